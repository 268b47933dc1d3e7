"""Contradictions inside one document: found where they are, and nowhere else."""

import pytest
from packs import reports
from plans import both, plan_file, plan_with, promise, row, values

from planportal.assess.findings import Finding
from planportal.assess.judged import judge_plan
from planportal.model.text import Text
from planportal.words.findings import finding_kind, finding_text
from planportal.words.language import languages

PERSONS = 'unit = "万人"\nbetter = "higher"\n'
RATE = 'unit = "%"\nbetter = "higher"\n'


def stated(target: str, more: str = "") -> str:
    return f'\n[[indicator.stated]]\ntarget = "{target}"\ngoal = "goal-one"\n{more}'


def fact(value: str, more: str = 'unit = "万人"\n') -> str:
    texts = both("text", "Text") + both("source", "Chapter 1", "第一章")
    return f'\n[[fact]]\nid = "f"\nvalue = "{value}"\nindicator = "x"\n{texts}{more}'


def findings(site, name: str = "demo") -> tuple[Finding, ...]:
    return judge_plan(site.plans[name], site.shared).findings


def found(site) -> list[tuple[str, str, str]]:
    return [(f.kind, f.subject, f.code) for f in findings(site)]


# --- two places of one document ------------------------------------------------------------------------------------

CUMULATIVE, YEARLY = 'basis = "cumulative"\n', 'basis = "yearly"\n'


@pytest.mark.parametrize(
    ("unit", "printed", "other", "more", "expected"),
    [
        # the same, said differently
        (PERSONS, "320", "320万人", "", None),
        (PERSONS, "4.2", "4.20", "", None),
        (PERSONS, "〔50〕", "50万人", CUMULATIVE, None),
        (PERSONS, "〔50〕", "累计50万", "", None),
        (PERSONS, "[>25]", "〔>25〕", "", None),
        (RATE, "≥95", "不低于95%", "", None),
        (RATE, "90以上", "90%以上", "", None),
        (RATE, "60-70", "60-70%", "", None),
        (PERSONS, "〔200〕", "年均40左右", "", None),
        (PERSONS, "〔40-50〕", "每年8-10", "", None),
        # another figure
        (PERSONS, "320", "321万人", "", ("value", "figures_differ")),
        (PERSONS, "〔200〕", "接近600", CUMULATIVE, ("value", "figures_differ")),
        (RATE, "60-70", "60-75%", "", ("value", "figures_differ")),
        (RATE, "60-70", "60%以上", "", ("value", "figures_differ")),
        (RATE, "降低20%", "提高20%", "", ("value", "figures_differ")),
        # figures that differ say more than bounds that do
        (RATE, "60", "不低于65%", "", ("value", "figures_differ")),
        # a year's figure against the total
        (PERSONS, "〔10000〕", "每年3000以上", "", ("value", "yearly_and_total")),
        (PERSONS, "每年3000", "10000", CUMULATIVE, ("value", "yearly_and_total")),
        (PERSONS, "〔10000〕", "3000", YEARLY, ("value", "yearly_and_total")),
        (PERSONS, "〔51-60〕", "每年8-10", "", ("value", "yearly_and_total")),
        # the same figure over another span
        (PERSONS, "〔7〕", "7万人", "", ("basis", "bases_differ")),
        (PERSONS, "7", "每年7万人", "", ("basis", "bases_differ")),
        (RATE, "20%", "提高20%", "", ("value", "figures_differ")),
        # the same figure with another bound
        (RATE, "≥95", "95%左右", "", ("comparator", "bounds_differ")),
        (PERSONS, "[>25]", "25万人以上", CUMULATIVE, ("comparator", "bounds_differ")),
        (RATE, "60", "不低于60%", "", ("comparator", "bare_and_bound")),
        (RATE, "60", "不高于60%", "", ("comparator", "bounds_differ")),
        (PERSONS, "〔50〕", "50万人以上", CUMULATIVE, ("comparator", "bare_and_bound")),
    ],
)
def test_a_target_stated_twice(tmp_path, unit, printed, other, more, expected):
    site = plan_with(tmp_path, row(f'{unit}target = "{printed}"' + stated(other, more)))
    kinds = [(kind, code) for kind, _, code in found(site)]
    assert kinds == ([expected] if expected else [])


