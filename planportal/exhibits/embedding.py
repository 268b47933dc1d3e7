"""The iframe that shows an exhibit in another page, and how high it has to be."""

from html import escape

from ..charts import Chart, inline_height
from ..typeset.measure import text_width

# In pixels, as static/embed.css sets them: the space beside and around the drawing, and the type of title and foot.
PADDING, CHROME = 16, 108
TITLE_SIZE, TITLE_LINE, FOOT_SIZE, FOOT_LINE = 17, 24, 13, 20
# The greatest widths at which the narrow and the wide drawing are shown.
NARROW_LIMIT, WIDE_LIMIT = 544, 720
LEAST_FRAME = 280
# A reader's own type may be wider than that of the charts, and lines break before they are full.
TYPE_MARGIN = 1.3


def frame_height(chart: Chart) -> int:
    """Pixels that hold the whole embed at any width from 280 up, so that nothing scrolls inside the frame."""
    return max(
        _height(chart, LEAST_FRAME, narrow=True),
        _height(chart, NARROW_LIMIT + 2 * PADDING, narrow=True),
        _height(chart, WIDE_LIMIT + 2 * PADDING, narrow=False),
    )


def _height(chart: Chart, width: int, narrow: bool) -> int:
    """The height of the embed in a frame of one width: title, drawing and foot."""
    inner = width - 2 * PADDING
    foot = " · ".join(line for line in (chart.note, chart.source, chart.date) if line)
    lines = (
        TITLE_LINE * -(-int(text_width(chart.title) * TITLE_SIZE * TYPE_MARGIN) // inner),
        FOOT_LINE * -(-int(text_width(foot) * FOOT_SIZE * TYPE_MARGIN) // inner),
    )
    return round(CHROME + sum(lines) + inner * inline_height(chart, narrow))


def iframe(chart: Chart, source: str, height: int) -> str:
    """The element to paste into another page."""
    return (
        f'<iframe src="{escape(source)}" title="{escape(chart.title)}" width="100%" height="{height}" '
        f'style="border:0" loading="lazy"></iframe>'
    )
