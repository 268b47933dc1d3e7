"""The published tables as files: CSV, one XLSX workbook, and the Data Package that describes the CSV."""

import csv
import datetime
import io
import json
import re
import unicodedata
from decimal import Decimal

import xlsxwriter

from ..model.portal import PortalInfo
from .rows import Cell
from .schema import TABLES, Column, Table

Rows = list[list[Cell]]

# A workbook must name a day of creation; the same one every time, so that the same tables give the same bytes.
CREATED = datetime.datetime(2000, 1, 1)
GUIDE = ("table", "表 / Table", "column", "列", "Column", "type", "说明", "Description", "values")
NARROWEST, WIDEST = 8, 60
PROFILES = "https://datapackage.org/profiles/2.0"


def csv_bytes(table: str, rows: Rows) -> bytes:
    """A header and the rows as UTF-8 without BOM.

    Lines end in CRLF, as RFC 4180 and the default dialect of Data Package have it: every reader takes it, a line feed
    inside a quoted cell stays apart from the end of a row, and the bytes do not depend on where the site was built.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in TABLES[table].columns)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8")


# --- XLSX ----------------------------------------------------------------------------------------------------------


def xlsx_bytes(tables: dict[str, Rows]) -> bytes:
    """A workbook with a sheet for each table, after a first one that explains their columns."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": CREATED})
        sheets = _Sheets(book)
        sheets.add("columns", GUIDE, [[(text, "") for text in line] for line in _guide(tables)])
        for name, rows in tables.items():
            columns = TABLES[name].columns
            cells = [[_typed(column, cell) for column, cell in zip(columns, row, strict=True)] for row in rows]
            sheets.add(name, [column.name for column in columns], cells)
    return out.getvalue()


def _guide(tables: dict[str, Rows]) -> list[tuple[str, ...]]:
    return [
        (
            name, f"{TABLES[name].title_zh} / {TABLES[name].title_en}", column.name, column.title_zh, column.title_en,
            column.type, column.description_zh, column.description_en, ", ".join(column.values),
        )
        for name in tables
        for column in TABLES[name].columns
    ]  # fmt: skip


def _typed(column: Column, cell: Cell) -> tuple:
    """A cell as XLSX holds it, and its number format: XLSX has only floats, the format keeps the printed digits."""
    if cell is None:
        return None, ""
    match column.type:
        case "number":
            places = max(0, -Decimal(cell).as_tuple().exponent)
            return float(cell), "0." + "0" * places if places else "0"
        case "date":
            return datetime.date.fromisoformat(cell), "yyyy-mm-dd"
        case "integer" | "year":
            return cell, "0"
        case _:
            return cell, ""


class _Sheets:
    """Adds sheets to one workbook, which wants each number format made only once."""

    def __init__(self, book: xlsxwriter.Workbook):
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._formats = {"": None}

    def add(self, name: str, header, lines: list[list[tuple]]) -> None:
        """A sheet with a frozen header that filters; ``lines`` hold (value, number format)."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(lines), len(header) - 1)
        sheet.write_row(0, 0, header, self._bold)
        for number, line in enumerate(lines, start=1):
            for place, (value, form) in enumerate(line):
                if value is not None:
                    sheet.write(number, place, value, self._format(form))
        for place, title in enumerate(header):
            shown = (line[place][0] for line in lines if line[place][0] is not None)
            # The button of the filter covers three characters of the header.
            widest = max([NARROWEST, _width(title) + 3, *(_width(str(value)) for value in shown)])
            sheet.set_column(place, place, min(WIDEST, widest))

    def _format(self, form: str):
        if form not in self._formats:
            self._formats[form] = self._book.add_format({"num_format": form})
        return self._formats[form]


def _width(text: str) -> int:
    """Width in characters of a spreadsheet's column; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


# --- Data Package --------------------------------------------------------------------------------------------------


def datapackage_bytes(info: PortalInfo) -> bytes:
    """The Data Package (version 2) that describes the CSV files beside it.

    The standard has no translations that its own profile accepts, so the standard properties are English and the
    Chinese stands beside them in properties of our own, ``title_zh`` and ``description_zh``.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": re.sub(r"[^a-z0-9]+", "-", info.title.en.lower()).strip("-"),
        **_said(info.title.zh, info.title.en, info.tagline.zh, info.tagline.en),
        "languages": ["en", "zh"],
        "as_of": info.as_of.isoformat(),
        # A licence must have a name; LicenseRef is how SPDX names terms that are on no list.
        "licenses": [{"name": "LicenseRef-portal-terms", "title": info.licence.en, "title_zh": info.licence.zh}],
        "resources": [_resource(name, table) for name, table in TABLES.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _said(title_zh: str, title_en: str, description_zh: str, description_en: str) -> dict:
    return {
        "title": title_en, "title_zh": title_zh, "description": description_en, "description_zh": description_zh,
    }  # fmt: skip


def _resource(name: str, table: Table) -> dict:
    schema: dict = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    schema["foreignKeys"] = [
        {
            "fields": list(key.columns),
            # A table that refers to itself leaves its name out.
            "reference": ({} if key.table == name else {"resource": key.table}) | {"fields": list(key.to)},
        }
        for key in table.references
    ]
    return {
        "name": name,
        **_said(table.title_zh, table.title_en, table.description_zh, table.description_en),
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict:
    field = {
        "name": column.name,
        "type": column.type,
        **_said(column.title_zh, column.title_en, column.description_zh, column.description_en),
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
