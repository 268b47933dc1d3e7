"""The published values of one indicator or commitment, in order, with running totals where the target is a total."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ..model.fields import vouched
from ..model.notation import Basis, Comparator, Figure, Quantity, parse_cell, parse_figure
from ..model.portal import Plan
from ..model.records import Indicator, Subject
from ..model.text import Text


@dataclass(frozen=True)
class Value:
    """One published value. ``kind`` is "baseline" or "actual"; ``figure`` is None for words; ``met`` is the editor's
    verdict on a target in words and ``english`` such a value in English; ``covers`` is "year", "period" or "" for a level;
    a ``draft`` is not public yet."""

    year: int
    kind: str
    printed: str
    figure: Figure | None
    state: Literal["provisional", "final", "revised"] = "final"
    covers: str = ""
    published: date | None = None
    met: bool | None = None
    english: str = ""
    source: Text | None = None
    note: Text | None = None
    draft: bool = False


@dataclass(frozen=True)
class Series:
    """``baseline`` is None where none is printed; ``actuals`` rise by year. ``totals`` gives the running total of a
    cumulative target by year, only for years up to which nothing is missing."""

    baseline: Value | None
    actuals: tuple[Value, ...]
    totals: tuple[tuple[int, Decimal], ...] = ()

    @property
    def start(self) -> Value | None:
        """The baseline as a level to start from; the total of another period is none."""
        return self.baseline if self.baseline is not None and self.baseline.covers != "period" else None

    @property
    def latest(self) -> Value | None:
        return self.actuals[-1] if self.actuals else None

    @property
    def figures(self) -> tuple[tuple[int, Figure], ...]:
        """The actual values that are figures, by year: all of them, or for a target in words none."""
        return tuple((value.year, value.figure) for value in self.actuals if value.figure)


def series_of(plan: Plan, subject: Subject) -> Series:
    """The values of an indicator or a commitment, from its table row and its observations."""
    words, cumulative = subject.in_words, subject.aim.basis is Basis.CUMULATIVE
    actuals = [
        Value(
            year=entry.year,
            kind="actual",
            printed=entry.value,
            figure=None if words else parse_figure(entry.value),
            state=entry.state,
            covers=entry.covers or ("period" if cumulative else ""),
            published=entry.published,
            met=entry.met,
            english=entry.value_en or "",
            source=entry.source,
            note=entry.note,
            draft=entry.draft,
        )
        for entry in subject.observation
    ]
    baseline = None
    if isinstance(subject, Indicator):
        table = plan.table[subject.table]
        place = plan.place_of_row(subject)
        if subject.baseline is not None and (figure := parse_cell(subject.baseline)):
            year = vouched(subject.baseline_year or table.baseline_year)
            covers = subject.baseline_covers or ("period" if figure.basis is Basis.CUMULATIVE else "")
            baseline = Value(
                year, "baseline", subject.baseline, figure, covers=covers, source=place, note=subject.baseline_note
            )
        if subject.result is not None:
            figure = None if words else parse_cell(subject.result)
            if words or figure:
                year = vouched(subject.result_year or table.result_year)
                covers = "period" if cumulative else ""
                actuals.append(
                    Value(
                        year,
                        "actual",
                        subject.result,
                        figure,
                        covers=covers,
                        met=subject.result_met,
                        english=subject.result_en or "",
                        source=place,
                    )
                )
    actuals.sort(key=lambda value: value.year)
    totals = _totals(plan.info.start, actuals) if cumulative else ()
    return Series(baseline, tuple(actuals), totals)


def _totals(start: int, actuals: list[Value]) -> tuple[tuple[int, Decimal], ...]:
    """Running totals by year. A year without a value leaves the total unknown until a published total closes it."""
    totals: list[tuple[int, Decimal]] = []
    known_to, total = start - 1, Decimal(0)
    for value in actuals:
        if value.figure is None:
            continue
        if value.covers == "period":
            known_to, total = value.year, value.figure.value
        elif value.year == known_to + 1:
            known_to, total = value.year, total + value.figure.value
        else:
            continue
        totals.append((known_to, total))
    return tuple(totals)


@dataclass(frozen=True)
class Interval:
    """A set of numbers between two bounds, None for unbounded; an open bound is not in the set."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def _from(self) -> tuple[Decimal, int]:
        """The lower bound, in order: an open one begins a little later."""
        return Decimal("-Infinity") if self.low is None else self.low, self.low_open

    @property
    def _to(self) -> tuple[Decimal, int]:
        """The upper bound, in order: an open one ends a little earlier."""
        return Decimal("Infinity") if self.high is None else self.high, -self.high_open

    def within(self, other: "Interval") -> bool:
        """True if every number here is in ``other``."""
        return other._from <= self._from and self._to <= other._to

    def apart(self, other: "Interval") -> bool:
        """True if no number here is in ``other``."""
        return self._to < other._from or other._to < self._from


def interval_of(figure: Figure | Quantity) -> Interval:
    """The numbers that a figure may stand for: 5.6 itself, everything from 98 for "≥98"."""
    value = figure.value
    match figure.comparator:
        case Comparator.AT_LEAST:
            return Interval(low=value)
        case Comparator.MORE_THAN:
            return Interval(low=value, low_open=True)
        case Comparator.AT_MOST:
            return Interval(high=value)
        case Comparator.LESS_THAN:
            return Interval(high=value, high_open=True)
        case Comparator.BETWEEN:
            return Interval(low=value, high=figure.high)
        case _:
            return Interval(low=value, high=value)
