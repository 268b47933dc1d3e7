"""The records of a portal, one class for each table an editor types in TOML.

Every record is frozen and knows nothing of other plans.
"""

import datetime
from typing import Literal, Self

from pydantic import model_validator

from .measured import (
    Draftable,
    Filled,
    Identifier,
    KeyFault,
    Many,
    Measured,
    Number,
    Printed,
    TypedBetter,
    Year,
    blame,
)
from .notation import Better, parse_cell
from .said import said
from .text import Heading, Name, Noun, Record, Text

# The years that a plan may run.
LONGEST = 50


class Indicator(Measured):
    """One row of an indicator table. ``unit`` is a unit of units.toml, left out where the document prints none;
    ``baseline`` and ``result`` are as printed, for the years that the table names."""

    name: Heading
    table: Identifier
    row: Number
    group: Identifier | None = None
    unit: Name | None = None
    concept: Identifier | None = None
    attribute: Literal["binding", "anticipatory"] | None = None
    part_of: Identifier | None = None
    definition: Text | None = None
    baseline: Printed | None = None
    baseline_year: Year | None = None
    baseline_covers: Literal["year", "period"] | None = None
    baseline_note: Text | None = None
    result: Name | None = None
    result_en: Name | None = None
    result_year: Year | None = None
    result_met: bool | None = None
    completion_printed: Name | None = None
    frequency: Literal["monthly", "quarterly", "yearly"] = "yearly"
    formerly: Many[Identifier] = ()

    @model_validator(mode="after")
    def _result_reads(self) -> Self:
        if self.result is None:
            return self
        if not self.in_words:
            with blame("result"):
                if parse_cell(self.result):
                    self.check_change(self.result)
        elif self.result_en is None:
            raise KeyFault(said("is missing; a result in words needs its English"), "result_en")
        return self


class Commitment(Measured):
    """A quantified promise of a project box or of a task's text."""

    text: Heading
    unit: Name | None = None
    unit_en: Noun | None = None
    better: TypedBetter = Better.HIGHER
    project: Identifier | None = None
    item: Identifier | None = None
    indicators: Many[Identifier] = ()
    restates: Identifier | None = None

    @model_validator(mode="after")
    def _one_home(self) -> Self:
        if (self.project is None) == (self.item is None):
            message = said("a commitment belongs to exactly one project or one task item; give project or item")
            raise ValueError(message)
        return self


# What is measured: a row of a table or a promise.
Subject = Indicator | Commitment


# --- plan.toml -----------------------------------------------------------------------------------------------------


class Document(Record):
    """The published document the folder was typed from."""

    title: Heading
    number: Name | None = None
    issued: datetime.date | None = None
    issuer: Heading | None = None
    note: Text | None = None


class Above(Record):
    """The plan of a higher level that this one carries out; ``plan`` where the portal holds it too."""

    title: Heading
    plan: Identifier | None = None


class PlanInfo(Draftable):
    """What the plan is; a ``draft`` here keeps the whole plan out of public builds."""

    title: Heading
    short: Heading
    region: Heading
    field: Heading
    start: Year
    end: Year
    document: Document
    summary: Text
    predecessor: Identifier | None = None
    above: Above | None = None
    fictitious: bool = False
    note: Many[Text] = ()

    @model_validator(mode="after")
    def _years_rise(self) -> Self:
        if self.end < self.start:
            raise KeyFault(said("%(end)s is before the start, %(start)s", end=self.end, start=self.start), "end")
        if self.years > LONGEST:
            message = said(
                "the plan would run for %(years)s years; the longest is %(most)s", years=self.years, most=LONGEST
            )
            raise KeyFault(message, "end")
        return self

    @property
    def years(self) -> int:
        """The number of years the plan runs."""
        return self.end - self.start + 1


class Body(Record):
    """A body that answers for indicators or commitments."""

    id: Identifier
    name: Heading


class Article(Draftable):
    """A guiding principle or a safeguard."""

    id: Identifier
    number: Number
    title: Heading
    summary: Text
    source: Heading


class Fact(Draftable):
    """A figure of the period that the document reports outside its tables. ``indicator`` names the row it repeats."""

    id: Identifier
    text: Heading
    value: Filled
    source: Heading
    unit: Name | None = None
    unit_en: Noun | None = None
    year: Year | None = None
    indicator: Identifier | None = None


class Evaluation(Draftable):
    id: Identifier
    kind: Literal["annual", "mid-term", "final"]
    date: datetime.date
    by: Heading
    third_party: bool = False
    verdict: Text
    document: Text | None = None


class Finding(Record):
    """Something in the document that the reader should know and that no rule can see."""

    kind: Literal[
        "value", "comparator", "basis", "unit", "notation", "baseline", "completion", "claim", "scope", "wording"
    ]
    subject: Identifier
    message: Text


class PlanFile(Record):
    plan: PlanInfo
    body: Many[Body] = ()
    principle: Many[Article] = ()
    safeguard: Many[Article] = ()
    fact: Many[Fact] = ()
    evaluation: Many[Evaluation] = ()
    finding: Many[Finding] = ()


# --- the other files of a plan folder ------------------------------------------------------------------------------


class Group(Record):
    id: Identifier
    title: Heading


class Table(Record):
    """An indicator table of the document. ``label`` is how the document calls it (表1, 专栏2)."""

    id: Identifier
    label: Heading
    title: Heading
    baseline_year: Year | None = None
    result_year: Year | None = None
    group: Many[Group] = ()
    note: Many[Text] = ()


class IndicatorsFile(Record):
    table: Many[Table] = ()
    indicator: Many[Indicator] = ()


class Goal(Draftable):
    id: Identifier
    number: Number
    title: Heading
    summary: Text
    source: Heading
    indicators: Many[Identifier] = ()
    tasks: Many[Identifier] = ()
    formerly: Many[Identifier] = ()


class GoalsFile(Record):
    goal: Many[Goal] = ()


class Item(Draftable):
    """One numbered item of a task section; ``label`` is its printed number."""

    id: Identifier
    number: Number
    label: Heading
    title: Heading
    summary: Text
    indicators: Many[Identifier] = ()


class Section(Draftable):
    """A section of tasks; ``label`` is its place in the document (第五章第一节)."""

    id: Identifier
    number: Number
    label: Heading
    title: Heading
    summary: Text
    item: Many[Item] = ()


class TasksFile(Record):
    section: Many[Section] = ()


class Project(Draftable):
    """A project of a box; ``number`` is its printed number, left out where the box is one project."""

    id: Identifier
    number: Name | None = None
    title: Heading
    summary: Text
    indicators: Many[Identifier] = ()
    bodies: Many[Identifier] = ()
    formerly: Many[Identifier] = ()


class Box(Draftable):
    """A project box of the document, and the task item that it stands in."""

    id: Identifier
    label: Heading
    title: Heading
    item: Identifier
    project: Many[Project] = ()


class ProjectsFile(Record):
    box: Many[Box] = ()


class CommitmentsFile(Record):
    commitment: Many[Commitment] = ()
