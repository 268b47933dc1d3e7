"""What commands say, in Chinese and English: the same faults at the same places, nothing left in the other language."""

import io
import json
import os
import pickle
import re
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import faulty
import pytest
from commands import ENGLISH, ROOT, Watch, portal
from plans import change, problems_of, whole, write
from playwright.sync_api import expect
from previews import INDICATORS, faults

from planportal.charts import MissingGlyphError
from planportal.cli import COMMANDS
from planportal.console import Console, escape_unencodable, language_of
from planportal.model.messages import Message, count_message

CHINESE = Console("zh")
# Paths and what was typed stay as they are, in quotation marks or beside them.
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|'[^']*'|（[a-z_, ]+）")
SENTENCE = re.compile(r"[A-Za-z]+(?:[,;:.]* [A-Za-z]+){3}")
PLACE = re.compile(r"(?P<place>[^ ]+:\d+:\d+: (?:[\w.\[\]]+: )?)(?P<message>.*)")


def chinese(*arguments: object) -> subprocess.CompletedProcess:
    """A command on a machine whose language is Chinese."""
    return portal(*arguments, environment={**ENGLISH, "LC_ALL": "zh_CN.UTF-8"})


def in_english(text: str) -> list[str]:
    """The sentences that were left in English."""
    return SENTENCE.findall(QUOTED.sub("", text))


def is_chinese(text: str) -> bool:
    return bool(re.search("[一-鿿]", QUOTED.sub("", text)))


# --- faults --------------------------------------------------------------------------------------------------------

CASES = [
    *faulty.SHAPES.values(), *faulty.FIGURES.values(), *faulty.RULES.values(),
    *((file, (old, new), message) for file, old, new, message in
      (*faulty.DANGLING.values(), *faulty.REPEATED.values())),
]  # fmt: skip
PRINTED = ["3-2", "〔每年40〕", "≥5以内", "—"]
SLIPS = [
    "= 1", "key 1", "key = 1 2", "key = [1", "key = { a = 1", 'key = "a', 'key = """a', "[plan", "[[body]",
    "[plan]\n[plan]", "key = 2021-02-30", r'key = "\q"', 'key = "\\ud800"', r'key = "\xzz"', "a = 1\na.b = 2",
    "a = {}\na.b = 2", "key = '\x01'", "a = { b = 1, b = 2 }", "＂key＂ = 1", "[a.b]\n[a]\nb.c = 1", 'key = "\x01"',
    "key = tru", "a.＂b = 1", 'key = "a\nb = 1',
]  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory) -> Path:
    """A content folder with a plan for every fault that the tests of loading know, and some more."""
    content = whole(tmp_path_factory.mktemp("faulty"))
    sound = {path.name: path.read_bytes() for path in (content / "plans/demo").iterdir()}

    def plan(name: str) -> str:
        write(content, {f"plans/{name}/{file}": text for file, text in sound.items()})
        return f"plans/{name}"

    for number, (file, *rest) in enumerate(CASES):
        if file.startswith("plans/demo/"):
            home = plan(f"case-{number}")
            change(content, file.replace("plans/demo", home), *(edit for edit in rest if isinstance(edit, tuple)))
    for number, printed in enumerate(PRINTED):
        change(content, f"{plan(f'printed-{number}')}/commitments.toml", ('target = "24家"', f'target = "{printed}"'))
    words = 'basis = "qualitative"\ntarget_en = "All"\n'
    change(
        content,
        f"{plan('result')}/indicators.toml",
        ("row = 2", f'row = 2\n{words}result = "完成"\nresult_year = 2025'),
    )
    change(
        content,
        f"{plan('value')}/commitments.toml",
        ('basis = "cumulative"\n', words + 'observation = [{ year = 2022, value = "完成" }]\n'),
    )
    change(content, f"{plan('year')}/plan.toml", ("end = 2025", "end = 2500"))
    for number, slip in enumerate(SLIPS):
        write(content, {f"{plan(f'slip-{number}')}/goals.toml": slip})
    write(content, {f"{plan('more')}/goal.toml": "", f"{plan('encoding')}/goals.toml": "目标".encode("gb18030")})
    write(
        content,
        {f"{plan('bare')}/plan.toml": None, f"{plan('Bad_name')}/goals.toml": "", f"{plan('portal')}/goals.toml": ""},
    )
    return content


