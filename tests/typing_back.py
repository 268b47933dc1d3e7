"""What stands in the TOML files of a content folder, read without the engine, to hold the published tables against."""

import tomllib
from pathlib import Path


def typed(root: Path):
    """The TOML files of a content folder as typed, each with its plan, None for what the portal shares."""
    for path in sorted(root.glob("*.toml")):
        yield None, tomllib.loads(path.read_text("utf-8"))
    for path in sorted(root.glob("plans/*/*.toml")):
        yield path.parent.name, tomllib.loads(path.read_text("utf-8"))


def figures_typed(root: Path):
    """Plan, subject, kind of figure and print of every figure in the files."""
    for plan, file in typed(root):
        for subject in (*file.get("indicator", ()), *file.get("commitment", ())):
            for key in ("target", "baseline", "result", "completion_printed"):
                figure = {"result": "actual", "completion_printed": "completion"}.get(key, key)
                if key in subject:
                    yield plan, subject["id"], figure, subject[key]
            for key, figure, printed in (
                ("stated", "stated", "target"),
                ("milestone", "milestone", "value"),
                ("observation", "actual", "value"),
            ):
                for entry in subject.get(key, ()):
                    yield plan, subject["id"], figure, entry[printed]
            for line in (subject.get("values", {}), *subject.get("by", {}).values()):
                for value in line.values():
                    yield plan, subject["id"], "actual", value if isinstance(value, str) else value["value"]
        for fact in file.get("fact", ()):
            yield plan, fact["id"], "fact", fact["value"]


def texts_typed(value):
    """Every text in two languages inside a value."""
    if isinstance(value, list):
        for entry in value:
            yield from texts_typed(entry)
    elif isinstance(value, dict):
        if set(value) == {"zh", "en"} and isinstance(value["en"], str):
            yield value["zh"].strip(), value["en"].strip()
        for entry in value.values():
            yield from texts_typed(entry)
