"""Reads the content folder into records. Of other plans, reading a plan only asks whether those it names are public."""

import re
from dataclasses import dataclass
from typing import TypeVar

from ..model.entries import records_in
from ..model.fields import LONGEST_IDENTIFIER, RESERVED
from ..model.messages import LANGUAGES, Message
from ..model.portal import COMPARE, PORTAL, Plan, PlanFiles, Shared
from ..model.references import references_of
from ..model.regions import RegionsFile
from ..model.releases import Withdrawn
from ..model.settings import ConceptsFile, PortalFile, UnitsFile
from ..model.sources import SourcesFile
from ..model.text import Record
from .bounds import faults_of_regions, faults_of_sources
from .check import Positions, check_plan
from .doubts.listing import faults_of_confirmations
from .drafts import drafts_of, public_plan
from .files import Files
from .pages import read_page
from .parse import SourceFile, parse_unchecked
from .problems import ContentFaults, Problem
from .read import Reading, read_record
from .tree import PLANS, is_misplaced, problem_at, stray_problems, stray_problems_of_plan

PLAN_FILES: dict[str, type[Record]] = {f"{name}.toml": kind for name, kind in PlanFiles.__annotations__.items()}
SHARED_FILES: dict[str, type[Record]] = {
    "portal.toml": PortalFile,
    "units.toml": UnitsFile,
    "concepts.toml": ConceptsFile,
    "sources.toml": SourcesFile,
    "regions.toml": RegionsFile,
}
# Shared files that a portal may go without.
OPTIONAL = ("sources.toml", "regions.toml")
R = TypeVar("R", bound=Record)
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PAGES = tuple(f"about.{language}" for language in LANGUAGES)


def plan_names(files: Files) -> list[str]:
    """The identifiers of all plans: the names of their folders, in order."""
    below = (name.removeprefix(PLANS) for name in files.folders if name.startswith(PLANS))
    return sorted(name for name in below if "/" not in name)


def plan_name_fault(name: str) -> Message | None:
    """Why a plan cannot have this name; None where it can."""
    if not IDENTIFIER.fullmatch(name):
        return Message("cannot name a plan; use lower-case ASCII letters, digits and single hyphens")
    if name in (COMPARE, PORTAL):
        return Message("cannot name a plan, because commands call charts of several plans so; choose another name")
    if name in RESERVED:
        return Message("cannot name a plan, because Windows keeps that name for itself; choose another")
    if len(name) > LONGEST_IDENTIFIER:
        return Message("is longer than %(most)s characters; shorten it", most=LONGEST_IDENTIFIER)
    return None


def folder_of_plan(plan: str) -> str:
    """The folder of a plan in the content folder, with "/" at its end."""
    return f"{PLANS}{plan}/"


def is_draft(files: Files, plan: str) -> bool:
    """Whether plan.toml says that the whole plan is a draft; the rest of the plan is not read."""
    info = parse_unchecked(SourceFile(files, f"{folder_of_plan(plan)}plan.toml")).get("plan")
    return isinstance(info, dict) and info.get("draft") is True


def load_shared(files: Files) -> Shared:
    """Settings and vocabulary.

    :raises ContentFaults: with every problem found in them.
    """
    problems = stray_problems(files, SHARED_FILES)

    def read(name: str, kind: type[R]) -> R | None:
        if name in files:
            reading = read_record(SourceFile(files, name), kind)
            problems.extend(reading.problems)
            return reading.record if isinstance(reading.record, kind) else None
        if name not in OPTIONAL and not is_misplaced(files, "", name, SHARED_FILES):
            problems.append(Problem(name, 1, 1, "", Message("is missing; every portal needs this file")))
        return None

    portal = read("portal.toml", PortalFile)
    units = read("units.toml", UnitsFile)
    concepts = read("concepts.toml", ConceptsFile)
    sources = read("sources.toml", SourcesFile) or SourcesFile()
    regions = read("regions.toml", RegionsFile) or RegionsFile()
    pages = {}
    for page in PAGES:
        name = f"pages/{page}.md"
        if name in files:
            pages[page], page_problems = read_page(SourceFile(files, name))
            problems += page_problems
        elif not is_misplaced(files, "pages/", f"{page}.md", ()):
            message = Message("is missing; the about page needs both languages")
            problems.append(Problem(name, 1, 1, "", message))
    if units:
        problems += _repeated(SourceFile(files, "units.toml"), "unit", "zh", units.unit)
    if concepts:
        problems += _repeated(SourceFile(files, "concepts.toml"), "concept", "id", concepts.concept)
    problems += _repeated(SourceFile(files, "sources.toml"), "source", "id", sources.source)
    problems += _repeated(SourceFile(files, "regions.toml"), "region", "id", regions.region)
    problems += [SourceFile(files, "regions.toml").problem(*fault) for fault in faults_of_regions(regions.region)]
    if portal and portal.portal:
        source_file, as_of = SourceFile(files, "sources.toml"), portal.portal.as_of
        problems += [source_file.problem(*fault) for fault in faults_of_sources(sources.source, as_of)]
    if portal:
        problems += _withdrawn_but_present(SourceFile(files, "portal.toml"), portal.withdrawn, plan_names(files))
    if problems or not (portal and units and concepts):
        raise ContentFaults(problems)
    return Shared(
        info=portal.portal,
        rules=portal.rules,
        units={unit.zh: unit for unit in units.unit},
        concepts={concept.id: concept for concept in concepts.concept},
        pages=pages,
        withdrawn=portal.withdrawn,
        sources={source.id: source for source in sources.source},
        regions={region.id: region for region in regions.region},
    )


