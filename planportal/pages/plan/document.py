"""The document of a plan, and what it says outside its tables."""

from typing import NamedTuple

from ...model.document import Fact
from ...model.notation import parse_figure
from ...words.figures import figure_text
from ..page import Page
from ..views import Link
from .context import PassageView, PlanContext


class FactRow(NamedTuple):
    """A figure that the document reports outside its tables; ``source`` is its place there."""

    text: str
    value: str
    year: int | None
    source: str
    draft: bool
    indicator: Link | None


class DocumentView(NamedTuple):
    title: str
    address: str
    number: str
    issued: str
    issuer: str
    note: str
    facts: tuple[FactRow, ...]
    principles: tuple[PassageView, ...]
    safeguards: tuple[PassageView, ...]


def page(context: PlanContext) -> Page:
    _, plan, document = context.language.text, context.plan, context.plan.info.document
    view = DocumentView(
        title=context.say(document.title),
        address=document.address or "",
        number=document.number or "",
        issued=context.language.date(document.issued) if document.issued else "",
        issuer=context.say(document.issuer),
        note=context.say(document.note),
        facts=tuple(_fact(context, fact) for fact in plan.facts),
        principles=tuple(context.passage("principle", article, article.source) for article in plan.principles),
        safeguards=tuple(context.passage("safeguard", article, article.source) for article in plan.safeguards),
    )
    lead = _("Where the figures of this plan stand, and what the document says around them.")
    return Page(_("The document"), lead, view)


def _fact(context: PlanContext, fact: Fact) -> FactRow:
    plan, figure = context.plan, parse_figure(fact.value)
    return FactRow(
        text=context.say(fact.text),
        value=figure_text(figure, fact.value, plan.unit(fact), context.language, plain=False),
        year=fact.year,
        source=context.say(fact.source),
        draft=context.is_left_out("fact", fact.id),
        indicator=context.link(plan.indicators[fact.indicator]) if fact.indicator else None,
    )