def test_a_finding_names_both_places_and_what_they_print(tmp_path):
    site = plan_with(tmp_path, row(f'{PERSONS}target = "320"' + stated("321万人")))
    (finding,) = findings(site)
    zh, en = languages()
    assert finding_text(finding, en) == "Table 1, row 1 prints “320”, while Chapter 4, item 1 says “321万人”."
    chinese = finding_text(finding, zh)
    for words in ("表1 第1行", "“320”", "第四章第1项", "“321万人”"):
        assert words in chinese


def test_the_yearly_figure_is_reckoned_over_the_plans_own_years(tmp_path):
    typed = row(f'{PERSONS}target = "〔90〕"' + stated("每年30"))
    assert found(plan_with(tmp_path / "three", typed, start=2023, end=2025)) == []
    site = plan_with(tmp_path / "five", typed)
    (finding,) = findings(site)
    zh, en = languages()
    assert "150万人" in finding_text(finding, zh) and "5年" in finding_text(finding, zh)
    assert "comes to 1,500,000 persons over 5 years" in finding_text(finding, en)


def test_a_target_in_words_beside_a_figure(tmp_path):
    more = 'basis = "qualitative"\ntarget_en = "in line with the province"\n'
    site = plan_with(tmp_path, row(f'{RATE}target = "<5.5"' + stated("与全省一致", more)))
    (finding,) = findings(site)
    assert (finding.kind, finding.code) == ("value", "stated_in_words")
    assert finding.details["other"] == Text(zh="与全省一致", en="in line with the province")


def test_the_same_words_twice_are_no_finding(tmp_path):
    words = 'basis = "qualitative"\ntarget_en = "in line"\n'
    site = plan_with(tmp_path, row(f'{words}target = "与全省一致"' + stated("与全省一致", words)))
    assert found(site) == []


def test_several_places_give_a_finding_each(tmp_path):
    site = plan_with(tmp_path, row(f'{PERSONS}target = "320"' + stated("321") + stated("320") + stated("≥320")))
    assert [code for _, _, code in found(site)] == ["figures_differ", "bare_and_bound"]


# --- commitments that say a thing again ----------------------------------------------------------------------------


def promised(target: str, unit: str, basis: str, more: str = "", name: str = "p") -> str:
    return promise(f'target = "{target}"\nunit = "{unit}"\nbasis = "{basis}"\n{more}', name)


@pytest.mark.parametrize(
    ("again", "basis", "expected"),
    [
        ("50万", "cumulative", None),
        ("10万人", "yearly", None),
        ("12万人", "yearly", ("value", "first", "yearly_and_total")),
        ("51万人", "cumulative", ("value", "first", "figures_differ")),
        ("50万人以上", "cumulative", ("comparator", "first", "bare_and_bound")),
        ("50万人", "level", ("basis", "first", "bases_differ")),
    ],
)
def test_a_commitment_restated(tmp_path, again, basis, expected):
    text = promised("50万人", "万人", "cumulative", name="first")
    text += promised(again, "万人", basis, 'restates = "first"\n', "second")
    site = plan_with(tmp_path, files={"commitments.toml": text})
    assert found(site) == ([expected] if expected else [])


def test_a_commitment_that_restates_an_indicator(tmp_path):
    again = promised("51万人", "万人", "cumulative", 'restates = "x"\n')
    site = plan_with(tmp_path, row(f'{PERSONS}target = "〔50〕"'), files={"commitments.toml": again})
    (finding,) = findings(site)
    assert (finding.kind, finding.subject) == ("value", "x")
    assert (finding.details["place"].en, finding.details["other_place"].en) == ("Table 1, row 1", "Box 1, item 01")


