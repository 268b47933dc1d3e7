"""The command line: what can be typed, and which command it starts. What is slow to load is loaded by the command.

Exit status: 0 done, 1 faults in the content, 2 wrong usage.
"""

import argparse
import re
from importlib import import_module
from pathlib import Path

from .commands.places import ROOT, wrong

# As in planportal/model/text.py, which takes a quarter of a second to load.
LANGUAGES = ("zh", "en")
SAID = {
    "build": "build the site; makes only what changed (the default)",
    "check": "check the content and report every fault, without building",
    "serve": "build, show the site on this machine and rebuild as files are saved",
    "chart": "write one chart as PNG, SVG or PDF, or its data",
    "brief": "write a briefing pack: Word, PowerPoint, PDF or Excel",
    "new": "start a plan: write its six files, with examples, ready to be filled in",
    "schemas": "write the JSON Schemas of the TOML files, for completion in the editor",
}


def main(arguments: list[str]) -> int:
    """Run one command; ``build`` if none is named."""
    if not arguments or arguments[0] not in (*SAID, "-h", "--help"):
        arguments = ["build", *arguments]
    options = _parser().parse_args(arguments)
    if "content" in options and not options.content.is_dir():
        return wrong(f"there is no content folder {options.content}")
    return import_module(f"{__package__}.commands.{options.command}").run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Build a bilingual, static portal of public plans from TOML files. Without a command: build.",
        epilog="Exit status: 0 done, 1 faults in the content, 2 wrong usage.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True, dest="command")
    made = {name: commands.add_parser(name, help=text, description=text.capitalize()) for name, text in SAID.items()}
    for name, command in made.items():
        if name != "schemas":
            _folder(command, "content", "the TOML files")
    for name in ("build", "serve"):
        _folder(made[name], "output", "where the site goes", default="site")
    _folder(made["schemas"], "output", "where the schemas go", default="docs/schemas")
    made["check"].add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl+C")
    made["build"].add_argument(
        "--jobs", type=_between(1, 256), metavar="N", help="processes that make outputs (default: one for each core)"
    )
    made["serve"].add_argument(
        "--port", type=_between(1, 65535), default=8000, metavar="N", help="port on this machine (default: 8000)"
    )
    made["serve"].add_argument("--open", action="store_true", help="open the browser on it")
    _chart(made["chart"])
    _brief(made["brief"])
    _new(made["new"])
    return parser


def _chart(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", nargs="?", help="a plan; “compare” or “portal” for charts of several plans")
    command.add_argument("chart", nargs="?", help="an indicator, or another chart that --list names")
    command.add_argument("--list", action="store_true", help="name all charts, or those of the plan")
    command.add_argument("--format", choices=("png", "svg", "pdf", "csv", "json"), default="png")
    command.add_argument(
        "--width", type=_millimetres, metavar="WIDTH", help="such as 156mm (the default) or 75mm; pictures only"
    )
    _language_and_file(command)


def _brief(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", help="the plan")
    command.add_argument("--format", choices=("docx", "pptx", "pdf", "xlsx"), default="docx")
    command.add_argument("--goal", nargs="+", default=[], metavar="GOAL", help="only these goals and their indicators")
    command.add_argument("--indicators", nargs="+", default=[], metavar="INDICATOR", help="only these indicators")
    command.add_argument("--sheets", action="store_true", help="PDF only: one page for each indicator, nothing else")
    _language_and_file(command)


def _new(command: argparse.ArgumentParser) -> None:
    command.add_argument("plan", help="its identifier, such as changzhou-hrss-15; also the name of its folder")
    command.add_argument(
        "--start",
        type=_between(1900, 2196),
        metavar="YEAR",
        help="its first year (default: after its predecessor, or of the five-year period that as_of is in)",
    )
    command.add_argument("--end", type=_between(1900, 2200), metavar="YEAR", help="its last year (default: the fifth)")
    command.add_argument("--predecessor", metavar="PLAN", help="the plan of the period before")


def _language_and_file(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="default: zh")
    command.add_argument("-o", type=Path, metavar="FILE", help="the file to write (default: named after what it shows)")


def _folder(command: argparse.ArgumentParser, name: str, said: str, default: str | None = None) -> None:
    default = default or name
    command.add_argument(
        f"--{name}",
        type=lambda typed: Path(typed).resolve(),
        default=ROOT / default,
        metavar="FOLDER",
        help=f"{said} (default: {default})",
    )


def _between(low: int, high: int):
    def number(typed: str) -> int:
        if not typed.isdecimal() or not low <= int(typed) <= high:
            raise argparse.ArgumentTypeError(f"must be a whole number from {low} to {high}")
        return int(typed)

    return number


def _millimetres(typed: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(mm|cm)", typed)
    if not found:
        raise argparse.ArgumentTypeError(f"“{typed}” is no width; write it in millimetres, such as 156mm")
    return float(found[1]) * (10 if found[2] == "cm" else 1)
