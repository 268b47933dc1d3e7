"""The verdict on one indicator or commitment: ``RULES`` in the order in which they apply, and the age of the data."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ..model.fields import vouched
from ..model.notation import Basis, Comparator
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.status import Status
from .case import Case
from .completion import Completion, Form
from .pace import Path
from .values import Series, Value, series_of


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
    case = Case(plan, subject, rules, series_of(plan, subject))
    rule = next(rule for rule in RULES if rule.applies(case))
    latest = case.series.latest
    age = _age(latest, rules, getattr(subject, "frequency", "yearly"), as_of) if latest else None
    return replace(rule.judge(case), age=age)


def _age(latest: Value, rules: Rules, frequency: str, as_of: date) -> Age:
    months = max(0, (as_of.year - latest.year - 1) * 12 + as_of.month)
    return Age(months, months >= getattr(rules.age, frequency))


# --- verdicts ---


def _found(case: Case, status: Status, reason: Reason) -> Assessment:
    """A verdict that names the value it rests on."""
    return Assessment(status, reason, case.series, case.end, value=case.figure.value, year=case.year)


def _open(case: Case, reason: Reason) -> Assessment:
    """Not assessable, by the latest value or because there is none."""
    latest = case.series.latest
    return Assessment(Status.NOT_ASSESSABLE, reason, case.series, case.end, year=latest.year if latest else None)


def _declared(case: Case) -> Assessment:
    """In line or lagging, at the end met or not met, as the source of the latest value says; open where it does not say."""
    met = case.latest.met
    if met is None:
        return _open(case, Reason.UNDECLARED)
    if not case.over:
        status = Status.IN_LINE if met else Status.LAGGING
        return Assessment(status, Reason.DECLARED, case.series, case.end, year=case.year)
    status, form = (Status.MET, Form.MEETS) if met else (Status.NOT_MET, Form.MISSED)
    return Assessment(status, Reason.DECLARED, case.series, case.end, Completion(form, met), year=case.year)


def _each_year(case: Case) -> Assessment:
    """In line if all published years held, else lagging. At the end one missed year is not met, and a missing one leaves it
    open."""
    verdicts = [case.holds(case.counted(figure)) for _year, figure in case.series.figures]
    held, years = verdicts.count(True), len(verdicts)
    found = replace(_found(case, Status.NOT_ASSESSABLE, Reason.YEARS), held=held, years=years)
    if None in verdicts:
        return replace(found, reason=Reason.OPEN)
    if not case.over:
        return replace(found, status=Status.IN_LINE if held == years else Status.LAGGING)
    if held < years:
        return replace(found, status=Status.NOT_MET)
    if years < case.plan.info.years:
        return replace(found, reason=Reason.GAP)
    return replace(found, status=Status.MET)


def _final(case: Case) -> Assessment:
    """Exceeded, met or not met."""
    done = case.completion
    if done is None:
        return _open(case, Reason.OPEN)
    status = Status.EXCEEDED if done.exceeded else Status.MET if done.met else Status.NOT_MET
    return replace(_found(case, status, Reason.FINAL), completion=done)


def _limit(case: Case) -> Assessment:
    """In line while it is held, lagging once it is breached; never ahead."""
    if case.met is None:
        return _open(case, Reason.OPEN)
    return _found(case, Status.IN_LINE if case.met else Status.LAGGING, Reason.LIMIT)


def _reached(case: Case) -> Assessment:
    """Achieved ahead of schedule."""
    found = _found(case, Status.ACHIEVED_EARLY, Reason.REACHED)
    return replace(found, completion=case.completion, path=case.path)


def _without_baseline(case: Case) -> Assessment:
    """Not assessable, as the value does not meet the target yet."""
    if case.met is None:
        return _open(case, Reason.OPEN)
    return _found(case, Status.NOT_ASSESSABLE, Reason.NO_BASELINE)


def _on_the_path(case: Case) -> Assessment:
    """Faster, in line or lagging, by how many percentage points of the way the value is ahead of the path."""
    path, pace = vouched(case.path), case.rules.pace
    expected = path.at(case.year)
    # Division leaves a last digit that would decide at a threshold.
    gap = (case.share - path.share(expected)).quantize(Decimal("1e-12"))
    if gap >= Decimal(pace.faster_from):
        status = Status.FASTER
    elif gap < Decimal(pace.lagging_below):
        status = Status.LAGGING
    else:
        status = Status.IN_LINE
    found = _found(case, status, Reason.PATH)
    return replace(found, path=path, expected=expected, gap=gap, share=case.share)


# --- rules ---

# What makes a target a limit, which is held or breached and has no way to go; each is enough.
LIMITS: tuple[Callable[[Case], bool], ...] = (
    # a ceiling on a total or a change
    lambda case: case.from_zero and case.target.caps,
    # a target relative to something else
    lambda case: case.target.basis is Basis.RELATIVE,
    # a ceiling with no baseline to come down from
    lambda case: case.target.caps and case.baseline is None,
    # a rate with a printed bound or "about", unless milestones lead there from a baseline
    lambda case: _bounds_a_rate(case) and not (case.subject.milestone and case.baseline),
    # a target that the baseline meets already
    lambda case: case.baseline is not None and case.holds(case.baseline) is True,
)


def _bounds_a_rate(case: Case) -> bool:
    target = case.target
    bound = target.caps or target.floors or target.comparator is Comparator.ABOUT
    return target.basis is Basis.LEVEL and case.unit.rate and bound and not target.bare


@dataclass(frozen=True)
class Rule:
    """``judge`` is asked of a case that the rule ``applies`` to, if no rule before it applied."""

    applies: Callable[[Case], bool]
    judge: Callable[[Case], Assessment]


RULES = (
    # nothing is published
    Rule(lambda case: case.series.latest is None, lambda case: _open(case, Reason.NO_VALUE)),
    # a target in words: the source says whether it is met
    Rule(lambda case: case.subject.in_words, _declared),
    # a target for each year
    Rule(lambda case: case.target.basis is Basis.YEARLY, _each_year),
    # a total of which a year is missing is unknown
    Rule(lambda case: case.gap, lambda case: _open(case, Reason.GAP)),
    # the value of the target year is final
    Rule(lambda case: case.over, _final),
    # a limit is held or breached
    Rule(lambda case: any(limits(case) for limits in LIMITS), _limit),
    # the target is reached before its year
    Rule(lambda case: case.met is True, _reached),
    # a level without a baseline: nobody knows how much of the way is done
    Rule(lambda case: not case.from_zero and case.baseline is None, _without_baseline),
    # start and target are equal, or the target year has come with the baseline
    Rule(lambda case: case.path is None, lambda case: _open(case, Reason.NO_WAY)),
    # a target with two sides was passed without being met, so that its far side is a limit
    Rule(lambda case: case.share > 100, _limit),
    # all others are held against the path
    Rule(lambda case: True, _on_the_path),
)
