"""``serve``: build, show the site on this machine and rebuild as files are saved."""

import argparse

from ..preview import serve
from .folders import build_folders


def run(options: argparse.Namespace) -> int:
    return serve(build_folders(options.content, options.output), options.port, options.console, options.open)
