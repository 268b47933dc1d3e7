"""One TOML file into one record, or into a list of problems that name line, key, fault and cure."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

import tomli
from pydantic import TypeAdapter, ValidationError

from ..model.said import recognised, said
from ..model.text import Record
from .files import Files
from .locate import locate
from .problems import Problem, did_you_mean, key_path

_LANGUAGE = {
    "zh": said("the Chinese text is missing; add it"),
    "en": said("the English translation is missing; add it"),
}
# What tomli says; a message that a later version brings is told as it is.
TOML_FAULTS = (
    said("expected '=' after a key in a key/value pair"),
    said("expected newline or end of document after a statement"),
    said("expected ']' at the end of a table declaration"),
    said("expected ']]' at the end of an array declaration"),
    said("invalid initial character for a key part"),
    said("invalid statement"),
    said("invalid value"),
    said("invalid date or datetime"),
    said("unclosed array"),
    said("unclosed inline table"),
    said("unterminated string"),
    said("unescaped '\\' in a string"),
    said("invalid hex value"),
    said("escaped character is not a Unicode scalar value"),
    said("duplicate inline table key %(key)s", key=".+"),
    said("cannot declare %(table)s twice", table=".+"),
    said("cannot redefine namespace %(table)s", table=".+"),
    said("cannot mutate immutable namespace %(table)s", table=".+"),
    said("illegal character %(character)s", character=".+"),
    said("found invalid character %(character)s", character=".+"),
    said("expected %(text)s", text="['\"].+['\"]"),
)


class Source:
    """A file of the content folder: its bytes, and where in it a key stands."""

    def __init__(self, files: Files, name: str):
        self.name = name
        self._files = files

    @cached_property
    def content(self) -> bytes:
        """Read once, so that every fault is told of the same text."""
        return self._files.read(self.name)

    def problem(self, path: tuple, message: str) -> Problem:
        """A problem at a key path; the text is scanned for its position only now."""
        line, column = locate(self.content.decode("utf-8-sig", "replace"), path)
        return Problem(self.name, line, column, key_path(path), message)


@dataclass(frozen=True)
class Reading:
    """What could be read of one file.

    A faulty entry is left out so that the rest can still be checked in the same run: ``kept`` gives the original
    numbers of the entries of each list that are in ``record``, ``lost`` the identifiers of those that are not.
    ``record`` is None if nothing could be read, and a table that is no list is None in it if that is faulty.
    """

    record: Record | None
    problems: tuple[Problem, ...] = ()
    kept: dict[str, list[int]] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()


def read_record(source: Source, kind: type[Record]) -> Reading:
    """Read and validate a file, with every problem in it."""
    text, problems = read_text(source)
    if problems:
        return Reading(None, problems)
    try:
        typed = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        # A full-width quote or equals sign is the commonest slip of a Chinese keyboard.
        line = text.splitlines()[error.lineno - 1] if error.lineno <= len(text.splitlines()) else ""
        full_width = re.search("[＝＂［］｛｝]|= *[“‘]", line)
        hint = said("; a full-width sign stands where TOML needs ASCII") if full_width else ""
        fault = f"{error.msg[:1].lower()}{error.msg[1:]}"
        if fault == r"illegal character '\n'":
            fault = said("a quotation mark is not closed on this line")
        elif fault == "cannot overwrite a value":
            fault = said(
                "this stands twice; keep one, or give the header of a list double brackets, such as [[indicator]]"
            )
        else:
            fault = recognised(fault, TOML_FAULTS)
        message = said("is not valid TOML: %(fault)s%(hint)s", fault=fault, hint=hint)
        return Reading(None, (Problem(source.name, error.lineno, error.colno, "", message),))
    try:
        return Reading(kind.model_validate(typed))
    except ValidationError as error:
        faults = error.errors(include_url=False)
    problems = tuple(_problem(source, kind, fault) for fault in faults)
    return _salvage(kind, typed, problems, {tuple(fault["loc"][:2]) for fault in faults})


def glance(source: Source) -> dict:
    """What is typed in a file, unchecked; nothing where it cannot be read, which is a fault when it is."""
    try:
        return tomli.loads(source.content.decode("utf-8-sig"))
    except (OSError, ValueError):
        return {}


def read_text(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, or the problem that it is in another encoding."""
    try:
        # Editors on Windows write a byte order mark, which TOML does not know.
        return source.content.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = len(source.content[: error.start].split(b"\n"))
        message = said("is not UTF-8 text; save the file with the encoding UTF-8")
        return "", (Problem(source.name, line, 1, "", message),)


