"""The home page: every plan, by region."""

from collections.abc import Mapping
from typing import NamedTuple

from ... import addresses
from ..page import Page
from ..rows import Link
from ..summary import Both, Summary, rollup_in
from .context import PortalContext


class Card(NamedTuple):
    """A plan, with the ways to its ``indicators``, ``goals`` and ``projects``."""

    page: Link
    years: str
    summary: str
    done: int
    assessable: int
    counts: Mapping[str, int]
    fictitious: bool
    indicators: str
    goals: str
    projects: str


class HomeView(NamedTuple):
    """Every plan by its region; ``plans`` is how many there are, ``totals`` how much of everything they hold together."""

    tagline: str
    regions: tuple[tuple[str, list[Card]], ...]
    totals: Mapping[str, int]
    plans: int
    concepts: tuple[Link, ...]


def page(context: PortalContext, introductions: Mapping[str, Both]) -> Page:
    """``introductions`` are by plan."""
    code, info, summaries = context.code, context.shared.info, context.summaries
    regions: dict[str, list[Card]] = {}
    for summary in summaries:
        card = _card(context, summary, introductions[summary["id"]][code])
        regions.setdefault(summary["region"][code], []).append(card)
    counted = summaries[0]["counts"] if summaries else ()
    view = HomeView(
        tagline=info.tagline[code],
        regions=tuple(regions.items()),
        totals={what: sum(summary["counts"][what] for summary in summaries) for what in counted},
        plans=len(summaries),
        concepts=tuple(context.concept(name) for name in context.concepts),
    )
    charts = {"status": context.status} if context.status else {}
    return Page(info.title[code], info.tagline[code], view, charts, drafts=context.drafts)


def _card(context: PortalContext, summary: Summary, introduction: str) -> Card:
    code, plan, rollup = context.code, summary["id"], rollup_in(summary)
    return Card(
        page=Link(addresses.plan(code, plan), summary["title"][code], draft=summary["draft"]),
        years=context.language.text("%(start)s to %(end)s", start=summary["start"], end=summary["end"]),
        summary=introduction,
        done=rollup.done,
        assessable=rollup.assessable,
        counts=summary["counts"],
        fictitious=summary["fictitious"],
        indicators=addresses.part(code, plan, "indicators"),
        goals=addresses.part(code, plan, "goals"),
        projects=addresses.part(code, plan, "projects"),
    )
