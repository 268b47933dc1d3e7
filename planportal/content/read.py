"""One TOML file into one record, or into a list of problems that name line, key, fault and cure."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..model.entries import Path
from ..model.messages import Message
from ..model.rules import KeyFaults
from ..model.text import LONGEST_NAMES, Record
from .characters import faults_of, is_odd, without_invisible
from .parse import SourceFile, TomlTable, items_of, parse
from .partial import adapter, faults_of_rules, partly_read, record_in
from .problems import Problem, did_you_mean, shortened

_LANGUAGE: dict[str | int, Message] = {
    "zh": Message("the Chinese text is missing; add it"),
    "en": Message("the English translation is missing; add it"),
}
# Whole numbers of more digits are slips.
_MOST_DIGITS = 15


@dataclass(frozen=True)
class Reading:
    """What could be read of one file.

    A faulty entry is left out so that the rest can still be checked in the same run: ``numbers`` gives the original
    numbers of the entries of each list that are in ``record``, ``faulty`` the identifiers of those left out, and ``partial``
    those by their place, as far as they could be read.
    ``record`` is None if the file could not be read; in it, a faulty single table is None.
    """

    record: Record | None
    problems: tuple[Problem, ...] = ()
    numbers: dict[str, list[int]] = field(default_factory=dict)
    faulty: frozenset[str] = frozenset()
    partial: Mapping[Path, Record] = field(default_factory=dict)


def read_record(source: SourceFile, kind: type[Record]) -> Reading:
    """Read and validate a file, with every problem in it."""
    typed, problems = parse(source)
    if typed is None:
        return Reading(None, problems)
    values = dict(_faults_of_values(typed))
    problems = tuple(source.problem(path, message) for path, messages in values.items() for message in messages)
    try:
        return Reading(kind.model_validate(typed), problems)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    told = [
        place for fault in faults if source.typed_path(fault["loc"]) not in values for place in _told(kind, fault)
    ]
    entries = _entries(kind, typed, {tuple(fault["loc"][:2]) for fault in faults})
    partial = {path: partly_read(inner, entry) for path, (inner, entry) in entries.items()}
    told += [((*path, *place), message) for path, one in partial.items() for place, message in faults_of_rules(one)]
    # What the rules found is told once, and the form of a value that is faulty in itself is not judged.
    once = dict.fromkeys((path, message) for path, message in told if source.typed_path(path) not in values)
    problems += tuple(source.problem(path, message) for path, message in once)
    return replace(_salvage(kind, typed, problems, {tuple(fault["loc"][:2]) for fault in faults}), partial=partial)


def _entries(
    kind: type[Record], typed: TomlTable, faulty_paths: set[Path]
) -> dict[Path, tuple[type[Record], TomlTable]]:
    """The faulty tables and entries at the top of a file, each with its record."""
    found = {}
    for path in faulty_paths:
        field_ = kind.model_fields.get(str(path[0]))
        inner = record_in(field_.annotation) if field_ else None
        value: Any = typed.get(str(path[0]))
        match path, value:
            case (_, int(number)), list():
                value = value[number]
            case _ if len(path) > 1:
                path = path[:1]
        if inner and isinstance(value, dict):
            found[path] = inner, value
    return found


def _faults_of_values(value: TomlTable | list[Any], path: Path = ()) -> Iterator[tuple[Path, list[Message]]]:
    """What is wrong with texts and numbers whatever they are for, with their key paths."""
    for key, inner in items_of(value):
        if isinstance(inner, str):
            if is_odd(inner) and (messages := list(faults_of(inner))):
                yield (*path, key), messages
        elif isinstance(inner, dict | list):
            yield from _faults_of_values(inner, (*path, key))
        elif isinstance(inner, int) and abs(inner) >= 10**_MOST_DIGITS:
            yield (
                (*path, key),
                [Message("has more than %(most)s digits; type what the plan prints", most=_MOST_DIGITS)],
            )


def _salvage(kind: type[Record], typed: TomlTable, problems: tuple[Problem, ...], faulty_paths: set[Path]) -> Reading:
    """Read what remains of a file without its faulty entries; a faulty single table is None."""
    numbers: dict[str, list[int]] = {}
    rest: TomlTable = {}
    lost: set[str] = set()
    for name, value in typed.items():
        if not isinstance(value, list) or name not in kind.model_fields:
            # Entries under a misspelt header are left out too, so that references to them pass.
            lost |= _identifiers(value) if name not in kind.model_fields else set()
            continue
        numbers[name] = [number for number in range(len(value)) if (name, number) not in faulty_paths]
        rest[name] = [value[number] for number in numbers[name]]
        lost |= _identifiers([entry for number, entry in enumerate(value) if (name, number) in faulty_paths])
    record = kind.model_construct()
    for name, field_ in kind.model_fields.items():
        whole = rest.get(name, [] if field_.default == () else typed.get(name))
        try:
            value = adapter(kind, name).validate_python(whole)
        except ValidationError:
            value = () if field_.default == () else None
        # The record is frozen for everybody else; here it is still being made.
        record.__dict__[name] = value
    return Reading(record, problems, numbers, frozenset(lost))


def _identifiers(value: object) -> set[str]:
    """Every identifier typed anywhere inside a value."""
    if isinstance(value, list):
        return set[str]().union(*map(_identifiers, value))
    if isinstance(value, dict):
        typed = value.get("id")
        own = {typed, without_invisible(typed)} if isinstance(typed, str) else set()
        return own.union(*map(_identifiers, value.values()))
    return set()


def _told(kind: type[Record], fault: ErrorDetails) -> list[tuple[Path, str]]:
    """What a fault of pydantic says, with the key that has to be mended: of the rules of an entry, each fault at its own."""
    path: Path = fault["loc"]
    match fault.get("ctx", {}).get("error"):
        case KeyFaults() as found:
            return [((*path, *one.key), one.args[0]) for one in found.faults]
        case _:
            return [(path, _message(kind, path, fault))]


def _message(kind: type[Record], path: Path, fault: ErrorDetails) -> str:
    given = _typed(fault["input"])
    context = fault.get("ctx", {})
    match fault["type"]:
        case "missing" if path[-1] in _LANGUAGE:
            message = _LANGUAGE[path[-1]]
        case "missing":
            message = Message("is missing; add it")
        case "extra_forbidden":
            hint = did_you_mean(str(path[-1]), _keys(kind, path[:-1]))
            message = Message("is not a key that can stand here.%(hint)s", hint=hint)
        case "string_type":
            message = Message("must be text in quotes, not %(given)s", given=given)
        case "string_too_short":
            message = _LANGUAGE.get(path[-1], Message("is empty; fill it in or leave the key out"))
        case "string_too_long" if context["max_length"] in LONGEST_NAMES.values():
            message = Message(
                "is longer than %(most)s characters; it stands on charts and in headings, so explain in a summary, definition or note",
                most=context["max_length"],
            )  # fmt: skip
        case "string_too_long":
            message = Message("is longer than %(most)s characters; shorten it", most=context["max_length"])
        case "string_pattern_mismatch":
            message = Message(
                '"%(given)s" is not an identifier; use lower-case ASCII letters, digits and single hyphens',
                given=shortened(fault["input"]),
            )  # fmt: skip
        case "literal_error" | "enum":
            message = Message(
                '"%(given)s" is not one of %(words)s.%(hint)s',
                given=_bare(fault["input"]), words=_choice(context),
                hint=did_you_mean(str(fault["input"]), _words(context)),
            )  # fmt: skip
        case "greater_than_equal":
            message = Message("input should be greater than or equal to %(bound)s", bound=context["ge"])
        case "less_than_equal":
            message = Message("input should be less than or equal to %(bound)s", bound=context["le"])
        case "date_type":
            message = Message("must be a date without quotes, such as 2021-12-15")
        case "int_type":
            message = Message("must be a whole number without quotes, not %(given)s", given=given)
        case "bool_type":
            message = Message("must be true or false, without quotes")
        case "model_type":
            message = Message("must be a table with its own keys, such as name.zh and name.en")
        case "dict_type":
            message = Message('must be a table of values, such as { 2021 = "12.1", 2022 = "14.5" }')
        case "tuple_type":
            message = Message("must be a list in square brackets, or entries under a [[double-bracketed]] header")
        case "value_error":
            message = context["error"].args[0]
        case _:
            # Not known to come up; in pydantic's own words, which are for programmers.
            message = Message("%(fault)s", fault=fault["msg"][:1].lower() + fault["msg"][1:])
    return message


def _typed(value: object) -> str:
    """A value in the words of TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return repr(shortened(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, dict):
        return Message("a table")
    return Message("a list") if isinstance(value, list) else str(value)


def _bare(value: object) -> str:
    return shortened(value) if isinstance(value, str) else _typed(value)


def _choice(context: dict[str, Any]) -> str:
    """What can be typed, in pydantic's words: "'a', 'b' or 'c'"."""
    first, known, last = context["expected"].rpartition(" or ")
    return Message("%(first)s or %(last)s", first=tuple(first.split(", ")), last=last) if known else last


def _words(context: dict[str, Any]) -> list[str]:
    return re.findall(r"'([^']+)'", context["expected"])


def _keys(kind: type[Record], path: Path) -> list[str]:
    """The keys that may stand in the table at ``path``."""
    for part in path:
        if not isinstance(part, int):
            field_ = kind.model_fields.get(part)
            inner = record_in(field_.annotation) if field_ else None
            if inner is None:
                return []
            kind = inner
    return list(kind.model_fields)