def _salvage(kind: type[Record], typed: dict, problems: tuple[Problem, ...], faulty: set[tuple]) -> Reading:
    """Read what remains of a file once its faulty entries are left out; a faulty single table is None."""
    kept, lost, rest = {}, set(), {}
    for name, value in typed.items():
        if not isinstance(value, list) or name not in kind.model_fields:
            # Entries under a misspelt header are lost too, and what refers to them is no fault of its own.
            lost |= _identifiers(value) if name not in kind.model_fields else set()
            continue
        kept[name] = [number for number in range(len(value)) if (name, number) not in faulty]
        rest[name] = [value[number] for number in kept[name]]
        lost |= _identifiers([entry for number, entry in enumerate(value) if (name, number) in faulty])
    record = kind.model_construct()
    for name, field_ in kind.model_fields.items():
        whole = rest.get(name, [] if field_.default == () else typed.get(name))
        try:
            value = TypeAdapter(field_.annotation).validate_python(whole)
        except ValidationError:
            value = () if field_.default == () else None
        # The record is frozen for everybody else; here it is still being made.
        record.__dict__[name] = value
    return Reading(record, problems, kept, frozenset(lost))


def _identifiers(value) -> set[str]:
    """Every identifier typed anywhere inside a value."""
    if isinstance(value, list):
        return set().union(*map(_identifiers, value))
    if isinstance(value, dict):
        own = {value["id"]} if isinstance(value.get("id"), str) else set()
        return own.union(*map(_identifiers, value.values()))
    return set()


def _problem(source: Source, kind: type[Record], fault: dict) -> Problem:
    path, given = tuple(fault["loc"]), fault["input"]
    context = fault.get("ctx", {})
    match fault["type"]:
        case "missing" if path[-1] in _LANGUAGE:
            message = _LANGUAGE[path[-1]]
        case "missing":
            message = said("is missing; add it")
        case "extra_forbidden":
            hint = did_you_mean(str(path[-1]), _keys(kind, path[:-1]))
            message = said("is not a key that can stand here.%(hint)s", hint=hint)
        case "string_type":
            message = said("must be text in quotes, not %(given)s", given=repr(given))
        case "string_too_short":
            message = _LANGUAGE.get(path[-1], said("is empty; fill it in or leave the key out"))
        case "string_pattern_mismatch":
            message = said(
                '"%(given)s" is not an identifier; use lower-case ASCII letters, digits and single hyphens', given=given
            )
        case "literal_error" | "enum":
            message = said(
                '"%(given)s" is not one of %(words)s.%(hint)s',
                given=given, words=_choice(context), hint=did_you_mean(str(given), _words(context)),
            )  # fmt: skip
        case "greater_than_equal":
            message = said("input should be greater than or equal to %(bound)s", bound=context["ge"])
        case "less_than_equal":
            message = said("input should be less than or equal to %(bound)s", bound=context["le"])
        case "date_type":
            message = said("must be a date without quotes, such as 2021-12-15")
        case "int_type":
            message = said("must be a whole number without quotes, not %(given)s", given=repr(given))
        case "bool_type":
            message = said("must be true or false, without quotes")
        case "model_type":
            message = said("must be a table with its own keys, such as name.zh and name.en")
        case "tuple_type":
            message = said("must be a list in square brackets, or entries under a [[double-bracketed]] header")
        case "value_error":
            message, path = context["error"].args[0], path + getattr(context["error"], "key", ())
        case _:
            # In pydantic's own words, which are for programmers; none of them is known to come up.
            message = said("%(fault)s", fault=fault["msg"][:1].lower() + fault["msg"][1:])
    return source.problem(path, message)


def _choice(context: dict) -> str:
    """What can be typed, in pydantic's words: "'a', 'b' or 'c'"."""
    first, known, last = context["expected"].rpartition(" or ")
    return said("%(first)s or %(last)s", first=tuple(first.split(", ")), last=last) if known else last


def _words(context: dict) -> list[str]:
    return re.findall(r"'([^']+)'", context["expected"])


def _keys(kind: type[Record], path: tuple) -> list[str]:
    """The keys that may stand in the table at ``path``."""
    current = kind
    for part in path:
        if not isinstance(part, int):
            found = current.model_fields.get(part)
            current = record_in(found.annotation) if found else None
        if current is None:
            return []
    return list(current.model_fields)


def record_in(annotation) -> type[Record] | None:
    """The record class inside Optional, Annotated and tuple annotations."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple):
        return next(filter(None, map(record_in, get_args(annotation))), None)
    return None
