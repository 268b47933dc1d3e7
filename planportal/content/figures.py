"""Checks of the figures of one entry against each other, their unit and their years; places are relative to the entry."""

import itertools
from collections.abc import Iterator

from ..model.document import Fact
from ..model.entries import Path, records_in
from ..model.messages import Message
from ..model.notation import Basis, NotationError, parse_cell, parse_figure, resolve
from ..model.portal import Plan, Shared
from ..model.records import Indicator, IndicatorTable, Subject
from ..model.references import figure_keys
from ..model.text import Unit
from .bounds import KNOWN_BEFORE, after_as_of

EntryFault = tuple[Path, str]


def faults_of_measured(subject: Subject, plan: Plan, shared: Shared) -> Iterator[EntryFault]:
    """Faults in the unit of an indicator or commitment, and in its targets, milestones and values."""
    if not subject.in_words:
        yield from faults_of_unit(subject, shared.units)
    yield from _faults_of_stated(subject)
    yield from _faults_of_years(subject, plan)
    yield from _faults_of_published(subject, plan, shared)
    if subject.aim.basis is Basis.CUMULATIVE:
        yield from _faults_of_totals(subject)


def faults_of_unit(owner: Subject | Fact, units: dict[str, Unit]) -> Iterator[EntryFault]:
    """Figures printed with another unit than that of their entry (50万 fits 万人)."""
    unit = owner.unit
    if unit is not None and unit not in units:
        return
    change = _change_unit(owner)
    for place, text in _printed_figures(owner):
        figure = parse_cell(text)
        token = figure.unit if figure else ""
        # 50万 fits 万人: the multiplier is printed, the noun stands in the text around it.
        fits = token == unit or (token in ("万", "亿") and (unit or "").startswith(token))
        # A change may be in percent or in points, whatever the unit of the levels that it is between.
        if figure and figure.direction:
            fits = fits or token == change
        if token and not fits:
            declared = Message('unit is "%(unit)s"', unit=unit) if unit else Message("no unit is given")
            yield place, Message(
                '“%(printed)s” is printed in "%(found)s", but %(declared)s; make them agree',
                printed=text, found=token, declared=declared,
            )  # fmt: skip


def _change_unit(owner: Subject | Fact) -> str | None:
    """What the target of a change is printed in, beside the unit of its levels."""
    target = None if isinstance(owner, Fact) else owner.figure
    per_cent = ("%", "个百分点", "百分点") if owner.unit == "%" else ("%",)
    return target.unit if target and target.direction and target.unit in per_cent else None


def _printed_figures(owner: Subject | Fact) -> Iterator[tuple[Path, str]]:
    """Every figure printed in an entry and inside it, with its place."""
    for entry in records_in(owner):
        if getattr(entry.record, "basis", None) is not Basis.QUALITATIVE:
            for key in figure_keys(type(entry.record)):
                if (text := getattr(entry.record, key)) is not None:
                    yield (*entry.path, key), text


def faults_of_columns(indicator: Indicator, table: IndicatorTable, plan: Plan) -> Iterator[EntryFault]:
    """Columns of the table whose year is missing or outside of what the plan allows."""
    info = plan.info
    for column in ("baseline", "result"):
        year = getattr(indicator, f"{column}_year") or getattr(table, f"{column}_year")
        if getattr(indicator, column) is None:
            continue
        if year is None:
            yield (column,), Message("is for no year; give %(key)s here or in the table", key=f"{column}_year")
        elif info and column == "result" and not info.start <= year <= info.end:
            yield (column,), Message(
                "is for %(year)s, outside the plan's years %(start)s to %(end)s; mend result_year",
                year=year, start=info.start, end=info.end,
            )  # fmt: skip
        elif info and column == "baseline" and year > info.start and year not in indicator.breaks:
            yield (column,), Message(
                "is for %(year)s, after the plan's start in %(start)s; mend baseline_year",
                year=year, start=info.start,
            )  # fmt: skip
        elif info and column == "baseline" and year >= plan.target_year(indicator):
            yield (column,), Message("is for %(year)s, the target year or later; mend baseline_year", year=year)
        elif info and year < info.start - KNOWN_BEFORE:
            yield (column,), Message(
                "is for %(year)s, more than %(most)s years before the plan starts, in %(start)s; mend %(key)s",
                year=year, most=KNOWN_BEFORE, start=info.start, key=f"{column}_year",
            )  # fmt: skip


