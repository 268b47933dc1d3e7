"""One goal of a plan: its indicators, and the tasks and projects that serve it."""

from typing import NamedTuple

from ...model.records import Goal
from ..page import Neighbours, Page, neighbours
from ..rows import IndicatorRow, Link
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
    served = {item.id for name in goal.tasks for item in plan.items_under(name)}
    return Page(
        title=context.say(goal.title),
        lead=summary,
        view=GoalView(
            number=goal.number,
            summary=summary,
            source=context.say(goal.source),
            indicators=context.indicators(goal.indicators),
            tasks=tuple(context.task(name) for name in goal.tasks),
            projects=context.links(project for box, project in plan.projects.values() if box.item in served),
            neighbours=neighbours(plan.goals, goal, context.link),
        ),
        charts=context.charts(goal=f"goals/{goal.id}"),
        draft=context.hidden("goal", goal.id),
        drafts=context.report.drafted(*goal.indicators),
    )
