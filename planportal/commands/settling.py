"""What a killed command left half done in a site is finished before the site is looked at."""

from pathlib import Path

from ..console import Console
from ..publish.journal import settle
from ..publish.locks import sole_build
from ..publish.state import remembered


def settle_folder(site: Path, command: str, console: Console) -> None:
    """Finish the journal of a folder. A site that has none, such as a copy elsewhere, is neither locked nor written beside.

    :raises Busy: if another command is at work there and does not end.
    :raises OSError: if something cannot be moved; the next command tries again.
    """
    if remembered(site).journal:
        with sole_build(site, command, console.complain):
            console.moved_aside(settle(site))
