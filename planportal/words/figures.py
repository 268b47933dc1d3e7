"""Figures in words. Chinese shows what was printed in Chinese; English, and the Chinese of an English print, are generated from the
typed form; both say what is computed."""

from decimal import ROUND_HALF_UP, Decimal

from ..assess.possible import Interval
from ..assess.series import Series
from ..assess.values import Value
from ..model.fields import vouched
from ..model.measured import Measured
from ..model.notation import Basis, Comparator, Figure, InWords, normalise, parse_cell
from ..model.notation_english import in_english
from ..model.portal import Plan
from ..model.records import Indicator, Subject
from ..model.text import POINTS, Unit
from .language import Language


def amount(value: Decimal, unit: Unit, language: Language) -> str:
    """A number with its unit: "42.5万人", "425,000 persons"."""
    return unit.amount(value, language.code)


def span(interval: Interval, unit: Unit, language: Language) -> str:
    """The numbers between two bounds with their unit: "40-50万人", "400,000-500,000 persons"."""
    low, high = vouched(interval.low), vouched(interval.high)
    if low == high:
        return amount(low, unit, language)
    number = f"{low:f}" if language.code == "zh" else f"{unit.in_ones(low):,f}"
    return f"{number}-{amount(high, unit, language)}"


def bare_number(value: Decimal, unit: Unit, language: Language) -> str:
    """A number for a column that names the unit in its heading: "42.5", "425,000"."""
    if language.code == "zh" or unit.percent:
        return f"{value:f}" + ("%" if unit.percent else "")
    return unit.amount(value, language.code).removesuffix(unit.en.one).removesuffix(unit.en.other).strip()


def compared(
    comparator: Comparator | None, value: Decimal, high: Decimal | None, unit: Unit, language: Language, plain: bool
) -> str:
    """A number with what bounds it: "at least 95%". ``plain`` leaves the unit's noun to the column heading."""
    _ = language.text
    show = bare_number if plain else amount
    figure = show(value, unit, language)
    match comparator:
        case Comparator.AT_LEAST:
            return _("at least %(figure)s", figure=figure)
        case Comparator.AT_MOST:
            return _("at most %(figure)s", figure=figure)
        case Comparator.MORE_THAN:
            return _("more than %(figure)s", figure=figure)
        case Comparator.LESS_THAN:
            return _("less than %(figure)s", figure=figure)
        case Comparator.ABOUT:
            if high is not None:
                figure = _(
                    "%(low)s to %(high)s", low=bare_number(value, unit, language), high=show(high, unit, language)
                )
            return _("about %(figure)s", figure=figure)
        case Comparator.EXACTLY:
            return _("exactly %(figure)s", figure=figure)
        case Comparator.BETWEEN if high is not None:
            return _("%(low)s to %(high)s", low=bare_number(value, unit, language), high=show(high, unit, language))
        case _:
            return figure


def as_printed(printed: str, unit: Unit, language: Language) -> bool:
    """Whether a figure is shown as it was printed: in Chinese, unless its print is English. A unit that is called alike in
    both languages (km, µg/m³) makes none English."""
    return language.code == "zh" and not in_english(normalise(printed).replace(normalise(unit.zh), ""))


def figure_text(
    figure: Figure, printed: str, unit: Unit, language: Language, plain: bool = True, whole: bool = False
) -> str:
    """A published figure for a table cell or a sentence; on its own it says ``whole`` what it counts over."""
    if as_printed(printed, unit, language):
        suffix = unit.zh if not figure.unit else ""
        return printed if plain or not suffix else f"{printed}{suffix}"
    unit = POINTS if figure.unit == POINTS.zh else unit
    text = compared(figure.comparator, figure.value, figure.high, unit, language, plain)
    if figure.direction:
        text = _direction(text, figure.direction, language)
    text = _counted(text, figure.basis, language) if whole else text
    return _since(text, figure.base_year, language)


def own_text(
    figure: Decimal,
    subject: Measured,
    unit: Unit,
    language: Language,
    plain: bool = False,
    bound: Comparator | None = None,
) -> str:
    """A computed figure in the terms of the target: a total, "38 a year on average", "down by 24%"."""
    target = vouched(subject.quantity)
    text = compared(bound, rounded(figure, target.value), None, unit, language, plain)
    if target.direction:
        text = _direction(text, target.direction, language)
    return text if plain else _averaged(text, target.basis, language)


def actual_text(plan: Plan, subject: Subject, series: Series, language: Language, plain: bool = True) -> str:
    """What stands as "actual" beside a target: the latest value as published, or what the values come to where that is a sum, a
    mean or a change; "" where there is none, or a missing year leaves it unknown."""
    latest, counted = series.latest, series.at_latest
    if latest is None or (counted is None and latest.figure is not None):
        return ""
    if counted is not None and counted.computed:
        return own_text(counted.figure, subject, plan.target_unit(subject), language, plain, counted.amount.bound)
    if plain or latest.figure is None:
        return value_text(latest, plan.unit(subject), language, plain)
    figure = latest.figure
    text = compared(figure.comparator, figure.value, figure.high, plan.target_unit(subject), language, plain)
    if figure.direction:
        text = _direction(text, figure.direction, language)
    return _averaged(text, subject.aim.basis, language)


def baseline_text(plan: Plan, subject: Indicator, series: Series, language: Language) -> str:
    """The baseline for a column headed by the table's year; one of another year says which."""
    baseline = series.baseline
    if baseline is None:
        return ""
    text = value_text(baseline, plan.unit(subject), language)
    if baseline.year == plan.tables[subject.table].baseline_year:
        return text
    return language.text("%(figure)s (%(year)s)", figure=text, year=baseline.year)


