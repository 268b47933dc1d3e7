"""Content for the commands that make one thing: only the plans that it needs are read."""

from pathlib import Path

from ..content.load import load_plan, load_shared, plan_folders
from ..content.problems import ContentFaults, did_you_mean
from ..model.portal import Shared
from ..publish.build import check
from ..words.report import Report, report_on
from .places import Refused


def report_of(content: Path, plan: str) -> Report:
    """One plan, judged.

    :raises Refused: if there is no such plan.
    :raises ContentFaults: if the plan or the shared files have faults.
    """
    folders = {folder.name: folder for folder in plan_folders(content)}
    if plan not in folders:
        raise Refused(f'there is no plan "{plan}" in {content}.{did_you_mean(plan, folders)} Plans: {", ".join(folders)}')
    shared = load_shared(content)
    loaded = load_plan(content, folders[plan], shared, frozenset(folders))
    if loaded.problems:
        raise ContentFaults(list(loaded.problems))
    return report_on(loaded.plan, shared)


def all_reports(content: Path) -> tuple[Shared, list[Report]]:
    """Every plan, judged.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, plans = check(content)
    return shared, [report_on(plan, shared) for plan in plans]
