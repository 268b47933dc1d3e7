"""``check``: report every fault in the content, without building."""

import argparse
import sys

from ..console import counted, report_faults
from ..content.problems import ContentFaults
from ..publish.build import check
from ..words.report import report_on


def run(options: argparse.Namespace) -> int:
    try:
        shared, plans = check(options.content)
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        return 1
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
    print(f"No faults in {counted(len(plans), 'plan')}.")
    return 0
