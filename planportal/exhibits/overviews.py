"""Charts of many indicators or commitments at once: completion of a plan or a goal, status, and commitments by box."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from ..assess.completion import Form
from ..assess.judge import Assessment, Status
from ..assess.rollup import Rollup, roll_up
from ..charts import (
    Chart,
    CommitmentRow,
    CommitmentsChart,
    CompletionChart,
    CompletionRow,
    RollupChart,
    RollupGroup,
    RollupPart,
)
from ..model.fields import vouched
from ..model.notation import Basis
from ..model.portal import Plan, Shared
from ..model.records import Commitment, Goal, Indicator
from ..model.text import Unit
from ..words.figures import target_text
from ..words.language import Language
from ..words.report import Report
from ..words.terms import attribute_word, basis_word, status_word
from ..words.verdicts import completion_text
from .drawings import about_source, code_of


def completion_chart(report: Report, language: Language) -> CompletionChart:
    """All indicators of a plan at a glance."""
    _, plan, code = language.text, report.plan, language.code
    if report.rollup().assessable:
        title = _("How far did the indicators come? %(plan)s", plan=plan.info.short[code])
    else:
        title = _("What do the indicators aim for? %(plan)s", plan=plan.info.short[code])
    return _completion(
        report, plan.indicators, title, rollup_sentence(report.rollup(), language), tables_of(plan, code), language
    )


def tables_of(plan: Plan, code: str) -> str:
    """The document's indicator tables by name."""
    return ("、" if code == "zh" else ", ").join(table.label[code] for table in plan.tables)


def goal_chart(report: Report, goal: Goal, language: Language) -> Chart | None:
    """The indicators of a goal, else what is promised in figures under its tasks; None where there is neither."""
    _, plan, code = language.text, report.plan, language.code
    title, place = goal.title[code], goal.source[code]
    if goal.indicators:
        indicators = [plan.indicator[name] for name in goal.indicators]
        rollup = roll_up(report.assessments[indicator.id].status for indicator in indicators)
        question = _("%(goal)s: how far have its indicators come?", goal=title) if rollup.assessable else (
            _("%(goal)s: what do its indicators aim for?", goal=title))  # fmt: skip
        return _completion(report, indicators, question, goal_sentence(rollup, language), place, language)
    if promised := plan.commitments_under(goal.tasks):
        question = _("%(goal)s: what has been promised in figures?", goal=title)
        return _commitments(report, promised, question, place, language)
    return None


def _completion(
    report: Report, indicators: Iterable[Indicator], title: str, alt: str, place: str, language: Language
) -> CompletionChart:
    _, plan, code = language.text, report.plan, language.code
    groups: dict[tuple[str, str | None], str] = {
        (table.id, group.id): group.title[code] for table in plan.tables for group in table.group
    }
    judged = [(indicator, report.assessments[indicator.id]) for indicator in indicators]
    assessable = any(found.status is not Status.NOT_ASSESSABLE for _indicator, found in judged)
    rows = []
    for indicator, found in judged:
        unit, word = plan.unit(indicator), status_word(found.status, language)
        aim = _("Target %(target)s", target=_aim(indicator, unit, language))
        rows.append(
            CompletionRow(
                label=indicator.name[code],
                value_label=_progress(found, unit, word, language) if assessable else aim,
                percent=_percent(found),
                status=found.status.value,
                status_word=word,
                group=groups.get((indicator.table, indicator.group), ""),
            )
        )
    return CompletionChart(
        title=title,
        unit=_("Completion of the target in percent; rates by their distance from the target") if assessable else "",
        alt=alt,
        rows=tuple(rows),
        full_label=_("Target = 100%%"),
        **about_source(report, place, language),
    )


def _aim(indicator: Indicator, unit: Unit, language: Language) -> str:
    """The target with its unit; in Chinese the figure stays as printed, so the unit stands beside it."""
    text = target_text(indicator, unit, language, plain=False)
    return f"{text}（{unit.zh}）" if language.code == "zh" and unit.zh and unit.zh not in text else text


def _progress(found: Assessment, unit: Unit, word: str, language: Language) -> str:
    """Completion where it is final, the share of the way where it is on its way, else the status."""
    if found.completion:
        return completion_text(found.completion, unit, language)
    if found.share is not None:
        share = found.share.quantize(Decimal(1), ROUND_HALF_UP)
        return language.text("%(share)s%% of the way", share=f"{share:f}")
    return word


def _percent(found: Assessment) -> Decimal | None:
    if found.completion and found.completion.form is Form.PERCENT:
        return found.completion.number
    # A value that went the wrong way has no length to draw.
    return max(found.share, Decimal(0)) if found.share is not None else None


def rollup_sentence(rollup: Rollup, language: Language) -> str:
    """The roll-up in one sentence."""
    _ = language.text
    if not rollup.assessable:
        return _(
            "None of the %(total)s indicators can be assessed yet: no values have been published.", total=rollup.total
        )
    return _(
        "%(done)s of the %(assessable)s indicators that can be assessed are met or on course; the plan has %(total)s.",
        done=rollup.done, assessable=rollup.assessable, total=rollup.total,
    )  # fmt: skip


