"""The home page: every plan, by region."""

from collections.abc import Iterable, Mapping
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
    """The plans by region, each with the name of the one around it, "" where that needs no saying; ``plans`` is their number, ``totals`` the number of their indicators, projects and the like."""

    tagline: str
    regions: tuple[tuple[str, str, list[PlanCard]], ...]
    totals: Mapping[str, int]
    plans: int
    concepts: tuple[Link, ...]


def page(context: PortalContext, introductions: Mapping[str, Bilingual]) -> Page:
    """``introductions`` are by plan."""
    code, info, summaries = context.code, context.shared.info, context.summaries
    regions: dict[tuple[str, str], list[PlanCard]] = {}
    shared = _shared_regions(summaries)
    for summary in summaries:
        card = _card(context, summary, introductions[summary["id"]][code])
        outer = summary["regions"][1] if len(summary["regions"]) > 1 else None
        around = outer[code] if outer and outer not in shared else ""
        regions.setdefault((summary["region"][code], around), []).append(card)
    kinds = summaries[0]["counts"] if summaries else ()
    view = HomeView(
        tagline=info.tagline[code],
        regions=tuple((name, outer, cards) for (name, outer), cards in regions.items()),
        totals={kind: sum(summary["counts"][kind] for summary in summaries) for kind in kinds},
        plans=len(summaries),
        concepts=tuple(context.concept_link(concept) for concept in context.concepts),
    )
    charts = {"status": context.status} if context.status else {}
    return Page(info.title[code], info.tagline[code], view, charts, has_drafts=context.has_drafts)


def _shared_regions(summaries: Iterable[Summary]) -> list[Bilingual]:
    """The regions that all plans lie in, which need no saying beside any of them."""
    lines = [summary["regions"] for summary in summaries if summary["regions"]]
    return [region for region in lines[0] if all(region in line for line in lines)] if lines else []


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
