"""The published values of one indicator or commitment, in order of their years."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from ..model.fields import vouched
from ..model.notation import Basis, Figure, parse_cell, parse_figure
from ..model.periods import MONTHS, Period
from ..model.portal import Plan
from ..model.records import Indicator, Subject
from ..model.sources import Citation
from ..model.text import Text


@dataclass(frozen=True)
class Value:
    """One published value. ``kind`` is "baseline" or "actual"; ``figure`` is None for words; ``met`` is the editor's
    verdict on a target in words and ``english`` such a value in English; ``covers`` is "year" for its own span, "period" or
    "" for a level; ``moment`` tells what stands at the end of its period from what is counted over it, and ``summed`` a
    sum of several published values; ``slice`` names the members that a part of the whole is of; a ``draft`` is not public yet."""

    period: Period
    kind: str
    printed: str
    figure: Figure | None
    state: Literal["provisional", "final", "revised"] = "final"
    covers: str = ""
    published: date | None = None
    met: bool | None = None
    english: str = ""
    source: Citation | None = None
    note: Text | None = None
    draft: bool = False
    moment: bool = True
    summed: bool = False
    slice: tuple[str, ...] = ()

    @property
    def year(self) -> int:
        return self.period.year

    @property
    def so_far(self) -> bool:
        """Whether it stands for all of its year up to the end of its period."""
        return self.moment or self.period.first == 1

    @property
    def complete(self) -> bool:
        """Whether it stands for its whole year."""
        return self.so_far and self.period.last == MONTHS

    @property
    def at(self) -> Decimal:
        """The end of its period in years; that of its year for a value of the year, also where that is not over."""
        return self.period.time


def baseline_of(plan: Plan, subject: Subject) -> Value | None:
    """The baseline as its table prints it; None where it prints nothing."""
    if not isinstance(subject, Indicator) or subject.baseline is None:
        return None
    figure = parse_cell(subject.baseline)
    if figure is None:
        return None
    year = vouched(plan.baseline_year(subject))
    covers = subject.baseline_covers or ("period" if figure.basis is Basis.CUMULATIVE else "")
    place = Citation(plan.place_of_row(subject))
    return Value(
        Period(year), "baseline", subject.baseline, figure, covers=covers, source=place, note=subject.baseline_note
    )


def actuals_of(plan: Plan, subject: Subject) -> tuple[Value, ...]:
    """The actual values of the whole, from the result column and the observations."""
    actuals = [value for value in _observed(plan, subject) if not value.slice]
    if isinstance(subject, Indicator) and subject.result is not None:
        figure = None if subject.in_words else parse_cell(subject.result)
        if subject.in_words or figure:
            actuals.append(
                Value(
                    period=Period(vouched(subject.result_year or plan.tables[subject.table].result_year)),
                    kind="actual",
                    printed=subject.result,
                    figure=figure,
                    covers=subject.covers_assumed(subject.result, result=True),
                    met=subject.result_met,
                    english=subject.result_en or "",
                    source=Citation(plan.place_of_row(subject)),
                )
            )
    return tuple(sorted(actuals, key=lambda value: (value.period, value.covers)))


def slices_of(plan: Plan, subject: Subject) -> tuple[Value, ...]:
    """The published values of parts of the whole, by their periods."""
    return tuple(sorted((value for value in _observed(plan, subject) if value.slice), key=lambda value: value.period))


def _observed(plan: Plan, subject: Subject) -> list[Value]:
    return [
        Value(
            period=entry.time,
            kind="actual",
            printed=entry.value,
            figure=None if subject.in_words else parse_figure(entry.value),
            state=entry.state,
            covers=subject.covered(entry),
            published=entry.published,
            met=entry.met,
            english=entry.value_en or "",
            source=plan.citation(entry.source or subject.source, entry.place),
            note=entry.note,
            draft=entry.draft,
            moment=subject.at_moment(subject.covered(entry)),
            slice=entry.slice,
        )
        for entry in subject.observation
    ]
