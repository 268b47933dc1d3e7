"""The verdict on one indicator or commitment: ``RULES`` in the order in which they apply, and the age of the data.

``docs/judging.md`` says the same rules at length, with worked cases; the method page is made from ``RULES``.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum

from ..model.fields import vouched
from ..model.messages import _
from ..model.notation import Basis
from ..model.periods import MONTHS, Period
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.status import Status
from .case import Case
from .completion import Completion, Form
from .course import settled
from .pace import Path
from .possible import NO_END, Possible
from .series import Series, series_of
from .values import Value


class Reason(StrEnum):
    """Why the status is what it is; each has its own sentence on the page."""

    FINAL = "final"  # the target year's value against the target
    DECLARED = "declared"  # a target in words, judged by the editor's source
    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"  # a level without the start of its way
    GAP = "gap"  # a year is missing
    KNOWN = "known"  # what is known of a total settles it, whatever is missing
    MISSING = "missing"  # the target year is over without its value
    BREAK = "break"  # values are counted differently from those at the start
    UNFINISHED = "unfinished"  # the only year with a value is not over
    OPEN = "open"  # the published value leaves it open
    UNDECLARED = "undeclared"  # a target in words with a value but no verdict
    REACHED = "reached"  # the target is reached before its year
    PATH = "path"
    LIMIT = "limit"  # held or breached, with no way to go
    YEARS = "years"  # a target for each year


@dataclass(frozen=True)
class Age:
    """``months`` since the end of the latest value's period, to the day the data are complete to."""

    months: int
    old: bool


@dataclass(frozen=True)
class Assessment:
    """``value`` is what was judged, in the target's own terms (a running total, a mean, a change) and ``period`` its period; ``ends``
    are what it may lie between, where it is uncertain; ``path`` holds amounts on the way, ``expected`` is what it asks for at the value's
    ``time``, in the target's own terms; ``share`` how much of the way is done, in percent, and ``gap``
    how many percentage points that is ahead of the path; ``held`` and ``years`` count the years that held a yearly target,
    of those judged, ``breached`` are those that did not hold a target or limit, and ``missing`` the years without a value."""

    status: Status
    reason: Reason
    series: Series
    target_year: int
    completion: Completion | None = None
    value: Decimal | None = None
    period: Period | None = None
    time: Decimal | None = None
    ends: tuple[Decimal, Decimal] | None = None
    path: Path | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None
    share: Decimal | None = None
    held: int = 0
    years: int = 0
    breached: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    waiting: Period | None = None
    age: Age | None = None

    @property
    def year(self) -> int | None:
        """The year of what was judged."""
        return self.period.year if self.period else None


def assess(plan: Plan, subject: Subject, rules: Rules, as_of: date) -> Assessment:
    """Judge an indicator or a commitment of a plan by the values published up to ``as_of``."""
    series = series_of(plan, subject, rules.about)
    # Room for what a bound may stand for, and for growth over many years.
    with localcontext(prec=80):
        assessment = _judge(Case(plan, subject, rules, as_of, series))
    latest = series.latest
    age = _age(latest, rules, getattr(subject, "frequency", "yearly"), as_of) if latest else None
    return replace(assessment, series=series, age=age)


def _age(latest: Value, rules: Rules, frequency: str, as_of: date) -> Age:
    months = max(0, (as_of.year - latest.year) * MONTHS + as_of.month - latest.period.last)
    return Age(months, months >= getattr(rules.age, frequency))


def _judge(case: Case) -> Assessment:
    """By the first rule that applies."""
    return next(rule for rule in RULES if rule.applies(case)).judge(case)


# --- verdicts ---


def _resting(case: Case, status: Status, reason: Reason) -> Assessment:
    """A verdict that names the value it rests on."""
    counted = case.counted
    return Assessment(
        status, reason, case.series, case.end, value=counted.figure, period=case.latest.period, time=case.time
    )


