"""What changed in the charts: what they say, or only how they are drawn.

A chart's date line moves with the day the data are complete to, and with it its picture files, its version and its
citation. None of that is what the chart says: a chart that differs in nothing else is not listed.
"""

import re
from collections.abc import Mapping
from typing import Any

from ..exhibits.exhibit import SUFFIXES
from ..model.messages import LANGUAGES
from .changes import ChartChange
from .sites import LASTING, ReviewedSite

EMBED, ABOUT = ".embed.html", ".json"
# What a chart says, as its description has it; the rest follows from this, from the portal and from the day.
CONTENT_KEYS = ("title", "label", "finding", "unit", "basis", "definition", "note", "source", "columns", "rows")

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def chart_changes(
    before: ReviewedSite, after: ReviewedSite, moved: Mapping[str, str], whole: Mapping[str, str]
) -> dict[str, ChartChange]:
    """Charts that came, went, say something else or are drawn otherwise, by their stem in the site that has them, the
    later one if both do. ``moved`` maps the stem that a chart had to the one that it has; the charts of ``whole`` plans
    are left out."""
    had, has = live_chart_stems(before), live_chart_stems(after)
    origin = {new: old for old, new in moved.items() if old in had and new in has}
    changes = {}
    for stem in sorted((has | had) - {*origin.values()}, key=_order):
        earlier = origin.get(stem, stem)
        old, new = (before, earlier) if earlier in had else None, (after, stem) if stem in has else None
        if _plan(stem) not in whole and (change := _compared(stem, old, new)):
            changes[stem] = change
    return changes


def live_chart_stems(site: ReviewedSite) -> frozenset[str]:
    """Where the charts of a site stand, without an ending."""
    embeds = (
        path.removesuffix(EMBED) for path in site.paths if path.endswith(EMBED) and not path.startswith(LASTING)
    )
    return frozenset(stem for stem in embeds if site.has(stem + ABOUT))


def stem_of(path: str) -> str:
    """The stem of a chart's file; "" for a path with another ending."""
    ending = next((suffix for suffix in sorted(SUFFIXES, key=len, reverse=True) if path.endswith(suffix)), "")
    return path.removesuffix(ending) if ending else ""


def _order(stem: str) -> tuple[int, str]:
    code, _, rest = stem.partition("/")
    return (LANGUAGES.index(code) if code in LANGUAGES else len(LANGUAGES)), rest


def _plan(stem: str) -> str:
    parts = stem.split("/")
    return parts[2] if parts[1:2] == ["plans"] and len(parts) > 3 else ""


# A chart: its site and its stem there.
_Chart = tuple[ReviewedSite, str]


def _compared(stem: str, old: _Chart | None, new: _Chart | None) -> ChartChange | None:
    """None if the two say and show the same."""
    if (
        old
        and new
        and all(old[0].digest(old[1] + ending) == new[0].digest(new[1] + ending) for ending in (EMBED, ABOUT))
    ):
        return None
    was, now = (_description(chart) for chart in (old, new))
    drawn = [_drawings(chart) for chart in (old, new)]
    data = not old or not new or any(was.get(name) != now.get(name) for name in CONTENT_KEYS)
    if not data and drawn[0] == drawn[1]:
        return None
    code, _, rest = stem.partition("/")
    return ChartChange(
        language=code,
        page=f"{rest}.html",
        label=str((now or was).get("label") or rest),
        change="changed" if old and new else "new" if new else "removed",
        data=data,
        old_finding=str(was.get("finding", "")),
        new_finding=str(now.get("finding", "")),
        old=drawn[0],
        new=drawn[1],
    )


def _description(chart: _Chart | None) -> dict[str, Any]:
    return chart[0].json(chart[1] + ABOUT) if chart else {}


def _drawings(chart: _Chart | None) -> str:
    """Those of the embed page, the wide and the narrow one."""
    return "\n".join(DRAWING.findall(chart[0].text(chart[1] + EMBED))) if chart else ""
