"""Numbers that a published figure may stand for, and numbers that a target accepts."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from ..model.notation import Better, Comparator, Figure, Quantity
from ..model.settings import AboutRules
from ..model.text import Unit

# Beyond every figure that can be typed, and closer together than any two of them.
NO_END, HAIR = Decimal("1e20"), Decimal("1e-9")


class Possible(NamedTuple):
    """The true value lies between ``low`` and ``high``; ``value`` is the number as published."""

    low: Decimal
    value: Decimal
    high: Decimal

    @property
    def exact(self) -> bool:
        return self.low == self.high

    @property
    def bound(self) -> Comparator | None:
        """What is known of the true value beside the number published: at least or more than that, at most, less, about it."""
        if self.exact:
            return None
        if self.low < self.value < self.high:
            return Comparator.ABOUT
        if self.low >= self.value:
            return Comparator.AT_LEAST if self.low == self.value else Comparator.MORE_THAN
        return Comparator.AT_MOST if self.high == self.value else Comparator.LESS_THAN

    def turned(self) -> "Possible":
        """Counted in the opposite direction."""
        return Possible(-self.high, -self.value, -self.low)


def exactly(value: Decimal) -> Possible:
    return Possible(value, value, value)


def possible(figure: Figure, unit: Unit, rules: AboutRules) -> Possible:
    """What a published figure may stand for: 65 for itself, 65 and more for "≥65", 64.5 to 65.5 for "65%左右"."""
    value = figure.value
    match figure.comparator:
        case Comparator.AT_LEAST:
            return Possible(value, value, NO_END)
        case Comparator.MORE_THAN:
            return Possible(value + HAIR, value, NO_END)
        case Comparator.AT_MOST:
            return Possible(-NO_END, value, value)
        case Comparator.LESS_THAN:
            return Possible(-NO_END, value, value - HAIR)
        case Comparator.ABOUT:
            margin = tolerance(value, unit, rules)
            top = figure.high or value
            return Possible(value - margin, value, top - HAIR if figure.nearly else top + margin)
        case Comparator.BETWEEN if figure.high is not None:
            return Possible(value, value, figure.high)
        case _:
            return exactly(value)


def tolerance(value: Decimal, unit: Unit, rules: AboutRules) -> Decimal:
    """How far from "about" a value its neighbours still are, in the printed unit."""
    return Decimal(rules.rate) if unit.rate else abs(value) * Decimal(rules.quantity) / 100


@dataclass(frozen=True)
class Interval:
    """The numbers between two bounds, None for unbounded; a number on an open bound lies outside."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, number: Decimal) -> bool:
        return not (self.above(number) or self.below(number))

    def above(self, number: Decimal) -> bool:
        """Whether the interval lies above a number."""
        return self.low is not None and (number < self.low or (self.low_open and number == self.low))

    def below(self, number: Decimal) -> bool:
        """Whether the interval lies below a number."""
        return self.high is not None and (number > self.high or (self.high_open and number == self.high))

    def bounds_on(self, number: Decimal) -> bool:
        """Whether a number stands exactly on a bound."""
        return number in (self.low, self.high)


def accepted(target: Quantity, unit: Unit, better: Better | None, rules: AboutRules) -> Interval:
    """The values that meet a target. On the better side of a range or of an "about" there is no bound."""
    value = target.value
    match target.comparator:
        case Comparator.AT_LEAST:
            return Interval(low=value)
        case Comparator.MORE_THAN:
            return Interval(low=value, low_open=True)
        case Comparator.AT_MOST:
            return Interval(high=value)
        case Comparator.LESS_THAN:
            return Interval(high=value, high_open=True)
        case Comparator.EXACTLY:
            return Interval(low=value, high=value)
    margin = tolerance(value, unit, rules) if target.comparator is Comparator.ABOUT else 0
    # A change is counted in its own direction, so farther is always better.
    if target.direction:
        better = Better.HIGHER
    return Interval(
        low=None if better is Better.LOWER else value - margin,
        high=None if better is Better.HIGHER else target.top + margin,
    )


def meets(asked: Interval, value: Possible) -> bool | None:
    """Whether a value is accepted; None where only some of what it may stand for is."""
    verdicts = {asked.holds(number) for number in points(value, asked)}
    return verdicts.pop() if len(verdicts) == 1 else None


def points(value: Possible, asked: Interval) -> tuple[Decimal, ...]:
    """The numbers at which a verdict may turn: both ends of what a value may stand for, and the bounds asked for between."""
    between = (bound for bound in (asked.low, asked.high) if bound is not None and value.low < bound < value.high)
    return tuple(dict.fromkeys((value.low, *between, value.high)))
