"""Values of parts of the whole: typed, checked, compared with the total, shown and published."""

import csv
import io
import re

import pytest
from commands import build
from plans import TABLE, change, everything, faults, plan_file, plan_with, row, whole, write

from planportal.assess.judged import judge_plan
from planportal.content.doubts.listing import open_doubts
from planportal.content.files import Files
from planportal.pages.breakdown import breakdowns
from planportal.words.language import language

INDICATORS = "plans/demo/indicators.toml"
BEDS = 'unit = "万人"\nbetter = "higher"\ntarget = "20"\nbaseline = "8"\n'
DIMENSIONS = """
[[dimension]]
id = "district"
name.zh = "区县"
name.en = "District"
complete = true
[[dimension.member]]
id = "east"
name.zh = "城东区"
name.en = "East District"
[[dimension.member]]
id = "west"
name.zh = "城西区"
name.en = "West District"

[[dimension]]
id = "sex"
name.zh = "性别"
name.en = "Sex"
[[dimension.member]]
id = "women"
name.zh = "女"
name.en = "Women"
"""
PARTS = """values = { 2021 = "9", 2022 = "10.5" }
[indicator.by]
east = { 2021 = "4", 2022 = "4.5" }
west = { 2021 = "5", 2022 = { value = "6", state = "provisional" } }
women = { 2022 = "5.5" }
"""


def site_with(root, typed: str):
    return plan_with(root, row(BEDS + typed), files={"plan.toml": plan_file(more=DIMENSIONS)})


def doubts(root, typed: str) -> list[str]:
    site = site_with(root, typed)
    return [str(one) for one in open_doubts(Files(whole_of(root)), site.plans["demo"], site.shared)]


def whole_of(root):
    return next(path.parent for path in root.rglob("portal.toml"))


def test_parts_never_judge_and_totals_stand_as_they_are(tmp_path):
    with_parts, without = site_with(tmp_path / "a", PARTS), site_with(tmp_path / "b", PARTS.partition("[")[0])
    one, other = (judge_plan(site.plans["demo"], site.shared).assessments["x"] for site in (with_parts, without))
    assert one == other
    assert [value.printed for value in one.series.actuals] == ["9", "10.5"]


def test_a_table_for_each_dimension_with_the_total_of_the_same_periods(tmp_path):
    site = site_with(tmp_path, PARTS)
    judged = judge_plan(site.plans["demo"], site.shared)
    district, sex = breakdowns(judged, judged.plan.indicators["x"], language("en"))
    assert (district.title, district.heads) == ("Breakdown by district", ("2021", "2022"))
    assert [(one.name, one.cells) for one in (*district.rows, district.total)] == [
        ("East District", ("40,000", "45,000")),
        ("West District", ("50,000", "60,000")),
        ("Total", ("90,000", "105,000")),
    ]
    assert [one.name for one in sex.rows] == ["Women"] and sex.heads == ("2022",)


def test_a_part_by_two_dimensions_has_a_table_of_its_own(tmp_path):
    typed = '[[indicator.observation]]\nyear = 2022\nvalue = "2.5"\nslice = ["women", "east"]\n'
    site = site_with(tmp_path, typed)
    judged = judge_plan(site.plans["demo"], site.shared)
    (crossed,) = breakdowns(judged, judged.plan.indicators["x"], language("zh"))
    assert crossed.title == "按区县 × 性别分组" and crossed.total is None
    assert crossed.rows[0].cells == ("2.5",)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ('[indicator.by]\nnorth = { 2021 = "4" }', "by.north: \"north\" is not a member of a dimension of plan.toml"),
        ('[indicator.by]\neast = { 2021 = "4x4" }', "by.east.2021: “4x4” is not a figure in the plan notation"),
        ('[indicator.by]\neast = { 2020 = "4" }', "by.east.2020: 2020 is outside the plan's years 2021 to 2025"),
        ('by = { east = { 2021 = "4" } }\n[[indicator.observation]]\nyear = 2021\nvalue = "4"\nslice = ["east"]', "by.east.2021: 2021 is given twice; keep one"),
        ('[[indicator.observation]]\nyear = 2021\nvalue = "4"\nslice = ["east", "west"]', "observation[1].slice: names two members of one dimension; keep one"),
    ],
)  # fmt: skip
def test_faults_stand_at_the_part(tmp_path, typed, fault):
    where = whole(tmp_path)
    change(where, "plans/demo/plan.toml", ("[[body]]", DIMENSIONS + "\n[[body]]"))
    write(where, {INDICATORS: TABLE + "baseline_year = 2020\n" + row(BEDS + typed)})
    (found,) = [one for one in faults(where) if "[1].by" in one or "slice" in one]
    assert f" indicator[1].{fault}" in found
    line = (where / INDICATORS).read_text("utf-8").splitlines()[int(found.split(":")[1]) - 1]
    assert re.search("north|east", line)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (PARTS, []),
        (PARTS.replace('2021 = "5"', '2021 = "5.04"'), []),  # rounding of parts
        (
            PARTS.replace('"6"', '"7"'),
            ["by.east.2022: the parts by district add up to 11.5, and the total is “10.5”"],
        ),
        (PARTS.replace('2021 = "4"', '2021 = "40"'), ["by.east.2021: “40” is more than the total, “9”"]),
        (PARTS.replace('"5.5"', '"55"'), ["by.women.2022: “55” is more than the total, “10.5”"]),
    ],
)
def test_parts_against_their_total(tmp_path, typed, expected):
    found = doubts(tmp_path, typed)
    assert len(found) == len(expected) and all(one in told for one, told in zip(expected, found, strict=True)), found


def test_what_is_published_of_parts(tmp_path):
    content = whole(tmp_path / "content")
    change(content, "plans/demo/plan.toml", ("[[body]]", DIMENSIONS + "\n[[body]]"))
    file = content / INDICATORS
    file.write_text(
        file.read_text("utf-8") + '\n[indicator.by]\neast = { 2022 = "91%" }\nwest = { 2022 = "93%" }\n', "utf-8"
    )
    everything(content)
    assert build(content, tmp_path / "site").returncode == 0
    observations = [one for one in table(tmp_path, "observations") if one["slice"]]
    assert [(one["slice"], one["period"], one["value"]) for one in observations] == [
        ("east", "2022", "91"),
        ("west", "2022", "93"),
    ]
    members = table(tmp_path, "members")
    assert [(one["id"], one["name_en"], one["dimension"], one["complete"]) for one in members][0] == (
        "east",
        "East District",
        "district",
        "yes",
    )
    (closed,) = [one for one in table(tmp_path, "indicators") if one["id"] == "closed-cases"]
    assert (closed["actual"], closed["status"]) == ("", "not_assessable")
    figures = [one["slice"] for one in table(tmp_path, "figures") if one["figure"] == "actual"]
    assert figures == ["", "east", "west"]
    page = (tmp_path / "site/en/plans/demo/indicators/closed-cases.html").read_text("utf-8")
    assert "Breakdown by district" in page and "West District" in page


def table(root, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((root / f"site/data/{name}.csv").read_text("utf-8"))))
