"""What templates/brief.html prints of a briefing pack, in plain data."""

from collections.abc import Iterator, Sequence
from typing import TypedDict

from ...charts import FILE_WIDTH
from ...typeset.measure import text_width
from ...typeset.wrap import balance
from ..pack import Facts, Grid, Pack, PackFigure, PackSection
from .columns import POINT, SHORT, set_columns

FACE = "pack:face"
# A block, as the template prints it.
View = dict[str, object]

# Type sizes in points: of headings, which may be as much smaller as LEAST_SHARE says, of the finding of a sheet, and in a
# band of figures of numbers, words and phrases; and the space between the cells of a band in mm.
TITLE, SHEET, INNER, LEDE = 22.0, 19.0, 12.5, 11.5
LEAST_SHARE = 0.78
NUMBER, LOWER, WORD, PHRASE = 19.0, 14.0, 14.0, 11.0
CELL_GAP = 3.0
# How many steps a sheet can give way so as to stay on its page; templates/brief.css says how.
STEPS = 3


class HeadingView(TypedDict):
    """A heading on its lines, and the size of their type."""

    lines: list[str]
    size: float


class InnerView(HeadingView):
    anchor: str
    heading: str
    place: str
    step: int
    blocks: list[View]


class PartView(TypedDict):
    anchor: str
    heading: str
    sheets: bool
    blocks: list[View]
    inner: list[InnerView]


class PackView(HeadingView):
    tag: str
    name: str
    title: str
    subtitle: str
    portal: str
    publisher: str
    date: str
    notice: str
    foot: str
    parts: list[PartView]
    closing: tuple[str, ...]
    alone: bool


def pack_view(pack: Pack, sheets_only: bool, steps: dict[str, int]) -> PackView:
    """The view of a pack, or of its sheets alone; ``steps`` is how many steps each sheet, by its anchor, gives way to stay on a page."""
    chosen = [section for section in pack.sections if not sheets_only or _holds_sheets(section)]
    parts = [_part(pack, section, f"part-{number}", steps) for number, section in enumerate(chosen, 1)]
    names = [inner.heading for section in chosen for inner in section.sections]
    name = f"{names[0]} · {pack.title}" if sheets_only and len(names) == 1 else pack.title
    return {
        "tag": pack.language.tag,
        "name": name,
        "title": pack.title,
        **_heading_view(pack.title, TITLE),
        "subtitle": pack.subtitle,
        "portal": pack.portal,
        "publisher": pack.publisher,
        "date": pack.date,
        "notice": pack.notice,
        # A notice is repeated on every page.
        "foot": pack.notice or f"{pack.portal} · {pack.date}",
        "parts": parts,
        "closing": pack.closing,
        "alone": sheets_only,
    }


def figure_address(figure: PackFigure) -> str:
    """The address under which the page asks for a chart."""
    return f"pack:chart/{figure.number}"


def _holds_sheets(section: PackSection) -> bool:
    return any(inner.sheet for inner in section.sections)


def _part(pack: Pack, section: PackSection, anchor: str, steps: dict[str, int]) -> PartView:
    # A section of sentences alone is printed as a list.
    findings = section.blocks and all(isinstance(block, str) for block in section.blocks)
    return {
        "anchor": anchor,
        "heading": section.heading,
        "sheets": _holds_sheets(section),
        "blocks": [{"kind": "list", "texts": section.blocks}] if findings else list(_blocks(pack, section)),
        "inner": [
            _inner(pack, inner, f"{anchor}-{number}", steps) for number, inner in enumerate(section.sections, 1)
        ],
    }


def _inner(pack: Pack, section: PackSection, anchor: str, steps: dict[str, int]) -> InnerView:
    return {
        "anchor": anchor,
        "heading": section.heading,
        **_heading_view(section.heading, SHEET if section.sheet else INNER),
        "place": next((block.exhibit.source.place for block in section.blocks if isinstance(block, PackFigure)), ""),
        "step": steps.get(anchor, 0),
        "blocks": list(_sheet_blocks(section) if section.sheet else _blocks(pack, section)),
    }


def _heading_view(heading: str, size: float) -> HeadingView:
    """A heading on lines of similar length, in type somewhat smaller than ``size`` if that saves a line."""
    sizes = [size - step / 2 for step in range(int(2 * (1 - LEAST_SHARE) * size) + 1)]
    settings = [(balance(heading, smaller * POINT, FILE_WIDTH), smaller) for smaller in sizes]
    lines, used = min(settings, key=lambda setting: (len(setting[0]), -setting[1]))
    return {"lines": lines, "size": used}


def _blocks(pack: Pack, section: PackSection) -> Iterator[View]:
    for block in section.blocks:
        match block:
            case str():
                yield {"kind": "text", "text": block}
                if block == pack.rollup and len(pack.counts) > 1:
                    yield _band([(word, str(count)) for word, count in pack.counts])
            case Facts():
                yield {"kind": "pairs", "pairs": [(word, [fact]) for word, fact in block.pairs]}
            case PackFigure():
                yield _figure(block)
            case Grid():
                yield _grid(block, section.heading)


def _sheet_blocks(section: PackSection) -> Iterator[View]:
    """The blocks of one indicator: the finding, its figures in a band, the chart, and labelled texts."""
    labelled: dict[str, list[str]] = {}
    about: View = {}
    for label, block in zip(section.labels, section.blocks, strict=True):
        match block:
            case str() if label:
                labelled.setdefault(label, []).append(block)
            case str():
                yield {"kind": "lede", "lines": balance(block, LEDE * POINT, FILE_WIDTH)}
            case Facts():
                yield _band(block.pairs[: block.lead])
                about = {"kind": "about", "pairs": block.pairs[block.lead :]}
            case PackFigure():
                yield _figure(block)
    yield {"kind": "pairs", "pairs": list(labelled.items())}
    yield about


def _band(pairs: Sequence[tuple[str, str]]) -> View:
    """Facts side by side, numbers all in one size, words smaller and phrases on several lines."""
    room = (FILE_WIDTH / len(pairs) - CELL_GAP) / POINT
    widths = {fact: text_width(fact) for _word, fact in pairs}
    numbers = [fact for fact in widths if any(character.isdigit() for character in fact)]
    lower = any(LOWER * widths[fact] <= room < NUMBER * widths[fact] for fact in numbers)
    cells = []
    for word, fact in pairs:
        size = WORD if fact not in numbers else LOWER if lower else NUMBER
        cells.append({"word": word, "fact": fact, "size": size if size * widths[fact] <= room else PHRASE})
    return {"kind": "band", "cells": cells}


def _figure(figure: PackFigure) -> View:
    return {
        "kind": "figure",
        "address": figure_address(figure),
        "alt": figure.finding,
        "caption": figure.caption,
    }


def _grid(grid: Grid, heading: str) -> View:
    columns = set_columns(grid)
    # Figures go to the right; phrases among them read better from the left.
    right = [
        number and all(text_width(cell) <= SHORT for cell in column)
        for number, column in zip(grid.numbers, zip(*grid.rows, strict=True), strict=True)
    ]
    return {
        "kind": "grid",
        "title": "" if grid.title == heading else grid.title,
        "heads": grid.heads,
        "rows": grid.rows,
        "right": right,
        "named": grid.numbers.index(False),
        "size": columns.size,
        "widths": columns.percents,
        "wide": columns.wide,
        "notes": grid.notes,
    }
