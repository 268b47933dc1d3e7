"""What can be typed, explained in the user's language: argparse, whose own words are English.

argparse says these words in finished sentences. Those that users meet are recognised and said anew; one that a later
Python words otherwise is said in English.
"""

import argparse
import re
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, NoReturn
from unicodedata import east_asian_width

from ..console import Console, printable
from ..model.said import Said, recognised, said

_TITLES = (
    said("positional arguments"),
    said("options"),
    said("show this help message and exit"),
)
_ERRORS = (
    said("argument %(argument)s: %(fault)s", argument="[^:]+", fault=".+"),
    said("the following arguments are required: %(arguments)s", arguments=".+"),
    said("unrecognized arguments: %(arguments)s", arguments=".+"),
    said("ambiguous option: %(option)s could match %(options)s", option=".+", options=".+"),
    said("ignored explicit argument %(value)s", value=".+"),
    said("expected one argument"),
    said("expected at least one argument"),
    said("expected %(number)s arguments", number=r"\d+"),
    said(
        "invalid choice: %(value)s, maybe you meant %(close)s? (choose from %(choices)s)",
        value=".+", close=".+", choices=".+",
    ),
    said("invalid choice: %(value)s (choose from %(choices)s)", value=".+", choices=".+"),
)  # fmt: skip
# A Latin word or one wide character, with the marks that may not begin or end a line.
_PIECE = re.compile(r"[（“《〔]*(?:[!-~]+|\S)?[，。；：、！？）”》〕]*\s*")


class Parser(argparse.ArgumentParser):
    """A parser whose ``help`` and ``metavar`` are messages, said on a console."""

    def __init__(self, console: Console, **more: Any):
        self.console = console
        if console.language == "zh":
            more["formatter_class"] = partial(_ChineseHelp, console)
        super().__init__(**more)

    def add_argument(self, *names: str, **more: Any) -> argparse.Action:
        if "help" in more:
            more["help"] = self._words(more["help"])
        if isinstance(metavar := more.get("metavar"), tuple):
            more["metavar"] = tuple(map(self._words, metavar))
        elif metavar:
            more["metavar"] = self._words(metavar)
        return super().add_argument(*names, **more)

    def add_argument_group(self, title: str | None = None, *names: Any, **more: Any) -> argparse._ArgumentGroup:
        return super().add_argument_group(title and self._words(title), *names, **more)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        fault = said("%(program)s: error: %(fault)s", program=self.prog, fault=_fault(message))
        self.exit(2, printable(self.console.text(fault)) + "\n")

    def refused(self, message: Said) -> argparse.ArgumentTypeError:
        """For a value that cannot be taken; argparse puts the name of the argument before it."""
        return argparse.ArgumentTypeError(self.console.text(message))

    def _words(self, text: str) -> str:
        return text if self.console.language == "en" else self.console.text(recognised(text, _TITLES))


def _fault(message: str) -> str:
    found = recognised(message, _ERRORS)
    if isinstance(found, Said) and isinstance(fault := found.values.get("fault"), str):
        return said(*found.sources, **{**found.values, "fault": _fault(fault)})
    return found


class _ChineseHelp(argparse.HelpFormatter):
    """Help in a script whose characters take two columns and may be broken anywhere."""

    def __init__(self, console: Console, prog: str, **more: Any):
        super().__init__(prog, **more)
        self._console = console

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        prefix = self._console.text(said("usage: ")) if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)

    def format_help(self) -> str:
        """argparse pads the column of arguments by characters; here it is padded by what they take."""
        return "".join(map(_aligned, super().format_help().splitlines(keepends=True)))

    # What argparse's own formatters override; where a Python does not ask for these, lines are merely too long.

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrapped(text, width - len(indent)))


def _aligned(line: str) -> str:
    if not (row := re.match(r"( +\S.*?\S)( {3,})(?=\S)", line)):
        return line
    wide = _columns(row[1]) - len(row[1])
    return row[1] + " " * max(2, len(row[2]) - wide) + line[row.end() :]


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns, unless a single word takes more."""
    lines = [""]
    for piece in filter(None, _PIECE.findall(" ".join(text.split()))):
        if lines[-1] and _columns(lines[-1] + piece.rstrip()) > columns:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
