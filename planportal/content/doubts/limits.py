"""Figures on the wrong side of a bound: shares, parts of a whole, running totals, milestones, and a target's direction."""

import itertools
from collections.abc import Iterator
from decimal import Decimal

from ...model.messages import Message
from ...model.notation import Basis, Better
from ...model.portal import Plan
from ...model.records import Indicator, Subject
from .points import Point, improves, points_of

# What names of rates hold that are no shares: they tell how something grew, and may fall below 0 and rise beyond 100.
GROWTH = ("增", "涨", "降", "变化")
WHOLE = 100


def doubts_of_shares(plan: Plan, subject: Subject) -> Iterator[tuple[Point, Message]]:
    """Figures of a share above 100% or below 0. A level in percent is a share unless its name tells of growth, or its other
    figures leave those bounds too."""
    target = subject.quantity
    if target is None or not plan.unit(subject).rate or target.basis is not Basis.LEVEL:
        return
    name = subject.name.zh if isinstance(subject, Indicator) else subject.text.zh
    if any(word in name for word in GROWTH):
        return
    points = [point for point in points_of(plan, subject) if point.counts == "level"]
    for point in points:
        others = [
            other for other in points if other is not point and (other.role != "value" or point.role != "value")
        ]
        if not _is_share(point.number) and all(_is_share(other.number) for other in others):
            yield point, _beyond(point)


def _is_share(number: Decimal) -> bool:
    return 0 <= number <= WHOLE


def _beyond(point: Point) -> Message:
    if point.number < 0:
        return Message("“%(printed)s” is below 0, and a share is not", printed=point.printed)
    return Message("“%(printed)s” is more than 100%%, and a share is not", printed=point.printed)


def doubts_of_parts(plan: Plan, subject: Subject) -> Iterator[tuple[Point, Message]]:
    """Figures of a part that are larger than those of its whole, for the same year."""
    whole = plan.indicators.get(subject.part_of) if isinstance(subject, Indicator) and subject.part_of else None
    if whole is None or plan.unit(whole).measure != plan.unit(subject).measure or plan.unit(subject).rate:
        return
    if "net_flow" in (whole.kind, subject.kind):
        return
    scale = Decimal(plan.unit(subject).scale) / plan.unit(whole).scale
    figures = {(point.role, point.counts, point.period): point for point in points_of(plan, whole)}
    for point in points_of(plan, subject):
        above = figures.get((point.role, point.counts, point.period))
        if above and point.counts != "change" and point.number * scale > above.number:
            yield point, Message(
                "“%(printed)s” is more than “%(whole)s” of %(subject)s, which it is part of",
                printed=point.printed, whole=above.printed, subject=whole.id,
            )  # fmt: skip


def doubts_of_totals(plan: Plan, subject: Subject) -> Iterator[tuple[Point, Message]]:
    """Totals since the period began that are less than the one before."""
    target = subject.quantity
    if target is None or target.basis is not Basis.CUMULATIVE or subject.kind == "net_flow":
        return
    totals = [point for point in points_of(plan, subject) if point.role == "value" and point.counts == "total"]
    for before, after in itertools.pairwise(totals):
        if after.number < before.number:
            yield after, Message(
                "“%(printed)s” is less than %(before)s, and a total since the period began never falls",
                printed=after.printed, before=before.named,
            )  # fmt: skip


def doubts_of_milestones(plan: Plan, subject: Subject) -> Iterator[tuple[Point, Message]]:
    """Milestones beyond the target, or on the far side of the baseline. Those of single years go their own way."""
    target, way = subject.quantity, improves(subject)
    if target is None or target.basis in (Basis.YEARLY, Basis.AVERAGE):
        return
    points = points_of(plan, subject)
    aim = next(point for point in points if point.role == "target")
    start = next((point for point in points if point.role == "baseline" and point.counts == "level"), None)
    if start and aim.counts == "level" and not target.value <= start.number <= target.top:
        way = Better.HIGHER if start.number < target.value else Better.LOWER
    for point in points:
        if point.role != "milestone" or point.year >= aim.year or way is None:
            continue
        goal = target.top if way is Better.HIGHER else target.value
        if _is_beyond(point.number, goal, way) and not (start and _is_beyond(start.number, point.number, way)):
            yield point, Message(
                "“%(printed)s” for %(year)s lies beyond %(target)s, which is for %(end)s",
                printed=point.printed, year=point.year, target=aim.named, end=aim.year,
            )  # fmt: skip
        elif start and aim.counts == "level" and _is_beyond(start.number, point.number, way):
            yield point, Message(
                "“%(printed)s” for %(year)s lies on the other side of %(baseline)s than %(target)s",
                printed=point.printed, year=point.year, baseline=start.named, target=aim.named,
            )  # fmt: skip


def _is_beyond(number: Decimal, other: Decimal, way: Better) -> bool:
    return number > other if way is Better.HIGHER else number < other


def doubt_of_direction(subject: Subject) -> Message | None:
    """A typed ``better`` against the bound that the target prints. A change says its direction itself, and its row may be
    named after it: a reduction by 20% is the better the higher it is."""
    target, printed = subject.quantity, subject.figure
    if target is None or printed is None or printed.direction or "better" not in subject.model_fields_set:
        return None
    if target.caps and not target.bare and subject.better is Better.HIGHER:
        return Message('says "higher", but “%(printed)s” is an upper bound', printed=subject.target)
    if target.floors and not target.bare and subject.better is Better.LOWER:
        return Message('says "lower", but “%(printed)s” is a lower bound', printed=subject.target)
    return None
