"""Edits that make the mini-site faulty, each with the line that tells the fault: one fault, one line."""

PLAN = "plans/demo/"
INDICATORS, PLAN_FILE, COMMITMENTS = PLAN + "indicators.toml", PLAN + "plan.toml", PLAN + "commitments.toml"
GOALS, TASKS, PROJECTS = PLAN + "goals.toml", PLAN + "tasks.toml", PLAN + "projects.toml"
FIT = (
    "is not a figure in the plan notation; type it as the plan prints it, such as 〔42.5〕, ≥95, 4以内, 6-9 or —, "
    'or set basis = "qualitative" for a target in words'
)
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
        "31:1: indicator[1].stated[1].basis: \"cumulativ\" is not one of 'level', 'cumulative', 'average', 'yearly', 'change', "
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
        "6:31: commitment[1].observation[1].value: “12” is a level, but the target is a change; type the change, such as 降低12%, "
        "or give the baseline that it starts from",
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
    "words behind a figure": (
        INDICATORS, ('target = "≥95"', 'target = "≥95，好于全省"'),
        '51:1: indicator[2].target: “≥95，好于全省” goes on behind its figure; type the figure alone, and the rest in note, or all of it '
        'as a target in words with basis = "qualitative"',
    ),
    "an English unit that is not that of the entry": (
        INDICATORS, ('target = "≥95"', 'target = "at least 95 km"'),
        '51:1: indicator[2].target: “at least 95 km” is printed in "km", but unit is "%"; make them agree',
    ),
    # English counts persons in ones, 万人 in ten thousands.
    "an English unit beside one with a scale": (
        INDICATORS, ('value = "9.5"', 'value = "95,000 persons"'),
        '39:1: indicator[1].observation[1].value: “95,000 persons” is printed in "persons", but unit is "万人"; make them agree',
    ),
    # persons and person-times are never the same, although one word begins with the other
    "persons for person-times": (
        COMMITMENTS, ('target = "24家"\nunit = "家"', 'target = "24万人"\nunit = "万人次"'),
        '6:1: commitment[1].target: “24万人” is printed in "万人", but unit is "万人次"; make them agree',
    ),
}  # fmt: skip
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
