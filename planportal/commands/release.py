"""``release``: a build that is signed off. The only command that asks for the day, if none is given."""

import argparse
import datetime

from ..console import number_of_files
from ..model.said import said
from ..model.text import Text
from ..release.making import Released, make_release
from .places import places

UNDONE = said("Nothing was released.")


def run(options: argparse.Namespace) -> int:
    note = Text(zh=options.note[0], en=options.note[1]) if options.note else None
    date = options.date or datetime.date.today()
    _tell(make_release(places(options), date, note, options.console.progress, options.console.complain), options)
    return 0


def _tell(made: Released, options: argparse.Namespace) -> None:
    release, say = made.release, options.console.say
    say(said(
        "Release %(release)s: %(files)s in %(folder)s, data as of %(day)s.",
        release=release.id, files=number_of_files(made.verified.files), folder=options.output, day=release.as_of,
    ))  # fmt: skip
    say(
        said(
            "New figures: %(new)s. Revised figures: %(revised)s.",
            new=release.new_figures,
            revised=len(release.revised),
        )
    )
    say(said(
        "Kept in %(folder)s (%(size)s bytes): put it under version control with the content.",
        folder=options.content / "releases" / release.id, size=f"{made.snapshot:,}",
    ))  # fmt: skip
    say(said("Manifest SHA-256: %(digest)s", digest=made.verified.manifest))
