"""The build: which plans must be looked at, which outputs must be made, and the finished site swapped in.

A plan is the unit of work. One whose files, vocabulary and engine are as they were at the last build is neither read
nor assessed: its summary and the fingerprints of its outputs come from the build state.
"""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from ..content.files import Files
from ..content.load import home_of, is_draft, load_plan, load_shared, plan_names
from ..content.problems import ContentFaults, Problem
from ..content.releases import read_releases
from ..exports.rows import plan_rows, portal_rows
from ..model.portal import Plan, Shared
from ..model.releases import Release
from ..pages.render import Templates, templates_in
from ..pages.summary import directory, summarise
from ..words.report import Report, report_on
from . import fingerprints, folder, state
from .outputs import Look, Output, plan_outputs, portal_outputs, release_outputs, static_files, without_collisions
from .releases import Held
from .state import Before, Places, PlanState, State

# Starting workers costs more than it saves below this many outputs, in a build that begins from nothing.
PARALLEL_FROM = 300


@dataclass(frozen=True)
class Result:
    """What a build did: plans looked at, outputs made, files whose bytes are new, files of the whole site. ``waiting``
    are outputs that the next build makes: their last files stand; ``drafts`` is how many plans and entries were left
    out."""

    plans: tuple[str, ...]
    made: int
    written: tuple[str, ...]
    total: int
    waiting: int = 0
    drafts: int = 0


def _shared(files: Files) -> tuple[Shared | None, list[Problem]]:
    try:
        return load_shared(files), []
    except ContentFaults as faults:
        return None, faults.problems


