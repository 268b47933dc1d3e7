"""What a portal holds: its settings and shared vocabulary, and one ``Plan`` assembled from the files of its folder."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from .measured import Identifier, KeyFault, Many, Stated, vouched
from .records import (
    Article,
    Body,
    Box,
    Commitment,
    CommitmentsFile,
    Evaluation,
    Fact,
    Finding,
    Goal,
    GoalsFile,
    Indicator,
    IndicatorsFile,
    Item,
    PlanFile,
    PlanInfo,
    Project,
    ProjectsFile,
    Section,
    Table,
    TasksFile,
)
from .releases import Revision, RevisionsFile, Withdrawn
from .said import said
from .text import NO_UNIT, Heading, Name, Record, Text, Unit

# What the command line calls charts that belong to no plan; no plan can be called so.
COMPARE, PORTAL = "compare", "portal"


def _number(typed: str) -> str:
    if not re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,6})?", typed):
        raise ValueError(said('must be a number in quotes, such as "5"'))
    return typed


def _not_negative(typed: str) -> str:
    if Decimal(typed) < 0:
        raise ValueError(said("must not be negative"))
    return typed


Threshold = Annotated[Name, AfterValidator(_number)]
Distance = Annotated[Threshold, AfterValidator(_not_negative)]
Months = Annotated[int, Field(ge=1, le=1200)]


class PaceRules(Record):
    """Where one class of pace ends and the next begins, in percentage points of the way from baseline to target."""

    faster_from: Threshold
    lagging_below: Threshold

    @model_validator(mode="after")
    def _classes_apart(self) -> Self:
        if Decimal(self.lagging_below) >= Decimal(self.faster_from):
            raise KeyFault(said("must be below faster_from, %(bound)s", bound=self.faster_from), "lagging_below")
        return self


class AboutRules(Record):
    """How far a value may be from a target that says "about": percentage points for rates, percent for quantities."""

    rate: Distance
    quantity: Distance


class AgeRules(Record):
    """From how many months on a value counts as old, by how often it is published."""

    monthly: Months
    quarterly: Months
    yearly: Months


class Rules(Record):
    pace: PaceRules
    about: AboutRules
    age: AgeRules


def _public(typed: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", typed):
        message = said('must be where the public finds the portal, such as "https://plans.example.org/portal/"')
        raise ValueError(message)
    return typed.rstrip("/") + "/"


Address = Annotated[Name, AfterValidator(_public)]


class PortalInfo(Record):
    """``as_of`` is the day the data are complete to; ages and open periods are counted from it. ``address`` is where the
    public finds the portal, ending in "/"; without it, links that other sites would follow stay relative."""

    title: Heading
    tagline: Heading
    publisher: Heading
    as_of: datetime.date
    licence: Text
    contact: Text | None = None
    address: Address | None = None


class PortalFile(Record):
    portal: PortalInfo
    rules: Rules
    withdrawn: Many[Withdrawn] = ()


class UnitsFile(Record):
    unit: Many[Unit] = ()


class Concept(Record):
    id: Identifier
    name: Heading
    definition: Text


class ConceptsFile(Record):
    concept: Many[Concept] = ()


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
    def noted(self) -> tuple[Finding, ...]:
        """The findings an editor typed."""
        return self.files.plan.finding

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.files.indicators.table

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.files.indicators.indicator

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.files.goals.goal

    @property
    def sections(self) -> tuple[Section, ...]:
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
    def items(self) -> dict[str, tuple[Section, Item]]:
        """Task items by identifier, each with its section, in the document's order."""
        return {item.id: (section, item) for section in self.sections for item in section.item}

    @cached_property
    def indicator(self) -> dict[str, Indicator]:
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def table(self) -> dict[str, Table]:
        return {table.id: table for table in self.tables}

    @cached_property
    def goal(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.goals}

    @cached_property
    def section(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def commitment(self) -> dict[str, Commitment]:
        return {commitment.id: commitment for commitment in self.commitments}

    def items_under(self, task: str) -> tuple[Item, ...]:
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
