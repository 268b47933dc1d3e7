"""The page that lists every concept, with the figures of each plan."""

from collections.abc import Mapping
from typing import NamedTuple

from ... import addresses
from ...exhibits.comparison import ComparedRow
from ..page import Page
from ..rows import Link
from ..summary import Spoken
from .context import PortalContext

# What each plan contributes to a concept, by plan.
Compared = Mapping[str, Spoken]


class ConceptEntry(NamedTuple):
    id: str
    page: Link
    definition: str
    rows: list[ComparedRow]


class CompareView(NamedTuple):
    concepts: tuple[ConceptEntry, ...]


def page(context: PortalContext, compared: Mapping[str, Compared]) -> Page:
    """``compared`` holds every concept."""
    _ = context.language.text
    entries = tuple(_entry(context, name, compared[name]) for name in context.concepts)
    lead = _("The same concept across plans and periods, each in the plan's own definition.")
    drafts = any(row["drafted"] for entry in entries for row in entry.rows)
    return Page(_("Compare"), lead, CompareView(entries), drafts=drafts)


def _entry(context: PortalContext, name: str, compared: Compared) -> ConceptEntry:
    definition = context.shared.concepts[name].definition[context.code]
    return ConceptEntry(name, context.concept(name), definition, compared_rows(context, compared))


def compared_rows(context: PortalContext, compared: Compared) -> list[ComparedRow]:
    """The rows of one concept in the order of the plans, each with its plan's names."""
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
        for row in (compared[summary["id"]][code] if summary["id"] in compared else ())
    ]
