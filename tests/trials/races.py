"""Two commands on one output at once: the first is held at one of its operations, and the other waits for it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from planportal.console import Console
from planportal.preview.rebuilding import PreviewSite
from planportal.publish.locks import Busy, exclusive_lock

from .commands import start
from .homes import WHOLE, Cold, Home, assert_ended, assert_healed, assert_nothing_left, tree
from .kills import a_figure

# Who holds the output, and who comes second.
PAIRS = (("build", "build"), ("release", "build"), ("build", "release"), ("serve", "build"), ("build", "serve"))
WAITS = "is at work here; waiting for it"


def _work(name: str, home: Home) -> Callable[[], object]:
    return (
        (lambda: PreviewSite(home.folders, Console("en")).rebuild(False)) if name == "serve" else home.command(name)
    )


def race(first: str, second: str, operation: int, folder: Path, cold: Cold, must_wait: bool = False) -> int:
    """Hold ``first`` at one operation while ``second`` begins. Returns how many operations the first one did."""
    home = Home(folder / "home")
    shutil.copytree(WHOLE, home.content)
    assert_ended(home.run("build"), 0)
    a_figure(home)
    one = start(_work(first, home), home.root, hold=(operation,))
    held = one.until_held()
    other = start(_work(second, home), home.root)
    waited = other.until_said(WAITS)
    ended = one.wait()
    later = other.wait()
    place = (
        f"race of {first} held at operation {operation} ({ended.operations[operation - 1 : operation]}) and {second}"
    )
    try:
        assert_ended(ended, 0, 2) if first == "release" else assert_ended(ended, 0)
        # A release of a site that is being released already says so.
        assert_ended(later, 0, 2) if second == "release" else assert_ended(later, 0)
        assert waited or not (held and must_wait), "the second did not wait"
        if waited:
            assert (
                f"“{first}” (process {one.process} on " in later.complained or "another command" in later.complained
            )
        if "serve" not in (first, second):
            assert tree(home.site) == cold.of(home), "the site is not that of a cold build"
        assert_nothing_left(home)
        assert_healed(home, cold)
    except AssertionError as failure:
        raise AssertionError(f"{place}: {failure}\n{later.complained}") from failure
    finally:
        shutil.rmtree(folder)
    return len(ended.operations)


def patience(folder: Path) -> None:
    """Whose patience ends is told so; a holder that is killed leaves no lock."""
    home = Home(folder / "home")
    shutil.copytree(WHOLE, home.content)
    holder = start(home.command("build"), home.root, hold=(100,))
    assert holder.until_held()
    told: list[str] = []
    try:
        with exclusive_lock(home.beside, "build", told.append, seconds=0.1):
            raise AssertionError("two hold one lock")
    except Busy as busy:
        assert busy.status == 1 and "try again" in busy.args[0]
    assert len(told) == 1 and f"process {holder.process}" in told[0]
    holder.kill()
    assert holder.wait().status == -9
    with exclusive_lock(home.beside, "build", told.append, seconds=0):
        assert len(told) == 1
