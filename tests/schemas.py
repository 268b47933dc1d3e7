"""The JSON Schemas as an editor's program applies them."""

import json
from datetime import date
from functools import cache

import tomli
from jsonschema import Draft7Validator, FormatChecker

from planportal.content.schemas import schema_files, schema_name


@cache
def schemas() -> dict[str, bytes]:
    return schema_files()


@cache
def _validator(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schemas()[name]), format_checker=FormatChecker())


def refusals(file: str, text: str) -> set[tuple[str, str]]:
    """Where the schema of a file refuses a text, and by which of its rules."""
    found = _validator(schema_name(file)).iter_errors(_as_json(tomli.loads(text)))
    return {(".".join(str(part) for part in error.absolute_path), error.validator) for error in found}


def _as_json(value):
    """TOML as JSON knows it: a local date is text in the format "date"."""
    if isinstance(value, dict):
        return {key: _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
