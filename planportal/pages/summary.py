"""What the portal keeps of a plan for its portal-wide pages: small, plain data that survives in the build state."""

from ..assess.judge import Status
from ..assess.rollup import Rollup
from ..exhibits.comparison import comparison_rows
from ..words.language import languages
from ..words.report import Report


def _both(text) -> dict:
    return {"zh": text.zh, "en": text.en}


def summarise(report: Report) -> dict:
    """Identity, counts, roll-up and comparison rows of one plan, in both languages."""
    plan, info = report.plan, report.plan.info
    return {
        "id": plan.id,
        "title": _both(info.title),
        "short": _both(info.short),
        "region": _both(info.region),
        "field": _both(info.field),
        "summary": _both(info.summary),
        "document": _both(info.document.title),
        "start": info.start,
        "end": info.end,
        "predecessor": info.predecessor,
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
        "comparison": {speech.code: comparison_rows(report, speech) for speech in languages()},
    }


def rollup_in(summary: dict) -> Rollup:
    """The roll-up of a summary."""
    return Rollup(tuple((Status(status), count) for status, count in summary["rollup"]))


def directory(summaries: list[dict]) -> dict:
    """What plan pages may say of other plans: names and identifiers, never figures, so that a changed figure touches
    no page of another plan."""
    plans = {
        s["id"]: {key: s[key] for key in ("title", "short", "region", "start", "end", "predecessor", "fictitious", "draft")}
        for s in summaries
    }
    concepts: dict[str, list] = {}
    for summary in summaries:
        for chinese, english in zip(summary["comparison"]["zh"], summary["comparison"]["en"], strict=True):
            entry = {
                "plan": summary["id"],
                "indicator": chinese["indicator"],
                "name": {"zh": chinese["name"], "en": english["name"]},
                "draft": chinese["draft"],
            }
            concepts.setdefault(chinese["concept"], []).append(entry)
    return {"plans": plans, "concepts": concepts}
