"""The content folder into records. A plan is read without looking at any other plan."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..model.portal import COMPARE, PORTAL, ConceptsFile, Plan, PortalFile, Shared, UnitsFile
from ..model.records import CommitmentsFile, GoalsFile, IndicatorsFile, PlanFile, ProjectsFile, TasksFile
from ..model.text import LANGUAGES
from .check import Places, check_plan
from .problems import ContentFaults, Problem, did_you_mean
from .read import Reading, Source, read_record, read_text

PLAN_FILES = {
    "plan.toml": PlanFile,
    "indicators.toml": IndicatorsFile,
    "goals.toml": GoalsFile,
    "tasks.toml": TasksFile,
    "projects.toml": ProjectsFile,
    "commitments.toml": CommitmentsFile,
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


def load_shared(root: Path) -> Shared:
    """Settings and vocabulary.

    :raises ContentFaults: with every problem found in them.
    """
    problems: list[Problem] = []
    records = {}
    for name, kind in SHARED_FILES.items():
        if not (root / name).is_file():
            problems.append(Problem(name, 1, 1, "", "is missing; every portal needs this file"))
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
            problems.append(Problem(f"pages/{page}.md", 1, 1, "", "is missing; the about page needs both languages"))
    for name, entries, key in (("units.toml", "unit", "zh"), ("concepts.toml", "concept", "id")):
        if records.get(name):
            problems += _repeated(Source(root, root / name), entries, key, getattr(records[name], entries))
    if problems:
        raise ContentFaults(problems)
    portal = records["portal.toml"]
    return Shared(
        info=portal.portal,
        rules=portal.rules,
        units={unit.zh: unit for unit in records["units.toml"].unit},
        concepts={concept.id: concept for concept in records["concepts.toml"].concept},
        pages=pages,
    )


def _repeated(source: Source, entries: str, key: str, records) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for number, record in enumerate(records):
        value = getattr(record, key)
        if value in seen:
            problems.append(source.problem((entries, number, key), f'"{value}" is defined twice; keep one'))
        seen.add(value)
    return problems


@dataclass(frozen=True)
class Loaded:
    """A plan, or the problems that keep it from being one."""

    plan: Plan | None
    problems: tuple[Problem, ...]


def load_plan(root: Path, folder: Path, shared: Shared | None, plans: frozenset[str]) -> Loaded:
    """Read and check one plan folder; ``plans`` are the identifiers of all plans, for references.

    Without ``shared``, because it has faults of its own, each file is read but references are not judged.
    """
    problems: list[Problem] = []
    home = folder.relative_to(root).as_posix()
    if not IDENTIFIER.fullmatch(folder.name):
        message = "the folder's name is the plan's identifier; use lower-case ASCII letters, digits and single hyphens"
        problems.append(Problem(home, 1, 1, "", message))
    if folder.name in (COMPARE, PORTAL):
        message = "cannot name a plan, because commands call charts of several plans so; choose another name"
        problems.append(Problem(home, 1, 1, "", message))
    for path in sorted(folder.iterdir()):
        # Windows hides endings, so a whole table may be lost in "indicators.toml.txt".
        if ".toml" in path.name and path.name not in PLAN_FILES and not path.name.startswith("."):
            hint = did_you_mean(path.name, PLAN_FILES)
            problems.append(Problem(f"{home}/{path.name}", 1, 1, "", f"is not a file of a plan folder.{hint}"))
    sources = {name: Source(root, folder / name) for name in PLAN_FILES}
    readings = {}
    for name, kind in PLAN_FILES.items():
        if (folder / name).is_file():
            readings[name] = read_record(sources[name], kind)
            problems += readings[name].problems
        elif name == "plan.toml":
            readings[name] = Reading(None)
            problems.append(Problem(f"{home}/{name}", 1, 1, "", "is missing; every plan folder needs this file"))
        else:
            readings[name] = Reading(kind())
    # References cannot be judged against a file of which nothing could be read.
    if shared is None or any(reading.record is None for reading in readings.values()):
        return Loaded(None, tuple(problems))
    plan = Plan(id=folder.name, files=tuple(reading.record for reading in readings.values()), units=shared.units)
    problems += check_plan(plan, Places(sources, readings), shared, plans)
    return Loaded(None if problems else plan, tuple(problems))
