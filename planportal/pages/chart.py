"""A chart that is no goal's, no indicator's and no concept's, with its data."""

from typing import NamedTuple

from ..exhibits.exhibit import Exhibit
from .page import Page
from .plan.context import PlanContext
from .portal.context import PortalContext
from .rows import TableView, shown_table


class ChartView(NamedTuple):
    headline: str
    table: TableView


def page(context: PlanContext | PortalContext, exhibit: Exhibit) -> Page:
    finding = exhibit.chart.alt
    view = ChartView(finding, shown_table(exhibit))
    return Page(exhibit.label, finding, view, {"chart": exhibit}, drafts=context.drafts)
