"""The command line: what can be typed, and which command it starts. What is slow to load is loaded by the command.

Exit status: 0 done, 1 faults in the content, 2 wrong usage.
"""

import argparse
import datetime
import os
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from .commands.usage import Parser
from .console import Console, escape_unencodable, language_of, silence_streams
from .model.messages import LANGUAGES, Message
from .model.refusal import Refusal, message_of

COMMANDS = {
    "build": Message("build the site; makes only what changed (the default)"),
    "check": Message("check the content and report every fault, without building"),
    "serve": Message("build, show the site on this machine and rebuild as files are saved"),
    "init": Message("start a portal in a new folder, with a plan to fill in"),
    "chart": Message("write one chart as PNG, SVG or PDF, or its data"),
    "brief": Message("write a briefing pack: Word, PowerPoint, PDF or Excel"),
    "new": Message("start a plan: write its files, with examples, ready to be filled in"),
    "review": Message(
        "compare the build with the last release, or another build, and write a report of what changed"
    ),
    "release": Message("make a build that is signed off: refused while anything is open, kept for good"),
    "verify": Message("prove that a site is the release it says it is"),
    "schemas": Message("write the JSON Schemas of the TOML files, for completion in the editor"),
}


def main(arguments: list[str] | None = None, home: Path | None = None) -> int:
    """Run one command, by default what was typed; ``build`` if none is named. ``home`` is the folder of the portal, by default
    the one that the user is in. Ctrl+C ends it with one line, and quietly whoever stops listening."""
    arguments = sys.argv[1:] if arguments is None else arguments
    escape_unencodable(sys.stdout, sys.stderr)
    asked, rest = _split_language(arguments)
    console = Console(asked or language_of(os.environ))
    try:
        try:
            return _run(arguments, rest, console, home or Path.cwd())
        except ModuleNotFoundError as missing:
            # The other language is read with a package, too.
            return Console("en").refuse(_not_installed(missing))
        except KeyboardInterrupt:
            return console.refuse(Refusal(Message("stopped")))
        finally:
            if sys.stdout:
                sys.stdout.flush()
    except OSError:  # there is nobody left to tell
        silence_streams()
        return Refusal.status


def _run(arguments: list[str], rest: list[str], console: Console, home: Path) -> int:
    """Parse the arguments and run their command; ``rest`` are the arguments without the language."""
    if not rest or rest[0] not in (*COMMANDS, "-h", "--help"):
        arguments = ["build", *arguments]
    options = _parser(console, home).parse_args(arguments, argparse.Namespace(console=console, home=home))
    # What a chart or a pack says is Chinese unless asked otherwise, whoever sits at the machine.
    options.language = options.language or LANGUAGES[0]
    command = None
    try:
        # A site can be verified by itself, and the proof says what that is worth.
        if "content" in options and options.command != "verify" and not options.content.is_dir():
            raise Refusal(Message(
                "there is no content folder %(folder)s; go to the folder of a portal, or start one with planportal init FOLDER",
                folder=options.content,
            ))  # fmt: skip
        command = import_module(f"{__package__}.commands.{options.command}")
        status: int = command.run(options)
        return status
    except Refusal as refusal:
        status = console.refuse(refusal)
    except BrokenPipeError:
        raise
    except OSError as failure:
        status = console.refuse(Refusal(message_of(failure)))
    if undone := getattr(command, "UNDONE", None):
        console.complain(undone)
    return status


def _not_installed(missing: ModuleNotFoundError) -> Refusal:
    """The refusal for a clone whose packages are not installed; a missing module of the program itself is raised again."""
    if not missing.name or missing.name.split(".")[0] == __package__:
        raise missing
    return Refusal(Message(
        "the Python package %(name)s is not installed here; in a copy of the source run python3 start.py, which sets up "
        "everything, elsewhere pip install planportal",
        name=missing.name,
    ))  # fmt: skip


