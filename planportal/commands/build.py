"""``build``: make the site, only what changed."""

import argparse
import gc
import time

from ..model.messages import Message, count_message
from ..publish.ours import check_output
from ..publish.renewing import note_stamps
from ..publish.survey import survey
from .folders import build_folders

UNDONE = Message("Nothing was built; the last good site is as it was.")


def run(options: argparse.Namespace) -> int:
    console = options.console
    # Nearly all that a build makes is kept to its end; looking through it for rubbish takes a sixth of a small build.
    gc.set_threshold(200_000, 50, 50)
    began = time.perf_counter()
    folders = build_folders(options.content, options.output)
    check_output(folders)
    before = survey(folders)
    if before.unchanged:
        note_stamps(options.output, before)
        console.say(Message(
            "Nothing changed; the %(files)s files in %(folder)s are up to date.",
            files=len(before.site.intact), folder=options.output,
        ))  # fmt: skip
        return 0
    from ..console import build_summary, number_of_files
    from ..publish.build import Build
    from ..publish.locks import output_lock

    with output_lock(folders.output, "build", console.complain):
        result = Build(folders, jobs=options.jobs, say=console.progress).run()
    console.say(build_summary(result))
    if result.drafts:
        console.say(count_message(
            "%(num)s draft was left out; only the preview shows it.",
            "%(num)s drafts were left out; only the preview shows them.", result.drafts,
        ))  # fmt: skip
    console.moved_aside(result.aside)
    console.say(Message(
        "%(files)s in %(folder)s, %(seconds)s s. Open %(page)s",
        files=number_of_files(result.total), folder=options.output,
        seconds=f"{time.perf_counter() - began:.1f}", page=options.output / "index.html",
    ))  # fmt: skip
    return 0
