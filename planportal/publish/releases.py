"""What releases put into every later site: the frozen copies of their charts, their tables, manifest and description.

A frozen copy belongs to the release that first published it. A build takes those of all releases from their snapshots,
byte for byte; the copies of charts that no release holds yet are made like any other output, and go with the build.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from ..content.manifests import sha256
from ..content.releases import MANIFEST, RELEASE, Kept, home
from ..exports.archives import tar_xz_files
from ..exports.files import datapackage_bytes
from ..model.messages import Message
from ..model.refusal import Refusal
from ..model.releases import Release
from ..model.settings import PortalInfo
from . import fingerprints

FROZEN = "frozen/"
LEDGER = "frozen/index.json"
PACKAGE = "datapackage.json"
SITE, CONTENT = "site/", "content/"
Recipe = Callable[..., bytes]


@dataclass(frozen=True)
class Held:
    """What the releases hold: ``frozen`` maps the paths of frozen copies, and of the style sheets they use, to the release
    that first published them."""

    releases: tuple[Kept, ...] = ()

    @cached_property
    def frozen(self) -> dict[str, Kept]:
        held: dict[str, Kept] = {}
        for kept in self.releases:
            held |= {
                path: kept for path in kept.files if path.startswith(FROZEN) and path != LEDGER and path not in held
            }
        return held

    @property
    def digest(self) -> str:
        """Another one as soon as there is another release."""
        return fingerprints.of_text(*(kept.release.id for kept in self.releases))


def snapshot_member(path: str, kept: Kept) -> str:
    """Where a file of the site stands in the snapshot. The tables of a release are those of its site."""
    if path.startswith(kept.home):
        path = "data/" + path.removeprefix(kept.home)
    return SITE + path


def from_snapshot(snapshot: str, member: str, digest: str) -> bytes:
    """A file of a snapshot, held against its SHA-256.

    :raises Refusal: if it is another.
    """
    return _as_written(_members(snapshot).get(member, b""), snapshot, digest)


def _as_written(content: bytes, path: str, digest: str) -> bytes:
    if sha256(content) != digest:
        raise Refusal(Message("%(file)s is not what the release wrote; restore it from a copy", file=path))
    return content


@lru_cache(maxsize=2)
def _members(snapshot: str) -> dict[str, bytes]:
    """What later sites take from a snapshot; its pages are not among it."""
    files = tar_xz_files(Path(snapshot).read_bytes())
    return {name: content for name, content in files.items() if name.startswith((SITE + FROZEN, SITE + "data/"))}


def from_folder(path: str, digest: str) -> bytes:
    """A file of a release, held against its SHA-256.

    :raises Refusal: if it is another.
    """
    return _as_written(Path(path).read_bytes(), path, digest)


def described(release: Release) -> bytes:
    """A release as the JSON that the site publishes and the content folder keeps."""
    return (json.dumps(release.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def ledger(copies: dict[str, str]) -> bytes:
    """``copies`` maps the paths of frozen copies to releases."""
    said = "Frozen copies of charts, each with the release that published it; its manifest has their SHA-256."
    return (json.dumps({"about": said, "copies": dict(sorted(copies.items()))}, indent=1) + "\n").encode()


def new_files(release: Release, info: PortalInfo) -> dict[str, tuple[Recipe, PortalInfo | Release]]:
    """The files that describe a release while it is made, besides its tables: recipe and arguments by path."""
    folder = home(release.id)
    return {folder + PACKAGE: (datapackage_bytes, info), folder + RELEASE: (described, release)}


def kept_files(held: Held) -> dict[str, tuple[Recipe, *tuple[str, ...]]]:
    """What earlier releases put into the site: recipe and arguments by path, the last of them the SHA-256."""
    files: dict[str, tuple[Recipe, *tuple[str, ...]]] = {}
    for path, kept in held.frozen.items():
        files[path] = (from_snapshot, str(kept.snapshot), snapshot_member(path, kept), kept.files[path])
    for kept in held.releases:
        for path in (path for path in kept.files if path.startswith(kept.home)):
            if path == kept.home + RELEASE:
                files[path] = (from_folder, str(kept.folder / RELEASE), kept.files[path])
            else:
                files[path] = (from_snapshot, str(kept.snapshot), snapshot_member(path, kept), kept.files[path])
        files[kept.home + MANIFEST] = (from_folder, str(kept.folder / MANIFEST), kept.manifest)
    return files
