"""One indicator as horizontal rows: baseline and result as bars (or dots), the target as a line across them.

This is the layout for an indicator with at most one value and no course to follow; others go to ``layout_years``.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .chart import Chart, Point
from .layout import ChartSheet, Symbol
from .layout_axis import Axis, add_tick_labels, choose_axis, differs_little


@dataclass(frozen=True, kw_only=True)
class IndicatorChart(Chart):
    """One indicator: its baseline, expected path, values and target.

    ``values`` rise by time and may have gaps; for a cumulative indicator they are running totals. ``path`` holds
    (year, expected value) and ``expected`` what it asks for at the time of the last value. ``target_year`` None is the end of the period; ``target_high`` is set for a range;
    ``target_direction`` says on which side of the target the indicator should be ("up" is a floor, "down" a ceiling).
    ``empty_label`` is printed in place of missing values.
    """

    start: int
    end: int
    kind: Literal["level", "cumulative", "limit", "yearly"]
    baseline: Point | None = None
    values: tuple[Point, ...] = ()
    path: tuple[tuple[int, Decimal], ...] = ()
    target: Decimal | None = None
    target_high: Decimal | None = None
    target_year: int | None = None
    target_label: str = ""
    expected: tuple[Decimal, Decimal] | None = None
    target_direction: Literal["up", "down", "range"] = "up"
    baseline_word: str
    target_word: str
    result_word: str
    path_word: str = ""
    provisional_word: str = ""
    revised_word: str = ""
    empty_label: str = ""

    def lay_out(self, sheet: ChartSheet) -> None:
        from .layout_years import lay_out_years

        if self.is_plot:
            lay_out_years(sheet, self)
        else:
            sheet.head()
            _lay_out_rows(sheet, self)

    @property
    def is_plot(self) -> bool:
        """True where years on an axis say more than rows: several values, milestones, or a value on the way."""
        on_the_way = bool(self.path) and any(point.time < self.end for point in self.values)
        return len(self.values) > 1 or len(self.path) > 2 or on_the_way

    @property
    def bounds(self) -> list[Decimal]:
        """The numbers of the target: none, one, or both ends of a range."""
        return [number for number in (self.target, self.target_high) if number is not None]

    @property
    def target_text(self) -> str:
        """The direct label of the target, made from its word where none is given."""
        if self.target_label:
            return self.target_label
        return f"{self.target_word} {'–'.join(f'{number:f}' for number in self.bounds)}".strip()


@dataclass(frozen=True)
class _Row:
    word: str
    period: str
    point: Point | None
    result: bool


def _rows(chart: IndicatorChart) -> list[_Row]:
    rows = [_Row(chart.baseline_word, chart.baseline.period, chart.baseline, False)] if chart.baseline else []
    if chart.values:
        return [*rows, *(_Row(chart.result_word, point.period, point, True) for point in chart.values)]
    return [*rows, _Row(chart.result_word, str(chart.target_year or chart.end), None, True)]


def _lay_out_rows(sheet: ChartSheet, chart: IndicatorChart) -> None:
    s, rows = sheet.sizes, _rows(chart)
    start = sheet.left + _label_width(sheet, rows) + 3
    thick = 1.5 * s.body
    stacked = any(sheet.width_of(f"{row.word} {row.period}", s.body) > start - 2.9 - sheet.left for row in rows)
    pitch = (3.7 if stacked else 3.0) * s.body
    sizes = {row: s.strong if row.result else s.body for row in rows}
    printed = [sheet.width_of(row.point.label, sizes[row]) for row in rows if row.point]
    axis = _axis(chart, rows, start, sheet.right - max(printed, default=2.0) - 3)
    top = _target_label(sheet, chart, axis, start)
    bottom = top + pitch * len(rows) + 0.6
    if axis:
        _grid(sheet, axis, top, bottom)
        _target_back(sheet, chart, axis, top, bottom)
    for i, row in enumerate(rows):
        y = top + pitch * (i + 0.5) + 0.3
        _row_label(sheet, row, y, start - 3, stacked)
        if row.point and axis:
            _bar(sheet, row, row.point, axis, y, thick)
        elif not row.point:
            _outline(sheet, chart, axis, y, thick)
    if axis:
        _target_lines(sheet, chart, axis, top, bottom)
    for i, row in enumerate(rows):
        y = top + pitch * (i + 0.5) + 0.3
        if row.point and axis:
            _value_label(sheet, chart, row, row.point, axis, y, sizes[row])
        elif not row.point:
            _empty_label(sheet, chart, axis, start, y)
    sheet.y = bottom
    if axis:
        add_tick_labels(sheet, axis, bottom)


def _axis(chart: IndicatorChart, rows: list[_Row], start: float, end: float) -> Axis | None:
    values = [row.point.value for row in rows if row.point] + chart.bounds
    if not values:
        return None
    whole = 100 if "%" in chart.unit or "％" in chart.unit else None
    ticks = 5 if end - start > 60 else 3
    # A chart of a target alone needs room on the far side, or a ceiling would look like the end of the world.
    room = [max(values) * 6 / 5] if not any(row.point for row in rows) and max(values) > 0 else []
    zero = not differs_little(values)
    axis = choose_axis(values + room, zero=zero, whole_at=whole, ticks=ticks, language=chart.language)
    return axis.over(start, end)


def _label_width(sheet: ChartSheet, rows: list[_Row]) -> float:
    s = sheet.sizes
    one_line = max(sheet.width_of(f"{row.word} {row.period}", s.body) for row in rows)
    return min(one_line, 0.3 * sheet.width)


def _row_label(sheet: ChartSheet, row: _Row, y: float, right: float, stacked: bool) -> None:
    """Word and year beside a row, the year below where they do not fit on one line."""
    s = sheet.sizes
    if not stacked:
        word = sheet.width_of(row.word + " ", s.body)
        sheet.centred(sheet.left, y, row.word, s.body, "ink" if row.result else "muted")
        sheet.centred(sheet.left + word, y, row.period, s.body, "muted")
        return
    lines = sheet.wrapped(row.word, s.body, right - sheet.left)
    top = y - 0.5 * sheet.leading(s.body) * (len(lines) + 1)
    top = sheet.block(sheet.left, top, lines, s.body, "ink" if row.result else "muted")
    sheet.block(sheet.left, top, [row.period], s.small, "muted")


def _target_label(sheet: ChartSheet, chart: IndicatorChart, axis: Axis | None, start: float) -> float:
    """The target's label above its line; returns where the line begins."""
    s, text = sheet.sizes, chart.target_text
    if not text:
        return sheet.y
    ends = [axis.at(number) for number in chart.bounds] if axis else []
    lines = sheet.wrapped(text, s.body, sheet.right - sheet.left)
    width = max(sheet.width_of(line, s.body) for line in lines)
    if ends:
        centre = min(max(sum(ends) / len(ends), sheet.left + width / 2), sheet.right - width / 2)
        return sheet.block(centre, sheet.y, lines, s.body, "ink", "middle") + 0.3
    return sheet.block(start + 1.6, sheet.y, sheet.wrapped(text, s.body, sheet.right - start - 1.6), s.body) + 0.3


