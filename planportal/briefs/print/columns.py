"""How the columns of a printed table are set: rows that stay low, and a table that stays on its page if it can."""

from dataclasses import dataclass
from functools import cache
from math import ceil

from ...charts.painter import text_width
from ..pack import Grid

# In mm: the room of a table on an upright page and on one that lies on its side, the space between columns, and a point.
UPRIGHT, WIDE, GAP, POINT = 156.0, 225.0, 2.8, 0.3528
# Type in points, from what reads best; and how many lines a row may have on average in a table of several pages.
SIZES, LINES = (9.0, 8.5, 8.0), {UPRIGHT: 3.0, WIDE: 1.75}
# In mm, as in templates/brief.css: the room on a page under the title of a table, and what a row has above and below its
# lines; then the leading in em.
HEIGHT, ROW, LEADING = 212.0, 2.4, 1.4
# In em: what stays on one line if it is no longer than this, a space, and the step in which room is dealt out.
SHORT, SPACE, STEP = 8.0, 0.22, 0.25


@dataclass(frozen=True)
class Columns:
    """One way to set a table: in a room of so many mm, in type of so many points, with columns of so many em; ``lines``
    says how many lines each row then has, the head first."""

    room: float
    size: float
    ems: tuple[float, ...]
    lines: tuple[int, ...]

    @property
    def wide(self) -> bool:
        """Whether it needs a page on its side."""
        return self.room == WIDE

    @property
    def _widths(self) -> list[float]:
        return [em * self.size * POINT + GAP for em in self.ems]

    @property
    def percents(self) -> list[float]:
        return [round(100 * width / sum(self._widths), 2) for width in self._widths]

    @property
    def fits(self) -> bool:
        return sum(self._widths) <= self.room + 0.1

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
    rows = [grid.heads, *grid.rows]
    ems = _deal(rows, (room - len(grid.heads) * GAP) / (POINT * size))
    lines = tuple(max(_lines(cell, em) for cell, em in zip(row, ems, strict=True)) for row in rows)
    return Columns(room, size, tuple(ems), lines)


def _notes(grid: Grid, setting: Columns) -> float:
    em = POINT * setting.size
    return sum(_lines(note, setting.room / em) * 1.65 * em + 2 for note in grid.notes)


def _deal(rows: list[tuple[str, ...]], room: float) -> list[float]:
    """Widths in em that add up to ``room``, or to more if the cells cannot do with it: first what each cannot do
    without, then a step at a time to the column that makes rows tallest, and what is left over to all."""
    widths = [max(_least(cell) for cell in column) for column in zip(*rows, strict=True)]
    while sum(widths) + STEP <= room:
        tall = [0] * len(widths)
        for row in rows:
            lines = [_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
            tall[lines.index(max(lines))] += (max(lines) - 1) ** 2
        if not any(tall):
            return [width * room / sum(widths) for width in widths]
        widths[tall.index(max(tall))] += STEP
    return widths


def _least(cell: str) -> float:
    return max((min(_width(word), SHORT) for word in cell.split()), default=0.0)


def _lines(cell: str, width: float) -> int:
    """How many lines a text needs: words one after the other, and Chinese, which has none, as full as it goes."""
    lines, used = 1, 0.0
    for word in cell.split():
        wanted = _width(word)
        if used and used + SPACE + wanted > width:
            lines, used = lines + 1, 0.0
        used += wanted + (SPACE if used else 0.0)
        if used > width:
            lines, used = lines + ceil(used / width) - 1, used % width
    return lines


@cache
def _width(text: str) -> float:
    return text_width(text)