@pytest.fixture(scope="module")
def faulty_portal(tmp_path_factory) -> Path:
    """A content folder whose shared files have faults; its plans are not judged by them."""
    content = whole(tmp_path_factory.mktemp("portal"))
    (content / "pages/about.zh.md").unlink()
    (content / "concepts.toml").unlink()
    change(content, "portal.toml", ("as_of = 2024-03-31", 'as_of = 2024-03-31\naddress = "portal"\nurl = 1'))
    change(content, "portal.toml", ('faster_from = "5"', 'faster_from = "five"'), ("monthly = ", "monthly = -"))
    change(content, "units.toml", ('zh = "人"', 'zh = "%"'))
    return content


@pytest.mark.parametrize("folder", ["faulty", "faulty_portal"])
def test_every_fault_is_told_in_either_language_at_the_same_place(folder, request):
    content = request.getfixturevalue(folder)
    told = [run("check", "--content", content) for run in (portal, chinese)]
    assert [done.returncode for done in told] == [1, 1]
    assert [done.stdout for done in told] == ["", ""]
    english, translated = (done.stderr.splitlines() for done in told)
    assert len(english) == len(translated) > 8
    for one, other in zip(english[:-2], translated[:-2], strict=True):
        one, other = PLACE.fullmatch(one), PLACE.fullmatch(other)
        assert one["place"] == other["place"]
        assert is_chinese(other["message"]), other["message"]
        assert in_english(other["message"]) == []
    counts = re.fullmatch(r"(\d+) faults in (\d+) files\.", english[-1])
    assert translated[-1] == f"{counts[2]}个文件中有{counts[1]}处错误。"


@pytest.mark.parametrize("case", [case for case in CASES if "/" not in case[0]], ids=lambda case: case[-1])
def test_every_fault_of_a_shared_file_is_told_in_chinese(tmp_path, case):
    file, *rest = case
    content = whole(tmp_path)
    change(content, file, *(edit for edit in rest if isinstance(edit, tuple)))
    messages = [CHINESE.text(problem.message) for problem in problems_of(content)]
    assert messages and all(map(is_chinese, messages))
    assert list(map(in_english, messages)) == [[]] * len(messages)


def test_drafts_and_texts_to_be_translated_are_told_in_chinese(tmp_path):
    content = whole(tmp_path)
    begun = chinese("new", "next", "--content", content)
    assert begun.returncode == 0
    change(content, "plans/demo/goals.toml", ('title.zh = "', 'title.zh = "Work for all, '))
    done = chinese("check", "--content", content)
    assert (done.returncode, done.stderr) == (0, "")
    for line in (*begun.stdout.splitlines(), *done.stdout.splitlines()):
        message = line.removeprefix(str(content)).split(": ")[-1]
        assert is_chinese(message) and in_english(message) == [], line


def test_a_fault_reads_well(tmp_path):
    content = whole(tmp_path)
    change(content, "plans/demo/goals.toml", ("title.zh", "titel.zh"))
    change(
        content, INDICATORS, ('attribute = "binding"', 'attribute = "bindng"'), ('target = "≥95"', 'target = "95"')
    )
    assert chinese("check", "--content", content).stderr.splitlines() == [
        "plans/demo/goals.toml:4:1: goal[1].titel: 此处不能使用这个键。是否应为“title”？",
        "plans/demo/goals.toml:5:1: goal[1].title.zh: 缺少中文，请补上",
        f"{INDICATORS}:24:1: indicator[1].attribute: “bindng”不是可选值，可选值为'binding'或'anticipatory'。是否应为“binding”？",
        f'{INDICATORS}:51:1: indicator[2].target: “95”没有写明方向，请注明better = "higher"（越高越好）或better = "lower"（越低越好）',
        "",
        "2个文件中有4处错误。",
    ]


