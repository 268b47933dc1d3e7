"""Releases: what is refused, what is kept for good, and the proof that a site is what was signed off."""

import json
import re
import shutil
import tarfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from commands import build, portal, tree
from plans import change, least, write

from planportal.commands.folders import build_folders
from planportal.content.files import Files
from planportal.model.refusal import Refusal
from planportal.publish.build import Build
from planportal.release import making
from planportal.release.making import make_release

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.usefixtures("in_words")
INDICATORS = "plans/demo/indicators.toml"
REASON = """[[revision]]
subject = "new-jobs"
figure = "actual"
year = 2021
was = "9.5"
now = "9.8"
reason.zh = "年报更正"
reason.en = "Corrected by the yearbook"
"""


def release(content: Path, site: Path, date: str, *more: object):
    return portal("release", "--content", content, "--output", site, "--date", date, *more)


def released(content: Path, site: Path, date: str, *more: object):
    done = release(content, site, date, *more)
    assert done.returncode == 0, done.stderr
    return done


def verify(site: Path, content: Path):
    return portal("verify", site, "--content", content)


@pytest.fixture(scope="session")
def small(least_in_words) -> Path:
    return least_in_words


def text_of(page: Path) -> str:
    return unescape(page.read_text("utf-8"))


@pytest.fixture(scope="module")
def signed(in_words, tmp_path_factory) -> tuple[Path, Path]:
    """A small site with its first release; nobody writes into it."""
    home = tmp_path_factory.mktemp("signed")
    content, site = least(home), home / "site"
    released(content, site, "2024-05-01", "--note", "首次发布", "First release")
    return content, site


@pytest.fixture
def again(signed, tmp_path) -> tuple[Path, Path]:
    """A copy of it, to go on from."""
    home = Path(shutil.copytree(signed[0].parent, tmp_path / "home"))
    return home / "content", home / "site"


# --- what a release leaves ---


def test_a_release_is_kept_beside_the_content_and_told_on_the_portal(signed):
    content, site = signed
    kept = content / "releases/2024-05-01"
    assert sorted(path.name for path in kept.iterdir()) == ["manifest.json", "release.json", "snapshot.tar.xz"]
    told = json.loads((kept / "release.json").read_text("utf-8"))
    assert (told["date"], told["as_of"], told["previous"]) == ("2024-05-01", "2024-03-31", None)
    assert (site / "releases/2024-05-01/release.json").read_bytes() == (kept / "release.json").read_bytes()
    assert "首次发布" in text_of(site / "zh/revisions.html")
    assert "First release" in text_of(site / "en/revisions.html")
    for page in site.glob("*/**/index.html"):
        assert "revisions.html" in page.read_text("utf-8"), f"{page} does not lead to the log"


def test_the_manifest_lists_every_file_of_the_site(signed):
    content, site = signed
    files = json.loads((content / "releases/2024-05-01/manifest.json").read_text("utf-8"))["files"]
    found = tree(site)
    del found[".planportal"], found["releases/2024-05-01/manifest.json"]
    assert files == found


def test_the_snapshot_holds_the_data_the_pages_and_what_they_were_made_from(signed):
    content, site = signed
    with tarfile.open(content / "releases/2024-05-01/snapshot.tar.xz") as archive:
        names = archive.getnames()
        kept = {name: archive.extractfile(name).read() for name in ("site/data/figures.csv", f"content/{INDICATORS}")}
    assert kept["site/data/figures.csv"] == (site / "data/figures.csv").read_bytes()
    assert kept[f"content/{INDICATORS}"] == (content / INDICATORS).read_bytes()
    assert "site/zh/plans/demo/indicators/new-jobs.html" in names
    assert not [name for name in names if name.endswith((".png", ".svg", ".xlsx"))]


def test_tables_of_a_release_stay_at_its_address_when_the_data_move_on(again):
    content, site = again
    at_release = (site / "data/figures.csv").read_bytes()
    change(content, INDICATORS, ('target = "〔50〕"', 'target = "〔51〕"'))
    build(content, site)
    assert (site / "data/figures.csv").read_bytes() != at_release
    assert (site / "releases/2024-05-01/figures.csv").read_bytes() == at_release


