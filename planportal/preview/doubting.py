"""What is doubted in the previewed content: looked up plan by plan between two looks for saves, so that no save waits for it."""

from dataclasses import dataclass, field
from pathlib import Path

from ..console import Console
from ..content.doubts.listing import open_doubts
from ..content.files import Files
from ..content.load import folder_of_plan, load_plan, load_shared, plan_names
from ..content.problems import ContentFaults, Problem
from ..model.messages import count_message

Lines = tuple[tuple[str, str, str], ...]


def fault_line(problem: Problem, console: Console) -> tuple[str, str, str]:
    """Place, key and message of a problem, as a panel of the preview shows it."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    return place, problem.key, console.text(problem.message)


@dataclass
class PreviewDoubts:
    """The doubts about each plan, as it was when its files and those shared by all had certain digests."""

    content: Path
    console: Console
    _known: dict[str, tuple[object, list[Problem]]] = field(default_factory=dict)
    _waiting: dict[str, object] = field(default_factory=dict)

    @property
    def lines(self) -> Lines:
        return tuple(
            fault_line(one, self.console) for _plan, (_state, found) in sorted(self._known.items()) for one in found
        )

    @property
    def title(self) -> str:
        number = len(self.lines)
        return self.console.text(
            count_message("%(num)s doubt, probably a slip", "%(num)s doubts, probably slips", number)
        )

    def expect(self, digests: dict[str, str]) -> None:
        """Note which plans have changed; ``digests`` are those of the content, by file."""
        shared = {name: digest for name, digest in digests.items() if "/" not in name}
        states = {
            plan: (shared, {name: one for name, one in digests.items() if name.startswith(folder_of_plan(plan))})
            for plan in plan_names(Files(self.content))
        }
        self._known = {plan: known for plan, known in self._known.items() if plan in states}
        self._waiting = {
            plan: state for plan, state in states.items() if plan not in self._known or self._known[plan][0] != state
        }

    def look(self) -> bool:
        """Look at one plan that waits; returns whether its doubts are others than before."""
        if not self._waiting:
            return False
        plan, state = self._waiting.popitem()
        try:
            files = Files(self.content)
            shared = load_shared(files)
            loaded = load_plan(files, plan, shared, drafts=True).plan
            found = open_doubts(files, loaded, shared) if loaded else []
        except (ContentFaults, OSError):
            return False  # saved meanwhile; the build that follows has it looked at again
        before = self._known.get(plan, (None, []))[1]
        self._known[plan] = (state, found)
        return found != before
