"""One file of the content folder: its bytes, its text, what TOML makes of it, and where in it a key stands."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import tomli

from ..model.refusal import reason_of
from ..model.said import Said, recognised, said
from ..model.texts import Path
from .files import Files
from .locate import DEEPEST, Place, nearest, positions_in
from .problems import Problem, key_path

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
_LONE_CR = re.compile(r"\r(?!\n)")
# Where numbers and keys begin that Python refuses to read.
_ENDLESS = re.compile(r"[0-9][0-9_]{999}")
_DEEP = re.compile(r"[\[{](?:\s*[\[{]){19}|(?<![\w-])(?:[\w-]++\s*+\.\s*+){20}")
TOO_DEEP = said(
    "tables or lists stand more than %(most)s deep in each other here; no file of a portal needs that", most=DEEPEST
)


class Source:
    """A file of the content folder: its bytes, and where in it a key stands."""

    def __init__(self, files: Files, name: str):
        self.name = name
        self._files = files

    @cached_property
    def content(self) -> bytes:
        """Read once, so that every fault is told of the same text.

        :raises OSError: if it cannot be read.
        """
        return self._files.read(self.name)

    def problem(self, path: Path, message: str) -> Problem:
        """A problem at a key path."""
        line, column = nearest(self._positions, path)
        return Problem(self.name, line, column, key_path(path), message)

    @cached_property
    def _positions(self) -> dict[Path, Place]:
        """The text is scanned at its first fault, and once for all of them."""
        return positions_in(self.content.decode("utf-8-sig", "replace"))


Table = dict[str, Any]
Typed = tuple[Table | None, tuple[Problem, ...]]


def parse(source: Source) -> Typed:
    """What is typed in a TOML file, or None and why it cannot be read."""
    text, problems = read_text(source)
    if problems:
        return None, problems
    try:
        typed = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return None, (Problem(source.name, error.lineno, error.colno, "", _not_toml(error, text)),)
    except RecursionError:
        return None, (_at(source, text, _DEEP, TOO_DEEP),)
    except ValueError:
        message = said("holds a number of more than a thousand digits here; type what the plan prints")
        return None, (_at(source, text, _ENDLESS, message),)
    if path := _too_deep(typed):
        return None, (source.problem(path, TOO_DEEP),)
    return typed, ()


def glance(source: Source) -> Table:
    """What is typed in a file, unchecked; nothing where it cannot be read, which is a fault when it is."""
    try:
        return tomli.loads(source.content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}


def read_text(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, or the problem that it cannot be read or is in another encoding."""
    try:
        content = source.content
    except OSError as failure:
        reason = said("cannot be read: %(reason)s", reason=reason_of(failure))
        return "", (Problem(source.name, 1, 1, "", reason),)
    line = 1
    message: Said | None = None
    try:
        # Editors on Windows write a byte order mark, which TOML does not know.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(content[: error.start].split(b"\n"))
        message = said("is not UTF-8 text; save the file with the encoding UTF-8")
    else:
        if "\0" in text[:2]:
            # Two bytes for each letter, of which one is zero: UTF-16 without its mark.
            message = said("is not UTF-8 text; save the file with the encoding UTF-8")
        elif text.startswith("\ufeff"):
            message = said("begins with two byte order marks; save the file with the encoding UTF-8, without a mark")
        elif found := _LONE_CR.search(text):
            line = text.count("\n", 0, found.start()) + 1
            message = said(
                "has line ends that are a carriage return alone; save the file with the line ends of Unix or Windows"
            )
    return ("", (Problem(source.name, line, 1, "", message),)) if message else (text, ())


def _not_toml(error: tomli.TOMLDecodeError, text: str) -> str:
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
    return said("is not valid TOML: %(fault)s%(hint)s", fault=fault, hint=hint)


def _at(source: Source, text: str, sought: re.Pattern[str], message: str) -> Problem:
    """A problem where a pattern is first found, at the beginning of the file where it is not."""
    found = sought.search(text)
    at = found.start() if found else 0
    return Problem(source.name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "", message)


def inside(value: Table | list[Any]) -> Iterable[tuple[str | int, Any]]:
    """What stands in a table or a list, with its keys or numbers."""
    return value.items() if isinstance(value, dict) else enumerate(value)


def _too_deep(value: Table | list[Any], path: Path = ()) -> Path:
    """The path of a value that lies deeper than any record reaches."""
    if len(path) > DEEPEST:
        return path
    for key, inner in inside(value):
        if isinstance(inner, dict | list) and (found := _too_deep(inner, (*path, key))):
            return found
    return ()
