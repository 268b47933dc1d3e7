"""What the last build made: inputs, fingerprints and file digests. Standard library only, like ``fingerprints``.

The state lies beside the output folder, not in it. It is a memory, never an authority: a file of the site counts as
made only if its bytes still have the digest noted here.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from . import fingerprints

FORMAT = 3


@dataclass(frozen=True)
class Places:
    """The folders of a build."""

    content: Path
    templates: Path
    static: Path
    output: Path


@dataclass
class PlanState:
    """``digest`` covers what decides the plan's figures, ``stage`` what decides its outputs; ``outputs`` maps paths to
    fingerprints; ``summary`` and ``rows`` feed the portal-wide outputs; ``drafts`` is how many entries were left out."""

    digest: str
    stage: str
    summary: dict
    rows: dict
    outputs: dict[str, str]
    drafts: int = 0


@dataclass
class State:
    """``drafts`` is True for a preview, which shows them. ``unpublished`` maps plans that were checked and left out,
    because they are drafts, to their digests."""

    inputs: str = ""
    plans: dict[str, PlanState] = field(default_factory=dict)
    portal: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    unpublished: dict[str, str] = field(default_factory=dict)
    drafts: bool = False

    @property
    def made(self) -> dict[str, str]:
        """Every output of the last build with its fingerprint."""
        made = dict(self.portal)
        for plan in self.plans.values():
            made |= plan.outputs
        return made

    def intact(self, site: Path) -> set[str]:
        """The paths whose files in the site are still as they were made."""
        return {path for path, digest in self.files.items() if _digest(f"{site}/{path}") == digest}


@dataclass(frozen=True)
class Before:
    """How things stand when a build begins: the digest of all inputs, the last build, and which of its files are
    still as it made them. Taken before anything is read: what is saved during a build counts as changed at the next."""

    inputs: str
    last: State
    intact: frozenset[str]

    @property
    def unchanged(self) -> bool:
        """True if a build would make nothing."""
        return self.last.inputs == self.inputs and len(self.intact) == len(self.last.files)


def look(places: Places, drafts: bool = False) -> Before:
    """Compare the inputs and the site with the last build. One that showed ``drafts`` and one that did not know nothing
    of each other, so that no page of the one stays in the site of the other."""
    last = load(places.output)
    if last.drafts != drafts:
        last = State(drafts=drafts)
    inputs = fingerprints.of_inputs(places.content, places.templates, places.static)
    return Before(inputs, last, frozenset(last.intact(places.output)))


def _digest(path: str) -> str:
    """Of thousands of files at every build, so without a ``Path`` for each."""
    try:
        with open(path, "rb") as file:
            return fingerprints.of_bytes(file.read())
    except OSError:
        return ""


def path_for(output: Path) -> Path:
    return output.parent / ".planportal" / f"{output.name}.json"


def load(output: Path) -> State:
    """The state of an output folder; an empty one if there is none that can be read."""
    try:
        kept = json.loads(path_for(output).read_text("utf-8"))
    except (OSError, ValueError):
        return State()
    if kept.pop("format", None) != FORMAT:
        return State()
    plans = {name: PlanState(**plan) for name, plan in kept.pop("plans").items()}
    return State(plans=plans, **kept)


def dump(state: State) -> bytes:
    # By hand: ``asdict`` copies every row of every table first, which takes longer than to write them.
    kept = {"format": FORMAT, **vars(state), "plans": {name: vars(plan) for name, plan in state.plans.items()}}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
