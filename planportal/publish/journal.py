"""What has yet to be moved in a site, done step by step. A command that was killed in between left the rest of its journal,
and the next one does it before anything else, so that nothing half-made is ever built upon.

Steps, each of which may be done again without harm: ``aside`` takes what is not ours out of the site, ``put`` moves a
staged file to its place, ``drop`` removes one that the site no longer has; or, for a whole site, ``swap`` puts the stage in
its place and ``retire`` names the files of ours in the former one. ``stage`` and ``beside`` say which folders are meant.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from .folder import clear_stages, home_of, move, remove, retire
from .state import State, remembered

Step = tuple[str, str]
# What a page shows is there before the page is, and what nothing shows any more goes last.
_LAST = (".html",)
_ACTS = frozenset({"aside", "put", "drop", "swap", "retire"})


def steps_of(
    stage: Path, beside: Path, written: Iterable[str], gone: Iterable[str], foreign: Iterable[str]
) -> list[Step]:
    """The steps from a site to its successor: other people's files aside, then assets, pages and deletions."""
    ordered = sorted(written, key=lambda path: (path.endswith(_LAST), path))
    return [
        ("stage", stage.name),
        ("beside", beside.name),
        *(("aside", path) for path in foreign),
        *(("put", path) for path in ordered),
        *(("drop", path) for path in gone),
    ]


def swap_of(stage: Path, beside: Path, known: Iterable[str]) -> list[Step]:
    """The steps that put a whole site in its place; ``known`` are the files of the former one that are ours."""
    return [("stage", stage.name), ("beside", beside.name), ("swap", ""), *(("retire", path) for path in known)]


def carry_out(state: State, output: Path) -> Path | None:
    """Do everything in the journal. Returns the folder that something was set aside in, if anything was.

    :raises OSError: if something cannot be moved; it stays in the journal.
    """
    steps = state.journal()
    if not steps:
        return None
    if not _sound(steps):
        state.doubt()
        return None
    home, told = home_of(output), dict(steps[:2])
    stage, beside = home / told["stage"], output.with_name(told["beside"])
    acts: dict[str, list[str]] = {}
    for act, path in steps[2:]:
        acts.setdefault(act, []).append(path)
    if "swap" in acts:
        _swap(stage, output, home / f"last-{stage.name}", acts.get("retire", []), beside)
    else:
        for path in acts.get("aside", []):
            _set_aside(output / path, beside / path)
        for path in acts.get("put", []):
            if os.path.lexists(stage / path):
                move(stage / path, output / path)
        remove(output, acts.get("drop", []))
    state.done()
    clear_stages(home)
    return beside if os.path.lexists(beside) else None


def _sound(steps: list[Step]) -> bool:
    """Whether a build can have written it: it names its folders first, and leads nowhere but into the site."""
    if [act for act, _path in steps[:2]] != ["stage", "beside"] or any("/" in path for _act, path in steps[:2]):
        return False
    return all(act in _ACTS and not path.startswith("/") and ".." not in path.split("/") for act, path in steps[2:])


def _set_aside(path: Path, target: Path) -> None:
    if os.path.lexists(path) and not os.path.lexists(target):
        move(path, target)


def _swap(stage: Path, output: Path, last: Path, known: list[str], beside: Path) -> None:
    if stage.is_dir():
        if output.is_dir() and not last.exists():
            move(output, last)
        move(stage, output)
    if last.is_dir():
        retire(last, known, beside)


def settle(output: Path) -> Path | None:
    """Finish what an earlier command began in an output folder; only for who holds its lock. Returns as ``carry_out``."""
    if not remembered(output).journal:
        return None
    state = State(output)
    try:
        return carry_out(state, output)
    finally:
        state.close()
