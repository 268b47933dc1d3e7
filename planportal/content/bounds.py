"""Checks of days, years, numbers and chains of references of a plan that cannot be true."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from ..model.entries import Path
from ..model.messages import Message
from ..model.portal import Plan, Shared
from ..model.regions import Level, Region
from ..model.sources import Source
from .problems import did_you_mean

# The name of a file, the place in it and the message.
FileFault = tuple[str, Path, str]
# A plan may be issued before it starts, and its baseline may lie far back; more years than these are a slip.
ISSUED_BEFORE, KNOWN_BEFORE = 10, 60


def faults_of_plan(plan: Plan, shared: Shared) -> Iterator[FileFault]:
    as_of = shared.info.as_of
    if plan.info:
        yield from _faults_of_days(plan, as_of)
        yield from _faults_of_facts(plan, as_of)
    for path, message in faults_of_sources(plan.files.sources.source, as_of):
        yield "sources.toml", path, message
    yield from _faults_of_numbers(plan)
    for number, message in _cycles({indicator.id: indicator.part_of for indicator in plan.indicators}):
        yield "indicators.toml", ("indicator", number, "part_of"), message
    for number, message in _cycles({commitment.id: commitment.restates for commitment in plan.commitments}):
        yield "commitments.toml", ("commitment", number, "restates"), message


def _faults_of_days(plan: Plan, as_of: datetime.date) -> Iterator[FileFault]:
    info = plan.info
    if issued := info.document.issued:
        path: Path = ("plan", "document", "issued")
        if issued > as_of:
            yield "plan.toml", path, after_as_of(as_of)
        elif issued.year < info.start - ISSUED_BEFORE:
            yield "plan.toml", path, _early(issued.year, ISSUED_BEFORE, info.start)
    for number, evaluation in enumerate(plan.evaluations):
        path = ("evaluation", number, "date")
        if evaluation.date > as_of:
            yield "plan.toml", path, after_as_of(as_of)
        elif evaluation.date.year < info.start:
            message = Message(
                "%(day)s is before the plan starts, in %(start)s", day=evaluation.date, start=info.start
            )
            yield "plan.toml", path, message


def faults_of_sources(sources: Iterable[Source], as_of: datetime.date) -> Iterator[tuple[Path, Message]]:
    """Sources of a file that are of a later day than the data."""
    for number, source in enumerate(sources):
        if source.date and source.date > as_of:
            yield ("source", number, "date"), after_as_of(as_of)


def faults_of_regions(regions: tuple[Region, ...]) -> Iterator[tuple[Path, Message]]:
    """Regions in one that nobody declares, in one of a lower level, or in themselves."""
    levels, known = get_args(Level), {region.id: region for region in regions}
    for number, region in enumerate(regions):
        path, parent = ("region", number, "parent"), region.parent
        if parent is None:
            continue
        if parent not in known:
            yield (
                path,
                Message(
                    '"%(value)s" is not a region of this file.%(hint)s',
                    value=parent,
                    hint=did_you_mean(parent, list(known)),
                ),
            )
        elif parent == region.id:
            yield path, Message("names the region itself; take it out")
        elif levels.index(known[parent].level) >= levels.index(region.level):
            yield path, Message('"%(value)s" is of no higher level; mend parent or level', value=parent)
    for number, message in _cycles({region.id: region.parent for region in regions}):
        yield ("region", number, "parent"), message


def _faults_of_facts(plan: Plan, as_of: datetime.date) -> Iterator[FileFault]:
    start, last = plan.info.start, max(as_of.year, plan.info.end)
    for number, fact in enumerate(plan.facts):
        if fact.year is not None and fact.year > last:
            message = Message(
                "%(year)s is after the plan's end and after the day the data are complete to", year=fact.year
            )
            yield "plan.toml", ("fact", number, "year"), message
        elif fact.year is not None and fact.year < start - KNOWN_BEFORE:
            yield "plan.toml", ("fact", number, "year"), _early(fact.year, KNOWN_BEFORE, start)


def _faults_of_numbers(plan: Plan) -> Iterator[FileFault]:
    seen: dict[int, str] = {}
    for number, goal in enumerate(plan.goals):
        if goal.number in seen:
            message = Message(
                '%(number)s is the number of goal "%(goal)s" too', number=goal.number, goal=seen[goal.number]
            )
            yield "goals.toml", ("goal", number, "number"), message
        seen.setdefault(goal.number, goal.id)


def _cycles(follows: Mapping[str, str | None]) -> Iterator[tuple[int, Message]]:
    """References that form a cycle, each reported once: the number of one entry in it, and a message."""
    numbers = {name: number for number, name in enumerate(follows)}
    walk_of: dict[str, str] = {}
    for first in follows:
        if first in walk_of:
            continue
        name: str | None = first
        while name is not None and name not in walk_of:
            walk_of[name] = first
            name = follows.get(name)
        # Back at a name of this very walk. An entry that names itself is reported by the check of references.
        if name is not None and walk_of[name] == first and follows[name] != name:
            message = Message(
                "leads back to itself by way of %(way)s; take one of the references out", way=_way(name, follows)
            )
            yield numbers[name], message


def _way(first: str, follows: Mapping[str, str | None]) -> str:
    """The names of a cycle with arrows between them, as many as a message holds."""
    names = [first]
    while len(names) < 5 and (following := follows[names[-1]]) != first:
        names.append(str(following))
    return " → ".join(names)


def after_as_of(as_of: datetime.date) -> Message:
    """What is wrong with a day after the one that the data are complete to."""
    return Message("lies after %(day)s, the day the data are complete to; move as_of in portal.toml", day=as_of)


def _early(year: int, most: int, start: int) -> Message:
    return Message(
        "%(year)s is more than %(most)s years before the plan starts, in %(start)s", year=year, most=most, start=start
    )
