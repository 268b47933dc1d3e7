"""What two texts do not share: words of English, characters of Chinese, figures whole, in readable passages."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Part = tuple[bool, str]
"""Whether it differs, and the words."""

# A figure is one token with its separators and sign of percent, a Latin word is one, any other character is.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_㐀-鿿]+(?:['’-][^\W\d_㐀-鿿]+)*|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r".*?(?:[。！？；\n]+|[.!?;](?=\s)\s*|$)", re.DOTALL)
_WIDE = re.compile(r"[㐀-鿿]")

# Between two differences, so few characters of Chinese or words of English are no landmark.
_LEAST_WIDE, _LEAST_WORDS = 3, 2
# Texts that share less than this say something else altogether: marks in them would only be noise.
_LEAST_SHARED = 0.3
# Above this many tokens, sentences that have no counterpart are not compared word by word.
_MOST_TOKENS = 1200
# What stands unchanged between differences is cut above MOST characters, leaving NEAR on either side.
_MOST, _NEAR = 240, 80


def differences(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """Both texts in parts, with the parts that are not in the other one marked."""
    if not old or not new:
        return [(False, old)] * bool(old), [(False, new)] * bool(new)
    runs = _joined(list(_runs(old, new)))
    shared = sum(len(before) for same, before, _after in runs if same)
    if shared < _LEAST_SHARED * min(len(old), len(new)):
        return [(True, old)], [(True, new)]
    return (
        [(not same, before) for same, before, _after in runs if before],
        [(not same, after) for same, _before, after in runs if after],
    )


def shortened(parts: Sequence[Part]) -> list[Part]:
    """The same parts without the middle of what is long and did not change: "… what stands near a difference"."""
    if not any(differs for differs, _text in parts):
        return list(parts)
    return [
        (differs, text if differs else _cut(text, number > 0, number < len(parts) - 1))
        for number, (differs, text) in enumerate(parts)
    ]


def _cut(text: str, after: bool, before: bool) -> str:
    if len(text) <= _MOST:
        return text
    return (text[:_NEAR] if after else "") + " … " + (text[-_NEAR:] if before else "")


# A run: whether both have it, and the words of each.
_Run = tuple[bool, str, str]


def _runs(old: str, new: str) -> Iterator[_Run]:
    """Sentences first, then what is in those that differ: fast, and a moved sentence does not tear others apart."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for same, ours, theirs in _matched(before, after):
        if same:
            yield True, "".join(ours), "".join(theirs)
            continue
        left, right = _TOKEN.findall("".join(ours)), _TOKEN.findall("".join(theirs))
        if max(len(left), len(right)) > _MOST_TOKENS:
            yield False, "".join(left), "".join(right)
            continue
        for equal, some, others in _matched(left, right):
            yield equal, "".join(some), "".join(others)


def _matched(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield tag == "equal", old[i:j], new[k:m]


def _joined(runs: list[_Run]) -> list[_Run]:
    """Runs without islands: what is the same but tiny counts with the differences around it."""
    whole: list[_Run] = []
    for number, (same, before, after) in enumerate(runs):
        inside = 0 < number < len(runs) - 1
        differs = not same or (inside and _tiny(before) and not runs[number - 1][0] and not runs[number + 1][0])
        if whole and whole[-1][0] is not differs:
            last = whole.pop()
            before, after = last[1] + before, last[2] + after
        whole.append((not differs, before, after))
    return whole


def _tiny(text: str) -> bool:
    wide = len(_WIDE.findall(text))
    words = sum(token[0].isalnum() for token in _TOKEN.findall(_WIDE.sub("", text)))
    return wide < _LEAST_WIDE and words < _LEAST_WORDS and not (wide and words)