def test_any_machine_makes_the_released_site_from_the_content_alone(signed, tmp_path):
    content, site = signed
    elsewhere = Path(shutil.copytree(content, tmp_path / "clean" / "content"))
    build(elsewhere, tmp_path / "clean" / "site", "--jobs", 1)
    assert tree(tmp_path / "clean" / "site") == tree(site)
    assert verify(tmp_path / "clean" / "site", elsewhere).returncode == 0


def test_after_a_release_there_is_nothing_to_build_and_nothing_to_release(again):
    content, site = again
    assert "Nothing changed" in build(content, site).stdout
    before = tree(content)
    done = release(content, site, "2024-06-01")
    assert (done.returncode, tree(content)) == (2, before)
    assert "the site is release 2024-05-01, byte for byte" in done.stderr


# --- the proof ---


def test_a_released_site_is_proved(signed):
    content, site = signed
    done = verify(site, content)
    assert done.returncode == 0
    assert "is release 2024-05-01" in done.stdout and "each as it was signed off" in done.stdout


def test_a_tampered_byte_is_named(again):
    content, site = again
    page = site / "zh/plans/demo/indicators/new-jobs.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"9.5", b"9.6", 1))
    done = verify(site, content)
    assert done.returncode == 1
    assert done.stdout.splitlines()[0] == "zh/plans/demo/indicators/new-jobs.html: is not as it was signed off"
    assert len([line for line in done.stdout.splitlines() if "signed off" in line]) == 2, "only this file is named"
    page.write_bytes(text)
    assert verify(site, content).returncode == 0


def test_what_is_missing_and_what_was_added_is_named(again):
    content, site = again
    (site / "data/goals.csv").unlink()
    (site / "zh/added.html").write_text("<p>more</p>", "utf-8")
    done = verify(site, content)
    assert done.returncode == 1
    assert "data/goals.csv: is missing" in done.stdout and "zh/added.html: was added" in done.stdout


def test_a_site_whose_manifest_was_changed_with_it_is_found_out_by_the_content(again):
    content, site = again
    page, listed = site / "en/about.html", site / "releases/2024-05-01/manifest.json"
    page.write_bytes(page.read_bytes() + b"\n")
    manifest = json.loads(listed.read_text("utf-8"))
    manifest["files"]["en/about.html"] = tree(site)["en/about.html"]
    listed.write_text(json.dumps(manifest), "utf-8")
    assert "en/about.html: is not as it was signed off" in verify(site, content).stdout
    alone = verify(site, content.parent / "nowhere")
    assert alone.returncode == 0 and "the site's own" in alone.stdout


def test_a_zip_as_it_is_mailed_is_proved_too(signed, tmp_path):
    content, site = signed
    zipped = Path(shutil.make_archive(str(tmp_path / "mailed"), "zip", site.parent, site.name))
    done = verify(zipped, content)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_build_that_was_never_released_cannot_be_verified(built):
    content, site = built
    done = verify(site, content)
    assert done.returncode == 2 and "holds no release" in done.stderr


# --- revisions ---


def test_a_published_figure_cannot_change_without_a_reason(again):
    content, site = again
    before = tree(content / "releases")
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    done = release(content, site, "2024-06-01")
    assert (done.returncode, tree(content / "releases")) == (1, before)
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("plans/")]
    assert line.startswith("plans/demo/revisions.toml:1:1: new-jobs.actual: was released as “9.5” and is “9.8” now")
    for part in ('subject = "new-jobs"', 'figure = "actual"', "year = 2021", 'was = "9.5"', 'now = "9.8"'):
        assert part in line, "the lines to be typed are not all there"


