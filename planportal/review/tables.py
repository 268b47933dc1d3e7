"""What changed in the published tables of figures, and with them in statuses and roll-ups."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..assess.judge import Status
from .changes import FigureChange, RollupChange, StatusChange, Subject, Words
from .published import Pair, Published, Row, pair
from .sites import Site
from .subjects import Subjects, said

# Figures whose year tells them apart; the year of others is no part of what they are.
YEARLY = ("actual", "milestone")
FIGURES = ("target", "baseline", "stated", "milestone", "actual", "completion", "fact")
# What two figures are compared by.
_COMPARED = ("printed", "printed_en", "unit_zh", "unit_en", "state")

_NUMBER = re.compile(r"\d")

# From the best: statuses at the end of the period, and on the way.
_RANKS = ((Status.EXCEEDED, Status.MET, Status.NOT_MET),
          (Status.ACHIEVED_EARLY, Status.FASTER, Status.IN_LINE, Status.LAGGING))  # fmt: skip
_DONE = frozenset(status for status in Status if status.done)

# An editor's revision: plan, subject, figure, year, stated_in, and the figure as it was and is printed.
RevisionKey = tuple[str, str, str, str, str, str, str]
# A figure: plan, kind of subject, subject, figure, year, stated_in, and how many of the same stand before it.
_Identity = tuple[str, str, str, str, str, str, int]


def revision_key(change: FigureChange) -> RevisionKey:
    """What an editor names a revision by when giving the reason for it."""
    year = change.year if change.figure in YEARLY else ""
    return (
        change.subject.plan,
        change.subject.id,
        change.figure,
        year,
        change.stated_in,
        change.old.zh,
        change.new.zh,
    )


def figure_changes(
    before: Site, after: Site, reasons: Mapping[RevisionKey, Words] | None = None
) -> tuple[FigureChange, ...]:
    """Every figure that came, went or says something else, also those of whole plans."""
    both = pair(before, after)
    return changed_figures(both, Subjects(both), reasons or {})


def changed_figures(both: Pair, subjects: Subjects, reasons: Mapping[RevisionKey, Words]) -> tuple[FigureChange, ...]:
    had, has = _identified(both.before.figures), _identified(both.after.figures)
    for side in (both.before, both.after):
        had, has = (_known(figures, side) for figures in (had, has))
    units = set(_changed_units(both))
    reach = _Reach(both, subjects)
    found = []
    for identity in dict.fromkeys((*has, *had)):
        old, new = had.get(identity), has.get(identity)
        if old is None or new is None or _differs(identity, old, new, units):
            found.append(_change(subjects, reach, old, new, new or had[identity]))
    found = [replace(change, reason=reasons.get(revision_key(change), Words())) for change in found]
    return tuple(sorted(found, key=lambda change: (*subjects.rank(change.subject), *_order(change))))


def _order(change: FigureChange) -> tuple[int, str, str, str, str]:
    figure = FIGURES.index(change.figure) if change.figure in FIGURES else len(FIGURES)
    return figure, change.year, change.stated_in, change.new.zh, change.old.zh


def _identified(rows: Iterable[Row]) -> dict[_Identity, Row]:
    """Figures by what they are of; the last part counts those that are stated more than once in one place."""
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[_Identity, Row] = {}
    for row in rows:
        year = row["year"] if row["figure"] in YEARLY else ""
        identity = (row["plan"], row["subject_kind"], row["subject"], row["figure"], year, row["stated_in"])
        found[*identity, seen[identity]] = row
        seen[identity] += 1
    return found


def _known(figures: dict[_Identity, Row], side: Published) -> dict[_Identity, Row]:
    """Those figures that a site tells anything about. One without the table of figures says nothing of targets that are
    stated again, of facts and of the values of commitments, and leaves out what is an empty cell of the document."""
    if side.has("figures"):
        return figures
    kinds = {"target", "baseline", "completion"}
    kinds |= {"actual"} if side.has("observations") else set()
    kinds |= {"milestone"} if side.has("milestones") else set()
    return {
        identity: row
        for identity, row in figures.items()
        if identity[3] in kinds and identity[1:4:2] != ("commitment", "actual") and row["printed"] != "—"
    }


def _changed_units(both: Pair) -> Iterable[tuple[str, str]]:
    """English names of units that were typed otherwise: one change of a text, not one of each figure that bears it."""
    for key, (_zh, english) in both.after.texts.items():
        if key[1].startswith("unit/") and key in both.before.texts:
            yield both.before.texts[key][1], english


def _differs(identity: _Identity, old: Row, new: Row, units: set[tuple[str, str]]) -> bool:
    named = old.get("unit_zh") == new.get("unit_zh") and (old.get("unit_en"), new.get("unit_en")) in units
    # English of a number is made from its print and its unit; only that of words is typed.
    made = old["printed"] == new["printed"] and _NUMBER.search(new["printed"])
    compared = [
        column for column in _COMPARED
        if not (named and column == "unit_en") and not (made and column == "printed_en")
    ]  # fmt: skip
    compared += [] if identity[3] in YEARLY else ["year"]
    return any(old[column] != new[column] for column in compared if column in old and column in new)


def _change(subjects: Subjects, reach: "_Reach", old: Row | None, new: Row | None, row: Row) -> FigureChange:
    """``row`` is the new one, or the old one of a figure that is gone."""
    subject = subjects.subject(row["plan"], row["subject_kind"], row["subject"], place=said(row, "source"))
    goals, projects, concept = reach.of(subject)
    return FigureChange(
        subject,
        "new" if old is None else "removed" if new is None else "changed",
        row["figure"],
        row["year"],
        row["stated_in"],
        _printed(old),
        _printed(new),
        said(old, "unit"),
        said(new, "unit"),
        old.get("state", "") if old else "",
        new.get("state", "") if new else "",
        goals,
        projects,
        concept,
    )


def _printed(row: Row | None) -> Words:
    return Words(row["printed"], row.get("printed_en", "")) if row else Words()


class _Reach:
    """Who else shows or counts a figure: goals and projects that name its indicator; the project that makes a promise, and
    the goals that its task serves."""

    def __init__(self, both: Pair, subjects: Subjects):
        self.subjects = subjects
        self._rows: dict[tuple[str, ...], Row] = {}
        self._serving: dict[tuple[str, str, str], list[str]] = {}
        for side in (both.before, both.after):
            for table in ("indicators", "commitments"):
                self._rows |= {(table, *key): row for key, row in side.keyed(table, "plan", "id").items()}
        for kind in ("goal", "project"):
            rows = both.before.keyed(f"{kind}s", "plan", "id") | both.after.keyed(f"{kind}s", "plan", "id")
            for (plan, identifier), row in rows.items():
                for indicator in filter(None, row.get("indicators", "").split(";")):
                    self._serving.setdefault((kind, plan, indicator), []).append(identifier)

    def of(self, subject: Subject) -> tuple[tuple[Subject, ...], tuple[Subject, ...], Subject | None]:
        plan, find = subject.plan, self.subjects.subject
        if subject.kind == "commitment":
            row = self._rows.get(("commitments", plan, subject.id), {})
            goals = tuple(find(plan, "goal", name) for name in filter(None, row.get("goals", "").split(";")))
            return goals, (find(plan, "project", row["project"]),) if row.get("project") else (), None
        if subject.kind != "indicator":
            return (), (), None
        goals, projects = (
            tuple(find(plan, kind, name) for name in self._serving.get((kind, plan, subject.id), ()))
            for kind in ("goal", "project")
        )
        concept = self._rows.get(("indicators", plan, subject.id), {}).get("concept")
        return goals, projects, find("", "concept", concept) if concept else None


# --- statuses and roll-ups ---


def status_changes(both: Pair, subjects: Subjects, figures: Iterable[FigureChange]) -> tuple[StatusChange, ...]:
    """Verdicts of indicators and commitments that stand in both sites."""
    counts = Counter((change.subject.plan, change.subject.kind, change.subject.id) for change in figures)
    found = []
    for kind, table in (("indicator", "indicators"), ("commitment", "commitments")):
        had, has = both.before.keyed(table, "plan", "id"), both.after.keyed(table, "plan", "id")
        for (plan, identifier), new in has.items():
            old = had.get((plan, identifier), {})
            if old.get("status") and new.get("status") and old["status"] != new["status"]:
                subject = subjects.subject(plan, kind, identifier)
                found.append(
                    StatusChange(
                        subject, new.get("attribute", ""), old["status"], new["status"], said(old, "completion"),
                        said(new, "completion"), _worse(old["status"], new["status"]), counts[plan, kind, identifier],
                    )
                )  # fmt: skip
    return tuple(sorted(found, key=lambda change: subjects.rank(change.subject)))


def _worse(old: str, new: str) -> bool | None:
    """Whether a verdict fell, in its own ranks, or from done to not done where the period ended between the two."""
    for rank in _RANKS:
        if old in rank and new in rank:
            return rank.index(new) > rank.index(old)
    if Status.NOT_ASSESSABLE in (old, new) or (old in _DONE) is (new in _DONE):
        return None
    return old in _DONE


def rollup_changes(both: Pair, subjects: Subjects) -> tuple[RollupChange, ...]:
    """Roll-ups of plans that stand in both sites."""
    found = []
    for plan in both.plans:
        for attribute in ("", "binding", "anticipatory") if plan not in both.whole else ():
            old, new = (_rollup(side.rows("indicators"), plan, attribute) for side in (both.before, both.after))
            if old != new:
                found.append(RollupChange(plan, subjects.plan_name(plan), attribute, old, new))
    return tuple(found)


def _rollup(rows: list[Row], plan: str, attribute: str) -> tuple[int, int, int]:
    """Done, assessable and all, as ``assess.rollup`` counts them."""
    counted = [
        row.get("status", "") for row in rows
        if row["plan"] == plan and (not attribute or row.get("attribute", "") == attribute)
    ]  # fmt: skip
    assessable = [status for status in counted if status and status != Status.NOT_ASSESSABLE]
    return sum(status in _DONE for status in assessable), len(assessable), len(counted)
