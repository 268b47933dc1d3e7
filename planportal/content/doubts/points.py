"""The figures of one indicator or commitment as numbers that can be held against each other, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...model.entries import Path
from ...model.messages import Message
from ...model.notation import Basis, Better, Figure, Quantity, parse_cell, parse_figure
from ...model.periods import Period
from ...model.portal import Plan
from ...model.records import Indicator, Subject

Role = Literal["target", "baseline", "value", "milestone", "share"]
# What a figure counts: a level, everything since the period began, one year, or a change. Only figures that count the
# same are compared; "" is a baseline of which nobody says what it counts.
Counts = Literal["level", "total", "year", "change", ""]
_BY_BASIS: dict[Basis, Counts] = {
    Basis.CUMULATIVE: "total", Basis.YEARLY: "year", Basis.AVERAGE: "year", Basis.CHANGE: "change",
}  # fmt: skip


@dataclass(frozen=True)
class Point:
    """``path`` is the place inside the entry; that of a year's "share" of a total is the place of the total."""

    role: Role
    period: Period
    counts: Counts
    printed: str
    number: Decimal
    path: Path

    @property
    def year(self) -> int:
        return self.period.year

    @property
    def planned(self) -> bool:
        """Whether the plan asks for it, rather than telling how things stand."""
        return self.role in ("target", "milestone", "share")

    @property
    def named(self) -> Message:
        """The figure as a message names it."""
        match self.role:
            case "target":
                return Message("the target “%(printed)s”", printed=self.printed)
            case "baseline":
                return Message("the baseline “%(printed)s”", printed=self.printed)
            case "milestone":
                return Message("the milestone “%(printed)s” of %(year)s", printed=self.printed, year=self.year)
            case "share":
                return Message("one year's share of the target “%(printed)s”", printed=self.printed)
            case "value":
                return Message("the value “%(printed)s” of %(year)s", printed=self.printed, year=self.year)


def points_of(plan: Plan, subject: Subject) -> tuple[Point, ...]:
    """Every figure of a target in figures with its values, by year; none of a target in words."""
    target = subject.quantity
    if target is None:
        return ()
    counts = counted_by(target)
    found = [Point("target", Period(plan.target_year(subject)), counts, subject.target, target.value, ("target",))]
    for number, milestone in enumerate(subject.milestone):
        path = ("milestone", number, "value")
        found.append(
            Point("milestone", Period(milestone.year), counts, milestone.value, milestone.figure.value, path)
        )
    for number, one in enumerate(subject.observation):
        if one.slice:
            continue
        covers = subject.covered(one)
        # A part of what is counted over a year says nothing of how much a year is.
        if not one.time.whole and not subject.at_moment(covers):
            continue
        figure, path = parse_figure(one.value), ("observation", number, "value")
        found.append(Point("value", one.time, _value_counts(target, covers, figure), one.value, figure.value, path))
    if isinstance(subject, Indicator):
        found += _columns(plan, subject, target)
    return tuple(sorted(found, key=lambda point: point.period))


def counted_by(target: Quantity) -> Counts:
    return _BY_BASIS.get(target.basis, "level")


def improves(subject: Subject) -> Better | None:
    """In which direction the figures of a target get better, as its print or the editor says. A change is counted in its own."""
    target = subject.quantity
    if target is None:
        return None
    if target.direction:
        return Better.HIGHER
    if target.caps or target.floors:
        return Better.LOWER if target.caps else Better.HIGHER
    return subject.better


def _columns(plan: Plan, indicator: Indicator, target: Quantity) -> Iterator[Point]:
    table = plan.tables[indicator.table]
    baseline = parse_cell(indicator.baseline) if indicator.baseline else None
    year = indicator.baseline_year or table.baseline_year
    if indicator.baseline and baseline and year:
        counts = _baseline_counts(indicator, target, baseline)
        yield Point("baseline", Period(year), counts, indicator.baseline, baseline.value, ("baseline",))
    result = parse_cell(indicator.result) if indicator.result else None
    year = indicator.result_year or table.result_year
    if indicator.result and result and year:
        counts = _value_counts(target, indicator.covers_assumed(indicator.result, result=True), result)
        yield Point("value", Period(year), counts, indicator.result, result.value, ("result",))


def _baseline_counts(indicator: Indicator, target: Quantity, figure: Figure) -> Counts:
    """A baseline of a total says by its brackets, or by ``baseline_covers``, what it counts; that of growth is a level."""
    if target.basis is Basis.CUMULATIVE:
        covers = indicator.baseline_covers or ("period" if figure.basis is Basis.CUMULATIVE else "")
        return "total" if covers == "period" else "year" if covers else ""
    if target.basis is Basis.CHANGE or target.direction:
        return "level" if figure.basis is None and not figure.direction else "change"
    return counted_by(target)


def _value_counts(target: Quantity, covers: str, figure: Figure) -> Counts:
    match target.basis:
        case Basis.CUMULATIVE:
            return "year" if covers == "year" else "total"
        case Basis.CHANGE:
            return "level" if not covers else "year" if covers == "year" else "change"
        case _:
            return counted_by(target)
