"""What changed in the records themselves, beyond their figures and texts."""

from collections.abc import Iterable, Iterator, Sequence

from ..exports.schema import TABLES as SCHEMA
from .changes import (
    FieldChange,
    FigureChange,
    RecordChange,
    StatusChange,
    TextChange,
    Words,
)
from .published import PAGED, Pair, Published, Row
from .subjects import TABLES, Subjects

# Told as figures, and of goals what they say of their tasks.
_ELSEWHERE = {
    "unit_zh", "unit_en", "target_printed", "target", "target_high", "target_en", "baseline_printed", "baseline",
    "baseline_year", "actual_printed", "actual", "actual_year", "completion_printed", "goals",
}  # fmt: skip
# Grows with the day the data are complete to.
AGE = ("age_months", "old")
_COMPLETION = ("completion_zh", "completion_en")
# What follows from figures, from other records or from the day: told only where nothing else of the record is.
_FOLLOWS = {
    "source_zh", "source_en", "status", "status_reason", "assessed", "actual_comparator", *_COMPLETION,
    "completion_form", "completion_number", "comparator", "comparator_from", "direction", "measure", "unit_scale", *AGE,
}  # fmt: skip
_DERIVED = {"indicators": _FOLLOWS, "commitments": _FOLLOWS}
_OBSERVED = ("source_zh", "source_en", "note_zh", "note_en", "covers", "published", "met")


def record_changes(
    both: Pair,
    subjects: Subjects,
    texts: Sequence[TextChange],
    figures: Iterable[FigureChange],
    statuses: Iterable[StatusChange],
) -> tuple[RecordChange, ...]:
    """Records that came, went, were renamed or say something else. Of a whole plan there is only the plan."""
    found = list(_portal(both, subjects))
    for plan in both.plans:
        if plan in both.whole:
            found.append(RecordChange(subjects.subject(plan, "plan", plan), both.whole[plan]))
    told = {(one.subject.plan, one.subject.kind, one.subject.id) for part in (figures, statuses) for one in part}
    same_day = both.before.site.as_of == both.after.site.as_of
    said = _Said(texts)
    for kind, table, key in (
        ("plan", "plans", ("plan",)),
        *((kind, of[0], ("plan", "id")) for kind, of in TABLES.items()),
    ):
        had, has = both.before.keyed(table, *key), both.after.keyed(table, *key)
        if not (both.before.has(table, *key) and both.after.has(table, *key)):
            continue
        for place in {**has, **had}:
            plan, identifier = place[0], place[-1]
            if plan in both.whole:
                continue
            subject = subjects.subject(plan, kind, identifier)
            if place not in has or place not in had:
                found.append(RecordChange(subject, "new" if place in has else "removed"))
                continue
            fields = [*_renamed(both, plan, table, identifier)]
            fields += _fields(both, table, had[place], has[place], said)
            fields += _observed(both, plan, identifier, said) if kind == "indicator" else []
            if not fields and (plan, kind, identifier) not in told:
                fields = _follows(both, table, had[place], has[place], said, same_day)
            if fields:
                found.append(RecordChange(subject, "changed", tuple(fields)))
    return tuple(sorted(found, key=lambda record: subjects.rank(record.subject)))


def _portal(both: Pair, subjects: Subjects) -> Iterator[RecordChange]:
    """The day the data are complete to, and concepts, which no table but that of texts has."""
    old, new = both.before.site.as_of, both.after.site.as_of
    if old and new and old != new:
        field = FieldChange("as_of", Words("数据截止日", "Data as of"), old, new)
        yield RecordChange(subjects.subject("", "portal", ""), "changed", (field,))
    if both.has_texts:
        had, has = (
            dict.fromkeys(key.split("/")[1] for plan, key in side.texts if not plan and key.startswith("concept/"))
            for side in (both.before, both.after)
        )
        for concept in {**has, **had}:
            if concept not in had or concept not in has:
                yield RecordChange(subjects.subject("", "concept", concept), "new" if concept in has else "removed")


class _Said:
    """Tells cells that differ because a typed text does: that is told as a text."""

    def __init__(self, texts: Iterable[TextChange]):
        self._texts: dict[str, list[tuple[str, str]]] = {}
        for text in texts:
            for code in text.languages:
                self._texts.setdefault(text.subject.plan, []).append((text.old[code], text.new[code]))

    def __call__(self, plan: str, old: str, new: str) -> bool:
        pairs = [*self._texts.get(plan, ()), *self._texts.get("", ())]
        if (old, new) in pairs or old == new:
            return True
        # The text is one of several in the cell, or the label in a place such as "表1 第5行".
        renewed = old
        for before, after in sorted(pairs, key=lambda pair: -len(pair[0])):
            renewed = renewed.replace(before, after) if before else renewed
        return renewed == new


def _renamed(both: Pair, plan: str, table: str, identifier: str) -> Iterator[FieldChange]:
    if table in PAGED and (old := both.renamed.get((plan, table, identifier))):
        yield _field(table, "id", old, identifier)


def _fields(both: Pair, table: str, old: Row, new: Row, said: _Said) -> Iterator[FieldChange]:
    for column in both.columns(table):
        told = (
            column in _ELSEWHERE or column in _DERIVED.get(table, ()) or said(new["plan"], old[column], new[column])
        )
        if not told:
            yield _field(table, column, old[column], new[column])


def _follows(both: Pair, table: str, old: Row, new: Row, said: _Said, same_day: bool) -> list[FieldChange]:
    """What differs without anything that would explain it: a rule, a threshold or a label is another."""
    columns = [
        column for column in both.columns(table)
        if old[column] != new[column] and column in _DERIVED.get(table, ()) and (same_day or column not in AGE)
        and not said(new["plan"], old[column], new[column])
    ]  # fmt: skip
    completion = [column for column in columns if column in _COMPLETION]
    return [_field(table, column, old[column], new[column]) for column in completion or columns]


def _observed(both: Pair, plan: str, indicator: str, said: _Said) -> Iterator[FieldChange]:
    """What is recorded of values besides the figures."""
    had, has = (_values(side).get((plan, indicator), {}) for side in (both.before, both.after))
    shared = set(both.columns("observations"))
    places = [side.keyed("indicators", "plan", "id").get((plan, indicator), {}) for side in (both.before, both.after)]
    for value in (value for value in has if value in had):
        for column in (column for column in _OBSERVED if column in shared):
            old, new = had[value][column], has[value][column]
            # A value of the table itself stands where the row stands.
            follows = column in places[0] and [old, new] == [place.get(column) for place in places]
            if not said(plan, old, new) and not follows:
                yield _field("observations", column, old, new, year=value[1])


def _values(side: Published) -> dict[tuple[str, str], dict[tuple[str, str], Row]]:
    values: dict[tuple[str, str], dict[tuple[str, str], Row]] = {}
    for row in side.rows("observations"):
        values.setdefault((row["plan"], row["indicator"]), {})[row.get("kind", ""), row["year"]] = row
    return values


def _field(table: str, column: str, old: str, new: str, year: str = "") -> FieldChange:
    known = next((entry for entry in SCHEMA[table].columns if entry.name == column), None)
    title = Words(known.title_zh, known.title_en) if known else Words(column, column)
    if year:
        title = Words(f"{title.zh}（{year}年）", f"{title.en}, {year}")
    return FieldChange(column, title, old, new)
