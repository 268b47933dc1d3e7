"""What changed in the charts: what they say, or only how they are drawn.

A chart's date line moves with the day the data are complete to, and with it its picture files, its version and its
citation. None of that is what the chart says: a chart that differs in nothing else is not listed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..exhibits.exhibit import SUFFIXES
from ..model.said import LANGUAGES
from .changes import ChartChange
from .sites import KEPT, Site

EMBED, ABOUT = ".embed.html", ".json"
# What a chart says, as its description has it; the rest follows from this, from the portal and from the day.
SAYS = ("title", "label", "finding", "unit", "basis", "definition", "note", "source", "columns", "rows")

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


@dataclass(frozen=True)
class Chart:
    """One chart of one site. ``drawings`` are those of the embed page, the wide and the narrow one."""

    about: dict[str, Any]
    drawings: str

    @property
    def says(self) -> dict[str, Any]:
        return {name: self.about[name] for name in SAYS if name in self.about}


def chart_changes(
    before: Site, after: Site, moved: Mapping[str, str], whole: Mapping[str, str]
) -> dict[str, ChartChange]:
    """Charts that came, went, say something else or are drawn otherwise, by their stem in the site that has them, the
    later one if both do. ``moved`` maps the stem that a chart had to the one that it has; the charts of ``whole`` plans
    are left out."""
    had, has = stems(before), stems(after)
    origin = {new: old for old, new in moved.items() if old in had and new in has}
    found = {}
    for stem in sorted(has | had, key=_order):
        if stem in origin.values() or _plan(stem) in whole:
            continue
        earlier = origin.get(stem, stem)
        if earlier in had and stem in has and _same(before, earlier, after, stem):
            continue
        old, new = _chart(before, earlier, had), _chart(after, stem, has)
        if change := _compared(stem, old, new):
            found[stem] = change
    return found


def stems(site: Site) -> frozenset[str]:
    """Where the charts of a site stand, without an ending."""
    return frozenset(_stems(site))


def stem_of(path: str) -> str:
    """The stem of a chart's file; "" if no file of a chart ends so."""
    ending = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if path.endswith(suffix)), "")
    return path.removesuffix(ending) if ending else ""


def _stems(site: Site) -> Iterator[str]:
    for path in site.paths:
        stem = path.removesuffix(EMBED)
        if stem != path and site.has(stem + ABOUT) and not path.startswith(KEPT):
            yield stem


def _order(stem: str) -> tuple[int, str]:
    code, _, rest = stem.partition("/")
    return (LANGUAGES.index(code) if code in LANGUAGES else len(LANGUAGES)), rest


def _plan(stem: str) -> str:
    parts = stem.split("/")
    return parts[2] if parts[1:2] == ["plans"] and len(parts) > 3 else ""


def _same(before: Site, earlier: str, after: Site, stem: str) -> bool:
    return all(before.digest(earlier + ending) == after.digest(stem + ending) for ending in (EMBED, ABOUT))


def _chart(site: Site, stem: str, held: frozenset[str]) -> Chart | None:
    if stem not in held:
        return None
    try:
        about = json.loads(site.text(stem + ABOUT))
    except ValueError:
        about = {}
    return Chart(about, "\n".join(DRAWING.findall(site.text(stem + EMBED))))


def _compared(stem: str, old: Chart | None, new: Chart | None) -> ChartChange | None:
    """None if the two say and show the same."""
    if old and new:
        shared = old.says.keys() & new.says.keys()
        data = any(old.says[name] != new.says[name] for name in shared)
        if not data and old.drawings == new.drawings:
            return None
    else:
        data = True
    shown = next(chart.about for chart in (new, old) if chart)
    code, _, rest = stem.partition("/")
    return ChartChange(
        language=code,
        page=f"{rest}.html",
        label=shown.get("label") or shown.get("title") or rest,
        change="changed" if old and new else "new" if new else "removed",
        data=data,
        old_finding=old.about.get("finding", "") if old else "",
        new_finding=new.about.get("finding", "") if new else "",
        old=old.drawings if old else "",
        new=new.drawings if new else "",
    )
