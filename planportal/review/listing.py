"""Everything that lies in the folder or zip of a site: hidden files, links and what stands beside it too.

A link is listed and never walked through: what it leads to is not in the site.
"""

import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

# What a folder of Windows that leads elsewhere is, if it is no symbolic link; other systems have none.
_JUNCTION = 0xA0000003


@dataclass(frozen=True)
class Listing:
    """Names are relative, with "/". ``files`` can be read; ``irregular`` is what is no file of its own: links, pipes, names
    that a zip holds twice, and what a zip holds outside the folder of the site. A link to a file is both."""

    files: frozenset[str]
    irregular: frozenset[str]
    read: Callable[[str], bytes]

    def within(self, prefix: str) -> "Listing":
        """What lies in the folder ``prefix``, which ends in "/"; the rest is odd, under its way from there."""
        if not prefix:
            return self
        inside = {name for name in self.files | self.irregular if name.startswith(prefix)}
        up = "../" * prefix.count("/")
        return Listing(
            frozenset(name.removeprefix(prefix) for name in self.files & inside),
            frozenset(
                name.removeprefix(prefix) if name in inside else up + name
                for name in self.irregular | (self.files - inside)
            ),
            lambda name: self.read(prefix + name),
        )


def listed_folder(root: Path) -> Listing:
    """:raises OSError: if a folder cannot be read."""
    files: set[str] = set()
    irregular: set[str] = set()
    waiting = [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = prefix + entry.name
                if entry.is_dir() and not _leads_away(entry):
                    waiting.append((f"{name}/", entry.path))
                    continue
                if entry.is_file():
                    files.add(name)
                if _leads_away(entry) or not entry.is_file():
                    irregular.add(name)
    return Listing(frozenset(files), frozenset(irregular), lambda name: (root / name).read_bytes())


def _leads_away(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() or getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == _JUNCTION


def listed_zip(path: Path) -> Listing:
    """Links are known by what the zip says of them, whatever their name.

    :raises OSError: if there is no zip.
    """
    try:
        file = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as failure:
        raise OSError(f"no zip: {failure}") from failure
    entries: dict[str, zipfile.ZipInfo] = {}
    irregular: set[str] = set()
    for entry in file.infolist():
        # Some programs for Windows write "\" into a zip.
        name = entry.filename.replace("\\", "/")
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
            irregular.add(name.rstrip("/"))
        elif not name.endswith("/"):
            if name in entries:
                irregular.add(name)
            entries[name] = entry

    def read(name: str) -> bytes:
        try:
            return file.read(entries[name])
        # RuntimeError is what zipfile says of an entry that is encrypted or packed in a way it does not know.
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError) as failure:
            raise OSError(f"{name} is damaged: {failure}") from failure

    return Listing(frozenset(entries), frozenset(irregular), read)
