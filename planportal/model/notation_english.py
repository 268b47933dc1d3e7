"""Figures as English plans print them ("at least 50", "cut by 40%", "10 a year on average"), put as the Chinese notation has them.

``in_notation`` changes the wording alone: what a figure means, and what is refused, is decided in one place, ``notation``.
"""

import re
from collections.abc import Mapping

BEFORE = {
    "≥": (
        "at least", "no less than", "not less than", "no fewer than", "not fewer than", "not below", "a minimum of", "minimum",
    ),
    "≤": (
        "at most", "no more than", "not more than", "not over", "not above", "not exceeding", "up to", "within", "a maximum of",
        "maximum",
    ),
    ">": ("more than", "over", "above", "exceeding", "greater than"),
    "<": ("less than", "fewer than", "under", "below"),
    "约": ("about", "around", "approximately", "roughly", "circa", "ca.", "ca", "c."),
    "接近": ("nearly", "almost", "close to"),
    "=": ("exactly",),
}  # fmt: skip
AFTER = {
    "以上": ("or more", "or above", "or over", "or higher", "and above", "+"),
    "以下": ("or less", "or fewer", "or below", "or lower", "and below"),
}
DOWN, UP = "降低", "提高"
CHANGE = {
    DOWN: (
        "down", "cut", "cuts", "reduce", "reduces", "reduced", "lower", "lowered", "decrease", "decreases", "decreased", "fall",
        "falls", "drop", "drops",
    ),
    UP: (
        "up", "raise", "raises", "raised", "increase", "increases", "increased", "grow", "grows", "rise", "rises",
    ),
}  # fmt: skip
CHANGE_NOUN = {DOWN: ("reduction", "cut", "decrease", "fall", "drop"), UP: ("increase", "growth", "rise")}
PERIOD = {
    "年均": (
        "a year on average", "per year on average", "each year on average", "on average a year", "on average per year",
        "on average each year", "annually on average", "on average annually",
    ),
    "每年": ("a year", "per year", "each year", "every year", "per annum", "annually", "yearly"),
    "累计": ("in total", "altogether"),
}  # fmt: skip
# Units that every portal knows, by their Chinese.
UNITS = {"percentage point": "个百分点", "percentage points": "个百分点", "per cent": "%", "percent": "%"}

Phrases = Mapping[str, tuple[str, ...]]


def _any_of(phrases: Phrases) -> str:
    every = sorted((phrase for same in phrases.values() for phrase in same), key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in every)


_NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
_FORM = re.compile(
    rf"(?:(?P<change>{_any_of(CHANGE)})(?: by)? |(?:an? )?(?P<noun>{_any_of(CHANGE_NOUN)}) of )?"
    rf"(?P<before>(?:{_any_of(BEFORE)})(?= ?[-\d])|[≥≤≧≦<>=~]=?)? ?"
    rf"(?P<between>between )?(?P<low>{_NUMBER})"
    rf"(?:(?: ?%| per ?cent)?(?(between) and | ?(?:to|-{{1,2}}|~|–|—) ?)(?P<high>{_NUMBER}))?"
    rf"(?: ?(?P<more>{_any_of(AFTER)}))?(?P<unit>.*?)(?: (?P<changed>{_any_of(CHANGE_NOUN)}))?"
    rf"(?: ?(?P<after>{_any_of(AFTER)}))?(?: (?P<period>{_any_of(PERIOD)}))?",
    re.IGNORECASE,
)
_MEANING = {
    phrase: meaning
    for same in (BEFORE, AFTER, CHANGE, CHANGE_NOUN, PERIOD)
    for meaning, phrases in same.items()
    for phrase in phrases
}
_LATIN, _HAN = re.compile(r"[A-Za-z]"), re.compile(r"[\u3400-\u9fff]")


def in_english(printed: str) -> bool:
    """Whether a figure is printed in English: it has Latin letters and no Chinese ones."""
    return _LATIN.search(printed) is not None and _HAN.search(printed) is None


def in_notation(text: str) -> str:
    """An English figure in the wording of the notation, with the unit as it stands; what is none comes back as it is."""
    match = _FORM.fullmatch(text)
    if match is None:
        return text
    word = {name: (found or "").lower() for name, found in match.groupdict().items()}
    before, unit = word["before"], match["unit"].strip()
    return "".join(
        (
            _MEANING.get(word["period"], ""),
            *(_MEANING.get(word[change], "") for change in ("change", "noun", "changed")),
            _MEANING.get(before, before),
            match["low"],
            f"-{match['high']}" if match["high"] else "",
            UNITS.get(unit.lower(), unit),
            *(_MEANING.get(word[after], "") for after in ("more", "after")),
        )
    )
