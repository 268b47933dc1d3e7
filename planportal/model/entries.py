"""Walks a record: every record and every text inside it, at any depth, each with its place in the file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeGuard

from .periods import Period
from .text import Record, Text

# The keys that distinguish entries of a list that have no identifier.
DISTINGUISHING = ("subject", "kind", "figure", "goal", "item", "project", "plan", "year", "stated_in")


# Keys and numbers of entries, counted from 0, from the top of a file.
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class TypedText:
    """A text that an editor typed. ``path`` is its key path in the file, entries counted from 0; ``key`` names it by
    identifiers, such as "indicator/urban-new-jobs/name", and stays the same when entries are moved."""

    path: Path
    key: str
    text: Text


def texts_in(record: Record, *path: str) -> Iterator[TypedText]:
    """The texts of a record and of all records inside it, in the order of their fields; ``path`` is the record's own path."""
    for entry in records_in(record, *path):
        for name, value in _fields(entry.record):
            if isinstance(value, Text):
                yield TypedText((*entry.path, name), _key(entry.key, name), value)
            elif isinstance(value, tuple):
                for number, text in enumerate(value):
                    if isinstance(text, Text):
                        yield TypedText((*entry.path, name, number), _key(entry.key, name, str(number + 1)), text)


@dataclass(frozen=True)
class Entry:
    """One record with its place, as in ``TypedText``, and the entry that it stands in."""

    path: Path
    key: str
    record: Record
    owner: "Entry | None" = None

    @property
    def kind(self) -> str:
        """The name that its list has in TOML; empty for a record outside of lists."""
        return str(self.path[-2]) if self.path and isinstance(self.path[-1], int) else ""


def records_in(record: Record, *path: str) -> Iterator[Entry]:
    """The record itself and every record inside it, texts excepted."""
    return _records(record, path, "/".join(path))


def _records(record: Record, path: Path, key: str, owner: Entry | None = None) -> Iterator[Entry]:
    this = Entry(path, key, record, owner)
    yield this
    for name, value in _fields(record):
        if isinstance(value, tuple):
            entries: list[tuple[int, Record]] = [(n, entry) for n, entry in enumerate(value) if _nests(entry)]
            for (number, entry), own in zip(entries, _entry_names([entry for _, entry in entries]), strict=True):
                yield from _records(entry, (*path, name, number), _key(key, name, own), this)
        elif _nests(value):
            yield from _records(value, (*path, name), _key(key, name), this)


def _fields(record: Record) -> Iterator[tuple[str, object]]:
    """The keys of a record with their values; a record that is only partly read lacks some."""
    values = vars(record)
    return ((name, values[name]) for name in type(record).model_fields if name in values)


def _nests(value: object) -> TypeGuard[Record]:
    return isinstance(value, Record) and not isinstance(value, Text)


def _entry_names(entries: list[Record]) -> Iterator[str]:
    """A name for each entry of one list; entries with the same name, or without one, get a number."""
    seen: Counter[str] = Counter()
    for entry in entries:
        keys = ("id",) if hasattr(entry, "id") else DISTINGUISHING
        values = [getattr(entry, key, None) for key in keys if key in type(entry).model_fields]
        if isinstance(time := getattr(entry, "time", None), Period):
            values = [time.code, *getattr(entry, "slice", ())]
        name = "/".join(str(value) for value in values if value is not None)
        seen[name] += 1
        yield name if name and seen[name] == 1 else _key(name, str(seen[name]))


def _key(*parts: str) -> str:
    return "/".join(filter(None, parts))
