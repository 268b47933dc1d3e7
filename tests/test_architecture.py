"""The house rules that a reader of the code relies on: one direction of imports, one door to each heavy library."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "planportal"
# Each room may import from those before it, and from itself.
ORDER = [
    "model", "content", "assess", "words", "addresses", "charts", "exhibits", "pages", "exports", "briefs", "review",
    "publish", "release", "console", "preview", "commands", "cli", "__main__",
]  # fmt: skip
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@cache
def imported(path: Path) -> set[str]:
    """Full names of everything a module imports, also inside functions."""
    home = ("planportal", *path.relative_to(PACKAGE).parent.parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = home[: len(home) - node.level + 1] if node.level else ()
            base = ".".join((*start, *([node.module] if node.module else [])))
            names |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return names


def room(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "planportal" and len(parts) > 1 and parts[1] in ORDER else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_backwards_only(path):
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    later = ORDER[ORDER.index(own) + 1 :]
    assert [name for name in imported(path) if room(name) in later] == []


@pytest.mark.parametrize(
    "library, door",
    [
        ("matplotlib", "charts/painter.py"),
        ("jinja2", "pages/render.py"),
        ("livereload", "preview/server.py"),
        ("tomli", "content/parse.py"),
        ("fontTools", "content/characters.py"),
        ("xlsxwriter", "exports/workbook.py"),
        ("docx", "briefs/word/document.py"),
        ("weasyprint", "briefs/print/document.py"),
        ("pptx", "briefs/slides/deck.py"),
    ],
)
def test_each_heavy_library_has_one_door(library, door):
    users = [
        p.relative_to(PACKAGE).as_posix() for p in MODULES if any(n.split(".")[0] == library for n in imported(p))
    ]
    assert users == [door]


def test_only_a_new_portal_and_a_release_ask_the_clock_for_the_day():
    askers = [p for p in MODULES if ".today(" in p.read_text("utf-8") or ".now(" in p.read_text("utf-8")]
    assert [path.relative_to(PACKAGE).as_posix() for path in askers] == ["commands/init.py", "commands/release.py"]


def test_one_module_writes_files():
    writers = {
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"write_text", "write_bytes", "mkdir", "rmtree", "rename"}
    }
    assert writers == {"publish/folder.py"}
