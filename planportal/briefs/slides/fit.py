"""The room on a slide, the height of texts in it, and how much of a list fits.

Lengths are millimetres, type sizes points. The chart font measures: Chinese is as wide in any font, and Latin letters
of Arial and Microsoft YaHei are no wider than its own. Line spacing is set in points, so heights hold in any program.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from ...typeset.measure import likely_width
from ...typeset.wrap import count_lines

INCH = 25.4
POINT = INCH / 72
WIDTH, HEIGHT = 40 * INCH / 3, 7.5 * INCH
# The margin on both sides, where titles begin, and where everything but the foot ends.
LEFT, TOP, BOTTOM = 16.0, 17.0, 175.0
ROOM = WIDTH - 2 * LEFT
GAP = 6.0  # under a title, and between things that stand under each other
BETWEEN = 2.6  # between paragraphs
LEADING = 1.25
BOLD = 1.05  # how much wider bold letters are

# What titles try: a size, and the most lines it may take.
TITLE_STEPS = ((24, 1), (22, 1), (20, 1), (24, 2), (22, 2), (20, 2), (20, 3), (18, 3), (16, 3), (14, 3))
COVER_STEPS = ((40, 1), (36, 1), (36, 2), (32, 2), (32, 3), (28, 3), (24, 3))


def lines_of(text: str, size: float, width: float = ROOM, bold: bool = False) -> int:
    """How many lines a text takes, one if it is empty."""
    return count_lines(text, size * POINT, width / (BOLD if bold else 1), likely_width)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    return likely_width(text) * size * POINT * (BOLD if bold else 1)


def line_height(size: float) -> float:
    return size * POINT * LEADING


def text_height(texts: Iterable[str], size: float, width: float = ROOM) -> float:
    """The height of paragraphs under each other, each with the space after it."""
    return sum(lines_of(text, size, width) * line_height(size) + BETWEEN for text in texts)


def title_size(title: str, steps: Sequence[tuple[float, int]] = TITLE_STEPS) -> float:
    """The size of the first step that a title keeps to, else of the last."""
    return next((size for size, most in steps if lines_of(title, size, bold=True) <= most), steps[-1][0])


def top_below(title: str) -> float:
    """The top of the room under a title."""
    size = title_size(title)
    return TOP + lines_of(title, size, bold=True) * line_height(size) + GAP


def split_over_slides(heights: Sequence[float], rooms: Sequence[float]) -> list[range] | None:
    """A list dealt out to rooms in order, as evenly as can be: the range of items in each; None if they do not fit."""
    count = len(heights)

    @cache
    def best(start: int, room: int) -> tuple[float, tuple[int, ...]]:
        """The fullest share from an item and a room on, and where each run ends."""
        if room == len(rooms) - 1:
            return sum(heights[start:]) / rooms[room], (count,)
        tried = []
        for end in range(start + 1, count - (len(rooms) - room - 1) + 1):
            fullest, ends = best(end, room + 1)
            tried.append((max(sum(heights[start:end]) / rooms[room], fullest), (end, *ends)))
        return min(tried, default=(float("inf"), ()))

    fullest, ends = best(0, 0)
    return None if fullest > 1 else [range(*run) for run in zip((0, *ends[:-1]), ends, strict=True)]
