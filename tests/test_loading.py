"""What an editor is told about faults in the content: every one, at its place, with what to do."""

import codecs

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from plans import change, everything, faults, goals, plan_file, problems_of, whole, write

from planportal.content.files import Files
from planportal.content.load import load_plan, load_shared
from planportal.content.locate import locate
from planportal.content.problems import ContentFaults

PLAN = "plans/demo/"
INDICATORS, PLAN_FILE, COMMITMENTS = PLAN + "indicators.toml", PLAN + "plan.toml", PLAN + "commitments.toml"
GOALS, TASKS, PROJECTS = PLAN + "goals.toml", PLAN + "tasks.toml", PLAN + "projects.toml"
FIT = (
    "is not a figure in the plan notation; type it as the plan prints it, such as 〔42.5〕, ≥95, 4以内, 6-9 or —, "
    'or set basis = "qualitative" for a target in words'
)


def told(root, file: str, *edits: tuple[str, str]) -> list[str]:
    """What is said of the mini-site after an edit, without the name of the file where it was made."""
    site = whole(root)
    change(site, file, *edits)
    return [line.removeprefix(f"{file}:") for line in faults(site)]


def test_the_mini_site_has_no_fault(tmp_path):
    site = everything(whole(tmp_path))
    assert list(site.plans) == ["demo"]
    assert [indicator.id for indicator in site.plans["demo"].indicators] == ["new-jobs", "closed-cases"]


# --- one fault, one line -------------------------------------------------------------------------------------------

