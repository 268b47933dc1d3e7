"""Whole processes as they are measured: CPU seconds and memory of all of them together, beside a fixed loop.

Needs Linux: memory is read in /proc.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

LOOP = 640_000
SAMPLE_SECONDS = 0.2
KIBIBYTE = 1024


@dataclass(frozen=True)
class Run:
    """What a command took, in seconds and bytes. ``loop`` is the CPU time of the fixed loop, the mean of one just
    before and one just after; ``peak`` is the memory that all processes held at once."""

    cpu: float
    wall: float
    peak: float
    loop: float


def loop() -> float:
    """CPU seconds of a fixed loop of plain Python: the measure of the machine at this moment."""
    began, total = time.process_time(), 0
    for number in range(LOOP):
        total += number * number % 7
    return time.process_time() - began


def run(command: list[str], environment: dict[str, str]) -> Run:
    """Run a command to its good end, in a session of its own, so that all its processes can be told from others."""
    before = loop()
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment, start_new_session=True)
    ended, peaks = threading.Event(), [0]
    sampler = threading.Thread(target=_sample, args=(process.pid, ended, peaks))
    sampler.start()
    try:
        _pid, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        ended.set()
        sampler.join()
        if process.returncode is None:  # interrupted: what was started ends too
            os.killpg(process.pid, signal.SIGKILL)
    if process.returncode:
        sys.exit(f"exit status {process.returncode}: {' '.join(command)}")
    # Of what ends between two samples, the system still knows the largest process.
    peak = max(peaks[0], used.ru_maxrss * KIBIBYTE)
    return Run(used.ru_utime + used.ru_stime, wall, peak, (before + loop()) / 2)


def _sample(session: int, ended: threading.Event, peaks: list[int]) -> None:
    while not ended.wait(SAMPLE_SECONDS):
        peaks[0] = max(peaks[0], memory(session))


def memory(session: int) -> int:
    """Memory in bytes of every process of a session; what several share is counted once."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(entry.name)) == session:
                total += _proportional(entry)
        except (OSError, ValueError):
            continue  # the process ended while it was looked at
    return total


def _proportional(process: Path) -> int:
    for line in (process / "smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * KIBIBYTE
    return 0
