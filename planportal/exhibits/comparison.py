"""The same concept across plans: what each plan contributes, and the chart of all contributions."""

from decimal import Decimal
from typing import TypedDict

from .. import addresses
from ..assess.judged import JudgedPlan
from ..charts import Point
from ..charts.comparison import ComparisonChart, ComparisonRow
from ..model.portal import COMPARE, Shared
from ..words.figures import actual_text, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.terms import basis_word, status_word
from ..words.verdicts import completion_text
from .exhibit import Exhibit, ExhibitSource, ExhibitTable
from .maker import chart_language, chart_number, publisher_of, unit_line, with_drafts


class StatusView(TypedDict):
    code: str
    word: str


class Contribution(TypedDict):
    """What a plan contributes to the comparison of a concept, in one language: plain data for its summary."""

    concept: str
    indicator: str
    name: str
    unit: str
    measure: str
    baseline: str | None
    baseline_year: int | None
    baseline_label: str
    target: str | None
    target_label: str
    actual: str | None
    actual_label: str
    completion: str
    status: StatusView
    basis: str
    draft: bool
    drafted: bool


class ComparedRow(Contribution):
    """A contribution with the names of its plan, the document and the page of the indicator."""

    plan: str
    short: str
    region: str
    period: str
    document: str
    path: str


def comparison_rows(judged: JudgedPlan, language: Language) -> list[Contribution]:
    """What a plan contributes to the comparison charts and tables."""
    plan, code = judged.plan, language.code
    rows: list[Contribution] = []
    for indicator in plan.indicators:
        if indicator.concept is None:
            continue
        assessment, unit = judged.assessments[indicator.id], plan.unit(indicator)
        baseline, start = assessment.series.baseline, assessment.series.start
        rows.append(
            {
                "concept": indicator.concept,
                "indicator": indicator.id,
                "name": indicator.name[code],
                "unit": unit_heading(unit, language),
                "measure": unit.measure,
                "baseline": str(chart_number(start.figure.value, unit, language)) if start and start.figure else None,
                "baseline_year": start.year if start else None,
                "baseline_label": value_text(baseline, unit, language) if baseline else "",
                "target": str(chart_number(indicator.quantity.value, unit, language)) if indicator.quantity else None,
                "target_label": target_text(indicator, unit, language),
                "actual": str(chart_number(assessment.value, unit, language))
                if assessment.value is not None
                else None,
                "actual_label": actual_text(plan, indicator, assessment.series, language),
                "completion": completion_text(assessment.completion, unit, language) if assessment.completion else "",
                "status": {"code": str(assessment.status), "word": status_word(assessment.status, language)},
                "basis": basis_word(indicator.aim.basis, language),
                "draft": plan.info.draft or ("indicator", indicator.id) in judged.left_out,
                "drafted": judged.drafted(indicator.id),
            }
        )
    return rows


def comparison_chart(name: str, rows: list[ComparedRow], as_of: str, language: Language) -> ComparisonChart | None:
    """The chart of a concept across plans, None if no row has a target; the rows are of one measure."""
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
        alt=_("; ").join(_row_in_words(row, language) for row in drawn) + _("."),
        language=chart_language(language),
        missing_label=_("No value published yet"),
        rows=tuple(_comparison_row(row, language) for row in drawn),
    )


def _row_in_words(row: ComparedRow, language: Language) -> str:
    """One plan's figures in words, for those who cannot see the chart."""
    figures = {"plan": row["short"], "target": row["target_label"]}
    if row["actual"] is None:
        return language.text("%(plan)s: no value published yet, target %(target)s", **figures)
    return language.text("%(plan)s: actual %(actual)s, target %(target)s", actual=row["actual_label"], **figures)


def as_decimal(number: str | None) -> Decimal | None:
    """A number of a contribution, which holds it as text."""
    return None if number is None else Decimal(number)


def _comparison_row(row: ComparedRow, language: Language) -> ComparisonRow:
    baseline = None
    if row["baseline"] is not None and row["baseline_year"] is not None:
        label = language.text("Baseline %(value)s", value=row["baseline_label"])
        baseline = Point(row["baseline_year"], Decimal(row["baseline"]), label)
    return ComparisonRow(
        label=row["region"],
        period_label=row["period"],
        baseline=baseline,
        target=as_decimal(row["target"]),
        target_label=language.text("Target %(target)s", target=row["target_label"]),
        actual=as_decimal(row["actual"]),
        actual_label=row["actual_label"],
        basis_word=row["basis"],
    )


def comparison_table(rows: list[ComparedRow], language: Language) -> ExhibitTable:
    """The figures of a concept in each plan."""
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
    return ExhibitTable(columns, tuple(cells)).without_empty()


def comparison_exhibit(shared: Shared, concept: str, rows: list[ComparedRow], language: Language) -> Exhibit | None:
    """The exhibit of a concept across plans; None where its figures have no common axis or no targets."""
    code, entry = language.code, shared.concepts[concept]
    # Figures of different measures share no axis; the page shows them side by side in its table.
    if len({row["measure"] for row in rows}) > 1:
        return None
    chart = comparison_chart(entry.name[code], rows, language.date(shared.info.as_of), language)
    if chart is None:
        return None
    documents = dict.fromkeys(row["document"] for row in rows)
    return Exhibit(
        collection=COMPARE,
        name=concept,
        stem=addresses.concept(code, concept, ""),
        label=language.text("%(concept)s in several plans", concept=entry.name[code]),
        chart=with_drafts(chart, any(row["drafted"] for row in rows), language),
        table=comparison_table(rows, language),
        source=ExhibitSource(language.text("; ").join(documents), "", None),
        publisher=publisher_of(shared.info, code),
        definition=entry.definition.printed(code),
    )
