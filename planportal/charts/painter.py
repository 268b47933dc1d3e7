"""The one module that draws with matplotlib: paints marks through its renderers, finds nice ticks.

No figure and no axes: every mark becomes one ``draw_path`` of RendererSVG, RendererAgg or RendererPdf, which is the
best settled part of the renderer interface. Text becomes outlines of the bundled font, except in pages, where it stays text.
Outlines are written per line of text instead of referring to shared glyph definitions: larger, but there are no ids
to collide and no <use> elements for an office program to stumble over.
"""

import io
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.path import Path
from matplotlib.textpath import TextToPath
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Affine2D, IdentityTransform, Transform

from ..typeset.measure import EM, font, text_width
from .marks import COLOURS, Canvas, Label, Line, Mark, Marker, Rect, Shape
from .svg import SvgWriter, contour_paths

INCH = 25.4
_UNITS = 1000  # of the font's own units in an em


def rgb(code: str) -> tuple[float, float, float]:
    """Red, green and blue of a colour such as #12436d, from 0 to 1."""
    red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


_RGB = {name: rgb(code) for name, code in COLOURS.items()}


# --- the font ------------------------------------------------------------------------------------------------------

_glyphs: dict[str, tuple[np.ndarray, np.ndarray]] = {}  # outlines by glyph name, at EM


@lru_cache(maxsize=4_000)
def _place_glyphs(text: str) -> tuple[tuple[tuple[str, float], ...], float]:
    """The glyphs of a line with kerning, as (name, x in em), and its width in em."""
    placed, new, _ = TextToPath().get_glyphs_with_font(font(), text, glyph_map=_glyphs, return_new_glyphs_only=True)
    _glyphs.update(new)
    return tuple((name, x / EM) for name, x, *_ in placed), placed[-1][1] / EM + text_width(text[-1])


def _label_start(mark: Label) -> float:
    """The x at which the first letter of a text in outlines begins."""
    return mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * _place_glyphs(mark.text)[1] * mark.size


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """Round numbers that cover low to high, at most ``most`` + 1 of them."""
    locator = MaxNLocator(nbins=most, steps=[1, 2, 5, 10], min_n_ticks=2)
    return [float(round(tick, 10)) for tick in locator.tick_values(low, high)]


# --- marks as paths ------------------------------------------------------------------------------------------------

_M, _L, _C, _Z = Path.MOVETO, Path.LINETO, Path.CURVE4, Path.CLOSEPOLY
_K = 0.5523  # control points of a quarter circle
_Outline = tuple[tuple[tuple[float, float], ...], tuple[np.uint8, ...]]  # corners, and what leads to each
_CIRCLE: _Outline = (
    ((0, 1), (_K, 1), (1, _K), (1, 0), (1, -_K), (_K, -1), (0, -1), (-_K, -1), (-1, -_K), (-1, 0), (-1, _K),
     (-_K, 1), (0, 1), (0, 1)),
    (_M, *[_C] * 12, _Z),
)  # fmt: skip


def _polygon(*corners: tuple[float, float]) -> _Outline:
    return (*corners, corners[0]), (_M, *[_L] * (len(corners) - 1), _Z)


# Shapes of equal visual weight around a circle of radius 1, y downwards.
_OUTLINES: dict[Shape, _Outline] = {
    "circle": _CIRCLE,
    "square": _polygon((-0.89, -0.89), (0.89, -0.89), (0.89, 0.89), (-0.89, 0.89)),
    "diamond": _polygon((0, -1.27), (1.27, 0), (0, 1.27), (-1.27, 0)),
    "up": _polygon((0, -1.2), (1.27, 0.95), (-1.27, 0.95)),
    "down": _polygon((0, 1.2), (-1.27, -0.95), (1.27, -0.95)),
    "cross": (((-0.9, -0.9), (0.9, 0.9), (-0.9, 0.9), (0.9, -0.9)), (_M, _L, _M, _L)),
    "bar": (((-1.3, 0), (1.3, 0)), (_M, _L)),
    "tick": (((0, -1.4), (0, 1.4)), (_M, _L)),
}
_SHAPES = {name: (np.array(v, float), np.array(c, Path.code_type)) for name, (v, c) in _OUTLINES.items()}


