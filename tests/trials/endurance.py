"""``start.py endurance MINUTES``: all kinds of trials in turn, at random and at every operation, until the time is over."""

import secrets
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from . import damage, edits, kills, races, saves
from .commands import FORKS
from .homes import Cold, warm

Trial = Callable[[], object]


class Endurance:
    """``seed`` decides everything that is tried, so that the same seed tries the same."""

    def __init__(self, seed: int, folder: Path):
        self.random, self.folder, self.cold = Random(seed), folder, Cold(folder)
        warm(folder)
        self._begun = damage.begin(folder)

    def kinds(self) -> dict[str, Iterator[Trial]]:
        found = {f"kills: {kind}": self._kills(kind) for kind in kills.KINDS}
        return found | {
            "races": self._races(),
            "saves": self._saves(),
            "edits": self._edits(),
            "damage": self._damage(),
        }

    def _new(self) -> Path:
        return Path(tempfile.mkdtemp(dir=self.folder))

    def _kills(self, kind: str) -> Iterator[Trial]:
        """Every operation once, those far apart first; then again with another command after it."""
        trials = kills.Kills(kind, self._new(), self.cold)
        while True:
            order = list(range(1, len(trials.operations) + 1))
            self.random.shuffle(order)
            for operation in order:
                following = self.random.choice(kills.NEXT)
                yield lambda at=operation, then=following: trials.trial(at, then)

    def _races(self) -> Iterator[Trial]:
        while True:
            for first, second in races.PAIRS:
                operation = self.random.randint(1, 900 if first == "release" else 420)
                yield lambda a=first, b=second, at=operation: races.race(a, b, at, self._new(), self.cold)

    def _saves(self) -> Iterator[Trial]:
        while True:
            for command in ("build", "release"):
                number = saves.operations(command, self._new())
                for _time in range(10):
                    saved = self.random.choice(list(saves.SAVED))
                    at = self.random.randint(1, number)
                    undone = self.random.choice((0, self.random.randint(at + 1, number + 1)))
                    yield lambda c=command, s=saved, a=at, u=undone: saves.saving(c, s, a, u, self._new(), self.cold)

    def _edits(self) -> Iterator[Trial]:
        while True:
            seed = self.random.randrange(10**9)
            yield lambda seed=seed: edits.sequence(seed, 6, self._new(), self.cold)

    def _damage(self) -> Iterator[Trial]:
        while True:
            for kind in damage.KINDS:
                seed, edited = self.random.randrange(10**9), self.random.random() < 0.5
                yield lambda k=kind, s=seed, e=edited: damage.damaged(k, s, e, self._new(), self.cold, self._begun)


def main(minutes: float, seed: int) -> int:
    """Try until the time is over; 1 if any trial failed."""
    until = time.monotonic() + minutes * 60
    tried, failed = Counter(), Counter()
    folder = Path(tempfile.mkdtemp(prefix="portal-endurance-"))
    print(f"Seed {seed}. Each failure says how to repeat it.", flush=True)
    try:
        kinds = Endurance(seed, folder).kinds()
        while time.monotonic() < until:
            for kind, trials in kinds.items():
                if time.monotonic() >= until:
                    break
                trial = next(trials)
                tried[kind] += 1
                try:
                    trial()
                except AssertionError as failure:
                    failed[kind] += 1
                    print(f"\nFAILED {kind}: {failure}", flush=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n" + "\n".join(f"{kind:22} tried {tried[kind]:5}   failed {failed[kind]:5}" for kind in tried))
    return 1 if failed else 0


if __name__ == "__main__":
    if not FORKS:
        sys.exit("Trials need a system that can fork a process.")
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else secrets.randbelow(10**6)))
