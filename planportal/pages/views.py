"""The views that pages and packs share: links, badges, rows of indicators and commitments, findings, tables."""

from typing import NamedTuple

from .. import addresses
from ..assess.findings import Finding
from ..assess.judged import JudgedPlan
from ..assess.values import Value
from ..exhibits.exhibit import Exhibit
from ..model.fields import vouched
from ..model.portal import Plan
from ..model.records import Commitment, Goal, Indicator, Project, Subject, TaskItem, TaskSection
from ..model.sources import Citation, Source
from ..model.status import Status
from ..words.figures import actual_text, baseline_text, figure_text, target_text, unit_heading, value_text
from ..words.findings import finding_kind, finding_text
from ..words.language import Language
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import completion_text, reason_text, time_cell, time_of

# A record of a plan that a link can lead to.
LinkTarget = Goal | Indicator | Commitment | Project | TaskSection | TaskItem


class Link(NamedTuple):
    """A link; ``place`` is the place of its target in the document, or the plan of the target; ``draft`` marks a target
    that a public build leaves out."""

    path: str
    text: str
    place: str = ""
    draft: bool = False


class Badge(NamedTuple):
    """A status: its code for style sheets, and its word."""

    code: str
    word: str


class MilestoneRow(NamedTuple):
    """A milestone; ``value`` is worded with its unit."""

    year: int
    value: str
    draft: bool


class IndicatorRow(NamedTuple):
    """An indicator as a row of its table, whose number is ``row``; ``part`` is True for a part of another indicator. ``result_time``
    says in a sentence and ``result_cell`` in a table when the result stands."""

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
    result_time: str
    result_cell: str
    result_draft: bool
    completion: str
    status: Badge
    attribute: str
    attribute_word: str


class CitationView(NamedTuple):
    """Where something was published. Of a named source ``path`` leads to its entry among the plan's sources and ``address`` to the
    source itself, ``about`` tells publisher and date, ``place`` the place in it; all are "" for words."""

    title: str
    path: str = ""
    address: str = ""
    place: str = ""
    about: str = ""


class CommitmentRow(NamedTuple):
    """A commitment; ``maker`` is the project or task that makes it, ``reason`` explains its status, and ``source`` is that of its
    latest value."""

    id: str
    text: str
    draft: bool
    target: str
    basis: str
    maker: Link
    note: str
    status: Badge | None
    reason: str
    source: CitationView | None
    result_draft: bool
    milestones: tuple[MilestoneRow, ...]
    bodies: tuple[str, ...]


class FindingView(NamedTuple):
    """A finding with a link to the record it is ``about``; None for a finding about the plan itself."""

    kind: str
    message: str
    about: Link | None


class TableView(NamedTuple):
    """The data of a chart as a table for readers: its first column names the row, columns of ``numbers`` are set to the right."""

    heads: tuple[str, ...]
    numbers: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


def status_badge(code: str, language: Language) -> Badge:
    return Badge(str(code), status_word(Status(code), language))


def link_to(judged: JudgedPlan, record: LinkTarget, language: Language) -> Link:
    """A link to the page of a record, to its place on the page of tasks, or for a commitment to what makes it."""
    plan, code = judged.plan, language.code
    match record:
        case Commitment():
            return link_to(judged, maker_of(plan, record), language)._replace(text=record.text[code])
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
    return Link(path, title[code], place, (kind, record.id) in judged.left_out)


def maker_of(plan: Plan, commitment: Commitment) -> Project | TaskItem:
    """The project or task that makes a commitment."""
    if commitment.project:
        return plan.projects[commitment.project][1]
    return plan.items[vouched(commitment.item)][1]


def value_cell(plan: Plan, indicator: Indicator, value: Value | None, language: Language) -> str:
    """A value for a column headed by its unit, "" for None."""
    return value_text(value, plan.unit(indicator), language) if value else ""


