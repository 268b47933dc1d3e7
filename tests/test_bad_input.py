"""Input that nobody meant: files that are none, numbers without end, signs that nobody sees. All told with place and cure."""

import os
import socket
from pathlib import Path

import pylopdf_fonts_zh_cn
import pytest
from commands import ROOT, build, portal, tree
from fontTools.ttLib import TTFont
from plans import change, everything, faults, plan_file, row, whole, write

from planportal.content import locate, parse
from planportal.content.characters import COVERED
from planportal.content.files import Files
from planportal.content.load import load_shared
from planportal.content.problems import did_you_mean

pytestmark = pytest.mark.usefixtures("in_words")
PLAN = "plans/demo/"
INDICATORS, PLAN_FILE, GOALS = PLAN + "indicators.toml", PLAN + "plan.toml", PLAN + "goals.toml"
COMMITMENTS = PLAN + "commitments.toml"
RIVER = ROOT / "examples" / "river-city"


@pytest.fixture(scope="session")
def small(least_in_words) -> Path:
    return least_in_words


def told(root: Path, file: str, *edits: tuple[str, str]) -> list[str]:
    """What is said of the mini-site after an edit, without the name of the file where it was made."""
    site = whole(root)
    change(site, file, *edits)
    return [line.removeprefix(f"{file}:") for line in faults(site)]


def in_place_of(root: Path, file: str, make) -> Path:
    """The mini-site with something else in place of one of its files."""
    site = whole(root)
    (site / file).unlink()
    make(site / file)
    return site


# --- what is no file -----------------------------------------------------------------------------------------------

LINK = "is a link, which could publish what lies elsewhere on this machine; put the file itself there"
FOLDER = "cannot be read: a folder stands where a file should be; move it away"
PIPE = "is no file but a pipe or a device; move it away"
NO_FILES = {
    "folder": (os.mkdir, FOLDER),
    "pipe": (os.mkfifo, PIPE),
    "link": (lambda path: path.symlink_to("/etc/passwd"), LINK),
    "broken link": (lambda path: path.symlink_to("nowhere"), LINK),
    "socket": (lambda path: socket.socket(socket.AF_UNIX).bind(os.path.relpath(path)), PIPE),
}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("file", [INDICATORS, PLAN_FILE, "units.toml", "pages/about.en.md"])
def test_what_stands_in_place_of_a_file_is_told_alone(tmp_path, monkeypatch, kind, file):
    """Goals and commitments refer to the indicators; none of them is at fault."""
    monkeypatch.chdir(tmp_path)
    make, message = NO_FILES[kind]
    found = faults(in_place_of(tmp_path, file, make))
    assert [line for line in found if message in line] == found
    assert [line.split(":")[0] for line in found] == [file]


@pytest.mark.parametrize("name", ["notes.link", "pages/more.link", "plans/other.link", PLAN + "notes.link"])
def test_a_link_is_refused_wherever_it_lies(tmp_path, name):
    site = whole(tmp_path)
    (site / name).symlink_to(tmp_path)
    assert faults(site) == [f"{name}:1:1: {LINK}"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission(tmp_path):
    site = whole(tmp_path)
    (site / GOALS).chmod(0)
    found = faults(site)
    assert found == [
        f"{GOALS}:1:1: cannot be read: permission denied; change its rights, or close it in the program that has it open"
    ]


def test_a_file_that_goes_while_it_is_read(tmp_path):
    site = whole(tmp_path)
    files = Files(site)
    (site / "units.toml").unlink()
    with pytest.raises(Exception, match="fault") as caught:
        load_shared(files)
    assert list(map(str, caught.value.problems)) == [
        "units.toml:1:1: cannot be read: there is no such file or folder"
    ]


def test_a_name_that_is_no_text_is_told_by_check_and_build(tmp_path):
    """Names in the encoding of a Chinese Windows come out of zip files."""
    site = whole(tmp_path)
    name = os.fsdecode(os.fsencode(f"{site / PLAN}/") + "表.txt".encode("gbk"))
    Path(name).write_bytes(b"x")
    line = r"plans/demo/\udcb1\udced.txt:1:1: has a name that is not UTF-8; rename it in ASCII letters"
    assert faults(site) == [line]
    for command in (["check"], ["build", "--output", tmp_path / "site"]):
        done = portal(*command, "--content", site)
        assert (done.returncode, done.stderr.splitlines()[0]) == (1, line)


@pytest.mark.parametrize(
    "stray", [PLAN + "drafts/", INDICATORS + "/", PLAN + "goal.toml", "unit.toml", PLAN + "pipe|"]
)
def test_a_build_sees_what_came_since_the_last_one(built, stray):
    """Nothing of the plan's own files has changed, and yet it is looked at again; the good site stays."""
    site, output = built
    if stray.startswith(INDICATORS):
        (site / INDICATORS).unlink()
    before = tree(output)
    path = site / stray.rstrip("/|")
    os.mkfifo(path) if stray.endswith("|") else path.mkdir() if stray.endswith("/") else path.write_bytes(b"")
    for command in (["check"], ["build", "--output", output]):
        done = portal(*command, "--content", site)
        assert (done.returncode, done.stderr.split(":")[0]) == (1, stray.rstrip("/|"))
    assert tree(output) == before


# --- names and folders ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("unit.toml", ' Did you mean "units.toml"?'),
        ("Portal.TOML", ' Did you mean "portal.toml"?'),
        ("concepts.toml.txt", ' Did you mean "concepts.toml"?'),
        ("portal.tml", ' Did you mean "portal.toml"?'),
        ("xyz.toml", ""),
    ],
)
def test_an_unknown_file_at_the_top(tmp_path, name, hint):
    site = write(whole(tmp_path), {name: ""})
    assert faults(site) == [f"{name}:1:1: is not a file of the content folder.{hint}"]


