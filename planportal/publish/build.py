"""The build: which plans must be looked at, which outputs must be made, and the finished files put in their place.

A plan is the unit of work. It is read and judged only if its files, the vocabulary, the engine or the plans that it names
changed since the last build; else everything about it comes from the build state.
"""

import json
import os
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..assess.judged import JudgedPlan, judge_plan
from ..content.load import folder_of_plan, is_draft, load_plan, plan_names
from ..content.portal import read_shared
from ..content.problems import ContentFaults
from ..content.releases import read_releases
from ..model.portal import Plan, Shared
from ..model.releases import Release
from ..pages.render import TemplateMoved, templates_of
from ..pages.summary import Summary, directory_entry, directory_of, display_order, related_plans, summarise
from . import fingerprints
from .folder import COMPILED, aside_path, clear_leftovers, clear_proofs, make_folder, new_stage, state_folder
from .journal import carry_out_journal, swap_steps, update_steps
from .making import MadeFile, Maker
from .ours import check_output
from .outputs import Output, SiteLook, plan_outputs, static_files
from .parts import CONCEPT, NAMESAKES, plan_parts
from .portal import PortalUnits, SiteUnit
from .releases import EarlierReleases
from .state import BuildRecord, Damaged, NotedFile, State, StateEntry
from .survey import BuildFolders, SourceDigests, Survey, survey

# Starting workers costs more than it saves below this many outputs, in a build that begins from nothing.
PARALLEL_FROM = 300
# At most so many judged plans wait in memory until they are described; others are read once more.
WAITING_PLANS = 8
# What is saved while a build runs has it begin anew, at most so often; then the next build finds it.
PASSES = 3


@dataclass(frozen=True)
class Result:
    """What a build did: plans read and judged, outputs made, files whose bytes are new, files of the whole site. ``waiting``
    are outputs that the next build makes: their last files stand; ``drafts`` is how many plans and entries were left
    out; ``aside`` is the folder that other people's files were moved to; ``read`` has the digests of the files that the
    site was made of, as they were read, by folder and name."""

    plans: tuple[str, ...]
    made: int
    written: tuple[str, ...]
    total: int
    read: SourceDigests
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
        folders: BuildFolders,
        drafts: bool = False,
        jobs: int | None = None,
        say: Callable[[int], None] = lambda made: None,
        release: Release | None = None,
        parallel_from: int = PARALLEL_FROM,
        pages_first: bool = False,
    ):
        self.folders, self.drafts, self.say, self.release = folders, drafts, say, release
        self.jobs = jobs or os.cpu_count() or 1
        self.parallel_from, self.pages_first = parallel_from, pages_first

    def run(self) -> Result:
        """Build the site.

        :raises ContentFaults: if the content has faults; the last good site stays.
        :raises Refusal: if the output folder is not ours to replace.
        :raises OSError: if something cannot be read or written.
        """
        check_output(self.folders)
        home = state_folder(self.folders.output)
        make_folder(home)
        clear_proofs(home)
        state = State(self.folders.output)
        try:
            aside = carry_out_journal(state, self.folders.output)
            result = self._passes(state)
            return result if result.aside else replace(result, aside=aside)
        finally:
            clear_leftovers(home)
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
                state.forget_all_but_files()
        return _Pass(self, state, patient=False).run()


