"""``Shared``, the settings and vocabulary of a portal, and ``Plan``, all records of one plan folder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .document import Article, Body, Dimension, Evaluation, Fact, Member, NotedFinding, PlanFile, PlanInfo
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
from .references import references_of
from .regions import Region
from .releases import Revision, RevisionsFile, Withdrawn
from .settings import Concept, PortalInfo, Rules
from .sources import Citation, Source, SourcesFile, citation_of
from .text import NO_UNIT, PERCENT, POINTS, Heading, Text, Unit

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
    sources: Mapping[str, Source] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)


class PlanFiles(NamedTuple):
    """What the files of a plan folder hold, each under the name of its file."""

    plan: PlanFile
    indicators: IndicatorsFile
    goals: GoalsFile
    tasks: TasksFile
    projects: ProjectsFile
    commitments: CommitmentsFile
    revisions: RevisionsFile
    sources: SourcesFile


@dataclass(frozen=True)
class Plan:
    """One plan folder, whole, and of what all plans share the units, the sources and the regions."""

    id: str
    files: PlanFiles
    units: dict[str, Unit]
    shared_sources: Mapping[str, Source] = field(default_factory=dict)
    regions: Mapping[str, Region] = field(default_factory=dict)

    @property
    def info(self) -> PlanInfo:
        return self.files.plan.plan

    @property
    def region(self) -> Heading:
        """The name of the region that the plan is for."""
        named = self.info.region
        return self.regions[named].name if isinstance(named, str) else named

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every record of the plan with its place, and the name of its file."""
        for name, file in self.files._asdict().items():
            for entry in records_in(file):
                yield f"{name}.toml", entry

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return self.files.plan.dimension

    @cached_property
    def members(self) -> dict[str, tuple[Dimension, Member]]:
        """Members by identifier, each with its dimension, in the order in which they are declared."""
        return {member.id: (dimension, member) for dimension in self.dimensions for member in dimension.member}

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
    def sources(self) -> Index[Source]:
        """The named sources that the plan cites: those of its own folder, then those of the portal."""
        references = (reference for _file, entry in self.entries() for reference in references_of(entry.record))
        cited = {reference.value for reference in references if "source" in reference.refers.kinds}
        return Index(tuple(source for name, source in self._named_sources.items() if name in cited))

    @cached_property
    def _named_sources(self) -> dict[str, Source]:
        """Every source that the plan may cite."""
        return {source.id: source for source in self.files.sources.source} | dict(self.shared_sources)

    def citation(self, source: Text | str | None, place: Heading | None = None) -> Citation | None:
        """What is cited by a source as it is typed: the identifier of a named one, with the place in it, or words."""
        if isinstance(source, str):
            return citation_of(self._named_sources[source], place)
        return Citation(source) if source else None

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
        return unit.called(subject.unit_en)

    def target_unit(self, subject: Subject) -> Unit:
        """The unit of a target: percent for a change in percent, whatever the unit of its levels; points for one between rates."""
        target, unit = subject.quantity, self.unit(subject)
        if target and target.direction and unit.rate and not target.relative:
            return POINTS
        return PERCENT if target and target.relative and not unit.rate else unit

    def target_year(self, subject: Subject) -> int:
        return subject.target_year or self.info.end

    def baseline_year(self, indicator: Indicator) -> int | None:
        """The year of a baseline: its own, that of its column, or the one that the target is printed to be counted from."""
        table, figure = self.tables.get(indicator.table), indicator.figure
        of_column = table.baseline_year if table else None
        return indicator.baseline_year or of_column or (figure.base_year if figure else None)

    def base_year(self, subject: Subject) -> int:
        """The year at whose end the way of a total or a change begins: for changes the one that they are printed to be counted from
        or that of the baseline, else the one before the plan starts."""
        target = subject.quantity
        if target and target.direction:
            printed = vouched(subject.figure).base_year
            baseline = self.baseline_year(subject) if isinstance(subject, Indicator) else None
            return printed or baseline or self.info.start - 1
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
