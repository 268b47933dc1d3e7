"""A built site as something to look into: a folder, a zip of it, or the snapshot kept of a release.

A site describes itself. Nothing but its published files is read, so that any earlier build can be compared, also one
that another version of the engine made.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from ..content.releases import sha256
from ..exports.archives import unpacked
from ..model.refusal import Refusal
from ..model.said import Said, said

# What every site of ours has, in every version of the engine.
MARKS = ("data/datapackage.json", "data/plans.csv")
# What earlier builds left for good. It follows from charts and releases, so it is not compared.
KEPT = ("frozen/", "releases/")


class NoSite(Refusal):
    """What was given to compare with is not a built site. The message says what it is instead."""


class Site:
    """``label`` is how the reader knows it, ``release`` its number, "" for a site that is none. ``paths`` are all of its
    files, with "/". Those with a digest in ``digests`` may be missing: of a picture the digest is enough."""

    def __init__(
        self,
        label: str,
        paths: frozenset[str],
        read: Callable[[str], bytes],
        release: str = "",
        digests: Mapping[str, str] | None = None,
    ):
        self.label, self.release, self.paths = label, release, paths
        self._read, self._digests = read, dict(digests or {})

    def has(self, path: str) -> bool:
        return path in self.paths

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        :raises NoSite: if the site does not have it, or its snapshot keeps no more than the digest.
        """
        if path not in self.paths:
            raise NoSite(said("%(site)s has no %(file)s", site=self.label, file=path))
        try:
            return self._read(path)
        except (KeyError, OSError, zipfile.BadZipFile) as failure:
            raise NoSite(self._unreadable(path)) from failure

    def _unreadable(self, path: str) -> Said:
        return said("%(file)s of %(site)s cannot be read", file=path, site=self.label)

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

    def count(self, table: str) -> int:
        """How many rows a published table has; 0 for one that the site does not have."""
        return len(self.rows(table))

    def rows(self, table: str) -> list[dict[str, str]]:
        """A published table. An empty cell is ""."""
        path = f"data/{table}.csv"
        return list(csv.DictReader(io.StringIO(self.text(path), newline=""), restval="")) if self.has(path) else []

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a published table; none for one that the site does not have."""
        path = f"data/{table}.csv"
        return tuple(next(csv.reader(io.StringIO(self.text(path), newline="")), ())) if self.has(path) else ()

    @cached_property
    def package(self) -> dict:
        """What the site's Data Package says; empty where there is none."""
        if not self.has(MARKS[0]):
            return {}
        try:
            return json.loads(self.text(MARKS[0]))
        except ValueError as failure:
            raise NoSite(self._unreadable(MARKS[0])) from failure

    @property
    def as_of(self) -> str:
        """The day the data are complete to, "2026-11-22"; "" in a site that does not say."""
        return self.package.get("as_of", "")


def open_site(path: Path) -> Site:
    """A site that somebody names by its path.

    :raises NoSite: if there is none.
    """
    if path.is_dir():
        return open_folder(path)
    if path.is_file():
        return open_zip(path)
    raise NoSite(said("%(path)s does not exist", path=path))


def open_folder(path: Path, label: str = "") -> Site:
    """The folder of a site; it is called by its path unless there is a better ``label``.

    :raises NoSite: if it holds no site of ours.
    """
    if not path.is_dir():
        raise NoSite(said("%(path)s is not a folder", path=path))
    found = {file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()}
    _check(found, path)
    return Site(label or str(path), _published(found), lambda name: (path / name).read_bytes())


def open_zip(path: Path, prefix: str = "") -> Site:
    """A zipped site; ``prefix`` is the folder in the zip that holds it, found if it is not given: file managers put a
    folder of its name around what they compress.

    :raises NoSite: if it cannot be read or holds no site of ours.
    """
    names, read = _zipped(path)
    if not prefix:
        # The shallowest, because a site may hold whole earlier sites as releases.
        marked = [name[: -len(mark)] for name in names for mark in MARKS if name == mark or name.endswith(f"/{mark}")]
        prefix = min(marked, key=lambda folder: (folder.count("/"), folder), default="")
    found = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    _check(found, path)
    return Site(str(path), _published(found), lambda name: read(prefix + name))


def open_snapshot(path: Path, prefix: str, digests: Mapping[str, str], release: str) -> Site:
    """The snapshot of a release, which holds its text files only, in the folder ``prefix``; ``digests`` has every file
    that was published, with its SHA-256, also the pictures that the snapshot lacks.

    :raises NoSite: if it cannot be read or holds no site of ours.
    """
    _check(set(digests), path)
    try:
        files = unpacked(path.read_bytes())
    except (OSError, ValueError) as failure:
        raise NoSite(said("%(path)s is not the snapshot of a release", path=path)) from failure
    if missing := [mark for mark in MARKS if mark in digests and prefix + mark not in files]:
        raise NoSite(said("%(path)s does not hold %(file)s", path=path, file=prefix + missing[0]))
    return Site(release, _published(digests), lambda name: files[prefix + name], release, digests)


def _zipped(path: Path) -> tuple[set[str], Callable[[str], bytes]]:
    """The names in a zip, with "/", and what reads one of them."""
    try:
        file = zipfile.ZipFile(path)
    except FileNotFoundError as failure:
        raise NoSite(said("%(path)s does not exist", path=path)) from failure
    except (OSError, zipfile.BadZipFile) as failure:
        raise NoSite(said("%(path)s is neither a folder nor a zip", path=path)) from failure
    # Some programs for Windows write "\" into a zip.
    names = {info.filename.replace("\\", "/"): info for info in file.infolist() if not info.is_dir()}
    return set(names), lambda name: file.read(names[name])


def _check(found: set[str], path: Path) -> None:
    if not any(mark in found for mark in MARKS):
        raise NoSite(
            said("%(path)s is not a built site of this portal: it has none of %(files)s", path=path, files=MARKS)
        )


def _published(found) -> frozenset[str]:
    """Without the mark of the output folder and what a file manager leaves behind: no page of ours begins with a dot."""
    return frozenset(path for path in found if not any(part.startswith(".") for part in path.split("/")))
