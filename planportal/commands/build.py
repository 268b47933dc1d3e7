"""``build``: make the site, only what changed."""

import argparse
import gc
import sys
import time

from ..publish.state import look
from .places import places, wrong


def run(options: argparse.Namespace) -> int:
    # Nearly all that a build makes is kept to its end; looking through it for rubbish takes a sixth of a small build.
    gc.set_threshold(200_000, 50, 50)
    began = time.perf_counter()
    where = places(options)
    before = look(where)
    if before.unchanged and before.last.entered:
        print(f"Nothing changed; the {len(before.intact)} files in {options.output} are up to date.")
        return 0
    from ..charts import MissingGlyphError
    from ..console import counted, report_damage, report_faults, summary
    from ..content.problems import ContentFaults
    from ..publish.build import Build
    from ..publish.folder import OutputRefused

    try:
        result = Build(where, before, options.jobs, _progress).run()
    except ContentFaults as faults:
        report_faults(faults.problems, sys.stderr)
        print("Nothing was built; the last good site is as it was.", file=sys.stderr)
        return 1
    except (OutputRefused, MissingGlyphError) as refusal:
        return wrong(refusal)
    report_damage(result, sys.stderr)
    print(summary(result))
    seconds = time.perf_counter() - began
    print(f"{counted(result.total, 'file')} in {options.output}, {seconds:.1f} s. Open {options.output / 'index.html'}")
    return 0


def _progress(done: int, total: int) -> None:
    """A line that counts, where somebody watches and the work is long."""
    if total > 100 and sys.stderr.isatty():
        print(f"\rMaking outputs: {done} of {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
