"""``release``: a build that is signed off. The only command that asks for the day, if none is given."""

import argparse
import datetime

from ..console import number_of_files
from ..content.characters import faults_of
from ..model.messages import Message
from ..model.refusal import Refusal
from ..model.text import Text
from ..release.making import Released, make_release
from .folders import build_folders

UNDONE = Message("Nothing was released.")


def run(options: argparse.Namespace) -> int:
    today = datetime.date.today()
    date = options.date or today
    if date > today:
        raise Refusal(Message(
            "%(day)s is still to come, today is %(today)s; a release stays for good under its day", day=date, today=today
        ))  # fmt: skip
    _say_result(
        make_release(
            build_folders(options.content, options.output),
            date,
            _note(options.note),
            options.console.progress,
            options.console.complain,
        ),
        options,
    )
    return 0


def _note(typed: list[str] | None) -> Text | None:
    """The note for the revision log, in both languages.

    :raises Refusal: unless it is a line of text in each language.
    """
    if not typed:
        return None
    for text in typed:
        if not text.strip():
            raise Refusal(Message('a note needs a text in both languages: --note "中文" "English"'))
        for fault in faults_of(text):
            raise Refusal(Message("the note %(fault)s", fault=fault))
    return Text(zh=typed[0], en=typed[1])


def _say_result(made: Released, options: argparse.Namespace) -> None:
    release, say = made.release, options.console.say
    say(Message(
        "Release %(release)s: %(files)s in %(folder)s, data as of %(day)s.",
        release=release.id, files=number_of_files(made.verification.files), folder=options.output, day=release.as_of,
    ))  # fmt: skip
    say(
        Message(
            "New figures: %(new)s. Revised figures: %(revised)s.",
            new=release.new_figures,
            revised=len(release.revised),
        )
    )
    say(Message(
        "Kept in %(folder)s (%(size)s bytes): put it under version control with the content.",
        folder=options.content / "releases" / release.id, size=f"{made.snapshot:,}",
    ))  # fmt: skip
    say(Message("Manifest SHA-256: %(digest)s", digest=made.verification.manifest))
