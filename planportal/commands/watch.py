"""Checks after every save, and says what is new, what is mended and how much is as before."""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from ..console import Console, no_faults, number_of_faults, number_of_files
from ..content.doubts.listing import open_doubts
from ..content.files import Files
from ..content.portal import load_portal
from ..content.problems import ContentFaults, Problem
from ..content.saved import Stamps, stamps_in
from ..model.messages import Message
from ..model.portal import Plan, Shared

POLL_SECONDS = 0.1


class Report(Protocol):
    def __call__(self, files: Files, shared: Shared, plans: list[Plan], console: Console) -> None: ...


@dataclass(frozen=True)
class Standing:
    """How the content stands. Of content with faults nobody knows what is to be doubted: the ``doubts`` are those known last."""

    faults: tuple[Problem, ...] = ()
    doubts: tuple[Problem, ...] = ()
    plans: int = 0

    @property
    def good(self) -> Message:
        return no_faults(self.plans)


def watch(content: Path, console: Console, say_report: Report) -> int:
    """Check until interrupted. Everything is printed on standard output, so that saves and faults stand in their order."""
    try:
        # The look comes before the reading, so that what is saved during a check is checked next.
        seen = stamps_in([content])
        last = _standing(content, Standing(), partial(say_report, console=console))
        if last.faults:
            console.faults(list(last.faults), sys.stdout)
        console.say(Message("Watching %(folder)s: every save is checked. Stop with Ctrl+C.", folder=content))
        while True:
            time.sleep(POLL_SECONDS)
            now = stamps_in([content])
            if now == seen:
                continue
            saved, seen = _saved_files(content, seen, now), now
            try:
                standing = _standing(content, last)
            except FileNotFoundError:
                continue  # an editor is replacing a file; the next look finds it changed
            _say_change(saved, last, standing, console)
            last = standing
    except KeyboardInterrupt:
        return 0


def _standing(
    content: Path, last: Standing, tell: Callable[[Files, Shared, list[Plan]], None] | None = None
) -> Standing:
    """How the content stands now; ``tell`` is told what was read, if it is without fault."""
    files = Files(content)
    try:
        shared, plans = load_portal(files, drafts=True)
    except ContentFaults as faults:
        return replace(last, faults=tuple(faults.problems))
    if tell:
        tell(files, shared, plans)
    doubts = tuple(doubt for plan in plans for doubt in open_doubts(files, plan, shared))
    return Standing((), doubts, len(plans))


def _say_change(saved: tuple[Message, ...], last: Standing, now: Standing, console: Console) -> None:
    """Say what a save changed: in one line where nothing did, else each new and mended problem and what stands now."""
    faults, doubts = _Difference(last.faults, now.faults), _Difference(last.doubts, now.doubts)
    if not (faults.changed or doubts.changed):
        if now.faults:
            number = number_of_faults(list(now.faults))
            console.say(Message("%(saved)s: %(faults)s, as before.", saved=saved, faults=number))
        else:
            console.say(Message("%(saved)s: %(good)s", saved=saved, good=now.good))
        return
    console.say("")
    console.say(Message("--- %(saved)s ---", saved=saved))
    faults.say(Message("New:"), Message("Mended:"), console)
    doubts.say(Message("New doubts, probably slips:"), Message("No longer in doubt:"), console)
    if now.faults:
        same = len(now.faults) - len(faults.new)
        before = Message(", of which %(num)s as before", num=same) if same else ""
        console.say(Message("%(faults)s%(before)s.", faults=number_of_faults(list(now.faults)), before=before))
    elif last.faults:
        console.say(Message("All mended. %(good)s", good=now.good))
    else:
        console.say(now.good)


class _Difference:
    """What is new and what is mended. A problem that only moved, with its lines or its entry, is as before."""

    def __init__(self, before: tuple[Problem, ...], now: tuple[Problem, ...]):
        self.new, self.mended = _without(now, before), _without(before, now)
        self.changed = bool(self.new or self.mended)

    def say(self, new: Message, mended: Message, console: Console) -> None:
        for heading, problems in ((new, self.new), (mended, self.mended)):
            if problems:
                console.say(heading)
            for problem in problems:
                console.problem(problem)


def _without(problems: tuple[Problem, ...], others: tuple[Problem, ...]) -> list[Problem]:
    """The problems that are not among the others; of several alike, the last ones."""
    known = Counter(map(_whatever_its_place, others))
    left = []
    for problem in problems:
        alike = _whatever_its_place(problem)
        if known[alike]:
            known[alike] -= 1
        else:
            left.append(problem)
    return left


def _whatever_its_place(problem: Problem) -> tuple[str, str, str]:
    return problem.file, re.sub(r"\[\d+\]", "", problem.key), problem.message


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
