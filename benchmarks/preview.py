"""How long a save takes to reach the screen: python benchmarks/preview.py

The preview of the shipped portal runs on a copy of the content, a browser without a window has a page of it open, and
fifty saves each change one figure of that page. Measured is the time from the save until the browser has painted the
page with the new figure. Needs what the tests need: Playwright and a Chromium, or another that PORTAL_BROWSER names.
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

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SAVES = 50
FILE = "plans/changzhou-hrss-14/indicators.toml"
FIRST = 50
PAGES = {
    "an indicator's page": "zh/plans/changzhou-hrss-14/indicators/urban-new-jobs.html",
    "the table of indicators": "zh/plans/changzhou-hrss-14/indicators.html",
}
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def main() -> None:
    browser = os.environ.get("PORTAL_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        content = Path(shutil.copytree(ROOT / "content", Path(home, "content")))
        server, address = start(content, Path(home, "site"))
        running = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        try:
            for name, path in PAGES.items():
                page = running.new_page()
                page.goto(address + path)
                report(name, measure(page, content / FILE))
                page.close()
        finally:
            running.close()
            server.terminate()
            server.communicate()


def start(content: Path, site: Path) -> tuple[subprocess.Popen, str]:
    """A running preview and its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)]
    folders = ["--content", str(content), "--output", str(site)]
    server = subprocess.Popen([*command, *folders], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    while f"127.0.0.1:{port}" not in (line := server.stdout.readline()):
        if not line:
            sys.exit("the preview ended before it served")
    return server, f"http://127.0.0.1:{port}/"


def measure(page: Page, file: Path) -> list[float]:
    """Seconds from each save to the paint. The first save loads the drawing library and is not counted."""
    seconds = []
    for number in range(SAVES + 1):
        before, after = (FIRST + number, FIRST + number + 1) if number < SAVES else (FIRST + number, FIRST)
        content = file.read_text("utf-8")
        assert content.count(f'"〔{before}〕"') == 1
        began = time.perf_counter()
        file.write_text(content.replace(f'"〔{before}〕"', f'"〔{after}〕"'), "utf-8")
        page.wait_for_function("text => document.body?.innerText.includes(text)", arg=f"〔{after}〕")
        page.evaluate(PAINTED)
        if number:
            seconds.append(time.perf_counter() - began)
    return seconds


def report(name: str, seconds: list[float]) -> None:
    middle, worst = statistics.median(seconds), max(seconds)
    print(f"{name:26} median {middle:5.2f} s   worst {worst:5.2f} s   ({len(seconds)} saves, none lost)", flush=True)


if __name__ == "__main__":
    main()
