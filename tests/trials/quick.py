"""Everything of a build but the painting: pictures and workbooks are digests of what they show, templates are compiled once.

A trial runs hundreds of builds; what it tries is how files come to their place, and that every change reaches its files.
"""

import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from jinja2 import Environment
from sparing import compile_once

# Loaded before a process is forked, so that none of its copies has to.
import planportal.charts.painter  # noqa: F401
import planportal.cli
import planportal.commands.build
import planportal.commands.release
import planportal.commands.review
import planportal.commands.verify
import planportal.preview.rebuilding  # noqa: F401
from planportal.exhibits import pictures
from planportal.pages import drawing
from planportal.publish import making, parts
from planportal.publish.outputs import Output, given_bytes


def _digest(*shown: object) -> bytes:
    return hashlib.sha256(repr(shown).encode()).hexdigest().encode()


def _inline(chart: object, name: str, narrow: bool = False) -> str:
    return f"<svg>{_digest(chart, name, narrow).decode()}</svg>"


def _workbook(tables: dict) -> bytes:
    return _digest({name: list(rows) for name, rows in tables.items()})


@contextmanager
def quick() -> Iterator[None]:
    """Builds in this process take a fraction of their time."""
    with ExitStack() as patches:
        for name in ("render_svg", "render_png", "render_card"):
            patches.enter_context(patch.object(pictures, name, _digest))
        patches.enter_context(patch.object(drawing, "render_inline", _inline))
        patches.enter_context(patch.object(parts, "xlsx_bytes", _workbook))
        patches.enter_context(patch.object(Environment, "compile", compile_once))
        yield


@contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Outputs of one fingerprint are made once, by this process or one that it forks; for trials of how files come to their
    place, to which it is all one what they say."""
    really = making._make_output

    def made(stage: str, output: Output, last: str) -> making.MadeFile:
        path = folder / output.fingerprint
        if not path.exists():
            content = output.make(*output.arguments)
            writing = folder / f"{output.fingerprint}.{os.getpid()}"
            writing.write_bytes(content if isinstance(content, bytes) else b"".join(content))
            writing.replace(path)
        return really(stage, replace(output, make=given_bytes, arguments=(path.read_bytes(),)), last)

    with patch.object(making, "_make_output", made):
        yield
