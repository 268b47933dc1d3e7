"""The local preview: the site on the loopback address, rebuilt and reloaded as files are saved."""

import socket
import sys
import time
from importlib.util import find_spec

from livereload import Server

from .cli import report_faults, summary
from .content.problems import ContentFaults
from .publish.build import Build, Places
from .publish.folder import OutputRefused
from .publish.state import path_for

HOST = "127.0.0.1"


class PortTaken(Exception):
    """Another program listens on the port."""


def serve(places: Places, port: int) -> int:
    """Build once, then serve until interrupted.

    :raises PortTaken: if the port is not free.
    """
    _claim(port)
    # The first page with a chart should not wait for the drawing library.
    find_spec("matplotlib")
    if not rebuild(places):
        return 1
    server = Server()
    server.setHeader("Cache-Control", "no-store")
    for folder in (places.content, places.templates, places.static):
        server.watch(f"{folder}/**/*", lambda: rebuild(places), ignore=lambda name: path_for(places.output).name in name)
    print(f"Serving on http://{HOST}:{port}/ — stop with Ctrl+C")
    server.serve(root=str(places.output), host=HOST, port=port, default_filename="index.html")
    return 0


def rebuild(places: Places) -> bool:
    """Build and say what was done, or what is wrong; the last good site stays up."""
    began = time.perf_counter()
    try:
        result = Build(places).run()
    except ContentFaults as faults:
        report_faults(faults.problems)
        return places.output.exists()
    except OutputRefused as refusal:
        print(refusal, file=sys.stderr)
        return False
    print(f"{summary(result)} {time.perf_counter() - began:.2f} s")
    return True


def _claim(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise PortTaken(f"port {port} is taken; choose another with --port") from None
