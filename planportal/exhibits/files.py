"""The data and metadata of an exhibit as files: CSV for spreadsheets, JSON for programs, oEmbed for publishing systems."""

import csv
import io
import json
from decimal import Decimal
from posixpath import basename

from ..model.spreadsheets import guard
from .embedding import frame_height, iframe
from .exhibit import SUFFIXES, Cell, Exhibit

CARD_WIDTH, CARD_HEIGHT = 1200, 630
EMBED_WIDTH = 720


def chart_csv(exhibit: Exhibit) -> bytes:
    """The chart's data under headings in its language.

    UTF-8 with a byte order mark, which is what makes Excel, in Chinese above all, read it as UTF-8 when it is opened
    with a double-click; lines end in CRLF. The tables under data/ are for programs and carry no mark. Texts are
    guarded against being run as formulas.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(title for _name, title in exhibit.table.columns)
    writer.writerows(["" if cell is None else _csv_cell(cell) for cell in row] for row in exhibit.table.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> Cell:
    """A cell for spreadsheets: a text guarded against being run as a formula, a number in plain digits."""
    if isinstance(cell, str):
        return guard(cell)
    return f"{cell:f}" if isinstance(cell, Decimal) else cell


def chart_json(exhibit: Exhibit) -> bytes:
    """The chart's data, metadata and citation as JSON. ``files`` and ``frozen`` are relative to this file."""
    published = exhibit.published
    heading_keys = (
        "title",
        "label",
        "finding",
        "language",
        "collection",
        "name",
        "unit",
        "basis",
        "definition",
        "note",
        "source",
    )
    about = {
        **{key: published[key] for key in heading_keys},
        "caption": exhibit.caption,
        "citation": {"short": exhibit.short_citation, "long": exhibit.citation},
        **{key: published[key] for key in ("publisher", "licence", "last_updated")},
        "build": exhibit.version,
        "address": published["address"],
        "files": {suffix: basename(exhibit.path(suffix)) for suffix in (".html", *SUFFIXES)},
        "frozen": exhibit.relative(exhibit.frozen),
        **{key: published[key] for key in ("columns", "rows")},
    }
    return _json_bytes(about)


def oembed_json(exhibit: Exhibit) -> bytes:
    """What a publishing system needs to embed the chart from its address alone (oEmbed 1.0, type rich).

    Addresses are full where the portal has one, else relative to this file.
    """
    publisher = exhibit.publisher
    card = exhibit.path(".og.png")
    embed = exhibit.path(".embed.html")
    height = frame_height(exhibit.chart)
    return _json_bytes(
        {
            "version": "1.0",
            "type": "rich",
            "title": exhibit.chart.title,
            "provider_name": publisher.portal,
            "provider_url": publisher.address or exhibit.relative(f"{exhibit.chart.language}/index.html"),
            "author_name": publisher.name,
            "width": EMBED_WIDTH,
            "height": height,
            "html": iframe(exhibit.chart, exhibit.public(embed) or basename(embed), height),
            "thumbnail_url": exhibit.public(card) or basename(card),
            "thumbnail_width": CARD_WIDTH,
            "thumbnail_height": CARD_HEIGHT,
        }
    )


def _json_bytes(about: dict[str, object]) -> bytes:
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()
