"""The review as one HTML file in both languages: what changed, what did not, what stands open, and room to sign."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model.messages import LANGUAGES
from ..pages.render import Templates, render_review
from ..words.language import Language, language, languages
from .changes import Review, ReviewedBuild
from .content_views import figures_by_plan, findings_by_plan, flips, records_by_plan, texts_by_plan
from .contents import ContentsLine, Verdict, contents, open_contents, verdict
from .sheet import NAMES, ReportSheet, drawing
from .site_views import addresses, files_by_kind, rewordings

# The style sheets of the report, in this order: it looks like the portal because it is set by the same rules.
STYLES = ("static/chart.css", "static/site.css", "templates/review.css")
# How much of each list of what stands open is in sight; the rest is folded.
LIST = 15


@dataclass(frozen=True)
class ReportView:
    """The report in one language, for ``review_body.html``. ``parts`` and ``open`` are what changed and what stands open, by
    their anchors; ``languages`` are both, that of the report first."""

    code: str
    tag: str
    name: str
    title: str
    subject: str
    builds: Sequence[ReviewedBuild]
    sheet: ReportSheet
    drawing: Callable[[str, str], str]
    languages: Sequence[tuple[Language, str]]
    verdict: Verdict
    contents: Sequence[ContentsLine]
    open_contents: Sequence[ContentsLine]
    parts: Mapping[str, object]
    open: Mapping[str, object]


def report_html(review: Review, templates: Templates, css: str, site: str) -> bytes:
    """The report; ``css`` is the text of all STYLES, ``site`` the way from the report to the later site, such
    as "site/", or "" for a report without links."""
    views = {code: vars(_view(review, ReportSheet(language(code), site))) for code in LANGUAGES}
    return render_review(templates, css, views).encode()


def _view(review: Review, sheet: ReportSheet) -> ReportView:
    lines = contents(review, sheet)
    return ReportView(
        code=sheet.code,
        tag=sheet.language.tag,
        name=NAMES[sheet.code],
        title=sheet.language.text("Review report"),
        subject=review.after.label,
        builds=(review.before, review.after),
        sheet=sheet,
        drawing=drawing,
        languages=[(one, NAMES[one.code]) for one in sorted(languages(), key=lambda one: one.code != sheet.code)],
        verdict=verdict(review, lines, sheet),
        contents=lines,
        open_contents=open_contents(review, sheet),
        parts={
            "statuses": flips(review.statuses, review.figures, sheet),
            "rollups": review.rollups,
            "figures": figures_by_plan(review.figures, sheet),
            "records": records_by_plan(review.records, sheet),
            "texts": texts_by_plan(review.texts, sheet),
            "findings": findings_by_plan(review.findings, sheet),
            "charts": [chart for chart in review.charts if chart.language == sheet.code],
            "pages": addresses(review.pages, sheet),
            "passages": rewordings(review, sheet),
            "files": files_by_kind(review.files, sheet),
        },
        open={
            "untranslated": sheet.folded(review.untranslated, LIST),
            "outdated": sheet.folded(review.outdated_translations, LIST),
            "old_data": sheet.folded(sorted(review.old_data, key=lambda data: -data.months), LIST),
            "broken_links": sheet.folded(review.broken_links, LIST),
            "open_findings": findings_by_plan(review.open_findings, sheet),
            "drafts": sheet.folded(review.drafts, LIST),
            "doubts": sheet.folded(review.doubts, LIST),
        },
    )
