"""``schemas``: the JSON Schemas of the TOML files, for editors."""

import argparse

from ..content.schemas import schema_files
from ..model.said import said, said_count
from ..publish.folder import make, write_whole


def run(options: argparse.Namespace) -> int:
    files = schema_files()
    make(options.output)
    for name, content in files.items():
        write_whole(options.output / name, content)
    number = said_count("%(num)s schema", "%(num)s schemas", len(files))
    options.console.say(said("%(schemas)s in %(folder)s.", schemas=number, folder=options.output))
    return 0
