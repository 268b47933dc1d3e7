"""What commands share: where everything lies, and how they refuse."""

import argparse
from pathlib import Path

from ..model.said import Said, recognised, said
from ..publish.state import Places

ROOT = Path(__file__).parents[2]
TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"
# What systems commonly say; anything else is told as the system says it.
_REASONS = (
    said("No such file or directory"),
    said("Permission denied"),
    said("Not a directory"),
    said("Is a directory"),
    said("File exists"),
    said("Directory not empty"),
    said("No space left on device"),
    said("Read-only file system"),
    said("File name too long"),
)


class Refused(Exception):
    """A command cannot do what was asked; its text says why and what to do. Exit status 2."""


def unwritable(failure: OSError) -> Said:
    """Why a file could not be written."""
    reason = recognised(failure.strerror or str(failure), _REASONS)
    return said("%(file)s cannot be written: %(reason)s", file=failure.filename, reason=reason)


def places(options: argparse.Namespace) -> Places:
    """The folders of a build; templates and static files are the project's own."""
    return Places(options.content, TEMPLATES, STATIC, options.output)