def _open(case: Case, reason: Reason) -> Assessment:
    """Not assessable, by the latest value or because there is none."""
    latest = case.series.latest
    return Assessment(Status.NOT_ASSESSABLE, reason, case.series, case.end, period=latest.period if latest else None)


def _held(case: Case, held: bool) -> Status:
    """The status of what is held or missed: on the way, or at the end."""
    if case.ended:
        return Status.MET if held else Status.NOT_MET
    return Status.IN_LINE if held else Status.LAGGING


def _final(case: Case, done: Completion) -> Status:
    return Status.EXCEEDED if done.exceeded else Status.MET if done.met else Status.NOT_MET


def _declared(case: Case) -> Assessment:
    met = case.latest.met
    if case.lacks_target_year:
        return _open(case, Reason.MISSING)
    if met is None:
        return _open(case, Reason.UNDECLARED)
    done = Completion(Form.MEETS if met else Form.MISSED, met) if case.ended else None
    return Assessment(_held(case, met), Reason.DECLARED, case.series, case.end, done, period=case.latest.period)


def _each_year(case: Case) -> Assessment:
    years = {counted.year: counted for counted in case.series.counted if counted.year <= case.end}
    verdicts: dict[int, bool | None] = {}
    for year, counted in years.items():
        if case.series.broken(year):
            continue
        if counted.complete and case.over(year):
            verdicts[year] = case.holds(year, counted.amount)
        elif _surely_over(case, counted.amount):
            verdicts[year] = False
    breached = tuple(year for year, holds in verdicts.items() if holds is False)
    judged = replace(
        _resting(case, Status.NOT_ASSESSABLE, Reason.YEARS),
        held=list(verdicts.values()).count(True),
        years=len(verdicts),
        breached=breached,
        waiting=next((years[year].period for year in years if not case.over(year) and year not in verdicts), None),
    )
    if breached:
        return replace(judged, status=_held(case, False))
    if None in verdicts.values():
        return replace(judged, reason=Reason.OPEN)
    missing = tuple(year for year in range(case.plan.info.start, case.end + 1) if year not in verdicts)
    if not verdicts or (case.ended and missing):
        broken, waits = case.series.broken(case.year), not verdicts and not case.finished
        reason = Reason.BREAK if broken else Reason.UNFINISHED if waits else Reason.GAP
        return replace(judged, reason=reason, missing=missing)
    return replace(judged, status=_held(case, True))


def _surely_over(case: Case, amount: Possible) -> bool:
    """Whether an amount of a year that is not over has passed its ceiling already."""
    return not case.course.may_fall and case.course.flow and case.asked.below(amount.low)


def _waits(case: Case) -> bool:
    """Whether the value of a year that is not over says little before it is."""
    course = case.course
    if case.finished:
        return False
    return course.of_rates or course.grows or (course.flow and not course.of_amounts)


def _before_this_year(case: Case) -> Assessment:
    if case.series.at_latest and (case.year == case.end or _limits(case)) and _surely_over(case, case.amount):
        return replace(_resting(case, _held(case, False), Reason.LIMIT), breached=(case.year,))
    earlier = replace(case, series=case.series.without_latest())
    if earlier.series.latest is None:
        return _open(case, Reason.UNFINISHED)
    return replace(_judge(earlier), waiting=case.latest.period)


def _by_what_is_known(case: Case, reason: Reason) -> Assessment:
    """What is known of a total that cannot fall is a lower bound: a floor may be reached by it, a ceiling passed."""
    known, missing = case.series.tally.known, case.series.tally.missing
    unknown = replace(_open(case, reason), missing=missing)
    counted = case.series.at_latest
    if counted and not missing:
        unknown = replace(unknown, value=counted.figure)
    if known is None or not case.course.of_amounts or case.course.may_fall:
        return unknown
    done = case.completion(Possible(known.low, known.low, NO_END), case.end)
    if done is None:
        return unknown
    on_the_way = Status.ACHIEVED_EARLY if done.met else Status.LAGGING
    status = _final(case, done) if case.ended else on_the_way
    value = case.course.own(known.low, case.end)
    return replace(unknown, status=status, reason=Reason.KNOWN, completion=done, value=value)


