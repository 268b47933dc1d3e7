"""Every figure of a plan as printed, one row each, to check the portal against the documents."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..assess.judged import JudgedPlan
from ..model.document import Fact
from ..model.fields import vouched
from ..model.periods import Period
from ..model.portal import Plan
from ..model.records import Indicator, Subject
from ..model.text import Text
from ..words.figures import figure_in_words
from ..words.language import language
from ..words.verdicts import completion_text
from .cells import Entry, both, unit_of

_NO_UNIT: Entry = {"unit_zh": None, "unit_en": None}


@dataclass(frozen=True)
class _Figure:
    """One figure of a subject; ``kind`` is a value of the column figure, ``english`` its English if typed."""

    kind: str
    printed: str
    source: Text | None
    english: str | None = None
    period: Period | None = None
    stated_in: str | None = None
    state: str | None = None
    slice: tuple[str, ...] = ()


def figure_entries(judged: JudgedPlan) -> Iterator[Entry]:
    """The figures of indicators, then of commitments, then the facts."""
    plan = judged.plan
    for indicator in plan.indicators:
        yield from _entries_of(plan, "indicator", indicator, indicator.name, _figures_of_row(judged, indicator))
    for commitment in plan.commitments:
        place = plan.place_of_commitment(commitment)
        figures = (*_target_figures(plan, commitment, place), *_in_order(_published_figures(plan, commitment)))
        yield from _entries_of(plan, "commitment", commitment, commitment.text, figures)
    for fact in plan.facts:
        figure = _Figure("fact", fact.value, fact.source, period=Period(fact.year) if fact.year else None)
        yield from _entries_of(plan, "fact", fact, fact.text, (figure,))


def _entries_of(
    plan: Plan, kind: str, subject: Subject | Fact, name: Text, figures: Iterable[_Figure]
) -> Iterator[Entry]:
    shared = {"subject_kind": kind, "subject": subject.id, **both("name", name)}
    unit, in_unit = plan.unit(subject), unit_of(plan, subject)
    for figure in figures:
        # A completion is printed with a unit of its own, such as percentage points.
        is_completion = figure.kind == "completion"
        english = figure.english
        if not english and not is_completion:
            english = figure_in_words(figure.printed, unit, language("en"))
        yield {
            **shared,
            "figure": figure.kind,
            "year": figure.period and figure.period.year,
            "stated_in": figure.stated_in,
            "printed": figure.printed,
            "printed_en": english,
            **(_NO_UNIT if is_completion else in_unit),
            "state": figure.state,
            "period": figure.period and figure.period.code,
            "slice": figure.slice,
            **both("source", figure.source),
        }


def _figures_of_row(judged: JudgedPlan, indicator: Indicator) -> Iterator[_Figure]:
    """The figures that an indicator's row of the table prints; "—", an empty cell, is one too."""
    plan = judged.plan
    table, place = plan.tables[indicator.table], plan.place_of_row(indicator)
    actuals = list(_published_figures(plan, indicator))
    if indicator.result is not None:
        period = Period(vouched(indicator.result_year or table.result_year))
        actuals.append(_Figure("actual", indicator.result, place, indicator.result_en, period, state="final"))
    yield from _target_figures(plan, indicator, place)
    if indicator.baseline is not None:
        period = Period(vouched(plan.baseline_year(indicator)))
        yield _Figure("baseline", indicator.baseline, place, period=period)
    yield from _in_order(actuals)
    if (printed := indicator.completion_printed) is not None:
        yield _Figure("completion", printed, place, _completion_in_english(judged, indicator, printed))


def _completion_in_english(judged: JudgedPlan, indicator: Indicator, printed: str) -> str | None:
    """The English of a completion that the document prints, taken from the computed one if they agree, else None."""
    if printed.isascii():
        return printed
    done, unit = judged.assessments[indicator.id].completion, judged.plan.unit(indicator)
    return completion_text(done, unit, language("en")) if done and done.printed_as(printed, unit) else None


def _target_figures(plan: Plan, subject: Subject, place: Text) -> Iterator[_Figure]:
    """The target, its repetitions elsewhere in the document, and the milestones."""
    yield _Figure("target", subject.target, place, subject.target_en)
    seen: Counter[str] = Counter()
    for stated in subject.stated:
        where = stated.goal or stated.item or stated.project or vouched(stated.source).zh
        seen[where] += 1
        label = where if seen[where] == 1 else f"{where}/{seen[where]}"
        yield _Figure("stated", stated.target, plan.place_stated(stated), stated.target_en, stated_in=label)
    for point in sorted(subject.milestone, key=lambda point: point.year):
        yield _Figure("milestone", point.value, place, period=Period(point.year))


def _published_figures(plan: Plan, subject: Subject) -> Iterator[_Figure]:
    """The values published later, outside the plan's document."""
    for value in subject.observation:
        cited = plan.citation(value.source or subject.source, value.place)
        yield _Figure(
            "actual",
            value.value,
            cited.words if cited else None,
            value.value_en,
            value.time,
            state=value.state,
            slice=value.slice,
        )


def _in_order(actuals: Iterable[_Figure]) -> list[_Figure]:
    return sorted(actuals, key=lambda figure: vouched(figure.period))
