"""The chart of one indicator: its description made from the report of its plan."""

from decimal import Decimal
from typing import Literal, TypedDict

from ..assess.judge import Status
from ..assess.values import Series
from ..charts import Chart, IndicatorChart, Point, WordsChart, WordsRow
from ..charts.descriptions import Language as Code
from ..model.notation import Basis, Quantity
from ..model.records import Indicator
from ..model.text import Unit
from ..words.figures import bare_number, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.report import Report
from ..words.terms import status_word
from ..words.verdicts import chart_question, headline

_Kind = Literal["level", "cumulative", "limit", "yearly"]


class Sourced(TypedDict):
    """The lines under every chart of one plan, and the language they are in."""

    source: str
    date: str
    language: Code


class _Around(Sourced):
    """What every chart of an indicator says around its picture."""

    title: str
    unit: str
    alt: str


def scaled(value: Decimal, unit: Unit, language: Language) -> Decimal:
    """A value on the axis of a chart: in the printed unit in Chinese, in the thing counted in English."""
    return value if language.code == "zh" else value * unit.scale


def code_of(language: Language) -> Code:
    """The language as charts name it."""
    return "zh" if language.code == "zh" else "en"


def about_source(report: Report, place: str, language: Language) -> Sourced:
    _, plan = language.text, report.plan
    title = plan.info.document.title[language.code]
    source = f"{title} · {place}" if place else title
    return {
        "source": _("Source: %(source)s", source=source),
        "date": _("Data as of %(date)s", date=language.date(report.shared.info.as_of)),
        "language": code_of(language),
    }


def unit_line(heading: str, language: Language) -> str:
    """The unit over a chart; empty where the document prints none."""
    return language.text("Unit: %(unit)s", unit=heading) if heading else ""


def _points(series: Series, unit: Unit, language: Language) -> tuple[Point, ...]:
    """Actual values; for a cumulative target the running totals as far as they are known."""
    totals = dict(series.totals)
    points = []
    for value in series.actuals:
        if value.figure is None:
            continue
        if value.covers:
            if value.year not in totals:
                continue
            number = totals[value.year]
            label = (
                value_text(value, unit, language)
                if value.figure.value == number
                else bare_number(number, unit, language)
            )
        else:
            number, label = value.figure.value, value_text(value, unit, language)
        points.append(Point(value.year, scaled(number, unit, language), label, value.state))
    return tuple(points)


def indicator_chart(report: Report, indicator: Indicator, language: Language) -> Chart:
    """The chart of one indicator; a target in words is set out in words."""
    found, unit, code = report.assessments[indicator.id], report.plan.unit(indicator), language.code
    around: _Around = {
        "title": chart_question(indicator.name[code], language),
        "unit": unit_line(unit_heading(unit, language), language),
        "alt": headline(report.plan, indicator, indicator.name[code], found, language),
        **about_source(report, report.plan.place_of_row(indicator)[code], language),
    }
    if indicator.quantity is None:
        return _in_words(report, indicator, language, around)
    return _in_figures(report, indicator, indicator.quantity, language, around)


def _in_words(report: Report, indicator: Indicator, language: Language, around: _Around) -> WordsChart:
    _, rows = language.text, []
    for value in report.assessments[indicator.id].series.actuals:
        reached = None if value.met is None else Status.MET if value.met else Status.NOT_MET
        text = value.printed if language.code == "zh" else value.english
        word = status_word(reached, language) if reached else ""
        rows.append(WordsRow(value.year, text, reached.value if reached else None, word))
    return WordsChart(
        target_word=_("Target"),
        target_text=target_text(indicator, report.plan.unit(indicator), language),
        rows=tuple(rows),
        empty_label=_("No value published yet"),
        **around,
    )


def _in_figures(
    report: Report, indicator: Indicator, target: Quantity, language: Language, around: _Around
) -> IndicatorChart:
    _, plan = language.text, report.plan
    unit, found = plan.unit(indicator), report.assessments[indicator.id]
    baseline, series = None, found.series
    if (start := series.start) and start.figure and target.basis is Basis.LEVEL:
        baseline = Point(start.year, scaled(start.figure.value, unit, language), value_text(start, unit, language))
    path = tuple((year, scaled(value, unit, language)) for year, value in found.path.points) if found.path else ()
    kinds: dict[Basis, _Kind] = {Basis.CUMULATIVE: "cumulative", Basis.YEARLY: "yearly"}
    bounded = target.caps or target.floors
    kind: _Kind = kinds.get(target.basis) or ("limit" if bounded and not target.bare else "level")
    high = scaled(target.high, unit, language) if target.high is not None else None
    direction: Literal["up", "down", "range"] = (
        "range" if target.high is not None else "down" if target.caps else "up"
    )
    return IndicatorChart(
        note=_("Baseline not drawn: it is the total of the period before.")
        if series.baseline is not series.start
        else "",
        start=plan.info.start,
        end=plan.info.end,
        kind=kind,
        baseline=baseline,
        values=_points(series, unit, language),
        path=path,
        target=scaled(target.value, unit, language),
        target_high=high,
        target_year=plan.info.end,
        target_label=_("Target %(target)s", target=target_text(indicator, unit, language)),
        target_direction=direction,
        baseline_word=_("Baseline"),
        target_word=_("Target"),
        result_word=_("Actual"),
        path_word=_("Expected path"),
        provisional_word=_("Provisional"),
        revised_word=_("Revised"),
        empty_label=_("No value published yet"),
        **around,
    )
