"""How many indicators have which status: one bar for each group, on a common scale."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..model.status import Status
from ..typeset.wrap import cut
from .chart import Chart
from .layout import STATUS_SYMBOLS, ChartSheet, Drawing, Symbol
from .short_forms import first_rows


@dataclass(frozen=True)
class RollupPart:
    """How many indicators of a group have one status."""

    status: Status
    word: str
    count: int


@dataclass(frozen=True)
class RollupGroup:
    """One bar: a group of indicators by status."""

    label: str
    parts: tuple[RollupPart, ...]


@dataclass(frozen=True, kw_only=True)
class RollupChart(Chart):
    """How many indicators reached which status, as one bar per group on a common scale."""

    groups: tuple[RollupGroup, ...]

    def lay_out(self, sheet: ChartSheet) -> None:
        s = sheet.sizes
        sheet.head()
        most = max((sum(part.count for part in group.parts) for group in self.groups), default=0) or 1
        width = 0.22 * (sheet.right - sheet.left)
        labels = [sheet.wrapped(group.label, s.body, width) for group in self.groups]
        column = max((sheet.width_of(line, s.body) for lines in labels for line in lines), default=0)
        start = sheet.left if sheet.narrow else sheet.left + column + 3
        unit = (sheet.right - start) / most
        for group, lines in zip(self.groups, labels, strict=True):
            if sheet.narrow:
                whole = sheet.wrapped(group.label, s.body, sheet.right - sheet.left)
                sheet.y = sheet.block(sheet.left, sheet.y, whole, s.body) + 0.6
            top, thick = sheet.y, 1.8 * s.body
            if not sheet.narrow:
                beside = sheet.leading(s.body) * len(lines)
                lowest = top + max(thick, beside)
                top = (top + lowest - thick) / 2
                sheet.block(sheet.left, top + thick / 2 - beside / 2, lines, s.body)
            _draw_bar(sheet, group, start, top, thick, unit)
            sheet.y = _draw_words(sheet, group, start, top + thick + 0.9, unit)
            if not sheet.narrow:
                sheet.y = max(sheet.y, lowest)
            if group is not self.groups[-1]:
                sheet.y += 0.9 * s.body

    def short_forms(self) -> Iterable[Drawing]:
        return first_rows(self.groups, lambda sheet, groups: _draw_short(sheet, replace(self, groups=groups)))


def _draw_short(sheet: ChartSheet, chart: RollupChart) -> None:
    """Draw one line a group, for where there is little room: the counts in the bars, the words in a key."""
    s = sheet.sizes
    words = {part.status: part.word for group in chart.groups for part in group.parts if part.count}
    sheet.head([(symbol, words[status]) for status, symbol in STATUS_SYMBOLS.items() if status in words])
    width = 0.34 * (sheet.right - sheet.left)
    labels = [sheet.wrapped(group.label, s.small, width) for group in chart.groups]
    labels = [lines if len(lines) < 3 else cut(" ".join(lines), s.small, width, 2) for lines in labels]
    start = sheet.left + max(sheet.width_of(line, s.small) for lines in labels for line in lines) + 2.5
    most = max((sum(part.count for part in group.parts) for group in chart.groups), default=0) or 1
    unit, thick = (sheet.right - start) / most, 1.7 * s.body
    for group, lines in zip(chart.groups, labels, strict=True):
        beside = sheet.leading(s.small) * len(lines)
        middle, x = sheet.y + max(thick, beside) / 2, start
        sheet.block(sheet.left, middle - beside / 2, lines, s.small)
        _draw_bar(sheet, group, start, middle - thick / 2, thick, unit, symbols=False)
        for part in group.parts:
            count, width = str(part.count), part.count * unit
            if part.count and sheet.width_of(count, s.body) + 0.6 < width:
                tone = "paper" if _fill(part.status) == "1" else "ink"
                sheet.centred(x + width / 2, middle, count, s.body, tone, "middle")
            x += width
        sheet.y += max(thick, beside) + 0.55 * s.body


def _fill(status: Status) -> str:
    """Fills of neighbouring statuses differ in lightness, so that a bar reads in greyscale."""
    symbol = STATUS_SYMBOLS[status]
    return symbol.fill or symbol.stroke or "ink"


def _draw_bar(
    sheet: ChartSheet, group: RollupGroup, x: float, top: float, thick: float, unit: float, symbols: bool = True
) -> None:
    for part in group.parts:
        fill, inset = _fill(part.status), 0.15
        stroke = STATUS_SYMBOLS[part.status].stroke if fill == "paper" else None
        if part.count:
            width = part.count * unit
            sheet.rect(x + inset, top + inset, width - 2 * inset, thick - 2 * inset, fill, stroke, 0.3)
            shape = STATUS_SYMBOLS[part.status].shape
            if symbols and width > 0.8 * thick:
                # The symbol ties a segment to its word without colour; white on the pale fill would not show.
                tone = "ink" if fill in ("paper", "1-soft") else "paper"
                sheet.symbol(x + width / 2, top + thick / 2, Symbol(shape, None, tone), 0.4 * thick, 0.35)
        x += part.count * unit


def _draw_words(sheet: ChartSheet, group: RollupGroup, start: float, top: float, unit: float) -> float:
    """Symbol, word and count of each part in the order of the segments: under them where one line holds all, pushed
    along as far as they need, else simply one after the other. Returns the y below."""
    size = sheet.sizes.small
    gap = 1.2 * size
    parts, x = [], start
    for part in group.parts:
        label = f"{part.word} {part.count}"
        if part.count:
            parts.append((part, label, x, 1.25 * size + sheet.width_of(label, size)))
        x += part.count * unit
    lefts, free = [], start
    for _, _, x, width in parts:
        lefts.append(max(x, free))
        free = lefts[-1] + width + gap
    limit = sheet.right
    for i in reversed(range(len(parts))):
        lefts[i] = min(lefts[i], limit - parts[i][3])
        limit = lefts[i] - gap
    y = top + 0.6 * size
    one_line = not lefts or lefts[0] >= start - 0.01
    free = start
    for left, (part, label, _, width) in zip(lefts, parts, strict=True):
        if not one_line:
            if free > start and free + width > sheet.right:
                free, y = start, y + 1.5 * size
            left, free = free, free + width + gap
        sheet.symbol(left + 0.45 * size, y, STATUS_SYMBOLS[part.status], 0.72 * size)
        sheet.centred(left + 1.25 * size, y, label, size)
    return y + 0.7 * size