def _path(mark: Mark) -> Path:
    match mark:
        case Rect(x, y, w, h):
            return Path([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)], [_M, _L, _L, _L, _Z])
        case Line(runs):
            steps = [step for run in runs for step in (_M, *[_L] * (len(run) - 1))]
            return Path([corner for run in runs for corner in run], steps)
        case Marker(x, y, shape, size):
            vertices, codes = _SHAPES[shape]
            return Path(np.round(vertices * (size / 2) + (x, y), 2), codes)
        case Label():
            return _text_path(mark)


def _text_path(mark: Label) -> Path:
    glyphs = [(*_glyphs[name], x) for name, x in _place_glyphs(mark.text)[0]]
    vertices = np.concatenate([outline / EM + (x, 0) for outline, _, x in glyphs])
    codes = np.concatenate([codes for _, codes, _ in glyphs])
    return Path(vertices * (mark.size, -mark.size) + (_label_start(mark), mark.y), codes)


def _look_of(mark: Mark) -> tuple[object, ...]:
    """What marks must share to be drawn as one path."""
    if isinstance(mark, Label):
        return (id(mark),)
    return type(mark), getattr(mark, "fill", None), mark.stroke, mark.line, getattr(mark, "dash", ())


def _draw_marks(renderer: RendererBase, marks: list[Mark], transform: Affine2D, scale: float) -> None:
    """Draw marks of one look; ``scale`` is renderer units per millimetre, for what the transform leaves alone."""
    gc, mark = renderer.new_gc(), marks[0]
    if isinstance(mark, Label):
        gc.set_linewidth(0)
        gc.set_snap(False)  # letters keep their place, only rules and bars go to whole pixels
        renderer.draw_path(gc, _path(mark), transform, _RGB[mark.fill])
        return
    fill = None if isinstance(mark, Line) or mark.fill is None else _RGB[mark.fill]
    if mark.stroke is None:
        gc.set_linewidth(0)
    else:
        gc.set_linewidth(mark.line * scale)
        gc.set_foreground(_RGB[mark.stroke], isRGBA=False)
    if dash := getattr(mark, "dash", ()):
        gc.set_dashes(0, [part * scale for part in dash])
    if isinstance(mark, Marker):
        gc.set_snap(False)
    paths = [_path(mark) for mark in marks]
    path = paths[0]
    if len(paths) > 1:
        path = Path(np.concatenate([p.vertices for p in paths]), np.concatenate([p.codes for p in paths]))
    renderer.draw_path(gc, path, transform, fill)


def _draw_canvas(canvas: Canvas, draw: Callable[[list[Mark]], None]) -> None:
    """Draw all marks in order, neighbours of one look as one path, which is faster and smaller."""
    for _, marks in groupby(canvas.marks, _look_of):
        draw(list(marks))


# --- SVG -----------------------------------------------------------------------------------------------------------


class _Renderer(RendererSVG):
    """RendererSVG without the metadata and the style element that it starts with: the caller writes its own header."""

    def _write_metadata(self, metadata: object) -> None:
        pass

    def _write_default_style(self) -> None:
        pass


# matplotlib says nothing of the types of its renderers.
_new_svg: Callable[..., Any] = _Renderer
_new_agg: Callable[..., Any] = RendererAgg


def svg(canvas: Canvas, *, live: bool) -> str:
    """The elements of the canvas; ``live`` is for pages: text stays text, and colours are classes too."""
    renderer = _new_svg(canvas.width, canvas.height, io.StringIO())
    renderer.writer = writer = SvgWriter()
    flip = Affine2D().scale(1, -1).translate(0, canvas.height)

    def draw(marks: list[Mark]) -> None:
        writer.classes = _classes(marks[0]) if live else ""
        if isinstance(marks[0], Label):
            (_write_live if live else _write_outlined)(writer, marks[0])
        else:
            _draw_marks(renderer, marks, flip, 1)

    _draw_canvas(canvas, draw)
    return "".join(writer.parts)


