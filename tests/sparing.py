"""What all tests together do only once: a picture is drawn, a workbook written and a template compiled by the first of them
that needs it, and every other one gets the same bytes. Programs that a test starts do it all themselves."""

import base64
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from pathlib import Path
from types import CodeType
from unittest.mock import patch

from jinja2 import Environment

from planportal.briefs.slides import deck
from planportal.briefs.word import text
from planportal.charts import FILE_WIDTH, Canvas, Chart, describe_marks
from planportal.charts.layout_card import lay_out_card
from planportal.exhibits import pictures
from planportal.pages import drawing as chart_drawing
from planportal.publish import parts

_generated: dict[str, str] = {}
_compiled: dict[tuple[str, str | None], CodeType] = {}
_really = Environment.compile
# What was made, for all test processes; nothing is kept where it is not set.
_folder: Path | None = None


def compile_once(
    environment: Environment, source: str, name: str | None = None, filename: str | None = None
) -> CodeType:
    """In place of ``Environment.compile``: the Python of a template depends on nothing else, as all environments of the portal
    are alike."""
    key = _digest(name, source)
    if key not in _generated:
        _generated[key] = _kept(key, lambda: _really(environment, source, name, filename, raw=True).encode()).decode()
    if (key, filename) not in _compiled:
        _compiled[key, filename] = compile(_generated[key], filename or "<template>", "exec")
    return _compiled[key, filename]


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _kept(key: str, make: Callable[[], bytes]) -> bytes:
    """What the first who asks for it makes."""
    if _folder is None:
        return make()
    path = _folder / key
    if not path.exists():
        writing = _folder / f"{key}.{os.getpid()}"
        writing.write_bytes(make())
        writing.replace(path)
    return path.read_bytes()


@contextmanager
def sparing(folder: Path) -> Iterator[None]:
    """``folder`` holds what was made, for all test processes."""
    global _folder
    _folder = folder
    drawing = [(pictures, name) for name in ("render_svg", "render_png", "render_card")]
    drawing += [(module, "render_png") for module in (deck, text)]
    with ExitStack() as patches:
        for module, name in drawing:
            patches.enter_context(patch.object(module, name, _once(getattr(module, name))))
        patches.enter_context(patch.object(chart_drawing, "render_inline", _inline_once(chart_drawing.render_inline)))
        patches.enter_context(patch.object(parts, "xlsx_bytes", _workbook_once(parts.xlsx_bytes)))
        patches.enter_context(patch.object(Environment, "compile", compile_once))
        yield
    _folder = None


def _once(make: Callable[..., bytes]) -> Callable[..., bytes]:
    """The same function, which looks for what it made of equal arguments; they are records, whose text says all they hold."""

    @wraps(make)
    def made(*arguments, **named) -> bytes:
        return _kept(_digest(make.__name__, arguments, sorted(named.items())), lambda: make(*arguments, **named))

    return made


def _inline_once(make: Callable[..., str]) -> Callable[..., str]:
    @wraps(make)
    def encoded(*arguments, **named) -> bytes:
        return make(*arguments, **named).encode()

    drawn = _once(encoded)
    return lambda *arguments, **named: drawn(*arguments, **named).decode()


def _workbook_once(make: Callable[..., bytes]) -> Callable[..., bytes]:
    written = _once(make)
    return lambda tables: written({name: list(rows) for name, rows in tables.items()})


_BLANK = {
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    "png": base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
    ),
}


@contextmanager
def unpainted() -> Iterator[None]:
    """Files of charts are laid out, so that whatever cannot be shown is found, and not painted: each is a blank picture of its
    kind, with a digest of its marks behind it."""

    def blank(kind: str, canvas: Canvas) -> bytes:
        return _BLANK[kind] + b"<!-- %s -->" % hashlib.sha256(repr(canvas).encode()).hexdigest().encode()

    def vector(chart: Chart) -> bytes:
        return blank("svg", describe_marks(chart, FILE_WIDTH, inline=False))

    def picture(chart: Chart, width_mm: float = FILE_WIDTH) -> bytes:
        return blank("png", describe_marks(chart, width_mm, inline=False))

    def card(chart: Chart, site: str) -> bytes:
        return blank("png", lay_out_card(chart, site))

    with ExitStack() as patches:
        for name, make in (("render_svg", vector), ("render_png", picture), ("render_card", card)):
            patches.enter_context(patch.object(pictures, name, make))
        yield
