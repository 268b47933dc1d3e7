"""Tables on slides: counts by status, facts about a plan, and the tables of a pack, with the height of every row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ..pack import Grid
from .fit import BOTTOM, GAP, LEFT, ROOM, line_height, lines_of, split, text_height, width_of

Look = Literal["tx1", "tx2", "accent1"]  # ink, quiet and accent, as the theme calls them

# The margins of a cell beside its text, and above and below it.
SIDE, EDGE = 1.6, 0.8
AFTER_FIGURES = 4.5  # a column of figures keeps its distance from the words on its right
CELL_SIZES = (14, 13, 12, 11)
NOTE_SIZE = 12
WORD_SIZE, NUMBER_SIZE = 14, 44
FACT_SIZES = (14, 13, 12, 11, 10)
MOST_COUNT_WIDTH, WORD_WIDTH = 52.0, 48.0


@dataclass(frozen=True)
class Row:
    """Cells of one look; ``height`` is what their text takes, in mm."""

    cells: tuple[str, ...]
    size: float
    look: Look
    bold: bool
    height: float


@dataclass(frozen=True)
class Table:
    """A native table, its text on the left where the slide's is; ``right`` says which columns are set to the right.

    ``head`` is whether the first row names the columns, ``quiet`` whether the first column names the rows, ``ruled``
    whether hairlines part the rows.
    """

    name: str
    top: float
    widths: tuple[float, ...]
    right: tuple[bool, ...]
    rows: tuple[Row, ...]
    head: bool = True
    ruled: bool = True
    quiet: bool = False

    @property
    def left(self) -> float:
        return LEFT - SIDE

    @property
    def bottom(self) -> float:
        return self.top + sum(row.height for row in self.rows)


def after(figures: bool) -> float:
    """The margin on the right of a column's cells."""
    return AFTER_FIGURES if figures else SIDE


def _row(
    cells: tuple[str, ...], widths: tuple[float, ...], right: tuple[bool, ...], size: float, look: Look = "tx1",
    bold: bool = False,
) -> Row:  # fmt: skip
    columns = zip(cells, widths, right, strict=True)
    lines = max(lines_of(cell, size, width - SIDE - after(figures), bold) for cell, width, figures in columns)
    return Row(cells, size, look, bold, lines * line_height(size) + 2 * EDGE)


def counts_table(name: str, counts: tuple[tuple[str, int], ...], top: float) -> Table:
    """How many indicators have which status: the words, and under each its number in large type."""
    widths = (min(MOST_COUNT_WIDTH, ROOM / max(1, len(counts))),) * len(counts)
    right = (False,) * len(counts)
    words = _row(tuple(word for word, _count in counts), widths, right, WORD_SIZE, "tx2")
    numbers = _row(tuple(str(count) for _word, count in counts), widths, right, NUMBER_SIZE, "accent1", bold=True)
    return Table(name, top, widths, right, (words, numbers), ruled=False)


def facts_table(name: str, facts: tuple[tuple[str, str], ...], top: float) -> Table:
    """Facts in pairs, in the largest type in which they stay on the slide."""
    widths, right = (WORD_WIDTH, ROOM + 2 * SIDE - WORD_WIDTH), (False, False)
    for size in FACT_SIZES:
        rows = tuple(_row(pair, widths, right, size) for pair in facts)
        table = Table(name, top, widths, right, rows, head=False, quiet=True)
        if table.bottom <= BOTTOM:
            break
    return table


def grid_tables(grid: Grid, top: float) -> tuple[Table, ...]:
    """A table of the pack on as few slides as hold it and its notes, rows shared evenly."""
    notes = GAP + text_height(grid.notes, NOTE_SIZE) if grid.notes else 0
    for slides, size in ((slides, size) for slides in range(1, len(grid.rows) + 1) for size in CELL_SIZES):
        widths = _widths(grid, size)
        head = _row(grid.heads, widths, grid.numbers, size, "accent1", bold=True)
        rows = [_row(cells, widths, grid.numbers, size) for cells in grid.rows]
        room = BOTTOM - top - notes - head.height
        # A row higher than a slide has one to itself.
        if runs := split([min(row.height, room) for row in rows], [room] * slides):
            whole = Table(grid.title, top, widths, grid.numbers, (head,))
            return tuple(replace(whole, rows=(head, *(rows[i] for i in run))) for run in runs)
    return ()


def _widths(grid: Grid, size: float) -> tuple[float, ...]:
    """Columns as wide as their longest cell. Where that is too much, each is as wide as its longest word at least;
    some that need little more get it, the others share what is left; how many get it is what makes the table lowest.
    """
    room = ROOM + 2 * SIDE
    columns = [(head, *cells) for head, *cells in zip(grid.heads, *grid.rows, strict=True)]
    margins = [SIDE + after(figures) for figures in grid.numbers]
    most = [margin + _longest(cells, size) for cells, margin in zip(columns, margins, strict=True)]
    least = [margin + _longest(_words(cells), size) for cells, margin in zip(columns, margins, strict=True)]
    more = [high - low for low, high in zip(least, most, strict=True)]
    if sum(most) <= room:
        return tuple(width + (room - sum(most)) / len(most) for width in most)
    tried: list[tuple[float, ...]] = []
    for bound in (-1.0, *sorted(set(more))[:-1]):
        widths = [high if high - low <= bound else low for low, high in zip(least, most, strict=True)]
        share = (room - sum(widths)) / sum(extra for extra in more if extra > bound)
        widths = [width + (share * extra if extra > bound else 0) for width, extra in zip(widths, more, strict=True)]
        if share >= 0 or not tried:
            tried.append(tuple(widths))
    return min(tried, key=lambda widths: sum(_row(cells, widths, grid.numbers, size).height for cells in grid.rows))


def _longest(texts: Iterable[str], size: float) -> float:
    # As bold as heads are, and a little more, or rounding would break a line that just fits.
    return max(width_of(text, size, bold=True) for text in texts) + 0.2


def _words(cells: Iterable[str]) -> list[str]:
    """What should stay on one line: words and figures, and of Chinese a few characters."""
    return ["", *(word if word.isascii() else word[:4] for cell in cells for word in cell.split())]
