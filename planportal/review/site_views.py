"""What changed in the site, in the folds of the report: addresses, words of pages and other files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from posixpath import splitext

from ..model.messages import LANGUAGES
from .changes import Change, ChangedPassage, PageChange, Review
from .differences import differences
from .sheet import NAMES, Folded, Links, Marked, OfPlan, ReportSheet, folded

# How much of each kind is in sight; the rest is folded, or of the wordings of one change only counted.
PAGES, REWORDINGS, WORDINGS, FILES = 12, 12, 3, 6
# So many characters of a change stand for it.
SHORT = 36


@dataclass(frozen=True)
class Address:
    """A page that came or went; ``only`` is the language if the other one has no such page. ``path`` and ``leads_to`` are
    without their language, ``page`` is in that of the report if it has the page."""

    page: PageChange
    path: str
    leads_to: str
    only: str


@dataclass(frozen=True)
class Addresses:
    """Addresses that are lost, that lead on now, and that are new."""

    lost: Folded[Address]
    moved: Folded[Address]
    new: Folded[Address]


@dataclass(frozen=True)
class Rewording:
    """One change of words: ``was`` and ``now`` are what differs, ``passages`` the first that it stands in."""

    was: str
    now: str
    count: str
    pages: Links
    passages: Sequence[Marked]
    more: str


@dataclass(frozen=True)
class FilesOfKind:
    kind: str
    tally: str
    files: Sequence[PageChange]
    fold: bool


def addresses(pages: Iterable[PageChange], sheet: ReportSheet) -> Addresses:
    """Pages that came and went; the two languages of a page in one entry, if the same happened to both."""
    grouped: dict[tuple[str, str, str], dict[str, PageChange]] = {}
    for page in pages:
        code, _, rest = page.path.partition("/")
        code, rest = (code, rest) if code in LANGUAGES else ("", page.path)
        leads_to = page.leads_to.removeprefix(f"{code}/") if code else page.leads_to
        grouped.setdefault((page.change, rest, leads_to), {})[code] = page
    every = []
    for (_change, path, leads_to), of in grouped.items():
        only = " ".join(NAMES[code] for code in of if code) if len(of) == 1 else ""
        every.append(Address(of.get(sheet.code) or next(iter(of.values())), path, leads_to, only))
    gone = [one for one in every if one.page.change == "removed"]
    # What breaks links is never folded.
    return Addresses(
        Folded([one for one in gone if not one.leads_to]),
        sheet.folded([one for one in gone if one.leads_to], PAGES),
        sheet.folded([one for one in every if one.page.change == "new"], PAGES),
    )


def reworded_pages(passages: Iterable[ChangedPassage], sheet: ReportSheet) -> list[str]:
    """The pages in the language of the sheet that read otherwise."""
    return _pages(passage for passage in passages if passage.language == sheet.code)


def rewordings(review: Review, sheet: ReportSheet) -> list[OfPlan[Rewording]]:
    """Words of pages in the language of the sheet: the same change of words in one entry, wherever it stands, under the
    plan that all its pages belong to; those on the most pages first."""
    changes_of_content: tuple[Change, ...] = (
        *review.figures,
        *review.records,
        *review.texts,
        *review.findings,
        *review.open_findings,
    )
    names = {change.subject.plan: sheet.plan(change.subject) for change in changes_of_content}
    changes: dict[tuple[str, str], list[ChangedPassage]] = {}
    for passage in review.passages:
        if passage.language == sheet.code:
            changes.setdefault(_difference(passage), []).append(passage)
    plans: dict[str, dict[tuple[str, str], list[ChangedPassage]]] = {}
    for change, some in sorted(changes.items(), key=lambda change: -len(_pages(change[1]))):
        of = {page.split("/")[1] if page.startswith("plans/") else "" for page in _pages(some)}
        plans.setdefault(of.pop() if len(of) == 1 else "", {})[change] = some
    views = []
    for plan, of_plan in sorted(plans.items()):
        shown, rest = folded([_rewording(*change, some, sheet) for change, some in of_plan.items()], REWORDINGS)
        heading = names.get(plan, plan) if plan else sheet.kind("portal")
        pages = _pages(passage for some in of_plan.values() for passage in some)
        views.append(OfPlan(shown, rest, sheet.folded(rest, 0).rest, heading, _counted(pages, sheet)))
    return views


def _pages(passages: Iterable[ChangedPassage]) -> list[str]:
    return list(dict.fromkeys(page for passage in passages for page in passage.pages))


def _counted(pages: Sequence[str], sheet: ReportSheet) -> str:
    return sheet.language.count("%(num)s page", "%(num)s pages", len(pages))


def _difference(passage: ChangedPassage) -> tuple[str, str]:
    """The words that differ, whatever stands around them."""
    if not passage.old or not passage.new:
        return passage.old, passage.new
    old, new = differences(passage.old, passage.new)
    return _marks(old), _marks(new)


def _marks(parts: Sequence[tuple[bool, str]]) -> str:
    return " … ".join(text.strip() for differs, text in parts if differs)


def _rewording(was: str, now: str, passages: Sequence[ChangedPassage], sheet: ReportSheet) -> Rewording:
    shown, rest = folded(passages, WORDINGS)
    pages = _pages(passages)
    return Rewording(
        was=_short(was),
        now=_short(now),
        count=_counted(pages, sheet),
        pages=sheet.pages(pages),
        passages=[sheet.marked(passage.old, passage.new) for passage in shown],
        more=sheet.language.text("and %(num)s more", num=len(rest)) if rest else "",
    )


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def files_by_kind(files: Iterable[PageChange], sheet: ReportSheet) -> list[FilesOfKind]:
    """Other files by their ending, the most first."""
    groups: dict[str, list[PageChange]] = {}
    for file in sorted(files, key=lambda file: file.path):
        kind = splitext(file.path)[1].removeprefix(".").upper() or sheet.language.text("Without an ending")
        groups.setdefault(kind, []).append(file)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    return [
        FilesOfKind(kind, sheet.tally(file.change for file in group), group, fold=len(group) > FILES)
        for kind, group in ordered
    ]
