"""Files that differ and that nothing else in a review accounts for, so that no change goes untold."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename

from .changes import ChartChange, PageChange
from .charts import ABOUT, stem_of, stems
from .pages import LOG, Explained, Pages, is_page, tail
from .sites import KEPT, MARKS, Site
from .words import neutral

WORKBOOK = "data/portal.xlsx"
# What a Data Package takes over from the portal itself; the rest describes the tables.
_FROM_PORTAL = ("name", "title", "title_zh", "description", "description_zh", "as_of", "licenses")


@dataclass(frozen=True)
class Told:
    """What a review tells so far. ``portal`` is True if the day, or a text of no plan, is among it: these stand in every
    chart's files and in the descriptions of the data."""

    before: Pages
    after: Pages
    pages: Mapping[str, PageChange]
    charts: Mapping[str, ChartChange]
    explained: Explained
    portal: bool

    def files(self) -> tuple[PageChange, ...]:
        """What differs besides, also a public address that is gone though the page it belongs to still stands."""
        return tuple(PageChange(path, change, "") for path, change in self._differing if not self._told(path, change))

    @cached_property
    def _differing(self) -> list[tuple[str, str]]:
        before, after = self.before.site, self.after.site
        return [
            (path, "changed" if after.has(path) and before.has(path) else "new" if after.has(path) else "removed")
            for path in sorted(before.paths | after.paths)
            if not path.startswith(KEPT)
            and not (before.has(path) and after.has(path) and before.digest(path) == after.digest(path))
        ]

    @cached_property
    def _stems(self) -> frozenset[str]:
        return stems(self.before.site) | stems(self.after.site)

    @cached_property
    def _assets(self) -> list[str]:
        """Style sheets and scripts that came or went. They have a digest in their name, and it is in every page."""
        return [
            basename(path) for path, change in self._differing if path.startswith("assets/") and change != "changed"
        ]

    def _told(self, path: str, change: str) -> bool:
        if is_page(path):
            return path in self.pages or (change == "changed" and self._page(path))
        if (stem := stem_of(path)) in self._stems:
            return self._chart(path, stem, change)
        if path == MARKS[0]:
            return change == "changed" and self._package()
        if path == WORKBOOK:
            return change == "changed" and (self.portal or any(other.endswith(".csv") for other in self._of_data))
        if path in self._of_data and path.endswith(".csv"):
            return change == "changed" and self._table(path.removeprefix("data/").removesuffix(".csv"))
        return False

    @property
    def _of_data(self) -> Iterator[str]:
        return (path for path, _change in self._differing if path.startswith("data/"))

    # --- one kind of file each ---

    def _page(self, path: str) -> bool:
        """A page that says something else is told by its words, the log of revisions by the releases."""
        before, after = self.before, self.after
        if not (before.has(path) and after.has(path)):
            return False
        if tail(path) == LOG or before.text(path).passages != after.text(path).passages:
            return True
        shown = {chart.page for chart in self.charts.values() if path.startswith(f"{chart.language}/")}
        if tail(path) in shown or shown & (before.links(path) | after.links(path)):
            return True
        return self._alike(path) or self.explained.page(path, before, after)

    def _alike(self, path: str) -> bool:
        """True for two pages with nothing between them but the names of assets and the versions of charts."""
        old, new = self.before.html(path), self.after.html(path)
        for name in self._assets:
            old, new = old.replace(name, ""), new.replace(name, "")
        return neutral(old) == neutral(new)

    def _chart(self, path: str, stem: str, change: str) -> bool:
        if f"{stem}.html" in self.pages:
            return True
        if change == "removed":
            return False
        if stem in self.charts:
            return True
        if path.endswith(".html") and change == "changed" and self._alike(path):
            return True
        # Nothing of what it says: then its date line, its citation or the name of the portal, and with it its pictures.
        about = [(site.digest(stem + ABOUT) if site.has(stem + ABOUT) else "") for site in self._sites]
        return self.portal and about[0] != about[1]

    @property
    def _sites(self) -> tuple[Site, Site]:
        return self.before.site, self.after.site

    def _package(self) -> bool:
        described = [{k: v for k, v in site.package.items() if k not in _FROM_PORTAL} for site in self._sites]
        return self.portal and described[0] == described[1]

    def _table(self, name: str) -> bool:
        """A table is told if something is told of every plan of which a row differs."""
        if len({site.columns(name) for site in self._sites}) > 1:
            return False
        old, new = (Counter(tuple(row.values()) for row in site.rows(name)) for site in self._sites)
        columns = self.after.site.columns(name)
        place = columns.index("plan") if "plan" in columns else None
        rows = [*(old - new), *(new - old)]
        plans = {row[place] if place is not None else "" for row in rows}
        return bool(rows) and (self.portal or plans <= self.explained.plans)
