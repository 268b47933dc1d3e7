"""The stamps of all files in some folders, cheap enough to take ten times a second to notice saves."""

from collections.abc import Iterable
from pathlib import Path

from .files import files_below, is_ignored, stamp_of

Stamps = dict[Path, str]


def stamps_in(folders: Iterable[Path]) -> Stamps:
    """Every file of the existing folders with its stamp; the result differs once a file is saved, added or removed."""
    stamps = {}
    for folder in filter(Path.is_dir, folders):
        for path, entry in files_below(folder):
            if is_ignored(path):
                continue
            try:
                stamps[folder / path] = stamp_of(entry.stat())
            except FileNotFoundError:
                continue  # an editor is replacing it; the next look finds it again
    return stamps
