"""``verify``: prove that a site is the release it says it is."""

import argparse
from pathlib import Path

from ..console import Console
from ..content.releases import folder_in_site
from ..model.messages import Message
from ..release.verifying import Verification, verify
from ..review.sites import open_site
from .settling import settle_folder

# At most so many paths are listed; of the others only their number is said.
LISTED = 20
UNDONE = Message("Nothing was proved: the site has nothing sound to be held against.")


def run(options: argparse.Namespace) -> int:
    settle_folder(options.site, "verify", options.console)
    verification = verify(open_site(options.site), options.content)
    _say_result(verification, options.site, options.content, options.console)
    return 0 if verification.proved else 1


def _say_result(verification: Verification, site: Path, content: Path, console: Console) -> None:
    if not verification.trusted:
        console.say(Message(
            "There is no content folder %(folder)s: the site is held against the manifest that came with it. That proves "
            "that it was not damaged, not that nobody changed it.", folder=content,
        ))  # fmt: skip
    _list(
        tuple(map(folder_in_site, verification.unknown)),
        Message("belongs to a release that the content folder does not know"),
        console,
    )
    _list(verification.differing, Message("is not as it was signed off"), console)
    _list(verification.missing, Message("is missing"), console)
    _list(verification.added, Message("was added"), console)
    if not verification.proved:
        console.say(
            Message(
                "%(site)s is not release %(release)s as it was signed off.", site=site, release=verification.release
            )
        )
    elif verification.trusted:
        console.say(Message(
            "%(site)s is release %(release)s: %(files)s files, each as it was signed off.",
            site=site, release=verification.release, files=verification.files,
        ))  # fmt: skip
    else:
        console.say(Message(
            "%(site)s is as its own manifest of release %(release)s says: %(files)s files.",
            site=site, release=verification.release, files=verification.files,
        ))  # fmt: skip
    if verification.proved and verification.release != verification.latest:
        console.say(Message("A later release has been made: %(release)s.", release=verification.latest))
    if verification.manifest:
        whose = Message("the one in the content folder") if verification.trusted else Message("the site's own")
        console.say(
            Message("Manifest: %(whose)s; its SHA-256 is %(digest)s", whose=whose, digest=verification.manifest)
        )


def _list(paths: tuple[str, ...], what: Message, console: Console) -> None:
    for path in paths[:LISTED]:
        console.say(Message("%(path)s: %(what)s", path=_printable(path), what=what))
    if len(paths) > LISTED:
        console.say(Message("… and %(number)s more: %(what)s", number=len(paths) - LISTED, what=what))


def _printable(path: str) -> str:
    """A name that a stranger chose, without a character that could move the terminal's cursor or end the line."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in path)