def test_the_scale_of_a_unit_is_part_of_the_figure(tmp_path):
    """500,000 persons and 50 times 10,000 persons are the same; a false contradiction would be published."""
    again = promised("500000人", "人", "cumulative", 'restates = "x"\n')
    site = plan_with(tmp_path, row(f'{PERSONS}target = "〔50〕"'), files={"commitments.toml": again})
    assert found(site) == []


def test_equal_numbers_of_other_scale_are_not_the_same(tmp_path):
    again = promised("50人", "人", "cumulative", 'restates = "x"\n')
    site = plan_with(tmp_path, row(f'{PERSONS}target = "〔50〕"'), files={"commitments.toml": again})
    assert found(site) == [("value", "x", "figures_differ")]


def test_persons_and_person_times_are_never_compared(tmp_path):
    again = promised("60万人次", "万人次", "cumulative", 'restates = "x"\n')
    site = plan_with(tmp_path, row(f'{PERSONS}target = "〔50〕"'), files={"commitments.toml": again})
    assert "figures_differ" not in [code for _, _, code in found(site)]


# --- facts of the running text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("result", "said", "differs"),
    [
        ("〔63.14〕", "〔63.14〕", False),
        ("（63.14）", "63.140", False),
        ("97.73", "95以上", False),
        ("97.73", "超过97", False),
        ("1.75", "3以下", False),
        ("63.14", "约63", False),
        ("63.14", "63.15", True),
        ("94", "95以上", True),
        ("3.1", "3以下", True),
    ],
)
def test_a_fact_that_repeats_a_row(tmp_path, result, said, differs):
    site = plan_with(
        tmp_path,
        row(f'{PERSONS}target = "1"\nresult = "{result}"\nresult_year = 2025'),
        files={"plan.toml": plan_file(more=fact(said))},
    )
    values = [entry for entry in found(site) if entry[0] == "value"]
    assert values == ([("value", "x", "fact_differs")] if differs else [])


def test_a_fact_in_another_scale(tmp_path):
    site = plan_with(
        tmp_path,
        row(f'{PERSONS}target = "1"\nresult = "63.14"\nresult_year = 2025'),
        files={"plan.toml": plan_file(more=fact("631400人", 'unit = "人"\n'))},
    )
    assert found(site) == []


def test_a_fact_of_another_measure_is_never_compared(tmp_path):
    site = plan_with(
        tmp_path,
        row(f'{PERSONS}target = "1"\nresult = "50"\nresult_year = 2025'),
        files={"plan.toml": plan_file(more=fact("60万人次", 'unit = "万人次"\n'))},
    )
    assert "fact_differs" not in [code for _, _, code in found(site)]


# --- single rows ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f'{PERSONS}target = "〔5〕"', []),
        (f'{PERSONS}target = "[5]"', []),
        (f'{PERSONS}target = "（5）"', [("notation", "x", "round_brackets")]),
        (f'{PERSONS}target = "(5)"', [("notation", "x", "round_brackets")]),
        (f'{PERSONS}target = "〔5〕"\nresult = "（6）"\nresult_year = 2025', [("notation", "x", "round_brackets")]),
        (f'{PERSONS}target = "〔5〕"\nbaseline = "（6）"', [("notation", "x", "round_brackets")]),
        ('better = "higher"\ntarget = "4.2"', [("unit", "x", "no_unit")]),
        ('basis = "qualitative"\ntarget = "清零"\ntarget_en = "zero"', []),
        (f'{PERSONS}target = "[>25]"\nbaseline = "28.58"', [("baseline", "x", "baseline_of_total")]),
        (
            f'{PERSONS}target = "[>25]"\nbaseline = "28.58"\nbaseline_covers = "period"',
            [("baseline", "x", "baseline_is_total")],
        ),
        (f'{PERSONS}target = "[>25]"\nbaseline = "[28.58]"', []),
        (f'{PERSONS}target = "[>25]"\nbaseline = "—"', []),
        (f'{PERSONS}target = "25"\nbaseline = "28.58"', []),
    ],
)
def test_what_a_row_shows_by_itself(tmp_path, typed, expected):
    assert found(plan_with(tmp_path, row(typed))) == expected


