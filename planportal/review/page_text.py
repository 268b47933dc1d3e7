"""What a reader of a page reads, in passages: a paragraph, a heading, an entry of a list, a row of a table."""

import re
from dataclasses import dataclass
from html import unescape

# What a reader does not read. Drawings are compared as charts; what they say stands beside them as well.
_SILENT = re.compile(r"<!--.*?-->|<![a-z][^>]*>|<(script|style|svg|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^>]*)>", re.IGNORECASE)
_ROW = re.compile(r"<tr\b.*?</tr\s*>", re.DOTALL | re.IGNORECASE)
_HEADINGS = (re.compile(r"<h1\b[^>]*>(.*?)</h1", re.DOTALL), re.compile(r"<title\b[^>]*>(.*?)</title", re.DOTALL))
_LANGUAGE = re.compile(r'<html\b[^>]*\slang="([a-z]+)')
# What is said of a page or a part of it without standing in it.
_ASIDE = re.compile(r'<meta name="description" content="([^"]*)|\saria-label="([^"]*)')
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
# The version of a chart, the path of the frozen copy that has its date and version in its name, and the height of its
# frame: they follow from what the chart says, and that is compared by itself.
_CHART_VERSIONS = re.compile(
    r"frozen/\d{4}-\d\d-\d\d/\S*?-[0-9a-f]{12}\.html"
    r"|(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{12}(?![0-9A-Za-z])"
    r"|(?<= height=)(?:\"|&\w+;|&#\d+;)\d+(?:\"|&\w+;|&#\d+;)"
)
# What stands for the end of a passage and for that of a cell in it: characters that no page has.
_END, _CELL = "\x1e", "\x1f"

BESIDE = " | "


@dataclass(frozen=True)
class PageText:
    """``language`` is "zh" or "en"; ``heading`` what the page is called; ``passages`` in their order."""

    language: str
    heading: str
    passages: tuple[str, ...]


def page_text(html: str) -> PageText:
    """The words of a page, also those for people who do not see its pictures, and those that stand in its tab and in
    lists of search results. White space is single."""
    html = _SILENT.sub(" ", html)
    language = _LANGUAGE.search(html)
    aside = (description or label for description, label in _ASIDE.findall(html))
    whole = _TAG.sub(_outside_rows, _ROW.sub(lambda row: _END + _TAG.sub(_in_row, row[0]) + _END, html))
    passages = (_passage(words) for words in (*whole.split(_END), *aside))
    headings = (_passage(_TAG.sub("", match[1])) for heading in _HEADINGS if (match := heading.search(html)))
    return PageText(language[1] if language else "", next(headings, ""), tuple(filter(None, passages)))


def without_chart_versions(text: str) -> str:
    """Text without what follows from what charts say."""
    return _CHART_VERSIONS.sub("…", text)


def _passage(words: str) -> str:
    cells = (" ".join(unescape(cell).split()) for cell in words.split(_CELL))
    return without_chart_versions(BESIDE.join(filter(None, cells)))


def _in_row(tag: re.Match[str]) -> str:
    """A row is one passage, its cells beside each other."""
    name = tag[2].lower()
    return _CELL if name in ("td", "th") and not tag[1] else _inline(tag) if name in _INLINE else " "


def _outside_rows(tag: re.Match[str]) -> str:
    """Terms stand in one passage with what is said of them."""
    name = tag[2].lower()
    if name == "dd" and not tag[1]:
        return _CELL
    return _inline(tag) if name in _INLINE or (name == "dt" and tag[1]) else _END


def _inline(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    alternative = re.search(r'\salt="([^"]*)', tag[3]) if name == "img" else None
    return f" {alternative[1]} " if alternative else " " if name == "br" else ""
