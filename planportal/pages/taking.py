"""What a chart's page offers to those who take the chart away."""

from ..exhibits.embedding import frame_height, iframe
from ..exhibits.exhibit import Exhibit
from .rows import View


def use_view(exhibit: Exhibit, lasting: bool) -> View:
    """Files to download, and texts to copy. ``clip`` says what a script may put on the clipboard: the picture itself,
    or the text of the file; ``target`` is the path in a snippet that stays relative as long as the portal has no
    address, for a script to complete. The frozen copy is ``lasting`` once a release holds it."""
    _ = exhibit.language.text
    frozen = _("Embed, frozen: never changes") if lasting else _("Embed, frozen: stays once this build is released")
    return {
        "files": _files(exhibit),
        "texts": [
            {"id": "caption", "label": _("Caption"), "text": exhibit.caption, "target": ""},
            {"id": "alt", "label": _("Alternative text"), "text": exhibit.chart.alt, "target": ""},
            {"id": "citation", "label": _("Citation"), "text": exhibit.citation, "target": ""},
            {"id": "short-citation", "label": _("Citation, short"), "text": exhibit.short_citation, "target": ""},
            _snippet(exhibit, "live", _("Embed, live: follows every correction"), exhibit.path(".embed.html")),
            _snippet(exhibit, "frozen", frozen, exhibit.frozen),
        ],
        "address": exhibit.publisher.address,
    }


def _files(exhibit: Exhibit) -> list[dict[str, str]]:
    _ = exhibit.language.text
    said = (
        (".png", _("PNG, full width"), _("156 mm wide, the type area of an official A4 page; 300 dpi"), "image"),
        (".half.png", _("PNG, half width"), _("75 mm wide, for two charts beside each other; 300 dpi"), "image"),
        (".svg", "SVG", _("For Word, PowerPoint and print; looks the same everywhere"), "text"),
        (".og.png", _("Card"), _("1200 × 630 pixels, for messengers and social media"), "image"),
        (".csv", "CSV", _("The data; opens in Excel with a double-click"), "text"),
        (".json", "JSON", _("The data with unit, definition, source and citation, for programs"), ""),
    )
    return [
        {"path": exhibit.path(suffix), "name": name, "note": note, "clip": clip} for suffix, name, note, clip in said
    ]


def _snippet(exhibit: Exhibit, name: str, label: str, path: str) -> dict[str, str]:
    target = exhibit.public(path) or path
    text = iframe(exhibit.chart, target, frame_height(exhibit.chart))
    return {"id": name, "label": label, "text": text, "target": path}
