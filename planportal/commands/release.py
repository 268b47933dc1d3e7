"""``release``: a build that is signed off. The only command that asks for the day, if none is given."""

import argparse
import datetime
import unicodedata

from ..console import number_of_files
from ..model.refusal import Refusal
from ..model.said import said
from ..model.text import Text
from ..release.making import Released, make_release
from .places import places

# Characters that are no part of a text: control and format characters, surrogates, private use, unassigned ones and
# line separators.
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
UNDONE = said("Nothing was released.")


def run(options: argparse.Namespace) -> int:
    today = datetime.date.today()
    date = options.date or today
    if date > today:
        raise Refusal(said(
            "%(day)s is still to come, today is %(today)s; a release stays for good under its day", day=date, today=today
        ))  # fmt: skip
    _tell(
        make_release(
            places(options.content, options.output),
            date,
            _note(options.note),
            options.console.progress,
            options.console.complain,
        ),
        options,
    )
    return 0


def _note(typed: list[str] | None) -> Text | None:
    """What the revision log says of the release.

    :raises Refusal: if it is no line of text in each language.
    """
    if not typed:
        return None
    for text in typed:
        if not text.strip():
            raise Refusal(said('a note needs a text in both languages: --note "中文" "English"'))
        for character in text:
            if unicodedata.category(character) in _NO_TEXT:
                raise Refusal(said(
                    "the note holds the character U+%(code)s, which cannot be shown; type the note without it, on one line",
                    code=f"{ord(character):04X}",
                ))  # fmt: skip
    return Text(zh=typed[0], en=typed[1])


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