def rounded(number: Decimal, like: Decimal) -> Decimal:
    """A computed value at one digit more than a figure beside it, if it has more, without trailing zeros."""
    digits = max(len(f"{like:f}".partition(".")[2]) + 1, min(2, len(f"{number:f}".partition(".")[2])))
    short = number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short.normalize()


def value_text(value: Value, unit: Unit, language: Language, plain: bool = True) -> str:
    """A published value, in figures or in words."""
    if value.figure is None:
        return value.printed if language.code == "zh" else value.english
    return figure_text(value.figure, value.printed, unit, language, plain)


def target_text(subject: Measured, unit: Unit, language: Language, plain: bool = True) -> str:
    """The target for a table cell: as printed in Chinese, generated from its typed form in English."""
    target = subject.aim
    if isinstance(target, InWords):
        return target.printed if language.code == "zh" else vouched(subject.target_en)
    if as_printed(target.printed, unit, language):
        return target.printed
    comparator = None if target.bare else target.comparator
    text = compared(comparator, target.value, target.high, unit, language, plain)
    if target.direction:
        text = _direction(text, target.direction, language)
    return _since(_counted(text, target.basis, language), vouched(subject.figure).base_year, language)


def _since(text: str, year: int | None, language: Language) -> str:
    """A change with the year that it is counted from, where the document says it there."""
    return language.text("%(figure)s against %(year)s", figure=text, year=year) if year else text


def _counted(text: str, basis: Basis | None, language: Language) -> str:
    match basis:
        case Basis.CUMULATIVE:
            return language.text("%(figure)s in total", figure=text)
        case Basis.YEARLY:
            return language.text("%(figure)s a year", figure=text)
        case _:
            return _averaged(text, basis, language)


def _averaged(text: str, basis: Basis | None, language: Language) -> str:
    return language.text("%(figure)s a year on average", figure=text) if basis is Basis.AVERAGE else text


def _direction(text: str, direction: str, language: Language) -> str:
    if direction == "down":
        return language.text("down by %(figure)s", figure=text)
    return language.text("up by %(figure)s", figure=text)


def plain_target(plan: Plan, subject: Subject, language: Language) -> str:
    """The target as a sentence in plain language, with the years and the direction spelled out."""
    _, target, unit = language.text, subject.aim, plan.target_unit(subject)
    start, end, base = plan.info.start, plan.target_year(subject), plan.base_year(subject)
    if isinstance(target, InWords):
        words = subject.target if language.code == "zh" else vouched(subject.target_en)
        return _("A target in words: %(words)s.", words=words)
    years = {"start": start, "end": end, "base": base}
    figure = compared(target.comparator, target.value, target.high, unit, language, plain=False)
    if target.basis is Basis.CUMULATIVE:
        return _("Add up to %(figure)s over the years %(start)s to %(end)s.", figure=figure, **years)
    if target.basis is Basis.YEARLY and target.direction:
        moved = _direction(figure, target.direction, language)
        return _("In each year from %(start)s to %(end)s: %(figure)s.", figure=moved, **years)
    if target.basis is Basis.YEARLY:
        return _("Reach %(figure)s in each year from %(start)s to %(end)s.", figure=figure, **years)
    if target.basis is Basis.AVERAGE:
        if target.direction == "down":
            return _("Fall by %(figure)s a year on average from %(base)s to %(end)s.", figure=figure, **years)
        if target.direction:
            return _("Grow by %(figure)s a year on average from %(base)s to %(end)s.", figure=figure, **years)
        return _("Come to %(figure)s a year on average over the years %(start)s to %(end)s.", figure=figure, **years)
    if target.basis is Basis.CHANGE and (base != start - 1 or vouched(subject.figure).base_year):
        if target.direction == "down":
            return _("Go down by %(figure)s from %(base)s to the end of %(end)s.", figure=figure, **years)
        return _("Go up by %(figure)s from %(base)s to the end of %(end)s.", figure=figure, **years)
    if target.basis is Basis.CHANGE:
        if target.direction == "down":
            return _("Go down by %(figure)s by the end of %(end)s.", figure=figure, **years)
        return _("Go up by %(figure)s by the end of %(end)s.", figure=figure, **years)
    if target.basis is Basis.RELATIVE:
        reference = vouched(subject.relative_to)[language.code]
        return _("Reach %(figure)s relative to %(reference)s.", figure=figure, reference=reference)
    if target.caps:
        return _("Be kept to %(figure)s at the end of %(end)s.", figure=figure, **years)
    return _("Reach %(figure)s by the end of %(end)s.", figure=figure, **years)


def figure_in_words(printed: str, unit: Unit, language: Language) -> str:
    """A figure as printed anywhere in the document, in words and with its unit; "" for an empty cell."""
    figure = parse_cell(printed)
    if figure is None:
        return ""
    return figure_text(figure, printed, unit, language, plain=False, whole=True)


def quoted(printed: str, unit: Unit, language: Language) -> str:
    """A figure where the document is quoted: as printed; on Chinese pages an English print is in Chinese words."""
    if language.code == "zh" and not as_printed(printed, unit, language):
        return figure_in_words(printed, unit, language)
    return printed


def unit_beside(printed: str, english: str, unit: dict[str, str], language: Language) -> str:
    """The unit to show beside a figure as printed; "" where the figure bears it. Its English always does; without
    one, the number is left in the printed scale. ``unit`` is by language."""
    if unit["zh"] in printed or (language.code == "en" and english):
        return ""
    shown = "%" if unit["zh"] == "%" else unit[language.code]
    return f"({shown})" if shown[:1].isdigit() else shown


def unit_heading(unit: Unit, language: Language) -> str:
    """The unit of a column of bare numbers: the printed unit in Chinese, the thing counted in English."""
    if language.code == "zh":
        return unit.zh
    return "%" if unit.percent else unit.en.other
