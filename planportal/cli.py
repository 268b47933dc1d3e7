"""The commands: build, check and serve. They only wire steps; what is slow to load is loaded by the step that needs it.

Exit status: 0 done, 1 faults in the content, 2 wrong usage.
"""

import argparse
import gc
import sys
import time
from pathlib import Path

from .publish.state import Places, look

ROOT = Path(__file__).parents[1]
COMMANDS = ("build", "check", "serve")


def main(arguments: list[str]) -> int:
    """Run one command; ``build`` if none is named."""
    if not arguments or arguments[0] not in (*COMMANDS, "-h", "--help"):
        arguments = ["build", *arguments]
    options = _parser().parse_args(arguments)
    if not options.content.is_dir():
        return _wrong(f"there is no content folder {options.content}")
    return options.run(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Build a bilingual, static portal of public plans from TOML files. Without a command: build.",
        epilog="Exit status: 0 done, 1 faults in the content, 2 wrong usage.",
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    said = {
        "build": "build the site; makes only what changed (the default)",
        "check": "check the content and report every fault, without building",
        "serve": "build, show the site on this machine and rebuild as files are saved",
    }
    made = {name: commands.add_parser(name, help=text, description=text.capitalize()) for name, text in said.items()}
    for name, run in (("build", _build), ("check", _check), ("serve", _serve)):
        made[name].set_defaults(run=run)
        _folder(made[name], "content", "the TOML files")
    for name in ("build", "serve"):
        _folder(made[name], "output", "where the site goes", default="site")
    made["build"].add_argument(
        "--jobs", type=_between(1, 256), metavar="N", help="processes that make outputs (default: one for each core)"
    )
    made["serve"].add_argument(
        "--port", type=_between(1, 65535), default=8000, metavar="N", help="port on this machine (default: 8000)"
    )
    return parser


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


def _wrong(message: str) -> int:
    print(f"build.py: {message}", file=sys.stderr)
    return 2


def _places(options: argparse.Namespace) -> Places:
    """The folders of a build; templates and static files are the project's own."""
    return Places(options.content, ROOT / "templates", ROOT / "static", options.output)


def _build(options: argparse.Namespace) -> int:
    # Nearly all that a build makes is kept to its end; looking through it for rubbish takes a sixth of a small build.
    gc.set_threshold(200_000, 50, 50)
    began = time.perf_counter()
    places = _places(options)
    before = look(places)
    if before.unchanged:
        print(f"Nothing changed; the {len(before.intact)} files in {options.output} are up to date.")
        return 0
    from .console import counted, report_faults, summary
    from .content.problems import ContentFaults
    from .publish.build import Build
    from .publish.folder import OutputRefused

    try:
        result = Build(places, before, options.jobs, _progress).run()
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        print("Nothing was built; the last good site is as it was.", file=sys.stderr)
        return 1
    except OutputRefused as refusal:
        return _wrong(str(refusal))
    print(summary(result))
    seconds = time.perf_counter() - began
    print(f"{counted(result.total, 'file')} in {options.output}, {seconds:.1f} s. Open {options.output / 'index.html'}")
    return 0


def _progress(done: int, total: int) -> None:
    """A line that counts, where somebody watches and the work is long."""
    if total > 100 and sys.stderr.isatty():
        print(f"\rMaking outputs: {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


def _check(options: argparse.Namespace) -> int:
    from .console import counted, report_faults
    from .content.problems import ContentFaults
    from .publish.build import check
    from .words.report import report_on

    try:
        shared, plans = check(options.content)
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        return 1
    for plan in plans:
        counts = [
            counted(len(records), noun)
            for records, noun in (
                (plan.indicators, "indicator"),
                (plan.goals, "goal"),
                (plan.items, "task"),
                (plan.projects, "project"),
                (plan.commitments, "commitment"),
                (report_on(plan, shared).findings, "finding"),
            )
        ]
        print(f"{plan.id}: {', '.join(counts)}")
    print(f"No faults in {counted(len(plans), 'plan')}.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from .publish.folder import OutputRefused
    from .serve import PortTaken, serve

    try:
        return serve(_places(options), options.port)
    except (OutputRefused, PortTaken) as refusal:
        return _wrong(str(refusal))