@pytest.mark.parametrize(
    "name", ["indicators.tml", "indicator", "Indicators.TOML", "indicators.toml.txt", "indicator.toml"]
)
def test_a_misnamed_file_is_told_alone(tmp_path, name):
    """What refers to the rows in it is at no fault."""
    site = whole(tmp_path)
    (site / INDICATORS).rename(site / PLAN / name)
    assert faults(site) == [f'{PLAN}{name}:1:1: is not a file of a plan folder. Did you mean "indicators.toml"?']


@pytest.mark.parametrize(("file", "name"), [(PLAN_FILE, PLAN + "Plan.toml"), ("units.toml", "unit.toml")])
def test_a_misnamed_file_is_not_told_to_be_missing_too(tmp_path, file, name):
    site = whole(tmp_path)
    (site / file).rename(site / name)
    assert [line.split(":")[0] for line in faults(site)] == [name]


@pytest.mark.parametrize(
    "name", ["notes.txt", "plan.docx", "indicators.xlsx", "indicators.csv", "README", "scan.pdf"]
)
def test_notes_beside_the_files_are_nobodys_fault(tmp_path, name):
    everything(write(whole(tmp_path), {PLAN + name: "x", name: "x"}))


def test_a_folder_in_a_plan(tmp_path):
    site = write(whole(tmp_path), {PLAN + "old/goals.toml": ""})
    assert faults(site) == [f"{PLAN}old:1:1: is a folder; the folder of a plan holds files only, so move it away"]


def test_a_file_among_the_folders_of_plans(tmp_path):
    site = write(whole(tmp_path), {"plans/goals.toml": "", "plans/notes.txt": ""})
    assert faults(site) == ["plans/goals.toml:1:1: lies in no folder of a plan; move it into one"]


MISSING = "plans:1:1: is missing; every portal needs this folder, though it may be empty."
PLANS = {
    "missing": (lambda plans: None, MISSING),
    "misnamed": (lambda plans: plans.with_name("plan").mkdir(), f'{MISSING} Did you mean "plan"?'),
    "file": (
        lambda plans: plans.write_bytes(b""),
        "plans:1:1: cannot be read: a file stands where a folder should be; move it away",
    ),
    "link": (lambda plans: plans.symlink_to("/etc"), f"plans:1:1: {LINK}"),
}


@pytest.mark.parametrize("case", PLANS)
def test_without_its_folder_of_plans_no_portal_is_built(built, tmp_path, case):
    """The last good site is not replaced by an empty one."""
    site, output = built
    before = tree(output)
    make, message = PLANS[case]
    (site / "plans").rename(tmp_path / "elsewhere")
    make(site / "plans")
    assert faults(site) == [message]
    done = portal("build", "--content", site, "--output", output)
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, message)
    assert tree(output) == before


