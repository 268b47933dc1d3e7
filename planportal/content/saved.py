"""What stands in folders right now, told cheaply enough to ask ten times a second."""

from collections.abc import Iterable
from pathlib import Path

from .files import entries, hidden, stamp_of

Seen = dict[Path, str]


def seen_in(folders: Iterable[Path]) -> Seen:
    """Every file of the folders that are there with its stamp: another answer means that something was saved, added or
    removed."""
    seen = {}
    for folder in filter(Path.is_dir, folders):
        for path, entry in entries(folder):
            if hidden(path):
                continue
            try:
                seen[folder / path] = stamp_of(entry.stat())
            except FileNotFoundError:
                continue  # an editor is replacing it; the next look finds it again
    return seen
