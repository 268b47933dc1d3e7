"""The verdict on one indicator or commitment: level, pace and age of the data, each with its reason."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ..model.notation import Basis, Comparator, Figure, InWords, Quantity
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.text import Unit
from .completion import Completion, Form, complete, meets
from .pace import Path, path_to
from .values import Series, Value, series_of


class Status(StrEnum):
    EXCEEDED = "exceeded"
    MET = "met"
    NOT_MET = "not_met"
    ACHIEVED_EARLY = "achieved_early"
    FASTER = "faster"
    IN_LINE = "in_line"
    LAGGING = "lagging"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def done(self) -> bool:
        """Counts as done in a roll-up: final and met, or on its way without lagging behind."""
        return self not in (Status.NOT_MET, Status.LAGGING, Status.NOT_ASSESSABLE)

    @property
    def final(self) -> bool:
        return self in (Status.EXCEEDED, Status.MET, Status.NOT_MET)


class Reason(StrEnum):
    """Why the status is what it is; each has its own sentence on the page."""

    FINAL = "final"  # the target year's value against the target
    DECLARED = "declared"  # a target in words, judged by the editor's source
    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"  # a level on its way cannot be judged without its start
    GAP = "gap"  # a year is missing, so the total is unknown
    OPEN = "open"  # the published value is a bound that leaves it open
    UNDECLARED = "undeclared"  # a target in words with a value but no verdict
    REACHED = "reached"  # the target is reached before its year
    PATH = "path"
    LIMIT = "limit"  # a floor or ceiling, held or breached
    YEARS = "years"  # a target for each year
    NO_WAY = "no_way"  # baseline equals target, or the target year has come with the baseline


@dataclass(frozen=True)
class Age:
    """``months`` since the end of the latest value's year, to the day the data are complete to."""

    months: int
    old: bool


@dataclass(frozen=True)
class Assessment:
    """``value`` is what was judged, in the printed unit (a running total for a cumulative target) and ``year`` its
    year; ``expected`` what the path asks for in that year; ``share`` how much of the way is done, in percent, and ``gap``
    how many percentage points that is ahead of the path; ``held`` and
    ``years`` count the years that held a yearly target, of those published."""

    status: Status
    reason: Reason
    series: Series
    target_year: int
    completion: Completion | None = None
    value: Decimal | None = None
    year: int | None = None
    path: Path | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None
    share: Decimal | None = None
    held: int = 0
    years: int = 0
    age: Age | None = None


def assess(plan: Plan, subject: Subject, rules: Rules, as_of: date) -> Assessment:
    """Judge an indicator or a commitment of a plan by the values published up to ``as_of``."""
    series = series_of(plan, subject)
    unjudged = Assessment(Status.NOT_ASSESSABLE, Reason.NO_VALUE, series, plan.info.end)
    latest = series.latest
    if latest is None:
        return unjudged
    unjudged = replace(unjudged, age=_age(latest, rules, getattr(subject, "frequency", "yearly"), as_of))
    if isinstance(subject.aim, InWords):
        return _declared(latest, unjudged)
    return _Judge(plan, subject, subject.aim, rules, unjudged).verdict()


def _age(latest: Value, rules: Rules, frequency: str, as_of: date) -> Age:
    months = max(0, (as_of.year - latest.year - 1) * 12 + as_of.month)
    return Age(months, months >= getattr(rules.age, frequency))


def _declared(latest: Value, unjudged: Assessment) -> Assessment:
    """A target in words, by what its source says of the latest value."""
    if latest.met is None:
        return replace(unjudged, reason=Reason.UNDECLARED, year=latest.year)
    found = replace(unjudged, reason=Reason.DECLARED, year=latest.year)
    if latest.year < unjudged.target_year:
        return replace(found, status=Status.IN_LINE if latest.met else Status.LAGGING)
    status, form = (Status.MET, Form.MEETS) if latest.met else (Status.NOT_MET, Form.MISSED)
    return replace(found, status=status, completion=Completion(form, latest.met))


