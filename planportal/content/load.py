"""The content folder into records. A plan is read without looking at any other plan, but for whether one that it
names is published."""

import re
from dataclasses import dataclass

from ..model.portal import COMPARE, PORTAL, ConceptsFile, Plan, PortalFile, Shared, UnitsFile
from ..model.records import CommitmentsFile, GoalsFile, IndicatorsFile, PlanFile, PlanInfo, ProjectsFile, TasksFile
from ..model.releases import RevisionsFile, Withdrawn
from ..model.said import LANGUAGES, said
from .check import Places, check_plan
from .drafts import drafts_of, published
from .files import Files
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
PLANS = "plans/"
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PAGES = tuple(f"about.{language}" for language in LANGUAGES)


def plan_names(files: Files) -> list[str]:
    """The identifiers of all plans: the names of their folders, in order."""
    return sorted(name.removeprefix(PLANS) for name in files.folders if re.fullmatch(rf"{PLANS}[^/]+", name))


def home_of(plan: str) -> str:
    """The folder of a plan in the content folder, with "/" at its end."""
    return f"{PLANS}{plan}/"


def is_draft(files: Files, plan: str) -> bool:
    """What plan.toml says of itself, told without reading the plan."""
    info = glance(Source(files, f"{home_of(plan)}plan.toml")).get("plan")
    return isinstance(info, dict) and info.get("draft") is True


def load_shared(files: Files) -> Shared:
    """Settings and vocabulary.

    :raises ContentFaults: with every problem found in them.
    """
    problems: list[Problem] = []
    records = {}
    for name, kind in SHARED_FILES.items():
        if name not in files:
            problems.append(Problem(name, 1, 1, "", said("is missing; every portal needs this file")))
            continue
        reading = read_record(Source(files, name), kind)
        records[name] = reading.record
        problems += reading.problems
    pages = {}
    for page in PAGES:
        name = f"pages/{page}.md"
        if name in files:
            pages[page], found = read_text(Source(files, name))
            problems += found
        else:
            message = said("is missing; the about page needs both languages")
            problems.append(Problem(name, 1, 1, "", message))
    for name, entries, key in (("units.toml", "unit", "zh"), ("concepts.toml", "concept", "id")):
        if records.get(name):
            problems += _repeated(Source(files, name), entries, key, getattr(records[name], entries))
    if portal := records.get("portal.toml"):
        problems += _returned(Source(files, "portal.toml"), portal.withdrawn, plan_names(files))
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


def _returned(source: Source, withdrawn: tuple[Withdrawn, ...], plans: list[str]) -> list[Problem]:
    """Plans that are there though they are said to be withdrawn: what changes in them would need no reason."""
    return [
        source.problem(("withdrawn", number, "plan"), said('"%(plan)s" is in plans/; take it out here or there', plan=one.plan))
        for number, one in enumerate(withdrawn)
        if one.plan in plans
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
    has none; ``drafts`` is how many entries were left out, ``named`` the other plans that it names."""

    plan: Plan | None
    problems: tuple[Problem, ...]
    drafts: int = 0
    named: tuple[str, ...] = ()


def load_plan(files: Files, name: str, shared: Shared | None, drafts: bool = False) -> Loaded:
    """Read and check the folder of one plan.

    The plan comes as the public sees it, or with its ``drafts``; what is wrong in a draft is a fault either way.
    Without ``shared``, because it has faults of its own, each file is read but references are not judged.
    """
    problems: list[Problem] = []
    home = home_of(name).rstrip("/")
    if not IDENTIFIER.fullmatch(name):
        message = said(
            "the folder's name is the plan's identifier; use lower-case ASCII letters, digits and single hyphens"
        )
        problems.append(Problem(home, 1, 1, "", message))
    if name in (COMPARE, PORTAL):
        message = said("cannot name a plan, because commands call charts of several plans so; choose another name")
        problems.append(Problem(home, 1, 1, "", message))
    for path in files.names(home_of(name)):
        file = path.removeprefix(home_of(name))
        # Windows hides endings, so a whole table may be lost in "indicators.toml.txt".
        if ".toml" in file and file not in PLAN_FILES:
            hint = did_you_mean(file, PLAN_FILES)
            message = said("is not a file of a plan folder.%(hint)s", hint=hint)
            problems.append(Problem(path, 1, 1, "", message))
    sources = {file: Source(files, home_of(name) + file) for file in PLAN_FILES}
    readings = {}
    for file, kind in PLAN_FILES.items():
        if home_of(name) + file in files:
            readings[file] = read_record(sources[file], kind)
            problems += readings[file].problems
        elif file == "plan.toml":
            readings[file] = Reading(None)
            message = said("is missing; every plan folder needs this file")
            problems.append(Problem(f"{home}/{file}", 1, 1, "", message))
        else:
            readings[file] = Reading(kind())
    # References cannot be judged against a file of which nothing could be read.
    if shared is None or any(reading.record is None for reading in readings.values()):
        return Loaded(None, tuple(problems))
    plan = Plan(id=name, files=tuple(reading.record for reading in readings.values()), units=shared.units)
    problems += check_plan(plan, Places(sources, readings), shared, frozenset(plan_names(files)))
    if problems:
        return Loaded(None, tuple(problems))
    if drafts:
        return Loaded(plan, (), named=plans_named(plan.info))
    return _public(files, plan)


def plans_named(info: PlanInfo) -> tuple[str, ...]:
    """The other plans that a plan names: all that reading it may look at besides its own folder."""
    return tuple(sorted({info.predecessor, info.above.plan if info.above else None} - {None}))


def _public(files: Files, plan: Plan) -> Loaded:
    info, drafts, named = plan.info, len(drafts_of(plan)), plans_named(plan.info)
    if info.draft:
        return Loaded(None, (), drafts, named)
    unpublished = frozenset(name for name in named if is_draft(files, name))
    return Loaded(published(plan, unpublished) if drafts or unpublished else plan, (), drafts, named)
