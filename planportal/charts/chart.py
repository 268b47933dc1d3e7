"""What every chart is: a description in plain data that knows how it is drawn.

Every word arrives in the right language, every number with its printed label. All descriptions are frozen, hashable and
picklable, so that they can be fingerprinted and drawn in another process.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .layout import ChartSheet, Drawing

Language = Literal["zh", "en"]
State = Literal["final", "provisional", "revised"]


@dataclass(frozen=True, kw_only=True)
class Chart(ABC):
    """What every chart says around its picture. Each kind has a module of its own: what is on it, and its layout.

    ``title`` is the question it answers; ``unit``, ``source``, ``note`` and ``date`` are whole printed lines such as
    "单位：万人" ("" leaves a line out); ``alt`` is one sentence with the finding.
    """

    title: str
    unit: str
    source: str
    alt: str
    language: Language
    note: str = ""
    date: str = ""

    @abstractmethod
    def lay_out(self, sheet: ChartSheet) -> None:
        """Add the picture to a sheet, with what belongs around it there."""

    def short_forms(self) -> Iterable[Drawing]:
        """Other ways to draw it where there is little room, each shorter than the one before."""
        return ()

    @property
    def is_plot(self) -> bool:
        """Whether its picture is as high as the sheet asks for, and has no height of its own."""
        return False


@dataclass(frozen=True)
class Point:
    """A published value; ``time`` is when it stands, in years, 2023 for the end of 2023; ``label`` is the value and ``name`` the
    period as they are to be printed, "" for the year's number."""

    time: int | Decimal
    value: Decimal
    label: str
    state: State = "final"
    name: str = ""

    @property
    def period(self) -> str:
        return self.name or str(self.time)
