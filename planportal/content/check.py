"""Checks between the records of one plan: references, repeated identifiers, rows of tables, figures."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from ..model.document import Fact
from ..model.entries import Entry, Path, records_in
from ..model.fields import SHARING, VOCABULARY, WITHIN
from ..model.messages import Message
from ..model.portal import Plan, Shared
from ..model.records import Commitment, Indicator
from ..model.references import EntryName, Reference, name_of, references_of
from ..model.text import Record
from . import bounds, figures
from .bounds import FileFault
from .figures import EntryFault
from .parse import SourceFile
from .partial import as_far_as_read
from .problems import Problem, did_you_mean
from .read import Reading


class Positions:
    """Where the entries of a plan stand in its files, whose faulty entries are missing in the plan but count there."""

    def __init__(self, sources: dict[str, SourceFile], readings: dict[str, Reading]):
        self._sources, self._readings = sources, readings
        self.faulty = frozenset[str]().union(*(reading.faulty for reading in readings.values()))

    @property
    def partial(self) -> Iterator[tuple[str, Path, Record]]:
        """The faulty entries as far as they could be read, with their places."""
        for file, reading in self._readings.items():
            for path, record in reading.partial.items():
                yield file, path, record

    def typed_problem(self, file: str, path: Path, message: str) -> Problem:
        """A problem at a place as it is typed, faulty entries counted."""
        return self._sources[file].problem(path, message)

    def problem(self, file: str, path: Path, message: str) -> Problem:
        numbers = self._readings[file].numbers
        match path:
            case (str(name), int(number), *inner) if name in numbers:
                path = (name, numbers[name][number], *inner)
        return self._sources[file].problem(path, message)


def check_plan(plan: Plan, positions: Positions, shared: Shared, plans: frozenset[str]) -> list[Problem]:
    """Every problem between the records of one plan and the shared vocabulary."""
    check = _Check(plan, positions, shared, plans)
    problems = [positions.problem(*fault) for fault in check.run()]
    for file, path, record in positions.partial:
        problems += [positions.typed_problem(*fault) for fault in check.run_within(file, path, record)]
    return problems


def _inside(file: str, path: Path, faults: Iterator[EntryFault]) -> Iterator[FileFault]:
    """The faults of an entry, with their places relative to the file instead of the entry at ``path``."""
    for place, message in faults:
        yield file, (*path, *place), message


class _Check:
    def __init__(self, plan: Plan, positions: Positions, shared: Shared, plans: frozenset[str]):
        self.plan, self.faulty, self.shared, self.plans = plan, positions.faulty, shared, plans

    @cached_property
    def entries(self) -> list[tuple[str, Entry]]:
        """Every record of the plan, with the file it stands in."""
        return list(self.plan.entries())

    @cached_property
    def known(self) -> Mapping[str, dict[str, None]]:
        """What may be named, by kind."""
        known: dict[str, dict[str, None]] = {
            "plan": dict.fromkeys(sorted(self.plans - {self.plan.id})),
            "unit": dict.fromkeys(self.shared.units),
            "concept": dict.fromkeys(self.shared.concepts),
            "source": dict.fromkeys(self.shared.sources),
            "region": dict.fromkeys(self.shared.regions),
        }
        for _file, entry in self.entries:
            if name := name_of(entry):
                known.setdefault(name[0], {})[name[1]] = None
        return known

    def run(self) -> Iterator[FileFault]:
        yield from self.repeated()
        yield from self.references()
        yield from self.renamed()
        yield from self.rows()
        yield from self.figures()
        yield from bounds.faults_of_plan(self.plan, self.shared)

    def repeated(self) -> Iterator[FileFault]:
        spaces = {kind: kinds[0] for kinds in SHARING for kind in kinds}
        seen: set[EntryName] = set()
        for file, entry in self.entries:
            if not (name := name_of(entry)):
                continue
            own = (spaces.get(name[0], name[0]), name[1])
            if own in seen:
                message = Message(
                    '"%(id)s" is used twice; identifiers are unique within a plan', id=own[1].split("/")[-1]
                )
                yield file, (*entry.path, "id"), message
            elif name[0] == "source" and name[1] in self.shared.sources:
                message = Message('"%(id)s" is a source of the portal too; keep it here or there', id=name[1])
                yield file, (*entry.path, "id"), message
            seen.add(own)

    def run_within(self, file: str, path: Path, record: Record) -> Iterator[FileFault]:
        """What is wrong with a faulty entry besides, as far as it could be read."""
        for part in records_in(record):
            place = (*path, *part.path)
            yield from as_far_as_read(_inside(file, place, self.references_in(part.record)))
            for faults in self.figures_in(part.record):
                yield from as_far_as_read(_inside(file, place, faults))

    def references(self) -> Iterator[FileFault]:
        for file, entry in self.entries:
            yield from _inside(file, entry.path, self.references_in(entry.record))

    def references_in(self, record: Record) -> Iterator[EntryFault]:
        seen = set()
        for reference in references_of(record):
            key = reference.path[0]
            if (key, reference.value) in seen:
                yield reference.path, Message('"%(value)s" is named twice; keep one', value=reference.value)
            elif message := self.fault_of_reference(reference, getattr(record, "id", None)):
                yield reference.path, message
            seen.add((key, reference.value))

    def fault_of_reference(self, reference: Reference, own: str | None) -> str | None:
        """Why a reference names a missing entry, or the very entry that refers, whose identifier is ``own``."""
        value, refers = reference.value, reference.refers
        itself = refers.others and value == own
        if not itself and any(name in self.known.get(kind, ()) for kind, name in reference.names):
            return None
        near = [
            other.removeprefix(outer)
            for kind, name in reference.names
            for outer in (name.removesuffix(value),)
            for other in self.known.get(kind, ())
            if other.startswith(outer) and not (refers.others and other == own)
        ]
        hint = did_you_mean(value, near)
        if set(refers.kinds) <= set(VOCABULARY):
            return Message(
                '"%(value)s" is not %(what)s; add it there.%(hint)s', value=value, what=refers.what, hint=hint
            )
        # Only the faulty entry is reported; references to it, or to something inside it, pass.
        if value in self.faulty or not all(self._outer_exists(kind, name) for kind, name in reference.names):
            return None
        return Message('"%(value)s" is not %(what)s that exists.%(hint)s', value=value, what=refers.what, hint=hint)

    def _outer_exists(self, kind: str, name: str) -> bool:
        """Whether the entry exists within which an identifier would be looked for."""
        return kind not in WITHIN or name.split("/")[0] in self.known.get(WITHIN[kind], ())

    def renamed(self) -> Iterator[FileFault]:
        """Old names that are in use again: their redirects would claim the address of another page."""
        taken = {name for _file, entry in self.entries if (name := name_of(entry))}
        taken |= {("source", name) for name in self.shared.sources}
        for file, entry in self.entries:
            for number, old in enumerate(getattr(entry.record, "formerly", ())):
                if (entry.kind, old) in taken:
                    message = Message('"%(name)s" is in use; an old name must stay free', name=old)
                    yield file, (*entry.path, "formerly", number), message
                taken.add((entry.kind, old))

    def rows(self) -> Iterator[FileFault]:
        """Rows of a table that are typed twice, and columns whose years do not fit."""
        seen = set()
        for number, indicator in enumerate(self.plan.indicators):
            path = ("indicator", number)
            if (row := (indicator.table, indicator.row)) in seen:
                message = Message(
                    'row %(row)s of table "%(table)s" is typed twice; keep one',
                    row=indicator.row,
                    table=indicator.table,
                )
                yield "indicators.toml", (*path, "row"), message
            seen.add(row)
            if table := self.plan.tables.get(indicator.table):
                yield from _inside("indicators.toml", path, figures.faults_of_columns(indicator, table, self.plan))

    def figures(self) -> Iterator[FileFault]:
        for file, entry in self.entries:
            for faults in self.figures_in(entry.record):
                yield from _inside(file, entry.path, faults)

    def figures_in(self, record: Record) -> Iterator[Iterator[EntryFault]]:
        """What each check of figures finds in a fact, an indicator or a commitment."""
        match record:
            case Fact() as fact:
                yield figures.faults_of_unit(fact, self.shared.units)
            case Indicator() | Commitment() as subject:
                yield from figures.faults_of_measured(subject, self.plan, self.shared)
