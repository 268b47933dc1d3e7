"""What can be typed, explained in the user's language by argparse, which asks gettext for each of its own sentences."""

import argparse
import re
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn
from unicodedata import east_asian_width

from ..console import Console, printable
from ..model.refusal import Refusal
from ..typeset.wrap import wrap


class Parser(argparse.ArgumentParser):
    """A parser whose ``help`` and ``metavar`` are messages, said on a console."""

    def __init__(self, console: Console, **more: Any):
        self.console = console
        gettext, ngettext = _argparse_words(console)
        vars(argparse).update(_=gettext, ngettext=ngettext)
        if console.language == "zh":
            more["formatter_class"] = _WideHelp
        super().__init__(**more)

    def add_argument(self, *names: str, **more: Any) -> argparse.Action:
        for part in ("help", "metavar"):
            if isinstance(message := more.get(part), str):
                more[part] = self.console.text(message)
        if kind := more.get("type"):
            more["type"] = partial(self._parse_value, kind)
        return super().add_argument(*names, **more)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        super().exit(status, message and printable(message))

    def _parse_value(self, kind: Callable[[str], object], typed: str) -> object:
        """Parse a value; argparse puts the name of the argument before what is wrong with it."""
        try:
            return kind(typed)
        except Refusal as refusal:
            raise argparse.ArgumentTypeError(self.console.text(refusal.args[0])) from None


def _argparse_words(console: Console) -> tuple[Callable[[str], str], Callable[[str, str, int], str]]:
    """What argparse says by itself, and what it counts. The catalog has the sentences that users meet; those for programmers, and
    those that a later Python words anew, are said in English."""
    if console.language == "en":
        return str, lambda one, other, number: one if number == 1 else other
    from ..words.language import MissingTranslation, language

    def gettext(source: str) -> str:
        try:
            return language(console.language).gettext(source)
        except MissingTranslation:
            return source

    return gettext, lambda one, other, number: gettext(one)


class _WideHelp(argparse.HelpFormatter):
    """Help in a script whose characters take two columns and may be broken nearly anywhere."""

    def format_help(self) -> str:
        """argparse pads the column of arguments by characters; here it is padded by what they take."""
        return "".join(map(_aligned, super().format_help().splitlines(keepends=True)))

    # What argparse's own formatters override; where a Python does not ask for these, lines are merely too long.

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), 1, width, _columns)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))


def _aligned(line: str) -> str:
    if not (row := re.match(r"( +\S.*?\S)( {3,})(?=\S)", line)):
        return line
    extra = _columns(row[1]) - len(row[1])
    return row[1] + " " * max(2, len(row[2]) - extra) + line[row.end() :]


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
