"""Makes a release: refuses what cannot be signed off, builds the site as the release, and keeps what it says for good.

What is refused is told all at once, and nothing is written then but the build that was looked at. The site of a release
is what any later build of the same content makes, so the release is proved by building it once more.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from .. import __version__
from ..content.doubts.listing import open_doubts
from ..content.drafts import draft_problems
from ..content.files import Files, digest_of
from ..content.manifests import release_order, sha256
from ..content.parse import SourceFile
from ..content.portal import load_portal
from ..content.problems import ContentFaults, Problem
from ..content.releases import FOLDER, SNAPSHOT, StoredRelease, read_releases
from ..content.translations import untranslated
from ..model import mark
from ..model.messages import Message
from ..model.portal import Plan, Shared
from ..model.refusal import Refusal
from ..model.releases import Release, Withdrawn
from ..model.text import Text
from ..publish import fingerprints
from ..publish.adopting import adopt
from ..publish.build import Build, Result
from ..publish.folder import clear_proofs, new_proof_folder, state_folder
from ..publish.locks import exclusive_lock, output_lock
from ..publish.ours import check_output
from ..publish.releases import SITE
from ..publish.survey import BuildFolders
from ..review.changes import FigureChange
from ..review.figures import figure_changes
from ..review.links import broken_links
from ..review.sites import ReviewedSite, open_folder, open_snapshot
from . import keeping, reasons
from .verifying import Verification, verify


@dataclass(frozen=True)
class Released:
    """What a release left: ``snapshot`` is the size of its snapshot in bytes."""

    release: Release
    result: Result
    verification: Verification
    snapshot: int


@dataclass(frozen=True)
class _JudgedContent:
    """The content as it was judged; ``sources`` are its files without the releases."""

    files: Files
    sources: dict[str, bytes]

    def check_read_by(self, built: Result) -> None:
        """Check that a build read the very bytes that were judged: content that is now as it was may have been another in
        between.

        :raises Refusal: if it read others.
        """
        read = {name: digest for name, digest in built.read["content"].items() if not name.startswith(f"{FOLDER}/")}
        if self.files.changed_while_read() or read != {
            name: digest_of(content) for name, content in self.sources.items()
        }:
            raise _content_changed()


def site_of(kept: StoredRelease) -> ReviewedSite:
    """The site that a release was, as far as it is kept."""
    return open_snapshot(kept.snapshot, SITE, kept.files, kept.release.id)


def make_release(
    folders: BuildFolders,
    date: datetime.date,
    note: Text | None,
    say: Callable[[int], None] = lambda made: None,
    wait: Callable[[Message], None] = lambda message: None,
) -> Released:
    """Make the release of a day; ``say`` and ``wait`` as in builds and locks.

    :raises ContentFaults: with everything that keeps the build from being signed off.
    :raises Refusal: if there is nothing new, or a later release already.
    :raises Refusal: if the content changed meanwhile; nothing is released then.
    :raises Refusal: if the output folder is not ours to replace.
    :raises Busy: if another command is at work on the content or the output and does not end.
    """
    check_output(folders)
    with exclusive_lock(folders.content / mark.NAME, "release", wait), output_lock(folders.output, "release", wait):
        return _make_locked(folders, date, note, say)


def _make_locked(
    folders: BuildFolders, date: datetime.date, note: Text | None, say: Callable[[int], None]
) -> Released:
    content = folders.content
    keeping.list_interrupted(content)
    files = Files(content)
    shared, plans = load_portal(files)
    kept, _damage = read_releases(files)
    last = kept[-1] if kept else None
    sources = _sources(files)
    if last and date < last.release.date:
        raise Refusal(
            Message("the last release is of %(last)s; a new one cannot be of a day before", last=last.release.id)
        )
    problems = [draft for plan in load_portal(files, drafts=True)[1] for draft in draft_problems(files, plan)]
    problems += untranslated(files)
    problems += [doubt for plan in plans for doubt in open_doubts(files, plan, shared)]
    problems += _as_of_problems(files, shared, date)
    judged = _JudgedContent(files, sources)
    judged.check_read_by(Build(folders, say=say).run())
    site = open_folder(folders.output)
    if last and {path: site.files.get(path) for path in last.files} == last.files:
        raise Refusal(Message("the site is release %(last)s, byte for byte", last=last.release.id))
    changes = figure_changes(site_of(last), site) if last else ()
    given = reasons.reasons_of(plans)
    revisions = [
        change for change in changes if change.revision and change.subject.plan not in _withdrawn_plans(shared)
    ]
    problems += reasons.missing_reasons(revisions, given)
    problems += reasons.unused_reasons(files, plans, revisions, [one.release for one in kept])
    problems += _vanished_plans(changes, plans, shared)
    problems += _broken_link_problems(site)
    if problems:
        raise ContentFaults(problems)
    release = Release(
        id=_identifier(date, kept),
        date=date,
        as_of=shared.info.as_of,
        note=note,
        engine=__version__,
        content=_content_version(sources),
        previous=last.release.id if last else None,
        plans=len(plans),
        figures=site.count("figures"),
        new_figures=sum(change.change == "new" for change in changes) if last else site.count("figures"),
        revised=tuple(reasons.log_entry(change, given) for change in revisions),
        withdrawn=tuple(_newly_withdrawn(shared, kept)),
    )
    return _sign_off(folders, release, kept, judged, say)


def _sign_off(
    folders: BuildFolders,
    release: Release,
    kept: list[StoredRelease],
    judged: _JudgedContent,
    say: Callable[[int], None],
) -> Released:
    """Build the site as the release, keep it, and prove it by a build that begins from nothing but what is kept. Whatever
    keeps it from being proved, the release is taken back and the site is what it was."""
    content = folders.content
    try:
        built = Build(folders, say=say, release=release).run()
        judged.check_read_by(built)
        code = fingerprints.of_program(built.read)
        release_files = keeping.release_files(open_folder(folders.output), release, kept, judged.sources, code)
        keeping.keep(content, release, kept, release_files)
        result, verification = _prove(folders, judged, code, say)
        return Released(release, result, verification, len(release_files[SNAPSHOT]))
    except BaseException:
        keeping.take_back(content, release, kept)
        Build(folders, say=say).run()
        raise


def _prove(
    folders: BuildFolders, judged: _JudgedContent, code: str, say: Callable[[int], None]
) -> tuple[Result, Verification]:
    """Build once more, from an empty state and in a folder of its own, and put that very site in its place.

    :raises Refusal: if that site differs from the release, or the content has changed.
    """
    apart = replace(folders, output=new_proof_folder(state_folder(folders.output)) / folders.output.name)
    try:
        result = Build(apart, say=say).run()
        judged.check_read_by(result)
        verification = verify(open_folder(apart.output), folders.content)
        same = fingerprints.of_program(result.read) == code and _sources(Files(folders.content)) == judged.sources
        if not verification.proved or not same:
            raise _content_changed()
        adopt(apart, folders)
    finally:
        clear_proofs(state_folder(folders.output))
    return result, verification


def _content_changed() -> Refusal:
    return Refusal(Message("the content was saved while the release was made; look at it and release again"))


def _sources(files: Files) -> dict[str, bytes]:
    """The files that the site is made of, without the releases."""
    return {name: files.read(name) for name in files.names() if not name.startswith(f"{FOLDER}/")}


def _content_version(sources: dict[str, bytes]) -> str:
    """A digest of the whole content, which names its state."""
    return sha256("".join(f"{path} {sha256(content)}\n" for path, content in sorted(sources.items())).encode())[:12]


def _identifier(date: datetime.date, kept: list[StoredRelease]) -> str:
    """The identifier of a release: its day, with a number from the second release of the day on."""
    numbers = [release_order(one.release.id)[1] for one in kept if one.release.date == date]
    return f"{date.isoformat()}-{max(numbers) + 1}" if numbers else date.isoformat()


def _withdrawn_plans(shared: Shared) -> set[str]:
    return {withdrawn.plan for withdrawn in shared.withdrawn}


def _newly_withdrawn(shared: Shared, kept: list[StoredRelease]) -> Iterator[Withdrawn]:
    logged = {one.plan for release in kept for one in release.release.withdrawn}
    return (one for one in shared.withdrawn if one.plan not in logged)


def _as_of_problems(files: Files, shared: Shared, date: datetime.date) -> Iterator[Problem]:
    """The fault of data that are said to be complete to a day after the release."""
    if shared.info.as_of > date:
        message = Message("is after the day of the release, %(day)s; no data are complete to a day to come", day=date)
        yield SourceFile(files, "portal.toml").problem(("portal", "as_of"), message)


def _vanished_plans(changes: tuple[FigureChange, ...], plans: list[Plan], shared: Shared) -> Iterator[Problem]:
    """The fault of each plan of the last release that is gone without a reason."""
    gone = {change.subject.plan for change in changes} - {plan.id for plan in plans} - _withdrawn_plans(shared)
    for plan in sorted(gone):
        message = Message(
            'the plan "%(plan)s" was released and is gone; add [[withdrawn]] with plan = "%(plan)s" and reason.zh, '
            "reason.en",
            plan=plan,
        )
        yield Problem("portal.toml", 1, 1, "withdrawn", message)


def _broken_link_problems(site: ReviewedSite) -> Iterator[Problem]:
    for link in broken_links(site):
        yield Problem(link.page, 1, 1, "", Message("links to “%(target)s”, which is not there", target=link.target))
