"""Fingerprints of content, never of modification times. Needs nothing but the standard library, so that a build with
nothing to do can say so before anything else is loaded."""

import hashlib
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
# Those whose release can change a byte of the output.
LIBRARIES = ("jinja2", "markdown-it-py", "matplotlib", "tomli", "pydantic", "babel", "XlsxWriter", "pylopdf-fonts-zh-cn")


def of_bytes(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def of_text(*parts: str) -> str:
    return of_bytes(*(part.encode() for part in parts))


def of_files(root: Path, files: Iterable[Path]) -> str:
    """The names and contents of files."""
    return of_bytes(*(part for path in files for part in (path.relative_to(root).as_posix().encode(), path.read_bytes())))


def files_in(folder: Path, pattern: str = "**/*") -> list[Path]:
    """The files of a folder, in order; hidden ones and editors' leavings are not content."""
    return sorted(
        path
        for path in folder.glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith((".", "~"))
        and not path.name.endswith("~")
    )  # fmt: skip


@cache
def of_engine() -> str:
    """The engine: its code and catalogs, the interpreter and the libraries, as this process started with them."""
    releases = [f"{name} {version(name)}" for name in LIBRARIES]
    return of_text(of_files(PACKAGE, _code()), sys.version, *releases)


def of_program(templates: Path, static: Path) -> str:
    """What this project adds to the interpreter and the libraries: code, templates and static files."""
    return of_text(of_files(PACKAGE, _code()), *(of_files(folder, files_in(folder)) for folder in (templates, static)))


def _code() -> list[Path]:
    return [path for path in files_in(PACKAGE) if path.suffix in (".py", ".po")]


def of_inputs(content: Path, templates: Path, static: Path) -> str:
    """Everything that decides a site."""
    parts = [of_files(folder, files_in(folder)) for folder in (content, templates, static)]
    return of_text(of_engine(), *parts)
