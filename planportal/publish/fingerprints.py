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
    """The fingerprint of some bytes, part by part."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.hexdigest()


def of_text(*parts: str) -> str:
    """The fingerprint of some texts, part by part."""
    return of_bytes(*(part.encode("utf-8", "surrogateescape") for part in parts))


def of_files(files: Files, inside: str = "") -> str:
    """The fingerprint of the files below a folder, by name and content, and of the names of all else that lies there.

    :raises OSError: if one cannot be read.
    """
    contents = (part for name in files.names(inside) for part in (name, files.digest(name)))
    return of_text(*contents, *files.folders_and_irregular(inside))


@cache
def of_engine() -> str:
    """The fingerprint of the engine: its code and catalogs, the interpreter and the libraries, as this process started with them."""
    return of_text(_code_digest(), sys.version, *_releases())


def _releases() -> list[str]:
    """The libraries with their versions. ``importlib.metadata`` says the same and takes as long as all else of a build that
    finds nothing to do."""
    releases: dict[str, str] = {}
    for folder in filter(os.path.isdir, sys.path):
        for entry in os.scandir(folder):
            name, _hyphen, release = entry.name.removesuffix(".dist-info").partition("-")
            name = name.lower().replace(".", "_")
            if entry.name.endswith(".dist-info") and name in LIBRARIES:
                # Python takes the first that it finds.
                releases.setdefault(name, release)
    return [f"{name} {releases.get(name) or version(name)}" for name in sorted(LIBRARIES)]


def of_program(read: Mapping[str, Mapping[str, str]]) -> str:
    """The fingerprint of this project without interpreter and libraries: of its code, and of the templates and static files whose digests
    a build gives, by folder and name."""
    files = (
        f"{folder}/{name} {read[folder][name]}" for folder in ("static", "templates") for name in sorted(read[folder])
    )
    return of_text(_code_digest(), *files)


@cache
def _code_digest() -> str:
    """The digest of the modules and catalogs of the program."""
    files = Files(PACKAGE)
    return of_text(
        *(part for name in files.names() if name.endswith((".py", ".po")) for part in (name, files.digest(name)))
    )
