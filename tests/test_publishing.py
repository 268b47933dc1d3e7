"""What a build leaves alone, what it looks at, and what names its charts: the promises of publishing, on small content."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ENGLISH, PATIENCE, ROOT, Running, build, portal, tree
from plans import change, whole, write

from planportal.commands.folders import build_folders
from planportal.content import files
from planportal.model import mark
from planportal.model.refusal import Refusal
from planportal.pages import render
from planportal.publish import survey as surveys
from planportal.publish.build import Build
from planportal.publish.folder import new_stage, state_folder
from planportal.publish.locks import Busy, exclusive_lock
from planportal.publish.making import Maker
from planportal.publish.outputs import Output
from planportal.publish.renewing import note_stamps
from planportal.publish.state import State, state_path
from planportal.publish.survey import survey


def around(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- ours, and what is not -------------------------------------------------------------------------------------------


def test_a_folder_in_which_a_site_lies_is_no_site(built, tmp_path):
    """The state beside a site is called like the mark in it; only the mark is a file."""
    content, site = built
    write(tmp_path, {"thesis.txt": "mine"})
    elsewhere = Path(shutil.copytree(content, tmp_path.parent / f"{tmp_path.name}-content"))
    done = portal("build", "--content", elsewhere, "--output", tmp_path)
    assert done.returncode == 2 and "holds files that this program did not make" in done.stderr
    assert (tmp_path / "thesis.txt").read_text("utf-8") == "mine" and (site / "index.html").is_file()


def test_a_mark_with_another_text_makes_no_site(built):
    content, site = built
    (site / mark.NAME).write_text("mine\n", "utf-8")
    change(content, "plans/demo/plan.toml", ('short.en = "', 'short.en = "New '))
    before = tree(site)
    assert portal("build", "--content", content, "--output", site).returncode == 2
    assert tree(site) == before


def test_a_site_of_which_nothing_is_known_is_set_aside_whole(built, tmp_path):
    content, site = built
    write(site, {"notes.txt": "mine"})
    before = tree(site)
    shutil.rmtree(state_folder(site))
    done = build(content, site)
    aside = tmp_path / "site.aside-1"
    assert str(aside) in done.stderr
    assert tree(aside) == {path: digest for path, digest in before.items() if path != mark.NAME}
    assert "notes.txt" not in tree(site) and tree(site).keys() == before.keys() - {"notes.txt"}


def test_what_others_put_into_a_site_is_moved_beside_it_and_told(built, tmp_path):
    content, site = built
    good = tree(site)
    write(site, {"CNAME": "example.org", ".well-known/security.txt": "me", "en/letter.txt": "dear"})
    (site / "zh/index.html").write_text("by hand", "utf-8")
    (site / "link").symlink_to(content)
    done = build(content, site)
    aside = tmp_path / "site.aside-1"
    assert str(aside) in done.stderr
    assert sorted(tree(aside)) == [".well-known/security.txt", "CNAME", "en/letter.txt", "zh/index.html"]
    assert (aside / "zh/index.html").read_text("utf-8") == "by hand" and (aside / "link").is_symlink()
    assert tree(site) == good
    assert build(content, site).stdout.startswith("Nothing changed;")


def test_what_file_managers_leave_behind_counts_for_nothing(built, tmp_path):
    content, site = built
    write(site, {".DS_Store": "x", "en/Thumbs.db": "x", "desktop.ini": "x"})
    assert build(content, site).stdout.startswith("Nothing changed;")
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    assert "aside" not in build(content, site).stderr
    assert (site / "en/Thumbs.db").is_file() and not list(tmp_path.glob("*aside*"))
    empty = write(tmp_path / "empty", {".DS_Store": "x"})
    build(content, empty)
    assert (empty / "index.html").is_file()


# --- one at a time ---------------------------------------------------------------------------------------------------


def test_who_waits_is_told_for_whom_and_gives_up_in_the_end(tmp_path):
    told = []
    with exclusive_lock(tmp_path, "review", told.append):
        assert told == []
        with pytest.raises(Busy) as refused, exclusive_lock(tmp_path, "build", told.append, seconds=0):
            pass
    assert f"“review” (process {os.getpid()}" in str(told[0]) and "waiting for it up to 0 s" in told[0]
    assert refused.value.status == 1 and "is still at work here" in refused.value.args[0]
    assert not (tmp_path / "holder.json").exists()
    with exclusive_lock(tmp_path, "build", told.append):
        pass
    assert len(told) == 1


def test_a_waiting_build_goes_on_when_the_other_has_ended(built):
    content, site = built
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    with exclusive_lock(state_folder(site), "serve", print):
        waiting = Running(sys.executable, ROOT / "build.py", "build", "--content", content, "--output", site)
        assert "“serve” (process" in waiting.line()
    assert "Looked at demo" in waiting.line()
    assert waiting.process.wait(PATIENCE) == 0


def test_a_worker_that_the_system_ends_is_told(tmp_path):
    stage = new_stage(tmp_path)
    with pytest.raises(Refusal, match="memory ran out"), Maker(stage, jobs=2, parallel_from=1, say=print) as maker:
        maker.take([Output("a", "", os._exit, (9,))], {})
        maker.finish()


# --- what a build looks at -------------------------------------------------------------------------------------------


def test_a_build_with_nothing_to_do_reads_no_file_of_the_site(built, monkeypatch):
    content, site = built
    monkeypatch.setattr(files, "TICK", 0)
    found = survey(build_folders(content, site))
    assert found.unchanged
    note_stamps(site, found)

    def read(path):
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(surveys, "digest_at", read)
    monkeypatch.setattr(files.Files, "read", lambda self, name: read(name))
    surveys.fingerprints.of_engine()
    assert survey(build_folders(content, site)).unchanged


@pytest.fixture
def regions(tmp_path) -> Path:
    """Three plans: two of one region, one of another."""
    content = whole(tmp_path)
    for name in ("near", "far"):
        shutil.copytree(content / "plans/demo", content / "plans" / name)
    change(content, "plans/far/plan.toml", ('region.en = "', 'region.en = "Far '))
    change(content, "plans/far/plan.toml", ('region.zh = "', 'region.zh = "远'))
    return content


def plans_of(written: tuple[str, ...]) -> set[str]:
    return {path.split("/")[2] for path in written if "/plans/" in path}


def test_another_plan_changes_only_what_shows_it(regions, tmp_path):
    site = tmp_path / "site"
    Build(build_folders(regions, site), jobs=1).run()

    change(regions, "plans/far/plan.toml", ('short.en = "', 'short.en = "New '))
    found = Build(build_folders(regions, site), jobs=1).run()
    assert found.plans == ("far",) and plans_of(found.written) == {"far"}

    change(regions, "plans/near/plan.toml", ('short.en = "', 'short.en = "New '))
    found = Build(build_folders(regions, site), jobs=1).run()
    assert found.plans == ("near",)
    named = {path for path in found.written if "/plans/demo/" in path}
    assert named and all(path.endswith(".html") for path in named) and "far" not in plans_of(found.written)

    change(regions, "plans/near/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    found = Build(build_folders(regions, site), jobs=1).run()
    assert found.plans == ("near",) and plans_of(found.written) == {"near"}

    shutil.copytree(regions / "plans/far", regions / "plans/farther")
    change(regions, "plans/farther/plan.toml", ('region.en = "Far ', 'region.en = "Farther '))
    found = Build(build_folders(regions, site), jobs=1).run()
    assert found.plans == ("farther",) and plans_of(found.written) == {"farther"}

    change(regions, "plans/demo/plan.toml", ("start = ", 'predecessor = "far"\nstart = '))
    assert Build(build_folders(regions, site), jobs=1).run().plans == ("demo",)
    write(regions, {"plans/far/plan.toml": (regions / "plans/far/plan.toml").read_text("utf-8").replace(
        "[plan]", "[plan]\ndraft = true", 1)})  # fmt: skip
    found = Build(build_folders(regions, site), jobs=1).run()
    assert "demo" in found.plans and "near" not in found.plans

    build(regions, tmp_path / "cold")
    assert tree(site) == tree(tmp_path / "cold")


def test_what_is_kept_of_every_plan_is_small_and_rows_are_kept_apart(pair, tmp_path):
    site = tmp_path / pair.name
    shutil.copytree(state_folder(pair), state_folder(site))
    state = State(site)
    entries = state.entries()
    state.close()
    assert entries and all(
        len(json.dumps(one.summary, ensure_ascii=False).encode()) <= 2048 for one in entries.values()
    )
    assert all({"table/indicators", "introduction", "namesakes"} <= one.parts.keys() for one in entries.values())
    assert state_path(site).is_file()


def test_a_template_that_is_saved_all_the_time_is_told(built, monkeypatch):
    content, site = built
    before = tree(site)
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    render._environment.cache_clear()
    monkeypatch.setattr(render, "digest_of", lambda content: "another")
    done = portal("build", "--content", content, "--output", site, "--jobs", 1)
    assert done.returncode == 2
    assert re.match(r"planportal: the template \S+\.html is saved again and again; build again when it", done.stderr)
    assert tree(site) == before


# --- what names a chart ----------------------------------------------------------------------------------------------


def test_renaming_a_class_or_a_field_of_the_program_changes_no_byte(built, tmp_path):
    """Versions, addresses and citations are digests of what is published, whatever the program calls its parts."""
    content, site = built
    engine = tmp_path / "engine"
    for name in ("planportal", "templates", "static"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", engine)
    renamed = {
        "IndicatorChart": "MeasureChart",
        "target_label": "aim_label",
        "Publisher": "Editor",
        "RollupPart": "Portion",
        "IndicatorRow": "MeasureRow",
        "FramedPage": "PlacedPage",
    }
    for path in engine.rglob("*.py"):
        text = path.read_text("utf-8")
        for old, new in renamed.items():
            text = re.sub(rf"(?<![\"'\w]){old}(?![\"'\w])", new, text)
        path.write_text(text, "utf-8")
    command = [
        sys.executable,
        str(engine / "build.py"),
        "--content",
        str(content),
        "--output",
        str(tmp_path / "other"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=engine, env=ENGLISH)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "other") == tree(site)