def test_what_the_parser_says_of_toml_stands_in_brackets(tmp_path):
    site = whole(tmp_path)
    change(site, INDICATORS, ('target = "≥95"', "target = 095"))
    assert [CHINESE.text(problem.message) for problem in problems_of(site)] == [
        "不符合TOML语法，请修改此处或紧靠其前的内容（解析程序提示“Expected newline or end of document after a statement”）"
    ]


# --- how messages work ---------------------------------------------------------------------------------------------


def test_a_message_is_its_english_text_and_knows_its_chinese():
    inner = count_message("%(num)s fault", "%(num)s faults", 2)
    message = Message(
        "%(faults)s in %(files)s", faults=inner, files=count_message("%(num)s file", "%(num)s files", 1)
    )
    assert message == "2 faults in 1 file"
    assert CHINESE.text(message) == "1个文件中有2处错误"
    assert CHINESE.text(pickle.loads(pickle.dumps(message))) == CHINESE.text(message)
    assert CHINESE.text("typed by somebody") == "typed by somebody"


def test_what_is_listed_is_listed_as_the_language_does():
    message = Message("Looked at %(plans)s", plans=("a", "b", "c"))
    assert message == "Looked at a, b, c"
    assert CHINESE.text(message) == "处理了a、b、c"
    assert CHINESE.text(Message("Looked at %(plans)s", plans=("a",))) == "处理了a"


def test_a_failure_keeps_its_message_on_the_way_from_another_process():
    error = pickle.loads(pickle.dumps(MissingGlyphError("𓀀", "新增𓀀", "图")))
    assert str(error) == "the chart font has no glyph for “𓀀” (U+13000) in “新增𓀀” of the chart “图”"
    assert CHINESE.text(error.args[0]) == "图表“图”的文字“新增𓀀”中，“𓀀”（U+13000）在图表字体中没有字形"


# --- which language ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment, language",
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "zh"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_ALL": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, "zh"),
        ({"LC_CTYPE": "zh_CN.UTF-8"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there the system is asked where the environment says nothing")
def test_the_locale_chooses_the_language(environment, language):
    assert language_of(environment) == language
    clean = {name: value for name, value in os.environ.items() if name != "LANG" and not name.startswith("LC_")}
    done = portal("verify", "--help", environment={**clean, **environment})
    assert done.stdout.startswith("用法：" if language == "zh" else "usage: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--language", "zh", "check"],
        ["check", "--language", "zh"],
        ["--language=zh", "check"],
        ["check", "--language=zh"],
        ["--language", "en", "check", "--language", "zh"],
    ],
)
def test_a_language_can_be_given_before_and_after_the_command(tmp_path, arguments):
    done = portal(*arguments, "--content", whole(tmp_path))
    assert done.returncode == 0
    assert done.stdout.endswith("1份规划，未发现错误。\n")


def test_a_language_can_be_given_without_a_command(built):
    content, site = built
    change(content, "plans/demo/projects.toml", ("Fairs are held.", "Fairs were held."))
    done = portal("--language", "zh", "--content", content, "--output", site)
    assert done.stdout.startswith("处理了demo；生成")
    again = portal("--content", content, "--output", site, "--language", "zh")
    assert re.fullmatch(r"没有变化，\S+中的\d+个文件均为最新。\n", again.stdout)


def test_english_can_be_asked_for_on_a_chinese_machine(tmp_path):
    done = chinese("check", "--language", "en", "--content", whole(tmp_path))
    assert done.stdout.endswith("No faults in 1 plan.\n")


