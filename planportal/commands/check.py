"""``check``: report every fault in the content, without building; with ``--watch`` again after every save."""

import argparse
import sys
import time
from pathlib import Path

from ..console import counted, number_of_faults, report_faults
from ..content.problems import ContentFaults, Problem
from ..model.portal import Plan, Shared
from ..publish.build import check
from ..publish.saved import Seen, seen_in
from ..words.report import report_on

POLL_SECONDS = 0.1


def run(options: argparse.Namespace) -> int:
    if options.watch:
        return _watch(options.content)
    try:
        shared, plans = check(options.content)
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        return 1
    _report(shared, plans)
    return 0


def _report(shared: Shared, plans: list[Plan]) -> None:
    for plan in plans:
        counts = [
            counted(len(records), noun)
            for records, noun in (
                (plan.indicators, "indicator"),
                (plan.goals, "goal"),
                (plan.items, "task"),
                (plan.projects, "project"),
                (plan.commitments, "commitment"),
                (report_on(plan, shared).findings, "finding"),
            )
        ]
        print(f"{plan.id}: {', '.join(counts)}")
    if shared.info.address is None:
        print("portal.toml names no address: what other sites embed stays relative. Add it before you publish.")
    print(_no_faults(plans))


def _no_faults(plans: list[Plan]) -> str:
    return f"No faults in {counted(len(plans), 'plan')}."


def _watch(content: Path) -> int:
    """Check until interrupted. All is said on standard output, so that saves and faults stand in their order."""
    try:
        # Looked at before it is read: what is saved during a check is checked next.
        seen = seen_in([content])
        last = _first(content)
        print(f"Watching {content}: every save is checked. Stop with Ctrl+C.", flush=True)
        while True:
            time.sleep(POLL_SECONDS)
            now = seen_in([content])
            if now == seen:
                continue
            saved, seen = _saved(content, seen, now), now
            try:
                last = _again(content, saved, last)
            except FileNotFoundError:
                continue  # an editor is replacing a file; the next look finds it changed
    except KeyboardInterrupt:
        return 0


def _first(content: Path) -> list[Problem]:
    try:
        _report(*check(content))
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stdout)
        return faults.problems
    return []


def _again(content: Path, saved: str, last: list[Problem]) -> list[Problem]:
    """Say what a save changed: all faults if they are others now, else one line."""
    try:
        _shared, plans = check(content)
    except ContentFaults as faults:
        if faults.problems == last:
            print(f"{saved}: {number_of_faults(last)}, as before.", flush=True)
        else:
            print(f"\n--- {saved} ---")
            report_faults(faults.problems, sys.stdout)
        return faults.problems
    if last:
        print(f"\n--- {saved} ---\nAll mended. {_no_faults(plans)}", flush=True)
    else:
        print(f"{saved}: {_no_faults(plans)}", flush=True)
    return []


def _saved(content: Path, before: Seen, now: Seen) -> str:
    """The files that were saved, added or removed, in words."""
    paths = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
    if len(paths) > 3:
        return f"{counted(len(paths), 'file')} changed"
    said = [f"{path.relative_to(content).as_posix()} {'saved' if path in now else 'removed'}" for path in paths]
    return ", ".join(said)
