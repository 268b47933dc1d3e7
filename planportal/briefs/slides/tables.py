"""Tables on slides: counts by status, facts about a plan, and the tables of a pack, with the height of every row."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ...typeset.deal import ColumnCell, deal_widths
from ...typeset.measure import likely_width
from ..pack import Grid
from .fit import BOLD, BOTTOM, GAP, LEFT, POINT, ROOM, line_height, lines_of, split_over_slides, text_height

SlideLook = Literal["tx1", "tx2", "accent1"]  # ink, quiet and accent, as the theme calls them

# The margins of a cell beside its text, and above and below it.
SIDE, EDGE = 1.6, 0.8
AFTER_FIGURES = 4.5  # a column of figures keeps its distance from the words on its right
CELL_SIZES = (14, 13, 12, 11)
TOGETHER = 4.0  # how many em of a word stay on one line
NOTE_SIZE = 12
WORD_SIZE, NUMBER_SIZE = 14, 44
FACT_SIZES = (14, 13, 12, 11, 10)
MOST_COUNT_WIDTH, WORD_WIDTH = 52.0, 48.0


@dataclass(frozen=True)
class SlideRow:
    """Cells of one look; ``height`` is what their text takes, in mm."""

    cells: tuple[str, ...]
    size: float
    look: SlideLook
    bold: bool
    height: float


@dataclass(frozen=True)
class SlideTable:
    """A native table, its text on the left where the slide's is; ``right`` says which columns are set to the right.

    ``head`` is whether the first row names the columns, ``quiet`` whether the first column names the rows, ``ruled``
    whether hairlines part the rows.
    """

    name: str
    top: float
    widths: tuple[float, ...]
    right: tuple[bool, ...]
    rows: tuple[SlideRow, ...]
    head: bool = True
    ruled: bool = True
    quiet: bool = False

    @property
    def left(self) -> float:
        return LEFT - SIDE

    @property
    def bottom(self) -> float:
        return self.top + sum(row.height for row in self.rows)


def right_margin(figures: bool) -> float:
    """The margin on the right of cells, wider in a column of ``figures``."""
    return AFTER_FIGURES if figures else SIDE


def _make_row(
    cells: tuple[str, ...], widths: tuple[float, ...], right: tuple[bool, ...], size: float, look: SlideLook = "tx1",
    bold: bool = False,
) -> SlideRow:  # fmt: skip
    """A row of one look, as high as its text asks for."""
    columns = zip(cells, widths, right, strict=True)
    lines = max(lines_of(cell, size, width - SIDE - right_margin(figures), bold) for cell, width, figures in columns)
    return SlideRow(cells, size, look, bold, lines * line_height(size) + 2 * EDGE)


def counts_table(name: str, counts: tuple[tuple[str, int], ...], top: float) -> SlideTable:
    """How many indicators have which status: the words, and under each its number in large type."""
    widths = (min(MOST_COUNT_WIDTH, ROOM / max(1, len(counts))),) * len(counts)
    right = (False,) * len(counts)
    words = _make_row(tuple(word for word, _count in counts), widths, right, WORD_SIZE, "tx2")
    numbers = _make_row(
        tuple(str(count) for _word, count in counts), widths, right, NUMBER_SIZE, "accent1", bold=True
    )
    return SlideTable(name, top, widths, right, (words, numbers), ruled=False)


def facts_table(name: str, facts: tuple[tuple[str, str], ...], top: float) -> SlideTable:
    """Facts in pairs, in the largest type in which they stay on the slide."""
    widths, right = (WORD_WIDTH, ROOM + 2 * SIDE - WORD_WIDTH), (False, False)
    for size in FACT_SIZES:
        rows = tuple(_make_row(pair, widths, right, size) for pair in facts)
        table = SlideTable(name, top, widths, right, rows, head=False, quiet=True)
        if table.bottom <= BOTTOM:
            break
    return table


def grid_tables(grid: Grid, top: float) -> tuple[SlideTable, ...]:
    """A table of the pack on as few slides as hold it and its notes, rows shared evenly."""
    notes = GAP + text_height(grid.notes, NOTE_SIZE) if grid.notes else 0
    for slides, size in ((slides, size) for slides in range(1, len(grid.rows) + 1) for size in CELL_SIZES):
        widths = _widths(grid, size)
        head = _make_row(grid.heads, widths, grid.numbers, size, "accent1", bold=True)
        rows = [_make_row(cells, widths, grid.numbers, size) for cells in grid.rows]
        room = BOTTOM - top - notes - head.height
        # A row higher than a slide has one to itself.
        if runs := split_over_slides([min(row.height, room) for row in rows], [room] * slides):
            whole = SlideTable(grid.title, top, widths, grid.numbers, (head,))
            return tuple(replace(whole, rows=(head, *(rows[i] for i in run))) for run in runs)
    return ()


@cache
def _widths(grid: Grid, size: float) -> tuple[float, ...]:
    """The widths of all columns, margins included."""
    # As bold as heads are, and a little more, or rounding would break a line that just fits.
    rows = [
        [ColumnCell(text, size * POINT * BOLD, likely_width) for text in cells] for cells in (grid.heads, *grid.rows)
    ]
    margins = [SIDE + right_margin(figures) + 0.2 for figures in grid.numbers]
    texts = deal_widths(rows, ROOM + 2 * SIDE - sum(margins), TOGETHER)
    return tuple(text + margin for text, margin in zip(texts, margins, strict=True))
