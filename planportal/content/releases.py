"""Reads the releases in a content folder and checks that they are as they were written.

``releases/<id>/`` holds ``release.json`` (what the log says), ``manifest.json`` (the SHA-256 of every file of the released
site) and ``snapshot.tar.xz`` (its pages and tables, under ``site/``, and the TOML files, under ``content/``). The manifest
vouches for the other two, the manifest of the release after it for the manifest, and ``releases/index.json`` for the
manifests of all, the last one too.

A release is written folder first, index last. So a last folder that is whole, follows the last release listed and is not
listed itself is a release that was interrupted in between.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pydantic import ValidationError

from ..model.messages import Message
from ..model.releases import Release
from .files import Files
from .manifests import ManifestEntry, index_bytes, read_index, read_manifest, release_order, sha256
from .problems import Problem

FOLDER = "releases"
RELEASE, MANIFEST, SNAPSHOT = "release.json", "manifest.json", "snapshot.tar.xz"
INDEX = f"{FOLDER}/index.json"


@dataclass(frozen=True)
class StoredRelease:
    """A release in the content folder. ``files`` are all files of the released site except the manifest, with their
    SHA-256; ``sources`` those of its content; ``manifest`` is the SHA-256 of the manifest."""

    folder: Path
    release: Release
    files: dict[str, str]
    sources: dict[str, str]
    engine: str
    manifest: str

    @property
    def snapshot(self) -> Path:
        return self.folder / SNAPSHOT

    @property
    def folder_in_site(self) -> str:
        """The folder of its files in the site, with "/" at its end."""
        return folder_in_site(self.release.id)

    def vouches_for(self, before: "StoredRelease") -> bool:
        """Whether it lists the digest of the manifest of the release before it."""
        return self.files.get(before.folder_in_site + MANIFEST) == before.manifest


def folder_in_site(identifier: str) -> str:
    """The folder of a release in the site, with "/" at its end."""
    return f"{FOLDER}/{identifier}/"


def release_folders(files: Files) -> list[Path]:
    """The folders of releases, the oldest first."""
    folders = [files.root / name for name in files.folders if name.startswith(f"{FOLDER}/") and name.count("/") == 1]
    return sorted(folders, key=lambda path: release_order(path.name))


def index_of(releases: Iterable[StoredRelease]) -> bytes:
    """The index that lists releases, the oldest first."""
    return index_bytes((one.release.id, one.manifest) for one in releases)


def index_with(releases: Iterable[StoredRelease], release: str, manifest: bytes) -> bytes:
    """The index once a release is added to those before it."""
    return index_bytes([*((one.release.id, one.manifest) for one in releases), (release, sha256(manifest))])


def read_releases(files: Files) -> tuple[list[StoredRelease], list[Problem]]:
    """The releases of a content folder, the oldest first, and their problems."""
    releases, problems, interrupted = _read_all(files)
    if interrupted:
        message = Message(
            "was written by a release that was interrupted before its end; run release again, which lists it"
        )
        problems.append(_problem(files.root, interrupted.folder, message))
    return releases, problems


def completed_index(files: Files) -> bytes | None:
    """The index with the release that was interrupted before it was listed; None without such a release, or where
    something else must be put right first."""
    releases, problems, interrupted = _read_all(files)
    return index_of([*releases, interrupted]) if interrupted and not problems else None


def _read_all(files: Files) -> tuple[list[StoredRelease], list[Problem], StoredRelease | None]:
    """The listed releases, their problems, and the one that was interrupted before it was listed."""
    root, folders = files.root, release_folders(files)
    read = {folder.name: _read_release(files, folder) for folder in folders}
    whole = {name: one for name, (one, _problems) in read.items() if one}
    entries = _entries(files)
    if entries is None:
        return list(whole.values()), [_index_altered(root)], None
    listed = [one.release for one in entries]
    problems = [problem for name in listed if name in read for problem in read[name][1]]
    problems += [_missing(root, root / FOLDER / name) for name in listed if name not in read]
    problems += _chain_faults(root, entries, whole)
    releases = [whole[name] for name in listed if name in whole]
    unlisted = [folder for folder in folders if folder.name not in listed]
    if (
        len(unlisted) == 1
        and (interrupted := whole.get(unlisted[0].name))
        and _comes_next(interrupted, entries, releases)
    ):
        return releases, problems, interrupted
    return releases, problems + _unlisted(files, unlisted, set(listed) - set(read)), None


def _unlisted(files: Files, folders: list[Path], lacking: set[str]) -> list[Problem]:
    """Problems of folders that the index does not list; one of them may hold a listed release that is ``lacking``."""
    root = files.root
    if folders and INDEX not in files:
        return [_missing(root, root / INDEX)]
    problems = []
    for folder in folders:
        if (name := _release_in(files, folder)) in lacking:
            message = Message("holds the release %(release)s; give the folder that name again", release=name)
        else:
            message = Message(
                "is not listed in %(index)s; restore that file from a copy, or move away what is no release",
                index=INDEX,
            )
        problems.append(_problem(root, folder, message))
    return problems


def _release_in(files: Files, folder: Path) -> str | None:
    """The release that a folder holds by its manifest, if it holds one."""
    try:
        manifest = read_manifest(files.read(f"{folder_in_site(folder.name)}{MANIFEST}"))
    except OSError:
        return None
    return manifest.release if manifest else None


def _comes_next(
    interrupted: StoredRelease, entries: tuple[ManifestEntry, ...], releases: list[StoredRelease]
) -> bool:
    """Whether an unlisted release is the one to be listed next."""
    if not entries:
        return interrupted.release.previous is None
    last = entries[-1].release
    before = next((one for one in releases if one.release.id == last), None)
    return interrupted.release.previous == last and before is not None and interrupted.vouches_for(before)


def _entries(files: Files) -> tuple[ManifestEntry, ...] | None:
    """The entries of the index, empty as long as it does not exist; None if it cannot be read as an index."""
    try:
        return read_index(files.read(INDEX))
    except FileNotFoundError:
        return ()
    except OSError:
        return None


def _read_release(files: Files, folder: Path) -> tuple[StoredRelease | None, list[Problem]]:
    """One release and its problems; None if a file is missing or differs from the manifest."""
    root = files.root
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name in (RELEASE, MANIFEST, SNAPSHOT):
        try:
            contents[name] = files.read(folder_in_site(folder.name) + name)
        except OSError:
            problems.append(_missing(root, folder / name))
    if problems:
        return None, problems
    listed = read_manifest(contents[MANIFEST])
    described = folder_in_site(folder.name) + RELEASE
    if listed is None or listed.release != folder.name or described not in listed.files:
        return None, [_altered(root, folder / MANIFEST)]
    vouched = {RELEASE: listed.files[described], SNAPSHOT: listed.snapshot}
    if changed := [name for name, digest in vouched.items() if sha256(contents[name]) != digest]:
        return None, [_altered(root, folder / name) for name in changed]
    try:
        release = Release.model_validate_json(contents[RELEASE])
    except ValidationError:
        return None, [_altered(root, folder / RELEASE)]
    if release.id != folder.name:
        return None, [_altered(root, folder / RELEASE)]
    digest = sha256(contents[MANIFEST])
    return StoredRelease(folder, release, listed.files, listed.content, listed.code, digest), []


def _chain_faults(root: Path, entries: tuple[ManifestEntry, ...], whole: dict[str, StoredRelease]) -> list[Problem]:
    """Manifests with another digest than the index lists, or than the release after them vouches for."""
    problems = []
    if entries and (first := whole.get(entries[0].release)) and first.release.previous:
        problems.append(_index_altered(root))
    for entry, after in zip_longest(entries, entries[1:]):
        one, later = whole.get(entry.release), whole.get(after.release) if after else None
        if later and later.release.previous != entry.release:
            problems.append(_index_altered(root))
            continue
        if one and one.manifest != entry.manifest:
            # Where the later release vouches for the manifest, it is the index that says something else.
            vouched = later is not None and later.vouches_for(one)
            problems.append(_index_altered(root) if vouched else _altered(root, one.folder / MANIFEST))
        elif one and later and not later.vouches_for(one):
            problems.append(_altered(root, one.folder / MANIFEST))
    return problems


def _index_altered(root: Path) -> Problem:
    return _problem(
        root, root / INDEX, Message("does not list the releases as they were made; restore it from a copy")
    )


def _altered(root: Path, path: Path) -> Problem:
    message = Message("is not what the release wrote; a release never changes, so restore it from a copy")
    return _problem(root, path, message)


def _missing(root: Path, path: Path) -> Problem:
    message = Message("is missing or cannot be read; what releases wrote stays for good, so restore it from a copy")
    return _problem(root, path, message)


def _problem(root: Path, path: Path, message: str) -> Problem:
    return Problem(path.relative_to(root).as_posix(), 1, 1, "", message)
