"""What all layouts share: type sizes, wrapping, a sheet that collects marks, symbols of statuses, title and source.

All lengths are millimetres, y grows downwards.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model.status import Status
from ..typeset.measure import MissingGlyphError, text_width
from ..typeset.wrap import balance, wrap
from .marks import Anchor, Canvas, Dash, Label, Line, Mark, Marker, Rect, Shape

if TYPE_CHECKING:
    from .chart import Chart

# Files, in mm: the type area of an official A4 page, half of it for two side by side, and what still reads well.
FILE_WIDTH, HALF_WIDTH, LEAST_WIDTH, MOST_WIDTH = 156, 75, 60, 300


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


def file_sizes(width: float) -> Sizes:
    """Type sizes of a file: on sheets wider than the type area, read from further, up to a quarter larger."""
    part = 1 + 0.25 * max(0.0, width - FILE_WIDTH) / (MOST_WIDTH - FILE_WIDTH)
    title, strong, body, small, margin = (
        round(size * part, 2) for size in (FILE.title, FILE.strong, FILE.body, FILE.small, FILE.margin)
    )
    return Sizes(title, strong, body, small, FILE.slack, margin)


@dataclass(frozen=True)
class Symbol:
    """A shape with its colours; None leaves out the inside or the outline."""

    shape: Shape
    fill: str | None
    stroke: str | None = None


STATUS_SYMBOLS = {status: Symbol(status.sign.shape, status.sign.fill, status.sign.stroke) for status in Status}


@contextmanager
def naming_chart(chart: "Chart") -> Iterator[None]:
    """Let an error about a missing glyph say on which chart it is."""
    try:
        yield
    except MissingGlyphError as error:
        raise MissingGlyphError(error.character, error.text, chart.title) from None


class ChartSheet:
    """Collects the marks of one chart from the top down; ``y`` is where free space begins.

    ``bare`` leaves title and source to what is around the picture; ``plot_height`` is for pictures that have no
    height of their own.
    """

    def __init__(self, chart: "Chart", width: float, sizes: Sizes, *, bare: bool, plot_height: float):
        self.chart, self.width, self.sizes, self.bare, self.plot_height = chart, width, sizes, bare, plot_height
        self.narrow = width < NARROW
        self.left, self.right = self.sizes.margin, width - self.sizes.margin
        self.y = self.sizes.margin
        self.marks: list[Mark] = []

    # -- marks

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str | None, stroke: str | None = None,
        line: float = 0.2, dash: Dash = (),
    ) -> None:  # fmt: skip
        """Add a rectangle."""
        self.marks.append(Rect(round(x, 2), round(y, 2), round(width, 2), round(height, 2), fill, stroke, line, dash))

    def lines(
        self, runs: Iterable[Iterable[tuple[float, float]]], stroke: str, line: float = 0.2, dash: Dash = ()
    ) -> None:
        """Add polylines of one look."""
        rounded = tuple(tuple((round(x, 2), round(y, 2)) for x, y in run) for run in runs)
        self.marks.append(Line(rounded, stroke, line, dash))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str, line: float = 0.2, dash: Dash = ()
    ) -> None:
        """Add one straight line."""
        self.lines([[(x1, y1), (x2, y2)]], stroke, line, dash)

    def symbol(self, x: float, y: float, symbol: Symbol, size: float, line: float = 0.45) -> None:
        """Add a symbol centred on x, y."""
        self.marks.append(
            Marker(round(x, 2), round(y, 2), symbol.shape, round(size, 2), symbol.fill, symbol.stroke, line)
        )

    def width_of(self, text: str, size: float) -> float:
        """The width of a line of text on this sheet."""
        return text_width(text) * size * self.sizes.slack

    def text(
        self, x: float, y: float, text: str, size: float, fill: str = "ink", anchor: Anchor = "start",
        plate: bool = False,
    ) -> Label:  # fmt: skip
        """Add one line of text with its baseline at y; a ``plate`` keeps grid lines from running through it."""
        mark = Label(round(x, 2), round(y, 2), text, size, fill, anchor, self.width_of(text, size))
        if plate:
            left, top, right, bottom = mark.box
            self.rect(left - 0.4, top, right - left + 0.8, bottom - top, "paper")
        self.marks.append(mark)
        return mark

    def centred(
        self, x: float, y: float, text: str, size: float, fill: str = "ink", anchor: Anchor = "start",
        plate: bool = False,
    ) -> Label:  # fmt: skip
        """Add one line of text with figures and capitals centred on y."""
        return self.text(x, y + 0.36 * size, text, size, fill, anchor, plate)

    def wrapped(self, text: str, size: float, width: float) -> list[str]:
        """A text broken into lines of similar length."""
        return balance(text, size, width / self.sizes.slack)

    def block(
        self, x: float, y: float, lines: list[str], size: float, fill: str = "ink", anchor: Anchor = "start",
        plate: bool = False,
    ) -> float:  # fmt: skip
        """Add lines of text below y; returns the y where the block ends."""
        for line in lines:
            self.text(x, y + 0.94 * size, line, size, fill, anchor, plate)
            y += self.leading(size)
        return y

    def room_between(self, edges: list[float], text: str) -> tuple[float, list[str]]:
        """The left and the lines of a small quiet text in the first room between edges that holds it on one line,
        else in the widest room."""
        size = self.sizes.small
        rooms = [(left + 1.6, right - 1.6) for left, right in zip(edges, edges[1:], strict=False)]
        wanted = self.width_of(text, size)
        widest = max(rooms, key=lambda room: room[1] - room[0])
        left, right = next((room for room in rooms if room[1] - room[0] >= wanted), widest)
        return left, self.wrapped(text, size, right - left)

    def quiet_block(self, x: float, y: float, lines: list[str]) -> None:
        """Add small quiet lines, centred on y as a block."""
        size = self.sizes.small
        self.block(x, y - 0.5 * self.leading(size) * len(lines), lines, size, "muted", plate=True)

    def leading(self, size: float) -> float:
        """The distance between baselines of a size."""
        return 1.34 * size

    # -- what surrounds the picture

    def head(self, key: Sequence[tuple[Symbol, str]] = ()) -> None:
        """Add title and unit (the unit alone on a bare sheet), then the key of symbols."""
        s = self.sizes
        if not self.bare:
            self.y = self.block(self.left, self.y, self.wrapped(self.chart.title, s.title, self.right - self.left),
                                s.title) + 0.4 * s.title  # fmt: skip
        if self.chart.unit:
            lines = self.wrapped(self.chart.unit, s.small, self.right - self.left)
            self.y = self.block(self.left, self.y, lines, s.small, "muted") + 0.5 * s.small
        if key:
            self.key(key)
        self.y += 0.5 * s.body

    def key(self, entries: Sequence[tuple[Symbol, str]], size: float | None = None, fill: str = "muted") -> None:
        """Add symbols with their words, small by default, side by side on as many lines as they need."""
        size = size or self.sizes.small
        x, y = self.left, self.y + 0.6 * size
        for symbol, word in entries:
            lines = self.wrapped(word, size, self.right - self.left - 1.3 * size)
            width = 1.3 * size + max(self.width_of(line, size) for line in lines)
            if x > self.left and x + width > self.right:
                x, y = self.left, y + 1.6 * size
            self.symbol(x + 0.45 * size, y, symbol, 0.72 * size)
            for i, line in enumerate(lines):
                self.centred(x + 1.3 * size, y + i * self.leading(size), line, size, fill)
            x, y = x + width + 1.4 * size, y + (len(lines) - 1) * self.leading(size)
        self.y = y + 0.8 * size

    def finish(self) -> Canvas:
        """Add note, source and date under the picture (in files); returns the canvas cut to its height."""
        s = self.sizes
        if not self.bare:
            self.y += 2.2
            self.line(self.left, self.y, self.right, self.y, "grid")
            self.y += 1.2
            for text in (self.chart.note, self.chart.source, self.chart.date):
                lines = wrap(text, s.small, self.right - self.left)
                self.y = self.block(self.left, self.y, lines, s.small, "muted")
        return Canvas(self.width, round(self.y + s.margin, 2), tuple(self.marks))


# Adds a picture to a sheet.
Drawing = Callable[[ChartSheet], None]


def describe_marks(chart: "Chart", width: float, inline: bool) -> Canvas:
    """The marks of a chart on a canvas of the given width in mm; ``inline`` is the variant for pages.

    :raises MissingGlyphError: if the chart font lacks a character of a text on the chart.
    """
    if inline:
        sheet = ChartSheet(chart, width, INLINE, bare=True, plot_height=46)
    else:
        height = 42 + 0.22 * max(0.0, width - FILE_WIDTH)
        sheet = ChartSheet(chart, width, file_sizes(width), bare=False, plot_height=height)
    with naming_chart(chart):
        chart.lay_out(sheet)
        return sheet.finish()
