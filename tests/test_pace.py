"""Level, pace and age of one target, judged from small plans read by the real loader."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import judged, milestones, plan_with, promise, row, values

from planportal.assess.judge import assess
from planportal.assess.judged import judge_plan
from planportal.assess.pace import path_to
from planportal.assess.rollup import roll_up
from planportal.model.records import Indicator
from planportal.model.status import Status

QUANTITY, RATE = 'unit = "万人"\n', 'unit = "%"\n'


def level(target: str, baseline: str | None = None, better: str = "higher", unit: str = QUANTITY) -> str:
    typed = f'{unit}better = "{better}"\ntarget = "{target}"\n'
    return typed + (f'baseline = "{baseline}"\n' if baseline else "")


def verdict(assessment) -> tuple[str, str]:
    return assessment.status.value, assessment.reason.value


# --- levels --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "status", "gap"),
    [
        # from 100 in 2020 to 200 in 2025 the path asks for 140 in 2022
        ("150", "faster", "10"),
        ("145", "faster", "5"),  # the threshold belongs to the better class
        ("144.9", "in_line", "4.9"),
        ("140", "in_line", "0"),
        ("135", "in_line", "-5"),  # up to 5 points behind is still in line
        ("134.9", "lagging", "-5.1"),
        ("100", "lagging", "-40"),
        ("90", "lagging", "-50"),  # the wrong way
    ],
)
def test_a_level_on_its_way_up(tmp_path, value, status, gap):
    found = judged(tmp_path, level("200", "100") + values({2022: value}))
    assert verdict(found) == (status, "path")
    assert (found.expected, found.gap, found.value, found.year) == (140, Decimal(gap), Decimal(value), 2022)


@pytest.mark.parametrize(
    ("value", "status", "gap"),
    [
        ("150", "faster", "10"),
        ("155", "faster", "5"),
        ("155.1", "in_line", "4.9"),
        ("160", "in_line", "0"),
        ("165", "in_line", "-5"),
        ("165.1", "lagging", "-5.1"),
        ("210", "lagging", "-50"),
    ],
)
def test_a_level_on_its_way_down(tmp_path, value, status, gap):
    found = judged(tmp_path, level("100", "200", "lower") + values({2022: value}))
    assert verdict(found) == (status, "path")
    assert (found.expected, found.gap) == (160, Decimal(gap))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("40", ("faster", "path")),
        ("60", ("in_line", "path")),
        ("80", ("lagging", "path")),
        ("0", ("achieved_early", "reached")),
    ],
)
def test_a_path_to_zero(tmp_path, value, expected):
    """Formulas of growth rates never pass it."""
    found = judged(tmp_path, level("0", "100", "lower") + values({2022: value}))
    assert verdict(found) == expected
    assert found.path.at(Decimal(2022)) == 60


def test_a_path_from_zero(tmp_path):
    assert judged(tmp_path, level("10", "0") + values({2022: "4"})).gap == 0


def test_reaching_the_target_early(tmp_path):
    found = judged(tmp_path, level("200", "100") + values({2022: "205"}))
    assert verdict(found) == ("achieved_early", "reached")
    assert found.completion.number == 103


@pytest.mark.parametrize(
    ("value", "status"), [("200", "met"), ("201", "exceeded"), ("200.9", "met"), ("199.9", "not_met")]
)
def test_the_last_year_is_final(tmp_path, value, status):
    """200.9 reads as 100 %: what is not shown is not claimed."""
    found = judged(tmp_path, level("200", "100") + values({2022: "150", 2025: value}))
    assert verdict(found) == (status, "final")
    assert (found.year, found.path, found.gap) == (2025, None, None)


def test_the_order_of_typing_does_not_matter(tmp_path):
    found = judged(tmp_path, level("200", "100") + values({2023: "170", 2021: "110", 2022: "130"}))
    assert (found.year, found.value, found.gap) == (2023, 170, 10)


def test_an_older_baseline_starts_an_older_path(tmp_path):
    typed = level("200", "100") + "baseline_year = 2015\n" + values({2022: "170"})
    assert judged(tmp_path, typed).expected == 170


def test_nothing_published_is_neither_zero_nor_lagging(tmp_path):
    found = judged(tmp_path, level("200", "100"))
    assert verdict(found) == ("not_assessable", "no_value")
    assert (found.value, found.gap, found.age, found.completion) == (None, None, None, None)


def test_an_empty_result_is_no_value(tmp_path):
    typed = level("200", "100") + 'result = "—"\nresult_year = 2025\n'
    assert verdict(judged(tmp_path / "none", typed)) == ("not_assessable", "no_value")
    found = judged(tmp_path / "older", typed + values({2022: "140"}))
    assert (found.year, found.value, found.status.value) == (2022, 140, "in_line")


def test_an_unknown_baseline_leaves_the_pace_open(tmp_path):
    for baseline in (None, "—"):
        found = judged(tmp_path / str(baseline), level("200", baseline) + values({2022: "150"}))
        assert verdict(found) == ("not_assessable", "no_baseline")
        assert found.value == 150
    assert verdict(judged(tmp_path / "met", level("200") + values({2022: "200"}))) == ("in_line", "no_baseline")
    assert verdict(judged(tmp_path / "end", level("200") + values({2025: "150"}))) == ("not_met", "final")


def test_a_baseline_equal_to_the_target_is_to_be_held(tmp_path):
    """No way to go: the usual formulas divide by zero here."""
    typed = level("100", "100")
    assert verdict(judged(tmp_path / "held", typed + values({2022: "101"}))) == ("in_line", "limit")
    assert verdict(judged(tmp_path / "same", typed + values({2022: "100"}))) == ("in_line", "limit")
    assert verdict(judged(tmp_path / "fell", typed + values({2022: "99"}))) == ("lagging", "limit")


def test_a_baseline_on_a_strict_bound_makes_a_limit(tmp_path):
    typed = level(">100", "100")
    assert verdict(judged(tmp_path / "at", typed + values({2022: "100"}))) == ("lagging", "limit")
    assert verdict(judged(tmp_path / "above", typed + values({2022: "101"}))) == ("in_line", "limit")


def test_a_change_in_each_year_is_held_or_missed(tmp_path):
    typed = 'unit = "%"\ntarget = "每年增长5%"\n'
    held = judged(tmp_path / "held", typed + values({2021: "增长5.2%", 2022: "增长5%"}))
    assert (held.status, held.held, held.years) == (Status.IN_LINE, 2, 2)
    fell = judged(tmp_path / "fell", typed + values({2021: "增长5.2%", 2022: "下降1%"}))
    assert (fell.status, fell.held, fell.years) == (Status.LAGGING, 1, 2)


@pytest.mark.parametrize("baseline", ["250", "200.1"])
def test_a_target_looser_than_its_baseline_is_a_limit(tmp_path, baseline):
    """Coming down from 250 to 190 is no progress towards "at least 200"."""
    typed = level("200", baseline)
    assert verdict(judged(tmp_path / "held", typed + values({2022: "200"}))) == ("in_line", "limit")
    assert verdict(judged(tmp_path / "fell", typed + values({2022: "199"}))) == ("lagging", "limit")


def test_a_total_in_the_baseline_column_is_no_level_to_start_from(tmp_path):
    typed = level("25", "28.58") + 'baseline_covers = "period"\n'
    assert verdict(judged(tmp_path, typed + values({2022: "10"}))) == ("not_assessable", "no_baseline")


# --- floors and ceilings -------------------------------------------------------------------------------------------


def test_a_bare_rate_is_a_way_to_go(tmp_path):
    found = judged(tmp_path, level("60", "50", unit=RATE) + values({2022: "54"}))
    assert verdict(found) == ("in_line", "path")


def test_a_published_bound_can_leave_a_limit_open(tmp_path):
    found = judged(tmp_path, level("≥98", "97", unit=RATE) + values({2022: "≥97"}))
    assert verdict(found) == ("not_assessable", "open")


def test_a_target_relative_to_something_else_is_held_or_breached(tmp_path):
    typed = 'unit = "%"\nbetter = "higher"\nbasis = "relative"\ntarget = "≥120"\nbaseline = "130"\n'
    typed += 'relative_to = { zh = "全省平均", en = "the provincial average" }\n'
    assert verdict(judged(tmp_path / "held", typed + values({2022: "121"}))) == ("in_line", "limit")
    assert verdict(judged(tmp_path / "fell", typed + values({2022: "119"}))) == ("lagging", "limit")


def test_milestones_bend_the_path_of_a_bounded_rate_too(tmp_path):
    """A plan that asks for 88 in 2023 cannot call 89 in 2023 a breach of the 95 of 2025."""
    typed = level("≥95", "80", unit=RATE) + values({2023: "89"}) + milestones({2023: "88"})
    found = judged(tmp_path, typed)
    assert found.status is not Status.LAGGING


# --- milestones ----------------------------------------------------------------------------------------------------


def test_milestones_bend_the_path(tmp_path):
    """From 100 over 110 in 2023 to 200 in 2025: little is expected at first, much at the end."""
    typed = level("200", "100") + milestones({2023: "110"})
    expected = {2021: Decimal(310) / 3, 2022: Decimal(320) / 3, 2023: 110, 2024: 155}
    for year, value in expected.items():
        found = judged(tmp_path / str(year), typed + values({year: "120"}))
        assert abs(found.expected - value) < Decimal("1e-12")
    assert judged(tmp_path / "exact", typed + values({2023: "110"})).gap == 0
    assert judged(tmp_path / "ahead", typed + values({2023: "115"})).status is Status.FASTER
    assert judged(tmp_path / "straight", level("200", "100") + values({2023: "115"})).status is Status.LAGGING


def test_a_milestone_of_the_last_year_does_not_replace_the_target(tmp_path):
    typed = level("200", "100") + milestones({2025: "150"}) + values({2022: "140"})
    found = judged(tmp_path, typed)
    assert (found.path.goal, found.gap) == (200, 0)


def test_milestones_of_a_total(tmp_path):
    typed = level("〔100〕") + milestones({2022: "10", 2023: "30"}) + values({2021: "5", 2022: "5"}, covers="year")
    found = judged(tmp_path, typed)
    assert (found.value, found.expected, found.gap) == (10, 10, 0)


# --- cumulative totals ---------------------------------------------------------------------------------------------


def test_two_of_a_hundred_after_two_years_is_lagging(tmp_path):
    found = judged(tmp_path, level("〔100〕") + values({2021: "1", 2022: "1"}, covers="year"))
    assert verdict(found) == ("lagging", "path")
    assert (found.value, found.expected, found.gap) == (2, 40, -38)


@pytest.mark.parametrize(
    ("second", "status"), [("25", "faster"), ("24.9", "in_line"), ("15", "in_line"), ("14.9", "lagging")]
)
def test_a_total_is_expected_pro_rata(tmp_path, second, status):
    found = judged(tmp_path, level("〔100〕") + values({2021: "20", 2022: second}, covers="year"))
    assert (found.status.value, found.expected) == (status, 40)


def test_a_published_total_counts_as_one(tmp_path):
    for typed in (values({2022: "40"}, covers="period"), values({2022: "〔40〕"})):
        found = judged(tmp_path / str(len(typed)), level("〔100〕") + typed)
        assert (found.value, found.gap) == (40, 0)


def test_the_baseline_of_a_total_is_not_part_of_it(tmp_path):
    """The seed prints last period's total in the baseline column; this period starts from nothing."""
    typed = level("〔>25〕", "28.58") + 'baseline_covers = "period"\n' + values({2022: "10"}, covers="period")
    found = judged(tmp_path, typed)
    assert verdict(found) == ("in_line", "path")
    assert (found.path.start, found.expected) == (0, 10)
    without = level("〔>25〕", "28.58") + values({2022: "10"}, covers="period")
    assert judged(tmp_path / "without", without).expected == 10


