"""The goals of a plan, each with its indicators."""

from typing import NamedTuple

from ...model.records import Goal
from ..page import Page
from ..views import IndicatorRow, Link
from .context import PlanContext


class GoalEntry(NamedTuple):
    page: Link
    number: int
    summary: str
    indicators: tuple[IndicatorRow, ...]


class GoalsView(NamedTuple):
    goals: tuple[GoalEntry, ...]


def page(context: PlanContext) -> Page:
    _ = context.language.text
    goals = tuple(_entry(context, goal) for goal in context.plan.goals)
    return Page(_("Goals"), _("What this plan sets out to achieve."), GoalsView(goals))


def _entry(context: PlanContext, goal: Goal) -> GoalEntry:
    indicators = context.indicator_rows(goal.indicators)
    return GoalEntry(context.link(goal), goal.number, context.say(goal.summary), indicators)
