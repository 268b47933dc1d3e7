"""The values of parts of a year brought together: what stands for each year, as a whole or so far."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from ..model.fields import vouched
from ..model.notation import Figure
from ..model.periods import Period
from .values import Value


def of_years(values: Iterable[Value], adds: bool) -> tuple[Value, ...]:
    """At most one value for each year, in their order.

    The year's own value stands before any of its parts. Of values at a moment, the last one stands. Where those of single
    spans add up, the sum from January on stands for the year so far; else the last span is shown, and counts for nothing.
    """
    years: dict[int, list[Value]] = {}
    for value in values:
        years.setdefault(value.year, []).append(value)
    return tuple(_of_year(own, adds) for _year, own in sorted(years.items()))


def _of_year(values: list[Value], adds: bool) -> Value:
    if whole := [value for value in values if value.period.whole]:
        return whole[-1]
    known = [value for value in values if value.moment]
    if adds and (added := _added([value for value in values if not value.moment])):
        known.append(added)
    return max(known or values, key=lambda value: (value.period.last, value.period.length))


def _added(values: list[Value]) -> Value | None:
    """The sum of the spans that follow each other from January on, as far as they reach, by as few of them as do."""
    ways: dict[int, tuple[Value, ...]] = {0: ()}
    for month in range(Period(0).last):
        for value in values if month in ways else ():
            way, last = (*ways[month], value), value.period.last
            if value.period.first == month + 1 and (last not in ways or len(way) < len(ways[last])):
                ways[last] = way
    last = max(ways)
    parts = ways[last]
    if len(parts) < 2:
        return parts[0] if parts else None
    figures = [vouched(value.figure) for value in parts]
    # Bounds and ranges of parts are too much to print as one figure.
    if any(figure.comparator or figure.high is not None for figure in figures):
        return parts[0]
    total = sum((figure.value for figure in figures), Decimal(0))
    provisional = any(value.state == "provisional" for value in parts)
    return replace(
        parts[-1],
        period=Period(parts[0].year, last),
        printed=f"{total:f}",
        figure=Figure(total, unit=figures[0].unit),
        state="provisional" if provisional else "final",
        summed=True,
        source=None,
        note=None,
        draft=any(value.draft for value in parts),
    )
