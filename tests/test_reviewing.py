"""The command ``review`` as the reviewer runs it: what it compares with, what it writes, how it ends."""

import json
import shutil
from pathlib import Path

import pytest
from commands import portal, tree
from plans import change, least, write

pytestmark = pytest.mark.usefixtures("in_words")
INDICATORS = "plans/demo/indicators.toml"


@pytest.fixture(scope="session")
def small(least_in_words) -> Path:
    return least_in_words


@pytest.fixture(scope="module")
def signed(in_words, tmp_path_factory) -> Path:
    """A folder with a plan of two indicators, its site and its first release; nobody writes into it."""
    home = tmp_path_factory.mktemp("signed")
    done = portal("release", "--content", least(home), "--output", home / "site", "--date", "2024-05-01")
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def home(signed, tmp_path) -> Path:
    return Path(shutil.copytree(signed, tmp_path / "home"))


def review(home: Path, *more: object):
    return portal(
        "review", "--content", home / "content", "--output", home / "site", "-o", home / "report.html", *more
    )


def found(home: Path) -> dict:
    return json.loads((home / "report.json").read_text("utf-8"))


def test_nothing_changed_since_the_release(home):
    before = tree(home / "site")
    done = review(home)
    assert (done.returncode, tree(home / "site")) == (0, before)
    assert "Nothing changed since 2024-05-01." in done.stdout
    page = (home / "report.html").read_text("utf-8")
    assert "Nothing changed" in page and "没有任何变化" in page


def test_what_changed_is_built_first_and_a_flip_is_said_in_the_terminal_too(home):
    change(home / "content", INDICATORS, ('value = "9.5"', 'value = "60"'))
    done = review(home)
    assert done.returncode == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith("STATUS FLIPPED: New jobs (Example): ") and "Achieved ahead of schedule" in first
    (figure,) = found(home)["figures"]
    assert (figure["old"]["zh"], figure["new"]["zh"], figure["period"]) == ("9.5", "60", "2021")
    assert "60" in (home / "site/zh/plans/demo/indicators/new-jobs.html").read_text("utf-8")
    page = (home / "report.html").read_text("utf-8")
    assert "site/zh/plans/demo/indicators/new-jobs.html" in page, "the report does not lead to the page"


def test_the_reason_that_the_editor_gave_stands_beside_the_figure(home):
    change(home / "content", INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    reason = '[[revision]]\nsubject = "new-jobs"\nfigure = "actual"\nyear = 2021\nwas = "9.5"\nnow = "9.8"\n'
    reason += 'reason.zh = "年报更正"\nreason.en = "Corrected by the yearbook"\n'
    write(home / "content", {"plans/demo/revisions.toml": reason})
    review(home)
    (figure,) = found(home)["figures"]
    assert figure["reason"] == {"zh": "年报更正", "en": "Corrected by the yearbook"}
    assert "Corrected by the yearbook" in (home / "report.html").read_text("utf-8")


def test_drafts_and_untranslated_texts_are_listed_with_their_places(home):
    change(home / "content", INDICATORS, ('id = "closed-cases"', 'id = "closed-cases"\ndraft = true'))
    change(home / "content", "plans/demo/plan.toml", ('summary.en = "One plan."', 'summary.en = "To be filled in"'))
    review(home)
    (draft,), (text,) = found(home)["drafts"], found(home)["untranslated"]
    assert draft["where"].startswith(f"{INDICATORS}:")
    assert text["where"].startswith("plans/demo/plan.toml:") and text["key"] == "plan.summary.en"
    assert text["message"]["zh"] != text["message"]["en"]


def test_doubts_are_listed_with_place_figure_and_cure(home):
    change(home / "content", INDICATORS, ('value = "9.5"', 'value = "95"'))
    review(home)
    (doubt,) = found(home)["doubts"]
    assert doubt["where"].startswith(f"{INDICATORS}:") and doubt["key"].endswith("observation[1].value")
    assert "“95” is about" in doubt["message"]["en"] and "请改正" in doubt["message"]["zh"]
    assert "Figures in doubt" in (home / "report.html").read_text("utf-8")


@pytest.mark.parametrize("packed", [False, True])
def test_any_earlier_build_will_do(built, tmp_path, packed):
    content, site = built
    old = Path(shutil.copytree(site, tmp_path / "old"))
    if packed:
        old = Path(shutil.make_archive(str(tmp_path / "mailed"), "zip", tmp_path, "old"))
    assert review(tmp_path, "--against", old).returncode == 0
    change(content, INDICATORS, ('value = "9.5"', 'value = "9.8"'))
    assert review(tmp_path, "--against", old).returncode == 1
    assert [figure["new"]["zh"] for figure in found(tmp_path)["figures"]] == ["9.8"]


def test_an_older_release_is_named_by_its_day(home):
    change(home / "content", "portal.toml", ('tagline.en = "Tagline"', 'tagline.en = "A tagline"'))
    places = ("--content", home / "content", "--output", home / "site")
    assert portal("release", *places, "--date", "2024-06-01").returncode == 0
    assert review(home).returncode == 0
    assert review(home, "--against", "2024-05-01").returncode == 1
    assert [text["key"] for text in found(home)["texts"]] == ["portal/tagline"]


@pytest.mark.parametrize(
    "against, said",
    [
        ("2019-01-01", "“2019-01-01” is no folder, no zip and no release. Releases: 2024-05-01"),
        ("content", "is not a built site of this portal"),
        ("site", "is where this build goes; compare with a copy of an earlier one"),
    ],
)
def test_what_cannot_be_compared_is_refused(home, against, said):
    named = home / against if (home / against).exists() else against
    done = review(home, "--against", named)
    assert done.returncode == 2 and said in done.stderr
    assert not (home / "report.html").exists()


def test_without_a_release_the_reviewer_is_told_what_to_name(tmp_path):
    least(tmp_path)
    done = review(tmp_path)
    assert done.returncode == 2
    assert "there is no release yet; name an earlier build with --against FOLDER or ZIP" in done.stderr


def test_faults_end_with_2_for_1_would_say_that_something_changed(home):
    before = tree(home / "site")
    change(home / "content", INDICATORS, ('unit = "万人"', 'unit = "万名"'))
    done = review(home)
    assert (done.returncode, tree(home / "site")) == (2, before)
    assert "万名" in done.stderr
    assert not (home / "report.html").exists()
