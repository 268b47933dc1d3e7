"""Parses one TOML file of the content folder, and locates its keys for faults."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import tomli

from ..model import measured
from ..model.entries import Path
from ..model.messages import Message
from ..model.refusal import reason_of
from .files import Files
from .locate import DEEPEST, Place, is_repeated, nearest, positions_in
from .problems import Problem, key_path

# The slips that editors make, by what is left of a line without its texts (a NUL for each) and its comment; a full-width quotation
# mark or equals sign is the commonest one of a Chinese keyboard.
_TEXTS = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')|#.*""")
_SLIPS = (
    (r"[\"']", Message("a quotation mark is not closed on this line")),
    (r"[＝＂［］｛｝]|= *[“‘]", Message("a full-width sign stands where TOML needs ASCII")),
    (
        r"=\s*\0\s*[^\s\0,\]}]",
        Message("a quotation mark ends the text here; delete what follows, or use “ and ” inside the text"),
    ),
    (r"=\s*\d{4}[-/.年]\d", Message("this is no date; write it as year-month-day, such as 2021-12-15")),
    (r"=\s*(?!true\b|false\b)([^\W\d]|[^\0-\x7f])", Message("a text needs quotation marks around it")),
)
_TWICE = Message("this stands twice; keep one, or give the header of a list double brackets, such as [[indicator]]")
_LONE_CR = re.compile(r"\r(?!\n)")
# Where numbers and keys begin that Python refuses to read.
_ENDLESS = re.compile(r"[0-9][0-9_]{999}")
_DEEP = re.compile(r"[\[{](?:\s*[\[{]){19}|(?<![\w-])(?:[\w-]++\s*+\.\s*+){20}")
TOO_DEEP = Message(
    "tables or lists stand more than %(most)s deep in each other here; no file of a portal needs that", most=DEEPEST
)


TomlTable = dict[str, Any]


class SourceFile:
    """A file of the content folder: its bytes, and where in it a key stands."""

    def __init__(self, files: Files, name: str):
        self.name = name
        self._files = files

    @cached_property
    def content(self) -> bytes:
        """The bytes, read once, so that every fault is located in the same text.

        :raises OSError: if it cannot be read.
        """
        return self._files.read(self.name)

    def problem(self, path: Path, message: str) -> Problem:
        """A problem at a key path."""
        path = self.typed_path(path)
        line, column = nearest(self._positions, path)
        return Problem(self.name, line, column, key_path(path), message)

    def typed_path(self, path: Path) -> Path:
        """The key path as it was typed: a value that stands in a line with others has no entry of its own."""
        if len(path) < 4 or path[2] != measured.AT_LENGTH or path[:4] in self._positions:
            return path
        inside = [one[2:] for one in self._positions if one[:2] == path[:2] and len(one) > 2]
        entries = sum(len(one) == 2 and one[0] == measured.AT_LENGTH for one in inside)
        lines = [*measured.in_one_line(_table_of(inside))]
        number = int(path[3]) - entries
        if not 0 <= number < len(lines):
            return path
        keys, more = lines[number]
        value: Path = (*path[:2], *keys)
        match path[4:]:
            case ("year",) | ("period",):
                return value
            case ("value",) if not more:
                return value
            case ("slice", *_):
                return value[:-1]
        return (*value, *path[4:])

    @cached_property
    def _positions(self) -> dict[Path, Place]:
        """The positions of all keys; the text is scanned at its first fault."""
        return positions_in(self.content.decode("utf-8-sig", "replace"))


def _table_of(paths: Iterable[Path]) -> TomlTable:
    """Tables with the keys of some paths, and nothing else in them."""
    table: TomlTable = {}
    for path in paths:
        inner = table
        for key in path:
            inner = inner.setdefault(str(key), {})
    return table


Parsed = tuple[TomlTable | None, tuple[Problem, ...]]


def parse(source: SourceFile) -> Parsed:
    """The values of a TOML file, or None and the problems that keep it from being read."""
    text, problems = read_text(source)
    if problems:
        return None, problems
    try:
        typed = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return None, (Problem(source.name, error.lineno, error.colno, "", _not_toml(error, text)),)
    except RecursionError:
        return None, (_problem_at_match(source, text, _DEEP, TOO_DEEP),)
    except ValueError:
        message = Message("holds a number of more than a thousand digits here; type what the plan prints")
        return None, (_problem_at_match(source, text, _ENDLESS, message),)
    if path := _too_deep(typed):
        return None, (source.problem(path, TOO_DEEP),)
    return typed, ()


def parse_unchecked(source: SourceFile) -> TomlTable:
    """The values of a TOML file, unchecked; empty where it cannot be read."""
    try:
        return tomli.loads(source.content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}


def read_text(source: SourceFile) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file, or the problem that it cannot be read or is in another encoding."""
    try:
        content = source.content
    except OSError as failure:
        reason = Message("cannot be read: %(reason)s", reason=reason_of(failure))
        return "", (Problem(source.name, 1, 1, "", reason),)
    line = 1
    message: Message | None = None
    try:
        # Editors on Windows write a byte order mark, which TOML does not know.
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(content[: error.start].split(b"\n"))
        message = Message("is not UTF-8 text; save the file with the encoding UTF-8")
    else:
        if "\0" in text[:2]:
            # Two bytes for each letter, of which one is zero: UTF-16 without its mark.
            message = Message("is not UTF-8 text; save the file with the encoding UTF-8")
        elif text.startswith("\ufeff"):
            message = Message(
                "begins with two byte order marks; save the file with the encoding UTF-8, without a mark"
            )
        elif match := _LONE_CR.search(text):
            line = text.count("\n", 0, match.start()) + 1
            message = Message(
                "has line ends that are a carriage return alone; save the file with the line ends of Unix or Windows"
            )
    return ("", (Problem(source.name, line, 1, "", message),)) if message else (text, ())


def _not_toml(error: tomli.TOMLDecodeError, text: str) -> Message:
    """Which known slip a line holds; otherwise the fault in the parser's own words."""
    line = text.split("\n")[error.lineno - 1]
    rest = _TEXTS.sub(lambda match: "\0" if match[1] else "", line)
    fault = next((message for pattern, message in _SLIPS if re.search(pattern, rest)), None)
    if not fault and is_repeated(text, error.lineno):
        fault = _TWICE
    if fault:
        return Message("is not valid TOML: %(fault)s", fault=fault)
    return Message(
        "is not valid TOML; mend what stands here or just before it (the parser says “%(fault)s”)", fault=error.msg
    )


def _problem_at_match(source: SourceFile, text: str, sought: re.Pattern[str], message: str) -> Problem:
    """A problem at the first match of a pattern, or at the beginning of the file."""
    match = sought.search(text)
    offset = match.start() if match else 0
    return Problem(source.name, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), "", message)


def items_of(value: TomlTable | list[Any]) -> Iterable[tuple[str | int, Any]]:
    """The items of a table or a list, with their keys or numbers."""
    return value.items() if isinstance(value, dict) else enumerate(value)


def _too_deep(value: TomlTable | list[Any], path: Path = ()) -> Path:
    """The path of a value that lies deeper than any record reaches."""
    if len(path) > DEEPEST:
        return path
    for key, inner in items_of(value):
        if isinstance(inner, dict | list) and (deeper := _too_deep(inner, (*path, key))):
            return deeper
    return ()
