"""The cells and rows of the published tables.

Rows are lists in the order of the table's columns and hold only what JSON holds: text, whole numbers, and None for an
empty cell. Other numbers are text too, digit for digit as the document prints them ("100.0"), because a float would
lose that. Guarding texts against being run by a spreadsheet is left to the CSV file: see ``model.spreadsheets``.
"""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from ..model.document import Fact
from ..model.messages import LANGUAGES
from ..model.portal import Plan
from ..model.records import Subject
from ..model.text import Text
from .columns import Dataset

Cell = str | int | None
Rows = list[list[Cell]]
# A row before it is put in order: the value of each column by its name.
Entry = dict[str, object]


def rows_of(table: Dataset, entries: Iterable[Entry], plan: str | None) -> Rows:
    """Entries as rows of a table; ``plan`` is the plan of all entries, None if they belong to the portal."""
    with_plan = ({"plan": plan, **entry} for entry in entries)
    return [[_cell(entry[column.name]) for column in table.columns] for entry in with_plan]


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
    """The cells of a text: its Chinese and its English."""
    return {f"{name}_{code}": text and text.printed(code) for code in LANGUAGES}


def unit_of(plan: Plan, subject: Subject | Fact) -> Entry:
    """The cells of the unit of an indicator, a commitment or a fact."""
    unit = plan.unit(subject)
    return {"unit_zh": unit.zh, "unit_en": unit.label_en}