def test_a_revision_with_its_reason_is_told_in_both_languages(again):
    content, site = again
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    write(content, {"plans/demo/revisions.toml": REASON})
    released(content, site, "2024-06-01")
    zh, en = text_of(site / "zh/revisions.html"), text_of(site / "en/revisions.html")
    for said in ("9.5", "9.8", "年报更正", "2021年数值", "新增就业", "修订已公布的数字1个"):
        assert said in zh
    for said in ("95,000 persons", "98,000 persons", "Corrected by the yearbook", "Value of 2021", "New jobs"):
        assert said in en
    assert "plans/demo/indicators/new-jobs.html" in en
    assert "首次发布" in zh, "the log has lost the release before"
    assert verify(site, content).returncode == 0


def test_a_reason_does_not_cover_another_change_of_the_same_figure(again):
    content, site = again
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    write(content, {"plans/demo/revisions.toml": REASON})
    released(content, site, "2024-06-01")
    change(content, INDICATORS, ('value = "9.8"', 'value = "9.9"'))
    done = release(content, site, "2024-07-01")
    assert done.returncode == 1 and "was released as “9.8” and is “9.9” now" in done.stderr
    assert "fits no figure" not in done.stderr, "a reason of an earlier release is no fault"


def test_a_reason_that_fits_nothing_is_a_slip_and_is_told_with_its_line(again):
    content, site = again
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    write(content, {"plans/demo/revisions.toml": "\n\n" + REASON.replace("9.8", "9.7")})
    done = release(content, site, "2024-06-01")
    assert done.returncode == 1
    assert "plans/demo/revisions.toml:3:1: revision[1]: fits no figure that changed" in done.stderr
    assert "was released as “9.5” and is “9.8” now" in done.stderr


def test_a_figure_that_is_gone_needs_a_reason_and_a_new_one_does_not(again):
    content, site = again
    observation = '[[indicator.observation]]\nyear = 2021\nvalue = "9.5"\ncovers = "year"\nstate = "final"\n'
    change(content, INDICATORS, (observation, observation.replace("2021", "2022").replace("9.5", "11")))
    done = release(content, site, "2024-06-01")
    assert done.returncode == 1
    assert [line for line in done.stderr.splitlines() if ": new-jobs" in line] == [
        line for line in done.stderr.splitlines() if "was released as “9.5” and is gone now" in line
    ]
    write(content, {"plans/demo/revisions.toml": REASON.replace('now = "9.8"\n', "")})
    released(content, site, "2024-06-01")
    assert "已删除" in text_of(site / "zh/revisions.html")


def test_a_plan_that_was_released_cannot_vanish_without_a_word(again):
    content, site = again
    shutil.rmtree(content / "plans/demo")
    done = release(content, site, "2024-07-01")
    assert done.returncode == 1 and 'the plan "demo" was released and is gone' in done.stderr
    text = (content / "portal.toml").read_text("utf-8")
    gone = '\n[[withdrawn]]\nplan = "demo"\nreason.zh = "规划废止"\nreason.en = "The plan was repealed"\n'
    write(content, {"portal.toml": text + gone})
    released(content, site, "2024-07-01")
    assert "规划废止" in text_of(site / "zh/revisions.html")
    assert "The plan was repealed" in text_of(site / "en/revisions.html")


# --- what is refused ---


def test_everything_that_is_open_is_told_at_once_and_nothing_is_released(again):
    content, site = again
    before = tree(content / "releases")
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    change(content, INDICATORS, ('id = "closed-cases"', 'id = "closed-cases"\ndraft = true'))
    change(content, "plans/demo/plan.toml", ('summary.en = "One plan."', 'summary.en = "To be filled in"'))
    change(content, "pages/about.zh.md", ("# 关于", "# 关于\n\n[下一页](nowhere.html)"))
    done = release(content, site, "2024-06-01")
    assert (done.returncode, tree(content / "releases")) == (1, before)
    said = done.stderr
    assert "was released as “9.5”" in said, "a revision without a reason"
    assert "closed-cases is a draft" in said, "a draft"
    assert "plans/demo/plan.toml:" in said and "summary.en" in said, "a text that is not translated"
    assert "zh/about.html" in said and "zh/nowhere.html" in said, "a link that leads nowhere"
    assert "Nothing was released." in said


