"""A period at a glance: one row per indicator, its completion against a line at 100 percent.

If all rows are without a length to draw, because they are rates or cannot be assessed yet, the line is left out: the
rows are a list of targets or of values reached.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..model.status import Status
from .chart import Chart
from .layout import STATUS_SYMBOLS, ChartSheet, Drawing
from .short_forms import tally_forms

_FULL = Decimal(100)
# Bars of more than this are broken, so that the others keep their length; their figures are printed in full.
_CLIP = Decimal(400)
_GAP = 1.1  # between labels and what stands beside them, of the type size
_SHORTFALL = frozenset(status for status in Status if status.falls_short)


@dataclass(frozen=True)
class CompletionRow:
    """One indicator; ``percent`` is the completion of a quantity, None for a rate and before completion is known."""

    label: str
    value_label: str
    percent: Decimal | None
    status: Status
    status_word: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class CompletionChart(Chart):
    """A period at a glance, one row per indicator; ``full_label`` names the line at 100 percent.

    Where no row has a ``percent`` it is a list without that line; ``value_label`` may then say what is aimed at.
    ``reach`` is a percentage that the scale must hold too: parts of one chart share it, so that their bars compare.
    """

    rows: tuple[CompletionRow, ...]
    full_label: str = "100%"
    reach: Decimal | None = None

    def lay_out(self, sheet: ChartSheet) -> None:
        words = self._words()
        sheet.head([(symbol, words[status]) for status, symbol in STATUS_SYMBOLS.items() if status in words])
        rows = _List(sheet, self) if all(row.percent is None for row in self.rows) else _CompletionPlot(sheet, self)
        group = ""
        for i, row in enumerate(self.rows):
            if row.group and row.group != group:
                rows.group(row.group, first=i == 0)
                group = row.group
            rows.row(row)
        rows.end()

    def short_forms(self) -> Iterable[Drawing]:
        """The statuses counted."""
        words, statuses = self._words(), [row.status for row in self.rows]
        return tally_forms(
            (symbol, words[s], statuses.count(s)) for s, symbol in STATUS_SYMBOLS.items() if s in words
        )

    def _words(self) -> dict[Status, str]:
        return {row.status: row.status_word for row in self.rows}


class _Rows:
    """What bars and lists share: labels on the left, or above on a narrow sheet, and headings of groups."""

    def __init__(self, sheet: ChartSheet, chart: CompletionChart, stacked: bool, share: float):
        self.sheet, self.stacked = sheet, stacked
        size = sheet.sizes.body
        room = (1 if stacked else share) * (sheet.right - sheet.left)
        self.labels = {row: sheet.wrapped(row.label, size, room) for row in chart.rows}
        widest = max(sheet.width_of(line, size) for lines in self.labels.values() for line in lines)
        self.start = sheet.left if stacked else sheet.left + widest + _GAP * size
        self.after = 0.9 * size + 0.9  # from the left of a symbol to the words after it

    def heading(self, word: str, *, first: bool) -> None:
        sheet, size = self.sheet, self.sheet.sizes.small
        sheet.y += 0 if first else 0.5 * sheet.sizes.body
        lines = sheet.wrapped(word, size, sheet.right - sheet.left)
        sheet.y = sheet.block(sheet.left, sheet.y, lines, size, "muted")
        sheet.line(sheet.left, sheet.y + 0.3, sheet.right, sheet.y + 0.3, "grid")
        sheet.y += 0.8

    def words(self, row: CompletionRow, lines: list[str], x: float, y: float) -> None:
        """The row's symbol with its left edge at x, and what is printed after it, centred on y."""
        sheet, size = self.sheet, self.sheet.sizes.body
        y -= 0.5 * sheet.leading(size) * (len(lines) - 1)
        sheet.symbol(x + 0.45 * size, y, STATUS_SYMBOLS[row.status], 0.72 * size)
        for i, line in enumerate(lines):
            sheet.centred(x + self.after, y + i * sheet.leading(size), line, size)


class _List(_Rows):
    """Rows without bars, ruled like a table: label, symbol, words."""

    def __init__(self, sheet: ChartSheet, chart: CompletionChart):
        size, width = sheet.sizes.body, sheet.right - sheet.left
        wanted = max(sheet.width_of(row.value_label, size) for row in chart.rows) + 0.9 * size + 0.9
        room = min(wanted, 0.42 * width)
        super().__init__(sheet, chart, stacked=room < wanted and sheet.narrow, share=1 - (room + _GAP * size) / width)
        right = sheet.right if self.stacked else self.start + room
        room = right - self.start - self.after
        self.printed = {row: sheet.wrapped(row.value_label, size, room) for row in chart.rows}
        self.ruled = True

    def group(self, word: str, *, first: bool) -> None:
        self.heading(word, first=first)
        self.ruled = True

    def row(self, row: CompletionRow) -> None:
        sheet, size = self.sheet, self.sheet.sizes.body
        leading = sheet.leading(size)
        if not self.ruled:
            sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, "grid", 0.15)
        self.ruled = False
        labels, printed = self.labels[row], self.printed[row]
        top = sheet.y + 0.35 * size
        sheet.block(sheet.left, top, labels, size)
        if self.stacked:
            top += leading * len(labels)
        height = leading * len(printed)
        self.words(row, printed, self.start, top + height / 2)
        sheet.y = top + max(height, 0 if self.stacked else leading * len(labels)) + 0.35 * size

    def end(self) -> None:
        pass


