"""``schemas``: the JSON Schemas of the TOML files, for editors, and the reference of all their keys."""

import argparse
from pathlib import Path

from ..content.schemas import schema_files
from ..model.messages import Message, count_message
from ..publish.folder import make_folder, write_file

# Where they lie in the folder of a portal.
SCHEMAS = Path("docs/schemas")


def run(options: argparse.Namespace) -> int:
    number = count_message("%(num)s file", "%(num)s files", write_schemas(options.output))
    options.console.say(Message("%(files)s in %(folder)s.", files=number, folder=options.output))
    return 0


def write_schemas(folder: Path) -> int:
    """Write every schema and the reference into a folder; returns the number of files."""
    files = schema_files()
    make_folder(folder)
    for name, content in files.items():
        write_file(folder / name, content)
    return len(files)
