"""Folders that trials work in: content, its site, what lies beside them, and what a cold build makes of the same content."""

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote

from planportal.commands.folders import build_folders
from planportal.model import mark
from planportal.publish import fingerprints
from planportal.publish.build import Build
from planportal.publish.survey import BuildFolders

from .commands import Ended, command, run
from .quick import quick

WHOLE = Path(__file__).parents[1] / "sites" / "whole"
DAY = "2024-05-01"
Tree = dict[str, str]
# What may lie beside a site, and in the hidden folder of the content, when no command runs.
_RESTING = {"lock", "state.sqlite", "templates"}
_LINK = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^":?#]+\.(?:css|js|png|svg))"')


def tree(folder: Path) -> Tree:
    """Every file below a folder with the digest of its content; links are told as such."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[path.relative_to(folder).as_posix()] = f"link to {os.readlink(path)}"
        elif path.is_file():
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differing(one: Tree, other: Tree) -> str:
    """The first files that are in one of two trees only, or other in each."""
    named = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    return ", ".join(named[:8]) + (f" and {len(named) - 8} more" if len(named) > 8 else "")


@dataclass(frozen=True)
class Home:
    """A portal, which may have ``templates`` and ``static`` files of its own."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def beside(self) -> Path:
        """Where what belongs to the site lies."""
        return self.root / mark.NAME / "site.state"

    @property
    def state(self) -> Path:
        return self.beside / "state.sqlite"

    @property
    def folders(self) -> BuildFolders:
        return build_folders(self.content, self.site)

    def command(self, name: str) -> Callable[[], int]:
        """The work of a command."""
        where = ("--content", self.content)
        if name == "build":
            return command(name, *where, "--output", self.site, "--jobs", 1)
        if name == "verify":
            return command(name, self.site, *where)
        more = {"release": ("--date", DAY), "review": ("-o", self.root / "review.html")}[name]
        return command(name, *where, "--output", self.site, *more)

    def run(self, name: str) -> Ended:
        return run(self.command(name), self.root)

    def copy(self, target: Path) -> "Home":
        return Home(Path(shutil.copytree(self.root, target / "home", symlinks=True)))

    def releases(self) -> list[str]:
        folder = self.content / "releases"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


class Cold:
    """What cold builds make, each content only once."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._known: dict[str, Tree] = {}

    def of(self, home: Home) -> Tree:
        """The site that a build from nothing makes of the content as it stands."""
        found = home.folders
        folders = (found.content, home.root / "templates", home.root / "static")
        inputs = [{name: digest for name, digest in tree(one).items() if not name.startswith(".")} for one in folders]
        key = hashlib.sha256(json.dumps(inputs).encode()).hexdigest()
        if key not in self._known:
            root = Path(mkdtemp(dir=self.folder))
            cold = replace(found, output=root / "cold" / "site")
            ended = run(lambda: Build(cold, jobs=1).run() and 0, root / "cold")
            assert ended.status == 0, f"a cold build fails:\n{ended.complained}"
            self._known[key] = tree(cold.output)
            shutil.rmtree(root)
        return self._known[key]


def warm(folder: Path) -> None:
    """Have every template compiled in this process, and the engine read, before others are forked from it."""
    home = Home(folder / "warm")
    shutil.copytree(WHOLE, home.content)
    fingerprints.of_engine()
    with quick():
        Build(home.folders, jobs=1).run()
    shutil.rmtree(home.root)


# --- what must hold --------------------------------------------------------------------------------------------------


def assert_whole(site: Path, trees: Iterable[Tree]) -> None:
    """Each file is one of those that some whole site has there."""
    trees = list(trees)
    for path, digest in (tree(site) if site.is_dir() else {}).items():
        assert any(digest == known.get(path) for known in trees), f"{path} is neither its old nor its new version"


def assert_linked(site: Path) -> None:
    """No page lacks a style sheet, script or picture that it names."""
    for page in site.rglob("*.html"):
        for link in _LINK.findall(page.read_text("utf-8")):
            target = Path(os.path.normpath(page.parent / unquote(link)))
            assert target.is_file(), f"{page.relative_to(site)} names {link}, which is not there"


def assert_nothing_left(home: Home, aside: bool = False, released: bool = False) -> None:
    """Nothing lies about but the lock, the state and the compiled templates; with ``aside`` also what was set aside. What a
    release left in the content folder goes with the next one that has ``released``."""
    resting = {path.name for path in home.beside.iterdir() if not (aside and ".aside-" in path.name)}
    assert resting <= _RESTING, f"left beside the site: {sorted(resting - _RESTING)}"
    around = {path.name for path in home.root.iterdir()}
    left = {name for name in around if name.endswith(".new") or ".aside-" in name and not aside}
    hidden = {
        p.relative_to(home.root).as_posix() for p in home.content.rglob("*") if released and p.name.endswith(".new")
    }
    held = home.content / mark.NAME
    hidden |= {path.name for path in held.iterdir() if path.name != "lock"} if released and held.is_dir() else set()
    assert not left | hidden, f"left behind: {sorted(left | hidden)}"


def assert_ended(ended: Ended, *statuses: int) -> None:
    """It ended as it may, and said nothing of insides."""
    assert ended.status in statuses, f"status {ended.status}\n{ended.said}{ended.complained}"
    told = ended.said + ended.complained
    for inside in ("Traceback", "sqlite", "journal", "OperationalError"):
        assert inside not in told, f"it speaks of insides:\n{told}"


def assert_healed(home: Home, cold: Cold, aside: bool = False) -> None:
    """One build makes the site what a cold one makes of the content, and leaves nothing behind."""
    ended = home.run("build")
    assert_ended(ended, 0)
    found, wanted = tree(home.site), cold.of(home)
    assert found == wanted, (
        f"after {ended.said.splitlines()[0]!r} differ from a cold build: {differing(found, wanted)}"
    )
    assert_nothing_left(home, aside)
