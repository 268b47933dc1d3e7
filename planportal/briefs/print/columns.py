"""How the columns of a printed table are set: rows that stay low, and a table that stays on its page if it can."""

from dataclasses import dataclass

from ...typeset.deal import ColumnCell, deal, least_widths
from ...typeset.wrap import count_lines
from ..pack import Grid

# In mm: the room of a table on an upright page and on one that lies on its side, the space between columns, and a point.
UPRIGHT, WIDE, GAP, POINT = 156.0, 225.0, 2.8, 0.3528
# Type in points, from what reads best; and how many lines a row may have on average in a table of several pages.
SIZES, LINES = (9.0, 8.5, 8.0), {UPRIGHT: 3.0, WIDE: 1.75}
# In mm, as in templates/brief.css: the room on a page under the title of a table, and what a row has above and below its
# lines; then the leading in em.
HEIGHT, ROW, LEADING = 212.0, 2.4, 1.4
# What stays on one line if it is no longer than this, in em.
SHORT = 8.0


@dataclass(frozen=True)
class Columns:
    """One way to set a table: in a room of so many mm, in type of so many points, with columns of so many em; ``lines``
    says how many lines each row then has, the head first, and ``fits`` whether words and short texts stay whole."""

    room: float
    size: float
    ems: tuple[float, ...]
    lines: tuple[int, ...]
    fits: bool

    @property
    def wide(self) -> bool:
        """Whether it needs a page on its side."""
        return self.room == WIDE

    @property
    def percents(self) -> list[float]:
        return [round(100 * (em * self.size * POINT + GAP) / self.room, 2) for em in self.ems]

    @property
    def low(self) -> bool:
        return sum(self.lines) <= LINES[self.room] * len(self.lines)

    @property
    def height(self) -> float:
        return sum(lines * LEADING * self.size * POINT + ROW for lines in self.lines)


def columns_for(grid: Grid) -> Columns:
    """The largest type in which the table is on one upright page, else in which it goes on with low rows, on its side
    if it has too many columns."""
    settings = [_setting(grid, room, size) for room in LINES for size in SIZES]
    fitting = [setting for setting in settings if setting.fits]
    # Notes are in the type of the table.
    page = [setting for setting in fitting if not setting.wide and setting.height + _notes(grid, setting) <= HEIGHT]
    low = [setting for setting in fitting if setting.low]
    return (page or low or settings[-1:])[0]


def _setting(grid: Grid, room: float, size: float) -> Columns:
    rows = [[ColumnCell(text) for text in row] for row in (grid.heads, *grid.rows)]
    free = (room - len(grid.heads) * GAP) / (POINT * size)
    ems = deal(rows, free, SHORT)
    lines = tuple(max(cell.lines(em) for cell, em in zip(row, ems, strict=True)) for row in rows)
    return Columns(room, size, tuple(ems), lines, sum(least_widths(rows, SHORT)) <= free)


def _notes(grid: Grid, setting: Columns) -> float:
    em = POINT * setting.size
    return sum(count_lines(note, em, setting.room) * 1.65 * em + 2 for note in grid.notes)