SHAPES = {
    "unknown key": (
        INDICATORS, ('attribute = "binding"', 'atribute = "binding"'),
        '24:1: indicator[1].atribute: is not a key that can stand here. Did you mean "attribute"?',
    ),
    "unknown key like no other": (
        INDICATORS, ('attribute = "binding"', 'zzz = "binding"'),
        "24:1: indicator[1].zzz: is not a key that can stand here.",
    ),
    "unknown key of an inner table": (
        INDICATORS, ('covers = "year"', 'cover = "year"\ncovers = "year"'),
        '40:1: indicator[1].observation[1].cover: is not a key that can stand here. Did you mean "covers"?',
    ),
    "unknown key of the portal": (
        "portal.toml", ("as_of = 2024-03-31", "as_of = 2024-03-31\nurl = 'x'"),
        "9:1: portal.url: is not a key that can stand here.",
    ),
    "unknown table": (
        PLAN_FILE, ("[[safeguard]]", "[[safegard]]"),
        '33:1: safegard: is not a key that can stand here. Did you mean "safeguard"?',
    ),
    "missing English": (
        INDICATORS, ('name.en = "New jobs"\n', ""),
        "20:1: indicator[1].name.en: the English translation is missing; add it",
    ),
    "empty English": (
        INDICATORS, ('name.en = "New jobs"', 'name.en = " "'),
        "21:1: indicator[1].name.en: the English translation is missing; add it",
    ),
    "missing Chinese": (
        INDICATORS, ('name.zh = "新增就业"\n', ""),
        "20:1: indicator[1].name.zh: the Chinese text is missing; add it",
    ),
    "missing English in an inline table": (
        PLAN_FILE, ("[[body]]", 'above = { title = { zh = "上级" } }\n[[body]]'),
        "18:11: plan.above.title.en: the English translation is missing; add it",
    ),
    "missing key": (
        INDICATORS, ("row = 1\n", ""),
        "14:1: indicator[1].row: is missing; add it",
    ),
    "missing table": (
        "portal.toml", ('[rules.about]\nrate = "0.5"\nquantity = "5"\n', ""),
        "12:1: rules.about: is missing; add it",
    ),
    "empty text": (
        INDICATORS, ('id = "new-jobs"', 'definition = { zh = "", en = "x" }\nid = "new-jobs"'),
        "15:16: indicator[1].definition.zh: the Chinese text is missing; add it",
    ),
    "empty line": (
        INDICATORS, ('unit = "万人"', 'unit = ""'),
        "22:1: indicator[1].unit: is empty; fill it in or leave the key out",
    ),
    "text for a whole number": (
        INDICATORS, ("row = 1", 'row = "1"'),
        "17:1: indicator[1].row: must be a whole number without quotes, not '1'",
    ),
    "decimal for a whole number": (
        INDICATORS, ("row = 1", "row = 1.5"),
        "17:1: indicator[1].row: must be a whole number without quotes, not 1.5",
    ),
    "row zero": (
        INDICATORS, ("row = 1", "row = 0"),
        "17:1: indicator[1].row: input should be greater than or equal to 1",
    ),
    "number for text": (
        INDICATORS, ('target = "〔50〕"', "target = 50"),
        "25:1: indicator[1].target: must be text in quotes, not 50",
    ),
    "line for a text in two languages": (
        INDICATORS, ('name.zh = "新增就业"\nname.en = "New jobs"', 'name = "新增就业"'),
        "20:1: indicator[1].name: must be a table with its own keys, such as name.zh and name.en",
    ),
    "line for a list": (
        INDICATORS, ('bodies = ["job-office"]', 'bodies = "job-office"'),
        "26:1: indicator[1].bodies: must be a list in square brackets, or entries under a [[double-bracketed]] "
        "header",
    ),
    "table for a list of tables": (
        COMMITMENTS, ("[[commitment]]", "[commitment]"), ("[[commitment]]", "[[commitmen]]"),
        '11:1: commitmen: is not a key that can stand here. Did you mean "commitment"?',
        "1:1: commitment: must be a list in square brackets, or entries under a [[double-bracketed]] header",
    ),
    "quoted date": (
        PLAN_FILE, ("date = 2023-11-30", 'date = "2023-11-30"'),
        "57:1: evaluation[1].date: must be a date without quotes, such as 2021-12-15",
    ),
    "quoted yes": (
        PLAN_FILE, ("third_party = true", 'third_party = "yes"'),
        "60:1: evaluation[1].third_party: must be true or false, without quotes",
    ),
    "unknown word": (
        INDICATORS, ('attribute = "binding"', 'attribute = "bindng"'),
        "24:1: indicator[1].attribute: \"bindng\" is not one of 'binding' or 'anticipatory'. "
        'Did you mean "binding"?',
    ),
    "unknown direction": (
        INDICATORS, ('better = "higher"', 'better = "up"'),
        "23:1: indicator[1].better: \"up\" is not one of 'higher' or 'lower'.",
    ),
    "unknown basis": (
        INDICATORS, ('basis = "cumulative"', 'basis = "cumulativ"'),
        "31:1: indicator[1].stated[1].basis: \"cumulativ\" is not one of 'level', 'cumulative', 'yearly', 'change', "
        "'relative' or 'qualitative'. Did you mean \"cumulative\"?",
    ),
    "identifier": (
        PLAN_FILE, ('id = "mid-term"', 'id = "Mid_term"'),
        '55:1: evaluation[1].id: "Mid_term" is not an identifier; use lower-case ASCII letters, digits and single '
        "hyphens",
    ),
    "years that fall": (
        PLAN_FILE, ("end = 2025", "end = 2020"),
        "11:1: plan.end: 2020 is before the start, 2021",
    ),
    "threshold": (
        "portal.toml", ('faster_from = "5"', 'faster_from = "five"'),
        '13:1: rules.pace.faster_from: must be a number in quotes, such as "5"',
    ),
    "unit defined twice": (
        "units.toml", ('zh = "人"', 'zh = "%"'),
        '8:1: unit[2].zh: "%" is defined twice; keep one',
    ),
    "concept defined twice": (
        "concepts.toml",
        ("[[concept]]", '[[concept]]\nid = "new-jobs"\nname = { zh = "文", en = "a" }\n'
                        'definition = { zh = "文", en = "a" }\n[[concept]]'),
        '6:1: concept[2].id: "new-jobs" is defined twice; keep one',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHAPES.values(), ids=SHAPES)
def test_a_fault_of_form(tmp_path, case):
    file, edits = case[0], [part for part in case[1:] if isinstance(part, tuple)]
    expected = sorted(part for part in case[1:] if isinstance(part, str))
    assert sorted(told(tmp_path, file, *edits)) == expected


NO_DIRECTION = 'does not say in which direction it is met; add better = "higher" or better = "lower"'
FIGURES = {
    "target": (
        INDICATORS, ('target = "〔50〕"', 'target = "力争翻番"'),
        f"25:1: indicator[1].target: “力争翻番” {FIT}",
    ),
    "target in an open bracket": (
        INDICATORS, ('target = "〔50〕"', 'target = "〔50"'),
        "25:1: indicator[1].target: “〔50” opens a bracket that it does not close; type it as 〔42.5〕",
    ),
    "empty target": (
        INDICATORS, ('target = "〔50〕"', 'target = "—"'),
        "25:1: indicator[1].target: “—” is an empty cell, not a target; leave the target out if the plan sets none",
    ),
    "bare target without direction": (
        INDICATORS, ('target = "≥95"', 'target = "95"'),
        f"51:1: indicator[2].target: “95” {NO_DIRECTION}",
    ),
    "contradictory basis": (
        INDICATORS, ('target = "〔50〕"', 'target = "〔50〕"\nbasis = "level"'),
        "25:1: indicator[1].target: “〔50〕” is printed as cumulative, but basis says level; "
        "keep the one that is right",
    ),
    "words without English": (
        COMMITMENTS, ('target = "24家"', 'target = "动态清零"'), ('basis = "cumulative"', 'basis = "qualitative"'),
        "1:1: commitment[1].target_en: is missing; a target in words needs its English",
    ),
    "relative without reference": (
        COMMITMENTS, ('target = "24家"', 'target = "24家"\nbetter = "higher"'),
        ('basis = "cumulative"', 'basis = "relative"'),
        "1:1: commitment[1].relative_to: is missing; a relative target needs to say what it is compared with",
    ),
    "baseline": (
        INDICATORS, ('baseline = "94%"', 'baseline = "九成"'),
        '52:1: indicator[2].baseline: “九成” is printed in "成", but unit is "%"; make them agree',
    ),
    "milestone": (
        INDICATORS, ('value = "30"', 'value = "约莫"'),
        f"35:1: indicator[1].milestone[1].value: “约莫” {FIT}",
    ),
    "observation": (
        INDICATORS, ('value = "9.5"', 'value = "不详"'),
        f"39:1: indicator[1].observation[1].value: “不详” {FIT}",
    ),
    "empty observation": (
        INDICATORS, ('value = "9.5"', 'value = "—"'),
        "39:1: indicator[1].observation[1].value: “—” is an empty cell, not a figure; leave the entry out",
    ),
    "empty milestone": (
        INDICATORS, ('value = "30"', 'value = "—"'),
        "35:1: indicator[1].milestone[1].value: “—” is an empty cell, not a figure; leave the entry out",
    ),
    "result": (
        INDICATORS, ('baseline = "94%"', 'result_year = 2025\nresult = "待定"'),
        f"53:1: indicator[2].result: “待定” {FIT}",
    ),
    "fact": (
        PLAN_FILE, ('value = "〔21.1〕"', 'value = "若干"'),
        f"47:1: fact[1].value: “若干” {FIT}",
    ),
    "stated target": (
        INDICATORS, ('target = "50万人"', 'target = "若干"'),
        f"29:1: indicator[1].stated[1].target: “若干” {FIT}",
    ),
    "stated target that contradicts its basis": (
        INDICATORS, ('target = "50万人"', 'target = "〔50万人〕"'), ('basis = "cumulative"', 'basis = "level"'),
        "29:1: indicator[1].stated[1].target: “〔50万人〕” is printed as cumulative, but basis says level; "
        "keep the one that is right",
    ),
    "stated target without direction": (
        INDICATORS, ('baseline = "94%"', '[[indicator.stated]]\ntarget = "95%"\ngoal = "more-work"'),
        f"53:1: indicator[2].stated[1].target: “95%” {NO_DIRECTION}",
    ),
    "empty stated target": (
        INDICATORS, ('target = "50万人"', 'target = "—"'),
        "29:1: indicator[1].stated[1].target: “—” is an empty cell, not a figure; leave the entry out",
    ),
    "stated words without English": (
        INDICATORS, ('basis = "cumulative"', 'basis = "qualitative"'),
        "28:1: indicator[1].stated[1].target_en: is missing; a target in words needs its English",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURES.values(), ids=FIGURES)
def test_a_figure_that_cannot_be_read_is_told_at_its_own_key(tmp_path, case):
    *edits, expected = case[1:]
    assert told(tmp_path, case[0], *edits) == [expected]


PLACE = "say where it is stated with exactly one of goal, item, project or source"
HOME = "a commitment belongs to exactly one project or one task item; give project or item"
RULES = {
    "stated in two places": (
        INDICATORS, ('goal = "more-work"', 'goal = "more-work"\nitem = "work-first"'),
        f"28:1: indicator[1].stated[1]: {PLACE}",
    ),
    "stated nowhere": (INDICATORS, ('goal = "more-work"\n', ""), f"28:1: indicator[1].stated[1]: {PLACE}"),
    "two homes": (
        COMMITMENTS, ('project = "job-fairs"', 'project = "job-fairs"\nitem = "work-first"'),
        f"1:1: commitment[1]: {HOME}",
    ),
    "no home": (COMMITMENTS, ('project = "job-fairs"\n', ""), f"1:1: commitment[1]: {HOME}"),
    "row twice": (
        INDICATORS, ("row = 2", "row = 1"),
        '46:1: indicator[2].row: row 1 of table "t1" is typed twice; keep one',
    ),
    "milestone after the end": (
        INDICATORS, ("year = 2023", "year = 2026"),
        "34:1: indicator[1].milestone[1].year: 2026 is outside the plan's years 2021 to 2025",
    ),
    "baseline after the start": (
        INDICATORS, ('target = "〔50〕"', 'target = "〔50〕"\nbaseline = "40"\nbaseline_year = 2023'),
        "26:1: indicator[1].baseline: is for 2023, after the plan's start in 2021; mend baseline_year",
    ),
    "result outside the plan": (
        INDICATORS, ('target = "〔50〕"', 'target = "〔50〕"\nresult = "〔51〕"\nresult_year = 2002'),
        "26:1: indicator[1].result: is for 2002, outside the plan's years 2021 to 2025; mend result_year",
    ),
    "old name in use": (
        INDICATORS, ("row = 1", 'row = 1\nformerly = ["closed-cases"]'),
        '18:13: indicator[1].formerly[1]: "closed-cases" is in use; an old name must stay free',
    ),
    "level for a change": (
        COMMITMENTS, ("target = ", 'observation = [{ year = 2022, value = "12" }]\ntarget = "降低20%以上" #'),
        ('basis = "cumulative"\n', ""), ('unit = "家"', 'unit = "%"'),
        "6:31: commitment[1].observation[1].value: “12” is a level, but the target is a change; type the change, such as 降低12%",
    ),
    "classes of pace that cross": (
        "portal.toml", ('lagging_below = "-5"', 'lagging_below = "6"'),
        "14:1: rules.pace.lagging_below: must be below faster_from, 5",
    ),
    "observation before the start": (
        INDICATORS, ("year = 2021", "year = 2020"),
        "38:1: indicator[1].observation[1].year: 2020 is outside the plan's years 2021 to 2025",
    ),
    "milestones of a total that fall": (
        INDICATORS, ("[[indicator.observation]]", '[[indicator.milestone]]\nyear = 2024\nvalue = "29"\n'
                                                  "[[indicator.observation]]"),
        "33:1: indicator[1].milestone: milestones of a cumulative target are totals up to their year, "
        "so they must rise",
    ),
    "value for a year still to come": (
        INDICATORS, ("year = 2021", "year = 2025"),
        "38:1: indicator[1].observation[1].year: lies after 2024-03-31, the day the data are complete to; "
        "move as_of in portal.toml",
    ),
    "value published later": (
        INDICATORS, ('covers = "year"', 'covers = "year"\npublished = 2024-04-01'),
        "41:1: indicator[1].observation[1].published: lies after 2024-03-31, the day the data are complete to; "
        "move as_of in portal.toml",
    ),
    "value for the year of the result": (
        INDICATORS, ('bodies = ["job-office"]', 'result = "〔9.5〕"\nresult_year = 2021'),
        "39:1: indicator[1].observation[1].year: 2021 is the year of the result too; "
        "keep the result or the observation",
    ),
    "total that counts one year": (
        INDICATORS, ('value = "9.5"', 'value = "〔9.5〕"'),
        '39:1: indicator[1].observation[1].value: is in brackets, which mark a total, but covers says "year"; '
        "make them agree",
    ),
    "milestone twice": (
        INDICATORS, ("[[indicator.observation]]", '[[indicator.milestone]]\nyear = 2023\nvalue = "31"\n'
                                                  "[[indicator.observation]]"),
        "38:1: indicator[1].milestone[2].year: 2023 is given twice; keep one",
    ),
    "total or year's value": (
        INDICATORS, ('covers = "year"\n', ""),
        '39:1: indicator[1].observation[1].value: is a value of a cumulative target; add covers = "year" or '
        'covers = "period"',
    ),
    "baseline for no year": (
        INDICATORS, ("baseline_year = 2020\n", ""),
        "51:1: indicator[2].baseline: is for no year; give baseline_year here or in the table",
    ),
    "result for no year": (
        INDICATORS, ('baseline = "94%"', 'result = "96%"'),
        "52:1: indicator[2].result: is for no year; give result_year here or in the table",
    ),
    "unit unknown": (
        INDICATORS, ('unit = "万人"', 'unit = "万入"'),
        '22:1: indicator[1].unit: "万入" is not a unit of units.toml; add it there.',
    ),
    "unit nearly known": (
        INDICATORS, ('unit = "万人"', 'unit = "万人 次"'),
        '22:1: indicator[1].unit: "万人 次" is not a unit of units.toml; add it there. Did you mean "万人次"?',
    ),
    "unit of a commitment unknown": (
        COMMITMENTS, ('unit = "家"', 'unit = "间"'),
        '7:1: commitment[1].unit: "间" is not a unit of units.toml; add it there.',
    ),
    "unit of a fact unknown": (
        PLAN_FILE, ('unit = "万人"', 'unit = "万间"'),
        '48:1: fact[1].unit: "万间" is not a unit of units.toml; add it there.',
    ),
    "printed unit of a target": (
        INDICATORS, ('target = "≥95"', 'target = "≥95人"'),
        '51:1: indicator[2].target: “≥95人” is printed in "人", but unit is "%"; make them agree',
    ),
    "printed unit of a baseline": (
        INDICATORS, ('baseline = "94%"', 'baseline = "94人"'),
        '52:1: indicator[2].baseline: “94人” is printed in "人", but unit is "%"; make them agree',
    ),
    "printed unit of a stated target": (
        INDICATORS, ('target = "50万人"', 'target = "50万人次"'),
        '29:1: indicator[1].stated[1].target: “50万人次” is printed in "万人次", but unit is "万人"; make them agree',
    ),
    "printed unit of a fact": (
        PLAN_FILE, ('value = "〔21.1〕"', 'value = "〔21.1亿〕"'),
        '47:1: fact[1].value: “〔21.1亿〕” is printed in "亿", but unit is "万人"; make them agree',
    ),
    "printed unit without a unit": (
        INDICATORS,
        ('unit = "%"\n', ""), ('target = "≥95"', 'target = "≥95%"'), ('baseline = "94%"', 'baseline = "94"'),
        '50:1: indicator[2].target: “≥95%” is printed in "%", but no unit is given; make them agree',
    ),
    "printed unit of an observation": (
        INDICATORS, ('value = "9.5"', 'value = "9.5家"'),
        '39:1: indicator[1].observation[1].value: “9.5家” is printed in "家", but unit is "万人"; make them agree',
    ),
    "printed unit of an observation, ten thousand times too small": (
        INDICATORS, ('value = "9.5"', 'value = "95000人"'),
        '39:1: indicator[1].observation[1].value: “95000人” is printed in "人", but unit is "万人"; make them agree',
    ),
    "printed unit of a milestone": (
        INDICATORS, ('value = "30"', 'value = "30家"'),
        '35:1: indicator[1].milestone[1].value: “30家” is printed in "家", but unit is "万人"; make them agree',
    ),
    # persons and person-times are never the same, although one word begins with the other
    "persons for person-times": (
        COMMITMENTS, ('target = "24家"\nunit = "家"', 'target = "24万人"\nunit = "万人次"'),
        '6:1: commitment[1].target: “24万人” is printed in "万人", but unit is "万人次"; make them agree',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RULES.values(), ids=RULES)
def test_a_rule_between_keys(tmp_path, case):
    *edits, expected = case[1:]
    assert told(tmp_path, case[0], *edits) == [expected]


@pytest.mark.parametrize("printed", ["十二家", "二十家", "24家〕", "24)", "24.", "24家以上以上", "九点五家"])
def test_what_is_only_half_understood_is_refused(tmp_path, printed):
    """十二家 is no ten of something, and a bracket is no unit; every value of an entry is looked at."""
    found = told(tmp_path, COMMITMENTS, ('target = "24家"', f'target = "{printed}"'))
    assert [line.split(": ")[:2] for line in found] == [["6:1", "commitment[1].target"]]
    extra = '[[commitment.observation]]\nyear = 2022\ncovers = "year"\n'
    found = told(tmp_path / "value", COMMITMENTS, ('indicators = ["new-jobs"]', f'{extra}value = "{printed}"'))
    assert [line.split(": ")[:2] for line in found] == [["12:1", "commitment[1].observation[1].value"]]


@pytest.mark.parametrize("printed", ["50", "〔50〕", "50万", "50万人", "50万人以上", "５０万人"])
def test_a_printed_unit_that_fits(tmp_path, printed):
    assert told(tmp_path, INDICATORS, ('target = "50万人"', f'target = "{printed}"')) == []


# --- references ----------------------------------------------------------------------------------------------------

INDICATOR = '"new-jbs" is not an indicator that exists. Did you mean "new-jobs"?'
DANGLING = {
    "table": (
        INDICATORS, 'table = "t1"', 'table = "t2"',
        '16:1: indicator[1].table: "t2" is not a table that exists.',
    ),
    "group": (
        INDICATORS, 'group = "labor"', 'group = "lbor"',
        '18:1: indicator[1].group: "lbor" is not a group of the table that exists. Did you mean "labor"?',
    ),
    "concept": (
        INDICATORS, 'concept = "new-jobs"', 'concept = "new-job"',
        '19:1: indicator[1].concept: "new-job" is not a concept of concepts.toml; add it there. '
        'Did you mean "new-jobs"?',
    ),
    "part of": (
        INDICATORS, 'part_of = "new-jobs"', 'part_of = "new-jbs"',
        '47:1: indicator[2].part_of: "new-jbs" is not another indicator that exists. Did you mean "new-jobs"?',
    ),
    "part of itself": (
        INDICATORS, 'part_of = "new-jobs"', 'part_of = "closed-cases"',
        '47:1: indicator[2].part_of: "closed-cases" is not another indicator that exists.',
    ),
    "body of an indicator": (
        INDICATORS, 'bodies = ["job-office"]', 'bodies = ["job-office", "jobs-office"]',
        '26:25: indicator[1].bodies[2]: "jobs-office" is not a body of plan.toml that exists. '
        'Did you mean "job-office"?',
    ),
    "goal that states": (
        INDICATORS, 'goal = "more-work"', 'goal = "more-wrk"',
        '30:1: indicator[1].stated[1].goal: "more-wrk" is not a goal that exists. Did you mean "more-work"?',
    ),
    "item that states": (
        INDICATORS, 'goal = "more-work"', 'item = "work-frst"',
        '30:1: indicator[1].stated[1].item: "work-frst" is not a task item that exists. Did you mean "work-first"?',
    ),
    "section where an item is meant": (
        INDICATORS, 'goal = "more-work"', 'item = "labor"',
        '30:1: indicator[1].stated[1].item: "labor" is not a task item that exists.',
    ),
    "project that states": (
        INDICATORS, 'goal = "more-work"', 'project = "job-fair"',
        '30:1: indicator[1].stated[1].project: "job-fair" is not a project that exists. Did you mean "job-fairs"?',
    ),
    "indicator of a goal": (GOALS, '["new-jobs"]', '["new-jbs"]', f"10:15: goal[1].indicators[1]: {INDICATOR}"),
    "task of a goal": (
        GOALS, '"work-first", "labor"', '"labor", "work-frst"',
        '11:19: goal[1].tasks[2]: "work-frst" is not a task section or item that exists. Did you mean "work-first"?',
    ),
    "indicator of an item": (
        TASKS, '["new-jobs"]', '["new-jbs"]', f"20:15: section[1].item[1].indicators[1]: {INDICATOR}",
    ),
    "item of a box": (
        PROJECTS, 'item = "work-first"', 'item = "work-frst"',
        '7:1: box[1].item: "work-frst" is not a task item that exists. Did you mean "work-first"?',
    ),
    "indicator of a project": (
        PROJECTS, '["new-jobs"]', '["new-jbs"]', f"16:15: box[1].project[1].indicators[1]: {INDICATOR}",
    ),
    "body of a project": (
        PROJECTS, '["job-office"]', '["jobs-office"]',
        '17:11: box[1].project[1].bodies[1]: "jobs-office" is not a body of plan.toml that exists. '
        'Did you mean "job-office"?',
    ),
    "project of a commitment": (
        COMMITMENTS, 'project = "job-fairs"', 'project = "job-fair"',
        '3:1: commitment[1].project: "job-fair" is not a project that exists. Did you mean "job-fairs"?',
    ),
    "item of a commitment": (
        COMMITMENTS, 'item = "work-first"', 'item = "work-frst"',
        '13:1: commitment[2].item: "work-frst" is not a task item that exists. Did you mean "work-first"?',
    ),
    "indicator of a commitment": (
        COMMITMENTS, '["new-jobs"]', '["new-jbs"]', f"9:15: commitment[1].indicators[1]: {INDICATOR}",
    ),
    "what is restated": (
        COMMITMENTS, 'restates = "fairs-held"', 'restates = "fairs-hold"',
        '19:1: commitment[2].restates: "fairs-hold" is not another commitment or an indicator that exists. '
        'Did you mean "fairs-held"?',
    ),
    "restates itself": (
        COMMITMENTS, 'restates = "fairs-held"', 'restates = "fairs-held-in-text"',
        '19:1: commitment[2].restates: "fairs-held-in-text" is not another commitment or an indicator that exists. '
        'Did you mean "fairs-held"?',
    ),
    "indicator of a fact": (
        PLAN_FILE, 'indicator = "new-jobs"', 'indicator = "new-jbs"', f"50:1: fact[1].indicator: {INDICATOR}",
    ),
    "subject of a finding": (
        PLAN_FILE, 'subject = "new-jobs"', 'subject = "new-jbs"',
        '66:1: finding[1].subject: "new-jbs" is not anything of this plan that exists. Did you mean "new-jobs"?',
    ),
    "predecessor": (
        PLAN_FILE, "start = 2021", 'start = 2021\npredecessor = "demo-12"',
        '11:1: plan.predecessor: "demo-12" is not another plan that exists.',
    ),
    "predecessor of itself": (
        PLAN_FILE, "start = 2021", 'start = 2021\npredecessor = "demo"',
        '11:1: plan.predecessor: "demo" is not another plan that exists.',
    ),
    "plan above": (
        PLAN_FILE, "[[body]]", 'above = { title = { zh = "上级", en = "Above" }, plan = "nation" }\n[[body]]',
        '18:48: plan.above.plan: "nation" is not another plan that exists.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DANGLING.values(), ids=DANGLING)
def test_a_reference_to_nothing(tmp_path, case):
    file, old, new, expected = case
    assert told(tmp_path, file, (old, new)) == [expected]


def test_a_predecessor_that_exists(tmp_path):
    site = whole(tmp_path)
    write(site, {"plans/demo-12/plan.toml": plan_file(2016, 2020)})
    change(site, PLAN_FILE, ("start = 2021", 'start = 2021\npredecessor = "demo-12"'))
    assert faults(site) == []
    change(site, PLAN_FILE, ('"demo-12"', '"demo-21"'))
    problem = 'plan.predecessor: "demo-21" is not another plan that exists. Did you mean "demo-12"?'
    assert faults(site) == [f"{PLAN_FILE}:11:1: {problem}"]


@pytest.mark.parametrize(
    "subject",
    [
        "closed-cases",
        "fairs-held",
        "more-work",
        "labor",
        "work-first",
        "job-fairs",
        "box-1",
        "t1",
        "old-jobs",
        "people-first",
        "money",
    ],
)
def test_a_finding_may_be_about_anything_of_the_plan(tmp_path, subject):
    assert told(tmp_path, PLAN_FILE, ('subject = "new-jobs"', f'subject = "{subject}"')) == []


TWICE = "is used twice; identifiers are unique within a plan"
REPEATED = {
    "indicator": (INDICATORS, 'id = "closed-cases"', 'id = "new-jobs"', f'44:1: indicator[2].id: "new-jobs" {TWICE}'),
    "indicator and commitment": (
        COMMITMENTS, 'id = "fairs-held-in-text"', 'id = "new-jobs"', f'12:1: commitment[2].id: "new-jobs" {TWICE}',
    ),
    "section and item": (TASKS, 'id = "work-first"', 'id = "labor"', f'12:1: section[1].item[1].id: "labor" {TWICE}'),
    "table": (
        INDICATORS, "[[indicator]]", '[[table]]\nid = "t1"\nlabel = { zh = "表", en = "T" }\n'
        'title = { zh = "表", en = "T" }\n[[indicator]]', f'15:1: table[2].id: "t1" {TWICE}',
    ),
    "group": (
        INDICATORS, "[[indicator]]", '[[table.group]]\nid = "labor"\ntitle = { zh = "组", en = "G" }\n[[indicator]]',
        f'15:1: table[1].group[2].id: "labor" {TWICE}',
    ),
    "project": (
        PROJECTS, "[[box.project]]", '[[box.project]]\nid = "job-fairs"\ntitle = { zh = "文", en = "T" }\n'
        'summary = { zh = "文", en = "T" }\n[[box.project]]', f'14:1: box[1].project[2].id: "job-fairs" {TWICE}',
    ),
    "body": (
        PLAN_FILE, "[[body]]", '[[body]]\nid = "job-office"\nname = { zh = "文", en = "T" }\n[[body]]',
        f'22:1: body[2].id: "job-office" {TWICE}',
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPEATED.values(), ids=REPEATED)
def test_an_identifier_used_twice(tmp_path, case):
    file, old, new, expected = case
    found = told(tmp_path, file, (old, new))
    # What referred to the identifier that is gone may be told as well.
    assert expected in found


# --- files ---------------------------------------------------------------------------------------------------------

ASCII = "; a full-width sign stands where TOML needs ASCII"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('target = "≥95"', "target = “≥95”", f"51:10: is not valid TOML: invalid value{ASCII}"),
        ('target = "≥95"', "target = ＂≥95＂", f"51:10: is not valid TOML: invalid value{ASCII}"),
        (
            'target = "≥95"', 'target ＝ "≥95"',
            f"51:8: is not valid TOML: expected '=' after a key in a key/value pair{ASCII}",
        ),
        ('target = "≥95"', "target = ≥95", "51:10: is not valid TOML: invalid value"),
        ('target = "≥95"', 'target = "≥95"\ntarget = "≥96"', "52:15: is not valid TOML: this stands twice; keep one, or give the header of a list double brackets, such as [[indicator]]"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_toml(tmp_path, old, new, expected):
    assert told(tmp_path, INDICATORS, (old, new)) == [expected]


def test_a_quotation_mark_that_is_not_closed_is_told_as_one(tmp_path):
    """ "illegal character '\\n'" means nothing to an editor."""
    found = told(tmp_path, INDICATORS, ('target = "≥95"', 'target = "≥95'))
    assert len(found) == 1
    assert found[0].startswith("51:14: is not valid TOML: ")
    assert "quot" in found[0]


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path):
    site = whole(tmp_path)
    before = everything(site).plans["demo"]
    for path in site.rglob("*.*"):
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))
    after = everything(site)
    assert after.plans["demo"].files == before.files
    assert after.shared.pages["about.zh"].startswith("# 关于")


def test_places_are_right_in_a_file_of_windows(tmp_path):
    site = whole(tmp_path)
    change(site, INDICATORS, ('attribute = "binding"', 'atribute = "binding"'))
    (site / INDICATORS).write_bytes(codecs.BOM_UTF8 + (site / INDICATORS).read_bytes().replace(b"\n", b"\r\n"))
    assert faults(site) == [
        f'{INDICATORS}:24:1: indicator[1].atribute: is not a key that can stand here. Did you mean "attribute"?'
    ]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
@pytest.mark.parametrize("file", [GOALS, "units.toml", "pages/about.zh.md"])
def test_a_file_in_another_encoding(tmp_path, encoding, file):
    """Editors on Windows still save in the system's own encoding."""
    site = whole(tmp_path)
    text = (site / file).read_text("utf-8")
    write(site, {file: text.encode(encoding)})
    line = 1 if encoding == "utf-16" else text[: next(i for i, c in enumerate(text) if ord(c) > 127)].count("\n") + 1
    assert faults(site) == [f"{file}:{line}:1: is not UTF-8 text; save the file with the encoding UTF-8"]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("goal.toml", ' Did you mean "goals.toml"?'),
        ("Indicators.toml", ' Did you mean "indicators.toml"?'),
        ("xyz.toml", ""),
    ],
)
def test_an_unknown_file_in_a_plan_folder(tmp_path, name, hint):
    site = write(whole(tmp_path), {PLAN + name: ""})
    assert faults(site) == [f"{PLAN}{name}:1:1: is not a file of a plan folder.{hint}"]


def test_a_second_ending_does_not_hide_a_file(tmp_path):
    """Windows hides endings: "indicators.toml.txt" looks right there, and its whole table would be missing."""
    site = whole(tmp_path)
    (site / GOALS).rename(site / (GOALS + ".txt"))
    change(site, INDICATORS, ('goal = "more-work"', 'project = "job-fairs"'))
    found = faults(site)
    assert found == [f'{GOALS}.txt:1:1: is not a file of a plan folder. Did you mean "goals.toml"?']


@pytest.mark.parametrize("name", ["compare", "portal"])
def test_a_name_that_commands_use_for_other_things(tmp_path, name):
    site = whole(tmp_path)
    (site / "plans" / "demo").rename(site / "plans" / name)
    message = "cannot name a plan, because commands call charts of several plans so; choose another name"
    assert f"plans/{name}:1:1: {message}" in faults(site)


@pytest.mark.parametrize("name", ["Demo", "demo_14", "demo--14", "规划", "demo 14"])
def test_a_bad_name_of_a_plan_folder(tmp_path, name):
    site = whole(tmp_path)
    (site / "plans" / "demo").rename(site / "plans" / name)
    message = "the folder's name is the plan's identifier; use lower-case ASCII letters, digits and single hyphens"
    assert faults(site) == [f"plans/{name}:1:1: {message}"]


def test_only_plan_toml_is_needed_in_a_plan_folder(tmp_path):
    site = write(whole(tmp_path), {"plans/bare/plan.toml": plan_file()})
    bare = everything(site).plans["bare"]
    assert (bare.indicators, bare.goals, bare.commitments, bare.info.years) == ((), (), (), 5)


def test_a_plan_folder_without_plan_toml(tmp_path):
    site = write(whole(tmp_path), {PLAN_FILE: None})
    assert faults(site) == [f"{PLAN_FILE}:1:1: is missing; every plan folder needs this file"]


@pytest.mark.parametrize("file", ["portal.toml", "units.toml", "concepts.toml"])
def test_a_portal_without_a_shared_file(tmp_path, file):
    site = write(whole(tmp_path), {file: None})
    assert faults(site) == [f"{file}:1:1: is missing; every portal needs this file"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_portal_without_its_about_page(tmp_path, language):
    site = write(whole(tmp_path), {f"pages/about.{language}.md": None})
    assert faults(site) == [f"pages/about.{language}.md:1:1: is missing; the about page needs both languages"]


def test_an_empty_folder(tmp_path):
    assert [problem.file for problem in problems_of(tmp_path)] == [
        "concepts.toml", "pages/about.en.md", "pages/about.zh.md", "plans", "portal.toml", "units.toml",
    ]  # fmt: skip


def test_a_portal_without_plans(tmp_path):
    site = whole(tmp_path)
    for path in (site / "plans" / "demo").iterdir():
        path.unlink()
    (site / "plans" / "demo").rmdir()
    (site / "plans" / ".cache").mkdir()
    assert everything(site).plans == {}


# --- all faults in one run -----------------------------------------------------------------------------------------


def test_all_faults_of_all_files_and_plans_in_one_run(tmp_path):
    site = whole(tmp_path)
    write(site, {"plans/second/plan.toml": plan_file(), "plans/third/goals.toml": goals()})
    change(site, "plans/second/plan.toml", ('title.en = "Text"\n', ""))
    change(site, "portal.toml", ('tagline.en = "Tagline"\n', ""))
    change(site, "units.toml", ("scale = 10000", 'scale = "10000"'))
    change(site, INDICATORS, ('name.en = "New jobs"\n', ""), ("row = 2", 'row = "2"'))
    change(site, GOALS, ('title.zh = "就业"\n', ""))
    change(site, COMMITMENTS, ('unit = "家"', "unit = 家"))
    assert faults(site) == [
        f"{COMMITMENTS}:7:8: is not valid TOML: invalid value",
        f"{GOALS}:4:1: goal[1].title.zh: the Chinese text is missing; add it",
        f"{INDICATORS}:20:1: indicator[1].name.en: the English translation is missing; add it",
        f"{INDICATORS}:45:1: indicator[2].row: must be a whole number without quotes, not '2'",
        "plans/second/plan.toml:4:1: plan.title.en: the English translation is missing; add it",
        "plans/third/plan.toml:1:1: is missing; every plan folder needs this file",
        "portal.toml:4:1: portal.tagline.en: the English translation is missing; add it",
        "units.toml:16:1: unit[3].scale: must be a whole number without quotes, not '10000'",
    ]


def test_several_faults_of_one_entry_in_one_run(tmp_path):
    found = told(
        tmp_path, INDICATORS, ("row = 1\n", ""), ('name.en = "New jobs"\n', ""), ("year = 2023", 'year = "2023"')
    )
    assert found == [
        "14:1: indicator[1].row: is missing; add it",
        "19:1: indicator[1].name.en: the English translation is missing; add it",
        "32:1: indicator[1].milestone[1].year: must be a whole number without quotes, not '2023'",
    ]


def test_a_missing_translation_does_not_hide_a_target_that_cannot_be_read(tmp_path):
    found = told(tmp_path, INDICATORS, ('name.en = "New jobs"\n', ""), ('target = "〔50〕"', 'target = "翻番"'))
    assert len(found) == 2
    assert any("“翻番”" in line for line in found)


def test_a_faulty_entry_hides_no_fault_elsewhere_and_keeps_places_right(tmp_path):
    """The second row's table is gone wrong too; its place is counted in the file, not among the good entries."""
    edits = ('name.en = "New jobs"\n', ""), ('table = "t1"\nrow = 2', 'table = "t9"\nrow = 2')
    found = told(tmp_path, INDICATORS, *edits)
    assert found == [
        "20:1: indicator[1].name.en: the English translation is missing; add it",
        '44:1: indicator[2].table: "t9" is not a table that exists.',
    ]


@pytest.mark.parametrize(
    ("file", "old", "expected"),
    [
        (INDICATORS, 'name.en = "New jobs"\n', "20:1: indicator[1].name.en"),
        (INDICATORS, 'label.en = "Table 1"\n', "3:1: table[1].label.en"),
        (GOALS, 'title.en = "Work"\n', "4:1: goal[1].title.en"),
        (TASKS, 'title.en = "Work"\n', "6:1: section[1].title.en"),
        (TASKS, 'title.en = "Work first"\n', "16:1: section[1].item[1].title.en"),
        (PROJECTS, 'label.en = "Box 1"\n', "3:1: box[1].label.en"),
        (PROJECTS, 'title.en = "Job fairs"\n', "12:1: box[1].project[1].title.en"),
        (COMMITMENTS, 'text.en = "Employers at fairs"\n', "4:1: commitment[1].text.en"),
        (PLAN_FILE, 'name.en = "Job office"\n', "20:1: body[1].name.en"),
    ],
)
def test_a_faulty_entry_causes_no_false_dangling_reference(tmp_path, file, old, expected):
    """Every entry of the mini-site is referred to from somewhere."""
    assert told(tmp_path, file, (old, "")) == [f"{expected}: the English translation is missing; add it"]


def test_entries_under_a_misspelt_header_cause_no_false_dangling_reference(tmp_path):
    found = told(tmp_path, GOALS, ("[[goal]]", "[[gaol]]"))
    assert found == ['1:1: gaol: is not a key that can stand here. Did you mean "goal"?']


def test_a_fault_of_the_plan_itself_does_not_hide_dangling_references(tmp_path):
    site = whole(tmp_path)
    change(site, PLAN_FILE, ('title.en = "Example plan"\n', ""))
    change(site, GOALS, ('["new-jobs"]', '["new-jbs"]'))
    assert faults(site) == [
        f"{GOALS}:10:15: goal[1].indicators[1]: {INDICATOR}",
        f"{PLAN_FILE}:2:1: plan.title.en: the English translation is missing; add it",
    ]


def test_files_are_read_even_where_the_vocabulary_is_faulty(tmp_path):
    site = whole(tmp_path)
    change(site, "units.toml", ('zh = "人"', 'zh = "%"'))
    change(site, GOALS, ('title.en = "Work"\n', ""))
    with pytest.raises(ContentFaults) as caught:
        load_shared(Files(site))
    assert str(caught.value) == "1 fault in the content"
    loaded = load_plan(Files(site), "demo", None)
    assert loaded.plan is None
    assert [str(problem) for problem in loaded.problems] == [
        f"{GOALS}:4:1: goal[1].title.en: the English translation is missing; add it"
    ]


def test_a_plan_is_read_without_looking_at_any_other(tmp_path):
    """A plan is the unit of work: a broken neighbour does not touch it."""
    site = write(whole(tmp_path), {"plans/broken/plan.toml": "[plan"})
    loaded = load_plan(Files(site), "demo", load_shared(Files(site)))
    assert (loaded.plan.id, loaded.problems) == ("demo", ())


def test_a_plan_with_a_fault_is_no_plan(tmp_path):
    site = whole(tmp_path)
    change(site, GOALS, ('["new-jobs"]', '["new-jbs"]'))
    loaded = load_plan(Files(site), "demo", load_shared(Files(site)))
    assert (loaded.plan, len(loaded.problems)) == (None, 1)


# --- places in TOML ------------------------------------------------------------------------------------------------

TRICKY = '''\
# [not.a.header] and key = "not a key"
title = "a # in a string" # a comment with [brackets] and = signs
"quoted key" = 1
'single.quoted' = 2
dotted.inner.deep = 3
dotted.inner.next = 4
date = 1979-05-27T07:32:00Z # x
empty = []
inline = { one = 1, two = { three = "},]#", four = [1, 2] }, "five six" = 5 }
list = ["a", 'b', """c
d""", 4.5, [1, [2]], { x = 1 }, { y = "=" }]
lines = [ # first
  "one", # "two"
  # [three]

  { name = "]" , deep.er = [ ] },
]
text = """
[[fake]]
fake = "x" \\""" still "" text
"""
raw = \'\'\'
[fake]
a = 'b' \'\'\'
escaped = "quote \\" and \\\\"
literal = 'back\\'

[table]   # comment ]
  indented = true
[ table . "in side" ]
key = 1
[[group]]
id = "a"
[[ group . item ]]
id = "a1"
[[group.item]]
id = "a2"
more.of.it = "x"
[group.item.extra]
flag = true
[[group]]
id = "b"
[[group.item]]
id = "b1"
[group.only]
last = 9
'''
PLACES = {
    ("title",): (2, 1),
    ("quoted key",): (3, 1),
    ("single.quoted",): (4, 1),
    ("dotted",): (5, 1),
    ("dotted", "inner"): (5, 1),
    ("dotted", "inner", "deep"): (5, 1),
    ("dotted", "inner", "next"): (6, 1),
    ("date",): (7, 1),
    ("empty",): (8, 1),
    ("inline",): (9, 1),
    ("inline", "one"): (9, 12),
    ("inline", "two", "three"): (9, 29),
    ("inline", "two", "four"): (9, 45),
    ("inline", "two", "four", 1): (9, 56),
    ("inline", "five six"): (9, 62),
    ("list", 0): (10, 9),
    ("list", 1): (10, 14),
    ("list", 2): (10, 19),
    ("list", 3): (11, 7),
    ("list", 4): (11, 12),
    ("list", 4, 1, 0): (11, 17),
    ("list", 5): (11, 22),
    ("list", 5, "x"): (11, 24),
    ("list", 6, "y"): (11, 35),
    ("lines", 0): (13, 3),
    ("lines", 1): (16, 3),
    ("lines", 1, "name"): (16, 5),
    ("lines", 1, "deep", "er"): (16, 18),
    ("text",): (18, 1),
    ("raw",): (22, 1),
    ("escaped",): (25, 1),
    ("literal",): (26, 1),
    ("table",): (28, 1),
    ("table", "indented"): (29, 3),
    ("table", "in side"): (30, 1),
    ("table", "in side", "key"): (31, 1),
    ("group", 0): (32, 1),
    ("group", 0, "id"): (33, 1),
    ("group", 0, "item", 0): (34, 1),
    ("group", 0, "item", 0, "id"): (35, 1),
    ("group", 0, "item", 1, "id"): (37, 1),
    ("group", 0, "item", 1, "more", "of", "it"): (38, 1),
    ("group", 0, "item", 1, "extra", "flag"): (40, 1),
    ("group", 1, "id"): (42, 1),
    ("group", 1, "item", 0): (43, 1),
    ("group", 1, "item", 0, "id"): (44, 1),
    ("group", 1, "only", "last"): (46, 1),
}


@pytest.mark.parametrize(("path", "place"), PLACES.items(), ids=str)
def test_the_place_of_a_key(path, place):
    assert locate(TRICKY, path) == place
    value = tomli.loads(TRICKY)
    for part in path:  # the table above is about keys that are really there
        value = value[part]


def test_the_place_of_a_key_in_a_file_of_windows():
    text = TRICKY.replace("\n", "\r\n")
    assert {path: locate(text, path) for path in PLACES} == PLACES


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("group", 0, "item", 1, "absent"), (36, 1)),  # the nearest table around it
        (("group", 1, "item", 0, "name", "en"), (43, 1)),
        (("table", "absent"), (28, 1)),
        (("inline", "two", "absent"), (9, 21)),
        (("group",), (32, 1)),  # a list of tables stands where its first table does
        (("absent",), (1, 1)),
        (("fake",), (1, 1)),
        (("not", "a", "header"), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_the_place_of_a_key_that_is_not_there(path, place):
    assert locate(TRICKY, path) == place


def test_an_empty_text_has_a_place():
    assert locate("", ("a",)) == (1, 1)


def test_the_last_key_without_a_line_end():
    assert locate("a = 1\nb = ", ("b",)) == (2, 1)
    assert locate('a = 1\nb = "x"', ("b",)) == (2, 1)


names = st.text("abcxyz-_", min_size=1, max_size=4)
scalars = st.integers() | st.booleans() | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@st.composite
def documents(draw):
    """TOML with arrays of tables, and the line on which each key was written."""
    lines, places = [], {}
    for header in draw(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=6)):
        number = sum(path == (header, n) for path in places for n in range(9))
        places[header, number] = len(lines) + 1
        lines.append(f"[[{header}]]")
        for name, value in draw(st.dictionaries(names, scalars, max_size=4)).items():
            lines += draw(st.lists(st.sampled_from(["", "# [[one]]", "  # a = 1", "\t"]), max_size=2))
            places[header, number, name] = len(lines) + 1
            if isinstance(value, str):
                quoted = value.replace("\\", "\\\\").replace('"', '\\"')
                lines.append(f'{name} = "{quoted}" # "')
            else:
                lines.append(f"{name} = {str(value).lower()}")
    return "\n".join(lines), places


@given(documents())
def test_every_key_is_found_on_the_line_where_it_was_written(document):
    text, places = document
    tomli.loads(text)
    assert {path: locate(text, path)[0] for path in places} == places
