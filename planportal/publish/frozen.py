"""Frozen copies: dated files that a site keeps for ever. The ledger in the site says which, and what they must hold.

A build that is meant for the public enters its copies into the ledger; no later build makes, changes or removes what
stands there. A preview enters nothing, so copies of what was only tried go with the next build.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = "frozen/"
LEDGER = "frozen/index.json"


@dataclass(frozen=True)
class Ledger:
    """``entries`` maps the paths of frozen copies to the SHA-256 of their bytes; ``damaged`` are those whose files are
    missing or hold something else."""

    entries: dict[str, str]
    damaged: tuple[str, ...] = ()

    @property
    def held(self) -> frozenset[str]:
        """What is carried over as it is: every copy that there is, damaged or not."""
        return frozenset(self.entries)

    def with_copies(self, copies: dict[str, bytes]) -> "Ledger":
        return Ledger(self.entries | {path: _digest(content) for path, content in copies.items()}, self.damaged)

    def dump(self) -> bytes:
        said = "Frozen copies of charts, by path; each stays as it is for ever. The values are SHA-256."
        return (json.dumps({"about": said, "copies": dict(sorted(self.entries.items()))}, indent=1) + "\n").encode()


def read_ledger(site: Path, intact: frozenset[str]) -> Ledger:
    """The ledger of a site; files known to be ``intact`` are not looked at again."""
    try:
        entries = json.loads((site / LEDGER).read_bytes())["copies"]
    except FileNotFoundError:
        return Ledger({})
    damaged = [path for path, digest in entries.items() if path not in intact and _on_disk(site / path) != digest]
    return Ledger(entries, tuple(damaged))


def _on_disk(path: Path) -> str:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
