"""``check``: report every fault in the content, without building; with ``--watch`` again after every save."""

import argparse
import sys
import time
from pathlib import Path

from ..assess.judged import judge_plan
from ..console import Console, number_of_faults, number_of_files, number_of_plans
from ..content.drafts import draft_problems
from ..content.files import Files
from ..content.portal import load_portal
from ..content.problems import ContentFaults, Problem
from ..content.saved import Stamps, stamps_in
from ..content.translations import untranslated
from ..model.messages import Message, count_message
from ..model.portal import Plan, Shared

POLL_SECONDS = 0.1


def run(options: argparse.Namespace) -> int:
    if options.watch:
        return _watch(options.content, options.console)
    files = Files(options.content)
    shared, plans = load_portal(files, drafts=True)
    _say_report(files, shared, plans, options.console)
    return 0


def _say_report(files: Files, shared: Shared, plans: list[Plan], console: Console) -> None:
    for plan in plans:
        counts = (
            count_message("%(num)s indicator", "%(num)s indicators", len(plan.indicators)),
            count_message("%(num)s goal", "%(num)s goals", len(plan.goals)),
            count_message("%(num)s task", "%(num)s tasks", len(plan.items)),
            count_message("%(num)s project", "%(num)s projects", len(plan.projects)),
            count_message("%(num)s commitment", "%(num)s commitments", len(plan.commitments)),
            count_message("%(num)s finding", "%(num)s findings", len(judge_plan(plan, shared).findings)),
        )
        console.say(Message("%(plan)s: %(counts)s", plan=plan.id, counts=counts))
    drafts = [problem for plan in plans for problem in draft_problems(files, plan)]
    heading = count_message(
        "%(num)s draft, which only the preview shows:", "%(num)s drafts, which only the preview shows:", len(drafts)
    )
    _say_problems(drafts, heading, console)
    missing = untranslated(files, drafts=True)
    heading = count_message(
        "%(num)s text is not translated yet:", "%(num)s texts are not translated yet:", len(missing)
    )
    _say_problems(missing, heading, console)
    if shared.info.address is None:
        console.say(
            Message("portal.toml names no address: what other sites embed stays relative. Add it before you publish.")
        )
    console.say(_no_faults(plans))


def _say_problems(problems: list[Problem], heading: Message, console: Console) -> None:
    """Say what keeps a release from being made, though it is no fault."""
    if problems:
        console.say(heading)
    for problem in problems:
        console.problem(problem)


def _no_faults(plans: list[Plan]) -> Message:
    return Message("No faults in %(plans)s.", plans=number_of_plans(len(plans)))


def _watch(content: Path, console: Console) -> int:
    """Check until interrupted. Everything is printed on standard output, so that saves and faults stand in their order."""
    try:
        # The look comes before the reading, so that what is saved during a check is checked next.
        seen = stamps_in([content])
        last = _check_first(content, console)
        console.say(Message("Watching %(folder)s: every save is checked. Stop with Ctrl+C.", folder=content))
        while True:
            time.sleep(POLL_SECONDS)
            now = stamps_in([content])
            if now == seen:
                continue
            saved, seen = _saved_files(content, seen, now), now
            try:
                last = _check_again(content, saved, last, console)
            except FileNotFoundError:
                continue  # an editor is replacing a file; the next look finds it changed
    except KeyboardInterrupt:
        return 0


def _check_first(content: Path, console: Console) -> list[Problem]:
    """Say the whole report, or all faults; returns the faults."""
    try:
        files = Files(content)
        _say_report(files, *load_portal(files, drafts=True), console)
    except ContentFaults as faults:
        console.faults(faults.problems, sys.stdout)
        return faults.problems
    return []


def _check_again(content: Path, saved: tuple[Message, ...], last: list[Problem], console: Console) -> list[Problem]:
    """Say what a save changed: all faults if they differ from the ``last`` ones, else one line; returns the faults."""
    try:
        _shared, plans = load_portal(Files(content), drafts=True)
    except ContentFaults as faults:
        if faults.problems == last:
            console.say(Message("%(saved)s: %(faults)s, as before.", saved=saved, faults=number_of_faults(last)))
        else:
            _say_saved(saved, console)
            console.faults(faults.problems, sys.stdout)
        return faults.problems
    if last:
        _say_saved(saved, console)
        console.say(Message("All mended. %(good)s", good=_no_faults(plans)))
    else:
        console.say(Message("%(saved)s: %(good)s", saved=saved, good=_no_faults(plans)))
    return []


def _say_saved(saved: tuple[Message, ...], console: Console) -> None:
    console.say("")
    console.say(Message("--- %(saved)s ---", saved=saved))


def _saved_files(content: Path, before: Stamps, now: Stamps) -> tuple[Message, ...]:
    """The files that were saved, added or removed, as messages."""
    paths = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    if len(paths) > 3:
        return (Message("%(files)s changed", files=number_of_files(len(paths))),)
    names = {path: path.relative_to(content).as_posix() for path in paths}
    return tuple(
        Message("%(file)s saved", file=name) if path in now else Message("%(file)s removed", file=name)
        for path, name in names.items()
    )
