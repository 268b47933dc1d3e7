"""Builds as a whole: what a rebuild makes and leaves, and the last good site when something fails."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import ENGLISH, ROOT, build, places_on_disk, portal, tree
from plans import PAIR, change, whole, write
from sparing import unpainted

from planportal.commands.folders import build_folders
from planportal.publish.build import Build


def test_a_rebuild_with_nothing_changed_makes_nothing(built):
    content, site = built
    before = places_on_disk(site)
    assert build(content, site).stdout.startswith("Nothing changed;")
    assert places_on_disk(site) == before


def test_a_build_with_nothing_to_do_loads_no_library(built):
    """It says so at once; to load what makes pages and charts takes ten times as long."""
    content, site = built
    code = "import sys; from planportal.cli import main; main(sys.argv[1:]); print(*sys.modules)"
    command = [sys.executable, "-c", code, "build", "--content", content, "--output", site]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=ROOT, env=ENGLISH, check=True)
    said, loaded = done.stdout.splitlines()
    assert said.startswith("Nothing changed;")
    assert {"pydantic", "jinja2", "tomli", "babel", "matplotlib", "numpy"} & set(loaded.split()) == set()


def test_touching_a_file_changes_nothing(built):
    content, site = built
    for path in content.rglob("*.toml"):
        path.touch()
    assert build(content, site).stdout.startswith("Nothing changed;")


def test_one_changed_figure_touches_its_plan_and_the_portal_only(pair, tmp_path):
    content = Path(shutil.copytree(PAIR, tmp_path / "content"))
    shutil.copytree(pair.parent, tmp_path, dirs_exist_ok=True)
    site = tmp_path / "site"
    before, places = tree(site), places_on_disk(site)
    change(content, "plans/jobs-13/indicators.toml", ('result = "（6.31）"', 'result = "（6.32）"'))
    with unpainted():
        said = build(content, site).stdout
    assert said.startswith("Looked at jobs-13;")
    after = tree(site)
    changed = {path for path in after if after[path] != before.get(path)}
    page = "plans/jobs-13/indicators/new-jobs"
    both = ("zh", "en")
    assert changed >= {f"{code}/{page}{suffix}" for code in both for suffix in (".html", ".svg", ".png")}
    assert changed >= {"data/indicators.csv", "data/observations.csv", "data/portal.xlsx"}
    assert changed >= {f"{code}/compare/new-jobs.html" for code in both}
    plans = {path.split("/")[2] for path in changed if "/plans/" in path}
    assert plans == {"jobs-13"}
    gone = before.keys() - after.keys()
    assert all(path.startswith("frozen/") for path in gone), (
        "only copies that no release holds go with what they show"
    )
    kept = before.keys() - changed - gone
    now = places_on_disk(site)
    assert {path for path in kept if now[path] != places[path]} <= {".planportal"}


@pytest.fixture(scope="module")
def two_plans(tmp_path_factory) -> Path:
    """A folder with the mini-site that has a second plan beside its one, built without painting; nobody writes into it."""
    home = tmp_path_factory.mktemp("two")
    content = whole(home)
    shutil.copytree(content / "plans/demo", content / "plans/other")
    with unpainted():
        build(content, home / "site")
    return home


EDITS = {
    "a figure": lambda c: change(c, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"')),
    "a name that other plans show": lambda c: change(c, "plans/demo/plan.toml", ('short.zh = "', 'short.zh = "新')),
    "a unit": lambda c: change(c, "units.toml", ("scale = 10000", "scale = 1000")),
    "a threshold": lambda c: change(c, "portal.toml", ('faster_from = "5"', 'faster_from = "6"')),
    "a plan less": lambda c: shutil.rmtree(c / "plans/other"),
    "a plan more": lambda c: shutil.copytree(c / "plans/demo", c / "plans/third"),
    "the about page": lambda c: write(c, {"pages/about.en.md": "# Another text\n"}),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_rebuild_gives_the_same_bytes_as_a_cold_build(two_plans, tmp_path, edit):
    shutil.copytree(two_plans, tmp_path, dirs_exist_ok=True)
    content, site = tmp_path / "content", tmp_path / "site"
    first = tree(site)
    EDITS[edit](content)
    with unpainted():
        build(content, site)
        build(content, tmp_path / "cold")
    assert tree(site) == tree(tmp_path / "cold")
    assert tree(site) != first


def test_pictures_that_were_put_off_are_made_by_the_next_build(built, tmp_path):
    content, site = built
    before = tree(site)
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    first = Build(build_folders(content, site), jobs=1, pages_first=True).run()
    after = tree(site)
    picture, page = (f"zh/plans/demo/indicators/new-jobs{suffix}" for suffix in (".png", ".html"))
    assert first.waiting > 4 and after[picture] == before[picture] and after[page] != before[page]
    second = Build(build_folders(content, site), jobs=1).run()
    assert second.made == first.waiting and second.waiting == 0
    build(content, tmp_path / "cold")
    assert tree(site) == tree(tmp_path / "cold")


def test_bytes_do_not_depend_on_the_number_of_processes(small, tmp_path):
    """Workers are programs of their own, which paint everything themselves."""
    Build(build_folders(small / "content", tmp_path / "site"), jobs=2, parallel_from=1).run()
    assert tree(tmp_path / "site") == tree(small / "site")


def test_what_another_hand_did_to_the_site_is_mended(built):
    content, site = built
    good = tree(site)
    page, table = site / "zh/index.html", site / "data/plans.csv"
    # A site is linked from the last one, so a file is replaced rather than written into.
    page.unlink()
    page.write_text("tampered", "utf-8")
    table.unlink()
    build(content, site)
    assert tree(site) == good


def test_faults_leave_the_last_good_site(built):
    content, site = built
    good = places_on_disk(site)
    change(content, "plans/demo/plan.toml", ("start = ", "strat = "))
    done = portal("build", "--content", content, "--output", site)
    assert done.returncode == 1
    assert "plans/demo/plan.toml" in done.stderr and 'Did you mean "start"?' in done.stderr
    assert done.stderr.endswith("Nothing was built; the last good site is as it was.\n")
    assert places_on_disk(site) == good


def test_an_output_that_cannot_be_made_leaves_the_last_good_site(tmp_path):
    content, site = whole(tmp_path), tmp_path / "site"
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    Build(build_folders(content, site), jobs=1).run()
    good = places_on_disk(site)
    change(templates, "goals.html", ("{{ frame.title }}", "{{ frame.no_such_thing }}"))
    with pytest.raises(Exception, match="no_such_thing"):
        Build(build_folders(content, site), jobs=1).run()
    assert places_on_disk(site) == good
    assert sorted(path.name for path in tmp_path.iterdir()) == [".planportal", "content", "site", "templates"]


def test_an_edited_template_reaches_its_pages_only(tmp_path):
    content, site = whole(tmp_path), tmp_path / "site"
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    Build(build_folders(content, site), jobs=1).run()
    change(templates, "method.html", ("<h1>", '<h1 class="edited">'))
    assert Build(build_folders(content, site), jobs=1).run().written == ("en/method.html", "zh/method.html")


def test_an_edited_about_page_touches_no_plan(built):
    content, site = built
    write(content, {"pages/about.en.md": "# Another text\n"})
    assert build(content, site).stdout.startswith("Looked at no plan; made 1 output, of which 1 are new or changed.")


def test_a_folder_with_other_files_is_not_replaced(tmp_path):
    content = whole(tmp_path)
    write(tmp_path / "mine", {"letter.txt": "dear"})
    done = portal("build", "--content", content, "--output", tmp_path / "mine")
    assert done.returncode == 2
    assert "holds files that this program did not make" in done.stderr
    assert tree(tmp_path / "mine").keys() == {"letter.txt"}
    done = portal("build", "--content", content, "--output", content.parent)
    assert done.returncode == 2
    assert content.is_dir()


def test_an_empty_portal_builds(tmp_path):
    content = whole(tmp_path)
    shutil.rmtree(content / "plans/demo")
    build(content, tmp_path / "site")
    assert "No plan has been published here yet." in (tmp_path / "site/en/index.html").read_text("utf-8")
