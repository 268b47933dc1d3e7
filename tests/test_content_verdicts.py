"""The plans of content/: do the portal's verdicts agree with what their documents print, and where do documents disagree
with themselves? Who mends a figure or adds a plan sees here what becomes of it."""

import pytest

from planportal.assess.judged import judge_plan
from planportal.model.text import Text
from planportal.words.findings import finding_kind, finding_text
from planportal.words.language import languages
from planportal.words.verdicts import completion_in_both

# The column “完成情况” of Table 1 of the Changzhou plan; what it prints of row 13 its own rule contradicts.
CHANGZHOU = [
    "101%", "105%", "129%", "128%", "149%", "控制在目标内", "高2.73个百分点", "314%", "141%", "达到目标要求", "121%", "129%",
    "高0.99个百分点", "高1.29个百分点", "高1.8个百分点", "达到目标要求", "高0.8个百分点",
]  # fmt: skip
# The Zhuzhou document prints no such column; these follow from its targets and results.
ZHUZHOU = [
    ("113%", "exceeded"), ("控制在目标内", "met"), ("148%", "exceeded"), ("105%", "exceeded"), ("106%", "exceeded"),
    ("达到目标要求", "met"), ("116%", "exceeded"), ("93%", "not_met"), ("101%", "exceeded"), ("104%", "exceeded"),
    ("104%", "exceeded"), ("高2个百分点以上", "exceeded"), ("高5个百分点以上", "exceeded"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reports(public):
    return {name: judge_plan(plan, public.shared) for name, plan in public.plans.items()}


def completions(report) -> list[str]:
    plan, found = report.plan, report.assessments
    return [completion_in_both(found[row.id].completion, plan.unit(row)).zh for row in plan.indicators]


def test_the_completion_column_of_changzhou_is_reproduced_letter_for_letter(reports):
    report = reports["changzhou-hrss-13"]
    assert completions(report) == CHANGZHOU
    printed = {indicator.row: indicator.completion_printed for indicator in report.plan.indicators}
    different = {row: (printed[row], said) for row, said in enumerate(CHANGZHOU, 1) if printed[row] != said}
    assert different == {13: ("达到目标要求", "高0.99个百分点")}


def test_the_review_of_zhuzhou_comes_out_row_by_row_and_rolls_up(reports):
    report = reports["zhuzhou-hrss-13"]
    statuses = [report.assessments[indicator.id].status.value for indicator in report.plan.indicators]
    assert list(zip(completions(report), statuses, strict=True)) == ZHUZHOU
    binding, anticipatory = report.rollup("binding"), report.rollup("anticipatory")
    assert (binding.done, binding.assessable) == (6, 7)
    assert (anticipatory.done, anticipatory.assessable) == (6, 6)


def test_both_reviews_are_final_and_what_runs_without_results_is_not_judged(reports):
    for name in ("changzhou-hrss-13", "zhuzhou-hrss-13"):
        for indicator in reports[name].plan.indicators:
            found = reports[name].assessments[indicator.id]
            assert found.status.final and (found.year, found.target_year) == (2020, 2020)
    for name in ("changzhou-hrss-14", "zhuzhou-hrss-14"):
        for indicator in reports[name].plan.indicators:
            found = reports[name].assessments[indicator.id]
            assert (found.status.value, found.reason.value) == ("not_assessable", "no_value")


# --- where a document disagrees with itself ------------------------------------------------------------------------


def computed(reports, name: str) -> set[tuple]:
    """The contradictions that no editor typed, as (kind, subject, code, printed, other)."""
    return {
        (f.kind, f.subject, f.code, f.details.get("printed"), f.details.get("other"))
        for f in reports[name].findings
        if f.message is None and f.kind != "completion"
    }


def test_what_changzhou_says_in_two_ways(reports):
    assert computed(reports, "changzhou-hrss-14") == {
        ("value", "postdoctoral-recruits", "figures_differ", "〔200〕", "接近600人以上"),
        ("value", "masters-and-doctors", "yearly_and_total", "10000名以上", "3000名以上"),
        ("comparator", "urban-new-jobs", "bare_and_bound", "〔50〕", "50万人以上"),
        ("comparator", "mediation-success", "bare_and_bound", "60", "不低于60%"),
        ("comparator", "arbitration-closure", "bare_and_bound", "92", "不低于92%"),
    }
    assert computed(reports, "changzhou-hrss-13") == {
        ("notation", "urban-new-jobs", "round_brackets", "（63.14）", None),
    }


def test_what_zhuzhou_says_in_two_ways(reports):
    assert computed(reports, "zhuzhou-hrss-14") == {
        ("comparator", "urban-new-jobs", "bounds_differ", "[>25]", "25万人以上"),
        ("baseline", "urban-new-jobs", "baseline_is_total", "28.58", None),
        ("unit", "senior-titles", "no_unit", "4.2", None),
        ("value", "surveyed-urban-unemployment", "stated_in_words", "<5.5",
         Text(zh="与全省一致", en="in line with the provincial rate")),
    }  # fmt: skip
    assert computed(reports, "zhuzhou-hrss-13") == set()


def test_the_one_printed_verdict_that_its_own_column_contradicts(reports):
    (finding,) = [entry for entry in reports["changzhou-hrss-13"].findings if entry.kind == "completion"]
    assert finding.subject == "labor-contracts"
    zh, en = languages()
    assert finding_text(finding, en) == (
        "Table 1, row 13 prints “达到目标要求” for a result of 99.99 against ≥99; the rule of the same column gives "
        "“0.99 percentage points above target”."
    )
    for words in ("表1 第13行", "达到目标要求", "99.99", "≥99", "高0.99个百分点"):
        assert words in finding_text(finding, zh)


def test_every_finding_has_words_in_both_languages(reports):
    for report in reports.values():
        for finding in report.findings:
            for language in languages():
                assert finding_text(finding, language)
                assert finding_kind(finding.kind, language)