def test_a_missing_year_leaves_the_total_unknown(tmp_path):
    typed = level("〔100〕") + values({2021: "20", 2023: "20"}, covers="year")
    found = judged(tmp_path, typed)
    assert verdict(found) == ("not_assessable", "gap")
    assert [(sum_of.year, sum_of.figure) for sum_of in found.series.counted] == [(2021, 20)]
    assert found.missing == (2022,)


def test_a_missing_first_year_leaves_the_total_unknown(tmp_path):
    found = judged(tmp_path, level("〔100〕") + values({2022: "20"}, covers="year"))
    assert verdict(found) == ("not_assessable", "gap")


def test_a_published_total_closes_the_gap(tmp_path):
    typed = level("〔100〕") + values({2021: "20"}, covers="year")
    typed += values({2023: "60"}, covers="period") + values({2024: "15"}, covers="year")
    found = judged(tmp_path, typed)
    assert [(sum_of.year, sum_of.figure) for sum_of in found.series.counted] == [(2021, 20), (2023, 60), (2024, 75)]
    assert (found.value, found.gap) == (75, -5)


def test_a_total_is_final_in_the_last_year(tmp_path):
    full = {year: "21" for year in range(2021, 2026)}
    found = judged(tmp_path, level("〔100〕") + values(full, covers="year"))
    assert verdict(found) == ("exceeded", "final")
    assert (found.value, found.completion.number) == (105, 105)


