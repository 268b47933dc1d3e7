"""The public log of releases: what each revised, from what to what, and why."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...content.releases import MANIFEST, home
from ...model.releases import Release, Revised
from ...model.text import Text
from ...words.figures import unit_beside
from ...words.terms import figure_word
from ..page import Page
from ..rows import Link
from .context import PortalContext

# What every release publishes of itself beside its manifest.
TABLES = ("figures", "indicators", "observations")
# The plans that have a page, as (plan, ""), and their indicators that have one, as (plan, identifier).
Paged = frozenset[tuple[str, str]]


class PrintedFigure(NamedTuple):
    figure: str
    unit: str


class RevisedFigure(NamedTuple):
    """A ``figure`` of what has the ``name``; ``now`` is None where it was taken out."""

    name: str
    path: str
    figure: str
    place: str
    was: PrintedFigure
    now: PrintedFigure | None
    reason: str


class ReleaseView(NamedTuple):
    """A release, the ``number``-th of its day. ``revised`` is how many figures it revised, and ``plans`` has them by plan;
    ``withdrawn`` are plans, each with the reason."""

    id: str
    date: str
    number: str
    as_of: str
    note: str
    first: bool
    figures: int
    new_figures: int
    revised: int
    plans: tuple[tuple[Link, tuple[RevisedFigure, ...]], ...]
    withdrawn: tuple[tuple[str, str], ...]
    engine: str
    content: str
    files: tuple[Link, ...]
    manifest: str


class RevisionsView(NamedTuple):
    releases: tuple[ReleaseView, ...]


def page(context: PortalContext, releases: tuple[Release, ...], paged: Paged) -> Page:
    """The releases, the newest first."""
    _ = context.language.text
    shown = tuple(_release(context, release, paged) for release in reversed(releases))
    lead = _("Every release of this portal: which published figures it revised, from what to what, and why.")
    return Page(_("Revision log"), lead, RevisionsView(shown))


def _release(context: PortalContext, release: Release, paged: Paged) -> ReleaseView:
    code, folder = context.code, home(release.id)
    names = (*(f"{table}.csv" for table in TABLES), "datapackage.json")
    return ReleaseView(
        id=release.id,
        date=context.language.date(release.date),
        number=release.id[11:],
        as_of=context.language.date(release.as_of),
        note=release.note[code] if release.note else "",
        first=release.previous is None,
        figures=release.figures,
        new_figures=release.new_figures,
        revised=len(release.revised),
        plans=tuple(_plans(context, release, paged)),
        withdrawn=tuple((one.plan, one.reason[code]) for one in release.withdrawn),
        engine=release.engine,
        content=release.content,
        files=tuple(Link(folder + name, name) for name in names),
        manifest=folder + MANIFEST,
    )


def _plans(
    context: PortalContext, release: Release, paged: Paged
) -> Iterator[tuple[Link, tuple[RevisedFigure, ...]]]:
    """What was revised by plan, in the order in which the release first names them."""
    groups: dict[str, list[Revised]] = {}
    for revised in release.revised:
        groups.setdefault(revised.plan, []).append(revised)
    for plan, group in groups.items():
        path = addresses.plan(context.code, plan) if (plan, "") in paged else ""
        yield Link(path, group[0].plan_name[context.code]), tuple(_revised(context, one, paged) for one in group)


def _revised(context: PortalContext, revised: Revised, paged: Paged) -> RevisedFigure:
    code = context.code
    has_page = revised.subject_kind == "indicator" and (revised.plan, revised.subject) in paged
    return RevisedFigure(
        name=revised.name[code],
        path=addresses.entry(code, revised.plan, "indicators", revised.subject) if has_page else "",
        figure=figure_word(revised.figure, revised.year, context.language),
        place=revised.place[code] if revised.place else "",
        was=_printed(context, revised.was, revised.was_unit),
        now=_printed(context, revised.now, revised.now_unit) if revised.now else None,
        reason=revised.reason[code],
    )


def _printed(context: PortalContext, figure: Text, unit: Text | None) -> PrintedFigure:
    # A release that knew no English of the figure has the print in its place.
    english = figure.en if figure.en != figure.zh else ""
    by_language = {"zh": unit.zh, "en": unit.en} if unit else {"zh": "", "en": ""}
    return PrintedFigure(figure[context.code], unit_beside(figure.zh, english, by_language, context.language))
