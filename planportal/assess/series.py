"""What the values of an indicator or commitment come to, counted the way its target counts: sums, compound rates, changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from ..model.fields import vouched
from ..model.notation import Basis, Figure
from ..model.periods import Period
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import AboutRules
from ..model.text import Unit
from .course import Course, course_of, settled
from .possible import Possible, possible
from .values import Value, actuals_of, baseline_of
from .years import of_years


class Counted(NamedTuple):
    """What the values up to a time come to: ``amount`` on the way of the target and ``figure`` in its own terms. ``computed``
    tells a sum, a compound rate or a change between levels from a figure that was published as such; ``complete`` whether
    the year is in it to its end."""

    period: Period
    amount: Possible
    figure: Decimal
    computed: bool
    complete: bool = True

    @property
    def year(self) -> int:
        return self.period.year


class Tally(NamedTuple):
    """``counted`` rises by year, over the years for which it is known; up to the target year, ``missing`` are the years that make
    a total unknown, and ``known`` is what it comes to without them."""

    counted: tuple[Counted, ...] = ()
    missing: tuple[int, ...] = ()
    known: Possible | None = None


@dataclass(frozen=True)
class Series:
    """``baseline`` is None where none is printed; ``actuals`` rise by their periods; ``course`` is None for a target in words. In the years
    ``breaks`` the values begin to be counted differently; with ``adds``, those of single years add up. ``unit`` is that of
    levels, ``target_year`` the last year that counts."""

    baseline: Value | None
    actuals: tuple[Value, ...]
    course: Course | None
    breaks: tuple[int, ...]
    adds: bool
    unit: Unit
    rules: AboutRules
    target_year: int

    @property
    def start(self) -> Value | None:
        """The baseline as a level to start from; the total of another period starts nothing."""
        return self.baseline if self.baseline is not None and self.baseline.covers != "period" else None

    @cached_property
    def yearly(self) -> tuple[Value, ...]:
        """What stands for each year, as a whole or so far."""
        changes = self.course is not None and bool(self.course.target.direction)
        return of_years(self.actuals, self.adds and not self.unit.rate and not changes)

    @cached_property
    def latest(self) -> Value | None:
        """The latest value that counts for the target; those after the target year are only shown, and so are single years that do
        not add up."""
        return next((value for value in reversed(self.yearly) if self._in_time(value)), None)

    def _in_time(self, value: Value) -> bool:
        single = not self.adds and value.covers == "year" and self.course is not None and self.course.from_zero
        return value.year <= self.target_year and not single

    def without_latest(self) -> "Series":
        """The same before its latest value was published."""
        return replace(self, actuals=tuple(value for value in self.actuals if value.year < vouched(self.latest).year))

    def broken(self, year: int) -> bool:
        """Whether values of a year are counted differently from those at the start of the way. Published changes are comparable
        all the same: whoever publishes them has made them so."""
        if self.course and self.course.target.direction and self.course.basis is not Basis.CHANGE:
            return False
        base = self.start.year if self.start else vouched(self.course).base
        return any(base < changed <= year for changed in self.breaks)

    def possible(self, figure: Figure) -> Possible:
        """What a figure may stand for, counted in the target's direction."""
        course = vouched(self.course)
        may_be = possible(figure, course.unit, self.rules)
        return may_be.turned() if figure.direction and figure.direction != course.target.direction else may_be

    @property
    def counted(self) -> tuple[Counted, ...]:
        return self.tally.counted

    @cached_property
    def at_latest(self) -> Counted | None:
        """What the values come to with the latest that counts for the target; None where a missing year leaves that unknown."""
        year = self.latest.year if self.latest else None
        return next((counted for counted in self.counted if counted.year == year), None)

    @cached_property
    def tally(self) -> Tally:
        """The values counted, all of them, with those after the target year."""
        if self.course is None:
            return Tally()
        if self.course.from_zero:
            return self._added(self.course)
        return Tally(tuple(
            Counted(value.period, self.possible(value.figure), value.figure.value, value.summed, value.complete)
            for value in self.yearly if value.figure
        ))  # fmt: skip

    def _added(self, course: Course) -> Tally:
        """Values of totals, averages and changes: whole ones as they are, those of single years added to what is known."""
        counted: list[Counted] = []
        missing: list[int] = []
        known: Possible | None = None
        reached, at_target = course.base, Tally()
        for value in self.yearly:
            year, figure = value.year, vouched(value.figure)
            whole = self._whole(course, value, figure)
            if whole is not None:
                known, missing = whole, []
            elif value.covers == "year" and not self.adds:
                continue
            elif value.covers == "year" and value.so_far and not self._incomparable(course, year):
                missing += range(reached + 1, year)
                known = _with(known, self.possible(figure), course)
            else:
                missing += range(reached + 1, year + 1)
            # What is left of an unfinished year is missing to every later one.
            reached = year if value.complete else max(year - 1, reached, *missing)
            if known and not missing:
                own = course.own(known.value, value.at)
                computed = own != figure.value or _is_level(course, value) or value.summed
                counted.append(Counted(value.period, known, own, computed, value.complete))
            if year <= self.target_year:
                at_target = Tally((), tuple(missing), known)
        return at_target._replace(counted=tuple(counted))

    def _incomparable(self, course: Course, year: int) -> bool:
        """Published changes are comparable across a break: whoever publishes them has made them so."""
        return not course.target.direction and self.broken(year)

    def _whole(self, course: Course, value: Value, figure: Figure) -> Possible | None:
        """What a value that stands for everything since the start comes to."""
        if _is_level(course, value):
            return self._change(course, value.year, figure)
        if value.covers != "period" or self._incomparable(course, value.year):
            return None
        return Possible(*(course.amount(number, value.at) for number in self.possible(figure)))

    def _change(self, course: Course, year: int, figure: Figure) -> Possible | None:
        """The change from the baseline to a level, counted in the target's direction."""
        if self.start is None or self.broken(year):
            return None
        before, after = (possible(level, self.unit, self.rules) for level in (vouched(self.start.figure), figure))
        count = _percent if course.target.relative else _difference
        if course.target.relative and before.low <= 0 <= before.high:
            return None
        ends = [count(old, new) for old in (before.low, before.high) for new in (after.low, after.high)]
        change = Possible(min(ends), count(before.value, after.value), max(ends))
        return change.turned() if course.target.direction == "down" else change


def _is_level(course: Course, value: Value) -> bool:
    """Whether a value of a change is typed as the level that was reached."""
    return course.basis is Basis.CHANGE and not value.covers


def _difference(old: Decimal, new: Decimal) -> Decimal:
    return new - old


def _percent(old: Decimal, new: Decimal) -> Decimal:
    return settled((new - old) / old * 100)


def _with(known: Possible | None, part: Possible, course: Course) -> Possible:
    """What is known and one year more."""
    if known is None:
        return part
    join: Callable[[Decimal, Decimal], Decimal] = (
        (lambda so_far, added: course.compound([so_far, added])) if course.target.relative else Decimal.__add__
    )
    return Possible(*map(join, known, part))


def series_of(plan: Plan, subject: Subject, rules: AboutRules) -> Series:
    """The values of an indicator or a commitment, from its table row and its observations."""
    return Series(
        baseline_of(plan, subject),
        actuals_of(plan, subject),
        course_of(plan, subject, rules),
        subject.breaks,
        subject.adds,
        plan.unit(subject),
        rules,
        plan.target_year(subject),
    )
