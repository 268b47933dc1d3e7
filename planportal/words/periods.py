"""Periods in words: "the first half of 2024", "2024年上半年", and moments, "June 2024" for what stands at its end."""

from ..model.periods import MONTHS, Period
from .language import Language


def span_text(period: Period, language: Language) -> str:
    """A period in running text, for what is counted over it."""
    _, year = language.text, period.year
    if period.whole:
        return _("%(year)s", year=year)
    match period.part:
        case ("S", 1):
            return _("the first half of %(year)s", year=year)
        case ("S", 2):
            return _("the second half of %(year)s", year=year)
        case ("Q", number):
            ordinal = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth")}[number]
            return _("the %(ordinal)s quarter of %(year)s", ordinal=ordinal, year=year)
    if period.length == 1:
        return _("%(month)s %(year)s", month=language.month(period.last), year=year)
    return _("January to %(month)s %(year)s", month=language.month(period.last), year=year)


def moment_text(period: Period, language: Language) -> str:
    """The year or the month at whose end something stands."""
    return span_text(Period(period.year, period.last, 1 if period.last == MONTHS else period.last), language)


def period_cell(period: Period, moment: bool, language: Language) -> str:
    """A period for a column of a table, where a year is its bare number."""
    if period.whole:
        return str(period.year)
    if moment:
        return language.text("End of %(moment)s", moment=moment_text(period, language))
    text = span_text(period, language).removeprefix("the ")
    return text[:1].upper() + text[1:]
