"""The overview of a plan: its progress, its contents, its findings, and the plans around it."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...exhibits.status import rollup_sentence
from ...model.document import Evaluation
from ..page import Page
from ..views import CitationView, FindingView, IndicatorRow, Link
from .context import PlanContext


class EvaluationView(NamedTuple):
    kind: str
    date: str
    by: str
    third_party: bool
    verdict: str
    document: CitationView | None
    draft: bool


class PlanView(NamedTuple):
    """``counts`` of what the plan contains are each number, word and path; ``goals`` come with the number of their indicators.
    ``aims`` are the indicators of a plan whose progress cannot be assessed yet. ``related_plans`` are those before, after
    and above, each with its relation; a plan that the portal lacks has the path ""."""

    years: str
    region: str
    field: str
    headline: str
    summary: str
    counts: tuple[tuple[int, str, str], ...]
    aims: tuple[IndicatorRow, ...]
    goals: tuple[tuple[Link, int], ...]
    findings: tuple[FindingView, ...]
    evaluations: tuple[EvaluationView, ...]
    other_charts: tuple[Link, ...]
    notes: tuple[str, ...]
    related_plans: tuple[tuple[str, Link], ...]
    bodies: tuple[str, ...]


def page(context: PlanContext) -> Page:
    _, plan, info, rollup = context.language.text, context.plan, context.plan.info, context.judged.rollup()
    summary = context.say(info.summary)
    # Without assessable indicators these charts would be empty; the page lists the targets instead.
    charts = context.charts(status="status", completion="completion") if rollup.assessable else {}
    others = [exhibit for name, exhibit in context.plan_exhibits.items() if name not in charts]
    view = PlanView(
        years=_("%(start)s to %(end)s", start=info.start, end=info.end),
        region=context.say(context.plan.region),
        field=context.say(info.field),
        headline=rollup_sentence(rollup, context.language),
        summary=summary,
        counts=_counts(context),
        aims=() if rollup.assessable else context.indicator_rows(plan.indicators.ids),
        goals=tuple((context.link(goal), len(goal.indicators)) for goal in plan.goals),
        findings=context.finding_views(),
        evaluations=tuple(_evaluation(context, evaluation) for evaluation in plan.evaluations),
        other_charts=tuple(Link(exhibit.path(), exhibit.label) for exhibit in others),
        notes=tuple(context.say(note) for note in info.note),
        related_plans=tuple(_related_plans(context)),
        bodies=context.body_names(plan.bodies),
    )
    return Page(context.say(info.title), summary, view, charts, has_drafts=context.has_drafts)


def _counts(context: PlanContext) -> tuple[tuple[int, str, str], ...]:
    plan, count = context.plan, context.language.count
    counts = (
        (len(plan.goals), count("goal", "goals", len(plan.goals)), "goals", ""),
        (len(plan.indicators), count("indicator", "indicators", len(plan.indicators)), "indicators", ""),
        (len(plan.items), count("task", "tasks", len(plan.items)), "tasks", ""),
        (len(plan.projects), count("project", "projects", len(plan.projects)), "projects", ""),
        (len(plan.commitments), count("commitment in figures", "commitments in figures", len(plan.commitments)),
         "projects", "#commitments"),
        (len(plan.facts), count("other figure reported", "other figures reported", len(plan.facts)),
         "document", "#facts"),
    )  # fmt: skip
    return tuple(
        (number, word, addresses.part(context.code, plan.id, part) + anchor)
        for number, word, part, anchor in counts
        if number
    )


def _related_plans(context: PlanContext) -> Iterator[tuple[str, Link]]:
    _, info, plans, code = context.language.text, context.plan.info, context.directory["plans"], context.code
    if info.above:
        title, plan = info.above.title[code], info.above.plan
        yield _("Plan above"), _plan_link(context, title, plan) if plan else Link("", title)
    if info.predecessor:
        yield _("Period before"), _plan_link(context, plans[info.predecessor]["title"][code], info.predecessor)
    for name, other in plans.items():
        if other["predecessor"] == context.plan.id:
            yield _("Period after"), _plan_link(context, other["title"][code], name)


def _plan_link(context: PlanContext, title: str, plan: str) -> Link:
    return Link(addresses.plan(context.code, plan), title, draft=context.directory["plans"][plan]["draft"])


def _evaluation(context: PlanContext, evaluation: Evaluation) -> EvaluationView:
    _ = context.language.text
    kinds = {"annual": _("Annual evaluation"), "mid-term": _("Mid-term evaluation"), "final": _("Final evaluation")}
    return EvaluationView(
        kind=kinds[evaluation.kind],
        date=context.language.date(evaluation.date),
        by=context.say(evaluation.by),
        third_party=evaluation.third_party,
        verdict=context.say(evaluation.verdict),
        document=context.citation(context.plan.citation(evaluation.document)),
        draft=context.is_left_out("evaluation", evaluation.id),
    )
