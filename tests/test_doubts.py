"""Doubts: slips that can be read are told with their place and cure, and figures as they really come are not."""

from pathlib import Path

import pytest
from commands import portal
from plans import (
    Everything,
    both,
    change,
    everything,
    faults,
    milestones,
    plan_file,
    plan_with,
    promise,
    row,
    values,
    whole,
)

from planportal.content.doubts.listing import open_doubts
from planportal.content.files import Files

PERSONS = 'unit = "万人"\nbetter = "higher"\n'
RATE = 'unit = "%"\nbetter = "higher"\n'
CEILING = 'unit = "%"\nbetter = "lower"\n'


def told(site: Everything, root: Path) -> list[tuple[str, str]]:
    """The doubts about the plan: the key of each, and its message."""
    plan = site.plans["demo"]
    return [(one.key, one.message) for one in open_doubts(Files(root / "content"), plan, site.shared)]


def kinds(told_doubts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(message.rpartition('doubt = "')[2].partition('"')[0], key) for key, message in told_doubts]


# --- twenty slips and more --------------------------------------------------------------------------------------------

LEVEL = 'target = "65"\nbaseline = "60.6"\n'
TOTAL = 'target = "〔42.5〕"\n'
SLIPS = {
    # a decimal point, a forgotten 万, and the like
    "a decimal point to the right": (CEILING + 'target = "5.5以内"\nbaseline = "5.2"\n', {2021: "5.1", 2022: "56", 2023: "5.2"}, "magnitude", "observation[2].value"),
    "a decimal point to the left": (RATE + LEVEL, {2021: "64.7", 2022: "65.2", 2023: "6.616"}, "magnitude", "observation[3].value"),
    "a missing decimal point": (RATE + LEVEL, {2021: "64.72", 2022: "65.22", 2023: "6616"}, "share", "observation[3].value"),
    "a year of a total": (PERSONS + TOTAL, {2021: "7.2", 2022: "81", 2023: "8.5"}, "magnitude", "observation[2].value"),
    "the first year of a total": (PERSONS + TOTAL, {2021: "81"}, "magnitude", "observation[1].value"),
    "persons typed where ten thousands are counted": (PERSONS + TOTAL, {2021: "72000", 2022: "8.1"}, "magnitude", "observation[1].value"),
    "a level in persons": (PERSONS + 'target = "320"\nbaseline = "300"\n', {2021: "3050000"}, "magnitude", "observation[1].value"),
    "a level with the 万 forgotten": ('unit = "人"\nbetter = "higher"\ntarget = "32000"\nbaseline = "30000"\n', {2021: "3.05"}, "magnitude", "observation[1].value"),
    "a target": (PERSONS + 'target = "3200"\nbaseline = "300"\n', {2021: "305", 2022: "309"}, "magnitude", "target"),
    "a target beside nothing but a baseline": (PERSONS + 'target = "3500"\nbaseline = "300"\n', {}, "magnitude", "target"),
    "a baseline": (PERSONS + 'target = "320"\nbaseline = "30"\n', {2021: "305", 2022: "309"}, "magnitude", "baseline"),
    "a milestone": (PERSONS + 'target = "320"\nbaseline = "300"\n' + milestones({2023: "31"}), {2021: "305"}, "magnitude", "milestone[1].value"),
    "a target stated again": (PERSONS + 'target = "320"\n\n[[indicator.stated]]\ntarget = "32万人以上"\ngoal = "goal-one"\n', {}, "magnitude", "stated[1].target"),
    # shares
    "more than all": (RATE + LEVEL, {2021: "64.7", 2022: "166.2"}, "share", "observation[2].value"),
    "less than nothing": (RATE + LEVEL, {2021: "-64.7"}, "share", "observation[1].value"),
    "a target beyond all": (RATE + 'target = "≥105"\nbaseline = "93"\n', {2021: "94"}, "share", "target"),
    # bounds
    "a milestone beyond the target": (RATE + LEVEL + milestones({2023: "66"}), {}, "milestone", "milestone[1].value"),
    "a milestone behind the baseline": (RATE + LEVEL + milestones({2022: "60"}), {}, "milestone", "milestone[1].value"),
    "a floor that is better lower": (CEILING + 'target = "≥65"\n', {}, "direction", "better"),
    "a ceiling that is better higher": (RATE + 'target = "4以内"\n', {}, "direction", "better"),
    "a range as a value": (RATE + LEVEL, {2021: "64--65"}, "range", "observation[1].value"),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "series", "kind", "key"), SLIPS.values(), ids=SLIPS)
