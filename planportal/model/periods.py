"""Periods that a value is for: a year, a half-year, a quarter, a month, or the months from January to another.

They are typed and published in the notation of SDMX: ``2023``, ``2023-S1``, ``2023-Q2``, ``2023-06``; January to September is
``2023-01--2023-09``, an interval of ISO 8601 without the stroke that names of files cannot hold.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from .messages import Message

MONTHS = 12
YEAR = re.compile(r"\d{4}")
# The months of a half-year and of a quarter, by the letter that SDMX marks them with.
_LENGTHS = {"S": 6, "Q": 3}
_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<letter>[SQ])(?P<part>\d)|-(?P<month>\d\d)|-01--(?P=year)-(?P<through>\d\d))?"
)


@dataclass(frozen=True, order=True)
class Period:
    """The months ``first`` to ``last`` of a year, both counted from 1 and both in it."""

    year: int
    last: int = MONTHS
    first: int = 1

    @property
    def whole(self) -> bool:
        """Whether it is a whole year."""
        return (self.first, self.last) == (1, MONTHS)

    @property
    def end(self) -> datetime.date:
        """Its last day."""
        return datetime.date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    @property
    def time(self) -> Decimal:
        """When it ends, in years: 2023 for the end of 2023, 2022.5 for the end of June 2023."""
        return self.year - 1 + Decimal(self.last) / MONTHS

    @property
    def length(self) -> int:
        """Its months, counted."""
        return self.last - self.first + 1

    @property
    def part(self) -> tuple[str, int] | None:
        """The letter and number of a half-year or a quarter; None for any other period."""
        for letter, months in _LENGTHS.items():
            if self.length == months and self.last % months == 0:
                return letter, self.last // months
        return None

    @property
    def code(self) -> str:
        """Its notation; ``parse_period`` gives the same period back."""
        if self.whole:
            return str(self.year)
        if self.part:
            return f"{self.year}-{self.part[0]}{self.part[1]}"
        if self.length == 1:
            return f"{self.year}-{self.last:02}"
        return f"{self.year}-01--{self.year}-{self.last:02}"


def parse_period(typed: str) -> Period:
    """Read a period.

    :raises ValueError: if it is something else.
    """
    match = _CODE.fullmatch(typed)
    period = _period(match) if match else None
    if period is None:
        raise ValueError(Message(
            "“%(typed)s” is not a period; type a year as 2023, a half-year as 2023-S1, a quarter as 2023-Q2 or a month as 2023-06",
            typed=typed,
        ))  # fmt: skip
    return period


def _period(match: re.Match[str]) -> Period | None:
    year = int(match["year"])
    if match["letter"]:
        months = _LENGTHS[match["letter"]]
        first, last = (int(match["part"]) - 1) * months + 1, int(match["part"]) * months
    elif match["month"]:
        first = last = int(match["month"])
    else:
        first, last = 1, int(match["through"] or MONTHS)
    return Period(year, last, first) if 1 <= first <= last <= MONTHS else None
