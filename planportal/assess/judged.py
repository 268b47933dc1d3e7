"""One plan judged: everything pages, charts and tables say about it, computed once."""

from dataclasses import dataclass
from functools import cached_property

from ..content.drafts import drafts_of, left_out
from ..model.portal import Plan, Shared
from ..model.records import Subject
from .findings import Finding, find
from .judge import Assessment, assess
from .rollup import Rollup, roll_up


@dataclass(frozen=True)
class JudgedPlan:
    """``assessments`` are by identifier of indicator or commitment."""

    plan: Plan
    shared: Shared
    assessments: dict[str, Assessment]
    findings: tuple[Finding, ...]

    @cached_property
    def left_out(self) -> frozenset[tuple[str, str]]:
        """Kind and identifier of every entry that a public build leaves out, to be marked where it is shown."""
        return left_out(self.plan)

    @cached_property
    def has_drafts(self) -> bool:
        return bool(drafts_of(self.plan))

    def drafted(self, *identifiers: str) -> bool:
        """Whether what is shown of some indicators or commitments rests on anything that is not public yet."""
        if self.plan.info.draft:
            return True
        subjects = [self.plan.indicators.get(name) or self.plan.commitments[name] for name in identifiers]
        return any(
            {("indicator", subject.id), ("commitment", subject.id)} & self.left_out
            or any(entry.draft for entry in (*subject.observation, *subject.milestone))
            for subject in subjects
        )

    def rollup(self, attribute: str | None = None) -> Rollup:
        """The roll-up of all indicators, or of the binding or anticipatory ones."""
        chosen = (
            indicator for indicator in self.plan.indicators
            if attribute is None or (indicator.attribute == attribute and not (attribute == "binding" and indicator.striven_for))
        )  # fmt: skip
        return roll_up(self.assessments[indicator.id].status for indicator in chosen)


def judge_plan(plan: Plan, shared: Shared) -> JudgedPlan:
    """Judge every indicator and commitment of a plan and gather its findings."""
    subjects: tuple[Subject, ...] = (*plan.indicators, *plan.commitments)
    assessments = {subject.id: assess(plan, subject, shared.rules, shared.info.as_of) for subject in subjects}
    return JudgedPlan(plan, shared, assessments, find(plan, assessments))
