"""Verdicts in words: completion, status and the reason behind it."""

from decimal import ROUND_HALF_UP, Decimal

from ..assess.completion import Completion, Form, better_way
from ..assess.judge import Assessment, Reason
from ..assess.series import Series
from ..assess.values import Value
from ..model.fields import vouched
from ..model.measured import Measured
from ..model.notation import Basis, Better, Comparator
from ..model.periods import MONTHS, Period
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.status import Status
from ..model.text import Text, Unit
from .figures import actual_text, amount, own_text, plain_target, rounded
from .language import Language, languages
from .periods import moment_text, period_cell, span_text
from .terms import status_word


def completion_text(completion: Completion, unit: Unit, language: Language) -> str:
    """The official wording: "314%", "高2.73个百分点", "控制在目标内", "达到目标要求"."""
    _ = language.text
    match completion.form:
        case Form.MEETS:
            return _("meets the target")
        case Form.WITHIN:
            return _("kept within target")
        case Form.MISSED:
            return _("does not meet the target")
    number = vouched(completion.number)
    match completion.form:
        case Form.PERCENT:
            return _bounded(f"{number:f}%", completion.bound, language)
        case Form.ABOVE:
            above = _("%(points)s above target", points=points_text(number, language))
            return _bounded(above, completion.bound, language)
        case Form.BELOW:
            below = _("%(points)s below target", points=points_text(number, language))
            return _bounded(below, completion.bound, language, short=True)
        case Form.OVER:
            by = points_text(number, language) if unit.rate else amount(number, unit, language)
            return _bounded(_("%(amount)s over the limit", amount=by), completion.bound, language)


def _bounded(text: str, bound: Comparator | None, language: Language, short: bool = False) -> str:
    """A completion that rests on a published bound is one itself; how far a value falls ``short`` is bounded the other way."""
    _ = language.text
    if short and bound in _OPPOSITE:
        bound = _OPPOSITE[bound]
    match bound:
        case Comparator.MORE_THAN:
            return _("more than %(completion)s", completion=text)
        case Comparator.AT_LEAST | Comparator.BETWEEN:
            return _("at least %(completion)s", completion=text)
        case Comparator.AT_MOST:
            return _("at most %(completion)s", completion=text)
        case Comparator.LESS_THAN:
            return _("less than %(completion)s", completion=text)
        case Comparator.ABOUT:
            return _("about %(completion)s", completion=text)
        case _:
            return text


_OPPOSITE = {
    Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST,
    Comparator.MORE_THAN: Comparator.LESS_THAN, Comparator.LESS_THAN: Comparator.MORE_THAN,
}  # fmt: skip


def points_text(number: Decimal, language: Language) -> str:
    """A difference between two percentages."""
    return language.count("%(num)s percentage point", "%(num)s percentage points", number, num=f"{number:f}")


def completion_in_both(completion: Completion | None, unit: Unit) -> Text | None:
    if completion is None:
        return None
    return Text(**{language.code: completion_text(completion, unit, language) for language in languages()})


