"""Contradictions inside one document, for the public record: what two places say, side by side.

A finding is not a fault in the content. The kinds: value, comparator, basis and unit (two places differ), notation
(an odd bracket), baseline (a baseline that is no level), completion (the printed verdict is not the computed one);
editors add those that no rule can see.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..model.fields import vouched
from ..model.notation import Basis, Comparator, Quantity, normalise, parse_cell, parse_figure, resolve
from ..model.portal import Plan
from ..model.records import Indicator, Subject
from ..model.text import NO_UNIT, Text, Unit
from .completion import Completion
from .judge import Assessment
from .possible import Interval

# What a finding names: a place or words by language, a figure as printed, a number of years, or what was computed: an
# amount in the finding's unit, a completion.
Detail = Text | str | int | Decimal | Interval | Completion
Details = dict[str, Detail]

_BY_THE_YEAR = (Basis.YEARLY, Basis.AVERAGE)


@dataclass(frozen=True)
class Finding:
    """``code`` selects the sentence and ``details`` fill it; ``unit`` is that of computed amounts among them. ``message``
    is set instead for a finding an editor typed."""

    kind: str
    subject: str
    code: str = ""
    details: Details = field(default_factory=dict)
    unit: Unit = NO_UNIT
    message: Text | None = None


def find(plan: Plan, assessments: Mapping[str, Assessment]) -> tuple[Finding, ...]:
    """All findings of a plan; ``assessments`` are by indicator."""
    found = [
        *_stated(plan),
        *_restated(plan),
        *_facts(plan),
        *_rows(plan),
        *_completions(plan, assessments),
        *(Finding(entry.kind, entry.subject, message=entry.message) for entry in plan.noted),
    ]
    return tuple(found)


def _home(plan: Plan, subject: Subject) -> Text:
    if isinstance(subject, Indicator):
        return plan.place_of_row(subject)
    return plan.place_of_commitment(subject)


def _stated(plan: Plan) -> Iterator[Finding]:
    subjects: tuple[Subject, ...] = (*plan.indicators, *plan.commitments)
    for subject in subjects:
        for stated in subject.stated:
            details: Details = {"place": _home(plan, subject), "printed": subject.target}
            details |= {"other_place": plan.place_stated(stated), "other": stated.target}
            aim = subject.quantity
            if stated.basis is Basis.QUALITATIVE or aim is None:
                if normalise(stated.target) != normalise(subject.target):
                    said = Text(zh=stated.target, en=stated.target_en or stated.target)
                    yield Finding("value", subject.id, "stated_in_words", {**details, "other": said})
                continue
            other = resolve(parse_figure(stated.target), stated.target, better=subject.better, basis=stated.basis)
            yield from _differ(plan, subject, (aim, plan.unit(subject)), (other, plan.unit(subject)), details)


def _restated(plan: Plan) -> Iterator[Finding]:
    for commitment in plan.commitments:
        if commitment.restates is None:
            continue
        original = plan.commitments.get(commitment.restates) or plan.indicators.get(commitment.restates)
        if original is None or original.quantity is None or commitment.quantity is None:
            continue
        details: Details = {"place": _home(plan, original), "printed": original.target}
        details |= {"other_place": plan.place_of_commitment(commitment), "other": commitment.target}
        this, that = (original.quantity, plan.unit(original)), (commitment.quantity, plan.unit(commitment))
        yield from _differ(plan, original, this, that, details)


def _differ(
    plan: Plan, subject: Subject, this: tuple[Quantity, Unit], that: tuple[Quantity, Unit], details: Details
) -> Iterator[Finding]:
    """At most one finding: figures that differ say more than bounds that do."""
    if this[1].measure != that[1].measure:
        yield Finding("unit", subject.id, "measures_differ", details)
        return
    years, one, other = plan.info.years, _scaled(*this), _scaled(*that)
    if Basis.CUMULATIVE in (one.basis, other.basis) and not {one.basis, other.basis}.isdisjoint(_BY_THE_YEAR):
        yearly, total = (one, other) if one.basis in _BY_THE_YEAR else (other, one)
        low, high = yearly.value * years, yearly.top * years
        if not (low <= total.top and total.value <= high):
            unit = this[1] if yearly is one else that[1]
            details |= {"years": years, "implied": Interval(low / unit.scale, high / unit.scale)}
            yield Finding("value", subject.id, "yearly_and_total", details, unit)
    elif (one.value, one.high, one.direction) != (other.value, other.high, other.direction):
        yield Finding("value", subject.id, "figures_differ", details)
    elif one.basis is not other.basis:
        yield Finding("basis", subject.id, "bases_differ", details)
    elif one.comparator is not other.comparator or one.bare is not other.bare:
        code = "bare_and_bound" if one.comparator is other.comparator else "bounds_differ"
        yield Finding("comparator", subject.id, code, details)


def _scaled(target: Quantity, unit: Unit) -> Quantity:
    """The target counted in ones, so that 50万人 and 500000人 are the same."""
    high = target.high * unit.scale if target.high is not None else None
    return replace(target, value=target.value * unit.scale, high=high)


def _facts(plan: Plan) -> Iterator[Finding]:
    """Figures of the running text against the table row they repeat."""
    for fact in plan.facts:
        indicator = plan.indicators.get(fact.indicator) if fact.indicator else None
        if indicator is None or indicator.in_words or indicator.result is None:
            continue
        said, reported = parse_figure(fact.value), parse_cell(indicator.result)
        if reported is None or plan.unit(fact).measure != plan.unit(indicator).measure:
            continue
        spoken, listed = said.value * plan.unit(fact).scale, reported.value * plan.unit(indicator).scale
        if _agrees(said.comparator, spoken, listed):
            continue
        details: Details = {"place": plan.place_of_row(indicator), "printed": indicator.result}
        details |= {"other_place": fact.source, "other": fact.value}
        yield Finding("value", indicator.id, "fact_differs", details)


def _agrees(comparator: Comparator | None, said: Decimal, reported: Decimal) -> bool:
    """Running text often rounds to a bound ("over 95%"), which the table's figure has only to respect."""
    match comparator:
        case Comparator.AT_LEAST | Comparator.MORE_THAN:
            return reported >= said
        case Comparator.AT_MOST | Comparator.LESS_THAN:
            return reported <= said
        case Comparator.ABOUT:
            return True
        case _:
            return reported == said


