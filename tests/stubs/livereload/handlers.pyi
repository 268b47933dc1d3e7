from typing import Any, ClassVar

from tornado import web
from tornado.websocket import WebSocketHandler

from .watcher import Watcher

class LiveReloadHandler(WebSocketHandler):
    waiters: ClassVar[set[Any]]
    watcher: ClassVar[Watcher | None]
    def send_message(self, message: dict[str, Any] | str) -> None: ...
    def on_message(self, message: str | bytes) -> None: ...

class StaticFileHandler(web.StaticFileHandler): ...
