"""Every typed text in both languages, one row each: what translators read, and what releases compare."""

from collections.abc import Iterator

from ..model.portal import Plan, Shared
from ..model.texts import Typed, texts_in
from .cells import Entry


def text_entries(plan: Plan) -> Iterator[Entry]:
    """The texts of one plan, file by file in their order."""
    return (_entry(typed) for file in plan.files for typed in texts_in(file))


def portal_text_entries(shared: Shared) -> Iterator[Entry]:
    """The texts that belong to no plan: of the portal itself, of plans that were withdrawn, concepts and units."""
    yield from map(_entry, texts_in(shared.info, "portal"))
    for plan in shared.withdrawn:
        yield from map(_entry, texts_in(plan, "withdrawn", plan.plan))
    for concept in shared.concepts.values():
        yield from map(_entry, texts_in(concept, "concept", concept.id))
    for unit in shared.units.values():
        yield {"key": f"unit/{unit.zh}", "zh": unit.zh, "en": unit.label_en}


def _entry(typed: Typed) -> Entry:
    return {"key": typed.key, "zh": typed.text.zh, "en": typed.text.en}
