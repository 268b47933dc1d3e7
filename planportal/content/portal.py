"""The whole content folder: settings and vocabulary, every plan, and what is wrong with any of it."""

from ..model.portal import Plan, Shared
from .files import Files
from .load import load_plan, load_shared, plan_names
from .problems import ContentFaults, Problem
from .releases import read_releases


def read_shared(files: Files) -> tuple[Shared | None, list[Problem]]:
    """Settings and vocabulary, or the problems that keep them from being read."""
    try:
        return load_shared(files), []
    except ContentFaults as faults:
        return None, faults.problems


def load_portal(files: Files, drafts: bool = False) -> tuple[Shared, list[Plan]]:
    """Read and check everything. Plans come as the public sees them, or with their ``drafts``.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, problems = read_shared(files)
    problems += read_releases(files)[1]
    loaded = [load_plan(files, name, shared, drafts) for name in plan_names(files)]
    problems += [problem for one in loaded for problem in one.problems]
    if problems or shared is None:
        raise ContentFaults(problems)
    return shared, [one.plan for one in loaded if one.plan]
