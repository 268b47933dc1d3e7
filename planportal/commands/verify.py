"""``verify``: prove that a site is the release it says it is."""

import argparse
from pathlib import Path

from ..console import Console
from ..model.said import Said, said
from ..release.verifying import Verified, verify
from ..review.sites import open_site

# More than this says no more than their number.
SHOWN = 20


def run(options: argparse.Namespace) -> int:
    found = verify(open_site(options.site), options.content)
    _tell(found, options.site, options.console)
    return 0 if found.proved else 1


def _tell(found: Verified, site: Path, console: Console) -> None:
    _list(found.differing, said("is not as it was signed off"), console)
    _list(found.missing, said("is missing"), console)
    _list(found.added, said("was added"), console)
    if found.proved:
        console.say(said(
            "%(site)s is release %(release)s: %(files)s files, each as it was signed off.",
            site=site, release=found.release, files=found.files,
        ))  # fmt: skip
    else:
        console.say(
            said("%(site)s is not release %(release)s as it was signed off.", site=site, release=found.release)
        )
    ours, own = said("the one in the content folder"), said("the site's own, since the content folder has none")
    console.say(said(
        "Manifest: %(whose)s; its SHA-256 is %(digest)s", whose=ours if found.trusted else own, digest=found.manifest
    ))  # fmt: skip


def _list(paths: tuple[str, ...], what: Said, console: Console) -> None:
    for path in paths[:SHOWN]:
        console.say(said("%(path)s: %(what)s", path=path, what=what))
    if len(paths) > SHOWN:
        console.say(said("… and %(number)s more: %(what)s", number=len(paths) - SHOWN, what=what))
