"""The reasons that editors give for revised figures, held against the figures that a release revises."""

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
from ..review.tables import YEARLY

FILE = "revisions.toml"


def _typed(plan: str, revision: Revision) -> RevisionKey:
    year = str(revision.year) if revision.year and revision.figure in YEARLY else ""
    return (plan, revision.subject, revision.figure, year, revision.stated_in or "", revision.was, revision.now or "")


def reasons_of(plans: Iterable[Plan]) -> dict[RevisionKey, Text]:
    """Every reason that is typed."""
    return {_typed(plan.id, one): one.reason for plan in plans for one in plan.revisions}


def missing(changes: Iterable[FigureChange], reasons: dict[RevisionKey, Text]) -> Iterator[Problem]:
    """The revised figures that nobody gave a reason for, with the lines to be typed."""
    for change in changes:
        key = revision_key(change)
        if key not in reasons:
            yield Problem(
                f"plans/{change.subject.plan}/{FILE}", 1, 1, f"{change.subject.id}.{change.figure}", _owed(key)
            )


def _owed(key: RevisionKey) -> str:
    _plan, subject, figure, year, stated_in, was, now = key
    lines = [f'subject = "{subject}"', f'figure = "{figure}"']
    lines += [f"year = {year}"] if year else []
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


def idle(
    files: Files, plans: Iterable[Plan], changes: Iterable[FigureChange], before: Iterable[Release]
) -> Iterator[Problem]:
    """Reasons that fit neither a revision of this release nor one of a release before: a slip of the pen."""
    known = {revision_key(change) for change in changes}
    known |= {_logged(revised) for release in before for revised in release.revised}
    for plan in plans:
        for number, revision in enumerate(plan.revisions):
            if _typed(plan.id, revision) not in known:
                message = Message(
                    "fits no figure that changed since the last release; its figure, year, was and now must be those "
                    "of the change"
                )
                source = SourceFile(files, f"plans/{plan.id}/{FILE}")
                yield source.problem(("revision", number), message)


def _logged(revised: Revised) -> RevisionKey:
    year = revised.year if revised.figure in YEARLY else ""
    now = revised.now.zh if revised.now else ""
    return (revised.plan, revised.subject, revised.figure, year, revised.stated_in, revised.was.zh, now)


def revised(change: FigureChange, reasons: dict[RevisionKey, Text]) -> Revised:
    """The entry of the log."""
    subject = change.subject
    # The words come from the tables of sites, so the record has to check them.
    return Revised.model_validate({
        "plan": subject.plan,
        "plan_name": _text(subject.plan_name),
        "subject_kind": subject.kind,
        "subject": subject.id,
        "name": _text(subject.name),
        "figure": change.figure,
        "year": change.year,
        "stated_in": change.stated_in,
        "place": _text(subject.place),
        "was": _text(change.old),
        "now": _text(change.new),
        "was_unit": _text(change.old_unit),
        "now_unit": _text(change.new_unit),
        "reason": _text(reasons[revision_key(change)]),
    })  # fmt: skip


def _text(text: Text | None) -> Text | None:
    return Text(zh=text.zh or text.en, en=text.en or text.zh) if text else None
