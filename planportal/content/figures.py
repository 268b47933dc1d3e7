"""Checks of the figures of one entry against each other, their unit and their years; places are relative to the entry."""

import datetime
import itertools
import unicodedata
from collections.abc import Iterator

from ..model.document import Fact
from ..model.entries import Path, records_in
from ..model.messages import Message
from ..model.notation import Basis, NotationError, parse_cell, parse_figure, resolve
from ..model.periods import Period
from ..model.portal import Plan, Shared
from ..model.records import Indicator, IndicatorTable, Subject
from ..model.references import figure_keys
from ..model.text import Unit
from .bounds import KNOWN_BEFORE, after_as_of

EntryFault = tuple[Path, str]


def faults_of_measured(subject: Subject, plan: Plan, shared: Shared) -> Iterator[Iterator[EntryFault]]:
    """What each check finds in the unit of an indicator or commitment, and in its targets, milestones and values. Each finds what
    it can in an entry of which a key could not be read."""
    yield _faults_of_own_unit(subject, shared)
    yield _faults_of_stated(subject)
    yield _faults_of_base(subject, plan)
    yield _faults_of_years(subject, plan)
    yield _faults_of_published(subject, plan, shared)
    yield _faults_of_slices(subject, plan)
    yield _faults_of_totals(subject)


def _faults_of_own_unit(subject: Subject, shared: Shared) -> Iterator[EntryFault]:
    if not subject.in_words:
        yield from faults_of_unit(subject, shared.units)


def faults_of_unit(owner: Subject | Fact, units: dict[str, Unit]) -> Iterator[EntryFault]:
    """Figures printed with another unit than that of their entry (50万 fits 万人)."""
    unit = owner.unit
    if unit is not None and unit not in units:
        return
    change, names = _change_unit(owner), _names_of(owner, units)
    for place, text in _printed_figures(owner):
        figure = parse_cell(text)
        token = figure.unit if figure else ""
        # 50万 fits 万人: the multiplier is printed, the noun stands in the text around it.
        fits = token in names or (token in ("万", "亿") and (unit or "").startswith(token))
        # A change may be in percent or in points, whatever the unit of the levels that it is between.
        if figure and figure.direction:
            fits = fits or token == change
        if token.startswith(tuple(",、;(")):
            yield place, Message(
                "“%(printed)s” goes on behind its figure; type the figure alone, and the rest in note, or all of it as a target in "
                'words with basis = "qualitative"', printed=text,
            )  # fmt: skip
        elif token and not fits:
            declared = Message('unit is "%(unit)s"', unit=unit) if unit else Message("no unit is given")
            yield place, Message(
                '“%(printed)s” is printed in "%(found)s", but %(declared)s; make them agree',
                printed=text, found=token, declared=declared,
            )  # fmt: skip


def _names_of(owner: Subject | Fact, units: dict[str, Unit]) -> set[str]:
    """What the unit of an entry may be called beside a number. English counts in ones, so that of a unit with a scale is none of
    its names."""
    if owner.unit is None:
        return set()
    unit = units[owner.unit].called(owner.unit_en)
    nouns = (unit.en.one, unit.en.other) if unit.scale == 1 else ()
    return {owner.unit, *(unicodedata.normalize("NFKC", name) for name in (owner.unit, *nouns))}


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
                if (text := getattr(entry.record, key, None)) is not None:
                    yield (*entry.path, key), text


def faults_of_columns(indicator: Indicator, table: IndicatorTable, plan: Plan) -> Iterator[EntryFault]:
    """Columns of the table whose year is missing or outside of what the plan allows."""
    info = plan.info
    for column in ("baseline", "result"):
        of_result = indicator.result_year or table.result_year
        year = of_result if column == "result" else plan.baseline_year(indicator)
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


