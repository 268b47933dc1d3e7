"""Which charts a portal has, and what is on them: descriptions made from reports and summaries."""

from decimal import ROUND_HALF_UP, Decimal

from ..assess.completion import Form
from ..assess.judge import Assessment
from ..assess.rollup import Rollup
from ..assess.values import Series
from ..charts import (
    CommitmentRow,
    CommitmentsChart,
    ComparisonChart,
    ComparisonRow,
    CompletionChart,
    CompletionRow,
    IndicatorChart,
    Point,
    RollupChart,
    RollupGroup,
    RollupPart,
)
from ..model.notation import Basis
from ..model.records import Indicator
from ..model.text import Unit
from ..words.figures import bare_number, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.report import Report
from ..words.verdicts import chart_question, completion_text, headline, status_word
from .rows import attribute_word, basis_word, status


def scaled(value: Decimal, unit: Unit, language: Language) -> Decimal:
    """A value on the axis of a chart: in the printed unit in Chinese, in the thing counted in English."""
    return value if language.code == "zh" else value * unit.scale


def about_source(report: Report, place: str, language: Language) -> dict:
    """The lines under every chart of one plan."""
    _, plan = language.text, report.plan
    title = plan.info.document.title[language.code]
    source = f"{title} · {place}" if place else title
    return {
        "source": _("Source: %(source)s", source=source),
        "date": _("Data as of %(date)s", date=language.date(report.shared.info.as_of)),
        "language": language.code,
    }


def unit_line(heading: str, language: Language) -> str:
    """The unit over a chart; empty where the document prints none."""
    return language.text("Unit: %(unit)s", unit=heading) if heading else ""


def _points(series: Series, unit: Unit, language: Language) -> tuple[Point, ...]:
    """Actual values; for a cumulative target the running totals as far as they are known."""
    totals = dict(series.totals)
    points = []
    for value in series.actuals:
        if value.figure is None or value.figure.value is None:
            continue
        if value.covers:
            if value.year not in totals:
                continue
            number = totals[value.year]
            label = value_text(value, unit, language) if value.figure.value == number else bare_number(number, unit, language)
        else:
            number, label = value.figure.value, value_text(value, unit, language)
        points.append(Point(value.year, scaled(number, unit, language), label, value.state))
    return tuple(points)


def indicator_chart(report: Report, indicator: Indicator, language: Language) -> IndicatorChart | None:
    """The chart of one indicator, or None for a target in words, which has nothing to draw."""
    _, plan, code = language.text, report.plan, language.code
    target, unit, found = indicator.aim, plan.unit(indicator), report.assessments[indicator.id]
    if target.value is None:
        return None
    baseline, series = None, found.series
    if (start := series.start) and target.basis is Basis.LEVEL:
        baseline = Point(start.year, scaled(start.figure.value, unit, language), value_text(start, unit, language))
    path = tuple((year, scaled(value, unit, language)) for year, value in found.path.points) if found.path else ()
    kinds = {Basis.CUMULATIVE: "cumulative", Basis.YEARLY: "yearly"}
    bounded = target.caps or target.floors
    kind = kinds.get(target.basis) or ("limit" if bounded and not target.bare else "level")
    high = scaled(target.high, unit, language) if target.high is not None else None
    direction = "range" if target.high is not None else "down" if target.caps else "up"
    return IndicatorChart(
        title=chart_question(indicator.name[code], language),
        unit=unit_line(unit_heading(unit, language), language),
        alt=headline(plan, indicator, indicator.name[code], found, language),
        note=_("Baseline not drawn: it is the total of the period before.") if series.baseline is not series.start else "",
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
        **about_source(report, plan.place_of_row(indicator)[code], language),
    )


