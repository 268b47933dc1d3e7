"""A page: its view, which the template prints, and the frame around it."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from .. import addresses
from ..exhibits.exhibit import Exhibit
from ..model.messages import LANGUAGES
from ..model.portal import Shared
from ..words.language import Language
from .views import Link

T = TypeVar("T")


class View(Protocol):
    """What a template prints: a named tuple whose fields the template reads by name."""

    def _asdict(self) -> dict[str, Any]: ...


class Page(NamedTuple):
    """A page before it is framed. ``lead`` says in one sentence what is on it, ``charts`` are by the names that the template
    uses; the page is of a ``draft``, or it shows some among other things (``has_drafts``)."""

    title: str
    lead: str
    view: View
    charts: Mapping[str, Exhibit] = {}
    draft: bool = False
    has_drafts: bool = False


class PlanFrame(NamedTuple):
    """The head of every page of one plan; ``links`` lead to its overview and to its parts."""

    short: str
    draft: bool
    fictitious: bool
    links: tuple[Link, ...]


class Frame(NamedTuple):
    """What the base template prints around a page. ``crumbs`` lead to the page, ``links`` through the portal, its home page
    first; ``draft_notice`` stands over a page that only the preview shows in this form."""

    path: str
    title: str
    lead: str
    draft_notice: str
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
    """A page with its template and frame, ready to be rendered."""

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
    def own_exhibit(self) -> Exhibit | None:
        """The exhibit whose page this is."""
        return next((exhibit for exhibit in self.charts.values() if exhibit.path() == self.path), None)

    @property
    def content(self) -> str:
        """All that the page shows, as JSON without the names of fields: renaming a field of a view changes no fingerprint."""
        return json.dumps(self, default=lambda exhibit: exhibit.fingerprint)


def frame_of(
    path: str,
    page: Page,
    shared: Shared,
    language: Language,
    portal_links: tuple[Link, ...],
    plan: PlanFrame | None = None,
) -> Frame:
    """The frame of a page of the portal, or of a page of one plan."""
    info, code = shared.info, language.code
    home_links = (portal_links[0], *([Link(plan.links[0].path, plan.short)] if plan else ()))
    all_links = (*portal_links, *(plan.links if plan else ()))
    parents = (link for link in all_links if path.startswith(link.path.removesuffix(".html") + "/"))
    return Frame(
        path=path,
        title=page.title,
        lead=page.lead,
        draft_notice=_draft_notice(page, plan, language),
        crumbs=tuple(link for link in (*home_links, *parents) if link.path != path),
        links=portal_links,
        revisions=addresses.top(code, "revisions"),
        portal_title=info.title[code],
        publisher=info.publisher[code],
        licence=info.licence[code],
        contact=info.contact[code] if info.contact else "",
        as_of=language.date(info.as_of),
        plan=plan,
    )


def _draft_notice(page: Page, plan: PlanFrame | None, language: Language) -> str:
    """The notice over a page if its plan or its record is a draft, or if it shows some; "" over any other."""
    _ = language.text
    if plan and plan.draft:
        return _("This plan is a draft: it is shown only in the preview and left out of every public build.")
    if page.draft:
        return _("This page is a draft: it is shown only in the preview and left out of every public build.")
    if page.has_drafts:
        return _("This page shows drafts, which are seen only in the preview and left out of every public build.")
    return ""


class Neighbours(NamedTuple):
    """Links to the pages before and after a page in a sequence; None at either end."""

    previous: Link | None
    next: Link | None


def neighbours(subjects: Sequence[T], subject: T, link: Callable[[T], Link]) -> Neighbours:
    """Links to the pages of the subjects before and after one of them."""
    index = subjects.index(subject)
    return Neighbours(
        previous=link(subjects[index - 1]) if index else None,
        next=link(subjects[index + 1]) if index + 1 < len(subjects) else None,
    )
