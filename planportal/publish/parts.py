"""The parts of a plan that the build state stores apart from its summary, and the tables whose rows are read from them."""

import json
from collections.abc import Iterator, Sized
from dataclasses import dataclass

from ..assess.judged import JudgedPlan
from ..exports.cells import Cell
from ..exports.rows import plan_rows
from ..exports.schema import TABLES
from ..exports.workbook import xlsx_bytes
from ..pages.summary import contributions_by_concept, introduction, namesakes
from .state import read_part

INTRODUCTION, NAMESAKES = "introduction", "namesakes"
CONCEPT, TABLE = "concept/", "table/"


def plan_parts(judged: JudgedPlan) -> dict[str, tuple[str, int]]:
    """The parts of a plan as text, and how many rows each has."""
    compared = contributions_by_concept(judged)
    parts: dict[str, Sized] = {INTRODUCTION: introduction(judged), NAMESAKES: namesakes(compared)}
    parts |= {CONCEPT + concept: rows for concept, rows in compared.items()}
    parts |= {TABLE + name: rows for name, rows in plan_rows(judged).items()}
    return {name: (as_json(part), len(part)) for name, part in parts.items()}


def as_json(part: object) -> str:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class StoredRows:
    """The rows of one table: parts by their digests, in their order, in the state at ``path``."""

    path: str
    digests: tuple[str, ...]

    def __iter__(self) -> Iterator[list[Cell]]:
        for digest in self.digests:
            yield from json.loads(read_part(self.path, digest))


def workbook(tables: dict[str, StoredRows]) -> bytes:
    """All published tables as one workbook, in the order of the schema."""
    return xlsx_bytes({name: tables[name] for name in TABLES})
