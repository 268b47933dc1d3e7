"""``new``: the folder of a plan that is about to be typed."""

import argparse
import os
import sys
from pathlib import Path

from ..console import report_faults
from ..content.load import IDENTIFIER, load_shared, plan_folders
from ..content.problems import ContentFaults
from ..content.skeleton import plan_skeleton
from ..model.portal import COMPARE, PORTAL
from ..publish.folder import write_folder
from .places import ROOT, Refused, wrong
from .reading import report_of

SCHEMAS = ROOT / "docs" / "schemas"


def run(options: argparse.Namespace) -> int:
    folder = options.content / "plans" / options.plan
    try:
        _check_name(options.plan, options.content)
        start, end = _years(options)
        write_folder(folder, plan_skeleton(start, end, options.predecessor, _way_to_schemas(folder)))
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        return 1
    except Refused as refusal:
        return wrong(refusal)
    except OSError as failure:
        return wrong(f"{failure.filename} cannot be written: {failure.strerror}")
    print(f"{folder}: a plan for {start} to {end}.")
    print("Fill in what says “（待填）” and “To be filled in”; the comments show what else a plan can hold.")
    return 0


def _check_name(name: str, content: Path) -> None:
    if not IDENTIFIER.fullmatch(name):
        raise Refused(f"“{name}” cannot name a plan; use lower-case ASCII letters, digits and single hyphens")
    if name in (COMPARE, PORTAL):
        raise Refused(f"“{name}” cannot name a plan: the command chart calls charts of several plans so")
    if name in {folder.name for folder in plan_folders(content)}:
        raise Refused(f"there is a plan {name} already, in {content / 'plans' / name}")


def _years(options: argparse.Namespace) -> tuple[int, int]:
    """The first and the last year. Five-year plans begin in years that end in 1 or 6."""
    predecessor = report_of(options.content, options.predecessor).plan if options.predecessor else None
    as_of = load_shared(options.content).info.as_of
    following = predecessor.info.end + 1 if predecessor else as_of.year - (as_of.year - 1) % 5
    start = options.start or following
    end = options.end or start + 4
    if end < start:
        raise Refused(f"the plan would end in {end}, before it starts in {start}; give --start and --end")
    return start, end


def _way_to_schemas(folder: Path) -> str | None:
    """From the plan's folder, for the editor; content that lies elsewhere moves without the project."""
    if not folder.is_relative_to(ROOT):
        return None
    return Path(os.path.relpath(SCHEMAS, folder)).as_posix()
