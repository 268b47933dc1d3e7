"""What no single record can know: references and repeated identifiers of one plan, and with them its figures."""

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from ..model.measured import Identified
from ..model.portal import Plan, Shared
from ..model.records import Goal, Indicator, Project, Subject
from ..model.said import said
from ..model.texts import Path
from . import bounds, figures
from .parse import Source
from .problems import Problem, did_you_mean
from .read import Reading

# What a reference may name.
OTHER_PLAN = said("another plan")
INDICATOR = said("an indicator")
ANYTHING = said("anything of this plan")
TABLE = said("a table")
GROUP = said("a group of the table")
CONCEPT = said("a concept of concepts.toml")
OTHER_INDICATOR = said("another indicator")
BODY = said("a body of plan.toml")
GOAL = said("a goal")
ITEM = said("a task item")
PROJECT = said("a project")
TASK = said("a task section or item")
RESTATED = said("another commitment or an indicator")


class Places:
    """Where the entries of a plan stand in its files, counting those that were left out as faulty."""

    def __init__(self, sources: dict[str, Source], readings: dict[str, Reading]):
        self._sources, self._readings = sources, readings
        self.lost = frozenset[str]().union(*(reading.lost for reading in readings.values()))

    def problem(self, file: str, path: Path, message: str) -> Problem:
        kept = self._readings[file].kept
        match path:
            case (str(name), int(number), *inner) if name in kept:
                path = (name, kept[name][number], *inner)
        return self._sources[file].problem(path, message)


def check_plan(plan: Plan, places: Places, shared: Shared, plans: frozenset[str]) -> list[Problem]:
    """Every problem between the records of one plan and the shared vocabulary."""
    check = _Check(plan, places, shared, plans)
    return [places.problem(*found) for found in check.run()]


R = TypeVar("R", bound=Identified)
Found = tuple[str, Path, str]
Entry = tuple[str, Path, R]


def _entries(file: str, name: str, records: Sequence[R], inside: Path = ()) -> list[Entry[R]]:
    """The entries of one list with their places; ``inside`` is the path of the entry that holds the list."""
    return [(file, (*inside, name, number), record) for number, record in enumerate(records)]


def _inside(file: str, path: Path, faults: Iterator[figures.Fault]) -> Iterator[Found]:
    """Faults whose places are relative to the entry at ``path``."""
    for place, message in faults:
        yield file, (*path, *place), message


