"""The house rules that a reader of the code relies on: one direction of imports, one door to each heavy library."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "planportal"
# Each room may import from those before it, and from itself.
ORDER = [
    "model", "typeset", "content", "assess", "words", "addresses", "charts", "exhibits", "pages", "exports", "briefs", "review",
    "publish", "release", "console", "preview", "commands", "cli", "__main__",
]  # fmt: skip
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imported(path: Path) -> set[str]:
    """Full names of everything a module imports, also inside functions."""
    home = ("planportal", *path.relative_to(PACKAGE).parent.parts)
    names = set()
    for node in ast.walk(parsed(path)):
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
        ("pylopdf_fonts_zh_cn", "typeset/measure.py"),
        ("jinja2", "pages/render.py"),
        ("livereload", "preview/server.py"),
        ("tomli", "content/parse.py"),
        ("fontTools", "content/characters.py"),
        ("xlsxwriter", "exports/workbook.py"),
        ("docx", "briefs/word/document.py"),
        ("weasyprint", "briefs/print/document.py"),
        ("pptx", "briefs/slides/deck.py"),
        ("sqlite3", "publish/state.py"),
        ("filelock", "publish/locks.py"),
    ],
)
def test_each_heavy_library_has_one_door(library, door):
    users = [
        p.relative_to(PACKAGE).as_posix() for p in MODULES if any(n.split(".")[0] == library for n in imported(p))
    ]
    assert users == [door]


def test_no_test_borrows_from_another():
    """What tests share stands in conftest.py or in a module of its own, so that each can be run and changed alone."""
    borrowing = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if re.search(r"^(from|import) test_", path.read_text("utf-8"), re.M)
    ]
    assert borrowing == []


def test_matplotlib_reads_the_font_and_draws():
    users = {
        p.relative_to(PACKAGE).as_posix() for p in MODULES if any(n.startswith("matplotlib") for n in imported(p))
    }
    assert users == {"typeset/measure.py", "charts/painter.py"}


def test_charts_are_entered_by_their_door():
    """Others know what a chart is and how it is rendered; nothing of how it is laid out and painted."""
    inside = (
        "planportal.charts.layout",
        "planportal.charts.marks",
        "planportal.charts.painter",
        "planportal.charts.files",
    )
    users = [p for p in MODULES if p.parent.name != "charts" and any(n.startswith(inside) for n in imported(p))]
    assert users == []


def test_only_a_new_portal_and_a_release_ask_the_clock_for_the_day():
    askers = [p for p in MODULES if ".today(" in p.read_text("utf-8") or ".now(" in p.read_text("utf-8")]
    assert [path.relative_to(PACKAGE).as_posix() for path in askers] == ["commands/init.py", "commands/release.py"]


# The modules that change what lies on a disk. Whatever a person is to find is written by the first.
WRITERS = {
    "publish/folder.py": "puts files and folders in their places, whole or not at all",
    "publish/locks.py": "holds the lock of a folder, and takes away the name of its holder",
    "publish/state.py": "keeps the build state in SQLite, and takes away one that is damaged",
    "pages/render.py": "keeps compiled templates",
    "console.py": "opens what swallows the rest of the output once its reader has gone",
}
# By the last name of what is called; each of these does nothing but write.
WRITING = {
    "write_text", "write_bytes", "mkdir", "makedirs", "touch", "unlink", "rmdir", "removedirs", "rmtree", "rename",
    "renames", "symlink", "symlink_to", "hardlink_to", "chmod", "lchmod", "chown", "utime", "truncate", "copyfile",
    "copyfileobj", "copy2", "copytree", "copystat", "copymode", "make_archive", "unpack_archive", "extract",
    "extractall", "mkdtemp", "mkstemp", "mkfifo", "mknod", "TemporaryDirectory", "TemporaryFile", "NamedTemporaryFile",
    "SpooledTemporaryFile", "FileLock",
}  # fmt: skip
# What may also be a method of a text, a list or an element, so it counts with the name of its module only.
OF_MODULES = {
    "os.remove", "os.replace", "os.link", "os.open", "os.fdopen", "os.write", "shutil.copy", "shutil.chown", "shutil.move",
    "sqlite3.connect",
}  # fmt: skip


def writes(call: ast.Call) -> bool:
    """Whether a call changes what lies on a disk, as far as it can be seen from its name and arguments."""
    name = ast.unparse(call.func)
    last = name.rpartition(".")[2]
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    if name in OF_MODULES:
        return True
    if last == "replace":
        # ``Path.replace`` takes one argument; that of texts and elements takes two, that of dates takes names.
        return name != "replace" and len(call.args) == 1 and not given
    if last == "open" and "fileobj" not in given and name != "webbrowser.open":
        # ``open(path, mode)`` and ``path.open(mode)``; a mode that is computed may be any.
        place = 1 if name in ("open", "io.open", "tarfile.open", "builtins.open") else 0
        mode = call.args[place] if len(call.args) > place else given.get("mode")
        return mode is not None and not (isinstance(mode, ast.Constant) and set(str(mode.value)) <= set("rbt:*"))
    return last in WRITING


def writing(module: ast.Module) -> bool:
    nodes = list(ast.walk(module))
    named = {
        f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    inherited = {ast.unparse(base) for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases}
    return (
        bool(named & OF_MODULES)
        or "FileSystemBytecodeCache" in inherited
        or any(isinstance(node, ast.Call) and writes(node) for node in nodes)
    )


@pytest.mark.parametrize("line", [
    'open(p, "w")', 'open(p, mode="ab")', 'open(p, "r+")', "open(p, mode)", 'p.open("w")', 'p.open(mode="x")', 'p.write_text("")',
    "os.replace(a, b)", "a.replace(b)", "os.remove(p)", "p.unlink()", "p.rmdir()", "p.mkdir()", "os.rename(a, b)", "shutil.move(a, b)",
    'os.open(p, os.O_WRONLY)', 'sqlite3.connect(p)', "from os import replace", 'tarfile.open(p, "w:xz")', "FileLock(p)",
])  # fmt: skip
def test_what_writes_is_known(line):
    assert writing(ast.parse(line))


@pytest.mark.parametrize("line", [
    "open(p)", 'open(p, "rb")', 'open(p, mode="rt")', "p.open()", 'p.open("rb")', "webbrowser.open(address)", 'text.replace("a", "b")',
    "day.replace(year=2021)", "replace(record, name=1)", "names.remove(name)", 'tarfile.open(fileobj=held, mode="w:xz")',
])  # fmt: skip
def test_what_only_reads_is_let_be(line):
    assert not writing(ast.parse(line))


def test_few_modules_write_files():
    writers = {path.relative_to(PACKAGE).as_posix() for path in MODULES if writing(parsed(path))}
    assert writers == set(WRITERS)
