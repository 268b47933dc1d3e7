"""What the portal keeps of a plan for the pages of others: small, plain data that survives in the build state."""

from ..assess.judge import Status
from ..assess.rollup import Rollup
from ..exhibits.comparison import comparison_rows
from ..words.language import languages
from ..words.report import Report


def _both(text) -> dict:
    return {"zh": text.zh, "en": text.en}


def summarise(report: Report) -> dict:
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


def introduction(report: Report) -> dict:
    """What the home page says of a plan in prose."""
    return _both(report.plan.info.summary)


def comparison(report: Report) -> dict[str, dict[str, list[dict]]]:
    """What the plan contributes to the comparison of each concept, by concept and language."""
    rows: dict[str, dict[str, list[dict]]] = {}
    for speech in languages():
        for row in comparison_rows(report, speech):
            rows.setdefault(row["concept"], {}).setdefault(speech.code, []).append(row)
    return rows


def namesakes(compared: dict[str, dict[str, list[dict]]]) -> dict[str, list[dict]]:
    """The indicators that share a concept with those of other plans: names and identifiers, never figures, so that a
    changed figure touches no page of another plan."""
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


def rollup_in(summary: dict) -> Rollup:
    """The roll-up of a summary."""
    return Rollup(tuple((Status(status), count) for status, count in summary["rollup"]))


def related(plan: str, summaries: dict[str, dict]) -> list[str]:
    """The plans that the pages of a plan name: those before, after and above it, and those of its region; itself too."""
    own = summaries[plan]
    named = {own["predecessor"], own["above"], plan}
    return [
        other
        for other, summary in summaries.items()
        if other in named or summary["predecessor"] == plan or summary["region"] == own["region"]
    ]


def shown_elsewhere(summary: dict) -> dict:
    """What the pages of other plans show of a plan."""
    return {key: summary[key] for key in ("title", "short", "predecessor", "draft")}


def neighbourhood(
    names: list[str], summaries: dict[str, dict], namesakes_of: dict[str, dict[str, list[dict]]], compared: list[str]
) -> dict:
    """What the pages of a plan may say of the ``names``, its related plans, and which of its concepts are ``compared`` with
    those of other plans."""
    concepts: dict[str, list] = {}
    for name in names:
        for concept, entries in namesakes_of[name].items():
            concepts.setdefault(concept, []).extend({"plan": name, **entry} for entry in entries)
    return {
        "plans": {name: shown_elsewhere(summaries[name]) for name in names},
        "concepts": concepts,
        "compared": compared,
    }
