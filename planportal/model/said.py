"""Messages that can be said in either language.

A fault is found long before anybody knows who will read of it. ``said`` tells it at once in English, the language of
the source strings, and lets the text remember what it was made of, so that ``words.language`` can say it in Chinese.
Standard library only: a build with nothing to do speaks before anything else is loaded.
"""

import re
from collections.abc import Iterable

LANGUAGES = ("zh", "en")
# As pages name them to browsers.
TAGS = {"zh": "zh-Hans-CN", "en": "en"}


class Said(str):
    """A message, ready in English.

    ``sources`` holds its template, or for a count those for one and for any other number; ``values`` what fills its
    ``%(name)s`` places: messages again, tuples of texts that are listed, and whatever is the same in every language.
    """

    sources: tuple[str, ...]
    values: dict[str, object]


def said(source: str, /, **values: object) -> Said:
    return _made((source,), source, values)


def said_count(one: str, other: str, number: int, /, **values: object) -> Said:
    """A message with a plural; the number is filled in as ``%(num)s``."""
    return _made((one, other), one if number == 1 else other, {"num": number, **values})


def _made(sources: tuple[str, ...], source: str, values: dict[str, object]) -> Said:
    ready = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in values.items()}
    message = Said(source % ready)
    message.sources, message.values = sources, values
    return message


def recognised(text: str, messages: Iterable[Said]) -> str:
    """What a library says in English, as the first of the ``messages`` that reads the same; else the text itself.

    The values of these messages are regular expressions of what may stand in their places.
    """
    for message in messages:
        parts = re.split(r"%\((\w+)\)s", message.sources[0])
        pattern = "".join(
            f"(?P<{part}>{message.values[part]})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        )
        if found := re.fullmatch(pattern, text, re.DOTALL):
            return said(message.sources[0], **found.groupdict())
    return text