def test_a_language_that_there_is_not_is_refused_in_the_language_of_the_machine():
    done = chinese("check", "--language", "fr")
    assert done.returncode == 2
    assert "planportal check：错误：参数--language：'fr'不可选，可选值：" in done.stderr


def test_the_language_of_a_chart_is_that_of_its_messages_only_if_it_is_given(tmp_path):
    content = whole(tmp_path)
    titles = {}
    before = portal(
        "--language", "en", "chart", "demo", "completion", "--content", content, "-o", tmp_path / "before.png"
    )
    assert before.returncode == 0 and not is_chinese(before.stdout)
    for name, run, more in (("plain", portal, []), ("zh", portal, ["--language", "zh"]), ("machine", chinese, [])):
        done = run(
            "chart",
            "demo",
            "completion",
            "--format",
            "json",
            *more,
            "--content",
            content,
            "-o",
            tmp_path / f"{name}.json",
        )
        titles[name] = done.stdout.split(": ", 1)[1]
    assert len(set(titles.values())) == 1 and is_chinese(titles["plain"])
    for run, more, language in ((portal, [], "en"), (portal, ["--language", "zh"], "zh"), (chinese, [], "zh")):
        done = run("chart", "demo", "nothing", *more, "--content", content)
        assert (done.returncode, is_chinese(done.stderr)) == (2, language == "zh")


EACH = """
import json, sys
from planportal.cli import main

def status(typed):
    try:
        return main(json.loads(typed))
    except SystemExit as ended:
        return ended.code

sys.exit([status(typed) for typed in sys.argv[1:]] != [1, 0, 0] * 2)
"""


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb2312", "utf-8"])
def test_no_terminal_is_too_poor_for_a_message(tmp_path, encoding):
    """Faults go to standard error, which is more patient than standard output."""
    content = whole(tmp_path)
    change(content, INDICATORS, ('target = "〔50〕"', 'target = "𓀀"'))
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    commands = (["check", "--content", str(content)], ["chart", "--help"], ["new", "--help"])
    # The streams are those of a process; one runs all commands, for what is tried is what they write.
    typed = [json.dumps(["--language", language, *command]) for language in ("zh", "en") for command in commands]
    done = subprocess.run([sys.executable, "-c", EACH, *typed], capture_output=True, cwd=ROOT, env=environment)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False), done.stderr
    assert done.stderr.decode(encoding).count(INDICATORS) == 2
    assert re.findall("planportal (chart|new)", done.stdout.decode(encoding)) == ["chart", "new"] * 2


def test_a_stream_that_is_not_a_terminal_is_left_alone():
    escape_unencodable(io.StringIO())


