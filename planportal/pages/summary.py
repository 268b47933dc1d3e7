"""What the portal keeps of each plan for portal-wide pages and for the pages of other plans: plain data, as the build state
holds it."""

from typing import Any, TypedDict

from ..assess.judged import JudgedPlan
from ..assess.rollup import Rollup
from ..exhibits.comparison import Contribution, comparison_rows
from ..model.regions import in_order, lineage
from ..model.status import Status
from ..model.text import Text
from ..words.language import languages

# Plain data, ready for JSON.
Summary = dict[str, Any]
Bilingual = dict[str, str]
# What one plan contributes to the comparison of a concept, by language.
ContributionsByLanguage = dict[str, list[Contribution]]


class Namesake(TypedDict):
    """An indicator that shares a concept with others. It holds names and identifiers only, so that a changed figure leaves
    the pages of other plans as they are."""

    indicator: str
    name: Bilingual
    draft: bool


class NamesakeInPlan(Namesake):
    """A namesake with its plan."""

    plan: str


class Directory(TypedDict):
    """What the pages of a plan may say of its related ``plans``, and which of its concepts other plans measure too (``compared``)."""

    plans: dict[str, Summary]
    concepts: dict[str, list[NamesakeInPlan]]
    compared: list[str]


def _bilingual(text: Text) -> Bilingual:
    return {"zh": text.zh, "en": text.en}


def summarise(judged: JudgedPlan) -> Summary:
    """Names, counts and roll-up of one plan in both languages: about a kilobyte, which every build reads of every plan."""
    plan, info = judged.plan, judged.plan.info
    return {
        "id": plan.id,
        "title": _bilingual(info.title),
        "short": _bilingual(info.short),
        "region": _bilingual(plan.region),
        "regions": [_bilingual(region.name) for region in lineage(plan.regions, info.region)]
        if isinstance(info.region, str)
        else [],
        "region_rank": in_order(plan.regions).index(info.region)
        if isinstance(info.region, str)
        else len(plan.regions),
        "document": _bilingual(info.document.title),
        "start": info.start,
        "end": info.end,
        "predecessor": info.predecessor,
        "above": info.above.plan if info.above else None,
        "fictitious": info.fictitious,
        "draft": info.draft,
        "drafts": judged.has_drafts,
        "counts": {
            "goals": len(plan.goals),
            "indicators": len(plan.indicators),
            "tasks": len(plan.items),
            "projects": len(plan.projects),
            "commitments": len(plan.commitments),
            "findings": len(judged.findings),
        },
        "rollup": [[str(status), count] for status, count in judged.rollup().counts],
    }


def display_order(summary: Summary) -> tuple[int, str, int, str]:
    """The sort key of plans: by region, as the tree of regions has them, the latest period first."""
    return summary["region_rank"], summary["region"]["en"], -summary["start"], summary["id"]


def introduction(judged: JudgedPlan) -> Bilingual:
    """The summary of a plan in prose, for the home page."""
    return _bilingual(judged.plan.info.summary)


def contributions_by_concept(judged: JudgedPlan) -> dict[str, ContributionsByLanguage]:
    """What a plan contributes to the comparison of each concept."""
    contributions: dict[str, ContributionsByLanguage] = {}
    for language in languages():
        for row in comparison_rows(judged, language):
            contributions.setdefault(row["concept"], {}).setdefault(language.code, []).append(row)
    return contributions


def namesakes(contributions: dict[str, ContributionsByLanguage]) -> dict[str, list[Namesake]]:
    """The indicators of a plan that belong to a concept, by concept."""
    return {
        concept: [
            {
                "indicator": chinese["indicator"],
                "name": {"zh": chinese["name"], "en": english["name"]},
                "draft": chinese["draft"],
            }
            for chinese, english in zip(rows["zh"], rows["en"], strict=True)
        ]
        for concept, rows in contributions.items()
    }


def rollup_of(summary: Summary) -> Rollup:
    """The roll-up of the plan that a summary is of."""
    return Rollup(tuple((Status(status), count) for status, count in summary["rollup"]))


def related_plans(plan: str, summaries: dict[str, Summary]) -> list[str]:
    """The plans that the pages of a plan may name: itself, those before, after and above it, and those of its region."""
    own = summaries[plan]
    named = {own["predecessor"], own["above"], plan}
    return [
        other
        for other, summary in summaries.items()
        if other in named or summary["predecessor"] == plan or summary["region"] == own["region"]
    ]


def directory_entry(summary: Summary) -> Summary:
    """What the pages of other plans show of a plan."""
    return {key: summary[key] for key in ("title", "short", "predecessor", "draft")}


def directory_of(
    related: list[str],
    summaries: dict[str, Summary],
    namesakes_by_plan: dict[str, dict[str, list[Namesake]]],
    compared: list[str],
) -> Directory:
    """The directory for the pages of one plan, from the plans that are ``related`` to it."""
    concepts: dict[str, list[NamesakeInPlan]] = {}
    for plan in related:
        for concept, entries in namesakes_by_plan[plan].items():
            concepts.setdefault(concept, []).extend({"plan": plan, **entry} for entry in entries)
    return {
        "plans": {plan: directory_entry(summaries[plan]) for plan in related},
        "concepts": concepts,
        "compared": compared,
    }
