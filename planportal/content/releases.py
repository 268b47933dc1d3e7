"""The releases that lie in a content folder: what the program wrote there for good, read and held against itself.

``releases/<id>/`` holds ``release.json`` (what the log says), ``manifest.json`` (the SHA-256 of every file of the released
site) and ``snapshot.tar.xz`` (its pages and tables, under ``site/``, and the TOML files, under ``content/``). The manifest
vouches for the other two, and the manifest of the release after it for the manifest.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ..model.releases import Release
from ..model.said import said
from .problems import Problem

FOLDER = "releases"
RELEASE, MANIFEST, SNAPSHOT = "release.json", "manifest.json", "snapshot.tar.xz"


@dataclass(frozen=True)
class Kept:
    """A release in the content folder. ``files`` are all files of the released site but the manifest, with their SHA-256;
    ``sources`` those of its content, ``manifest`` that of its manifest."""

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
    def home(self) -> str:
        """Where its files stand in the site."""
        return home(self.release.id)


def home(identifier: str) -> str:
    """The folder of a release in the site, with "/" at its end."""
    return f"{FOLDER}/{identifier}/"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def release_folders(root: Path) -> list[Path]:
    """The folders of releases, the oldest first."""
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted(found, key=lambda path: order(path.name))


def order(identifier: str) -> tuple[str, int]:
    """Sorts identifiers by date and number: 2026-11-22 before 2026-11-22-2."""
    number = identifier[11:]
    return identifier[:10], int(number) if number.isdecimal() else 1


def read_releases(root: Path) -> tuple[list[Kept], list[Problem]]:
    """The releases of a content folder, the oldest first, and what is wrong with them."""
    kept: list[Kept] = []
    problems: list[Problem] = []
    manifests: dict[str, str] = {}
    for folder in release_folders(root):
        try:
            contents = {name: (folder / name).read_bytes() for name in (RELEASE, MANIFEST, SNAPSHOT)}
        except OSError as missing:
            problems.append(_damaged(root, Path(missing.filename)))
            continue
        try:
            listed = json.loads(contents[MANIFEST])
            files = listed["files"]
            one = Kept(folder, Release.model_validate_json(contents[RELEASE]), files, listed["content"], listed["code"],
                       sha256(contents[MANIFEST]))
            vouched = {RELEASE: files[one.home + RELEASE], SNAPSHOT: listed["snapshot"]}
        except (ValueError, KeyError, ValidationError):
            problems.append(_damaged(root, folder / MANIFEST))
            continue
        problems += [_damaged(root, folder / name) for name in vouched if sha256(contents[name]) != vouched[name]]
        problems += [
            _damaged(root, root / path) for path, digest in manifests.items() if files.get(path) != digest
        ]
        manifests = {one.home + MANIFEST: sha256(contents[MANIFEST])}
        kept.append(one)
    return kept, problems


def _damaged(root: Path, path: Path) -> Problem:
    message = said("is not what the release wrote; a release never changes, so restore it from a copy")
    return Problem(path.relative_to(root).as_posix(), 1, 1, "", message)
