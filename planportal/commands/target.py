"""Checks the file that ``-o`` names before anything is made, so that only a file of its kind is ever replaced."""

import os
from pathlib import Path

from ..model.messages import Message
from ..model.refusal import Refusal
from ..publish.fingerprints import PACKAGE
from ..publish.folder import site_around
from .folders import static_folders, template_folders


def check_target(path: Path, ending: str, content: Path) -> None:
    """Check that a command may write its file.

    :raises Refusal: if a file of that ending cannot stand there, or would harm what a site is made of.
    :raises OSError: if the system knows no such name.
    """
    if path.is_dir():
        raise Refusal(
            Message(
                "%(file)s is a folder; name a file in it, such as name%(ending)s, with -o", file=path, ending=ending
            )
        )
    if path.suffix.lower() != ending:
        raise Refusal(Message(
            "“%(file)s” must end in %(ending)s, since that is what is written; name it so, or choose another --format",
            file=path, ending=ending,
        ))  # fmt: skip
    folder = Path(os.path.realpath(path.parent))
    if not folder.is_dir():
        raise Refusal(
            Message(
                "%(file)s: there is no folder %(folder)s; make it, or choose another with -o",
                file=path,
                folder=folder,
            )
        )
    for outer in (content, *template_folders(content), *static_folders(content), PACKAGE):
        if folder.is_relative_to(os.path.realpath(outer)):
            raise Refusal(Message(
                "%(file)s lies in %(outer)s, which sites are made from; choose another folder with -o",
                file=path, outer=outer,
            ))  # fmt: skip
    if site := site_around(folder):
        raise Refusal(
            Message("%(file)s lies in the site %(outer)s; choose another folder with -o", file=path, outer=site)
        )
