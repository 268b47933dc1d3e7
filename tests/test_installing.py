"""The program away from its source, and without its packages: what a user of ``pip install`` and of a fresh clone depends on."""

import email
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from commands import ENGLISH, ROOT, build, portal, tree
from hatchling.build import build_wheel
from plans import change, faults

MODULE = ("-m", "planportal")


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    """A folder with what the wheel holds, as pip would put it among the packages."""
    folder, made = tmp_path_factory.mktemp("packages"), tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = build_wheel(str(made))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(made / wheel) as packed:
        packed.extractall(folder)
    return folder


def run(packages: Path, folder: Path, *arguments: object) -> subprocess.CompletedProcess:
    """A command of the installed program, typed in a folder."""
    command = [sys.executable, *MODULE, *map(str, arguments)]
    environment = ENGLISH | {"PYTHONPATH": str(packages), "PYTHONSAFEPATH": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment)


def test_a_portal_begins_in_any_folder_and_is_built_there(installed, tmp_path):
    done = run(installed, tmp_path, "init", "ours")
    assert done.returncode == 0 and "planportal serve --open" in done.stdout, done.stderr
    home = tmp_path / "ours"
    assert faults(home / "content") == []
    done = run(installed, home)
    assert done.returncode == 0, done.stderr
    assert f"Open {home / 'site/index.html'}" in done.stdout
    entrance = (home / "site/en/index.html").read_text("utf-8")
    assert "No plan has been published here yet." in entrance
    assert len(list((home / "site/assets").glob("site-*.css"))) == 1


def test_the_plan_of_a_new_portal_is_a_draft_whose_every_example_holds(tmp_path):
    assert portal("init", tmp_path / "ours").returncode == 0
    done = portal("check", "--content", tmp_path / "ours/content")
    assert done.returncode == 0 and "1 draft, which only the preview shows:" in done.stdout
    assert "pages/about.zh.md:3:1: is not filled in yet" in done.stdout
    content = tmp_path / "ours/content"
    for path in content.glob("*.toml"):
        path.write_text(re.sub(r"(?m)^#(?=[\[a-z])(?!:schema)", "", path.read_text("utf-8")), "utf-8")
    assert faults(content) == []


def test_editors_of_a_new_portal_find_its_schemas(tmp_path):
    portal("init", tmp_path / "ours")
    directives = 0
    for path in (tmp_path / "ours/content").rglob("*.toml"):
        for way in re.findall(r"^#:schema (.+)$", path.read_text("utf-8"), re.M):
            assert (path.parent / way).is_file(), path
            directives += 1
    assert directives == 13


def test_a_portal_is_begun_only_where_none_is(tmp_path):
    (tmp_path / "content").mkdir()
    done = portal("init", tmp_path)
    assert done.returncode == 2 and "is there already" in done.stderr
    assert list(tmp_path.rglob("*")) == [tmp_path / "content"]
    (tmp_path / "content").rmdir()
    (tmp_path / ".gitignore").write_text("mine\n")
    assert portal("init", tmp_path).returncode == 0
    assert (tmp_path / ".gitignore").read_text() == "mine\n"


def test_a_file_of_the_portals_own_stands_before_the_programs(built, tmp_path):
    content, site = built
    before = tree(site)
    for name in ("templates/method.html", "static/site.css"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(ROOT / name, tmp_path / name)
    change(tmp_path, "templates/method.html", ("<h1>", '<h1 class="ours">'))
    change(tmp_path, "static/site.css", ("{", "{ --ours: 1;"))
    build(content, site)
    assert '<h1 class="ours">' in (site / "en/method.html").read_text("utf-8")
    assert 'class="ours"' not in (site / "en/data.html").read_text("utf-8")
    (style,) = (site / "assets").glob("site-*.css")
    assert "--ours: 1" in style.read_text("utf-8")
    shutil.rmtree(tmp_path / "templates")
    shutil.rmtree(tmp_path / "static")
    build(content, site)
    assert tree(site) == before


def test_command_module_and_front_door_are_the_same(installed, tmp_path):
    (names,) = installed.glob("*.dist-info/entry_points.txt")
    assert "planportal = planportal.cli:main" in names.read_text("utf-8")
    run(installed, tmp_path, "init", "ours")
    typed = ("check", "--content", tmp_path / "ours/content")
    command = [sys.executable, ROOT / "build.py", *typed]
    door = subprocess.run(list(map(str, command)), capture_output=True, text=True, encoding="utf-8", env=ENGLISH)
    assert (door.returncode, door.stdout, door.stderr) == (
        0,
        (done := run(installed, tmp_path, *typed)).stdout,
        done.stderr,
    )


def test_the_package_says_its_licence_and_holds_no_content(installed):
    (about,) = installed.glob("*.dist-info/METADATA")
    said = email.message_from_string(about.read_text("utf-8"))
    assert said["License-Expression"] == "MIT"
    assert [path.name for path in installed.glob("*.dist-info/licenses/*")] == ["LICENSE"]
    assert sorted(path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")) == ["planportal"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_its_packages_it_says_in_one_line_what_to_do(language):
    command = [sys.executable, "-S", str(ROOT / "build.py"), "--language", language]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=ENGLISH)
    assert done.returncode == 2 and done.stdout == ""
    assert re.fullmatch(
        r"planportal: the Python package \w+ is not installed here; .*python3 start\.py.*\n", done.stderr
    )


def test_every_locked_library_has_its_digests_and_no_address():
    for name in ("requirements.txt", "requirements-briefs.txt", "requirements-test.txt"):
        lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if not line.startswith("#")]
        assert not [line for line in lines if "://" in line or "index" in line]
        locked = " ".join(line.rstrip("\\") for line in lines)
        entries = re.split(r"\s(?=[a-zA-Z][\w.-]*==)", locked)
        assert len(entries) > 20 and all("--hash=sha256:" in entry for entry in entries)
