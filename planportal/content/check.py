"""What no single record can know: references and repeated identifiers of one plan, and with them its figures."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from ..model.document import Fact
from ..model.fields import SHARING, VOCABULARY, WITHIN
from ..model.messages import Message
from ..model.portal import Plan, Shared
from ..model.records import Commitment, Indicator
from ..model.references import Name, Reference, name_of, references_of
from ..model.texts import Entry, Path
from . import bounds, figures
from .parse import SourceFile
from .problems import Problem, did_you_mean
from .read import Reading

# The file, the place in it and the fault.
Found = tuple[str, Path, str]


class Positions:
    """Where the entries of a plan stand in its files, counting those that were left out as faulty."""

    def __init__(self, sources: dict[str, SourceFile], readings: dict[str, Reading]):
        self._sources, self._readings = sources, readings
        self.lost = frozenset[str]().union(*(reading.lost for reading in readings.values()))

    def problem(self, file: str, path: Path, message: str) -> Problem:
        kept = self._readings[file].kept
        match path:
            case (str(name), int(number), *inner) if name in kept:
                path = (name, kept[name][number], *inner)
        return self._sources[file].problem(path, message)


def check_plan(plan: Plan, places: Positions, shared: Shared, plans: frozenset[str]) -> list[Problem]:
    """Every problem between the records of one plan and the shared vocabulary."""
    check = _Check(plan, places, shared, plans)
    return [places.problem(*found) for found in check.run()]


def _inside(file: str, path: Path, faults: Iterator[figures.Fault]) -> Iterator[Found]:
    """Faults whose places are relative to the entry at ``path``."""
    for place, message in faults:
        yield file, (*path, *place), message


class _Check:
    def __init__(self, plan: Plan, places: Positions, shared: Shared, plans: frozenset[str]):
        self.plan, self.lost, self.shared, self.plans = plan, places.lost, shared, plans

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
        }
        for _file, entry in self.entries:
            if name := name_of(entry):
                known.setdefault(name[0], {})[name[1]] = None
        return known

    def run(self) -> Iterator[Found]:
        yield from self.repeated()
        yield from self.references()
        yield from self.renamed()
        yield from self.rows()
        yield from self.figures()
        yield from bounds.of_plan(self.plan, self.shared)

    def repeated(self) -> Iterator[Found]:
        spaces = {kind: kinds[0] for kinds in SHARING for kind in kinds}
        seen: set[Name] = set()
        for file, entry in self.entries:
            if not (name := name_of(entry)):
                continue
            own = (spaces.get(name[0], name[0]), name[1])
            if own in seen:
                message = Message(
                    '"%(id)s" is used twice; identifiers are unique within a plan', id=own[1].split("/")[-1]
                )
                yield file, (*entry.path, "id"), message
            seen.add(own)

    def references(self) -> Iterator[Found]:
        for file, entry in self.entries:
            seen = set()
            for found in references_of(entry.record):
                path, key = (*entry.path, *found.path), found.path[0]
                if (key, found.value) in seen:
                    yield file, path, Message('"%(value)s" is named twice; keep one', value=found.value)
                elif message := self.fault(found, getattr(entry.record, "id", None)):
                    yield file, path, message
                seen.add((key, found.value))

    def fault(self, found: Reference, own: str | None) -> str | None:
        """Why a reference leads nowhere, or to the very entry that refers, which goes by ``own``."""
        value, refers = found.value, found.refers
        itself = refers.others and value == own
        if not itself and any(name in self.known.get(kind, ()) for kind, name in found.names):
            return None
        near = [
            other.removeprefix(around)
            for kind, name in found.names
            for around in (name.removesuffix(value),)
            for other in self.known.get(kind, ())
            if other.startswith(around) and not (refers.others and other == own)
        ]
        hint = did_you_mean(value, near)
        if set(refers.kinds) <= set(VOCABULARY):
            return Message(
                '"%(value)s" is not %(what)s; add it there.%(hint)s', value=value, what=refers.what, hint=hint
            )
        # What refers to a faulty entry, or to something inside it, has no fault of its own.
        if value in self.lost or not all(self._has_around(kind, name) for kind, name in found.names):
            return None
        return Message('"%(value)s" is not %(what)s that exists.%(hint)s', value=value, what=refers.what, hint=hint)

    def _has_around(self, kind: str, name: str) -> bool:
        """Whether the entry exists within which an identifier would be looked for."""
        return kind not in WITHIN or name.split("/")[0] in self.known.get(WITHIN[kind], ())

    def renamed(self) -> Iterator[Found]:
        """An old name that is in use again would claim the address of another page."""
        taken = {name for _file, entry in self.entries if (name := name_of(entry))}
        for file, entry in self.entries:
            for number, old in enumerate(getattr(entry.record, "formerly", ())):
                if (entry.kind, old) in taken:
                    message = Message('"%(name)s" is in use; an old name must stay free', name=old)
                    yield file, (*entry.path, "formerly", number), message
                taken.add((entry.kind, old))

    def rows(self) -> Iterator[Found]:
        """One row of a table is typed once, and its columns are for years that fit."""
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
            if table := self.plan.table.get(indicator.table):
                yield from _inside("indicators.toml", path, figures.of_columns(indicator, table, self.plan))

    def figures(self) -> Iterator[Found]:
        """The figures of facts, indicators and commitments, each beside its unit."""
        for file, entry in self.entries:
            match entry.record:
                case Fact() as fact:
                    yield from _inside(file, entry.path, figures.of_unit(fact, self.shared.units))
                case Indicator() | Commitment() as subject:
                    yield from _inside(file, entry.path, figures.of_measured(subject, self.plan, self.shared))
