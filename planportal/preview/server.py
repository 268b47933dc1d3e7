"""Answers the browser, with livereload: its server and loop, its watching, its line to open pages.

What livereload does of its own and the preview does otherwise: it writes an inline script into pages, which a careful
host's policy forbids; it lets any site listen on its line; it drops saves that follow each other within three seconds;
and it reloads a page for a style sheet whose address changed.
"""

import json
import os
from collections.abc import Callable, Generator
from dataclasses import asdict
from pathlib import Path
from socket import socket
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop, PeriodicCallback
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, RequestHandler

from ..console import Console, printable
from ..model.messages import Message
from ..model.refusal import Refusal
from ..publish.ours import check_output
from ..publish.survey import BuildFolders
from .following import HOME, missing_page, page_state, with_script
from .rebuilding import PreviewSite

HOST = "127.0.0.1"
POLL_MILLISECONDS = 50
# As strict as a careful host sets it, so that an editor sees what would be blocked there. The one addition is ws:, by
# which the page hears of saves: not every browser counts that as 'self'.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self' ws:; "
    "frame-src 'self'; base-uri 'none'; form-action 'self'"
)


class LocalHandler(RequestHandler):
    """Answers only those who ask for this machine by its own name. A site elsewhere whose name is made to point here
    (DNS rebinding) sends its own name and is refused."""

    def prepare(self) -> None:
        if self.request.host not in self.settings["hosts"]:
            raise HTTPError(403)

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", POLICY)
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cache-Control", "no-store")


class PreviewAsset(LocalHandler, StaticFileHandler):
    """The preview's script and style sheet."""


class PreviewPage(LocalHandler, StaticFileHandler):
    """The files of the site; pages get the preview's script on their way out, the files stay as they are."""

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        """Answer 404 for hidden files, such as the mark, and for a name with a NUL, which systems refuse."""
        if "\0" in self.path or any(part.startswith(".") for part in self.path.split(os.sep)):
            raise HTTPError(404)
        return super().validate_absolute_path(root, absolute_path)

    @classmethod
    def get_content(
        cls, abspath: str, start: int | None = None, end: int | None = None
    ) -> Generator[bytes, None, None]:
        if abspath.endswith(".html"):
            yield with_script(Path(abspath).read_bytes())[start:end]
        else:
            yield from super().get_content(abspath, start, end)

    def get_content_size(self) -> int:
        path = self.absolute_path
        if path is None or not path.endswith(".html"):
            return super().get_content_size()
        return sum(map(len, self.get_content(path)))

    def write_error(self, status_code: int, **more: Any) -> None:
        if status_code == 404:
            self.finish(missing_page(self.settings["site"].console))
        else:
            super().write_error(status_code, **more)


class OpenPage(LocalHandler, LiveReloadHandler):
    """The line to an open page. It is told how things stand when it reports and after every build; what follows from
    that, the page works out itself (preview.js)."""

    address = ""

    def check_origin(self, origin: str) -> bool:
        return origin in {f"http://{host}" for host in self.settings["hosts"]}

    def on_message(self, message: str | bytes) -> None:
        match _parsed(message):
            case {"command": "info", "url": str(address)}:
                # livereload tells the terminal of it.
                super().on_message(json.dumps({"command": "info", "url": printable(address)}))
                self.address = address
                self.tell()
            case {"command": "hello"}:
                super().on_message(message)

    def tell(self) -> None:
        site: PreviewSite = self.settings["site"]
        page = page_state(site.folders.output, self.address)
        trouble = {**asdict(site.trouble), **_panel_words(site.console, page.digest)} if site.trouble else None
        state = {"page": page.digest, "styles": page.styles, "trouble": trouble, "doubts": _doubts_panel(site)}
        self.send_message({"command": "follow", **state})


def _parsed(message: str | bytes) -> object:
    """A report of a page, parsed; None for other text, which any program on this machine could send."""
    try:
        return json.loads(message)
    except (ValueError, RecursionError):
        return None


def _panel_words(console: Console, page: str) -> dict[str, str]:
    """The words of the panel of faults besides the faults; ``page`` is the digest of the page below it."""
    shown = Message("The page is shown as it was before.") if page else Message("There is no page here yet.")
    note = Message("%(shown)s This note goes when all is mended.", shown=shown)
    words = {"note": note, "close": Message("Close"), "details": Message("Details")}
    return {"language": console.tag, **{name: console.text(word) for name, word in words.items()}}


def _doubts_panel(site: PreviewSite) -> dict[str, object] | None:
    """What the panel of doubts shows; none while faults are shown, or where nothing is doubted."""
    if site.trouble or not site.doubts.lines:
        return None
    return {"language": site.console.tag, "title": site.doubts.title, "lines": site.doubts.lines}


class SaveWatcher(Watcher):
    """Looks for saves, has the site rebuilt and tells the open pages, in place of livereload's own loop."""

    def __init__(self, site: PreviewSite):
        super().__init__()
        self._site = site
        for folder in site.folders.sources:
            self.watch(str(folder))

    def start(self, callback: Callable[[], None]) -> bool:
        PeriodicCallback(callback, POLL_MILLISECONDS).start()
        return True

    def examine(self) -> tuple[None, None]:
        if self._site.follow():
            for page in LiveReloadHandler.waiters.copy():
                page.tell()
        return None, None


class Preview(Server):
    """livereload's server with the handlers of this module, on sockets that are already bound."""

    def __init__(self, site: PreviewSite, sockets: list[socket]):
        super().__init__(watcher=SaveWatcher(site))
        self._site, self._sockets = site, sockets

    def application(self, port: int, host: str, **_unused: object) -> None:
        LiveReloadHandler.watcher = self.watcher
        hosts = {f"{name}:{port}" for name in (HOST, "localhost")}
        if port == 80:
            hosts |= {HOST, "localhost"}
        handlers: list[tuple[str, type] | tuple[str, type, dict[str, Any]]] = [
            (f"{HOME}socket", OpenPage),
            (rf"{HOME}(preview\.(?:js|css))", PreviewAsset, {"path": Path(__file__).parent}),
            (r"/(.*)", PreviewPage, {"path": self.root, "default_filename": self.default_filename}),
        ]
        server = HTTPServer(Application(handlers, hosts=hosts, site=self._site))
        server.add_sockets(self._sockets)


def serve(folders: BuildFolders, port: int, console: Console, open_browser: bool = False) -> int:
    """Build once, then serve until interrupted. Faults in the content are shown like any that come later.

    :raises Refusal: if the port is not free.
    :raises Refusal: if the output folder is not ours to replace.
    """
    check_output(folders)
    try:
        sockets = bind_sockets(port, HOST)
    except OSError:
        raise Refusal(Message("port %(port)s is taken; choose another with --port", port=port)) from None
    site = PreviewSite(folders, console)
    site.follow()
    address = f"http://{HOST}:{port}/"
    ready = Message("The portal is at %(address)s and follows what you save. Stop with Ctrl+C.", address=address)
    # Said by the loop itself, so that whoever reads it finds the server listening.
    IOLoop.current().add_callback(console.say, ready)
    preview = Preview(site, sockets)
    preview.serve(port, host=HOST, root=str(folders.output), open_url_delay=0 if open_browser else None)
    return 0
