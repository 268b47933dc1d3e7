"""``schemas``: the JSON Schemas of the TOML files, for editors."""

import argparse

from ..console import counted
from ..content.schemas import schema_files
from ..publish.folder import make, write_whole
from .places import wrong


def run(options: argparse.Namespace) -> int:
    files = schema_files()
    try:
        make(options.output)
        for name, content in files.items():
            write_whole(options.output / name, content)
    except OSError as failure:
        return wrong(f"{failure.filename} cannot be written: {failure.strerror}")
    print(f"{counted(len(files), 'schema')} in {options.output}.")
    return 0
