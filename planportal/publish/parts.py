"""What is kept of a plan apart from its summary, each part under its name; and the rows of whole tables, read piece by piece."""

import json
from collections.abc import Iterator, Sized
from dataclasses import dataclass

from ..assess.judged import JudgedPlan
from ..exports.cells import Cell
from ..exports.files import csv_chunks
from ..exports.rows import plan_rows
from ..exports.schema import TABLES
from ..exports.workbook import xlsx_bytes
from ..pages.summary import comparison, introduction, namesakes
from .state import read_part

INTRODUCTION, NAMESAKES = "introduction", "namesakes"
CONCEPT, TABLE = "concept/", "table/"


def parts_of(report: JudgedPlan) -> dict[str, tuple[str, int]]:
    """The parts of a plan as text, and how many rows each has."""
    compared = comparison(report)
    parts: dict[str, Sized] = {INTRODUCTION: introduction(report), NAMESAKES: namesakes(compared)}
    parts |= {CONCEPT + concept: rows for concept, rows in compared.items()}
    parts |= {TABLE + name: rows for name, rows in plan_rows(report).items()}
    return {name: (written(part), len(part)) for name, part in parts.items()}


def written(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Pieces:
    """The rows of one table: parts by their digests, in their order, in the state at ``path``."""

    path: str
    digests: tuple[str, ...]

    def __iter__(self) -> Iterator[list[Cell]]:
        for digest in self.digests:
            yield from json.loads(read_part(self.path, digest))


def csv_table(name: str, pieces: Pieces) -> Iterator[bytes]:
    """A published table."""
    return csv_chunks(name, pieces)


def workbook(tables: dict[str, Pieces]) -> bytes:
    """All published tables as one workbook."""
    return xlsx_bytes({name: tables[name] for name in TABLES})