def test_a_ceiling_on_a_total_is_held_or_breached(tmp_path):
    """30 of "at most 100" after two years is neither ahead of schedule nor achieved, and 120 is no fast progress."""
    typed = level("〔≤100〕", better="lower")
    assert verdict(judged(tmp_path / "held", typed + values({2022: "30"}, covers="period"))) == ("in_line", "limit")
    assert verdict(judged(tmp_path / "over", typed + values({2022: "120"}, covers="period"))) == ("lagging", "limit")


# --- yearly targets ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("published", "expected", "counts"),
    [
        ({2021: "40", 2022: "41"}, ("in_line", "years"), (2, 2)),
        ({2021: "40", 2022: "39"}, ("lagging", "years"), (1, 2)),
        ({2021: "39", 2022: "60"}, ("lagging", "years"), (1, 2)),  # a good year does not make up for a bad one
        (dict.fromkeys(range(2021, 2026), "40"), ("met", "years"), (5, 5)),
        (dict.fromkeys(range(2021, 2026), "39"), ("not_met", "years"), (0, 5)),
        ({2024: "40", 2025: "40"}, ("not_assessable", "gap"), (2, 2)),
        ({2024: "39", 2025: "40"}, ("not_met", "years"), (1, 2)),  # one bad year decides, whatever the others were
    ],
)
def test_a_target_for_each_year(tmp_path, published, expected, counts):
    found = judged(tmp_path, level("每年40", "90") + values(published))
    assert verdict(found) == expected
    assert (found.held, found.years) == counts