# --- what can be typed ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself_in_either_language(command):
    arguments = [command] if command else []
    english = portal(*arguments, "--help")
    assert (english.returncode, english.stderr) == (0, "")
    assert english.stdout.startswith("usage: planportal") and not re.search("[一-鿿]", english.stdout)
    done = portal(*arguments, "--help", "--language", "zh")
    assert (done.returncode, done.stderr) == (0, "")
    assert in_english(done.stdout) == []
    # The same options, and below the usage no line that a terminal of 80 columns would break.
    assert set(re.findall(r"^  (-[^ ,]+)", done.stdout, re.M)) == set(
        re.findall(r"^  (-[^ ,]+)", english.stdout, re.M)
    )
    usage, explained = done.stdout.split("\n\n", 1)
    assert usage.startswith("用法：planportal")
    assert [line for line in explained.splitlines() if columns(line) > 80] == []


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["--colour", "red"], "planportal：错误：无法识别的参数：--colour red"),
        (["publish"], "planportal：错误：无法识别的参数：publish"),
        (["--jobs", "0"], "planportal build：错误：参数--jobs：须为1至256之间的整数"),
        (["--jobs"], "planportal build：错误：参数--jobs：需要一个值"),
        (["brief", "demo", "--goal"], "planportal brief：错误：参数--goal：至少需要一个值"),
        (["release", "--note", "a"], "planportal release：错误：参数--note：需要2个值"),
        (["brief"], "planportal brief：错误：缺少必需的参数：规划"),
        (["chart", "--l"], "planportal chart：错误：选项--l不明确，可能是--list"),
        (["chart", "--list=3"], "planportal chart：错误：参数--list：不能带有值'3'"),
        (["chart", "--format", "gif"], "planportal chart：错误：参数--format：'gif'不可选，可选值："),
        (["chart", "--width", "wide"], "planportal chart：错误：参数--width：“wide”不是宽度，请以毫米填写，如156mm"),
        (["--content", "no-such-folder"], "没有内容文件夹"),
        (["chart"], "planportal: 请写明规划和图表"),
        (["chart", "nowhere", "completion"], "没有规划“nowhere”。已有规划：demo"),
        (["chart", "demo", "complition"], "demo没有图表“complition”。是否应为“completion”？已有图表：completion、"),
        (["chart", "demo", "completion", "--width", "20mm"], "--width须在60mm至300mm之间，不能是20mm"),
        (["chart", "demo", "completion", "--format", "csv", "--width", "75mm"], "--width只用于图片，csv没有宽度"),
        (["brief", "demo", "--goal", "joy"], "demo没有目标“joy”。已有目标：more-work"),
        (
            ["brief", "demo", "--indicators", "new-job"],
            "demo没有指标“new-job”。是否应为“new-jobs”？已有指标：new-jobs、",
        ),
        (["brief", "demo", "--format", "docx", "--sheets"], "--sheets只能与--format pdf一起使用"),
        (["chart", "demo", "completion", "-o", "no/such/folder/file.png"], "no/such/folder/file.png：没有文件夹"),
        (["new", "demo"], "规划demo已存在，位于"),
        (["new", "Next Plan"], "“Next Plan”不能用作规划名称，请只用小写英文字母、数字和单个连字符"),
        (["new", "compare"], "“compare”不能用作规划名称，因为命令以此指代跨规划的图表"),
        (["new", "next", "--start", "2026", "--end", "2025"], "规划将于2025年结束，早于起始年份2026年"),
    ],
)
def test_a_refusal_is_told_in_chinese_with_the_status_of_the_english_one(tmp_path, arguments, message):
    content = whole(tmp_path)
    command = arguments[:1] if arguments[0] in COMMANDS else ["build"]
    arguments = arguments[len(command) :] if arguments[0] in COMMANDS else arguments
    where = [] if "--content" in arguments else ["--content", content]
    english = portal(*command, *where, *arguments)
    done = chinese(*command, *where, *arguments)
    assert (done.returncode, done.stdout) == (english.returncode, english.stdout) == (2, "")
    assert message in done.stderr
    assert not re.search("错误|请", english.stderr)


def test_an_output_folder_that_is_not_ours_is_refused_in_chinese(tmp_path):
    content = whole(tmp_path)
    write(tmp_path, {"mine/letter.txt": "x", "file": "x"})
    for output, message in (("mine", "中有非本程序生成的文件"), ("file", "是文件"), ("content", "中含有")):
        done = chinese("build", "--content", content, "--output", tmp_path / output)
        assert done.returncode == 2
        assert done.stderr.startswith(f"planportal: {tmp_path / output}{message}")