def _withdrawn_but_present(source: SourceFile, withdrawn: tuple[Withdrawn, ...], plans: list[str]) -> list[Problem]:
    """Plans that are present though listed as withdrawn: changes in them would escape the revision log."""
    return [
        source.problem(
            ("withdrawn", number, "plan"),
            Message('"%(plan)s" is in plans/; take it out here or there', plan=entry.plan),
        )
        for number, entry in enumerate(withdrawn)
        if entry.plan in plans
    ]


def _repeated(source: SourceFile, entries: str, key: str, records: tuple[Record, ...]) -> list[Problem]:
    seen: set[str] = set()
    problems = []
    for number, record in enumerate(records):
        value = getattr(record, key)
        if value in seen:
            message = Message('"%(value)s" is defined twice; keep one', value=value)
            problems.append(source.problem((entries, number, key), message))
        seen.add(value)
    return problems


@dataclass(frozen=True)
class Loaded:
    """A plan, or its problems. Both are empty for a plan that is itself a draft and left out. ``drafts`` is how many
    entries were left out, ``named`` are the other plans that it names."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    drafts: int = 0
    named: tuple[str, ...] = ()


def load_plan(files: Files, name: str, shared: Shared | None, drafts: bool = False) -> Loaded:
    """Read and check the folder of one plan.

    The plan comes as the public sees it, or with its ``drafts``; faults in drafts are reported either way.
    Without ``shared``, which may have faults of its own, each file is read and its references are not checked.
    """
    home = folder_of_plan(name)
    problems = stray_problems_of_plan(files, home, PLAN_FILES)
    if fault := plan_name_fault(name):
        problems.append(problem_at(home.rstrip("/"), fault))
    sources = {file: SourceFile(files, home + file) for file in PLAN_FILES}
    readings: dict[str, Reading] = {}
    for file, kind in PLAN_FILES.items():
        if home + file in files:
            readings[file] = read_record(sources[file], kind)
            problems += readings[file].problems
        elif is_misplaced(files, home, file, PLAN_FILES):
            readings[file] = Reading(None)
        elif file == "plan.toml":
            readings[file] = Reading(None)
            message = Message("is missing; every plan folder needs this file")
            problems.append(problem_at(home + file, message))
        else:
            readings[file] = Reading(kind())
    # References can be checked only once every file could be read.
    if shared is None or any(reading.record is None for reading in readings.values()):
        return Loaded(None, tuple(problems))
    files_read = PlanFiles._make(reading.record for reading in readings.values())
    plan = Plan(id=name, files=files_read, units=shared.units, shared_sources=shared.sources, regions=shared.regions)
    reported = {(problem.file, problem.key) for problem in problems}
    positions = Positions(sources, readings)
    plan_problems = check_plan(plan, positions, shared, frozenset(plan_names(files)))
    problems += [problem for problem in plan_problems if (problem.file, problem.key) not in reported]
    # What is doubted is known only of figures without fault.
    problems = problems or [positions.problem(*fault) for fault in faults_of_confirmations(plan, shared)]
    if problems:
        return Loaded(None, tuple(problems))
    if drafts:
        return Loaded(plan, (), named=plans_named(plan))
    return _without_drafts(files, plan)


def plans_named(plan: Plan) -> tuple[str, ...]:
    """The other plans that a plan names; its pages may depend on them."""
    references = (reference for entry in records_in(plan.info) for reference in references_of(entry.record))
    return tuple(sorted({reference.value for reference in references if "plan" in reference.refers.kinds}))


def _without_drafts(files: Files, plan: Plan) -> Loaded:
    info, drafts, named = plan.info, len(drafts_of(plan)), plans_named(plan)
    if info.draft:
        return Loaded(None, (), drafts, named)
    unpublished = frozenset(name for name in named if is_draft(files, name))
    return Loaded(public_plan(plan, unpublished) if drafts or unpublished else plan, (), drafts, named)