def test_an_empty_plan_folder_stops_a_build_too(built):
    site, output = built
    (site / "plans/empty").mkdir()
    message = "plans/empty/plan.toml:1:1: is missing; every plan folder needs this file"
    for command in (["check"], ["build", "--output", output]):
        done = portal(*command, "--content", site)
        assert (done.returncode, done.stderr.splitlines()[0]) == (1, message)


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
def test_names_that_windows_keeps_for_itself(tmp_path, name):
    expected = f'Windows keeps the name "{name}" for itself; choose another'
    assert f"15:1: indicator[1].id: {expected}" in told(tmp_path, INDICATORS, ('id = "new-jobs"', f'id = "{name}"'))
    site = whole(tmp_path / "folder")
    (site / "plans/demo").rename(site / "plans" / name)
    assert faults(site) == [
        f"plans/{name}:1:1: cannot name a plan, because Windows keeps that name for itself; choose another"
    ]
    done = portal("new", name, "--content", site)
    assert (done.returncode, (site / "plans" / name / "goals.toml").stat().st_size > 0) == (2, True)
    assert "cannot name a plan, because Windows keeps that name for itself; choose another" in done.stderr


def test_an_identifier_that_is_too_long_for_a_file(tmp_path):
    name = "a" * 65
    found = told(tmp_path, INDICATORS, ('id = "closed-cases"', f'id = "{name}"'))
    assert found == ["44:1: indicator[2].id: is longer than 64 characters; shorten it"]
    site = write(whole(tmp_path / "folder"), {f"plans/{name}/plan.toml": plan_file()})
    assert faults(site) == [f"plans/{name}:1:1: is longer than 64 characters; shorten it"]


# --- TOML that cannot be taken apart -------------------------------------------------------------------------------

DEEP = "tables or lists stand more than 20 deep in each other here; no file of a portal needs that"
DIGITS = "has more than 15 digits; type what the plan prints"
TOML = {
    "whole number without end": ("row = 1", f"row = {'9' * 5000}", "17:7: holds a number of more than a thousand digits here; type what the plan prints"),
    "hexadecimal number without end": ("row = 1", f"row = 0x{'f' * 5000}", f"17:1: indicator[1].row: {DIGITS}"),
    "large number for a text": ("target = \"〔50〕\"", f"target = 0x{'f' * 5000}", f"25:1: indicator[1].target: {DIGITS}"),
    "lists in lists": ("row = 1", f"row = {'[' * 600}{']' * 600}", f"17:7: {DEEP}"),
    "lists in lists that can be parsed": ("row = 1", f"row = {'[' * 90}{']' * 90}", f"17:25: indicator[1].row{'[1]' * 18}: {DEEP}"),
    "tables in tables": ("row = 1", f"row = {'{a=' * 600}1{'}' * 600}", f"1:1: {DEEP}"),
    "key of many parts": ("row = 1", f"row{'.a' * 1200} = 1", f"17:1: {DEEP}"),
    "key of some parts": ("row = 1", f"row{'.a' * 300} = 1", f"17:1: indicator[1].row{'.a' * 18}: {DEEP}"),
}  # fmt: skip


@pytest.mark.parametrize("case", TOML)
def test_toml_that_goes_on_and_on(tmp_path, case):
    old, new, expected = TOML[case]
    assert told(tmp_path, INDICATORS, (old, new)) == [expected]


def test_a_draft_is_not_looked_for_in_a_file_that_goes_on_and_on(tmp_path):
    """Another plan names this one, so its plan.toml is glanced at."""
    site = write(whole(tmp_path), {"plans/other/plan.toml": plan_file(more='predecessor = "demo"\n')})
    (site / PLAN_FILE).write_bytes(f"a = {'[' * 2000}{']' * 2000}\n".encode())
    assert faults(site) == [f"{PLAN_FILE}:1:5: {DEEP}"]


