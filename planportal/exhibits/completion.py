"""How far each indicator has come, one row for each: of a whole plan, and of what a goal is measured by."""

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from ..assess.completion import Form
from ..assess.judge import Assessment
from ..assess.judged import JudgedPlan
from ..charts.completion import CompletionChart, CompletionRow
from ..model.records import Indicator
from ..model.text import Unit
from ..words.figures import actual_text, target_text, unit_heading
from ..words.language import Language
from ..words.terms import attribute_word, status_word
from ..words.verdicts import completion_text
from .exhibit import Exhibit, ExhibitTable
from .maker import ExhibitMaker, chart_number, source_lines, table_labels, target_number
from .status import rollup_sentence


def exhibits(maker: ExhibitMaker) -> Iterator[Exhibit]:
    """The exhibit of all indicators of a plan that has some."""
    _, plan, judged, language = maker.language.text, maker.plan, maker.judged, maker.language
    if not plan.indicators:
        return
    short, rollup, place = plan.info.short[maker.code], judged.rollup(), table_labels(plan, maker.code)
    if rollup.assessable:
        title = _("How far did the indicators come? %(plan)s", plan=short)
    else:
        title = _("What do the indicators aim for? %(plan)s", plan=short)
    chart = completion_chart(judged, plan.indicators, title, rollup_sentence(rollup, language), place, language)
    table = completion_table(judged, plan.indicators, language)
    label = _("Indicators at a glance (%(plan)s)", plan=short)
    yield maker.exhibit("completion", label, chart, table, place, plan.indicators.ids)


def completion_chart(
    judged: JudgedPlan, indicators: Iterable[Indicator], title: str, alt: str, place: str, language: Language
) -> CompletionChart:
    """The chart of how far each of the indicators has come."""
    _, plan, code = language.text, judged.plan, language.code
    groups: dict[tuple[str, str | None], str] = {
        (table.id, group.id): group.title[code] for table in plan.tables for group in table.group
    }
    assessed = [(indicator, judged.assessments[indicator.id]) for indicator in indicators]
    assessable = any(assessment.status.assessable for _indicator, assessment in assessed)
    rows = []
    for indicator, assessment in assessed:
        unit, word = plan.unit(indicator), status_word(assessment.status, language)
        aim = _("Target %(target)s", target=_target_in_unit(indicator, unit, language))
        rows.append(
            CompletionRow(
                label=indicator.name[code],
                value_label=_progress_text(assessment, unit, word, language) if assessable else aim,
                percent=_percent(assessment),
                status=assessment.status,
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
        **source_lines(judged, place, language),
    )


def _target_in_unit(indicator: Indicator, unit: Unit, language: Language) -> str:
    """The target with its unit; in Chinese the figure stays as printed, so the unit stands beside it."""
    text = target_text(indicator, unit, language, plain=False)
    return f"{text}（{unit.zh}）" if language.code == "zh" and unit.zh and unit.zh not in text else text


def _progress_text(assessment: Assessment, unit: Unit, word: str, language: Language) -> str:
    """The completion if it is final, else the share of the way, else ``word``, the status."""
    if assessment.completion:
        return completion_text(assessment.completion, unit, language)
    if assessment.share is not None:
        share = assessment.share.quantize(Decimal(1), ROUND_HALF_UP)
        return language.text("%(share)s%% of the way", share=f"{share:f}")
    return word


def _percent(assessment: Assessment) -> Decimal | None:
    if assessment.completion and assessment.completion.form is Form.PERCENT:
        return assessment.completion.number
    # A value that went the wrong way has no length to draw.
    return max(assessment.share, Decimal(0)) if assessment.share is not None else None


def completion_table(judged: JudgedPlan, indicators: Iterable[Indicator], language: Language) -> ExhibitTable:
    """How each indicator stands: target, latest value, completion and status."""
    _, plan = language.text, judged.plan
    rows = []
    for indicator in indicators:
        assessment, unit = judged.assessments[indicator.id], plan.unit(indicator)
        latest = assessment.series.latest
        rows.append(
            (
                indicator.name[language.code], unit_heading(unit, language),
                target_text(indicator, unit, language), target_number(indicator, unit, language),
                actual_text(plan, indicator, assessment.series, language),
                chart_number(assessment.value, unit, language) if assessment.value is not None else None, latest.year if latest else None,
                completion_text(assessment.completion, unit, language) if assessment.completion else "",
                status_word(assessment.status, language), attribute_word(indicator.attribute, language),
            )
        )  # fmt: skip
    columns = (
        ("indicator", _("Indicator")), ("unit", _("Unit")), ("target", _("Target")),
        ("target_value", _("Target, as a number")), ("actual", _("Actual")),
        ("actual_value", _("Actual, as a number")), ("actual_year", _("Year")), ("completion", _("Completion")), ("status", _("Status")),
        ("attribute", _("Attribute")),
    )  # fmt: skip
    return ExhibitTable(columns, tuple(rows)).without_empty()
