"""Completion: whether a value meets a target, and the official wording's numbers for by how much.

The kinds follow official practice: quantities as a whole percentage, rounded half up and never capped; rates by their
distance from the target in percentage points; ceilings as kept or exceeded; a floor met exactly as met.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import NamedTuple

from ..model.measured import Measured
from ..model.notation import Better, Comparator, normalise
from ..model.text import Unit
from .course import Course
from .possible import tolerance


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


def complete(
    course: Course, better: Better | None, value: Decimal, met: bool, bound: Comparator | None = None
) -> Completion:
    """How much of a target a value comes to, in the target's own terms; ``bound`` is what the value says of its number."""
    target, unit = course.target, course.unit
    loose = target.comparator in (Comparator.ABOUT, Comparator.BETWEEN) and not target.direction
    if target.caps or (loose and (better is Better.LOWER or course.asked.below(value))):
        return Completion(Form.WITHIN, met) if met else _over(value - target.top, bound)
    aimed = target.top if value > target.top else target.value
    difference = value - aimed
    if difference == 0 or (met and _inside(course, value)):
        return Completion(Form.MEETS if met else Form.MISSED, met)
    if unit.rate:
        form = Form.ABOVE if difference > 0 else Form.BELOW
        return Completion(form, met, _short(abs(difference)), bound)
    if aimed <= 0:
        return Completion(Form.MEETS if met else Form.MISSED, met)
    return Completion(Form.PERCENT, met, percent(value / aimed, met), bound)


def _inside(course: Course, value: Decimal) -> bool:
    """Whether a value lies between the bounds of a range, or within the margin of an "about"."""
    target = course.target
    if target.comparator is Comparator.ABOUT:
        return abs(value - target.value) <= tolerance(target.value, course.unit, course.rules)
    return target.comparator is Comparator.BETWEEN and target.value <= value <= target.top


def _over(excess: Decimal, bound: Comparator | None) -> Completion:
    return Completion(Form.OVER, False, _short(excess), bound) if excess > 0 else Completion(Form.MISSED, False)


def _short(difference: Decimal) -> Decimal:
    """A difference as it is, or that of a computed mean with as few decimals as show it, from two on."""
    if difference == difference.quantize(Decimal("1e-6")):
        return difference
    return next(short for digits in range(2, 13) if (short := difference.quantize(Decimal(1).scaleb(-digits))))


def percent(ratio: Decimal, met: bool) -> Decimal:
    """A whole percentage, half up. What fell short never rounds up to 100: it keeps one decimal instead."""
    exact = ratio * 100
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if not met and whole >= 100:
        return exact.quantize(Decimal("0.1"), ROUND_DOWN)
    return whole
