"""The public log of releases: the figures that each revised, with old and new figure and the reason."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...content.releases import MANIFEST, folder_in_site
from ...model.releases import Release, Revised
from ...model.text import Text
from ...words.figures import unit_beside
from ...words.terms import figure_word
from ..page import Page
from ..views import Link
from .context import PortalContext

# The tables that a release keeps beside its manifest.
TABLES = ("figures", "indicators", "observations")
# Which pages exist in this build: (plan, "") for a plan, (plan, identifier) for an indicator.
ExistingPages = frozenset[tuple[str, str]]


class PrintedFigure(NamedTuple):
    """A figure as printed, with its unit."""

    figure: str
    unit: str


class RevisedFigure(NamedTuple):
    """A figure that a release revised: ``figure`` says which it is of the record of this ``name``; ``now`` is None for a figure
    that was taken out."""

    name: str
    path: str
    figure: str
    place: str
    was: PrintedFigure
    now: PrintedFigure | None
    reason: str


class ReleaseView(NamedTuple):
    """A release; ``number`` counts those of one day. ``figures``, ``new_figures`` and ``revised`` are numbers of figures; ``plans``
    lists the revised ones by plan, ``withdrawn`` the plans that were withdrawn, each with the reason."""

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


def page(context: PortalContext, releases: tuple[Release, ...], existing: ExistingPages) -> Page:
    """The releases, the newest first."""
    _ = context.language.text
    views = tuple(_release(context, release, existing) for release in reversed(releases))
    lead = _("Every release of this portal: which published figures it revised, from what to what, and why.")
    return Page(_("Revision log"), lead, RevisionsView(views))


def _release(context: PortalContext, release: Release, existing: ExistingPages) -> ReleaseView:
    code, folder = context.code, folder_in_site(release.id)
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
        plans=tuple(_plans(context, release, existing)),
        withdrawn=tuple((withdrawn.plan, withdrawn.reason[code]) for withdrawn in release.withdrawn),
        engine=release.engine,
        content=release.content,
        files=tuple(Link(folder + name, name) for name in names),
        manifest=folder + MANIFEST,
    )


def _plans(
    context: PortalContext, release: Release, existing: ExistingPages
) -> Iterator[tuple[Link, tuple[RevisedFigure, ...]]]:
    """The revised figures by plan, in the order in which the release names the plans."""
    groups: dict[str, list[Revised]] = {}
    for revised in release.revised:
        groups.setdefault(revised.plan, []).append(revised)
    for plan, group in groups.items():
        path = addresses.plan(context.code, plan) if (plan, "") in existing else ""
        yield (
            Link(path, group[0].plan_name[context.code]),
            tuple(_revised(context, revised, existing) for revised in group),
        )


def _revised(context: PortalContext, revised: Revised, existing: ExistingPages) -> RevisedFigure:
    code = context.code
    has_page = revised.subject_kind == "indicator" and (revised.plan, revised.subject) in existing
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
    # A release without English of a figure repeats its Chinese there.
    english = figure.en if figure.en != figure.zh else ""
    by_language = {"zh": unit.zh, "en": unit.en} if unit else {"zh": "", "en": ""}
    return PrintedFigure(figure[context.code], unit_beside(figure.zh, english, by_language, context.language))
