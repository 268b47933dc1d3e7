"""One indicator of a plan: the finding, its figures, how they are judged, where they stand, and what they belong to."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...assess.judge import Assessment
from ...model.measured import Stated
from ...model.records import Indicator
from ...words.figures import plain_target
from ...words.verdicts import direction_text, headline, reason_text
from ..page import Neighbours, Page, neighbours
from ..rows import (
    CommitmentRow,
    FindingView,
    IndicatorRow,
    Link,
    MilestoneRow,
    indicator_row,
    milestone_rows,
    printed_value,
)
from .context import PlanContext


class ValueRow(NamedTuple):
    """A value with what it covers, its state, source and note."""

    year: int
    kind: str
    value: str
    span: str
    state: str
    provisional: bool
    published: str
    source: str
    note: str
    draft: bool


class IndicatorView(NamedTuple):
    """``figures`` are those of its row in the table, whose place in the document is ``source``; ``stated`` are other places, with
    the target as they state it. ``age`` says how old the latest value is, only where it is old. ``whole`` is the indicator that
    it is part of, ``parts`` are its own; ``concept`` leads to the comparison, ``elsewhere`` to the same concept in related
    plans and in other rows of this one."""

    headline: str
    figures: IndicatorRow
    baseline_year: int | str
    target_year: int
    printed: str
    plain: str
    direction: str
    reason: str
    age: str
    completion_printed: str
    values: tuple[ValueRow, ...]
    milestones: tuple[MilestoneRow, ...]
    bodies: tuple[str, ...]
    findings: tuple[FindingView, ...]
    definition: str
    notes: tuple[str, ...]
    table_notes: tuple[str, ...]
    source: str
    document: str
    stated: tuple[tuple[str, str], ...]
    whole: Link | None
    parts: tuple[Link, ...]
    goals: tuple[Link, ...]
    tasks: tuple[Link, ...]
    projects: tuple[Link, ...]
    commitments: tuple[CommitmentRow, ...]
    concept: Link | None
    elsewhere: tuple[Link, ...]
    neighbours: Neighbours


def page(context: PlanContext, indicator: Indicator) -> Page:
    plan, report, language, say, name = context.plan, context.report, context.language, context.say, indicator.id
    found, title = report.assessments[name], say(indicator.name)
    baseline = found.series.baseline
    statement = headline(plan, indicator, title, found, language)
    concept = report.shared.concepts[indicator.concept] if indicator.concept else None
    compared = concept if concept and concept.id in context.directory["compared"] else None
    # The note on the baseline stands with its value where there is one.
    notes = (indicator.note, None if baseline else indicator.baseline_note)
    view = IndicatorView(
        headline=statement,
        figures=indicator_row(report, indicator, language),
        baseline_year=baseline.year if baseline else "",
        target_year=plan.info.end,
        printed=indicator.target,
        plain=plain_target(plan, indicator, language),
        direction=direction_text(indicator, language),
        reason=reason_text(plan, indicator, found, report.shared.rules, language),
        age=_age(context, found),
        completion_printed=indicator.completion_printed or "",
        values=tuple(_values(context, indicator, found)),
        milestones=milestone_rows(plan, indicator, language),
        bodies=context.bodies(indicator.bodies),
        findings=context.findings({name}),
        definition=say(indicator.definition or (concept.definition if concept else None)),
        notes=tuple(say(note) for note in notes if note),
        table_notes=tuple(say(note) for note in plan.table[indicator.table].note),
        source=say(plan.place_of_row(indicator)),
        document=say(plan.info.document.title),
        stated=tuple((say(plan.place_stated(stated)), _target(context, stated)) for stated in indicator.stated),
        whole=context.link(plan.indicator[indicator.part_of]) if indicator.part_of else None,
        parts=context.links(part for part in plan.indicators if part.part_of == name),
        goals=context.links(goal for goal in plan.goals if name in goal.indicators),
        tasks=context.links(item for _section, item in plan.items.values() if name in item.indicators),
        projects=context.links(project for _box, project in plan.projects.values() if name in project.indicators),
        commitments=context.commitments(promise for promise in plan.commitments if name in promise.indicators),
        concept=Link(addresses.concept(context.code, compared.id), say(compared.name)) if compared else None,
        elsewhere=tuple(_elsewhere(context, indicator)),
        neighbours=neighbours(plan.indicators, indicator, context.link),
    )
    charts = context.charts(indicator=f"indicators/{name}")
    return Page(title, statement, view, charts, context.hidden("indicator", name), report.drafted(name))


def _age(context: PlanContext, found: Assessment) -> str:
    if found.status.final or found.age is None or not found.age.old:
        return ""
    years = found.age.months // 12
    return context.language.count(
        "The latest value is over %(num)s year old.", "The latest value is over %(num)s years old.", years
    )


def _values(context: PlanContext, indicator: Indicator, found: Assessment) -> Iterator[ValueRow]:
    """Every value, the baseline first."""
    _, language = context.language.text, context.language
    states = {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}
    spans = {
        ("actual", "year"): _("that year"),
        ("actual", "period"): _("total over the period"),
        ("baseline", "period"): _("total of the period before"),
    }
    for value in filter(None, (found.series.baseline, *found.series.actuals)):
        yield ValueRow(
            year=value.year,
            kind=_("Baseline") if value.kind == "baseline" else _("Actual"),
            value=printed_value(context.report, indicator, value, language),
            span=spans.get((value.kind, value.covers), ""),
            state=states[value.state],
            provisional=value.state == "provisional",
            published=language.date(value.published) if value.published else "",
            source=context.say(value.source),
            note=context.say(value.note),
            draft=value.draft,
        )


def _target(context: PlanContext, stated: Stated) -> str:
    return stated.target_en if context.code == "en" and stated.target_en else stated.target


def _elsewhere(context: PlanContext, indicator: Indicator) -> Iterator[Link]:
    code, directory = context.code, context.directory
    for entry in directory["concepts"].get(indicator.concept or "", ()):
        plan, name = entry["plan"], entry["indicator"]
        if (plan, name) != (context.plan.id, indicator.id):
            path, short = addresses.entry(code, plan, "indicators", name), directory["plans"][plan]["short"][code]
            yield Link(path, entry["name"][code], short, entry["draft"])
