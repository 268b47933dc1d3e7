"""Links inside texts, typed in Markdown: "[the bulletin](https://…)". Of Markdown nothing else is read, and of addresses only those
of the web; whatever is not such a link stays as it was typed."""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# An address on the web.
WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+([/?#]\S*)?")
# How an address stands behind its words where nothing can be clicked, by language.
_BESIDE = {"zh": "%s（%s）", "en": "%s (%s)"}


class Part(NamedTuple):
    """Words of a text, and the address that they lead to; "" for words that lead nowhere."""

    words: str
    address: str = ""


def parts_of(text: str) -> tuple[Part, ...]:
    """A text in parts, with and without a link."""
    # Nearly all texts hold no link, and most builds can do without the library.
    if "](" not in text:
        return (Part(text),)
    parts, address = [], ""
    for token in _markdown().parseInline(text)[0].children or ():
        if token.type == "link_open":
            address = str(token.attrGet("href"))
        elif token.type == "link_close":
            address = ""
        else:
            parts.append(Part(token.content, address))
    return tuple(parts)


def in_print(text: str, language: str) -> str:
    """A text for where nothing can be clicked: each link as its words with the address behind them."""
    return "".join(
        part.words if part.address in ("", part.words) else _BESIDE[language] % part for part in parts_of(text)
    )


def words_of(text: str) -> str:
    """A text without the addresses of its links."""
    return "".join(part.words for part in parts_of(text))


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    class Links(MarkdownIt):
        """Markdown that knows links to the web and nothing else."""

        def validateLink(self, url: str) -> bool:
            return WEB_ADDRESS.fullmatch(url) is not None

    return Links("zero").enable("link")
