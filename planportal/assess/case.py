"""What the rules look at: one target and the values published for it, counted the way the target counts."""

import calendar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from ..model.fields import vouched
from ..model.notation import Quantity
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from .completion import Completion, complete
from .course import Course
from .pace import Path, path_to
from .possible import Interval, Possible, exactly, meets, points, possible
from .series import Counted, Series
from .values import Value


@dataclass(frozen=True)
class Case:
    """An indicator or commitment of a plan with its values up to ``as_of``. All but ``series`` is asked only where a value is
    published, and figures only of a target in figures: the first rules take the others.

    ``chosen`` are the amounts of value and start that are judged, where these are uncertain and one of their ends is looked at.
    """

    plan: Plan
    subject: Subject
    rules: Rules
    as_of: date
    series: Series
    chosen: tuple[Decimal, Decimal | None] | None = None

    @property
    def course(self) -> Course:
        return vouched(self.series.course)

    @property
    def target(self) -> Quantity:
        return self.course.target

    # --- time ---

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
        return self.plan.target_year(self.subject)

    @property
    def ended(self) -> bool:
        """Whether the target year is over."""
        return self.over(self.end)

    def over(self, year: int) -> bool:
        return self.as_of >= date(year, 12, 31)

    @property
    def finished(self) -> bool:
        """Whether the latest value is that of a year that is over."""
        return self.latest.complete and self.over(self.year)

    @property
    def lacks_target_year(self) -> bool:
        """Whether the target year is over and its value is missing."""
        return self.ended and not (self.year == self.end and self.latest.complete)

    @property
    def time(self) -> Decimal:
        """When the latest value stands: at the end of its period, or of the last full month of a year that is not over."""
        if not self.latest.period.whole:
            return self.latest.at
        if self.over(self.year):
            return Decimal(self.year)
        known = min(self.latest.published or self.as_of, self.as_of)
        full = known.day == calendar.monthrange(known.year, known.month)[1]
        return self.year - 1 + Decimal(known.month if full else known.month - 1) / 12

    # --- the value that is judged ---

    @cached_property
    def counted(self) -> Counted:
        return vouched(self.series.at_latest)

    @cached_property
    def amount(self) -> Possible:
        """What the values come to on the way of the target."""
        return exactly(self.chosen[0]) if self.chosen else self.counted.amount

    @cached_property
    def asked(self) -> Interval:
        """The amounts that meet the target in its year."""
        return self.course.amounts(self.end)

    @property
    def met(self) -> bool:
        """Whether an exact amount meets the target."""
        return self.asked.holds(self.amount.value)

    @property
    def uncertain(self) -> bool:
        return not (self.amount.exact and (self.origin is None or self.origin.exact))

    def ends(self) -> "list[Case]":
        """The case with each value and start that may be the true ones and may turn the verdict."""
        origins = points(self.origin, self.asked) if self.origin else (None,)
        return [
            Case(self.plan, self.subject, self.rules, self.as_of, self.series, (amount, origin))
            for amount in points(self.amount, self.asked_by(self.year))
            for origin in origins
        ]

    def completion(self, amount: Possible | None = None, time: Decimal | int | None = None) -> Completion | None:
        """How much of the target the latest value comes to, as far as what it may stand for leaves no doubt that it is met or
        missed; another ``amount`` and ``time`` in its place, where less is known."""
        may_be = amount or self.amount
        met = meets(self.asked, may_be)
        if met is None:
            return None
        own = self.course.own(may_be.value, time or self.latest.at)
        return complete(self.course, self.subject.better, own, met, may_be.bound)

    # --- the way to the target ---

    @cached_property
    def first_milestone(self) -> tuple[int, Decimal] | None:
        return min(((point.year, point.figure.value) for point in self.subject.milestone), default=None)

    @cached_property
    def start(self) -> tuple[int, Possible] | None:
        """The year and the amount that the way begins with: zero for totals and changes, else the baseline, or the first
        milestone where there is no baseline."""
        if self.course.from_zero:
            return self.course.base, exactly(Decimal(0))
        baseline = self.series.start
        if baseline:
            return baseline.year, possible(vouched(baseline.figure), self.course.unit, self.rules.about)
        if self.first_milestone and self.first_milestone[0] < self.end and self.first_milestone[0] <= self.time:
            return self.first_milestone[0], exactly(self.first_milestone[1])
        return None

    @cached_property
    def origin(self) -> Possible | None:
        """The amount at the start."""
        if self.chosen:
            return None if self.chosen[1] is None else exactly(self.chosen[1])
        return self.start[1] if self.start else None

    @property
    def is_limit(self) -> bool:
        """Whether the start meets the target already, or stands exactly on a strict bound, so that there is no way to go."""
        if self.course.of_rates or (self.course.grows and self.target.caps):
            return True
        origin = vouched(self.origin).value
        return self.asked.holds(origin) or self.asked.bounds_on(origin)

    def holds(self, year: int, amount: Possible) -> bool | None:
        """Whether an amount of a year holds a limit."""
        return meets(self.asked_by(year), amount)

    def asked_by(self, year: int) -> Interval:
        """The amounts that hold the target in a year; a mean of rates, and a rate of growth, so far."""
        return self.course.amounts(year) if self.course.of_rates or self.course.grows else self.asked

    @cached_property
    def path(self) -> Path | None:
        """The way from the start through the milestones."""
        if self.start is None or self.origin is None:
            return None
        base, origin = self.start[0], self.origin.value
        target, course = self.target, self.course
        # A range entered from above is reached at its upper bound.
        goal = target.top if target.high is not None and origin > target.top else target.value
        figures = {self.end: goal}
        if course.grows:
            figures = dict.fromkeys(range(base + 1, self.end + 1), goal)
        figures |= {
            point.year: self.series.possible(point.figure).value
            for point in self.subject.milestone
            if point.year < self.end
        }
        *between, last = sorted(
            (year, course.amount(figure, year)) for year, figure in figures.items() if year > base
        )
        return path_to((base, origin), tuple(between), last)

    @property
    def share(self) -> Decimal:
        """How much of the way is done, in percent."""
        return vouched(self.path).share(self.amount.value)