def test_a_taken_port_is_told_in_chinese(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = chinese("serve", "--content", whole(tmp_path), "--output", tmp_path / "site", "--port", port)
    assert (done.returncode, done.stderr) == (2, f"planportal: 端口{port}已被占用，请用--port另选一个\n")


def test_a_failed_build_says_in_chinese_that_the_last_site_stands(tmp_path):
    content = whole(tmp_path)
    change(content, "portal.toml", ("as_of = 2024-03-31", ""))
    done = chinese("build", "--content", content, "--output", tmp_path / "site")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == ["1个文件中有1处错误。", "未生成网站，上次生成的网站保持不变。"]


def test_reviewing_and_releasing_are_told_in_chinese(tmp_path):
    content, site = whole(tmp_path), tmp_path / "site"
    home = ["--content", content]
    into = [*home, "--output", site]
    steps = [
        chinese("review", *into, "-o", tmp_path / "review.html"),
        chinese("release", *into, "--date", "2024-04-01"),
        chinese("release", *into, "--date", "2024-04-02"),
        chinese("verify", *home, site),
    ]
    change(content, INDICATORS, ("〔50〕", "〔51〕"))
    steps += [
        chinese("release", *into, "--date", "2024-04-02"),
        chinese("review", *into, "-o", tmp_path / "review.html"),
        chinese("verify", *home, site),
        chinese("verify", *home, content),
    ]
    assert [done.returncode for done in steps] == [2, 0, 2, 0, 1, 1, 1, 2]
    lines = [line for done in steps for line in (done.stdout + done.stderr).splitlines() if line]
    assert [line for line in lines if not is_chinese(line) or in_english(line)] == []


# --- while one types -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="as the tests of check --watch")
def test_a_watching_check_speaks_chinese(tmp_path):
    content = whole(tmp_path)
    goals = "plans/demo/goals.toml"
    with Watch(content, "--language", "zh") as watch:
        assert watch.line().startswith("demo：2项指标、1个目标、")
        assert "1份规划，未发现错误。" in watch.up_to("正在监视")
        change(content, goals, ("title.zh", "titel.zh"))
        told = watch.up_to("1个文件中有2处错误。")
        assert told[:2] == ["", f"--- {goals}已保存 ---"]
        assert f"{goals}:4:1: goal[1].titel: 此处不能使用这个键。是否应为“title”？" in told
        write(content, {"plans/demo/commitments.toml": None})
        assert watch.line() == "plans/demo/commitments.toml已删除：1个文件中有2处错误，与上次相同。"
        change(content, goals, ("titel.zh", "title.zh"))
        told = watch.up_to("错误已全部改正。")
        assert told[:3] == ["", f"--- {goals}已保存 ---", "已改正："]
        assert told[-1] == "错误已全部改正。1份规划，未发现错误。"


def test_the_panel_over_the_page_speaks_chinese(preview, tab):
    preview.start("zh")
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    change(preview.content, INDICATORS, ('unit = "万人"', 'unit = "万人 次"'))
    panel = faults(tab)
    expect(panel.get_by_role("heading")).to_have_text("1个文件中有1处错误")
    expect(panel.get_by_role("listitem")).to_have_text(
        f"{INDICATORS}:16:1: indicator[1].unit: “万人 次”不是units.toml中的单位，请先在该文件中添加。是否应为“万人”？"
    )
    expect(panel).to_contain_text("页面显示的是出错前的内容。错误全部改正后，本提示自动消失。")
    expect(panel).to_have_attribute("lang", "zh-Hans-CN")
    panel.get_by_role("button", name="关闭").click()
    expect(panel).to_be_hidden()
    tab.goto(preview.at("en/no-such-page.html"))
    expect(tab.get_by_text("这个地址还没有页面。")).to_be_visible()
    expect(faults(tab)).to_contain_text("此处还没有页面。错误全部改正后，本提示自动消失。")


def test_a_template_that_fails_is_told_in_chinese(preview, tab):
    preview.start("zh")
    tab.goto(preview.at("zh/about.html"))
    change(preview.templates, "about.html", ("{% block main %}", "{% block main %}{{ nothing.here }}"))
    expect(faults(tab).get_by_role("heading")).to_have_text("网站无法生成")
    expect(faults(tab).get_by_role("listitem")).to_contain_text(f"{preview.templates / 'about.html'}:")
