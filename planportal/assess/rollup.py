"""Roll-ups: done out of assessable, with binding and anticipatory targets apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model.status import Status


@dataclass(frozen=True)
class Rollup:
    """``counts`` are by status, in the order of ``Status``, without zeros."""

    counts: tuple[tuple[Status, int], ...]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)

    @property
    def assessable(self) -> int:
        return sum(count for status, count in self.counts if status.assessable)

    @property
    def done(self) -> int:
        return sum(count for status, count in self.counts if status.done)


def roll_up(statuses: Iterable[Status]) -> Rollup:
    counts = Counter(statuses)
    return Rollup(tuple((status, counts[status]) for status in Status if counts[status]))
