"""Two sites compared: every part of the review, and that nothing which differs is left out of it."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from ..words.language import languages
from .changes import Build, Fault, FigureChange, PageChange, Review, Subject, Words
from .charts import chart_changes
from .files import Told
from .links import broken_links
from .pages import Explained, Pages, differing, page_changes, passages, with_pages
from .published import Pair, pair
from .records import record_changes
from .sites import Site
from .standing import aged, finding_changes, old_data, open_findings
from .subjects import Subjects
from .tables import RevisionKey, changed_figures, rollup_changes, status_changes
from .texts import text_changes, told_once


def review_of(
    before: Site,
    after: Site,
    untranslated: Iterable[Fault] = (),
    drafts: Iterable[Fault] = (),
    reasons: Mapping[RevisionKey, Words] | None = None,
) -> Review:
    """Everything that changed from ``before`` to ``after``, in a fixed order, and what stands open in ``after``.

    ``untranslated`` and ``drafts`` come from the content, which a site does not tell; ``reasons`` are those that editors
    gave for revised figures.

    :raises NoSite: if a file of one of them cannot be read.
    """
    both = pair(before, after)
    subjects = Subjects(both)
    figures = changed_figures(both, subjects, reasons or {})
    statuses = status_changes(both, subjects, figures)
    texts = text_changes(both, subjects)
    records = record_changes(both, subjects, texts, figures, statuses)
    findings = finding_changes(both, subjects)
    old, new = Pages(before), Pages(after)
    pages = page_changes(old, new)
    charts = chart_changes(before, after, _moved(pages), both.whole)
    changed = differing(old, new)
    concerned = [one.subject for part in (figures, statuses, records, texts, findings) for one in part]
    explained = Explained(
        shown=frozenset(_shown(both, [*concerned, *aged(both, subjects)])),
        named=frozenset(_named(concerned, figures)),
        plans=frozenset(subject.plan for subject in concerned if subject.plan),
        texts=texts,
        day=_day(both),
    )
    told = Told(
        old, new, {page.path: page for page in pages}, charts, explained,
        portal=any(not subject.plan for subject in concerned),
    )  # fmt: skip
    come = [page.path for page in pages if page.change == "new"]
    return Review(
        before=_build(before),
        after=_build(after),
        statuses=statuses,
        rollups=rollup_changes(both, subjects),
        figures=figures,
        records=records,
        texts=with_pages(told_once(texts, records, figures, findings), [*changed, *come], new),
        findings=findings,
        pages=pages,
        passages=passages(changed, old, new, explained),
        charts=tuple(charts.values()),
        files=told.files(),
        open_findings=open_findings(both, subjects),
        untranslated=tuple(untranslated),
        old_data=old_data(both, subjects),
        broken_links=broken_links(after),
        drafts=tuple(drafts),
    )


def _build(site: Site) -> Build:
    return Build(site.label, site.release, site.as_of, len(site.paths))


def _moved(pages: Iterable[PageChange]) -> dict[str, str]:
    """Where the charts of renamed records stand: beside the page, as before."""
    return {
        page.path.removesuffix(".html"): page.leads_to.removesuffix(".html")
        for page in pages
        if page.change == "removed" and page.leads_to
    }


def _shown(both: Pair, concerned: Iterable[Subject]) -> Iterator[str]:
    """The pages on which subjects stand."""
    promises = both.before.keyed("commitments", "plan", "id") | both.after.keyed("commitments", "plan", "id")
    for subject in concerned:
        yield subject.page.partition("#")[0]
        if subject.kind == "commitment":
            # It stands on the pages of the indicators that it serves, too.
            served = promises.get((subject.plan, subject.id), {}).get("indicators", "")
            yield from (f"plans/{subject.plan}/indicators/{name}.html" for name in served.split(";"))


def _named(concerned: Iterable[Subject], figures: Iterable[FigureChange]) -> Iterator[str]:
    """The pages of subjects that others show with a link: their name, their figures, their status."""
    concepts = [figure.concept for figure in figures if figure.concept]
    for subject in (*concerned, *concepts):
        if subject.kind in ("goal", "indicator", "project", "concept"):
            yield subject.page


def _day(both: Pair) -> dict[str, tuple[tuple[str, str], ...]]:
    """The day in words, as pages have it, then the year that stands in short citations."""
    old, new = both.before.site.as_of, both.after.site.as_of
    if not old or not new or old == new:
        return {}
    days = [datetime.date.fromisoformat(day) for day in (old, new)]
    return {
        language.code: ((language.date(days[0]), language.date(days[1])), (str(days[0].year), str(days[1].year)))
        for language in languages()
    }
