"""The two languages of the portal. English is the language of the source strings; Chinese comes from a gettext
catalog. A missing translation is an error, never a silent fallback."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, reduce
from pathlib import Path

from babel.dates import format_date, get_month_names
from babel.messages.pofile import read_po

from ..model.messages import LANGUAGES, TAGS, Message

CATALOG = Path(__file__).parents[1] / "locale"


class MissingTranslation(LookupError):
    """A string of the interface that the catalog of a language does not hold."""


class Language:
    """One language: ``text`` translates a source string and fills in its ``%(name)s`` values."""

    def __init__(self, code: str):
        self.code = code
        self.tag = TAGS[code]
        self._messages: dict[str, tuple[str, ...]] | None = None
        if code != "en":
            with (CATALOG / f"{code}.po").open("rb") as file:
                self._messages = {_forms(m.id)[0]: _forms(m.string) for m in read_po(file, locale=code) if m.id}

    def gettext(self, source: str) -> str:
        return source if self._messages is None else self._look_up(self._messages, source)

    def ngettext(self, one: str, other: str, number: object) -> str:
        if self._messages is None:
            return one if number == 1 else other
        return self._look_up(self._messages, one)

    def text(self, source: str, /, **values: object) -> str:
        return self.gettext(source) % values

    def count(self, one: str, other: str, number: object, /, **values: object) -> str:
        """Like ``text`` with a plural; the number is filled in as ``%(num)s``."""
        return self.ngettext(one, other, number) % {"num": number, **values}

    def say(self, message: str) -> str:
        """A message that ``Message`` made, in this language; any other text as it is."""
        if not isinstance(message, Message):
            return message
        values = {name: self._value(value) for name, value in message.values.items()}
        source, *plural = message.sources
        if not plural:
            return self.text(source, **values)
        return self.count(source, plural[0], values.pop("num"), **values)

    def _value(self, value: object) -> object:
        if isinstance(value, tuple):
            return reduce(
                lambda first, more: self.text("%(first)s, %(more)s", first=first, more=more), map(self.say, value)
            )
        return self.say(value) if isinstance(value, str) else value

    def listing(self, items: Iterable[object]) -> str:
        """Items in one line: "2021, 2022", "2021、2022"."""
        return ("、" if self.code == "zh" else ", ").join(map(str, items))

    def sentences(self, sentences: Iterable[str]) -> str:
        """Sentences as running text."""
        return ("" if self.code == "zh" else " ").join(sentences)

    def date(self, day: date) -> str:
        """A date as running text: "2021年12月15日", "December 15, 2021"."""
        return _date(day, {"zh": "zh_CN", "en": "en_US"}[self.code])

    def month(self, number: int) -> str:
        """A month beside its year: "June", "6"."""
        return str(number) if self.code == "zh" else get_month_names("wide", locale="en_US")[number]

    def _look_up(self, messages: dict[str, tuple[str, ...]], source: str) -> str:
        found = messages.get(source)
        if not found or not all(found):
            raise MissingTranslation(f"{self.code}.po has no translation of {source!r}")
        return found[0]


def _forms(message: str | Sequence[str] | None) -> tuple[str, ...]:
    """A message of the catalog in each of its forms: one, or for a count as many as its language has."""
    return (message,) if isinstance(message, str) else tuple(message or ())


@cache
def _date(day: date, locale: str) -> str:
    return format_date(day, "long", locale=locale)


@cache
def language(code: str) -> Language:
    return Language(code)


def languages() -> tuple[Language, ...]:
    return tuple(language(code) for code in LANGUAGES)
