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
    """The exhibits of all goals that indicators or commitments measure, in the document's order."""
    plan, code, judged, language = maker.plan, maker.code, maker.judged, maker.language
    for goal in plan.goals:
        chart = _chart(judged, goal, language)
        if chart is None:
            continue
        if goal.indicators:
            table = completion_table(judged, [plan.indicators[name] for name in goal.indicators], language)
        else:
            table = commitments_table(judged, plan.commitments_under(goal.tasks), language)
        title = f"{goal.title[code]} ({plan.info.short[code]})" if code == "en" else (
            f"{goal.title[code]}（{plan.info.short[code]}）")  # fmt: skip
        subjects = goal.indicators or [commitment.id for commitment in plan.commitments_under(goal.tasks)]
        place, definition = goal.source[code], goal.summary.printed(code)
        yield maker.exhibit(f"goals/{goal.id}", title, chart, table, place, subjects, definition=definition)


def _chart(judged: JudgedPlan, goal: Goal, language: Language) -> Chart | None:
    """The indicators of a goal, else what is promised in figures under its tasks; None where there is neither."""
    _, plan, code = language.text, judged.plan, language.code
    title, place = goal.title[code], goal.source[code]
    if goal.indicators:
        indicators = [plan.indicators[name] for name in goal.indicators]
        rollup = roll_up(judged.assessments[indicator.id].status for indicator in indicators)
        question = _("%(goal)s: how far have its indicators come?", goal=title) if rollup.assessable else (
            _("%(goal)s: what do its indicators aim for?", goal=title))  # fmt: skip
        return completion_chart(judged, indicators, question, goal_sentence(rollup, language), place, language)
    if commitments := plan.commitments_under(goal.tasks):
        question = _("%(goal)s: what has been promised in figures?", goal=title)
        return commitments_chart(judged, commitments, question, place, language)
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