ENCODED = {
    "two byte order marks": (
        lambda text: b"\xef\xbb\xbf\xef\xbb\xbf" + text.encode(),
        "begins with two byte order marks; save the file with the encoding UTF-8, without a mark",
    ),
    "carriage returns": (
        lambda text: text.replace("\n", "\r").encode(),
        "has line ends that are a carriage return alone; save the file with the line ends of Unix or Windows",
    ),
    "UTF-16 without a mark": (
        lambda text: "# x\n".encode("utf-16-le"), "is not UTF-8 text; save the file with the encoding UTF-8"
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ENCODED)
@pytest.mark.parametrize("file", [GOALS, "units.toml", "pages/about.zh.md"])
def test_a_file_that_was_saved_another_way(tmp_path, case, file):
    site = whole(tmp_path)
    encode, message = ENCODED[case]
    write(site, {file: encode((site / file).read_text("utf-8") + "\n")})
    assert faults(site) == [f"{file}:1:1: {message}"]


# --- numbers -------------------------------------------------------------------------------------------------------

FAR = "has more than 15 digits before the point or 6 after it; type it as the plan prints it"
NUMBER = 'must be a number in quotes, such as "5"'
NUMBERS = {
    "40 digits": (INDICATORS, "〔50〕", f"〔{'9' * 40}〕", f"25:1: indicator[1].target: “〔{'9' * 40}〕” {FAR}"),
    "60 decimals": (INDICATORS, '"9.5"', f'"9.{"5" * 60}"', f"39:1: indicator[1].observation[1].value: “9.{'5' * 60}” {FAR}"),
    "next to nothing": (INDICATORS, "≥95", f"≥0.{'0' * 39}1", f"51:1: indicator[2].target: “≥0.{'0' * 39}1” {FAR}"),
    "range": (INDICATORS, "≥95", f"95-{'9' * 16}", f"51:1: indicator[2].target: “95-{'9' * 16}” {FAR}"),
    "row": (INDICATORS, "row = 1", f"row = {10**14}", "17:1: indicator[1].row: input should be less than or equal to 9999"),
    "scale": ("units.toml", "scale = 10000", f"scale = {10**13}", "16:1: unit[3].scale: input should be less than or equal to 1000000000000"),
    "scale without end": ("units.toml", "scale = 10000", f"scale = {10**40}", f"16:1: unit[3].scale: {DIGITS}"),
    "threshold with an exponent": ("portal.toml", '"5"', '"1e999999"', f"13:1: rules.pace.faster_from: {NUMBER}"),
    "threshold without end": ("portal.toml", '"5"', f'"{"5" * 40}"', f"13:1: rules.pace.faster_from: {NUMBER}"),
    "negative distance": ("portal.toml", 'quantity = "5"', 'quantity = "-5"', "18:1: rules.about.quantity: must not be negative"),
    "months": ("portal.toml", "monthly = 4", "monthly = 4000", "21:1: rules.age.monthly: input should be less than or equal to 1200"),
}  # fmt: skip


@pytest.mark.parametrize("case", NUMBERS)
def test_a_number_that_nobody_measures(tmp_path, case):
    file, old, new, expected = NUMBERS[case]
    assert told(tmp_path, file, (old, new)) == [expected]


@pytest.mark.parametrize("printed", ["〔999999999999999.999999〕", "〔0.000001〕"])
def test_the_largest_and_smallest_numbers_can_be_published(tmp_path, printed):
    """Every arithmetic on what is accepted comes to an end, in the largest unit too."""
    site = whole(tmp_path)
    change(site, "units.toml", ("scale = 10000", f"scale = {10**12}"))
    change(site, INDICATORS, ("〔50〕", printed), ('"9.5"', '"999999999999999.999999"'), ('"50万人"', '"0.000001"'))
    build(site, tmp_path / "site")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'better = "higher"',
            "better = true",
            "23:1: indicator[1].better: \"true\" is not one of 'higher' or 'lower'.",
        ),
        ("row = 1", "row = true", "17:1: indicator[1].row: must be a whole number without quotes, not true"),
        (
            "row = 1",
            "row = 2021-01-02",
            "17:1: indicator[1].row: must be a whole number without quotes, not 2021-01-02",
        ),
        ("row = 1", "row = [1]", "17:1: indicator[1].row: must be a whole number without quotes, not a list"),
        ('target = "≥95"', "target = { a = 1 }", "51:1: indicator[2].target: must be text in quotes, not a table"),
        ('target = "≥95"', "target = false", "51:1: indicator[2].target: must be text in quotes, not false"),
    ],
)
def test_values_are_told_in_the_words_of_toml(tmp_path, old, new, expected):
    assert told(tmp_path, INDICATORS, (old, new)) == [expected]


# --- characters ----------------------------------------------------------------------------------------------------


def unseen(code: str, where: str) -> str:
    return f"holds a character that nobody sees, {code}, {where}; delete it"


