"""One goal of a plan: its indicators, and the tasks and projects that serve it."""

from typing import NamedTuple

from ...model.records import Goal
from ..page import Neighbours, Page, neighbours
from ..views import IndicatorRow, Link
from .context import PlanContext


class GoalView(NamedTuple):
    number: int
    summary: str
    source: str
    indicators: tuple[IndicatorRow, ...]
    tasks: tuple[Link, ...]
    projects: tuple[Link, ...]
    neighbours: Neighbours


def page(context: PlanContext, goal: Goal) -> Page:
    plan, summary = context.plan, context.say(goal.summary)
    items = {item.id for task in goal.tasks for item in plan.items_under(task)}
    return Page(
        title=context.say(goal.title),
        lead=summary,
        view=GoalView(
            number=goal.number,
            summary=summary,
            source=context.say(goal.source),
            indicators=context.indicator_rows(goal.indicators),
            tasks=tuple(context.task_link(task) for task in goal.tasks),
            projects=context.links(project for box, project in plan.projects.values() if box.item in items),
            neighbours=neighbours(plan.goals.records, goal, context.link),
        ),
        charts=context.charts(goal=f"goals/{goal.id}"),
        draft=context.is_left_out("goal", goal.id),
        has_drafts=context.judged.drafted(*goal.indicators),
    )
