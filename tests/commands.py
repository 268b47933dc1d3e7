"""Runs the commands as a user does: in the test process, which has everything loaded, or in processes of their own."""

import contextlib
import gc
import hashlib
import io
import os
import queue
import signal
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO
from unittest import mock

import pytest

from planportal.cli import main

ROOT = Path(__file__).parents[1]
# Commands speak the language of the machine and fill its terminal; what they say here is the same on every one.
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8", "COLUMNS": "80", "PYTHON_COLORS": "0"}
# Seconds until a test gives up what should come. A wait ends when it comes, so only a break takes as long.
PATIENCE = 180
# Kinds of warnings that Python shows to developers only.
UNSHOWN = (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning)


def portal(*arguments: object, environment: dict[str, str] = ENGLISH) -> subprocess.CompletedProcess:
    """``python build.py …`` with its output as text, without the second that a process takes to load the program.
    What would be a traceback there is one here."""
    typed = list(map(str, arguments))
    # Streams as a process has them, whose encoding and errors the program may set.
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\n", write_through=True) for _ in range(2))
    with (
        mock.patch.dict(os.environ, environment, clear=True),
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        _warnings_told(),
        _collecting_as_before(),
    ):
        try:
            status = main(typed)
        except SystemExit as ended:
            status = ended.code
    return subprocess.CompletedProcess(typed, status, *(said.buffer.getvalue().decode() for said in (out, err)))


@contextlib.contextmanager
def _warnings_told() -> Iterator[None]:
    """Warnings go to standard error, as in a process; pytest would keep them for itself."""

    def tell(message, category, file, line, *_more) -> None:
        sys.stderr.write(warnings.formatwarning(message, category, file, line))

    with warnings.catch_warnings():
        warnings.resetwarnings()
        for kind in UNSHOWN:
            warnings.simplefilter("ignore", kind)
        warnings.showwarning = tell
        yield


@contextlib.contextmanager
def _collecting_as_before() -> Iterator[None]:
    """A command that ends with its process may leave its rubbish to the system; the tests go on."""
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def portal_process(*arguments: object, environment: dict[str, str] = ENGLISH) -> subprocess.CompletedProcess:
    """The same in a process of its own, where the process is what the test is about."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment)


class Running:
    """A process that goes on while the test does, heard line by line."""

    def __init__(self, *command: object, errors=subprocess.STDOUT, environment: dict[str, str] = ENGLISH, **more):
        self.process = subprocess.Popen(
            list(map(str, command)), stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8", cwd=ROOT,
            env=environment, **more,
        )  # fmt: skip
        self._hear(self.process.stdout)

    def _hear(self, stream: TextIO) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, args=(stream,), daemon=True).start()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_failure) -> None:
        self.stop()

    def _listen(self, stream: TextIO) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def line(self) -> str | None:
        """The next line, None once the process has ended."""
        try:
            return self._lines.get(timeout=PATIENCE)
        except queue.Empty:
            pytest.fail(f"nothing more was said in {PATIENCE} seconds")

    def until(self, wanted: Callable[[str], bool]) -> list[str]:
        """The lines up to the one that is wanted; an end before it is a failure, not a wait."""
        lines: list[str] = []
        while not (lines and wanted(lines[-1])):
            line = self.line()
            assert line is not None, f"ended before it said what was waited for: {lines}"
            lines.append(line)
        return lines

    def stop(self) -> None:
        """End it, if it still runs."""
        self.process.terminate()
        self.process.wait(PATIENCE)


class Watch(Running):
    """``check --watch`` in a process of its own, read line by line."""

    def __init__(self, content: Path, *more: str):
        command = [sys.executable, ROOT / "build.py", "check", "--watch", "--content", content, *more]
        # A shell that starts tests in the background makes them deaf to Ctrl+C, which is what is tested here.
        super().__init__(*command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))

    def up_to(self, last: str) -> list[str]:
        """The lines up to one that begins so."""
        return self.until(lambda line: line.startswith(last))

    def interrupt(self) -> int:
        """Ctrl+C; it ends without another word. The exit status."""
        self.process.send_signal(signal.SIGINT)
        assert self.line() is None
        return self.process.wait(PATIENCE)


def build(content: Path, output: Path, *more: object) -> subprocess.CompletedProcess:
    """A build that must succeed, in this process alone: workers would load the program first."""
    done = portal("build", "--content", content, "--output", output, *(more or ("--jobs", 1)))
    assert done.returncode == 0, done.stderr
    return done


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with the digest of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def places_on_disk(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file of the disk stands at each path: unchanged files keep theirs."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