def test_a_fault_in_the_content_leaves_site_and_releases_alone(again):
    content, site = again
    before = tree(content / "releases"), tree(site)
    change(content, INDICATORS, ('unit = "万人"', 'unit = "万名"'))
    done = release(content, site, "2024-06-01")
    assert done.returncode == 1 and "万名" in done.stderr
    assert (tree(content / "releases"), tree(site)) == before


def test_a_save_that_is_taken_back_during_a_release_is_noticed(again, monkeypatch):
    """All builds read what the snapshot does not hold, and in the end the content is as it was judged."""
    content, site = again
    change(content, "portal.toml", ('tagline.en = "Tagline"', 'tagline.en = "A tagline"'))
    held, releases, sources = (content / "portal.toml").read_bytes(), tree(content / "releases"), making._sources
    saved = []

    def saved_and_undone(files: Files) -> dict[str, bytes]:
        if not saved:
            found = sources(files)
            saved.append((content / "portal.toml").write_bytes(held.replace(b"A tagline", b"Another line")))
            return found
        (content / "portal.toml").write_bytes(held)
        return sources(files)

    monkeypatch.setattr(making, "_sources", saved_and_undone)
    with pytest.raises(Refusal, match="saved while the release was made"):
        make_release(build_folders(content, site), date(2024, 6, 1), None)
    assert saved and tree(content / "releases") == releases


def test_a_save_in_the_middle_of_a_release_is_noticed(again):
    """What was looked at and what would be kept must be one and the same."""
    content, site = again
    change(content, "portal.toml", ('tagline.en = "Tagline"', 'tagline.en = "A tagline"'))
    releases = tree(content / "releases")
    saved = []

    def save_once(made: int) -> None:
        if not saved:
            saved.append(
                (content / "portal.toml").write_bytes((content / "portal.toml").read_bytes() + b"\n# saved\n")
            )

    with pytest.raises(Refusal, match="saved while the release was made"):
        make_release(build_folders(content, site), date(2024, 6, 1), None, save_once)
    assert saved and tree(content / "releases") == releases
    released(content, site, "2024-06-01")
    assert verify(site, content).returncode == 0


def test_a_plan_cannot_be_withdrawn_and_there(again):
    content, _site = again
    text = (content / "portal.toml").read_text("utf-8")
    write(
        content,
        {"portal.toml": text + '\n[[withdrawn]]\nplan = "demo"\nreason.zh = "废止"\nreason.en = "Repealed"\n'},
    )
    done = portal("check", "--content", content)
    assert done.returncode == 1 and 'withdrawn[1].plan: "demo" is in plans/; take it out here or there' in done.stderr


def test_releases_follow_each_other(again):
    content, site = again
    change(content, "portal.toml", ('tagline.en = "Tagline"', 'tagline.en = "A tagline"'))
    early = release(content, site, "2024-04-30")
    assert early.returncode == 2 and "cannot be of a day before" in early.stderr
    released(content, site, "2024-05-01")
    assert sorted(path.name for path in (content / "releases").iterdir()) == [
        "2024-05-01",
        "2024-05-01-2",
        "index.json",
    ]
    index = json.loads((content / "releases/index.json").read_text("utf-8"))
    assert [one["release"] for one in index["releases"]] == ["2024-05-01", "2024-05-01-2"]
    log = text_of(site / "en/revisions.html")
    assert log.index('id="r2024-05-01-2"') < log.index('id="r2024-05-01"'), "the newest comes first"
    assert "release 2024-05-01-2" in verify(site, content).stdout


@pytest.mark.parametrize(
    "more, said",
    [
        (("--date", "2999-01-01"), "2999-01-01 is still to come, today is "),
        (("--note", "", "First"), "a note needs a text in both languages"),
        (("--note", "首次", " \u3000"), "a note needs a text in both languages"),
        (("--note", "首次\n发布", "First"), "the note holds a line end after “首次”"),
        (("--note", "首次", "First\x1b[2J"), "the note holds a character that nobody sees, U+001B, after “First”"),
        (("--note", "首次", "First\u202e"), "the note holds a character that nobody sees, U+202E, after “First”"),
    ],
)
def test_a_day_to_come_and_a_note_that_is_no_line_of_text_are_refused(signed, more, said):
    content, site = signed
    before = tree(content)
    done = portal("release", "--content", content, "--output", site, *more)
    assert (done.returncode, tree(content)) == (2, before)
    assert said in done.stderr


