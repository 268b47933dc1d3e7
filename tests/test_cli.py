"""The commands: what they say, and how they end."""

import re
import socket
import subprocess
import sys

import pytest
from commands import ENGLISH, ROOT, portal, portal_process
from PIL import Image
from plans import change, least, whole


@pytest.mark.parametrize(
    "command", [[], ["build"], ["check"], ["serve"], ["chart"], ["brief"], ["new"], ["init"], ["schemas"]]
)
def test_every_command_explains_itself(command):
    done = portal(*command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: planportal")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--colour", "red"], "unrecognized arguments: --colour red"),
        (["--jobs", "0"], "must be a whole number from 1 to 256"),
        (["--content", "no-such-folder"], "there is no content folder"),
        (["init"], "the following arguments are required: FOLDER"),
        (["serve", "--port", "70000"], "must be a whole number from 1 to 65535"),
        (["publish"], "unrecognized arguments: publish"),
    ],
)
def test_wrong_usage_ends_with_2(arguments, said):
    done = portal(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_check_counts_what_it_found(tmp_path):
    done = portal("check", "--content", whole(tmp_path))
    assert done.returncode == 0
    assert done.stdout.endswith("No faults in 1 plan.\n")
    assert done.stderr == ""


def test_check_reports_every_fault_with_its_place_and_ends_with_1(tmp_path):
    content = whole(tmp_path)
    change(content, "plans/demo/goals.toml", ("title.zh", "titel.zh"))
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "lots"'))
    done = portal("check", "--content", content)
    assert done.returncode == 1
    assert done.stdout == ""
    assert 'goals.toml:4:1: goal[1].titel: is not a key that can stand here. Did you mean "title"?' in done.stderr
    assert "indicators.toml:25:1: indicator[1].target: “lots” is not a figure in the plan notation" in done.stderr
    assert done.stderr.rstrip().endswith("faults in 2 files.")


def test_a_taken_port_is_a_clear_message(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = portal("serve", "--content", whole(tmp_path), "--output", tmp_path / "site", "--port", port)
    assert done.returncode == 2
    assert done.stderr == f"planportal: port {port} is taken; choose another with --port\n"


def test_a_build_says_what_it_did(tmp_path):
    """By as many processes as the machine has processors."""
    content = least(tmp_path)
    done = portal_process("build", "--content", content, "--output", tmp_path / "site")
    assert done.stdout.startswith("Looked at demo; made ")
    assert "Open " in done.stdout and done.stderr == ""
    assert done.returncode == 0


def test_the_status_of_a_process_is_that_of_its_command(tmp_path):
    content = whole(tmp_path)
    assert portal_process("--content", "no-such-folder").returncode == 2
    assert portal_process("--help").stdout == portal("--help").stdout
    change(content, "portal.toml", ("as_of = 2024-03-31", ""))
    chinese = portal_process("check", "--content", content, environment={**ENGLISH, "LC_ALL": "zh_CN.UTF-8"})
    assert (chinese.returncode, chinese.stdout) == (1, "")
    assert chinese.stderr.endswith("1个文件中有1处错误。\n")


# --- one chart -----------------------------------------------------------------------------------------------------


@pytest.fixture
def demo(small):
    """A small content folder and its site."""
    return small / "content", small / "site"


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("suffix", ["png", "svg", "csv", "json"])
def test_a_chart_from_the_command_line_is_the_file_of_the_site(demo, tmp_path, code, suffix):
    content, site = demo
    for name in ("new-jobs", "completion", "goals/more-work"):
        there = site / code / "plans/demo" / (name if "/" in name or name == "completion" else f"indicators/{name}")
        file = tmp_path / f"chart.{suffix}"
        done = portal("chart", "demo", name, "--language", code, "--format", suffix, "--content", content, "-o", file)
        assert done.returncode == 0, done.stderr
        assert file.read_bytes() == there.with_suffix(f".{suffix}").read_bytes()


def test_the_list_names_every_chart_of_the_site_as_it_is_typed(demo, tmp_path):
    content, site = demo
    done = portal("chart", "--list", "--language", "en", "--content", content)
    assert done.returncode == 0
    names = [line.split("\t")[0].split(" ") for line in done.stdout.splitlines()]
    abouts = [path for path in site.glob("en/**/*.json") if not path.name.endswith(".oembed.json")]
    assert len(names) == len(abouts)
    for number, (plan, chart) in enumerate(names):
        file = tmp_path / f"{number}.json"
        assert (
            portal(
                "chart", plan, chart, "--language", "en", "--format", "json", "--content", content, "-o", file
            ).returncode
            == 0
        )
    assert {path.read_bytes() for path in tmp_path.glob("*.json")} == {path.read_bytes() for path in abouts}


@pytest.mark.parametrize("width, pixels", [("156mm", 1843), ("75mm", 886), ("10cm", 1181)])
def test_a_chart_is_as_wide_as_asked(demo, tmp_path, width, pixels):
    file = tmp_path / "chart.png"
    done = portal("chart", "demo", "completion", "--width", width, "--content", demo[0], "-o", file)
    assert done.returncode == 0, done.stderr
    with Image.open(file) as picture:
        assert picture.width == pixels
        assert round(picture.info["dpi"][0]) == 300


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["chart", "nowhere", "completion"], 'there is no plan "nowhere"'),
        (["chart", "demo", "complition"], 'demo has no chart "complition". Did you mean "completion"?'),
        (["chart", "demo", "completion", "--format", "gif"], "invalid choice: 'gif'"),
        (["chart", "demo", "completion", "--width", "wide"], "“wide” is no width; write it in millimetres"),
        (["chart", "demo", "completion", "--width", "20mm"], "--width must be from 60mm to 300mm, not 20mm"),
        (["chart", "demo", "completion", "--format", "csv", "--width", "75mm"], "--width is for pictures"),
        (["chart", "demo", "completion", "--language", "fr"], "invalid choice: 'fr'"),
        (["chart", "demo"], "name a plan and a chart"),
        (["chart", "compare", "nothing"], 'compare has no chart "nothing"'),
        (["brief", "nowhere"], 'there is no plan "nowhere"'),
        (["brief", "demo", "--format", "odt"], "invalid choice: 'odt'"),
        (["brief", "demo", "--goal", "joy"], 'demo has no goal "joy"'),
        (["brief", "demo", "--indicators", "joy"], 'demo has no indicator "joy"'),
        (["brief", "demo", "--format", "docx", "--sheets"], "--sheets is for --format pdf"),
    ],
)
def test_a_chart_or_pack_that_cannot_be_made_is_a_clear_message_and_no_file(demo, tmp_path, arguments, said):
    done = portal(*arguments, "--content", demo[0], "-o", tmp_path / "file")
    assert done.returncode == 2
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_a_clear_message(demo, tmp_path):
    done = portal("chart", "demo", "completion", "--content", demo[0], "-o", tmp_path / "no" / "chart.png")
    assert done.returncode == 2
    assert f"there is no folder {tmp_path / 'no'}; make it" in done.stderr


