"""What an open page must know to follow the site: the digest of the page that now stands at its address, and its styles.

A page is known by the digest of its bytes without the addresses of its style sheets: these hold a digest of the style
sheet, so that an edited one changes every page, though nothing but the style sheet needs loading anew. So a page that
nothing happened to is left alone, and one that missed something finds out as soon as it reports, whenever that is.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..console import Console
from ..model.messages import Message
from ..publish.fingerprints import of_bytes

HOME = "/.preview/"
_HEAD_END = b"</head>"
_STYLE_SHEET = re.compile(rb'(?<=<link rel="stylesheet" href=")[^"]*')
_MISSING = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body><p>{text}</p></body>
</html>
"""


@dataclass(frozen=True)
class PageState:
    """A page as it stands in the site: its digest and the addresses of its style sheets, in order."""

    digest: str = ""
    styles: tuple[str, ...] = ()


def page_state(site: Path, address: str) -> PageState:
    """The page of the site at an address that a browser reports; an empty ``PageState`` for any other address."""
    try:
        path = (site / unquote(urlsplit(address).path).lstrip("/")).resolve()
        page = path / "index.html" if path.is_dir() else path
        if not page.is_relative_to(site.resolve()) or not page.is_file():
            return PageState()
        return _state_of(page.read_bytes())
    except (ValueError, OSError):
        return PageState()


def _state_of(html: bytes) -> PageState:
    styles = tuple(address.decode() for address in _STYLE_SHEET.findall(html))
    return PageState(of_bytes(_STYLE_SHEET.sub(b"", html)), styles)


def with_script(html: bytes) -> bytes:
    """The page with the preview's script, which gets the digest that the page has now."""
    return _insert_script(html, _state_of(html).digest)


def missing_page(console: Console) -> bytes:
    """The page that is shown at an address without one; its script exchanges it once there is a page."""
    title, text = Message("No page here"), Message("There is no page at this address yet.")
    page = _MISSING.format(language=console.tag, title=console.text(title), text=console.text(text))
    return _insert_script(page.encode(), PageState().digest)


def _insert_script(html: bytes, digest: str) -> bytes:
    script = f'<script src="{HOME}preview.js" data-page="{digest}" defer></script>'.encode()
    head, end, rest = html.partition(_HEAD_END)
    return head + script + end + rest
