"""What a reader of a page reads, in passages: a paragraph, a heading, an entry of a list, a row of a table."""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

# What is no text of the page. Drawings are compared as charts; what they say stands beside them as well.
_SILENT = re.compile(r"<!--.*?-->|<(script|style|svg|template)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
}  # fmt: skip
# These keep what is in them in one passage, cells beside each other.
_CELLS = {"td", "th", "dd"}
# The version of a chart, the path of the frozen copy that has its date and version in its name, and the height of its
# frame: they follow from what the chart says, and that is compared by itself.
_FOLLOWS = re.compile(
    r"frozen/\d{4}-\d\d-\d\d/\S*?-[0-9a-f]{12}\.html"
    r"|(?<![0-9A-Za-z])(?=[0-9]*[a-f])[0-9a-f]{12}(?![0-9A-Za-z])"
    r"|(?<= height=)(?:\"|&\w+;|&#\d+;)\d+(?:\"|&\w+;|&#\d+;)"
)

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
    reader = _Reader()
    reader.feed(_SILENT.sub(" ", html))
    reader.close()
    reader.end_passage()
    return PageText(reader.language, reader.heading or reader.title, tuple(reader.passages))


def neutral(text: str) -> str:
    """Text without what follows from what charts say."""
    return _FOLLOWS.sub("…", text)


# As the parser gives them; one without a value has None.
_Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    """Gathers passages. ``_row`` counts the rows and pairs of terms that are open: in them a passage goes on over cells."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.language = self.heading = self.title = ""
        self.passages: list[str] = []
        self._words: list[str] = []
        self._row = 0
        self._term = False

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        said = dict(attrs)
        if tag == "html":
            self.language = (said.get("lang") or "").split("-")[0]
        elif tag == "meta" and said.get("name") == "description":
            self._whole(said.get("content"))
        elif tag not in _INLINE:
            self._open(tag)
        elif tag == "br":
            self._words.append(" ")
        if tag == "img":
            self._words.append(f" {said.get('alt') or ''} ")
        elif said.get("aria-label"):
            self._whole(said["aria-label"])

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            return
        if tag == "tr":
            self._row = max(0, self._row - 1)
            self.end_passage()
        elif self._row:
            self._words.append(" ")
        elif tag == "dt":
            self._term = True
        else:
            passage = self.end_passage()
            if tag == "h1":
                self.heading = self.heading or passage
            elif tag == "title":
                self.title = passage

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def end_passage(self) -> str:
        """What was gathered becomes a passage, unless it is empty."""
        cells = (" ".join(cell.split()) for cell in "".join(self._words).split("\0"))
        passage = neutral(BESIDE.join(filter(None, cells)))
        if passage:
            self.passages.append(passage)
        self._words, self._term = [], False
        return passage

    def _open(self, tag: str) -> None:
        if tag == "tr":
            self.end_passage()
            self._row += 1
        elif tag in _CELLS and (self._row or self._term):
            self._words.append("\0")
        elif self._row:
            self._words.append(" ")
        elif not self._term or tag == "dt":
            self.end_passage()

    def _whole(self, words: str | None) -> None:
        """Words that are no part of what stands around them."""
        if words and words.strip():
            self.passages.append(neutral(" ".join(words.split())))
