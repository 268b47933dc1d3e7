"""The review as one HTML file in both languages: what changed, what did not, what stands open, and room to sign."""

from datetime import date

from ..model.said import LANGUAGES
from ..pages.render import Templates, render_review
from ..pages.rows import View
from ..words.language import language
from .changes import Build, Review
from .contents import Parts, contents, open_contents, verdict
from .figure_views import figure_views, rollup_views, status_views
from .open_views import open_views
from .record_views import finding_views, record_views, text_views
from .sheet import NAMES, Sheet
from .site_views import chart_views, file_views, page_views, passage_views

# The style sheets of the report, in this order: it looks like the portal because it is set by the same rules.
STYLES = ("static/chart.css", "static/site.css", "templates/review.css")


def report_html(review: Review, templates: Templates, css: str, site: str) -> bytes:
    """The report; ``css`` is the text of all STYLES, ``site`` the way from the report to the later site, such
    as "site/", or "" for a report without links."""
    views = {code: _view(review, Sheet(language(code), site)) for code in LANGUAGES}
    return render_review(templates, css, views).encode()


def _view(review: Review, sheet: Sheet) -> View:
    """All of the report in one language."""
    parts: Parts = {
        "statuses": status_views(review, sheet),
        "rollups": rollup_views(review.rollups, sheet),
        "figures": figure_views(review.figures, sheet),
        "records": record_views(review.records, sheet),
        "texts": text_views(review.texts, sheet),
        "findings": finding_views(review.findings, sheet),
        "charts": chart_views(review.charts, sheet),
        "pages": page_views(review.pages, sheet),
        "passages": passage_views(review.passages, sheet),
        "files": file_views(review.files, sheet),
    }
    return {
        "code": sheet.code,
        "tag": sheet.language.tag,
        "name": NAMES[sheet.code],
        "title": sheet.language.text("Review report"),
        "subject": review.after.label,
        "builds": [_build(build, sheet) for build in (review.before, review.after)],
        "day_moved": review.before.as_of != review.after.as_of,
        "verdict": verdict(review, parts, sheet),
        "contents": contents(review, parts, sheet),
        "open_contents": open_contents(review, sheet),
        "parts": parts,
        "open": open_views(review, sheet),
    }


def _build(build: Build, sheet: Sheet) -> dict[str, str]:
    _, count = sheet.language.text, sheet.language.count
    day = sheet.language.date(date.fromisoformat(build.as_of)) if build.as_of else ""
    return {
        "label": build.label,
        "release": "" if build.release in build.label else _("Release %(release)s", release=build.release),
        "as_of": _("Data as of %(date)s", date=day) if day else "",
        "files": count("%(num)s file", "%(num)s files", build.files),
    }