def test_a_planted_slip_is_doubted_once(tmp_path, typed, series, kind, key):
    covers = {"covers": "year"} if "〔" in typed else {}
    site = plan_with(tmp_path, row(typed + values(series, **covers)))
    assert kinds(told(site, tmp_path)) == [(kind, f"indicator[1].{key}")]


def test_a_whole_series_in_the_wrong_unit_is_doubted_value_by_value(tmp_path):
    """Its values agree with each other, and yet each is ten thousand times what the plan prints."""
    typed = PERSONS + 'target = "320"\nbaseline = "300"\n' + values({2021: "3050000", 2022: "3090000"})
    keys = [("magnitude", f"indicator[1].observation[{number}].value") for number in (1, 2)]
    assert kinds(told(plan_with(tmp_path, row(typed)), tmp_path)) == keys


def test_a_running_total_that_falls_is_doubted(tmp_path):
    totals = values({2021: "8.1", 2022: "16.5", 2023: "15.6"}, covers="period")
    site = plan_with(tmp_path, row(PERSONS + TOTAL + totals))
    (doubt,) = told(site, tmp_path)
    assert doubt[0] == "indicator[1].observation[3].value"
    assert "“15.6” is less than the value “16.5” of 2022, and a total since the period began never falls." in doubt[1]


def test_a_part_above_its_whole_is_doubted_whatever_their_units(tmp_path):
    rows = (
        row(PERSONS + 'target = "30"\nbaseline = "20"\n' + values({2021: "21", 2022: "22"})),
        row('unit = "人"\nbetter = "higher"\npart_of = "x"\ntarget = "200000"\nbaseline = "150000"\n'
            + values({2021: "160000", 2022: "230000"}), "y", 2),
    )  # fmt: skip
    site = plan_with(tmp_path, *rows)
    (doubt,) = told(site, tmp_path)
    assert doubt[0] == "indicator[2].observation[2].value"
    assert doubt[1].startswith("“230000” is more than “22” of x, which it is part of.")


def test_a_figure_of_the_text_is_held_against_the_row_that_it_repeats(tmp_path):
    texts = both("text", "Text") + both("source", "Chapter 1", "第一章")
    fact = f'\n[[fact]]\nid = "f"\nvalue = "632"\nunit = "万人"\nindicator = "x"\n{texts}'
    typed = row(PERSONS + 'target = "〔42.5〕"\nresult = "〔63.14〕"\nresult_year = 2025\n')
    site = plan_with(tmp_path, typed, files={"plan.toml": plan_file() + fact})
    assert kinds(told(site, tmp_path)) == [("magnitude", "fact[1].value")]


def test_a_commitment_is_held_against_the_one_that_it_restates(tmp_path):
    said = promise('unit = "人"\ntarget = "320000"\nrestates = "x"')
    site = plan_with(tmp_path, row(PERSONS + 'target = "320"\n'), files={"commitments.toml": said})
    (doubt,) = told(site, tmp_path)
    assert doubt[0] == "commitment[1].target"
    assert doubt[1].startswith("“320000” is about 1/10 of the target “320” of x; look at the decimal point")


def test_a_value_published_before_its_year_was_over_is_doubted_once_it_is(tmp_path):
    def published(day: str, more: str = "") -> str:
        return f'\n[[indicator.observation]]\nyear = 2022\nvalue = "64.7"\npublished = {day}\n{more}'

    for name, typed, expected in (
        ("in the year", published("2022-06-30"), [("early", "indicator[1].observation[1].published")]),
        ("provisional", published("2022-12-20", 'state = "provisional"\n'), []),
        ("after it", published("2023-02-28"), []),
    ):
        site = plan_with(tmp_path / name, row(RATE + LEVEL + typed))
        assert kinds(told(site, tmp_path / name)) == expected, name


