"""Every figure of a plan as printed, one row each: what the public can hold the portal against the documents by."""

from collections import Counter
from collections.abc import Iterator

from ..model.notation import normalise
from ..model.portal import Plan
from ..model.records import Commitment, Fact, Indicator
from ..model.text import Text
from ..words.figures import figure_in_english
from ..words.language import language
from ..words.report import Report
from .cells import both, unit_of


def figure_entries(report: Report) -> Iterator[dict]:
    """The figures of indicators, then of commitments, then the facts."""
    plan = report.plan
    for indicator in plan.indicators:
        place = plan.place_of_row(indicator)
        yield from _rows(plan, "indicator", indicator, indicator.name, place, _of_row(report, indicator))
    for commitment in plan.commitments:
        place = plan.place_of_commitment(commitment)
        yield from _rows(plan, "commitment", commitment, commitment.text, place, _of_promise(plan, commitment))
    for fact in plan.facts:
        figures = [{"figure": "fact", "year": fact.year, "printed": fact.value}]
        yield from _rows(plan, "fact", fact, fact.text, fact.source, figures)


def _rows(
    plan: Plan, kind: str, subject: Indicator | Commitment | Fact, name: Text, place: Text, figures
) -> Iterator[dict]:
    """Figures of one subject; they stand at its place unless they say another."""
    shared = {
        "subject_kind": kind, "subject": subject.id, **unit_of(plan, subject), **both("name", name),
        "year": None, "stated_in": None, "printed_en": None, "state": None,
    }  # fmt: skip
    for figure in figures:
        entry = {**shared, **figure, **both("source", figure.get("source", place))}
        if not entry["printed_en"] and figure["figure"] != "completion":
            entry["printed_en"] = figure_in_english(entry["printed"], plan.unit(subject), language("en"))
        yield entry


def _of_row(report: Report, indicator: Indicator) -> Iterator[dict]:
    """What a row of the table prints; "—" is a figure of the document too, an empty cell."""
    plan = report.plan
    table = plan.table[indicator.table]
    actuals = list(_published(indicator))
    if indicator.result is not None:
        year = indicator.result_year or table.result_year
        actuals.append(_actual(year, indicator.result, indicator.result_en, "final"))
    yield from _target(plan, indicator)
    if indicator.baseline is not None:
        year = indicator.baseline_year or table.baseline_year
        yield {"figure": "baseline", "year": year, "printed": indicator.baseline}
    yield from sorted(actuals, key=lambda figure: figure["year"])
    if indicator.completion_printed is not None:
        # It is printed with its own unit, such as percentage points.
        english = _completion(indicator.completion_printed, report.completions[indicator.id])
        printed = {"printed": indicator.completion_printed, "printed_en": english}
        yield {"figure": "completion", **printed, "unit_zh": None, "unit_en": None}


def _completion(printed: str, computed: Text | None) -> str | None:
    """The English of a verdict that the document prints: that of the same verdict computed here, if it is the same."""
    if printed.isascii():
        return printed
    return computed.en if computed and normalise(computed.zh) == normalise(printed) else None


def _of_promise(plan: Plan, commitment: Commitment) -> Iterator[dict]:
    yield from _target(plan, commitment)
    yield from sorted(_published(commitment), key=lambda figure: figure["year"])


def _target(plan: Plan, subject: Indicator | Commitment) -> Iterator[dict]:
    """The target, where else it stands, and what the plan expects on the way."""
    yield {"figure": "target", "printed": subject.target, "printed_en": subject.target_en}
    seen: Counter = Counter()
    for stated in subject.stated:
        where = stated.goal or stated.item or stated.project or stated.source.zh
        seen[where] += 1
        yield {
            "figure": "stated",
            "stated_in": where if seen[where] == 1 else f"{where}/{seen[where]}",
            "printed": stated.target,
            "printed_en": stated.target_en,
            "source": plan.place_stated(stated),
        }
    for point in sorted(subject.milestone, key=lambda point: point.year):
        yield {"figure": "milestone", "year": point.year, "printed": point.value}


def _published(subject: Indicator | Commitment) -> Iterator[dict]:
    """Values that were published later: they stand in no place of the plan's document."""
    for value in subject.observation:
        yield {**_actual(value.year, value.value, value.value_en, value.state), "source": value.source}


def _actual(year: int, printed: str, english: str | None, state: str) -> dict:
    return {"figure": "actual", "year": year, "printed": printed, "printed_en": english, "state": state}