LACKS = "which the font of charts and packs lacks"
CHARACTERS = {
    "zero width": (r"新增\u200b就业", unseen("U+200B", "after “新增”")),
    "byte order mark": (r"\ufeff新增就业", unseen("U+FEFF", "at the beginning")),
    "soft hyphen": (r"新增就业\u00ad", unseen("U+00AD", "after “新增就业”")),
    "right to left": (r"新\u202e增就业", unseen("U+202E", "after “新”")),
    "isolate": (r"新\u2067增就业", unseen("U+2067", "after “新”")),
    "escape": (r"新\u001b[31m增就业", unseen("U+001B", "after “新”")),
    "NUL": (r"新\u0000增", unseen("U+0000", "after “新”")),
    "control of the second block": (r"新\u0085增", unseen("U+0085", "after “新”")),
    "line separator": (r"新\u2028增", unseen("U+2028", "after “新”")),
    "filler": (r"新\u3164增", unseen("U+3164", "after “新”")),
    "variant": (r"新\ufe0f增", unseen("U+FE0F", "after “新”")),
    "tab": (r"新\t增", "holds a tab after “新”; type a space instead"),
    "line end": (r"新\n增", "holds a line end after “新”; a text is one line, so join the lines"),
    "private use": (r"新\ue000增", f"holds U+E000 after “新”, {LACKS}; delete it"),
    "unassigned": (r"新\U0003fff0增", f"holds U+3FFF0 after “新”, {LACKS}; delete it"),
    "emoji": ("新增😀就业", f"holds “😀” (U+1F600) after “新增”, {LACKS}; write it in another way"),
    "rare Han": ("新增𠮷", f"holds “𠮷” (U+20BB7) after “新增”, {LACKS}; write it in another way"),
    "Arabic": ("新增ب", f"holds “ب” (U+0628) after “新增”, {LACKS}; write it in another way"),
    "the same in three places": (
        r"一\u200b二\u200b三\u200b四\u200b", unseen("U+200B", "after “一”, after “一二”, after “一二三”")
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CHARACTERS)
def test_a_character_that_cannot_be_published(tmp_path, case):
    typed, message = CHARACTERS[case]
    assert told(tmp_path, INDICATORS, ("新增就业", typed)) == [f"20:1: indicator[1].name.zh: {message}"]


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        (INDICATORS, '"〔50〕"', r'"〔5\u200b0〕"', "25:1: indicator[1].target"),
        (INDICATORS, 'unit = "%"', r'unit = "%\u200b"', "50:1: indicator[2].unit"),
        (PLAN_FILE, "一个规划。", r"一\u200b个规划。", "12:1: plan.summary.zh"),
        (PLAN_FILE, "前后不一。", r"前\u200b后不一。", "67:1: finding[1].message.zh"),
        (GOALS, '["new-jobs"]', r'["new\u200b-jobs"]', "10:15: goal[1].indicators[1]"),
        (GOALS, 'id = "more-work"', r'id = "more\u200b-work"', "2:1: goal[1].id"),
        ("units.toml", 'zh = "人"', r'zh = "人\u200b"', "8:1: unit[2].zh"),
        ("portal.toml", '"Tagline"', r'"Tag\u200bline"', "5:1: portal.tagline.en"),
    ],
)
def test_every_typed_text_is_looked_at_and_told_once(tmp_path, file, old, new, key):
    """References to a name with something unseen in it are no faults of their own."""
    found = told(tmp_path, file, (old, new))
    assert [line.split(": holds")[0] for line in found] == [key]


def test_several_characters_and_an_unreadable_entry_in_one_run(tmp_path):
    found = told(tmp_path, INDICATORS, ("新增就业", r"新\u200b增😀"), ("row = 1", 'row = "1"'), ("≥95", "若干"))
    assert [line.split(":")[0] for line in found] == ["17", "20", "20", "51"]


def test_a_line_in_triple_quotes_may_be_broken_where_it_is_joined_again(tmp_path):
    site = whole(tmp_path)
    change(site, PLAN_FILE, ('"One plan."', '"""One \\\n    plan."""'))
    assert everything(site).plans["demo"].info.summary.en == "One plan."


def test_the_ranges_that_need_no_font_are_in_it():
    """Texts within them are passed without loading the font, so they must be what the charts can draw."""
    with TTFont(pylopdf_fonts_zh_cn.sans_path(), lazy=True) as font:
        drawn = font.getBestCmap()
    assert [hex(n) for first, last in COVERED for n in range(first, last + 1) if n not in drawn] == []