def one_decimal(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"


def reason_text(plan: Plan, subject: Subject, found: Assessment, rules: Rules, language: Language) -> str:
    """The rule that gave the status, with this subject's own numbers in it."""
    sentences = [_rule_text(plan, subject, found, rules, language)]
    if found.ends:
        unit = plan.target_unit(subject)
        low, high = (own_text(end, subject, unit, language) for end in found.ends)
        sentences.append(language.text(
            "The published value is not exact; it was judged at both ends of what it may stand for, %(low)s and %(high)s.",
            low=low, high=high,
        ))  # fmt: skip
    period = found.period
    if found.reason is Reason.PATH and period and period.whole and found.time != period.time:
        month = round((vouched(found.time) - period.year + 1) * MONTHS)
        sentences.append(language.text(
            "%(time)s is not over: the path is read at the end of %(month)s.",
            time=span_text(period, language), month=moment_text(Period(period.year, month, month), language),
        ))  # fmt: skip
    judged = _judged_value(found)
    if judged and judged.state == "provisional" and found.status is not Status.NOT_ASSESSABLE:
        sentences.append(language.text("That value is provisional."))
    if found.waiting:
        waits = language.text(
            "The value of %(time)s waits for that of the whole year.", time=span_text(found.waiting, language)
        )
        sentences.append(waits)
    return language.sentences(sentences)


def _rule_text(plan: Plan, subject: Subject, found: Assessment, rules: Rules, language: Language) -> str:
    _ = language.text
    unit, end, when = plan.target_unit(subject), found.target_year, _when(found, language)
    value = own_text(found.value, subject, unit, language) if found.value is not None else ""
    missing, breached = language.listing(found.missing), language.listing(found.breached)
    match found.reason:
        case Reason.NO_VALUE:
            return _("No value has been published yet, so nothing is assessed; that is neither zero nor lagging.")
        case Reason.DECLARED:
            return _("The target is in words; the source says for %(time)s whether it was met.", time=when)
        case Reason.UNDECLARED:
            return _("The target is in words and no source says yet whether it was met.")
        case Reason.NO_BASELINE if found.status is Status.IN_LINE:
            return _("The latest value, %(value)s (%(time)s), meets the target. Without a baseline it cannot be said how much of a "
                     "way that was.", value=value, time=when)  # fmt: skip
        case Reason.NO_BASELINE:
            return _(
                "The latest value is %(value)s (%(time)s). The target is not reached yet, and without a baseline it "
                "cannot be said how much of the way is done.", value=value, time=when,
            )  # fmt: skip
        case Reason.GAP if subject.aim.basis is Basis.YEARLY:
            return _("The target is for each year, and the portal holds no value for %(years)s.", years=missing)
        case Reason.GAP:
            return _("The portal holds no value for %(years)s, so what the years up to %(time)s come to is unknown.",
                     years=missing, time=when)  # fmt: skip
        case Reason.KNOWN:
            return _known_reason(subject, found, value, language)
        case Reason.MISSING:
            return _("The target year, %(end)s, is over, and the portal holds no value for it; the latest is that of %(time)s.",
                     end=end, time=when)  # fmt: skip
        case Reason.BREAK:
            return _("The values up to %(time)s are not all counted in the same way as when the target was set, so they cannot be "
                     "compared with it.", time=when)  # fmt: skip
        case Reason.UNFINISHED:
            return _("The value is of a year that is not over, and says little before it is.")
        case Reason.OPEN:
            return _("The published figures are not exact and leave open whether the target is met.")
        case Reason.REACHED:
            return _(
                "The value of %(time)s, %(value)s, already meets the target set for %(end)s.",
                time=when, value=value, end=end,
            )  # fmt: skip
        case Reason.LIMIT if found.status.done and found.breached:
            return _("A limit is either held or breached. In %(time)s it was held, at %(value)s; it was breached in %(breached)s.",
                     time=when, value=value, breached=breached)  # fmt: skip
        case Reason.LIMIT if found.status.done:
            return _("A limit is either held or breached. In %(time)s it was held, at %(value)s.",
                     time=when, value=value)  # fmt: skip
        case Reason.LIMIT:
            return _("A limit is either held or breached. In %(time)s it was breached, at %(value)s.",
                     time=when, value=value)  # fmt: skip
        case Reason.YEARS if found.breached:
            return _("The target is for each year: it was met in %(held)s of %(years)s published years, and missed in %(breached)s.",
                     held=found.held, years=found.years, breached=breached)  # fmt: skip
        case Reason.YEARS:
            return _("The target is for each year: it was met in %(held)s of %(years)s published years.",
                     held=found.held, years=found.years)  # fmt: skip
        case Reason.PATH:
            return _path_reason(subject, unit, found, rules, language)
        case Reason.FINAL:
            return _final_reason(subject, unit, found, language)


def _when(found: Assessment, language: Language) -> str:
    """When the judged value stands: the span that it is counted over, or the year or month that it is reached by."""
    value = _judged_value(found)
    return time_of(found.series, value, language) if value else ""


def _judged_value(found: Assessment) -> Value | None:
    """The latest value that the verdict rests on."""
    return next((value for value in found.series.yearly if value.period == found.period), None)


def time_of(series: Series, value: Value, language: Language) -> str:
    """When a value stands as "actual" beside its target."""
    return (moment_text if value.moment or _is_total(series) else span_text)(value.period, language)


def time_cell(series: Series, value: Value, language: Language) -> str:
    """When a value stands as "actual" beside its target, for a column of a table."""
    return period_cell(value.period, value.moment or _is_total(series), language)


def _known_reason(subject: Subject, found: Assessment, value: str, language: Language) -> str:
    """Why what is known of a total settles it."""
    _, when, ceiling = (
        language.text,
        _when(found, language),
        vouched(found.completion).form in (Form.WITHIN, Form.OVER, Form.MISSED),
    )
    if found.missing and ceiling:
        return _("The portal holds no value for %(years)s; the other years alone come to %(value)s, more than the limit.",
                 years=language.listing(found.missing), value=value)  # fmt: skip
    if found.missing:
        return _("The portal holds no value for %(years)s; the other years alone come to %(value)s, which reaches the target.",
                 years=language.listing(found.missing), value=value)  # fmt: skip
    if ceiling:
        return _("The total had already come to %(value)s in %(time)s, more than the limit.", value=value, time=when)
    return _("The total had already come to %(value)s in %(time)s, which reaches the target.", value=value, time=when)


def _path_reason(subject: Subject, unit: Unit, found: Assessment, rules: Rules, language: Language) -> str:
    _, gap, value, when = language.text, vouched(found.gap), vouched(found.value), _when(found, language)
    values = {
        "time": when,
        "value": own_text(value, subject, unit, language),
        "expected": own_text(rounded(vouched(found.expected), value), subject, unit, language),
        "gap": one_decimal(abs(gap)),
        "faster": rules.pace.faster_from,
        "lagging": rules.pace.lagging_below.lstrip("-"),
    }
    if found.status is Status.FASTER:
        return _("The path asks for %(expected)s in %(time)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way ahead, and %(faster)s or more ahead counts as faster than expected.", **values)  # fmt: skip
    if found.status is Status.LAGGING and vouched(found.share) < 0:
        return _("The path asks for %(expected)s in %(time)s; the value is %(value)s, farther from the target than where the way "
                 "began. That is relatively lagging.", **values)  # fmt: skip
    if found.status is Status.LAGGING:
        return _("The path asks for %(expected)s in %(time)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way behind, and more than %(lagging)s behind counts as relatively lagging.",
                 **values)  # fmt: skip
    if gap >= 0:
        return _("The path asks for %(expected)s in %(time)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way ahead; less than %(faster)s ahead is basically in line with expectations.",
                 **values)  # fmt: skip
    return _("The path asks for %(expected)s in %(time)s; the value is %(value)s. That is %(gap)s percentage points of "
             "the way behind; up to %(lagging)s behind is basically in line with expectations.", **values)  # fmt: skip


def _final_reason(subject: Subject, unit: Unit, found: Assessment, language: Language) -> str:
    _, done = language.text, vouched(found.completion)
    figures = {
        "value": own_text(vouched(found.value), subject, unit, language, bound=done.bound),
        "target": amount(vouched(subject.quantity).value, unit, language),
        "completion": completion_text(done, unit, language),
    }
    match done.form:
        case Form.PERCENT:
            return _(
                "A quantity is judged by its share of the target: %(value)s ÷ %(target)s = %(completion)s.", **figures
            )
        case Form.ABOVE | Form.BELOW if unit.rate:
            return _("A rate is judged by its distance from the target: %(value)s against %(target)s, %(completion)s.",
                     **figures)  # fmt: skip
        case Form.WITHIN | Form.OVER:
            return _(
                "A ceiling is judged by whether it was kept: %(value)s against %(target)s, %(completion)s.", **figures
            )
        case _:
            return _("The result %(value)s against the target %(target)s: %(completion)s.", **figures)


def chart_question(name: str, language: Language) -> str:
    """The question that an indicator's chart answers."""
    return language.text("%(name)s: how does it compare with the target?", name=name)


def headline(plan: Plan, subject: Subject, name: str, found: Assessment, language: Language) -> str:
    """The finding in one sentence, the answer first."""
    _, unit = language.text, plan.target_unit(subject)
    latest = found.series.latest
    if latest is None:
        return _(
            "%(name)s: no value published yet. %(target)s", name=name, target=plain_target(plan, subject, language)
        )
    status, when = status_word(found.status, language).lower(), time_of(found.series, latest, language)
    if latest.figure is None:
        return _("%(name)s: %(status)s.", name=name, status=status)
    value = actual_text(plan, subject, found.series, language, plain=False)
    figures = {"name": name, "value": value, "time": when, "status": status}
    if not value:
        return _("%(name)s: %(status)s.", **figures)
    if subject.aim.basis is Basis.CHANGE:
        return _("%(name)s: %(value)s by %(time)s; %(status)s.", **figures)
    if found.completion is None and not latest.period.whole and found.series.at_latest and _is_total(found.series):
        return _("%(name)s came to %(value)s by the end of %(time)s: %(status)s.", **figures)
    if found.completion is None:
        return _("%(name)s stood at %(value)s in %(time)s: %(status)s.", **figures)
    figures["completion"] = completion_text(found.completion, unit, language)
    match found.completion.form:
        case Form.PERCENT:
            return _("%(name)s reached %(value)s by the end of %(time)s, %(completion)s of the target: %(status)s.",
                     **figures)  # fmt: skip
        case _:
            return _("%(name)s stood at %(value)s at the end of %(time)s, %(completion)s: %(status)s.", **figures)


def _is_total(series: Series) -> bool:
    return series.course is not None and series.course.from_zero


def direction_text(subject: Measured, language: Language) -> str:
    """Which way is better; empty for a target with two sides."""
    _ = language.text
    match better_way(subject):
        case Better.LOWER:
            return _("Lower is better")
        case Better.HIGHER:
            return _("Higher is better")
        case None:
            return ""
