"""Drafts, which are typed but not public yet: lists them for the editor, and takes them out of a plan for the public.

What makes sense only with a draft is left out with it: its identifier in references, and the entries that belong to it, by
their place or by a reference. A public indicator that is part of a draft one stays, without that reference. Reasons of
revisions stay as well, because they are about figures that were public. A source goes with the last draft that cites it.
"""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from typing import TypeVar

from ..model.entries import Entry, Path
from ..model.fields import Draftable
from ..model.messages import Message
from ..model.portal import Plan, PlanFiles
from ..model.references import EntryName, name_of, references_of
from ..model.text import Record, Text
from .files import Files
from .parse import SourceFile
from .problems import Problem

R = TypeVar("R", bound=Record)
# Entries that only frame others of this kind, and are left out once all of those are.
FRAMES = {"box": "project", "table": "indicator"}


@dataclass(frozen=True)
class Draft:
    """``path`` leads to the line ``draft = true`` in the file; ``name`` is what it keeps from the public, by identifiers,
    such as "indicator/urban-new-jobs/observation/2023"."""

    file: str
    path: Path
    name: str


def drafts_of(plan: Plan) -> list[Draft]:
    """Every entry of a plan that is marked ``draft = true``, maybe the plan itself, in the order of the files."""
    return [
        Draft(file, (*entry.path, "draft"), entry.key) for file, entry in plan.entries() if _is_draft(entry.record)
    ]


def draft_problems(files: Files, plan: Plan) -> list[Problem]:
    """Every draft of a plan as a problem at its line, for commands that accept no drafts."""
    return [
        SourceFile(files, f"plans/{plan.id}/{draft.file}").problem(
            draft.path, Message("%(name)s is a draft; delete this line to publish it", name=draft.name)
        )
        for draft in drafts_of(plan)
    ]


def public_plan(plan: Plan, unpublished: frozenset[str] = frozenset()) -> Plan:
    """The plan as the public sees it: without its drafts, and without references to plans that are ``unpublished``."""
    gone = left_out(plan) | {("plan", name) for name in unpublished}
    public = replace(plan, files=PlanFiles._make(_without_entries(file, gone) for file in plan.files))
    # A source that only drafts cite would tell of them.
    secret = {("source", name) for name in {*plan.sources.ids} - {*public.sources.ids}}
    sources = _without_entries(public.files.sources, secret)
    return replace(public, files=public.files._replace(sources=sources))


def left_out(plan: Plan) -> frozenset[EntryName]:
    """Kind and identifier of every entry that a public build leaves out: the drafts and what goes with them."""
    if not drafts_of(plan):
        return frozenset()
    entries = {name: entry for _file, entry in plan.entries() if (name := name_of(entry))}
    homes_of = {name: frozenset(_homes(entry)) for name, entry in entries.items()}
    contents = {
        frame: {name for name, homes in homes_of.items() if name[0] == FRAMES[frame[0]] and frame in homes}
        for frame in homes_of
        if frame[0] in FRAMES
    }
    gone: set[EntryName] = set()
    added = {name for name, entry in entries.items() if _is_draft(entry.record)}
    while added - gone:
        gone |= added
        added = {name for name, homes in homes_of.items() if homes & gone}
        added |= {frame for frame, inner in contents.items() if inner and inner <= gone}
    return frozenset(gone)


def _is_draft(record: Record) -> bool:
    return isinstance(record, Draftable) and record.draft


def _homes(entry: Entry) -> Iterator[EntryName]:
    """The entries that an entry belongs to, by its place in the file or by a reference."""
    if entry.owner and (name := name_of(entry.owner)):
        yield name
    for reference in references_of(entry.record):
        if reference.refers.home:
            yield from reference.names


def _without_entries(record: R, gone: Set[EntryName]) -> R:
    """A record without the entries in ``gone`` and without references to them, at any depth."""
    dropped = {reference.path for reference in references_of(record) if set(reference.names) & gone}
    changes: dict[str, object] = {str(path[0]): None for path in dropped if len(path) == 1}
    for key in type(record).model_fields:
        value = getattr(record, key)
        if isinstance(value, tuple):
            remaining = tuple(
                _without_entries(inner, gone) if isinstance(inner, Record) else inner
                for number, inner in enumerate(value)
                if (key, number) not in dropped and not _is_left_out(key, record, inner, gone)
            )
            if remaining != value:
                changes[key] = remaining
        elif isinstance(value, Record) and not isinstance(value, Text):
            changes[key] = _without_entries(value, gone)
    # The values were checked already, so a copy without validation will do.
    return record.model_copy(update=changes) if changes else record


def _is_left_out(kind: str, owner: Record, inner: object, gone: Set[EntryName]) -> bool:
    """Whether an entry of the list ``kind`` is left out."""
    if not isinstance(inner, Record):
        return False
    entry = Entry((kind, 0), "", inner, Entry((), "", owner))
    return _is_draft(inner) or name_of(entry) in gone or bool(frozenset(_homes(entry)) & gone)