# --- figures as they come ---------------------------------------------------------------------------------------------

QUIET = {
    "urbanization": (RATE + LEVEL, {2021: "64.72", 2022: "65.22", 2023: "66.16"}),
    "growth that leaps": (RATE + 'target = "年均增长>7"\n', {2021: "14.6", 2022: "0.3", 2023: "8.4"}),
    "growth of each year": (RATE + 'target = "每年5.5"\n', {2021: "8.4", 2022: "0.6", 2023: "5.2"}),
    "a ceiling held": (CEILING + 'target = "<5.5"\nbaseline = "5.2"\n', {2021: "5.1", 2022: "5.6", 2023: "5.2"}),
    "poverty that ends": (CEILING + 'target = "3以内"\nbaseline = "5.7"\n', {2021: "3.1", 2022: "1.7", 2023: "0.6"}),
    "a series that doubles": (PERSONS + 'target = "12"\nbaseline = "6.3"\n', {2021: "7.5", 2022: "9.4", 2023: "11.8"}),
    "one that grows twentyfold on its way": (PERSONS + 'target = "60"\nbaseline = "8"\n', {2021: "11", 2022: "26", 2023: "58"}),
    "an ambitious target": (PERSONS + 'target = "4.5"\nbaseline = "1.8"\n', {2021: "2.03", 2023: "3.36"}),
    "a year of standstill": (PERSONS + 'target = "130"\nbaseline = "110"\n', {2021: "120", 2022: "38", 2023: "97"}),
    "a few things": ('unit = "家"\nbetter = "lower"\ntarget = "10以内"\nbaseline = "20"\n', {2021: "12", 2022: "5", 2023: "1"}),
    "a cut": (RATE + 'target = "降低〔13.5〕%"\n', {2021: "降低2.7%", 2022: "降低2.8%"}),
    "levels of a change": (RATE + 'target = "提高5个百分点"\nbaseline = "37.9"\n', {2021: "38.6", 2022: "40.3"}),
    "more than all, from the start": (RATE + 'target = "100"\nbaseline = "103.1"\n', {2021: "104"}),
    "totals that begin small": (PERSONS + 'target = "〔100〕"\n', {2021: "0.5", 2022: "2", 2023: "104"}),
    "a net flow": (PERSONS + 'target = "〔50〕"\nkind = "net_flow"\n', {2021: "12", 2022: "-0.4", 2023: "3"}),
    "far beyond a total": (PERSONS + 'target = "〔25.3〕"\n', {2021: "15.9", 2022: "47.8", 2023: "79.4"}),
    "milestones on the way": (RATE + LEVEL + milestones({2022: "62", 2024: "64"}), {2021: "60.9"}),
    "milestones down": (CEILING + 'target = "12以内"\nbaseline = "16.5"\n' + milestones({2023: "14"}), {2021: "16"}),
    "a reduction named so": (RATE + 'target = "降低20%以上"\nbaseline = "—"\n', {2021: "降低4.6%"}),
}  # fmt: skip


@pytest.mark.parametrize(("typed", "series"), QUIET.values(), ids=QUIET)
def test_figures_as_they_really_come_are_not_doubted(tmp_path, typed, series):
    covers = {"covers": "period"} if "〔" in typed and "net_flow" not in typed else {}
    covers = {"covers": "year"} if "net_flow" in typed else covers
    assert told(plan_with(tmp_path, row(typed + values(series, **covers))), tmp_path) == []


def test_growth_may_be_negative_where_the_row_is_named_after_it(tmp_path):
    typed = row(RATE + 'target = "5"\n' + values({2021: "-2.3"})).replace('name.zh = "文"', 'name.zh = "外贸增速"')
    assert told(plan_with(tmp_path, typed), tmp_path) == []


def test_a_value_of_a_year_that_runs_may_be_small(tmp_path):
    typed = row(PERSONS + TOTAL + values({2022: "8.1", 2023: "7.9", 2024: "1.1"}, covers="year"))
    site = plan_with(tmp_path, typed)
    assert kinds(told(site, tmp_path)) == [("magnitude", "indicator[1].observation[3].value")]
    change(tmp_path / "content", "portal.toml", ("as_of = 2040-12-31", "as_of = 2024-03-31"))
    assert told(everything(tmp_path / "content"), tmp_path) == []


