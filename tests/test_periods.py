"""Values of half-years, quarters, months and spans: typed, judged, shown and published."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from commands import build
from hypothesis import given
from hypothesis import strategies as st
from plans import change, faults, judged, plan_with, row, whole

from planportal.assess.judged import judge_plan
from planportal.charts.indicator import IndicatorChart
from planportal.exhibits.indicators import indicator_chart, indicator_table
from planportal.model.notation import Basis
from planportal.model.periods import Period, parse_period
from planportal.words.language import language, languages
from planportal.words.periods import moment_text, period_cell, span_text
from planportal.words.terms import basis_word
from planportal.words.verdicts import headline, reason_text

TOTAL = 'unit = "万人"\nbetter = "higher"\ntarget = "〔50〕"\n'
STOCK = 'unit = "万人"\nbetter = "higher"\ntarget = "200"\nbaseline = "100"\n'
EACH_YEAR = 'unit = "%"\ntarget = "<5.5"\nbasis = "yearly"\n'


def published(values: dict[str, str], more: str = "") -> str:
    """Observations by the notation of their periods; "2023/9" counts from January to September."""
    typed = ""
    for period, value in values.items():
        year, _, through = period.partition("/")
        when = f"year = {year}" if year.isdigit() else f'period = "{period}"'
        through = f"\nthrough = {through}" if through else ""
        typed += f'\n[[indicator.observation]]\n{when}{through}\nvalue = "{value}"\n{more}'
    return typed


# --- the notation ----------------------------------------------------------------------------------------------------


@given(st.integers(1900, 2200), st.integers(1, 12), st.integers(1, 12))
def test_what_a_period_is_published_as_reads_as_the_same_period(year, last, first):
    first = first if first in (last, last - 2 if last % 3 == 0 else last, last - 5 if last % 6 == 0 else last) else 1
    period = Period(year, last, first)
    assert parse_period(period.code) == period


@pytest.mark.parametrize(
    ("typed", "last", "first", "zh", "en"),
    [
        ("2023", 12, 1, "2023年", "2023"),
        ("2023-S1", 6, 1, "2023年上半年", "the first half of 2023"),
        ("2023-S2", 12, 7, "2023年下半年", "the second half of 2023"),
        ("2023-Q3", 9, 7, "2023年三季度", "the third quarter of 2023"),
        ("2023-06", 6, 6, "2023年6月", "June 2023"),
        ("2023-01--2023-09", 9, 1, "2023年1—9月", "January to September 2023"),
    ],
)
def test_periods_in_words(typed, last, first, zh, en):
    period = parse_period(typed)
    assert period == Period(2023, last, first)
    assert [span_text(period, one) for one in languages()] == [zh, en]


def test_a_stock_stands_at_the_end_of_its_period():
    zh, en = languages()
    half, month = parse_period("2023-S1"), parse_period("2023-06")
    assert moment_text(half, en) == moment_text(month, en) == "June 2023"
    assert [period_cell(half, True, one) for one in (zh, en)] == ["2023年6月末", "End of June 2023"]
    assert moment_text(parse_period("2023-Q4"), en) == "2023"


@pytest.mark.parametrize(
    "typed", ["2023-S3", "2023-Q0", "2023-13", "2023-00", "2023Q1", "23", "2023-1", "1899", "2023-01--2024-09"]
)
def test_anything_else_is_a_fault_that_says_what_to_type(tmp_path, typed):
    where = whole(tmp_path)
    change(where, "plans/demo/indicators.toml", ("year = 2021\n", f'period = "{typed}"\n'))
    (fault,) = faults(where)
    assert re.match(r"plans/demo/indicators.toml:38:1: indicator\[1\].observation\[1\].period: ", fault)


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("year = 2021\n", "", "37:1: indicator[1].observation[1].year: is missing; say what the value is for with year or period"),
        ("year = 2021\n", 'year = 2021\nperiod = "2021-S1"\n', "39:1: indicator[1].observation[1].period: is said by year already; keep one of the two"),
        ("year = 2021\n", 'period = "2021-S1"\nthrough = 6\n', "39:1: indicator[1].observation[1].through: goes with year; a period says itself where it ends"),
        ("year = 2021\n", 'period = "2020-S1"\n', "38:1: indicator[1].observation[1].period: 2020 is outside the plan's years 2021 to 2025"),
        ("year = 2021\n", 'period = "2024-Q2"\n', "38:1: indicator[1].observation[1].period: lies after 2024-03-31, the day the data are complete to; move as_of in portal.toml"),
        ("year = 2021\n", 'period = "2023-S1"\npublished = 2022-12-31\n', "39:1: indicator[1].observation[1].published: is before 2023-S1, the time that the value is for"),
    ],
)  # fmt: skip
def test_faults_of_periods_say_where_they_stand(tmp_path, was, now, fault):
    where = whole(tmp_path)
    change(where, "plans/demo/indicators.toml", (was, now))
    assert faults(where) == [f"plans/demo/indicators.toml:{fault}"]


def test_one_period_may_be_said_in_two_ways_but_typed_once(tmp_path):
    where = whole(tmp_path)
    second = '\n[[indicator.observation]]\nperiod = "2021-S1"\nvalue = "4"\ncovers = "year"\n'
    change(where, "plans/demo/indicators.toml", ("year = 2021\n", "year = 2021\nthrough = 6\n"))
    change(where, "plans/demo/indicators.toml", ('state = "final"\n', f'state = "final"\n{second}'))
    (fault,) = faults(where)
    assert fault.endswith("indicator[1].observation[2].period: 2021-S1 is given twice; keep one")


# --- verdicts --------------------------------------------------------------------------------------------------------

YEAR, PERIOD = 'covers = "year"\n', 'covers = "period"\n'


@pytest.mark.parametrize(
    ("typed", "as_of", "expected"),
    [
        # A total of 50 over five years: 10 a year.
        pytest.param(TOTAL + published({"2021": "10", "2022-S1": "5"}, YEAR), "2022-08-10", "in_line path 15 15 2022-06", id="half"),
        pytest.param(TOTAL + published({"2021": "10", "2022/9": "7.5"}, YEAR), "2022-11-01", "in_line path 17.5 17.5 2022-09", id="through"),
        pytest.param(TOTAL + published({"2021": "10", "2022-Q1": "1", "2022-Q2": "2"}, YEAR), "2022-08-10", "in_line path 13 15 2022-06", id="quarters"),
        pytest.param(TOTAL + published({"2021-S1": "5", "2021-S2": "5", "2022": "4"}, YEAR), "2022-12-31", "lagging path 14 20 2022-12", id="halves"),
        pytest.param(TOTAL + published({"2021": "10", "2022-Q1": "1", "2022-Q2": "2", "2022/6": "5"}, YEAR), "2022-08-10", "in_line path 15 15 2022-06", id="total printed"),
        pytest.param(TOTAL + published({"2021": "10", "2022-Q2": "5"}, YEAR), "2022-08-10", "not_assessable gap - - 2022-06", id="no first quarter"),
        pytest.param(TOTAL + published({"2021": "10", "2022-S1": "5", "2023": "10"}, YEAR), "2023-12-31", "not_assessable gap - - 2023-12", id="no second half"),
        pytest.param(TOTAL + published({"2022-06": "15"}, PERIOD), "2022-08-10", "in_line path 15 15 2022-06", id="running total"),
        pytest.param(TOTAL + published({"2024": "44", "2025-06": "49"}, PERIOD), "2026-03-01", "not_assessable missing 49 - 2025-06", id="the year ended, its value is of June"),
        pytest.param(TOTAL + published({"2024": "44", "2025-06": "51"}, PERIOD), "2026-03-01", "exceeded known 51 - 2025-06", id="the total had passed its floor"),
        # A stock from 100 in 2020 to 200 in 2025: 120 at the end of 2021, 130 at the end of June 2022.
        pytest.param(STOCK + published({"2021": "120", "2022-06": "130"}), "2023-02-01", "in_line path 130 130 2022-06", id="stock in June"),
        pytest.param(STOCK + published({"2022-Q1": "125", "2022-Q2": "120"}), "2022-08-10", "lagging path 120 130 2022-06", id="last of two"),
        pytest.param(STOCK + published({"2025-Q4": "210"}), "2025-12-31", "exceeded final 210 - 2025-12", id="a fourth quarter ends its year"),
        pytest.param(STOCK + published({"2025-Q3": "210"}), "2025-12-31", "not_assessable missing 210 - 2025-09", id="a third quarter does not"),
        # In each year under 5.5%: rates of quarters say nothing of the year.
        pytest.param(EACH_YEAR + published({"2021": "5.1", "2022-Q1": "5.8"}), "2022-08-10", "in_line years - - 2022-03", id="quarter of a rate waits"),
        pytest.param(EACH_YEAR + published({"2021": "5.1", "2022-Q4": "5.8"}), "2023-03-01", "in_line years - - 2022-12", id="the fourth one, too"),
        pytest.param(EACH_YEAR + published({"2021-S1": "5.8"}), "2021-08-10", "not_assessable unfinished - - 2021-06", id="nothing but a half-year"),
        # A flow that is a level: half of it is no level.
        pytest.param(STOCK + 'kind = "flow"\n' + published({"2021": "120", "2022-S1": "70"}), "2022-08-10", "in_line path 120 120 2021-12", id="half of a flow waits"),
        pytest.param(STOCK + 'kind = "flow"\n' + published({"2022-S1": "70", "2022-S2": "72"}), "2022-12-31", "in_line path 142 140 2022-12", id="two halves are a year"),
    ],
)  # fmt: skip
def test_verdicts_on_parts_of_years(tmp_path, typed, as_of, expected):
    found = judged(tmp_path, typed, as_of=date.fromisoformat(as_of))
    value, due = ("-" if number is None else f"{number.normalize():f}" for number in (found.value, found.expected))
    status, reason, own, expected_due, month = expected.split()
    assert (found.status, found.reason, due) == (status, reason, expected_due)
    assert own in ("-", value)
    assert (found.period.year, found.period.last) == tuple(map(int, month.split("-")))


def test_an_average_so_far_is_that_of_the_years_and_months_behind(tmp_path):
    typed = 'unit = "万人"\nbetter = "higher"\ntarget = "年均10"\n' + published({"2021": "10", "2022-S1": "8"}, YEAR)
    found = judged(tmp_path, typed, as_of=date(2022, 8, 1))
    # 18 in a year and a half.
    assert (found.value, found.expected) == (12, 10)


def test_the_age_counts_from_the_end_of_the_period(tmp_path):
    def months(period: str) -> int:
        return judged(tmp_path / period, STOCK + published({period: "120"}), as_of=date(2023, 3, 31)).age.months

    assert [months("2022"), months("2022-06"), months("2022-Q3")] == [3, 9, 6]


# --- words, charts and tables ----------------------------------------------------------------------------------------


def said(tmp_path, typed: str, as_of: str) -> list[str]:
    """Headline and reason in both languages."""
    site = plan_with(tmp_path, row(typed))
    plan = site.plans["demo"]
    subject = plan.indicators["x"]
    found = judged(tmp_path / "again", typed, as_of=date.fromisoformat(as_of))
    rules = site.shared.rules
    return [
        text
        for one in languages()
        for text in (headline(plan, subject, "X", found, one), reason_text(plan, subject, found, rules, one))
    ]


def test_sentences_name_the_half_year_and_never_the_end_of_the_year(tmp_path):
    chinese, reason_zh, english, reason = said(
        tmp_path, TOTAL + published({"2021": "10", "2022-S1": "5"}, YEAR), "2022-08-10"
    )
    assert "by the end of June 2022" in english and "2022年6月" in chinese
    assert reason.startswith("The path asks for 150,000 persons in June 2022; the value is 150,000 persons.")
    assert reason_zh.startswith("按预期进度，2022年6月应为15万人")
    assert "end of 2022" not in english + reason and "2022年末" not in chinese + reason_zh


def test_a_half_year_that_waits_is_named(tmp_path):
    typed = STOCK + 'kind = "flow"\n' + published({"2021": "120", "2022-S1": "70"})
    _zh, reason_zh, _en, reason = said(tmp_path, typed, "2022-08-10")
    assert reason.endswith("The value of the first half of 2022 waits for that of the whole year.")
    assert reason_zh.endswith("2022年上半年的数值待有全年数值时再判定。")


def chart_of(tmp_path, typed: str, as_of: date) -> IndicatorChart:
    site = plan_with(tmp_path, row(typed))
    shared = replace(site.shared, info=site.shared.info.model_copy(update={"as_of": as_of}))
    judgement = judge_plan(site.plans["demo"], shared)
    return indicator_chart(judgement, judgement.plan.indicators["x"], language("en"))


def test_a_chart_puts_a_month_where_it_belongs_and_marks_what_it_should_be(tmp_path):
    chart = chart_of(tmp_path, STOCK + published({"2021": "120", "2022-06": "128"}), date(2022, 8, 10))
    assert [(point.time, point.value) for point in chart.values] == [
        (2021, 1_200_000),
        (Decimal("2021.5"), 1_280_000),
    ]
    assert chart.values[-1].name == "End of June 2022"
    assert chart.expected == (Decimal("2021.5"), 1_300_000)


def test_quarters_of_a_flow_are_drawn_as_their_sum(tmp_path):
    typed = TOTAL + published({"2021": "10", "2022-Q1": "1", "2022-Q2": "2"}, YEAR)
    chart = chart_of(tmp_path, typed, date(2022, 8, 10))
    assert [point.label for point in chart.values] == ["100,000", "130,000"]


def test_files_name_the_period_and_sums_are_not_printed(tmp_path):
    content = whole(tmp_path / "content")
    more = published({"2022-Q1": "2", "2022-Q2": "3"}, YEAR)
    change(content, "plans/demo/indicators.toml", ('state = "final"\n', f'state = "final"\n{more}'))
    assert build(content, tmp_path / "site").returncode == 0
    values = table(tmp_path / "site/data/observations.csv")
    assert [(one["year"], one["period"], one["printed"]) for one in values if one["indicator"] == "new-jobs"] == [
        ("2021", "2021", "9.5"),
        ("2022", "2022-Q1", "2"),
        ("2022", "2022-Q2", "3"),
    ]
    (jobs, *_rest) = table(tmp_path / "site/data/indicators.csv")
    assert (jobs["actual"], jobs["actual_printed"], jobs["actual_year"], jobs["actual_time"]) == (
        "14.5",
        "",
        "2022",
        "2022-S1",
    )
    periods = [one["period"] for one in table(tmp_path / "site/data/figures.csv") if one["figure"] == "actual"]
    assert periods == ["2021", "2022-Q1", "2022-Q2"]
    page = (tmp_path / "site/en/plans/demo/indicators/new-jobs.html").read_text("utf-8")
    assert "Second quarter of 2022" in page and "Actual June 2022" in page
    assert "2022年二季度" in (tmp_path / "site/zh/plans/demo/indicators/new-jobs.html").read_text("utf-8")


def table(path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def test_the_table_of_a_chart_has_a_column_of_periods_only_where_there_are_parts_of_years(tmp_path):
    def heads(name: str, values: dict[str, str]) -> list[str]:
        site = plan_with(tmp_path / name, row(STOCK + published(values)))
        judgement = judge_plan(site.plans["demo"], site.shared)
        made = indicator_table(judgement, judgement.plan.indicators["x"], language("en"))
        return [name for name, _title in made.columns]

    assert "period" not in heads("years", {"2021": "120"})
    assert "period" in heads("months", {"2021-06": "120"})


def test_a_long_series_is_folded_but_for_its_last_values(tmp_path):
    content = whole(tmp_path / "content")
    months = {f"{year}-{month:02}": "90%" for year in (2022, 2023) for month in range(1, 13)}
    file = content / "plans/demo/indicators.toml"
    file.write_text(file.read_text("utf-8") + published(months), "utf-8")
    assert build(content, tmp_path / "site").returncode == 0
    page = (tmp_path / "site/en/plans/demo/indicators/closed-cases.html").read_text("utf-8")
    folded, _, shown = page.partition("<summary>13 earlier values</summary>")[2].partition("</details>")
    assert "End of December 2022" not in shown and "End of January 2023" in shown
    assert folded.count("<tr>") == 14 and "End of 2022" in folded and ">Time</th>" in shown


def test_a_verdict_on_a_provisional_value_says_so(tmp_path):
    typed = STOCK + published({"2021": "120", "2022-06": "130"}, 'state = "provisional"\n')
    _zh, reason_zh, _en, reason = said(tmp_path, typed, "2023-02-01")
    assert reason.endswith("That value is provisional.") and reason_zh.endswith("该数值为初步数。")


def test_an_average_has_its_word_wherever_a_basis_is_named():
    assert [basis_word(basis, one) for basis in Basis for one in languages()]
    assert basis_word("average", language("zh")) == "年均"
