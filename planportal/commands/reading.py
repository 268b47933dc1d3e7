"""Content for the commands that make one thing: only the plans that it needs are read."""

from pathlib import Path

from ..assess.judged import JudgedPlan, judge_plan
from ..content.files import Files
from ..content.load import load_plan, load_shared, plan_names
from ..content.portal import load_portal
from ..content.problems import ContentFaults, did_you_mean
from ..model.messages import Message
from ..model.portal import Shared
from ..model.refusal import Refusal


def judged_plan(content: Path, plan: str, drafts: bool = False) -> JudgedPlan:
    """One plan, judged as the public sees it, or with its ``drafts``.

    :raises Refusal: if there is no such plan, or none that is published.
    :raises ContentFaults: if the plan or the shared files have faults.
    """
    files = Files(content)
    names = plan_names(files)
    if plan not in names:
        raise Refusal(Message(
            'there is no plan "%(plan)s" in %(content)s.%(hint)s Plans: %(plans)s',
            plan=plan, content=content, hint=did_you_mean(plan, names), plans=tuple(names),
        ))  # fmt: skip
    shared = load_shared(files)
    loaded = load_plan(files, plan, shared, drafts)
    if loaded.problems:
        raise ContentFaults(list(loaded.problems))
    if loaded.plan is None:
        raise Refusal(Message(
            'the plan "%(plan)s" is a draft; delete draft = true in its plan.toml, or look at it in the preview', plan=plan
        ))  # fmt: skip
    return judge_plan(loaded.plan, shared)


def judged_plans(content: Path) -> tuple[Shared, list[JudgedPlan]]:
    """Every plan, judged.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, plans = load_portal(Files(content))
    return shared, [judge_plan(plan, shared) for plan in plans]
