"""The document of a plan, and what it reports around its tables."""

from typing import NamedTuple

from ...model.document import Fact
from ...model.notation import parse_figure
from ...words.figures import figure_text
from ..page import Page
from ..rows import Link
from .context import PlaceInPlan, PlanContext


class FactRow(NamedTuple):
    text: str
    value: str
    year: int | None
    source: str
    draft: bool
    indicator: Link | None


class DocumentView(NamedTuple):
    title: str
    number: str
    issued: str
    issuer: str
    note: str
    facts: tuple[FactRow, ...]
    principles: tuple[PlaceInPlan, ...]
    safeguards: tuple[PlaceInPlan, ...]


def page(context: PlanContext) -> Page:
    _, plan, document = context.language.text, context.plan, context.plan.info.document
    view = DocumentView(
        title=context.say(document.title),
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
        draft=context.hidden("fact", fact.id),
        indicator=context.link(plan.indicator[fact.indicator]) if fact.indicator else None,
    )
