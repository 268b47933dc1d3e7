"""The named sources of a plan, each with what rests on it."""

from typing import NamedTuple

from ...model.records import Subject
from ...model.sources import Source
from ..page import Page
from ..views import Link, publication
from .context import PlanContext


class SourceEntry(NamedTuple):
    """A source; ``anchors`` are the identifiers that it had before, whose links still lead here, ``cited_for`` the indicators and
    commitments with a value from it."""

    id: str
    anchors: tuple[str, ...]
    title: str
    address: str
    about: str
    note: str
    cited_for: tuple[Link, ...]


class SourcesView(NamedTuple):
    sources: tuple[SourceEntry, ...]


def page(context: PlanContext) -> Page:
    _ = context.language.text
    entries = tuple(_entry(context, source) for source in context.plan.sources)
    return Page(
        _("Sources"), _("What the values and evaluations of this plan were taken from."), SourcesView(entries)
    )


def _entry(context: PlanContext, source: Source) -> SourceEntry:
    subjects: tuple[Subject, ...] = (*context.plan.indicators, *context.plan.commitments)
    return SourceEntry(
        id=source.id,
        anchors=source.formerly,
        title=context.say(source.title),
        address=source.address or "",
        about=" · ".join(publication(source, context.language)),
        note=context.say(source.note),
        cited_for=context.links(
            one for one in subjects if any((value.source or one.source) == source.id for value in one.observation)
        ),
    )