def test_the_example_holds_no_such_fault():
    assert faults(RIVER) == []
    done = portal("check", "--content", RIVER)
    assert done.returncode == 0


# --- length and number ---------------------------------------------------------------------------------------------


def test_a_paragraph_in_place_of_a_name(tmp_path):
    message = "it stands on charts and in headings, so explain in a summary, definition or note"
    found = told(tmp_path, INDICATORS, ("新增就业", "新" * 2000), ("New jobs", "x" * 2000))
    assert found == [
        f"20:1: indicator[1].name.zh: is longer than 120 characters; {message}",
        f"21:1: indicator[1].name.en: is longer than 240 characters; {message}",
    ]
    assert told(tmp_path / "fits", INDICATORS, ("新增就业", "新" * 120), ("New jobs", "x" * 240)) == []
    found = told(tmp_path / "prose", PLAN_FILE, ("一个规划。", "新" * 5001))
    assert found == ["12:1: plan.summary.zh: is longer than 5000 characters; shorten it"]


def test_a_file_is_scanned_once_for_all_its_faults(tmp_path, monkeypatch):
    scans = []
    monkeypatch.setattr(parse, "positions_in", lambda text: scans.append(1) or locate.positions_in(text))
    site = whole(tmp_path)
    with (site / INDICATORS).open("a", encoding="utf-8") as file:
        file.writelines(row('unit = "万人"\ntarget = "lots"', f"x-{n}", n + 10) for n in range(300))
    assert len(faults(site)) == 300
    assert len(scans) == 1


def test_a_key_behind_thousands_of_tables_is_found():
    text = "".join(f'[[entry]]\nname = "{n}"\nlist = [1, {{ a = "x" }}]\n' for n in range(2000))
    places = locate.positions_in(text)
    assert locate.nearest(places, ("entry", 1999, "list", 1, "a")) == (6000, 14)


def test_a_text_that_ends_in_quotation_marks_of_its_own():
    text = 'a = ["""x""""", "y"]\nb = 1\n'
    assert (locate.locate(text, ("a", 1)), locate.locate(text, ("b",))) == ((1, 17), (2, 1))


def test_a_hint_among_thousands_of_names():
    names = [f"name-{n}" for n in range(3000)]
    assert did_you_mean("nmae-1234", names) == ' Did you mean "name-1234"?'
    assert did_you_mean("quite-another", names) == ""


# --- what cannot be true -------------------------------------------------------------------------------------------

AS_OF = "lies after 2024-03-31, the day the data are complete to; move as_of in portal.toml"
EARLY = "years before the plan starts, in 2021"
UNTRUE = {
    "document of the future": (PLAN_FILE, "issued = 2021-12-15", "issued = 2121-12-15", f"16:1: plan.document.issued: {AS_OF}"),
    "document of long ago": (PLAN_FILE, "issued = 2021-12-15", "issued = 1921-12-15", f"16:1: plan.document.issued: 1921 is more than 10 {EARLY}"),
    "evaluation of the future": (PLAN_FILE, "date = 2023-11-30", "date = 2031-11-30", f"57:1: evaluation[1].date: {AS_OF}"),
    "evaluation before the plan": (PLAN_FILE, "date = 2023-11-30", "date = 1921-11-30", "57:1: evaluation[1].date: 1921-11-30 is before the plan starts, in 2021"),
    "fact of the future": (PLAN_FILE, "year = 2020", "year = 2199", "49:1: fact[1].year: 2199 is after the plan's end and after the day the data are complete to"),
    "fact of long ago": (PLAN_FILE, "year = 2020", "year = 1920", f"49:1: fact[1].year: 1920 is more than 60 {EARLY}"),
    "a period without end": (PLAN_FILE, "end = 2025", "end = 2200", "11:1: plan.end: the plan would run for 180 years; the longest is 50"),
    "value published before its year": (INDICATORS, 'covers = "year"', 'covers = "year"\npublished = 2020-03-01', "41:1: indicator[1].observation[1].published: is before 2021, the time that the value is for"),
    "baseline of long ago": (INDICATORS, "baseline_year = 2020", "baseline_year = 1950", "52:1: indicator[2].baseline: is for 1950, more than 60 years before the plan starts, in 2021; mend baseline_year"),
    "an indicator twice in a goal": (GOALS, '["new-jobs"]', '["new-jobs", "new-jobs"]', '10:27: goal[1].indicators[2]: "new-jobs" is named twice; keep one'),
    "parts of each other": (INDICATORS, "row = 1", 'row = 1\npart_of = "closed-cases"', "18:1: indicator[1].part_of: leads back to itself by way of new-jobs → closed-cases; take one of the references out"),
    "part of itself": (INDICATORS, "row = 1", 'row = 1\npart_of = "new-jobs"', '18:1: indicator[1].part_of: "new-jobs" is not another indicator that exists.'),
}  # fmt: skip


