"""What changed in the site, ready to print: charts, pages, passages of pages and other files."""

from collections.abc import Iterable, Sequence
from posixpath import splitext
from typing import TypedDict

from ..model.said import LANGUAGES
from ..pages.rows import View
from .changes import ChartChange, PageChange, Passage
from .differences import Part
from .sheet import NAMES, Sheet, drawing, folded, in_sight

# How much of each kind is in sight; the rest is folded.
PAGES, PASSAGES, FILES = 12, 15, 6


class ChartViews(TypedDict):
    """Charts that say something else, and those only drawn otherwise."""

    data: list[View]
    drawn: list[View]


class PageViews(TypedDict):
    """By what happened to the pages: how many, and the lists of them."""

    counts: dict[str, int]
    lists: dict[str, View]


class PassageViews(TypedDict):
    """Passages by their pages, and how many of each kind."""

    counts: dict[str, int]
    shown: list[View]
    folded: list[View]
    explained: list[View]


def chart_views(charts: Iterable[ChartChange], sheet: Sheet) -> ChartViews:
    """Charts in the language of the sheet."""
    own = [chart for chart in charts if chart.language == sheet.code]
    views = [_chart(chart, f"{sheet.code}-chart-{number}", sheet) for number, chart in enumerate(own, 1)]
    return {
        "data": [view for view, chart in zip(views, own, strict=True) if chart.data],
        "drawn": [view for view, chart in zip(views, own, strict=True) if not chart.data],
    }


def _chart(chart: ChartChange, name: str, sheet: Sheet) -> View:
    return {
        "page": sheet.link("" if chart.change == "removed" else chart.page, chart.label),
        "change": sheet.change(chart.change),
        "finding": sheet.marked(chart.old_finding, chart.new_finding),
        "moved": chart.old_finding != chart.new_finding,
        "old": drawing(chart.old, f"{name}-old-"),
        "new": drawing(chart.new, f"{name}-new-"),
    }


def page_views(pages: Iterable[PageChange], sheet: Sheet) -> PageViews:
    """Pages that came and went; the two languages of a page in one entry, if the same happened to both."""
    found: dict[tuple[str, str, str], dict[str, PageChange]] = {}
    for page in pages:
        code, _, rest = page.path.partition("/")
        code, rest = (code, rest) if code in LANGUAGES else ("", page.path)
        leads_to = page.leads_to.removeprefix(f"{code}/") if code else page.leads_to
        found.setdefault((page.change, rest, leads_to), {})[code] = page
    views = [_page(change, rest, leads_to, found[change, rest, leads_to], sheet) for change, rest, leads_to in found]
    kinds = {
        "lost": [view for view in views if view["lost"]],
        "moved": [view for view in views if view["leads_to"]],
        "new": [view for view in views if not view["lost"] and not view["leads_to"]],
    }
    return {
        "counts": {kind: len(of_kind) for kind, of_kind in kinds.items()},
        # What breaks links is never folded.
        "lists": {
            kind: {"shown": of_kind, "folded": ()} if kind == "lost" else in_sight(of_kind, PAGES)
            for kind, of_kind in kinds.items()
        },
    }


def _page(change: str, path: str, leads_to: str, by_language: dict[str, PageChange], sheet: Sheet) -> View:
    shown = by_language.get(sheet.code) or next(iter(by_language.values()))
    alone = [code for code in by_language if code] if len(by_language) == 1 else []
    return {
        "path": path,
        "title": shown.title,
        "change": sheet.change(change),
        "href": "" if change == "removed" else sheet.address(shown.path),
        "only": " ".join(NAMES[code] for code in alone),
        "leads_to": sheet.link(shown.leads_to, leads_to) if leads_to else None,
        "lost": change == "removed" and not leads_to,
    }


def passage_views(passages: Iterable[Passage], sheet: Sheet) -> PassageViews:
    """Passages in the language of the sheet by the pages they stand on; those that no change explains apart."""
    own = [passage for passage in passages if passage.language == sheet.code]
    explained = [passage for passage in own if passage.explained]
    unexplained = [passage for passage in own if not passage.explained]
    shown, rest = folded(unexplained, PASSAGES)
    return {
        "counts": {"unexplained": len(unexplained), "explained": len(explained), "folded": len(rest)},
        "shown": _by_pages(shown, sheet),
        "folded": _by_pages(rest, sheet),
        "explained": _by_pages(explained, sheet),
    }


def _by_pages(passages: Sequence[Passage], sheet: Sheet) -> list[View]:
    groups: dict[tuple[str, ...], list[dict[str, list[Part]]]] = {}
    for passage in passages:
        groups.setdefault(passage.pages, []).append(sheet.marked(passage.old, passage.new))
    return [{"pages": sheet.pages(pages), "passages": marked} for pages, marked in groups.items()]


def file_views(files: Sequence[PageChange], sheet: Sheet) -> list[View]:
    """Other files by their ending, the most first."""
    groups: dict[str, list[PageChange]] = {}
    for file in files:
        groups.setdefault(splitext(file.path)[1].removeprefix(".").upper(), []).append(file)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [
        {
            "kind": kind or sheet.language.text("Without an ending"),
            "tally": sheet.tally(file.change for file in group),
            "paths": [
                {"path": file.path, "change": sheet.change(file.change)}
                for file in sorted(group, key=lambda f: f.path)
            ],
            "fold": len(group) > FILES,
        }
        for kind, group in ordered
    ]
