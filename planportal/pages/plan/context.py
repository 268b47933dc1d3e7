"""What the pages of a plan are made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...assess.judged import JudgedPlan
from ...exhibits.exhibit import Exhibit
from ...model.document import Article
from ...model.portal import Plan
from ...model.records import Commitment, TaskItem, TaskSection
from ...model.text import Text
from ...words.language import Language
from ..rows import (
    CommitmentRow,
    FindingView,
    IndicatorRow,
    Link,
    Shown,
    commitment_row,
    finding_view,
    indicator_row,
    link_to,
)
from ..summary import Directory


class PlaceInPlan(NamedTuple):
    """A part of the document; ``label`` is its number or place there."""

    id: str
    label: str
    title: str
    summary: str
    draft: bool


@dataclass(frozen=True)
class PlanContext:
    """A plan judged, in one language, with its exhibits by name. ``directory`` holds the names of the plans that it is
    related to."""

    report: JudgedPlan
    language: Language
    directory: Directory
    exhibits: Mapping[str, Exhibit]

    @property
    def plan(self) -> Plan:
        return self.report.plan

    @property
    def code(self) -> str:
        return self.language.code

    @property
    def drafts(self) -> bool:
        """Whether the plan is a draft or holds some."""
        return self.report.has_drafts

    def say(self, text: Text | None) -> str:
        """A text in the language of the pages; "" where there is none."""
        return text[self.code] if text else ""

    def hidden(self, kind: str, name: str) -> bool:
        """Whether a public build leaves an entry out."""
        return (kind, name) in self.report.left_out

    def charts(self, **names: str) -> dict[str, Exhibit]:
        """Those of some exhibits that there are, by the names that a template uses."""
        return {name: self.exhibits[wanted] for name, wanted in names.items() if wanted in self.exhibits}

    @property
    def overviews(self) -> dict[str, Exhibit]:
        """The exhibits that have a page of their own: those of no goal and no indicator."""
        return {name: exhibit for name, exhibit in self.exhibits.items() if "/" not in name}

    def link(self, record: Shown) -> Link:
        return link_to(self.report, record, self.language)

    def task(self, name: str) -> Link:
        """A link to a section or an item of the tasks."""
        return self.link(self.plan.section.get(name) or self.plan.items[name][1])

    def links(self, records: Iterable[Shown]) -> tuple[Link, ...]:
        return tuple(map(self.link, records))

    def passage(self, kind: str, record: TaskSection | TaskItem | Article, place: Text) -> PlaceInPlan:
        title, summary = self.say(record.title), self.say(record.summary)
        return PlaceInPlan(record.id, self.say(place), title, summary, self.hidden(kind, record.id))

    def bodies(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.say(self.plan.bodies[name].name) for name in names)

    def indicators(self, names: Iterable[str]) -> tuple[IndicatorRow, ...]:
        return tuple(indicator_row(self.report, self.plan.indicator[name], self.language) for name in names)

    def commitments(self, chosen: Iterable[Commitment]) -> tuple[CommitmentRow, ...]:
        return tuple(commitment_row(self.report, commitment, self.language) for commitment in chosen)

    def findings(self, subjects: Iterable[str] | None = None) -> tuple[FindingView, ...]:
        """The findings about some identifiers, or all."""
        return tuple(
            finding_view(self.report, finding, self.language)
            for finding in self.report.findings
            if subjects is None or finding.subject in subjects
        )
