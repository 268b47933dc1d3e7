"""Sets the columns of a printed table, so that rows stay low and the table on one page if it can."""

from dataclasses import dataclass

from ...typeset.deal import ColumnCell, deal_widths, least_widths
from ...typeset.wrap import count_lines
from ..pack import Grid

# In mm: the room of a table on an upright page and on one that lies on its side, the space between columns, and a point.
UPRIGHT, WIDE, GAP, POINT = 156.0, 225.0, 2.8, 0.3528
# Type in points, from what reads best; and how many lines a row may have on average in a table of several pages.
SIZES, LINES = (9.0, 8.5, 8.0), {UPRIGHT: 3.0, WIDE: 1.75}
# In mm, as in templates/brief.css: the room on a page under the title of a table, and what a row has above and below its
# lines; then the leading in em.
HEIGHT, ROW, LEADING = 212.0, 2.4, 1.4
# Texts up to this length in em stay on one line.
SHORT = 8.0


@dataclass(frozen=True)
class ColumnSetting:
    """One way to set a table: ``room`` in mm, ``size`` in points, column widths in em; ``lines`` is how many lines each row
    then has, the head first, and ``fits`` whether words and short texts stay whole."""

    room: float
    size: float
    ems: tuple[float, ...]
    lines: tuple[int, ...]
    fits: bool

    @property
    def wide(self) -> bool:
        """Whether it needs a landscape page."""
        return self.room == WIDE

    @property
    def percents(self) -> list[float]:
        """The width of each column in percent of the table."""
        return [round(100 * (em * self.size * POINT + GAP) / self.room, 2) for em in self.ems]

    @property
    def low(self) -> bool:
        """Whether its rows have few lines on average, as a table of several pages should."""
        return sum(self.lines) <= LINES[self.room] * len(self.lines)

    @property
    def height(self) -> float:
        return sum(lines * LEADING * self.size * POINT + ROW for lines in self.lines)


def set_columns(grid: Grid) -> ColumnSetting:
    """The best way to set a table: in the largest type in which it is on one upright page, else in which it goes on
    with low rows, in landscape if it has too many columns."""
    settings = [_try_setting(grid, room, size) for room in LINES for size in SIZES]
    fitting = [setting for setting in settings if setting.fits]
    # Notes are in the type of the table.
    page = [
        setting for setting in fitting if not setting.wide and setting.height + _notes_height(grid, setting) <= HEIGHT
    ]
    low = [setting for setting in fitting if setting.low]
    return (page or low or settings[-1:])[0]


def _try_setting(grid: Grid, room: float, size: float) -> ColumnSetting:
    rows = [[ColumnCell(text) for text in row] for row in (grid.heads, *grid.rows)]
    free = (room - len(grid.heads) * GAP) / (POINT * size)
    ems = deal_widths(rows, free, SHORT)
    lines = tuple(max(cell.lines(em) for cell, em in zip(row, ems, strict=True)) for row in rows)
    return ColumnSetting(room, size, tuple(ems), lines, sum(least_widths(rows, SHORT)) <= free)


def _notes_height(grid: Grid, setting: ColumnSetting) -> float:
    em = POINT * setting.size
    return sum(count_lines(note, em, setting.room) * 1.65 * em + 2 for note in grid.notes)
