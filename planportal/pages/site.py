"""Which pages a plan has."""

from .. import addresses
from ..exhibits.exhibit import Exhibit
from ..words.language import languages
from ..words.report import Report
from .indicator_views import IndicatorPages
from .page import Page
from .project_views import ProjectPages
from .summary import Directory


class _AllPlanPages(IndicatorPages, ProjectPages):
    """Every kind of page of one plan."""


def plan_pages(report: Report, directory: Directory, exhibits: dict[str, dict[str, Exhibit]]) -> list[Page]:
    """All pages of a plan, in both languages; ``exhibits`` are by language and name."""
    pages = []
    for language in languages():
        held = exhibits[language.code]
        make = _AllPlanPages(report, language, directory, held)
        plan = report.plan
        pages += [make.overview(), make.document()]
        pages += [make.goals()] if plan.goals else []
        pages += [make.table_page()] if plan.indicators else []
        pages += [make.tasks()] if plan.sections else []
        pages += [make.projects_page()] if plan.boxes or plan.commitments else []
        pages += [make.goal(goal) for goal in plan.goals]
        pages += [make.indicator_page(indicator) for indicator in plan.indicators]
        pages += [make.project_page(box, project) for box, project in plan.projects.values()]
        pages += [make.chart_page(exhibit) for name, exhibit in held.items() if "/" not in name]
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
