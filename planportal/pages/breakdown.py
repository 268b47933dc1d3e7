"""The values of parts of the whole as tables: a row for each part, a column for each period, one table for each way to divide."""

from typing import NamedTuple

from ..assess.judged import JudgedPlan
from ..assess.values import Value, slices_of
from ..model.portal import Plan
from ..model.records import Indicator
from ..words.language import Language
from ..words.periods import period_cell
from .views import value_cell

# The periods that a page shows; files hold all.
SHOWN = 6


class BreakdownRow(NamedTuple):
    name: str
    cells: tuple[str, ...]


class BreakdownView(NamedTuple):
    """``title`` names what is divided by; ``total`` is the row of the whole, with what is published for the same periods."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[BreakdownRow, ...]
    total: BreakdownRow | None


def breakdowns(judged: JudgedPlan, indicator: Indicator, language: Language) -> tuple[BreakdownView, ...]:
    """The tables of an indicator, by the dimensions in their order."""
    plan, actuals = judged.plan, judged.assessments[indicator.id].series.actuals
    ways: dict[tuple[str, ...], list[Value]] = {}
    for value in slices_of(plan, indicator):
        ways.setdefault(_way(plan, value.slice), []).append(value)
    order = [dimension.id for dimension in plan.dimensions]
    return tuple(
        _view(plan, indicator, way, ways[way], actuals, language)
        for way in sorted(ways, key=lambda way: [order.index(name) for name in way])
    )


def _way(plan: Plan, members: tuple[str, ...]) -> tuple[str, ...]:
    """The dimensions that a part is a part by, in their order."""
    named = {plan.members[name][0].id for name in members}
    return tuple(dimension.id for dimension in plan.dimensions if dimension.id in named)


def _view(
    plan: Plan,
    indicator: Indicator,
    way: tuple[str, ...],
    values: list[Value],
    actuals: tuple[Value, ...],
    language: Language,
) -> BreakdownView:
    code, places = language.code, list(plan.members)
    periods = sorted({value.period for value in values})[-SHOWN:]
    parts = sorted({value.slice for value in values}, key=lambda members: sorted(map(places.index, members)))
    known = {(value.slice, value.period): value for value in (*values, *actuals)}
    moment = all(value.moment for value in values)

    def row(name: str, members: tuple[str, ...]) -> BreakdownRow:
        found = (known.get((members, period)) for period in periods)
        return BreakdownRow(name, tuple(value_cell(plan, indicator, value, language) for value in found))

    names = {dimension.id: _in_a_sentence(dimension.name[code]) for dimension in plan.dimensions}
    total = row(language.text("Total"), ())
    return BreakdownView(
        title=language.text("Breakdown by %(dimension)s", dimension=" × ".join(names[name] for name in way)),
        heads=tuple(period_cell(period, moment, language) for period in periods),
        rows=tuple(
            row(" · ".join(plan.members[name][1].name[code] for name in members), members) for members in parts
        ),
        total=total if any(total.cells) else None,
    )


def _in_a_sentence(name: str) -> str:
    """A heading as it stands inside a sentence; an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
