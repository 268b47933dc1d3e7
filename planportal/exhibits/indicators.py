"""The exhibit of each indicator: its values, path and target, or what was published of a target in words."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from ..assess.judge import Assessment
from ..assess.judged import JudgedPlan
from ..assess.series import Series
from ..assess.values import Value
from ..charts import Chart, Point
from ..charts.indicator import IndicatorChart
from ..charts.words import WordsChart, WordsRow
from ..model.fields import vouched
from ..model.notation import Basis, Quantity
from ..model.portal import Plan
from ..model.records import Indicator
from ..model.status import Status
from ..model.text import Unit
from ..words.figures import figure_text, own_text, rounded, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.periods import period_cell
from ..words.terms import basis_word, status_word
from ..words.verdicts import chart_question, headline, time_cell
from .exhibit import Exhibit, ExhibitTable
from .maker import ExhibitMaker, SourceLines, chart_number, source_lines, target_number, unit_line

_Kind = Literal["level", "cumulative", "limit", "yearly"]


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """The exhibits of all indicators in the document's order."""
    _, code, plan, judged, language = maker.language.text, maker.code, maker.plan, maker.judged, maker.language
    for indicator in plan.indicators:
        concept = judged.shared.concepts.get(indicator.concept) if indicator.concept else None
        definition = indicator.definition or (concept and concept.definition)
        label = _(
            "%(name)s: target and actual values (%(plan)s)", name=indicator.name[code], plan=plan.info.short[code]
        )
        yield maker.exhibit(
            f"indicators/{indicator.id}",
            label,
            indicator_chart(judged, indicator, language),
            indicator_table(judged, indicator, language),
            plan.place_of_row(indicator)[code],
            [indicator.id],
            basis=basis_word(indicator.aim.basis, language),
            definition=definition.printed(code) if definition else "",
            note=indicator.note.printed(code) if indicator.note else "",
        )


class _ChartFrame(SourceLines):
    """What every chart of an indicator says around its picture."""

    title: str
    unit: str
    alt: str


def _points(plan: Plan, subject: Indicator, series: Series, language: Language) -> tuple[Point, ...]:
    """Actual values counted the way the target counts, as far as they are known: running totals, means so far, changes."""
    unit, counted, points = plan.target_unit(subject), {known.period: known for known in series.counted}, []
    from_zero = series.course is not None and series.course.from_zero
    # What stands at a moment is drawn wherever it is known, what is counted over a year once for each.
    every = all(value.moment for value in series.actuals) and not from_zero
    for value in series.actuals if every else series.yearly:
        known = counted.get(value.period)
        if known is None and not every:
            continue
        computed = known is not None and known.computed
        figure = vouched(known).figure if computed or not every else vouched(value.figure).value
        label = own_text(figure, subject, unit, language, plain=True) if computed else (
            value_text(value, plan.unit(subject), language))  # fmt: skip
        name = "" if value.period.whole else time_cell(series, value, language)
        time = value.year if value.complete else value.at
        points.append(Point(time, chart_number(figure, unit, language), label, value.state, name))
    return tuple(points)


def indicator_chart(judged: JudgedPlan, indicator: Indicator, language: Language) -> Chart:
    """The chart of one indicator; a target in words is set out in words."""
    assessment, unit, code = judged.assessments[indicator.id], judged.plan.target_unit(indicator), language.code
    frame: _ChartFrame = {
        "title": chart_question(indicator.name[code], language),
        "unit": unit_line(unit_heading(unit, language), language),
        "alt": headline(judged.plan, indicator, indicator.name[code], assessment, language),
        **source_lines(judged, judged.plan.place_of_row(indicator)[code], language),
    }
    if indicator.quantity is None:
        return _in_words(judged, indicator, language, frame)
    return _in_figures(judged, indicator, indicator.quantity, language, frame)


def _in_words(judged: JudgedPlan, indicator: Indicator, language: Language, frame: _ChartFrame) -> WordsChart:
    _, rows = language.text, []
    for value in judged.assessments[indicator.id].series.actuals:
        reached = None if value.met is None else Status.MET if value.met else Status.NOT_MET
        text = value.printed if language.code == "zh" else value.english
        word = status_word(reached, language) if reached else ""
        rows.append(WordsRow(period_cell(value.period, value.moment, language), text, reached, word))
    return WordsChart(
        target_word=_("Target"),
        target_text=target_text(indicator, judged.plan.target_unit(indicator), language),
        rows=tuple(rows),
        empty_label=_("No value published yet"),
        **frame,
    )


