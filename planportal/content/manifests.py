"""The manifest of each release and the index of all releases, with their digests, as JSON."""

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
    """The digests of one release: ``files`` of its site except the manifest itself, ``content`` that it was made from, such
    as the TOML files, ``code`` of the program."""

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


class ReleaseIndex(Record):
    about: str
    releases: tuple[ManifestEntry, ...]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def release_order(identifier: str) -> tuple[str, int]:
    """The sort key of a release identifier: 2026-11-22 comes before 2026-11-22-2."""
    number = identifier[11:]
    return identifier[:10], int(number) if number.isdecimal() else 1


def read_manifest(content: bytes) -> Manifest | None:
    """The manifest of a release; None for anything else."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError:
        return None


def read_index(content: bytes) -> tuple[ManifestEntry, ...] | None:
    """The releases of an index, the oldest first; None for anything else."""
    try:
        entries = ReleaseIndex.model_validate_json(content).releases
    except ValidationError:
        return None
    places = [release_order(entry.release) for entry in entries]
    return entries if places == sorted(set(places)) else None


def json_bytes(record: Record) -> bytes:
    """A record as indented JSON."""
    return (json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def index_bytes(releases: Iterable[tuple[str, str]]) -> bytes:
    """The index file that lists releases, the oldest first, with the digests of their manifests."""
    about = (
        "Every release in its order, with the SHA-256 of its manifest; the program adds to it and changes nothing."
    )
    return json_bytes(
        ReleaseIndex(about=about, releases=tuple(ManifestEntry(release=name, manifest=of) for name, of in releases))
    )
