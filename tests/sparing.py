"""What all tests together do only once: a picture is drawn, a workbook written and a template compiled by the first of them
that needs it, and every other one gets the same bytes. Processes that a test starts do it all themselves."""

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
from planportal.exhibits import pictures
from planportal.pages import render
from planportal.publish import parts

_generated: dict[tuple, str] = {}
_really = Environment.compile


def compile_once(
    environment: Environment, source: str, name: str | None = None, filename: str | None = None
) -> CodeType:
    """In place of ``Environment.compile``: the Python of a template depends on nothing else, as all environments of the portal
    are alike."""
    if (source, name) not in _generated:
        _generated[source, name] = _really(environment, source, name, filename, raw=True)
    return compile(_generated[source, name], filename or "<template>", "exec")


@contextmanager
def sparing(folder: Path) -> Iterator[None]:
    """``folder`` holds what was made, for all test processes."""
    drawing = [(pictures, name) for name in ("render_svg", "render_png", "render_card")]
    drawing += [(module, "render_png") for module in (deck, text)] + [(render, "render_inline")]
    with ExitStack() as patches:
        for module, name in drawing:
            patches.enter_context(patch.object(module, name, _once(getattr(module, name), folder)))
        patches.enter_context(patch.object(parts, "xlsx_bytes", _workbook_once(parts.xlsx_bytes, folder)))
        patches.enter_context(patch.object(Environment, "compile", compile_once))
        yield


def _once(make: Callable, folder: Path) -> Callable:
    """The same function, which looks for what it made of equal arguments; they are records, whose text says all they hold."""

    @wraps(make)
    def made(*arguments, **named) -> bytes | str:
        key = hashlib.sha256(repr((make.__name__, arguments, sorted(named.items()))).encode()).hexdigest()
        path = folder / key
        if not path.exists():
            content = make(*arguments, **named)
            writing = folder / f"{key}.{os.getpid()}"
            writing.write_bytes(content.encode() if make is _inline else content)
            writing.replace(path)
        content = path.read_bytes()
        return content.decode() if make is _inline else content

    return made


_inline = render.render_inline


def _workbook_once(make: Callable, folder: Path) -> Callable:
    written = _once(make, folder)
    return lambda tables: written({name: list(rows) for name, rows in tables.items()})
