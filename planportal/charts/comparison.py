"""One concept across plans and periods: target and actual value of each on one axis."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from .chart import Chart, Point
from .layout import ChartSheet, Drawing, Symbol
from .layout_axis import Axis, add_tick_labels, choose_axis, differs_little
from .placing import Placer
from .short_forms import first_rows

_Name = list[tuple[str, float, str]]  # lines with size and colour


@dataclass(frozen=True)
class ComparisonRow:
    """One plan's figures; rows of the same ``label`` that follow each other are drawn as one block."""

    label: str
    period_label: str
    baseline: Point | None
    target: Decimal | None
    target_label: str
    actual: Decimal | None
    actual_label: str
    basis_word: str = ""


@dataclass(frozen=True, kw_only=True)
class ComparisonChart(Chart):
    """The same concept across plans and periods; ``missing_label`` stands where a row has no actual value."""

    rows: tuple[ComparisonRow, ...]
    missing_label: str

    def lay_out(self, sheet: ChartSheet) -> None:
        s = sheet.sizes
        sheet.head()
        width = (1 if sheet.narrow else 0.28) * (sheet.right - sheet.left)
        names = [_wrap_name(sheet, row, width) for row in self.rows]
        column = max(sheet.width_of(line, size) for lines in names for line, size, _ in lines)
        start = sheet.left if sheet.narrow else sheet.left + column + 3
        axis = _row_axis(sheet, self, start)
        label = None
        for row, lines in zip(self.rows, names, strict=True):
            if row.label != label:
                _draw_heading(sheet, row.label, first=label is None)
                label = row.label
            _draw_row(sheet, self, row, lines, axis, start)
        if axis and not axis.from_zero:
            add_tick_labels(sheet, axis, sheet.y + 0.3 * s.body)

    def short_forms(self) -> Iterable[Drawing]:
        return first_rows(self.rows, lambda sheet, rows: _draw_short(sheet, replace(self, rows=rows)))


def _draw_short(sheet: ChartSheet, chart: ComparisonChart) -> None:
    """Draw two lines a row, for where there is little room: names and target, then the bar with its value."""
    s = sheet.sizes
    sheet.head()
    axis = _row_axis(sheet, chart, sheet.left)
    thick, label = 1.1 * s.body, None
    for row in chart.rows:
        words = row.period_label if row.label == label else f"{row.label} {row.period_label}"
        label = row.label
        period = min(sheet.width_of(row.period_label, s.small), 0.4 * sheet.width)
        aim = sheet.wrapped(row.target_label, s.small, sheet.right - sheet.left - period - 2)
        right = sheet.right - max((sheet.width_of(line, s.small) for line in aim), default=0)
        under = sheet.block(sheet.right, sheet.y, aim, s.small, "muted", "end")
        name = sheet.wrapped(words, s.small, right - 2 - sheet.left)
        under = max(under, sheet.block(sheet.left, sheet.y, name, s.small))
        y = under + 0.4 * s.body + thick / 2
        if axis:
            _draw_figures(sheet, row, axis, y, thick)
            if row.actual is not None:
                placer = Placer(sheet, (sheet.left, y - thick, sheet.right, y + thick))
                _draw_actual(sheet, row, row.actual, axis, placer, y)
        sheet.y = y + thick / 2 + 0.8 * s.body


def _row_axis(sheet: ChartSheet, chart: ComparisonChart, start: float) -> Axis | None:
    """The axis on which the longest bar leaves room for the label after it."""
    labels = [row.actual_label for row in chart.rows if row.actual is not None]
    room = max((sheet.width_of(label, sheet.sizes.strong) for label in labels), default=4)
    return _axis(chart, start, sheet.right - room - 3)


def _axis(chart: ComparisonChart, start: float, end: float) -> Axis | None:
    values = [v for row in chart.rows for v in (row.target, row.actual) if v is not None]
    values += [row.baseline.value for row in chart.rows if row.baseline]
    if not values:
        return None
    whole = 100 if "%" in chart.unit or "％" in chart.unit else None
    ticks = 5 if end - start > 60 else 3
    zero = not differs_little(values)
    return choose_axis(values, zero=zero, whole_at=whole, ticks=ticks, language=chart.language).over(start, end)


def _wrap_name(sheet: ChartSheet, row: ComparisonRow, width: float) -> _Name:
    """Period and basis beside a row."""
    s = sheet.sizes
    period = [(line, s.body, "ink") for line in sheet.wrapped(row.period_label, s.body, width)]
    return period + [(line, s.small, "muted") for line in sheet.wrapped(row.basis_word, s.small, width)]


def _name_width(sheet: ChartSheet, name: _Name) -> float:
    return sum(sheet.width_of(line, size) for line, size, _ in name) + (len(name) - 1) * 2


def _draw_name(sheet: ChartSheet, name: _Name, y: float) -> None:
    """Draw the lines of a name; on a narrow sheet side by side where they fit."""
    if sheet.narrow and _name_width(sheet, name) <= sheet.right - sheet.left:
        x = sheet.left
        for line, size, colour in name:
            sheet.text(x, y + 0.94 * sheet.sizes.body, line, size, colour)
            x += sheet.width_of(line, size) + 2
        return
    for line, size, colour in name:
        y = sheet.block(sheet.left, y, [line], size, colour)


