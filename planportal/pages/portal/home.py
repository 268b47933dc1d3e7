"""The home page: every plan, by region."""

from collections.abc import Mapping
from typing import NamedTuple

from ... import addresses
from ..page import Page
from ..summary import Bilingual, Summary, rollup_of
from ..views import Link
from .context import PortalContext


class PlanCard(NamedTuple):
    """A plan with the paths to its lists."""

    page: Link
    years: str
    summary: str
    done: int
    assessable: int
    counts: Mapping[str, int]
    fictitious: bool
    indicators_path: str
    goals_path: str
    projects_path: str


class HomeView(NamedTuple):
    """The plans by region; ``plans`` is their number, ``totals`` the number of their indicators, projects and the like."""

    tagline: str
    regions: tuple[tuple[str, list[PlanCard]], ...]
    totals: Mapping[str, int]
    plans: int
    concepts: tuple[Link, ...]


def page(context: PortalContext, introductions: Mapping[str, Bilingual]) -> Page:
    """``introductions`` are by plan."""
    code, info, summaries = context.code, context.shared.info, context.summaries
    regions: dict[str, list[PlanCard]] = {}
    for summary in summaries:
        card = _card(context, summary, introductions[summary["id"]][code])
        regions.setdefault(summary["region"][code], []).append(card)
    kinds = summaries[0]["counts"] if summaries else ()
    view = HomeView(
        tagline=info.tagline[code],
        regions=tuple(regions.items()),
        totals={kind: sum(summary["counts"][kind] for summary in summaries) for kind in kinds},
        plans=len(summaries),
        concepts=tuple(context.concept_link(concept) for concept in context.concepts),
    )
    charts = {"status": context.status} if context.status else {}
    return Page(info.title[code], info.tagline[code], view, charts, has_drafts=context.has_drafts)


def _card(context: PortalContext, summary: Summary, introduction: str) -> PlanCard:
    code, plan, rollup = context.code, summary["id"], rollup_of(summary)
    return PlanCard(
        page=Link(addresses.plan(code, plan), summary["title"][code], draft=summary["draft"]),
        years=context.language.text("%(start)s to %(end)s", start=summary["start"], end=summary["end"]),
        summary=introduction,
        done=rollup.done,
        assessable=rollup.assessable,
        counts=summary["counts"],
        fictitious=summary["fictitious"],
        indicators_path=addresses.part(code, plan, "indicators"),
        goals_path=addresses.part(code, plan, "goals"),
        projects_path=addresses.part(code, plan, "projects"),
    )
