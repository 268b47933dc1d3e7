"""Views that several pages share: an indicator as a table row, a commitment, a value, a finding, a link."""

from typing import TypedDict

from .. import addresses
from ..assess.findings import Finding
from ..assess.judge import Status
from ..assess.values import Value
from ..exhibits.comparison import StatusView
from ..exhibits.exhibit import Exhibit
from ..model.fields import vouched
from ..model.portal import Plan
from ..model.records import Commitment, Indicator, Subject
from ..model.text import Text
from ..words.figures import figure_text, target_text, unit_heading, value_text
from ..words.language import Language
from ..words.report import Report
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import completion_text, finding_kind, finding_text, reason_text

# What a template prints.
View = dict[str, object]


class Link(TypedDict):
    path: str
    text: str


class MilestoneRow(TypedDict):
    year: int
    value: str
    draft: bool


class IndicatorRow(TypedDict):
    id: str
    row: int
    name: str
    path: str
    draft: bool
    unit: str
    part: bool
    group: str | None
    baseline: str
    target: str
    result: str
    result_year: int | str
    result_draft: bool
    completion: str
    status: StatusView
    attribute: str
    attribute_word: str


class CommitmentRow(TypedDict):
    id: str
    text: str
    draft: bool
    target: str
    basis: str
    place: str
    home: Link
    note: str
    status: StatusView | None
    reason: str
    result_draft: bool
    milestones: list[MilestoneRow]
    bodies: list[str]


class FindingView(TypedDict):
    kind: str
    message: str
    about: Link | None


def link(path: str, text: str) -> Link:
    return {"path": path, "text": text}


def status(code: str, language: Language) -> StatusView:
    return {"code": str(code), "word": status_word(Status(code), language)}


def printed_value(report: Report, subject: Indicator, value: Value | None, language: Language) -> str:
    """A value for a column headed by its unit; empty where there is none."""
    if value is None:
        return ""
    return value_text(value, report.plan.unit(subject), language)


def indicator_row(report: Report, indicator: Indicator, language: Language) -> IndicatorRow:
    """One row of the indicator table."""
    plan, code = report.plan, language.code
    found, unit = report.assessments[indicator.id], plan.unit(indicator)
    done = found.completion
    latest = found.series.latest
    return {
        "id": indicator.id,
        "row": indicator.row,
        "name": indicator.name[code],
        "path": addresses.entry(code, plan.id, "indicators", indicator.id),
        "draft": ("indicator", indicator.id) in report.left_out,
        "unit": unit_heading(unit, language),
        "part": indicator.part_of is not None,
        "group": indicator.group,
        "baseline": printed_value(report, indicator, found.series.baseline, language),
        "target": target_text(indicator, unit, language),
        "result": printed_value(report, indicator, latest, language),
        "result_year": latest.year if latest else "",
        "result_draft": latest is not None and latest.draft,
        "completion": completion_text(done, unit, language) if done else "",
        "status": status(found.status, language),
        "attribute": indicator.attribute or "",
        "attribute_word": attribute_word(indicator.attribute, language),
    }


def commitment_row(report: Report, commitment: Commitment, language: Language) -> CommitmentRow:
    """One commitment with its target, place and, where values are published, how it stands."""
    plan, code = report.plan, language.code
    unit, found = plan.unit(commitment), report.assessments[commitment.id]
    latest = found.series.latest
    return {
        "id": commitment.id,
        "text": commitment.text[code],
        "draft": ("commitment", commitment.id) in report.left_out,
        "target": target_text(commitment, unit, language, plain=False),
        "basis": basis_word(commitment.aim.basis, language),
        "place": plan.place_of_commitment(commitment)[code],
        "home": commitment_home(plan, commitment, language),
        "note": commitment.note[code] if commitment.note else "",
        "status": status(found.status, language) if latest else None,
        "reason": reason_text(plan, commitment, found, report.shared.rules, language) if latest else "",
        "result_draft": latest is not None and latest.draft,
        "milestones": milestone_rows(plan, commitment, language),
        "bodies": [plan.bodies[body].name[code] for body in commitment.bodies],
    }


