"""Kills: a command ends at one of its operations as by a power cut of its process, and the next command puts it right."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .commands import run
from .homes import (
    WHOLE,
    Cold,
    Home,
    Tree,
    assert_ended,
    assert_healed,
    assert_linked,
    assert_nothing_left,
    assert_whole,
    tree,
)

INDICATORS = "plans/demo/indicators.toml"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    path.write_bytes(text.replace(old, new).encode())


def a_figure(home: Home) -> None:
    replaced(home.content / INDICATORS, "〔50〕", "〔51〕")


def other_files(home: Home) -> None:
    """Files go and others come."""
    replaced(home.content / INDICATORS, '"closed-cases"', '"cases-closed"')


def strays(home: Home) -> None:
    """Files of another hand, one in the place of ours, and an edit to build."""
    (home.site / "zh" / "stray.txt").write_text("mine", "utf-8")
    (home.site / "letters").mkdir()
    (home.site / "letters" / "one.html").write_text("mine too", "utf-8")
    page = home.site / "zh" / "index.html"
    page.unlink()
    page.write_text("altered", "utf-8")
    table = home.site / "data" / "plans.csv"
    table.unlink()
    table.mkdir()
    (table / "inner.txt").write_text("mine as well", "utf-8")
    a_figure(home)


def nothing(_home: Home) -> None:
    pass


@dataclass(frozen=True)
class Kind:
    """A command after an edit; ``built`` is whether there is a site before. ``works`` are files of another hand, which must
    never be lost."""

    command: str
    built: bool
    edit: Callable[[Home], None]
    works: tuple[str, ...] = ()


KINDS = {
    "first": Kind("build", False, nothing),
    "figure": Kind("build", True, a_figure),
    "other files": Kind("build", True, other_files),
    "release": Kind("release", True, a_figure),
    "first release": Kind("release", False, nothing),
    "strays": Kind("build", True, strays, ("mine", "mine too", "altered", "mine as well")),
}
# What is typed after a kill, before the build that must put everything right.
NEXT = ("build", "verify", "review", "release")


class Kills:
    """The trials of one kind, each on a copy of the same beginning."""

    def __init__(self, kind: str, folder: Path, cold: Cold):
        self.name, self.kind, self.folder, self.cold = kind, KINDS[kind], folder, cold
        begun = Home(folder / "begun")
        shutil.copytree(WHOLE, begun.content)
        if self.kind.built:
            assert_ended(begun.run("build"), 0)
        self.begun = begun
        done = self._copy("done")
        self.before = tree(done.site) if self.kind.built else {}
        self.trees: list[Tree] = [self.before, cold.of(done)]
        ended = run(done.command(self.kind.command), done.root)
        assert_ended(ended, 0)
        # A release is built before it is kept; both sites are whole ones.
        self.trees += [tree(done.site), cold.of(done)]
        self.operations = ended.operations
        shutil.rmtree(done.root.parent)

    def _copy(self, name: str) -> Home:
        home = self.begun.copy(self.folder / name)
        self.kind.edit(home)
        return home

    def trial(self, operation: int, following: str = "build") -> None:
        """Kill at one operation; then type ``following``, and build."""
        home = self._copy(f"at-{operation}")
        try:
            ended = run(home.command(self.kind.command), home.root, kill=operation)
            assert ended.status == -9 or operation > len(ended.operations), f"it ended with {ended.status}"
            self._judge(home, following)
        except AssertionError as failure:
            place = f"kill of {self.name!r} at operation {operation} ({ended.last}), then {following}"
            raise AssertionError(f"{place}: {failure}") from failure
        finally:
            shutil.rmtree(home.root.parent)

    def _judge(self, home: Home, following: str) -> None:
        assert_whole(home.site, self.trees)
        # Altered pages are whose they are; every page of ours has what it names.
        if not self.kind.works and home.site.is_dir():
            assert_linked(home.site)
        assert_ended(home.run(following), 0, 1, 2)
        if "run release again" in home.run("build").complained:
            assert_ended(home.run("release"), 0, 2)
        assert_healed(home, self.cold, aside=bool(self.kind.works))
        for work in self.kind.works:
            stands = [path for path in home.root.rglob("*") if path.is_file() and path.read_bytes() == work.encode()]
            assert stands, f"the file of another hand that holds {work!r} is lost"
        if self.kind.command == "release":
            assert_ended(home.run("release"), 0, 2)
            assert home.releases() == ["2024-05-01", "index.json"]
            assert_ended(home.run("verify"), 0)
            assert tree(home.site) == self.cold.of(home)
            assert_nothing_left(home, released=True)
