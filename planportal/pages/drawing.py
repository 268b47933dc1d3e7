"""Charts on pages: an exhibit with its drawings and, on its own page, the files and texts to take away."""

from typing import NamedTuple

from markupsafe import Markup

from ..charts import render_inline
from ..exhibits.embedding import frame_height, iframe
from ..exhibits.exhibit import Exhibit


class OfferedFile(NamedTuple):
    """A file to download. ``clip`` says what a script can copy to the clipboard: the picture ("image"), the text in the file
    ("text"), or "" for neither."""

    path: str
    name: str
    note: str
    clip: str


class OfferedText(NamedTuple):
    """A text to copy. ``target`` is the path in a snippet; it is relative as long as the portal has no address, and a script
    completes it."""

    id: str
    label: str
    text: str
    target: str = ""


class Offer(NamedTuple):
    """The files and texts of a chart to take away; ``address`` is that of the portal, "" as long as it has none."""

    files: tuple[OfferedFile, ...]
    texts: tuple[OfferedText, ...]
    address: str


class DrawnExhibit(NamedTuple):
    """An exhibit with the drawings of its chart. Its own page has the ``offer``; other pages link there."""

    exhibit: Exhibit
    wide: Markup
    narrow: Markup
    offer: Offer | None


def draw_exhibit(prefix: str, exhibit: Exhibit, path: str, is_released: bool = False) -> DrawnExhibit:
    """Draw an exhibit for the page at ``path``. ``prefix`` keeps the ids of its drawings apart; ``is_released`` is True if a
    release holds its frozen copy."""
    return DrawnExhibit(
        exhibit=exhibit,
        wide=Markup(render_inline(exhibit.chart, prefix)),
        narrow=Markup(render_inline(exhibit.chart, prefix, narrow=True)),
        offer=_offer(exhibit, is_released) if exhibit.path() == path else None,
    )


def _offer(exhibit: Exhibit, is_released: bool) -> Offer:
    _ = exhibit.language.text
    frozen = (
        _("Embed, frozen: never changes") if is_released else _("Embed, frozen: stays once this build is released")
    )
    files = (
        (".png", _("PNG, full width"), _("156 mm wide, the type area of an official A4 page; 300 dpi"), "image"),
        (".half.png", _("PNG, half width"), _("75 mm wide, for two charts beside each other; 300 dpi"), "image"),
        (".svg", "SVG", _("For Word, PowerPoint and print; looks the same everywhere"), "text"),
        (".og.png", _("Card"), _("1200 × 630 pixels, for messengers and social media"), "image"),
        (".csv", "CSV", _("The data; opens in Excel with a double-click"), "text"),
        (".json", "JSON", _("The data with unit, definition, source and citation, for programs"), ""),
    )
    return Offer(
        files=tuple(OfferedFile(exhibit.path(suffix), name, note, clip) for suffix, name, note, clip in files),
        texts=(
            OfferedText("caption", _("Caption"), exhibit.caption),
            OfferedText("alt", _("Alternative text"), exhibit.chart.alt),
            OfferedText("citation", _("Citation"), exhibit.citation),
            OfferedText("short-citation", _("Citation, short"), exhibit.short_citation),
            _snippet(exhibit, "live", _("Embed, live: follows every correction"), exhibit.path(".embed.html")),
            _snippet(exhibit, "frozen", frozen, exhibit.frozen),
        ),
        address=exhibit.publisher.address,
    )


def _snippet(exhibit: Exhibit, name: str, label: str, path: str) -> OfferedText:
    text = iframe(exhibit.chart, exhibit.public(path) or path, frame_height(exhibit.chart))
    return OfferedText(name, label, text, path)
