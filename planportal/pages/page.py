"""The frame of every page: where it stands, what leads to it and what lies beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .. import addresses
from ..exhibits.exhibit import Exhibit
from ..model.portal import Plan, Shared
from ..model.said import LANGUAGES
from ..words.language import Language
from .rows import Link, View, link, table_view


@dataclass(frozen=True)
class Page:
    """A page to be rendered: its path, the template, the view, and the charts by the name the template uses."""

    path: str
    template: str
    view: View
    charts: dict[str, Exhibit]

    @property
    def twin(self) -> str:
        """The path of the same page in the other language."""
        other = next(code for code in LANGUAGES if not self.path.startswith(f"{code}/"))
        return addresses.twin(self.path, other)


def portal_links(language: Language) -> list[Link]:
    """The portal's own navigation."""
    _, code = language.text, language.code
    return [
        link(addresses.home(code), _("Plans")),
        link(addresses.top(code, "compare"), _("Compare")),
        link(addresses.top(code, "data"), _("Data")),
        link(addresses.top(code, "method"), _("Method")),
        link(addresses.top(code, "about"), _("About")),
    ]


def plan_links(plan: Plan, language: Language) -> list[Link]:
    """The pages of one plan: those parts that it has, and the overview and the document always."""
    _, code = language.text, language.code
    parts = [
        ("goals", _("Goals"), plan.goals),
        ("indicators", _("Indicators"), plan.indicators),
        ("tasks", _("Tasks"), plan.sections),
        ("projects", _("Projects"), plan.boxes or plan.commitments),
        ("document", _("Document"), True),
    ]
    overview = link(addresses.plan(code, plan.id), _("Overview"))
    return [overview, *(link(addresses.part(code, plan.id, name), word) for name, word, held in parts if held)]


def draft_notice(language: Language, *, plan: bool = False, page: bool = False, some: bool = False) -> str:
    """What stands over a page of a plan that is a draft, of an entry that is one, or that shows some; else nothing."""
    _ = language.text
    if plan:
        return _("This plan is a draft: it is shown only in the preview and left out of every public build.")
    if page:
        return _("This page is a draft: it is shown only in the preview and left out of every public build.")
    if some:
        return _("This page shows drafts, which are seen only in the preview and left out of every public build.")
    return ""


def frame(
    shared: Shared, language: Language, path: str, title: str, lead: str, crumbs: list[Link], draft: str = ""
) -> View:
    """What the base template needs. ``lead`` is the page's one-sentence description; ``crumbs`` lead to the page;
    ``draft`` is the notice on a page that the public does not see so."""
    info, code = shared.info, language.code
    return {
        "path": path,
        "title": title,
        "lead": lead,
        "crumbs": crumbs,
        "portal_title": info.title[code],
        "publisher": info.publisher[code],
        "licence": info.licence[code],
        "contact": info.contact[code] if info.contact else "",
        "as_of": language.date(info.as_of),
        "links": portal_links(language),
        "home": addresses.home(code),
        "draft": draft,
        "revisions": addresses.top(code, "revisions"),
    }


def chart_page(exhibit: Exhibit, around: View) -> Page:
    """The page of a chart that is no goal's, no indicator's and no concept's; ``around`` is its frame."""
    view: View = {"frame": around, "headline": exhibit.chart.alt, "table": table_view(exhibit)}
    return Page(exhibit.path(), "chart.html", view, {"chart": exhibit})


def neighbours(paths: Sequence[Link], path: str) -> dict[str, Link | None]:
    """The links before and after a page in its row; None at either end."""
    position = [entry["path"] for entry in paths].index(path)
    return {
        "previous": paths[position - 1] if position > 0 else None,
        "next": paths[position + 1] if position + 1 < len(paths) else None,
    }
