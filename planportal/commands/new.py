"""``new``: the folder of a plan that is about to be typed."""

import argparse
import os
from pathlib import Path

from ..content.files import Files
from ..content.load import IDENTIFIER, load_shared, name_fault, plan_names
from ..content.skeleton import period_of, plan_skeleton
from ..model.document import LONGEST
from ..model.portal import COMPARE, PORTAL
from ..model.refusal import Refusal
from ..model.said import said
from ..publish.folder import write_folder
from .reading import report_of
from .schemas import SCHEMAS


def run(options: argparse.Namespace) -> int:
    folder = options.content / "plans" / options.plan
    _check_name(options.plan, options.content)
    start, end = _years(options)
    write_folder(folder, plan_skeleton(start, end, options.predecessor, _way_to_schemas(folder, options.home)))
    options.console.say(said("%(folder)s: a plan for %(start)s to %(end)s.", folder=folder, start=start, end=end))
    options.console.say(said(
        "Fill in what says “（待填）” and “To be filled in”; the comments show what else a plan can hold."
    ))  # fmt: skip
    options.console.say(
        said("It is a draft, which only the preview shows, until you delete draft = true in its plan.toml.")
    )
    return 0


def _check_name(name: str, content: Path) -> None:
    if not IDENTIFIER.fullmatch(name):
        raise Refusal(
            said("“%(name)s” cannot name a plan; use lower-case ASCII letters, digits and single hyphens", name=name)
        )
    if name in (COMPARE, PORTAL):
        raise Refusal(
            said("“%(name)s” cannot name a plan: the command chart calls charts of several plans so", name=name)
        )
    if fault := name_fault(name):
        raise Refusal(said("“%(name)s” %(fault)s", name=name, fault=fault))
    if name in plan_names(Files(content)):
        raise Refusal(
            said("there is a plan %(name)s already, in %(folder)s", name=name, folder=content / "plans" / name)
        )


def _years(options: argparse.Namespace) -> tuple[int, int]:
    """The first and the last year."""
    predecessor = report_of(options.content, options.predecessor, drafts=True).plan if options.predecessor else None
    as_of = load_shared(Files(options.content)).info.as_of
    following = predecessor.info.end + 1 if predecessor else period_of(as_of)[0]
    start = options.start or following
    end = options.end or start + 4
    if end < start:
        raise Refusal(said(
            "the plan would end in %(end)s, before it starts in %(start)s; give --start and --end", start=start, end=end
        ))  # fmt: skip
    if (years := end - start + 1) > LONGEST:
        raise Refusal(
            said("the plan would run for %(years)s years; the longest is %(most)s", years=years, most=LONGEST)
        )
    return start, end


def _way_to_schemas(folder: Path, home: Path) -> str | None:
    """From the plan's folder, for the editor; content that lies elsewhere moves without the portal."""
    if not folder.is_relative_to(home) or not (home / SCHEMAS).is_dir():
        return None
    return Path(os.path.relpath(home / SCHEMAS, folder)).as_posix()
