"""Whatever a person can get wrong ends with a message that names the place and the cure, in the language asked for, and
leaves what was there as it was."""

import datetime
import errno
import os
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ENGLISH, ROOT, Watch, build, tree
from plans import change

from planportal.cli import main
from planportal.model import mark
from planportal.publish import build as building
from planportal.publish.state import read_record

pytestmark = pytest.mark.usefixtures("in_words")


@pytest.fixture(scope="session")
def small(least_in_words) -> Path:
    return least_in_words


@pytest.fixture
def desk(small, tmp_path):
    """A small content folder and its site, as one build left them, which a test may spoil."""
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def refused(capsys):
    """Runs a command that must refuse, in both languages; returns what it says in English and in Chinese."""

    def run(*arguments: object, status: int = 2) -> tuple[str, str]:
        told = []
        for language in ("en", "zh"):
            try:
                ended = main([*map(str, arguments), "--language", language])
            except SystemExit as left:
                ended = left.code
            said = capsys.readouterr()
            assert (ended, said.out) == (status, ""), said
            assert "Traceback" not in said.err
            told.append(said.err)
        assert told[0] != told[1]
        return told[0], told[1]

    return run


def everything(folder: Path) -> dict[str, object]:
    """Files with their digests, and folders, links and all else by name; what belongs to builds lies apart."""
    names = {path.relative_to(folder).as_posix(): None for path in folder.rglob("*")}
    return {
        path: digest for path, digest in {**names, **tree(folder)}.items() if mark.NAME not in path.split("/")[:2]
    }


# --- output folders --------------------------------------------------------------------------------------------------


def _foreign(desk: Path) -> Path:
    (desk / "album").mkdir()
    (desk / "album/photo.jpg").write_bytes(b"a photo")
    return desk / "album"


def _site_in_docs(desk: Path) -> Path:
    """A folder of the user's that a site was built in: what belongs to that site lies in it, under the name of the mark."""
    (desk / "docs").mkdir()
    (desk / "docs/thesis.txt").write_text("years of work")
    for name in (mark.NAME, "site"):
        shutil.copytree(desk / name, desk / "docs" / name)
    return desk / "docs"


def _mark_of_a_folder(desk: Path) -> Path:
    (desk / "album" / mark.NAME).mkdir(parents=True)
    return desk / "album"


def _link(desk: Path) -> Path:
    (desk / "real").mkdir()
    (desk / "link").symlink_to(desk / "real")
    return desk / "link"


def _link_to_itself(desk: Path) -> Path:
    (desk / "loop").symlink_to(desk / "loop")
    return desk / "loop"


def _file(desk: Path) -> Path:
    (desk / "notes.txt").write_text("notes")
    return desk / "notes.txt"


def _below_a_file(desk: Path) -> Path:
    return _file(desk) / "site"


def _beside_a_file_of_the_name_of_the_mark(desk: Path) -> Path:
    (desk / "web").mkdir()
    (desk / "web" / mark.NAME).write_text("mine")
    return desk / "web/site"


OUTPUTS = [
    (lambda desk: desk / "content/site", "lies in {desk}/content; choose another folder", "请用--output另选文件夹"),
    (lambda desk: desk, "holds {desk}/content; choose another folder", "请用--output另选文件夹"),
    (lambda desk: Path("/"), "/ holds more than a site; choose another folder", "请用--output另选文件夹"),
    (lambda desk: Path.home(), "holds more than a site; choose another folder", "请用--output另选文件夹"),
    (lambda desk: ROOT / "static/site", "lies in {root}/static; choose another folder", "请用--output另选文件夹"),
    (lambda desk: desk / "site/en", "lies in the site {desk}/site; choose another folder", "请用--output另选文件夹"),
    (_link, "{desk}/link is a link; name the folder itself", "链接"),
    (_link_to_itself, "{desk}/loop is a link; name the folder itself", "链接"),
    (_file, "{desk}/notes.txt is a file; choose another folder", "请用--output另选文件夹"),
    (_foreign, "{desk}/album holds files that this program did not make; empty it or choose another", "album"),
    (_site_in_docs, "{desk}/docs holds files that this program did not make; empty it or choose another", "docs"),
    (_mark_of_a_folder, "{desk}/album holds files that this program did not make; empty it or choose", "album"),
    (_below_a_file, "a file stands where a folder should be; move it away", "notes.txt"),
    (
        _beside_a_file_of_the_name_of_the_mark,
        "web/.planportal/site.state: a file stands where a folder should be; move it away",
        "请将其移走",
    ),
    (lambda desk: desk / ("long" * 70), "the name is too long; choose a shorter one", "名称"),
]


