"""The local preview: the site on the loopback address, rebuilt and reloaded as files are saved."""

import json
import socket
import sys
import time
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import urlsplit

import livereload.server
from livereload import Server
from livereload.handlers import LiveReloadHandler, StaticFileHandler
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop, PeriodicCallback

from .console import report_faults, summary
from .content.problems import ContentFaults
from .publish.build import Build
from .publish.fingerprints import files_in
from .publish.state import Places, look

HOST = "127.0.0.1"
POLL_MILLISECONDS = 100


class PortTaken(Exception):
    """Another program listens on the port."""


class Page(StaticFileHandler):
    """Serves files, and remembers when each was asked for."""

    asked: ClassVar[dict[str, float]] = {}

    def prepare(self) -> None:
        super().prepare()
        self.asked[self.request.path] = time.monotonic()


class OpenPage(LiveReloadHandler):
    """The line to an open page. A site that changed after the page was asked for, but before its line stood, would be
    missed; such a page is told to reload as soon as it reports."""

    changed = 0.0

    def on_message(self, message: str) -> None:
        super().on_message(message)
        said = json.loads(message)
        if said.get("command") != "info" or "url" not in said:
            return
        if Page.asked.get(urlsplit(said["url"]).path, 0.0) < OpenPage.changed:
            self.send_message({"command": "reload", "path": "*", "liveCSS": False})


class SavedFiles(Watcher):
    """Looks for saved files often, and tells the browser only when the site is another."""

    def __init__(self, places: Places, rebuild: Callable[[], tuple[str, ...]]):
        super().__init__()
        self._folders = (places.content, places.templates, places.static)
        self._rebuild = rebuild
        self._seen = self._look()
        for folder in self._folders:
            self.watch(str(folder))

    def start(self, callback: Callable[[], None]) -> bool:
        PeriodicCallback(callback, POLL_MILLISECONDS).start()
        return True

    def examine(self) -> tuple[str | None, None]:
        """Rebuild if a file was saved, added or removed; the path of a written file makes the browser reload."""
        seen = self._look()
        if seen == self._seen:
            return None, None
        self._seen = seen
        written = self._rebuild()
        self.filepath = written[0] if written else None
        if written:
            OpenPage.changed = time.monotonic()
        return self.filepath, None

    def _look(self) -> dict:
        seen = {}
        for folder in self._folders:
            for path in files_in(folder):
                try:
                    status = path.stat()
                except FileNotFoundError:
                    continue  # an editor is replacing it; the next look finds it again
                seen[path] = (status.st_mtime_ns, status.st_size)
        return seen


def serve(places: Places, port: int) -> int:
    """Build once, then serve until interrupted.

    :raises PortTaken: if the port is not free.
    :raises OutputRefused: if the output folder is not ours to replace.
    """
    _claim(port)
    if rebuild(places) is None and not places.output.exists():
        return 1
    # livereload drops a save that follows a reload within three seconds, unless told not to.
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    # The server takes its handler from its module; there is no other way to hand it one.
    livereload.server.LiveReloadHandler = OpenPage
    server = Server(watcher=SavedFiles(places, lambda: rebuild(places) or ()))
    server.setHeader("Cache-Control", "no-store")
    server.SFH = Page
    said = f"The portal is at http://{HOST}:{port}/ and follows what you save. Stop with Ctrl+C."
    # Said by the loop itself, so that whoever reads it finds the server listening.
    IOLoop.current().add_callback(print, said, flush=True)
    server.serve(root=str(places.output), host=HOST, port=port, default_filename="index.html")
    return 0


def rebuild(places: Places) -> tuple[str, ...] | None:
    """Build and say what was done. Returns the written paths, or None for faults, which leave the last site up."""
    began = time.perf_counter()
    try:
        result = Build(places, look(places), enter=False).run()
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        return None
    print(f"{summary(result)} {time.perf_counter() - began:.2f} s", flush=True)
    return result.written


def _claim(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise PortTaken(f"port {port} is taken; choose another with --port") from None
