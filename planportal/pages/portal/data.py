"""The published tables, with every column described."""

from collections.abc import Mapping
from typing import NamedTuple

from ..page import Page
from .context import PortalContext


class ColumnView(NamedTuple):
    name: str
    type: str
    title: str
    description: str


class PublishedTable(NamedTuple):
    """A published file; ``rows`` is how many it has."""

    name: str
    path: str
    title: str
    description: str
    rows: int
    columns: tuple[ColumnView, ...]


class DataView(NamedTuple):
    tables: tuple[PublishedTable, ...]


def page(context: PortalContext, tables: Mapping[str, tuple[PublishedTable, ...]]) -> Page:
    """``tables`` are by language."""
    _ = context.language.text
    lead = _("The whole portal as tables: open formats, every column described.")
    return Page(_("Data"), lead, DataView(tables[context.code]), has_drafts=context.has_drafts)