@pytest.mark.parametrize(
    ("unit", "target", "result", "printed", "differs"),
    [
        (RATE, "≥99", "99", "达到目标要求", False),
        (RATE, "≥99", "99.99", "达到目标要求", True),
        (RATE, "≥99", "99.99", "高0.99个百分点", False),
        (RATE, "≥98", "≥97", "达到目标要求", False),  # open: nothing to compare with
        (PERSONS, "50", "60", "120%", False),
        (PERSONS, "50", "60", "110%", True),
        (PERSONS, "50", "60", "120.0%", True),
        (PERSONS, "50", "60", "超额完成", True),  # in words of its own
        (PERSONS, "50", "50.5", "１０１％", False),  # full-width signs are no difference
    ],
)
def test_the_printed_completion_against_the_computed(tmp_path, unit, target, result, printed, differs):
    typed = f'{unit}target = "{target}"\nresult = "{result}"\nresult_year = 2025\ncompletion_printed = "{printed}"'
    assert found(plan_with(tmp_path, row(typed))) == ([("completion", "x", "completion_differs")] if differs else [])


def test_a_printed_completion_of_which_nothing_is_computed(tmp_path):
    typed = f'{RATE}target = "≥99"\ncompletion_printed = "达到目标要求"'
    assert found(plan_with(tmp_path, row(typed))) == []


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        # a value published later
        ('target = "50"\n' + values({2025: "60"}), "完成数为60，", "for a result of 60 against 50;"),
        (
            'target = "50"\nresult = "—"\nresult_year = 2024\n' + values({2025: "60"}),
            "完成数为60，",
            "a result of 60 against",
        ),
        # single years that nobody added up
        (
            'target = "〔50〕"\n' + values(dict.fromkeys(range(2021, 2026), "12"), covers="year"),
            "完成数为60万人，",
            "for a result of 600,000 persons against 〔50〕;",
        ),
        ('target = "〔50〕"\n' + values({2025: "〔60〕"}), "完成数为〔60〕，", "for a result of 〔60〕 against"),
    ],
)
def test_a_printed_completion_is_held_against_the_value_that_was_judged(tmp_path, typed, zh, en):
    site = plan_with(tmp_path, row(f'{PERSONS}completion_printed = "110%"\n{typed}'))
    (finding,) = [entry for entry in findings(site) if entry.kind == "completion"]
    chinese, english = languages()
    assert zh in finding_text(finding, chinese) and en in finding_text(finding, english)


def test_what_an_editor_typed_comes_last_and_as_typed(tmp_path):
    typed = f'[[finding]]\nkind = "scope"\nsubject = "goal-one"\n{both("message", "Two scopes.", "口径不同。")}'
    indicator = row('better = "higher"\ntarget = "4.2"')
    site = plan_with(tmp_path, indicator, files={"plan.toml": plan_file(more=typed)})
    first, last = findings(site)
    assert (first.code, last.kind, last.subject) == ("no_unit", "scope", "goal-one")
    assert last.message == Text(zh="口径不同。", en="Two scopes.")
    assert [finding_text(last, language) for language in languages()] == ["口径不同。", "Two scopes."]


# --- a whole plan ----------------------------------------------------------------------------------------------------


def test_every_finding_has_words_in_both_languages():
    said = {finding.code or finding.kind for report in reports().values() for finding in report.findings}
    assert len(said) > 7
    for report in reports().values():
        for finding in report.findings:
            for language in languages():
                assert finding_text(finding, language)
                assert finding_kind(finding.kind, language)