class _Check:
    def __init__(self, plan: Plan, places: Places, shared: Shared, plans: frozenset[str]):
        self.plan, self.lost, self.shared, self.plans = plan, places.lost, shared, plans
        self.tasks = {**plan.section, **plan.items}
        self.measured = {**plan.indicator, **plan.commitment}

    def run(self) -> Iterator[Found]:
        yield from self.repeated()
        yield from self.plan_file()
        yield from self.indicators()
        yield from self.links()
        yield from self.renamed()
        yield from self.commitments()
        yield from bounds.of_plan(self.plan, self.shared)

    def refers(
        self, file: str, path: Path, known: Collection[str], what: str, value: str | None, own: str | None = None
    ) -> Iterator[Found]:
        """A fault if ``value`` names nothing known, or the very entry that refers, ``own``."""
        if value is not None and (value not in known or value == own) and value not in self.lost:
            hint = did_you_mean(value, known if value != own else [name for name in known if name != own])
            message = said('"%(value)s" is not %(what)s that exists.%(hint)s', value=value, what=what, hint=hint)
            yield file, path, message

    def refer(
        self, file: str, path: Path, known: Collection[str], what: str, values: Sequence[str]
    ) -> Iterator[Found]:
        seen: set[str] = set()
        for number, value in enumerate(values):
            if value in seen:
                yield file, (*path, number), said('"%(value)s" is named twice; keep one', value=value)
                continue
            seen.add(value)
            yield from self.refers(file, (*path, number), known, what, value)

    def projects(self) -> list[Entry[Project]]:
        return [
            entry
            for number, box in enumerate(self.plan.boxes)
            for entry in _entries("projects.toml", "project", box.project, ("box", number))
        ]

    def repeated(self) -> Iterator[Found]:
        plan = self.plan
        nested = [
            entry
            for number, section in enumerate(plan.sections)
            for entry in _entries("tasks.toml", "item", section.item, ("section", number))
        ]
        # Indicators and commitments share a space: milestones and findings name either. So do sections and items.
        spaces: list[Sequence[Entry[Identified]]] = [
            [
                *_entries("indicators.toml", "indicator", plan.indicators),
                *_entries("commitments.toml", "commitment", plan.commitments),
            ],
            _entries("indicators.toml", "table", plan.tables),
            _entries("goals.toml", "goal", plan.goals),
            [*_entries("tasks.toml", "section", plan.sections), *nested],
            _entries("projects.toml", "box", plan.boxes),
            self.projects(),
        ]
        spaces += [
            _entries("plan.toml", name, getattr(plan.files.plan, name))
            for name in ("body", "principle", "safeguard", "fact", "evaluation")
        ]
        spaces += [
            _entries("indicators.toml", "group", table.group, ("table", number))
            for number, table in enumerate(plan.tables)
        ]
        for space in spaces:
            seen: set[str] = set()
            for file, path, record in space:
                if record.id in seen:
                    message = said('"%(id)s" is used twice; identifiers are unique within a plan', id=record.id)
                    yield file, (*path, "id"), message
                seen.add(record.id)
        rows = set()
        for number, indicator in enumerate(plan.indicators):
            if (row := (indicator.table, indicator.row)) in rows:
                message = said(
                    'row %(row)s of table "%(table)s" is typed twice; keep one',
                    row=indicator.row,
                    table=indicator.table,
                )
                yield "indicators.toml", ("indicator", number, "row"), message
            rows.add(row)

    def plan_file(self) -> Iterator[Found]:
        plan, info = self.plan, self.plan.info
        others = self.plans - {plan.id}
        if info:
            yield from self.refers("plan.toml", ("plan", "predecessor"), others, OTHER_PLAN, info.predecessor)
        if info and info.above:
            yield from self.refers("plan.toml", ("plan", "above", "plan"), others, OTHER_PLAN, info.above.plan)
        for number, fact in enumerate(plan.facts):
            path: Path = ("fact", number)
            yield from _inside(
                "plan.toml", path, figures.of_unit(fact.unit, [(("value",), fact.value)], self.shared.units)
            )
            yield from self.refers("plan.toml", (*path, "indicator"), plan.indicator, INDICATOR, fact.indicator)
        named: tuple[Identified, ...] = (
            *plan.boxes, *plan.tables, *plan.facts, *plan.principles, *plan.safeguards,
        )  # fmt: skip
        ids = (record.id for record in named)
        subjects = dict.fromkeys((*self.measured, *self.tasks, *plan.goal, *plan.projects, *ids))
        for number, finding in enumerate(plan.noted):
            path = ("finding", number, "subject")
            yield from self.refers("plan.toml", path, subjects, ANYTHING, finding.subject)

    def indicators(self) -> Iterator[Found]:
        file, plan = "indicators.toml", self.plan
        for number, indicator in enumerate(plan.indicators):
            path = ("indicator", number)
            table = plan.table.get(indicator.table)
            groups = {group.id for group in table.group} if table else set()
            yield from self.refers(file, (*path, "table"), plan.table, TABLE, indicator.table)
            if table:
                yield from self.refers(file, (*path, "group"), groups, GROUP, indicator.group)
                yield from _inside(file, path, figures.of_columns(indicator, table, plan))
            yield from self.refers(file, (*path, "concept"), self.shared.concepts, CONCEPT, indicator.concept)
            yield from self.refers(
                file, (*path, "part_of"), plan.indicator, OTHER_INDICATOR, indicator.part_of, indicator.id
            )
            yield from self.measure(file, path, indicator)

    def renamed(self) -> Iterator[Found]:
        """An old name that is in use again would claim the address of another page."""
        kinds: list[Sequence[Entry[Indicator | Goal | Project]]] = [
            _entries("indicators.toml", "indicator", self.plan.indicators),
            _entries("goals.toml", "goal", self.plan.goals),
            self.projects(),
        ]
        for entries in kinds:
            taken = {record.id for _file, _path, record in entries}
            for file, path, record in entries:
                for number, old in enumerate(record.formerly):
                    if old in taken:
                        message = said('"%(name)s" is in use; an old name must stay free', name=old)
                        yield file, (*path, "formerly", number), message
                    taken.add(old)

    def measure(self, file: str, path: Path, subject: Subject) -> Iterator[Found]:
        """What indicators and commitments share: bodies, places that state the target, and all figures."""
        plan = self.plan
        yield from self.refer(file, (*path, "bodies"), plan.bodies, BODY, subject.bodies)
        for number, stated in enumerate(subject.stated):
            place = (*path, "stated", number)
            yield from self.refers(file, (*place, "goal"), plan.goal, GOAL, stated.goal)
            yield from self.refers(file, (*place, "item"), plan.items, ITEM, stated.item)
            yield from self.refers(file, (*place, "project"), plan.projects, PROJECT, stated.project)
        yield from _inside(file, path, figures.of_measured(subject, plan, self.shared))

    def links(self) -> Iterator[Found]:
        plan = self.plan
        for g, goal in enumerate(plan.goals):
            yield from self.refer("goals.toml", ("goal", g, "indicators"), plan.indicator, INDICATOR, goal.indicators)
            yield from self.refer("goals.toml", ("goal", g, "tasks"), self.tasks, TASK, goal.tasks)
        for s, section in enumerate(plan.sections):
            for i, item in enumerate(section.item):
                path: Path = ("section", s, "item", i, "indicators")
                yield from self.refer("tasks.toml", path, plan.indicator, INDICATOR, item.indicators)
        for b, box in enumerate(plan.boxes):
            yield from self.refers("projects.toml", ("box", b, "item"), plan.items, ITEM, box.item)
            for p, project in enumerate(box.project):
                path = ("box", b, "project", p)
                yield from self.refer(
                    "projects.toml", (*path, "indicators"), plan.indicator, INDICATOR, project.indicators
                )
                yield from self.refer("projects.toml", (*path, "bodies"), plan.bodies, BODY, project.bodies)

    def commitments(self) -> Iterator[Found]:
        file, plan = "commitments.toml", self.plan
        for number, commitment in enumerate(plan.commitments):
            path = ("commitment", number)
            yield from self.refers(file, (*path, "project"), plan.projects, PROJECT, commitment.project)
            yield from self.refers(file, (*path, "item"), plan.items, ITEM, commitment.item)
            yield from self.refer(file, (*path, "indicators"), plan.indicator, INDICATOR, commitment.indicators)
            yield from self.refers(
                file, (*path, "restates"), self.measured, RESTATED, commitment.restates, commitment.id
            )
            yield from self.measure(file, path, commitment)
