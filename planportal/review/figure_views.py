"""Flipped statuses, roll-ups and figures, ready to print."""

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

from ..pages.rows import View, status
from ..words.figures import unit_beside
from ..words.language import language
from ..words.terms import attribute_word, figure_word
from .changes import FigureChange, Review, RollupChange, StatusChange, Subject, Words
from .sheet import Sheet, folded

# How many figures of each plan are in sight; the rest is folded. What flipped is never folded.
FIGURES = 20
# How many of a flipped subject's figures, and how many of the goals and projects that a figure counts in, are named.
CAUSES, AFFECTED = 4, 6


class _FigureView(TypedDict):
    """One figure; ``elsewhere`` is its place where that is not the place of the first of its subject."""

    label: str
    place: str
    change: dict[str, str]
    old: dict[str, str]
    new: dict[str, str]
    reason: str
    missing: bool
    elsewhere: NotRequired[str]


def status_views(review: Review, sheet: Sheet) -> list[View]:
    """Every flipped status, what got worse before the rest and binding targets first."""
    ranks = {True: 0, None: 1, False: 2}
    ordered = sorted(review.statuses, key=lambda flip: (ranks[flip.worse], flip.attribute != "binding"))
    return [_status(flip, review.figures, sheet) for flip in ordered]


def _status(flip: StatusChange, figures: Sequence[FigureChange], sheet: Sheet) -> View:
    _, speech = sheet.language.text, sheet.language
    ways = {
        True: {"code": "worse", "sign": "↓", "word": _("Worse")},
        False: {"code": "better", "sign": "↑", "word": _("Better")},
        None: {"code": "other", "sign": "↔", "word": _("Neither better nor worse")},
    }
    causes = [_figure(change, sheet) for change in figures if _same(change.subject, flip.subject)]
    for cause in causes:
        if cause["old"]["unit"] == cause["new"]["unit"]:
            cause["old"]["unit"] = ""
    old, new = sheet.say(flip.old_completion), sheet.say(flip.new_completion)
    return {
        "subject": sheet.subject(flip.subject),
        "plan": sheet.plan(flip.subject),
        "attribute": attribute_word(flip.attribute or None, speech),
        "binding": flip.attribute == "binding",
        "old": status(flip.old, speech),
        "new": status(flip.new, speech),
        "way": ways[flip.worse],
        "completion": {"old": old, "new": new, "moved": old != new} if old or new else None,
        "ruled": flip.figures == 0,
        "causes": causes[:CAUSES],
        "more": _("and %(num)s more", num=flip.figures - CAUSES) if flip.figures > CAUSES else "",
        "count": speech.count("%(num)s figure of it changed", "%(num)s figures of it changed", flip.figures),
    }


def _same(one: Subject, other: Subject) -> bool:
    return (one.plan, one.kind, one.id) == (other.plan, other.kind, other.id)


def rollup_views(rollups: Iterable[RollupChange], sheet: Sheet) -> list[View]:
    _ = sheet.language.text
    return [
        {
            "plan": sheet.say(rollup.plan_name) or rollup.plan,
            "which": attribute_word(rollup.attribute or None, sheet.language) or _("All indicators"),
            "old": _rollup(rollup.old, sheet),
            "new": _rollup(rollup.new, sheet),
        }
        for rollup in rollups
    ]


def _rollup(counts: tuple[int, int, int], sheet: Sheet) -> dict[str, str]:
    done, assessable, every = counts
    return {"share": f"{done} / {assessable}", "every": sheet.language.text("%(num)s in all", num=every)}


def figure_views(figures: Sequence[FigureChange], sheet: Sheet) -> list[View]:
    """Figures by plan, then by subject: those of which a published figure was revised before those with new ones."""
    views = []
    for plan, changes in sheet.by_plan(figures).items():
        subjects: dict[tuple[str, str, str], list[FigureChange]] = {}
        for change in changes:
            subjects.setdefault((change.subject.plan, change.subject.kind, change.subject.id), []).append(change)
        ordered = sorted(subjects.values(), key=lambda group: not any(change.revision for change in group))
        shown: list[list[FigureChange]] = []
        rest: list[list[FigureChange]] = []
        room = FIGURES
        for group in ordered:
            (shown if room > 0 else rest).append(group)
            room -= len(group)
        if sum(map(len, rest)) <= FIGURES // 4:
            shown, rest = ordered, []
        views.append(
            {
                "plan": plan,
                "tally": sheet.tally(change.change for change in changes),
                # Columns that a plan with nothing but new figures does not need.
                "before": any(change.change != "new" for change in changes),
                "reasons": any(change.revision or change.reason for change in changes),
                "shown": [_subject_figures(group, sheet) for group in shown],
                "folded": [_subject_figures(group, sheet) for group in rest],
                "rest": sheet.rest([change.change for group in rest for change in group]),
            }
        )
    return views


def _subject_figures(changes: list[FigureChange], sheet: Sheet) -> View:
    _ = sheet.language.text
    reaches = (
        (_("Goals"), [goal for change in changes for goal in change.goals]),
        (_("Projects"), [project for change in changes for project in change.projects]),
        (_("Comparison"), [change.concept for change in changes if change.concept]),
    )
    affected: list[View] = []
    for word, subjects in reaches:
        links = list({one.id: sheet.link(one.page, sheet.say(one.name)) for one in subjects}.values())
        shown, rest = folded(links, AFFECTED)
        if links:
            more = _("and %(num)s more", num=len(rest)) if rest else ""
            affected.append({"word": word, "links": shown, "more": more})
    first = sheet.subject(changes[0].subject)
    rows = [_figure(change, sheet) for change in changes]
    for row in rows:
        row["elsewhere"] = "" if row["place"] == first["place"] else row["place"]
    return {"subject": first, "rows": rows, "affected": affected}


def _figure(change: FigureChange, sheet: Sheet) -> _FigureView:
    stated = change.old_state != change.new_state or change.new_state in ("provisional", "revised")
    return {
        "label": _figure_label(change, sheet),
        "place": sheet.say(change.subject.place),
        "change": sheet.change(change.change),
        "old": _value(change.old, change.old_unit, change.old_state if stated else "", sheet),
        "new": _value(change.new, change.new_unit, change.new_state if stated else "", sheet),
        "reason": sheet.say(change.reason),
        "missing": change.revision and not change.reason,
    }


def _figure_label(change: FigureChange, sheet: Sheet) -> str:
    label = figure_word(change.figure, change.year, sheet.language)
    if change.year and change.year not in label:
        return sheet.language.text("%(figure)s, %(year)s", figure=label, year=change.year)
    return label


def _value(value: Words, unit: Words, state: str, sheet: Sheet) -> dict[str, str]:
    """A figure as printed, and its unit where the figure does not bear it already."""
    _, said = sheet.language.text, sheet.say(value)
    states = {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised"), "": ""}
    shown = unit_beside(value.zh, value.en, {"zh": unit.zh, "en": unit.en or unit.zh}, sheet.language)
    return {
        "value": said,
        # The document's own words stand where there is no translation.
        "tag": "" if said == value[sheet.code] or said.isascii() else language("zh").tag,
        "unit": shown,
        "state": states[state],
    }
