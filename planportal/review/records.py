"""What changed in the records themselves, beyond their figures and texts."""

from collections.abc import Iterable, Iterator

from ..exports.columns import Column, Role
from ..exports.schema import TABLES
from ..model.messages import LANGUAGES
from ..model.periods import parse_period
from ..words.language import language
from ..words.periods import span_text
from .changes import FieldChange, FigureChange, RecordChange, StatusChange, text_of
from .subjects import RECORDS, Subjects
from .tables import RowChange, TablePair

# Grows with the day the data are complete to.
_AGE = ("age_months", "old")
_COMPLETION = ("completion_zh", "completion_en")
_TOLD_ROLES = (Role.ATTRIBUTE, Role.REFERENCE)


def record_changes(
    tables: TablePair, subjects: Subjects, figures: Iterable[FigureChange], statuses: Iterable[StatusChange]
) -> tuple[RecordChange, ...]:
    """Records that came, went, were renamed or say something else. Of a whole plan there is only the plan. What follows
    from other cells is told only where nothing else of its record is."""
    changes = list(_portal_changes(tables, subjects))
    fields: dict[tuple[str, str, str], list[FieldChange]] = {}
    for (plan, table, identifier), old in tables.renamed.items():
        column = next(column for column in TABLES[table].columns if column.name == "id")
        fields[plan, table.removesuffix("s"), identifier] = [_field(column, old, identifier)]
    derived = {}
    for kind, table in {"plan": "plans", **{kind: table for kind, (table, _name) in RECORDS.items()}}.items():
        for change in tables.changes(table):
            key = change.key[0], kind, change.key[-1]
            if change.change == "changed":
                fields.setdefault(key, []).extend(_fields(change, _TOLD_ROLES))
                derived[key] = _derived(change, tables)
            elif kind == "plan" or key[0] not in tables.whole:
                changes.append(RecordChange(subjects.subject(*key), change.change))
    for change in tables.changes("observations"):
        plan, indicator, _kind, period = change.key[:4]
        fields.setdefault((plan, "indicator", indicator), []).extend(_fields(change, _TOLD_ROLES, period))
    told = {one.subject.key for part in (figures, statuses) for one in part}
    for key, own in fields.items():
        if own or (own := derived[key] if key not in told and key in derived else []):
            changes.append(RecordChange(subjects.subject(*key), "changed", tuple(own)))
    return tuple(sorted(changes, key=lambda record: subjects.rank(record.subject)))


def _portal_changes(tables: TablePair, subjects: Subjects) -> Iterator[RecordChange]:
    """The day the data are complete to, and concepts, which no table but that of texts has."""
    old, new = tables.before.site.as_of, tables.after.site.as_of
    if old != new:
        field = FieldChange("as_of", text_of("数据截止日", "Data as of"), old, new)
        yield RecordChange(subjects.subject("", "portal", ""), "changed", (field,))
    for change in tables.changes("texts"):
        plan, key = change.key[:2]
        if change.change != "changed" and not plan and key.startswith("concept/") and key.endswith("/name"):
            yield RecordChange(subjects.subject("", "concept", key.split("/")[1]), change.change)


def _derived(change: RowChange, tables: TablePair) -> list[FieldChange]:
    """What follows from a rule, another record or the day; the completion, where it changed, says the rest as well. A
    reference that follows from one in the other direction is told with that."""
    later = tables.before.site.as_of != tables.after.site.as_of
    silent = {column.name for column in change.columns if column.refers or (later and column.name in _AGE)}
    fields = [field for field in _fields(change, (Role.DERIVED,)) if field.column not in silent]
    return [field for field in fields if field.column in _COMPLETION] or fields


def _fields(change: RowChange, roles: tuple[Role, ...], period: str = "") -> list[FieldChange]:
    """The cells with one of some roles that differ."""
    if change.old is None or change.new is None:
        return []
    old, new = change.old, change.new
    return [_field(one, old[one.name], new[one.name], period) for one in change.columns if one.role in roles]


def _field(column: Column, old: str, new: str, period: str = "") -> FieldChange:
    zh, en = ("", "")
    if period:
        zh, en = (span_text(parse_period(period), language(code)) for code in LANGUAGES)
        zh, en = f"（{zh}）", f", {en}"
    return FieldChange(column.name, text_of(column.title_zh + zh, column.title_en + en), old, new)
