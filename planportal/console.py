"""What a command tells its user, in the user's language: faults one by one, a build in one line, why it refuses.

Nothing heavy is loaded here: a build with nothing to do says so at once.
"""

import os
import re
import sys
from collections.abc import Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from .model.messages import TAGS, Message, count_message

if TYPE_CHECKING:
    from pathlib import Path

    from .content.problems import Problem
    from .model.refusal import Refusal
    from .publish.build import Result


def language_of(environment: Mapping[str, str]) -> str:
    """The language of whoever sits at the machine: "zh" where the locale is Chinese, else "en"."""
    named = next(filter(None, (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), None)
    if named is None and sys.platform == "win32":
        # Windows has no locale in the environment; the low ten bits of its identifiers are the primary language.
        import ctypes

        chinese = 0x04
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == chinese else "en"
    return "zh" if (named or "").lower().startswith("zh") else "en"


class Console:
    """Says messages in one language, "zh" or "en"."""

    def __init__(self, language: str):
        self.language = language
        self.tag = TAGS[language]

    def text(self, message: str) -> str:
        """A message in the language of the console; other text stays as it is."""
        if self.language == "en":
            return str(message)
        # The catalog is read by Babel, which takes as long as all of a build with nothing to do.
        from .words.language import language

        return language(self.language).say(message)

    def say(self, message: str, stream: TextIO | None = None, end: str = "\n") -> None:
        """Print a message, on standard output unless told otherwise."""
        print(printable(self.text(message)), file=stream or sys.stdout, end=end, flush=True)

    def refuse(self, refusal: "Refusal") -> int:
        """Say why a command does nothing; faults in the content one by one. Returns the exit status."""
        if problems := getattr(refusal, "problems", None):
            self.faults(problems)
        else:
            self.complain(f"planportal: {self.text(refusal.args[0])}")
        return refusal.status

    def complain(self, message: str) -> None:
        self.say(message, sys.stderr)

    def progress(self, made: int) -> None:
        """A line that counts the outputs of a build, where somebody watches and the work is long."""
        if made > 100 and sys.stderr.isatty():
            self.say(count_message("%(num)s output made …", "%(num)s outputs made …", made), sys.stderr, end="\r")

    def moved_aside(self, folder: "Path | None") -> None:
        """Say where files were moved that this program did not make; nothing if ``folder`` is None."""
        if folder:
            self.complain(Message(
                "Files that this program did not make, or that were changed by another hand, were moved out of the site to "
                "%(folder)s; look at them and delete what you do not need.",
                folder=folder,
            ))  # fmt: skip

    def problem(self, problem: "Problem", stream: TextIO | None = None) -> None:
        self.say(f"{problem.place}: {self.text(problem.message)}", stream)

    def faults(self, problems: list["Problem"], stream: TextIO | None = None) -> None:
        """Every fault on a line of its own, then their number; on standard error unless told otherwise."""
        stream = stream or sys.stderr
        for problem in problems:
            self.problem(problem, stream)
        print(file=stream)
        self.say(Message("%(faults)s.", faults=number_of_faults(problems)), stream)


# What a terminal obeys instead of showing it, and what hides or turns around the text beside it.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: str) -> str:
    """The text with every character that cannot be seen written as an escape, such as \\x1b."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def escape_unencodable(*streams: TextIO) -> None:
    """Have streams write characters that their encoding lacks as escapes, instead of failing."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def silence_streams() -> None:
    """Send all further output nowhere, when its reader has gone as ``head`` does; else Python itself complains at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            os.dup2(nowhere, stream.fileno())


def number_of_faults(problems: list["Problem"]) -> Message:
    files = len({problem.file for problem in problems})
    return Message(
        "%(faults)s in %(files)s",
        faults=count_message("%(num)s fault", "%(num)s faults", len(problems)), files=number_of_files(files),
    )  # fmt: skip


def number_of_files(number: int) -> Message:
    return count_message("%(num)s file", "%(num)s files", number)


def number_of_plans(number: int) -> Message:
    return count_message("%(num)s plan", "%(num)s plans", number)


def no_faults(plans: int) -> Message:
    return Message("No faults in %(plans)s.", plans=number_of_plans(plans))


def build_summary(result: "Result") -> Message:
    """What a build did, in one line."""
    plans = Message("Looked at %(plans)s", plans=result.plans) if result.plans else Message("Looked at no plan")
    return Message(
        "%(looked)s; made %(outputs)s, of which %(written)s are new or changed.%(later)s",
        looked=plans,
        outputs=count_message("%(num)s output", "%(num)s outputs", result.made),
        written=len(result.written),
        later=Message(" %(waiting)s more will follow.", waiting=result.waiting) if result.waiting else "",
    )
