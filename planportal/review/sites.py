"""A built site as something to look into: a folder, a zip of it, or the snapshot kept of a release.

A site describes itself: nothing but its published files is read.
"""

import csv
import datetime
import io
import json
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from ..content.manifests import sha256
from ..exports.archives import unpack_tar_xz
from ..model.messages import Message
from ..model.refusal import Refusal
from .listing import Listing, listed_folder, listed_zip

# What every site of ours has, in every version of the engine.
SITE_FILES = ("data/datapackage.json", "data/plans.csv")
# What earlier builds left for good. It follows from charts and releases, so it is not compared.
LASTING = ("frozen/", "releases/")


class NotASite(Refusal):
    """What was given to compare with is not a built site. The message says what it is instead."""


class ReviewedSite:
    """``label`` is how the reader knows it, ``release`` its number, "" for a site that is none. ``paths`` are all of its
    files, with "/". Those with a digest in ``digests`` may be missing: of a picture the digest is enough. ``hidden`` and
    ``irregular`` is what lies there besides: files whose way begins with a dot somewhere, and what is no file of its own."""

    def __init__(
        self,
        label: str,
        paths: frozenset[str],
        read: Callable[[str], bytes],
        release: str = "",
        digests: Mapping[str, str] | None = None,
        hidden: frozenset[str] = frozenset(),
        irregular: frozenset[str] = frozenset(),
    ):
        self.label, self.release, self.paths, self.hidden, self.irregular = label, release, paths, hidden, irregular
        self._read, self._digests = read, dict(digests or {})

    def has(self, path: str) -> bool:
        return path in self.paths

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        :raises NotASite: if the site does not have it, or its snapshot keeps no more than the digest.
        """
        if path not in self.paths and path not in self.hidden:
            raise NotASite(Message("%(site)s has no %(file)s", site=self.label, file=path))
        try:
            return self._read(path)
        except (KeyError, OSError) as failure:
            raise NotASite(self._unreadable(path)) from failure

    def _unreadable(self, path: str) -> Message:
        return Message("%(file)s of %(site)s cannot be read", file=path, site=self.label)

    def text(self, path: str) -> str:
        return self.read(path).decode("utf-8-sig", "replace")

    def digest(self, path: str) -> str:
        """SHA-256 of one file, in hexadecimal digits."""
        if path not in self._digests:
            self._digests[path] = sha256(self.read(path))
        return self._digests[path]

    @property
    def files(self) -> dict[str, str]:
        """Every file with its digest."""
        return {path: self.digest(path) for path in sorted(self.paths)}

    def table(self, name: str) -> list[list[str]]:
        """The lines of a published table as they are written, the first of them its columns."""
        path = f"data/{name}.csv"
        if not self.has(path):
            raise self.refusal_of(Message("%(site)s has no %(file)s", site=self.label, file=path))
        try:
            return [line for line in csv.reader(io.StringIO(self.text(path), newline="")) if line] or [[]]
        except csv.Error as failure:
            raise self.refusal_of(self._unreadable(path)) from failure

    def count(self, name: str) -> int:
        """How many rows a published table has."""
        return len(self.table(name)) - 1

    def json(self, path: str) -> dict[str, Any]:
        """A file that holds one JSON object."""
        try:
            content = json.loads(self.text(path))
        except (ValueError, RecursionError) as failure:
            raise self.refusal_of(self._unreadable(path)) from failure
        if not isinstance(content, dict):
            raise self.refusal_of(self._unreadable(path))
        return content

    @cached_property
    def package(self) -> dict[str, Any]:
        """What the site's Data Package says; empty where there is none."""
        return self.json(SITE_FILES[0]) if self.has(SITE_FILES[0]) else {}

    @property
    def as_of(self) -> str:
        """The day the data are complete to, "2026-11-22"."""
        day = str(self.package.get("as_of"))
        try:
            return datetime.date.fromisoformat(day).isoformat()
        except ValueError as failure:
            raise self.refusal_of(self.unknown_value(SITE_FILES[0], "as_of", day)) from failure

    def unknown_value(self, path: str, name: str, value: object) -> Message:
        """What a fault says of a value that this version of the program does not know."""
        return Message(
            "%(file)s of %(site)s has “%(value)s” for %(name)s, which is unknown here",
            file=path, site=self.label, value=value, name=name,
        )  # fmt: skip

    @staticmethod
    def refusal_of(fault: Message) -> NotASite:
        """The refusal to compare a site that can be opened but has a fault."""
        return NotASite(
            Message(
                "%(fault)s: the site is damaged or was made by another version of the program; build its content again "
                "with this one, and compare with that",
                fault=fault,
            )
        )


