"""JSON Schemas of the TOML files, made from the records, for completion and marks in the editor.

Draft 7, and every table written out where it stands: the language servers for TOML read that best, and a description
beside a reference would be lost. A schema describes the shape of a file; figures and references are checked by ``check``.
"""

import json
from typing import Any

from pydantic import BeforeValidator

from ..model.measured import BY_PART, IN_ONE_LINE, Observation
from ..model.references import refers_of
from ..model.text import Record
from . import reference
from .load import PLAN_FILES, SHARED_FILES
from .meanings import meaning
from .partial import record_in

Schema = dict[str, Any]
DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_name(file: str) -> str:
    """ "indicators.toml" is described by "indicators.schema.json"."""
    return file.replace(".toml", ".schema.json")


def schema_files() -> dict[str, bytes]:
    """Every schema as JSON text, by the name of its file, and the reference of all keys beside them."""
    files = sorted({**PLAN_FILES, **SHARED_FILES}.items())
    made = {file: (kind, _file(file, kind)) for file, kind in files}
    schemas = {schema_name(file): _json(schema) for file, (_kind, schema) in made.items()}
    return {**schemas, reference.NAME: reference.reference_page(made)}


def _json(schema: Schema) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def _file(file: str, kind: type[Record]) -> Schema:
    return {"$schema": DRAFT, "title": file, "description": _description(kind, ""), **_table(kind)}


def _table(record: type[Record]) -> Schema:
    """A TOML table: its keys, which of them are required, and no other."""
    schema = record.model_json_schema()
    enumerations = schema.get("$defs", {})
    properties = {key: _key(record, key, node, enumerations) for key, node in schema["properties"].items()}
    table = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**table, "required": schema["required"]} if "required" in schema else table


def _key(record: type[Record], key: str, node: Schema, enumerations: Schema) -> Schema:
    description = {"description": _description(record, key)}
    # TOML has no null: a key that may be left out has only its other type.
    typed = next((kind for kind in node.get("anyOf", ()) if kind.get("type") != "null"), node)
    inner = record_in(record.model_fields[key].annotation)
    if inner and refers_of(record, key):
        # Typed as an identifier or as a table of words.
        named = next(kind for kind in node["anyOf"] if kind.get("type") == "string")
        return description | {"anyOf": [named, _table(inner)]}
    if inner:
        table = description | _table(inner)
        if typed.get("type") != "array":
            return table
        listed = {"type": "array", "items": table}
        # A list of one may be typed as the table alone; each keyword of a schema holds for its own type.
        return table | listed | {"type": ["array", "object"]} if _takes_one(record, key) else description | listed
    if key in (IN_ONE_LINE, BY_PART):
        at_length = _table(Observation)
        rest = {name: one for name, one in at_length["properties"].items() if name not in ("year", "period", "slice")}
        value = {"anyOf": [{"type": "string"}, at_length | {"properties": rest}]}
        line = {"type": "object", "additionalProperties": value}
        return description | (line if key == IN_ONE_LINE else {"type": "object", "additionalProperties": line})
    if "$ref" in typed:
        typed = enumerations[typed["$ref"].removeprefix("#/$defs/")]
    # The editor offers defaults, so only those that are filled in are of use.
    default = {"default": node["default"]} if node.get("default") not in (None, []) else {}
    return description | {name: value for name, value in typed.items() if name in KEPT} | default


def _takes_one(record: type[Record], key: str) -> bool:
    """Whether a list may also be typed as its one entry."""
    return any(isinstance(mark, BeforeValidator) for mark in record.model_fields[key].metadata)


KEPT = ("type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "items")


def _description(record: type[Record], key: str) -> str:
    """Both languages, as two paragraphs of the Markdown that editors show."""
    return "\n\n".join(meaning(record, key))
