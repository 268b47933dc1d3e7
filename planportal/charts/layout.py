"""What all layouts share: type sizes, wrapping, a sheet that collects marks, symbols of statuses, title and source.

All lengths are millimetres, y grows downwards.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .descriptions import Chart, Status
from .marks import Anchor, Canvas, Line, Mark, Marker, Rect, Shape, Text
from .painter import text_width


@dataclass(frozen=True)
class Sizes:
    """Type sizes; ``slack`` widens measured text, because a page's font may be wider than the chart's."""

    title: float
    strong: float
    body: float
    small: float
    slack: float
    margin: float


# In print 11, 9, 8 and 7 points. In pages a chart 85 mm wide shown 320 px wide makes 3.2 mm 12 px.
FILE = Sizes(title=3.88, strong=3.18, body=2.83, small=2.48, slack=1.0, margin=3.0)
INLINE = Sizes(title=4.4, strong=3.8, body=3.4, small=3.2, slack=1.08, margin=0.5)

NARROW = 110  # narrower than this, labels go above what they name


@dataclass(frozen=True)
class Symbol:
    shape: Shape
    fill: str | None
    stroke: str | None = None


# Up and down say over and under the target; a circle on it, a diamond ahead of its time, a ring not judged.
STATUS_SYMBOLS: dict[Status, Symbol] = {
    "exceeded": Symbol("up", "1"),
    "met": Symbol("circle", "3"),
    "not_met": Symbol("cross", None, "2"),
    "achieved_early": Symbol("diamond", "1"),
    "faster": Symbol("up", "1-soft", "1"),
    "in_line": Symbol("circle", "3"),
    "lagging": Symbol("down", "2"),
    "not_assessable": Symbol("circle", "paper", "muted"),
}

# No line may start with the first or end with the second (the common rules of Chinese typesetting).
_NOT_FIRST = set("，。、；：？！）》〉〕】』」”’％%,.;:?!)]}…·—～")
_NOT_LAST = set("（《〈〔【『「“‘([{≥≤<>")
_PIECES = re.compile(r"[A-Za-z0-9.,%+&'’/<>≥≤=-]+|\s+|.", re.DOTALL)


def wrap(text: str, size: float, width: float, slack: float = 1.0) -> list[str]:
    """Break a text into lines of at most ``width`` mm: at spaces, and between Chinese characters where typesetting
    allows. A single word that is wider stays whole."""
    return list(_fill(text, width / size / slack))


def balance(text: str, size: float, width: float, slack: float = 1.0) -> list[str]:
    """As ``wrap``, with lines of similar length: no single word is left over on the last."""
    return list(_balance(text, width / size / slack))


@lru_cache(maxsize=4_000)
def _balance(text: str, limit: float) -> tuple[str, ...]:
    lines = _fill(text, limit)
    low, high = limit / 2, limit
    while len(lines) > 1 and high - low > 0.5:
        middle = (low + high) / 2
        narrower = _fill(text, middle)
        if len(narrower) == len(lines) and all(text_width(line) <= middle for line in narrower):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


@lru_cache(maxsize=20_000)
def _fill(text: str, limit: float) -> tuple[str, ...]:
    lines, line = [], ""
    for piece in _unbreakable(text):
        if line and text_width((line + piece).rstrip()) > limit:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return (*lines, line.rstrip()) if line.strip() else tuple(lines)


def _unbreakable(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        glued = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or piece.isspace())
        if glued and not pieces[-1].isspace():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


class Sheet:
    """Collects the marks of one chart from the top down; ``y`` is where free space begins."""

    def __init__(self, chart: Chart, width: float, inline: bool):
        self.chart, self.width, self.inline = chart, width, inline
        self.sizes = INLINE if inline else FILE
        self.narrow = width < NARROW
        self.left, self.right = self.sizes.margin, width - self.sizes.margin
        self.y = self.sizes.margin
        self.marks: list[Mark] = []

    # -- marks

    def rect(self, x, y, width, height, fill, stroke=None, line=0.2, dash=()) -> None:
        self.marks.append(Rect(*(round(v, 2) for v in (x, y, width, height)), fill, stroke, line, dash))

    def lines(self, runs: Iterable[Iterable[tuple[float, float]]], stroke: str, line: float = 0.2, dash=()) -> None:
        rounded = tuple(tuple((round(x, 2), round(y, 2)) for x, y in run) for run in runs)
        self.marks.append(Line(rounded, stroke, line, dash))

    def line(self, x1, y1, x2, y2, stroke: str, line: float = 0.2, dash=()) -> None:
        self.lines([[(x1, y1), (x2, y2)]], stroke, line, dash)

    def symbol(self, x: float, y: float, symbol: Symbol, size: float, line: float = 0.45) -> None:
        self.marks.append(
            Marker(round(x, 2), round(y, 2), symbol.shape, round(size, 2), symbol.fill, symbol.stroke, line)
        )

    def width_of(self, text: str, size: float) -> float:
        return text_width(text) * size * self.sizes.slack

    def text(self, x, y, text: str, size, fill="ink", anchor: Anchor = "start", plate: bool = False) -> Text:
        """One line of text with its baseline at y; a ``plate`` keeps grid lines from running through it."""
        mark = Text(round(x, 2), round(y, 2), text, size, fill, anchor, self.width_of(text, size))
        if plate:
            left, top, right, bottom = mark.box
            self.rect(left - 0.4, top, right - left + 0.8, bottom - top, "paper")
        self.marks.append(mark)
        return mark

    def centred(self, x, y, text: str, size, fill="ink", anchor: Anchor = "start", plate: bool = False) -> Text:
        """One line of text with figures and capitals centred on y."""
        return self.text(x, y + 0.36 * size, text, size, fill, anchor, plate)

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        return balance(text, size, width, self.sizes.slack)

    def block(self, x, y, lines: list[str], size, fill="ink", anchor: Anchor = "start", plate: bool = False) -> float:
        """Lines of text below y; returns the y where the block ends."""
        for line in lines:
            self.text(x, y + 0.94 * size, line, size, fill, anchor, plate)
            y += self.leading(size)
        return y

    def word_between(self, edges: list[float], y: float, text: str) -> None:
        """A small quiet text on y, in the first room between the edges that holds it, else wrapped in the widest."""
        size = self.sizes.small
        rooms = [(left + 1.6, right - 1.6) for left, right in zip(edges, edges[1:], strict=False)]
        wanted = self.width_of(text, size)
        widest = max(rooms, key=lambda room: room[1] - room[0])
        left, right = next((room for room in rooms if room[1] - room[0] >= wanted), widest)
        lines = self.wrapped(text, size, right - left)
        self.block(left, y - 0.5 * self.leading(size) * len(lines), lines, size, "muted", plate=True)

    def leading(self, size: float) -> float:
        return 1.34 * size

    # -- what surrounds the picture

    def head(self, key: list[tuple[Symbol, str]] = ()) -> None:
        """Title and unit (in pages the unit alone: the page has the title), then the key of symbols, if any."""
        s = self.sizes
        if not self.inline:
            self.y = self.block(self.left, self.y, self.wrapped(self.chart.title, s.title, self.right - self.left),
                                s.title) + 0.4 * s.title  # fmt: skip
        if self.chart.unit:
            lines = self.wrapped(self.chart.unit, s.small, self.right - self.left)
            self.y = self.block(self.left, self.y, lines, s.small, "muted") + 0.5 * s.small
        if key:
            self.key(key)
        self.y += 0.5 * s.body

    def key(self, entries: list[tuple[Symbol, str]]) -> None:
        """Symbols with their words, side by side and on as many lines as they need."""
        size, x, y = self.sizes.small, self.left, self.y + 0.6 * self.sizes.small
        for symbol, word in entries:
            width = 1.3 * size + self.width_of(word, size)
            if x > self.left and x + width > self.right:
                x, y = self.left, y + 1.6 * size
            self.symbol(x + 0.45 * size, y, symbol, 0.72 * size)
            self.centred(x + 1.3 * size, y, word, size, "muted")
            x += width + 1.4 * size
        self.y = y + 0.8 * size

    def finish(self) -> Canvas:
        """Note, source and date under the picture (in files), and the canvas cut to its height."""
        s = self.sizes
        if not self.inline:
            self.y += 2.2
            self.line(self.left, self.y, self.right, self.y, "grid")
            self.y += 1.2
            for text in (self.chart.note, self.chart.source, self.chart.date):
                lines = wrap(text, s.small, self.right - self.left)
                self.y = self.block(self.left, self.y, lines, s.small, "muted")
        return Canvas(self.width, round(self.y + s.margin, 2), tuple(self.marks))


class Placer:
    """Finds free places for labels: each takes the first of its candidates that covers nothing placed before."""

    def __init__(self, sheet: Sheet, bounds: tuple[float, float, float, float]):
        self.sheet, self.bounds = sheet, bounds
        self.taken: list[tuple[float, float, float, float]] = []

    def block(self, left: float, top: float, right: float, bottom: float) -> None:
        self.taken.append((left, top, right, bottom))

    def block_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A slanting line as a chain of small boxes."""
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / 1.5))
        for i in range(steps):
            xs = sorted(x1 + (x2 - x1) * k / steps for k in (i, i + 1))
            ys = sorted(y1 + (y2 - y1) * k / steps for k in (i, i + 1))
            self.block(xs[0] - 0.2, ys[0] - 0.5, xs[1] + 0.2, ys[1] + 0.5)

    def harm(self, box: tuple[float, float, float, float]) -> float:
        """How much a box covers of what is placed; leaving the bounds counts for more than any overlap."""
        left, top, right, bottom = box
        edge = self.bounds
        outside = max(0, edge[0] - left) + max(0, edge[1] - top) + max(0, right - edge[2]) + max(0, bottom - edge[3])
        return 100 * outside + sum(
            (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
            for west, north, east, south in self.taken
            if west < right and left < east and north < bottom and top < south
        )

    def place(self, text: str, size: float, fill: str, candidates: list[tuple[float, float, Anchor]]) -> Text:
        """Set a text at the best of the candidates (x, y of the vertical centre, anchor)."""
        width = self.sheet.width_of(text, size)
        best, least = None, None
        for x, y, anchor in candidates:
            # A label wider than its place at the edge of the plot moves inwards.
            left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
            x += max(0.0, self.bounds[0] - left) - max(0.0, left + width - self.bounds[2])
            trial = Text(x, y + 0.36 * size, text, size, fill, anchor, width)
            harm = self.harm(trial.box)
            if least is None or harm < least:
                best, least = trial, harm
            if harm == 0:
                break
        self.block(*best.box)
        return self.sheet.text(best.x, best.y, text, size, fill, best.anchor, plate=True)
