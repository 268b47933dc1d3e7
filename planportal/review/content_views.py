"""What changed in the content, in the order and the folds of the report: statuses, figures, and what is told by plan."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .changes import FigureChange, FindingChange, RecordChange, StatusChange, TextChange
from .sheet import CHANGES, C, OfPlan, ReportSheet, folded

# How many figures, and how many other changes, of each plan are in sight; the rest is folded.
FIGURES, LIMIT = 20, 12
# How many of a flipped subject's figures are named.
CAUSES = 4


@dataclass(frozen=True)
class Flip:
    """A flipped status, which is never folded, with the first of the figures that did it."""

    change: StatusChange
    causes: Sequence[FigureChange]
    more: str


@dataclass(frozen=True)
class PlanFigures(OfPlan[list[FigureChange]]):
    """Figures by subject. ``before`` and ``reasons``: whether there are columns for them; a plan that is new needs
    neither."""

    before: bool = True
    reasons: bool = True


def flips(statuses: Iterable[StatusChange], figures: Iterable[FigureChange], sheet: ReportSheet) -> list[Flip]:
    """Every flipped status, what got worse before the rest and binding targets first."""
    of_subjects = _by_subject(figures)
    ranks = {True: 0, None: 1, False: 2}
    ordered = sorted(statuses, key=lambda flip: (ranks[flip.worse], flip.attribute != "binding"))
    return [
        Flip(
            flip,
            of_subjects.get(flip.subject.key, [])[:CAUSES],
            sheet.language.text("and %(num)s more", num=flip.figures - CAUSES) if flip.figures > CAUSES else "",
        )
        for flip in ordered
    ]


def figures_by_plan(figures: Sequence[FigureChange], sheet: ReportSheet) -> list[PlanFigures]:
    """Figures by plan, then by subject: those of which a published figure was revised before those with new ones."""
    views = []
    for plan, changes in sheet.by_plan(figures).items():
        groups = sorted(_by_subject(changes).values(), key=lambda group: not any(change.revision for change in group))
        shown = next((n for n in range(len(groups)) if sum(map(len, groups[:n])) >= FIGURES), len(groups))
        hidden = [change.change for group in groups[shown:] for change in group]
        # A few are not worth a fold.
        shown = shown if len(hidden) > FIGURES // 4 else len(groups)
        views.append(
            PlanFigures(
                groups[:shown],
                groups[shown:],
                sheet.rest(hidden),
                plan,
                sheet.tally(change.change for change in changes),
                before=any(change.change != "new" for change in changes),
                reasons=any(change.revision or change.reason for change in changes),
            )
        )
    return views


def _by_subject(figures: Iterable[FigureChange]) -> dict[tuple[str, str, str], list[FigureChange]]:
    groups: dict[tuple[str, str, str], list[FigureChange]] = {}
    for change in figures:
        groups.setdefault(change.subject.key, []).append(change)
    return groups


def records_by_plan(records: Iterable[RecordChange], sheet: ReportSheet) -> list[OfPlan[RecordChange]]:
    """Records that say something else before those that went or came."""
    return _by_plan(records, lambda record: CHANGES.index(record.change), sheet)


def texts_by_plan(texts: Iterable[TextChange], sheet: ReportSheet) -> list[OfPlan[TextChange]]:
    """Texts that changed in one language only come first, for they most need a look."""
    return _by_plan(texts, lambda text: (CHANGES.index(text.change), len(text.languages)), sheet)


def findings_by_plan(findings: Iterable[FindingChange], sheet: ReportSheet) -> list[OfPlan[FindingChange]]:
    """New findings come first."""
    return _by_plan(findings, lambda finding: finding.change != "new", sheet)


def _by_plan(
    changes: Iterable[C], order: Callable[[C], int | tuple[int, int]], sheet: ReportSheet
) -> list[OfPlan[C]]:
    groups = []
    for plan, of_plan in sheet.by_plan(changes).items():
        shown, rest = folded(sorted(of_plan, key=order), LIMIT)
        hidden, tally = (
            sheet.rest([change.change for change in rest]),
            sheet.tally(change.change for change in of_plan),
        )
        groups.append(OfPlan(shown, rest, hidden, plan, tally))
    return groups
