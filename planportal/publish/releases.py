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
from ..content.releases import MANIFEST, RELEASE, StoredRelease, folder_in_site
from ..exports.archives import unpack_tar_xz
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
class EarlierReleases:
    """The releases that are kept: ``frozen`` maps the paths of frozen copies, and of the style sheets they use, to the release
    that first published them."""

    releases: tuple[StoredRelease, ...] = ()

    @cached_property
    def frozen(self) -> dict[str, StoredRelease]:
        frozen: dict[str, StoredRelease] = {}
        for kept in self.releases:
            frozen |= {
                path: kept for path in kept.files if path.startswith(FROZEN) and path != LEDGER and path not in frozen
            }
        return frozen

    @property
    def digest(self) -> str:
        """Changes with every new release."""
        return fingerprints.of_text(*(kept.release.id for kept in self.releases))


def snapshot_member(path: str, kept: StoredRelease) -> str:
    """Where a file of the site stands in the snapshot. The tables of a release are those of its site."""
    if path.startswith(kept.folder_in_site):
        path = "data/" + path.removeprefix(kept.folder_in_site)
    return SITE + path


def snapshot_file(snapshot: str, member: str, digest: str) -> bytes:
    """A file from a snapshot, checked against its SHA-256.

    :raises Refusal: if it is another.
    """
    return _checked(_members(snapshot).get(member, b""), snapshot, digest)


def _checked(content: bytes, path: str, digest: str) -> bytes:
    if sha256(content) != digest:
        raise Refusal(Message("%(file)s is not what the release wrote; restore it from a copy", file=path))
    return content


@lru_cache(maxsize=2)
def _members(snapshot: str) -> dict[str, bytes]:
    """The files that later sites take from a snapshot: frozen copies and tables."""
    files = unpack_tar_xz(Path(snapshot).read_bytes())
    return {name: content for name, content in files.items() if name.startswith((SITE + FROZEN, SITE + "data/"))}


def release_folder_file(path: str, digest: str) -> bytes:
    """A file from the folder of a release, checked against its SHA-256.

    :raises Refusal: if it is another.
    """
    return _checked(Path(path).read_bytes(), path, digest)


def release_json(release: Release) -> bytes:
    """A release as the JSON that the site publishes and the content folder keeps."""
    return (json.dumps(release.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def ledger_json(copies: dict[str, str]) -> bytes:
    """The list of all frozen copies as JSON; ``copies`` maps their paths to the releases that published them."""
    about = "Frozen copies of charts, each with the release that published it; its manifest has their SHA-256."
    return (json.dumps({"about": about, "copies": dict(sorted(copies.items()))}, indent=1) + "\n").encode()


def new_files(release: Release, info: PortalInfo) -> dict[str, tuple[Recipe, PortalInfo | Release]]:
    """The files that describe a release while it is made, besides its tables: by path, recipe and argument."""
    folder = folder_in_site(release.id)
    return {folder + PACKAGE: (datapackage_bytes, info), folder + RELEASE: (release_json, release)}


def kept_files(earlier: EarlierReleases) -> dict[str, tuple[Recipe, *tuple[str, ...]]]:
    """What earlier releases put into the site: by path, recipe and arguments, the last of which is the SHA-256."""
    files: dict[str, tuple[Recipe, *tuple[str, ...]]] = {}
    for path, kept in earlier.frozen.items():
        files[path] = (snapshot_file, str(kept.snapshot), snapshot_member(path, kept), kept.files[path])
    for kept in earlier.releases:
        for path in (path for path in kept.files if path.startswith(kept.folder_in_site)):
            if path == kept.folder_in_site + RELEASE:
                files[path] = (release_folder_file, str(kept.folder / RELEASE), kept.files[path])
            else:
                files[path] = (snapshot_file, str(kept.snapshot), snapshot_member(path, kept), kept.files[path])
        files[kept.folder_in_site + MANIFEST] = (release_folder_file, str(kept.folder / MANIFEST), kept.manifest)
    return files