def completion_chart(report: Report, language: Language) -> CompletionChart:
    """All indicators of a plan at a glance."""
    _, plan, code = language.text, report.plan, language.code
    groups = {(table.id, group.id): group.title[code] for table in plan.tables for group in table.group}
    rows = []
    for indicator in plan.indicators:
        found, unit = report.assessments[indicator.id], plan.unit(indicator)
        word = status_word(found.status, language)
        rows.append(
            CompletionRow(
                label=indicator.name[code],
                value_label=_progress(found, unit, word, language),
                percent=_percent(found),
                status=str(found.status),
                status_word=word,
                group=groups.get((indicator.table, indicator.group), ""),
            )
        )
    rollup = report.rollup()
    places = "、" if code == "zh" else ", "
    return CompletionChart(
        title=_("How far did the indicators come? %(plan)s", plan=plan.info.short[code]),
        unit=_("Completion of the target in percent; rates by their distance from the target"),
        alt=rollup_sentence(rollup, language),
        rows=tuple(rows),
        full_label=_("Target = 100%%"),
        **about_source(report, places.join(table.label[code] for table in plan.tables), language),
    )


def _progress(found: Assessment, unit: Unit, word: str, language: Language) -> str:
    """Completion where it is final, the share of the way where it is on its way, else the status."""
    if found.completion:
        return completion_text(found.completion, unit, language)
    if found.share is not None:
        share = found.share.quantize(Decimal(1), ROUND_HALF_UP)
        return language.text("%(share)s%% of the way", share=f"{share:f}")
    return word


def _percent(found: Assessment) -> Decimal | None:
    if found.completion and found.completion.form is Form.PERCENT:
        return found.completion.number
    # A value that went the wrong way has no length to draw.
    return max(found.share, Decimal(0)) if found.share is not None else None


def rollup_sentence(rollup: Rollup, language: Language) -> str:
    """The roll-up in one sentence."""
    _ = language.text
    if not rollup.assessable:
        return _("None of the %(total)s indicators can be assessed yet: no values have been published.", total=rollup.total)
    return _(
        "%(done)s of the %(assessable)s indicators that can be assessed are met or on course; the plan has %(total)s.",
        done=rollup.done, assessable=rollup.assessable, total=rollup.total,
    )  # fmt: skip


def rollup_group(label: str, rollup: Rollup, language: Language) -> RollupGroup:
    """One bar of a roll-up chart."""
    parts = tuple(RollupPart(str(reached), status_word(reached, language), count) for reached, count in rollup.counts)
    return RollupGroup(label, parts)


def rollup_chart(report: Report, language: Language) -> RollupChart:
    """The status of a plan's indicators, binding and anticipatory apart where the plan tells them apart."""
    _, plan, code = language.text, report.plan, language.code
    whole = report.rollup()
    groups = [rollup_group(_("All indicators"), whole, language)]
    if any(indicator.attribute for indicator in plan.indicators):
        for attribute in ("binding", "anticipatory"):
            if (part := report.rollup(attribute)).total:
                groups.append(rollup_group(attribute_word(attribute, language), part, language))
    return RollupChart(
        title=_("Where do the indicators stand? %(plan)s", plan=plan.info.short[code]),
        unit=_("Number of indicators"),
        alt=rollup_sentence(whole, language),
        groups=tuple(groups),
        **about_source(report, "", language),
    )


def commitments_chart(report: Report, language: Language) -> CommitmentsChart | None:
    """The plan's commitments by box, and those in the text of tasks; None where there are none."""
    _, plan, code = language.text, report.plan, language.code
    if not plan.commitments:
        return None
    homes: dict[str, list] = {box.id: [] for box in plan.boxes}
    labels = {box.id: f"{box.label[code]} {box.title[code]}" for box in plan.boxes}
    for commitment in plan.commitments:
        if commitment.project:
            homes[plan.projects[commitment.project][0].id].append(commitment)
        else:
            section = plan.items[commitment.item][0]
            key = f"section {section.id}"
            labels[key] = _("Task text: %(section)s", section=section.title[code])
            homes.setdefault(key, []).append(commitment)
    rows = []
    for home, commitments in homes.items():
        counts: dict[str, int] = {}
        for basis in Basis:
            count = sum(commitment.aim.basis is basis for commitment in commitments)
            if count:
                counts[basis_word(basis, language)] = count
        rows.append(CommitmentRow(labels[home], len(commitments), tuple(counts.items())))
    used = [basis for basis in Basis if any(c.aim.basis is basis for c in plan.commitments)]
    return CommitmentsChart(
        title=_("What has been promised in figures? %(plan)s", plan=plan.info.short[code]),
        unit=_("Number of quantified commitments"),
        alt=_(
            "%(total)s quantified commitments, in %(boxes)s boxes and in the text of tasks.",
            total=len(plan.commitments), boxes=sum(1 for box in plan.boxes if homes[box.id]),
        ),
        rows=tuple(rows),
        kind_order=tuple(basis_word(basis, language) for basis in used),
        **about_source(report, "", language),
    )  # fmt: skip


