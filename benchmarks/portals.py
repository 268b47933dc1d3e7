"""How builds grow with the number of plans: python benchmarks/portals.py --plans 4 10 30 100 --without-charts

Synthetic portals, whole processes as a user starts them. For each size: ``check``, a cold build, and builds after
nothing changed, one figure changed (an observation of a concept that all plans share), one short title edited, and
one plan added. The files of the site come last.

How to read the table. CPU is user and system time of all processes, the median of so many runs, with the lowest and
the highest; it is what to compare, since wall time counts the other work of the machine too. Loop is the CPU time of
a fixed loop of plain Python just before and after each run, and "loops" is CPU in such loops: compare these between
machines, or between hours on a shared one. Peak is the memory of all processes together, sampled. A step is repeated
until it has its runs or has used up its seconds, so that what takes minutes is run once.

Drawing is nearly all of a build's work and grows evenly with the plans; at a hundred plans it takes hours.
``--without-pictures`` leaves out the files of charts, ``--without-charts`` the drawings in pages too, so that the
rest can be seen (how: undrawn/sitecustomize.py). ``--engine`` measures the project in another folder, such as a
worktree of an earlier commit.
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from processes import Run, loop, run
from synthetic.portal import add_plan, change_figure, change_short_title, write_portal

ROOT = Path(__file__).parents[1]
UNDRAWN = Path(__file__).parent / "undrawn"
ENOUGH_CPU_SECONDS = 40
COLUMNS = "{:>5}  {:18} {:>4} {:>9} {:>19} {:>9} {:>8} {:>8} {:>8}"
HEADINGS = ("plans", "step", "runs", "CPU s", "(lowest to highest)", "wall s", "loops", "loop s", "peak MB")


def main() -> None:
    options = _options()
    print(f"jobs: {options.jobs or 'of the engine’s choice'}; left out: {options.left_out or 'nothing'}")
    print(f"fixed loop at the start: {loop():.4f} s CPU")
    print(COLUMNS.format(*HEADINGS))
    for plans in options.plans:
        with tempfile.TemporaryDirectory() as home:
            _measure(Path(home), plans, options)
    print(f"fixed loop at the end: {loop():.4f} s CPU")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, nargs="+", default=[4, 10, 30, 100], help="sizes of portals")
    parser.add_argument("--engine", type=Path, default=ROOT, help="the project to measure (default: this one)")
    drawn = {"pictures": "leave out the files of charts", "charts": "leave out the drawings in pages too"}
    for left_out, text in drawn.items():
        parser.add_argument(f"--without-{left_out}", dest="left_out", action="store_const", const=left_out, help=text)
    parser.add_argument("--jobs", type=int, default=1, help="workers (default: 1; 0: the engine's choice)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each step, at most")
    return parser.parse_args()


class Portal:
    """One synthetic portal, its site, and the commands of the engine on them."""

    def __init__(self, home: Path, plans: int, options: argparse.Namespace):
        self.home, self.plans, self.options = home, plans, options
        self.begin()

    def begin(self) -> None:
        """Start from nothing, in a folder where no build has been: whatever an engine keeps is out of its sight."""
        shutil.rmtree(self.home, ignore_errors=True)
        write_portal(self.home / "content", self.plans)

    def check(self) -> Run:
        return self._run("check", environment=_environment())

    def build(self) -> Run:
        left_out = self.options.left_out
        undrawn = {"PYTHONPATH": str(UNDRAWN), "PORTAL_LEFT_OUT": left_out} if left_out else {}
        return self._build(_environment() | undrawn)

    def build_again(self) -> Run:
        """A build that has nothing to do draws nothing either, and runs just as it is."""
        return self._build(_environment())

    def change_figure(self) -> None:
        change_figure(self.home / "content", self.plans // 2)

    def change_short_title(self) -> None:
        change_short_title(self.home / "content", self.plans // 2)

    def add_plan(self) -> None:
        add_plan(self.home / "content", self.plans)
        self.plans += 1

    def _build(self, environment: dict[str, str]) -> Run:
        jobs = ["--jobs", str(self.options.jobs)] if self.options.jobs else []
        return self._run("build", "--output", str(self.home / "site"), *jobs, environment=environment)

    def _run(self, *arguments: str, environment: dict[str, str]) -> Run:
        front_door = str(self.options.engine.resolve() / "build.py")
        command, *rest = arguments
        return run([sys.executable, front_door, command, "--content", str(self.home / "content"), *rest], environment)


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}


def _measure(home: Path, plans: int, options: argparse.Namespace) -> None:
    portal = Portal(home / "portal", plans, options)
    steps: tuple[tuple[str, Callable[[], None], Callable[[], Run]], ...] = (
        ("check", lambda: None, portal.check),
        ("cold", portal.begin, portal.build),
        ("nothing changed", lambda: None, portal.build_again),
        ("figure changed", portal.change_figure, portal.build),
        ("short title edited", portal.change_short_title, portal.build),
        ("plan added", portal.add_plan, portal.build),
    )
    for name, prepare, measure in steps:
        _report(plans, name, list(_repeated(prepare, measure, options.runs)))
        if name == "cold":
            files = [path for path in (portal.home / "site").rglob("*") if path.is_file()]
            site = f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB"
    print(f"{plans:>5}  site: {site}", flush=True)


def _repeated(prepare: Callable[[], None], measure: Callable[[], Run], runs: int) -> Iterator[Run]:
    spent = 0.0
    for _ in range(runs):
        prepare()
        done = measure()
        yield done
        spent += done.cpu
        if spent > ENOUGH_CPU_SECONDS:
            return


def _report(plans: int, name: str, runs: list[Run]) -> None:
    cpu, wall, machine = (statistics.median(getattr(each, part) for each in runs) for part in ("cpu", "wall", "loop"))
    loops = statistics.median(each.cpu / each.loop for each in runs)
    spread = f"({min(each.cpu for each in runs):.2f} to {max(each.cpu for each in runs):.2f})"
    peak = max(each.peak for each in runs) / 1e6
    figures = (f"{cpu:.3f}", spread, f"{wall:.3f}", f"{loops:.1f}", f"{machine:.4f}", f"{peak:.0f}")
    print(COLUMNS.format(plans, name, len(runs), *figures), flush=True)


if __name__ == "__main__":
    main()
