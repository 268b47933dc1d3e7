"""Records, texts and findings that changed, ready to print."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypedDict

from ..assess.judge import Status
from ..pages.rows import View
from ..words.language import languages
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import finding_kind
from .changes import FieldChange, FindingChange, RecordChange, TextChange
from .sheet import CHANGES, NAMES, C, Sheet, folded

# How much of each plan is in sight; the rest is folded.
LIMIT = 12
# Longer values of columns are shown one below the other, with marks.
SHORT = 24


class PlanViews(TypedDict):
    """What changed in one plan; ``rest`` says what is folded."""

    plan: str
    count: int
    tally: str
    shown: list[View]
    folded: list[View]
    rest: str


def record_views(records: Iterable[RecordChange], sheet: Sheet) -> list[PlanViews]:
    """Records by plan, those that say something else before those that went or came."""
    return _by_plan(records, lambda record: CHANGES.index(record.change), _record, sheet)


def text_views(texts: Iterable[TextChange], sheet: Sheet) -> list[PlanViews]:
    """Texts by plan, in both languages whatever the report is in: a translation is judged beside its original. Those
    that changed in one language only come first, for they most need a look."""
    return _by_plan(texts, lambda text: (CHANGES.index(text.change), len(text.languages)), _text, sheet)


def finding_views(findings: Sequence[FindingChange], sheet: Sheet) -> list[PlanViews]:
    """Findings by plan, new ones first."""
    return _by_plan(findings, lambda finding: finding.change != "new", _finding, sheet)


def _by_plan(
    changes: Iterable[C], order: Callable[[C], int | tuple[int, int]], view: Callable[[C, Sheet], View], sheet: Sheet
) -> list[PlanViews]:
    groups: list[PlanViews] = []
    for plan, of_plan in sheet.by_plan(changes).items():
        shown, rest = folded(sorted(of_plan, key=order), LIMIT)
        groups.append(
            {
                "plan": plan,
                "count": len(of_plan),
                "tally": sheet.tally(change.change for change in of_plan),
                "shown": [view(change, sheet) for change in shown],
                "folded": [view(change, sheet) for change in rest],
                "rest": sheet.rest([change.change for change in rest]),
            }
        )
    return groups


def _record(record: RecordChange, sheet: Sheet) -> View:
    return {
        "subject": sheet.subject(record.subject),
        "change": sheet.change(record.change),
        "fields": [_field(field, sheet) for field in record.fields],
    }


def _field(field: FieldChange, sheet: Sheet) -> View:
    old, new = (_cell(field.column, cell, sheet) for cell in (field.old, field.new))
    return {
        "title": sheet.say(field.title),
        "before": old,
        "after": new,
        "long": max(len(old), len(new)) > SHORT,
        **sheet.marked(old, new),
    }


def _cell(column: str, cell: str, sheet: Sheet) -> str:
    """A cell of a published table in words, where it is a code with a standing term."""
    _ = sheet.language.text
    if column == "attribute":
        return attribute_word(cell or None, sheet.language)
    if column == "basis" and cell:
        return basis_word(cell, sheet.language)
    if column == "status" and cell:
        return status_word(Status(cell), sheet.language)
    return {"yes": _("Yes"), "no": _("No")}.get(cell, cell)


def _text(text: TextChange, sheet: Sheet) -> View:
    own_first = sorted(languages(), key=lambda speech: speech.code != sheet.code)
    return {
        "subject": sheet.subject(text.subject),
        "key": text.key,
        "change": sheet.change(text.change),
        "aged": aged_word(text, sheet),
        "pages": sheet.pages(text.pages),
        "sides": [
            {
                "tag": speech.tag,
                "name": NAMES[speech.code],
                "same": text.old[speech.code] if text.old[speech.code] == text.new[speech.code] else "",
                **sheet.marked(text.old[speech.code], text.new[speech.code]),
            }
            for speech in own_first
            if text.old[speech.code] or text.new[speech.code]
        ],
    }


def aged_word(text: TextChange, sheet: Sheet) -> str:
    """Which translation may be older than its text; "" where both changed."""
    _ = sheet.language.text
    if text.change != "changed" or len(text.languages) != 1:
        return ""
    return {"zh": _("The English may be older"), "en": _("The Chinese may be older")}[text.languages[0]]


def _finding(finding: FindingChange, sheet: Sheet) -> View:
    return {
        "subject": sheet.subject(finding.subject),
        "change": sheet.change(finding.change),
        "kind": finding_kind(finding.kind, sheet.language),
        "message": sheet.say(finding.message),
    }
