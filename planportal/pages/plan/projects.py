"""The projects of a plan by box, and everything that it promises in figures."""

from typing import NamedTuple

from ...model.records import Box, Project
from ..page import Page
from ..rows import CommitmentRow, Link
from .context import PlanContext


class ProjectEntry(NamedTuple):
    """``commitments`` says how many the project makes, if any."""

    page: Link
    number: str
    summary: str
    commitments: str


class BoxView(NamedTuple):
    """``single`` is True where the box is one project."""

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
        view=ProjectsView(tuple(_box(context, box) for box in plan.boxes), context.commitments(plan.commitments)),
        charts=context.charts(commitments="commitments"),
        drafts=context.report.drafted(*plan.commitment),
    )


def _box(context: PlanContext, box: Box) -> BoxView:
    return BoxView(
        id=box.id,
        label=context.say(box.label),
        title=context.say(box.title),
        draft=context.hidden("box", box.id),
        task=context.task(box.item),
        single=len(box.project) == 1 and box.project[0].title == box.title,
        projects=tuple(_entry(context, project) for project in box.project),
    )


def _entry(context: PlanContext, project: Project) -> ProjectEntry:
    count = sum(commitment.project == project.id for commitment in context.plan.commitments)
    promised = context.language.count("%(num)s commitment in figures", "%(num)s commitments in figures", count)
    return ProjectEntry(
        page=context.link(project),
        number=project.number or "",
        summary=context.say(project.summary),
        commitments=promised if count else "",
    )
