"""The published tables as files: CSV, and the Data Package that describes them."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ..model.settings import PortalInfo
from ..model.spreadsheets import guard
from .cells import Cell
from .columns import Column, Dataset
from .schema import TABLES

ROWS_AT_ONCE = 500
PROFILES = "https://datapackage.org/profiles/2.0"
# Tells readers of the CSV files how to restore the texts as typed.
APOSTROPHE = {
    "text_cells": "A text beginning with = + - @, a tab, a line end or the full-width form of such a sign has an "
    "apostrophe in front, so that no spreadsheet runs it as a formula; numbers such as -5 and +3.2% have none. Of every "
    "text cell that begins with apostrophes before such a character, take one apostrophe away to have the text itself.",
    "text_cells_zh": "以 = + - @、制表符、换行符或这些符号的全角形式开头的文字，前面加了一个半角撇号（'），以免电子表格把它当作公式运行；"
    "-5、+3.2% 这样的数字不加。文字单元格如以撇号开头、其后紧跟上述字符，去掉一个撇号即为原文。",
}


def csv_bytes(table: str, rows: Iterable[list[Cell]]) -> bytes:
    """A table as one CSV file."""
    return b"".join(csv_chunks(table, rows))


def csv_chunks(table: str, rows: Iterable[list[Cell]]) -> Iterator[bytes]:
    """A table as CSV in pieces: a header and the rows as UTF-8 without BOM, some hundred rows at a time.

    Lines end in CRLF, as RFC 4180 and the default dialect of Data Package have it: every reader takes it, a line feed
    inside a quoted cell stays apart from the end of a row, and the bytes do not depend on where the site was built.
    Texts are guarded against being run as formulas; numbers and dates stay as they are.
    """
    columns = TABLES[table].columns
    texts = [column.type == "string" for column in columns]
    safe = (
        [guard(cell) if text and isinstance(cell, str) else cell for cell, text in zip(row, texts, strict=True)]
        for row in rows
    )
    head: list[Cell] = [column.name for column in columns]
    lines = chain([head], safe)
    while batch := list(islice(lines, ROWS_AT_ONCE)):
        out = io.StringIO(newline="")
        csv.writer(out, lineterminator="\r\n").writerows(batch)
        yield out.getvalue().encode("utf-8")


# --- Data Package --------------------------------------------------------------------------------------------------


def datapackage_bytes(info: PortalInfo) -> bytes:
    """The Data Package (version 2) that describes the CSV files beside it.

    The standard has no translations that its own profile accepts, so the standard properties are English and the
    Chinese stands beside them in properties of our own, ``title_zh`` and ``description_zh``.
    """
    package = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": re.sub(r"[^a-z0-9]+", "-", info.title.en.lower()).strip("-"),
        **_titles(info.title.zh, info.title.en, info.tagline.zh, info.tagline.en),
        **APOSTROPHE,
        "languages": ["en", "zh"],
        "as_of": info.as_of.isoformat(),
        # A licence must have a name; LicenseRef is how SPDX names terms that are on no list.
        "licenses": [
            {
                "name": "LicenseRef-portal-terms",
                "title": info.licence.printed("en"),
                "title_zh": info.licence.printed("zh"),
            }
        ],
        "resources": [_resource(name, table) for name, table in TABLES.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _titles(title_zh: str, title_en: str, description_zh: str, description_en: str) -> dict[str, str]:
    return {
        "title": title_en, "title_zh": title_zh, "description": description_en, "description_zh": description_zh,
    }  # fmt: skip


def _resource(name: str, table: Dataset) -> dict[str, object]:
    schema: dict[str, object] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary:
        schema["primaryKey"] = list(table.key)
    if table.unique:
        schema["uniqueKeys"] = [[table.unique]]
    schema["foreignKeys"] = [_foreign_key(name, column) for column in table.columns if column.name in table.foreign]
    return {
        "name": name,
        **_titles(table.title_zh, table.title_en, table.description_zh, table.description_en),
        "type": "table",
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _foreign_key(name: str, column: Column) -> dict[str, object]:
    (target,) = column.refers
    key = [TABLES[target].unique] if TABLES[target].unique else list(TABLES[target].key)
    # A table that refers to itself leaves its name out.
    reference = ({} if target == name else {"resource": target}) | {"fields": key}
    return {"fields": [*key[:-1], column.name], "reference": reference}


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        **_titles(column.title_zh, column.title_en, column.description_zh, column.description_en),
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field