# --- confirming -------------------------------------------------------------------------------------------------------

INDICATORS = "plans/demo/indicators.toml"
SHIFTED = RATE + LEVEL + values({2021: "64.7", 2022: "65.2", 2023: "6.616"})


def confirmed(kind: str = "magnitude") -> str:
    return f'confirmed = {{ doubt = "{kind}", reason = "已核对公报" }}\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('value = "6.616"\n', 'value = "6.616"\n' + confirmed()),
        ('value = "6.616"\n', 'value = "6.616"\nconfirmed = [{ doubt = "magnitude", reason = "Checked" }]\n'),
        ('target = "65"\n', 'target = "65"\n' + confirmed()),
    ],
    ids=["at the value", "in a list", "at the indicator"],
)
def test_a_confirmed_doubt_is_not_told_again(tmp_path, old, new):
    plan_with(tmp_path, row(SHIFTED))
    change(tmp_path / "content", INDICATORS, (old, new))
    assert told(everything(tmp_path / "content"), tmp_path) == []


def test_what_confirms_nothing_is_a_fault(tmp_path):
    plan_with(tmp_path, row(SHIFTED))
    where = tmp_path / "content"
    change(where, INDICATORS, ('value = "6.616"\n', 'value = "66.16"\n' + confirmed()))
    (fault,) = faults(where)
    assert fault.startswith(f"{INDICATORS}:") and 'confirms a doubt "magnitude" that there is not' in fault
    done = portal("build", "--content", where, "--output", tmp_path / "site")
    assert done.returncode == 1 and fault in done.stderr


def test_a_doubt_is_confirmed_once_and_by_its_own_kind(tmp_path):
    plan_with(tmp_path, row(SHIFTED))
    where = tmp_path / "content"
    twice = 'confirmed = [{ doubt = "magnitude", reason = "a" }, { doubt = "magnitude", reason = "b" }]\n'
    change(where, INDICATORS, ('value = "6.616"\n', 'value = "6.616"\n' + twice))
    assert ["twice; keep one" in fault for fault in faults(where)] == [True]
    change(where, INDICATORS, (twice, confirmed("falling")))
    assert ['"falling" that there is not' in fault for fault in faults(where)] == [True]


# --- where they are told ----------------------------------------------------------------------------------------------


def doubtful(root: Path) -> Path:
    """The small site with a doubt: a value of its cumulative indicator ten times too large."""
    where = whole(root)
    change(where, INDICATORS, ('value = "9.5"', 'value = "95"'))
    return where


def test_check_lists_doubts_with_place_figure_and_cure_and_ends_well(tmp_path):
    done = portal("check", "--content", doubtful(tmp_path))
    assert done.returncode == 0
    said = done.stdout.splitlines()
    line = said[said.index("1 doubt, probably a slip:") + 1]
    assert line.startswith(f"{INDICATORS}:") and "indicator[1].observation[" in line and "“95”" in line
    assert line.endswith('Mend it, or confirm it in its entry: confirmed = { doubt = "magnitude", reason = "…" }')


def test_a_doubt_is_told_in_chinese(tmp_path):
    done = portal("check", "--content", doubtful(tmp_path), "--language", "zh")
    assert "1处存疑" in done.stdout and "请改正" in done.stdout


def test_a_doubt_stops_no_build_and_every_release(tmp_path):
    where, site = doubtful(tmp_path), tmp_path / "site"
    assert portal("build", "--content", where, "--output", site, "--jobs", 1).returncode == 0
    done = portal("release", "--content", where, "--output", site, "--date", "2024-05-01")
    assert done.returncode == 1 and "“95” is about" in done.stderr and "Nothing was released." in done.stderr
    change(where, INDICATORS, ('value = "95"\n', 'value = "95"\n' + confirmed()))
    done = portal("release", "--content", where, "--output", site, "--date", "2024-05-01")
    assert done.returncode == 0, done.stderr
    published = (path for path in site.rglob("*") if path.suffix in (".html", ".csv", ".json"))
    assert not [path for path in published if "已核对公报" in path.read_text("utf-8")]