def _classes(mark: Mark) -> str:
    fill = None if isinstance(mark, Line) else mark.fill
    stroke = None if isinstance(mark, Label) else mark.stroke
    return " ".join(f"{prefix}-{name}" for prefix, name in (("f", fill), ("s", stroke)) if name)


def _write_live(writer: SvgWriter, mark: Label) -> None:
    place = {"x": f"{mark.x:g}", "y": f"{mark.y:g}", "font-size": f"{mark.size:g}", "fill": COLOURS[mark.fill]}
    writer.element("text", mark.text, place | ({} if mark.anchor == "start" else {"text-anchor": mark.anchor}))


def _write_outlined(writer: SvgWriter, mark: Label) -> None:
    """A line of text as one path in font units: integers relative to each other take a third of the bytes and time
    of the millimetres that the renderer would write."""
    scale = f"{mark.size / _UNITS:.6f}".rstrip("0")
    data = "".join(
        f"M{x0 + round(x * _UNITS)} {y0}{rest}"
        for name, x in _place_glyphs(mark.text)[0]
        for x0, y0, rest in _contours(name)
    )
    place = f"translate({round(_label_start(mark), 3):g} {mark.y:g}) scale({scale})"
    writer.element("path", attrib={"transform": place, "fill": COLOURS[mark.fill], "d": data})


@cache
def _contours(name: str) -> tuple[tuple[int, int, str], ...]:
    vertices, codes = _glyphs[name]
    return contour_paths(np.rint(vertices * (_UNITS / EM, -_UNITS / EM)).astype(int).tolist(), codes.tolist())


# --- pixels and PDF ------------------------------------------------------------------------------------------------


def pixels(canvas: Canvas, width: int, height: int, scale: float) -> bytes:
    """The canvas on white, ``scale`` pixels per millimetre: rows of red, green, blue and alpha, a byte each."""
    renderer = _new_agg(width, height, 72)
    transform = Affine2D().scale(scale, -scale).translate(0, height)
    _draw_marks(renderer, [Rect(0, 0, canvas.width + 1, canvas.height + 1, "paper")], transform, scale)
    _draw_canvas(canvas, lambda marks: _draw_marks(renderer, marks, transform, scale))
    return bytes(renderer.buffer_rgba())


@cache
def _pdf_parts() -> tuple[Callable[..., Any], Callable[..., Any]]:
    """matplotlib's PDF file and renderer. They load its figures and projections, half a second that only they need."""
    from matplotlib.backends.backend_pdf import PdfFile, RendererPdf

    class PageRenderer(RendererPdf):
        """RendererPdf that writes hundredths of a point, instead of ten decimals."""

        def draw_path(
            self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: object = None
        ) -> None:
            rounded = Path(np.round(transform.transform(path.vertices), 2), path.codes)
            draw: Callable[..., None] = super().draw_path
            draw(gc, rounded, IdentityTransform(), rgbFace)

    return PdfFile, PageRenderer


def pdf(canvas: Canvas, title: str) -> bytes:
    """The canvas as one PDF page of its size, all text as outlines; it carries its title, and no date."""
    (new_file, new_renderer), scale, out = _pdf_parts(), 72 / INCH, io.BytesIO()
    width, height = canvas.width * scale, canvas.height * scale
    # None keeps matplotlib from adding the clock and its own name.
    file = new_file(out, metadata={"Title": title, "Creator": None, "Producer": None, "CreationDate": None})
    file.newPage(width / 72, height / 72)
    renderer = new_renderer(file, 72, height, width)
    transform = Affine2D().scale(scale, -scale).translate(0, height)
    _draw_marks(renderer, [Rect(0, 0, canvas.width, canvas.height, "paper")], transform, scale)
    _draw_canvas(canvas, lambda marks: _draw_marks(renderer, marks, transform, scale))
    renderer.finalize()
    file.finalize()
    file.close()
    return out.getvalue()
