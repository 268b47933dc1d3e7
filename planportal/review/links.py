"""Links of a site that lead nowhere."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from .changes import BrokenLink
from .sites import LASTING, ReviewedSite

# Text that holds no links of the page: comments, and the insides of scripts and style sheets.
_SILENT = re.compile(
    r"<!--.*?-->|(<script\b[^>]*>).*?</script>|(<style\b[^>]*>).*?</style>", re.DOTALL | re.IGNORECASE
)
_TAGS = re.compile(r"<(\w+)\b([^>]*?\s(?:href|src|srcset)\s*=[^>]*)>", re.IGNORECASE)
_ADDRESS = re.compile(r"""\s(href|src|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_PLACE = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_REFRESH = re.compile(r"""<meta\s+http-equiv="refresh"\s+content="0;\s*url=([^"]*)\"""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def redirect_target(html: str, path: str) -> str:
    """Where a redirect leads to, as a path of the site; "" for a page."""
    match = _REFRESH.search(html)
    return target_of(match[1], path)[0] if match else ""


def target_of(address: str, page: str) -> tuple[str, str]:
    """The path in the site and the place in the page that a link leads to; empty for one that leads out of the site."""
    address = unescape(address).strip()
    if not address or _ELSEWHERE.match(address):
        return "", ""
    path, _, place = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(place)
    whole = path.lstrip("/") if path.startswith("/") else join(dirname(page), path)
    return normpath(whole) + ("/index.html" if path.endswith("/") else ""), unquote(place)


def broken_links(site: ReviewedSite) -> tuple[BrokenLink, ...]:
    """Every link of every page that leads to no file, or to a place that its page does not have. Frozen copies are left
    out: they stay as they are also when what they lead to was withdrawn."""

    @cache
    def places(path: str) -> frozenset[str]:
        return frozenset(unescape(a or b) for a, b in _PLACE.findall(site.text(path)))

    @cache
    def is_there(path: str, place: str) -> bool:
        if not site.has(path):
            return False
        return not place or place == "top" or not path.endswith(".html") or place in places(path)

    broken: dict[tuple[str, str], BrokenLink] = {}
    for page in sorted(path for path in site.paths if path.endswith(".html") and not path.startswith(LASTING)):
        html = _SILENT.sub(r"\1\2", site.text(page))
        seen = set()
        for tag, address, end in _addresses(html):
            if address in seen:
                continue
            seen.add(address)
            path, place = target_of(address, page)
            if path and not is_there(path, place):
                target = path + (f"#{place}" if place and site.has(path) else "")
                broken.setdefault((page, target), BrokenLink(page, target, _words(html, tag, end)))
    return tuple(broken[key] for key in sorted(broken))


def _addresses(html: str) -> Iterator[tuple[str, str, int]]:
    """(tag, address, where its tag ends) of every link, frame, picture and style sheet; a tag may have several."""
    for found in _TAGS.finditer(html):
        for name, quoted, single in _ADDRESS.findall(found[2]):
            value = quoted or single
            # A set of pictures: addresses with commas between them, each with a width or a density after it.
            parts = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
            yield from ((found[1], part, found.end()) for part in parts)


def _words(html: str, tag: str, end: int) -> str:
    """What a link says, if it is one that can be read."""
    if tag.lower() != "a":
        return ""
    close = html.find("</a", end)
    return " ".join(unescape(_TAG.sub(" ", html[end:close])).split())
