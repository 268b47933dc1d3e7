"""``check``: report every fault in the content, without building; with ``--watch`` again after every save."""

import argparse

from ..assess.judged import judge_plan
from ..console import Console, no_faults
from ..content.doubts.listing import open_doubts
from ..content.drafts import draft_problems
from ..content.files import Files
from ..content.portal import load_portal
from ..content.problems import Problem
from ..content.translations import untranslated
from ..model.messages import Message, count_message
from ..model.portal import Plan, Shared
from .watch import watch


def run(options: argparse.Namespace) -> int:
    if options.watch:
        return watch(options.content, options.console, _say_report)
    files = Files(options.content)
    shared, plans = load_portal(files, drafts=True)
    _say_report(files, shared, plans, options.console)
    return 0


def _say_report(files: Files, shared: Shared, plans: list[Plan], console: Console) -> None:
    for plan in plans:
        counts = (
            count_message("%(num)s indicator", "%(num)s indicators", len(plan.indicators)),
            count_message("%(num)s goal", "%(num)s goals", len(plan.goals)),
            count_message("%(num)s task", "%(num)s tasks", len(plan.items)),
            count_message("%(num)s project", "%(num)s projects", len(plan.projects)),
            count_message("%(num)s commitment", "%(num)s commitments", len(plan.commitments)),
            count_message("%(num)s finding", "%(num)s findings", len(judge_plan(plan, shared).findings)),
        )
        console.say(Message("%(plan)s: %(counts)s", plan=plan.id, counts=counts))
    drafts = [problem for plan in plans for problem in draft_problems(files, plan)]
    heading = count_message(
        "%(num)s draft, which only the preview shows:", "%(num)s drafts, which only the preview shows:", len(drafts)
    )
    _say_problems(drafts, heading, console)
    missing = untranslated(files, drafts=True)
    heading = count_message(
        "%(num)s text is not translated yet:", "%(num)s texts are not translated yet:", len(missing)
    )
    _say_problems(missing, heading, console)
    doubts = [doubt for plan in plans for doubt in open_doubts(files, plan, shared)]
    heading = count_message("%(num)s doubt, probably a slip:", "%(num)s doubts, probably slips:", len(doubts))
    _say_problems(doubts, heading, console)
    if shared.info.address is None:
        console.say(
            Message("portal.toml names no address: what other sites embed stays relative. Add it before you publish.")
        )
    console.say(no_faults(len(plans)))


def _say_problems(problems: list[Problem], heading: Message, console: Console) -> None:
    """Say what keeps a release from being made, though it is no fault."""
    if problems:
        console.say(heading)
    for problem in problems:
        console.problem(problem)
