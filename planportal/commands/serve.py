"""``serve``: build, show the site on this machine and rebuild as files are saved."""

import argparse

from ..preview import PortTaken, serve
from ..publish.folder import OutputRefused
from .places import places


def run(options: argparse.Namespace) -> int:
    try:
        return serve(places(options), options.port, options.console, options.open)
    except (OutputRefused, PortTaken) as refusal:
        return options.console.refuse(refusal)
