"""What a release leaves in the content folder for good: its folder, and its place in the index of all releases.

The folder is written first and the index last; a release that is interrupted in between is listed by the next one.
"""

from pathlib import Path

from ..content.files import Files
from ..content.manifests import Manifest, json_bytes, sha256
from ..content.releases import (
    FOLDER,
    INDEX,
    MANIFEST,
    RELEASE,
    SNAPSHOT,
    StoredRelease,
    completed_index,
    index_of,
    index_with,
)
from ..exports.archives import pack_tar_xz
from ..model.releases import Release
from ..publish import folder
from ..publish.releases import CONTENT, LEDGER, SITE, EarlierReleases, release_json
from ..review.sites import ReviewedSite

# The files of a site that a release keeps: all that can be read and compared, without pictures.
KEPT_ENDINGS = (".html", ".json", ".csv", ".css")


def release_files(
    site: ReviewedSite, release: Release, kept: list[StoredRelease], sources: dict[str, bytes], code: str
) -> dict[str, bytes]:
    """The files of a release by name. ``site`` is built as the release, from ``sources``, by the program ``code``."""
    earlier = EarlierReleases(tuple(kept)).frozen
    paths = [
        path
        for path in sorted(site.files)
        if path.endswith(KEPT_ENDINGS)
        and not path.startswith(f"{FOLDER}/")
        and path not in earlier
        and path != LEDGER
    ]
    members = [(SITE + path, site.read(path)) for path in paths]
    members += [(CONTENT + path, content) for path, content in sorted(sources.items())]
    snapshot = pack_tar_xz(members)
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
    return {RELEASE: release_json(release), MANIFEST: json_bytes(manifest), SNAPSHOT: snapshot}


def keep(content: Path, release: Release, kept: list[StoredRelease], files: dict[str, bytes]) -> None:
    """Write the folder of a release, and list it after those that are kept.

    :raises OSError: if it cannot be written; nothing of it is left then.
    """
    folder.write_folder(content / FOLDER / release.id, files)
    try:
        folder.write_file(content / INDEX, index_with(kept, release.id, files[MANIFEST]))
    except OSError:
        folder.remove_written_folder(content / FOLDER / release.id)
        raise


def take_back(content: Path, release: Release, kept: list[StoredRelease]) -> None:
    """Undo as much of ``keep`` as was done, for a release that could not be proved."""
    if not (content / FOLDER / release.id).is_dir():
        return
    folder.write_file(content / INDEX, index_of(kept))
    folder.remove_written_folder(content / FOLDER / release.id)


def list_interrupted(content: Path) -> None:
    """List the release that was interrupted before it was listed, if there is one, and clear what it had not finished."""
    folder.clear_unfinished(content / FOLDER)
    if index := completed_index(Files(content)):
        folder.write_file(content / INDEX, index)
