"""Figures that stand far off everything they can be compared with: a forgotten 万 or 亿, a decimal point in another place."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ...model.document import Fact
from ...model.messages import Message
from ...model.notation import Basis, Better, Quantity, normalise, parse_cell, parse_figure, resolve
from ...model.periods import Period
from ...model.portal import Plan
from ...model.records import Commitment, Subject
from .points import Point, counted_by, improves, points_of

# How many times off a figure is doubted. A decimal point in another place makes ten, and its series may have doubled.
OFF = 5
# The same where figures may well lie far apart: a target beyond all that is known, a falling series near zero, a first
# value held against a target alone, a few things.
OPEN = 8
# A forgotten 万 makes ten thousand: that far off, one figure to compare with is enough.
FORGOTTEN = 1000
# Neighbours are steady if one is at most so many times the other.
STEADY = 3
# Whole numbers below this count a few things, of which there may soon be one or many.
FEW = 10


def doubts_of_series(plan: Plan, subject: Subject, as_of: datetime.date) -> Iterator[tuple[Point, Message]]:
    """Each figure of an indicator or commitment that is far off all others that count the same."""
    target = subject.quantity
    if target is None:
        return
    points = [point for point in points_of(plan, subject) if point.number > 0 and point.counts]
    for counts in dict.fromkeys(point.counts for point in points):
        yield from _Series(plan, subject, target, [point for point in points if point.counts == counts], as_of).run()


class _Series:
    """The figures of a subject that count the same. ``restless`` ones rise and fall by their nature: growth, changes, net flows."""

    def __init__(self, plan: Plan, subject: Subject, target: Quantity, points: list[Point], as_of: datetime.date):
        self.points, self.counts, self.as_of = points, points[0].counts, as_of
        self.way = improves(subject)
        rate = plan.unit(subject).rate
        self.restless = bool(target.direction) and self.counts != "level" or subject.kind == "net_flow"
        self.restless |= rate and target.basis in (Basis.YEARLY, Basis.AVERAGE)
        self.flow = subject.flow
        if target.basis is Basis.CUMULATIVE and self.counts == "year" and target.value > 0:
            years = plan.target_year(subject) - plan.base_year(subject)
            share = Point("share", Period(0), "year", subject.target, target.value / years, ("target",))
            self.points = [share, *points]
        self.known = sum(point.role == "value" for point in points)
        self.doubted: set[Point] = set()

    def run(self) -> Iterator[tuple[Point, Message]]:
        for point in self._order():
            if other := self._far_off(point):
                self.doubted.add(point)
                yield point, told(point.printed, point.number, other.number, other.named)

    def _order(self) -> Iterator[Point]:
        """What the plan prints is looked at first where enough is known beside it, so that one slip in it is told once."""
        printed = [point for role in ("target", "baseline") for point in self.points if point.role == role]
        others = [point for point in self.points if point.role in ("value", "milestone")]
        yield from (*printed, *others) if self.known > 1 else (*others, *printed)

    def _far_off(self, point: Point) -> Point | None:
        """The nearest figure that a point is far off, if it is doubted."""
        others = [other for other in self.points if other is not point and other not in self.doubted]
        if not others or (point.role == "baseline" and len(others) < 2):
            return None
        low, *_between, high = sorted([*others, others[0]], key=_number)
        if point.number >= high.number * self._factor(point, others):
            return high
        if (factor := self._factor_below(point, others)) and point.number * factor <= low.number:
            return low
        return self._off_neighbours(point) or self._off_one(point, others)

    def _factor(self, point: Point, others: Sequence[Point]) -> int:
        """How many times the largest of the others is too much."""
        onward = point.role in ("target", "milestone") and self.way is not Better.LOWER
        on_the_way = self.way is Better.LOWER and all(other.planned for other in others)
        alone = all(other.role == "share" for other in others)
        return OPEN if onward or on_the_way or alone or _are_few(max(others, key=_number), point) else OFF

    def _factor_below(self, point: Point, others: Sequence[Point]) -> int | None:
        """How many times less than the smallest of the others is too little; None where nothing is."""
        only_planned = all(other.planned for other in others)
        small_by_nature = self.restless or _are_few(point, *others) or not self._finished(point)
        if small_by_nature or (point.role == "value" and self.counts == "total"):
            return None
        if point.role == "milestone" and self.counts == "total":
            return None
        if only_planned:
            return OPEN if self.counts == "level" else None
        return OPEN if self.way is Better.LOWER else OFF

    def _finished(self, point: Point) -> bool:
        """Whether a value stands for all of what it counts; that of a year that is not over may be small."""
        return not self.flow or point.role != "value" or self.as_of >= datetime.date(point.year, 12, 31)

    def _off_neighbours(self, point: Point) -> Point | None:
        """The nearer of the figures before and after a value, where these are near each other and it is not."""
        if point.role != "value" or self.restless:
            return None
        before = [other for other in self._held() if other.year < point.year]
        after = [other for other in self._held() if other.year > point.year]
        if not before or not after:
            return None
        low, high = sorted((before[-1], after[0]), key=_number)
        if high.number > low.number * STEADY:
            return None
        if point.number >= high.number * OFF:
            return high
        small = self.counts == "total" or _are_few(point, low)
        return low if not small and point.number * OFF <= low.number else None

    def _held(self) -> list[Point]:
        return [point for point in self.points if not point.planned and point not in self.doubted]

    def _off_one(self, point: Point, others: Sequence[Point]) -> Point | None:
        """The target or baseline that a figure is thousands of times off."""
        if point.role in ("target", "baseline") and self.known > 1:
            return None
        for other in others:
            anchored = other.role in ("target", "baseline", "share")
            if anchored and not max(point.number, other.number) < FORGOTTEN * min(point.number, other.number):
                return other
        return None


def _number(point: Point) -> Decimal:
    return point.number


def _are_few(first: Point, *others: Point) -> bool:
    """Whether whole things are counted, and the first figure counts a few."""
    return first.number < FEW and all(point.number == point.number.to_integral_value() for point in (first, *others))


def doubts_of_repeats(plan: Plan, subject: Subject) -> Iterator[tuple[int, Message]]:
    """The places that state a target again many times larger or smaller, by their number."""
    target = subject.quantity
    for number, stated in enumerate(subject.stated):
        if target is None or stated.basis is Basis.QUALITATIVE:
            continue
        other = resolve(parse_figure(stated.target), stated.target, better=subject.better, basis=stated.basis)
        if message := _apart(
            plan, subject, other, target, Message("the target “%(printed)s”", printed=subject.target)
        ):
            yield number, message


def doubt_of_restated(plan: Plan, commitment: Commitment) -> Message | None:
    """A commitment that says another one, or an indicator, again many times larger or smaller."""
    if commitment.restates is None or commitment.quantity is None:
        return None
    first = plan.commitments.get(commitment.restates) or plan.indicators.get(commitment.restates)
    if first is None or first.quantity is None or plan.unit(first).measure != plan.unit(commitment).measure:
        return None
    scale = Decimal(plan.unit(first).scale) / plan.unit(commitment).scale
    target = replace(first.quantity, value=first.quantity.value * scale)
    named = Message("the target “%(printed)s” of %(subject)s", printed=first.target, subject=first.id)
    return _apart(plan, commitment, commitment.quantity, target, named)


def doubt_of_fact(plan: Plan, fact: Fact) -> Message | None:
    """A figure of the text that is many times the result of the row that it repeats."""
    indicator = plan.indicators.get(fact.indicator) if fact.indicator else None
    if indicator is None or indicator.in_words or indicator.result is None:
        return None
    result = parse_cell(indicator.result)
    if result is None or plan.unit(fact).measure != plan.unit(indicator).measure:
        return None
    said = parse_figure(fact.value).value * plan.unit(fact).scale
    reported = result.value * plan.unit(indicator).scale
    named = Message("the result “%(printed)s” of %(subject)s", printed=indicator.result, subject=indicator.id)
    return told(fact.value, said, reported, named) if _is_apart(said, reported) else None


def _apart(plan: Plan, subject: Subject, said: Quantity, target: Quantity, named: Message) -> Message | None:
    """Whether two targets that ought to say the same are far apart, a total beside its years excepted."""
    if said.direction != target.direction or counted_by(said) != counted_by(target):
        return None
    return told(said.printed, said.value, target.value, named) if _is_apart(said.value, target.value) else None


def _is_apart(one: Decimal, other: Decimal) -> bool:
    return min(one, other) > 0 and max(one, other) >= OFF * min(one, other)


def told(printed: str, number: Decimal, other: Decimal, named: Message) -> Message:
    """How far a figure is off another one, and where to look."""
    if number > other:
        return Message(
            "“%(printed)s” is about %(times)s times %(other)s; look at the decimal point, and at 万 and 亿",
            printed=normalise(printed), times=_rounded(number / other), other=named,
        )  # fmt: skip
    return Message(
        "“%(printed)s” is about 1/%(times)s of %(other)s; look at the decimal point, and at 万 and 亿",
        printed=normalise(printed), times=_rounded(other / number), other=named,
    )  # fmt: skip


def _rounded(times: Decimal) -> str:
    """A number of times with one or two digits that count: 9.5, 12, 9,800."""
    if times < 10:
        return f"{times:.1f}".removesuffix(".0")
    return f"{int(Decimal(f'{times:.2g}')):,}"
