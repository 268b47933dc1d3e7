"""The only module that writes files (Jinja2 keeps its compiled templates itself, SQLite its own file)."""

import os
import re
import shutil
import uuid
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from ..model import mark

# What file managers leave behind in every folder that somebody opens. Nobody misses it.
LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
STAGE, PROOF = "stage-", "proof-"
# What lies beside a site while no command works: the lock, the state and compiled templates.
LOCK, STATE, COMPILED = "lock", "state.sqlite", "templates"


def state_folder(folder: Path) -> Path:
    """The folder for all that belongs to an output and is not published: beside it, on the same disk."""
    return folder.parent / mark.NAME / f"{folder.name}.state"


def make_folder(path: Path) -> None:
    """Make a folder, with those around it."""
    path.mkdir(parents=True, exist_ok=True)


def write_file(path: Path, content: bytes) -> None:
    """Write one file in one step: it is never seen half-written.

    :raises OSError: if there is no such folder, or it cannot be written to.
    """
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        os.replace(new, path)
    except OSError as failure:
        new.unlink(missing_ok=True)
        raise OSError(failure.errno, failure.strerror, str(path)) from failure


def write_folder(path: Path, files: dict[str, bytes]) -> None:
    """Write a new folder in one step, with the folders around it.

    :raises OSError: if it cannot be written, or something that is not an empty folder stands there.
    """
    stage = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        for name, content in files.items():
            make_folder((stage / name).parent)
            (stage / name).write_bytes(content)
        os.rename(stage, path)
    except OSError as failure:
        raise OSError(failure.errno, failure.strerror, str(path)) from failure
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def remove_written_folder(path: Path) -> None:
    """Remove a folder that ``write_folder`` wrote."""
    shutil.rmtree(path)


# --- stages ----------------------------------------------------------------------------------------------------------


def new_stage_name() -> str:
    """A name for a stage that is used only once."""
    return f"{STAGE}{uuid.uuid4().hex[:12]}"


def new_stage(home: Path) -> Path:
    """A folder of its own for what a build makes; it bears the mark, because it may become the site."""
    stage = home / new_stage_name()
    make_folder(stage)
    (stage / mark.NAME).write_bytes(mark.TEXT.encode())
    return stage


def write_staged(stage: str, path: str, chunks: Iterable[bytes]) -> str:
    """Write a file of a stage piece by piece; returns its digest. The stage itself must be there: one that was cleared away
    is not made again."""
    target, digest = f"{stage}/{path}", blake2b(digest_size=16)
    try:
        file = open(target, "wb")  # noqa: SIM115
    except FileNotFoundError:
        parent = Path(stage)
        for part in path.split("/")[:-1]:
            parent /= part
            parent.mkdir(exist_ok=True)
        file = open(target, "wb")  # noqa: SIM115
    with file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
    return digest.hexdigest()


def drop_staged(stage: str, path: str) -> None:
    """Remove a file from a stage."""
    os.unlink(f"{stage}/{path}")


def clear_stages(home: Path) -> None:
    """Remove the stages that earlier builds left behind, known by their mark; only for who holds the lock."""
    for stage in home.glob(f"{STAGE}*"):
        if stage.is_symlink() or not stage.is_dir():
            continue
        # A mark that is alone there may be half-written.
        if is_ours(stage) or {path.name for path in stage.iterdir()} <= {mark.NAME}:
            _remove_marked(stage)


def new_proof_folder(home: Path) -> Path:
    """A folder for a whole site that is built apart, with a state of its own."""
    proof = home / f"{PROOF}{uuid.uuid4().hex[:12]}"
    make_folder(proof)
    return proof


def clear_proofs(home: Path) -> None:
    """Remove what was built apart, known by the mark of its site; only for who holds the lock."""
    for proof in home.glob(f"{PROOF}*"):
        sites = [path for path in proof.iterdir() if path.name != mark.NAME] if proof.is_dir() else []
        if not proof.is_symlink() and all(
            is_ours(site) or site.is_dir() and not any(site.iterdir()) for site in sites
        ):
            for site in sites:
                _remove_marked(site)
            shutil.rmtree(proof, ignore_errors=True)


def _remove_marked(folder: Path) -> None:
    """Remove a folder of ours, its mark last: one that is half removed is still known as ours."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != mark.NAME:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def has_leftovers(home: Path) -> bool:
    """Whether there is more beside a site than between commands: a killed command left it, or one is at work."""
    return any(path.name not in (LOCK, STATE, COMPILED) for path in home.iterdir()) if home.is_dir() else False


def clear_leftovers(home: Path) -> None:
    """Remove what commands that were killed left beside a site; only for who holds the lock."""
    clear_stages(home)
    clear_proofs(home)
    clear_unfinished(home)


def clear_unfinished(folder: Path) -> None:
    """Remove what ``write_file`` and ``write_folder`` had not finished in a folder when they were killed; only for who holds
    its lock."""
    for new in folder.glob(".*.new"):
        if not re.fullmatch(r"\..+\.\d+\.new", new.name):
            continue
        if new.is_dir() and not new.is_symlink():
            shutil.rmtree(new, ignore_errors=True)
        else:
            new.unlink()


# --- ours, and what is not -------------------------------------------------------------------------------------------


def is_ours(folder: Path) -> bool:
    """Whether a folder bears the mark: a file of its own with the very text that this program writes."""
    path = folder / mark.NAME
    try:
        return not path.is_symlink() and path.is_file() and path.read_bytes() == mark.TEXT.encode()
    except OSError:
        return False


def site_around(folder: Path) -> Path | None:
    """The site of ours that a folder is or lies in."""
    return next((outer for outer in (folder, *folder.parents) if is_ours(outer)), None)


def aside_path(output: Path) -> Path:
    """A free path beside the output, for what is set aside from it."""
    number = 1
    while os.path.lexists(name := output.with_name(f"{output.name}.aside-{number}")):
        number += 1
    return name


def move(source: Path, target: Path) -> None:
    """Put a file or folder in its place in one step, with the folders around it.

    :raises OSError: naming the target.
    """
    try:
        os.replace(source, target)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        if not os.path.lexists(source):
            raise
        # The system removes only a folder that is empty.
        if target.is_dir() and not target.is_symlink() and not source.is_dir():
            target.rmdir()
        make_folder(target.parent)
        os.replace(source, target)


def remove(root: Path, paths: Iterable[str]) -> None:
    """Remove files of a folder, and the folders in it that become empty by that."""
    emptied: set[Path] = set()
    for path in paths:
        (root / path).unlink(missing_ok=True)
        emptied.update(Path(path).parents)
    for folder in sorted(emptied, key=lambda folder: len(folder.parts), reverse=True):
        if folder.parts and (root / folder).is_dir() and not any((root / folder).iterdir()):
            (root / folder).rmdir()


def remove_former_site(folder: Path, known: Iterable[str], aside: Path) -> bool:
    """Remove a former site, file by file those that are ``known`` to be ours. The rest is set aside; returns whether there
    was any."""
    remove(folder, (*known, mark.NAME))
    for path in list(folder.rglob("*")):
        if path.name in LITTER and path.is_file():
            path.unlink()
    if any(not path.is_dir() or path.is_symlink() for path in folder.rglob("*")):
        os.rename(folder, aside)
        return True
    shutil.rmtree(folder)
    return False
