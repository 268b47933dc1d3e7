"""Lists the doubts about a plan, and holds them against what its editors confirmed."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from ...model.document import Fact
from ...model.entries import Entry, Path
from ...model.fields import DOUBTS, Doubtable, DoubtKind
from ...model.messages import Message
from ...model.portal import Plan, Shared
from ...model.records import Commitment, Indicator, Subject
from ..bounds import FileFault
from ..files import Files
from ..parse import SourceFile
from ..problems import Problem
from . import limits, magnitude, parts, values


@dataclass(frozen=True)
class Doubt:
    """``path`` leads to the figure in its file."""

    kind: DoubtKind
    file: str
    path: Path
    message: Message


def doubts_of(plan: Plan, as_of: datetime.date) -> list[Doubt]:
    """Every doubt about a plan without fault, confirmed or not, at most one for each figure: a kind that explains the others is
    told instead of them."""
    found: dict[tuple[str, Path], Doubt] = {}
    for file, entry in plan.entries():
        for kind, place, message in sorted(
            _doubts_of_entry(plan, entry, as_of), key=lambda one: DOUBTS.index(one[0])
        ):
            found.setdefault((file, (*entry.path, *place)), Doubt(kind, file, (*entry.path, *place), message))
    return list(found.values())


def _doubts_of_entry(plan: Plan, entry: Entry, as_of: datetime.date) -> Iterator[tuple[DoubtKind, Path, Message]]:
    """The doubts about one entry, with their places in it."""
    match entry.record:
        case Indicator() | Commitment() as subject:
            yield from _doubts_of_subject(plan, subject, as_of)
        case Fact() as fact:
            if message := magnitude.doubt_of_fact(plan, fact):
                yield "magnitude", ("value",), message


def _doubts_of_subject(
    plan: Plan, subject: Subject, as_of: datetime.date
) -> Iterator[tuple[DoubtKind, Path, Message]]:
    for path, message in values.doubts_of_ranges(subject):
        yield "range", path, message
    for point, message in limits.doubts_of_shares(plan, subject):
        yield "share", point.path, message
    far_off = list(magnitude.doubts_of_series(plan, subject, as_of))
    for point, message in far_off:
        yield "magnitude", point.path, message
    for number, message in magnitude.doubts_of_repeats(plan, subject):
        yield "magnitude", ("stated", number, "target"), message
    if isinstance(subject, Commitment) and (again := magnitude.doubt_of_restated(plan, subject)):
        yield "magnitude", ("target",), again
    if wrong_way := limits.doubt_of_direction(subject):
        yield "direction", ("better",), wrong_way
    for point, message in limits.doubts_of_parts(plan, subject):
        yield "part", point.path, message
    # A total that is far too large makes the next one fall.
    if not far_off:
        for point, message in limits.doubts_of_totals(plan, subject):
            yield "falling", point.path, message
        for point, message in limits.doubts_of_milestones(plan, subject):
            yield "milestone", point.path, message
    for path, message in parts.doubts_of_slices(plan, subject):
        yield "part", path, message
    for path, message in values.doubts_of_days(subject, as_of):
        yield "early", path, message


def open_doubts(files: Files, plan: Plan, shared: Shared) -> list[Problem]:
    """Every doubt about a plan that nobody confirmed, as a problem at its line that says how to confirm it."""
    confirmed = {(one.file, one.path, one.kind) for one in confirmations_of(plan)}
    return [
        SourceFile(files, f"plans/{plan.id}/{doubt.file}").problem(doubt.path, _with_cure(doubt))
        for doubt in doubts_of(plan, shared.info.as_of)
        if not any(key in confirmed for key in _keys(doubt))
    ]


def _with_cure(doubt: Doubt) -> Message:
    return Message(
        '%(doubt)s. Mend it, or confirm it in its entry: confirmed = { doubt = "%(kind)s", reason = "…" }',
        doubt=doubt.message, kind=doubt.kind,
    )  # fmt: skip


@dataclass(frozen=True)
class Confirmation:
    """``path`` is the place of the entry that confirms, ``number`` that of the confirmation in it."""

    file: str
    path: Path
    number: int
    kind: DoubtKind


def confirmations_of(plan: Plan) -> list[Confirmation]:
    return [
        Confirmation(file, entry.path, number, one.doubt)
        for file, entry in plan.entries()
        if isinstance(entry.record, Doubtable)
        for number, one in enumerate(entry.record.confirmed)
    ]


def _keys(doubt: Doubt) -> Iterator[tuple[str, Path, DoubtKind]]:
    """Where a doubt may be confirmed: in the entry of its figure, and in those around it."""
    for end in range(1, len(doubt.path)):
        yield doubt.file, doubt.path[:end], doubt.kind


def faults_of_confirmations(plan: Plan, shared: Shared) -> Iterator[FileFault]:
    """Confirmations of doubts that nobody has, or that stand twice."""
    confirmations = confirmations_of(plan)
    if not confirmations:
        return
    doubted = {key for doubt in doubts_of(plan, shared.info.as_of) for key in _keys(doubt)}
    seen = set()
    for one in confirmations:
        key = (one.file, one.path, one.kind)
        path = (*one.path, "confirmed", one.number)
        if key not in doubted:
            yield one.file, path, Message('confirms a doubt "%(kind)s" that there is not; delete it', kind=one.kind)
        elif key in seen:
            yield one.file, path, Message('confirms the doubt "%(kind)s" twice; keep one', kind=one.kind)
        seen.add(key)