def test_a_yearly_value_that_is_a_bound_can_leave_it_open(tmp_path):
    found = judged(tmp_path, level("每年40") + values({2021: "41", 2022: "≥30"}))
    assert verdict(found) == ("not_assessable", "open")


# --- targets for a change ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "better", "value", "expected"),
    [
        ("降低20%以上", "higher", "降低8%", ("in_line", "path")),
        ("降低20%以上", "higher", "降低2%", ("lagging", "path")),
        ("降低20%以上", "higher", "降低21%", ("achieved_early", "reached")),
        ("降低20%以上", "higher", "提高8%", ("lagging", "path")),
        ("降低20%", "lower", "降低8%", ("in_line", "path")),
        ("降低20%", "lower", "降低21%", ("achieved_early", "reached")),
        ("降低20%", "lower", "提高8%", ("lagging", "path")),
        ("提高10", "higher", "提高4", ("in_line", "path")),
        ("提高10", "higher", "降低1", ("lagging", "path")),
        # a ceiling on growth is held or breached like any other
        ("增长控制在5%以内", "lower", "增长3%", ("in_line", "limit")),
        ("增长控制在5%以内", "lower", "增长7%", ("lagging", "limit")),
    ],
)
def test_a_change_on_its_way(tmp_path, target, better, value, expected):
    found = judged(tmp_path, level(target, better=better, unit=RATE) + values({2022: value}))
    assert verdict(found) == expected


def test_the_baseline_of_a_change_is_a_level_and_not_compared_with_it(tmp_path):
    """80 is not "up by 2" already."""
    found = judged(tmp_path, level("提高2", "80") + values({2022: "提高0.8"}))
    assert verdict(found) == ("in_line", "path")
    assert found.gap == 0


@pytest.mark.parametrize(
    ("value", "status"), [("降低25%", "exceeded"), ("降低20%", "met"), ("降低19%", "not_met"), ("提高5%", "not_met")]
)
def test_a_change_at_the_end(tmp_path, value, status):
    found = judged(tmp_path, level("降低20%", better="lower", unit=RATE) + values({2025: value}))
    assert verdict(found) == (status, "final")


