"""The journal of what has yet to be moved in a site. A command that was killed in between left the rest of its journal,
and the next one does it before anything else, so that nothing half-made is ever built upon.

Steps, each of which may be done again without harm: ``aside`` takes what is not ours out of the site, ``put`` moves a
staged file to its place, ``drop`` removes one that the site no longer has; or, for a whole site, ``swap`` puts the stage in
its place and ``remove_former_site`` names the files of ours in the former one. ``stage`` and ``beside`` say which folders are meant.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from .folder import clear_stages, move, remove, remove_former_site, state_folder
from .state import State, read_record

Step = tuple[str, str]
# Pages are put in place last, when all that they show is there.
_LAST = (".html",)
_ACTS = frozenset({"aside", "put", "drop", "swap", "retire"})


def update_steps(
    stage: Path, aside: Path, written: Iterable[str], gone: Iterable[str], foreign: Iterable[str]
) -> list[Step]:
    """The steps from a site to its successor: other people's files aside, then assets, pages and deletions."""
    ordered = sorted(written, key=lambda path: (path.endswith(_LAST), path))
    return [
        ("stage", stage.name),
        ("beside", aside.name),
        *(("aside", path) for path in foreign),
        *(("put", path) for path in ordered),
        *(("drop", path) for path in gone),
    ]


def swap_steps(stage: Path, aside: Path, known: Iterable[str]) -> list[Step]:
    """The steps that put a whole site in its place; ``known`` are the files of the former one that are ours."""
    return [("stage", stage.name), ("beside", aside.name), ("swap", ""), *(("retire", path) for path in known)]


def carry_out_journal(state: State, output: Path) -> Path | None:
    """Do all steps in the journal. Returns the folder of what was set aside, if anything was.

    :raises OSError: if something cannot be moved; it stays in the journal.
    """
    steps = state.journal()
    if not steps:
        return None
    if not _is_sound(steps):
        state.forget_all_but_files()
        return None
    home, folders = state_folder(output), dict(steps[:2])
    stage, aside = home / folders["stage"], output.with_name(folders["beside"])
    acts: dict[str, list[str]] = {}
    for act, path in steps[2:]:
        acts.setdefault(act, []).append(path)
    if "swap" in acts:
        _swap(stage, output, home / f"last-{stage.name}", acts.get("retire", []), aside)
    else:
        for path in acts.get("aside", []):
            _set_aside(output / path, aside / path)
        for path in acts.get("put", []):
            if os.path.lexists(stage / path):
                move(stage / path, output / path)
        remove(output, acts.get("drop", []))
    state.clear_journal()
    clear_stages(home)
    return aside if os.path.lexists(aside) else None


def _is_sound(steps: list[Step]) -> bool:
    """Whether a build can have written these steps: they name their folders first, and stay inside the site."""
    if [act for act, _path in steps[:2]] != ["stage", "beside"] or any("/" in path for _act, path in steps[:2]):
        return False
    return all(act in _ACTS and not path.startswith("/") and ".." not in path.split("/") for act, path in steps[2:])


def _set_aside(path: Path, target: Path) -> None:
    if os.path.lexists(path) and not os.path.lexists(target):
        move(path, target)


def _swap(stage: Path, output: Path, last: Path, known: list[str], aside: Path) -> None:
    if stage.is_dir():
        if output.is_dir() and not last.exists():
            move(output, last)
        move(stage, output)
    if last.is_dir():
        remove_former_site(last, known, aside)


def finish_journal(output: Path) -> Path | None:
    """Finish what an earlier command began in an output folder; only for who holds its lock. Returns the folder of what was
    set aside, if anything was."""
    if not read_record(output).journal:
        return None
    state = State(output)
    try:
        return carry_out_journal(state, output)
    finally:
        state.close()
