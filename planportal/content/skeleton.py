"""The files that a portal and a plan begin with: valid as they stand, with examples of everything as comments."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from string import Template

from .load import PAGES, PLAN_FILES, SHARED_FILES
from .schemas import schema_name

BLANK = Path(__file__).with_name("blank")


def period_of(day: date) -> tuple[int, int]:
    """First and last year of the five-year plans that a day lies in; they begin in years that end in 1 or 6."""
    start = day.year - (day.year - 1) % 5
    return start, start + 4


def portal_skeleton(as_of: date, plan: str, schemas: str) -> dict[str, bytes]:
    """The content of a portal, by path in its folder, with one plan for the five-year period of ``as_of``. ``schemas`` is the
    way from there to the JSON Schemas."""
    files = _filled("portal", SHARED_FILES, {"as_of": as_of}, schemas)
    pages = {f"pages/{page}.md": (BLANK / "portal" / "pages" / f"{page}.md").read_bytes() for page in PAGES}
    written = plan_skeleton(*period_of(as_of), None, f"../../{schemas}")
    return files | pages | {f"plans/{plan}/{name}": content for name, content in written.items()}


def plan_skeleton(start: int, end: int, predecessor: str | None, schemas: str | None) -> dict[str, bytes]:
    """The files of a plan folder by name. ``schemas`` is the way from that folder to the JSON Schemas, for the
    editor's completion; None where there are none."""
    words = {
        "start": start,
        "end": end,
        "before": start - 1,
        "middle": (start + end) // 2,
        "predecessor": f'predecessor = "{predecessor}"'
        if predecessor
        else '#predecessor = "plan-of-the-period-before"',
    }
    return _filled("plan", PLAN_FILES, words, schemas)


def _filled(kind: str, names: Iterable[str], words: Mapping[str, object], schemas: str | None) -> dict[str, bytes]:
    files = {}
    for name in names:
        text = Template((BLANK / kind / name).read_text("utf-8")).substitute(words)
        directive = f"#:schema {schemas}/{schema_name(name)}\n\n" if schemas else ""
        files[name] = (directive + text).encode()
    return files