def _split_language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The language that is typed, and the other arguments; it comes first, so that faults in them are said in it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--language", nargs="?")
    typed, rest = parser.parse_known_args(arguments)
    return typed.language if typed.language in LANGUAGES else None, rest


def _parser(console: Console, home: Path) -> Parser:
    """The parser of all commands."""
    parser = Parser(
        console,
        prog="planportal",
        description=console.text(Message(
            "Build a bilingual, static portal of public plans from TOML files. Without a command: build."
        )),
        epilog=console.text(Message("Exit status: 0 done, 1 faults in the content, 2 wrong usage.")),
    )  # fmt: skip
    spoken = Message("language of what is said: zh or en (default: that of the machine)")
    parser.add_argument("--language", choices=LANGUAGES, help=spoken)
    commands = parser.add_subparsers(metavar=console.text(Message("COMMAND")), required=True, dest="command")
    parsers = {}
    for name, message in COMMANDS.items():
        text = console.text(message)
        parsers[name] = commands.add_parser(name, console=console, help=text, description=text[0].upper() + text[1:])
    for name, command in parsers.items():
        if name not in ("init", "schemas"):
            _add_folder(command, home, "content", Message("the TOML files"))
        if name not in ("chart", "brief"):
            command.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS, help=spoken)
    for name in ("build", "review", "release"):
        _add_folder(parsers[name], home, "output", Message("where the site goes"), default="site")
    # Not the folder that is published: the preview shows drafts.
    _add_folder(parsers["serve"], home, "output", Message("where the preview goes"), default=".planportal/preview")
    _add_folder(parsers["schemas"], home, "output", Message("where the schemas go"), default="docs/schemas")
    parsers["check"].add_argument(
        "--watch", action="store_true", help=Message("check again whenever a file is saved, until Ctrl+C")
    )
    parsers["build"].add_argument(
        "--jobs",
        type=_number_between(1, 256),
        metavar=Message("N"),
        help=Message("processes that make outputs (default: one for each core)"),
    )
    parsers["serve"].add_argument(
        "--port",
        type=_number_between(1, 65535),
        default=8000,
        metavar=Message("N"),
        help=Message("port on this machine (default: 8000)"),
    )
    parsers["serve"].add_argument("--open", action="store_true", help=Message("open the browser on it"))
    _add_chart(parsers["chart"])
    _add_brief(parsers["brief"])
    _add_new(parsers["new"])
    _add_review(parsers["review"])
    _add_release(parsers["release"])
    _add_verify(parsers["verify"], home)
    parsers["init"].add_argument(
        "folder",
        type=_resolved,
        metavar=Message("FOLDER"),
        help=Message("a new folder, or one that holds no content yet"),
    )
    return parser


def _add_chart(command: Parser) -> None:
    command.add_argument(
        "plan",
        nargs="?",
        metavar=Message("PLAN"),
        help=Message("a plan; “compare” or “portal” for charts of several plans"),
    )
    command.add_argument(
        "chart", nargs="?", metavar=Message("CHART"), help=Message("an indicator, or another chart that --list names")
    )
    command.add_argument("--list", action="store_true", help=Message("name all charts, or those of the plan"))
    command.add_argument("--format", choices=("png", "svg", "pdf", "csv", "json"), default="png")
    command.add_argument(
        "--width",
        type=_millimetres,
        metavar=Message("WIDTH"),
        help=Message("such as 156mm (the default) or 75mm; pictures only"),
    )
    _add_language_and_file(command)


def _add_brief(command: Parser) -> None:
    command.add_argument("plan", metavar=Message("PLAN"), help=Message("the plan"))
    command.add_argument("--format", choices=("docx", "pptx", "pdf", "xlsx"), default="docx")
    command.add_argument(
        "--goal",
        nargs="+",
        default=[],
        metavar=Message("GOAL"),
        help=Message("only these goals and their indicators"),
    )
    command.add_argument(
        "--indicators", nargs="+", default=[], metavar=Message("INDICATOR"), help=Message("only these indicators")
    )
    command.add_argument(
        "--sheets", action="store_true", help=Message("PDF only: one page for each indicator, nothing else")
    )
    _add_language_and_file(command)


