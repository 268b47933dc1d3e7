"""The overview of a plan: how far it has come, what it holds, what is open, and what it belongs to."""

from collections.abc import Iterator
from typing import NamedTuple

from ... import addresses
from ...exhibits.status import rollup_sentence
from ...model.document import Evaluation
from ..page import Page
from ..rows import FindingView, IndicatorRow, Link
from .context import PlanContext


class EvaluationView(NamedTuple):
    kind: str
    date: str
    by: str
    third_party: bool
    verdict: str
    document: str
    draft: bool


class PlanView(NamedTuple):
    """``counts`` say how much of everything the plan holds: number, word and way in; ``goals`` come with how many indicators
    measure each. ``chain`` names the plans before, after and above, with the path "" where the portal does not hold one."""

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
    charts_elsewhere: tuple[Link, ...]
    notes: tuple[str, ...]
    chain: tuple[tuple[str, Link], ...]
    bodies: tuple[str, ...]


def page(context: PlanContext) -> Page:
    _, plan, info, rollup = context.language.text, context.plan, context.plan.info, context.report.rollup()
    summary = context.say(info.summary)
    # Charts of nothing but empty marks say less than the list of what is aimed for.
    charts = context.charts(status="status", completion="completion") if rollup.assessable else {}
    others = [exhibit for name, exhibit in context.overviews.items() if name not in charts]
    view = PlanView(
        years=_("%(start)s to %(end)s", start=info.start, end=info.end),
        region=context.say(info.region),
        field=context.say(info.field),
        headline=rollup_sentence(rollup, context.language),
        summary=summary,
        counts=_counts(context),
        aims=() if rollup.assessable else context.indicators(plan.indicator),
        goals=tuple((context.link(goal), len(goal.indicators)) for goal in plan.goals),
        findings=context.findings(),
        evaluations=tuple(_evaluation(context, evaluation) for evaluation in plan.evaluations),
        charts_elsewhere=tuple(Link(exhibit.path(), exhibit.label) for exhibit in others),
        notes=tuple(context.say(note) for note in info.note),
        chain=tuple(_chain(context)),
        bodies=context.bodies(plan.bodies),
    )
    return Page(context.say(info.title), summary, view, charts, drafts=context.drafts)


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


def _chain(context: PlanContext) -> Iterator[tuple[str, Link]]:
    _, info, plans, code = context.language.text, context.plan.info, context.directory["plans"], context.code
    if info.above:
        title, plan = info.above.title[code], info.above.plan
        yield _("Plan above"), _to(context, title, plan) if plan else Link("", title)
    if info.predecessor:
        yield _("Period before"), _to(context, plans[info.predecessor]["title"][code], info.predecessor)
    for name, other in plans.items():
        if other["predecessor"] == context.plan.id:
            yield _("Period after"), _to(context, other["title"][code], name)


def _to(context: PlanContext, title: str, plan: str) -> Link:
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
        document=context.say(evaluation.document),
        draft=context.hidden("evaluation", evaluation.id),
    )