def indicator_row(judged: JudgedPlan, indicator: Indicator, language: Language) -> IndicatorRow:
    """One indicator as a row of its table."""
    plan, code = judged.plan, language.code
    assessment, unit = judged.assessments[indicator.id], plan.target_unit(indicator)
    latest = assessment.series.latest
    return IndicatorRow(
        id=indicator.id,
        row=indicator.row,
        name=indicator.name[code],
        path=addresses.entry(code, plan.id, "indicators", indicator.id),
        draft=("indicator", indicator.id) in judged.left_out,
        unit=unit_heading(unit, language),
        part=indicator.part_of is not None,
        group=indicator.group,
        baseline=baseline_text(plan, indicator, assessment.series, language),
        target=target_text(indicator, unit, language),
        result=actual_text(plan, indicator, assessment.series, language),
        result_time=time_of(assessment.series, latest, language) if latest else "",
        result_cell=time_cell(assessment.series, latest, language) if latest else "",
        result_draft=latest is not None and latest.draft,
        completion=completion_text(assessment.completion, unit, language) if assessment.completion else "",
        status=status_badge(assessment.status, language),
        attribute=indicator.attribute or "",
        attribute_word=attribute_word(indicator.attribute, language),
    )


def commitment_row(judged: JudgedPlan, commitment: Commitment, language: Language) -> CommitmentRow:
    """One commitment with its target, its place and, once a value is published, its status."""
    plan, code = judged.plan, language.code
    unit, assessment = plan.target_unit(commitment), judged.assessments[commitment.id]
    latest = assessment.series.latest
    return CommitmentRow(
        id=commitment.id,
        text=commitment.text[code],
        draft=("commitment", commitment.id) in judged.left_out,
        target=target_text(commitment, unit, language, plain=False),
        basis=basis_word(commitment.aim.basis, language),
        maker=link_to(judged, maker_of(plan, commitment), language),
        note=commitment.note[code] if commitment.note else "",
        status=status_badge(assessment.status, language) if latest else None,
        reason=reason_text(plan, commitment, assessment, judged.shared.rules, language) if latest else "",
        source=citation_view(plan, latest.source, language) if latest and latest.source else None,
        result_draft=latest is not None and latest.draft,
        milestones=milestone_rows(plan, commitment, language),
        bodies=tuple(plan.bodies[body].name[code] for body in commitment.bodies),
    )


def citation_view(plan: Plan, cited: Citation, language: Language) -> CitationView:
    code, source = language.code, cited.source
    if source is None:
        return CitationView(cited.words[code])
    return CitationView(
        title=source.title[code],
        path=addresses.source(code, plan.id, source.id),
        address=source.address or "",
        place=cited.place[code] if cited.place else "",
        about=" · ".join(publication(source, language)),
    )


def publication(source: Source, language: Language) -> tuple[str, ...]:
    """Who published a source and when, as far as it is known."""
    publisher = source.publisher[language.code] if source.publisher else ""
    return tuple(filter(None, (publisher, language.date(source.date) if source.date else "")))


def source_line(source: Source, language: Language) -> str:
    """A source in one line, for where nothing can be clicked."""
    parts = (source.title[language.code], *publication(source, language), source.address)
    return language.text(", ").join(filter(None, parts))


def milestone_rows(plan: Plan, subject: Subject, language: Language) -> tuple[MilestoneRow, ...]:
    unit = plan.unit(subject)
    return tuple(
        MilestoneRow(point.year, figure_text(point.figure, point.value, unit, language), point.draft)
        for point in subject.milestone
    )


def table_view(exhibit: Exhibit) -> TableView:
    """The data of an exhibit as a table for readers. Columns that repeat a printed figure as a plain number are for programs:
    only files hold them."""
    table = exhibit.table
    names = [name for name, _title in table.columns]
    columns = [
        index
        for index, name in enumerate(names)
        if not name.endswith("_value") and not (name == "value" and "printed" in names)
    ]
    figures = {"printed", "value", "running_total", "baseline", "target", "actual", "completion", "indicators"}
    return TableView(
        heads=tuple(table.columns[index][1] for index in columns),
        numbers=tuple(names[index] in figures for index in columns),
        rows=tuple(tuple("" if row[index] is None else f"{row[index]}" for index in columns) for row in table.rows),
    )


def finding_view(judged: JudgedPlan, finding: Finding, language: Language) -> FindingView:
    record = _record(judged.plan, finding.subject)
    return FindingView(
        kind=finding_kind(finding.kind, language),
        message=finding_text(finding, language),
        about=link_to(judged, record, language) if record else None,
    )


def _record(plan: Plan, identifier: str) -> LinkTarget | None:
    """The record with an identifier, if a link can lead to it."""
    _box, project = plan.projects.get(identifier, (None, None))
    _section, item = plan.items.get(identifier, (None, None))
    measured = plan.indicators.get(identifier) or plan.commitments.get(identifier)
    return measured or project or plan.goals.get(identifier) or item or plan.sections.get(identifier)
