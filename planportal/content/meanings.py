"""Reads from the source of records what each key means, in Chinese and English.

The meaning is written right under the key where a record declares it, or under the type that the key is declared with
(``model/fields``), and is read from there: schemas, the reference of all keys and the files of a new plan are made from it.
"""

import ast
import inspect
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from ..model import fields
from ..model.text import Record

# In Chinese and in English.
Meaning = tuple[str, str]


def meaning(record: type[Record], key: str) -> Meaning:
    """What a key of a record means; the key "" is the file that the record is.

    :raises KeyError: for a key without an explanation.
    """
    if key == "":
        return _both(inspect.cleandoc(record.__doc__ or ""))
    for kind in filter(_is_record, record.__mro__):
        declared = _declared(sys.modules[kind.__module__]).get(kind.__name__, {})
        if key in declared:
            own, types = declared[key]
            texts = [own, *(_types().get(name, "") for name in types)]
            if text := next(filter(None, texts), None):
                return _both(text)
    raise KeyError(f"{record.__name__}.{key} is not explained under its line")


def _is_record(kind: type) -> bool:
    return issubclass(kind, Record)


def _both(text: str) -> Meaning:
    chinese, _line_end, english = text.partition("\n")
    return chinese, english.strip()


@cache
def _declared(module: ModuleType) -> dict[str, dict[str, tuple[str, list[str]]]]:
    """By class and key: the text under the key, and the names in its type."""
    return {
        node.name: {
            line.target.id: (text, [part.id for part in ast.walk(line.annotation) if isinstance(part, ast.Name)])
            for line, text in _explained(node.body)
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
        }
        for node in ast.parse(inspect.getsource(module)).body
        if isinstance(node, ast.ClassDef)
    }


@cache
def _types() -> dict[str, str]:
    """The texts under the types of ``model/fields``."""
    return {
        line.targets[0].id: text
        for line, text in _explained(ast.parse(inspect.getsource(fields)).body)
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    }


def _explained(lines: list[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Each line with the text right under it, or with an empty text."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        match following:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield line, inspect.cleandoc(text)
            case _:
                yield line, ""