# --- targets in words ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "met", "expected"),
    [
        (2022, "true", ("in_line", "declared")),
        (2022, "false", ("lagging", "declared")),
        (2025, "true", ("met", "declared")),
        (2025, "false", ("not_met", "declared")),
        (2022, None, ("not_assessable", "undeclared")),
    ],
)
def test_a_target_in_words_is_judged_by_its_source(tmp_path, year, met, expected):
    typed = 'basis = "qualitative"\ntarget = "动态清零"\ntarget_en = "zero and kept there"\n'
    typed += values({year: "已清零"}, value_en="at zero") + (f"met = {met}\n" if met else "")
    found = judged(tmp_path, typed)
    assert verdict(found) == expected
    assert (found.value, found.year) == (None, year)


# --- thresholds ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "status"),
    [("152.5", "faster"), ("152.4", "in_line"), ("139", "in_line"), ("138.9", "lagging")],
)
def test_thresholds_come_from_the_content(tmp_path, value, status):
    found = judged(tmp_path, level("200", "100") + values({2022: value}), pace=("12.5", "-1"))
    assert found.status.value == status


@pytest.mark.parametrize(
    ("years", "year", "target", "value", "status"),
    [
        (3, 1, "30", "11.5", "faster"),
        (3, 1, "30", "8.5", "in_line"),
        (3, 2, "30", "18.5", "in_line"),
        (3, 2, "30", "18.4999", "lagging"),
        # thirds and sevenths have no end as decimals, but the thresholds are exact all the same
        (7, 1, "140", "13", "in_line"),
        (7, 1, "140", "12.9", "lagging"),
        (7, 1, "140", "27", "faster"),
    ],
)
def test_thresholds_are_exact_for_any_number_of_years(tmp_path, years, year, target, value, status):
    typed = level(f"〔{target}〕") + values({2020 + year: value}, covers="period")
    assert judged(tmp_path, typed, end=2020 + years).status.value == status


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return plan_with(tmp_path_factory.mktemp("pace"), row(level("〔1〕")))


@given(st.integers(2, 15), st.data(), st.integers(1, 50))
def test_a_value_on_a_threshold_has_the_better_class(site, years, data, size):
    """Values that stand on a threshold to the last digit; a rounded third must not push them over it."""
    year = data.draw(st.integers(1, years - 1))
    plan = site.plans["demo"]
    info = plan.info.model_copy(update={"end": 2020 + years})
    plan = replace(plan, files=plan.files._replace(plan=plan.files.plan.model_copy(update={"plan": info})))
    total = size * 20 * years
    for points, status in ((5, Status.FASTER), (-5, Status.IN_LINE)):
        value = total * year // years + total * points // 100
        entry = {"year": 2020 + year, "value": str(value), "covers": "period"}
        typed = {"id": "x", "table": "t1", "row": 1, "name": {"zh": "文", "en": "Name"}, "better": "higher"}
        indicator = Indicator.model_validate(typed | {"target": f"〔{total}〕", "observation": [entry]})
        found = assess(plan, indicator, site.shared.rules, date(2020 + year, 12, 31))
        assert (found.gap, found.status) == (points, status)


@given(st.integers(-50, 50), st.integers(-50, 50), st.dictionaries(st.integers(2021, 2024), st.integers(-50, 50)))
def test_a_path_passes_through_all_its_points(start, goal, between):
    points = tuple((year, Decimal(value)) for year, value in between.items())
    path = path_to((2020, Decimal(start)), points, (2025, Decimal(goal)))
    if start == goal:
        assert path is None
        return
    assert {year: path.at(Decimal(year)) for year in between} == {
        year: Decimal(value) for year, value in between.items()
    }
    assert (path.at(Decimal(2020)), path.at(Decimal(2025))) == (start, goal)
    assert (path.share(Decimal(start)), path.share(Decimal(goal))) == (0, 100)


# --- provisional values, age ---------------------------------------------------------------------------------------


def test_a_provisional_value_is_judged_and_says_so(tmp_path):
    found = judged(tmp_path, level("200", "100") + values({2022: "140"}, state="provisional"))
    assert found.status is Status.IN_LINE
    assert found.series.latest.state == "provisional"


