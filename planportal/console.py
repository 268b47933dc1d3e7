"""What a command tells its user: faults one by one, and a build in one line."""

from typing import TextIO

from .content.problems import Problem
from .publish.build import Result


def report_faults(problems: list[Problem], stream: TextIO) -> None:
    """Every fault on a line of its own, then their number."""
    for problem in problems:
        print(problem, file=stream)
    print(f"\n{number_of_faults(problems)}.", file=stream, flush=True)


def number_of_faults(problems: list[Problem]) -> str:
    files = len({problem.file for problem in problems})
    return f"{counted(len(problems), 'fault')} in {counted(files, 'file')}"


def report_damage(result: Result, stream: TextIO) -> None:
    """The frozen copies that are no longer what they were."""
    for path in result.damaged:
        print(f"warning: {path} is not the frozen copy that was made; restore it from a backup of the site", file=stream)


def summary(result: Result) -> str:
    """What a build did, in one line."""
    looked = f"Looked at {', '.join(result.plans)}" if result.plans else "Looked at no plan"
    later = f" {result.waiting} more will follow." if result.waiting else ""
    return f"{looked}; made {counted(result.made, 'output')}, of which {len(result.written)} are new or changed.{later}"


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
