"""The exhibit of each goal: the indicators that measure it, else what is promised in figures under its tasks."""

from collections.abc import Iterator

from ..assess.judged import JudgedPlan
from ..assess.rollup import Rollup, roll_up
from ..charts import Chart
from ..model.records import Goal
from ..words.language import Language
from .commitments import commitments_chart, commitments_table
from .completion import completion_chart, completion_table
from .exhibit import Exhibit
from .maker import ExhibitMaker


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """One of each goal that something measures, in the document's order."""
    plan, code, report, language = maker.plan, maker.code, maker.report, maker.language
    for goal in plan.goals:
        chart = _chart(report, goal, language)
        if chart is None:
            continue
        if goal.indicators:
            table = completion_table(report, [plan.indicator[name] for name in goal.indicators], language)
        else:
            table = commitments_table(report, plan.commitments_under(goal.tasks), language)
        title = f"{goal.title[code]} ({plan.info.short[code]})" if code == "en" else (
            f"{goal.title[code]}（{plan.info.short[code]}）")  # fmt: skip
        shown = goal.indicators or [promise.id for promise in plan.commitments_under(goal.tasks)]
        place, definition = goal.source[code], goal.summary[code]
        yield maker.exhibit(f"goals/{goal.id}", title, chart, table, place, shown, definition=definition)


def _chart(report: JudgedPlan, goal: Goal, language: Language) -> Chart | None:
    """The indicators of a goal, else what is promised in figures under its tasks; None where there is neither."""
    _, plan, code = language.text, report.plan, language.code
    title, place = goal.title[code], goal.source[code]
    if goal.indicators:
        indicators = [plan.indicator[name] for name in goal.indicators]
        rollup = roll_up(report.assessments[indicator.id].status for indicator in indicators)
        question = _("%(goal)s: how far have its indicators come?", goal=title) if rollup.assessable else (
            _("%(goal)s: what do its indicators aim for?", goal=title))  # fmt: skip
        return completion_chart(report, indicators, question, goal_sentence(rollup, language), place, language)
    if promised := plan.commitments_under(goal.tasks):
        question = _("%(goal)s: what has been promised in figures?", goal=title)
        return commitments_chart(report, promised, question, place, language)
    return None


def goal_sentence(rollup: Rollup, language: Language) -> str:
    """The roll-up of one goal's indicators in one sentence."""
    if not rollup.assessable:
        return language.count(
            "The indicator of this goal cannot be assessed yet: no value has been published.",
            "None of the %(num)s indicators of this goal can be assessed yet: no values have been published.",
            rollup.total,
        )
    return language.text(
        "%(done)s of the %(assessable)s indicators of this goal that can be assessed are met or on course.",
        done=rollup.done, assessable=rollup.assessable,
    )  # fmt: skip
