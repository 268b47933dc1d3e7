"""Lists every kind of page once: its template, its address, what has such a page, and the function that makes it.
Navigation, breadcrumbs and redirects follow from these lists."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from .. import addresses
from ..assess.judged import JudgedPlan
from ..exhibits.exhibit import Exhibit
from ..model.messages import Message
from ..model.portal import Plan
from ..words.language import Language, languages
from . import chart
from .page import FramedPage, Page, PlanFrame, frame_of
from .plan import document, goal, goals, indicator, indicators, plan, project, projects, sources, tasks
from .plan.context import PlanContext
from .portal import about, compare, concept, data, home, method, revisions
from .portal.context import PortalContext
from .summary import Directory
from .views import Link


class PageRecord(Protocol):
    """A record that has a page of its own; ``formerly`` are its earlier identifiers."""

    @property
    def id(self) -> str: ...

    @property
    def formerly(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=PageRecord)


@dataclass(frozen=True)
class PartPage:
    """The page of one part of a plan, such as its goals. A plan has the page if ``content`` of the plan is not empty;
    ``label`` is its name in the navigation."""

    template: str
    name: str
    label: str
    make_page: Callable[[PlanContext], Page]
    content: Callable[[Plan], object]

    def path(self, plan: Plan, code: str) -> str:
        return addresses.part(code, plan.id, self.name)

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        """The path and the page, if the plan has it."""
        if self.content(context.plan):
            yield self.path(context.plan, context.code), self.make_page(context)


@dataclass(frozen=True)
class RecordPages(Generic[R]):
    """A page for each of some records of a plan, in the folder of the part that lists them."""

    template: str
    folder: str
    make_page: Callable[[PlanContext, R], Page]
    records: Callable[[Plan], Iterable[R]]

    def path(self, plan: Plan, code: str, identifier: str) -> str:
        return addresses.entry(code, plan.id, self.folder, identifier)

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        """Path and page of each record."""
        for record in self.records(context.plan):
            yield self.path(context.plan, context.code, record.id), self.make_page(context, record)


@dataclass(frozen=True)
class ExhibitPages:
    """A page for each exhibit of a plan that stands on its own, beside those of its goals and indicators."""

    template: str
    make_page: Callable[[PlanContext, Exhibit], Page]

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        """Path and page of each exhibit."""
        for exhibit in context.plan_exhibits.values():
            yield exhibit.path(), self.make_page(context, exhibit)


PLAN_PAGES: tuple[PartPage | RecordPages[Any] | ExhibitPages, ...] = (
    PartPage("plan", "index", Message("Overview"), plan.page, lambda plan: True),
    PartPage("goals", "goals", Message("Goals"), goals.page, lambda plan: plan.goals),
    PartPage("indicators", "indicators", Message("Indicators"), indicators.page, lambda plan: plan.indicators),
    PartPage("tasks", "tasks", Message("Tasks"), tasks.page, lambda plan: plan.sections),
    PartPage("projects", "projects", Message("Projects"), projects.page, lambda plan: plan.boxes or plan.commitments),
    PartPage("document", "document", Message("Document"), document.page, lambda plan: True),
    PartPage("sources", "sources", Message("Sources"), sources.page, lambda plan: plan.sources),
    RecordPages("goal", "goals", goal.page, lambda plan: plan.goals),
    RecordPages("indicator", "indicators", indicator.page, lambda plan: plan.indicators),
    RecordPages(
        "project", "projects", project.page, lambda plan: [project for _box, project in plan.projects.values()]
    ),
    ExhibitPages("chart", chart.page),
)


@dataclass(frozen=True)
class PortalPage:
    """A page of the portal as a whole, or one for each of some things. ``make_page`` takes the context and the data of the
    page, which also fill in "{}" in ``name``. ``label`` is its name in the navigation, "" for a page outside of it."""

    template: str
    name: str
    make_page: Callable[..., Page]
    label: str = ""


PORTAL_PAGES = (
    PortalPage("home", "index", home.page, Message("Plans")),
    PortalPage("compare", "compare", compare.page, Message("Compare")),
    PortalPage("data", "data", data.page, Message("Data")),
    PortalPage("method", "method", method.page, Message("Method")),
    PortalPage("about", "about", about.page, Message("About")),
    PortalPage("revisions", "revisions", revisions.page),
    PortalPage("concept", "compare/{0}", concept.page),
    PortalPage("chart", "{0.name}", chart.page),
)


def plan_pages(judged: JudgedPlan, directory: Directory, exhibits: dict[str, dict[str, Exhibit]]) -> list[FramedPage]:
    """All pages of a plan, in both languages; ``exhibits`` are by language and name."""
    pages = []
    for language in languages():
        context = PlanContext(judged, language, directory, exhibits[language.code])
        portal_links, plan_frame = _portal_links(language), _plan_frame(judged.plan, language)
        for kind in PLAN_PAGES:
            for path, page in kind.pages(context):
                frame = frame_of(path, page, judged.shared, language, portal_links, plan_frame)
                pages.append(FramedPage(f"{kind.template}.html", frame, page.view, page.charts))
    return pages


def portal_page(template: str, context: PortalContext, *data: object) -> FramedPage:
    """The page of the portal that has this template, made from some ``data``."""
    kind = next(kind for kind in PORTAL_PAGES if kind.template == template)
    page, language = kind.make_page(context, *data), context.language
    path = addresses.top(language.code, kind.name.format(*data))
    frame = frame_of(path, page, context.shared, language, _portal_links(language))
    return FramedPage(f"{template}.html", frame, page.view, page.charts)


def _portal_links(language: Language) -> tuple[Link, ...]:
    """The navigation of the portal."""
    return tuple(
        Link(addresses.top(language.code, kind.name), language.say(kind.label)) for kind in PORTAL_PAGES if kind.label
    )


def _plan_frame(plan: Plan, language: Language) -> PlanFrame:
    info, code = plan.info, language.code
    parts = (kind for kind in PLAN_PAGES if isinstance(kind, PartPage) and kind.content(plan))
    links = tuple(Link(part.path(plan, code), language.say(part.label)) for part in parts)
    return PlanFrame(info.short[code], info.draft, info.fictitious, links)


def redirects(judged: JudgedPlan) -> list[tuple[str, str]]:
    """(old, new) addresses of the records of a plan that were renamed."""
    plan = judged.plan
    return [
        (kind.path(plan, language.code, old), kind.path(plan, language.code, record.id))
        for language in languages()
        for kind in PLAN_PAGES
        if isinstance(kind, RecordPages)
        for record in kind.records(plan)
        for old in record.formerly
    ]
