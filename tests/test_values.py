"""Published values typed in one line: the same as values at length, with faults at the value that they are about."""

import json
from pathlib import Path

import pytest
from plans import TABLE, change, everything, faults, plan_with, row, whole, write

from planportal.assess.judged import judge_plan
from planportal.content.drafts import draft_problems
from planportal.content.files import Files

INDICATORS = "plans/demo/indicators.toml"
TOTAL = 'unit = "万人"\nbetter = "higher"\ntarget = "〔50〕"\n'
IN_WORDS = 'basis = "qualitative"\ntarget = "不发生"\ntarget_en = "None"\n'


def observations(root: Path, typed: str):
    return plan_with(root, row(TOTAL + typed)).plans["demo"].indicators["x"].observation


AT_LENGTH = """
[[indicator.observation]]
year = 2021
value = "8.6"
covers = "year"

[[indicator.observation]]
period = "2022-S1"
value = "4.1"
covers = "year"
state = "revised"
published = 2022-08-01
"""


@pytest.mark.parametrize(
    "typed",
    [
        'values = { 2021 = { value = "8.6", covers = "year" }, 2022-S1 = { value = "4.1", covers = "year", state = "revised", published = 2022-08-01 } }\n',
        'values.2021 = { value = "8.6", covers = "year" }\nvalues.2022-S1 = { value = "4.1", covers = "year", state = "revised", published = 2022-08-01 }\n',
        '[indicator.values]\n2021 = { value = "8.6", covers = "year" }\n[indicator.values.2022-S1]\nvalue = "4.1"\ncovers = "year"\nstate = "revised"\npublished = 2022-08-01\n',
        'values = { 2022-S1 = { value = "4.1", covers = "year", state = "revised", published = 2022-08-01 } }\n[[indicator.observation]]\nyear = 2021\nvalue = "8.6"\ncovers = "year"\n',
    ],
)  # fmt: skip
def test_values_in_one_line_are_the_same_as_at_length(tmp_path, typed):
    short, long = observations(tmp_path / "a", typed), observations(tmp_path / "b", AT_LENGTH)
    assert short == long


def test_what_all_values_cover_is_said_once_and_a_value_may_say_otherwise(tmp_path):
    site = plan_with(
        tmp_path,
        row(
            TOTAL
            + 'covers = "year"\nvalues = { 2021 = "8", 2022 = { value = "20", covers = "period" }, 2023 = "9" }\n'
        ),
    )
    series = judge_plan(site.plans["demo"], site.shared).assessments["x"].series
    assert [value.covers for value in series.actuals] == ["year", "period", "year"]
    assert [known.figure for known in series.counted] == [8, 20, 29]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ('values = { 2021 = "8", 2019 = "7" }', "values.2019: 2019 is outside the plan's years 2021 to 2025"),
        ('values = { 2021 = "8", 2022 = "7x8" }', "values.2022: “7x8” is not a figure in the plan notation"),
        ('values = { 2021 = "8", 2022 = 7 }', "values.2022: must be text in quotes, not 7"),
        ('values = { 2021 = "8", 2022-Q5 = "7" }', "values.2022-Q5: “2022-Q5” is not a period"),
        ('values = { 2021 = "8", june = "7" }', "values.june: “june” is not a period"),
        ('values = { 2021 = { value = "8", sate = "final" } }', 'values.2021.sate: is not a key that can stand here. Did you mean "state"?'),
        ('values = { 2021 = { state = "final" } }', "values.2021.value: is missing; add it"),
        ('values = ["8"]', 'values: must be a table of values, such as { 2021 = "12.1", 2022 = "14.5" }'),
        ('values = { 2021 = "8" }\n[[indicator.observation]]\nyear = 2021\nvalue = "8"', "values.2021: 2021 is given twice; keep one"),
        ('[indicator.values]\n2021 = "8"\n2022 = "7x8"', "values.2022: “7x8” is not a figure in the plan notation"),
    ],
)  # fmt: skip
def test_faults_stand_at_the_value(tmp_path, typed, fault):
    where = whole(tmp_path)
    write(where, {INDICATORS: TABLE + row(TOTAL + 'covers = "year"\n' + typed)})
    (found,) = [one for one in faults(where) if "[1].values" in one]
    file, line, column, rest = found.split(":", 3)
    assert rest.startswith(f" indicator[1].{fault}")
    key = fault.split(":")[0].rpartition(".")[2]
    at = (where / file).read_text("utf-8").splitlines()[int(line) - 1][int(column) - 1 :]
    assert at.startswith(key if key != "value" else "2021")


def test_values_in_words_without_their_english_are_told_where_they_stand(tmp_path):
    where = whole(tmp_path)
    change(
        where,
        INDICATORS,
        (
            'target = "≥95"',
            IN_WORDS.removesuffix("\n")
            + '\nvalues = { 2021 = "未发生", 2022 = { value = "未发生", value_en = "None" } }',
        ),
    )
    change(where, INDICATORS, ('baseline = "94%"\n', ""))
    found = [one for one in faults(where) if "value_en" in one]
    assert len(found) == 1 and "indicator[2].values.2021.value_en: is missing" in found[0]


def test_a_draft_among_values_is_told_by_its_place_and_left_out(tmp_path):
    where = whole(tmp_path)
    change(
        where,
        INDICATORS,
        ('target = "≥95"', 'target = "≥95"\nvalues = { 2021 = "95", 2022 = { value = "96", draft = true } }'),
    )
    seen = everything(where).plans["demo"].indicators["closed-cases"].observation
    assert [one.value for one in seen] == ["95"]
    plan = everything(where, drafts=True).plans["demo"]
    (told,) = [one for one in draft_problems(Files(where), plan) if "closed" in str(one) or "values" in str(one)]
    assert "values.2022" in told.key


def test_editors_know_values_by_the_schema():
    schema = json.loads((Path(__file__).parents[1] / "docs/schemas/indicators.schema.json").read_text("utf-8"))
    value = schema["properties"]["indicator"]["items"]["properties"]["values"]["additionalProperties"]["anyOf"]
    assert (
        value[0] == {"type": "string"} and "year" not in value[1]["properties"] and value[1]["required"] == ["value"]
    )


def test_what_all_values_were_published_in_is_said_once(tmp_path):
    typed = 'covers = "year"\nsource = "yearbook"\nvalues = { 2021 = "8", 2022 = { value = "9", place = { zh = "第二章", en = "Chapter 2" } }, 2023 = { value = "7", source = { zh = "通知", en = "A notice" } } }\n'
    sources = '[[source]]\nid = "yearbook"\ntitle.zh = "年鉴"\ntitle.en = "Yearbook"\n'
    site = plan_with(tmp_path, row(TOTAL + typed), files={"sources.toml": sources})
    actuals = judge_plan(site.plans["demo"], site.shared).assessments["x"].series.actuals
    assert [value.source.words.en for value in actuals] == ["Yearbook", "Yearbook, Chapter 2", "A notice"]
    assert [one.id for one in site.plans["demo"].sources] == ["yearbook"]


def test_a_place_needs_a_named_source(tmp_path):
    where = whole(tmp_path)
    typed = 'covers = "year"\nvalues = { 2021 = { value = "8", place = { zh = "第二章", en = "Chapter 2" } } }\n'
    write(where, {INDICATORS: TABLE + row(TOTAL + typed)})
    assert any("indicator[1].values.2021.place: is a place in a named source" in one for one in faults(where))
