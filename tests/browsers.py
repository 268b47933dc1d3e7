"""A real browser, and a server as strict as a careful host."""

import functools
import http.server
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import PATIENCE
from pylopdf_fonts_zh_cn import sans_path

BROWSER = os.environ.get("PORTAL_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
MILLISECONDS = PATIENCE * 1000
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src http:"
)


@contextmanager
def chromium() -> Iterator["Browser"]:  # noqa: F821
    from playwright.sync_api import expect, sync_playwright

    assert BROWSER, "no Chromium was found; name one in PORTAL_BROWSER"
    expect.set_options(timeout=MILLISECONDS)
    # A machine without a Chinese font has at least that of the charts.
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(
            '<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
            f"<dir>{Path(sans_path()).parent}</dir></fontconfig>",
            "utf-8",
        )
        known = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
        running = playwright.chromium.launch(executable_path=BROWSER, args=QUIET, timeout=MILLISECONDS, env=known)
        yield running
        running.close()


def visit(browser, **options):
    """A context of its own, in which nothing is given up because the machine is slow."""
    context = browser.new_context(**options)
    context.set_default_timeout(MILLISECONDS)
    return context


class Served(http.server.ThreadingHTTPServer):
    """A folder on the loopback address, under a policy as strict as a careful host sets it."""

    def __init__(self, folder: Path):
        class Handler(http.server.SimpleHTTPRequestHandler):
            def end_headers(self):
                self.send_header("Content-Security-Policy", POLICY)
                super().end_headers()

            def log_message(self, *_arguments):
                pass

        super().__init__(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *failure) -> None:
        self.shutdown()
        super().__exit__(*failure)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"
