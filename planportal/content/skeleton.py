"""The files that a plan begins with: valid as they stand, with examples of everything as comments."""

from pathlib import Path
from string import Template

from .load import PLAN_FILES
from .schemas import schema_name

BLANK = Path(__file__).with_name("blank")


def plan_skeleton(start: int, end: int, predecessor: str | None, schemas: str | None) -> dict[str, bytes]:
    """The files of a plan folder by name. ``schemas`` is the way from that folder to the JSON Schemas, for the
    editor's completion; None where there are none."""
    words = {
        "start": start,
        "end": end,
        "before": start - 1,
        "middle": (start + end) // 2,
        "predecessor": f'predecessor = "{predecessor}"' if predecessor else '#predecessor = "plan-of-the-period-before"',
    }
    files = {}
    for name in PLAN_FILES:
        text = Template((BLANK / name).read_text("utf-8")).substitute(words)
        directive = f"#:schema {schemas}/{schema_name(name)}\n\n" if schemas else ""
        files[name] = (directive + text).encode()
    return files
