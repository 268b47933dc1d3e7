"""Drafts: what is typed but not public yet. Found and named for the editor, and left out of all that the public gets.

What makes sense only with a draft goes with it: references lose its identifier, and what stands inside it, or says of
itself that it stands there, is left out too. Where an entry that is public says of itself that it is part of a draft, it
stays and is part of nothing. Reasons of revisions stay as well: they speak of figures that were public.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model.fields import Draftable
from ..model.messages import Message
from ..model.portal import Plan, PlanFiles
from ..model.references import Name, name_of, references_of
from ..model.text import Record, Text
from ..model.texts import Entry, Path
from .files import Files
from .parse import SourceFile
from .problems import Problem

R = TypeVar("R", bound=Record)
# What is no more than a frame, and goes when nothing is left of what stands in it.
FRAMES = {"box": "project", "table": "indicator"}


@dataclass(frozen=True)
class Draft:
    """``path`` leads to the line ``draft = true`` in the file; ``name`` is what it keeps from the public, by identifiers,
    such as "indicator/urban-new-jobs/observation/2023"."""

    file: str
    path: Path
    name: str


def drafts_of(plan: Plan) -> list[Draft]:
    """Every entry of a plan that says ``draft = true``, and the plan itself if it does, in the order of the files."""
    return [
        Draft(file, (*entry.path, "draft"), entry.key) for file, entry in plan.entries() if _is_draft(entry.record)
    ]


def draft_problems(files: Files, plan: Plan) -> list[Problem]:
    """Every draft of a plan at its line in the content folder, told like a fault: for whoever accepts none."""
    return [
        SourceFile(files, f"plans/{plan.id}/{draft.file}").problem(
            draft.path, Message("%(name)s is a draft; delete this line to publish it", name=draft.name)
        )
        for draft in drafts_of(plan)
    ]


def published(plan: Plan, unpublished: frozenset[str] = frozenset()) -> Plan:
    """The plan as the public sees it: without its drafts, and without a mention of plans that are ``unpublished``."""
    gone = left_out(plan) | {("plan", name) for name in unpublished}
    return replace(plan, files=PlanFiles._make(_without(file, gone) for file in plan.files))


def left_out(plan: Plan) -> frozenset[Name]:
    """Kind and identifier of every entry that a public build leaves out: the drafts and what goes with them."""
    if not drafts_of(plan):
        return frozenset()
    entries = {name: entry for _file, entry in plan.entries() if (name := name_of(entry))}
    around = {name: frozenset(_around(entry)) for name, entry in entries.items()}
    held = {
        frame: {name for name, homes in around.items() if name[0] == FRAMES[frame[0]] and frame in homes}
        for frame in around
        if frame[0] in FRAMES
    }
    gone: set[Name] = set()
    more = {name for name, entry in entries.items() if _is_draft(entry.record)}
    while more - gone:
        gone |= more
        more = {name for name, homes in around.items() if homes & gone}
        more |= {frame for frame, inside in held.items() if inside and inside <= gone}
    return frozenset(gone)


def _is_draft(record: Record) -> bool:
    return isinstance(record, Draftable) and record.draft


def _around(entry: Entry) -> Iterator[Name]:
    """The entries that an entry stands in, by its place in the file or by what it says."""
    if entry.owner and (name := name_of(entry.owner)):
        yield name
    for reference in references_of(entry.record):
        if reference.refers.home:
            yield from reference.names


def _without(record: R, gone: Set[Name]) -> R:
    """A record without what is gone: entries inside it, and identifiers of entries anywhere."""
    lost = {reference.path for reference in references_of(record) if set(reference.names) & gone}
    kept: dict[str, object] = {str(path[0]): None for path in lost if len(path) == 1}
    for key in type(record).model_fields:
        value = getattr(record, key)
        if isinstance(value, tuple):
            stay = tuple(
                _without(inner, gone) if isinstance(inner, Record) else inner
                for number, inner in enumerate(value)
                if (key, number) not in lost and not _goes(key, record, inner, gone)
            )
            if stay != value:
                kept[key] = stay
        elif isinstance(value, Record) and not isinstance(value, Text):
            kept[key] = _without(value, gone)
    # Parts of what was checked already, so nothing is validated again.
    return record.model_copy(update=kept) if kept else record


def _goes(kind: str, owner: Record, inner: object, gone: Set[Name]) -> bool:
    """Whether an entry of the list ``kind`` is left out."""
    if not isinstance(inner, Record):
        return False
    entry = Entry((kind, 0), "", inner, Entry((), "", owner))
    return _is_draft(inner) or name_of(entry) in gone or bool(frozenset(_around(entry)) & gone)
