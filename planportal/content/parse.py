"""One file of the content folder: its bytes, its text, what TOML makes of it, and where in it a key stands."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import tomli

from ..model.messages import Message
from ..model.refusal import reason_of
from ..model.texts import Path
from .files import Files
from .locate import DEEPEST, Place, nearest, positions_in, stands_twice
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


class SourceFile:
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


TomlTable = dict[str, Any]
Typed = tuple[TomlTable | None, tuple[Problem, ...]]


def parse(source: SourceFile) -> Typed:
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
        message = Message("holds a number of more than a thousand digits here; type what the plan prints")
        return None, (_at(source, text, _ENDLESS, message),)
    if path := _too_deep(typed):
        return None, (source.problem(path, TOO_DEEP),)
    return typed, ()


def glance(source: SourceFile) -> TomlTable:
    """What is typed in a file, unchecked; nothing where it cannot be read, which is a fault when it is."""
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
        elif found := _LONE_CR.search(text):
            line = text.count("\n", 0, found.start()) + 1
            message = Message(
                "has line ends that are a carriage return alone; save the file with the line ends of Unix or Windows"
            )
    return ("", (Problem(source.name, line, 1, "", message),)) if message else (text, ())


def _not_toml(error: tomli.TOMLDecodeError, text: str) -> Message:
    """What is wrong with a line, as far as it can be seen; else in the parser's own words."""
    line = text.split("\n")[error.lineno - 1]
    rest = _TEXTS.sub(lambda found: "\0" if found[1] else "", line)
    fault = next((message for pattern, message in _SLIPS if re.search(pattern, rest)), None)
    if not fault and stands_twice(text, error.lineno):
        fault = _TWICE
    if fault:
        return Message("is not valid TOML: %(fault)s", fault=fault)
    return Message(
        "is not valid TOML; mend what stands here or just before it (the parser says “%(fault)s”)", fault=error.msg
    )


def _at(source: SourceFile, text: str, sought: re.Pattern[str], message: str) -> Problem:
    """A problem where a pattern is first found, at the beginning of the file where it is not."""
    found = sought.search(text)
    at = found.start() if found else 0
    return Problem(source.name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), "", message)


def inside(value: TomlTable | list[Any]) -> Iterable[tuple[str | int, Any]]:
    """What stands in a table or a list, with its keys or numbers."""
    return value.items() if isinstance(value, dict) else enumerate(value)


def _too_deep(value: TomlTable | list[Any], path: Path = ()) -> Path:
    """The path of a value that lies deeper than any record reaches."""
    if len(path) > DEEPEST:
        return path
    for key, inner in inside(value):
        if isinstance(inner, dict | list) and (found := _too_deep(inner, (*path, key))):
            return found
    return ()
