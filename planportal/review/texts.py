"""What changed in the typed texts, and what the documents leave open."""

from collections.abc import Iterable

from .changes import FigureChange, FindingChange, OldData, RecordChange, TextChange
from .subjects import Subjects, row_text
from .tables import TablePair, TableRow

# Lists of a record whose entries are figures, by the kind of figure.
_VALUES = {"actual": "observation", "stated": "stated"}


def text_changes(
    tables: TablePair, subjects: Subjects, records: Iterable[RecordChange], figures: Iterable[FigureChange]
) -> tuple[TextChange, ...]:
    """Every typed text that came, went or reads otherwise. Those that came or went with their plan, record or value, a
    finding or the reason of a revision are told with these."""
    figures = tuple(figures)
    reasons = {figure.reason for figure in figures if figure.reason}
    whole = {one.subject.key for one in records if one.change != "changed"}
    values = set()
    for one in figures:
        if one.change != "changed" and one.figure == "fact":
            whole.add(one.subject.key)
        elif one.change != "changed" and one.figure in _VALUES:
            label = one.stated_in or "/".join(filter(None, (one.period, *one.slice.split(";"))))
            values.add((one.subject.plan, f"{one.subject.kind}/{one.subject.id}/{_VALUES[one.figure]}/{label}"))
    changes = []
    for change in tables.changes("texts"):
        plan, key = change.key[:2]
        old, new = row_text(change.old, "zh", "en"), row_text(change.new, "zh", "en")
        languages = tuple(code for code in ("zh", "en") if (old and old[code]) != (new and new[code]))
        subject = subjects.of_text(plan, key)
        told = (
            plan in tables.whole
            or (subject.key in whole and change.change != "changed")
            or (plan, key.rpartition("/")[0]) in values
            or (key.startswith("finding/") and "zh" in languages)
            or (key.startswith("revision/") and new in reasons)
        )
        if not told:
            changes.append(TextChange(subject, key, change.change, old, new, languages))
    return tuple(sorted(changes, key=lambda text: subjects.rank(text.subject)))


def finding_changes(tables: TablePair, subjects: Subjects) -> tuple[FindingChange, ...]:
    """Findings that came or went, without those of whole plans."""
    changes = [
        _finding_change(change.row, change.change, subjects)
        for change in tables.changes("findings")
        if change.change != "changed" and change.key[0] not in tables.whole
    ]
    return _in_order(changes, subjects)


def open_findings(tables: TablePair, subjects: Subjects) -> tuple[FindingChange, ...]:
    """Everything that the documents of the later site leave open, each as a new finding."""
    return _in_order(
        [_finding_change(row, "new", subjects) for row in tables.after.by_key("findings").values()], subjects
    )


def _finding_change(row: TableRow, change: str, subjects: Subjects) -> FindingChange:
    return FindingChange(subjects.named(row["plan"], row["subject"]), change, row["kind"], row_text(row, "message"))


def _in_order(changes: list[FindingChange], subjects: Subjects) -> tuple[FindingChange, ...]:
    return tuple(sorted(changes, key=lambda one: (*subjects.rank(one.subject), one.change, one.kind)))


def old_data(tables: TablePair, subjects: Subjects) -> tuple[OldData, ...]:
    """Indicators and commitments of the later site whose latest value is old for how often it is published."""
    values = [
        OldData(subjects.subject(row["plan"], kind, row["id"]), row["actual_year"], int(row["age_months"] or 0),
                row.get("frequency") or "yearly")
        for kind in ("indicator", "commitment")
        for row in tables.after.by_key(f"{kind}s").values()
        if row.get("old") == "yes"
    ]  # fmt: skip
    return tuple(sorted(values, key=lambda one: subjects.rank(one.subject)))
