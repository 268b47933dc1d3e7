"""Previews that run while a test does, each in a process of its own: forked from one that has loaded the program already,
where the system can do that, because loading it takes a second."""

import multiprocessing
import os
import random
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from commands import PATIENCE, ROOT, Running
from sparing import sparing, unpainted

# Loaded before a preview is forked, so that none has to.
import planportal.charts.painter  # noqa: F401
import planportal.commands.serve  # noqa: F401
import planportal.preview.server  # noqa: F401
from planportal import cli
from planportal.publish import fingerprints

# It is read once, by whoever forks.
fingerprints.of_engine()

INDICATORS = "plans/demo/indicators.toml"
FORKS = "forkserver" in multiprocessing.get_all_start_methods()


class Preview:
    """A preview of a portal that has templates and static files of its own."""

    def __init__(self, home: Path, made: Path):
        self.made = made
        self.content, self.templates, self.static = home / "content", home / "templates", home / "static"
        self.site = home / "site"
        self.errors = home / "errors.txt"
        self.port = 0
        self._running: Running | None = None

    def start(self, language: str = "en") -> "Preview":
        """Started again it has the port that it had."""
        typed = ("--language", language, "serve", "--content", self.content, "--output", self.site, "--port")

        def on(port: int) -> Running:
            if FORKS:
                return Forked(*typed, port, errors=self.errors, made=self.made)
            with self.errors.open("w") as errors:
                environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
                return Running(
                    sys.executable, ROOT / "build.py", *typed, port, errors=errors, environment=environment
                )

        self._running, self.port = listening(on, self.port)
        return self

    def stop(self) -> None:
        if self._running:
            self._running.stop()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def target(self, page) -> "Locator":  # noqa: F821
        """The cell with the target of new jobs, which is 500,000 at first."""
        return page.locator("tr", has_text="New jobs").first


class Forked(Running):
    """A command in a process that is forked from a server of processes. It spares what the tests spare, and paints no files of
    charts; ``made`` is the folder of what was made."""

    def __init__(self, *typed: object, errors: Path, made: Path):
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        said, saying = context.Pipe(duplex=False)
        self.process = context.Process(target=_run, args=([*map(str, typed)], saying, errors, made))
        # The server of processes, which the first one starts, looks for the program where the tests do.
        with mock.patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):
            self.process.start()
        saying.close()
        self._hear(os.fdopen(os.dup(said.fileno()), encoding="utf-8"))

    def stop(self) -> None:
        self.process.terminate()
        self.process.join(PATIENCE)


def _run(typed: list[str], saying: "Connection", errors: Path, made: Path) -> None:  # noqa: F821
    """The work of a forked process: a command, whose output the test hears and whose errors lie in a file."""
    os.dup2(saying.fileno(), 1)
    os.dup2(os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
    sys.stdout, sys.stderr = (open(number, "w", 1, encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
    os.chdir(ROOT)
    with sparing(made), unpainted():
        sys.exit(cli.main(typed))


def listening(start: Callable[[int], Running], port: int = 0, words: str = "") -> tuple[Running, int]:
    """What was started, once it says its address after some words, and its port: a free one unless one is given, and yet
    another one if somebody was quicker to take it."""
    while True:
        tried = port or free_port()
        running = start(tried)
        while (line := running.line()) is not None:
            if f"{words}http://127.0.0.1:{tried}" in line:
                return running, tried
        assert not port and not is_free(tried), "the preview ended before it said its address"


def free_port() -> int:
    """A port that no system gives to whoever asks for any."""
    return next(port for port in iter(lambda: random.randrange(20_000, 30_000), 0) if is_free(port))


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def faults(tab) -> "Locator":  # noqa: F821
    """The panel of faults over a page."""
    return tab.locator("plan-preview").get_by_role("alert")