class _Judge:
    """Judges a target in figures of which at least one value is published."""

    def __init__(self, plan: Plan, subject: Subject, target: Quantity, rules: Rules, unjudged: Assessment):
        self.plan, self.subject, self.target, self.rules, self.unjudged = plan, subject, target, rules, unjudged
        self.series = unjudged.series
        self.unit: Unit = plan.unit(subject)
        self.end = plan.info.end

    def verdict(self) -> Assessment:
        year, figure = self.series.figures[-1]
        if self.target.basis is Basis.YEARLY:
            return self.yearly()
        if self.target.basis is Basis.CUMULATIVE:
            return self.cumulative(year, figure)
        return self.level(year, self.change(figure) if self.target.basis is Basis.CHANGE else figure)

    def change(self, figure: Figure) -> Figure:
        """A change counted in the target's own direction: a rise against a target to go down is negative."""
        if figure.direction and figure.direction != self.target.direction:
            return Figure(value=-figure.value, comparator=figure.comparator)
        return figure

    def cumulative(self, year: int, latest: Figure) -> Assessment:
        if not self.series.totals or self.series.totals[-1][0] != year:
            return self.unassessed(Reason.GAP, year)
        _, total = self.series.totals[-1]
        comparator = latest.comparator if self.series.actuals[-1].covers == "period" else None
        figure = Figure(value=total, comparator=comparator)
        if year >= self.end:
            return self.final(year, figure)
        if self.target.caps:
            return self.limit(year, figure)
        return self.on_the_way(year, figure, (self.plan.info.start - 1, Decimal(0)))

    def level(self, year: int, figure: Figure) -> Assessment:
        if year >= self.end:
            return self.final(year, figure)
        start = self.series.start
        baseline = start.figure if start else None
        if self.is_limit(baseline):
            return self.limit(year, figure)
        if self.target.basis is Basis.CHANGE:
            return self.on_the_way(year, figure, (self.plan.info.start - 1, Decimal(0)))
        if start is None or baseline is None:
            met = self.met(figure)
            if met is None:
                return self.unassessed(Reason.OPEN, year)
            if met:
                return self.reached(year, figure)
            return replace(self.unassessed(Reason.NO_BASELINE, year), value=figure.value)
        return self.on_the_way(year, figure, (start.year, baseline.value))

    def is_limit(self, baseline: Figure | None) -> bool:
        """Floors and ceilings are only held or breached: rates with a printed bound or "about" and no milestones,
        ceilings with no baseline to come down from, targets relative to something else, and targets that the baseline
        meets already. A change has its start at zero, whatever level its baseline column prints."""
        if self.target.basis is Basis.CHANGE:
            return self.target.caps
        if self.target.basis is Basis.RELATIVE or (self.target.caps and baseline is None):
            return True
        bound = self.target.caps or self.target.floors or self.target.comparator is Comparator.ABOUT
        if self.unit.rate and bound and not self.target.bare and not (self.subject.milestone and baseline):
            return True
        return baseline is not None and self.met(baseline) is True

    def limit(self, year: int, figure: Figure) -> Assessment:
        met = self.met(figure)
        if met is None:
            return self.unassessed(Reason.OPEN, year)
        status = Status.IN_LINE if met else Status.LAGGING
        return replace(self.unjudged, status=status, reason=Reason.LIMIT, value=figure.value, year=year)

    def met(self, figure: Figure) -> bool | None:
        return meets(self.target, figure, self.unit, self.subject.better, self.rules.about)

    def reached(self, year: int, figure: Figure) -> Assessment:
        return replace(
            self.unjudged,
            status=Status.ACHIEVED_EARLY,
            reason=Reason.REACHED,
            completion=complete(self.target, figure, self.unit, self.subject.better, self.rules.about),
            value=figure.value,
            year=year,
        )

    def unassessed(self, reason: Reason, year: int) -> Assessment:
        return replace(self.unjudged, reason=reason, year=year)

    def final(self, year: int, figure: Figure) -> Assessment:
        done = complete(self.target, figure, self.unit, self.subject.better, self.rules.about)
        if done is None:
            return self.unassessed(Reason.OPEN, year)
        status = Status.EXCEEDED if done.exceeded else Status.MET if done.met else Status.NOT_MET
        return replace(
            self.unjudged, status=status, reason=Reason.FINAL, completion=done, value=figure.value, year=year
        )

    def on_the_way(self, year: int, figure: Figure, start: tuple[int, Decimal]) -> Assessment:
        milestones = tuple((point.year, point.figure.value) for point in self.subject.milestone)
        # A range entered from above is reached at its upper bound.
        high = self.target.high
        goal = high if high is not None and start[1] > high else self.target.value
        path = path_to(start, milestones, (self.end, goal))
        if self.met(figure):
            return replace(self.reached(year, figure), path=path)
        if path is None:
            return self.unassessed(Reason.NO_WAY, year)
        expected, share = path.at(year), path.share(figure.value)
        if share > 100:
            # Past the target without meeting it: a target with two sides was overshot.
            return self.limit(year, figure)
        # Division leaves a last digit that would decide at a threshold.
        gap = (share - path.share(expected)).quantize(Decimal("1e-12"))
        if gap >= Decimal(self.rules.pace.faster_from):
            status = Status.FASTER
        elif gap < Decimal(self.rules.pace.lagging_below):
            status = Status.LAGGING
        else:
            status = Status.IN_LINE
        return replace(
            self.unjudged,
            status=status,
            reason=Reason.PATH,
            value=figure.value,
            year=year,
            path=path,
            expected=expected,
            gap=gap,
            share=share,
        )

    def yearly(self) -> Assessment:
        """Every published year is held against the target; all years of the plan are needed for a final verdict."""
        verdicts = [self.met(self.change(figure)) for _, figure in self.series.figures]
        held, years = sum(met is True for met in verdicts), len(verdicts)
        year, latest = self.series.figures[-1]
        found = replace(self.unjudged, reason=Reason.YEARS, value=latest.value, year=year, held=held, years=years)
        if any(met is None for met in verdicts):
            return replace(found, reason=Reason.OPEN)
        if year < self.end:
            return replace(found, status=Status.IN_LINE if held == years else Status.LAGGING)
        if held < years:
            return replace(found, status=Status.NOT_MET)
        if years < self.plan.info.years:
            return replace(found, reason=Reason.GAP)
        return replace(found, status=Status.MET)
