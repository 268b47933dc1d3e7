"""What every page is: a template, a view for it, and the frame around that."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from .. import addresses
from ..exhibits.exhibit import Exhibit
from ..model.messages import LANGUAGES
from ..model.portal import Shared
from ..words.language import Language
from .rows import Link

T = TypeVar("T")


class View(Protocol):
    """What a template prints: a named tuple with whatever it calls by name."""

    def _asdict(self) -> dict[str, Any]: ...


class Page(NamedTuple):
    """A page as its kind makes it: the title, what it says in one sentence, what the template prints, the exhibits by the
    names that it uses; and whether what is shown is a ``draft`` or holds ``drafts``."""

    title: str
    lead: str
    view: View
    charts: Mapping[str, Exhibit] = {}
    draft: bool = False
    drafts: bool = False


class PlanFrame(NamedTuple):
    """What stands over every page of one plan; ``links`` lead to its overview and to its parts."""

    short: str
    draft: bool
    fictitious: bool
    links: tuple[Link, ...]


class Frame(NamedTuple):
    """What the base template needs. ``crumbs`` lead to the page, ``links`` through the portal, from its home page on;
    ``draft`` is the notice on a page that the public does not see so."""

    path: str
    title: str
    lead: str
    draft: str
    crumbs: tuple[Link, ...]
    links: tuple[Link, ...]
    revisions: str
    portal_title: str
    publisher: str
    licence: str
    contact: str
    as_of: str
    plan: PlanFrame | None


class FramedPage(NamedTuple):
    """A page at its place in the site, to be rendered."""

    template: str
    frame: Frame
    view: View
    charts: Mapping[str, Exhibit]

    @property
    def path(self) -> str:
        return self.frame.path

    @property
    def twin(self) -> str:
        """The path of the same page in the other language."""
        other = next(code for code in LANGUAGES if not self.path.startswith(f"{code}/"))
        return addresses.twin(self.path, other)

    @property
    def own(self) -> Exhibit | None:
        """The exhibit whose page this is."""
        return next((exhibit for exhibit in self.charts.values() if exhibit.path() == self.path), None)

    @property
    def shown(self) -> str:
        """All that the page shows, in the order of its records; what the program calls them decides nothing."""
        return json.dumps(self, default=lambda exhibit: exhibit.fingerprint)


def frame_of(
    path: str, page: Page, shared: Shared, language: Language, links: tuple[Link, ...], plan: PlanFrame | None = None
) -> Frame:
    """The frame of a page, of a ``plan`` if it is part of one."""
    info, code = shared.info, language.code
    ways = (*links, *(plan.links if plan else ()))
    doors = (links[0], *([Link(plan.links[0].path, plan.short)] if plan else ()))
    lists = (link for link in ways if path.startswith(link.path.removesuffix(".html") + "/"))
    return Frame(
        path=path,
        title=page.title,
        lead=page.lead,
        draft=_notice(page, plan, language),
        crumbs=tuple(link for link in (*doors, *lists) if link.path != path),
        links=links,
        revisions=addresses.top(code, "revisions"),
        portal_title=info.title[code],
        publisher=info.publisher[code],
        licence=info.licence[code],
        contact=info.contact[code] if info.contact else "",
        as_of=language.date(info.as_of),
        plan=plan,
    )


def _notice(page: Page, plan: PlanFrame | None, language: Language) -> str:
    """What stands over a page of a plan that is a draft, of an entry that is one, or that shows some; else nothing."""
    _ = language.text
    if plan and plan.draft:
        return _("This plan is a draft: it is shown only in the preview and left out of every public build.")
    if page.draft:
        return _("This page is a draft: it is shown only in the preview and left out of every public build.")
    if page.drafts:
        return _("This page shows drafts, which are seen only in the preview and left out of every public build.")
    return ""


class Neighbours(NamedTuple):
    """The links before and after a page in its row; None at either end."""

    previous: Link | None
    next: Link | None


def neighbours(row: Sequence[T], own: T, link: Callable[[T], Link]) -> Neighbours:
    """What stands before and after a page, by what each page of the row shows."""
    place = row.index(own)
    return Neighbours(
        previous=link(row[place - 1]) if place else None,
        next=link(row[place + 1]) if place + 1 < len(row) else None,
    )