@pytest.mark.parametrize(
    ("as_of", "months", "old"),
    [
        (date(2022, 12, 31), 0, False),
        (date(2022, 6, 30), 0, False),  # before the value's year is over
        (date(2023, 1, 31), 1, False),
        (date(2023, 12, 31), 12, False),
        (date(2024, 11, 30), 23, False),
        (date(2024, 12, 31), 24, True),  # "from 24 months on"
        (date(2025, 1, 31), 25, True),
    ],
)
def test_the_age_of_the_data(tmp_path, as_of, months, old):
    found = judged(tmp_path, level("200", "100") + values({2022: "140"}), as_of=as_of)
    assert (found.age.months, found.age.old) == (months, old)
    assert found.status.done  # the age changes nothing about level and pace


@pytest.mark.parametrize(("frequency", "months"), [("monthly", 4), ("quarterly", 9), ("yearly", 24)])
def test_a_value_is_old_from_a_number_of_months_on_that_depends_on_how_often_it_comes(tmp_path, frequency, months):
    typed = level("200", "100") + f'frequency = "{frequency}"\n' + values({2021: "140"})
    for age, old in ((months - 1, False), (months, True), (months + 1, True)):
        as_of = date(2022 + (age - 1) // 12, (age - 1) % 12 + 1, 28)
        found = judged(tmp_path / str(age), typed, as_of=as_of)
        assert (found.age.months, found.age.old) == (age, old)


def test_a_period_that_is_over_with_an_older_last_value(tmp_path):
    """Nothing is known of the end: the target is not assessable, whatever its last value, and the data are old."""
    found = judged(tmp_path, level("200", "100") + values({2023: "160"}), as_of=date(2028, 3, 31))
    assert verdict(found) == ("not_assessable", "missing")
    assert (found.year, found.target_year, found.value) == (2023, 2025, 160)
    assert found.age.old


def test_a_commitment_is_judged_alike(tmp_path):
    typed = 'unit = "家"\ntarget = "40家"\nbasis = "cumulative"\n'
    typed += values({2022: "8"}, covers="period").replace("indicator.", "commitment.")
    site = plan_with(tmp_path, files={"commitments.toml": promise(typed)})
    plan = site.plans["demo"]
    found = assess(plan, plan.commitments["p"], site.shared.rules, date(2022, 12, 31))
    assert verdict(found) == ("lagging", "path")
    assert (found.expected, found.gap) == (16, -20)


# --- roll-ups ------------------------------------------------------------------------------------------------------


def test_done_counts_out_of_assessable():
    rollup = roll_up([Status.EXCEEDED, Status.MET, Status.NOT_MET, Status.NOT_ASSESSABLE, Status.MET])
    assert (rollup.done, rollup.assessable, rollup.total) == (3, 4, 5)
    assert rollup.counts == (
        (Status.EXCEEDED, 1), (Status.MET, 2), (Status.NOT_MET, 1), (Status.NOT_ASSESSABLE, 1),
    )  # fmt: skip


@given(st.lists(st.sampled_from(Status)))
def test_a_roll_up_loses_nobody(statuses):
    rollup = roll_up(statuses)
    assert dict(rollup.counts) == {status: statuses.count(status) for status in set(statuses)}
    assert [status for status, _ in rollup.counts] == [status for status in Status if status in statuses]
    assert 0 <= rollup.done <= rollup.assessable <= rollup.total == len(statuses)


def test_what_is_done():
    assert {status for status in Status if not status.done} == {
        Status.NOT_MET, Status.LAGGING, Status.NOT_ASSESSABLE,
    }  # fmt: skip


def test_binding_and_anticipatory_apart(tmp_path):
    kinds = [("binding", "140"), ("binding", "100"), ("anticipatory", "150"), ("anticipatory", None), (None, "100")]
    rows = []
    for number, (attribute, value) in enumerate(kinds, 1):
        typed = level("200", "100") + (f'attribute = "{attribute}"\n' if attribute else "")
        rows.append(row(typed + (values({2022: value}) if value else ""), f"x{number}", number))
    site = plan_with(tmp_path, *rows)
    info = site.shared.info.model_copy(update={"as_of": date(2022, 12, 31)})
    report = judge_plan(site.plans["demo"], replace(site.shared, info=info))
    parts = {part: report.rollup(part) for part in (None, "binding", "anticipatory")}
    assert {part: (r.done, r.assessable, r.total) for part, r in parts.items()} == {
        None: (2, 4, 5),
        "binding": (1, 2, 2),
        "anticipatory": (1, 1, 2),
    }
