"""Which exhibits a plan has."""

from .. import addresses
from ..assess.judged import JudgedPlan
from ..model.index import Index
from ..model.portal import Plan
from ..model.records import Goal, Indicator
from ..words.language import Language
from . import commitments, completion, goals, indicators, status
from .exhibit import Exhibit
from .maker import ExhibitMaker

# Every kind of exhibit in the order of lists: overviews first.
KINDS = (completion, status, commitments, goals, indicators)


def plan_exhibits(judged: JudgedPlan, language: Language) -> dict[str, Exhibit]:
    """All exhibits of one plan in one language, by name."""
    maker = ExhibitMaker(judged, language)
    return {exhibit.name: exhibit for kind in KINDS for exhibit in kind.exhibits(maker)}


def former_stems(plan: Plan, exhibit: Exhibit) -> list[str]:
    """The stems that the exhibit had under former names of its subject."""
    kind, _slash, name = exhibit.name.partition("/")
    subjects: dict[str, Index[Indicator] | Index[Goal]] = {"indicators": plan.indicators, "goals": plan.goals}
    subject = subjects[kind].get(name) if kind in subjects else None
    code = exhibit.chart.language
    return [addresses.entry(code, plan.id, kind, old, "") for old in subject.formerly] if subject else []