def check(files: Files, drafts: bool = False) -> tuple[Shared, list[Plan]]:
    """Load and check everything. Plans come as the public sees them, or with their ``drafts``.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, problems = _shared(files)
    problems += read_releases(files.root)[1]
    loaded = [load_plan(files, name, shared, drafts) for name in plan_names(files)]
    problems += [problem for one in loaded for problem in one.problems]
    if problems:
        raise ContentFaults(problems)
    return shared, [one.plan for one in loaded if one.plan]


@dataclass
class _Work:
    """A plan on its way through the build; ``report`` is None as long as nothing needs it."""

    path: Path
    digest: str
    last: PlanState | None
    report: Report | None = None
    summary: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    drafts: int = 0


class Build:
    """One build. It leaves drafts out unless ``before`` was looked up with them, as only the preview does. ``say`` is told
    the progress of long work: how many outputs are made, of how many. ``release`` is the one that this build is, before
    it lies in the content folder. ``pages_first`` leaves pictures that can wait to the build after this one."""

    def __init__(
        self,
        places: Places,
        before: Before,
        jobs: int | None = None,
        say: Callable[[int, int], None] = lambda done, total: None,
        release: Release | None = None,
        parallel_from: int = PARALLEL_FROM,
        pages_first: bool = False,
    ):
        self.places, self.before, self.say, self.release = places, before, say, release
        self.drafts = before.last.drafts
        self.held = Held()
        self.jobs = jobs or os.cpu_count() or 1
        self.parallel_from, self.pages_first = parallel_from, pages_first

    def run(self) -> Result:
        """Build the site.

        :raises ContentFaults: if the content has faults; the last good site stays.
        :raises OutputRefused: if the output folder is not ours to replace.
        """
        places = self.places
        folder.check_output(places.output, places.content)
        last, intact = self.before.last, self.before.intact
        engine = fingerprints.of_engine()
        shared, works, unpublished = self._read(last, engine)
        static = static_files(places.static)
        look = Look(
            templates=self._templates(),
            assets={name: address for name, (address, _content) in static.items()},
            engine=engine,
            held=frozenset(self.held.frozen),
            releasing=self.release is not None,
        )
        works.sort(key=lambda work: (work.summary["region"]["en"], -work.summary["start"], work.path.name))
        summaries = [work.summary for work in works]
        names = directory(summaries)
        stage = fingerprints.of_text(
            look.templates.digest, repr(look.assets), repr(names), self.held.digest, str(look.releasing)
        )
        outputs: list[Output] = []
        now = State(self.before.inputs, unpublished=unpublished, drafts=self.drafts)
        for work in works:
            plan = self._stage(work, shared, names, look, stage, intact, outputs)
            now.plans[work.path.name] = plan
        rows = portal_rows(shared, [work.rows for work in works])
        portal = portal_outputs(shared, summaries, rows, look, static, self._releases())
        made = [*now.made, *(output.path for output in portal)]
        portal += release_outputs(self.held, self.release, made, rows, shared.info, look)
        now.portal = {output.path: output.fingerprint for output in portal}
        site = without_collisions([*outputs, *portal])
        result = self._publish(last, now, intact, site, tuple(work.path.name for work in works if work.report))
        folder.write_whole(state.path_for(places.output), state.dump(now))
        return result

    def _releases(self) -> tuple[Release, ...]:
        """All releases, the oldest first, with the one that this build is."""
        before = tuple(kept.release for kept in self.held.releases)
        return (*before, self.release) if self.release else before

    def _templates(self) -> Templates:
        source = self.places.templates
        compiled = state.path_for(self.places.output).parent / "templates"
        folder.make(compiled)
        return Templates(str(source), fingerprints.of_files(source, templates_in(source)), str(compiled))

    # --- reading ---

    def _read(self, last: State, engine: str) -> tuple[Shared, list[_Work], dict[str, str]]:
        """Every plan's summary, from the state where nothing it rests on has changed; and what is unpublished, by digest."""
        content = self.places.content
        self.files = Files(content)
        shared, problems = _shared(self.files)
        releases, damaged = read_releases(content)
        problems += damaged
        self.held = Held(tuple(releases))
        names = plan_names(self.files)
        # Plans lose what they say of a draft, so they are others once it is published.
        drafts = frozenset() if self.drafts else {name for name in names if is_draft(self.files, name)}
        # The texts of portal pages are no matter of any plan.
        vocabulary = (shared.info, shared.rules, shared.units, shared.concepts) if shared else None
        around = fingerprints.of_text(engine, repr(vocabulary), repr(names), repr(sorted(drafts)))
        works, unpublished = [], {}
        for path in (content / home_of(name) for name in names):
            digest = fingerprints.of_text(around, fingerprints.of_files(path, fingerprints.files_in(path)))
            work = _Work(path, digest, last.plans.get(path.name))
            if work.last and work.last.digest == digest:
                work.summary, work.rows, work.drafts = work.last.summary, work.last.rows, work.last.drafts
                works.append(work)
                continue
            if last.unpublished.get(path.name) == digest:
                unpublished[path.name] = digest
                continue
            loaded = load_plan(self.files, path.name, shared, self.drafts)
            problems += loaded.problems
            if loaded.plan is None:
                unpublished[path.name] = digest
                continue
            work.drafts = loaded.drafts
            works.append(work)
            if not problems:
                self._judge(work, loaded.plan, shared)
        if problems:
            raise ContentFaults(problems)
        return shared, works, unpublished

    def _judge(self, work: _Work, plan: Plan, shared: Shared) -> None:
        work.report = report_on(plan, shared)
        work.summary, work.rows = summarise(work.report), plan_rows(work.report)

    def _stage(
        self,
        work: _Work,
        shared: Shared,
        names: dict,
        look: Look,
        stage: str,
        intact: frozenset[str],
        outputs: list[Output],
    ) -> PlanState:
        """The plan's outputs, unless they rest on nothing that has changed and are all still there."""
        last = work.last
        if work.report is None and last.stage == stage and last.outputs.keys() <= intact:
            return last
        if work.report is None:
            loaded = load_plan(self.files, work.path.name, shared, self.drafts)
            work.report = report_on(loaded.plan, shared)
        made = plan_outputs(work.report, names, look)
        outputs += made
        described = {output.path: output.fingerprint for output in made}
        return PlanState(work.digest, stage, work.summary, work.rows, described, work.drafts)

    # --- making ---

    def _publish(
        self, last: State, now: State, intact: frozenset[str], site: dict[str, Output], plans: tuple[str, ...]
    ) -> Result:
        before, after = last.made, now.made
        good = {path for path, fingerprint in after.items() if path in intact and before.get(path) == fingerprint}
        waiting = self._put_off(site, before, good, now) if self.pages_first else set()
        good |= waiting
        made = self._make([site[path] for path in after if path not in good])
        digests = {path: fingerprints.of_bytes(content) for path, content in made.items()}
        same = {path for path in made if path in intact and last.files.get(path) == digests[path]}
        written = {path: content for path, content in made.items() if path not in same}
        kept = good | same
        now.files = {path: last.files[path] for path in kept} | {path: digests[path] for path in written}
        if written or set(last.files) != set(now.files) or not self.places.output.exists():
            folder.publish(self.places.output, written, kept)
        drafts = len(now.unpublished) + sum(plan.drafts for plan in now.plans.values())
        return Result(plans, len(made), tuple(sorted(written)), len(now.files), len(waiting), drafts)

    def _put_off(self, site: dict[str, Output], before: dict[str, str], good: set[str], now: State) -> set[str]:
        """The outputs whose last files stand for now. The state says so, so that the next build makes them."""
        waiting = {path for path in site if site[path].can_wait and path in self.before.intact} - good
        for plan in now.plans.values():
            if late := waiting & plan.outputs.keys():
                plan.outputs |= {path: before.get(path, "") for path in late}
                plan.stage = ""
        now.portal |= {path: before.get(path, "") for path in waiting & now.portal.keys()}
        if waiting:
            now.inputs = ""
        return waiting

    def _make(self, outputs: list[Output]) -> dict[str, bytes]:
        """The bytes of every output, in several processes where there are many."""
        made: dict[str, bytes] = {}
        if self.jobs == 1 or len(outputs) < self.parallel_from:
            for output in outputs:
                made[output.path] = output.make(*output.arguments)
                self.say(len(made), len(outputs))
            return made
        # Workers that start fresh behave alike on every system, and inherit no open server.
        with ProcessPoolExecutor(self.jobs, mp_context=get_context("spawn")) as pool:
            for path, content in pool.map(_bytes_of, outputs, chunksize=8):
                made[path] = content
                self.say(len(made), len(outputs))
        return made


def _bytes_of(output: Output) -> tuple[str, bytes]:
    return output.path, output.make(*output.arguments)