def _draw_heading(sheet: ChartSheet, label: str, *, first: bool) -> None:
    s = sheet.sizes
    sheet.y += 0 if first else 0.8 * s.body
    sheet.y = sheet.block(sheet.left, sheet.y, sheet.wrapped(label, s.body, sheet.right - sheet.left), s.body) + 0.3
    sheet.line(sheet.left, sheet.y, sheet.right, sheet.y, "grid")


def _draw_row(
    sheet: ChartSheet, chart: ComparisonChart, row: ComparisonRow, name: _Name, axis: Axis | None, start: float
) -> None:
    s = sheet.sizes
    thick = 1.3 * s.body
    aim = sheet.wrapped(row.target_label, s.small, sheet.right - start)
    missing_x = start
    missing: list[str] = []
    if row.actual is None:
        target = [axis.at(row.target)] if axis and row.target is not None else []
        missing_x, missing = sheet.room_between([start, *target, sheet.right], chart.missing_label)
    # From the middle of the row to what is under its bar, and to the label over the target's tick.
    deep = 0.5 * max(thick, sheet.leading(s.small) * len(missing))
    high = max(0.85 * thick, deep)
    above = (2.15 if sheet.narrow else 2.0) * s.body + high - 0.85 * thick
    above += max(0, len(aim) - 1) * sheet.leading(s.small)
    below = deep - 0.5 * thick + (1.0 + 1.5 * s.small if row.baseline else 0.6 * s.body)
    one_line = sheet.narrow and _name_width(sheet, name) <= sheet.right - sheet.left
    name_height = sheet.leading(s.body) if one_line else sum(sheet.leading(size) for _, size, _ in name)
    height = above + thick + below
    top = name_y = sheet.y + 0.5 * s.body
    if sheet.narrow:
        top += name_height - 0.5 * s.body
    else:
        height = max(height, name_height + s.body)
        top = sheet.y
        name_y = min(top + above + 0.5 * thick - 0.67 * s.body, top + height - name_height)
    y = top + above + thick / 2
    _draw_name(sheet, name, name_y)
    placer = Placer(sheet, (start, top, sheet.right, top + height))
    if axis:
        _draw_figures(sheet, row, axis, y, thick)
        if row.target is not None:
            tick = axis.at(row.target)
            placer.occupy(tick - 0.6, y - 0.85 * thick, tick + 0.6, y + 0.85 * thick)
            for i, line in enumerate(aim):
                over = y - high - 0.62 * s.small - (len(aim) - 1 - i) * sheet.leading(s.small)
                placer.place(line, s.small, "muted", [(tick, over, "middle")])
        if row.baseline:
            _draw_baseline(sheet, row.baseline, axis.at(row.baseline.value), placer, y + deep)
        if row.actual is not None:
            _draw_actual(sheet, row, row.actual, axis, placer, y)
    sheet.quiet_block(missing_x, y, missing)
    sheet.y = top + height


def _draw_figures(sheet: ChartSheet, row: ComparisonRow, axis: Axis, y: float, thick: float) -> None:
    """Draw actual value and target without their labels."""
    if axis.from_zero:
        sheet.line(axis.at(0), y - 0.8 * thick, axis.at(0), y + 0.8 * thick, "muted", 0.25)
    else:
        sheet.line(axis.start, y, axis.end, y, "grid", 0.3)
    if row.actual is not None:
        end = axis.at(row.actual)
        if axis.from_zero:
            sheet.rect(min(axis.at(0), end), y - thick / 2, abs(end - axis.at(0)), thick, "1")
        else:
            sheet.symbol(end, y, Symbol("circle", "1", "1"), 2.8)
    if row.target is not None:
        x = axis.at(row.target)
        if row.actual is None and axis.from_zero:
            sheet.rect(axis.at(0), y - thick / 2, x - axis.at(0), thick, "paper", "muted", 0.2, (0.8, 0.8))
        # On a bar of the same dark tone the tick needs a light edge to be seen.
        sheet.line(x, y - 0.85 * thick, x, y + 0.85 * thick, "paper", 1.3)
        sheet.line(x, y - 0.85 * thick, x, y + 0.85 * thick, "ink", 0.6)


def _draw_baseline(sheet: ChartSheet, point: Point, x: float, placer: Placer, top: float) -> None:
    """Draw a quiet triangle that points at the baseline from below, and its label."""
    size = sheet.sizes.small
    sheet.symbol(x, top + 1.2, Symbol("up", "paper", "muted"), 1.6, 0.35)
    placer.place(point.label, size, "muted", [(x, top + 2.2 + 0.6 * size, "middle")])


def _draw_actual(
    sheet: ChartSheet, row: ComparisonRow, actual: Decimal, axis: Axis, placer: Placer, y: float
) -> None:
    """Draw the printed value after its bar, past the target's tick where it would run into it."""
    end = axis.at(actual)
    x = max(end, axis.at(0)) + 1.4 if axis.low <= 0 else end + 2.6
    past = max(x, axis.at(row.target) + 1.6) if row.target is not None else x
    placer.place(row.actual_label, sheet.sizes.strong, "ink", [(x, y, "start"), (past, y, "start")])