class _Pass:
    """One way through the build, from looking to putting in place. A ``patient`` one begins anew where something was saved in
    the meantime; the other takes what it read, and the state claims nothing of it."""

    def __init__(self, build: Build, state: State, patient: bool):
        self.build, self.state, self.patient = build, state, patient
        self.folders, self.drafts = build.folders, build.drafts
        self.survey: Survey = survey(build.folders, build.drafts)
        self.files = self.survey.inputs["content"]
        # A build without drafts begins anew after one with drafts, so that every page that shows a draft goes.
        comparable = self.survey.last.about.get("drafts") == str(build.drafts)
        self.entries_before = state.entries() if comparable else {}
        self.units_before = state.units() if comparable else {}
        self.files_before: dict[str, dict[str, NotedFile]] = {}
        for path, made in self.survey.last.files.items() if comparable else ():
            self.files_before.setdefault(made.unit, {})[path] = made
        self.entries: dict[str, StateEntry] = {}
        self.units: dict[str, str] = {}
        self.site_files: dict[str, NotedFile] = {}
        self.read_plans: list[str] = []
        self.waiting = 0
        self._judged: OrderedDict[str, JudgedPlan] = OrderedDict()

    def run(self) -> Result:
        shared, earlier = self._read()
        stage = new_stage(state_folder(self.folders.output))
        build = self.build
        with Maker(stage, build.jobs, build.parallel_from, build.say) as maker:
            portal = self._describe(maker, shared, earlier)
            made = maker.finish()
        if self.survey.moved and self.patient:
            raise Moved
        return self._put_in_place(stage, made, portal)

    # --- reading ---

    def _read(self) -> tuple[Shared, EarlierReleases]:
        """Read and judge every plan that changed since the last build, or that names a plan which came or went."""
        files = self.files
        shared, problems = read_shared(files)
        releases, damaged = read_releases(files)
        problems += damaged
        # Texts of portal pages are left out: plans show none of them.
        shared_parts = (
            (shared.info, shared.rules, shared.units, shared.concepts, shared.sources, shared.regions)
            if shared
            else None
        )
        around = fingerprints.of_text(fingerprints.of_engine(), repr(shared_parts), str(self.drafts))
        names = plan_names(files)
        digests = {name: self._digest(around, name) for name in names}
        availability = {name: self._availability(name, digests[name]) for name in names}
        for name in names:
            last = self.entries_before.get(name)
            if last and last.digest == digests[name] and _named_as_before(last.named, availability):
                self.entries[name] = last
                continue
            loaded = load_plan(files, name, shared, self.drafts)
            problems += loaded.problems
            if problems or shared is None:
                continue
            named = {other: availability.get(other, "absent") for other in loaded.named}
            self._judge(name, self._digest(around, name), named, loaded.plan, loaded.drafts, shared)
        if problems or shared is None:
            raise ContentFaults(problems)
        return shared, EarlierReleases(tuple(releases))

    def _digest(self, around: str, name: str) -> str:
        """The digest of all that decides what a plan says; "" for one that cannot be read or was saved in between."""
        home = folder_of_plan(name)
        try:
            digest = fingerprints.of_text(around, fingerprints.of_files(self.files, home))
        except OSError:
            return ""
        return "" if self.files.changed_while_read(home) else digest

    def _availability(self, name: str, digest: str) -> str:
        """Whether a plan is "there" for those that name it, or a "draft"."""
        if self.drafts:
            return "there"
        last = self.entries_before.get(name)
        draft = not last.public if last and last.digest == digest else is_draft(self.files, name)
        return "draft" if draft else "there"

    def _judge(
        self, name: str, digest: str, named: dict[str, str], plan: Plan | None, drafts: int, shared: Shared
    ) -> None:
        """Judge a plan that was read, and note what the build state keeps of it."""
        if plan is None:
            self.entries[name] = StateEntry(digest, named, public=False, drafts=drafts)
            return
        judged = judge_plan(plan, shared)
        parts = plan_parts(judged)
        digests = self.state.store_parts(text for text, _rows in parts.values())
        stored = {part: (digest, rows) for (part, (_text, rows)), digest in zip(parts.items(), digests, strict=True)}
        self.entries[name] = StateEntry(digest, named, True, drafts, summarise(judged), stored)
        self.read_plans.append(name)
        self._judged[name] = judged
        while len(self._judged) > WAITING_PLANS:
            self._judged.popitem(last=False)

    def _judged_plan(self, name: str, shared: Shared) -> JudgedPlan:
        """A plan, judged: from memory if it waits there, else read once more."""
        if name in self._judged:
            return self._judged.pop(name)
        loaded = load_plan(self.files, name, shared, self.drafts)
        if loaded.plan is None:
            raise Moved
        return judge_plan(loaded.plan, shared)

    # --- describing ---

    def _describe(self, maker: Maker, shared: Shared, earlier: EarlierReleases) -> PortalUnits:
        """Go through the units of the site: describe those that changed, and have their outputs made."""
        static = static_files(self.survey.inputs["static"])
        look = SiteLook(
            templates=templates_of(self.survey.inputs["templates"], self._compiled()),
            assets={name: address for name, (address, _content) in static.items()},
            engine=fingerprints.of_engine(),
            frozen=frozenset(earlier.frozen),
            releasing=self.build.release is not None,
        )
        public = {name: entry for name, entry in self.entries.items() if entry.public}
        shown = sorted(public, key=lambda name: display_order(public[name].summary))
        public = {name: public[name] for name in shown}
        summaries = {name: entry.summary for name, entry in public.items()}
        around = fingerprints.of_text(look.drawn, repr(look.assets), earlier.digest, str(look.releasing))
        measured = Counter(part for entry in public.values() for part in entry.parts if part.startswith(CONCEPT))
        for name, entry in public.items():
            compared = [part.removeprefix(CONCEPT) for part in entry.parts if measured[part] > 1]
            self._make_unit(maker, self._plan_unit(name, summaries, compared, around, shared, look))
        portal = PortalUnits(shared, public, look, static, earlier, self.build.release, self.state)
        for unit in portal.all():
            self._make_unit(maker, unit)
        for unit in portal.releases(list(self.site_files)):
            self._make_unit(maker, unit)
        return portal

    def _compiled(self) -> Path:
        compiled = state_folder(self.folders.output) / COMPILED
        make_folder(compiled)
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
        entry, names = self.entries[name], related_plans(name, summaries)
        shown = [
            repr((directory_entry(summaries[other]), self.entries[other].parts[NAMESAKES][0])) for other in names
        ]

        def describe() -> list[Output]:
            namesakes = {
                other: json.loads(self.state.part(self.entries[other].parts[NAMESAKES][0])) for other in names
            }
            directory = directory_of(names, summaries, namesakes, compared)
            return plan_outputs(self._judged_plan(name, shared), directory, look)

        # A plan that was saved while it was read has no digest, so its unit gets none either.
        return SiteUnit(
            f"plan/{name}",
            entry.digest and fingerprints.of_text(around, entry.digest, *compared, *names, *shown),
            describe,
        )

    def _make_unit(self, maker: Maker, unit: SiteUnit) -> None:
        """Have the outputs of a unit made that changed."""
        before, intact = self.files_before.get(unit.name, {}), self.survey.site.intact
        if (
            unit.digest
            and self.units_before.get(unit.name) == _unit_seal(unit.digest, before)
            and before.keys() <= intact
        ):
            self._claim_files(unit, unit.digest, before)
            return
        digest, files, wanted = unit.digest, {}, []
        for output in unit.describe():
            last = before.get(output.path) if output.path in intact else None
            if last and (last.fingerprint == output.fingerprint or output.can_wait and self.build.pages_first):
                files[output.path] = last
                if last.fingerprint != output.fingerprint:
                    self.waiting, digest = self.waiting + 1, ""
            else:
                files[output.path] = NotedFile(unit.name, output.fingerprint, "")
                wanted.append(output)
        self._claim_files(unit, digest, files)
        last_files = self.survey.last.files
        maker.take(
            wanted, {output.path: last_files[output.path].digest for output in wanted if output.path in intact}
        )

    def _claim_files(self, unit: SiteUnit, digest: str, files: Mapping[str, NotedFile]) -> None:
        """Note the files of a unit as part of the site.

        :raises ValueError: if another unit has one of them; the engine's addresses never collide.
        """
        if twice := files.keys() & self.site_files.keys():
            raise ValueError(f"two units claim {sorted(twice)}")
        self.units[unit.name] = digest and _unit_seal(digest, files)
        self.site_files.update(files)

    # --- putting in place ---

    def _put_in_place(self, stage: Path, made: list[MadeFile], portal: PortalUnits) -> Result:
        """Note the build, and move what is new to its place."""
        output, site, last_files = self.folders.output, self.survey.site, self.survey.last.files
        files = dict(self.site_files)
        for one in made:
            stamp = None if one.written else last_files[one.path].stamp
            files[one.path] = replace(files[one.path], digest=one.digest, stamp=stamp)
        written = sorted(one.path for one in made if one.written)
        gone = sorted(path for path in last_files if path not in files and path in site.intact)
        foreign = [*site.foreign, *site.altered]
        # A site that is missing or unknown is replaced as a whole.
        if not site.marked or not last_files:
            steps = swap_steps(stage, aside_path(output), known=())
        elif written or gone or foreign:
            steps = update_steps(stage, aside_path(output), written, gone, foreign)
        else:
            steps = []
        about = {
            "engine": fingerprints.of_engine(),
            "drafts": str(self.drafts),
            # A release that is killed before it is kept leaves a site that the next build has to make again.
            "complete": "no" if self.waiting or self.survey.moved or self.build.release else "yes",
        }
        noted = self.survey.noted
        self.state.commit(BuildRecord(about, noted, files), self.units, self.entries, steps, portal.portal_parts)
        aside = carry_out_journal(self.state, output)
        drafts = sum(entry.drafts if entry.public else 1 for entry in self.entries.values())
        read_plans = tuple(name for name in self.entries if name in self.read_plans)
        read = {
            folder: {name: one.digest for name, one in files_of.items() if one.digest}
            for folder, files_of in noted.items()
        }
        return Result(read_plans, len(made), tuple(written), len(files), read, self.waiting, drafts, aside)


def _unit_seal(digest: str, files: Mapping[str, NotedFile]) -> str:
    """A digest of a unit that covers the paths of its files too, so that a file that is left out shows."""
    return fingerprints.of_text(digest, *sorted(files))


def _named_as_before(named: Mapping[str, str], availability: Mapping[str, str]) -> bool:
    """Whether the plans that a plan names are available as they were before."""
    return all(availability.get(other, "absent") == before for other, before in named.items())
