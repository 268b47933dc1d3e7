"""``new``: the folder of a plan that is about to be typed."""

import argparse
import os
from pathlib import Path

from ..content.files import Files
from ..content.load import load_shared, plan_name_fault, plan_names
from ..content.skeleton import period_of, plan_skeleton
from ..model.document import LONGEST
from ..model.messages import Message
from ..model.refusal import Refusal
from ..publish.folder import write_folder
from .reading import judged_plan
from .schemas import SCHEMAS


def run(options: argparse.Namespace) -> int:
    folder = options.content / "plans" / options.plan
    _check_name(options.plan, options.content)
    start, end = _years(options)
    write_folder(folder, plan_skeleton(start, end, options.predecessor, _path_to_schemas(folder, options.home)))
    options.console.say(Message("%(folder)s: a plan for %(start)s to %(end)s.", folder=folder, start=start, end=end))
    options.console.say(Message(
        "Fill in what says “（待填）” and “To be filled in”; the comments show what else a plan can hold."
    ))  # fmt: skip
    options.console.say(
        Message("It is a draft, which only the preview shows, until you delete draft = true in its plan.toml.")
    )
    return 0


def _check_name(name: str, content: Path) -> None:
    if fault := plan_name_fault(name):
        raise Refusal(Message("“%(name)s” %(fault)s", name=name, fault=fault))
    if name in plan_names(Files(content)):
        raise Refusal(
            Message("there is a plan %(name)s already, in %(folder)s", name=name, folder=content / "plans" / name)
        )


def _years(options: argparse.Namespace) -> tuple[int, int]:
    """The first and the last year of the plan: as typed, or after its predecessor, or the period of today's data."""
    predecessor = judged_plan(options.content, options.predecessor, drafts=True).plan if options.predecessor else None
    as_of = load_shared(Files(options.content)).info.as_of
    following = predecessor.info.end + 1 if predecessor else period_of(as_of)[0]
    start = options.start or following
    end = options.end or start + 4
    if end < start:
        raise Refusal(Message(
            "the plan would end in %(end)s, before it starts in %(start)s; give --start and --end", start=start, end=end
        ))  # fmt: skip
    if (years := end - start + 1) > LONGEST:
        raise Refusal(
            Message("the plan would run for %(years)s years; the longest is %(most)s", years=years, most=LONGEST)
        )
    return start, end


def _path_to_schemas(folder: Path, home: Path) -> str | None:
    """The path from the plan's folder to the schemas, for the editor; None for content outside of the portal, which moves
    without it."""
    if not folder.is_relative_to(home) or not (home / SCHEMAS).is_dir():
        return None
    return Path(os.path.relpath(home / SCHEMAS, folder)).as_posix()
