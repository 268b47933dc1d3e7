"""What a release leaves in the content folder for good: its folder, and its place in the index of all releases.

The folder is written first and the index last; a release that is interrupted in between is listed by the next one.
"""

from pathlib import Path

from ..content.files import Files
from ..content.manifests import Manifest, sha256, written
from ..content.releases import FOLDER, INDEX, MANIFEST, RELEASE, SNAPSHOT, Kept, completed_index, index_of, index_with
from ..exports.archives import tar_xz
from ..model.releases import Release
from ..publish import folder
from ..publish.releases import CONTENT, LEDGER, SITE, Held, described
from ..review.sites import ReviewedSite

# What of a site is kept: all that can be read and compared, no pictures.
KEPT_ENDINGS = (".html", ".json", ".csv", ".css")


def release_files(
    site: ReviewedSite, release: Release, kept: list[Kept], sources: dict[str, bytes], code: str
) -> dict[str, bytes]:
    """The files of a release by name. ``site`` is built as the release, from ``sources``, by the program ``code``."""
    before = Held(tuple(kept)).frozen
    wanted = [
        path
        for path in sorted(site.files)
        if path.endswith(KEPT_ENDINGS) and not path.startswith(f"{FOLDER}/") and path not in before and path != LEDGER
    ]
    members = [(SITE + path, site.read(path)) for path in wanted]
    members += [(CONTENT + path, content) for path, content in sorted(sources.items())]
    snapshot = tar_xz(members)
    manifest = Manifest(
        release=release.id,
        date=release.date,
        algorithm="SHA-256",
        engine=release.engine,
        code=code,
        content_version=release.content,
        content={path: sha256(content) for path, content in sorted(sources.items())},
        snapshot=sha256(snapshot),
        files=dict(sorted(site.files.items())),
    )
    return {RELEASE: described(release), MANIFEST: written(manifest), SNAPSHOT: snapshot}


def keep(content: Path, release: Release, kept: list[Kept], files: dict[str, bytes]) -> None:
    """Write the release after those that are kept, and list it.

    :raises OSError: if it cannot be written; nothing of it is left then.
    """
    folder.write_folder(content / FOLDER / release.id, files)
    try:
        folder.write_whole(content / INDEX, index_with(kept, release.id, files[MANIFEST]))
    except OSError:
        folder.take_back(content / FOLDER / release.id)
        raise


def take_back(content: Path, release: Release, kept: list[Kept]) -> None:
    """Undo as much of ``keep`` as was done, for a release that turned out wrong."""
    if not (content / FOLDER / release.id).is_dir():
        return
    folder.write_whole(content / INDEX, index_of(kept))
    folder.take_back(content / FOLDER / release.id)


def list_interrupted(content: Path) -> None:
    """List the release that was interrupted before it was listed, if there is one, and clear what it had not finished."""
    folder.clear_unfinished(content / FOLDER)
    if index := completed_index(Files(content)):
        folder.write_whole(content / INDEX, index)
