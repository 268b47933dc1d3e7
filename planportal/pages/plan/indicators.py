"""The indicator tables of a plan, row by row as the document prints them."""

from collections.abc import Mapping
from typing import NamedTuple

from ...model.records import IndicatorTable
from ..page import Page
from ..views import Badge, IndicatorRow
from .context import PlanContext


class TableRows(NamedTuple):
    """A table of the document with its rows; ``groups`` are the headings among them, by identifier."""

    id: str
    label: str
    title: str
    notes: tuple[str, ...]
    groups: Mapping[str, str]
    rows: tuple[IndicatorRow, ...]
    baseline_year: int | str
    has_baseline: bool
    has_result: bool
    has_completion: bool
    has_attribute: bool
    column_count: int


class IndicatorsView(NamedTuple):
    """``statuses`` are those among which readers can choose; ``has_attributes`` says whether they can choose by attribute;
    ``end`` is the last year of the plan."""

    tables: tuple[TableRows, ...]
    statuses: tuple[Badge, ...]
    has_attributes: bool
    end: int


def page(context: PlanContext) -> Page:
    _, plan = context.language.text, context.plan
    tables = tuple(_table(context, table) for table in plan.tables)
    view = IndicatorsView(
        tables=tables,
        statuses=tuple(dict.fromkeys(row.status for table in tables for row in table.rows)),
        has_attributes=any(table.has_attribute for table in tables),
        end=plan.info.end,
    )
    return Page(_("Indicators"), _("Every figure this plan is judged by, as printed."), view)


def _table(context: PlanContext, table: IndicatorTable) -> TableRows:
    ordered = sorted(context.plan.indicators, key=lambda indicator: indicator.row)
    rows = context.indicator_rows(indicator.id for indicator in ordered if indicator.table == table.id)
    columns = {
        f"has_{name}": any(getattr(row, name) for row in rows)
        for name in ("baseline", "result", "completion", "attribute")
    }
    return TableRows(
        id=table.id,
        label=context.say(table.label),
        title=context.say(table.title),
        notes=tuple(context.say(note) for note in table.note),
        groups={group.id: context.say(group.title) for group in table.group},
        rows=rows,
        baseline_year=table.baseline_year or "",
        # Number, name, unit, target and status are columns of every table.
        column_count=5 + sum(columns.values()),
        **columns,
    )
