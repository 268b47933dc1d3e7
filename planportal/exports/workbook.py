"""Tables as XLSX workbooks: all published tables in both languages, or those of a briefing in one."""

import datetime
import io
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from .cells import Cell
from .schema import TABLES

# A workbook must name a day of creation; the same one every time, so that the same tables give the same bytes.
CREATED = datetime.datetime(2000, 1, 1)
GUIDE = ("table", "表 / Table", "column", "列", "Column", "type", "说明", "Description", "values")
NARROWEST, WIDEST = 8, 60


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet: its name, its columns as (heading, type as in the published tables), its rows."""

    name: str
    columns: tuple[tuple[str, str], ...]
    rows: Iterable[Sequence[Cell]]


def xlsx_bytes(tables: dict[str, Iterable[list[Cell]]]) -> bytes:
    """Published tables as an XLSX file: a sheet that explains all columns, then one for each table."""
    sheets = [WorkbookSheet("columns", tuple((head, "string") for head in GUIDE), _guide_rows(tables))]
    for name, rows in tables.items():
        columns = TABLES[name].columns
        sheets.append(WorkbookSheet(name, tuple((column.name, column.type) for column in columns), rows))
    return workbook_bytes(sheets)


def workbook_bytes(sheets: list[WorkbookSheet]) -> bytes:
    """An XLSX file of sheets with frozen headers, filters and number formats. Every text stays text."""
    out = io.BytesIO()
    # Row by row, so that a workbook of many plans takes no more memory than one of few.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": CREATED})
        writer = _SheetWriter(book)
        for sheet in sheets:
            kinds = [kind for _head, kind in sheet.columns]
            cells = ([_format_cell(kind, cell) for kind, cell in zip(kinds, row, strict=True)] for row in sheet.rows)
            writer.add(sheet.name, [head for head, _kind in sheet.columns], cells)
    return out.getvalue()


def _guide_rows(tables: Iterable[str]) -> list[tuple[str, ...]]:
    """The rows of the sheet that explains all columns."""
    return [
        (
            name, f"{TABLES[name].title_zh} / {TABLES[name].title_en}", column.name, column.title_zh, column.title_en,
            column.type, column.description_zh, column.description_en, ", ".join(column.values),
        )
        for name in tables
        for column in TABLES[name].columns
    ]  # fmt: skip


# A value as XLSX has it, and its number format.
_FormattedCell = tuple[str | float | datetime.date | None, str]


def _format_cell(kind: str, cell: Cell) -> _FormattedCell:
    """A cell as XLSX holds it, numbers as floats in a format that keeps the printed digits."""
    if cell is None:
        return None, ""
    match kind:
        case "number":
            places = len(str(cell).partition(".")[2])
            return float(cell), "0." + "0" * places if places else "0"
        case "date":
            return datetime.date.fromisoformat(str(cell)), "yyyy-mm-dd"
        case "integer" | "year":
            return cell, "0"
        case _:
            return cell, ""


class _SheetWriter:
    """Adds sheets to one workbook, which wants each number format made only once."""

    def __init__(self, book: xlsxwriter.Workbook):
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._formats: dict[str, Any] = {"": None}

    def add(self, name: str, header: list[str], lines: Iterable[list[_FormattedCell]]) -> None:
        """Add a sheet with a frozen header that filters."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, header, self._bold)
        # The button of the filter covers three characters of the header.
        widths, number = [max(NARROWEST, _width(title) + 3) for title in header], 0
        for number, line in enumerate(lines, start=1):
            for place, (value, form) in enumerate(line):
                if value is not None:
                    sheet.write(number, place, value, self._format(form))
                    widths[place] = max(widths[place], _width(str(value)))
        sheet.autofilter(0, 0, number, len(header) - 1)
        for place, widest in enumerate(widths):
            sheet.set_column(place, place, min(WIDEST, widest))

    def _format(self, form: str) -> Any:
        if form not in self._formats:
            self._formats[form] = self._book.add_format({"num_format": form})
        return self._formats[form]


def _width(text: str) -> int:
    """Width in characters of a spreadsheet's column; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