def _at_both_ends(case: Case) -> Assessment:
    """The verdict where all that the value and the start may be agree, the lowest of them where all are on course."""
    found, done = [_judge(end) for end in case.ends()], case.completion()
    lowest = max(found, key=lambda assessment: list(Status).index(assessment.status))
    agreed = all(assessment.status is lowest.status for assessment in found)
    if not (agreed or all(assessment.status.done for assessment in found)):
        return replace(_resting(case, Status.NOT_ASSESSABLE, Reason.OPEN), ends=_ends(case))
    # What is exceeded says so in its completion: "more than 98" of 98 meets the target.
    by_the_print = lowest.status is Status.EXCEEDED and done is not None and not done.exceeded
    status = Status.MET if by_the_print else lowest.status
    return replace(lowest, status=status, value=case.counted.figure, completion=done, ends=_ends(case))


def _ends(case: Case) -> tuple[Decimal, Decimal] | None:
    """What an uncertain value may lie between, where that has two ends."""
    low, _value, high = case.amount
    if case.amount.exact or -NO_END in (low, high) or NO_END in (low, high):
        return None
    return case.course.own(low, case.latest.at), case.course.own(high, case.latest.at)


def _at_the_end(case: Case) -> Assessment:
    done = vouched(case.completion())
    return replace(_resting(case, _final(case, done), Reason.FINAL), completion=done)


def _without_start(case: Case) -> Assessment:
    found = _resting(case, Status.IN_LINE if case.met else Status.NOT_ASSESSABLE, Reason.NO_BASELINE)
    return replace(found, completion=case.completion()) if case.met else found


def _limits(case: Case) -> bool:
    return case.origin is not None and all(end.is_limit for end in case.ends())


def _limit(case: Case) -> Assessment:
    """Held or breached by the latest value; never ahead. Earlier breaches are named."""
    breached = tuple(
        counted.year for counted in case.series.counted
        if counted.year <= case.year and case.holds(counted.year, counted.amount) is False
    )  # fmt: skip
    status = _held(case, case.holds(case.year, case.amount) is True)
    return replace(_resting(case, status, Reason.LIMIT), breached=breached)


def _reached(case: Case) -> Assessment:
    found = _resting(case, Status.ACHIEVED_EARLY, Reason.REACHED)
    return replace(found, completion=case.completion(), path=case.path)


def _on_the_path(case: Case) -> Assessment:
    """Faster, in line or lagging, by how many percentage points of the way the value is ahead of the path."""
    path, pace = vouched(case.path), case.rules.pace
    expected = path.at(case.time)
    # Division leaves a last digit that would decide at a threshold.
    gap = settled(case.share - path.share(expected))
    if gap >= Decimal(pace.faster_from):
        status = Status.FASTER
    elif gap < Decimal(pace.lagging_below):
        status = Status.LAGGING
    else:
        status = Status.IN_LINE
    if case.share > 100:
        # Beyond the far side of a target with two sides.
        return replace(_resting(case, Status.LAGGING, Reason.LIMIT), breached=(case.year,))
    own = case.course.own(expected, case.latest.at)
    return replace(_resting(case, status, Reason.PATH), path=path, expected=own, gap=gap, share=case.share)


# --- rules ---


@dataclass(frozen=True)
class Rule:
    """``judge`` is asked of a case that the rule ``applies`` to, if no rule before it applied. ``name`` and ``meaning`` say on the
    method page when it applies and what it returns; they are English, the source of their translations, with %(faster)s, %(lagging)s,
    %(rate)s and %(quantity)s for the thresholds in force."""

    name: str
    meaning: str
    applies: Callable[[Case], bool]
    judge: Callable[[Case], Assessment]


