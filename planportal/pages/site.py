"""Which pages there are: of one plan, and of the portal."""

from ..model.portal import Shared
from ..words.language import languages
from ..words.report import Report
from . import addresses
from .indicator_views import IndicatorPages
from .page import Page
from .portal_views import PortalPages
from .project_views import ProjectPages


class _AllPlanPages(IndicatorPages, ProjectPages):
    """Every kind of page of one plan."""


def plan_pages(report: Report, directory: dict) -> list[Page]:
    """All pages of a plan, in both languages."""
    pages = []
    for language in languages():
        make = _AllPlanPages(report, language, directory)
        plan = report.plan
        pages += [make.overview(), make.document()]
        pages += [make.goals()] if plan.goals else []
        pages += [make.table_page()] if plan.indicators else []
        pages += [make.tasks()] if plan.sections else []
        pages += [make.projects_page()] if plan.boxes or plan.commitments else []
        pages += [make.goal(goal) for goal in plan.goals]
        pages += [make.indicator_page(indicator) for indicator in plan.indicators]
        pages += [make.project_page(box, project) for box, project in plan.projects.values()]
    return pages


def redirects(report: Report) -> list[tuple[str, str]]:
    """(old, new) addresses of what was renamed in a plan."""
    plan, pairs = report.plan, []
    kinds = (("goals", plan.goals), ("indicators", plan.indicators),
             ("projects", [project for _box, project in plan.projects.values()]))  # fmt: skip
    for language in languages():
        for kind, records in kinds:
            for record in records:
                now = addresses.entry(language.code, plan.id, kind, record.id)
                pairs += [(addresses.entry(language.code, plan.id, kind, old), now) for old in record.formerly]
    return pairs


def portal_pages(shared: Shared, summaries: list[dict], data: dict[str, list[dict]]) -> list[Page]:
    """The portal-wide pages in both languages; ``data`` describes the published tables, by language."""
    pages = []
    for language in languages():
        make = PortalPages(shared, summaries, language)
        pages += [make.home(), make.compare(), make.method()]
        pages += [make.data(data[language.code]), make.about()]
        pages += [make.concept(entry) for entry in make.concept_entries]
    return pages
