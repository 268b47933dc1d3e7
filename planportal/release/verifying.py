"""The proof that a site is the release it says it is: every file by its SHA-256."""

import json
from dataclasses import dataclass
from pathlib import Path

from ..content.releases import FOLDER, MANIFEST, order, sha256
from ..model.refusal import Refusal
from ..model.said import said
from ..review.sites import Site


class NoRelease(Refusal):
    """The site holds no manifest to be proved against."""


@dataclass(frozen=True)
class Verified:
    """``trusted`` is True if the manifest is the one in the content folder, and not just the site's own; ``manifest`` is
    its SHA-256. A site is proved if nothing differs, is missing or was added."""

    release: str
    files: int
    manifest: str
    trusted: bool
    differing: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def proved(self) -> bool:
        return not (self.differing or self.missing or self.added)


def verify(site: Site, content: Path) -> Verified:
    """Hold a site against the manifest of its last release: the one in the content folder if it is there, for whoever
    can change a site can change the manifest in it.

    :raises NoRelease: if there is no manifest in the site.
    """
    manifests = sorted(
        (path for path in site.files if path.startswith(f"{FOLDER}/") and path.endswith(f"/{MANIFEST}")),
        key=lambda path: order(path.split("/")[1]),
    )
    if not manifests:
        raise NoRelease(said("%(site)s holds no release; only a released site can be verified", site=site.label))
    last = manifests[-1]
    release = last.split("/")[1]
    own = site.read(last)
    kept = content / FOLDER / release / MANIFEST
    listed = kept.read_bytes() if kept.is_file() else own
    files = json.loads(listed)["files"]
    found = {path: digest for path, digest in site.files.items() if path != last}
    differing = [path for path in files if path in found and found[path] != files[path]]
    return Verified(
        release=release,
        files=len(files),
        manifest=sha256(listed),
        trusted=kept.is_file(),
        differing=tuple(sorted([*differing, *([last] if listed != own else [])])),
        missing=tuple(sorted(files.keys() - found.keys())),
        added=tuple(sorted(found.keys() - files.keys())),
    )
