"""The proof that a site is the release it says it is: every file by its SHA-256, and nothing beside them."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..content.files import Files
from ..content.manifests import read_manifest, release_order, sha256
from ..content.problems import ContentFaults
from ..content.releases import MANIFEST, folder_in_site, read_releases
from ..model import mark
from ..model.messages import Message
from ..model.refusal import Refusal
from ..review.sites import ReviewedSite

_OF_RELEASE = re.compile(r"releases/(\d{4}-\d\d-\d\d(?:-\d{1,3})?)/", re.ASCII)


@dataclass(frozen=True)
class Verification:
    """What the comparison of a site with a release found.

    ``trusted`` is True if the manifest came from the content folder, False if from the site itself; ``manifest`` is its
    SHA-256, "" where there is no manifest. ``latest`` is the last release there is; ``unknown`` are releases in the site
    that the content folder does not know. A site is proved if all its files are known and as the manifest says.
    """

    release: str
    latest: str
    files: int
    manifest: str
    trusted: bool
    unknown: tuple[str, ...]
    differing: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def proved(self) -> bool:
        return not (self.unknown or self.differing or self.missing or self.added)


def verify(site: ReviewedSite, content: Path) -> Verification:
    """Compare a site with the last of its releases that the content folder knows, for who can change a site can change the
    manifest in it. Without a content folder, it is compared with its own manifest.

    :raises Refusal: if there is no manifest for it.
    :raises ContentFaults: if the releases in the content folder are not as they were made.
    """
    if not content.is_dir():
        own, files, manifest = _own_manifest(site)
        return _compare(site, own, files, manifest, latest=own, trusted=False)
    kept, problems = read_releases(Files(content))
    if problems:
        raise ContentFaults(problems)
    known = {one.release.id: one for one in kept}
    claimed = _releases_in(site)
    unknown = tuple(release for release in claimed if release not in known)
    release = next((name for name in reversed(claimed) if name in known), None) or (
        kept[-1].release.id if kept else None
    )
    if release:
        known_release = known[release]
        latest = kept[-1].release.id
        return _compare(
            site, release, known_release.files, known_release.manifest, latest=latest, trusted=True, unknown=unknown
        )
    if not claimed:
        raise _unreleased(site)
    return Verification(claimed[-1], claimed[-1], 0, "", True, unknown, (), (), ())


def _releases_in(site: ReviewedSite) -> list[str]:
    """The releases of which anything lies in the site, the oldest first."""
    releases = {match[1] for path in site.paths | site.irregular if (match := _OF_RELEASE.match(path))}
    return sorted(releases, key=release_order)


def _own_manifest(site: ReviewedSite) -> tuple[str, dict[str, str], str]:
    """The last release by the manifest that the site itself holds, its files, and the manifest's digest."""
    releases = [release for release in _releases_in(site) if site.has(folder_in_site(release) + MANIFEST)]
    if not releases:
        raise _unreleased(site)
    path = folder_in_site(releases[-1]) + MANIFEST
    content = site.read(path)
    manifest = read_manifest(content)
    if manifest is None or manifest.release != releases[-1]:
        raise Refusal(Message(
            "%(file)s of %(site)s is no manifest of that release; verify the site with the content folder it was made "
            "from: --content FOLDER", file=path, site=site.label,
        ))  # fmt: skip
    return releases[-1], manifest.files, sha256(content)


def _compare(
    site: ReviewedSite,
    release: str,
    files: dict[str, str],
    manifest: str,
    *,
    latest: str,
    trusted: bool,
    unknown: tuple[str, ...] = (),
) -> Verification:
    """Compare a site with all files that belong into it."""
    expected = {**files, folder_in_site(release) + MANIFEST: manifest, mark.NAME: sha256(mark.TEXT.encode())}
    paths = site.paths | site.hidden | site.irregular
    return Verification(
        release=release,
        latest=latest,
        files=len(files) + 1,
        manifest=manifest,
        trusted=trusted,
        unknown=unknown,
        differing=tuple(
            path for path in sorted(expected.keys() & paths)
            if path in site.irregular or site.digest(path) != expected[path]
        ),
        missing=tuple(sorted(expected.keys() - paths)),
        added=tuple(sorted(paths - expected.keys())),
    )  # fmt: skip


def _unreleased(site: ReviewedSite) -> Refusal:
    return Refusal(Message("%(site)s holds no release; only a released site can be verified", site=site.label))
