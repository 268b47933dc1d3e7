"""Figures as pages say them: English of a Chinese print, Chinese of an English one, and the print itself in the files."""

import pytest
from plans import change, faults, judged, plan_with, row, tables_of

from planportal.assess.judged import judge_plan
from planportal.exhibits.indicators import indicator_table
from planportal.exports.schema import TABLES
from planportal.words.figures import plain_target, quoted, target_text
from planportal.words.language import language
from planportal.words.verdicts import headline, reason_text

ZH, EN = language("zh"), language("en")


def demo(root, typed):
    site = plan_with(root, row(typed))
    return judge_plan(site.plans["demo"], site.shared), site


@pytest.mark.parametrize(
    ("unit", "target", "chinese", "english"),
    [
        ("家", "at least 50", "至少50", "at least 50"),
        ("家", "at least 50 organizations", "至少50", "at least 50"),
        ("家", "30,000 organizations in total", "累计30000", "30,000 in total"),
        ("家", "10 a year on average", "年均10", "10 a year on average"),
        ("家", "between 8 and 10", "8至10", "8 to 10"),
        ("家", "about 8 to 10", "8至10左右", "about 8 to 10"),
        ("%", "under 12%", "低于12%", "less than 12%"),
        ("%", "cut by at least 40%", "降低至少40%", "down by at least 40%"),
        ("%", "up by 2 percentage points", "提高2", "up by 2"),
        ("%", "cut by 40% against 2019", "比2019年降低40%", "down by 40% against 2019"),
        ("%", "比2019年降低40%", "比2019年降低40%", "down by 40% against 2019"),
        # What Chinese prints, Chinese pages show.
        ("%", "≥95%", "≥95%", "at least 95%"),
        ("家", "50+", "50+", "at least 50"),
        ("%", "提高2个百分点", "提高2个百分点", "up by 2"),
    ],
)
def test_a_target_reads_in_the_language_of_the_page(tmp_path, unit, target, chinese, english):
    found, _site = demo(tmp_path, f'unit = "{unit}"\nbetter = "higher"\ntarget = "{target}"\n')
    indicator = found.plan.indicators["x"]
    shown = [target_text(indicator, found.plan.target_unit(indicator), language) for language in (ZH, EN)]
    assert shown == [chinese, english]


def test_a_plan_that_prints_english_reads_in_chinese_and_keeps_its_print_in_files(tmp_path):
    typed = 'unit = "家"\nbetter = "higher"\ntarget = "at least 50 organizations"\nvalues = { 2021 = "1 organization", 2022 = "over 20" }\n'
    found, site = demo(tmp_path, typed)
    plan, indicator = found.plan, found.plan.indicators["x"]
    assert plain_target(plan, indicator, ZH) == "2025年末目标：至少50家。"
    assert "20" in reason_text(plan, indicator, found.assessments["x"], site.shared.rules, ZH)
    assert quoted(indicator.target, plan.unit(indicator), ZH) == "至少50家"
    assert quoted(indicator.target, plan.unit(indicator), EN) == indicator.target
    tables = tables_of(site.shared, [plan])
    names = [column.name for column in TABLES["observations"].columns]
    printed = {row[names.index("year")]: row[names.index("printed")] for row in tables["observations"]}
    assert printed == {2021: "1 organization", 2022: "over 20"}


def test_what_rises_between_rates_rises_by_points(tmp_path):
    found, _site = demo(tmp_path, 'unit = "%"\nbaseline = "80"\ntarget = "提高2个百分点"\nvalues = { 2022 = "81" }\n')
    plan, indicator = found.plan, found.plan.indicators["x"]
    assert plain_target(plan, indicator, EN) == "Go up by at least 2 percentage points by the end of 2025."


CUT = 'unit = "%"\nbetter = "lower"\n'


def test_a_change_begins_in_the_year_that_it_is_printed_to_be_counted_from(tmp_path):
    typed = CUT + 'target = "cut by 40% against 2019"\nvalues = { 2023 = "down by 24%" }\n'
    plan = demo(tmp_path / "a", typed)[0].plan
    indicator = plan.indicators["x"]
    assert judged(tmp_path / "b", typed).path.points == ((2019, 0), (2025, 40))
    assert plain_target(plan, indicator, ZH) == "到2025年末比2019年降低至少40%。"
    assert plain_target(plan, indicator, EN) == "Go down by at least 40% from 2019 to the end of 2025."


def test_a_baseline_of_no_column_is_of_the_year_that_the_target_is_counted_from(tmp_path):
    typed = (
        'unit = "家"\nbetter = "lower"\ntarget = "比2019年降低40%"\nbaseline = "2100"\nvalues = { 2023 = "1596" }\n'
    )
    site = plan_with(tmp_path, row(typed), years="")
    found = judge_plan(site.plans["demo"], site.shared).assessments["x"]
    assert (found.series.baseline.year, found.value) == (2019, 24)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ('target = "cut by 40% against 2019"\nbaseline_year = 2018\n',
         "target: is counted from 2019, but the baseline is for 2018; mend the target or baseline_year"),
        # The table's column of baselines is of 2020.
        ('target = "cut by 40% against 2019"\nbaseline = "70"\n',
         "target: is counted from 2019, but the baseline is for 2020; mend the target or baseline_year"),
        ('target = "cut by 40% against 2025"\n',
         "target: is counted from 2025, which is not before the target year or too long ago"),
        ('target = "cut by 40% against 2019"\nvalues = { 2023 = "down by 24% from 2020" }\n',
         "values.2023: is counted from 2020, but the target from 2019; make them agree"),
    ],
)  # fmt: skip
def test_years_to_count_from_that_disagree_are_told(tmp_path, typed, told):
    plan_with(tmp_path, row(CUT + 'target = "5%"\n'))
    indicators = "plans/demo/indicators.toml"
    where = next(tmp_path.rglob(indicators)).parents[2]
    change(where, indicators, ('target = "5%"', typed.strip()))
    assert [fault for fault in faults(where) if told in fault] and len(faults(where)) == 1


def test_an_indicator_names_what_it_counts(tmp_path):
    typed = 'unit = "家"\nunit_en = { one = "nursery place", other = "nursery places" }\nbetter = "higher"\ntarget = "4.5"\nvalues = { 2023 = "3.36 nursery places" }\n'
    found, site = demo(tmp_path, typed)
    plan, indicator = found.plan, found.plan.indicators["x"]
    assert plain_target(plan, indicator, EN) == "Reach at least 4.5 nursery places by the end of 2025."
    assert "3.36 nursery places" in headline(plan, indicator, "Care", found.assessments["x"], EN)
    for table in ("indicators", "observations"):
        names = [column.name for column in TABLES[table].columns]
        rows = [line for line in tables_of(site.shared, [plan])[table] if "x" in line]
        assert {line[names.index("unit_en")] for line in rows} == {"nursery places"}


def test_numbers_in_ones_have_no_zeros_that_a_scale_leaves(tmp_path):
    typed = (
        'unit = "万人"\nbetter = "higher"\ntarget = "69541.00"\nvalues = { 2022 = "65000.0", 2023 = "9541.25005" }\n'
    )
    found, _site = demo(tmp_path, typed)
    of_language = {}
    for code in (ZH, EN):
        table = indicator_table(found, found.plan.indicators["x"], code)
        place = [name for name, _title in table.columns].index("value")
        of_language[code.code] = [f"{cells[place]:f}" for cells in table.rows]
    assert of_language == {
        "zh": ["65000.0", "9541.25005", "69541.00"],
        "en": ["650000000", "95412500.5", "695410000"],
    }