@pytest.mark.parametrize("case", UNTRUE)
def test_what_cannot_be_true(tmp_path, case):
    file, *edits, expected = UNTRUE[case]
    site = write(whole(tmp_path), {"plans/other/plan.toml": plan_file(2016, 2020)})
    change(site, file, *zip(edits[::2], edits[1::2], strict=True))
    found = [line.removeprefix(f"{file}:") for line in faults(site)]
    assert expected in found
    assert len(found) == 1 or case in ("an indicator twice in a goal", "baseline of long ago")


def test_a_ring_is_told_once_where_it_is_and_not_where_it_is_entered(tmp_path):
    site = whole(tmp_path)
    with (site / INDICATORS).open("a", encoding="utf-8") as file:
        part = 'unit = "万人"\nbetter = "higher"\ntarget = "5"\npart_of = '
        for number, (name, whole_of) in enumerate([("a", "b"), ("b", "c"), ("c", "d"), ("d", "b")]):
            file.write(row(f'{part}"{whole_of}"', name, number + 10))
    way = "b → c → d"
    found = [line.split(": ", 1)[1] for line in faults(site)]
    assert found == [f"indicator[4].part_of: leads back to itself by way of {way}; take one of the references out"]


def test_two_goals_with_one_number(tmp_path):
    site = whole(tmp_path)
    text = (site / GOALS).read_text("utf-8")
    write(site, {GOALS: text + "\n" + text.replace('id = "more-work"', 'id = "better-work"')})
    assert [line for line in faults(site) if "number" in line] == [
        f'{GOALS}:15:1: goal[2].number: 1 is the number of goal "more-work" too'
    ]


# --- the about pages -----------------------------------------------------------------------------------------------

PICTURE = "holds a picture; a page is text, and nothing is loaded from elsewhere, so take it out"
ADDRESS = "holds an address that begins with //; write it out, such as https://www.example.org/"
PAGES = {
    "empty": (" \n", ["1:1: is empty; write the page"]),
    "picture of another host": ("# A\n\nText\nand ![x](https://evil.example/x.png)\n", [f"4:1: {PICTURE}"]),
    "picture by reference": ("![x][y]\n\n[y]: https://evil.example/x.png\n", [f"1:1: {PICTURE}"]),
    "picture in a table": ("a | b\n--|--\n1 | ![x](y.png)\n", [f"3:1: {PICTURE}"]),
    "picture in a link": ("[![x](y.png)](https://www.example.org)\n", [f"1:1: {PICTURE}"]),
    "address without its scheme": ("A\n\n- [x](//evil.example)\n", [f"3:1: {ADDRESS}"]),
    "the same, disguised": ("[x](/\\/evil.example)\n", [f"1:1: {ADDRESS}"]),
    "right to left": ("# A\n\nab\u202ecd\n", [f"3:3: {unseen('U+202E', 'after “ab”')}"]),
    "escape": ("a\x1bb\x00c\n", [f"1:2: {unseen('U+001B', 'after “a”')}", f"1:4: {unseen('U+0000', 'after “ab”')}"]),
    "code and links": ("`![x](https://a.example/)` [x](https://www.example.org/a//b)\thttps://www.example.org\n", []),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGES)
def test_a_page_loads_nothing_and_hides_nothing(tmp_path, case):
    text, expected = PAGES[case]
    site = write(whole(tmp_path), {"pages/about.en.md": text})
    assert [line.removeprefix("pages/about.en.md:") for line in faults(site)] == expected


def test_markdown_never_becomes_a_picture():
    from planportal.pages.render import render_markdown

    html = render_markdown(
        "![x](https://evil.example/x.png) ![y](//evil.example) ![z][z]\n\n[z]: https://evil.example/z"
    )
    assert "<img" not in html
