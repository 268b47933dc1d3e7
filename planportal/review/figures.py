"""The figures that came, went or say something else, and who else shows or counts them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..exports.columns import Role
from ..model.text import Text
from .changes import FigureChange, Subject
from .sites import ReviewedSite
from .subjects import Subjects, words
from .tables import YEARLY, Key, Pair, RowChange, TableRow, pair

# In this order the figures of one subject are told.
FIGURES = ("target", "baseline", "stated", "milestone", "actual", "completion", "fact")

_DIGIT = re.compile(r"\d")

# An editor's revision: plan, subject, figure, year, stated_in, and the figure as it was and is printed.
RevisionKey = tuple[str, str, str, str, str, str, str]


def revision_key(change: FigureChange) -> RevisionKey:
    """What an editor names a revision by when giving the reason for it."""
    year = change.year if change.figure in YEARLY else ""
    was, now = (value.zh if value else "" for value in (change.old, change.new))
    return (change.subject.plan, change.subject.id, change.figure, year, change.stated_in, was, now)


def figure_changes(before: ReviewedSite, after: ReviewedSite) -> tuple[FigureChange, ...]:
    """Every figure that came, went or says something else, also those of whole plans.

    :raises NoSite: if the two cannot be compared.
    """
    both = pair(before, after)
    return changed_figures(both, Subjects(both), {})


def changed_figures(both: Pair, subjects: Subjects, reasons: Mapping[RevisionKey, Text]) -> tuple[FigureChange, ...]:
    reach = _Reach(both, subjects)
    found = [_change(change, subjects, reach) for change in both.changes("figures") if _differs(change)]
    found = [replace(change, reason=reasons.get(revision_key(change))) for change in found]
    return tuple(sorted(found, key=lambda change: (*subjects.rank(change.subject), *_order(change))))


def _order(change: FigureChange) -> tuple[int, str, str, RevisionKey]:
    return FIGURES.index(change.figure), change.year, change.stated_in, revision_key(change)


def _differs(change: RowChange) -> bool:
    """A figure is what is printed, its year, unit and state. English is made of that, but for words without a number."""
    in_words = not _DIGIT.search(change.row["printed"])
    return change.change != "changed" or any(
        column.role not in (Role.TEXT, Role.DERIVED) or (in_words and column.name == "printed_en")
        for column in change.columns
    )


def _change(change: RowChange, subjects: Subjects, reach: "_Reach") -> FigureChange:
    old, new, row = change.old, change.new, change.row
    subject = subjects.subject(row["plan"], row["subject_kind"], row["subject"])
    return FigureChange(
        replace(subject, place=words(row, "source")),
        change.change,
        row["figure"],
        row["year"],
        row["stated_in"],
        words(old, "printed", "printed_en"),
        words(new, "printed", "printed_en"),
        words(old, "unit"),
        words(new, "unit"),
        old["state"] if old else "",
        new["state"] if new else "",
        tuple(reach.serving(subject, "goal")),
        tuple(reach.serving(subject, "project")),
        reach.concept(subject),
    )


class _Reach:
    """Who else shows or counts a figure: goals and projects that name its indicator; the project that makes a promise, and
    the goals that its task serves."""

    def __init__(self, both: Pair, subjects: Subjects):
        self._pair, self._subjects = both, subjects
        self._serving: dict[Key, list[str]] = {}
        for kind in ("goal", "project"):
            for (plan, name, *_), row in both.rows[f"{kind}s"].items():
                for indicator in row["indicators"].split(";"):
                    self._serving.setdefault((kind, plan, indicator), []).append(name)

    def serving(self, subject: Subject, kind: str) -> Iterator[Subject]:
        names = self._serving.get((kind, subject.plan, subject.id), []) if subject.kind == "indicator" else []
        if subject.kind == "commitment":
            names = self._row(subject)["goals" if kind == "goal" else "project"].split(";")
        return (self._subjects.subject(subject.plan, kind, name) for name in names if name)

    def concept(self, subject: Subject) -> Subject | None:
        name = self._row(subject)["concept"] if subject.kind == "indicator" else ""
        return self._subjects.subject("", "concept", name) if name else None

    def _row(self, subject: Subject) -> TableRow:
        return self._pair.rows[f"{subject.kind}s"][subject.plan, subject.id]
