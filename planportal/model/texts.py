"""Every typed text of a record, at any depth, with its place in the file and its place among the records."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from .text import Record, Text

# What tells one entry of a list from the others, where it has no identifier.
TELLING = ("subject", "kind", "figure", "goal", "item", "project", "plan", "year", "stated_in")


# Keys and numbers of entries, counted from 0, from the top of a file.
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Typed:
    """One text. ``path`` is its key path in the file, entries counted from 0; ``key`` names it by identifiers, such
    as "indicator/urban-new-jobs/name", and stays the same when entries are moved."""

    path: Path
    key: str
    text: Text


def texts_in(record: Record, *home: str) -> Iterator[Typed]:
    """The texts of a record in the order of its fields; ``home`` is the path of the record in its file."""
    for entry in records_in(record, *home):
        for name, value in _fields(entry.record):
            if isinstance(value, Text):
                yield Typed((*entry.path, name), _key(entry.key, name), value)
            elif isinstance(value, tuple):
                for number, text in enumerate(value):
                    if isinstance(text, Text):
                        yield Typed((*entry.path, name, number), _key(entry.key, name, str(number + 1)), text)


@dataclass(frozen=True)
class Entry:
    """One record with its place, as in ``Typed``, and the entry that it stands in."""

    path: Path
    key: str
    record: Record
    owner: "Entry | None" = None

    @property
    def kind(self) -> str:
        """The name that its list has in TOML; empty for a record that stands in no list."""
        return str(self.path[-2]) if self.path and isinstance(self.path[-1], int) else ""


def records_in(record: Record, *home: str) -> Iterator[Entry]:
    """The record itself and every record inside it that is no text."""
    return _records(record, home, "/".join(home))


def _records(record: Record, path: Path, key: str, owner: Entry | None = None) -> Iterator[Entry]:
    this = Entry(path, key, record, owner)
    yield this
    for name, value in _fields(record):
        if isinstance(value, tuple):
            entries: list[tuple[int, Record]] = [(n, entry) for n, entry in enumerate(value) if _nests(entry)]
            for (number, entry), own in zip(entries, _names([entry for _, entry in entries]), strict=True):
                yield from _records(entry, (*path, name, number), _key(key, name, own), this)
        elif _nests(value):
            yield from _records(value, (*path, name), _key(key, name), this)


def _fields(record: Record) -> Iterator[tuple[str, object]]:
    return ((name, getattr(record, name)) for name in type(record).model_fields)


def _nests(value: object) -> TypeGuard[Record]:
    return isinstance(value, Record) and not isinstance(value, Text)


def _names(entries: list[Record]) -> Iterator[str]:
    """The entries of one list by name; a number tells apart those that say the same of themselves, or nothing."""
    seen: Counter[str] = Counter()
    for entry in entries:
        telling = ("id",) if hasattr(entry, "id") else TELLING
        typed = [getattr(entry, part) for part in telling if part in type(entry).model_fields]
        told = [str(value) for value in typed if value is not None]
        name = "/".join(told)
        seen[name] += 1
        yield name if name and seen[name] == 1 else _key(name, str(seen[name]))


def _key(*parts: str) -> str:
    return "/".join(filter(None, parts))
