"""Which entries a record refers to, as its fields declare it (``Refers``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from .entries import Entry, Path
from .fields import WITHIN, HoldsFigure, Refers
from .text import Record

# Kind and identifier of an entry; an identifier that is unique only within another entry follows that entry's: "t1/g2".
EntryName = tuple[str, str]


@dataclass(frozen=True)
class Reference:
    """An identifier by which a record refers to an entry. ``path`` is its place inside the record; ``names`` are the
    entries that it may mean, one for each kind."""

    path: Path
    value: str
    refers: Refers
    names: tuple[EntryName, ...]


def references_of(record: Record) -> Iterator[Reference]:
    """The references in the fields of a record, in their order, without those of records inside it."""
    for key, refers in _referring_keys(type(record)):
        typed = getattr(record, key, None)
        for number, value in enumerate(typed if isinstance(typed, tuple) else (typed,)):
            # A source can be cited in words, which refer to nothing.
            if isinstance(value, str):
                names = tuple((kind, _full_identifier(kind, record, value)) for kind in refers.kinds)
                path: Path = (key, number) if isinstance(typed, tuple) else (key,)
                yield Reference(path, value, refers, names)


def _full_identifier(kind: str, record: Record, value: str) -> str:
    return f"{getattr(record, WITHIN[kind])}/{value}" if kind in WITHIN else value


def name_of(entry: Entry) -> EntryName | None:
    """Kind and identifier of an entry; None for one without an identifier."""
    identifier = getattr(entry.record, "id", None)
    if identifier is None or not entry.kind:
        return None
    outer = getattr(entry.owner.record, "id", "") if entry.owner else ""
    return entry.kind, f"{outer}/{identifier}" if entry.kind in WITHIN else identifier


@cache
def _referring_keys(kind: type[Record]) -> tuple[tuple[str, Refers], ...]:
    return tuple((key, refers) for key in kind.model_fields if (refers := refers_of(kind, key)))


def refers_of(kind: type[Record], key: str) -> Refers | None:
    """What a key of a record refers to, alone or as a list."""
    field = kind.model_fields[key]
    return next((mark for mark in _marks(field.metadata, field.annotation) if isinstance(mark, Refers)), None)


@cache
def figure_keys(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record that hold a figure as printed."""
    fields = kind.model_fields.items()
    return tuple(
        key
        for key, field in fields
        if any(isinstance(mark, HoldsFigure) for mark in _marks(field.metadata, field.annotation))
    )


def _marks(metadata: list[object], annotation: object) -> Iterator[object]:
    """The annotations of a field at any depth, also inside "| None" and lists."""
    yield from metadata
    for inner in get_args(annotation):
        yield from _marks([], inner) if get_args(inner) or isinstance(inner, type) else [inner]