def _add_new(command: Parser) -> None:
    command.add_argument(
        "plan",
        metavar=Message("PLAN"),
        help=Message("its identifier, such as changzhou-hrss-15; also the name of its folder"),
    )
    command.add_argument(
        "--start",
        type=_number_between(1900, 2196),
        metavar=Message("YEAR"),
        help=Message("its first year (default: after its predecessor, or of the five-year period that as_of is in)"),
    )
    command.add_argument(
        "--end",
        type=_number_between(1900, 2200),
        metavar=Message("YEAR"),
        help=Message("its last year (default: the fifth)"),
    )
    command.add_argument("--predecessor", metavar=Message("PLAN"), help=Message("the plan of the period before"))


def _add_review(command: Parser) -> None:
    command.add_argument(
        "--against",
        metavar=Message("BUILD"),
        help=Message("a release, or the folder or zip of an earlier build (default: the last release)"),
    )
    command.add_argument(
        "-o",
        type=_html_path,
        default=Path("review.html"),
        metavar=Message("FILE"),
        help=Message("the report (default: review.html); the same as JSON goes beside it"),
    )
    command.add_argument("--open", action="store_true", help=Message("open the report in the browser"))


def _add_release(command: Parser) -> None:
    command.add_argument(
        "--note", nargs=2, metavar=("ZH", "EN"), help=Message("what the revision log says of it, in both languages")
    )
    command.add_argument(
        "--date", type=_day, metavar=Message("DAY"), help=Message("its day, such as 2026-11-22 (default: today)")
    )


def _add_verify(command: Parser, home: Path) -> None:
    command.add_argument(
        "site",
        nargs="?",
        type=_resolved,
        default=home / "site",
        metavar=Message("SITE"),
        help=Message("the folder or zip of a site (default: site)"),
    )


def _day(typed: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        message = Message("“%(typed)s” is no day; write it as year-month-day, such as 2026-11-22", typed=typed)
        raise Refusal(message) from None


def _html_path(typed: str) -> Path:
    path = Path(typed)
    if path.suffix.lower() != ".html":
        raise Refusal(Message("the report is an HTML page; “%(typed)s” must end in .html", typed=typed))
    return path


def _add_language_and_file(command: Parser) -> None:
    command.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS,
        help=Message("language of the file, and of what is said (default: a file in zh; said in that of the machine)"),
    )  # fmt: skip
    command.add_argument(
        "-o",
        type=Path,
        metavar=Message("FILE"),
        help=Message("the file to write (default: named after what it shows)"),
    )


def _add_folder(command: Parser, home: Path, name: str, purpose: Message, default: str | None = None) -> None:
    default = default or name
    command.add_argument(
        f"--{name}",
        type=_unresolved_link if name == "output" else _resolved,
        default=home / default,
        metavar=Message("FOLDER"),
        help=Message("%(holds)s (default: %(folder)s)", holds=purpose, folder=default),
    )


def _resolved(typed: str) -> Path:
    """The folder or file that a path leads to; one that leads nowhere, such as a link to itself, stays as it is."""
    return Path(os.path.realpath(typed))


def _unresolved_link(typed: str) -> Path:
    """A folder to write into, resolved up to its parent: a link stays a link, so that it can be refused."""
    path = Path(os.path.abspath(typed))
    return _resolved(str(path.parent)) / path.name


def _number_between(low: int, high: int) -> Callable[[str], int]:
    def number(typed: str) -> int:
        if not typed.isdecimal() or not low <= int(typed) <= high:
            raise Refusal(Message("must be a whole number from %(low)s to %(high)s", low=low, high=high))
        return int(typed)

    return number


def _millimetres(typed: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(mm|cm)", typed)
    if not match:
        raise Refusal(Message("“%(typed)s” is no width; write it in millimetres, such as 156mm", typed=typed))
    return float(match[1]) * (10 if match[2] == "cm" else 1)
