"""How wide the columns of a table are, so that its rows stay low."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import permutations, product

from .measure import Measure, text_width
from .wrap import count_lines, unbroken_width

# The number of steps in which the rest of the room is dealt out, and how many may move between columns at once.
_STEPS, _MOST = 100, 30


@dataclass(frozen=True)
class ColumnCell:
    """A text in a table; ``size`` is its em, in the unit of all widths."""

    text: str
    size: float = 1.0
    measure: Measure = text_width

    def lines(self, width: float) -> int:
        """How many lines it takes in a column."""
        return count_lines(self.text, self.size, width, self.measure)

    def least_width(self, together: float) -> float:
        """The least width of its column: its widest unbroken part, and ``together`` em of each word."""
        widths = (
            max(unbroken_width(word, self.measure), min(self.measure(word), together)) for word in self.text.split()
        )
        return self.size * max(widths, default=0.0)


Rows = Sequence[Sequence[ColumnCell]]


def least_widths(rows: Rows, together: float) -> list[float]:
    """The least width of each column; ``together`` is how many em of a Chinese word stay on one line."""
    return [max(cell.least_width(together) for cell in column) for column in zip(*rows, strict=True)]


def deal_widths(rows: Rows, room: float, together: float) -> list[float]:
    """Widths of columns that add up to ``room``: the least width of each, or a share of it in a smaller room. The rest
    goes step by step to the column that makes rows tallest, then from one to another while that makes the table lower;
    room to spare is shared by all."""
    least = least_widths(rows, together)
    step = max(0.0, room - sum(least)) / _STEPS
    columns = list(zip(*rows, strict=True))

    @cache
    def lines(column: int, steps: int) -> tuple[int, ...]:
        """How many lines the cells of a column take that was given so many steps."""
        return tuple(cell.lines(least[column] + steps * step) for cell in columns[column])

    def table(given: Sequence[int]) -> list[tuple[int, ...]]:
        """The lines of all cells, row by row."""
        return list(zip(*map(lines, range(len(given)), given), strict=True))

    given = [0] * len(least)
    for _ in range(_STEPS):
        tall = [0] * len(least)
        for row in table(given):
            tall[row.index(max(row))] += (max(row) - 1) ** 2
        if not any(tall):
            break
        given[tall.index(max(tall))] += 1
    lowest, before = sum(map(max, table(given))), 0
    while lowest != before:
        before = lowest
        for (giver, taker), steps in product(permutations(range(len(least)), 2), range(1, _MOST + 1)):
            moved = list(given)
            moved[giver] -= steps
            moved[taker] += steps
            if moved[giver] >= 0 and (height := sum(map(max, table(moved)))) < lowest:
                given, lowest = moved, height
    widths = [width + steps * step for width, steps in zip(least, given, strict=True)]
    spare = room - sum(widths)
    return [width + (spare / len(widths) if spare > 0 else spare * width / sum(widths)) for width in widths]
