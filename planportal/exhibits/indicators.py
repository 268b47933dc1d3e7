"""The exhibit of each indicator: its values, path and target, or what was published of a target in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from ..assess.judged import JudgedPlan
from ..assess.values import Series, Value
from ..charts import Chart, Point
from ..charts.indicator import IndicatorChart
from ..charts.words import WordsChart, WordsRow
from ..model.notation import Basis, Quantity
from ..model.records import Indicator
from ..model.status import Status
from ..model.text import Unit
from ..words.figures import bare_number, figure_text, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.terms import basis_word, status_word
from ..words.verdicts import chart_question, headline
from .exhibit import Exhibit, ExhibitTable
from .maker import ExhibitMaker, Sourced, about_source, scaled, target_number, unit_line

_Kind = Literal["level", "cumulative", "limit", "yearly"]


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """One of each indicator, in the document's order."""
    _, code, plan, report, language = maker.language.text, maker.code, maker.plan, maker.report, maker.language
    for indicator in plan.indicators:
        concept = report.shared.concepts.get(indicator.concept) if indicator.concept else None
        definition = indicator.definition or (concept and concept.definition)
        label = _(
            "%(name)s: target and actual values (%(plan)s)", name=indicator.name[code], plan=plan.info.short[code]
        )
        yield maker.exhibit(
            f"indicators/{indicator.id}",
            label,
            indicator_chart(report, indicator, language),
            indicator_table(report, indicator, language),
            plan.place_of_row(indicator)[code],
            [indicator.id],
            basis=basis_word(indicator.aim.basis, language),
            definition=definition[code] if definition else "",
            note=indicator.note[code] if indicator.note else "",
        )


class _Around(Sourced):
    """What every chart of an indicator says around its picture."""

    title: str
    unit: str
    alt: str


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


def indicator_chart(report: JudgedPlan, indicator: Indicator, language: Language) -> Chart:
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


def _in_words(report: JudgedPlan, indicator: Indicator, language: Language, around: _Around) -> WordsChart:
    _, rows = language.text, []
    for value in report.assessments[indicator.id].series.actuals:
        reached = None if value.met is None else Status.MET if value.met else Status.NOT_MET
        text = value.printed if language.code == "zh" else value.english
        word = status_word(reached, language) if reached else ""
        rows.append(WordsRow(value.year, text, reached, word))
    return WordsChart(
        target_word=_("Target"),
        target_text=target_text(indicator, report.plan.unit(indicator), language),
        rows=tuple(rows),
        empty_label=_("No value published yet"),
        **around,
    )


def _in_figures(
    report: JudgedPlan, indicator: Indicator, target: Quantity, language: Language, around: _Around
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


def indicator_table(report: JudgedPlan, indicator: Indicator, language: Language) -> ExhibitTable:
    """Baseline, values, milestones and target by year; numbers are in the unit of the chart."""
    _, plan, code = language.text, report.plan, language.code
    unit, series = plan.unit(indicator), report.assessments[indicator.id].series
    heading = unit_heading(unit, language)
    totals = dict(series.totals)
    rows = []
    for value in filter(None, (series.baseline, *series.actuals)):
        kind = _("Baseline") if value.kind == "baseline" else _("Actual")
        running = totals.get(value.year) if value.kind == "actual" else None
        rows.append(
            (
                value.year, kind, _number(value, unit, language), value_text(value, unit, language), heading,
                scaled(running, unit, language) if running is not None else None,
                _state(value, language), value.source[code] if value.source else "", value.note[code] if value.note else "",
            )
        )  # fmt: skip
    for point in sorted(indicator.milestone, key=lambda point: point.year):
        printed = figure_text(point.figure, point.value, unit, language)
        number = scaled(point.figure.value, unit, language)
        rows.append((point.year, _("Milestone"), number, printed, heading, None, "", "", ""))
    aim, place = target_number(indicator, unit, language), plan.place_of_row(indicator)[code]
    rows.append(
        (plan.info.end, _("Target"), aim, target_text(indicator, unit, language), heading, None, "", place, "")
    )
    columns = (
        ("year", _("Year")), ("kind", _("Kind")), ("value", _("Value")), ("printed", _("As shown")), ("unit", _("Unit")),
        ("running_total", _("Running total")), ("state", _("State")), ("source", _("Source")), ("note", _("Note")),
    )  # fmt: skip
    return ExhibitTable(columns, tuple(rows)).without_empty()


def _number(value: Value, unit: Unit, language: Language) -> Decimal | None:
    return scaled(value.figure.value, unit, language) if value.figure else None


def _state(value: Value, language: Language) -> str:
    _ = language.text
    return {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}[value.state]
