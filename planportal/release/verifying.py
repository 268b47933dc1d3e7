"""The proof that a site is the release it says it is: every file by its SHA-256, and nothing beside them."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..content.files import Files
from ..content.manifests import order, read_manifest, sha256
from ..content.problems import ContentFaults
from ..content.releases import MANIFEST, home, read_releases
from ..model import mark
from ..model.messages import Message
from ..model.refusal import Refusal
from ..review.sites import ReviewedSite

_OF_RELEASE = re.compile(r"releases/(\d{4}-\d\d-\d\d(?:-\d{1,3})?)/", re.ASCII)


@dataclass(frozen=True)
class Verified:
    """``trusted`` is True if the site was held against the content folder, and not just against what it says itself;
    ``manifest`` is the SHA-256 of the manifest, "" if the content folder holds none. ``latest`` is the last release there
    is; ``unknown`` are releases in the site that the content folder does not know. A site is proved if nothing in it is
    unknown, differs, is missing or was added."""

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


def verify(site: ReviewedSite, content: Path) -> Verified:
    """Hold a site against the last of its releases that the content folder knows, for whoever can change a site can
    change the manifest in it. Only where there is no content folder, the site's own manifest has to do.

    :raises Refusal: if there is no manifest for it.
    :raises ContentFaults: if the releases in the content folder are not as they were made.
    """
    if not content.is_dir():
        own, files, manifest = _own(site)
        return _held(site, own, files, manifest, latest=own, trusted=False)
    kept, problems = read_releases(Files(content))
    if problems:
        raise ContentFaults(problems)
    known = {one.release.id: one for one in kept}
    claimed = _claimed(site)
    unknown = tuple(release for release in claimed if release not in known)
    release = next((name for name in reversed(claimed) if name in known), None) or (
        kept[-1].release.id if kept else None
    )
    if release:
        one = known[release]
        latest = kept[-1].release.id
        return _held(site, release, one.files, one.manifest, latest=latest, trusted=True, unknown=unknown)
    if not claimed:
        raise _no_release(site)
    return Verified(claimed[-1], claimed[-1], 0, "", True, unknown, (), (), ())


def _claimed(site: ReviewedSite) -> list[str]:
    """The releases of which anything lies in the site, the oldest first."""
    found = {match[1] for path in site.paths | site.odd if (match := _OF_RELEASE.match(path))}
    return sorted(found, key=order)


def _own(site: ReviewedSite) -> tuple[str, dict[str, str], str]:
    """The last release by the manifest that the site itself holds, its files, and the manifest's digest."""
    releases = [release for release in _claimed(site) if site.has(home(release) + MANIFEST)]
    if not releases:
        raise _no_release(site)
    path = home(releases[-1]) + MANIFEST
    content = site.read(path)
    manifest = read_manifest(content)
    if manifest is None or manifest.release != releases[-1]:
        raise Refusal(Message(
            "%(file)s of %(site)s is no manifest of that release; verify the site with the content folder it was made "
            "from: --content FOLDER", file=path, site=site.label,
        ))  # fmt: skip
    return releases[-1], manifest.files, sha256(content)


def _held(
    site: ReviewedSite,
    release: str,
    files: dict[str, str],
    manifest: str,
    *,
    latest: str,
    trusted: bool,
    unknown: tuple[str, ...] = (),
) -> Verified:
    """A site against all files that belong into it."""
    expected = {**files, home(release) + MANIFEST: manifest, mark.NAME: sha256(mark.TEXT.encode())}
    found = site.paths | site.hidden | site.odd
    return Verified(
        release=release,
        latest=latest,
        files=len(files) + 1,
        manifest=manifest,
        trusted=trusted,
        unknown=unknown,
        differing=tuple(
            path for path in sorted(expected.keys() & found)
            if path in site.odd or site.digest(path) != expected[path]
        ),
        missing=tuple(sorted(expected.keys() - found)),
        added=tuple(sorted(found - expected.keys())),
    )  # fmt: skip


def _no_release(site: ReviewedSite) -> Refusal:
    return Refusal(Message("%(site)s holds no release; only a released site can be verified", site=site.label))
