"""Content for the commands that make one thing: only the plans that it needs are read."""

from pathlib import Path

from ..content.load import load_plan, load_shared, plan_folders
from ..content.problems import ContentFaults, did_you_mean
from ..model.portal import Shared
from ..model.said import said
from ..publish.build import check
from ..words.report import Report, report_on
from .places import Refused


def report_of(content: Path, plan: str, drafts: bool = False) -> Report:
    """One plan, judged as the public sees it, or with its ``drafts``.

    :raises Refused: if there is no such plan, or none that is published.
    :raises ContentFaults: if the plan or the shared files have faults.
    """
    folders = {folder.name: folder for folder in plan_folders(content)}
    if plan not in folders:
        raise Refused(said(
            'there is no plan "%(plan)s" in %(content)s.%(hint)s Plans: %(plans)s',
            plan=plan, content=content, hint=did_you_mean(plan, folders), plans=tuple(folders),
        ))  # fmt: skip
    shared = load_shared(content)
    loaded = load_plan(content, folders[plan], shared, frozenset(folders), drafts)
    if loaded.problems:
        raise ContentFaults(list(loaded.problems))
    if loaded.plan is None:
        raise Refused(said(
            'the plan "%(plan)s" is a draft; delete draft = true in its plan.toml, or look at it in the preview', plan=plan
        ))  # fmt: skip
    return report_on(loaded.plan, shared)


def all_reports(content: Path) -> tuple[Shared, list[Report]]:
    """Every plan, judged.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, plans = check(content)
    return shared, [report_on(plan, shared) for plan in plans]
