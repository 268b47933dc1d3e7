"""Charts that count: commitments by box, one mark each; indicators by status, one bar per group."""

from .descriptions import CommitmentsChart, RollupChart, RollupGroup, Status
from .layout import STATUS_SYMBOLS, Sheet, Symbol
from .wrapping import cut

_KINDS = (
    Symbol("square", "1", "1"),
    Symbol("circle", "3", "3"),
    Symbol("diamond", "2", "2"),
    Symbol("square", "paper", "1"),
    Symbol("up", "4", "4"),
    Symbol("circle", "paper", "muted"),
    Symbol("down", "muted", "muted"),
)

# Fills of neighbouring statuses differ in lightness, so that a bar reads in greyscale.
_FILLS: dict[Status, tuple[str, str | None]] = {
    "exceeded": ("1", None),
    "met": ("3", None),
    "achieved_early": ("1", None),
    "faster": ("1-soft", None),
    "in_line": ("3", None),
    "lagging": ("2", None),
    "not_met": ("2", None),
    "not_assessable": ("paper", "muted"),
}


def kind_symbols(chart: CommitmentsChart) -> dict[str, Symbol]:
    """The marks of the kinds of commitments that occur, in the order of the key."""
    seen = [*chart.kind_order, *(word for row in chart.rows for word, _ in row.kinds)]
    used = {word for row in chart.rows for word, count in row.kinds if count}
    symbols = {word: _KINDS[i % len(_KINDS)] for i, word in enumerate(dict.fromkeys(seen))}
    return {word: symbol for word, symbol in symbols.items() if word in used}


def lay_out_commitments(sheet: Sheet, chart: CommitmentsChart) -> None:
    s = sheet.sizes
    symbols = kind_symbols(chart)
    sheet.head([(symbol, word) for word, symbol in symbols.items()])
    size, pitch = 0.72 * s.body, 1.05 * s.body
    number = max(sheet.width_of(str(row.count), s.body) for row in chart.rows)
    if sheet.narrow:
        label_width, start = sheet.right - sheet.left - number - 2, sheet.left
    else:
        label_width = 0.45 * (sheet.right - sheet.left)
        lines = [line for row in chart.rows for line in sheet.wrapped(row.label, s.body, label_width)]
        label_width = max(sheet.width_of(line, s.body) for line in lines)
        start = sheet.left + label_width + 4 + number + 2
    five = 5.5 * pitch  # a small gap after every fifth mark makes them countable
    per_line = 5 * max(1, int((sheet.right - start + 0.5 * pitch) / five))
    for row in chart.rows:
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
        if row is not chart.rows[-1]:
            sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, "grid", 0.15)


def lay_out_rollup(sheet: Sheet, chart: RollupChart) -> None:
    s = sheet.sizes
    sheet.head()
    most = max((sum(part.count for part in group.parts) for group in chart.groups), default=0) or 1
    width = 0.22 * (sheet.right - sheet.left)
    labels = [sheet.wrapped(group.label, s.body, width) for group in chart.groups]
    column = max((sheet.width_of(line, s.body) for lines in labels for line in lines), default=0)
    start = sheet.left if sheet.narrow else sheet.left + column + 3
    unit = (sheet.right - start) / most
    for group, lines in zip(chart.groups, labels, strict=True):
        if sheet.narrow:
            whole = sheet.wrapped(group.label, s.body, sheet.right - sheet.left)
            sheet.y = sheet.block(sheet.left, sheet.y, whole, s.body) + 0.6
        top, thick = sheet.y, 1.8 * s.body
        if not sheet.narrow:
            beside = sheet.leading(s.body) * len(lines)
            lowest = top + max(thick, beside)
            top = (top + lowest - thick) / 2
            sheet.block(sheet.left, top + thick / 2 - beside / 2, lines, s.body)
        _bar(sheet, group, start, top, thick, unit)
        sheet.y = _words(sheet, group, start, top + thick + 0.9, unit)
        if not sheet.narrow:
            sheet.y = max(sheet.y, lowest)
        if group is not chart.groups[-1]:
            sheet.y += 0.9 * s.body


def lay_out_rollup_short(sheet: Sheet, chart: RollupChart) -> None:
    """One line a group, for where there is little room: the counts stand in the bars, the words in a key."""
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
        _bar(sheet, group, start, middle - thick / 2, thick, unit, symbols=False)
        for part in group.parts:
            count, width = str(part.count), part.count * unit
            if part.count and sheet.width_of(count, s.body) + 0.6 < width:
                tone = "paper" if _FILLS[part.status][0] == "1" else "ink"
                sheet.centred(x + width / 2, middle, count, s.body, tone, "middle")
            x += width
        sheet.y += max(thick, beside) + 0.55 * s.body


def _bar(
    sheet: Sheet, group: RollupGroup, x: float, top: float, thick: float, unit: float, symbols: bool = True
) -> None:
    for part in group.parts:
        fill, stroke = _FILLS[part.status]
        inset = 0.15
        if part.count:
            width = part.count * unit
            sheet.rect(x + inset, top + inset, width - 2 * inset, thick - 2 * inset, fill, stroke, 0.3)
            shape = STATUS_SYMBOLS[part.status].shape
            if symbols and width > 0.8 * thick:
                # The symbol ties a segment to its word without colour; white on the pale fill would not show.
                tone = "ink" if fill in ("paper", "1-soft") else "paper"
                sheet.symbol(x + width / 2, top + thick / 2, Symbol(shape, None, tone), 0.4 * thick, 0.35)
        x += part.count * unit


def _words(sheet: Sheet, group: RollupGroup, start: float, top: float, unit: float) -> float:
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
