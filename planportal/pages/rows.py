"""Views that several pages share: an indicator as a table row, a commitment, a value, a finding, a link."""

from typing import NamedTuple

from .. import addresses
from ..assess.findings import Finding
from ..assess.judged import JudgedPlan
from ..assess.values import Value
from ..exhibits.exhibit import Exhibit
from ..model.fields import vouched
from ..model.portal import Plan
from ..model.records import Commitment, Goal, Indicator, Project, Subject, TaskItem, TaskSection
from ..model.status import Status
from ..words.figures import figure_text, target_text, unit_heading, value_text
from ..words.findings import finding_kind, finding_text
from ..words.language import Language
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import completion_text, reason_text

# The records of a plan that a link can lead to.
Shown = Goal | Indicator | Commitment | Project | TaskSection | TaskItem


class Link(NamedTuple):
    """A link; ``place`` is where that stands in the document, or the plan it belongs to, and ``draft`` marks what a public
    build leaves out."""

    path: str
    text: str
    place: str = ""
    draft: bool = False


class Badge(NamedTuple):
    """A status: its code for style sheets, and its word."""

    code: str
    word: str


class MilestoneRow(NamedTuple):
    year: int
    value: str
    draft: bool


class IndicatorRow(NamedTuple):
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
    status: Badge
    attribute: str
    attribute_word: str


class CommitmentRow(NamedTuple):
    id: str
    text: str
    draft: bool
    target: str
    basis: str
    home: Link
    note: str
    status: Badge | None
    reason: str
    result_draft: bool
    milestones: tuple[MilestoneRow, ...]
    bodies: tuple[str, ...]


class FindingView(NamedTuple):
    """A finding with a link to what it is ``about``, where that has a page of its own."""

    kind: str
    message: str
    about: Link | None


class TableView(NamedTuple):
    """The data of a chart as a table for readers: its first column names the row, ``numbers`` are set to the right."""

    heads: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def status(code: str, language: Language) -> Badge:
    return Badge(str(code), status_word(Status(code), language))


def link_to(report: JudgedPlan, record: Shown, language: Language) -> Link:
    """A link to the page of a record, to its place on the page of tasks, or for a commitment to what makes it."""
    plan, code = report.plan, language.code
    match record:
        case Commitment():
            return link_to(report, home_of(plan, record), language)._replace(text=record.text[code])
        case Goal():
            kind, title, place = "goal", record.title, ""
        case Indicator():
            kind, title, place = "indicator", record.name, ""
        case Project():
            kind, title, place = "project", record.title, plan.place_of_project(record.id)[code]
        case TaskSection():
            kind, title, place = "section", record.title, record.label[code]
        case TaskItem():
            kind, title, place = "item", record.title, plan.place_of_item(record.id)[code]
    if isinstance(record, TaskSection | TaskItem):
        path = addresses.task(code, plan.id, record.id)
    else:
        path = addresses.entry(code, plan.id, f"{kind}s", record.id)
    return Link(path, title[code], place, (kind, record.id) in report.left_out)


def home_of(plan: Plan, commitment: Commitment) -> Project | TaskItem:
    """The project or task that makes a commitment."""
    if commitment.project:
        return plan.projects[commitment.project][1]
    return plan.items[vouched(commitment.item)][1]


def printed_value(report: JudgedPlan, subject: Indicator, value: Value | None, language: Language) -> str:
    """A value for a column headed by its unit; empty where there is none."""
    if value is None:
        return ""
    return value_text(value, report.plan.unit(subject), language)


def indicator_row(report: JudgedPlan, indicator: Indicator, language: Language) -> IndicatorRow:
    """One row of the indicator table."""
    plan, code = report.plan, language.code
    found, unit = report.assessments[indicator.id], plan.unit(indicator)
    done = found.completion
    latest = found.series.latest
    return IndicatorRow(
        id=indicator.id,
        row=indicator.row,
        name=indicator.name[code],
        path=addresses.entry(code, plan.id, "indicators", indicator.id),
        draft=("indicator", indicator.id) in report.left_out,
        unit=unit_heading(unit, language),
        part=indicator.part_of is not None,
        group=indicator.group,
        baseline=printed_value(report, indicator, found.series.baseline, language),
        target=target_text(indicator, unit, language),
        result=printed_value(report, indicator, latest, language),
        result_year=latest.year if latest else "",
        result_draft=latest is not None and latest.draft,
        completion=completion_text(done, unit, language) if done else "",
        status=status(found.status, language),
        attribute=indicator.attribute or "",
        attribute_word=attribute_word(indicator.attribute, language),
    )


def commitment_row(report: JudgedPlan, commitment: Commitment, language: Language) -> CommitmentRow:
    """One commitment with its target, place and, where values are published, how it stands."""
    plan, code = report.plan, language.code
    unit, found = plan.unit(commitment), report.assessments[commitment.id]
    latest = found.series.latest
    return CommitmentRow(
        id=commitment.id,
        text=commitment.text[code],
        draft=("commitment", commitment.id) in report.left_out,
        target=target_text(commitment, unit, language, plain=False),
        basis=basis_word(commitment.aim.basis, language),
        home=link_to(report, home_of(plan, commitment), language),
        note=commitment.note[code] if commitment.note else "",
        status=status(found.status, language) if latest else None,
        reason=reason_text(plan, commitment, found, report.shared.rules, language) if latest else "",
        result_draft=latest is not None and latest.draft,
        milestones=milestone_rows(plan, commitment, language),
        bodies=tuple(plan.bodies[body].name[code] for body in commitment.bodies),
    )


def milestone_rows(plan: Plan, subject: Subject, language: Language) -> tuple[MilestoneRow, ...]:
    unit = plan.unit(subject)
    return tuple(
        MilestoneRow(point.year, figure_text(point.figure, point.value, unit, language), point.draft)
        for point in subject.milestone
    )


def shown_table(exhibit: Exhibit) -> TableView:
    """Numbers that stand beside the same figure as it is shown are for programs, and left to the files."""
    table = exhibit.table
    names = [name for name, _title in table.columns]
    shown = [
        place
        for place, name in enumerate(names)
        if not name.endswith("_value") and not (name == "value" and "printed" in names)
    ]
    figures = {"printed", "value", "running_total", "baseline", "target", "actual", "completion", "indicators"}
    return TableView(
        heads=tuple(table.columns[place][1] for place in shown),
        numbers=tuple(names[place] in figures for place in shown),
        rows=tuple(tuple("" if row[place] is None else f"{row[place]}" for place in shown) for row in table.rows),
    )


def finding_view(report: JudgedPlan, finding: Finding, language: Language) -> FindingView:
    record = _shown(report.plan, finding.subject)
    return FindingView(
        kind=finding_kind(finding.kind, language),
        message=finding_text(finding, language),
        about=link_to(report, record, language) if record else None,
    )


def _shown(plan: Plan, name: str) -> Shown | None:
    """What a finding is about, if that is shown anywhere but on the page of its plan."""
    _box, project = plan.projects.get(name, (None, None))
    _section, item = plan.items.get(name, (None, None))
    measured = plan.indicator.get(name) or plan.commitment.get(name)
    return measured or project or plan.goal.get(name) or item or plan.section.get(name)
