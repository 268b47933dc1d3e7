"""The build: which plans must be looked at, which outputs must be made, and the finished files put in their place.

A plan is the unit of work. One whose files, vocabulary and engine are as they were at the last build is neither read
nor judged, and it depends on no plans but those that it names: all else comes from the build state.
"""

import json
import os
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..assess.judged import JudgedPlan, judge_plan
from ..content.load import home_of as plan_home
from ..content.load import is_draft, load_plan, plan_names
from ..content.portal import read_shared
from ..content.problems import ContentFaults
from ..content.releases import read_releases
from ..model.portal import Plan, Shared
from ..model.releases import Release
from ..pages.render import TemplateMoved, templates_of
from ..pages.summary import Summary, neighbourhood, rank, related, shown_elsewhere, summarise
from . import fingerprints
from .folder import COMPILED, beside, clear_leavings, clear_proofs, home_of, make, new_stage
from .journal import carry_out, steps_of, swap_of
from .making import MadeFile, Maker
from .ours import check_output
from .outputs import Output, SiteLook, plan_outputs, static_files
from .parts import CONCEPT, NAMESAKES, parts_of
from .portal import PortalUnits, SiteUnit
from .releases import Held
from .state import Damaged, Made, Remembered, State, StateEntry
from .survey import BuildFolders, Contents, Survey, survey

# Starting workers costs more than it saves below this many outputs, in a build that begins from nothing.
PARALLEL_FROM = 300
# Plans that are judged and not yet described wait in memory, so many and no more; others are read once more.
WAITING_REPORTS = 8
# What is saved while a build runs has it begin anew, so often and no more; then the next build finds it.
PASSES = 3


@dataclass(frozen=True)
class Result:
    """What a build did: plans looked at, outputs made, files whose bytes are new, files of the whole site. ``waiting``
    are outputs that the next build makes: their last files stand; ``drafts`` is how many plans and entries were left
    out; ``aside`` is the folder that other people's files were moved to; ``read`` has the digests of the files that the
    site was made of, as they were read, by folder and name."""

    plans: tuple[str, ...]
    made: int
    written: tuple[str, ...]
    total: int
    read: Contents
    waiting: int = 0
    drafts: int = 0
    aside: Path | None = None


class Moved(Exception):
    """Something was saved while the build read it."""


class Build:
    """One build, by whoever holds the lock of the output. ``drafts`` are shown by the preview only. ``say`` is told how many
    outputs are made. ``release`` is the one that this build is, before it lies in the content folder. ``pages_first`` leaves
    pictures that can wait to the build after this one."""

    def __init__(
        self,
        places: BuildFolders,
        drafts: bool = False,
        jobs: int | None = None,
        say: Callable[[int], None] = lambda made: None,
        release: Release | None = None,
        parallel_from: int = PARALLEL_FROM,
        pages_first: bool = False,
    ):
        self.places, self.drafts, self.say, self.release = places, drafts, say, release
        self.jobs = jobs or os.cpu_count() or 1
        self.parallel_from, self.pages_first = parallel_from, pages_first

    def run(self) -> Result:
        """Build the site.

        :raises ContentFaults: if the content has faults; the last good site stays.
        :raises Refusal: if the output folder is not ours to replace.
        :raises OSError: if something cannot be read or written.
        """
        check_output(self.places)
        home = home_of(self.places.output)
        make(home)
        clear_proofs(home)
        state = State(self.places.output)
        try:
            aside = carry_out(state, self.places.output)
            result = self._passes(state)
            return result if result.aside else replace(result, aside=aside)
        finally:
            clear_leavings(home)
            state.close()

    def _passes(self, state: State) -> Result:
        for _number in range(1, PASSES):
            try:
                return _Pass(self, state, patient=True).run()
            except Moved:
                continue
            except TemplateMoved:  # it was saved in the meantime, or what was noted of it is wrong
                state.forget_inputs()
            except Damaged:
                state.doubt()
        return _Pass(self, state, patient=False).run()


