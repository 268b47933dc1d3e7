"""Pace: where the latest value stands against the path to the target, in the middle of a period.

The measure is the share of the way from start to target: 0 at the start, 100 at the target. The expected share
comes from the milestones where there are any, else it grows evenly with the years. The gap between the two, in
percentage points of the way, is what the thresholds are for. Growth rates are not used: they call 2 of 100 after two
years "on track", never pass a path to zero, and fail where baseline and target are equal.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Path:
    """The expected way: (year, amount) points that rise by year, from the start to the target; an amount stands at the end
    of its year."""

    points: tuple[tuple[int, Decimal], ...]

    @property
    def start(self) -> Decimal:
        return self.points[0][1]

    @property
    def goal(self) -> Decimal:
        return self.points[-1][1]

    def at(self, time: Decimal) -> Decimal:
        """The amount expected at a time, 2022.5 for the middle of 2023; linear between the points."""
        before = self.points[0]
        for after in self.points[1:]:
            if time <= after[0]:
                share = max(time - before[0], Decimal(0)) / (after[0] - before[0])
                return before[1] + (after[1] - before[1]) * share
            before = after
        return before[1]

    def share(self, amount: Decimal) -> Decimal:
        """How much of the way an amount has come, in percent; start and goal differ."""
        return (amount - self.start) / (self.goal - self.start) * 100


def path_to(
    start: tuple[int, Decimal], milestones: tuple[tuple[int, Decimal], ...], goal: tuple[int, Decimal]
) -> Path | None:
    """The path, or None where there is no way to go (start and goal are equal) or no time to go it."""
    if start[1] == goal[1] or start[0] >= goal[0]:
        return None
    between = tuple(point for point in sorted(milestones) if start[0] < point[0] < goal[0])
    return Path((start, *between, goal))
