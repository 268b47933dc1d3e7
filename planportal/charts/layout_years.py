"""One indicator over the years: values, the expected path and the target, each labelled where it stands."""

import itertools
from decimal import Decimal
from math import ceil, floor

from .chart import Point
from .indicator import IndicatorChart
from .layout import ChartSheet, Symbol
from .layout_axis import Axis, choose_axis
from .marks import Anchor
from .placing import TEXT_WEIGHT, Placer, Spot

_DOT = 2.4
_MOST_TOLD = 9
_RULE, _SOLID = 8.0, 20.0  # how many times worse than a path it is to cover a target's rule, or a mark


def lay_out_years(sheet: ChartSheet, chart: IndicatorChart) -> None:
    """Add the picture of an indicator over the years to a sheet."""
    s = sheet.sizes
    sheet.head(_key_entries(chart))
    plot = _YearsPlot(sheet, chart)
    plot.draw_grid()
    plot.draw_target_band()
    plot.draw_path()
    if plot.columns:
        plot.draw_columns()
        plot.draw_expected_ticks()
        plot.draw_target_line()
    else:
        plot.draw_target_line()
        plot.draw_dots()
    plot.draw_target_label()
    plot.draw_labels()
    sheet.y = plot.bottom + 1.85 * s.small


def _key_entries(chart: IndicatorChart) -> list[tuple[Symbol, str]]:
    """The key of states, if the values differ in them; empty for a chart of final values."""
    words = {"provisional": chart.provisional_word, "revised": chart.revised_word}
    states = {point.state for point in chart.values}
    entries = [(_symbol_of(state), word) for state, word in words.items() if word and state in states]
    return [(_symbol_of("final"), chart.result_word), *entries] if entries else []


def _symbol_of(state: str) -> Symbol:
    return {
        "final": Symbol("circle", "1", "1"),
        "provisional": Symbol("circle", "paper", "1"),
        "revised": Symbol("diamond", "1", "1"),
    }[state]


