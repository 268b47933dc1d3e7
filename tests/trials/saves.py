"""Saves while a command works: an editor saves, and perhaps takes it back, at chosen operations of a build or a release."""

import io
import shutil
import tarfile
from pathlib import Path

from .commands import start
from .homes import DAY, WHOLE, Cold, Home, Tree, assert_ended, assert_healed, tree
from .kills import INDICATORS, a_figure, replaced

# What is saved, each in a file that something else rests on.
SAVED = {
    "figure": (INDICATORS, 'value = "9.5"', 'value = "9.7"'),
    "name": ("plans/demo/plan.toml", 'short.en = "Example"', 'short.en = "Sample"'),
    "portal": ("portal.toml", 'tagline.en = "Tagline"', 'tagline.en = "Another"'),
    "unit": ("units.toml", "scale = 10000", "scale = 1000"),
    "concept": ("concepts.toml", 'name.en = "New jobs"', 'name.en = "Jobs"'),
}


def operations(command: str, folder: Path) -> int:
    """How many operations a command does, reading included."""
    home = _begun(folder)
    done = start(home.command(command), home.root, reads=True).wait()
    shutil.rmtree(folder)
    return len(done.operations)


def _begun(folder: Path) -> Home:
    home = Home(folder / "home")
    shutil.copytree(WHOLE, home.content)
    assert_ended(home.run("build"), 0)
    a_figure(home)
    return home


def saving(command: str, saved: str, at: int, undone: int, folder: Path, cold: Cold) -> None:
    """Save at one operation, and undo it at a later one; never if that is 0."""
    home = _begun(folder)
    path, old, new = SAVED[saved]
    typed = start(home.command(command), home.root, hold=tuple(filter(None, (at, undone))), reads=True)
    try:
        if typed.until_held():
            replaced(home.content / path, old, new)
            if undone:
                typed.go_on()
                typed.until_held()
                replaced(home.content / path, new, old)
        ended = typed.wait()
        assert_ended(ended, 0, 1, 2) if command == "release" else assert_ended(ended, 0)
        if command == "release" and ended.status == 0:
            assert _as_kept(home, folder, cold) == tree(home.site), "the released site is not what its snapshot says"
        assert_healed(home, cold)
    except AssertionError as failure:
        place = f"{saved} saved at operation {at} of a {command}" + (f", undone at {undone}" if undone else "")
        raise AssertionError(f"{place}: {failure}") from failure
    finally:
        shutil.rmtree(folder)


def _as_kept(home: Home, folder: Path, cold: Cold) -> Tree:
    """What a cold build makes of the content that the snapshot holds."""
    kept = Home(folder / "kept")
    shutil.copytree(home.content / "releases", kept.content / "releases")
    with tarfile.open(
        fileobj=io.BytesIO((home.content / "releases" / DAY / "snapshot.tar.xz").read_bytes())
    ) as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.startswith("content/"):
                target = kept.root / member.name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.extractfile(member).read())
    return cold.of(kept)
