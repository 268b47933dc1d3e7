"""One concept in every plan that measures it."""

from typing import NamedTuple

from ...exhibits.comparison import ComparedRow, comparison_exhibit
from ..page import Neighbours, Page, neighbours
from .compare import ContributionsByPlan, compared_rows
from .context import PortalContext


class ConceptView(NamedTuple):
    """``measures_differ`` is True where the plans count different things, ``bases_differ`` where they count over different
    spans of time."""

    definition: str
    rows: list[ComparedRow]
    measures_differ: bool
    bases_differ: bool
    neighbours: Neighbours


def page(context: PortalContext, identifier: str, contributions: ContributionsByPlan) -> Page:
    concept, rows = context.shared.concepts[identifier], compared_rows(context, contributions)
    definition = concept.definition[context.code]
    exhibit = comparison_exhibit(context.shared, identifier, rows, context.language)
    view = ConceptView(
        definition=definition,
        rows=rows,
        measures_differ=len({row["measure"] for row in rows}) > 1,
        bases_differ=len({row["basis"] for row in rows}) > 1,
        neighbours=neighbours(context.concepts, identifier, context.concept_link),
    )
    charts = {"comparison": exhibit} if exhibit else {}
    return Page(concept.name[context.code], definition, view, charts, has_drafts=any(row["drafted"] for row in rows))
