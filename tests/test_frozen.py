"""Frozen copies: dated, addressed by what they say, and left alone by every later build."""

import json
import re
import shutil
from pathlib import Path

import pytest
from commands import build, places_on_disk, portal
from plans import change, whole

from planportal.publish.build import Build
from planportal.publish.state import Places, look

ROOT = Path(__file__).parents[1]
STEM = "zh/plans/demo/indicators"


def copies(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob("frozen/*/**/*.html")}


def ledger(site: Path) -> dict[str, str]:
    return json.loads((site / "frozen/index.json").read_text("utf-8"))["copies"]


def indicator(site: Path) -> Path:
    """The metadata of the indicator whose target the tests change."""
    return site / STEM / "new-jobs.json"


def frozen_of(site: Path, about: Path) -> str:
    return (about.parent / json.loads(about.read_text("utf-8"))["frozen"]).resolve().relative_to(site.resolve()).as_posix()


@pytest.fixture
def built(tmp_path) -> tuple[Path, Path]:
    content, site = whole(tmp_path), tmp_path / "site"
    build(content, site)
    return content, site


def test_a_copy_is_dated_and_named_after_what_it_says(built):
    _content, site = built
    about = json.loads(indicator(site).read_text("utf-8"))
    path = frozen_of(site, indicator(site))
    name = indicator(site).stem
    assert path == f"frozen/2024-03-31/zh/demo/indicators/{name}-{about['build']}.html"
    text = (site / path).read_text("utf-8")
    assert about["build"] in text and "定格于2024年3月31日" in text


def test_a_copy_rests_on_nothing_that_a_later_build_takes_away(built):
    _content, site = built
    for path, content in copies(site).items():
        for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', content.decode()):
            target = ((site / path).parent / sheet).resolve().relative_to(site.resolve()).as_posix()
            assert target in ledger(site), f"{path} uses {target}, which the ledger does not hold"


def test_a_changed_figure_gets_a_new_copy_and_leaves_the_old_one(built):
    content, site = built
    before, places = copies(site), places_on_disk(site)
    old = frozen_of(site, indicator(site))
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔51〕"'))
    build(content, site)
    new = frozen_of(site, indicator(site))
    assert new != old and "51" in (site / new).read_text("utf-8")
    after = copies(site)
    assert {path: after[path] for path in before} == before
    assert {path: places_on_disk(site)[path] for path in before} == {path: places[path] for path in before}
    assert set(ledger(site)) >= {old, new}


def test_copies_outlive_the_plan_and_the_memory_of_the_builder(built):
    """Another machine, or a cleaned one, has the site but not the build state."""
    content, site = built
    before = copies(site)
    shutil.rmtree(site.parent / ".planportal")
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔52〕"'))
    build(content, site)
    assert {path: copies(site)[path] for path in before} == before
    shutil.rmtree(content / "plans/demo")
    build(content, site)
    assert copies(site).keys() >= before.keys()
    assert not (site / "zh/plans/demo").exists()


def test_a_site_can_be_built_around_the_copies_of_an_earlier_one(built, tmp_path):
    """A build on a clean machine starts from nothing but the published copies."""
    content, site = built
    kept, other = copies(site), tmp_path / "elsewhere" / "site"
    shutil.copytree(site / "frozen", other / "frozen")
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔53〕"'))
    build(content, other)
    assert {path: copies(other)[path] for path in kept} == kept


def test_a_copy_is_not_made_again_when_only_the_look_of_pages_changed(built, tmp_path):
    content, site = built
    before = copies(site)
    templates = Path(shutil.copytree(ROOT / "templates", tmp_path / "templates"))
    change(templates, "embed.html", ("<figcaption>", '<figcaption class="new">'))
    places = Places(content, templates, ROOT / "static", site)
    Build(places, look(places), jobs=1).run()
    assert copies(site) == before
    assert 'class="new"' in next((site / STEM).glob("*.embed.html")).read_text("utf-8")


def test_what_was_only_tried_in_a_preview_leaves_no_copy(built):
    content, site = built
    before = copies(site)
    places = Places(content, ROOT / "templates", ROOT / "static", site)
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "〔99〕"'))
    Build(places, look(places), jobs=1, enter=False).run()
    tried = frozen_of(site, indicator(site))
    assert tried in copies(site), "the page leads nowhere"
    assert tried not in ledger(site)
    change(content, "plans/demo/indicators.toml", ('target = "〔99〕"', 'target = "〔50〕"'))
    build(content, site)
    assert copies(site) == before


def test_a_build_after_a_preview_keeps_the_copies_that_the_preview_made(tmp_path):
    content, site = whole(tmp_path), tmp_path / "site"
    places = Places(content, ROOT / "templates", ROOT / "static", site)
    Build(places, look(places), jobs=1, enter=False).run()
    assert ledger(site) == {}
    made = copies(site)
    build(content, site)
    assert copies(site) == made
    assert made.keys() <= ledger(site).keys()


def test_a_damaged_copy_is_reported_by_every_build_and_never_touched(built):
    content, site = built
    path = frozen_of(site, indicator(site))
    (site / path).write_text("something else", "utf-8")
    for target in ("〔54〕", "〔55〕"):
        text = (content / "plans/demo/indicators.toml").read_text("utf-8")
        (content / "plans/demo/indicators.toml").write_text(re.sub("〔5.〕", target, text, count=1), "utf-8")
        done = portal("build", "--content", content, "--output", site)
        assert done.returncode == 0
        assert f"warning: {path} is not the frozen copy that was made" in done.stderr
        assert (site / path).read_text("utf-8") == "something else"
