"""The content folder into records. A plan is read without looking at any other plan, but for whether one that it
names is published."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..model.portal import COMPARE, PORTAL, ConceptsFile, Plan, PortalFile, Shared, UnitsFile
from ..model.records import CommitmentsFile, GoalsFile, IndicatorsFile, PlanFile, ProjectsFile, TasksFile
from ..model.releases import RevisionsFile, Withdrawn
from ..model.said import LANGUAGES, said
from .check import Places, check_plan
from .drafts import drafts_of, published
from .problems import ContentFaults, Problem, did_you_mean
from .read import Reading, Source, glance, read_record, read_text

PLAN_FILES = {
    "plan.toml": PlanFile,
    "indicators.toml": IndicatorsFile,
    "goals.toml": GoalsFile,
    "tasks.toml": TasksFile,
    "projects.toml": ProjectsFile,
    "commitments.toml": CommitmentsFile,
    "revisions.toml": RevisionsFile,
}
SHARED_FILES = {"portal.toml": PortalFile, "units.toml": UnitsFile, "concepts.toml": ConceptsFile}
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PAGES = tuple(f"about.{language}" for language in LANGUAGES)


def plan_folders(root: Path) -> list[Path]:
    """The plan folders of a content folder, by identifier."""
    plans = root / "plans"
    if not plans.is_dir():
        return []
    return sorted(folder for folder in plans.iterdir() if folder.is_dir() and not folder.name.startswith("."))


def draft_plans(root: Path) -> frozenset[str]:
    """The plans that are drafts as a whole, by identifier."""
    return frozenset(folder.name for folder in plan_folders(root) if _is_draft(folder))


def _is_draft(folder: Path) -> bool:
    """What plan.toml says of itself, told without reading the plan."""
    info = glance(folder / "plan.toml").get("plan")
    return isinstance(info, dict) and info.get("draft") is True


def load_shared(root: Path) -> Shared:
    """Settings and vocabulary.

    :raises ContentFaults: with every problem found in them.
    """
    problems: list[Problem] = []
    records = {}
    for name, kind in SHARED_FILES.items():
        if not (root / name).is_file():
            problems.append(Problem(name, 1, 1, "", said("is missing; every portal needs this file")))
            continue
        reading = read_record(Source(root, root / name), kind)
        records[name] = reading.record
        problems += reading.problems
    pages = {}
    for page in PAGES:
        path = root / "pages" / f"{page}.md"
        if path.is_file():
            pages[page], found = read_text(Source(root, path))
            problems += found
        else:
            message = said("is missing; the about page needs both languages")
            problems.append(Problem(f"pages/{page}.md", 1, 1, "", message))
    for name, entries, key in (("units.toml", "unit", "zh"), ("concepts.toml", "concept", "id")):
        if records.get(name):
            problems += _repeated(Source(root, root / name), entries, key, getattr(records[name], entries))
    if portal := records.get("portal.toml"):
        problems += _returned(Source(root, root / "portal.toml"), portal.withdrawn, plan_folders(root))
    if problems:
        raise ContentFaults(problems)
    return Shared(
        info=portal.portal,
        rules=portal.rules,
        units={unit.zh: unit for unit in records["units.toml"].unit},
        concepts={concept.id: concept for concept in records["concepts.toml"].concept},
        pages=pages,
        withdrawn=portal.withdrawn,
    )


def _returned(source: Source, withdrawn: tuple[Withdrawn, ...], folders: list[Path]) -> list[Problem]:
    """Plans that are there though they are said to be withdrawn: what changes in them would need no reason."""
    names = {folder.name for folder in folders}
    return [
        source.problem(("withdrawn", number, "plan"), said('"%(plan)s" is in plans/; take it out here or there', plan=one.plan))
        for number, one in enumerate(withdrawn)
        if one.plan in names
    ]


def _repeated(source: Source, entries: str, key: str, records) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for number, record in enumerate(records):
        value = getattr(record, key)
        if value in seen:
            message = said('"%(value)s" is defined twice; keep one', value=value)
            problems.append(source.problem((entries, number, key), message))
        seen.add(value)
    return problems


@dataclass(frozen=True)
class Loaded:
    """A plan, or the problems that keep it from being one. Where drafts are left out, a plan that is a draft is none and
    has none; ``drafts`` is how many entries were left out."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    drafts: int = 0


def load_plan(root: Path, folder: Path, shared: Shared | None, plans: frozenset[str], drafts: bool = False) -> Loaded:
    """Read and check one plan folder; ``plans`` are the identifiers of all plans, for references.

    The plan comes as the public sees it, or with its ``drafts``; what is wrong in a draft is a fault either way.
    Without ``shared``, because it has faults of its own, each file is read but references are not judged.
    """
    problems: list[Problem] = []
    home = folder.relative_to(root).as_posix()
    if not IDENTIFIER.fullmatch(folder.name):
        message = said(
            "the folder's name is the plan's identifier; use lower-case ASCII letters, digits and single hyphens"
        )
        problems.append(Problem(home, 1, 1, "", message))
    if folder.name in (COMPARE, PORTAL):
        message = said("cannot name a plan, because commands call charts of several plans so; choose another name")
        problems.append(Problem(home, 1, 1, "", message))
    for path in sorted(folder.iterdir()):
        # Windows hides endings, so a whole table may be lost in "indicators.toml.txt".
        if ".toml" in path.name and path.name not in PLAN_FILES and not path.name.startswith("."):
            hint = did_you_mean(path.name, PLAN_FILES)
            message = said("is not a file of a plan folder.%(hint)s", hint=hint)
            problems.append(Problem(f"{home}/{path.name}", 1, 1, "", message))
    sources = {name: Source(root, folder / name) for name in PLAN_FILES}
    readings = {}
    for name, kind in PLAN_FILES.items():
        if (folder / name).is_file():
            readings[name] = read_record(sources[name], kind)
            problems += readings[name].problems
        elif name == "plan.toml":
            readings[name] = Reading(None)
            message = said("is missing; every plan folder needs this file")
            problems.append(Problem(f"{home}/{name}", 1, 1, "", message))
        else:
            readings[name] = Reading(kind())
    # References cannot be judged against a file of which nothing could be read.
    if shared is None or any(reading.record is None for reading in readings.values()):
        return Loaded(None, tuple(problems))
    plan = Plan(id=folder.name, files=tuple(reading.record for reading in readings.values()), units=shared.units)
    problems += check_plan(plan, Places(sources, readings), shared, plans)
    if problems:
        return Loaded(None, tuple(problems))
    return Loaded(plan, ()) if drafts else _public(root, plan)


def _public(root: Path, plan: Plan) -> Loaded:
    info, drafts = plan.info, len(drafts_of(plan))
    if info.draft:
        return Loaded(None, (), drafts)
    named = {info.predecessor, info.above.plan if info.above else None} - {None}
    unpublished = frozenset(name for name in named if _is_draft(root / "plans" / name))
    return Loaded(published(plan, unpublished) if drafts or unpublished else plan, (), drafts)
