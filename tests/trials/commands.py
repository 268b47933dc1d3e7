"""Commands in forked processes that can be killed or held at a chosen operation of the file system.

Operations are counted in the order in which a process does them: opening a file for writing, writing it (half of it is
written then), renaming, removing, making and removing folders, and the transactions of SQLite. One process that does the same
work twice does the same operations.
"""

import builtins
import io
import os
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planportal import cli

from .quick import quick

FORKS = hasattr(os, "fork")
# A command that hangs is ended by the system; the slowest machine needs less.
LONGEST_SECONDS = 300
_CHANGES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir"}


@dataclass
class Operations:
    """Notes each operation below ``root`` in ``log``; kills its process at one, and waits at others for a byte."""

    root: str
    log: int
    kill: int
    hold: tuple[int, ...]
    reads: bool
    reached: int
    go: int
    number: int = 0

    def note(self, what: str) -> None:
        self.number += 1
        os.write(self.log, f"{self.number} {what}\n".encode())
        if self.number == self.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.number in self.hold:
            os.write(self.reached, b".")
            os.read(self.go, 1)

    def hook(self, event: str, arguments: tuple) -> None:
        if event == "open":
            path, _mode, flags = arguments
            writing = flags & (os.O_WRONLY | os.O_RDWR)
            if isinstance(path, (str, os.PathLike)) and self.holds(path) and (writing or self.reads):
                self.note(f"{'open' if writing else 'read'} {path}")
        elif event in _CHANGES:
            self.note(f"{event} {arguments[0]}")

    def holds(self, path: str | os.PathLike) -> bool:
        return os.fspath(path).startswith(self.root)

    def opened(self, really: Callable[..., Any]) -> Callable[..., Any]:
        def opening(file: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
            stream = really(file, mode, *more, **named)
            ours = mode == "wb" and isinstance(file, (str, os.PathLike)) and self.holds(file)
            return Halved(stream, self, str(file)) if ours else stream

        return opening

    def connected(self, really: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
        def connecting(*arguments: Any, **named: Any) -> sqlite3.Connection:
            database = really(*arguments, **named)
            database.set_trace_callback(self._statement)
            return database

        return connecting

    def _statement(self, statement: str) -> None:
        if statement.startswith(("BEGIN IMMEDIATE", "COMMIT")):
            self.note(statement)


@dataclass
class Halved:
    """A file that stands half-written at the moment of its operation."""

    stream: Any
    operations: Operations
    name: str

    def __enter__(self) -> "Halved":
        return self

    def __exit__(self, *_failure: object) -> None:
        self.stream.close()

    def close(self) -> None:
        self.stream.close()

    def write(self, content: bytes) -> None:
        middle = len(content) // 2
        self.stream.write(content[:middle])
        self.stream.flush()
        self.operations.note(f"write {self.name}")
        self.stream.write(content[middle:])


@dataclass(frozen=True)
class Ended:
    """How a command ended: ``status`` is negative for a signal. ``operations`` are those that it did."""

    status: int
    said: str
    complained: str
    operations: tuple[str, ...]

    @property
    def last(self) -> str:
        return self.operations[-1] if self.operations else "nothing"


@dataclass
class Command:
    """A command that runs."""

    process: int
    records: Path
    errors: int
    reached: int
    go: int
    complained: bytes = field(default=b"")

    def until_held(self) -> bool:
        """Wait until it stands at an operation to hold at; False if it ended before."""
        return os.read(self.reached, 1) == b"."

    def until_said(self, text: str) -> bool:
        """Wait until it complains of something; False if it ended without."""
        while text.encode() not in self.complained:
            more = os.read(self.errors, 65536)
            if not more:
                return False
            self.complained += more
        return True

    def go_on(self) -> None:
        os.write(self.go, b".")

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)

    def wait(self) -> Ended:
        """Wait for its end; it goes on from wherever it is held."""
        # Another process may hold this end too, so that closing it alone would not let the command go on.
        with suppress(BrokenPipeError):
            os.write(self.go, b"." * 8)
        os.close(self.go)
        while more := os.read(self.errors, 65536):
            self.complained += more
        _process, status = os.waitpid(self.process, 0)
        os.close(self.errors)
        os.close(self.reached)
        operations = self.records.with_suffix(".log").read_text("utf-8", "replace").splitlines()
        said = self.records.with_suffix(".said").read_text("utf-8", "replace")
        return Ended(
            os.waitstatus_to_exitcode(status), said, self.complained.decode(errors="replace"), tuple(operations)
        )


_numbers = iter(range(10**9))


def start(
    work: Callable[[], object], home: Path, kill: int = 0, hold: tuple[int, ...] = (), reads: bool = False
) -> Command:
    """Begin work in a process of its own; its operations below ``home`` are counted, with ``reads`` those of reading too."""
    records = home.parent / f"{home.name}.command-{next(_numbers)}"
    log = os.open(records.with_suffix(".log"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    said = os.open(records.with_suffix(".said"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    errors, errors_in = os.pipe()
    reached, reached_in = os.pipe()
    go, go_in = os.pipe()
    process = os.fork()
    if process:
        for end in (log, said, errors_in, reached_in, go):
            os.close(end)
        return Command(process, records, errors, reached, go_in)
    status = 70
    try:
        for end in (errors, reached, go_in):
            os.close(end)
        signal.alarm(LONGEST_SECONDS)
        os.dup2(said, 1)
        os.dup2(errors_in, 2)
        os.environ["LC_ALL"] = "C.UTF-8"
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)  # noqa: SIM115
        operations = Operations(f"{home}/", log, kill, hold, reads, reached_in, go)
        builtins.open = io.open = operations.opened(io.open)
        sqlite3.connect = operations.connected(sqlite3.connect)
        sys.addaudithook(operations.hook)
        with quick():
            status = int(work() or 0)
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def command(*arguments: object) -> Callable[[], int]:
    """The work of a command as it is typed."""
    return lambda: cli.main([str(argument) for argument in arguments])


def run(work: Callable[[], object], home: Path, kill: int = 0) -> Ended:
    return start(work, home, kill).wait()
