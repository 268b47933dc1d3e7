"""Charts and workbooks in words: each file holds the text of what it would show, for tests of what reaches which file. The
painting costs most of a build, and other tests look at it."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from planportal.exhibits import pictures
from planportal.publish import parts


def _words(kind: str) -> Callable[..., bytes]:
    return lambda *shown: f"{kind} of {shown!r}\n".encode()


def _workbook(tables: dict) -> bytes:
    return _words("workbook")({name: list(rows) for name, rows in tables.items()})


@contextmanager
def worded() -> Iterator[None]:
    """Builds in this process take a fraction of their time; the drawings on pages are as ever."""
    with ExitStack() as patches:
        for name in ("render_svg", "render_png", "render_card"):
            patches.enter_context(patch.object(pictures, name, _words(name)))
        patches.enter_context(patch.object(parts, "xlsx_bytes", _workbook))
        # Other processes would paint.
        patches.enter_context(patch.object(os, "cpu_count", lambda: 1))
        yield
