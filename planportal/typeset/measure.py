"""How wide texts are, in em, in the font of charts and packs.

matplotlib reads the font, as it draws with it. It takes a second to load, so it is loaded with the first text that is measured.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.messages import Message
from ..model.refusal import Refusal

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font

EM = 100  # the size at which the font is loaded; outlines and widths are divided by it

Measure = Callable[[str], float]  # the width of a line of text, in em


class MissingGlyphError(Refusal):
    """A text of a chart holds a character that the chart font does not have."""

    def __init__(self, character: str, text: str, chart: str = ""):
        super().__init__(Message(
            "the chart font has no glyph for “%(character)s” (%(code)s) in “%(text)s” of the chart “%(chart)s”",
            character=character, code=f"U+{ord(character):04X}", text=text, chart=chart,
        ))  # fmt: skip
        self.character, self.text, self.chart = character, text, chart

    def __reduce__(self) -> tuple[type["MissingGlyphError"], tuple[str, str, str]]:
        """Lets the error be pickled on its way from a worker process."""
        return type(self), (self.character, self.text, self.chart)


def font_file() -> Path:
    """The path of the font; it comes from a package, so that a chart looks the same on every machine."""
    import pylopdf_fonts_zh_cn

    return Path(pylopdf_fonts_zh_cn.sans_path())


@cache
def font() -> "FT2Font":
    """The font at ``EM``."""
    from matplotlib.ft2font import FT2Font

    font = FT2Font(str(font_file()))
    font.set_size(EM, 72)
    return font


@cache
def _character_width(character: str) -> float | None:
    """Width of one character in em, None where the font has no glyph for it."""
    from matplotlib.ft2font import LoadFlags

    if not font().get_char_index(ord(character)):
        return None
    return font().load_char(ord(character), LoadFlags.NO_HINTING).linearHoriAdvance / 0x10000 / EM


@lru_cache(maxsize=20_000)
def text_width(text: str) -> float:
    """Width of a line of text in em.

    :raises MissingGlyphError: if the font lacks one of its characters.
    """
    width = 0.0
    for character in text:
        advance = _character_width(character)
        if advance is None:
            raise MissingGlyphError(character, text)
        width += advance
    return width


@lru_cache(maxsize=20_000)
def likely_width(text: str) -> float:
    """As ``text_width``, for programs that take missing glyphs from another font: they count as Chinese characters."""
    widths = (_character_width(character) for character in text)
    return sum((text_width("一") if width is None else width for width in widths), 0.0)
