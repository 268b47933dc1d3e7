"""Runs the commands as a user does, in a process of their own."""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def portal(*arguments: object) -> subprocess.CompletedProcess:
    """``python build.py …`` with its output as text."""
    command = [sys.executable, str(ROOT / "build.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)


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
