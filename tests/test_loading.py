"""What an editor is told about faults in the content: every one, at its place, with what to do."""

import codecs

import pytest
import tomli
from faulty import (
    COMMITMENTS,
    DANGLING,
    FIGURES,
    GOALS,
    INDICATOR,
    INDICATORS,
    PLAN,
    PLAN_FILE,
    PROJECTS,
    REPEATED,
    RULES,
    SHAPES,
    TASKS,
)
from hypothesis import given
from hypothesis import strategies as st
from plans import change, everything, faults, goals, plan_file, problems_of, whole, write

from planportal.content.files import Files
from planportal.content.load import load_plan, load_shared
from planportal.content.locate import locate
from planportal.content.problems import ContentFaults


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


@pytest.mark.parametrize("case", SHAPES.values(), ids=SHAPES)
def test_a_fault_of_form(tmp_path, case):
    file, edits = case[0], [part for part in case[1:] if isinstance(part, tuple)]
    expected = sorted(part for part in case[1:] if isinstance(part, str))
    assert sorted(told(tmp_path, file, *edits)) == expected


@pytest.mark.parametrize("case", FIGURES.values(), ids=FIGURES)
def test_a_figure_that_cannot_be_read_is_told_at_its_own_key(tmp_path, case):
    *edits, expected = case[1:]
    assert told(tmp_path, case[0], *edits) == [expected]


@pytest.mark.parametrize("case", RULES.values(), ids=RULES)
def test_a_rule_between_keys(tmp_path, case):
    *edits, expected = case[1:]
    assert told(tmp_path, case[0], *edits) == [expected]


@pytest.mark.parametrize("year, fits", [(2020, True), (2021, True), (2022, False)])
def test_a_baseline_is_of_the_first_year_of_the_plan_at_the_latest(tmp_path, year, fits):
    where = whole(tmp_path)
    change(where, INDICATORS, ("baseline_year = 2020", f"baseline_year = {year}"))
    assert (faults(where) == []) is fits


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


@pytest.mark.parametrize("case", REPEATED.values(), ids=REPEATED)
def test_an_identifier_used_twice(tmp_path, case):
    file, old, new, expected = case
    found = told(tmp_path, file, (old, new))
    # What referred to the identifier that is gone may be told as well.
    assert expected in found


# --- files ---------------------------------------------------------------------------------------------------------

ASCII = "a full-width sign stands where TOML needs ASCII"
TWICE = "this stands twice; keep one, or give the header of a list double brackets, such as [[indicator]]"
INSIDE = "a quotation mark ends the text here; delete what follows, or use “ and ” inside the text"
NO_DATE = "this is no date; write it as year-month-day, such as 2021-12-15"
BARE = "a text needs quotation marks around it"
# What is typed instead of target = "≥95", and what is told at which line and column.
SLIPS = [
    ("target = “≥95”", "51:10", ASCII),
    ("target = ＂≥95＂", "51:10", ASCII),
    ('target ＝ "≥95"', "51:8", ASCII),
    ('target = "≥95', "51:14", "a quotation mark is not closed on this line"),
    ('target = "≥95" # not "closed', None, None),
    ("target = ≥95", "51:10", BARE),
    ("better = higher", "51:10", BARE),
    ('target = "≥95"互联网"+"', "51:15", INSIDE),
    ('target = "≥95"\ntarget = "≥96"', "52:15", TWICE),
    ('target = "≥95"\n[indicator]', "52:11", TWICE),
    ("issued = 2021-02-30", "51:10", NO_DATE),
    ("issued = 2021年12月15日", "51:14", NO_DATE),
]


@pytest.mark.parametrize(("typed", "place", "fault"), SLIPS, ids=[typed for typed, *_rest in SLIPS])
def test_a_slip_is_told_as_what_it_is(tmp_path, typed, place, fault):
    expected = [f"{place}: is not valid TOML: {fault}"] if fault else []
    assert told(tmp_path, INDICATORS, ('target = "≥95"', typed)) == expected


def test_what_else_is_no_toml_is_told_with_the_words_of_the_parser(tmp_path):
    assert told(tmp_path, INDICATORS, ('target = "≥95"', "target = 095")) == [
        "51:11: is not valid TOML; mend what stands here or just before it "
        "(the parser says “Expected newline or end of document after a statement”)"
    ]


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
    message = "cannot name a plan; use lower-case ASCII letters, digits and single hyphens"
    assert faults(site) == [f"plans/{name}:1:1: {message}"]


def test_only_plan_toml_is_needed_in_a_plan_folder(tmp_path):
    site = write(whole(tmp_path), {"plans/bare/plan.toml": plan_file()})
    bare = everything(site).plans["bare"]
    assert (len(bare.indicators), len(bare.goals), len(bare.commitments), bare.info.years) == (0, 0, 0, 5)


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
        f"{COMMITMENTS}:7:8: is not valid TOML: {BARE}",
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


# Texts with a quotation mark or a bracket of their own before what is looked for.
ESCAPED = {
    "array": (r'v = ["a\", b", "c\\", 3]', ("v", 2), 23),
    "table": (r'v = { a = "b\", c = 1, ", d = 2 }', ("v", "d"), 27),
    "array in a table": (r'v = { a = ["\"]", 1], b = 2 }', ("v", "b"), 23),
    "text in several lines": (r'v = ["""a\""", [""", 2]', ("v", 1), 22),
    "text in several lines that ends in an escape": (r'v = ["""a\\""", 2]', ("v", 1), 17),
}  # fmt: skip


@pytest.mark.parametrize("case", ESCAPED.values(), ids=ESCAPED)
def test_the_place_of_what_follows_an_escape(case):
    text, path, column = case
    value = tomli.loads(text)
    for part in path:
        value = value[part]
    assert locate(text, path) == (1, column)
    assert locate(f"{text}\nnext = 1", ("next",)) == (2, 1)


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
