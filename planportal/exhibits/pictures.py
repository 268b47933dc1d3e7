"""The pictures of an exhibit, each at the sizes that documents and pages ask for."""

from ..charts import HALF_WIDTH, render_card, render_png, render_svg
from .exhibit import Exhibit


def svg_picture(exhibit: Exhibit) -> bytes:
    """SVG, 156 mm wide, with outlined text: looks the same in every office program."""
    return render_svg(exhibit.chart)


def png_picture(exhibit: Exhibit) -> bytes:
    """PNG of the full type area of an official A4 page: 156 mm at 300 dpi."""
    return render_png(exhibit.chart)


def half_png_picture(exhibit: Exhibit) -> bytes:
    """PNG for two charts beside each other: 75 mm at 300 dpi."""
    return render_png(exhibit.chart, HALF_WIDTH)


def card_picture(exhibit: Exhibit) -> bytes:
    """PNG of 1200 x 630 for links in social media and messengers."""
    return render_card(exhibit.chart, exhibit.publisher.portal)
