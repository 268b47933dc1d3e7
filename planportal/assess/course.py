"""How a target counts: where its way begins and ends, and what a figure in its terms comes to on that way."""

from dataclasses import dataclass
from decimal import Decimal

from ..model.notation import Basis, Quantity
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import AboutRules
from ..model.text import Unit
from .possible import NO_END, Interval, accepted

# Growth is counted to more digits than any figure has; the digits beyond come from division.
DIGITS = Decimal("1e-12")


@dataclass(frozen=True)
class Course:
    """How a target in figures counts. ``base`` is the year at whose end the way begins and ``year`` the target year; ``asked`` holds
    the values that meet the target, in its own terms, and ``unit`` is theirs; ``flow`` tells what is counted over a year from what
    exists at its end, and ``may_fall`` whether single years may be negative; ``rules`` say what "about" means.

    A figure in the target's own terms (a mean rate of 7% a year) comes to an ``amount`` on the way (growth of 40.3% after
    five years). For all targets but averages the two are the same.
    """

    target: Quantity
    base: int
    year: int
    asked: Interval
    unit: Unit
    flow: bool
    may_fall: bool
    rules: AboutRules

    @property
    def basis(self) -> Basis:
        return self.target.basis

    @property
    def from_zero(self) -> bool:
        """Whether the way begins at zero, as that of totals and changes does, whatever level their baseline column prints."""
        return self.basis in (Basis.CUMULATIVE, Basis.AVERAGE, Basis.CHANGE)

    @property
    def grows(self) -> bool:
        """Whether it is a rate of growth, on average per year."""
        return self.basis is Basis.AVERAGE and bool(self.target.direction)

    @property
    def of_rates(self) -> bool:
        """Whether it is a mean of rates, which never add up to an amount."""
        return self.basis is Basis.AVERAGE and not self.grows and self.unit.rate

    @property
    def of_amounts(self) -> bool:
        """Whether it is a sum of amounts, or their mean."""
        return self.basis is Basis.CUMULATIVE or (
            self.basis is Basis.AVERAGE and not self.grows and not self.unit.rate
        )

    def amount(self, figure: Decimal, time: Decimal | int) -> Decimal:
        """What a figure in the target's own terms comes to at a time, in years; 2023 is the end of that year."""
        if self.basis is not Basis.AVERAGE:
            return figure
        years = time - self.base
        if not self.target.relative:
            return figure * years
        if years == int(years):
            return self.compound([figure] * int(years))
        return settled(self._sign * (max(1 + self._sign * figure / 100, Decimal(0)) ** years - 1) * 100)

    def compound(self, changes: list[Decimal]) -> Decimal:
        """The change in percent that the changes in percent of single years come to, all counted in the target's direction;
        nothing falls by more than 100%."""
        sign, index = self._sign, Decimal(1)
        for change in changes:
            index *= max(1 + sign * change / 100, Decimal(0))
        return settled(sign * (index - 1) * 100)

    @property
    def _sign(self) -> int:
        return -1 if self.target.direction == "down" else 1

    def own(self, amount: Decimal, time: Decimal | int) -> Decimal:
        """The figure in the target's own terms that comes to an amount at a time, in years."""
        if self.basis is not Basis.AVERAGE:
            return amount
        years = Decimal(time - self.base)
        if not self.target.relative:
            return amount / years
        index = max(1 + self._sign * amount / 100, Decimal(0))
        return settled(self._sign * (index ** (1 / years) - 1) * 100)

    def amounts(self, year: int) -> Interval:
        """What is asked for, as amounts at the end of a year."""
        low, high = (
            None if bound is None else self.amount(bound, year) for bound in (self.asked.low, self.asked.high)
        )
        return Interval(low, high, self.asked.low_open, self.asked.high_open)


def course_of(plan: Plan, subject: Subject, rules: AboutRules) -> Course | None:
    """How the target of an indicator or a commitment counts; None for a target in words."""
    target, unit = subject.quantity, plan.target_unit(subject)
    if target is None:
        return None
    asked = accepted(target, unit, subject.better, rules)
    may_fall = subject.kind == "net_flow" or unit.rate or bool(target.direction)
    return Course(
        target, plan.base_year(subject), plan.target_year(subject), asked, unit, subject.flow, may_fall, rules
    )


def settled(number: Decimal) -> Decimal:
    """A computed number without the last digits that division leaves."""
    return number.quantize(DIGITS) if abs(number) < NO_END else number