def commitment_home(plan: Plan, commitment: Commitment, language: Language) -> Link:
    """The project or task that makes the commitment."""
    code = language.code
    if commitment.project:
        title = plan.projects[commitment.project][1].title[code]
        return link(addresses.entry(code, plan.id, "projects", commitment.project), title)
    item = vouched(commitment.item)
    return link(addresses.task(code, plan.id, item), plan.items[item][1].title[code])


def milestone_rows(plan: Plan, subject: Subject, language: Language) -> list[MilestoneRow]:
    unit = plan.unit(subject)
    return [
        {"year": point.year, "value": figure_text(point.figure, point.value, unit, language), "draft": point.draft}
        for point in subject.milestone
    ]


def value_rows(report: Report, subject: Indicator, language: Language) -> list[View]:
    """Every value of an indicator, baseline first, with its state, source and note."""
    _, code = language.text, language.code
    series = report.assessments[subject.id].series
    states = {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}
    rows: list[View] = []
    for value in filter(None, (series.baseline, *series.actuals)):
        spans = {"year": _("that year"), "period": _("total over the period"), "": ""}
        rows.append(
            {
                "year": value.year,
                "kind": _("Baseline") if value.kind == "baseline" else _("Actual"),
                "value": printed_value(report, subject, value, language),
                "span": spans[value.covers] if value.kind == "actual" else _baseline_span(value, language),
                "state": states[value.state],
                "provisional": value.state == "provisional",
                "published": language.date(value.published) if value.published else "",
                "source": _text(value.source, code),
                "note": _text(value.note, code),
                "draft": value.draft,
            }
        )
    return rows


def _baseline_span(value: Value, language: Language) -> str:
    return language.text("total of the period before") if value.covers == "period" else ""


def _text(text: Text | None, code: str) -> str:
    return text[code] if text else ""


def table_view(exhibit: Exhibit) -> View:
    """The data of a chart as a table for readers: its first column names the row, figures are set to the right.

    Numbers that stand beside the same figure as it is shown are for programs, and left to the files.
    """
    table = exhibit.table
    names = [name for name, _title in table.columns]
    shown = [
        place
        for place, name in enumerate(names)
        if not name.endswith("_value") and not (name == "value" and "printed" in names)
    ]
    figures = {"printed", "value", "running_total", "baseline", "target", "actual", "completion", "indicators"}
    return {
        "heads": [table.columns[place][1] for place in shown],
        "numbers": [names[place] in figures for place in shown],
        "rows": [["" if row[place] is None else f"{row[place]}" for place in shown] for row in table.rows],
    }


def finding_view(report: Report, finding: Finding, language: Language) -> FindingView:
    """A finding with a link to what it is about, where that has a page of its own."""
    plan, code, subject = report.plan, language.code, finding.subject
    if subject in plan.indicator:
        about = link(addresses.entry(code, plan.id, "indicators", subject), plan.indicator[subject].name[code])
    elif subject in plan.commitment:
        promise = plan.commitment[subject]
        about = link(commitment_home(plan, promise, language)["path"], promise.text[code])
    elif subject in plan.projects:
        about = link(addresses.entry(code, plan.id, "projects", subject), plan.projects[subject][1].title[code])
    elif subject in plan.goal:
        about = link(addresses.entry(code, plan.id, "goals", subject), plan.goal[subject].title[code])
    elif subject in plan.items or subject in plan.section:
        record = plan.items[subject][1] if subject in plan.items else plan.section[subject]
        about = link(addresses.task(code, plan.id, subject), record.title[code])
    else:
        about = None
    return {
        "kind": finding_kind(finding.kind, language),
        "message": finding_text(finding, language),
        "about": about,
    }