def _faults_of_base(subject: Subject, plan: Plan) -> Iterator[EntryFault]:
    """Years that changes are printed to be counted from, against the year of the baseline, that of the target and each other."""
    if plan.info is None or subject.in_words:
        return
    base, start = plan.base_year(subject), plan.info.start
    if subject.figure and subject.figure.base_year:
        if not start - KNOWN_BEFORE <= base < plan.target_year(subject):
            message = Message(
                "is counted from %(year)s, which is not before the target year or too long ago", year=base
            )
            yield ("target",), message
        known = plan.baseline_year(subject) if isinstance(subject, Indicator) and _has_baseline(subject) else None
        if known and known != base and known not in subject.breaks:
            message = Message(
                "is counted from %(year)s, but the baseline is for %(baseline)s; mend the target or baseline_year", year=base, baseline=known,
            )  # fmt: skip
            yield ("target",), message
    for place, text in _printed_figures(subject):
        figure = parse_cell(text)
        if figure and figure.base_year not in (None, base) and place[0] != "stated":
            message = Message(
                "is counted from %(year)s, but the target from %(base)s; make them agree",
                year=figure.base_year,
                base=base,
            )
            yield place, message


def _has_baseline(indicator: Indicator) -> bool:
    return indicator.baseline_year is not None or (
        indicator.baseline is not None and parse_cell(indicator.baseline) is not None
    )


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
            time = entry.time if name == "observation" else Period(entry.year)
            place = (name, number, "year" if entry.year else "period")
            if info and not info.start <= time.year <= last:
                yield place, Message(
                    "%(year)s is outside the plan's years %(start)s to %(end)s",
                    year=time.year, start=info.start, end=last,
                )  # fmt: skip
            own = time, frozenset(getattr(entry, "slice", ()))
            if own in seen:
                yield place, Message("%(year)s is given twice; keep one", year=time.code)
            seen.add(own)


def _faults_of_published(subject: Subject, plan: Plan, shared: Shared) -> Iterator[EntryFault]:
    """Values published after the day the data are complete to, or for the year that the table reports too."""
    as_of = shared.info.as_of
    reported = None
    if isinstance(subject, Indicator) and subject.result is not None and subject.table in plan.tables:
        reported = subject.result_year or plan.tables[subject.table].result_year
    for number, observation in enumerate(subject.observation):
        place = ("observation", number)
        time = observation.time
        # A year that runs may have a value so far; a part of a year that runs has none.
        starts = time.end if not time.whole else datetime.date(time.year, 1, 1)
        if starts > as_of or (observation.published and observation.published > as_of):
            late = "published" if observation.published else "year" if observation.year else "period"
            yield (*place, late), after_as_of(as_of)
        elif observation.published and observation.published < datetime.date(time.year, time.first, 1):
            message = Message("is before %(year)s, the time that the value is for", year=time.code)
            yield (*place, "published"), message
        if time.whole and time.year == reported and not observation.slice:
            yield (
                (*place, "year"),
                Message(
                    "%(year)s is the year of the result too; keep the result or the observation",
                    year=time.year,
                ),
            )


def _faults_of_slices(subject: Subject, plan: Plan) -> Iterator[EntryFault]:
    """Values that are of two members of one dimension."""
    for number, observation in enumerate(subject.observation):
        dimensions = [plan.members[name][0].id for name in observation.slice if name in plan.members]
        if len(set(dimensions)) < len(dimensions):
            yield ("observation", number, "slice"), Message("names two members of one dimension; keep one")


def _faults_of_totals(subject: Subject) -> Iterator[EntryFault]:
    """Values of a cumulative target that do not say whether they are of one year or totals, and totals that do not rise."""
    if subject.aim.basis is not Basis.CUMULATIVE:
        return
    for number, observation in enumerate(subject.observation):
        place = ("observation", number, "value")
        bracketed = parse_figure(observation.value).basis is Basis.CUMULATIVE
        covers = observation.covers or subject.covers
        if covers is None and not bracketed:
            yield place, Message('is a value of a cumulative target; add covers = "year" or covers = "period"')
        if covers == "year" and bracketed:
            yield place, Message('is in brackets, which mark a total, but covers says "year"; make them agree')
    values = [point.figure.value for point in sorted(subject.milestone, key=lambda point: point.year)]
    if subject.kind != "net_flow" and any(after <= before for before, after in itertools.pairwise(values)):
        yield (
            ("milestone",),
            Message("milestones of a cumulative target are totals up to their year, so they must rise"),
        )
