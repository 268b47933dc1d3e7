"""Runs the commands as a user does, in a process of their own."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Commands speak the language of the machine; what they say in English is the same on every one.
ENGLISH = {**os.environ, "LC_ALL": "C.UTF-8"}


def portal(*arguments: object, environment: dict[str, str] = ENGLISH) -> subprocess.CompletedProcess:
    """``python build.py …`` with its output as text."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=environment)


def build(content: Path, output: Path, *more: object) -> subprocess.CompletedProcess:
    """A build that must succeed."""
    done = portal("build", "--content", content, "--output", output, *more)
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
