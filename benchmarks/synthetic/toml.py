"""Entries of TOML, written as an editor types them."""

import datetime
import json

Text = tuple[str, str]
Value = str | int | bool | datetime.date | list[str] | Text | None


def entry(header: str, **fields: Value) -> str:
    """A table under its header; a pair is a text in Chinese and English, and what is None is left out."""
    lines = [header]
    for key, value in fields.items():
        if isinstance(value, tuple):
            lines += [f"{key}.zh = {_written(value[0])}", f"{key}.en = {_written(value[1])}"]
        elif value is not None:
            lines.append(f"{key} = {_written(value)}")
    return "\n".join(lines) + "\n"


def _written(value: Value) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
