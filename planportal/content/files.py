"""The files of a folder as one run reads them, with digests of the very bytes that are parsed.

Standard library only: a build with nothing to do reports that before anything else is loaded.
"""

import os
import time
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

# What file managers and programs leave behind.
LEAVINGS = frozenset({"__pycache__", "Thumbs.db", "desktop.ini"})
# Two saves within one tick of a disk's clock share a time; the coarsest clock in use, that of FAT, ticks every two seconds.
TICK = 2_000_000_000


def digest_of(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def stamp_of(status: os.stat_result) -> str:
    """Size, times of the last change of content and of entry in nanoseconds, and the number of the file on its disk: another
    stamp means that the file was saved or replaced."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def is_settled(status: os.stat_result) -> bool:
    """Whether a file has been unchanged for so long that another save would show in its stamp."""
    return max(status.st_mtime_ns, status.st_ctime_ns) < time.time_ns() - TICK


def is_ignored_name(name: str) -> bool:
    """Whether a name is that of a hidden file, or of what editors and file managers leave behind."""
    return name.startswith((".", "~")) or name.endswith("~") or name in LEAVINGS


def is_ignored(path: str) -> bool:
    """Whether any part of a path has a name that is ignored."""
    return any(map(is_ignored_name, path.split("/")))


def files_below(folder: str | Path, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder except folders, in any order, with its path there, "/" between the parts. Links are listed
    and not followed.

    :raises OSError: if a folder cannot be read.
    """
    with os.scandir(folder) as listing:
        for entry in listing:
            if entry.is_dir(follow_symlinks=False):
                yield from files_below(entry.path, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name, entry


def stat_of(entry: os.DirEntry[str]) -> os.stat_result:
    """The status of a listed file. On Windows the listing lacks the number of the file, so the file is asked."""
    return os.stat(entry.path) if os.name == "nt" else entry.stat()


def digest_at(path: str | Path) -> tuple[str, str | None]:
    """The digest of a file, and the stamp that vouches for it, None where none does.

    :raises OSError: if it cannot be read.
    """
    content, stamp = _read(path)
    return digest_of(content), stamp


def _read(path: str | Path) -> tuple[bytes, str | None]:
    with open(path, "rb") as file:
        before = stamp_of(os.fstat(file.fileno()))
        content = file.read()
        after = os.fstat(file.fileno())
    return content, before if before == stamp_of(after) and is_settled(after) else None


def _names_below(inside: str, names: list[str]) -> list[str]:
    """The names that begin with the path of a folder, out of sorted ones."""
    first = bisect_left(names, inside)
    return names[first : bisect_left(names, True, first, key=lambda name: not name.startswith(inside))]


@dataclass(frozen=True)
class Noted:
    """A file as an earlier run read it: its digest, and the stamp that vouches for it, None where none does."""

    stamp: str | None
    digest: str


class Files:
    """The files of a folder, listed once and read when they are asked for.

    Where several folders are given, the first that has a file of some name gives it; all but the last may be missing.
    ``root`` is the last one. ``links`` and ``others`` (pipes, devices) are listed apart from files. ``known`` is what an
    earlier run noted: the digest of a file with the same stamp is taken from there.

    :raises OSError: if a folder cannot be listed.
    """

    def __init__(self, *roots: Path, known: Mapping[str, Noted] | None = None):
        self.root = roots[-1]
        self._known = known or {}
        self._stamps: dict[str, str] = {}
        self._paths: dict[str, str] = {}
        self.links: list[str] = []
        self.others: list[str] = []
        self._read: dict[str, Noted] = {}
        self._changed_while_read: set[str] = set()
        behind = [self.root, *(root for root in reversed(roots[:-1]) if root.is_dir())]
        self.folders = frozenset(name for root in behind for name in self._list("", root))
        # In order, so that what lies below one folder is found without looking at all others.
        self._names, self._folders = sorted(self._stamps), sorted(f"{name}/" for name in self.folders)

    def _list(self, inside: str, folder: str | Path) -> Iterator[str]:
        """Note what is in a folder; yields the folders below it."""
        with os.scandir(folder) as listed:
            in_order = sorted(listed, key=lambda entry: entry.name)
        for entry in in_order:
            name = inside + entry.name
            if is_ignored_name(entry.name):
                continue
            if entry.is_symlink():
                self.links.append(name)
            elif entry.is_dir():
                yield name
                yield from self._list(f"{name}/", entry.path)
            elif entry.is_file():
                self._stamps[name], self._paths[name] = stamp_of(stat_of(entry)), entry.path
            else:
                self.others.append(name)

    def __contains__(self, name: str) -> bool:
        return name in self._stamps

    def irregular(self, inside: str = "") -> list[str]:
        """The links, pipes and devices below a folder, sorted."""
        return sorted(name for name in (*self.links, *self.others) if name.startswith(inside))

    def folders_and_irregular(self, inside: str = "") -> list[str]:
        """The folders below a folder, with "/" at their end, then its links, pipes and devices."""
        return [name for name in _names_below(inside, self._folders) if name != inside] + self.irregular(inside)

    def names(self, inside: str = "") -> list[str]:
        """The files below a folder, such as "plans/changzhou-hrss-13/", sorted."""
        return _names_below(inside, self._names)

    def path(self, name: str) -> Path:
        """Where a file lies."""
        return Path(self._paths.get(name, self.root / name))

    def read(self, name: str) -> bytes:
        """The bytes of one file; its digest is taken of them.

        :raises OSError: if it cannot be read.
        """
        content, stamp = _read(self.path(name))
        noted = Noted(stamp, digest_of(content))
        if self._read.get(name, noted).digest != noted.digest:
            self._changed_while_read.add(name)
        self._read[name] = noted
        return content

    def digest(self, name: str) -> str:
        """The digest of a file as it was read, or as it was noted where it has stayed the same.

        :raises OSError: if it must be read and cannot.
        """
        if name not in self._read:
            known = self._known.get(name)
            if known and known.stamp == self._stamps[name]:
                self._read[name] = known
            else:
                self.read(name)
        return self._read[name].digest

    @property
    def noted(self) -> dict[str, Noted]:
        """All files of the folder with digest and stamp, except those that changed while this run read them.

        :raises OSError: if a file that was not read yet cannot be.
        """
        for name in self._stamps:
            self.digest(name)
        files = {name: noted for name, noted in self._read.items() if name not in self._changed_while_read}
        return files | {name: Noted(None, "") for name in self.folders_and_irregular()}

    def is_as_noted(self, before: Mapping[str, Noted]) -> bool:
        """Whether the folder holds the same files with the same digests as noted before."""
        if before.keys() != {*self._stamps, *self.folders_and_irregular()}:
            return False
        try:
            return all(self.digest(name) == before[name].digest for name in self._stamps)
        except OSError:  # the build reports the file that cannot be read
            return False

    def changed_while_read(self, inside: str = "") -> bool:
        """Whether a file below a folder was read twice and had other bytes the second time."""
        return any(name.startswith(inside) for name in self._changed_while_read)
