"""The published tables of two sites, compared row by row, by the keys and the roles that ``exports`` declares.

A record that was renamed leads on from its old page to the new one. The rows of the earlier site are read under its new
name, in every column that refers to it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .. import addresses
from ..exports.columns import PERIOD, SLICE, Column
from ..exports.schema import TABLES
from ..model.fields import vouched
from ..model.messages import LANGUAGES, Message
from ..model.spreadsheets import unguard
from .links import redirect_target
from .sites import NotASite, ReviewedSite

# Tables of records with a page, whose old name leads to the new one.
PAGED = ("goals", "indicators", "projects")
# Figures of which a subject has one for each period. The period of any other can be mended, and is no part of its key.
PERIODIC = ("actual", "milestone")
# Columns that every review needs, beside the keys. Other columns are compared where both sites have them.
_NEEDED = {"figures": ("printed",), "texts": ("zh", "en"), "indicators": ("status",), "commitments": ("status",)}
# What a key of a text says before an identifier of whichever table.
_ANY = ("finding", "revision", "stated")
_INTEGER = re.compile(r"-?\d+")

Key = tuple[str, ...]
# (plan, table, one identifier) to the other.
Names = dict[tuple[str, str, str], str]


class TableRow(dict[str, str]):
    """The cells of one row by column, "" for an empty one. A column that the site does not have is refused."""

    def __init__(self, site: ReviewedSite, table: str, columns: list[str], line: list[str]):
        super().__init__(dict.fromkeys(columns, "") | dict(zip(columns, map(unguard, line), strict=False)))
        # Sites from before there were periods and slices have years, and totals alone.
        if PERIOD.name not in columns and "year" in columns:
            self[PERIOD.name] = self["year"]
        self.setdefault(SLICE.name, "")
        self._site, self._table = site, table
        for column in TABLES[table].columns:
            cell = self.get(column.name)
            unknown = column.values and cell not in column.values
            if cell and (unknown or (column.type in ("integer", "year") and not _INTEGER.fullmatch(cell))):
                raise site.refusal_of(site.unknown_value(f"data/{table}.csv", column.name, cell))

    def __missing__(self, column: str) -> str:
        raise _missing_column(self._site, self._table, column)


def _missing_column(site: ReviewedSite, table: str, column: str) -> NotASite:
    where = f"data/{table}.csv"
    return site.refusal_of(
        Message("%(file)s of %(site)s has no column “%(name)s”", file=where, site=site.label, name=column)
    )


class SiteTables:
    """The tables of one site, with the records that the other site calls otherwise under the names in ``renamed``."""

    def __init__(self, site: ReviewedSite, renamed: Names):
        self.site = site
        self._renamed = renamed
        self._read: dict[str, tuple[list[str], dict[Key, TableRow]]] = {}

    def has(self, table: str) -> bool:
        """Whether the site has a table. One made before a table was added lacks it, as its Data Package says."""
        listed = self.site.package.get("resources")
        return not isinstance(listed, list) or any(
            isinstance(one, dict) and one.get("name") == table for one in listed
        )

    def columns(self, table: str) -> list[str]:
        return self._table(table)[0]

    def by_key(self, table: str) -> dict[Key, TableRow]:
        """The rows by the cells that identify them, in their order."""
        return self._table(table)[1]

    @cached_property
    def texts(self) -> dict[Key, tuple[str, str]]:
        """(plan, key) to the text in Chinese and English."""
        return {key: (row["zh"], row["en"]) for key, row in self.by_key("texts").items()}

    def _table(self, table: str) -> tuple[list[str], dict[Key, TableRow]]:
        if table not in self._read:
            if not self.has(table):
                return [], {}
            columns, *lines = self.site.table(table)
            for column in (*TABLES[table].key, *_NEEDED.get(table, ())):
                if column not in columns and column not in (PERIOD.name, SLICE.name):
                    raise _missing_column(self.site, table, column)
            rows: dict[Key, TableRow] = {}
            seen: Counter[Key] = Counter()
            for row in (TableRow(self.site, table, columns, line) for line in lines):
                if self._renamed:
                    row.update(self._renamed_cells(table, row))
                key = _key(table, row)
                seen[key] += 1
                # What stands twice has its number in its key.
                rows[key if seen[key] == 1 else (*key, str(seen[key]))] = row
            self._read[table] = columns, rows
        return self._read[table]

    def _renamed_cells(self, table: str, row: TableRow) -> Iterator[tuple[str, str]]:
        for column in TABLES[table].columns:
            cell = row.get(column.name)
            if not cell:
                continue
            if column.name == "key":
                yield "key", self._renamed_key(row["plan"], cell)
                continue
            refers = (table,) if column.name == "id" else column.refers
            if column.name == "subject" and "subject_kind" in row:
                refers = (f"{row['subject_kind']}s",)
            yield column.name, ";".join(self._name(row["plan"], refers, name) for name in cell.split(";"))

    def _renamed_key(self, plan: str, key: str) -> str:
        parts = key.split("/")
        for place, word in enumerate(parts[:-1]):
            refers = PAGED if word in _ANY else (f"{word}s",)
            parts[place + 1] = self._name(plan, refers, parts[place + 1])
        return "/".join(parts)

    def _name(self, plan: str, refers: tuple[str, ...], name: str) -> str:
        # Sources are referred to by the identifier of their plan and their own.
        own = name.removeprefix(f"{plan}/")
        new = next((self._renamed[plan, one, own] for one in refers if (plan, one, own) in self._renamed), own)
        return name.removesuffix(own) + new


def _key(table: str, row: TableRow) -> Key:
    key = tuple(row[name] for name in TABLES[table].key)
    return (*key[:-2], "", "") if table == "figures" and row["figure"] not in PERIODIC else key


@dataclass(frozen=True)
class RowChange:
    """A row that came, went or has other cells: ``columns`` are those that differ, of the columns that both sites have."""

    key: Key
    old: TableRow | None
    new: TableRow | None
    columns: tuple[Column, ...] = ()

    @property
    def change(self) -> str:
        return "new" if self.old is None else "removed" if self.new is None else "changed"

    @property
    def row(self) -> TableRow:
        """The later row, or the earlier one of what is gone."""
        return vouched(self.old) if self.new is None else self.new


@dataclass(frozen=True)
class TablePair:
    """The tables of both sites. ``renamed`` has the identifier that a record had before, by the one it has now."""

    before: SiteTables
    after: SiteTables
    renamed: Names

    @property
    def sides(self) -> tuple[SiteTables, SiteTables]:
        return self.before, self.after

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """All plans, in the order in which the later site shows them."""
        return tuple(key[0] for key in {**self.after.by_key("plans"), **self.before.by_key("plans")})

    @cached_property
    def whole(self) -> dict[str, str]:
        """The plans that are new or removed altogether, and which of the two."""
        return {change.key[0]: change.change for change in self.changes("plans") if change.change != "changed"}

    @cached_property
    def rows(self) -> dict[str, dict[Key, TableRow]]:
        """The rows of both sites by table and key; the later one where both have it."""
        return {table: self.before.by_key(table) | self.after.by_key(table) for table in TABLES}

    def changes(self, table: str) -> list[RowChange]:
        """Every row that differs: those of the later site in their order, then those that are gone."""
        if not (self.before.has(table) and self.after.has(table)):
            return []
        had, has = self.before.by_key(table), self.after.by_key(table)
        names = {*self.before.columns(table)} & {*self.after.columns(table)}
        columns = [column for column in TABLES[table].columns if column.name in names]
        changes = []
        for key in {**has, **had}:
            old, new = had.get(key), has.get(key)
            if old is None or new is None:
                changes.append(RowChange(key, old, new))
            elif different := tuple(column for column in columns if not self._same(column, old, new)):
                changes.append(RowChange(key, old, new, different))
        return changes

    def _same(self, column: Column, old: TableRow, new: TableRow) -> bool:
        """Cells that name texts are the same if they name the same texts, whatever these now say."""
        was, now = old[column.name], new[column.name]
        if was == now or "texts" not in column.refers:
            return was == now
        some, others = was.split(";"), now.split(";")
        return len(some) == len(others) and all(
            one == other or not self._reworded.isdisjoint({("", one, other), (new["plan"], one, other)})
            for one, other in zip(some, others, strict=True)
        )

    @cached_property
    def _reworded(self) -> set[tuple[str, str, str]]:
        """The plan of a text, what it said and what it says, for each language in which it says something else."""
        return {
            (change.key[0], change.old[column.name], change.new[column.name])
            for change in self.changes("texts")
            for column in change.columns
            if change.old and change.new
        }


def pair_tables(before: ReviewedSite, after: ReviewedSite) -> TablePair:
    """The tables of two sites, with the records of the first one under the names that they have in the second.

    :raises NotASite: if a table or a column that is compared is missing, or says what is unknown here.
    """
    old, new = SiteTables(before, {}), SiteTables(after, {})
    renamed = _renamed_records(old, new)
    backwards = {(plan, table, name): was for (plan, table, was), name in renamed.items()}
    return TablePair(SiteTables(before, renamed) if renamed else old, new, backwards)


def _renamed_records(before: SiteTables, after: SiteTables) -> Names:
    """Records that are gone and whose page leads to the page of one that is new, and sources that say what they were called."""
    names: Names = {}
    for (plan, name, *_more), row in after.by_key("sources").items():
        formerly = (old for old in row["formerly"].split(";") if (plan, old) in before.by_key("sources"))
        names |= {(plan, "sources", old): name for old in formerly}
    for table in PAGED:
        had, has = set(before.by_key(table)), set(after.by_key(table))
        for plan, old in sorted(had - has):
            for language in LANGUAGES:
                path = addresses.entry(language, plan, table, old)
                target = redirect_target(after.site.text(path), path) if after.site.has(path) else ""
                for of, name in has - had:
                    if of == plan and addresses.entry(language, plan, table, name) == target:
                        names[plan, table, old] = name
    return names
