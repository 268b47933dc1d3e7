"""A fault in the content, told so that an editor who is no programmer can mend it."""

from dataclasses import dataclass
from difflib import get_close_matches

from ..model.refusal import Refusal
from ..model.said import said, said_count


@dataclass(frozen=True, order=True)
class Problem:
    """``file`` is relative to the content folder; ``line`` and ``column`` count from 1; ``key`` is the key path.
    ``message`` is a ``Said``, so that it can be told in either language."""

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"

    @property
    def place(self) -> str:
        """File, line, column and key, as editors that read a terminal expect them."""
        where = f"{self.file}:{self.line}:{self.column}"
        return f"{where}: {self.key}" if self.key else where


class ContentFaults(Refusal):
    """Everything that is wrong with the content, of all plans at once."""

    status = 1

    def __init__(self, problems: list[Problem]):
        super().__init__(said_count("%(num)s fault in the content", "%(num)s faults in the content", len(problems)))
        self.problems = sorted(set(problems))


def key_path(path: tuple) -> str:
    """("indicator", 3, "name", "en") as "indicator[4].name.en"; entries are counted from 1 as a reader would."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def did_you_mean(word: str, known) -> str:
    """" Did you mean …?" for the nearest known word, or nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return said(' Did you mean "%(word)s"?', word=close[0]) if close else ""