class _YearsPlot:
    """The plotting area: years across from ``left`` to ``right``, values up from ``bottom`` to ``top``."""

    def __init__(self, sheet: ChartSheet, chart: IndicatorChart):
        self.sheet, self.chart, self.bounds = sheet, chart, chart.bounds
        s = sheet.sizes
        # What is drawn. The baseline of a running total is the total of another period, so it is left out.
        self.columns = chart.kind in ("cumulative", "yearly")
        self.all_along = chart.kind in ("limit", "yearly")
        self.target_year = chart.target_year or chart.end
        self.baseline = chart.baseline if chart.kind != "cumulative" else None
        # The target's label stands over a narrow plot if it takes several lines, and beside a wide one.
        over = sheet.wrapped(chart.target_text, s.body, sheet.right - sheet.left)
        self.stacked = over if sheet.narrow and len(over) > 1 else []
        self.target_lines = [] if sheet.narrow else sheet.wrapped(chart.target_text, s.body, 0.2 * sheet.width)
        # Values. Over columns and rules across all years of a narrow plot, the label goes above the plot.
        crowded = sheet.narrow and self.columns and self.all_along
        above = (1.6 * s.body if crowded else 0) + sheet.leading(s.body) * len(self.stacked)
        self.top = sheet.y + 1.9 * s.body + above
        self.bottom = self.top + sheet.plot_height
        self.axis = self._axis().over(self.bottom, self.top)
        # Years. Long numbers on the axis would take the room of the picture, and every value has its label anyway.
        numbers = max(sheet.width_of(label, s.small) for _, label in self.axis.labels()) + 1.6
        self.ruled = not (sheet.narrow and numbers > 0.16 * sheet.width)
        self.left = sheet.left + (numbers if self.ruled else 0)
        margin = max((sheet.width_of(line, s.body) for line in self.target_lines), default=0)
        self.right = sheet.right - (margin + 1.6 if margin else 0)
        self.first, self.last = self._year_span()
        self.pitch = (self.right - self.left) / (self.last - self.first + 1)
        self.placer = Placer(sheet, (self.left, sheet.y, sheet.right, self.bottom))

    @property
    def told(self) -> list[Point]:
        """The values with a mark and a label of their own: of a long series those at the ends of years, and the last."""
        values = self.chart.values
        if len(values) <= _MOST_TOLD:
            return list(values)
        return [point for point in values if point.time % 1 == 0 or point is values[-1]]

    def _year_span(self) -> tuple[int, int]:
        """The first and the last year of anything drawn."""
        points = (*self.chart.values, *([self.baseline] if self.baseline else []))
        years = [self.chart.start, self.chart.end, self.target_year, *(year for year, _ in self.chart.path)]
        years += [floor(point.time) for point in points] + [ceil(point.time) for point in points]
        return min(years), max(years)

    def _axis(self) -> Axis:
        chart = self.chart
        values = [p.value for p in chart.values] + [v for _, v in chart.path] + self.bounds
        if self.baseline:
            values.append(self.baseline.value)
        whole = 100 if "%" in chart.unit or "％" in chart.unit else None
        zero = self.columns or min(values) < max(values) * 2 / 5
        ticks = min(5, int(self.sheet.plot_height / (2.4 * self.sheet.sizes.small)))
        return choose_axis(values, zero=zero, whole_at=whole, ticks=ticks, language=chart.language)

    def x(self, time: int | Decimal) -> float:
        """Where a time stands; a year's end is the middle of its place."""
        return self.left + (float(time) - self.first + 0.5) * self.pitch

    @property
    def column_width(self) -> float:
        times = [point.time for point in self.chart.values]
        nearest = min((float(after - before) for before, after in itertools.pairwise(times)), default=1.0)
        return min(0.56 * self.pitch * min(nearest, 1), 12)

    def draw_grid(self) -> None:
        sheet, size = self.sheet, self.sheet.sizes.small
        if self.ruled:
            rules = [[(self.left, self.axis.at(tick)), (self.right, self.axis.at(tick))] for tick in self.axis.ticks]
            sheet.lines(rules, "grid", 0.15)
            for tick, label in self.axis.labels():
                sheet.centred(self.left - 1.6, self.axis.at(tick), label, size, "muted", "end")
        sheet.line(self.left, self.bottom, self.right, self.bottom, "muted", 0.25)
        step = 1 + int((sheet.width_of("2025", size) + 1) / self.pitch)
        for year in range(self.last, self.first - 1, -step):
            x = min(self.x(year), sheet.right - sheet.width_of(str(year), size) / 2)
            sheet.text(x, self.bottom + 1.45 * size, str(year), size, "muted", "middle")

    def _target_ends(self) -> tuple[float, float]:
        """The left and right ends of the target's rule: over all years if it holds in each, else around its year."""
        if self.all_along:
            return self.left, self.right
        return self.x(self.target_year) - 0.42 * self.pitch, self.x(self.target_year) + 0.42 * self.pitch

    def draw_target_band(self) -> None:
        """Draw the target behind the values: the band of a range, or short strokes on the side that a limit forbids."""
        left, right = self._target_ends()
        ys = [self.axis.at(number) for number in self.bounds]
        if len(ys) == 2:
            self.sheet.rect(left, ys[1], right - left, ys[0] - ys[1], "soft")
        elif ys and self.chart.kind == "limit":
            side = -1.5 if self.chart.target_direction == "down" else 1.5
            steps = int((right - left) / 2.5)
            hatch = [((left + 2.5 * i + 0.4, ys[0]), (left + 2.5 * i + 1.6, ys[0] + side)) for i in range(steps)]
            self.sheet.lines(hatch, "2", 0.3)
            self.placer.occupy(left, min(ys[0], ys[0] + side), right, max(ys[0], ys[0] + side))

    def draw_target_line(self) -> None:
        left, right = self._target_ends()
        for y in (self.axis.at(number) for number in self.bounds):
            if self.columns:
                self.sheet.line(left, y, right, y, "paper", 1.2)
            self.sheet.line(left, y, right, y, "ink", 0.55)
            self.placer.occupy(left, y - 0.5, right, y + 0.5, _RULE)

    def draw_target_label(self) -> None:
        """Draw the label beside the rule where there is a margin, else above or below it, else over the plot."""
        sheet, size = self.sheet, self.sheet.sizes.body
        if not self.bounds:
            return
        if self.stacked:
            bottom = sheet.block(sheet.left, sheet.y, self.stacked, size)
            self.placer.occupy(sheet.left, sheet.y, sheet.right, bottom, TEXT_WEIGHT)
            return
        ys = [self.axis.at(number) for number in self.bounds]
        left, right = self._target_ends()
        if self.target_lines:
            height = sheet.leading(size) * len(self.target_lines)
            top = min(max(sum(ys) / len(ys) - height / 2, sheet.y), self.bottom - height)
            sheet.block(max(right, self.right) + 1.6, top, self.target_lines, size)
            self.placer.occupy(max(right, self.right) + 1.6, top, sheet.right, top + height, TEXT_WEIGHT)
            return
        above, below = min(ys) - 0.75 * size - 0.4, max(ys) + 0.75 * size + 0.4
        if self.chart.kind == "limit" and len(ys) == 1:
            above, below = (above - 1.5, below) if self.chart.target_direction == "down" else (above, below + 1.5)
        spots: list[Spot] = [
            (self.right, above, "end"), (self.right, below, "end"), (self.left + 1, above, "start"),
            (self.left + 1, below, "start"), (self.left, sheet.y + 0.7 * size, "start"),
        ]  # fmt: skip
        self.placer.place(self.chart.target_text, size, "ink", spots)

    def draw_path(self) -> None:
        sheet, points = self.sheet, [(self.x(year), self.axis.at(value)) for year, value in self.chart.path]
        if len(points) < 2:
            return
        sheet.lines([points], "muted", 0.35, (1.2, 0.9))
        for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
            self.placer.occupy_line(x1, y1, x2, y2)
        if not self.columns:
            expected = self.chart.expected
            now = [(self.x(expected[0]), self.axis.at(expected[1]))] if expected and expected[0] % 1 else []
            for x, y in (*points[1:-1], *now):
                sheet.symbol(x, y, Symbol("bar", None, "muted"), 2.2)
                self.placer.occupy(x - 1.5, y - 1.2, x + 1.5, y + 1.2, _SOLID)

    def draw_columns(self) -> None:
        width = self.column_width
        if self.baseline:
            x, y = self.x(self.baseline.time) - width / 2, self.axis.at(self.baseline.value)
            self.sheet.rect(x, y, width, self.bottom - y, "1-soft")
            self.placer.occupy(x, y - 0.2, x + width, self.bottom, _SOLID)
        for point in self.chart.values:
            x, y = self.x(point.time) - width / 2, self.axis.at(point.value)
            hollow = point.state == "provisional"
            self.sheet.rect(x, y, width, self.bottom - y, "paper" if hollow else "1", "1", 0.4)
            if point.state == "revised":
                self.sheet.symbol(x + width / 2, y, Symbol("diamond", "1", "paper"), _DOT)
            self.placer.occupy(x, y - 0.2, x + width, self.bottom, _SOLID)

    def draw_expected_ticks(self) -> None:
        """Draw the expected value across each column, as columns hide the path itself."""
        times = {point.time for point in self.chart.values}
        reach = self.column_width / 2 + 1
        between: list[tuple[Decimal, Decimal]] = (
            [self.chart.expected] if self.chart.expected and self.chart.expected[0] % 1 else []
        )
        steps: list[tuple[int | Decimal, Decimal]] = [*self.chart.path, *between]
        for year, value in steps:
            if year in times and not (self.bounds and year == self.target_year):
                x, y = self.x(year), self.axis.at(value)
                self.sheet.line(x - reach, y, x + reach, y, "paper", 1.1)
                self.sheet.line(x - reach, y, x + reach, y, "ink", 0.35)
                self.placer.occupy(x - reach, y - 0.4, x + reach, y + 0.4)

    def draw_dots(self) -> None:
        points = [(point, self.x(point.time), self.axis.at(point.value)) for point in self.chart.values]
        runs: list[list[tuple[float, float]]] = []
        last: int | Decimal | None = None
        for point, x, y in points:
            if last is None or point.time > last + 1:
                runs.append([])
            runs[-1].append((x, y))
            last = point.time
        if joined := [run for run in runs if len(run) > 1]:
            self.sheet.lines(joined, "1", 0.5)
            for run in joined:
                for (x1, y1), (x2, y2) in zip(run, run[1:], strict=False):
                    self.placer.occupy_line(x1, y1, x2, y2)
        for point in self.told:
            self._draw_dot(*self._position(point), _symbol_of(point.state))
        if self.baseline:
            x, y = self.x(self.baseline.time), self.axis.at(self.baseline.value)
            self._draw_dot(x, y, Symbol("circle", "muted", "muted"))

    def _draw_dot(self, x: float, y: float, symbol: Symbol) -> None:
        self.sheet.symbol(x, y, symbol, _DOT)
        self.placer.occupy(x - 1.5, y - 1.5, x + 1.5, y + 1.5, _SOLID)

    def draw_labels(self) -> None:
        """Draw the labels: the last value first and largest, then the baseline, which has least room, then the other
        values and the words for path and no data."""
        s, chart, placer = self.sheet.sizes, self.chart, self.placer
        labels = [(point, point.label, s.body, "muted") for point in reversed(self.told)]
        if labels:
            labels[0] = (chart.values[-1], chart.values[-1].label, s.strong, "ink")
        if self.baseline:
            label = f"{chart.baseline_word} {self.baseline.label}"
            labels.insert(1, (self.baseline, label, s.small, "muted"))
        for i, (point, label, size, fill) in enumerate(labels):
            optional = i > 0 and point is not self.baseline
            placer.place(label, size, fill, self._spots_around(point, size), self._position(point), optional=optional)
        if chart.path_word and len(chart.path) > 1:
            placer.place(chart.path_word, s.small, "muted", self._spots_along_path(s.small))
        if not chart.values and chart.empty_label:
            middle = (self.left + self.right) / 2
            heights = [self.top + (self.bottom - self.top) * part for part in (0.5, 0.75, 0.9, 0.25, 0.1)]
            across = (middle, middle - self.pitch, middle + self.pitch)
            spots: list[Spot] = [(x, y, "middle") for y in heights for x in across]
            spots += [(x, y, "middle") for x in (self.left, self.right) for y in (self.bottom - s.small, self.top)]
            placer.place(chart.empty_label, s.small, "muted", spots)

    def _position(self, point: Point) -> tuple[float, float]:
        return self.x(point.time), self.axis.at(point.value)

    def _spots_around(self, point: Point, size: float) -> list[Spot]:
        x, y = self._position(point)
        steps = [0.62 * size + 1.7 + k * 0.6 * size for k in range(16)]
        if self.columns:
            return [(x, y - step, "middle") for step in (0.62 * size + 0.5 + k * 0.4 * size for k in range(12))]
        near: list[Spot] = [
            (x, y - steps[0], "middle"),
            (x, y + steps[0], "middle"),
            (x + 2, y, "start"),
            (x - 2, y, "end"),
        ]
        sides: tuple[tuple[float, Anchor], ...] = ((0.8, "start"), (-0.8, "end"))
        corners = [(x + dx, y + side * steps[0], anchor) for side in (-1, 1) for dx, anchor in sides]
        far: list[Spot] = [(x, y + side * step, "middle") for step in steps[1:] for side in (1, -1)]
        return near[:2] + corners + near[2:] + far

    def _spots_along_path(self, size: float) -> list[Spot]:
        points = [(self.x(year), self.axis.at(value)) for year, value in self.chart.path]
        falls = points[-1][1] > points[0][1]
        over: Anchor = "start" if falls else "end"
        under: Anchor = "end" if falls else "start"
        spots: list[Spot] = []
        for (x1, y1), (x2, y2) in reversed(list(zip(points, points[1:], strict=False))):
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            for step in (1.0, 1.6, 2.4, 3.4):
                shift = step * size
                spots += [(x - 1, y - shift, over), (x + 1, y + shift, under)]
                spots += [(x, y - shift, "middle"), (x, y + shift, "middle")]
        return spots
