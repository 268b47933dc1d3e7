"""What commands share: where everything lies, and how they refuse."""

import argparse
import sys
from pathlib import Path

from ..publish.state import Places

ROOT = Path(__file__).parents[2]
TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"


class Refused(Exception):
    """A command cannot do what was asked; its text says why and what to do. Exit status 2."""


def wrong(message: object) -> int:
    """Say why a command does nothing."""
    print(f"build.py: {message}", file=sys.stderr)
    return 2


def places(options: argparse.Namespace) -> Places:
    """The folders of a build; templates and static files are the project's own."""
    return Places(options.content, TEMPLATES, STATIC, options.output)
