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
from ..content.saved import Seen, seen_in
from ..content.translations import untranslated
from ..model.messages import Message, count_message
from ..model.portal import Plan, Shared

POLL_SECONDS = 0.1


def run(options: argparse.Namespace) -> int:
    if options.watch:
        return _watch(options.content, options.console)
    files = Files(options.content)
    shared, plans = load_portal(files, drafts=True)
    _report(files, shared, plans, options.console)
    return 0


def _report(files: Files, shared: Shared, plans: list[Plan], console: Console) -> None:
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
    _list(drafts, heading, console)
    missing = untranslated(files, drafts=True)
    heading = count_message(
        "%(num)s text is not translated yet:", "%(num)s texts are not translated yet:", len(missing)
    )
    _list(missing, heading, console)
    if shared.info.address is None:
        console.say(
            Message("portal.toml names no address: what other sites embed stays relative. Add it before you publish.")
        )
    console.say(_no_faults(plans))


def _list(open_still: list[Problem], heading: Message, console: Console) -> None:
    """What keeps a release away, though it is no fault."""
    if open_still:
        console.say(heading)
    for problem in open_still:
        console.problem(problem)


def _no_faults(plans: list[Plan]) -> Message:
    return Message("No faults in %(plans)s.", plans=number_of_plans(len(plans)))


def _watch(content: Path, console: Console) -> int:
    """Check until interrupted. All is said on standard output, so that saves and faults stand in their order."""
    try:
        # Looked at before it is read: what is saved during a check is checked next.
        seen = seen_in([content])
        last = _first(content, console)
        console.say(Message("Watching %(folder)s: every save is checked. Stop with Ctrl+C.", folder=content))
        while True:
            time.sleep(POLL_SECONDS)
            now = seen_in([content])
            if now == seen:
                continue
            saved, seen = _saved(content, seen, now), now
            try:
                last = _again(content, saved, last, console)
            except FileNotFoundError:
                continue  # an editor is replacing a file; the next look finds it changed
    except KeyboardInterrupt:
        return 0


def _first(content: Path, console: Console) -> list[Problem]:
    try:
        files = Files(content)
        _report(files, *load_portal(files, drafts=True), console)
    except ContentFaults as faults:
        console.faults(faults.problems, sys.stdout)
        return faults.problems
    return []


def _again(content: Path, saved: tuple[Message, ...], last: list[Problem], console: Console) -> list[Problem]:
    """Say what a save changed: all faults if they are others now, else one line."""
    try:
        _shared, plans = load_portal(Files(content), drafts=True)
    except ContentFaults as faults:
        if faults.problems == last:
            console.say(Message("%(saved)s: %(faults)s, as before.", saved=saved, faults=number_of_faults(last)))
        else:
            _head(saved, console)
            console.faults(faults.problems, sys.stdout)
        return faults.problems
    if last:
        _head(saved, console)
        console.say(Message("All mended. %(good)s", good=_no_faults(plans)))
    else:
        console.say(Message("%(saved)s: %(good)s", saved=saved, good=_no_faults(plans)))
    return []


def _head(saved: tuple[Message, ...], console: Console) -> None:
    console.say("")
    console.say(Message("--- %(saved)s ---", saved=saved))


def _saved(content: Path, before: Seen, now: Seen) -> tuple[Message, ...]:
    """The files that were saved, added or removed, in words."""
    paths = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    if len(paths) > 3:
        return (Message("%(files)s changed", files=number_of_files(len(paths))),)
    names = {path: path.relative_to(content).as_posix() for path in paths}
    return tuple(
        Message("%(file)s saved", file=name) if path in now else Message("%(file)s removed", file=name)
        for path, name in names.items()
    )
