"""One plan as rows of the published tables.

Rows are lists in the order of the table's columns and hold only what JSON holds: text, whole numbers, and None for an
empty cell. Other numbers are text too, digit for digit as the document prints them ("100.0"), because a float would
lose that.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from ..model.measured import Measured
from ..model.text import Text
from ..words.language import languages
from ..words.report import Report
from ..words.verdicts import finding_text
from .schema import TABLES

Cell = str | int | None


def plan_rows(report: Report) -> dict[str, list[list[Cell]]]:
    """Every table's rows for one plan; a table of which the plan has nothing is an empty list."""
    makers = {
        "plans": _plans,
        "indicators": _indicators,
        "observations": _observations,
        "goals": _goals,
        "milestones": _milestones,
        "evaluations": _evaluations,
        "projects": _projects,
        "commitments": _commitments,
        "findings": _findings,
    }
    rows = {}
    for name, table in TABLES.items():
        entries = ({"plan": report.plan.id, **entry} for entry in makers[name](report))
        rows[name] = [[_cell(entry[column.name]) for column in table.columns] for entry in entries]
    return rows


def _cell(value) -> Cell:
    if value is None or value == "" or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _both(name: str, text: Text | None) -> dict:
    return {f"{name}_zh": text and text.zh, f"{name}_en": text and text.en}


def _plans(report: Report) -> Iterator[dict]:
    info = report.plan.info
    document = info.document
    yield {
        **_both("title", info.title),
        **_both("region", info.region),
        "start": info.start,
        "end": info.end,
        "predecessor": info.predecessor,
        "document": document.title.zh,
        "issued": document.issued,
        "document_en": document.title.en,
        "document_number": document.number,
        **_both("issuer", document.issuer),
        **_both("field", info.field),
        **_both("above", info.above and info.above.title),
        "fictitious": info.fictitious,
    }


def _indicators(report: Report) -> Iterator[dict]:
    plan = report.plan
    for indicator in plan.indicators:
        table = plan.table[indicator.table]
        titles = {group.id: group.title for group in table.group}
        baseline = report.assessments[indicator.id].series.baseline
        yield {
            "id": indicator.id,
            "concept": indicator.concept,
            **_both("source", plan.place_of_row(indicator)),
            "table": table.label.zh,
            "row": indicator.row,
            **_both("name", indicator.name),
            "attribute": indicator.attribute,
            "baseline_printed": indicator.baseline,
            "baseline": baseline and baseline.figure.value,
            "baseline_year": baseline and baseline.year,
            "completion_printed": indicator.completion_printed,
            "part_of": indicator.part_of,
            **_both("group", titles.get(indicator.group)),
            **_measured(report, indicator),
        }


def _commitments(report: Report) -> Iterator[dict]:
    plan = report.plan
    for commitment in plan.commitments:
        yield {
            "project": commitment.project,
            "id": commitment.id,
            **_both("text", commitment.text),
            **_both("source", plan.place_of_commitment(commitment)),
            "item": commitment.item,
            "indicators": commitment.indicators,
            "restates": commitment.restates,
            **_measured(report, commitment),
        }


def _measured(report: Report, subject: Measured) -> dict:
    """What indicators and commitments share: unit, target, latest value and verdict."""
    found, target = report.assessments[subject.id], subject.aim
    latest, done = found.series.latest, found.completion
    figure = latest.figure if latest else None
    # An indicator's result column may hold an empty cell ("—"): printed, but no value.
    printed = latest.printed if latest else getattr(subject, "result", None)
    names = [report.plan.bodies[body].name for body in subject.bodies]
    return {
        **_unit(report, subject),
        "measure": report.plan.unit(subject).measure if subject.unit else None,
        "unit_scale": report.plan.unit(subject).scale if subject.unit else None,
        "basis": target.basis,
        "comparator": target.comparator,
        "comparator_from": target.comparator and ("better" if target.bare else "printed"),
        "target_printed": target.printed,
        "target": target.value,
        "target_high": target.high,
        "target_en": subject.target_en,
        "direction": target.direction,
        "better": subject.better,
        **_both("relative_to", subject.relative_to),
        "actual_printed": printed,
        "actual": figure and figure.value,
        "actual_comparator": figure and figure.comparator,
        "actual_year": latest and latest.year,
        "assessed": found.value,
        **_both("completion", report.completions[subject.id]),
        "completion_form": done and done.form,
        "completion_number": done and done.number,
        "status": found.status,
        "status_reason": found.reason,
        "bodies_zh": tuple(name.zh for name in names),
        "bodies_en": tuple(name.en for name in names),
        **_both("note", subject.note),
    }


def _unit(report: Report, subject: Measured) -> dict:
    unit = report.plan.unit(subject)
    return {"unit_zh": unit.zh, "unit_en": unit.label_en}


def _observations(report: Report) -> Iterator[dict]:
    for indicator in report.plan.indicators:
        series = report.assessments[indicator.id].series
        for value in filter(None, (series.baseline, *series.actuals)):
            figure = value.figure
            yield {
                "indicator": indicator.id,
                "year": value.year,
                "value": figure and figure.value,
                "printed": value.printed,
                **_unit(report, indicator),
                "kind": value.kind,
                **_both("source", value.source),
                **_both("note", value.note),
                "printed_en": value.english,
                "comparator": figure and figure.comparator,
                "high": figure and figure.high,
                "covers": value.covers,
                "state": value.state,
                "published": value.published,
                "met": value.met,
            }


def _goals(report: Report) -> Iterator[dict]:
    for goal in report.plan.goals:
        yield {
            "id": goal.id,
            "number": goal.number,
            **_both("title", goal.title),
            **_both("source", goal.source),
            "indicators": goal.indicators,
        }


def _milestones(report: Report) -> Iterator[dict]:
    plan = report.plan
    for kind, subjects in (("indicator", plan.indicators), ("commitment", plan.commitments)):
        for subject in subjects:
            for point in sorted(subject.milestone, key=lambda point: point.year):
                yield {
                    "subject": subject.id,
                    "year": point.year,
                    "value": point.figure.value,
                    "printed": point.value,
                    "subject_kind": kind,
                    "high": point.figure.high,
                }


def _evaluations(report: Report) -> Iterator[dict]:
    for evaluation in report.plan.evaluations:
        document = evaluation.document
        yield {
            "kind": evaluation.kind,
            "date": evaluation.date,
            **_both("by", evaluation.by),
            **_both("verdict", evaluation.verdict),
            "document": document and document.zh,
            "id": evaluation.id,
            "third_party": evaluation.third_party,
            "document_en": document and document.en,
        }


def _projects(report: Report) -> Iterator[dict]:
    for box, project in report.plan.projects.values():
        yield {
            "id": project.id,
            "box": box.label.zh,
            "number": project.number,
            **_both("title", project.title),
            **_both("box_title", box.title),
            "indicators": project.indicators,
        }


def _findings(report: Report) -> Iterator[dict]:
    for finding in report.findings:
        message = Text(**{language.code: finding_text(finding, language) for language in languages()})
        yield {"kind": finding.kind, "subject": finding.subject, **_both("message", message)}
