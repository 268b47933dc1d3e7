"""The marks a chart is made of, in millimetres from its top left corner, and the colours they may take.

Colours are tokens: in files they are the light colours below, in pages they are classes that a style sheet restyles.
"""

from dataclasses import dataclass
from typing import Literal

# Contrast with white: ink 16.8, muted 6.0; 1 to 4 are told apart in greyscale by shape or direct label as well.
COLOURS = {
    "ink": "#1d1d1f",
    "muted": "#5b6470",
    "grid": "#d5d9de",
    "paper": "#ffffff",
    "soft": "#dfe4ea",
    "1": "#12436d",
    "1-soft": "#8ba8c4",
    "2": "#f46a25",
    "3": "#28a197",
    "4": "#801650",
}

Shape = Literal["circle", "square", "diamond", "up", "down", "cross", "bar", "tick"]
Anchor = Literal["start", "middle", "end"]
Dash = tuple[float, ...]  # lengths of strokes and gaps; none for an unbroken line


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``stroke`` None leaves the outline out, ``fill`` None the inside."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    stroke: str | None = None
    line: float = 0.2
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One or more open polylines of one look."""

    runs: tuple[tuple[tuple[float, float], ...], ...]
    stroke: str
    line: float = 0.2
    dash: Dash = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A symbol centred on x, y; ``size`` is the diameter of a circle that looks as large."""

    x: float
    y: float
    shape: Shape
    size: float
    fill: str | None
    stroke: str | None = None
    line: float = 0.4


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text on its baseline y; ``size`` is the em, ``width`` what the chart font needs for it."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    anchor: Anchor
    width: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of the ink a full-height character may cover."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return left, self.y - 0.88 * self.size, left + self.width, self.y + 0.21 * self.size


Mark = Rect | Line | Marker | Label


@dataclass(frozen=True, slots=True)
class Canvas:
    """A laid-out chart: its size in millimetres and its marks in painting order."""

    width: float
    height: float
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Label, ...]:
        return tuple(mark for mark in self.marks if isinstance(mark, Label))
