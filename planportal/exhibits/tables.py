"""The data behind each chart as a table in one language, for the page, the CSV and the metadata."""

from decimal import Decimal

from ..assess.rollup import Rollup
from ..assess.values import Value
from ..model.fields import vouched
from ..model.portal import Plan
from ..model.records import Commitment, Indicator, Subject
from ..model.text import Unit
from ..words.figures import figure_text, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.report import Report
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import completion_text
from .comparison import ComparedRow, as_decimal
from .drawings import scaled
from .exhibit import Table


def indicator_table(report: Report, indicator: Indicator, language: Language) -> Table:
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
    aim, place = _aim(indicator, unit, language), plan.place_of_row(indicator)[code]
    rows.append(
        (plan.info.end, _("Target"), aim, target_text(indicator, unit, language), heading, None, "", place, "")
    )
    columns = (
        ("year", _("Year")), ("kind", _("Kind")), ("value", _("Value")), ("printed", _("As shown")), ("unit", _("Unit")),
        ("running_total", _("Running total")), ("state", _("State")), ("source", _("Source")), ("note", _("Note")),
    )  # fmt: skip
    return without_empty(Table(columns, tuple(rows)))


def _aim(subject: Subject, unit: Unit, language: Language) -> Decimal | None:
    """The target as a number in the unit of the chart."""
    return scaled(subject.quantity.value, unit, language) if subject.quantity else None


def _number(value: Value, unit: Unit, language: Language) -> Decimal | None:
    return scaled(value.figure.value, unit, language) if value.figure else None


def _state(value: Value, language: Language) -> str:
    _ = language.text
    return {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}[value.state]


def completion_table(report: Report, indicators: list[Indicator], language: Language) -> Table:
    """How each indicator stands: target, latest value, completion and status."""
    _, plan = language.text, report.plan
    rows = []
    for indicator in indicators:
        found, unit = report.assessments[indicator.id], plan.unit(indicator)
        latest = found.series.latest
        rows.append(
            (
                indicator.name[language.code], unit_heading(unit, language),
                target_text(indicator, unit, language), _aim(indicator, unit, language),
                value_text(latest, unit, language) if latest else "",
                scaled(found.value, unit, language) if found.value is not None else None, latest.year if latest else None,
                completion_text(found.completion, unit, language) if found.completion else "",
                status_word(found.status, language), attribute_word(indicator.attribute, language),
            )
        )  # fmt: skip
    columns = (
        ("indicator", _("Indicator")), ("unit", _("Unit")), ("target", _("Target")),
        ("target_value", _("Target, as a number")), ("actual", _("Actual")),
        ("actual_value", _("Actual, as a number")), ("actual_year", _("Year")), ("completion", _("Completion")), ("status", _("Status")),
        ("attribute", _("Attribute")),
    )  # fmt: skip
    return without_empty(Table(columns, tuple(rows)))


def status_table(rollups: list[tuple[str, Rollup]], language: Language) -> Table:
    """How many indicators of each group have which status."""
    _ = language.text
    rows = [
        (group, status_word(status, language), count) for group, rollup in rollups for status, count in rollup.counts
    ]
    columns = (("group", _("Group")), ("status", _("Status")), ("indicators", _("Count")))
    return Table(columns, tuple(rows))


def commitments_table(report: Report, chosen: tuple[Commitment, ...], language: Language) -> Table:
    """Each commitment with its target and place."""
    _, plan, code = language.text, report.plan, language.code
    rows = []
    for commitment in chosen:
        unit = plan.unit(commitment)
        rows.append(
            (
                commitment.text[code], target_text(commitment, unit, language, plain=False),
                _aim(commitment, unit, language),
                unit_heading(unit, language), basis_word(commitment.aim.basis, language),
                _home(plan, commitment, code), plan.place_of_commitment(commitment)[code],
            )
        )  # fmt: skip
    columns = (
        ("commitment", _("Commitment")), ("target", _("Target")), ("target_value", _("Target, as a number")),
        ("unit", _("Unit")), ("counted", _("Counted")), ("home", _("Project or task")), ("source", _("Source")),
    )  # fmt: skip
    return Table(columns, tuple(rows))


def _home(plan: Plan, commitment: Commitment, code: str) -> str:
    if commitment.project:
        return plan.projects[commitment.project][1].title[code]
    return plan.items[vouched(commitment.item)][1].title[code]


def comparison_table(rows: list[ComparedRow], language: Language) -> Table:
    """The same concept in each plan."""
    _ = language.text
    columns = (
        ("plan", _("Plan")), ("indicator", _("Indicator")), ("unit", _("Unit")), ("counted", _("Counted")),
        ("baseline_year", _("Baseline year")), ("baseline", _("Baseline")), ("target", _("Target")),
        ("target_value", _("Target, as a number")), ("actual", _("Actual")),
        ("actual_value", _("Actual, as a number")), ("completion", _("Completion")), ("status", _("Status")),
    )  # fmt: skip
    cells = [
        (
            row["short"], row["name"], row["unit"], row["basis"], row["baseline_year"], row["baseline_label"],
            row["target_label"], as_decimal(row["target"]), row["actual_label"], as_decimal(row["actual"]),
            row["completion"], row["status"]["word"],
        )
        for row in rows
    ]  # fmt: skip
    return without_empty(Table(columns, tuple(cells)))


def without_empty(table: Table) -> Table:
    """The table without columns in which nothing stands."""
    held = [place for place in range(len(table.columns)) if any(row[place] not in ("", None) for row in table.rows)]
    return Table(
        tuple(table.columns[place] for place in held),
        tuple(tuple(row[place] for place in held) for row in table.rows),
    )
