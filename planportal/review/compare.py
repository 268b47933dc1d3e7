"""Two sites compared: every part of the review, and that nothing which differs is left out of it."""

from collections.abc import Iterable, Mapping

from ..model.text import Text
from .changes import Fault, Review, ReviewedBuild
from .charts import chart_changes
from .figures import RevisionKey, changed_figures
from .files import Told
from .links import broken_links
from .pages import ChangedPages, differing, page_changes, passages, with_pages
from .records import record_changes
from .sites import ReviewedSite
from .statuses import rollup_changes, status_changes
from .subjects import Subjects
from .tables import pair
from .texts import finding_changes, old_data, open_findings, text_changes


def review_of(
    before: ReviewedSite,
    after: ReviewedSite,
    untranslated: Iterable[Fault] = (),
    drafts: Iterable[Fault] = (),
    reasons: Mapping[RevisionKey, Text] | None = None,
) -> Review:
    """Everything that changed from ``before`` to ``after``, in a fixed order, and what stands open in ``after``.

    ``untranslated`` and ``drafts`` come from the content, which a site does not tell; ``reasons`` are those that editors
    gave for revised figures.

    :raises NoSite: if a file of one of them cannot be read, or says what this version of the program does not know.
    """
    both = pair(before, after)
    subjects = Subjects(both)
    figures = changed_figures(both, subjects, reasons or {})
    statuses = status_changes(both, subjects, figures)
    records = record_changes(both, subjects, figures, statuses)
    texts = text_changes(both, subjects, records, figures)
    findings = finding_changes(both, subjects)
    old, new = ChangedPages(before), ChangedPages(after)
    pages = page_changes(old, new)
    # The charts of a renamed record stand beside its page, as before.
    moved = {page.path[:-5]: page.leads_to[:-5] for page in pages if page.change == "removed" and page.leads_to}
    charts = chart_changes(before, after, moved, both.whole)
    plans = frozenset(one.subject.plan for part in (figures, statuses, records, texts, findings) for one in part)
    told = Told(old, new, {page.path: page for page in pages}, charts, plans)
    readable = [*differing(old, new), *(page.path for page in pages if page.change == "new")]
    return Review(
        before=_build(before),
        after=_build(after),
        statuses=statuses,
        rollups=rollup_changes(both, subjects),
        figures=figures,
        records=records,
        texts=with_pages(texts, readable, new),
        findings=findings,
        pages=pages,
        passages=passages(old, new),
        charts=tuple(charts.values()),
        files=told.other_files(),
        open_findings=open_findings(both, subjects),
        untranslated=tuple(untranslated),
        old_data=old_data(both, subjects),
        broken_links=broken_links(after),
        drafts=tuple(drafts),
    )


def _build(site: ReviewedSite) -> ReviewedBuild:
    return ReviewedBuild(site.label, site.release, site.as_of, len(site.paths))
