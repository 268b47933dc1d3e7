"""An entry with faults as far as it can be read, so that whatever else is wrong with it is told in the same run.

A key that cannot be read is not in the record, not even with its default. A rule or check that asks for it says nothing more:
nobody knows what it would have found.
"""

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from ..model.entries import Path, records_in
from ..model.notation import NotationError
from ..model.rules import Ruled
from ..model.text import Record, Text
from .parse import TomlTable

T = TypeVar("T")


def record_in(annotation: object) -> type[Record] | None:
    """The record class inside Optional, Annotated and tuple annotations."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        return next(filter(None, map(record_in, get_args(annotation))), None)
    return None


def partly_read(kind: type[Record], typed: TomlTable) -> Record:
    """The record without the keys that cannot be read; of entries inside it, each as far as it can be."""
    record = kind.model_construct()
    typed = kind.at_length(typed) if issubclass(kind, Ruled) else typed
    # The record is frozen for everybody else; here it is still being made.
    held = record.__dict__
    for name in kind.model_fields.keys() & typed.keys():
        held.pop(name, None)
        try:
            held[name] = adapter(kind, name).validate_python(typed[name])
        except ValidationError:
            held |= _inner(kind, name, typed[name])
    return record


def _inner(kind: type[Record], name: str, typed: object) -> dict[str, object]:
    """The entry or entries under a key, partly read; nothing where no entry stands there."""
    inner = record_in(kind.model_fields[name].annotation)
    if inner is None or issubclass(inner, Text):
        return {}
    if isinstance(typed, dict):
        return {name: partly_read(inner, typed)}
    if isinstance(typed, list) and all(isinstance(entry, dict) for entry in typed):
        return {name: tuple(partly_read(inner, entry) for entry in typed)}
    return {}


@cache
def adapter(kind: type[Record], name: str) -> TypeAdapter[Any]:
    """What reads one key of a record on its own."""
    return TypeAdapter(kind.model_fields[name].rebuild_annotation())


def faults_of_rules(record: Record) -> Iterator[tuple[Path, str]]:
    """What the rules of a partly read record, and of those inside it, find."""
    for entry in records_in(record):
        for rule in entry.record.rules() if isinstance(entry.record, Ruled) else ():
            for fault in as_far_as_read(rule()):
                yield (*entry.path, *fault.key), fault.args[0]


def as_far_as_read(found: Iterator[T]) -> Iterator[T]:
    """What is found before a key is asked for that is not there, or a figure that cannot be read."""
    try:
        yield from found
    except (AttributeError, NotationError):
        return
