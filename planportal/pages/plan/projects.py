"""The projects of a plan by box, and all its commitments in figures."""

from typing import NamedTuple

from ...model.records import Box, Project
from ..page import Page
from ..views import CommitmentRow, Link
from .context import PlanContext


class ProjectEntry(NamedTuple):
    """A project in its box; ``commitments`` words the number of its commitments, "" for zero."""

    page: Link
    number: str
    summary: str
    commitments: str


class BoxView(NamedTuple):
    """A box of the document; ``single`` is True for a box that consists of one project of the same title."""

    id: str
    label: str
    title: str
    draft: bool
    task: Link
    single: bool
    projects: tuple[ProjectEntry, ...]


class ProjectsView(NamedTuple):
    boxes: tuple[BoxView, ...]
    commitments: tuple[CommitmentRow, ...]


def page(context: PlanContext) -> Page:
    _, plan = context.language.text, context.plan
    return Page(
        title=_("Projects"),
        lead=_("The projects of this plan, and what it promises in figures."),
        view=ProjectsView(tuple(_box(context, box) for box in plan.boxes), context.commitment_rows(plan.commitments)),
        charts=context.charts(commitments="commitments"),
        has_drafts=context.judged.drafted(*plan.commitments.ids),
    )


def _box(context: PlanContext, box: Box) -> BoxView:
    return BoxView(
        id=box.id,
        label=context.say(box.label),
        title=context.say(box.title),
        draft=context.is_left_out("box", box.id),
        task=context.task_link(box.item),
        single=len(box.project) == 1 and box.project[0].title == box.title,
        projects=tuple(_entry(context, project) for project in box.project),
    )


def _entry(context: PlanContext, project: Project) -> ProjectEntry:
    count = sum(commitment.project == project.id for commitment in context.plan.commitments)
    counted = context.language.count("%(num)s commitment in figures", "%(num)s commitments in figures", count)
    return ProjectEntry(
        page=context.link(project),
        number=project.number or "",
        summary=context.say(project.summary),
        commitments=counted if count else "",
    )
