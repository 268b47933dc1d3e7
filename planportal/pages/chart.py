"""The page of a chart of a whole plan or of the portal, with its data."""

from typing import NamedTuple

from ..exhibits.exhibit import Exhibit
from .page import Page
from .plan.context import PlanContext
from .portal.context import PortalContext
from .views import TableView, table_view


class ChartView(NamedTuple):
    headline: str
    table: TableView


def page(context: PlanContext | PortalContext, exhibit: Exhibit) -> Page:
    headline = exhibit.chart.alt
    view = ChartView(headline, table_view(exhibit))
    return Page(exhibit.label, headline, view, {"chart": exhibit}, has_drafts=context.has_drafts)