def test_a_failure_leaves_the_file_that_was_there(demo, tmp_path):
    """A character without a glyph is found before anything is written."""
    content = whole(tmp_path)
    text = (content / "plans/demo/indicators.toml").read_text("utf-8")
    name = re.search(r'^name.zh = "(.*)"$', text, re.M)[1]
    change(content, "plans/demo/indicators.toml", (f'name.zh = "{name}"', f'name.zh = "{name}𓀀"'))
    for arguments in (["chart", "demo", "completion", "--format", "svg"], ["brief", "demo", "--format", "docx"]):
        file = tmp_path / f"file.{arguments[-1]}"
        file.write_bytes(b"before")
        done = portal(*arguments, "--content", content, "-o", file)
        assert done.returncode == 1
        assert "holds “𓀀” (U+13000) after “新增就业”, which the font of charts and packs lacks" in done.stderr
        assert file.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "file.docx", "file.svg"]


def test_a_pack_without_its_library_says_what_to_install(demo, tmp_path):
    """The libraries of packs are installed here, so the commands run where Python is told that they are not."""
    kinds = {"docx": ("docx", "python-docx"), "pptx": ("pptx", "python-pptx"), "pdf": ("weasyprint", "weasyprint")}
    commands = [
        ["brief", "demo", "--format", kind, "--content", str(demo[0]), "-o", str(tmp_path / f"pack.{kind}")]
        for kind in kinds
    ]
    code = f"""
import sys
sys.modules |= dict.fromkeys({[module for module, _package in kinds.values()]})
from planportal.cli import main
print([main(command) for command in {commands}])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, env=ENGLISH
    )
    assert done.stdout == "[2, 2, 2]\n", done.stderr
    for kind, (_module, package) in kinds.items():
        assert f"{kind} needs {package}, which is not installed" in done.stderr
    assert done.stderr.count('pip install "planportal[briefs]"') == 3
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind, begins", [("docx", b"PK"), ("pptx", b"PK"), ("pdf", b"%PDF-1.7")])
def test_a_pack_is_written_in_the_format_that_is_asked_for(demo, tmp_path, kind, begins):
    file = tmp_path / f"pack.{kind}"
    done = portal("brief", "demo", "--format", kind, "--content", demo[0], "-o", file)
    assert done.returncode == 0, done.stderr
    assert file.read_bytes().startswith(begins)


def test_a_pack_is_the_same_on_every_run(demo, tmp_path):
    """Here, and in another process with other hashes and in another time zone; the tests of each format try the others."""
    made = []
    elsewhere = {**ENGLISH, "PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"}
    for name, run, environment in (("here", portal, ENGLISH), ("there", portal_process, elsewhere)):
        file = tmp_path / f"{name}.xlsx"
        arguments = ("brief", "demo", "--format", "xlsx", "--content", demo[0], "-o", file)
        done = run(*arguments, environment=environment)
        assert done.returncode == 0, done.stderr
        made.append(file.read_bytes())
    assert made[0] == made[1]
