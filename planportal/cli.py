"""The commands: build, check and serve. They only wire steps; what is slow to load is loaded by the step that needs it.

Exit status: 0 done, 1 faults in the content, 2 wrong usage.
"""

import argparse
import sys
import time
from pathlib import Path

from .publish import fingerprints, state

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
    build = commands.add_parser("build", help="build the site; makes only what changed (the default)")
    check = commands.add_parser("check", help="check the content and report every fault, without building")
    serve = commands.add_parser("serve", help="build, show the site on this machine and rebuild as files are saved")
    for command, run in ((build, _build), (check, _check), (serve, _serve)):
        command.set_defaults(run=run)
        command.description = f"{command.prog.split()[-1].capitalize()} a portal of plans."
        command.add_argument(
            "--content", type=_folder, default=ROOT / "content", metavar="FOLDER", help="the TOML files (default: content)"
        )
    for command in (build, serve):
        command.add_argument(
            "--output", type=_folder, default=ROOT / "site", metavar="FOLDER", help="where the site goes (default: site)"
        )
    build.add_argument("--jobs", type=_positive, metavar="N", help="processes for drawing (default: one for each core)")
    serve.add_argument("--port", type=_port, default=8000, metavar="N", help="port on this machine (default: 8000)")
    return parser


def _folder(typed: str) -> Path:
    return Path(typed).resolve()


def _positive(typed: str) -> int:
    number = int(typed)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _port(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("must be between 1 and 65535")
    return number


def _wrong(message: str) -> int:
    print(f"build.py: {message}", file=sys.stderr)
    return 2


def places_of(options: argparse.Namespace):
    """The folders of a build; templates and static files are the project's own."""
    from .publish.build import Places

    return Places(options.content, ROOT / "templates", ROOT / "static", options.output)


def report_faults(problems) -> None:
    """Every fault on a line of its own, then their number."""
    for problem in problems:
        print(problem, file=sys.stderr)
    files = len({problem.file for problem in problems})
    print(f"\n{_count(len(problems), 'fault')} in {_count(files, 'file')}.", file=sys.stderr)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _build(options: argparse.Namespace) -> int:
    began = time.perf_counter()
    last = state.load(options.output)
    inputs = fingerprints.of_inputs(options.content, ROOT / "templates", ROOT / "static")
    if last.inputs == inputs and len(last.intact(options.output)) == len(last.files):
        print(f"Nothing changed; {_count(len(last.files), 'file')} in {options.output} are up to date.")
        return 0
    from .content.problems import ContentFaults
    from .publish.build import Build
    from .publish.folder import OutputRefused

    try:
        result = Build(places_of(options), options.jobs, _progress).run()
    except ContentFaults as faults:
        report_faults(faults.problems)
        print("Nothing was built; the last good site is as it was.", file=sys.stderr)
        return 1
    except OutputRefused as refusal:
        return _wrong(str(refusal))
    seconds = time.perf_counter() - began
    print(summary(result))
    print(f"{_count(result.total, 'file')} in {options.output}, {seconds:.1f} s. Open {options.output / 'index.html'}")
    return 0


def summary(result) -> str:
    """What a build did, in one line."""
    looked = ", ".join(result.plans) if result.plans else "no plan"
    return f"Looked at {looked}; made {result.made} outputs, of which {len(result.written)} are new or changed."


def _progress(done: int, total: int) -> None:
    """A line that counts, where somebody watches and the work is long."""
    if total > 100 and sys.stderr.isatty():
        end = "\n" if done == total else ""
        print(f"\rMaking outputs: {done} of {total}", end=end, file=sys.stderr, flush=True)


def _check(options: argparse.Namespace) -> int:
    from .content.problems import ContentFaults
    from .publish.build import check
    from .words.report import report_on

    try:
        shared, plans = check(options.content)
    except ContentFaults as faults:
        report_faults(faults.problems)
        return 1
    for plan in plans:
        found = report_on(plan, shared).findings
        print(
            f"{plan.id}: {_count(len(plan.indicators), 'indicator')}, {_count(len(plan.goals), 'goal')}, "
            f"{_count(len(plan.projects), 'project')}, {_count(len(plan.commitments), 'commitment')}, "
            f"{_count(len(found), 'finding')}"
        )
    print(f"No faults in {_count(len(plans), 'plan')}.")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from .serve import PortTaken, serve

    try:
        return serve(places_of(options), options.port)
    except PortTaken as taken:
        return _wrong(str(taken))
