"""``serve``: build, show the site on this machine and rebuild as files are saved."""

import argparse

from ..preview import serve
from .places import places


def run(options: argparse.Namespace) -> int:
    return serve(places(options.content, options.output), options.port, options.console, options.open)
