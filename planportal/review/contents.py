"""The head of the report: the verdict, and every part with how much is in it. Parts without a
change are listed too, because a reviewer signs them off as well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .changes import Change, PageChange, Review
from .sheet import ReportSheet
from .site_views import addresses, reworded_pages


@dataclass(frozen=True)
class ContentsLine:
    """One part of the report: its title, or what is said where there is nothing in it; how much is in it, as a number and
    in words; what of it, and what needs a second look."""

    number: str
    anchor: str
    title: str
    size: int
    counted: str = ""
    text: str = ""
    flag: str = ""


@dataclass(frozen=True)
class Verdict:
    """The answer first: how many changes of the content, of which kinds, and what differs in the site besides."""

    answer: str
    nothing: bool
    content: Sequence[ContentsLine]
    site: Sequence[ContentsLine]


def contents(review: Review, sheet: ReportSheet) -> list[ContentsLine]:
    """What changed, part by part, in the language of the sheet; of charts and pages each language has its own."""
    _, count = sheet.language.text, sheet.language.count
    flips, owed = len(review.statuses), sum(one.revision and not one.reason for one in review.figures)
    worse, outdated = sum(flip.worse is True for flip in review.statuses), len(review.outdated_translations)
    charts = [chart.data for chart in review.charts if chart.language == sheet.code]
    data, drawn = charts.count(True), charts.count(False)
    of, reworded = addresses(review.pages, sheet), len(reworded_pages(review.passages, sheet))
    lost, moved, new = (len(part.shown) + len(part.folded) for part in (of.lost, of.moved, of.new))

    def tally(changes: Iterable[Change | PageChange]) -> str:
        return sheet.tally(change.change for change in changes)

    lines = (
        ("statuses", _("Status"), _("No status flipped"), flips, count("%(num)s status", "%(num)s statuses", flips),
         count("%(num)s status flipped", "%(num)s statuses flipped", flips),
         _("%(num)s for the worse", num=worse) if worse else ""),
        ("rollups", _("Roll-ups"), _("No roll-up moved"), (moves := len(review.rollups)),
         count("%(num)s roll-up", "%(num)s roll-ups", moves),
         count("%(num)s roll-up moved", "%(num)s roll-ups moved", moves), ""),
        ("figures", _("Figures"), _("No figure changed"), (figures := len(review.figures)),
         count("%(num)s figure", "%(num)s figures", figures), tally(review.figures),
         count("%(num)s revision without a reason", "%(num)s revisions without a reason", owed) if owed else ""),
        ("records", _("Records"), _("No record changed"), (records := len(review.records)),
         count("%(num)s record", "%(num)s records", records), tally(review.records), ""),
        ("texts", _("Texts"), _("No text changed"), (texts := len(review.texts)),
         count("%(num)s text", "%(num)s texts", texts), tally(review.texts),
         _("%(num)s in one language only", num=outdated) if outdated else ""),
        ("findings", _("Findings"), _("No finding came or went"), (findings := len(review.findings)),
         count("%(num)s finding", "%(num)s findings", findings), tally(review.findings), ""),
        ("charts", _("Charts"), _("No chart changed"), data + drawn,
         count("%(num)s chart", "%(num)s charts", data + drawn), sheet.join((
             count("%(num)s says something else", "%(num)s say something else", data) if data else "",
             _("%(num)s only drawn differently", num=drawn) if drawn else "")), ""),
        ("pages", _("Addresses"), _("No page came or went"), lost + moved + new,
         count("%(num)s address", "%(num)s addresses", lost + moved + new), sheet.join((
             _("%(num)s new", num=new) if new else "", _("%(num)s moved", num=moved) if moved else "")),
         _("%(num)s gone without a redirect", num=lost) if lost else ""),
        ("passages", _("Words on pages"), _("No page reads otherwise"), reworded,
         count("%(num)s page reads otherwise", "%(num)s pages read otherwise", reworded), "", ""),
        ("files", _("Other files"), _("No other file differs"), (files := len(review.files)),
         count("%(num)s other file", "%(num)s other files", files), tally(review.files), ""),
    )  # fmt: skip
    return [
        ContentsLine(str(number), anchor, title if size else nothing, size, counted, text, flag)
        for number, (anchor, title, nothing, size, counted, text, flag) in enumerate(lines, 1)
    ]


def verdict(review: Review, lines: Sequence[ContentsLine], sheet: ReportSheet) -> Verdict:
    """``lines`` are the contents; the first six are of the content itself."""
    _, content, site = sheet.language.text, lines[:6], lines[6:]
    if total := sum(line.size for line in content):
        answer = sheet.language.count("%(num)s change in the content", "%(num)s changes in the content", total)
    else:
        answer = _("The content is the same") if review.changed else _("Nothing changed")
    return Verdict(
        answer, not review.changed, [one for one in content if one.size], [one for one in site if one.size]
    )


def open_contents(review: Review, sheet: ReportSheet) -> list[ContentsLine]:
    """What stands open in the later build, with how much it is."""
    _ = sheet.language.text
    lines = [
        ("untranslated", _("Texts without a translation"), _("Every text is translated"), review.untranslated),
        ("outdated", _("Translations that may be older"), _("No translation is older than its text"),
         review.outdated_translations),
        ("old_data", _("Data overdue for an update"), _("No data are overdue"), review.old_data),
        ("broken_links", _("Links that lead nowhere"), _("Every link leads somewhere"), review.broken_links),
        ("open_findings", _("What the documents leave open"), _("The documents leave nothing open"),
         review.open_findings),
        ("drafts", _("Drafts left out"), _("No draft was left out"), review.drafts),
        ("doubts", _("Figures in doubt"), _("No figure is in doubt"), review.doubts),
    ]  # fmt: skip
    return [
        ContentsLine(letter, anchor, title if entries else nothing, len(entries))
        for letter, (anchor, title, nothing, entries) in zip("ABCDEFG", lines, strict=True)
    ]