def goal_sentence(rollup: Rollup, language: Language) -> str:
    """The roll-up of one goal's indicators in one sentence."""
    if not rollup.assessable:
        return language.count(
            "The indicator of this goal cannot be assessed yet: no value has been published.",
            "None of the %(num)s indicators of this goal can be assessed yet: no values have been published.",
            rollup.total,
        )
    return language.text(
        "%(done)s of the %(assessable)s indicators of this goal that can be assessed are met or on course.",
        done=rollup.done, assessable=rollup.assessable,
    )  # fmt: skip


def rollup_group(label: str, rollup: Rollup, language: Language) -> RollupGroup:
    """One bar of a roll-up chart."""
    parts = tuple(
        RollupPart(reached.value, status_word(reached, language), count) for reached, count in rollup.counts
    )
    return RollupGroup(label, parts)


def rollup_chart(report: Report, language: Language) -> RollupChart:
    """The status of a plan's indicators, binding and anticipatory apart where the plan tells them apart."""
    _, plan, code = language.text, report.plan, language.code
    whole = report.rollup()
    groups = [rollup_group(_("All indicators"), whole, language)]
    if any(indicator.attribute for indicator in plan.indicators):
        for attribute in ("binding", "anticipatory"):
            if (part := report.rollup(attribute)).total:
                groups.append(rollup_group(attribute_word(attribute, language), part, language))
    return RollupChart(
        title=_("Where do the indicators stand? %(plan)s", plan=plan.info.short[code]),
        unit=_("Number of indicators"),
        alt=rollup_sentence(whole, language),
        groups=tuple(groups),
        **about_source(report, "", language),
    )


def commitments_chart(report: Report, language: Language) -> CommitmentsChart | None:
    """The plan's commitments by box, and those in the text of tasks; None where there are none."""
    plan = report.plan
    if not plan.commitments:
        return None
    title = language.text("What has been promised in figures? %(plan)s", plan=plan.info.short[language.code])
    return _commitments(report, plan.commitments, title, "", language, every_box=True)


def _commitments(
    report: Report,
    chosen: tuple[Commitment, ...],
    title: str,
    place: str,
    language: Language,
    every_box: bool = False,
) -> CommitmentsChart:
    """``every_box`` shows boxes without commitments too."""
    _, plan, code = language.text, report.plan, language.code
    homes: dict[str, list[Commitment]] = {box.id: [] for box in plan.boxes}
    labels = {box.id: f"{box.label[code]} {box.title[code]}" for box in plan.boxes}
    for commitment in chosen:
        if commitment.project:
            homes[plan.projects[commitment.project][0].id].append(commitment)
        else:
            section = plan.items[vouched(commitment.item)][0]
            key = f"section {section.id}"
            labels[key] = _("Task text: %(section)s", section=section.title[code])
            homes.setdefault(key, []).append(commitment)
    rows = []
    for home, commitments in homes.items():
        if not commitments and not every_box:
            continue
        counts: dict[str, int] = {}
        for basis in Basis:
            count = sum(commitment.aim.basis is basis for commitment in commitments)
            if count:
                counts[basis_word(basis, language)] = count
        rows.append(CommitmentRow(labels[home], len(commitments), tuple(counts.items())))
    # In the order of the whole plan, so that marks mean the same on all its charts.
    used = [basis for basis in Basis if any(c.aim.basis is basis for c in plan.commitments)]
    return CommitmentsChart(
        title=title,
        unit=_("Number of quantified commitments"),
        alt=_promised(chosen, sum(1 for box in plan.boxes if homes[box.id]), language),
        rows=tuple(rows),
        kind_order=tuple(basis_word(basis, language) for basis in used),
        **about_source(report, place, language),
    )


def _promised(chosen: tuple[Commitment, ...], boxes: int, language: Language) -> str:
    """How many commitments there are, and whether they stand in boxes, in the text of tasks, or in both."""
    figures = {"total": len(chosen), "boxes": boxes}
    if not boxes:
        return language.count(
            "%(num)s quantified commitment, in the text of tasks.",
            "%(num)s quantified commitments, in the text of tasks.", len(chosen),
        )  # fmt: skip
    if all(commitment.project for commitment in chosen):
        return language.text("Quantified commitments: %(total)s. Boxes that hold them: %(boxes)s.", **figures)
    return language.text("%(total)s quantified commitments, in %(boxes)s boxes and in the text of tasks.", **figures)


def portal_status_chart(shared: Shared, rollups: list[tuple[str, Rollup]], language: Language) -> RollupChart:
    """The status of the indicators of all plans, one bar for each plan."""
    _ = language.text
    return RollupChart(
        title=_("Where do the indicators of all plans stand?"),
        unit=_("Number of indicators"),
        source=_("Source: the plan documents"),
        date=_("Data as of %(date)s", date=language.date(shared.info.as_of)),
        alt=_(
            "%(done)s of the %(assessable)s indicators that can be assessed are met or on course.",
            done=sum(rollup.done for _short, rollup in rollups),
            assessable=sum(rollup.assessable for _short, rollup in rollups),
        ),
        language=code_of(language),
        groups=tuple(rollup_group(short, rollup, language) for short, rollup in rollups),
    )
