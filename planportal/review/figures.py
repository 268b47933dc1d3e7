"""The figures that came, went or say something else, and who else shows or counts them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..exports.columns import Role
from ..model.text import Text
from .changes import FigureChange, Subject
from .sites import ReviewedSite
from .subjects import Subjects, row_text
from .tables import PERIODIC, Key, RowChange, TablePair, TableRow, pair_tables

# The order in which the figures of one subject are told.
FIGURES = ("target", "baseline", "stated", "milestone", "actual", "completion", "fact")

_DIGIT = re.compile(r"\d")

# An editor's revision: plan, subject, figure, period, slice, stated_in, and the figure as it was and is printed.
RevisionKey = tuple[str, str, str, str, str, str, str, str]


def revision_key(change: FigureChange) -> RevisionKey:
    """What an editor names a revision by when giving the reason for it."""
    period = change.period if change.figure in PERIODIC else ""
    was, now = (value.zh if value else "" for value in (change.old, change.new))
    return (change.subject.plan, change.subject.id, change.figure, period, change.slice, change.stated_in, was, now)


def figure_changes(before: ReviewedSite, after: ReviewedSite) -> tuple[FigureChange, ...]:
    """Every figure that came, went or says something else, also those of whole plans.

    :raises NotASite: if the two cannot be compared.
    """
    tables = pair_tables(before, after)
    return changed_figures(tables, Subjects(tables), {})


def changed_figures(
    tables: TablePair, subjects: Subjects, reasons: Mapping[RevisionKey, Text]
) -> tuple[FigureChange, ...]:
    dependents = _Dependents(tables, subjects)
    changes = [
        _figure_change(change, subjects, dependents) for change in tables.changes("figures") if _differs(change)
    ]
    changes = [replace(change, reason=reasons.get(revision_key(change))) for change in changes]
    return tuple(sorted(changes, key=lambda change: (*subjects.rank(change.subject), *_order(change))))


def _order(change: FigureChange) -> tuple[int, str, str, RevisionKey]:
    return FIGURES.index(change.figure), change.period, change.stated_in, revision_key(change)


def _differs(change: RowChange) -> bool:
    """Whether a figure differs in print, year, unit or state. Its English follows from these, unless it is words without a
    number."""
    in_words = not _DIGIT.search(change.row["printed"])
    return change.change != "changed" or any(
        column.role not in (Role.TEXT, Role.DERIVED) or (in_words and column.name == "printed_en")
        for column in change.columns
    )


def _figure_change(change: RowChange, subjects: Subjects, dependents: "_Dependents") -> FigureChange:
    old, new, row = change.old, change.new, change.row
    subject = subjects.subject(row["plan"], row["subject_kind"], row["subject"])
    return FigureChange(
        replace(subject, place=row_text(row, "source")),
        change.change,
        row["figure"],
        row["period"],
        row["stated_in"],
        row_text(old, "printed", "printed_en"),
        row_text(new, "printed", "printed_en"),
        row_text(old, "unit"),
        row_text(new, "unit"),
        old["state"] if old else "",
        new["state"] if new else "",
        tuple(dependents.serving(subject, "goal")),
        tuple(dependents.serving(subject, "project")),
        dependents.concept(subject),
        slice=row["slice"],
    )


class _Dependents:
    """Who else shows or counts a figure: goals and projects that name its indicator; the project that makes a promise, and
    the goals that its task serves."""

    def __init__(self, tables: TablePair, subjects: Subjects):
        self._tables, self._subjects = tables, subjects
        self._serving: dict[Key, list[str]] = {}
        for kind in ("goal", "project"):
            for (plan, name, *_), row in tables.rows[f"{kind}s"].items():
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
        return self._tables.rows[f"{subject.kind}s"][subject.plan, subject.id]