def test_data_cannot_be_complete_to_a_day_after_the_release(again):
    content, site = again
    change(content, "portal.toml", ("as_of = 2024-03-31", "as_of = 2024-06-02"))
    done = release(content, site, "2024-06-01")
    assert (done.returncode, (content / "releases/2024-06-01").exists()) == (1, False)
    assert "portal.toml:8:1: portal.as_of: is after the day of the release, 2024-06-01" in done.stderr
    released(content, site, "2024-06-02")


# --- frozen copies ---


def frozen_of(site: Path) -> str:
    """The frozen copy of the indicator whose target the tests change."""
    about = site / "zh/plans/demo/indicators/new-jobs.json"
    path = about.parent / json.loads(about.read_text("utf-8"))["frozen"]
    return path.resolve().relative_to(site.resolve()).as_posix()


def copies(site: Path) -> dict[str, str]:
    return {path: digest for path, digest in tree(site).items() if path.startswith("frozen/")}


def test_frozen_copies_of_a_release_stay_for_good_and_rest_on_nothing_that_goes(again):
    content, site = again
    before, old = copies(site), frozen_of(site)
    change(content, INDICATORS, ('target = "〔50〕"', 'target = "〔51〕"'))
    build(content, site)
    assert frozen_of(site) != old and "51" in (site / frozen_of(site)).read_text("utf-8")
    shutil.rmtree(content / "plans/demo")
    build(content, site)
    after = copies(site)
    index = "frozen/index.json"
    assert {path: after[path] for path in before if path != index} == {p: d for p, d in before.items() if p != index}
    assert set(json.loads((site / index).read_text("utf-8"))["copies"]) == set(before) - {index}


def test_a_new_look_of_embeds_changes_no_released_copy(again):
    content, site = again
    before = copies(site)
    own = content.parent / "templates"
    own.mkdir()
    shutil.copy(ROOT / "templates/embed.html", own)
    change(own, "embed.html", ("<figcaption>", '<figcaption class="new">'))
    Build(build_folders(content, site), jobs=1).run()
    assert copies(site) == before
    assert 'class="new"' in (site / "zh/plans/demo/indicators/new-jobs.embed.html").read_text("utf-8")


def test_the_copy_of_a_chart_that_was_never_released_goes_and_its_page_says_so(again):
    content, site = again
    page = site / "en/plans/demo/indicators/new-jobs.html"
    assert "Embed, frozen: never changes" in text_of(page)
    change(content, INDICATORS, ('target = "〔50〕"', 'target = "〔99〕"'))
    build(content, site)
    tried = frozen_of(site)
    assert (site / tried).is_file(), "the page leads nowhere"
    assert "Embed, frozen: stays once this build is released" in text_of(page)
    change(content, INDICATORS, ('target = "〔99〕"', 'target = "〔50〕"'))
    build(content, site)
    assert not (site / tried).exists()
    assert "Embed, frozen: never changes" in text_of(page)


def test_a_copy_is_dated_and_named_after_what_it_says(signed):
    _content, site = signed
    about = json.loads((site / "zh/plans/demo/indicators/new-jobs.json").read_text("utf-8"))
    path = frozen_of(site)
    assert path == f"frozen/2024-03-31/zh/demo/indicators/new-jobs-{about['build']}.html"
    text = (site / path).read_text("utf-8")
    assert about["build"] in text and "定格于2024年3月31日" in text


def test_style_sheets_of_frozen_copies_are_kept_with_them(again):
    _content, site = again
    held = json.loads((site / "frozen/index.json").read_text("utf-8"))["copies"]
    sheets = {
        ((site / path).parent / sheet).resolve().relative_to(site.resolve()).as_posix()
        for path in held
        if path.endswith(".html")
        for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', (site / path).read_text("utf-8"))
    }
    assert sheets and sheets <= set(held)
