"""One at a time: a lock that the system holds and that goes with its process, however that ends."""

import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.messages import Message
from ..model.refusal import Refusal
from .folder import LOCK, home_of, make, write_whole

WAIT_SECONDS = 30
HOLDER = "holder.json"


class Busy(Refusal):
    """Another command works on the same folder and did not end in time."""

    status = 1


@contextmanager
def sole(home: Path, command: str, wait: Callable[[Message], None], seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock that lies in ``home``. If another command holds it, ``wait`` is told for whom this one waits.

    :raises Busy: if the other has not ended after so many ``seconds``.
    :raises OSError: if there can be no lock there.
    """
    # A build that finds nothing to do never needs it.
    from filelock import FileLock, Timeout

    make(home)
    lock = FileLock(home / LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        other = _holder(home)
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
        told = {"command": command, "process": os.getpid(), "machine": platform.node()}
        write_whole(home / HOLDER, (json.dumps(told) + "\n").encode())
        yield
    finally:
        (home / HOLDER).unlink(missing_ok=True)
        lock.release()


@contextmanager
def sole_build(output: Path, command: str, wait: Callable[[Message], None]) -> Iterator[None]:
    """Hold the lock of an output folder."""
    with sole(home_of(output), command, wait):
        yield


def _holder(home: Path) -> Message:
    """Who holds the lock, as far as it is known."""
    try:
        told = json.loads((home / HOLDER).read_bytes())
        return Message(
            "“%(command)s” (process %(process)s on %(machine)s)",
            command=told["command"], process=told["process"], machine=told["machine"],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return Message("another command")