RULES = (
    Rule(
        _("Nothing published"),
        _("The portal holds no value for a year up to the target year: not assessable. That is neither zero nor lagging."),
        lambda case: case.series.latest is None,
        lambda case: _open(case, Reason.NO_VALUE),
    ),
    Rule(
        _("A target in words"),
        _("Whether it is held or missed is what the source of the latest value says; where that says nothing, the target is "
                "not assessable."),
        lambda case: case.subject.in_words,
        _declared,
    ),
    Rule(
        _("A figure for each year"),
        _("One year that missed it decides, even where other years are missing. A year that is not over waits. At the end, "
                "a year without a value leaves the target not assessable."),
        lambda case: case.target.basis is Basis.YEARLY,
        _each_year,
    ),
    Rule(
        _("A year that is not over"),
        _("What is counted over a whole year, rates of growth and means of rates wait for its end: the values before it "
                "decide. A ceiling that is passed already is missed all the same."),
        _waits,
        _before_this_year,
    ),
    Rule(
        _("A break of series"),
        _("Values that are counted differently from those at the start are shown and not compared: not assessable."),
        lambda case: not case.course.from_zero and case.series.broken(case.year),
        lambda case: _open(case, Reason.BREAK),
    ),
    Rule(
        _("A total with a gap"),
        _("Where a year is missing, the sum of the others is the least that the total can be: a floor that it reaches is "
                "reached, a ceiling that it passes is missed. Anything else is not assessable, and the missing years are named."),
        lambda case: case.series.at_latest is None,
        lambda case: _by_what_is_known(case, Reason.GAP),
    ),
    Rule(
        _("The target year is over, and its value is missing"),
        _("Not assessable; the last value is shown. A total that has passed its floor or ceiling before is judged by that."),
        lambda case: case.lacks_target_year,
        lambda case: _by_what_is_known(case, Reason.MISSING),
    ),
    Rule(
        _("An uncertain value or baseline"),
        _("“About”, “nearly”, “at least” and ranges are judged at both ends of what they may stand for, “about” within "
                "%(rate)s percentage points for a rate and %(quantity)s percent for a quantity. If both ends give the same, that "
                "is the verdict; if both are on course, the lower; otherwise the target is not assessable."),
        lambda case: case.uncertain,
        _at_both_ends,
    ),
    Rule(
        _("The target year is over"),
        _("Its value decides, whatever came before. A quantity exceeds its target once its completion prints more than 100 percent, a rate any distance "
                "above its floor; a ceiling that is kept is met."),
        lambda case: case.ended,
        _at_the_end,
    ),
    Rule(
        _("No baseline"),
        _("A level without a baseline is in line where the latest value meets the target, otherwise not assessable. The plan's "
                "milestones serve as a start from the first one on."),
        lambda case: case.origin is None,
        _without_start,
    ),
    Rule(
        _("A limit"),
        _("Where the start meets the target already, or stands exactly on a strict bound, there is no way to go: the latest "
                "value holds the target or misses it, and earlier breaches are named. Ceilings on totals and means of rates are limits too. "
                "A limit is never ahead of schedule."),
        _limits,
        _limit,
    ),
    Rule(
        _("Reached before its year"),
        _("Achieved ahead of schedule. That does not stick: after falling back, the path judges."),
        lambda case: case.met,
        _reached,
    ),
    Rule(
        _("The path"),
        _("It leads from the start, in the baseline's own year, through the milestones to the target. The share of the way that "
                "is done is compared with the share that the path has done: %(faster)s percentage points or more ahead is faster "
                "than expected, more than %(lagging)s behind is relatively lagging, all between is basically in line. Beyond the far "
                "side of a range the target is missed."),
        lambda case: True,
        _on_the_path,
    ),
)  # fmt: skip
