"""Drafts: what is typed but not public yet. Found and named for the editor, and left out of all that the public gets.

What makes sense only with a draft goes with it: references lose its identifier, and what stands inside it is left out
too. Where an entry that is public says of itself that it is part of a draft, it stays and is part of nothing. Reasons of
revisions stay as well: they speak of figures that were public.
"""

from collections.abc import Callable, Collection, Container, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model.measured import Draftable, Identified, Measured, Stated
from ..model.portal import Plan
from ..model.records import Commitment, Goal, Indicator, Item, PlanInfo, Project
from ..model.said import said
from ..model.text import Record
from ..model.texts import Path, records_in
from .files import Files
from .parse import Source
from .problems import Problem

# The files that can hold drafts, in the order of ``Plan.files``.
FILES = ("plan.toml", "indicators.toml", "goals.toml", "tasks.toml", "projects.toml", "commitments.toml")
R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Draftable)
M = TypeVar("M", bound=Measured)
# What serves indicators, by naming them.
Serving = TypeVar("Serving", Commitment, Goal, Item, Project)


@dataclass(frozen=True)
class Draft:
    """``path`` leads to the line ``draft = true`` in the file; ``name`` is what it keeps from the public, by identifiers,
    such as "indicator/urban-new-jobs/observation/2023"."""

    file: str
    path: Path
    name: str


def drafts_of(plan: Plan) -> list[Draft]:
    """Every entry of a plan that says ``draft = true``, and the plan itself if it does, in the order of the files."""
    return [
        Draft(file, (*entry.path, "draft"), entry.key)
        for file, records in zip(FILES, plan.files, strict=False)
        for entry in records_in(records)
        if isinstance(entry.record, Draftable) and entry.record.draft
    ]


def draft_problems(files: Files, plan: Plan) -> list[Problem]:
    """Every draft of a plan at its line in the content folder, told like a fault: for whoever accepts none."""
    sources = {file: Source(files, f"plans/{plan.id}/{file}") for file in FILES}
    return [
        sources[draft.file].problem(
            draft.path, said("%(name)s is a draft; delete this line to publish it", name=draft.name)
        )
        for draft in drafts_of(plan)
    ]


def published(plan: Plan, unpublished: frozenset[str] = frozenset()) -> Plan:
    """The plan as the public sees it: without its drafts, and without a mention of plans that are ``unpublished``."""
    public = _without_drafts(plan)
    return _without_loose_ends(public, _identities(plan) - _identities(public), unpublished)


def left_out(plan: Plan) -> frozenset[tuple[str, str]]:
    """Kind and identifier of every entry that a public build leaves out: the drafts and what goes with them."""
    return _identities(plan) - _identities(_without_drafts(plan)) if drafts_of(plan) else frozenset()


def _identities(plan: Plan) -> frozenset[tuple[str, str]]:
    document = plan.files.plan
    kinds: dict[str, Collection[str]] = {
        "indicator": plan.indicator, "commitment": plan.commitment, "goal": plan.goal, "section": plan.section,
        "item": plan.items, "project": plan.projects, "box": _ids(plan.boxes), "table": plan.table,
    }  # fmt: skip
    kinds |= {name: _ids(getattr(document, name)) for name in ("principle", "safeguard", "fact", "evaluation")}
    return frozenset((kind, name) for kind, names in kinds.items() for name in names)


def _ids(records: Iterable[Identified]) -> set[str]:
    return {record.id for record in records}


def _kept(records: tuple[D, ...]) -> tuple[D, ...]:
    return tuple(record for record in records if not record.draft)


def _with(record: R, **changes: object) -> R:
    """A copy with other values. They are parts of what was checked already, so nothing is validated again."""
    return record.model_copy(update=changes)


def _each(records: tuple[R, ...], change: Callable[[R], R]) -> tuple[R, ...]:
    return tuple(map(change, records))