def _in_figures(
    judged: JudgedPlan, indicator: Indicator, target: Quantity, language: Language, frame: _ChartFrame
) -> IndicatorChart:
    _, plan = language.text, judged.plan
    unit, assessment = plan.target_unit(indicator), judged.assessments[indicator.id]
    target_year = assessment.target_year
    baseline, series = None, assessment.series
    if (start := series.start) and start.figure and target.basis is Basis.LEVEL:
        baseline = Point(
            start.year, chart_number(start.figure.value, unit, language), value_text(start, unit, language)
        )
    # A mean has no way of its own: each year's is held against the same figure.
    points = assessment.path.points if assessment.path and target.basis is not Basis.AVERAGE else ()
    path = tuple((year, chart_number(value, unit, language)) for year, value in points)
    kinds: dict[Basis, _Kind] = {Basis.CUMULATIVE: "cumulative", Basis.YEARLY: "yearly"}
    bounded = target.caps or target.floors
    kind: _Kind = kinds.get(target.basis) or ("limit" if bounded and not target.bare else "level")
    high = chart_number(target.high, unit, language) if target.high is not None else None
    direction: Literal["up", "down", "range"] = (
        "range" if target.high is not None else "down" if target.caps else "up"
    )
    return IndicatorChart(
        note=_("Baseline not drawn: it is the total of the period before.")
        if series.baseline is not series.start
        else "",
        start=plan.info.start,
        end=max(plan.info.end, target_year),
        kind=kind,
        baseline=baseline,
        values=_points(plan, indicator, series, language),
        path=path,
        expected=_expected(assessment, unit, language),
        target=chart_number(target.value, unit, language),
        target_high=high,
        target_year=target_year,
        target_label=_("Target %(target)s", target=target_text(indicator, unit, language)),
        target_direction=direction,
        baseline_word=_("Baseline"),
        target_word=_("Target"),
        result_word=_("Actual"),
        path_word=_("Expected path"),
        provisional_word=_("Provisional"),
        revised_word=_("Revised"),
        empty_label=_("No value published yet"),
        **frame,
    )


def _expected(assessment: Assessment, unit: Unit, language: Language) -> tuple[Decimal, Decimal] | None:
    """Where the way should be at the time of the latest value."""
    if assessment.path is None or assessment.time is None:
        return None
    return assessment.time, chart_number(assessment.path.at(assessment.time), unit, language)


def indicator_table(judged: JudgedPlan, indicator: Indicator, language: Language) -> ExhibitTable:
    """Baseline, values, milestones and target by year; numbers are in the unit of the chart."""
    _, plan, code = language.text, judged.plan, language.code
    unit, assessment = plan.unit(indicator), judged.assessments[indicator.id]
    series, heading, of_target = assessment.series, unit_heading(unit, language), plan.target_unit(indicator)
    counted = (
        {known.period: known.figure for known in series.counted} if series.course and series.course.from_zero else {}
    )
    rows = []
    for value in filter(None, (series.baseline, *series.actuals)):
        kind = _("Baseline") if value.kind == "baseline" else _("Actual")
        running = counted.get(value.period) if value.kind == "actual" else None
        rows.append(
            (
                value.year, kind, _number(value, unit, language), value_text(value, unit, language), heading,
                chart_number(rounded(running, running), of_target, language) if running is not None else None,
                _state(value, language), value.source.words.printed(code) if value.source else "",
                value.note.printed(code) if value.note else "",
                None if value.period.whole else period_cell(value.period, value.moment, language),
            )
        )  # fmt: skip
    for point in sorted(indicator.milestone, key=lambda point: point.year):
        printed = figure_text(point.figure, point.value, of_target, language)
        number = chart_number(point.figure.value, of_target, language)
        rows.append(
            (point.year, _("Milestone"), number, printed, unit_heading(of_target, language), None, "", "", "", None)
        )
    aim, place = target_number(indicator, of_target, language), plan.place_of_row(indicator)[code]
    goal = target_text(indicator, of_target, language)
    rows.append(
        (assessment.target_year, _("Target"), aim, goal, unit_heading(of_target, language), None, "", place, "", None)
    )
    so_far = {Basis.AVERAGE: _("Mean so far"), Basis.CHANGE: _("Change so far")}.get(
        indicator.aim.basis, _("Running total")
    )
    columns = (
        ("year", _("Year")), ("kind", _("Kind")), ("value", _("Value")), ("printed", _("As shown")), ("unit", _("Unit")),
        ("running_total", so_far), ("state", _("State")), ("source", _("Source")), ("note", _("Note")),
        ("period", _("Time")),
    )  # fmt: skip
    return ExhibitTable(columns, tuple(rows)).without_empty()


def _number(value: Value, unit: Unit, language: Language) -> Decimal | None:
    return chart_number(value.figure.value, unit, language) if value.figure else None


def _state(value: Value, language: Language) -> str:
    _ = language.text
    return {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}[value.state]
