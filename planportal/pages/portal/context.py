"""The context from which the pages of the portal are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ... import addresses
from ...exhibits.exhibit import Exhibit
from ...exhibits.status import portal_status
from ...model.portal import Shared
from ...words.language import Language
from ..summary import Summary, rollup_of
from ..views import Link


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
    def has_drafts(self) -> bool:
        """Whether any plan is a draft or holds some."""
        return any(summary["drafts"] for summary in self.summaries)

    @cached_property
    def status(self) -> Exhibit | None:
        """The chart of the statuses of all indicators by plan, once a plan has indicators."""
        rollups = [(summary["short"][self.code], rollup_of(summary)) for summary in self.summaries]
        with_indicators = [(short, rollup) for short, rollup in rollups if rollup.total]
        return (
            portal_status(self.shared, with_indicators, self.language, self.has_drafts) if with_indicators else None
        )

    def concept_link(self, concept: str) -> Link:
        return Link(addresses.concept(self.code, concept), self.shared.concepts[concept].name[self.code])
