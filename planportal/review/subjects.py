"""What changes are about: each record with its name, its place in the document and its page in the site."""

from collections.abc import Iterator
from functools import cached_property

from .changes import Subject, Words
from .published import Pair, Published, Row

# Tables of records by the kind of subject, and the columns of their names.
TABLES = {
    "goal": ("goals", "title"),
    "indicator": ("indicators", "name"),
    "project": ("projects", "title"),
    "commitment": ("commitments", "text"),
    "evaluation": ("evaluations", "by"),
}
# The order in which kinds stand within a plan.
KINDS = ("plan", "goal", "indicator", "task", "project", "commitment", "fact", "evaluation", "concept", "portal")


def said(row: Row | None, name: str) -> Words:
    """A text of a row in both languages."""
    return Words(row.get(f"{name}_zh", ""), row.get(f"{name}_en", "")) if row else Words()


class Subjects:
    """Finds subjects in the later site, and those that are gone in the earlier one."""

    def __init__(self, pair: Pair):
        self.pair = pair
        self._sides = (pair.after, pair.before)

    def subject(self, plan: str, kind: str, identifier: str, place: Words | None = None) -> Subject:
        """``place`` is where the change itself stands, if that is not the place of the subject."""
        if kind == "plan":
            named, where = self.plan_name(plan), Words()
        elif kind in TABLES:
            row = self._row(plan, kind, identifier)
            named = said(row, TABLES[kind][1])
            where = self._place(kind, row)
        else:
            named, where = self._typed_name(plan, kind, identifier)
        page = self.page(plan, kind, identifier)
        return Subject(plan, self.plan_name(plan), kind, identifier, named, where if place is None else place, page)

    def plan_name(self, plan: str) -> Words:
        """The short name that the pages of the plan bear, or the title in sites that do not publish it."""
        rows = (side.keyed("plans", "plan").get((plan,)) for side in self._sides)
        return self._text(plan, "plan/short") or next((said(row, "title") for row in rows if row), Words())

    def page(self, plan: str, kind: str, identifier: str) -> str:
        home = f"plans/{plan}/"
        if kind in ("goal", "indicator", "project"):
            return f"{home}{kind}s/{identifier}.html"
        if kind == "commitment":
            row = self._row(plan, kind, identifier) or {}
            stands = f"projects/{row['project']}.html" if row.get("project") else "tasks.html"
            return f"{home}{stands}#{identifier}"
        pages = {
            "plan": f"{home}index.html", "evaluation": f"{home}index.html", "task": f"{home}tasks.html#{identifier}",
            "fact": f"{home}document.html#facts", "concept": f"compare/{identifier}.html", "portal": "index.html",
        }  # fmt: skip
        return pages[kind]

    def of_text(self, plan: str, key: str) -> Subject:
        """What a text of the published table texts belongs to."""
        parts = key.split("/")
        if not plan:
            return self.subject("", "concept", parts[1]) if parts[0] == "concept" else self.subject("", "portal", "")
        if parts[0] in ("goal", "indicator", "commitment", "fact", "evaluation"):
            return self.subject(plan, parts[0], parts[1])
        if parts[0] == "box" and "project" in parts[2:-1]:
            return self.subject(plan, "project", parts[parts.index("project", 2) + 1])
        if parts[0] == "section":
            return self.subject(plan, "task", parts[3] if parts[2:3] == ["item"] else parts[1])
        return self.named(plan, parts[1]) if parts[0] == "finding" else self.subject(plan, "plan", plan)

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
        """Sorts changes: of the portal itself, then by plan, and within it as they stand in the document."""
        plans = self.pair.plans
        plan = plans.index(subject.plan) if subject.plan in plans else -1
        position = self._positions.get((subject.plan, subject.kind, subject.id), len(self._positions))
        return plan, KINDS.index(subject.kind), position, subject.id

    @cached_property
    def _positions(self) -> dict[tuple[str, str, str], int]:
        """Where each record stands; what is gone stands where it stood."""
        positions: dict[tuple[str, str, str], int] = {}
        for side in self._sides:
            for kind, (table, _name) in TABLES.items():
                for number, row in enumerate(side.rows(table)):
                    positions.setdefault((row["plan"], kind, row.get("id", "")), number)
            for number, row in enumerate(side.figures):
                if row["subject_kind"] == "fact":
                    positions.setdefault((row["plan"], "fact", row["subject"]), number)
            for number, (plan, identifier) in enumerate(_tasks_of(side)):
                positions.setdefault((plan, "task", identifier), number)
        return positions

    @cached_property
    def _tasks(self) -> dict[tuple[str, str], str]:
        """(plan, section or item) to the beginning of the keys of its texts."""
        return _tasks_of(self.pair.before) | _tasks_of(self.pair.after)

    @cached_property
    def _rows(self) -> dict[str, dict[tuple[str, ...], Row]]:
        return {
            kind: {**self.pair.before.keyed(table, "plan", "id"), **self.pair.after.keyed(table, "plan", "id")}
            for kind, (table, _name) in TABLES.items()
        }

    @cached_property
    def _facts(self) -> dict[tuple[str, str], Row]:
        return {(row["plan"], row["subject"]): row for side in reversed(self._sides) for row in side.figures
                if row["subject_kind"] == "fact"}  # fmt: skip

    def _row(self, plan: str, kind: str, identifier: str) -> Row | None:
        return self._rows[kind].get((plan, identifier))

    def _place(self, kind: str, row: Row | None) -> Words:
        if kind == "project" and row:
            return Words(row.get("box", ""), row.get("box", ""))
        if kind == "evaluation" and row:
            return Words(row.get("date", ""), row.get("date", ""))
        return said(row, "source")

    def _typed_name(self, plan: str, kind: str, identifier: str) -> tuple[Words, Words]:
        """Name and place of what only the tables of figures and texts know."""
        if kind == "fact":
            row = self._facts.get((plan, identifier))
            return said(row, "name"), said(row, "source")
        if kind == "task":
            key = self._tasks.get((plan, identifier), "")
            return self._text(plan, f"{key}/title"), self._text(plan, f"{key}/label")
        key = f"concept/{identifier}/name" if kind == "concept" else "portal/title"
        return self._text("", key) or Words(identifier, identifier), Words()

    def _text(self, plan: str, key: str) -> Words:
        return next((Words(*side.texts[plan, key]) for side in self._sides if (plan, key) in side.texts), Words())


def _tasks_of(side: Published) -> dict[tuple[str, str], str]:
    return dict(_task_keys(side))


def _task_keys(side: Published) -> Iterator[tuple[tuple[str, str], str]]:
    for plan, key in side.texts:
        parts = key.split("/")
        if parts[0] == "section" and parts[-1] == "title":
            yield (plan, parts[-2]), "/".join(parts[:-1])
