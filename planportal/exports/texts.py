"""Every text in both languages as it was typed, one row each, for translators and for comparing releases."""

from collections.abc import Iterator

from ..model.entries import TypedText, texts_in
from ..model.portal import Plan, Shared
from .cells import Entry


def text_entries(plan: Plan) -> Iterator[Entry]:
    """The texts of one plan, file by file in their order."""
    return (_text_entry(typed) for file in plan.files for typed in texts_in(file))


def portal_text_entries(shared: Shared) -> Iterator[Entry]:
    """The texts outside plans: of the portal itself, withdrawn plans, concepts, sources, regions and units."""
    yield from map(_text_entry, texts_in(shared.info, "portal"))
    for plan in shared.withdrawn:
        yield from map(_text_entry, texts_in(plan, "withdrawn", plan.plan))
    for concept in shared.concepts.values():
        yield from map(_text_entry, texts_in(concept, "concept", concept.id))
    for source in shared.sources.values():
        yield from map(_text_entry, texts_in(source, "source", source.id))
    for region in shared.regions.values():
        yield from map(_text_entry, texts_in(region, "region", region.id))
    for unit in shared.units.values():
        yield {"key": f"unit/{unit.zh}", "zh": unit.zh, "en": unit.label_en}


def _text_entry(typed: TypedText) -> Entry:
    return {"key": typed.key, "zh": typed.text.zh, "en": typed.text.en}
