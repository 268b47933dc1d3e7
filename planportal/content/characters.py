"""Characters that texts must not hold: invisible ones, and those that the font of charts and packs lacks.

Any text may be taken into a chart or a pack, so one rule holds for all. The font is loaded only for characters outside of
``COVERED``, because loading it takes as long as checking a small portal.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ..model.messages import Message
from ..typeset.measure import font_file

# What the font is known to have; a test holds this against it.
COVERED = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x391, 0x3A1), (0x3B1, 0x3C1), (0x2013, 0x2014), (0x2018, 0x2019),
    (0x201C, 0x201D), (0x2026, 0x2026), (0x2030, 0x2030), (0x2103, 0x2103), (0x2116, 0x2116), (0x2160, 0x216B),
    (0x2190, 0x2193), (0x2264, 0x2265), (0x2460, 0x25AB), (0x3000, 0x303F), (0x332D, 0x4DB5), (0x4E00, 0x9FEF),
    (0xFF01, 0xFF9F),
)  # fmt: skip
_RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in COVERED).replace("\\", "\\\\")
_ODD = re.compile(f"[^{_RANGES}]")
# Letters and marks by their class, and yet invisible: fillers, joiners and variation selectors.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
# White space around a text is ignored.
AROUND = " \t\r\n\u00a0\u3000"
# How many of the signs before it say where a character stands, and how many places are named.
_BEFORE, _PLACES = 10, 3


def is_invisible(character: str) -> bool:
    """Whether a character is invisible, though it acts on the text around it or on the program that reads it."""
    return unicodedata.category(character) in _HIDDEN or bool(_BLANK.match(character))


def without_invisible(text: str) -> str:
    """The text as a reader sees it."""
    return "".join(character for character in text if not is_invisible(character))


def is_odd(text: str) -> bool:
    """Whether a text must be looked at: nearly all hold only what the font is known to have."""
    return _ODD.search(text) is not None


def faults_of(text: str) -> Iterator[Message]:
    """A message for each character that the text must not hold, with the places where it stands."""
    text = text.strip(AROUND)
    odd: dict[str, list[int]] = {}
    for match in _ODD.finditer(text):
        odd.setdefault(match[0], []).append(match.start())
    for character, places in odd.items():
        if message := _fault(character, tuple(place_after(text, place) for place in places[:_PLACES])):
            yield message


def _fault(character: str, where: tuple[Message, ...]) -> Message | None:
    """Why a character may not stand in a text."""
    code = code_of(character)
    if character == "\n":
        return Message("holds a line end %(where)s; a text is one line, so join the lines", where=where)
    if character == "\t":
        return Message("holds a tab %(where)s; type a space instead", where=where)
    if is_invisible(character):
        return Message("holds a character that nobody sees, %(code)s, %(where)s; delete it", code=code, where=where)
    if ord(character) in _in_font():
        return None
    if unicodedata.category(character)[0] in "CMZ":
        return Message(
            "holds %(code)s %(where)s, which the font of charts and packs lacks; delete it", code=code, where=where
        )
    return Message(
        "holds “%(character)s” (%(code)s) %(where)s, which the font of charts and packs lacks; write it in another way",
        character=character, code=code, where=where,
    )  # fmt: skip


def code_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def place_after(text: str, place: int) -> Message:
    """Where in a text a character stands, by what a reader sees before it."""
    words = without_invisible(text[:place])[-_BEFORE:].strip(AROUND)
    return Message("after “%(words)s”", words=words) if words else Message("at the beginning")


@cache
def _in_font() -> frozenset[int]:
    """Every character of the font that charts and packs are set in."""
    from fontTools.ttLib import TTFont

    with TTFont(font_file(), lazy=True) as font:
        return frozenset(font.getBestCmap())