class _Pass:
    """One way through the build, from looking to putting in place. A ``patient`` one begins anew where something was saved in
    the meantime; the other takes what it read, and the state claims nothing of it."""

    def __init__(self, build: Build, state: State, patient: bool):
        self.build, self.state, self.patient = build, state, patient
        self.places, self.drafts = build.places, build.drafts
        self.survey: Survey = survey(build.places, build.drafts)
        self.files = self.survey.inputs["content"]
        # What a build with drafts made is nothing to one without, so that no page of the one stays in the other's site.
        comparable = self.survey.last.about.get("drafts") == str(build.drafts)
        self.entries_before = state.entries() if comparable else {}
        self.units_before = state.units() if comparable else {}
        self.files_before: dict[str, dict[str, Made]] = {}
        for path, made in self.survey.last.files.items() if comparable else ():
            self.files_before.setdefault(made.unit, {})[path] = made
        self.entries: dict[str, StateEntry] = {}
        self.units: dict[str, str] = {}
        self.now: dict[str, Made] = {}
        self.looked: list[str] = []
        self.waiting = 0
        self._reports: OrderedDict[str, JudgedPlan] = OrderedDict()

    def run(self) -> Result:
        shared, held = self._read()
        stage = new_stage(home_of(self.places.output))
        build = self.build
        with Maker(stage, build.jobs, build.parallel_from, build.say) as maker:
            portal = self._describe(maker, shared, held)
            made = maker.finish()
        if self.survey.moved and self.patient:
            raise Moved
        return self._put(stage, made, portal)

    # --- reading ---

    def _read(self) -> tuple[Shared, Held]:
        """Look at every plan that is another than at the last build, or whose named plans stand otherwise."""
        files = self.files
        shared, problems = read_shared(files)
        releases, damaged = read_releases(files)
        problems += damaged
        # The texts of portal pages are no matter of any plan.
        vocabulary = (shared.info, shared.rules, shared.units, shared.concepts) if shared else None
        around = fingerprints.of_text(fingerprints.of_engine(), repr(vocabulary), str(self.drafts))
        names = plan_names(files)
        digests = {name: self._digest(around, name) for name in names}
        standing = {name: self._standing(name, digests[name]) for name in names}
        for name in names:
            last = self.entries_before.get(name)
            if last and last.digest == digests[name] and _as_named(last.named, standing):
                self.entries[name] = last
                continue
            loaded = load_plan(files, name, shared, self.drafts)
            problems += loaded.problems
            if problems or shared is None:
                continue
            named = {other: standing.get(other, "absent") for other in loaded.named}
            self._judge(name, self._digest(around, name), named, loaded.plan, loaded.drafts, shared)
        if problems or shared is None:
            raise ContentFaults(problems)
        return shared, Held(tuple(releases))

    def _digest(self, around: str, name: str) -> str:
        """Covers all that decides what a plan says; "" of one that cannot be read or was saved in between."""
        home = plan_home(name)
        try:
            digest = fingerprints.of_text(around, fingerprints.of_files(self.files, home))
        except OSError:
            return ""
        return "" if self.files.moved(home) else digest

    def _standing(self, name: str, digest: str) -> str:
        """How a plan stands to those that name it."""
        if self.drafts:
            return "there"
        last = self.entries_before.get(name)
        draft = not last.public if last and last.digest == digest else is_draft(self.files, name)
        return "draft" if draft else "there"

    def _judge(
        self, name: str, digest: str, named: dict[str, str], plan: Plan | None, drafts: int, shared: Shared
    ) -> None:
        if plan is None:
            self.entries[name] = StateEntry(digest, named, public=False, drafts=drafts)
            return
        report = judge_plan(plan, shared)
        parts = parts_of(report)
        kept = self.state.keep_parts(text for text, _rows in parts.values())
        held = {part: (digest, rows) for (part, (_text, rows)), digest in zip(parts.items(), kept, strict=True)}
        self.entries[name] = StateEntry(digest, named, True, drafts, summarise(report), held)
        self.looked.append(name)
        self._reports[name] = report
        while len(self._reports) > WAITING_REPORTS:
            self._reports.popitem(last=False)

    def _report(self, name: str, shared: Shared) -> JudgedPlan:
        """A plan judged: as it waits in memory, or read once more."""
        if name in self._reports:
            return self._reports.pop(name)
        loaded = load_plan(self.files, name, shared, self.drafts)
        if loaded.plan is None:
            raise Moved
        return judge_plan(loaded.plan, shared)

    # --- describing ---

    def _describe(self, maker: Maker, shared: Shared, held: Held) -> PortalUnits:
        """Go through the units of the site: describe those that are not as they were, and have their outputs made."""
        static = static_files(self.survey.inputs["static"])
        look = SiteLook(
            templates=templates_of(self.survey.inputs["templates"], self._compiled()),
            assets={name: address for name, (address, _content) in static.items()},
            engine=fingerprints.of_engine(),
            held=frozenset(held.frozen),
            releasing=self.build.release is not None,
        )
        public = {name: entry for name, entry in self.entries.items() if entry.public}
        shown = sorted(public, key=lambda name: rank(public[name].summary))
        public = {name: public[name] for name in shown}
        summaries = {name: entry.summary for name, entry in public.items()}
        around = fingerprints.of_text(look.drawn, repr(look.assets), held.digest, str(look.releasing))
        measured = Counter(part for entry in public.values() for part in entry.parts if part.startswith(CONCEPT))
        for name, entry in public.items():
            compared = [part.removeprefix(CONCEPT) for part in entry.parts if measured[part] > 1]
            self._take(maker, self._plan_unit(name, summaries, compared, around, shared, look))
        portal = PortalUnits(shared, public, look, static, held, self.build.release, self.state)
        for unit in portal.all():
            self._take(maker, unit)
        for unit in portal.releases(list(self.now)):
            self._take(maker, unit)
        return portal

    def _compiled(self) -> Path:
        compiled = home_of(self.places.output) / COMPILED
        make(compiled)
        return compiled

    def _plan_unit(
        self,
        name: str,
        summaries: dict[str, Summary],
        compared: list[str],
        around: str,
        shared: Shared,
        look: SiteLook,
    ) -> SiteUnit:
        entry, names = self.entries[name], related(name, summaries)
        shown = [
            repr((shown_elsewhere(summaries[other]), self.entries[other].parts[NAMESAKES][0])) for other in names
        ]

        def describe() -> list[Output]:
            namesakes = {
                other: json.loads(self.state.part(self.entries[other].parts[NAMESAKES][0])) for other in names
            }
            directory = neighbourhood(names, summaries, namesakes, compared)
            return plan_outputs(self._report(name, shared), directory, look)

        # A plan that was saved while it was read has no digest, and so has none that its unit could be known by.
        return SiteUnit(
            f"plan/{name}",
            entry.digest and fingerprints.of_text(around, entry.digest, *compared, *names, *shown),
            describe,
        )

    def _take(self, maker: Maker, unit: SiteUnit) -> None:
        """Have those outputs of a unit made that are not as they were."""
        before, intact = self.files_before.get(unit.name, {}), self.survey.site.intact
        if (
            unit.digest
            and self.units_before.get(unit.name) == _sealed(unit.digest, before)
            and before.keys() <= intact
        ):
            self._claim(unit, unit.digest, before)
            return
        digest, now, wanted = unit.digest, {}, []
        for output in unit.describe():
            had = before.get(output.path) if output.path in intact else None
            if had and (had.fingerprint == output.fingerprint or output.can_wait and self.build.pages_first):
                now[output.path] = had
                if had.fingerprint != output.fingerprint:
                    self.waiting, digest = self.waiting + 1, ""
            else:
                now[output.path] = Made(unit.name, output.fingerprint, "")
                wanted.append(output)
        self._claim(unit, digest, now)
        stands = self.survey.last.files
        maker.take(wanted, {output.path: stands[output.path].digest for output in wanted if output.path in intact})

    def _claim(self, unit: SiteUnit, digest: str, files: Mapping[str, Made]) -> None:
        """The files of a unit are part of the site.

        :raises ValueError: if another unit has one of them; the engine's addresses never collide.
        """
        if twice := files.keys() & self.now.keys():
            raise ValueError(f"two units claim {sorted(twice)}")
        self.units[unit.name] = digest and _sealed(digest, files)
        self.now.update(files)

    # --- putting in place ---

    def _put(self, stage: Path, made: list[MadeFile], portal: PortalUnits) -> Result:
        """Note the build, and move what is new to its place."""
        output, site, stands = self.places.output, self.survey.site, self.survey.last.files
        files = dict(self.now)
        for one in made:
            stamp = None if one.written else stands[one.path].stamp
            files[one.path] = replace(files[one.path], digest=one.digest, stamp=stamp)
        written = sorted(one.path for one in made if one.written)
        gone = sorted(path for path in stands if path not in files and path in site.intact)
        foreign = [*site.foreign, *site.altered]
        # Where nothing is known of a site, or there is none, a whole one takes its place.
        if not site.marked or not stands:
            steps = swap_of(stage, beside(output), known=())
        elif written or gone or foreign:
            steps = steps_of(stage, beside(output), written, gone, foreign)
        else:
            steps = []
        about = {
            "engine": fingerprints.of_engine(),
            "drafts": str(self.drafts),
            # What a release that was killed before it was kept has built is no site to leave as it is.
            "complete": "no" if self.waiting or self.survey.moved or self.build.release else "yes",
        }
        noted = self.survey.noted
        now = Remembered(about, noted, files)
        self.state.commit(now, self.units, self.entries, steps, portal.own_parts)
        aside = carry_out(self.state, output)
        drafts = sum(entry.drafts if entry.public else 1 for entry in self.entries.values())
        looked = tuple(name for name in self.entries if name in self.looked)
        read = {
            folder: {name: one.digest for name, one in found.items() if one.digest} for folder, found in noted.items()
        }
        return Result(looked, len(made), tuple(written), len(files), read, self.waiting, drafts, aside)


def _sealed(digest: str, files: Mapping[str, Made]) -> str:
    """The digest of a unit together with its files, so that none of them can be forgotten."""
    return fingerprints.of_text(digest, *sorted(files))


def _as_named(named: Mapping[str, str], standing: Mapping[str, str]) -> bool:
    """Whether the plans that a plan names stand as they stood."""
    return all(standing.get(other, "absent") == how for other, how in named.items())