@pytest.mark.parametrize("command", ["build", "release"])
@pytest.mark.parametrize("place, said, chinese", OUTPUTS, ids=map(str, range(len(OUTPUTS))))
def test_an_output_that_is_no_site_of_ours_is_refused_and_untouched(desk, refused, command, place, said, chinese):
    output = place(desk)
    before = everything(desk)
    told = refused(command, "--content", desk / "content", "--output", output)
    assert said.format(desk=desk, root=ROOT) in told[0]
    assert chinese in told[1]
    assert everything(desk) == before


def test_a_plan_that_says_no_fault_but_cannot_be_stored_leaves_nothing(desk, refused):
    for name in ("a" * 250, "../up", "Upper"):
        told = refused("new", name, "--content", desk / "content")
        assert name[:20] in told[0]
    assert sorted(os.listdir(desk / "content/plans")) == ["demo"]


# --- what the system refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number, said, chinese",
    [
        (errno.ENOSPC, "no space is left on the disk; make room", "空间"),
        (errno.EACCES, "permission denied; change its rights", "权限"),
        (errno.EROFS, "the disk is read-only; choose another folder", "只读"),
    ],
)
@pytest.mark.parametrize("function", ["make_folder", "write_staged", "new_stage", "write_file"])
def test_a_disk_that_refuses_is_told_and_the_site_stays(desk, refused, monkeypatch, function, number, said, chinese):
    """As root no right bites, so the functions that write fail in the way the system makes them fail."""

    def fail(*place, **_more):
        raise OSError(number, os.strerror(number), str(place[0]))

    change(desk / "content", "plans/demo/indicators.toml", ("〔50〕", "〔51〕"))
    before = everything(desk)
    for module in [module for name, module in sys.modules.items() if name.startswith("planportal.publish.")]:
        if hasattr(module, function):
            monkeypatch.setattr(module, function, fail)
    told = refused("build", "--content", desk / "content", "--output", desk / "site", "--jobs", "1")
    assert str(desk) in told[0] and said in told[0]
    assert chinese in told[1]
    assert "the last good site is as it was" in told[0]
    assert everything(desk) == before
    assert stages(desk) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk that holds next to nothing."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_leaves_no_site(small, refused, small_disk):
    told = refused("build", "--content", small / "content", "--output", small_disk / "site", "--jobs", "1")
    assert "no space is left on the disk; make room and run the command again" in told[0]
    assert not (small_disk / "site").exists()


def test_a_folder_where_a_file_of_the_content_should_be(desk, refused):
    (desk / "content/plans/demo/plan.toml").unlink()
    (desk / "content/plans/demo/plan.toml").mkdir()
    told = refused("check", "--content", desk / "content", status=1)
    assert "plans/demo/plan.toml:1:1: cannot be read: a folder stands where a file should be; move it away" in told[0]


def test_a_foreign_folder_in_the_place_of_a_page_is_set_aside(desk, capsys):
    (desk / "site/index.html").unlink()
    (desk / "site/index.html").mkdir()
    (desk / "site/index.html/mine.txt").write_text("mine")
    assert (
        main(["build", "--content", str(desk / "content"), "--output", str(desk / "site"), "--language", "en"]) == 0
    )
    assert f"{desk}/site.aside-1" in capsys.readouterr().err
    assert (desk / "site.aside-1/index.html/mine.txt").read_text() == "mine"
    assert (desk / "site/index.html").is_file()


# --- stopping --------------------------------------------------------------------------------------------------------


def stages(desk: Path) -> list[Path]:
    return list((desk / ".planportal/site.state").glob("stage-*"))


def test_ctrl_c_during_a_build_is_one_line_and_leaves_the_site(desk, refused, monkeypatch):
    def stop(*_told):
        raise KeyboardInterrupt

    change(desk / "content", "plans/demo/indicators.toml", ("〔50〕", "〔51〕"))
    before = everything(desk)
    monkeypatch.setattr("planportal.console.Console.progress", stop)
    told = refused("build", "--content", desk / "content", "--output", desk / "site", "--jobs", "1")
    assert told == ("planportal: stopped\n", "planportal: 已中止\n")
    assert everything(desk) == before
    assert stages(desk) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows sends Ctrl+C to a whole console")
def test_ctrl_c_ends_what_only_ends_by_it_with_0(desk):
    with Watch(desk / "content") as watch:
        watch.up_to("Watching ")
        assert watch.interrupt() == 0


