from collections.abc import Callable

import pydyf

from .urls import URLFetcher

class Page:
    anchors: dict[str, object]

class Document:
    pages: list[Page]
    def write_pdf(
        self, *, pdf_variant: str, pdf_identifier: bool, finisher: Callable[[Document, pydyf.PDF], None]
    ) -> bytes: ...

class HTML:
    def __init__(self, *, string: str, url_fetcher: URLFetcher) -> None: ...
    def render(self) -> Document: ...
