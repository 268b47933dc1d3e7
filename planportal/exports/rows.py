"""One plan as rows of the published tables, and the rows of all plans together."""

from collections.abc import Iterator

from ..assess.judge import Assessment
from ..assess.judged import JudgedPlan
from ..assess.values import slices_of
from ..model.portal import Plan, Shared
from ..model.records import Subject
from ..model.regions import in_order
from ..model.sources import Citation
from ..model.text import Text
from ..words.findings import finding_text
from ..words.language import languages
from ..words.verdicts import completion_in_both
from .cells import Entry, Rows, both, rows_of, unit_of
from .figures import figure_entries
from .schema import TABLES
from .texts import portal_text_entries, text_entries


def portal_rows(shared: Shared) -> dict[str, Rows]:
    """The rows that belong to the portal as a whole; they stand before those of the plans."""
    entries = {"texts": portal_text_entries(shared), "regions": _regions(shared)}
    return {name: rows_of(TABLES[name], own, plan=None) for name, own in entries.items()}


def plan_rows(judged: JudgedPlan) -> dict[str, Rows]:
    """The rows of every table for one plan, possibly empty."""
    entries = {
        "plans": _plans(judged),
        "indicators": _indicators(judged),
        "observations": _observations(judged),
        "goals": _goals(judged),
        "milestones": _milestones(judged),
        "evaluations": _evaluations(judged),
        "projects": _projects(judged),
        "commitments": _commitments(judged),
        "findings": _findings(judged),
        "sources": _sources(judged.plan),
        "members": _members(judged),
        "figures": figure_entries(judged),
        "texts": text_entries(judged.plan),
        "regions": iter(()),
    }
    return {name: rows_of(table, entries[name], judged.plan.id) for name, table in TABLES.items()}


def _regions(shared: Shared) -> Iterator[Entry]:
    for name in in_order(shared.regions):
        region = shared.regions[name]
        yield {"id": name, **both("name", region.name), "level": region.level, "parent": region.parent}


def _plans(judged: JudgedPlan) -> Iterator[Entry]:
    info = judged.plan.info
    document = info.document
    yield {
        **both("title", info.title),
        **both("region", judged.plan.region),
        "start": info.start,
        "end": info.end,
        "predecessor": info.predecessor,
        "document": document.title.zh,
        "issued": document.issued,
        "document_en": document.title.en,
        "document_number": document.number,
        **both("issuer", document.issuer),
        **both("field", info.field),
        **both("above", info.above.title if info.above else None),
        "fictitious": info.fictitious,
        "region": info.region if isinstance(info.region, str) else None,
        "document_address": document.address,
    }


def _indicators(judged: JudgedPlan) -> Iterator[Entry]:
    plan = judged.plan
    for indicator in plan.indicators:
        table = plan.tables[indicator.table]
        titles = {group.id: group.title for group in table.group}
        baseline = judged.assessments[indicator.id].series.baseline
        figure = baseline.figure if baseline else None
        yield {
            "id": indicator.id,
            "concept": indicator.concept,
            **both("source", plan.place_of_row(indicator)),
            "table": table.label.zh,
            "row": indicator.row,
            **both("name", indicator.name),
            "attribute": indicator.attribute,
            "baseline_printed": indicator.baseline,
            "baseline": figure and figure.value,
            "baseline_year": baseline and baseline.year,
            "completion_printed": indicator.completion_printed,
            "part_of": indicator.part_of,
            **both("group", titles.get(indicator.group) if indicator.group else None),
            **_measured(judged, indicator),
        }


def _commitments(judged: JudgedPlan) -> Iterator[Entry]:
    plan = judged.plan
    served = {goal.id: plan.commitments_under(goal.tasks) for goal in plan.goals}
    for commitment in plan.commitments:
        yield {
            "project": commitment.project,
            "id": commitment.id,
            **both("text", commitment.text),
            **both("source", plan.place_of_commitment(commitment)),
            "item": commitment.item,
            "indicators": commitment.indicators,
            "restates": commitment.restates,
            "goals": tuple(goal.id for goal in plan.goals if commitment in served[goal.id]),
            **_measured(judged, commitment),
        }