def _grid(sheet: ChartSheet, axis: Axis, top: float, bottom: float) -> None:
    sheet.lines([[(axis.at(tick), top), (axis.at(tick), bottom)] for tick in axis.ticks], "grid", 0.15)
    if axis.from_zero:
        sheet.line(axis.at(0), top, axis.at(0), bottom, "muted", 0.25)


def _target_back(sheet: ChartSheet, chart: IndicatorChart, axis: Axis, top: float, bottom: float) -> None:
    """What lies behind the bars: the band of a range, or short strokes on the side a limit forbids."""
    ends = [axis.at(number) for number in chart.bounds]
    # The outline of the bar that is aimed at says on which side of a floor to be.
    outlined = chart.target_direction == "up" and not chart.values and axis.from_zero
    if len(ends) == 2:
        sheet.rect(ends[0], top, ends[1] - ends[0], bottom - top, "soft")
    elif ends and not outlined and (chart.kind == "limit" or chart.target_direction == "down"):
        side = 2.2 if chart.target_direction == "down" else -2.2
        steps = int((bottom - top) / 2)
        hatch = [((ends[0], top + 2 * i + 1.9), (ends[0] + side, top + 2 * i + 0.3)) for i in range(steps)]
        sheet.lines(hatch, "2", 0.3)


def _target_lines(sheet: ChartSheet, chart: IndicatorChart, axis: Axis, top: float, bottom: float) -> None:
    for x in (axis.at(number) for number in chart.bounds):
        # On a bar of the same dark tone the line needs a light edge to be seen.
        sheet.line(x, top, x, bottom, "paper", 1.3)
        sheet.line(x, top, x, bottom, "ink", 0.55)


def _bar(sheet: ChartSheet, row: _Row, point: Point, axis: Axis, y: float, thick: float) -> None:
    """A bar where the axis starts at zero, else a dot on a rule."""
    colour, end = "1" if row.result else "1-soft", axis.at(point.value)
    hollow = point.state == "provisional"
    if axis.low <= 0:
        fill, stroke = ("paper", colour) if hollow else (colour, None)
        sheet.rect(min(axis.at(0), end), y - thick / 2, abs(end - axis.at(0)), thick, fill, stroke, 0.4)
    else:
        sheet.line(axis.start, y, axis.end, y, "grid", 0.3)
        sheet.symbol(end, y, Symbol("circle", "paper" if hollow else colour, colour), 2.8)


def _outline(sheet: ChartSheet, chart: IndicatorChart, axis: Axis | None, y: float, thick: float) -> None:
    """The outline of the bar that is aimed at."""
    if axis and axis.from_zero and chart.target is not None and chart.target_direction == "up":
        width = axis.at(chart.target) - axis.at(0)
        sheet.rect(axis.at(0), y - thick / 2, width, thick, "paper", "muted", 0.2, (0.8, 0.8))


def _value_label(
    sheet: ChartSheet, chart: IndicatorChart, row: _Row, point: Point, axis: Axis, y: float, size: float
) -> None:
    """The printed value beside its bar or dot, past the target's line where it would run into it."""
    end = axis.at(point.value)
    x = max(end, axis.at(0)) + 1.4 if axis.low <= 0 else end + 2.8
    width = sheet.width_of(point.label, size)
    for line in (axis.at(number) for number in chart.bounds):
        if x - 0.8 < line < x + width + 0.8:
            x = line + 1.6
    colour = "ink" if row.result else "muted"
    sheet.centred(x, y, point.label, size, colour, plate=chart.target_high is None)


def _empty_label(sheet: ChartSheet, chart: IndicatorChart, axis: Axis | None, start: float, y: float) -> None:
    edges = [start, *(axis.at(number) for number in chart.bounds if axis), sheet.right]
    x, lines = sheet.room_between(edges, chart.empty_label)
    sheet.quiet_block(x, y, lines)
