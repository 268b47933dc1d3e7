"""Makes outputs and writes them into the stage, in several processes where there are many. Whoever makes an output also
writes it, so that no process ever holds more than a few files of the site."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType

from ..content.files import digest_of
from ..model.messages import Message
from ..model.refusal import Refusal
from .folder import drop_staged, write_staged
from .outputs import Output

# Outputs that a worker is given at once, and how many such lots wait for the workers.
LOT, WAITING = 8, 40


@dataclass(frozen=True)
class MadeFile:
    """An output that was made; ``written`` is False where the last file of the site has the same bytes."""

    path: str
    digest: str
    written: bool


class Maker:
    """Makes the outputs that it is given, unit by unit. ``say`` is told how many are made."""

    def __init__(self, stage: Path, jobs: int, parallel_from: int, say: Callable[[int], None]):
        self._stage, self._jobs, self._parallel_from, self._say = str(stage), jobs, parallel_from, say
        self._pool: ProcessPoolExecutor | None = None
        self._lots: set[Future[list[MadeFile]]] = set()
        self._taken = 0
        self.made: list[MadeFile] = []

    def __enter__(self) -> "Maker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _failure: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=kind is not None)

    def take(self, outputs: list[Output], last: Mapping[str, str]) -> None:
        """Make outputs, now or soon; ``last`` has the digests of files that stand in the site as they were made."""
        self._taken += len(outputs)
        if self._pool is None and self._jobs > 1 and self._taken >= self._parallel_from:
            # Workers that start fresh behave alike on every system, and inherit no open server.
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_start_worker)
        if self._pool is None:
            for output in outputs:
                self._note([_make_output(self._stage, output, last.get(output.path, ""))])
            return
        for start in range(0, len(outputs), LOT):
            lot = [(output, last.get(output.path, "")) for output in outputs[start : start + LOT]]
            with _refusing_ended_workers():
                self._lots.add(self._pool.submit(_make_lot, self._stage, lot))
            if len(self._lots) >= WAITING:
                self._gather(wait(self._lots, return_when=FIRST_COMPLETED).done)

    def finish(self) -> list[MadeFile]:
        """Wait until everything is made, and return it.

        :raises Exception: whatever a recipe raised.
        """
        self._gather(wait(self._lots).done)
        return self.made

    def _gather(self, done: Iterable[Future[list[MadeFile]]]) -> None:
        for lot in done:
            self._lots.discard(lot)
            with _refusing_ended_workers():
                self._note(lot.result())

    def _note(self, made: list[MadeFile]) -> None:
        self.made += made
        self._say(len(self.made))


@contextmanager
def _refusing_ended_workers() -> Iterator[None]:
    """Turn the end of a worker that the system stopped into a refusal."""
    try:
        yield
    except BrokenProcessPool as failure:
        raise Refusal(Message(
            "the system ended a process that makes outputs, perhaps because memory ran out; try again with --jobs 1"
        )) from failure  # fmt: skip


def _make_output(stage: str, output: Output, last: str) -> MadeFile:
    """Make an output, and write it into the stage if its digest is another than ``last``."""
    content = output.make(*output.arguments)
    if isinstance(content, bytes):
        digest = digest_of(content)
        if digest != last:
            write_staged(stage, output.path, [content])
        return MadeFile(output.path, digest, digest != last)
    digest = write_staged(stage, output.path, content)
    if digest == last:
        drop_staged(stage, output.path)
    return MadeFile(output.path, digest, digest != last)


def _make_lot(stage: str, lot: list[tuple[Output, str]]) -> list[MadeFile]:
    return [_make_output(stage, output, last) for output, last in lot]


def _start_worker() -> None:
    """A worker leaves Ctrl+C to the process that started it, and ends with it however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
