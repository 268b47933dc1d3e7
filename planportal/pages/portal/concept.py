"""One concept in every plan that measures it."""

from typing import NamedTuple

from ...exhibits.comparison import ComparedRow, comparison_exhibit
from ..page import Neighbours, Page, neighbours
from .compare import Compared, compared_rows
from .context import PortalContext


class ConceptView(NamedTuple):
    """``mixed`` plans count different things, and ``bases`` is True where they count over different spans."""

    definition: str
    rows: list[ComparedRow]
    mixed: bool
    bases: bool
    neighbours: Neighbours


def page(context: PortalContext, name: str, compared: Compared) -> Page:
    concept, rows = context.shared.concepts[name], compared_rows(context, compared)
    definition = concept.definition[context.code]
    exhibit = comparison_exhibit(context.shared, name, rows, context.language)
    view = ConceptView(
        definition=definition,
        rows=rows,
        mixed=len({row["measure"] for row in rows}) > 1,
        bases=len({row["basis"] for row in rows}) > 1,
        neighbours=neighbours(context.concepts, name, context.concept),
    )
    charts = {"comparison": exhibit} if exhibit else {}
    return Page(concept.name[context.code], definition, view, charts, drafts=any(row["drafted"] for row in rows))
