"""The tasks of a plan, section by section."""

from typing import NamedTuple

from ...model.records import TaskItem
from ..page import Page
from ..views import CommitmentRow, IndicatorRow, Link
from .context import PassageView, PlanContext


class TaskView(NamedTuple):
    item: PassageView
    projects: tuple[Link, ...]
    commitments: tuple[CommitmentRow, ...]
    indicators: tuple[IndicatorRow, ...]


class TasksView(NamedTuple):
    sections: tuple[tuple[PassageView, tuple[TaskView, ...]], ...]


def page(context: PlanContext) -> Page:
    _ = context.language.text
    sections = tuple(
        (context.passage("section", section, section.label), tuple(_task(context, item) for item in section.item))
        for section in context.plan.sections
    )
    return Page(_("Tasks"), _("What this plan says will be done."), TasksView(sections))


def _task(context: PlanContext, item: TaskItem) -> TaskView:
    plan = context.plan
    return TaskView(
        item=context.passage("item", item, item.label),
        projects=context.links(project for box, project in plan.projects.values() if box.item == item.id),
        commitments=context.commitment_rows(promise for promise in plan.commitments if promise.item == item.id),
        indicators=context.indicator_rows(item.indicators),
    )
