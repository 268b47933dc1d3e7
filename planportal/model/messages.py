"""Messages in either language.

A fault is found before the language of its reader is known. So a ``Message`` is its own English, and remembers the template
and the values it was made of, from which ``words.language`` makes the Chinese.
Standard library only: a build with nothing to do reports that before anything else is loaded.
"""

from typing import Self

LANGUAGES = ("zh", "en")
# The language tags of HTML.
TAGS = {"zh": "zh-Hans-CN", "en": "en"}


class Message(str):
    """A message with its values filled in, in English.

    ``sources`` holds its template, or for a count those for one and for any other number; ``values`` what fills its
    ``%(name)s`` places: messages again, tuples of texts that are listed, and whatever is the same in every language.
    """

    sources: tuple[str, ...]
    values: dict[str, object]

    def __new__(cls, source: str, /, **values: object) -> Self:
        return cls._filled((source,), source, values)

    @classmethod
    def _filled(cls, sources: tuple[str, ...], source: str, values: dict[str, object]) -> Self:
        filled = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
        message = super().__new__(cls, source % filled)
        message.sources, message.values = sources, values
        return message

    def __reduce__(self) -> tuple[object, ...]:
        """Pickles it for the way from a worker process to the main one."""
        return _remade, (self.sources, self.values)


def _(source: str) -> str:
    """Marks a text for the catalog of translations; who shows it fills its places and says it in a language."""
    return source


def count_message(one: str, other: str, number: int, /, **values: object) -> Message:
    """A message with a plural; the number is filled in as ``%(num)s``."""
    return _remade((one, other), {"num": number, **values})


def _remade(sources: tuple[str, ...], values: dict[str, object]) -> Message:
    one, other = sources[0], sources[-1]
    return Message._filled(sources, one if values.get("num") == 1 else other, values)
