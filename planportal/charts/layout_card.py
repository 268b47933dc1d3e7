"""The card that social media show with a link: the question, the finding, and the picture under or beside them.

A millimetre of the card is ten pixels, so that the layouts of files serve here too. A chart too tall for the card is
drawn in a shorter form; if every form is too tall, the words take the whole card.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..typeset.wrap import balance, cut
from .chart import Chart
from .layout import ChartSheet, Drawing, Sizes, naming_chart
from .marks import Canvas, Line, Mark

PIXELS = 10  # a millimetre; no type on the card is under 20 pixels
WIDTH, HEIGHT = 120, 63

_LEFT, _RIGHT, _TOP, _BOTTOM = 6.0, WIDTH - 6.0, 5.6, 55.0  # words and picture stand inside these
_GAP = 2.6  # between the words and a picture under them
_PLOT_HEIGHTS = (33.0, 28.0, 23.0, 18.0)


@dataclass(frozen=True)
class _Arrangement:
    """How words and picture share the card: the width of the words, sizes the title may take and its lines, the size
    of the finding and its lines; where the picture begins, and sizes its type may take."""

    width: float
    title: tuple[float, ...]
    title_lines: int
    finding: float
    finding_lines: int
    picture: float
    sizes: tuple[Sizes, ...] = ()


_LARGE = Sizes(title=0, strong=4.2, body=3.4, small=2.8, slack=1, margin=0)
_SMALL = Sizes(title=0, strong=3.5, body=2.8, small=2.3, slack=1, margin=0)
_UNDER = _Arrangement(108, (6.4, 5.8, 5.2, 4.8), 2, 3.3, 2, _LEFT, (_LARGE, _SMALL))
_BESIDE = _Arrangement(49, (5.4, 5.0, 4.6, 4.3, 4.0, 3.7), 6, 3.1, 9, 61.0, (_SMALL,))
_ALONE = _Arrangement(108, (6.8, 6.0, 5.2), 4, 4.2, 6, _RIGHT)


def lay_out_card(chart: Chart, site: str) -> Canvas:
    """The marks of a card of 120 x 63 mm.

    :raises MissingGlyphError: if the chart font lacks a character of a text on the card.
    """
    with naming_chart(chart):
        sheet = _lay_out_with_picture(chart) or _CardWords(chart, _ALONE).sheet
        _add_foot(sheet, site)
        return Canvas(WIDTH, HEIGHT, tuple(sheet.marks))


def _lay_out_with_picture(chart: Chart) -> ChartSheet | None:
    """The words and the first form of the picture that fits under or beside them. Plots over years need height, so
    they stand beside."""
    arrangements = [
        _CardWords(chart, arrangement) for arrangement in ((_BESIDE,) if chart.is_plot else (_UNDER, _BESIDE))
    ]
    arrangements.sort(key=lambda words: words.cut_penalty)  # uncut words first
    for drawing, plot_height in _drawings(chart):
        for words in arrangements:
            for sizes in words.arrangement.sizes:
                picture = ChartSheet(chart, words.room[0], sizes, bare=True, plot_height=plot_height)
                drawing(picture)
                spare = words.room[1] - picture.y
                if spare >= 0:
                    top = _BOTTOM - words.room[1] + spare / 2
                    words.sheet.marks += [_move(mark, words.arrangement.picture, top) for mark in picture.marks]
                    return words.sheet
    return None


class _CardWords:
    """Title and finding on a card, and the width and height that they leave for a picture."""

    def __init__(self, chart: Chart, arrangement: _Arrangement):
        self.arrangement = arrangement
        self.sheet = sheet = ChartSheet(chart, WIDTH, _LARGE, bare=True, plot_height=0)
        sheet.rect(0, 0, WIDTH, 1.2, "1")
        under = arrangement.picture == _LEFT
        sizes = [size for size in arrangement.title if self._fits(size)] or [arrangement.title[-1]]
        # Over a picture a line that is saved is worth more than a larger title.
        size = min(sizes, key=lambda size: len(self._title_lines(size))) if under else sizes[0]
        title = self._title_lines(size)
        y = sheet.block(_LEFT, _TOP, title, size) + 0.3 * size
        finding = cut(chart.alt, arrangement.finding, arrangement.width, self._finding_lines(y))
        y = sheet.block(_LEFT, y, finding, arrangement.finding, "muted")
        self.room = (_RIGHT - arrangement.picture, _BOTTOM - (y + _GAP if under else _TOP))
        # A cut title is worse than a cut finding.
        self.cut_penalty = (
            0 if self._fits(size) else 2 if title != balance(chart.title, size, arrangement.width) else 1
        )

    def _title_lines(self, size: float) -> list[str]:
        lines = balance(self.sheet.chart.title, size, self.arrangement.width)
        most = self.arrangement.title_lines
        return lines if len(lines) <= most else cut(self.sheet.chart.title, size, self.arrangement.width, most)

    def _finding_lines(self, y: float) -> int:
        """The number of lines of the finding that fit below y."""
        return min(self.arrangement.finding_lines, int((_BOTTOM - y) / self.sheet.leading(self.arrangement.finding)))

    def _fits(self, size: float) -> bool:
        """Whether title and finding fit uncut with a title of this size."""
        arrangement, chart = self.arrangement, self.sheet.chart
        title = balance(chart.title, size, arrangement.width)
        y = _TOP + self.sheet.leading(size) * len(title) + 0.3 * size
        finding = balance(chart.alt, arrangement.finding, arrangement.width)
        return len(title) <= arrangement.title_lines and len(finding) <= self._finding_lines(y)


def _add_foot(sheet: ChartSheet, site: str) -> None:
    size, width, y = 2.5, _RIGHT - _LEFT, 59.2
    sheet.line(_LEFT, 56.2, _RIGHT, 56.2, "grid")
    if date := sheet.chart.date:
        sheet.centred(_RIGHT, y, date, size, "muted", "end")
        width -= sheet.width_of(date, size) + 4
    for line in cut(site, size, width, 1):
        sheet.centred(_LEFT, y, line, size)


def _drawings(chart: Chart) -> Iterator[tuple[Drawing, float]]:
    """Ways to draw a chart, each shorter than the one before, with the height of a plot where it has one."""
    for height in _PLOT_HEIGHTS if chart.is_plot else (0.0,):
        yield chart.lay_out, height
    for drawing in chart.short_forms():
        yield drawing, 0.0


def _move(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Line):
        runs = tuple(tuple((round(x + dx, 2), round(y + dy, 2)) for x, y in run) for run in mark.runs)
        return replace(mark, runs=runs)
    return replace(mark, x=round(mark.x + dx, 2), y=round(mark.y + dy, 2))
