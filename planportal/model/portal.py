"""What a portal holds: its settings and shared vocabulary, and one ``Plan`` assembled from the files of its folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .document import Article, Body, Evaluation, Fact, NotedFinding, PlanFile, PlanInfo
from .fields import vouched
from .measured import Stated
from .records import (
    Box,
    Commitment,
    CommitmentsFile,
    Goal,
    GoalsFile,
    Indicator,
    IndicatorsFile,
    IndicatorTable,
    Project,
    ProjectsFile,
    TaskItem,
    TaskSection,
    TasksFile,
)
from .releases import Revision, RevisionsFile, Withdrawn
from .settings import Concept, PortalInfo, Rules
from .text import NO_UNIT, Text, Unit
from .texts import Entry, records_in

# What the command line calls charts that belong to no plan; no plan can be called so.
COMPARE, PORTAL = "compare", "portal"


@dataclass(frozen=True)
class Shared:
    """What every plan may use: settings and vocabulary. ``pages`` maps "about.zh" to its Markdown; ``withdrawn`` are plans
    that releases held and the portal does not hold any more."""

    info: PortalInfo
    rules: Rules
    units: dict[str, Unit]
    concepts: dict[str, Concept]
    pages: dict[str, str]
    withdrawn: tuple[Withdrawn, ...] = ()


class PlanFiles(NamedTuple):
    """What the files of a plan folder hold, each under the name of its file."""

    plan: PlanFile
    indicators: IndicatorsFile
    goals: GoalsFile
    tasks: TasksFile
    projects: ProjectsFile
    commitments: CommitmentsFile
    revisions: RevisionsFile


@dataclass(frozen=True)
class Plan:
    """One plan folder, whole, and the units it uses."""

    id: str
    files: PlanFiles
    units: dict[str, Unit]

    @property
    def info(self) -> PlanInfo:
        return self.files.plan.plan

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every record of the plan, with the name of the file it stands in."""
        for name, file in self.files._asdict().items():
            for entry in records_in(file):
                yield f"{name}.toml", entry

    @property
    def principles(self) -> tuple[Article, ...]:
        return self.files.plan.principle

    @property
    def safeguards(self) -> tuple[Article, ...]:
        return self.files.plan.safeguard

    @property
    def facts(self) -> tuple[Fact, ...]:
        return self.files.plan.fact

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        return self.files.plan.evaluation

    @property
    def noted(self) -> tuple[NotedFinding, ...]:
        """The findings an editor typed."""
        return self.files.plan.finding

    @property
    def tables(self) -> tuple[IndicatorTable, ...]:
        return self.files.indicators.table

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.files.indicators.indicator

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.files.goals.goal

    @property
    def sections(self) -> tuple[TaskSection, ...]:
        return self.files.tasks.section

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.files.projects.box

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        return self.files.commitments.commitment

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Why figures changed that were published before, as the editor gave it."""
        return self.files.revisions.revision

    @cached_property
    def projects(self) -> dict[str, tuple[Box, Project]]:
        """Projects by identifier, each with its box, in the document's order."""
        return {project.id: (box, project) for box in self.boxes for project in box.project}

    @cached_property
    def items(self) -> dict[str, tuple[TaskSection, TaskItem]]:
        """Task items by identifier, each with its section, in the document's order."""
        return {item.id: (section, item) for section in self.sections for item in section.item}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def table(self) -> dict[str, IndicatorTable]:
        return {table.id: table for table in self.tables}

    @cached_property
    def goal(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.goals}

    @cached_property
    def section(self) -> dict[str, TaskSection]:
        return {section.id: section for section in self.sections}

    @cached_property
    def commitment(self) -> dict[str, Commitment]:
        return {commitment.id: commitment for commitment in self.commitments}

    def items_under(self, task: str) -> tuple[TaskItem, ...]:
        """The task items of a section, or the one item named."""
        return self.section[task].item if task in self.section else (self.items[task][1],)

    def commitments_under(self, tasks: tuple[str, ...]) -> tuple[Commitment, ...]:
        """The commitments in the text of some tasks and in the boxes that belong to them."""
        served = {item.id for task in tasks for item in self.items_under(task)}
        return tuple(
            commitment
            for commitment in self.commitments
            if (commitment.item or self.projects[vouched(commitment.project)][0].item) in served
        )

    @cached_property
    def bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.files.plan.body}

    def unit(self, subject: Indicator | Commitment | Fact) -> Unit:
        """The unit of an indicator, a commitment or a fact; the empty unit where the document prints none."""
        unit = self.units[subject.unit] if subject.unit else NO_UNIT
        return unit.called(getattr(subject, "unit_en", None))

    # --- places in the document ---

    def place_of_row(self, indicator: Indicator) -> Text:
        """Table and row as printed: "表1 第5行", "Table 1, row 5"."""
        label = self.table[indicator.table].label
        return Text(zh=f"{label.zh} 第{indicator.row}行", en=f"{label.en}, row {indicator.row}")

    def place_of_item(self, item: str) -> Text:
        section, found = self.items[item]
        joint = " " if found.label.en.startswith("(") else ", "
        return Text(zh=f"{section.label.zh}{found.label.zh}", en=f"{section.label.en}{joint}{found.label.en}")

    def place_of_project(self, project: str) -> Text:
        box, found = self.projects[project]
        if found.number is None:
            return box.label
        return Text(zh=f"{box.label.zh} 第{found.number}项", en=f"{box.label.en}, item {found.number}")

    def place_of_commitment(self, commitment: Commitment) -> Text:
        if commitment.project:
            return self.place_of_project(commitment.project)
        return self.place_of_item(vouched(commitment.item))

    def place_stated(self, stated: Stated) -> Text:
        """Where a target is stated again."""
        if stated.goal:
            return self.goal[stated.goal].source
        if stated.item:
            return self.place_of_item(stated.item)
        return self.place_of_project(stated.project) if stated.project else vouched(stated.source)
