"""The files that a portal and a plan begin with: valid as they stand, with examples of everything as comments.

The examples stand in ``blank``; above each key that a file shows for the first time comes what it means.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template

from ..model.messages import LANGUAGES
from ..model.text import Record, Unit
from .load import PAGES, PLAN_FILES, SHARED_FILES
from .meanings import Meaning, meaning
from .partial import record_in
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
    editor's completion; None leaves it out."""
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


# A header or a key, also one that is an example.
_HEADER, _KEY = re.compile(r"#?\[\[?([\w.]+)\]\]?$"), re.compile(r"#?([\w.]+) = |(\$\w+)$")
# Two languages share a line up to this many characters.
_LINE = 100


def _filled(
    kind: str, files: Mapping[str, type[Record]], words: Mapping[str, object], schemas: str | None
) -> dict[str, bytes]:
    filled = {}
    for name, record in files.items():
        example = (BLANK / kind / name).read_text("utf-8")
        text = Template("\n".join(_explained(record, example.split("\n")))).substitute(words)
        directive = f"#:schema {schemas}/{schema_name(name)}\n\n" if schemas else ""
        filled[name] = (directive + text).encode()
    return filled


def _explained(file: type[Record], lines: list[str]) -> Iterator[str]:
    """The lines of a file with what it is, and what each table and key is where it comes first."""
    explained: set[Meaning] = set()
    here: tuple[str, ...] = ()

    def remark(path: tuple[str, ...]) -> Iterator[str]:
        if (explanation := _meaning(file, path)) not in explained:
            explained.add(explanation)
            one_line = " / ".join(explanation)
            yield from [f"# {one_line}"] if len(one_line) <= _LINE else [f"# {part}" for part in explanation]

    yield from remark(())
    if lines[0].startswith("# "):
        yield "#"
    for line in lines:
        if header := _HEADER.match(line):
            here = tuple(header[1].split("."))
            yield from remark(here)
        elif key := _KEY.match(line):
            typed = tuple((key[1] or key[2].removeprefix("$")).split("."))
            yield from remark(here + typed)
        yield line


def _meaning(file: type[Record], path: tuple[str, ...]) -> Meaning:
    """What stands at a path of keys; of a text in two languages, what the text is."""
    kind, explanation = file, meaning(file, "")
    for key in path:
        if key in LANGUAGES and kind is not Unit:
            break
        explanation = meaning(kind, key)
        kind = record_in(kind.model_fields[key].annotation) or kind
    return explanation
