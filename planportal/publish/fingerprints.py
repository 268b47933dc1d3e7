"""Fingerprints of content, never of modification times. Needs nothing but the standard library, so that a build with
nothing to do can say so before anything else is loaded."""

import hashlib
import os
import sys
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ..content.files import Files

PACKAGE = Path(__file__).resolve().parents[1]
# Those whose release can change a byte of the output, as the folders are called that say what is installed.
LIBRARIES = frozenset({
    "babel", "fonttools", "jinja2", "markdown_it_py", "markupsafe", "matplotlib", "numpy", "pillow", "pydantic",
    "pydantic_core", "pylopdf_fonts_zh_cn", "tomli", "xlsxwriter",
})  # fmt: skip


def of_bytes(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def of_text(*parts: str) -> str:
    return of_bytes(*(part.encode("utf-8", "surrogateescape") for part in parts))


def of_files(files: Files, inside: str = "") -> str:
    """The names and contents of the files below a folder, and the names of all else that lies there.

    :raises OSError: if one cannot be read.
    """
    contents = (part for name in files.names(inside) for part in (name, files.digest(name)))
    return of_text(*contents, *files.around(inside))


@cache
def of_engine() -> str:
    """The engine: its code and catalogs, the interpreter and the libraries, as this process started with them."""
    return of_text(_code(), sys.version, *_releases())


def _releases() -> list[str]:
    """The libraries with their versions. ``importlib.metadata`` says the same and takes as long as all else of a build that
    finds nothing to do."""
    found: dict[str, str] = {}
    for folder in filter(os.path.isdir, sys.path):
        for entry in os.scandir(folder):
            name, _hyphen, release = entry.name.removesuffix(".dist-info").partition("-")
            name = name.lower().replace(".", "_")
            if entry.name.endswith(".dist-info") and name in LIBRARIES:
                # Python takes the first that it finds.
                found.setdefault(name, release)
    return [f"{name} {found.get(name) or version(name)}" for name in sorted(LIBRARIES)]


def of_program(read: Mapping[str, Mapping[str, str]]) -> str:
    """What this project adds to the interpreter and the libraries: its code, and the templates and static files whose digests
    a build gives, by folder and name."""
    files = (
        f"{folder}/{name} {read[folder][name]}" for folder in ("static", "templates") for name in sorted(read[folder])
    )
    return of_text(_code(), *files)


@cache
def _code() -> str:
    files = Files(PACKAGE)
    return of_text(
        *(part for name in files.names() if name.endswith((".py", ".po")) for part in (name, files.digest(name)))
    )
