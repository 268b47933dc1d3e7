"""One at a time: a lock that the system holds and that goes with its process, however that ends."""

import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.messages import Message
from ..model.refusal import Refusal
from .folder import LOCK, make_folder, state_folder, write_file

WAIT_SECONDS = 30
HOLDER = "holder.json"


class Busy(Refusal):
    """Another command works on the same folder and did not end in time."""

    status = 1


@contextmanager
def exclusive_lock(
    folder: Path, command: str, wait: Callable[[Message], None], seconds: float = WAIT_SECONDS
) -> Iterator[None]:
    """Hold the lock in a folder. If another command holds it, ``wait`` is told for whom this one waits.

    :raises Busy: if the other has not ended after so many ``seconds``.
    :raises OSError: if there can be no lock there.
    """
    # Loaded here, because a build with nothing to do runs without it.
    from filelock import FileLock, Timeout

    make_folder(folder)
    lock = FileLock(folder / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        other = _holder(folder)
        wait(
            Message(
                "%(other)s is at work here; waiting for it up to %(seconds)s s", other=other, seconds=f"{seconds:g}"
            )
        )
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            raise Busy(Message("%(other)s is still at work here; try again when it has ended", other=other)) from None
    try:
        holder = {"command": command, "process": os.getpid(), "machine": platform.node()}
        write_file(folder / HOLDER, (json.dumps(holder) + "\n").encode())
        yield
    finally:
        (folder / HOLDER).unlink(missing_ok=True)
        lock.release()


@contextmanager
def output_lock(output: Path, command: str, wait: Callable[[Message], None]) -> Iterator[None]:
    """Hold the lock of an output folder."""
    with exclusive_lock(state_folder(output), command, wait):
        yield


def _holder(folder: Path) -> Message:
    """Who holds the lock in a folder, as far as it is known."""
    try:
        holder = json.loads((folder / HOLDER).read_bytes())
        return Message(
            "“%(command)s” (process %(process)s on %(machine)s)",
            command=holder["command"], process=holder["process"], machine=holder["machine"],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return Message("another command")