def _without_drafts(plan: Plan) -> Plan:
    """The entries that stay, with all their references. What stands in a draft goes with it, and so does a box or a
    table of which nothing is left."""
    document, rows, goals, tasks, projects, commitments, _revisions = plan.files
    kept = {name: _kept(getattr(document, name)) for name in ("principle", "safeguard", "fact", "evaluation")}
    sections = _each(_kept(tasks.section), lambda section: _with(section, item=_kept(section.item)))
    items = {item.id for section in sections for item in section.item}
    boxes = _each(_kept(projects.box), lambda box: _with(box, project=_kept(box.project)))
    emptied = _ids(box for box in projects.box if box.project and not _kept(box.project))
    boxes = tuple(box for box in boxes if box.item in items and box.id not in emptied)
    held = {project.id for box in boxes for project in box.project}
    promises = tuple(of for of in _kept(commitments.commitment) if of.project in held or of.item in items)
    filled, left = ({row.table for row in some} for some in (rows.indicator, _kept(rows.indicator)))
    tables = tuple(table for table in rows.table if table.id in left or table.id not in filled)
    files = plan.files._replace(
        plan=_with(document, **kept),
        indicators=_with(rows, table=tables, indicator=_each(_kept(rows.indicator), _measured)),
        goals=_with(goals, goal=_kept(goals.goal)),
        tasks=_with(tasks, section=sections),
        projects=_with(projects, box=boxes),
        commitments=_with(commitments, commitment=_each(promises, _measured)),
    )
    return replace(plan, files=files)


def _measured(subject: M) -> M:
    return _with(subject, observation=_kept(subject.observation), milestone=_kept(subject.milestone))


def _without_loose_ends(plan: Plan, gone: frozenset[tuple[str, str]], unpublished: frozenset[str]) -> Plan:
    """The entries without the identifiers of those that are gone."""
    names = {name for _kind, name in gone}

    def one(name: str | None, known: Container[str]) -> str | None:
        return name if name in known else None

    def serving(record: Serving, **more: object) -> Serving:
        return _with(record, indicators=tuple(name for name in record.indicators if name in plan.indicator), **more)

    def stated(subject: Measured) -> tuple[Stated, ...]:
        return tuple(
            place
            for place in subject.stated
            if place.source or place.goal in plan.goal or place.item in plan.items or place.project in plan.projects
        )

    def info(of: PlanInfo) -> PlanInfo:
        above = _with(of.above, plan=None) if of.above and of.above.plan in unpublished else of.above
        return _with(of, above=above, predecessor=None if of.predecessor in unpublished else of.predecessor)

    def row(of: Indicator) -> Indicator:
        return _with(of, stated=stated(of), part_of=one(of.part_of, plan.indicator))

    def promise(of: Commitment) -> Commitment:
        original = one(of.restates, plan.indicator) or one(of.restates, plan.commitment)
        return serving(of, stated=stated(of), restates=original)

    def goal(of: Goal) -> Goal:
        return serving(of, tasks=tuple(name for name in of.tasks if name in plan.section or name in plan.items))

    document, rows, goals, tasks, projects, commitments, _revisions = plan.files
    files = plan.files._replace(
        plan=_with(
            document,
            plan=info(document.plan),
            fact=_each(document.fact, lambda fact: _with(fact, indicator=one(fact.indicator, plan.indicator))),
            # Something else may have the same name; what was said of a draft must not be said of that.
            finding=tuple(finding for finding in document.finding if finding.subject not in names),
        ),
        indicators=_with(rows, indicator=_each(rows.indicator, row)),
        goals=_with(goals, goal=_each(goals.goal, goal)),
        tasks=_with(tasks, section=_each(tasks.section, lambda of: _with(of, item=_each(of.item, serving)))),
        projects=_with(projects, box=_each(projects.box, lambda of: _with(of, project=_each(of.project, serving)))),
        commitments=_with(commitments, commitment=_each(commitments.commitment, promise)),
    )
    return replace(plan, files=files)
