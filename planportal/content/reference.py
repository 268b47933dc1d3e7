"""The reference of all keys that can be typed, as Markdown: what each means in Chinese and in English, in which form it is
typed, and whether it has to be there. Made from the records and their schemas, and kept beside these."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..model.references import figure_keys, refers_of
from ..model.text import Record, Text
from .meanings import meaning
from .partial import record_in

# The name that sites for code show a folder by.
NAME = "README.md"
_INTRODUCTION = """# Keys of the TOML files

A text is typed in both languages, as `title.zh` and `title.en`. Keys in **bold** have to be there. This page is made from the
records of the program, like the schemas beside it."""
_FORMS = {"string": "text in quotes", "integer": "whole number", "boolean": "`true` or `false`", "object": "table"}


def reference_page(files: Mapping[str, tuple[type[Record], dict[str, Any]]]) -> bytes:
    """The page of all files, each with its record and its schema."""
    lines = [_INTRODUCTION]
    for file, (kind, schema) in files.items():
        lines += ["", f"## {file}", "", *_explained(meaning(kind, "")), *_table(kind, schema)]
    return ("\n".join(lines) + "\n").encode()


def _table(kind: type[Record], schema: dict[str, Any], path: str = "") -> Iterator[str]:
    """The keys of one table, and after them the tables that stand in it."""
    nodes = schema["properties"]
    inside = {key: inner for key in nodes if (inner := _record(kind, key))}
    if keys := [key for key in nodes if key not in inside]:
        yield from ("", "| key | 含义 | meaning | form |", "|---|---|---|---|")
        for key in keys:
            name = f"**`{key}`**" if key in schema.get("required", ()) else f"`{key}`"
            cells = (name, *meaning(kind, key), _form(kind, key, nodes[key]))
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    for key, inner in inside.items():
        node = nodes[key]
        header = f"{path}{key}"
        listed = f"[[{header}]]" if node["type"] == "array" else f"[{header}]"
        yield from ("", f"### `{listed}`", "", *_explained(meaning(kind, key)))
        yield from _table(inner, node.get("items", node), f"{header}.")


def _record(kind: type[Record], key: str) -> type[Record] | None:
    """The record under a key that has a table of its own; None for texts, which are typed in the line of their key."""
    inner = record_in(kind.model_fields[key].annotation)
    return None if inner is None or issubclass(inner, Text) else inner


def _explained(text: tuple[str, str]) -> tuple[str, str, str]:
    return text[0], "", text[1]


def _form(kind: type[Record], key: str, node: dict[str, Any]) -> str:
    listed = node.get("type") == "array"
    inner = node.get("items", node)
    if refers := refers_of(kind, key):
        form = f"identifier of {refers.what}" if "unit" not in refers.kinds else f"{refers.what}"
        form += ", or text in both languages" if record_in(kind.model_fields[key].annotation) else ""
    elif key in figure_keys(kind):
        form = "figure as printed, in quotes"
    elif record_in(kind.model_fields[key].annotation):
        form = "text in both languages"
    elif "pattern" in inner:
        form = "identifier"
    elif "enum" in inner:
        form = ", ".join(f'`"{choice}"`' for choice in inner["enum"])
    elif inner.get("format") == "date":
        form = "date without quotes"
    else:
        form = _FORMS[inner["type"]]
    return f"list: {form}" if listed else form
