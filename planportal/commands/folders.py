"""The folders that a command reads from: those of a portal, and those that come with the program."""

from pathlib import Path

from ..publish.fingerprints import PACKAGE
from ..publish.survey import BuildFolders


def template_folders(content: Path) -> tuple[Path, ...]:
    """The folders of templates: a portal's own beside its content, if it has some, then those that come with the program."""
    return _folders("templates", content)


def static_folders(content: Path) -> tuple[Path, ...]:
    """The folders of static files, in the same order."""
    return _folders("static", content)


def _folders(name: str, content: Path) -> tuple[Path, ...]:
    inside = PACKAGE / name
    # Installed, they lie in the package; in the source beside it.
    shipped = inside if inside.is_dir() else PACKAGE.parent / name
    return tuple(dict.fromkeys((content.parent / name, shipped)))


def build_folders(content: Path, output: Path) -> BuildFolders:
    """All folders of a build."""
    return BuildFolders(content, template_folders(content), static_folders(content), output)
