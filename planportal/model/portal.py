"""``Shared``, the settings and vocabulary of a portal, and ``Plan``, all records of one plan folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from .document import Article, Body, Evaluation, Fact, NotedFinding, PlanFile, PlanInfo
from .entries import Entry, records_in
from .fields import vouched
from .index import Index
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
    Subject,
    TaskItem,
    TaskSection,
    TasksFile,
)
from .releases import Revision, RevisionsFile, Withdrawn
from .settings import Concept, PortalInfo, Rules
from .text import NO_UNIT, PERCENT, Text, Unit

# What the command line calls charts of several plans; plans need other names.
COMPARE, PORTAL = "compare", "portal"


@dataclass(frozen=True)
class Shared:
    """What every plan may use: settings and vocabulary. ``pages`` maps "about.zh" to its Markdown; ``withdrawn`` are plans
    of former releases that the portal has given up."""

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
        """Every record of the plan with its place, and the name of its file."""
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

    @cached_property
    def tables(self) -> Index[IndicatorTable]:
        return Index(self.files.indicators.table)

    @cached_property
    def indicators(self) -> Index[Indicator]:
        return Index(self.files.indicators.indicator)

    @cached_property
    def goals(self) -> Index[Goal]:
        return Index(self.files.goals.goal)

    @cached_property
    def sections(self) -> Index[TaskSection]:
        return Index(self.files.tasks.section)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.files.projects.box

    @cached_property
    def commitments(self) -> Index[Commitment]:
        return Index(self.files.commitments.commitment)

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

    def items_under(self, task: str) -> tuple[TaskItem, ...]:
        """The task items of a section, or the one item named."""
        return self.sections[task].item if task in self.sections else (self.items[task][1],)

    def commitments_under(self, tasks: tuple[str, ...]) -> tuple[Commitment, ...]:
        """The commitments in the text of some tasks and in the boxes that belong to them."""
        items = {item.id for task in tasks for item in self.items_under(task)}
        return tuple(
            commitment
            for commitment in self.commitments
            if (commitment.item or self.projects[vouched(commitment.project)][0].item) in items
        )

    @cached_property
    def bodies(self) -> dict[str, Body]:
        return {body.id: body for body in self.files.plan.body}

    def unit(self, subject: Indicator | Commitment | Fact) -> Unit:
        """The unit of an indicator, a commitment or a fact; the empty unit where the document prints none."""
        unit = self.units[subject.unit] if subject.unit else NO_UNIT
        return unit.called(getattr(subject, "unit_en", None))

    def target_unit(self, subject: Subject) -> Unit:
        """The unit of a target: percent for a change in percent, whatever the unit of its levels."""
        target, unit = subject.quantity, self.unit(subject)
        return PERCENT if target and target.relative and not unit.rate else unit

    def target_year(self, subject: Subject) -> int:
        return subject.target_year or self.info.end

    def base_year(self, subject: Subject) -> int:
        """The year at whose end the way of a total or a change begins: that of the baseline for changes, else the one before the
        plan starts."""
        target = subject.quantity
        if isinstance(subject, Indicator) and target and target.direction:
            table = self.tables.get(subject.table)
            named = subject.baseline_year or (table.baseline_year if table else None)
            if named is not None:
                return named
        return self.info.start - 1

    # --- places in the document ---

    def place_of_row(self, indicator: Indicator) -> Text:
        """Table and row as printed: "表1 第5行", "Table 1, row 5"."""
        label = self.tables[indicator.table].label
        return Text(zh=f"{label.zh} 第{indicator.row}行", en=f"{label.en}, row {indicator.row}")

    def place_of_item(self, item: str) -> Text:
        section, entry = self.items[item]
        joint = " " if entry.label.en.startswith("(") else ", "
        return Text(zh=f"{section.label.zh}{entry.label.zh}", en=f"{section.label.en}{joint}{entry.label.en}")

    def place_of_project(self, project: str) -> Text:
        box, entry = self.projects[project]
        if entry.number is None:
            return box.label
        return Text(zh=f"{box.label.zh} 第{entry.number}项", en=f"{box.label.en}, item {entry.number}")

    def place_of_commitment(self, commitment: Commitment) -> Text:
        if commitment.project:
            return self.place_of_project(commitment.project)
        return self.place_of_item(vouched(commitment.item))

    def place_stated(self, stated: Stated) -> Text:
        """Where a target is stated again."""
        if stated.goal:
            return self.goals[stated.goal].source
        if stated.item:
            return self.place_of_item(stated.item)
        return self.place_of_project(stated.project) if stated.project else vouched(stated.source)
