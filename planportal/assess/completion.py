"""Completion: whether a value meets a target, and the official wording's numbers for by how much.

The kinds follow official practice: quantities as a whole percentage, rounded half up and never capped; rates by their
distance from the target in percentage points; ceilings as kept or exceeded; a floor met exactly as met.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from ..model.fields import vouched
from ..model.measured import Measured
from ..model.notation import Better, Comparator, Figure, Quantity, normalise
from ..model.settings import AboutRules
from ..model.text import Unit
from .values import Interval, interval_of


class Form(StrEnum):
    PERCENT = "percent"  # of a quantity's target
    ABOVE = "above"  # a rate, in points above its floor
    BELOW = "below"  # a rate, in points below its floor
    MEETS = "meets"  # exactly what was asked
    WITHIN = "within"  # a ceiling kept
    OVER = "over"  # a ceiling exceeded, by an amount in the unit
    MISSED = "missed"  # a target in words that was not met


class Extent(NamedTuple):
    """What a completion column prints: ``digits`` of a number as they stand there, since 100.0 is not 100, or "";
    ``bounded`` where the number is a lower bound ("120%以上")."""

    form: Form
    digits: str = ""
    bounded: bool = False


@dataclass(frozen=True)
class Completion:
    """``number`` is a percentage for PERCENT, points for ABOVE and BELOW of a rate, an amount in the printed unit for
    OVER; ``bound`` is set where the published value is itself a lower bound ("≥98"), so that the number is one too."""

    form: Form
    met: bool
    number: Decimal | None = None
    bound: Comparator | None = None

    @property
    def exceeded(self) -> bool:
        """More than the target asked for."""
        above = self.form is Form.PERCENT and self.number is not None and self.number > 100
        return self.met and (above or self.form is Form.ABOVE)

    def printed_as(self, printed: str, unit: Unit) -> bool:
        """Whether what a document prints of a result in that unit is this completion."""
        digits = "" if self.number is None else f"{self.number:f}"
        return read_extent(printed, unit) == Extent(self.form, digits, self.bound is not None)


# How the completion columns of documents word what holds no number.
_WORDED = {"达到目标要求": Form.MEETS, "控制在目标内": Form.WITHIN, "未达到目标要求": Form.MISSED}


def read_extent(printed: str, unit: Unit) -> Extent | None:
    """Read a printed completion: "149%", "高2.73个百分点", "超出目标3人", "控制在目标内"; None if it is worded otherwise."""
    text, points = normalise(printed), "个百分点"
    if text in _WORDED:
        return Extent(_WORDED[text])
    excess = points if unit.rate else normalise(unit.zh)
    forms = {
        ("", "%"): Form.PERCENT,
        ("高", points): Form.ABOVE,
        ("低", points): Form.BELOW,
        ("超出目标", excess): Form.OVER,
    }
    found = re.fullmatch(rf"(高|低|超出目标|)(-?\d+(?:\.\d+)?)(%|{points}|{re.escape(excess)})(以上)?", text)
    form = forms.get((found[1], found[3])) if found else None
    return Extent(form, found[2], found[4] is not None) if found and form else None


def better_way(subject: Measured) -> Better | None:
    """Which way is better; None for a target in words, one with two sides, and a change, which says its direction itself."""
    target = subject.quantity
    if target is None or target.direction:
        return None
    if subject.better is not None:
        return subject.better
    return Better.LOWER if target.caps else Better.HIGHER if target.floors else None


def tolerance(target: Quantity, unit: Unit, rules: AboutRules) -> Decimal:
    """How far from an "about" target still meets it, in the printed unit."""
    return Decimal(rules.rate) if unit.rate else target.value * Decimal(rules.quantity) / 100


def accepted(target: Quantity, unit: Unit, better: Better | None, rules: AboutRules) -> Interval:
    """The values that meet a target. On the better side of a range or of an "about" there is no bound."""
    asked, about = interval_of(target), target.comparator is Comparator.ABOUT
    if not about and target.comparator is not Comparator.BETWEEN:
        return asked
    margin = tolerance(target, unit, rules) if about else 0
    # A change is counted in its own direction, so farther is always better.
    if target.direction:
        better = Better.HIGHER
    return Interval(
        low=None if better is Better.LOWER else vouched(asked.low) - margin,
        high=None if better is Better.HIGHER else vouched(asked.high) + margin,
    )


def meets(target: Quantity, value: Figure, unit: Unit, better: Better | None, rules: AboutRules) -> bool | None:
    """True or False; None where the published value is a bound that leaves it open."""
    published, asked = interval_of(value), accepted(target, unit, better, rules)
    if published.within(asked):
        return True
    return False if published.apart(asked) else None


def complete(
    target: Quantity, value: Figure, unit: Unit, better: Better | None, rules: AboutRules
) -> Completion | None:
    """The completion of a numeric target, or None where the published value leaves it open."""
    met = meets(target, value, unit, better, rules)
    if met is None:
        return None
    bound = value.comparator if value.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN) else None
    loose = target.comparator in (Comparator.ABOUT, Comparator.BETWEEN) and not target.direction
    if target.caps or (loose and better is Better.LOWER):
        return _ceiling(target, value, met)
    above = accepted(target, unit, better, rules).high
    if loose and not met and above is not None and value.value > above:
        return _ceiling(target, value, met)
    aimed = target.high if target.high is not None and value.value > target.high else target.value
    difference = value.value - aimed
    if met and (difference == 0 or _inside(target, value, unit, rules)):
        return Completion(Form.MEETS, met)
    if unit.rate:
        if difference > 0:
            return Completion(Form.ABOVE, met, difference, bound=bound)
        return Completion(Form.BELOW, met, -difference)
    if aimed == 0:
        return Completion(Form.MEETS if met else Form.MISSED, met)
    return Completion(Form.PERCENT, met, percent(value.value / aimed, met), bound=bound)


def _inside(target: Quantity, value: Figure, unit: Unit, rules: AboutRules) -> bool:
    """True between the bounds of a range, or within the tolerance of an "about"."""
    if target.comparator is Comparator.BETWEEN and target.high is not None:
        return target.value <= value.value <= target.high
    if target.comparator is Comparator.ABOUT:
        return abs(value.value - target.value) <= tolerance(target, unit, rules)
    return False


def _ceiling(target: Quantity, value: Figure, met: bool) -> Completion:
    if met:
        return Completion(Form.WITHIN, met)
    return Completion(Form.OVER, met, value.value - target.top)


def percent(ratio: Decimal, met: bool) -> Decimal:
    """A whole percentage, half up. What fell short never rounds up to 100: it keeps one decimal instead."""
    exact = ratio * 100
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if not met and whole >= 100:
        return exact.quantize(Decimal("0.1"), ROUND_DOWN)
    return whole
