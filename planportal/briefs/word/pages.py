"""Foresees the pages of a Word file, so that its table of contents is right before Word has counted them.

Lines have fixed heights, so a page holds what its paragraphs and rows take in lines. A Chinese character is as wide
as it is high; Latin ones are as wide as in Times New Roman, or by a share more in Arial.
"""

import unicodedata
from dataclasses import dataclass, field
from functools import cache, partial

from ...typeset.deal import ColumnCell, deal_widths
from ...typeset.measure import Measure
from ...typeset.wrap import count_lines
from .styles import CELL_END, FACES, TYPE_HEIGHT, TYPE_WIDTH, WordLook

# Widths as shares of the size; any other character takes half of it.
_WIDTHS = {
    character: width
    for width, characters in (
        (0.18, "'"), (0.25, " .,·"), (0.28, "ijlt/:;"), (0.33, "frI()[]-!‘’"), (0.39, "sJ"), (0.44, "acez?“”"),
        (0.56, "FPS+<=>×÷"), (0.61, "ELTZ"), (0.67, "BCR"), (0.72, "ADGHKNOQUVXYw"), (0.78, "m&"), (0.83, "%"),
        (0.89, "M"), (0.94, "W"), (1, "—"),
    )
    for character in characters
}  # fmt: skip
_ARIAL, _BOLD = 1.12, 1.05
# Between Chinese and Latin characters stands a quarter of a character.
_SEAM = 0.25
# A full stop or a comma may hang over the end of a line.
_HANGING = "，。、；"
TOGETHER = 3.0  # how many em of a word stay on one line
# How far the real height of a page's content may be from the one reckoned here, in points.
UNSURE = 26


@cache
def _measure_of(chinese: bool, latin: float) -> Measure:
    """The measure for texts of a language in a font whose Latin letters are ``latin`` times as wide as Times New Roman."""
    return partial(_width, chinese, latin)


def _width(chinese: bool, latin: float, text: str) -> float:
    """The width of a line of text in em. Quotation marks and dashes are as wide as characters in a Chinese text."""
    wide = "WFA" if chinese else "WF"
    width, before = 0.0, None
    for character in text:
        broad = unicodedata.east_asian_width(character) in wide
        width += 1 if broad else latin * _WIDTHS.get(character, 0.5)
        width += _SEAM if chinese and before is not None and broad != before else 0
        before = broad
    return width


@dataclass
class _Block:
    """A paragraph, picture or row, in one piece or in lines of ``line`` points each. Its height includes ``before`` and
    ``after``, the space over and under it; it stays with the next one if ``keep``, begins a page if ``breaks``, and
    may be made to begin one if ``movable``."""

    height: float
    before: float = 0
    after: float = 0
    lines: int = 1
    line: float = 0
    keep: bool = False
    breaks: bool = False
    movable: bool = False
    mark: str = ""

    @property
    def least_height(self) -> float:
        """The height that a page must have left for it to begin there: two lines of a paragraph stay together at the foot of a
        page and at the head of the next. Space under it may go beyond the page."""
        parted = (self.lines - 2) * self.line if self.lines > 3 else 0
        return self.height - self.after - parted


@dataclass
class WordPages:
    """Collects the blocks of a document in their order and deals them out to pages; all lengths are points."""

    code: str
    _blocks: list[_Block] = field(default_factory=list)

    def measure(self, look: WordLook) -> Measure:
        """The measure for texts of a look."""
        arial = FACES[self.code][look.face][0] == "Arial"
        return _measure_of(self.code == "zh", (_ARIAL if arial else 1) * (_BOLD if look.bold else 1))

    def width(self, text: str, look: WordLook) -> float:
        """The width of a line of text."""
        return self.measure(look)(text) * look.size

    def lines(self, look: WordLook, text: str, room: float) -> int:
        """How many lines a text takes in a column."""
        return count_lines("　" * look.first + text, look.size, room, self.measure(look), _HANGING)

    def height(self, look: WordLook, text: str, room: float = 0) -> float:
        """The height of a paragraph with the space around it, over the type area unless another room is given."""
        lines = self.lines(look, text, room or TYPE_WIDTH / 20 - look.left)
        return look.before + look.after + look.rules + look.line * lines

    def paragraph(
        self, look: WordLook, text: str, *, keep: bool = False, breaks: bool = False, mark: str = "", more: float = 0
    ) -> int:
        """Add a paragraph; ``more`` is the space over it if not that of its style, ``mark`` the name under which ``page_breaks``
        gives its page. Returns the number of the block."""
        lines = self.lines(look, text, TYPE_WIDTH / 20 - look.left)
        before = more or look.before
        before = before if breaks else self._space_over(before)
        height = before + lines * look.line + look.rules + look.after
        self._blocks.append(
            _Block(height, before, look.after, lines, look.line, keep or look.keep, breaks, look.keep, mark)
        )
        return len(self._blocks) - 1

    def height_to_keep(self) -> float:
        """The height of the last blocks, such as a heading, that stay on a page with the next one."""
        height = 0.0
        for block in reversed(self._blocks):
            if not block.keep:
                break
            height += block.height
        return height

    def _space_over(self, before: float) -> float:
        """What the space over a block adds to that under the one before it: Word takes the larger of the two."""
        return max(0, before - self._blocks[-1].after) if self._blocks else before

    def picture(self, look: WordLook, height: float) -> int:
        """Add a picture that stays with its caption. Returns the number of the block."""
        before = self._space_over(look.before)
        self._blocks.append(_Block(before + height, before, keep=True, movable=True))
        return len(self._blocks) - 1

    def row(self, cells: list[tuple[WordLook, str, float]], keep: bool = False) -> None:
        """Add a row of a table: each cell as its style, text and room."""
        height = max(self.height(*cell) for cell in cells) + 2 * CELL_END / 20 + 0.5
        self._blocks.append(_Block(height, keep=keep))

    def column_widths(self, rows: list[list[tuple[WordLook, str]]], margin: float) -> list[float]:
        """Widths of columns that add up to the type area, ``margin`` of each beside its texts."""
        cells = [[ColumnCell(text, look.size, self.measure(look)) for look, text in row] for row in rows]
        widths = deal_widths(cells, TYPE_WIDTH / 20 - margin * len(rows[0]), TOGETHER)
        return [width + margin for width in widths]

    def page_breaks(self) -> tuple[dict[str, int], set[int]]:
        """The page of each mark, and the numbers of the blocks that must begin a page: those that break anyway, and
        those that come within ``UNSURE`` points of the end of the page before, where Word may reckon otherwise."""
        whole = TYPE_HEIGHT / 20
        pages: dict[str, int] = {}
        breaks: set[int] = set()
        page, left = 1, whole
        together: list[_Block] = []
        for number, block in enumerate(self._blocks):
            together.append(block)
            if block.keep:
                continue
            first, head = together[0], sum(b.height for b in together[:-1])
            need = head + block.least_height
            unsure = first.movable and UNSURE < left < whole and abs(left - need) < UNSURE
            if first.breaks or unsure:
                page, left = page + 1, whole
                breaks.add(number - len(together) + 1)
            elif need > left:
                # Space over what a full page pushes to the next one is left out there.
                page, left = page + 1, whole + first.before
            pages |= {b.mark: page for b in together if b.mark}
            left -= head + block.height
            while left + block.after < 0:
                page, left = page + 1, left + whole
            together = []
        return pages, breaks