class _CompletionPlot(_Rows):
    """Rows with bars; remembers where the line at 100 percent began."""

    def __init__(self, sheet: ChartSheet, chart: CompletionChart):
        super().__init__(sheet, chart, stacked=sheet.narrow, share=0.46)
        self.full_label = chart.full_label
        size = sheet.sizes.body
        self.thick, self.gap = 1.15 * size, 1.2
        # Above each other, a row without a bar begins where the others do.
        whole, after_bar = sheet.right - self.start - self.after, 0.72 * (sheet.right - self.start)
        self.printed = {
            row: sheet.wrapped(row.value_label, size, whole if self._plain(row) else after_bar) for row in chart.rows
        }
        # The scale is the largest at which every bar and the label after it stay on the sheet.
        drawn = [row for row in chart.rows if not self._plain(row)]
        self.scale = min(self._room(row) / float(max(min(row.percent or _FULL, _CLIP), _FULL)) for row in drawn)
        if chart.reach:
            self.scale = min(self.scale, min(map(self._room, drawn)) / float(min(chart.reach, _CLIP)))
        self.full = self.start + 100 * self.scale
        self.line_from: float | None = None
        self._name(chart.rows[0].group)

    def _plain(self, row: CompletionRow) -> bool:
        return self.stacked and row.percent is None

    def _room(self, row: CompletionRow) -> float:
        """The length that is left for a row's bar."""
        size = self.sheet.sizes.body
        label = max((self.sheet.width_of(line, size) for line in self.printed[row]), default=0)
        return self.sheet.right - self.start - self.gap - self.after - label

    def _name(self, group: str) -> None:
        """The name of the line, beside the heading of the first group where both fit."""
        sheet, size = self.sheet, self.sheet.sizes.small
        half = sheet.width_of(self.full_label, size) / 2
        x = min(max(self.full, sheet.left + half), sheet.right - half)
        self.beside = bool(group) and sheet.left + sheet.width_of(group, size) + 2 < x - half
        sheet.text(x, sheet.y + 0.94 * size, self.full_label, size, "ink", "middle")
        if not self.beside:
            sheet.y += sheet.leading(size)
        self._begin_line()

    def _begin_line(self) -> None:
        self.line_from = None if self.stacked else self.sheet.y

    def end(self) -> None:
        """The line at 100 percent stops for headings, which may be long."""
        if self.line_from is not None and self.sheet.y > self.line_from:
            self.sheet.line(self.full, self.line_from, self.full, self.sheet.y, "ink", 0.35)
        self.line_from = None

    def group(self, word: str, *, first: bool) -> None:
        if not first:
            self.end()
        self.heading(word, first=first)
        self._begin_line()

    def row(self, row: CompletionRow) -> None:
        sheet, size = self.sheet, self.sheet.sizes.body
        leading, labels, printed = sheet.leading(size), self.labels[row], self.printed[row]
        if self.stacked:
            sheet.y = sheet.block(sheet.left, sheet.y + 0.45 * size, labels, size)
            height = leading * len(printed) + (0 if self._plain(row) else 0.3 * size)
        else:
            height = leading * max(len(labels), len(printed)) + 0.5 * size
            sheet.block(sheet.left, sheet.y + 0.5 * (height - leading * len(labels)), labels, size)
        y = sheet.y + height / 2
        if self._plain(row):
            self.words(row, printed, self.start, y)
        else:
            if row.percent is None:
                self._leader(labels, y)
                end = self.full
            else:
                end = self._bar(row, row.percent, y)
            self.words(row, printed, max(end, self.full) + self.gap, y)
            if self.stacked:
                sheet.line(self.full, y - 0.5 * height, self.full, y + 0.5 * height, "ink", 0.35)
        sheet.y += height

    def _leader(self, labels: list[str], y: float) -> None:
        """A hairline that leads the eye from a label to its words across the room of the bars."""
        sheet, size = self.sheet, self.sheet.sizes.body
        end = sheet.left + max(sheet.width_of(line, size) for line in labels)
        sheet.line(end + 1.5, y, self.full, y, "grid", 0.15)

    def _bar(self, row: CompletionRow, percent: Decimal, y: float) -> float:
        """A quiet bar up to the line; what exceeds it, or is missing from it, takes the colour. Returns its end."""
        sheet, top = self.sheet, y - self.thick / 2
        share = float(min(percent, _CLIP))
        end = self.start + share * self.scale
        missed = row.status in _SHORTFALL
        sheet.rect(self.start, top, min(end, self.full) - self.start, self.thick, "2" if missed else "1-soft")
        if end > self.full:
            sheet.rect(self.full, top, end - self.full, self.thick, "1")
        elif end < self.full:
            sheet.rect(end, top, self.full - end, self.thick, "paper", "muted", 0.2, (0.7, 0.7))
        if percent > _CLIP:
            x = end - 6
            sheet.lines([[(x + k, y + self.thick * 0.8), (x + k + 1.6, y - self.thick * 0.8)] for k in (0, 1.6)],
                        "paper", 0.7)  # fmt: skip
        return end
