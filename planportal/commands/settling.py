"""Finishes what a killed command left half done in a site, before the site is looked at."""

from pathlib import Path

from ..console import Console
from ..publish.journal import finish_journal
from ..publish.locks import output_lock
from ..publish.state import read_record


def settle_folder(site: Path, command: str, console: Console) -> None:
    """Finish the journal of a folder. A site without one, such as a copy elsewhere, is left as it is.

    :raises Busy: if another command is at work there and does not end.
    :raises OSError: if something cannot be moved; the next command tries again.
    """
    if read_record(site).journal:
        with output_lock(site, command, console.complain):
            console.moved_aside(finish_journal(site))
