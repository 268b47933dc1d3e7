"""Shorter forms of charts, for cards: the first or the latest of their rows, or what is counted."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from .layout import ChartSheet, Drawing, Symbol

_MOST = 10  # rows or groups; more never fit
_PITCHES = (6.6, 6.0, 5.4, 4.8, 4.2, 3.6, 3.0, 2.4, 1.8)  # of the marks of a tally, in mm

_Row = TypeVar("_Row")
_Rows = tuple[_Row, ...]


def first_rows(rows: _Rows[_Row], draw: Callable[[ChartSheet, _Rows[_Row]], None]) -> Iterator[Drawing]:
    """Drawings of ever fewer of the first rows, each with the number of rows left off."""
    for most in range(min(len(rows), _MOST), 0, -1):
        yield partial(_draw_rows, draw, rows[:most], len(rows) - most)


def _draw_rows(
    draw: Callable[[ChartSheet, _Rows[_Row]], None], rows: _Rows[_Row], left_off: int, sheet: ChartSheet
) -> None:
    draw(sheet, rows)
    if left_off:
        size = sheet.sizes.small
        sheet.y = sheet.block(sheet.left, sheet.y + 0.2 * size, [f"+ {left_off}"], size, "muted")


def latest_rows(rows: _Rows[_Row], draw: Callable[[ChartSheet, _Rows[_Row]], None]) -> Iterator[Drawing]:
    """Drawings of ever fewer of the last rows."""
    for most in range(min(len(rows), _MOST), 0, -1):
        yield partial(_draw_rows, draw, rows[-most:], 0)


def tally_forms(counted: Iterable[tuple[Symbol, str, int]]) -> Iterator[Drawing]:
    """Drawings of a tally with ever smaller marks, and at last with numbers alone."""
    counts = list(counted)
    for pitch in (*_PITCHES, 0.0):
        yield partial(_draw_tally, counts, pitch)


def _draw_tally(counted: list[tuple[Symbol, str, int]], pitch: float, sheet: ChartSheet) -> None:
    """One mark for each that is counted, over a key with the numbers."""
    total = sum(count for _, _, count in counted)
    if pitch and total:
        most = int((sheet.right - sheet.left) / pitch)
        lines = -(-total // most)
        in_line = -(-total // lines)
        marks = [symbol for symbol, _, count in counted for _ in range(count)]
        for i, symbol in enumerate(marks):
            x, y = pitch * (i % in_line + 0.5), sheet.y + pitch * (i // in_line + 0.5)
            sheet.symbol(sheet.left + x, y, symbol, 0.68 * pitch, 0.1 * pitch)
        sheet.y += pitch * lines + 0.8 * sheet.sizes.body
    sheet.key([(symbol, f"{word} {count}") for symbol, word, count in counted], sheet.sizes.body, "ink")
