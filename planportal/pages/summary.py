"""What the portal keeps of a plan for the pages of others: small, plain data that survives in the build state."""

from typing import Any, TypedDict

from ..assess.judged import JudgedPlan
from ..assess.rollup import Rollup
from ..exhibits.comparison import Contribution, comparison_rows
from ..model.status import Status
from ..model.text import Text
from ..words.language import languages

# As JSON holds it.
Summary = dict[str, Any]
Both = dict[str, str]
# The contributions of one plan to a concept, by language.
Spoken = dict[str, list[Contribution]]


class Namesake(TypedDict):
    """An indicator that shares a concept with others: names and identifiers, never figures, so that a changed figure
    touches no page of another plan."""

    indicator: str
    name: Both
    draft: bool


class Relative(Namesake):
    """A namesake with its plan."""

    plan: str


class Directory(TypedDict):
    """What the pages of a plan may say of its related ``plans``, and which of its concepts are ``compared`` with those
    of other plans."""

    plans: dict[str, Summary]
    concepts: dict[str, list[Relative]]
    compared: list[str]


def _both(text: Text) -> Both:
    return {"zh": text.zh, "en": text.en}


def summarise(report: JudgedPlan) -> Summary:
    """Identity, counts and roll-up of one plan, in both languages: some kilobyte, read of every plan at every build."""
    plan, info = report.plan, report.plan.info
    return {
        "id": plan.id,
        "title": _both(info.title),
        "short": _both(info.short),
        "region": _both(info.region),
        "document": _both(info.document.title),
        "start": info.start,
        "end": info.end,
        "predecessor": info.predecessor,
        "above": info.above.plan if info.above else None,
        "fictitious": info.fictitious,
        "draft": info.draft,
        "drafts": report.has_drafts,
        "counts": {
            "goals": len(plan.goals),
            "indicators": len(plan.indicators),
            "tasks": len(plan.items),
            "projects": len(plan.projects),
            "commitments": len(plan.commitments),
            "findings": len(report.findings),
        },
        "rollup": [[str(status), count] for status, count in report.rollup().counts],
    }


def rank(summary: Summary) -> tuple[str, int, str]:
    """The order in which plans are shown: by region, the latest period first."""
    return summary["region"]["en"], -summary["start"], summary["id"]


def introduction(report: JudgedPlan) -> Both:
    """What the home page says of a plan in prose."""
    return _both(report.plan.info.summary)


def comparison(report: JudgedPlan) -> dict[str, Spoken]:
    """What the plan contributes to the comparison of each concept, by concept and language."""
    rows: dict[str, Spoken] = {}
    for speech in languages():
        for row in comparison_rows(report, speech):
            rows.setdefault(row["concept"], {}).setdefault(speech.code, []).append(row)
    return rows


def namesakes(compared: dict[str, Spoken]) -> dict[str, list[Namesake]]:
    """The indicators that share a concept with those of other plans, by concept."""
    return {
        concept: [
            {
                "indicator": chinese["indicator"],
                "name": {"zh": chinese["name"], "en": english["name"]},
                "draft": chinese["draft"],
            }
            for chinese, english in zip(rows["zh"], rows["en"], strict=True)
        ]
        for concept, rows in compared.items()
    }


def rollup_in(summary: Summary) -> Rollup:
    """The roll-up of a summary."""
    return Rollup(tuple((Status(status), count) for status, count in summary["rollup"]))


def related(plan: str, summaries: dict[str, Summary]) -> list[str]:
    """The plans that the pages of a plan name: those before, after and above it, and those of its region; itself too."""
    own = summaries[plan]
    named = {own["predecessor"], own["above"], plan}
    return [
        other
        for other, summary in summaries.items()
        if other in named or summary["predecessor"] == plan or summary["region"] == own["region"]
    ]


def shown_elsewhere(summary: Summary) -> Summary:
    """What the pages of other plans show of a plan."""
    return {key: summary[key] for key in ("title", "short", "predecessor", "draft")}


def neighbourhood(
    names: list[str],
    summaries: dict[str, Summary],
    namesakes_of: dict[str, dict[str, list[Namesake]]],
    compared: list[str],
) -> Directory:
    """The directory of a plan; ``names`` are its related plans."""
    concepts: dict[str, list[Relative]] = {}
    for name in names:
        for concept, entries in namesakes_of[name].items():
            concepts.setdefault(concept, []).extend({"plan": name, **entry} for entry in entries)
    return {
        "plans": {name: shown_elsewhere(summaries[name]) for name in names},
        "concepts": concepts,
        "compared": compared,
    }
