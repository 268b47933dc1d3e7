"""What the pages of the portal are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ... import addresses
from ...exhibits.exhibit import Exhibit
from ...exhibits.status import portal_status
from ...model.portal import Shared
from ...words.language import Language
from ..rows import Link
from ..summary import Summary, rollup_in


@dataclass(frozen=True)
class PortalContext:
    """The portal in one language. ``summaries`` are in the order in which plans are shown; ``concepts`` are the identifiers
    of those that some plan measures, in the order of the vocabulary."""

    shared: Shared
    language: Language
    summaries: Sequence[Summary]
    concepts: Sequence[str]

    @property
    def code(self) -> str:
        return self.language.code

    @property
    def drafts(self) -> bool:
        """Whether any plan is a draft or holds some."""
        return any(summary["drafts"] for summary in self.summaries)

    @cached_property
    def status(self) -> Exhibit | None:
        """Where the indicators of all plans stand; None as long as there is none."""
        rollups = [(summary["short"][self.code], rollup_in(summary)) for summary in self.summaries]
        held = [(short, rollup) for short, rollup in rollups if rollup.total]
        return portal_status(self.shared, held, self.language, self.drafts) if held else None

    def concept(self, name: str) -> Link:
        return Link(addresses.concept(self.code, name), self.shared.concepts[name].name[self.code])
