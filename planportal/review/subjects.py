"""What changes are about: each record with its name, its place in the document and its page in the site."""

from functools import cached_property

from ..model.text import Text
from .changes import Subject, text_of
from .tables import TablePair, TableRow

# Tables of records by the kind of subject, and the columns of their names.
RECORDS = {
    "goal": ("goals", "title"),
    "indicator": ("indicators", "name"),
    "project": ("projects", "title"),
    "commitment": ("commitments", "text"),
    "evaluation": ("evaluations", "by"),
    "source": ("sources", "title"),
}
# The order in which kinds stand within a plan.
KINDS = (
    "plan",
    "goal",
    "indicator",
    "task",
    "project",
    "commitment",
    "fact",
    "evaluation",
    "source",
    "concept",
    "portal",
)


def row_text(row: TableRow | None, name: str, english: str = "") -> Text | None:
    """A text of a row in both languages, from its two columns."""
    if row is None:
        return None
    return text_of(row[name], row[english]) if english else text_of(row[f"{name}_zh"], row[f"{name}_en"])


class Subjects:
    """Finds subjects in the later site, and those that are gone in the earlier one."""

    def __init__(self, tables: TablePair):
        self.tables = tables

    def subject(self, plan: str, kind: str, identifier: str) -> Subject:
        place = None
        if kind == "plan":
            name = self.plan_name(plan)
        elif kind == "fact":
            name, place = self._text(plan, f"fact/{identifier}/text"), self._text(plan, f"fact/{identifier}/source")
        elif kind == "task":
            key = self._tasks.get((plan, identifier), "")
            name, place = self._text(plan, f"{key}/title"), self._text(plan, f"{key}/label")
        elif kind in RECORDS:
            row = self._row(plan, kind, identifier)
            name, place = row_text(row, RECORDS[kind][1]), self._place_of(kind, row)
        else:
            key = f"concept/{identifier}/name" if kind == "concept" else "portal/title"
            name = self._text("", key) or text_of(identifier, identifier)
        page = self._page(plan, kind, identifier)
        return Subject(plan, self.plan_name(plan), kind, identifier, name, place, page)

    def plan_name(self, plan: str) -> Text | None:
        """The short name that the pages of the plan bear."""
        return self._text(plan, "plan/short")

    def of_text(self, plan: str, key: str) -> Subject:
        """What a text of the published table texts belongs to."""
        first, *parts = key.split("/")
        if not plan:
            return self.subject("", "concept", parts[0]) if first == "concept" else self.subject("", "portal", "")
        if first in ("goal", "indicator", "commitment", "fact", "evaluation", "source"):
            return self.subject(plan, first, parts[0])
        if first == "box" and "project" in parts[1:-1]:
            return self.subject(plan, "project", parts[parts.index("project", 1) + 1])
        if first == "section":
            return self.subject(plan, "task", parts[2] if parts[1:2] == ["item"] else parts[0])
        return self.named(plan, parts[0]) if first == "finding" else self.subject(plan, "plan", plan)

    def named(self, plan: str, identifier: str) -> Subject:
        """The record of a plan that has an identifier; the plan itself if none has."""
        for kind in ("indicator", "commitment", "project", "goal"):
            if self._row(plan, kind, identifier):
                return self.subject(plan, kind, identifier)
        if (plan, identifier) in self._tasks:
            return self.subject(plan, "task", identifier)
        if self._text(plan, f"fact/{identifier}/text"):
            return self.subject(plan, "fact", identifier)
        return self.subject(plan, "plan", plan)

    def rank(self, subject: Subject) -> tuple[int, int, int, str]:
        """The sort key of changes: of the portal itself, then by plan, and within it as they stand in the document."""
        plans = self.tables.plans
        plan = plans.index(subject.plan) if subject.plan in plans else -1
        position = self._positions.get(subject.key, len(self._positions))
        return plan, KINDS.index(subject.kind), position, subject.id

    @cached_property
    def _positions(self) -> dict[tuple[str, str, str], int]:
        """Where each record stands; what is gone stands where it stood."""
        positions: dict[tuple[str, str, str], int] = {}
        for side in reversed(self.tables.sides):
            for kind, (table, _name) in RECORDS.items():
                for number, (plan, identifier, *_more) in enumerate(side.by_key(table)):
                    positions.setdefault((plan, kind, identifier), number)
            # Facts and tasks have no table of their own.
            for number, (plan, key) in enumerate(side.texts):
                if key.startswith("fact/"):
                    positions.setdefault((plan, "fact", key.split("/")[1]), number)
                elif key.startswith("section/") and key.endswith("/title"):
                    positions.setdefault((plan, "task", key.split("/")[-2]), number)
        return positions

    @cached_property
    def _tasks(self) -> dict[tuple[str, str], str]:
        """(plan, section or item) to the beginning of the keys of its texts."""
        return {
            (plan, key.split("/")[-2]): key.removesuffix("/title")
            for plan, key, *_ in self.tables.rows["texts"]
            if key.startswith("section/") and key.endswith("/title")
        }

    def _page(self, plan: str, kind: str, identifier: str) -> str:
        home = f"plans/{plan}/"
        if kind in ("goal", "indicator", "project"):
            return f"{home}{kind}s/{identifier}.html"
        if kind == "commitment":
            row = self._row(plan, kind, identifier)
            page = f"projects/{row['project']}.html" if row and row["project"] else "tasks.html"
            return f"{home}{page}#{identifier}"
        pages = {
            "plan": f"{home}index.html", "evaluation": f"{home}index.html", "task": f"{home}tasks.html#{identifier}",
            "fact": f"{home}document.html#facts", "source": f"{home}sources.html#{identifier}", "concept": f"compare/{identifier}.html", "portal": "index.html",
        }  # fmt: skip
        return pages[kind]

    def _place_of(self, kind: str, row: TableRow | None) -> Text | None:
        if row and kind in ("project", "evaluation"):
            place = row["box" if kind == "project" else "date"]
            return text_of(place, place)
        return row_text(row, "source") if kind != "source" else None

    def _row(self, plan: str, kind: str, identifier: str) -> TableRow | None:
        return self.tables.rows[RECORDS[kind][0]].get((plan, identifier))

    def _text(self, plan: str, key: str) -> Text | None:
        row = self.tables.rows["texts"].get((plan, key))
        return text_of(row["zh"], row["en"]) if row else None