def comparison_rows(report: Report, language: Language) -> list[dict]:
    """What a plan contributes to the comparison charts and tables, as plain data for its summary."""
    plan, code = report.plan, language.code
    rows = []
    for indicator in plan.indicators:
        if indicator.concept is None:
            continue
        found, unit = report.assessments[indicator.id], plan.unit(indicator)
        baseline, start, latest = found.series.baseline, found.series.start, found.series.latest
        rows.append(
            {
                "concept": indicator.concept,
                "indicator": indicator.id,
                "name": indicator.name[code],
                "unit": unit_heading(unit, language),
                "measure": unit.measure,
                "baseline": str(scaled(start.figure.value, unit, language)) if start else None,
                "baseline_year": start.year if start else None,
                "baseline_label": value_text(baseline, unit, language) if baseline else "",
                "target": str(scaled(indicator.aim.value, unit, language)) if indicator.aim.value is not None else None,
                "target_label": target_text(indicator, unit, language),
                "actual": str(scaled(found.value, unit, language)) if found.value is not None else None,
                "actual_label": value_text(latest, unit, language) if latest else "",
                "completion": completion_text(found.completion, unit, language) if found.completion else "",
                "status": status(found.status, language),
                "basis": basis_word(indicator.aim.basis, language),
            }
        )
    return rows


def comparison_chart(name: str, rows: list[dict], as_of: str, language: Language) -> ComparisonChart | None:
    """A concept across plans; rows are those of the summaries with the names of their plans, of one measure."""
    _ = language.text
    drawn = [row for row in rows if row["target"] is not None]
    if not drawn:
        return None
    documents = _("; ").join(dict.fromkeys(row["document"] for row in drawn))
    return ComparisonChart(
        title=_("%(concept)s: how do the plans compare?", concept=name),
        unit=unit_line(drawn[0]["unit"], language),
        source=_("Source: %(source)s", source=documents),
        date=_("Data as of %(date)s", date=as_of),
        alt=_("; ").join(_compared(row, language) for row in drawn) + _("."),
        language=language.code,
        missing_label=_("No value published yet"),
        rows=tuple(_comparison_row(row, language) for row in drawn),
    )


def _compared(row: dict, language: Language) -> str:
    """One plan's figures in words, for those who cannot see the chart."""
    figures = {"plan": row["short"], "target": row["target_label"]}
    if row["actual"] is None:
        return language.text("%(plan)s: no value published yet, target %(target)s", **figures)
    return language.text("%(plan)s: actual %(actual)s, target %(target)s", actual=row["actual_label"], **figures)


def _comparison_row(row: dict, language: Language) -> ComparisonRow:
    baseline = None
    if row["baseline"] is not None:
        label = language.text("Baseline %(value)s", value=row["baseline_label"])
        baseline = Point(row["baseline_year"], Decimal(row["baseline"]), label)
    return ComparisonRow(
        label=row["region"],
        period_label=row["period"],
        baseline=baseline,
        target=Decimal(row["target"]),
        target_label=language.text("Target %(target)s", target=row["target_label"]),
        actual=Decimal(row["actual"]) if row["actual"] is not None else None,
        actual_label=row["actual_label"],
        basis_word=row["basis"],
    )
