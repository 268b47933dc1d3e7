"""``release``: a build that is signed off. The only command that asks for the day, if none is given."""

import argparse
import datetime
import unicodedata

from ..charts import MissingGlyphError
from ..console import number_of_files
from ..content.problems import ContentFaults
from ..model.said import said
from ..model.text import Text
from ..publish.folder import OutputRefused
from ..release.making import NothingToRelease, Released, ReleaseDisturbed, make_release
from .places import Refused, places, unwritable

# Characters that are no part of a text: control and format characters, surrogates, private use, unassigned ones and
# line separators.
_NO_TEXT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def run(options: argparse.Namespace) -> int:
    today = datetime.date.today()
    date = options.date or today
    try:
        if date > today:
            raise Refused(said(
                "%(day)s is still to come, today is %(today)s; a release stays for good under its day", day=date, today=today
            ))  # fmt: skip
        made = make_release(places(options), date, _note(options.note), options.console.progress)
    except ContentFaults as faults:
        options.console.faults(faults.problems)
        options.console.complain(said("Nothing was released."))
        return 1
    except (Refused, NothingToRelease, ReleaseDisturbed, OutputRefused, MissingGlyphError) as refusal:
        return options.console.refuse(refusal)
    except OSError as failure:
        return options.console.refuse(unwritable(failure))
    _tell(made, options)
    return 0


def _note(typed: list[str] | None) -> Text | None:
    """What the revision log says of the release.

    :raises Refused: if it is no line of text in each language.
    """
    if not typed:
        return None
    for text in typed:
        if not text.strip():
            raise Refused(said("a note needs a text in both languages: --note \"中文\" \"English\""))
        for character in text:
            if unicodedata.category(character) in _NO_TEXT:
                raise Refused(said(
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
