"""The head of the report: the verdict, and every part with how much is in it. Zero is said too, for a reviewer signs
off what did not move as well."""

from collections.abc import Iterable
from typing import TypedDict

from ..pages.rows import View
from .changes import Change, PageChange, Review
from .record_views import PlanViews
from .sheet import Sheet
from .site_views import ChartViews, PageViews, PassageViews


class Parts(TypedDict):
    """The parts of the report, ready to print."""

    statuses: list[View]
    rollups: list[View]
    figures: list[View]
    records: list[PlanViews]
    texts: list[PlanViews]
    findings: list[PlanViews]
    charts: ChartViews
    pages: PageViews
    passages: PassageViews
    files: list[View]


def verdict(review: Review, parts: Parts, sheet: Sheet) -> View:
    """The answer first: how many changes of the content, of which kinds, and what differs in the site besides."""
    _, count = sheet.language.text, sheet.language.count
    sizes = _sizes(review, parts)
    content = {
        "statuses": count("%(num)s status", "%(num)s statuses", len(review.statuses)),
        "rollups": count("%(num)s roll-up", "%(num)s roll-ups", len(review.rollups)),
        "figures": count("%(num)s figure", "%(num)s figures", len(review.figures)),
        "records": count("%(num)s record", "%(num)s records", len(review.records)),
        "texts": count("%(num)s text", "%(num)s texts", len(review.texts)),
        "findings": count("%(num)s finding", "%(num)s findings", len(review.findings)),
    }
    site = {
        "charts": count("%(num)s chart", "%(num)s charts", sizes["charts"]),
        "pages": count("%(num)s address", "%(num)s addresses", sizes["pages"]),
        "passages": count("%(num)s passage", "%(num)s passages", sizes["passages"]),
        "files": count("%(num)s other file", "%(num)s other files", sizes["files"]),
    }
    total = sum(sizes[name] for name in content)
    if total:
        said = count("%(num)s change in the content", "%(num)s changes in the content", total)
    else:
        said = _("The content is the same") if review.changed else _("Nothing changed")
    return {
        "said": said,
        "nothing": not review.changed,
        "content": [
            {"anchor": name, "text": text, "alarm": name == "statuses"}
            for name, text in content.items()
            if sizes[name]
        ],
        "site": [{"anchor": name, "text": text} for name, text in site.items() if sizes[name]],
    }


def _sizes(review: Review, parts: Parts) -> dict[str, int]:
    """How many entries the parts have in this language; of pages and passages some records stand for both."""
    own = {
        "charts": len(parts["charts"]["data"]) + len(parts["charts"]["drawn"]),
        "pages": sum(parts["pages"]["counts"].values()),
        "passages": parts["passages"]["counts"]["unexplained"] + parts["passages"]["counts"]["explained"],
    }
    of_content = ("statuses", "rollups", "figures", "records", "texts", "findings", "files")
    return own | {name: len(getattr(review, name)) for name in of_content}


def contents(review: Review, parts: Parts, sheet: Sheet) -> list[View]:
    """What changed, part by part; ``flag`` is what needs a second look."""
    _, count = sheet.language.text, sheet.language.count
    aged, worse = len(review.aged), sum(flip.worse is True for flip in review.statuses)
    owed = sum(change.revision and not change.reason for change in review.figures)
    data, drawn = len(parts["charts"]["data"]), len(parts["charts"]["drawn"])
    pages, passages = parts["pages"]["counts"], parts["passages"]["counts"]
    flipped = len(review.statuses)
    rollups = len(review.rollups)
    lines: list[tuple[str, str, str, list[str], str]] = [
        ("statuses", _("Status"), _("No status flipped"),
         [count("%(num)s status flipped", "%(num)s statuses flipped", flipped) if flipped else ""],
         _("%(num)s for the worse", num=worse) if worse else ""),
        ("rollups", _("Roll-ups"), _("No roll-up moved"),
         [count("%(num)s roll-up moved", "%(num)s roll-ups moved", rollups) if rollups else ""], ""),
        ("figures", _("Figures"), _("No figure changed"), [_tally(review.figures, sheet)],
         count("%(num)s revision without a reason", "%(num)s revisions without a reason", owed) if owed else ""),
        ("records", _("Records"), _("No record changed"), [_tally(review.records, sheet)], ""),
        ("texts", _("Texts"), _("No text changed"), [_tally(review.texts, sheet)],
         _("%(num)s in one language only", num=aged) if aged else ""),
        ("findings", _("Findings"), _("No finding came or went"), [_tally(review.findings, sheet)], ""),
        ("charts", _("Charts"), _("No chart changed"),
         [count("%(num)s says something else", "%(num)s say something else", data) if data else "",
          _("%(num)s only drawn differently", num=drawn) if drawn else ""], ""),
        ("pages", _("Addresses"), _("No page came or went"),
         [_("%(num)s new", num=pages["new"]) if pages["new"] else "",
          _("%(num)s moved", num=pages["moved"]) if pages["moved"] else ""],
         _("%(num)s gone without a redirect", num=pages["lost"]) if pages["lost"] else ""),
        ("passages", _("Words on pages"), _("No page reads otherwise"),
         [_("%(num)s explained by a change", num=passages["explained"]) if passages["explained"] else ""],
         _("%(num)s that no change explains", num=passages["unexplained"]) if passages["unexplained"] else ""),
        ("files", _("Other files"), _("No other file differs"), [_tally(review.files, sheet)], ""),
    ]  # fmt: skip
    sizes = _sizes(review, parts)
    return [
        {"number": number, "size": sizes[anchor], **_line(sheet, anchor, title, nothing, said, flag)}
        for number, (anchor, title, nothing, said, flag) in enumerate(lines, 1)
    ]


def _tally(changes: Iterable[Change | PageChange], sheet: Sheet) -> str:
    return sheet.tally(change.change for change in changes)


def _line(sheet: Sheet, anchor: str, title: str, nothing: str, said: list[str], flag: str) -> View:
    """One part; what counts nothing is left out, and where nothing is left that is said."""
    words = sheet.join(filter(None, said))
    return {"anchor": anchor, "title": title, "text": words if words or flag else nothing, "flag": flag}


def open_contents(review: Review, sheet: Sheet) -> list[View]:
    """What stands open in the later build, with how much it is."""
    _ = sheet.language.text
    lines = [
        ("untranslated", _("Texts without a translation"), _("Every text is translated"), review.untranslated),
        ("aged", _("Translations that may be older"), _("No translation is older than its text"), review.aged),
        ("old_data", _("Data overdue for an update"), _("No data are overdue"), review.old_data),
        ("broken_links", _("Links that lead nowhere"), _("Every link leads somewhere"), review.broken_links),
        ("open_findings", _("What the documents leave open"), _("The documents leave nothing open"),
         review.open_findings),
        ("drafts", _("Drafts left out"), _("No draft was left out"), review.drafts),
    ]  # fmt: skip
    return [
        {"number": letter, "anchor": anchor, "title": title, "size": len(found), "text": nothing, "flag": ""}
        for letter, (anchor, title, nothing, found) in zip("ABCDEF", lines, strict=True)
    ]