@pytest.mark.parametrize("arguments", [["check"], ["chart", "--list"], ["chart", "demo", "nothing"], ["--help"]])
def test_whoever_stops_listening_is_told_nothing_more(small, arguments):
    """The reader of the pipe is gone before the first word, as after ``| head``."""
    reading, write = os.pipe()
    os.close(reading)
    content = [] if arguments == ["--help"] else ["--content", str(small / "content")]
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *arguments, *content],
        stdout=write, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=ENGLISH,
    )  # fmt: skip
    os.close(write)
    assert done.returncode == (0 if arguments == ["--help"] else 2)
    assert done.stderr == "" or done.stderr.startswith("planportal: demo has no chart")


# --- files that -o names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [["chart", "demo", "completion"], ["brief", "demo", "--format", "xlsx"], ["review", "--against", "{desk}/site"]],
)
def test_a_file_is_written_only_where_it_harms_nothing(desk, refused, command):
    command = [part.format(desk=desk) for part in command]
    ending = {"chart": "png", "brief": "xlsx", "review": "html"}[command[0]]
    output = ["--output", desk / "new"] if command[0] == "review" else []
    (desk / f"folder.{ending}").mkdir()
    (desk / "notes.txt").write_text("notes")
    before = everything(desk)
    for place, said, chinese in [
        ("content/portal.toml", f"must end in .{ending}", f".{ending}"),
        (f"content/portal.{ending}", f"lies in {desk}/content, which sites are made from; choose another", "另选"),
        (
            f"content/plans/demo/x.{ending}",
            f"lies in {desk}/content, which sites are made from; choose another",
            "另选",
        ),
        (ROOT / f"templates/x.{ending}", "lies in ", "另选"),
        (ROOT / f"static/x.{ending}", "lies in ", "另选"),
        (f"site/en/x.{ending}", f"lies in the site {desk}/site; choose another", "另选"),
        (f"no/x.{ending}", f"there is no folder {desk}/no; make it", "请先建立"),
        (f"notes.txt/x.{ending}", f"there is no folder {desk}/notes.txt; make it", "请先建立"),
        (f"folder.{ending}", f"{desk}/folder.{ending} is a folder; name a file in it", "文件夹"),
        (f"{'long' * 70}.{ending}", "the name is too long; choose a shorter one", "名称"),
    ]:
        told = refused(*command, "--content", desk / "content", *output, "-o", desk / place)
        assert said in told[0]
        assert chinese in told[1]
    refused(*command, "--content", desk / "content", *output, "-o", "/")
    assert everything(desk) == before


def test_a_review_spares_a_file_of_data_that_no_review_wrote(desk, refused):
    (desk / "package.json").write_text("{}")
    told = refused(
        "review",
        "--against",
        desk / "site",
        "--content",
        desk / "content",
        "--output",
        desk / "new",
        "-o",
        desk / "package.html",
    )
    assert f"{desk}/package.json is there already and belongs to no report" in told[0]
    assert (desk / "package.json").read_text() == "{}"


@pytest.mark.parametrize("width", ["0mm", "0cm", "59mm", "301mm"])
def test_a_width_that_no_chart_has_is_refused(desk, refused, width):
    told = refused(
        "chart", "demo", "completion", "--width", width, "--content", desk / "content", "-o", desk / "x.png"
    )
    assert "--width must be from 60mm to 300mm" in told[0]
    assert not (desk / "x.png").exists()


# --- what commands ask for -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["release", "--date", f"{datetime.date.today().year + 1}-01-01"], "is still to come"),
        (["release", "--date", "tomorrow"], "such as 2026-11-22"),
        (["chart", "nowhere", "completion"], 'there is no plan "nowhere"'),
        (["brief", "nowhere"], 'there is no plan "nowhere"'),
        (["review"], "name an earlier build with --against"),
        (["review", "--against", "{desk}/nowhere"], "is no folder, no zip and no release"),
        (["review", "--against", "{desk}/content"], "{desk}/content"),
        (["verify", "{desk}/nowhere"], "{desk}/nowhere does not exist"),
        (["verify", "{desk}/content"], "{desk}/content"),
        (["new", "demo"], "there is a plan demo already"),
    ],
)
def test_what_is_not_there_is_named(desk, refused, arguments, said):
    output = ["--output", desk / "new"] if arguments[0] in ("release", "review") else []
    told = refused(*(part.format(desk=desk) for part in arguments), "--content", desk / "content", *output)
    assert said.format(desk=desk) in told[0]


