"""``verify``: prove that a site is the release it says it is."""

import argparse
from pathlib import Path

from ..console import Console
from ..content.releases import home
from ..model.messages import Message
from ..release.verifying import Verified, verify
from ..review.sites import open_site
from .settling import settle_folder

# More than this says no more than their number.
SHOWN = 20
UNDONE = Message("Nothing was proved: the site has nothing sound to be held against.")


def run(options: argparse.Namespace) -> int:
    settle_folder(options.site, "verify", options.console)
    found = verify(open_site(options.site), options.content)
    _tell(found, options.site, options.content, options.console)
    return 0 if found.proved else 1


def _tell(found: Verified, site: Path, content: Path, console: Console) -> None:
    if not found.trusted:
        console.say(Message(
            "There is no content folder %(folder)s: the site is held against the manifest that came with it. That proves "
            "that it was not damaged, not that nobody changed it.", folder=content,
        ))  # fmt: skip
    _list(
        tuple(map(home, found.unknown)),
        Message("belongs to a release that the content folder does not know"),
        console,
    )
    _list(found.differing, Message("is not as it was signed off"), console)
    _list(found.missing, Message("is missing"), console)
    _list(found.added, Message("was added"), console)
    if not found.proved:
        console.say(
            Message("%(site)s is not release %(release)s as it was signed off.", site=site, release=found.release)
        )
    elif found.trusted:
        console.say(Message(
            "%(site)s is release %(release)s: %(files)s files, each as it was signed off.",
            site=site, release=found.release, files=found.files,
        ))  # fmt: skip
    else:
        console.say(Message(
            "%(site)s is as its own manifest of release %(release)s says: %(files)s files.",
            site=site, release=found.release, files=found.files,
        ))  # fmt: skip
    if found.proved and found.release != found.latest:
        console.say(Message("A later release has been made: %(release)s.", release=found.latest))
    if found.manifest:
        whose = Message("the one in the content folder") if found.trusted else Message("the site's own")
        console.say(Message("Manifest: %(whose)s; its SHA-256 is %(digest)s", whose=whose, digest=found.manifest))


def _list(paths: tuple[str, ...], what: Message, console: Console) -> None:
    for path in paths[:SHOWN]:
        console.say(Message("%(path)s: %(what)s", path=_printable(path), what=what))
    if len(paths) > SHOWN:
        console.say(Message("… and %(number)s more: %(what)s", number=len(paths) - SHOWN, what=what))


def _printable(path: str) -> str:
    """A name that a stranger chose, without a character that could move the terminal's cursor or end the line."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in path)
