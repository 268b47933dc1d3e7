"""One project of a plan: its commitments in figures, and where it belongs."""

from typing import NamedTuple

from ...model.records import Project
from ..page import Neighbours, Page, neighbours
from ..views import CommitmentRow, FindingView, IndicatorRow, Link
from .context import PlanContext


class ProjectView(NamedTuple):
    summary: str
    source: str
    box: str
    section: Link
    task: Link
    indicators: tuple[IndicatorRow, ...]
    commitments: tuple[CommitmentRow, ...]
    findings: tuple[FindingView, ...]
    bodies: tuple[str, ...]
    goals: tuple[Link, ...]
    neighbours: Neighbours


def page(context: PlanContext, project: Project) -> Page:
    plan, summary = context.plan, context.say(project.summary)
    box, _project = plan.projects[project.id]
    section, item = plan.items[box.item]
    commitments = [commitment for commitment in plan.commitments if commitment.project == project.id]
    view = ProjectView(
        summary=summary,
        source=context.say(plan.place_of_project(project.id)),
        box=context.say(box.title),
        section=context.link(section),
        task=context.link(item),
        indicators=context.indicator_rows(project.indicators),
        commitments=context.commitment_rows(commitments),
        findings=context.finding_views({project.id, *(commitment.id for commitment in commitments)}),
        bodies=context.body_names(project.bodies),
        goals=context.links(goal for goal in plan.goals if {section.id, item.id} & set(goal.tasks)),
        neighbours=neighbours([other for _box, other in plan.projects.values()], project, context.link),
    )
    return Page(context.say(project.title), summary, view, draft=context.is_left_out("project", project.id))
