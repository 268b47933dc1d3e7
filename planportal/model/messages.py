"""Messages that can be told in either language.

A fault is found long before anybody knows who will read of it. A ``Message`` is its own English at once, the language of the
source strings, and remembers what it was made of, so that ``words.language`` can tell it in Chinese.
Standard library only: a build with nothing to do speaks before anything else is loaded.
"""

from typing import Self

LANGUAGES = ("zh", "en")
# As pages name them to browsers.
TAGS = {"zh": "zh-Hans-CN", "en": "en"}


class Message(str):
    """A message, ready in English.

    ``sources`` holds its template, or for a count those for one and for any other number; ``values`` what fills its
    ``%(name)s`` places: messages again, tuples of texts that are listed, and whatever is the same in every language.
    """

    sources: tuple[str, ...]
    values: dict[str, object]

    def __new__(cls, source: str, /, **values: object) -> Self:
        return cls._made((source,), source, values)

    @classmethod
    def _made(cls, sources: tuple[str, ...], source: str, values: dict[str, object]) -> Self:
        ready = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
        message = super().__new__(cls, source % ready)
        message.sources, message.values = sources, values
        return message

    def __reduce__(self) -> tuple[object, ...]:
        """For the way from a worker process to the one that tells it."""
        return _remade, (self.sources, self.values)


def count_message(one: str, other: str, number: int, /, **values: object) -> Message:
    """A message with a plural; the number is filled in as ``%(num)s``."""
    return _remade((one, other), {"num": number, **values})


def _remade(sources: tuple[str, ...], values: dict[str, object]) -> Message:
    one, other = sources[0], sources[-1]
    return Message._made(sources, one if values.get("num") == 1 else other, values)
