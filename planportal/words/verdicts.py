"""Verdicts in words: completion, status and the reason behind it."""

from decimal import ROUND_HALF_UP, Decimal

from ..assess.completion import Completion, Form, better_way
from ..assess.judge import Assessment, Reason
from ..model.fields import vouched
from ..model.measured import Measured
from ..model.notation import Basis, Better, Comparator, Figure
from ..model.portal import Plan
from ..model.records import Subject
from ..model.settings import Rules
from ..model.status import Status
from ..model.text import Text, Unit
from .figures import amount, compared, plain_target
from .language import Language, languages
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
            return _("%(points)s below target", points=points_text(number, language))
        case Form.OVER:
            by = points_text(number, language) if unit.rate else amount(number, unit, language)
            return _("%(amount)s over the limit", amount=by)


def _bounded(text: str, bound: Comparator | None, language: Language) -> str:
    """A completion that rests on a published bound is one itself."""
    if bound is Comparator.MORE_THAN:
        return language.text("more than %(completion)s", completion=text)
    return language.text("at least %(completion)s", completion=text) if bound else text


def points_text(number: Decimal, language: Language) -> str:
    """A difference between two percentages."""
    return language.count("%(num)s percentage point", "%(num)s percentage points", number, num=f"{number:f}")


def completion_in_both(completion: Completion | None, unit: Unit) -> Text | None:
    if completion is None:
        return None
    return Text(**{language.code: completion_text(completion, unit, language) for language in languages()})


def one_decimal(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.1'), ROUND_HALF_UP):f}"


def rounded(number: Decimal, like: Decimal) -> Decimal:
    """A computed value at one digit more than the figures it was computed from, without trailing zeros."""
    digits = len(f"{like:f}".partition(".")[2]) + 1
    short = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def reason_text(plan: Plan, subject: Subject, found: Assessment, rules: Rules, language: Language) -> str:
    """The rule that gave the status, with this subject's own numbers in it."""
    _ = language.text
    unit, end = plan.unit(subject), plan.info.end
    value = amount(found.value, unit, language) if found.value is not None else ""
    match found.reason:
        case Reason.NO_VALUE:
            return _("No value has been published yet, so nothing is assessed; that is neither zero nor lagging.")
        case Reason.DECLARED:
            return _("The target is in words; the source says for %(year)s whether it was met.", year=found.year)
        case Reason.UNDECLARED:
            return _("The target is in words and no source says yet whether it was met.")
        case Reason.NO_BASELINE:
            return _(
                "The latest value is %(value)s (%(year)s). The target is not reached yet, and without a baseline it "
                "cannot be said how much of the way is done.", value=value, year=found.year,
            )  # fmt: skip
        case Reason.GAP if subject.aim.basis is Basis.YEARLY:
            return _("The target is for each year, and values are missing for some years.")
        case Reason.GAP:
            return _("Values are missing for some years, so the total up to %(year)s is unknown.", year=found.year)
        case Reason.OPEN:
            return _("The published value is itself a bound and leaves open whether the target is met.")
        case Reason.NO_WAY:
            return _("Baseline and target leave no way to go, so pace cannot be measured.")
        case Reason.REACHED:
            return _(
                "The value of %(year)s, %(value)s, already meets the target set for %(end)s.",
                year=found.year, value=value, end=end,
            )  # fmt: skip
        case Reason.LIMIT if found.status is Status.IN_LINE:
            return _("A limit is either held or breached. In %(year)s it was held, at %(value)s.",
                     year=found.year, value=value)  # fmt: skip
        case Reason.LIMIT:
            return _("A limit is either held or breached. In %(year)s it was breached, at %(value)s.",
                     year=found.year, value=value)  # fmt: skip
        case Reason.YEARS:
            return _("The target is for each year: it was met in %(held)s of %(years)s published years.",
                     held=found.held, years=found.years)  # fmt: skip
        case Reason.PATH:
            return _path_reason(unit, found, rules, language)
        case Reason.FINAL:
            return _final_reason(plan, subject, found, language)


def _path_reason(unit: Unit, found: Assessment, rules: Rules, language: Language) -> str:
    _, gap, value = language.text, vouched(found.gap), vouched(found.value)
    values = {
        "year": found.year,
        "value": amount(value, unit, language),
        "expected": amount(rounded(vouched(found.expected), value), unit, language),
        "gap": one_decimal(abs(gap)),
        "faster": rules.pace.faster_from,
        "lagging": rules.pace.lagging_below.lstrip("-"),
    }
    if found.status is Status.FASTER:
        return _("The path asks for %(expected)s in %(year)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way ahead, and %(faster)s or more ahead counts as faster than expected.", **values)  # fmt: skip
    if found.status is Status.LAGGING:
        return _("The path asks for %(expected)s in %(year)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way behind, and more than %(lagging)s behind counts as relatively lagging.",
                 **values)  # fmt: skip
    if gap >= 0:
        return _("The path asks for %(expected)s in %(year)s; the value is %(value)s. That is %(gap)s percentage points "
                 "of the way ahead; less than %(faster)s ahead is basically in line with expectations.",
                 **values)  # fmt: skip
    return _("The path asks for %(expected)s in %(year)s; the value is %(value)s. That is %(gap)s percentage points of "
             "the way behind; up to %(lagging)s behind is basically in line with expectations.", **values)  # fmt: skip


def _final_reason(plan: Plan, subject: Subject, found: Assessment, language: Language) -> str:
    _, unit, done = language.text, plan.unit(subject), vouched(found.completion)
    figures = {
        "value": amount(vouched(found.value), unit, language),
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
    _, unit = language.text, plan.unit(subject)
    latest = found.series.latest
    if latest is None:
        return _(
            "%(name)s: no value published yet. %(target)s", name=name, target=plain_target(plan, subject, language)
        )
    status = status_word(found.status, language).lower()
    if latest.figure is None:
        return _("%(name)s: %(status)s.", name=name, status=status)
    value = _value_said(latest.figure, found, unit, language)
    figures = {"name": name, "value": value, "year": latest.year, "status": status}
    if found.completion is None:
        return _("%(name)s stood at %(value)s in %(year)s: %(status)s.", **figures)
    figures["completion"] = completion_text(found.completion, unit, language)
    match found.completion.form:
        case Form.PERCENT:
            return _("%(name)s reached %(value)s by the end of %(year)s, %(completion)s of the target: %(status)s.",
                     **figures)  # fmt: skip
        case _:
            return _("%(name)s stood at %(value)s at the end of %(year)s, %(completion)s: %(status)s.", **figures)


def _value_said(figure: Figure, found: Assessment, unit: Unit, language: Language) -> str:
    if found.value is not None and found.value != figure.value:
        return amount(found.value, unit, language)
    return compared(figure.comparator, figure.value, figure.high, unit, language, plain=False)


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
