"""The page that lists every concept, with the figures of each plan."""

from collections.abc import Mapping
from typing import NamedTuple

from ... import addresses
from ...exhibits.comparison import ComparedRow
from ..page import Page
from ..summary import ContributionsByLanguage
from ..views import Link
from .context import PortalContext

# What each plan contributes to the comparison of one concept.
ContributionsByPlan = Mapping[str, ContributionsByLanguage]


class ConceptEntry(NamedTuple):
    id: str
    page: Link
    definition: str
    rows: list[ComparedRow]


class CompareView(NamedTuple):
    concepts: tuple[ConceptEntry, ...]


def page(context: PortalContext, contributions: Mapping[str, ContributionsByPlan]) -> Page:
    """``contributions`` are by concept."""
    _ = context.language.text
    entries = tuple(_entry(context, concept, contributions[concept]) for concept in context.concepts)
    lead = _("The same concept across plans and periods, each in the plan's own definition.")
    drafts = any(row["drafted"] for entry in entries for row in entry.rows)
    return Page(_("Compare"), lead, CompareView(entries), has_drafts=drafts)


def _entry(context: PortalContext, concept: str, contributions: ContributionsByPlan) -> ConceptEntry:
    definition = context.shared.concepts[concept].definition[context.code]
    rows = compared_rows(context, contributions)
    return ConceptEntry(concept, context.concept_link(concept), definition, rows)


def compared_rows(context: PortalContext, contributions: ContributionsByPlan) -> list[ComparedRow]:
    """The indicators of one concept in the order of their plans, each with the names of its plan."""
    code = context.code
    return [
        {
            **row,
            "plan": summary["id"],
            "short": summary["short"][code],
            "region": summary["region"][code],
            "period": f"{summary['start']}–{summary['end']}",
            "document": summary["document"][code],
            "path": addresses.entry(code, summary["id"], "indicators", row["indicator"]),
        }
        for summary in context.summaries
        for row in contributions.get(summary["id"], {}).get(code, ())
    ]
