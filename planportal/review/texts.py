"""What changed in the typed texts."""

import re
from collections.abc import Iterable, Sequence

from .changes import FigureChange, FindingChange, RecordChange, TextChange, Words
from .published import Pair
from .subjects import Subjects

_OBSERVED = re.compile(r"(indicator|commitment)/([^/]+)/(observation|stated)/(.+)/[^/]+$")
_FIGURES = {"observation": "actual", "stated": "stated"}


def text_changes(both: Pair, subjects: Subjects) -> tuple[TextChange, ...]:
    """Every typed text that came, went or reads otherwise, without those of whole plans. Sites that do not publish their
    texts have none to compare."""
    if not both.has_texts:
        return ()
    had, has = both.before.texts, both.after.texts
    found = []
    for place in {**has, **had}:
        plan, key = place
        old, new = Words(*had.get(place, ())), Words(*has.get(place, ()))
        if old == new or plan in both.whole:
            continue
        change = "changed" if place in had and place in has else "new" if place in has else "removed"
        languages = tuple(code for code in ("zh", "en") if old[code] != new[code])
        found.append(TextChange(subjects.of_text(plan, key), key, change, old, new, languages))
    order = {place: number for number, place in enumerate((*has, *had))}
    return tuple(sorted(found, key=lambda text: (*subjects.rank(text.subject), order[text.subject.plan, text.key])))


def told_once(
    texts: Sequence[TextChange],
    records: Iterable[RecordChange],
    figures: Iterable[FigureChange],
    findings: Iterable[FindingChange],
) -> tuple[TextChange, ...]:
    """Texts without those that came or went with a record, a figure or a finding, and without the reasons of revisions:
    what is told already."""
    whole = {(one.subject.plan, one.subject.kind, one.subject.id) for one in records if one.change != "changed"}
    counted = {}
    reasons = set()
    for one in figures:
        reasons.add(one.reason)
        if one.change != "changed":
            label = one.year if one.figure == "actual" else one.stated_in
            counted[one.subject.plan, one.subject.kind, one.subject.id, one.figure, label] = one.change
    facts = {key[:3] for key in counted if key[1] == "fact"}
    messages = {(one.subject.plan, one.message.zh) for one in findings}

    def told(text: TextChange) -> bool:
        subject = (text.subject.plan, text.subject.kind, text.subject.id)
        if text.key.startswith("finding/"):
            return bool({(subject[0], text.old.zh), (subject[0], text.new.zh)} & messages)
        if text.key.startswith("revision/"):
            return text.new in reasons
        if subject in whole or (subject in facts and text.change != "changed"):
            return True
        if found := _OBSERVED.match(text.key):
            kind, identifier, list_name, label = found.groups()
            figure = _FIGURES[list_name]
            # A second value of a year has a number behind it; a place without a name is known by its words.
            names = (label, label.rpartition("/")[0], text.old.zh or text.new.zh)
            return any(counted.get((subject[0], kind, identifier, figure, name)) == text.change for name in names)
        return False

    return tuple(text for text in texts if not told(text))
