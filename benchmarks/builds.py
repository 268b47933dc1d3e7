"""How long builds of the shipped portal take: python benchmarks/builds.py

Whole processes, as a user starts them, on a copy of the content: cold, with nothing changed, and after one changed
figure; medians of five, and the two ratios that matter. Then the preview: from a saved figure to the written page.
Peak memory is that of all processes of the build together, sampled, so it needs Linux.
"""

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from processes import run

ROOT = Path(__file__).parents[1]
ROUNDS = 5
FIGURE = ("plans/changzhou-hrss-14/indicators.toml", '"〔50〕"', '"〔51〕"')
PAGE = "zh/plans/changzhou-hrss-14/indicators/urban-new-jobs.html"


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        content, output = Path(home, "content"), Path(home, "site")
        shutil.copytree(ROOT / "content", content)
        build = [sys.executable, str(ROOT / "build.py"), "--content", str(content), "--output", str(output)]
        clear(home)
        peak = run(build, dict(os.environ)).peak
        cold = []
        for _ in range(ROUNDS):
            clear(home)
            cold.append(timed(build))
        same = [timed(build) for _ in range(ROUNDS)]
        changed = []
        for _ in range(ROUNDS):
            flip(content)
            changed.append(timed(build))
        report("cold", cold)
        report("nothing changed", same, cold)
        report("one figure changed", changed, cold)
        files = [path for path in output.rglob("*") if path.is_file()]
        print(f"{'peak memory, cold':24}{peak / 1e6:8.0f} MB (all processes)")
        print(f"{'site':24}{len(files):8} files, {sum(path.stat().st_size for path in files) / 1e6:.1f} MB")
        report("preview, save to page", preview(content, output))


def flip(content: Path) -> str:
    """Change one figure to the other of two values; returns the new one."""
    path, one, other = content / FIGURE[0], FIGURE[1], FIGURE[2]
    text = path.read_text("utf-8")
    now = other if one in text else one
    path.write_text(text.replace(one, now) if one in text else text.replace(other, now), "utf-8")
    return now.strip('"')


def clear(home: str) -> None:
    """Forget every build."""
    for leftover in ("site", ".planportal"):
        shutil.rmtree(Path(home, leftover), ignore_errors=True)


def timed(command: list[str]) -> float:
    """Seconds of a whole process."""
    began = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def timed_anyway(*arguments: object) -> float:
    """Seconds of a command of the portal, whatever its exit status says of the content."""
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    if done.returncode == 2:
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - began


def preview(content: Path, output: Path) -> list[float]:
    """Seconds from a saved figure to the written page, with the preview running."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", str(content), "--output", str(output)]
    server = subprocess.Popen(
        [*command, "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        while f"127.0.0.1:{port}" not in server.stdout.readline():
            pass
        seconds = []
        for number in range(ROUNDS + 1):
            figure = flip(content)
            began = time.perf_counter()
            while figure not in (output / PAGE).read_text("utf-8") if (output / PAGE).exists() else True:
                time.sleep(0.002)
            # The first save loads the drawing library and is not counted.
            if number:
                seconds.append(time.perf_counter() - began)
            time.sleep(0.2)
        return seconds
    finally:
        server.terminate()
        server.wait()


def report(name: str, seconds: list[float], cold: list[float] | None = None) -> None:
    middle = statistics.median(seconds)
    ratio = f"   {middle / statistics.median(cold):.3f} of cold" if cold else ""
    print(f"{name:24}{middle:8.2f} s{ratio}   (of {min(seconds):.2f} to {max(seconds):.2f})")


if __name__ == "__main__":
    main()
