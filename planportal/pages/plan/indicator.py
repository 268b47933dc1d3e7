"""One indicator of a plan: its figures, how they are judged, where the document prints them, and what they belong to."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...assess.judge import Assessment
from ...assess.values import Value
from ...model.measured import Stated
from ...model.messages import TAGS
from ...model.notation import Basis
from ...model.notation_english import in_english
from ...model.records import Indicator
from ...words.figures import plain_target, quoted
from ...words.periods import period_cell
from ...words.verdicts import direction_text, headline, reason_text
from ..breakdown import BreakdownView, breakdowns
from ..page import Neighbours, Page, neighbours
from ..views import (
    CitationView,
    CommitmentRow,
    FindingView,
    IndicatorRow,
    Link,
    MilestoneRow,
    indicator_row,
    milestone_rows,
    value_cell,
)
from .context import PlanContext

# A series of more values than this shows the last ones and folds the others.
LONG, SHOWN = 16, 12


class ValueRow(NamedTuple):
    """A published value; ``span`` names what it covers, ``published`` the date of its publication."""

    period: str
    kind: str
    value: str
    span: str
    state: str
    provisional: bool
    published: str
    source: CitationView | None
    note: str
    draft: bool


class PublishedView(NamedTuple):
    """The values in their order, the baseline first: the ``latest`` and, of a long series, the ``earlier`` ones, which are folded;
    ``of_years`` tells that all are for whole years."""

    earlier: tuple[ValueRow, ...]
    latest: tuple[ValueRow, ...]
    of_years: bool


class TargetView(NamedTuple):
    """The target as printed, with the tag of its language, and in plain words, who is responsible for it, and its milestones."""

    year: int
    printed: str
    printed_tag: str
    plain: str
    direction: str
    bodies: tuple[str, ...]
    milestones: tuple[MilestoneRow, ...]


class JudgementView(NamedTuple):
    """How the indicator is judged. ``age`` tells the age of the latest value if that is old; ``completion_printed`` is the
    completion as the document prints it."""

    reason: str
    age: str
    completion_printed: str


class SourceView(NamedTuple):
    """Where the indicator stands in the document, and how that defines it; ``stated`` are further places, each with the target
    as it is stated there and the tag of its language."""

    document: str
    document_address: str
    place: str
    stated: tuple[tuple[str, str, str], ...]
    definition: str
    notes: tuple[str, ...]
    table_notes: tuple[str, ...]


class RelatedView(NamedTuple):
    """What the indicator belongs to, and its own ``parts``. ``concept_path`` leads to the comparison of its concept, "" where
    there is none; ``elsewhere`` leads to the same concept in related plans and in other rows of this one."""

    concept_path: str
    elsewhere: tuple[Link, ...]
    goals: tuple[Link, ...]
    parts: tuple[Link, ...]
    tasks: tuple[Link, ...]
    projects: tuple[Link, ...]
    commitments: tuple[CommitmentRow, ...]


class IndicatorView(NamedTuple):
    """``row`` holds the figures of the indicator in its table, ``whole`` leads to the indicator that it is a part of."""

    headline: str
    whole: Link | None
    row: IndicatorRow
    baseline_year: int | str
    target: TargetView
    judgement: JudgementView
    published: PublishedView
    breakdowns: tuple[BreakdownView, ...]
    findings: tuple[FindingView, ...]
    source: SourceView
    related: RelatedView | None
    neighbours: Neighbours


def page(context: PlanContext, indicator: Indicator) -> Page:
    plan, language, name = context.plan, context.language, indicator.id
    assessment, title = context.judged.assessments[name], context.say(indicator.name)
    baseline, related = assessment.series.baseline, _related(context, indicator)
    statement = headline(plan, indicator, title, assessment, language)
    view = IndicatorView(
        headline=statement,
        whole=context.link(plan.indicators[indicator.part_of]) if indicator.part_of else None,
        row=indicator_row(context.judged, indicator, language),
        baseline_year=baseline.year if baseline else "",
        target=TargetView(
            year=plan.info.end,
            printed=_as_printed(context, indicator, indicator.target),
            printed_tag=_tag(_as_printed(context, indicator, indicator.target)),
            plain=plain_target(plan, indicator, language),
            direction=direction_text(indicator, language),
            bodies=context.body_names(indicator.bodies),
            milestones=milestone_rows(plan, indicator, language),
        ),
        judgement=JudgementView(
            reason=reason_text(plan, indicator, assessment, context.judged.shared.rules, language),
            age=_age(context, assessment),
            completion_printed=indicator.completion_printed or "",
        ),
        published=_published(context, indicator, assessment),
        breakdowns=breakdowns(context.judged, indicator, language),
        findings=context.finding_views({name}),
        source=_source(context, indicator, baseline),
        related=related if any(related) else None,
        neighbours=neighbours(plan.indicators.records, indicator, context.link),
    )
    charts = context.charts(indicator=f"indicators/{name}")
    is_draft = context.is_left_out("indicator", name)
    return Page(title, statement, view, charts, is_draft, context.judged.drafted(name))


def _source(context: PlanContext, indicator: Indicator, baseline: Value | None) -> SourceView:
    plan, say = context.plan, context.say
    concept = context.judged.shared.concepts[indicator.concept] if indicator.concept else None
    # The row of the baseline among the values already shows its note.
    notes = (indicator.note, None if baseline else indicator.baseline_note)
    return SourceView(
        document=say(plan.info.document.title),
        document_address=plan.info.document.address or "",
        place=say(plan.place_of_row(indicator)),
        stated=tuple(_stated(context, indicator, stated) for stated in indicator.stated),
        definition=say(indicator.definition or (concept.definition if concept else None)),
        notes=tuple(say(note) for note in notes if note),
        table_notes=tuple(say(note) for note in plan.tables[indicator.table].note),
    )


def _related(context: PlanContext, indicator: Indicator) -> RelatedView:
    plan, name, concept = context.plan, indicator.id, indicator.concept
    compared = concept if concept in context.directory["compared"] else None
    return RelatedView(
        concept_path=addresses.concept(context.code, compared) if compared else "",
        elsewhere=tuple(_elsewhere(context, indicator)) if compared else (),
        goals=context.links(goal for goal in plan.goals if name in goal.indicators),
        parts=context.links(part for part in plan.indicators if part.part_of == name),
        tasks=context.links(item for _section, item in plan.items.values() if name in item.indicators),
        projects=context.links(project for _box, project in plan.projects.values() if name in project.indicators),
        commitments=context.commitment_rows(promise for promise in plan.commitments if name in promise.indicators),
    )


def _age(context: PlanContext, assessment: Assessment) -> str:
    """How old the latest value is, if that is old and the plan still runs."""
    if assessment.status.final or assessment.age is None or not assessment.age.old:
        return ""
    years = assessment.age.months // 12
    return context.language.count(
        "The latest value is over %(num)s year old.", "The latest value is over %(num)s years old.", years
    )


def _published(context: PlanContext, indicator: Indicator, assessment: Assessment) -> PublishedView:
    rows = tuple(_values(context, indicator, assessment))
    folded = len(rows) - SHOWN if len(rows) > LONG else 0
    of_years = all(value.period.whole for value in assessment.series.actuals)
    return PublishedView(rows[:folded], rows[folded:], of_years)


def _values(context: PlanContext, indicator: Indicator, assessment: Assessment) -> Iterator[ValueRow]:
    """Every value, the baseline first."""
    _, language = context.language.text, context.language
    states = {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised")}
    spans = {
        ("actual", "year"): _("that year"),
        ("actual", "period"): _("total over the period"),
        ("baseline", "period"): _("total of the period before"),
    }
    for value in filter(None, (assessment.series.baseline, *assessment.series.actuals)):
        yield ValueRow(
            period=period_cell(value.period, value.moment, language),
            kind=_("Baseline") if value.kind == "baseline" else _("Actual"),
            value=value_cell(context.plan, indicator, value, language),
            span=spans.get((value.kind, value.covers), "") if value.period.whole or value.covers == "period" else "",
            state=states[value.state],
            provisional=value.state == "provisional",
            published=language.date(value.published) if value.published else "",
            source=context.citation(value.source),
            note=context.say(value.note),
            draft=value.draft,
        )


def _as_printed(context: PlanContext, indicator: Indicator, printed: str) -> str:
    return printed if indicator.in_words else quoted(printed, context.plan.unit(indicator), context.language)


def _tag(printed: str) -> str:
    """The language of what is printed, for those who have it read aloud."""
    return TAGS["en" if in_english(printed) else "zh"]


def _stated(context: PlanContext, indicator: Indicator, stated: Stated) -> tuple[str, str, str]:
    """Another place, the target as it is stated there, and the language of that."""
    if context.code == "en" and stated.target_en:
        printed = stated.target_en
    elif stated.basis is Basis.QUALITATIVE:
        printed = stated.target
    else:
        printed = _as_printed(context, indicator, stated.target)
    return context.say(context.plan.place_stated(stated)), printed, _tag(printed)


def _elsewhere(context: PlanContext, indicator: Indicator) -> Iterator[Link]:
    """Links to the other indicators of the same concept, each with the short title of its plan."""
    code, directory = context.code, context.directory
    for entry in directory["concepts"].get(indicator.concept or "", ()):
        plan, name = entry["plan"], entry["indicator"]
        if (plan, name) != (context.plan.id, indicator.id):
            path, short = addresses.entry(code, plan, "indicators", name), directory["plans"][plan]["short"][code]
            yield Link(path, entry["name"][code], short, entry["draft"])
