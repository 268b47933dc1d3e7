"""The only module that writes files (Jinja2 keeps its compiled templates itself). A site is staged beside the last good one and swapped in when it is whole."""

import os
import shutil
from pathlib import Path

from ..model.refusal import Refusal
from ..model.said import said

MARK = ".planportal"


class OutputRefused(Refusal):
    """The output folder holds something that is not a site of ours, so it is not replaced."""


def check_output(output: Path, content: Path) -> None:
    """:raises OutputRefused: if replacing the folder could destroy anything but a built site."""
    if not output.name or content.is_relative_to(output):
        raise OutputRefused(said("%(folder)s holds the content; choose another folder with --output", folder=output))
    if output.exists() and not output.is_dir():
        raise OutputRefused(said("%(folder)s is a file; choose another folder with --output", folder=output))
    found = {path.name for path in output.iterdir()} if output.is_dir() else set()
    if found and MARK not in found:
        raise OutputRefused(said(
            "%(folder)s holds files that this program did not make; empty it or choose another folder with --output",
            folder=output,
        ))  # fmt: skip


def publish(output: Path, made: dict[str, bytes], kept: set[str]) -> None:
    """Replace the site by one of the files in ``made`` and, from the last site, those in ``kept``.

    Until the swap the last site is untouched, and a failure leaves it as it was.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    stage = output.with_name(f".{output.name}.new")
    last = output.with_name(f".{output.name}.last")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        for folder in {os.path.dirname(path) for path in (*kept, *made)}:
            (stage / folder).mkdir(parents=True, exist_ok=True)
        for path in kept:
            _link(f"{output}/{path}", f"{stage}/{path}")
        for path, content in made.items():
            (stage / path).write_bytes(content)
        (stage / MARK).write_text("A site made by planportal; it is replaced whole by every build.\n", "utf-8")
        _swap(stage, output, last)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def write_whole(path: Path, content: bytes) -> None:
    """Write one file in one step: it is never seen half-written.

    :raises OSError: if there is no such folder, or it cannot be written to.
    """
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_bytes(content)
        os.replace(new, path)
    except OSError as failure:
        new.unlink(missing_ok=True)
        raise OSError(failure.errno, failure.strerror, str(path)) from failure


def write_folder(path: Path, files: dict[str, bytes]) -> None:
    """Write a new folder in one step, with the folders around it.

    :raises OSError: if it cannot be written, or something that is not an empty folder stands there.
    """
    stage = path.with_name(f".{path.name}.new")
    shutil.rmtree(stage, ignore_errors=True)
    try:
        for name, content in files.items():
            _place(stage / name)
            (stage / name).write_bytes(content)
        os.rename(stage, path)
    except OSError as failure:
        raise OSError(failure.errno, failure.strerror, str(path)) from failure
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def take_back(path: Path) -> None:
    """Remove a folder that ``write_folder`` wrote and that turned out wrong."""
    shutil.rmtree(path)


def _place(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)


def _link(source: str, target: str) -> None:
    """A file that did not change keeps its place on the disk and its date; where links are not possible it is copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _swap(stage: Path, output: Path, last: Path) -> None:
    shutil.rmtree(last, ignore_errors=True)
    if output.exists():
        os.rename(output, last)
    try:
        os.rename(stage, output)
    except OSError:
        if last.exists():
            os.rename(last, output)
        raise
    shutil.rmtree(last, ignore_errors=True)


def make(path: Path) -> None:
    """Make a folder for what may be thrown away."""
    path.mkdir(parents=True, exist_ok=True)
