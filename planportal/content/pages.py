"""Reads the about pages: Markdown without pictures and without invisible characters."""

import re
from collections.abc import Iterator

from ..model.messages import Message
from .characters import code_of, is_invisible, place_after
from .parse import SourceFile, read_text
from .problems import Problem

# Invisible characters that pages may hold: line ends, tabs, and what joins the parts of one sign.
_ALLOWED = "\n\r\t\u200d\ufe0e\ufe0f"
# The Markdown is parsed only where it may hold a picture or a link.
_LINKED = re.compile(r"!\[|\]\(|\]:")


def read_page(source: SourceFile) -> tuple[str, tuple[Problem, ...]]:
    """The text of a page, with every problem in it."""
    text, problems = read_text(source)
    if problems:
        return text, problems
    if not text.strip():
        return text, (Problem(source.name, 1, 1, "", Message("is empty; write the page")),)
    faults = [*_invisible_characters(text)]
    if _LINKED.search(text):
        faults += _pictures_and_addresses(text)
    return text, tuple(Problem(source.name, line, column, "", message) for line, column, message in faults)


def _invisible_characters(text: str) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line, start=1):
            if not character.isprintable() and character not in _ALLOWED and is_invisible(character):
                where, code = (place_after(line, column - 1),), code_of(character)
                yield (
                    number,
                    column,
                    Message(
                        "holds a character that nobody sees, %(code)s, %(where)s; delete it", code=code, where=where
                    ),
                )


def _pictures_and_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Pictures, and addresses without a protocol."""
    from markdown_it import MarkdownIt

    line = 1
    for block in MarkdownIt("commonmark", {"html": False}).enable("table").parse(text):
        line = block.map[0] + 1 if block.map else line
        for token in block.children or ():
            if token.type in ("softbreak", "hardbreak"):
                line += 1
            elif token.type == "image":
                yield (
                    line,
                    1,
                    Message("holds a picture; a page is text, and nothing is loaded from elsewhere, so take it out"),
                )
            elif token.type == "link_open" and str(token.attrGet("href")).startswith("//"):
                yield (
                    line,
                    1,
                    Message("holds an address that begins with //; write it out, such as https://www.example.org/"),
                )
