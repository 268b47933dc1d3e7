"""What commands share: where everything lies."""

from pathlib import Path

from ..publish.fingerprints import PACKAGE
from ..publish.survey import BuildFolders


def templates(content: Path) -> tuple[Path, ...]:
    """The folders of templates: a portal's own beside its content, if it has some, then those that come with the program."""
    return _folders("templates", content)


def static(content: Path) -> tuple[Path, ...]:
    """The same of static files."""
    return _folders("static", content)


def _folders(name: str, content: Path) -> tuple[Path, ...]:
    inside = PACKAGE / name
    # Installed, they lie in the package; in the source beside it.
    shipped = inside if inside.is_dir() else PACKAGE.parent / name
    return tuple(dict.fromkeys((content.parent / name, shipped)))


def places(content: Path, output: Path) -> BuildFolders:
    """The folders of a build."""
    return BuildFolders(content, templates(content), static(content), output)
