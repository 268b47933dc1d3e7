"""Faults in the content, described so that editors can mend them without being programmers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from ..model.entries import Path
from ..model.messages import Message, count_message
from ..model.refusal import Refusal


@dataclass(frozen=True, order=True)
class Problem:
    """``file`` is relative to the content folder; ``line`` and ``column`` count from 1; ``key`` is the key path.
    ``message`` is a ``Message``, so that it has both languages."""

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
        super().__init__(
            count_message("%(num)s fault in the content", "%(num)s faults in the content", len(problems))
        )
        self.problems = sorted(set(problems))


def key_path(path: Path) -> str:
    """("indicator", 3, "name", "en") as "indicator[4].name.en"; entries are counted from 1 as a reader would."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def shortened(text: str) -> str:
    """A typed text, cut to what a message can hold."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ " Did you mean …?" for the nearest known word; empty where all are too different."""
    close = nearest_word(word, known, 0.6)
    return Message(' Did you mean "%(word)s"?', word=close) if close else ""


def nearest_word(word: str, known: Iterable[str], cutoff: float) -> str | None:
    """The known word most similar to ``word``, if any reaches ``cutoff``: 1 is the same, 0 has nothing in common."""
    words = tuple(known)
    likely = _sharing(word, words) if len(words) > FEW else words
    return next(iter(get_close_matches(word[:LONG], likely, n=1, cutoff=cutoff)), None)


# Comparing thousands of faulty words with thousands of others takes long, so a word is compared only with those that share
# most pairs of letters with it. Every identifier is shorter than ``LONG``.
FEW, LONG = 50, 200


def _sharing(word: str, words: tuple[str, ...]) -> list[str]:
    index = _by_pairs(words)
    shared = Counter(other for pair in _pairs(word[:LONG]) for other in index.get(pair, ()))
    return [other for other, _number in shared.most_common(FEW // 5)]


@lru_cache(maxsize=8)
def _by_pairs(words: tuple[str, ...]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in sorted(words):
        for pair in _pairs(word):
            index.setdefault(pair, []).append(word)
    return index


def _pairs(word: str) -> list[str]:
    """Letters that stand side by side, each pair once; a space stands before the first and after the last."""
    return list(dict.fromkeys(f" {word} "[start : start + 2] for start in range(len(word) + 1)))
