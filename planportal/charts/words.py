"""A target in words: the target, and under it on one thread the text published for each period."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.status import Status
from .chart import Chart
from .layout import STATUS_SYMBOLS, ChartSheet, Drawing, Symbol
from .short_forms import latest_rows

_UNJUDGED = Symbol("circle", "muted", "muted")
_OPEN = STATUS_SYMBOLS[Status.NOT_ASSESSABLE]


@dataclass(frozen=True)
class WordsRow:
    """What is published for one period, as printed; ``status`` is None without a judgement of its own."""

    period: str
    text: str
    status: Status | None
    status_word: str = ""


@dataclass(frozen=True, kw_only=True)
class WordsChart(Chart):
    """One indicator whose target is in words: what is aimed at, and what was published year by year.

    ``rows`` rise by year; ``empty_label`` is printed in place of missing rows.
    """

    target_word: str
    target_text: str
    rows: tuple[WordsRow, ...] = ()
    empty_label: str

    def lay_out(self, sheet: ChartSheet) -> None:
        self._draw(sheet, self.rows)

    def short_forms(self) -> Iterable[Drawing]:
        return latest_rows(self.rows, self._draw)

    def _draw(self, sheet: ChartSheet, rows: tuple[WordsRow, ...]) -> None:
        sheet.head()
        plot = _WordsPlot(sheet, self)
        plot.draw_target()
        for row in rows:
            plot.draw_row(row)
        if not self.rows:
            plot.draw_empty()


class _WordsPlot:
    """Three columns: period, thread of symbols, text; on a wide sheet a fourth between, for what a status is called."""

    def __init__(self, sheet: ChartSheet, chart: WordsChart):
        self.sheet, self.chart = sheet, chart
        s = sheet.sizes
        first = [
            sheet.width_of(chart.target_word, s.body),
            *(sheet.width_of(period, s.body) for period in ("2025", *(row.period for row in chart.rows))),
        ]
        self.thread = sheet.left + max(first) + 1.1 * s.body
        self.text = self.thread + 1.1 * s.body
        statuses = max((sheet.width_of(row.status_word, s.body) for row in chart.rows), default=0)
        # Words of a status stand over the printed text where their column would leave it too little room.
        self.over = statuses > 0.25 * (sheet.right - self.text)
        self.printed = self.text + (statuses + 1.1 * s.body if statuses and not self.over else 0)
        self.tone = "muted" if statuses else "ink"
        self.last = sheet.y  # down to where the thread has been drawn

    def draw_target(self) -> None:
        sheet, s = self.sheet, self.sheet.sizes
        lines = sheet.wrapped(self.chart.target_text, s.strong, sheet.right - self.text)
        y = sheet.y + 0.5 * sheet.leading(s.strong)
        sheet.centred(sheet.left, y, self.chart.target_word, s.body)
        half = 0.55 * s.body
        sheet.line(self.thread - half, y, self.thread + half, y, "ink", 0.55)
        sheet.y = sheet.block(self.text, sheet.y, lines, s.strong)
        self.last = y + 0.3

    def draw_row(self, row: WordsRow) -> None:
        sheet, size = self.sheet, self.sheet.sizes.body
        y = self._draw_node(row.period, STATUS_SYMBOLS[row.status] if row.status else _UNJUDGED)
        top = bottom = y - 0.5 * sheet.leading(size)
        if row.status_word:
            bottom = sheet.block(self.text, top, sheet.wrapped(row.status_word, size, sheet.right - self.text), size)
            top = bottom if self.over else top
        lines = sheet.wrapped(row.text, size, sheet.right - self.printed)
        sheet.y = max(bottom, sheet.block(self.printed, top, lines, size, self.tone))

    def draw_empty(self) -> None:
        sheet, size = self.sheet, self.sheet.sizes.body
        y = self._draw_node("", _OPEN)
        lines = sheet.wrapped(self.chart.empty_label, size, sheet.right - self.text)
        sheet.y = sheet.block(self.text, y - 0.5 * sheet.leading(size), lines, size, "muted")

    def _draw_node(self, year: str, symbol: Symbol) -> float:
        """Draw the year and its symbol, and the thread down to it; returns the middle of the row's first line."""
        sheet, size = self.sheet, self.sheet.sizes.body
        y = sheet.y + 0.7 * size + 0.5 * sheet.leading(size)
        gap = 0.62 * size
        sheet.line(self.thread, self.last + gap - 0.3, self.thread, y - gap, "grid", 0.35)
        if year:
            sheet.centred(sheet.left, y, year, size, "muted")
        sheet.symbol(self.thread, y, symbol, 0.8 * size)
        self.last = y
        return y