@pytest.mark.parametrize("name", ["nowhere", "long" * 70, "loop"])
def test_a_content_folder_that_is_none(desk, refused, name):
    (desk / "loop").symlink_to(desk / "loop")
    for command in ("build", "check", "new x", "chart demo completion", "brief demo", "serve"):
        told = refused(*command.split(), "--content", desk / name)
        assert str(desk / name) in told[0]


def test_a_taken_port(desk, refused):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        told = refused("serve", "--port", port, "--content", desk / "content", "--output", desk / "site")
    assert f"port {port} is taken; choose another with --port" in told[0]


# --- what a killed command left --------------------------------------------------------------------------------------


@pytest.fixture
def half_done(desk, monkeypatch):
    """A site in which a build was killed between noting what it moves and moving it."""
    monkeypatch.setattr(building, "carry_out_journal", lambda _state, _output: None)
    monkeypatch.setattr(building, "clear_leftovers", lambda _home: None)
    change(desk / "content", "plans/demo/indicators.toml", ("〔50〕", "〔51〕"))
    assert main(["build", "--content", str(desk / "content"), "--output", str(desk / "site"), "--jobs", "1"]) == 0
    monkeypatch.undo()
    assert read_record(desk / "site").journal
    return desk


@pytest.mark.parametrize("command", [["verify", "{desk}/site"], ["review", "--output", "{desk}/site"]])
def test_a_journal_is_finished_before_anything_is_said_of_the_site(half_done, refused, command):
    before = tree(half_done / "site")
    refused(*(part.format(desk=half_done) for part in command), "--content", half_done / "content")
    assert not read_record(half_done / "site").journal
    build(half_done / "content", half_done / "cold")
    assert tree(half_done / "site") == tree(half_done / "cold") != before


def test_a_review_compares_with_a_whole_site(half_done, capsys):
    command = [
        "review",
        "--against",
        half_done / "site",
        "--output",
        half_done / "new",
        "--content",
        half_done / "content",
    ]
    assert main([*map(str, command), "-o", str(half_done / "report.html"), "--language", "en"]) == 0
    assert "Nothing changed since" in capsys.readouterr().out


def test_a_site_from_elsewhere_is_not_written_beside(small, tmp_path, refused):
    shutil.copytree(small / "site", tmp_path / "site")
    refused("verify", tmp_path / "site", "--content", small / "content")
    assert os.listdir(tmp_path) == ["site"]


# --- the terminal ----------------------------------------------------------------------------------------------------

ATTACK = "\x1b]0;x\x07\u202e\u2066\u061c\x9b31m"


def clean(text: str) -> bool:
    return not any(sign in text for sign in "\x1b\x07\u202e\u2066\u061c\x9b")


def test_nothing_that_is_typed_reaches_the_terminal_as_a_control_sequence(desk, refused):
    content = desk / "content"
    name = f"x{ATTACK}"
    for arguments in (
        [f"--{name}"], ["check", name], ["chart", name, "y", "--content", content], ["chart", "demo", name, "--content", content],
        ["chart", "demo", "completion", "--format", name], ["chart", "demo", "completion", "--width", name],
        ["chart", "demo", "completion", "--content", content, "-o", f"/{name}"], ["new", name, "--content", content],
        ["review", "--against", name, "--content", content], ["review", "-o", name], ["verify", f"/{name}"],
        ["build", "--content", f"/{name}"], ["build", "--jobs", name], ["release", "--date", name],
        ["brief", "demo", "--goal", name, "--content", content],
    ):  # fmt: skip
        for told in refused(*arguments):
            assert clean(told), arguments


def test_nothing_in_the_content_reaches_the_terminal_as_a_control_sequence(desk, refused):
    change(desk / "content", "plans/demo/indicators.toml", ('id = "new-jobs"', 'id = "\\u001b]0;x\\u0007"'))
    (desk / f"content/plans/demo/x{ATTACK}.toml").write_text("")
    (desk / f"content/plans/y{ATTACK}").mkdir()
    for told in refused("check", "--content", desk / "content", status=1):
        assert "\\x1b" in told
        assert clean(told)


# --- rights ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no umask")
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_site_has_the_rights_that_the_umask_gives(desk, umask):
    """At the first build as after a change: what is staged is not more private than what is written."""
    for figure in ("〔51〕", "〔52〕"):
        change(desk / "content", "plans/demo/indicators.toml", (f"〔{int(figure[1:3]) - 1}〕", figure))
        new = desk / "new"
        before = os.umask(umask)
        try:
            build(desk / "content", new)
        finally:
            os.umask(before)
        rights = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in (new, *new.rglob("*"))}
        assert rights == {(True, 0o777 & ~umask), (False, 0o666 & ~umask)}
