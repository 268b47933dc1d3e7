"""The published tables of two sites, made comparable: renamed records under one name, and the figures of sites that are
older than the table of figures."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .. import addresses
from ..model.said import LANGUAGES
from .links import redirect
from .sites import Site

Row = dict[str, str]

# Records with a page, whose old name leads to the new one; by table, with the word that begins the keys of their texts.
PAGED = {"goals": "goal", "indicators": "indicator", "projects": "project"}
# What else a key of a text says before an identifier, of whichever kind.
_ANY = ("finding", "revision", "stated")
# Columns that hold identifiers of such records, and of which.
_NAMED = {
    "goals": {"id": "goals", "indicators": "indicators"},
    "indicators": {"id": "indicators", "part_of": "indicators"},
    "projects": {"id": "projects", "indicators": "indicators"},
    "commitments": {"project": "projects", "indicators": "indicators", "restates": "indicators", "goals": "goals"},
    "observations": {"indicator": "indicators"},
    "milestones": {"subject": "indicators"},
}
# (plan, table, old identifier) to the new one.
Renamed = dict[tuple[str, str, str], str]


class Published:
    """The tables of one site; ``renamed`` are the records that the other site calls otherwise."""

    def __init__(self, site: Site, renamed: Renamed):
        self.site = site
        self._renamed = renamed
        self._rows: dict[str, list[Row]] = {}
        self._columns: dict[str, tuple[str, ...]] = {}
        self._keyed: dict[tuple[str, ...], dict[tuple[str, ...], Row]] = {}

    def has(self, table: str, *columns: str) -> bool:
        return set(columns) <= set(self.columns(table)) and self.site.has(f"data/{table}.csv")

    def columns(self, table: str) -> tuple[str, ...]:
        if table not in self._columns:
            self._columns[table] = self.site.columns(table)
        return self._columns[table]

    def rows(self, table: str) -> list[Row]:
        if table not in self._rows:
            rows = self.site.rows(table)
            self._rows[table] = [self._now(table, row) for row in rows] if self._renamed else rows
        return self._rows[table]

    def keyed(self, table: str, *key: str) -> dict[tuple[str, ...], Row]:
        """Rows by the cells that identify them; none if the table has no such columns."""
        if (table, *key) not in self._keyed:
            rows = self.rows(table) if self.has(table, *key) else []
            self._keyed[table, *key] = {tuple(row[name] for name in key): row for row in rows}
        return self._keyed[table, *key]

    @cached_property
    def plans(self) -> tuple[str, ...]:
        return tuple(row["plan"] for row in self.rows("plans"))

    @cached_property
    def texts(self) -> dict[tuple[str, str], tuple[str, str]]:
        """(plan, key) to the text in Chinese and English."""
        return {(row["plan"], row["key"]): (row["zh"], row["en"]) for row in self.rows("texts")}

    @cached_property
    def figures(self) -> list[Row]:
        """The table of figures. From the tables of a site that has none yet come those figures that stand in them: no
        targets stated again, and no facts."""
        return self.rows("figures") if self.has("figures") else list(self._older_figures())

    def _older_figures(self) -> Iterator[Row]:
        for kind, table, name in (("indicator", "indicators", "name"), ("commitment", "commitments", "text")):
            for row in self.rows(table):
                shared = {
                    cell: row.get(cell, "") for cell in ("plan", "unit_zh", "unit_en", "source_zh", "source_en")
                }
                shared |= {"subject_kind": kind, "subject": row.get("id", ""), "year": "", "stated_in": ""}
                shared |= {"name_zh": row.get(f"{name}_zh", ""), "name_en": row.get(f"{name}_en", "")}
                for figure in ("target", "baseline", "completion"):
                    if printed := row.get(f"{figure}_printed"):
                        year = row.get("baseline_year", "") if figure == "baseline" else ""
                        english = row.get("target_en", "") if figure == "target" else ""
                        cells = {"figure": figure, "year": year, "printed": printed, "printed_en": english}
                        # A verdict is not in the unit of what it is about.
                        cells |= {"unit_zh": "", "unit_en": ""} if figure == "completion" else {}
                        yield shared | cells | {"state": ""}
        for row in self.rows("observations"):
            if row.get("kind") == "actual":
                cells = {
                    "subject_kind": "indicator",
                    "subject": row["indicator"],
                    "figure": "actual",
                    "stated_in": "",
                }
                yield row | cells
        for row in self.rows("milestones"):
            owner = row.get("subject_kind") or "indicator"
            unit = self.keyed(f"{owner}s", "plan", "id").get((row["plan"], row["subject"]), {})
            cells = {"subject_kind": owner, "figure": "milestone", "stated_in": "", "printed_en": "", "state": ""}
            yield unit | row | cells

    def _now(self, table: str, row: Row) -> Row:
        """A row with the names that records have in the other site."""
        plan = row.get("plan", "")

        def named(held: str, cell: str) -> str:
            return ";".join(self._renamed.get((plan, held, name), name) for name in cell.split(";"))

        now = {column: named(held, row[column]) for column, held in _NAMED.get(table, {}).items() if row.get(column)}
        if table == "figures":
            where = row.get("stated_in", "")
            stated = next((found for held in PAGED if (found := named(held, where)) != where), where)
            now = {"stated_in": stated}
            if row.get("subject_kind") == "indicator":
                now["subject"] = named("indicators", row["subject"])
        elif table == "findings" and row.get("subject"):
            now = {"subject": next((new for held in PAGED if (new := named(held, row["subject"])) != row["subject"]),
                                   row["subject"])}  # fmt: skip
        elif table == "texts" and row.get("key"):
            now = {"key": self._key_now(plan, row["key"])}
        return row | now

    def _key_now(self, plan: str, key: str) -> str:
        parts = key.split("/")
        for place, word in enumerate(parts[:-1]):
            tables = [table for table, kind in PAGED.items() if word in (kind, *_ANY)]
            known = (self._renamed.get((plan, table, parts[place + 1])) for table in tables)
            parts[place + 1] = next(filter(None, known), parts[place + 1])
        return "/".join(parts)


@dataclass(frozen=True)
class Pair:
    """The tables of both sites. ``renamed`` maps (plan, table, new identifier) to the one that the record had before."""

    before: Published
    after: Published
    renamed: Renamed = field(default_factory=dict)

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """All plans, in the order in which the later site shows them."""
        return tuple(dict.fromkeys((*self.after.plans, *self.before.plans)))

    @cached_property
    def whole(self) -> dict[str, str]:
        """The plans that are new or removed altogether, and which of the two."""
        came = dict.fromkeys(set(self.after.plans) - set(self.before.plans), "new")
        return came | dict.fromkeys(set(self.before.plans) - set(self.after.plans), "removed")

    def columns(self, table: str) -> list[str]:
        """The columns that both sites have: what only one of them says is no change."""
        held = set(self.before.columns(table))
        return [column for column in self.after.columns(table) if column in held]

    @property
    def has_texts(self) -> bool:
        return self.before.has("texts") and self.after.has("texts")


def pair(before: Site, after: Site) -> Pair:
    """The tables of two sites, with the records of the first one under the names that they have in the second."""
    renamed = _renamed(before, after)
    backwards = {(plan, table, new): old for (plan, table, old), new in renamed.items()}
    return Pair(Published(before, renamed), Published(after, {}), backwards)


def _renamed(before: Site, after: Site) -> Renamed:
    """Records that are gone and whose page leads to the page of one that is new."""
    found = {}
    for table in PAGED:
        had, has = (
            {(row["plan"], row["id"]) for row in site.rows(table) if row.get("id")} for site in (before, after)
        )
        for plan, old in sorted(had - has):
            for language in LANGUAGES:
                path = addresses.entry(language, plan, table, old)
                target = redirect(after.text(path), path) if after.has(path) else ""
                new = next((name for of, name in has - had
                            if of == plan and addresses.entry(language, plan, table, name) == target), "")  # fmt: skip
                if new:
                    found[plan, table, old] = new
    return found
