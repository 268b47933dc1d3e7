"""The published values of one indicator or commitment, in order of their years."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..model.fields import vouched
from ..model.notation import Basis, Figure, parse_cell, parse_figure
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


def baseline_of(plan: Plan, subject: Subject) -> Value | None:
    """The baseline as its table prints it; None where it prints nothing."""
    if not isinstance(subject, Indicator) or subject.baseline is None:
        return None
    figure = parse_cell(subject.baseline)
    if figure is None:
        return None
    year = vouched(subject.baseline_year or plan.tables[subject.table].baseline_year)
    covers = subject.baseline_covers or ("period" if figure.basis is Basis.CUMULATIVE else "")
    place = plan.place_of_row(subject)
    return Value(year, "baseline", subject.baseline, figure, covers=covers, source=place, note=subject.baseline_note)


def actuals_of(plan: Plan, subject: Subject) -> tuple[Value, ...]:
    """The actual values, from the result column and the observations."""
    actuals = [
        Value(
            year=entry.year,
            kind="actual",
            printed=entry.value,
            figure=None if subject.in_words else parse_figure(entry.value),
            state=entry.state,
            covers=entry.covers or subject.covers_assumed(entry.value),
            published=entry.published,
            met=entry.met,
            english=entry.value_en or "",
            source=entry.source,
            note=entry.note,
            draft=entry.draft,
        )
        for entry in subject.observation
    ]
    if isinstance(subject, Indicator) and subject.result is not None:
        figure = None if subject.in_words else parse_cell(subject.result)
        if subject.in_words or figure:
            actuals.append(
                Value(
                    year=vouched(subject.result_year or plan.tables[subject.table].result_year),
                    kind="actual",
                    printed=subject.result,
                    figure=figure,
                    covers=subject.covers_assumed(subject.result, result=True),
                    met=subject.result_met,
                    english=subject.result_en or "",
                    source=plan.place_of_row(subject),
                )
            )
    return tuple(sorted(actuals, key=lambda value: value.year))
