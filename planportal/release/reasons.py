"""The reasons that editors give for revised figures, compared with the figures that a release revises."""

import json
from collections.abc import Iterable, Iterator

from ..content.files import Files
from ..content.parse import SourceFile
from ..content.problems import Problem
from ..model.messages import Message
from ..model.portal import Plan
from ..model.releases import Release, Revised, Revision
from ..model.text import Text
from ..review.changes import FigureChange
from ..review.figures import RevisionKey, revision_key
from ..review.tables import PERIODIC

FILE = "revisions.toml"


def _typed_key(plan: str, revision: Revision) -> RevisionKey:
    period = (revision.period or str(revision.year or "")) if revision.figure in PERIODIC else ""
    return (
        plan,
        revision.subject,
        revision.figure,
        period,
        ";".join(revision.slice),
        revision.stated_in or "",
        revision.was,
        revision.now or "",
    )


def reasons_of(plans: Iterable[Plan]) -> dict[RevisionKey, Text]:
    """Every reason that editors gave, by the revision it is for."""
    return {_typed_key(plan.id, one): one.reason for plan in plans for one in plan.revisions}


def missing_reasons(changes: Iterable[FigureChange], reasons: dict[RevisionKey, Text]) -> Iterator[Problem]:
    """The fault of each revised figure without a reason, with the lines to be typed."""
    for change in changes:
        key = revision_key(change)
        if key not in reasons:
            yield Problem(
                f"plans/{change.subject.plan}/{FILE}",
                1,
                1,
                f"{change.subject.id}.{change.figure}",
                _missing_reason(key),
            )


def _missing_reason(key: RevisionKey) -> str:
    _plan, subject, figure, period, members, stated_in, was, now = key
    lines = [f'subject = "{subject}"', f'figure = "{figure}"']
    lines += [f"year = {period}" if period.isdigit() else f'period = "{period}"'] if period else []
    lines += [f"slice = {json.dumps(members.split(';'))}"] if members else []
    lines += [f'stated_in = "{stated_in}"'] if stated_in else []
    lines += [f'was = "{was}"'] + ([f'now = "{now}"'] if now else [])
    entry = "; ".join(lines)
    if now:
        return Message(
            "was released as “%(was)s” and is “%(now)s” now, without a reason; add [[revision]] with %(entry)s "
            "and reason.zh, reason.en",
            was=was, now=now, entry=entry,
        )  # fmt: skip
    return Message(
        "was released as “%(was)s” and is gone now, without a reason; add [[revision]] with %(entry)s and "
        "reason.zh, reason.en",
        was=was, entry=entry,
    )  # fmt: skip


def unused_reasons(
    files: Files, plans: Iterable[Plan], changes: Iterable[FigureChange], before: Iterable[Release]
) -> Iterator[Problem]:
    """The fault of each reason that fits a revision neither of this release nor of an earlier one."""
    known = {revision_key(change) for change in changes}
    known |= {_logged_key(entry) for release in before for entry in release.revised}
    for plan in plans:
        for number, revision in enumerate(plan.revisions):
            if _typed_key(plan.id, revision) not in known:
                message = Message(
                    "fits no figure that changed since the last release; its figure, year, was and now must be those "
                    "of the change"
                )
                source = SourceFile(files, f"plans/{plan.id}/{FILE}")
                yield source.problem(("revision", number), message)


def _logged_key(entry: Revised) -> RevisionKey:
    year = entry.year if entry.figure in PERIODIC else ""
    now = entry.now.zh if entry.now else ""
    return (entry.plan, entry.subject, entry.figure, year, entry.slice, entry.stated_in, entry.was.zh, now)


def log_entry(change: FigureChange, reasons: dict[RevisionKey, Text]) -> Revised:
    """A revised figure as an entry of the revision log."""
    subject = change.subject
    # The words come from the tables of sites, so the record has to check them.
    return Revised.model_validate({
        "plan": subject.plan,
        "plan_name": _in_both(subject.plan_name),
        "subject_kind": subject.kind,
        "subject": subject.id,
        "name": _in_both(subject.name),
        "figure": change.figure,
        "year": change.period,
        "slice": change.slice,
        "stated_in": change.stated_in,
        "place": _in_both(subject.place),
        "was": _in_both(change.old),
        "now": _in_both(change.new),
        "was_unit": _in_both(change.old_unit),
        "now_unit": _in_both(change.new_unit),
        "reason": _in_both(reasons[revision_key(change)]),
    })  # fmt: skip


def _in_both(text: Text | None) -> Text | None:
    """A text in both languages, with the one that is there in place of a missing one."""
    return Text(zh=text.zh or text.en, en=text.en or text.zh) if text else None
