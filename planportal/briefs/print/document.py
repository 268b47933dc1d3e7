"""A briefing pack as PDF: tagged for screen readers (PDF/UA-1), with bookmarks, charts as vectors, and the same bytes
whatever fonts a machine has. The only module that knows WeasyPrint, which needs the library Pango."""

import re

from weasyprint import HTML, Document
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ...charts import render_bare
from ...model.messages import Message
from ...model.refusal import Refusal
from ...pages.render import Templates, render_brief
from ...typeset.measure import font_file, text_width
from ..pack import Pack
from .tags import repair_tags
from .view import FACE, STEPS, PackView, figure_address, pack_view

_TAG = re.compile(r"<[^>]*>")


class _PackFetcher(URLFetcher):
    """Fetches the font and the charts of one pack by their addresses, and refuses every other address."""

    def __init__(self, pack: Pack):
        super().__init__()
        self.charts = {figure_address(figure): figure.exhibit.chart for figure in pack.figures}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url == FACE:
            return URLFetcherResponse(url, font_file().read_bytes(), {"Content-Type": "font/otf"})
        if url in self.charts:
            return URLFetcherResponse(url, render_bare(self.charts[url]), {"Content-Type": "image/svg+xml"})
        # WeasyPrint ignores other errors and would leave a gap on the page.
        raise FatalURLFetchingError(f"a pack has no {url}")


def pdf_bytes(pack: Pack, templates: Templates, css: str, sheets_only: bool = False) -> bytes:
    """The pack as PDF; ``css`` is the text of templates/brief.css. ``sheets_only`` prints just the page of each
    chosen indicator, with the name of its plan.

    :raises MissingGlyphError: if the face lacks a character.
    :raises Refusal: if ``sheets_only`` is asked for and indicators are missing from the choice.
    """
    if sheets_only and not any(inner.sheet for section in pack.sections for inner in section.sections):
        raise Refusal(Message("--sheets prints indicators, and none was chosen"))
    fetcher = _PackFetcher(pack)
    steps: dict[str, int] = {}
    while True:
        view = pack_view(pack, sheets_only, steps)
        html = render_brief(templates, pack.language.code, css, view)
        for line in html.splitlines():
            # A character from another face would look different on every machine.
            text_width(_TAG.sub("", line).strip())
        document = HTML(string=html, url_fetcher=fetcher).render()
        overlong = {sheet for sheet in _overlong_sheets(document, view) if steps.get(sheet, 0) < STEPS}
        if not overlong:
            return _write_pdf(document, view)
        steps |= {sheet: steps.get(sheet, 0) + 1 for sheet in overlong}


def _overlong_sheets(document: Document, view: PackView) -> list[str]:
    """The anchors of the sheets that run over to a second page."""
    # A section of several pages has its anchor on each of them; the first counts.
    pages = reversed(list(enumerate(document.pages)))
    starts = {anchor: number for number, page in pages for anchor in page.anchors}
    anchors = (inner["anchor"] for part in view["parts"] for inner in (part, *part["inner"]))
    places = [anchor for anchor in anchors if anchor in starts]
    sheets = {inner["anchor"] for part in view["parts"] if part["sheets"] for inner in part["inner"]}
    ends = [starts[anchor] for anchor in places[1:]] + [len(document.pages)]
    return [anchor for anchor, end in zip(places, ends, strict=True) if anchor in sheets and end > starts[anchor] + 1]


def _write_pdf(document: Document, view: PackView) -> bytes:
    headings = {inner["anchor"]: inner["heading"] for part in view["parts"] for inner in (part, *part["inner"])}
    content: bytes = document.write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=True, finisher=lambda _document, pdf: repair_tags(pdf, headings)
    )
    return content
