"""Finished files around painted marks: SVG for pages and alone, PNG with its size and words, PDF."""

import io
from functools import lru_cache
from html import escape

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from .chart import Chart
from .marks import COLOURS, Canvas
from .painter import INCH, pdf, pixels, rgb, svg


def inline_svg(canvas: Canvas, chart: Chart, classes: str, prefix: str) -> str:
    """An <svg> for a page, as wide as its container, named by a title and a description with prefixed ids."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{classes}" viewBox="0 0 {canvas.width:g} {canvas.height:g}" '
        f'role="img" aria-labelledby="{prefix}-title {prefix}-desc" stroke-linejoin="round">\n'
        f'<title id="{prefix}-title">{escape(chart.title)}</title>\n'
        f'<desc id="{prefix}-desc">{escape(chart.alt)}</desc>\n'
        f"{svg(canvas, live=True)}</svg>"
    )


def svg_file(canvas: Canvas, chart: Chart) -> bytes:
    """A stand-alone SVG of the canvas's size on white, all text as outlines; title and finding are in it as words."""
    width, height = f"{canvas.width:g}", f"{canvas.height:g}"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}" stroke-linejoin="round">\n<title>{escape(chart.title)}</title>\n'
        f"<desc>{escape(chart.alt)}</desc>\n"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n{svg(canvas, live=False)}</svg>\n'
    ).encode()


def pdf_file(canvas: Canvas, chart: Chart) -> bytes:
    """A PDF page of the canvas's size."""
    return pdf(canvas, chart.title)


def png_file(canvas: Canvas, chart: Chart, dpi: int) -> bytes:
    """The canvas on white as PNG that knows its resolution, its width rounded to whole pixels."""
    scale = dpi / INCH
    return _png(canvas, chart, round(canvas.width * scale), round(canvas.height * scale), scale, dpi=(dpi, dpi))


def screen_png(canvas: Canvas, chart: Chart, scale: float) -> bytes:
    """A PNG for screens, ``scale`` pixels per unit of the canvas."""
    return _png(canvas, chart, round(canvas.width * scale), round(canvas.height * scale), scale)


def _png(canvas: Canvas, chart: Chart, width: int, height: int, scale: float, **options: tuple[int, int]) -> bytes:
    words, out = PngInfo(), io.BytesIO()
    for keyword, text in (("Title", chart.title), ("Description", chart.alt), ("Source", chart.source)):
        if text:
            words.add_itxt(keyword, text, lang=chart.language)
    image = Image.frombuffer("RGBA", (width, height), pixels(canvas, width, height, scale), "raw", "RGBA", 0, 1)
    image = image.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
    image.save(out, "PNG", pnginfo=words, **options)
    return out.getvalue()


@lru_cache(maxsize=1)
def _palette() -> Image.Image:
    """Every colour in steps towards white, which is all that smooth edges need: a third of the size of full colour,
    and written faster. Steps of ten shades keep clear of white, to which Pillow matches only roughly."""
    colours: list[tuple[float, ...]] = [(1.0, 1.0, 1.0)]
    for name, code in COLOURS.items():
        full = rgb(code)
        steps = round((1 - min(full)) * 25) if name != "paper" else 0
        colours += [tuple(1 + (part - 1) * step / steps for part in full) for step in range(1, steps + 1)]
    image = Image.new("P", (1, 1))
    image.putpalette([round(255 * part) for colour in colours for part in colour])
    return image
