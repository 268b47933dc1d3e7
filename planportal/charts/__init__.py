"""Charts of plans: plain descriptions in, SVG, PNG and PDF out; matplotlib is imported when the first one is drawn.

Each kind of chart is a module: its description, which is a ``chart.Chart``, and how that is laid out into marks (``layout``,
``marks``); ``painter`` draws them and ``files`` makes files of them. In pages the colours are classes, ``f-`` for fill and
``s-`` for stroke, with light presentation attributes as a fallback, so that the page's style sheet can restyle them; the
names are ink, muted, grid, paper, soft (quiet bars), 1, 1-soft, 2, 3 and 4. Besides, a wide chart has the classes ``chart
chart-wide`` and a narrow one ``chart chart-narrow``: show one of the two by the width of their container.
"""

from ..typeset.measure import MissingGlyphError
from .chart import Chart, Point
from .layout import FILE_WIDTH, HALF_WIDTH, LEAST_WIDTH, MOST_WIDTH, describe_marks
from .marks import COLOURS, Canvas

__all__ = [
    "COLOURS", "Canvas", "Chart", "FILE_WIDTH", "HALF_WIDTH", "LEAST_WIDTH", "MOST_WIDTH", "MissingGlyphError", "Point",
    "describe_marks", "inline_height", "render_bare", "render_card", "render_inline", "render_pdf", "render_png", "render_svg",
]  # fmt: skip

INLINE_WIDTH, NARROW_WIDTH = 160, 85


def render_inline(chart: Chart, prefix: str, narrow: bool = False) -> str:
    """The <svg> element for a page, 160 or 85 units wide; ``prefix`` keeps its ids apart from those of other charts.

    A wide and a narrow drawing may share a prefix.
    """
    from .files import inline_svg

    name = "narrow" if narrow else "wide"
    return inline_svg(_inline(chart, narrow), chart, f"chart chart-{name}", f"{prefix}-{name}")


def inline_height(chart: Chart, narrow: bool = False) -> float:
    """The height of the drawing for a page as a share of its width, known without painting it."""
    canvas = _inline(chart, narrow)
    return canvas.height / canvas.width


def render_svg(chart: Chart, width_mm: float = FILE_WIDTH) -> bytes:
    """A stand-alone SVG file: outlined text on white, with title, unit, note, source and date.

    :raises ValueError: if the width is less than 60 or more than 300 mm; so do the other files.
    """
    from .files import svg_file

    return svg_file(_file(chart, width_mm), chart)


def render_bare(chart: Chart) -> bytes:
    """The same without title, source and date, for a document that prints them around it."""
    from .files import svg_file

    return svg_file(describe_marks(chart, FILE_WIDTH, inline=True), chart)


def render_png(chart: Chart, width_mm: float = FILE_WIDTH, dpi: int = 300) -> bytes:
    """The same picture as PNG; 156 mm at 300 dpi are 1843 pixels."""
    from .files import png_file

    return png_file(_file(chart, width_mm), chart, dpi)


def render_pdf(chart: Chart, width_mm: float = FILE_WIDTH) -> bytes:
    """The same picture as a PDF page of its size, for print."""
    from .files import pdf_file

    return pdf_file(_file(chart, width_mm), chart)


def render_card(chart: Chart, site: str) -> bytes:
    """The picture that others show with a link, a PNG of 1200 x 630 pixels: the question, the finding, and the chart
    or a shorter form of it; ``site`` is the name of the portal."""
    from .files import screen_png
    from .layout_card import PIXELS, lay_out_card

    return screen_png(lay_out_card(chart, site), chart, PIXELS)


def _inline(chart: Chart, narrow: bool) -> Canvas:
    return describe_marks(chart, NARROW_WIDTH if narrow else INLINE_WIDTH, inline=True)


def _file(chart: Chart, width_mm: float) -> Canvas:
    if not LEAST_WIDTH <= width_mm <= MOST_WIDTH:
        raise ValueError(f"a chart is {LEAST_WIDTH} to {MOST_WIDTH} mm wide, not {width_mm:g}")
    return describe_marks(chart, width_mm, inline=False)
