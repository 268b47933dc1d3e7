# Objects of a PDF hold objects of every kind; what is in them is known only to who reads them.
from typing import Any

class Object(dict[str, Any]):
    reference: bytes
    stream: list[Any]
    string: str

class Dictionary(Object):
    def __init__(self, values: dict[str, Any] | None = ...) -> None: ...

class Array(Object):
    def __init__(self, array: tuple[float, ...] | None = ...) -> None: ...

class String(Object):
    def __init__(self, string: str = ...) -> None: ...

class PDF:
    objects: list[Object]
    catalog: Any
    page_references: list[bytes]
