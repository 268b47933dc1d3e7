"""The two lists of digests that releases rest on: the manifest of each, and the index of all of them."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from ..model.releases import Release
from ..model.text import Record

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(Record):
    """What one release is made of. ``files`` are those of its site but the manifest itself, ``content`` the TOML files and
    what else it was made from, ``code`` the program."""

    release: str
    date: datetime.date
    algorithm: Literal["SHA-256"]
    engine: str
    code: str
    content_version: str
    content: dict[str, Digest]
    snapshot: Digest
    files: dict[str, Digest]


class ManifestEntry(Record):
    """A release in the index, with the digest of its manifest."""

    release: Annotated[str, *Release.model_fields["id"].metadata]
    manifest: Digest


class Index(Record):
    about: str
    releases: tuple[ManifestEntry, ...]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def order(identifier: str) -> tuple[str, int]:
    """Sorts identifiers by date and number: 2026-11-22 before 2026-11-22-2."""
    number = identifier[11:]
    return identifier[:10], int(number) if number.isdecimal() else 1


def read_manifest(content: bytes) -> Manifest | None:
    """The manifest of a release; None for anything else."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        return None


def read_index(content: bytes) -> tuple[ManifestEntry, ...] | None:
    """The releases of an index, the oldest first; None for what is no index."""
    try:
        entries = Index.model_validate_json(content).releases
    except ValidationError:
        return None
    places = [order(entry.release) for entry in entries]
    return entries if places == sorted(set(places)) else None


def written(record: Record) -> bytes:
    """A record as the JSON that is kept for good."""
    return (json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def index(releases: Iterable[tuple[str, str]]) -> bytes:
    """Releases, the oldest first, with the digests of their manifests, as the index that lists them."""
    about = (
        "Every release in its order, with the SHA-256 of its manifest; the program adds to it and changes nothing."
    )
    return written(
        Index(about=about, releases=tuple(ManifestEntry(release=name, manifest=of) for name, of in releases))
    )
