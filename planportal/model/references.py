"""Who refers to whom, as the fields of records declare it (``Refers``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from .fields import WITHIN, HoldsFigure, Refers
from .text import Record
from .texts import Entry, Path

# Kind and identifier of an entry; one that is unique only within another bears that one's identifier before its own.
Name = tuple[str, str]


@dataclass(frozen=True)
class Reference:
    """One identifier that refers. ``path`` is its place inside the record that holds it; ``names`` are the entries that it
    may mean, one for each kind."""

    path: Path
    value: str
    refers: Refers
    names: tuple[Name, ...]


def references_of(record: Record) -> Iterator[Reference]:
    """What a record itself refers to, in the order of its fields; records inside it speak for themselves."""
    for key, refers in _referring(type(record)):
        typed = getattr(record, key)
        for number, value in enumerate(typed if isinstance(typed, tuple) else (typed,)):
            if value is not None:
                names = tuple((kind, _within(kind, record, value)) for kind in refers.kinds)
                path: Path = (key, number) if isinstance(typed, tuple) else (key,)
                yield Reference(path, value, refers, names)


def _within(kind: str, record: Record, value: str) -> str:
    return f"{getattr(record, WITHIN[kind])}/{value}" if kind in WITHIN else value


def name_of(entry: Entry) -> Name | None:
    """What an entry goes by; None for one without an identifier."""
    own = getattr(entry.record, "id", None)
    if own is None or not entry.kind:
        return None
    around = getattr(entry.owner.record, "id", "") if entry.owner else ""
    return entry.kind, f"{around}/{own}" if entry.kind in WITHIN else own


@cache
def _referring(kind: type[Record]) -> tuple[tuple[str, Refers], ...]:
    return tuple((key, found) for key in kind.model_fields if (found := refers_of(kind, key)))


def refers_of(kind: type[Record], key: str) -> Refers | None:
    """What a key of a record refers to, alone or as a list."""
    field = kind.model_fields[key]
    return next((mark for mark in _marks(field.metadata, field.annotation) if isinstance(mark, Refers)), None)


@cache
def figures_of(kind: type[Record]) -> tuple[str, ...]:
    """The keys of a record that hold a figure as printed."""
    fields = kind.model_fields.items()
    return tuple(
        key
        for key, field in fields
        if any(isinstance(mark, HoldsFigure) for mark in _marks(field.metadata, field.annotation))
    )


def _marks(metadata: list[object], annotation: object) -> Iterator[object]:
    """What is written beside the types of a field, at any depth: in "| None" and in lists too."""
    yield from metadata
    for inner in get_args(annotation):
        yield from _marks([], inner) if get_args(inner) or isinstance(inner, type) else [inner]
