"""Charts of plans: plain descriptions in, SVG and PNG out; matplotlib is imported when the first one is drawn.

A description (``descriptions``) is laid out into marks (``layout*``, ``marks``) that ``painter`` draws. In pages the
colours are classes, ``f-`` for fill and ``s-`` for stroke, with light presentation attributes as a fallback, so that
the page's style sheet can restyle them; the names are ink, muted, grid, paper, soft (quiet bars), 1, 1-soft, 2, 3 and
4. Besides, a wide chart has the classes ``chart chart-wide`` and a narrow one
``chart chart-narrow``: show one of the two by the width of their container.
"""

from .descriptions import (
    Chart,
    CommitmentRow,
    CommitmentsChart,
    ComparisonChart,
    ComparisonRow,
    CompletionChart,
    CompletionRow,
    IndicatorChart,
    Point,
    RollupChart,
    RollupGroup,
    RollupPart,
)
from .marks import Canvas, MissingGlyphError

__all__ = [
    "Canvas", "Chart", "CommitmentRow", "CommitmentsChart", "ComparisonChart", "ComparisonRow",
    "CompletionChart", "CompletionRow", "IndicatorChart", "MissingGlyphError", "Point", "RollupChart", "RollupGroup",
    "RollupPart", "describe_marks", "render_inline", "render_png", "render_svg",
]  # fmt: skip

INLINE_WIDTH, NARROW_WIDTH, FILE_WIDTH = 160, 85, 156

def describe_marks(chart: Chart, width_mm: float, inline: bool) -> Canvas:
    """The marks of a chart, laid out for a width; ``inline`` is the variant for pages.

    :raises MissingGlyphError: if the chart font lacks a character of a text on the chart.
    """
    from .layouts import lay_out

    return lay_out(chart, width_mm, inline)


def render_inline(chart: Chart, prefix: str, narrow: bool = False) -> str:
    """The <svg> element for a page, 160 or 85 units wide; ``prefix`` keeps its ids apart from those of other charts.

    A wide and a narrow drawing may share a prefix.
    """
    from .painter import inline_svg

    canvas = describe_marks(chart, NARROW_WIDTH if narrow else INLINE_WIDTH, inline=True)
    name = "narrow" if narrow else "wide"
    return inline_svg(canvas, f"chart chart-{name}", f"{prefix}-{name}", chart.title, chart.alt)


def render_svg(chart: Chart) -> bytes:
    """A stand-alone SVG file 156 mm wide: outlined text on white, with title, unit, note, source and date."""
    from .painter import file_svg

    return file_svg(describe_marks(chart, FILE_WIDTH, inline=False), chart.title)


def render_png(chart: Chart, width_mm: float = FILE_WIDTH, dpi: int = 300) -> bytes:
    """The same picture as PNG; 156 mm at 300 dpi are 1843 pixels."""
    from .painter import png

    return png(describe_marks(chart, width_mm, inline=False), dpi)
