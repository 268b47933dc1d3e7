"""What rows of the published tables are made of.

Rows are lists in the order of the table's columns and hold only what JSON holds: text, whole numbers, and None for an
empty cell. Other numbers are text too, digit for digit as the document prints them ("100.0"), because a float would
lose that. How a text is kept from being run by a spreadsheet is a matter of its CSV file: see ``model.spreadsheets``.
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from ..model.document import Fact
from ..model.portal import Plan
from ..model.records import Subject
from ..model.text import Text
from .columns import Dataset

Cell = str | int | None
Rows = list[list[Cell]]
# What a row is made of: columns and what stands in them.
Entry = dict[str, object]


def rows_of(table: Dataset, entries: Iterable[Entry], plan: str | None) -> Rows:
    """Entries as rows; ``plan`` is that of all of them, None for none."""
    whole = ({"plan": plan, **entry} for entry in entries)
    return [[_cell(entry[column.name]) for column in table.columns] for entry in whole]


def _cell(value: object) -> Cell:
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return ";".join(value) if isinstance(value, tuple) else str(value)


def both(name: str, text: Text | None) -> Entry:
    """A text in its two columns."""
    return {f"{name}_zh": text and text.zh, f"{name}_en": text and text.en}


def unit_of(plan: Plan, subject: Subject | Fact) -> Entry:
    """The unit of an indicator, a commitment or a fact."""
    unit = plan.unit(subject)
    return {"unit_zh": unit.zh, "unit_en": unit.label_en}
