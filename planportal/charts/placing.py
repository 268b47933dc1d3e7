"""Finding free places for the labels of a plot.

A box is left, top, right and bottom in mm.
"""

from math import hypot

from .layout import ChartSheet
from .marks import Anchor, Label

Box = tuple[float, float, float, float]
Spot = tuple[float, float, Anchor]  # x, y of the vertical centre, anchor
TEXT_WEIGHT = 50.0  # how many times worse it is to cover a text than a line


class Placer:
    """Finds free places for labels: each takes the first of its candidates that covers least of what is taken. To cover a
    text is far worse than to cover a line, as the plate of a label keeps lines away from its letters."""

    def __init__(self, sheet: ChartSheet, bounds: Box):
        self.sheet, self.bounds = sheet, bounds
        self.taken: list[tuple[Box, float]] = []

    def occupy(self, left: float, top: float, right: float, bottom: float, weight: float = 1.0) -> None:
        """Mark a box as taken; the greater its weight, the worse it is to cover."""
        self.taken.append(((left, top, right, bottom), weight))

    def occupy_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Mark a slanting line as taken, as a chain of small boxes."""
        steps = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / 1.5))
        for i in range(steps):
            xs = sorted(x1 + (x2 - x1) * k / steps for k in (i, i + 1))
            ys = sorted(y1 + (y2 - y1) * k / steps for k in (i, i + 1))
            self.occupy(xs[0] - 0.2, ys[0] - 0.5, xs[1] + 0.2, ys[1] + 0.5)

    def harm_of(self, box: Box) -> float:
        """How much a box covers of what is placed, by weight; leaving the bounds counts for more than any overlap."""
        left, top, right, bottom = box
        edge = self.bounds
        outside = max(0, edge[0] - left) + max(0, edge[1] - top) + max(0, right - edge[2]) + max(0, bottom - edge[3])
        return 1000 * outside + sum(
            weight * (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
            for (west, north, east, south), weight in self.taken
            if _overlap(box, (west, north, east, south))
        )

    def place(
        self,
        text: str,
        size: float,
        fill: str,
        candidates: list[Spot],
        point: tuple[float, float] | None = None,
        *,
        optional: bool = False,
    ) -> None:
        """Set a text at the best of the candidates, near the point it names.
        An optional one is left out where it would cover another text."""
        width = self.sheet.width_of(text, size)
        tried: list[tuple[float, Label]] = []
        for x, y, anchor in candidates:
            # A label wider than its place at the edge of the plot moves inwards.
            left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
            x += max(0.0, self.bounds[0] - left) - max(0.0, left + width - self.bounds[2])
            trial = Label(x, y + 0.36 * size, text, size, fill, anchor, width)
            harm = self.harm_of(trial.box) + (0.6 * max(0.0, _distance(trial.box, point) - 2) if point else 0)
            tried.append((harm, trial))
            if harm == 0:
                break
        _, best = min(tried, key=lambda placed: placed[0])
        if optional and any(weight == TEXT_WEIGHT and _overlap(best.box, taken) for taken, weight in self.taken):
            return
        self.occupy(*best.box, weight=TEXT_WEIGHT)
        self.sheet.text(best.x, best.y, text, size, fill, best.anchor, plate=True)


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _distance(box: Box, point: tuple[float, float]) -> float:
    """From a point to the nearest spot of a box."""
    (left, top, right, bottom), (x, y) = box, point
    return hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))
