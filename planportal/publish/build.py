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

from ..content.load import load_plan, load_shared, plan_folders
from ..content.problems import ContentFaults, Problem
from ..exports.rows import plan_rows
from ..exports.schema import TABLES
from ..model.portal import Plan, Shared
from ..pages.render import Templates, templates_in
from ..pages.summary import directory, summarise
from ..words.report import Report, report_on
from . import fingerprints, folder, state
from .frozen import FOLDER, LEDGER, Ledger, read_ledger
from .outputs import Look, Output, plan_outputs, portal_outputs, static_files, without_collisions
from .state import Before, Places, PlanState, State

# Starting workers costs more than it saves below this many outputs, in a build that begins from nothing.
PARALLEL_FROM = 200


@dataclass(frozen=True)
class Result:
    """What a build did: plans looked at, outputs made, files whose bytes are new, files of the whole site, and frozen
    copies of earlier builds that are missing or hold something else. ``waiting`` are outputs that the next build makes:
    their last files stand."""

    plans: tuple[str, ...]
    made: int
    written: tuple[str, ...]
    total: int
    damaged: tuple[str, ...] = ()
    waiting: int = 0


def _shared(content: Path) -> tuple[Shared | None, list[Problem]]:
    try:
        return load_shared(content), []
    except ContentFaults as faults:
        return None, faults.problems


def check(content: Path) -> tuple[Shared, list[Plan]]:
    """Load and check everything.

    :raises ContentFaults: with all problems of all plans.
    """
    shared, problems = _shared(content)
    folders = plan_folders(content)
    names = frozenset(path.name for path in folders)
    loaded = [load_plan(content, path, shared, names) for path in folders]
    problems += [problem for one in loaded for problem in one.problems]
    if problems:
        raise ContentFaults(problems)
    return shared, [one.plan for one in loaded]


@dataclass
class _Work:
    """A plan on its way through the build; ``report`` is None as long as nothing needs it."""

    path: Path
    digest: str
    last: PlanState | None
    report: Report | None = None
    summary: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)


