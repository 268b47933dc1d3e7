"""Which exhibits a plan has."""

from collections.abc import Mapping

from .. import addresses
from ..assess.judged import JudgedPlan
from ..model.portal import Plan
from ..model.records import Goal, Indicator
from ..words.language import Language
from . import commitments, completion, goals, indicators, status
from .exhibit import Exhibit
from .maker import ExhibitMaker

# Every kind of them, in the order of lists: overviews first.
KINDS = (completion, status, commitments, goals, indicators)


def plan_exhibits(report: JudgedPlan, language: Language) -> dict[str, Exhibit]:
    """All exhibits of one plan in one language, by name."""
    maker = ExhibitMaker(report, language)
    return {exhibit.name: exhibit for kind in KINDS for exhibit in kind.exhibits(maker)}


def former_stems(plan: Plan, exhibit: Exhibit) -> list[str]:
    """The stems an exhibit had before its subject was renamed."""
    kind, _slash, name = exhibit.name.partition("/")
    subjects: dict[str, Mapping[str, Indicator | Goal]] = {"indicators": plan.indicator, "goals": plan.goal}
    subject = subjects.get(kind, {}).get(name)
    code = exhibit.chart.language
    return [addresses.entry(code, plan.id, kind, old, "") for old in subject.formerly] if subject else []
