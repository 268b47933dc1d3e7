"""One project of a plan: what it promises in figures, and where it belongs."""

from typing import NamedTuple

from ...model.records import Project
from ..page import Neighbours, Page, neighbours
from ..rows import CommitmentRow, FindingView, IndicatorRow, Link
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
    promises = [commitment for commitment in plan.commitments if commitment.project == project.id]
    view = ProjectView(
        summary=summary,
        source=context.say(plan.place_of_project(project.id)),
        box=context.say(box.title),
        section=context.link(section),
        task=context.link(item),
        indicators=context.indicators(project.indicators),
        commitments=context.commitments(promises),
        findings=context.findings({project.id, *(promise.id for promise in promises)}),
        bodies=context.bodies(project.bodies),
        goals=context.links(goal for goal in plan.goals if {section.id, item.id} & set(goal.tasks)),
        neighbours=neighbours([other for _box, other in plan.projects.values()], project, context.link),
    )
    return Page(context.say(project.title), summary, view, draft=context.hidden("project", project.id))