class Build:
    """One build. ``say`` is told the progress of long work: how many outputs are made, of how many. A build that does
    not ``enter`` its frozen copies into the ledger is a preview: they go with the next build. ``pages_first`` leaves pictures
    that can wait to the build after this one."""

    def __init__(
        self,
        places: Places,
        before: Before,
        jobs: int | None = None,
        say: Callable[[int, int], None] = lambda done, total: None,
        enter: bool = True,
        parallel_from: int = PARALLEL_FROM,
        pages_first: bool = False,
    ):
        self.places, self.before, self.say, self.enter = places, before, say, enter
        self.ledger = read_ledger(places.output, before.intact)
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
        shared, works = self._read(last, engine)
        static = static_files(places.static)
        look = Look(
            templates=self._templates(),
            assets={name: address for name, (address, _content) in static.items()},
            engine=engine,
        )
        works.sort(key=lambda work: (work.summary["region"]["en"], -work.summary["start"], work.path.name))
        summaries = [work.summary for work in works]
        names = directory(summaries)
        stage = fingerprints.of_text(look.templates.digest, repr(look.assets), repr(names))
        outputs: list[Output] = []
        now = State(self.before.inputs, entered=self.enter)
        for work in works:
            plan = self._stage(work, shared, names, look, stage, intact, outputs)
            now.plans[work.path.name] = plan
        rows = {name: [row for work in works for row in work.rows[name]] for name in TABLES}
        portal = portal_outputs(shared, summaries, rows, look, static)
        now.portal = {output.path: output.fingerprint for output in portal}
        site = without_collisions([*outputs, *portal])
        result = self._publish(last, now, intact, site, tuple(work.path.name for work in works if work.report))
        folder.write_whole(state.path_for(places.output), state.dump(now))
        return result

    def _templates(self) -> Templates:
        source = self.places.templates
        compiled = state.path_for(self.places.output).parent / "templates"
        folder.make(compiled)
        return Templates(str(source), fingerprints.of_files(source, templates_in(source)), str(compiled))

    # --- reading ---

    def _read(self, last: State, engine: str) -> tuple[Shared, list[_Work]]:
        """Every plan's summary, from the state where nothing it rests on has changed."""
        content = self.places.content
        shared, problems = _shared(content)
        folders = plan_folders(content)
        names = frozenset(path.name for path in folders)
        # The texts of portal pages are no matter of any plan.
        vocabulary = (shared.info, shared.rules, shared.units, shared.concepts) if shared else None
        around = fingerprints.of_text(engine, repr(vocabulary), repr(sorted(names)))
        works = []
        for path in folders:
            digest = fingerprints.of_text(around, fingerprints.of_files(path, fingerprints.files_in(path)))
            work = _Work(path, digest, last.plans.get(path.name))
            works.append(work)
            if work.last and work.last.digest == digest:
                work.summary, work.rows = work.last.summary, work.last.rows
                continue
            loaded = load_plan(content, path, shared, names)
            problems += loaded.problems
            if loaded.plan and not problems:
                self._judge(work, loaded.plan, shared)
        if problems:
            raise ContentFaults(problems)
        return shared, works

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
        if work.report is None and last.stage == stage and last.outputs.keys() - self.ledger.held <= intact:
            return last
        if work.report is None:
            loaded = load_plan(self.places.content, work.path, shared, frozenset(names["plans"]))
            work.report = report_on(loaded.plan, shared)
        made = plan_outputs(work.report, names, look)
        outputs += made
        return PlanState(
            work.digest, stage, work.summary, work.rows, {output.path: output.fingerprint for output in made}
        )

    # --- making ---

    def _publish(
        self, last: State, now: State, intact: frozenset[str], site: dict[str, Output], plans: tuple[str, ...]
    ) -> Result:
        before, after = last.made, now.made
        good = {path for path, fingerprint in after.items() if path in intact and before.get(path) == fingerprint}
        held = self._held(last)
        waiting = self._put_off(site, before, good, now) if self.pages_first else set()
        good |= waiting
        standing = good | self.ledger.held
        made = self._make([site[path] for path in after if path not in standing])
        made_now = len(made)
        made[LEDGER] = self._ledger(after, made).dump()
        digests = {path: fingerprints.of_bytes(content) for path, content in made.items()}
        same = {path for path in made if path in intact and last.files.get(path) == digests[path]}
        written = {path: content for path, content in made.items() if path not in same}
        kept = (good | same) - self.ledger.held
        now.files = {path: last.files[path] for path in kept} | {path: digests[path] for path in written} | held
        if written or set(last.files) != set(now.files) or not self.places.output.exists():
            there = {path for path in held if (self.places.output / path).is_file()}
            folder.publish(self.places.output, written, kept | there)
        return Result(plans, made_now, tuple(sorted(written)), len(now.files), self.ledger.damaged, len(waiting))

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

    def _held(self, last: State) -> dict[str, str]:
        """The frozen copies of earlier builds with their digests. One that is damaged keeps the digest it had, so that
        every build finds it damaged."""
        held = {}
        for path in self.ledger.held:
            if path in self.ledger.damaged:
                held[path] = last.files.get(path, "")
            else:
                held[path] = last.files.get(path) or fingerprints.of_bytes((self.places.output / path).read_bytes())
        return held

    def _ledger(self, after: dict[str, str], made: dict[str, bytes]) -> Ledger:
        """The ledger with the copies of this build, as far as they are to stay."""
        if not self.enter:
            return self.ledger
        new = [path for path in after if path.startswith(FOLDER) and path not in self.ledger.held]
        return self.ledger.with_copies(
            {path: made[path] if path in made else (self.places.output / path).read_bytes() for path in new}
        )

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
