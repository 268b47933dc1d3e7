"""What commands share: where everything lies."""

import argparse
from pathlib import Path

from ..publish.survey import Places

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES, STATIC = ROOT / "templates", ROOT / "static"


def places(options: argparse.Namespace) -> Places:
    """The folders of a build; templates and static files are the project's own."""
    return Places(options.content, TEMPLATES, STATIC, options.output)