def _rows(plan: Plan) -> Iterator[Finding]:
    for indicator in plan.indicators:
        details: Details = {"place": plan.place_of_row(indicator)}
        baseline = indicator.baseline
        for printed in (indicator.target, baseline, indicator.result):
            if printed and normalise(printed).startswith("("):
                yield Finding("notation", indicator.id, "round_brackets", {**details, "printed": printed})
        if indicator.unit is None and not indicator.in_words:
            yield Finding("unit", indicator.id, "no_unit", {**details, "printed": indicator.target})
        if indicator.aim.basis is Basis.CUMULATIVE and baseline is not None and _is_level(baseline):
            code = "baseline_is_total" if indicator.baseline_covers == "period" else "baseline_of_total"
            details |= {"printed": baseline, "target": indicator.target}
            yield Finding("baseline", indicator.id, code, details)


def _is_level(baseline: str) -> bool:
    """A baseline figure printed without brackets, which claims to be a level."""
    figure = parse_cell(baseline)
    return figure is not None and figure.basis is None


def _completions(plan: Plan, assessments: Mapping[str, Assessment]) -> Iterator[Finding]:
    for indicator in plan.indicators:
        printed, done = indicator.completion_printed, assessments[indicator.id].completion
        unit = plan.unit(indicator)
        if printed and done and not done.printed_as(printed, unit):
            details: Details = {
                "place": plan.place_of_row(indicator), "printed": printed, "computed": done,
                "target": indicator.target, "result": _judged(assessments[indicator.id]),
            }  # fmt: skip
            yield Finding("completion", indicator.id, "completion_differs", details, unit)


def _judged(found: Assessment) -> str | Decimal:
    """The value that a completion is of: as printed, or the total that single years add up to."""
    counted = found.series.at_latest
    if counted is None or counted.computed:
        return vouched(found.value)
    return vouched(found.series.latest).printed
