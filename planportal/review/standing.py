"""What the documents leave open, what of it came or went, and data that are old."""

from collections import Counter

from .changes import FindingChange, OldData, Subject, Words
from .published import Pair, Row
from .records import AGE
from .subjects import Subjects


def finding_changes(both: Pair, subjects: Subjects) -> tuple[FindingChange, ...]:
    """Findings that came or went, without those of whole plans."""
    had, has = (
        Counter(_finding(row) for row in side.rows("findings") if row["plan"] not in both.whole)
        for side in (both.before, both.after)
    )
    english = {
        _finding(row): row["message_en"] for side in (both.before, both.after) for row in side.rows("findings")
    }
    gone = [("removed", one) for one in (had - has).elements()]
    come = [("new", one) for one in (has - had).elements()]
    found = [
        FindingChange(
            subjects.named(plan, subject), change, kind, Words(message, english[plan, kind, subject, message])
        )
        for change, (plan, kind, subject, message) in (*gone, *come)
    ]
    return tuple(sorted(found, key=lambda one: (*subjects.rank(one.subject), one.change, one.kind, one.message.zh)))


def open_findings(both: Pair, subjects: Subjects) -> tuple[FindingChange, ...]:
    """Everything that the documents of the later site leave open, as if it had all just come."""
    found = [
        FindingChange(subjects.named(row["plan"], row["subject"]), "new", row["kind"],
                      Words(row["message_zh"], row["message_en"]))
        for row in both.after.rows("findings")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (*subjects.rank(one.subject), one.kind, one.message.zh)))


def aged(both: Pair, subjects: Subjects) -> tuple[Subject, ...]:
    """Whose latest value is older than it was: the pages say how old it is."""
    found = []
    for kind, table in (("indicator", "indicators"), ("commitment", "commitments")):
        columns = [column for column in both.columns(table) if column in AGE]
        had, has = both.before.keyed(table, "plan", "id"), both.after.keyed(table, "plan", "id")
        for place in (place for place in has if place in had):
            if any(had[place][column] != has[place][column] for column in columns):
                found.append(subjects.subject(place[0], kind, place[1]))
    return tuple(found)


def _finding(row: Row) -> tuple[str, str, str, str]:
    return row["plan"], row["kind"], row["subject"], row["message_zh"]


def old_data(both: Pair, subjects: Subjects) -> tuple[OldData, ...]:
    """Indicators and commitments of the later site whose latest value is old for how often it is published."""
    found = [
        OldData(subjects.subject(row["plan"], kind, row["id"]), row["actual_year"], int(row["age_months"] or 0),
                row.get("frequency") or "yearly")
        for kind in ("indicator", "commitment")
        for row in both.after.rows(f"{kind}s")
        if row.get("old") == "yes"
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: subjects.rank(one.subject)))
