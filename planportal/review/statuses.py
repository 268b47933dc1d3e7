"""Verdicts that flipped, and the roll-ups that moved with them."""

from collections import Counter
from collections.abc import Iterable

from ..model.status import Status
from .changes import FigureChange, RollupChange, StatusChange
from .subjects import Subjects, row_text
from .tables import SiteTables, TablePair


def status_changes(
    tables: TablePair, subjects: Subjects, figures: Iterable[FigureChange]
) -> tuple[StatusChange, ...]:
    """Verdicts of indicators and commitments that stand in both sites."""
    counts = Counter(change.subject.key for change in figures)
    changes = []
    for kind in ("indicator", "commitment"):
        for change in tables.changes(f"{kind}s"):
            old, new = change.old, change.new
            if old and new and old["status"] and new["status"] and old["status"] != new["status"]:
                subject = subjects.subject(new["plan"], kind, new["id"])
                changes.append(
                    StatusChange(
                        subject, new.get("attribute", ""), old["status"], new["status"], row_text(old, "completion"),
                        row_text(new, "completion"), Status(new["status"]).worse_than(Status(old["status"])),
                        counts[subject.key],
                    )
                )  # fmt: skip
    return tuple(sorted(changes, key=lambda change: subjects.rank(change.subject)))


def rollup_changes(tables: TablePair, subjects: Subjects) -> tuple[RollupChange, ...]:
    """Roll-ups of plans that stand in both sites."""
    had, has = (_rollups(side) for side in tables.sides)
    return tuple(
        RollupChange(plan, subjects.plan_name(plan), attribute, old, new)
        for plan in tables.plans
        for attribute in ("", "binding", "anticipatory")
        if plan not in tables.whole
        and (old := had.get((plan, attribute), (0, 0, 0))) != (new := has.get((plan, attribute), (0, 0, 0)))
    )


def _rollups(side: SiteTables) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Done, assessable and all by plan and attribute, as ``assess.rollup`` counts them; all indicators under ""."""
    counts: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in side.by_key("indicators").values():
        judged = row["status"] not in ("", Status.NOT_ASSESSABLE)
        for of in {(row["plan"], ""), (row["plan"], row["attribute"])}:
            done, assessable, every = counts.get(of, (0, 0, 0))
            counts[of] = done + (judged and Status(row["status"]).done), assessable + judged, every + 1
    return counts