def _faults_of_stated(subject: Subject) -> Iterator[EntryFault]:
    """Targets stated elsewhere that cannot be read the way the target is."""
    for number, stated in enumerate(subject.stated):
        if not subject.in_words and stated.basis is not Basis.QUALITATIVE:
            try:
                resolve(parse_figure(stated.target), stated.target, better=subject.better, basis=stated.basis)
            except NotationError as error:
                yield ("stated", number, "target"), error.args[0]


def _faults_of_years(subject: Subject, plan: Plan) -> Iterator[EntryFault]:
    """Milestones and values lie in the plan's years or up to the target year, one for each."""
    info = plan.info
    year = subject.target_year
    if info and year is not None and not info.start <= year <= info.end + KNOWN_BEFORE:
        yield (
            ("target_year",),
            Message(
                "%(year)s is before the plan starts, in %(start)s, or far beyond its end", year=year, start=info.start
            ),
        )
    last = max(info.end, subject.target_year or 0) if info else 0
    for name in ("milestone", "observation"):
        seen = set()
        for number, entry in enumerate(getattr(subject, name)):
            place = (name, number, "year")
            if info and not info.start <= entry.year <= last:
                yield place, Message(
                    "%(year)s is outside the plan's years %(start)s to %(end)s",
                    year=entry.year, start=info.start, end=last,
                )  # fmt: skip
            if entry.year in seen:
                yield place, Message("%(year)s is given twice; keep one", year=entry.year)
            seen.add(entry.year)


def _faults_of_published(subject: Subject, plan: Plan, shared: Shared) -> Iterator[EntryFault]:
    """Values published after the day the data are complete to, or for the year that the table reports too."""
    as_of = shared.info.as_of
    reported = None
    if isinstance(subject, Indicator) and subject.result is not None and subject.table in plan.tables:
        reported = subject.result_year or plan.tables[subject.table].result_year
    for number, observation in enumerate(subject.observation):
        place = ("observation", number)
        if observation.year > as_of.year or (observation.published and observation.published > as_of):
            yield (
                (*place, "published" if observation.published else "year"),
                after_as_of(as_of),
            )
        elif observation.published and observation.published.year < observation.year:
            message = Message("is before %(year)s, the year that the value is for", year=observation.year)
            yield (*place, "published"), message
        if observation.year == reported:
            yield (
                (*place, "year"),
                Message(
                    "%(year)s is the year of the result too; keep the result or the observation",
                    year=observation.year,
                ),
            )


def _faults_of_totals(subject: Subject) -> Iterator[EntryFault]:
    """Values of a cumulative target that do not say whether they are of one year or totals, and totals that do not rise."""
    for number, observation in enumerate(subject.observation):
        place = ("observation", number, "value")
        bracketed = parse_figure(observation.value).basis is Basis.CUMULATIVE
        if observation.covers is None and not bracketed:
            yield place, Message('is a value of a cumulative target; add covers = "year" or covers = "period"')
        if observation.covers == "year" and bracketed:
            yield place, Message('is in brackets, which mark a total, but covers says "year"; make them agree')
    values = [point.figure.value for point in sorted(subject.milestone, key=lambda point: point.year)]
    if subject.kind != "net_flow" and any(after <= before for before, after in itertools.pairwise(values)):
        yield (
            ("milestone",),
            Message("milestones of a cumulative target are totals up to their year, so they must rise"),
        )
