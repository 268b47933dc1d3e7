"""Compares two sites, part by part, into a review that tells every difference."""

from collections.abc import Iterable, Mapping

from ..model.text import Text
from .changes import Fault, Review, ReviewedBuild
from .charts import chart_changes
from .figures import RevisionKey, changed_figures
from .files import ToldChanges
from .links import broken_links
from .pages import ChangedPages, changed_pages, page_changes, passages, with_pages
from .records import record_changes
from .sites import ReviewedSite
from .statuses import rollup_changes, status_changes
from .subjects import Subjects
from .tables import pair_tables
from .texts import finding_changes, old_data, open_findings, text_changes


def review_of(
    before: ReviewedSite,
    after: ReviewedSite,
    untranslated: Iterable[Fault] = (),
    drafts: Iterable[Fault] = (),
    doubts: Iterable[Fault] = (),
    reasons: Mapping[RevisionKey, Text] | None = None,
) -> Review:
    """Everything that changed from ``before`` to ``after``, in a fixed order, and what stands open in ``after``.

    ``untranslated``, ``drafts`` and ``doubts`` come from the content, which a site does not tell; ``reasons`` are those that editors
    gave for revised figures.

    :raises NotASite: if a file of one of them cannot be read, or says what this version of the program does not know.
    """
    tables = pair_tables(before, after)
    subjects = Subjects(tables)
    figures = changed_figures(tables, subjects, reasons or {})
    statuses = status_changes(tables, subjects, figures)
    records = record_changes(tables, subjects, figures, statuses)
    texts = text_changes(tables, subjects, records, figures)
    findings = finding_changes(tables, subjects)
    old, new = ChangedPages(before), ChangedPages(after)
    pages = page_changes(old, new)
    # The charts of a renamed record stand beside its page, as before.
    moved = {page.path[:-5]: page.leads_to[:-5] for page in pages if page.change == "removed" and page.leads_to}
    charts = chart_changes(before, after, moved, tables.whole)
    plans = frozenset(one.subject.plan for part in (figures, statuses, records, texts, findings) for one in part)
    told = ToldChanges(old, new, {page.path: page for page in pages}, charts, plans)
    readable = [*changed_pages(old, new), *(page.path for page in pages if page.change == "new")]
    return Review(
        before=_reviewed_build(before),
        after=_reviewed_build(after),
        statuses=statuses,
        rollups=rollup_changes(tables, subjects),
        figures=figures,
        records=records,
        texts=with_pages(texts, readable, new),
        findings=findings,
        pages=pages,
        passages=passages(old, new),
        charts=tuple(charts.values()),
        files=told.other_files(),
        open_findings=open_findings(tables, subjects),
        untranslated=tuple(untranslated),
        old_data=old_data(tables, subjects),
        broken_links=broken_links(after),
        drafts=tuple(drafts),
        doubts=tuple(doubts),
    )


def _reviewed_build(site: ReviewedSite) -> ReviewedBuild:
    return ReviewedBuild(site.label, site.release, site.as_of, len(site.paths))
