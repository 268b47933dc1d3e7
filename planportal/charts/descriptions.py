"""What is on a chart, in plain data: every word arrives in the right language, every number with its printed label.

All descriptions are frozen, hashable and picklable, so that they can be fingerprinted and drawn in another process.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Language = Literal["zh", "en"]
State = Literal["final", "provisional", "revised"]
Status = Literal[
    "exceeded", "met", "not_met", "achieved_early", "faster", "in_line", "lagging", "not_assessable"
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What every chart says around its picture.

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


@dataclass(frozen=True)
class Point:
    """A published value of one year; ``label`` is the value as it is to be printed."""

    year: int
    value: Decimal
    label: str
    state: State = "final"


@dataclass(frozen=True, kw_only=True)
class IndicatorChart(Chart):
    """One indicator: its baseline, expected path, values and target.

    ``values`` rise by year and may have gaps; for a cumulative indicator they are running totals. ``path`` holds
    (year, expected value). ``target_year`` None is the end of the period; ``target_high`` is set for a range;
    ``target_direction`` says on which side of the target the indicator should be ("up" is a floor, "down" a ceiling).
    ``empty_label`` stands where values would, as long as there are none.
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
    target_direction: Literal["up", "down", "range"] = "up"
    baseline_word: str
    target_word: str
    result_word: str
    path_word: str = ""
    provisional_word: str = ""
    revised_word: str = ""
    empty_label: str = ""


@dataclass(frozen=True)
class WordsRow:
    """What is published for one year, as printed; ``status`` is None where it was not judged by itself."""

    year: int
    text: str
    status: Status | None
    status_word: str = ""


@dataclass(frozen=True, kw_only=True)
class WordsChart(Chart):
    """One indicator whose target is in words: what is aimed at, and what was published year by year.

    ``rows`` rise by year; ``empty_label`` stands where they would, as long as there are none.
    """

    target_word: str
    target_text: str
    rows: tuple[WordsRow, ...] = ()
    empty_label: str


@dataclass(frozen=True)
class CompletionRow:
    """One indicator; ``percent`` is the completion of a quantity and None for a rate or where there is none."""

    label: str
    value_label: str
    percent: Decimal | None
    status: Status
    status_word: str
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class CompletionChart(Chart):
    """A period at a glance, one row per indicator; ``full_label`` names the line at 100 percent.

    Where no row has a ``percent`` it is a list without that line; ``value_label`` may then say what is aimed at.
    ``reach`` is a percentage that the scale must hold too: parts of one chart share it, so that their bars compare.
    """

    rows: tuple[CompletionRow, ...]
    full_label: str = "100%"
    reach: Decimal | None = None


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


@dataclass(frozen=True)
class CommitmentRow:
    """One box; ``kinds`` are (word, number of commitments) and add up to ``count``."""

    label: str
    count: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentsChart(Chart):
    """A plan's commitments by box, one unit mark each; ``kind_order`` keeps marks the same on charts of several plans
    (by default words take their marks in the order in which they appear)."""

    rows: tuple[CommitmentRow, ...]
    kind_order: tuple[str, ...] = ()


@dataclass(frozen=True)
class RollupPart:
    status: Status
    word: str
    count: int


@dataclass(frozen=True)
class RollupGroup:
    label: str
    parts: tuple[RollupPart, ...]


@dataclass(frozen=True, kw_only=True)
class RollupChart(Chart):
    """How many indicators reached which status, as one bar per group on a common scale."""

    groups: tuple[RollupGroup, ...]