def open_site(path: Path) -> ReviewedSite:
    """A site that somebody names by its path.

    :raises NotASite: if there is none.
    """
    if path.is_dir():
        return open_folder(path)
    if path.is_file():
        return open_zip(path)
    raise NotASite(Message("%(path)s does not exist", path=path))


def open_folder(path: Path, label: str = "") -> ReviewedSite:
    """The folder of a site; it is called by its path unless there is a better ``label``.

    :raises NotASite: if it holds no site of ours.
    """
    if not path.is_dir():
        raise NotASite(Message("%(path)s is not a folder", path=path))
    try:
        return _listed(listed_folder(path), path, label)
    except OSError as failure:
        raise NotASite(Message("%(path)s cannot be read", path=failure.filename)) from failure


def open_zip(path: Path) -> ReviewedSite:
    """A zipped site; file managers put a folder of its name around what they compress.

    :raises NotASite: if it cannot be read or holds no site of ours.
    """
    try:
        listing = listed_zip(path)
    except FileNotFoundError as failure:
        raise NotASite(Message("%(path)s does not exist", path=path)) from failure
    except OSError as failure:
        raise NotASite(Message("%(path)s is neither a folder nor a zip", path=path)) from failure
    marked = [name[: -len(mark)] for name in listing.files for mark in SITE_FILES if f"/{name}".endswith(f"/{mark}")]
    # The shallowest, because a site may hold whole earlier sites as releases.
    return _listed(listing.within(min(marked, key=lambda folder: (folder.count("/"), folder), default="")), path)


def open_snapshot(path: Path, prefix: str, digests: Mapping[str, str], release: str) -> ReviewedSite:
    """The snapshot of a release, which holds its text files only, in the folder ``prefix``; ``digests`` has every file
    that was published, with its SHA-256, also the pictures that the snapshot lacks.

    :raises NotASite: if it cannot be read or holds no site of ours.
    """
    _check(digests, path)
    try:
        files = unpack_tar_xz(path.read_bytes())
    except (OSError, ValueError) as failure:
        raise NotASite(Message("%(path)s is not the snapshot of a release", path=path)) from failure
    if missing := [mark for mark in SITE_FILES if mark in digests and prefix + mark not in files]:
        raise NotASite(Message("%(path)s does not hold %(file)s", path=path, file=prefix + missing[0]))
    return ReviewedSite(release, _published(digests), lambda name: files[prefix + name], release, digests)


def _listed(listing: Listing, path: Path, label: str = "") -> ReviewedSite:
    _check(listing.files, path)
    published = _published(listing.files)
    return ReviewedSite(
        label or str(path), published, listing.read, hidden=listing.files - published, irregular=listing.irregular
    )


def _check(paths: Collection[str], path: Path) -> None:
    if not any(mark in paths for mark in SITE_FILES):
        raise NotASite(
            Message(
                "%(path)s is not a built site of this portal: it has none of %(files)s", path=path, files=SITE_FILES
            )
        )


def _published(paths: Collection[str]) -> frozenset[str]:
    """Without the mark of the output folder and what a file manager leaves behind: no page of ours begins with a dot."""
    return frozenset(path for path in paths if not any(part.startswith(".") for part in path.split("/")))
