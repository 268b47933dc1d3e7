"""Commitments by box, one mark each, so that few and many are seen at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from .chart import Chart
from .layout import ChartSheet, Drawing, Symbol
from .short_forms import tally_forms

_KINDS = (
    Symbol("square", "1", "1"),
    Symbol("circle", "3", "3"),
    Symbol("diamond", "2", "2"),
    Symbol("square", "paper", "1"),
    Symbol("up", "4", "4"),
    Symbol("circle", "paper", "muted"),
    Symbol("down", "muted", "muted"),
)


@dataclass(frozen=True)
class CommitmentBar:
    """One box; ``kinds`` are (word, number of commitments) and add up to ``count``."""

    label: str
    count: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentsChart(Chart):
    """A plan's commitments by box, one unit mark each; ``kind_order`` keeps marks the same on charts of several plans
    (by default words take their marks in the order in which they appear)."""

    rows: tuple[CommitmentBar, ...]
    kind_order: tuple[str, ...] = ()

    def lay_out(self, sheet: ChartSheet) -> None:
        s = sheet.sizes
        symbols = self._symbols()
        sheet.head([(symbol, word) for word, symbol in symbols.items()])
        size, pitch = 0.72 * s.body, 1.05 * s.body
        number = max(sheet.width_of(str(row.count), s.body) for row in self.rows)
        if sheet.narrow:
            label_width, start = sheet.right - sheet.left - number - 2, sheet.left
        else:
            label_width = 0.45 * (sheet.right - sheet.left)
            lines = [line for row in self.rows for line in sheet.wrapped(row.label, s.body, label_width)]
            label_width = max(sheet.width_of(line, s.body) for line in lines)
            start = sheet.left + label_width + 4 + number + 2
        five = 5.5 * pitch  # a small gap after every fifth mark makes them countable
        per_line = 5 * max(1, int((sheet.right - start + 0.5 * pitch) / five))
        for row in self.rows:
            lines = sheet.wrapped(row.label, s.body, label_width)
            top = sheet.y + 0.3 * s.body
            sheet.block(sheet.left, top, lines, s.body)
            first = top + 0.5 * sheet.leading(s.body)
            right = sheet.right if sheet.narrow else start - 2
            sheet.centred(right, first, str(row.count), s.body, "ink", "end")
            if sheet.narrow:
                first = top + sheet.leading(s.body) * len(lines) + 0.55 * s.body
            marks = [symbols[word] for word, count in row.kinds for _ in range(count)]
            for i, symbol in enumerate(marks):
                x = start + pitch * (i % per_line % 5 + 0.5) + five * (i % per_line // 5)
                sheet.symbol(x, first + pitch * (i // per_line), symbol, size, 0.3)
            rows = -(-len(marks) // per_line)
            bottom = first + pitch * (rows - 0.4) if marks else first
            sheet.y = max(bottom, top + sheet.leading(s.body) * len(lines)) + 0.3 * s.body
            if row is not self.rows[-1]:
                sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, "grid", 0.15)

    def short_forms(self) -> Iterable[Drawing]:
        """The kinds counted."""
        kinds = [kind for row in self.rows for kind in row.kinds]
        return tally_forms(
            (symbol, word, sum(count for kind, count in kinds if kind == word))
            for word, symbol in self._symbols().items()
        )

    def _symbols(self) -> dict[str, Symbol]:
        """The marks of the kinds of commitments that occur, in the order of the key."""
        seen = [*self.kind_order, *(word for row in self.rows for word, _ in row.kinds)]
        used = {word for row in self.rows for word, count in row.kinds if count}
        symbols = {word: _KINDS[i % len(_KINDS)] for i, word in enumerate(dict.fromkeys(seen))}
        return {word: symbol for word, symbol in symbols.items() if word in used}
