"""How things stand when a build begins: what the site is made of, what the last build noted of it, and whether the site is
still as it was made. Standard library only, so that a build with nothing to do can say so before anything else is loaded."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..content.files import Files, Noted, digest_at, files_below, is_settled, stamp_of, stat_of
from ..model import mark
from . import fingerprints
from .folder import LITTER, is_ours
from .state import BuildRecord, NotedFile, read_record

FOLDERS = ("content", "templates", "static")


@dataclass(frozen=True)
class BuildFolders:
    """The folders of a build. Of templates and static files a portal may have its own, which stand before those that come with
    the program."""

    content: Path
    templates: tuple[Path, ...]
    static: tuple[Path, ...]
    output: Path

    @property
    def sources(self) -> tuple[Path, ...]:
        """What a site is made of; a portal's own templates and static files are optional."""
        return (self.content, *self.templates, *self.static)


@dataclass(frozen=True)
class BuiltSite:
    """The site as it stands. ``marked`` is whether it bears our mark; ``intact`` are the files that are as the last build made
    them, ``altered`` those that another hand changed, ``foreign`` those that other programs put there; ``renewed`` are stamps
    that are not noted yet."""

    marked: bool = False
    intact: frozenset[str] = frozenset()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    renewed: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Survey:
    """How things stand when a build begins. ``inputs`` are the folders by name, as in ``FOLDERS``; ``last`` is what the last
    build noted."""

    inputs: Mapping[str, Files]
    last: BuildRecord
    site: BuiltSite
    drafts: bool

    @property
    def unchanged(self) -> bool:
        """True if a build would make nothing."""
        about, site, files = self.last.about, self.site, self.last.files
        return (
            not self.last.journal
            and about.get("complete") == "yes"
            and about.get("drafts") == str(self.drafts)
            and about.get("engine") == fingerprints.of_engine()
            and site.marked
            and len(site.intact) == len(files)
            and not site.foreign
            and all(folder.is_as_noted(self.last.inputs.get(name, {})) for name, folder in self.inputs.items())
        )

    @property
    def noted(self) -> dict[str, dict[str, Noted]]:
        """What this run vouches for, of every folder."""
        return {name: folder.noted for name, folder in self.inputs.items()}

    @property
    def moved(self) -> bool:
        """Whether something was saved while it was read."""
        return any(folder.changed_while_read() for folder in self.inputs.values())


# The digest of every file that a site is made of, by folder and name.
SourceDigests = dict[str, dict[str, str]]


def _inputs(folders: BuildFolders, last: Mapping[str, Mapping[str, Noted]]) -> dict[str, Files]:
    named = zip(FOLDERS, ((folders.content,), folders.templates, folders.static), strict=True)
    return {name: Files(*roots, known=last.get(name)) for name, roots in named}


def source_digests(folders: BuildFolders) -> SourceDigests:
    """The digest of every file that a site is made of, as it is now.

    :raises OSError: if something cannot be read.
    """
    inputs = _inputs(folders, read_record(folders.output).inputs)
    return {name: {path: one.digest for path, one in files.noted.items()} for name, files in inputs.items()}


def survey(folders: BuildFolders, drafts: bool = False) -> Survey:
    """Look at everything a build rests on, and at what it would replace.

    :raises OSError: if a folder cannot be listed.
    """
    last = read_record(folders.output)
    return Survey(_inputs(folders, last.inputs), last, _survey_site(folders.output, last.files), drafts)


def _survey_site(output: Path, files: Mapping[str, NotedFile]) -> BuiltSite:
    if not output.is_dir():
        return BuiltSite()
    intact, altered, foreign, renewed = set(), [], [], {}
    for path, entry in files_below(output):
        made = files.get(path)
        if made is None:
            if path != mark.NAME and entry.name not in LITTER:
                foreign.append(path)
        elif entry.is_symlink() or not entry.is_file():
            altered.append(path)
        else:
            status = stat_of(entry)
            stamp = stamp_of(status)
            if stamp != made.stamp and digest_at(entry.path)[0] != made.digest:
                altered.append(path)
                continue
            intact.add(path)
            if stamp != made.stamp and is_settled(status):
                renewed[path] = stamp
    return BuiltSite(is_ours(output), frozenset(intact), tuple(sorted(altered)), tuple(sorted(foreign)), renewed)
