"""Scales: from values to millimetres, with round ticks and their labels."""

from dataclasses import dataclass
from decimal import Decimal

from .layout import ChartSheet


@dataclass(frozen=True)
class Axis:
    """A linear scale from the values low..high to the positions start..end in mm (end may be less than start)."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    language: str

    def at(self, value: Decimal | float) -> float:
        """The position of a value."""
        return self.start + (float(value) - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def from_zero(self) -> bool:
        return self.low == 0

    def over(self, start: float, end: float) -> "Axis":
        """The same scale over other positions."""
        return Axis(self.low, self.high, start, end, self.ticks, self.language)

    def labels(self) -> list[tuple[float, str]]:
        """Ticks with their printed numbers, all with the same decimals."""
        places = max((_decimals(tick) for tick in self.ticks), default=0)
        grouping = "," if self.language == "en" else ""
        return [(tick, f"{tick:{grouping}.{places}f}" if tick else "0") for tick in self.ticks]


def _decimals(tick: float) -> int:
    return len(f"{Decimal(str(tick)).normalize():f}".partition(".")[2])


def choose_axis(values: list[Decimal], *, zero: bool, whole_at: int | None, ticks: int, language: str) -> Axis:
    """A scale for values (at least one), over positions 0 to 1.

    With ``zero`` it starts at zero; without, it shows the part in which the values differ. ``whole_at`` is a bound
    no value can pass, such as 100 for a rate: the scale does not run past it by a tick.
    """
    # Loads matplotlib, so it waits until a chart is laid out.
    from .painter import nice_ticks

    numbers = [float(value) for value in values]
    low, high = min(numbers), max(numbers)
    if zero:
        low = min(0.0, low)
        high = high or 1.0
    else:
        margin = (high - low) * 0.15 or abs(high) * 0.01 or 1.0
        low, high = low - margin, high + margin
    if whole_at is not None and max(numbers) <= whole_at < high:
        high = float(whole_at)
    covering = [tick for tick in nice_ticks(low, high, ticks) if whole_at is None or tick <= max(whole_at, high)]
    if zero:
        # The last bar may run a little past the last tick: a whole empty step would only shrink the picture.
        inner = [tick for tick in covering if tick <= high]
        return Axis(inner[0], high, 0, 1, tuple(inner), language)
    return Axis(covering[0], covering[-1], 0, 1, tuple(covering), language)


def differs_little(values: list[Decimal]) -> bool:
    """True where an axis from zero would hide the differences: they are below a twentieth of the largest value."""
    low, high = min(values), max(values)
    return low > 0 and Decimal(0) < high - low < high / 20


def add_tick_labels(sheet: ChartSheet, axis: Axis, y: float) -> None:
    """Add the printed ticks of a horizontal axis below y, leaving out those that would touch."""
    size = sheet.sizes.small
    free = -1.0
    for tick, label in axis.labels():
        half = sheet.width_of(label, size) / 2
        if axis.at(tick) - half > free and axis.at(tick) + half <= sheet.right:
            sheet.text(axis.at(tick), y + 1.2 * size, label, size, "muted", "middle")
            free = axis.at(tick) + half + 1.5
    sheet.y = y + 1.6 * size
