"""The context from which the pages of a plan are made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...assess.judged import JudgedPlan
from ...exhibits.exhibit import Exhibit
from ...model.document import Article
from ...model.portal import Plan
from ...model.records import Commitment, TaskItem, TaskSection
from ...model.sources import Citation
from ...model.text import Text
from ...words.language import Language
from ..summary import Directory
from ..views import (
    CitationView,
    CommitmentRow,
    FindingView,
    IndicatorRow,
    Link,
    LinkTarget,
    citation_view,
    commitment_row,
    finding_view,
    indicator_row,
    link_to,
)


class PassageView(NamedTuple):
    """A section, an item or an article of the document; ``label`` is its number or place there."""

    id: str
    label: str
    title: str
    summary: str
    draft: bool


@dataclass(frozen=True)
class PlanContext:
    """A judged plan in one language, with its exhibits by name. ``directory`` holds the names of its related plans."""

    judged: JudgedPlan
    language: Language
    directory: Directory
    exhibits: Mapping[str, Exhibit]

    @property
    def plan(self) -> Plan:
        return self.judged.plan

    @property
    def code(self) -> str:
        return self.language.code

    @property
    def has_drafts(self) -> bool:
        """Whether the plan is a draft or holds some."""
        return self.judged.has_drafts

    def say(self, text: Text | None) -> str:
        """A text in the language of the pages, "" for None."""
        return text[self.code] if text else ""

    def citation(self, cited: Citation | None) -> CitationView | None:
        """Where something was published; None where that is not known."""
        return citation_view(self.plan, cited, self.language) if cited else None

    def is_left_out(self, kind: str, identifier: str) -> bool:
        """Whether a public build leaves an entry out, because it is a draft or rests on one."""
        return (kind, identifier) in self.judged.left_out

    def charts(self, **names: str) -> dict[str, Exhibit]:
        """Exhibits by the names that a template gives them; a name whose exhibit this plan lacks is left out."""
        return {name: self.exhibits[exhibit] for name, exhibit in names.items() if exhibit in self.exhibits}

    @property
    def plan_exhibits(self) -> dict[str, Exhibit]:
        """The exhibits of the plan as a whole; those of its goals and indicators have a folder in their name."""
        return {name: exhibit for name, exhibit in self.exhibits.items() if "/" not in name}

    def link(self, record: LinkTarget) -> Link:
        """A link to where a record is shown."""
        return link_to(self.judged, record, self.language)

    def task_link(self, identifier: str) -> Link:
        """A link to a section or an item of the tasks."""
        return self.link(self.plan.sections.get(identifier) or self.plan.items[identifier][1])

    def links(self, records: Iterable[LinkTarget]) -> tuple[Link, ...]:
        return tuple(map(self.link, records))

    def passage(self, kind: str, record: TaskSection | TaskItem | Article, place: Text) -> PassageView:
        title, summary = self.say(record.title), self.say(record.summary)
        return PassageView(record.id, self.say(place), title, summary, self.is_left_out(kind, record.id))

    def body_names(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.say(self.plan.bodies[body].name) for body in identifiers)

    def indicator_rows(self, identifiers: Iterable[str]) -> tuple[IndicatorRow, ...]:
        return tuple(indicator_row(self.judged, self.plan.indicators[name], self.language) for name in identifiers)

    def commitment_rows(self, commitments: Iterable[Commitment]) -> tuple[CommitmentRow, ...]:
        return tuple(commitment_row(self.judged, commitment, self.language) for commitment in commitments)

    def finding_views(self, subjects: Iterable[str] | None = None) -> tuple[FindingView, ...]:
        """The findings about the records with some identifiers, or all findings."""
        return tuple(
            finding_view(self.judged, finding, self.language)
            for finding in self.judged.findings
            if subjects is None or finding.subject in subjects
        )
