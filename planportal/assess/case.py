"""What the rules look at: one target and the values published for it, counted the way the target counts."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..model.fields import vouched
from ..model.notation import Basis, Figure, Quantity
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.text import Unit
from .completion import Completion, complete, meets
from .pace import Path, path_to
from .values import Series, Value


@dataclass(frozen=True)
class Case:
    """An indicator or commitment of a plan with its values. All but ``series`` is asked only where a value is published, and
    figures only of a target in figures: the first rules take the others."""

    plan: Plan
    subject: Subject
    rules: Rules
    series: Series

    @property
    def latest(self) -> Value:
        return vouched(self.series.latest)

    @property
    def year(self) -> int:
        """The year of the latest value."""
        return self.latest.year

    @property
    def end(self) -> int:
        """The target year."""
        return self.plan.info.end

    @property
    def over(self) -> bool:
        """Whether the latest value is that of the target year."""
        return self.year >= self.end

    @property
    def target(self) -> Quantity:
        return vouched(self.subject.quantity)

    @cached_property
    def unit(self) -> Unit:
        return self.plan.unit(self.subject)

    # --- the value that is judged ---

    @property
    def gap(self) -> bool:
        """Whether a year of a total is missing, so that it is unknown."""
        totals = self.series.totals
        return self.target.basis is Basis.CUMULATIVE and (not totals or totals[-1][0] != self.year)

    @cached_property
    def figure(self) -> Figure:
        """The latest value as the target counts: of a total the running total, of a change the way in its direction."""
        latest = vouched(self.latest.figure)
        match self.target.basis:
            case Basis.CUMULATIVE:
                _year, total = self.series.totals[-1]
                return Figure(total, comparator=latest.comparator if self.latest.covers == "period" else None)
            case Basis.CHANGE:
                return self.counted(latest)
            case _:
                return latest

    def counted(self, figure: Figure) -> Figure:
        """A change counted in the target's own direction: a rise against a target to go down is negative."""
        if figure.direction and figure.direction != self.target.direction:
            return Figure(-figure.value, comparator=figure.comparator)
        return figure

    def holds(self, figure: Figure) -> bool | None:
        """Whether a figure meets the target; None where it is a bound that leaves it open."""
        return meets(self.target, figure, self.unit, self.subject.better, self.rules.about)

    @cached_property
    def met(self) -> bool | None:
        return self.holds(self.figure)

    @property
    def completion(self) -> Completion | None:
        return complete(self.target, self.figure, self.unit, self.subject.better, self.rules.about)

    # --- the way to the target ---

    @property
    def from_zero(self) -> bool:
        """Totals and changes begin at zero, whatever level their baseline column prints."""
        return self.target.basis in (Basis.CUMULATIVE, Basis.CHANGE)

    @property
    def baseline(self) -> Figure | None:
        """The level that the way begins at."""
        start = None if self.from_zero else self.series.start
        return start.figure if start else None

    @cached_property
    def path(self) -> Path | None:
        """The way from the start through the milestones; None where there is no start or no way to go."""
        if self.from_zero:
            start = self.plan.info.start - 1, Decimal(0)
        elif self.baseline:
            start = vouched(self.series.start).year, self.baseline.value
        else:
            return None
        milestones = tuple((point.year, point.figure.value) for point in self.subject.milestone)
        # A range entered from above is reached at its upper bound.
        high = self.target.high
        goal = high if high is not None and start[1] > high else self.target.value
        return path_to(start, milestones, (self.end, goal))

    @property
    def share(self) -> Decimal:
        """How much of the way is done, in percent."""
        return vouched(self.path).share(self.figure.value)