def _measured(judged: JudgedPlan, subject: Subject) -> Entry:
    """The cells that indicators and commitments share: unit, target, latest value and verdict."""
    assessment, target, quantity = judged.assessments[subject.id], subject.aim, subject.quantity
    latest, done = assessment.series.latest, assessment.completion
    figure, counted = latest.figure if latest else None, assessment.series.at_latest
    summed, unknown = counted is not None and counted.computed, counted is None
    # An indicator's result column may hold an empty cell ("—"): printed, but no value.
    printed = latest.printed if latest else getattr(subject, "result", None)
    names = [judged.plan.bodies[body].name for body in subject.bodies]
    return {
        **unit_of(judged.plan, subject),
        "measure": judged.plan.unit(subject).measure if subject.unit else None,
        "unit_scale": judged.plan.unit(subject).scale if subject.unit else None,
        "basis": target.basis,
        "comparator": quantity and quantity.comparator,
        "comparator_from": quantity and ("better" if quantity.bare else "printed"),
        "target_printed": target.printed,
        "target": quantity and quantity.value,
        "target_high": quantity and quantity.high,
        "target_en": subject.target_en,
        "direction": quantity and quantity.direction,
        "better": subject.better,
        **both("relative_to", subject.relative_to),
        "actual_printed": None if summed or (unknown and figure) else printed,
        "actual": counted and counted.figure,
        "actual_comparator": counted and (counted.amount.bound if summed else figure and figure.comparator),
        "actual_year": latest and latest.year,
        "assessed": assessment.value,
        **both("completion", completion_in_both(done, judged.plan.target_unit(subject))),
        "completion_form": done and done.form,
        "completion_number": done and done.number,
        "status": assessment.status,
        "status_reason": assessment.reason,
        "bodies_zh": tuple(name.zh for name in names),
        "bodies_en": tuple(name.en for name in names),
        **both("note", subject.note),
        "actual_period": figure.value if figure and latest and latest.covers == "year" else None,
        "target_year": assessment.target_year,
        "kind": subject.kind,
        "adds": subject.adds,
        "breaks": tuple(map(str, subject.breaks)),
        "actual_time": latest and latest.period.code,
        **_age(assessment, subject),
    }


def _age(assessment: Assessment, subject: Subject) -> Entry:
    """The cells for the age of the latest value; a value that settled the target stays valid at any age."""
    age = assessment.age
    return {
        "frequency": getattr(subject, "frequency", None),
        "age_months": age and age.months,
        "old": age and (age.old and not assessment.status.final),
    }


def _observations(judged: JudgedPlan) -> Iterator[Entry]:
    for indicator in judged.plan.indicators:
        series = judged.assessments[indicator.id].series
        for value in filter(None, (series.baseline, *series.actuals, *slices_of(judged.plan, indicator))):
            figure, cited = value.figure, value.source
            yield {
                "indicator": indicator.id,
                "year": value.year,
                "value": figure and figure.value,
                "printed": value.printed,
                **unit_of(judged.plan, indicator),
                "kind": value.kind,
                **both("source", cited.words if cited else None),
                **both("note", value.note),
                "printed_en": value.english,
                "comparator": figure and figure.comparator,
                "high": figure and figure.high,
                "covers": value.covers,
                "state": value.state,
                "published": value.published,
                "met": value.met,
                "period": value.period.code,
                "source_id": _source_id(judged.plan, cited),
                **both("place", cited.place if cited else None),
                "slice": value.slice,
            }


def _goals(judged: JudgedPlan) -> Iterator[Entry]:
    for goal in judged.plan.goals:
        yield {
            "id": goal.id,
            "number": goal.number,
            **both("title", goal.title),
            **both("source", goal.source),
            "indicators": goal.indicators,
            "tasks": goal.tasks,
        }


def _milestones(judged: JudgedPlan) -> Iterator[Entry]:
    plan = judged.plan
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


def _evaluations(judged: JudgedPlan) -> Iterator[Entry]:
    for evaluation in judged.plan.evaluations:
        cited = judged.plan.citation(evaluation.document)
        document = both("document", cited.words if cited else None)
        yield {
            "kind": evaluation.kind,
            "date": evaluation.date,
            **both("by", evaluation.by),
            **both("verdict", evaluation.verdict),
            "document": document["document_zh"],
            "id": evaluation.id,
            "third_party": evaluation.third_party,
            "document_en": document["document_en"],
            "source_id": _source_id(judged.plan, cited),
        }


def _projects(judged: JudgedPlan) -> Iterator[Entry]:
    for box, project in judged.plan.projects.values():
        yield {
            "id": project.id,
            "box": box.label.zh,
            "number": project.number,
            **both("title", project.title),
            **both("box_title", box.title),
            "indicators": project.indicators,
        }


def _sources(plan: Plan) -> Iterator[Entry]:
    for source in plan.sources:
        yield {
            "id": source.id,
            **both("title", source.title),
            **both("publisher", source.publisher),
            "date": source.date,
            "address": source.address,
            **both("note", source.note),
            "formerly": source.formerly,
            "source_id": f"{plan.id}/{source.id}",
        }


def _source_id(plan: Plan, cited: Citation | None) -> str | None:
    """How tables refer to a named source; in one cell, as validators differ on keys of which only a part is empty."""
    return f"{plan.id}/{cited.source.id}" if cited and cited.source else None


def _members(judged: JudgedPlan) -> Iterator[Entry]:
    for dimension, member in judged.plan.members.values():
        yield {
            "id": member.id,
            **both("name", member.name),
            "dimension": dimension.id,
            **both("dimension_name", dimension.name),
            "complete": dimension.complete,
        }


def _findings(judged: JudgedPlan) -> Iterator[Entry]:
    for finding in judged.findings:
        message = Text(**{language.code: finding_text(finding, language) for language in languages()})
        yield {"kind": finding.kind, "subject": finding.subject, **both("message", message)}
