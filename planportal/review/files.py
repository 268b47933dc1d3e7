"""Every other file that differs, so that each change is told.

A page is told by its words, a chart's files with the chart, a table by its rows, the workbook by the tables. What follows
from what the portal says of itself (its day, its name) and stands in every file is told by that.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename

from .changes import ChartChange, PageChange
from .charts import ABOUT, DRAWING, EMBED, live_chart_stems, stem_of
from .page_text import without_chart_versions
from .pages import REVISION_LOG, ChangedPages, is_page, path_in_language
from .sites import LASTING, SITE_FILES, ReviewedSite

WORKBOOK = "data/portal.xlsx"
# What a Data Package takes over from the portal itself; the rest describes the tables.
_FROM_PORTAL = ("name", "title", "title_zh", "description", "description_zh", "as_of", "licenses")


@dataclass(frozen=True)
class ToldChanges:
    """The changes that other parts of a review tell: of addresses and of charts, and the plans with any change, "" for the
    portal itself."""

    before: ChangedPages
    after: ChangedPages
    pages: Mapping[str, PageChange]
    charts: Mapping[str, ChartChange]
    plans: frozenset[str]

    def other_files(self) -> tuple[PageChange, ...]:
        """The files that differ and that no other part of the review tells. Among them are addresses of charts that are gone though the page they belong to still stands."""
        charts = live_chart_stems(self.before.site) | live_chart_stems(self.after.site)
        return tuple(
            PageChange(path, change, "")
            for path, change in self._differing.items()
            if not (
                self._chart_is_told(path, change) if stem_of(path) in charts else self._file_is_told(path, change)
            )
        )

    @cached_property
    def _differing(self) -> dict[str, str]:
        """How each path differs that does, without the lasting files of earlier builds, which follow from charts and releases."""
        before, after = self._sites
        return {
            path: "changed" if after.has(path) and before.has(path) else "new" if after.has(path) else "removed"
            for path in sorted(before.paths | after.paths)
            if not path.startswith(LASTING)
            and not (before.has(path) and after.has(path) and before.digest(path) == after.digest(path))
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        """What stands in links of pages and says nothing by itself: the names of assets, with a digest in them, and those
        of pages that moved, with the names they have now."""
        assets = (
            path for path, change in self._differing.items() if path.startswith("assets/") and change != "changed"
        )
        moved = (page for page in self.pages.values() if page.leads_to)
        return {basename(path): "" for path in assets} | {_stem(one.path): _stem(one.leads_to) for one in moved}

    def _html_to_compare(self, pages: ChangedPages, path: str) -> str:
        """A page without such names, and without its charts where these are told."""
        html = pages.html(path)
        for name, now in self._names.items():
            html = html.replace(name, now)
        return without_chart_versions(DRAWING.sub("", html) if self.charts else html)

    def _same_page(self, path: str) -> bool:
        return self._html_to_compare(self.before, path) == self._html_to_compare(self.after, path)

    def _chart_is_told(self, path: str, change: str) -> bool:
        stem = stem_of(path)
        if f"{stem}.html" in self.pages or change == "removed":
            return f"{stem}.html" in self.pages
        if stem in self.charts or (change == "changed" and path.endswith(EMBED) and self._same_page(path)):
            return True
        # Nothing of what it says: then its day, its citation or the name of the portal, which stand in all its files.
        about = [(site.digest(stem + ABOUT) if site.has(stem + ABOUT) else "") for site in self._sites]
        return "" in self.plans and about[0] != about[1]

    def _file_is_told(self, path: str, change: str) -> bool:
        if path in self.pages or change != "changed":
            return path in self.pages
        if is_page(path):
            pages = self.before.has(path) and self.after.has(path)
            return pages and (
                path_in_language(path) == REVISION_LOG or self._reads_otherwise(path) or self._same_page(path)
            )
        if path == WORKBOOK:
            return any(one.startswith("data/") and one.endswith(".csv") for one in self._differing)
        if path == SITE_FILES[0]:
            return self._package_is_told()
        return path.startswith("data/") and path.endswith(".csv") and self._table_is_told(path)

    def _reads_otherwise(self, path: str) -> bool:
        return self.before.text(path).passages != self.after.text(path).passages

    def _table_is_told(self, path: str) -> bool:
        """Whether a change is told of every plan that has a row which differs."""
        old, new = (site.table(path.removeprefix("data/").removesuffix(".csv")) for site in self._sites)
        lines = [
            *(Counter(map(tuple, old)) - Counter(map(tuple, new))),
            *(Counter(map(tuple, new)) - Counter(map(tuple, old))),
        ]
        plans = {dict(zip(new[0], line, strict=False)).get("plan", "") for line in lines}
        return old[0] == new[0] and bool(lines) and ("" in self.plans or plans <= self.plans)

    def _package_is_told(self) -> bool:
        described = [{k: v for k, v in site.package.items() if k not in _FROM_PORTAL} for site in self._sites]
        return "" in self.plans and described[0] == described[1]

    @property
    def _sites(self) -> tuple[ReviewedSite, ReviewedSite]:
        return self.before.site, self.after.site


def _stem(path: str) -> str:
    return basename(path).removesuffix(".html")
