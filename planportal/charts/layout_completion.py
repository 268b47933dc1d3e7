"""A period at a glance: one row per indicator, its completion against a line at 100 percent."""

from .descriptions import CompletionChart, CompletionRow
from .layout import STATUS_SYMBOLS, Sheet

_CLIP = 400  # a completion beyond this would crush all others: its bar is broken, its figure is printed all the same
_SHORTFALL = {"not_met", "lagging"}


def lay_out_completion(sheet: Sheet, chart: CompletionChart) -> None:
    s = sheet.sizes
    sheet.head(_key(chart))
    label_width = (sheet.right - sheet.left) if sheet.narrow else 0.46 * (sheet.right - sheet.left)
    labels = [sheet.wrapped(row.label, s.body, label_width) for row in chart.rows]
    if not sheet.narrow:
        label_width = max(sheet.width_of(line, s.body) for lines in labels for line in lines)
    start = sheet.left if sheet.narrow else sheet.left + label_width + 3
    plot = _Plot(sheet, chart, start)
    plot.heading(chart.rows[0].group)
    group = chart.rows[0].group
    for row, lines in zip(chart.rows, labels, strict=True):
        if row.group and row.group != group:
            plot.group(row.group)
            group = row.group
        plot.row(row, lines)
    plot.end_line()


def _key(chart: CompletionChart) -> list:
    words = {row.status: row.status_word for row in chart.rows}
    return [(symbol, words[status]) for status, symbol in STATUS_SYMBOLS.items() if status in words]


class _Plot:
    """Rows from the top down; remembers where the line at 100 percent began."""

    def __init__(self, sheet: Sheet, chart: CompletionChart, start: float):
        self.sheet, self.start = sheet, start
        self.full_label = chart.full_label
        s = sheet.sizes
        self.thick = 1.15 * s.body
        self.after = 1.2 + 0.9 * s.body + 0.9  # from the end of a bar to its printed value
        width = 0.72 * (sheet.right - start)
        self.words = {row: sheet.wrapped(row.value_label, s.body, width) for row in chart.rows}
        # The scale is the largest at which every bar and the label after it stay on the sheet.
        self.scale = min(self._room(row) / float(max(min(row.percent or 100, _CLIP), 100)) for row in chart.rows)
        self.full = start + 100 * self.scale
        self.line_from: float | None = None

    def _room(self, row: CompletionRow) -> float:
        """The length that is left for a row's bar."""
        size = self.sheet.sizes.body
        label = max((self.sheet.width_of(line, size) for line in self.words[row]), default=0)
        return self.sheet.right - self.start - self.after - label

    def heading(self, group: str) -> None:
        """The name of the line, beside the heading of the first group where both fit."""
        sheet, size = self.sheet, self.sheet.sizes.small
        half = sheet.width_of(self.full_label, size) / 2
        x = min(max(self.full, sheet.left + half), sheet.right - half)
        sheet.text(x, sheet.y + 0.94 * size, self.full_label, size, "ink", "middle")
        if group and sheet.left + sheet.width_of(group, size) + 2 < x - half:
            sheet.text(sheet.left, sheet.y + 0.94 * size, group, size, "muted")
        sheet.y += sheet.leading(size)
        self.line_from = None if sheet.narrow else sheet.y
        if group and sheet.left + sheet.width_of(group, size) + 2 >= x - half:
            self.group(group)
        elif group:
            self._rule()

    def _rule(self) -> None:
        sheet = self.sheet
        sheet.line(sheet.left, sheet.y + 0.3, sheet.right, sheet.y + 0.3, "grid")
        sheet.y += 0.8

    def end_line(self) -> None:
        """The line at 100 percent stops for headings, which may be long."""
        if self.line_from is not None and self.sheet.y > self.line_from:
            self.sheet.line(self.full, self.line_from, self.full, self.sheet.y, "ink", 0.35)
        self.line_from = None

    def group(self, word: str) -> None:
        sheet, s = self.sheet, self.sheet.sizes
        self.end_line()
        sheet.y += 0.5 * s.body
        lines = sheet.wrapped(word, s.small, sheet.right - sheet.left)
        sheet.y = sheet.block(sheet.left, sheet.y, lines, s.small, "muted")
        self.line_from = None if sheet.narrow else sheet.y
        self._rule()

    def row(self, row: CompletionRow, lines: list[str]) -> None:
        sheet, s = self.sheet, self.sheet.sizes
        leading, words = sheet.leading(s.body), self.words[row]
        if sheet.narrow:
            self.end_line()
            sheet.y = sheet.block(sheet.left, sheet.y + 1.0, lines, s.body)
            self.line_from = sheet.y
            height = leading * len(words) + 0.4 * s.body
        else:
            height = leading * max(len(lines), len(words)) + 0.5 * s.body
            sheet.block(sheet.left, sheet.y + 0.25 * s.body, lines, s.body)
        y = sheet.y + height / 2
        end = self.full if row.percent is None else self._bar(row, y)
        symbol_x = max(end, self.full) + 1.2 + 0.45 * s.body
        words_y = y - 0.5 * leading * (len(words) - 1)
        sheet.symbol(symbol_x, words_y, STATUS_SYMBOLS[row.status], 0.72 * s.body)
        for i, line in enumerate(words):
            sheet.centred(symbol_x + 0.45 * s.body + 0.9, words_y + i * leading, line, s.body)
        sheet.y += height

    def _bar(self, row: CompletionRow, y: float) -> float:
        """A quiet bar up to the line; what exceeds it, or is missing from it, takes the colour. Returns its end."""
        sheet, top = self.sheet, y - self.thick / 2
        share = float(min(row.percent, _CLIP))
        end = self.start + share * self.scale
        missed = row.status in _SHORTFALL
        sheet.rect(self.start, top, min(end, self.full) - self.start, self.thick, "2" if missed else "1-soft")
        if end > self.full:
            sheet.rect(self.full, top, end - self.full, self.thick, "1")
        elif end < self.full:
            sheet.rect(end, top, self.full - end, self.thick, "paper", "muted", 0.2, (0.7, 0.7))
        if row.percent > _CLIP:
            x = end - 6
            sheet.lines([[(x + k, y + self.thick * 0.8), (x + k + 1.6, y - self.thick * 0.8)] for k in (0, 1.6)],
                        "paper", 0.7)  # fmt: skip
        return end
