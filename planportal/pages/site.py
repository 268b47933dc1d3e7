"""Every kind of page, once: its template, where it stands, what gets one, and what makes its view. The ways through the
portal and through a plan, breadcrumbs and redirects follow from these lists."""

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
from .plan import document, goal, goals, indicator, indicators, plan, project, projects, tasks
from .plan.context import PlanContext
from .portal import about, compare, concept, data, home, method, revisions
from .portal.context import PortalContext
from .rows import Link
from .summary import Directory


class Named(Protocol):
    """A record with a page of its own; ``formerly`` are the identifiers that it had."""

    @property
    def id(self) -> str: ...

    @property
    def formerly(self) -> tuple[str, ...]: ...


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Part:
    """A page that a plan has if it holds something for it; the way through the plan calls it by its ``word``."""

    template: str
    address: str
    word: str
    page: Callable[[PlanContext], Page]
    held: Callable[[Plan], object]

    def path(self, plan: Plan, code: str) -> str:
        return addresses.part(code, plan.id, self.address)

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        if self.held(context.plan):
            yield self.path(context.plan, context.code), self.page(context)


@dataclass(frozen=True)
class Entries(Generic[N]):
    """A page for each of some records of a plan, in the folder of the part that lists them."""

    template: str
    folder: str
    page: Callable[[PlanContext, N], Page]
    records: Callable[[Plan], Iterable[N]]

    def path(self, plan: Plan, code: str, name: str) -> str:
        return addresses.entry(code, plan.id, self.folder, name)

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        for record in self.records(context.plan):
            yield self.path(context.plan, context.code, record.id), self.page(context, record)


@dataclass(frozen=True)
class Charts:
    """A page for each exhibit that no other page of the plan is about."""

    template: str
    page: Callable[[PlanContext, Exhibit], Page]

    def pages(self, context: PlanContext) -> Iterator[tuple[str, Page]]:
        for exhibit in context.overviews.values():
            yield exhibit.path(), self.page(context, exhibit)


PLAN_KINDS: tuple[Part | Entries[Any] | Charts, ...] = (
    Part("plan", "index", Message("Overview"), plan.page, lambda plan: True),
    Part("goals", "goals", Message("Goals"), goals.page, lambda plan: plan.goals),
    Part("indicators", "indicators", Message("Indicators"), indicators.page, lambda plan: plan.indicators),
    Part("tasks", "tasks", Message("Tasks"), tasks.page, lambda plan: plan.sections),
    Part("projects", "projects", Message("Projects"), projects.page, lambda plan: plan.boxes or plan.commitments),
    Part("document", "document", Message("Document"), document.page, lambda plan: True),
    Entries("goal", "goals", goal.page, lambda plan: plan.goals),
    Entries("indicator", "indicators", indicator.page, lambda plan: plan.indicators),
    Entries("project", "projects", project.page, lambda plan: [project for _box, project in plan.projects.values()]),
    Charts("chart", chart.page),
)


@dataclass(frozen=True)
class PortalKind:
    """A kind of page of the portal. Its view takes the context and what the page shows besides, from which "{}" in the address
    is filled; what the way through the portal calls it, "" if it stands not there."""

    template: str
    address: str
    page: Callable[..., Page]
    word: str = ""


PORTAL_KINDS = (
    PortalKind("home", "index", home.page, Message("Plans")),
    PortalKind("compare", "compare", compare.page, Message("Compare")),
    PortalKind("data", "data", data.page, Message("Data")),
    PortalKind("method", "method", method.page, Message("Method")),
    PortalKind("about", "about", about.page, Message("About")),
    PortalKind("revisions", "revisions", revisions.page),
    PortalKind("concept", "compare/{0}", concept.page),
    PortalKind("chart", "{0.name}", chart.page),
)


def plan_pages(report: JudgedPlan, directory: Directory, exhibits: dict[str, dict[str, Exhibit]]) -> list[FramedPage]:
    """All pages of a plan, in both languages; ``exhibits`` are by language and name."""
    pages = []
    for language in languages():
        context = PlanContext(report, language, directory, exhibits[language.code])
        links, around = _portal_links(language), _plan_frame(report.plan, language)
        for kind in PLAN_KINDS:
            for path, page in kind.pages(context):
                frame = frame_of(path, page, report.shared, language, links, around)
                pages.append(FramedPage(f"{kind.template}.html", frame, page.view, page.charts))
    return pages


def portal_page(template: str, context: PortalContext, *shown: object) -> FramedPage:
    """A page of the portal by its template, with what it shows."""
    kind = next(kind for kind in PORTAL_KINDS if kind.template == template)
    page, language = kind.page(context, *shown), context.language
    path = addresses.top(language.code, kind.address.format(*shown))
    frame = frame_of(path, page, context.shared, language, _portal_links(language))
    return FramedPage(f"{template}.html", frame, page.view, page.charts)


def _portal_links(language: Language) -> tuple[Link, ...]:
    named = (kind for kind in PORTAL_KINDS if kind.word)
    return tuple(Link(addresses.top(language.code, kind.address), language.say(kind.word)) for kind in named)


def _plan_frame(plan: Plan, language: Language) -> PlanFrame:
    info, code = plan.info, language.code
    parts = (kind for kind in PLAN_KINDS if isinstance(kind, Part) and kind.held(plan))
    links = tuple(Link(part.path(plan, code), language.say(part.word)) for part in parts)
    return PlanFrame(info.short[code], info.draft, info.fictitious, links)


def redirects(report: JudgedPlan) -> list[tuple[str, str]]:
    """(old, new) addresses of what was renamed in a plan."""
    plan = report.plan
    return [
        (kind.path(plan, language.code, old), kind.path(plan, language.code, record.id))
        for language in languages()
        for kind in PLAN_KINDS
        if isinstance(kind, Entries)
        for record in kind.records(plan)
        for old in record.formerly
    ]
