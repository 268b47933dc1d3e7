"""A review finds every change between two builds, says what caused it, and reports nothing that did not change."""

import csv
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import ROOT
from plans import change, write

from planportal.commands.folders import build_folders
from planportal.content.problems import ContentFaults
from planportal.exports.archives import pack_tar_xz
from planportal.model.status import Status
from planportal.publish.build import Build
from planportal.review.changes import CHANGES, Review, text_of
from planportal.review.compare import review_of
from planportal.review.review_json import review_json
from planportal.review.sites import NotASite, ReviewedSite, open_folder, open_site, open_snapshot, open_zip

pytestmark = pytest.mark.usefixtures("in_words")
PLAN = "plans/demo"
INDICATORS, GOALS, PROJECTS = f"{PLAN}/indicators.toml", f"{PLAN}/goals.toml", f"{PLAN}/projects.toml"

LATER = """
[[indicator.observation]]
year = 2022
value = "5"
covers = "year"
"""
SECOND_PROJECT = """
[[box.project]]
id = "job-training"
number = "02"
title.zh = "技能培训"
title.en = "Job training"
summary.zh = "办培训班。"
summary.en = "Classes are held."
"""
FINDING = """
[[finding]]
kind = "claim"
subject = "new-jobs"
message.zh = "前后不一。"
message.en = "Two places disagree."
"""


@dataclass(frozen=True)
class Portal:
    """A content folder, the templates and static files it is built with, and its site."""

    home: Path

    @property
    def content(self) -> Path:
        return self.home / "content"

    @property
    def site(self) -> Path:
        return self.home / "site"

    def build(self) -> "Portal":
        try:
            Build(build_folders(self.content, self.site), jobs=1).run()
        except ContentFaults as faults:
            pytest.fail("\n".join(map(str, faults.problems)))
        return self


@pytest.fixture(scope="module")
def before(in_words, small_in_words, tmp_path_factory) -> Portal:
    """The mini-site as it was; nobody writes into it."""
    home = Path(shutil.copytree(small_in_words, tmp_path_factory.mktemp("before"), dirs_exist_ok=True))
    for name in ("templates", "static"):
        shutil.copytree(ROOT / name, home / name)
    return Portal(home).build()


@pytest.fixture
def after(before, tmp_path) -> Portal:
    """A copy of it, to be changed."""
    return Portal(Path(shutil.copytree(before.home, tmp_path / "after")))


def review(before: Portal, after: Portal, **more) -> Review:
    return review_of(open_folder(before.site), open_folder(after.site), **more)


def found(review: Review) -> dict[str, int]:
    """How many of each kind of change, without those of which there are none."""
    return {name: len(getattr(review, name)) for name in CHANGES if getattr(review, name)}


def figures(review: Review) -> list[tuple]:
    return [
        (
            one.subject.id,
            one.change,
            one.figure,
            one.period,
            one.stated_in,
            *(text.zh if text else "" for text in (one.old, one.new)),
        )
        for one in review.figures
    ]


def records(review: Review) -> list[tuple]:
    return [
        (
            one.subject.kind,
            one.subject.id,
            one.change,
            *((field.column, field.old, field.new) for field in one.fields),
        )
        for one in review.records
    ]


def texts(review: Review) -> list[tuple]:
    return [(one.key, one.change, one.languages) for one in review.texts]


def pages(review: Review) -> list[tuple]:
    return [(one.path, one.change, one.leads_to) for one in review.pages]


def with_cell(site: Path, table: str, identifier: str, **cells: str) -> None:
    """Write cells of one row of a published table, as another engine would."""
    path = site / f"data/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | cells if row["id"] == identifier else row for row in rows)


def zipped(folder: Path, target: Path, top: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as file:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                file.write(path, top + path.relative_to(folder).as_posix())
    return target


def without(text: str, start: str, end: str = "\n[[") -> str:
    """A TOML file without the entry that begins with ``start``."""
    place = text.index(start)
    close = text.find(end, place + len(start))
    return text[:place] + (text[close + 1 :] if close >= 0 else "")


# --- nothing changed ---


def test_two_equal_builds_have_no_difference(before, after):
    done = review(before, after)
    assert (done.changed, found(done), done.broken_links) == (False, {}, ())
    assert done.before.files == done.after.files == len(open_folder(before.site).paths)
    assert done.after.as_of == "2024-03-31"


@pytest.mark.parametrize("top", ["", "site/", "old sites/2024/"])
def test_a_zip_is_compared_like_the_folder_also_with_a_folder_around_it(before, tmp_path, top):
    old = open_site(zipped(before.site, tmp_path / "old.zip", top))
    assert not review_of(old, open_folder(before.site)).changed
    assert old.files == open_folder(before.site).files


def test_of_sites_in_a_site_the_outer_one_is_meant(before, tmp_path):
    old = zipped(before.site, tmp_path / "old.zip", "site/")
    with zipfile.ZipFile(old, "a") as file:
        file.writestr("site/releases/2024-05-01/data/plans.csv", "plan\r\n")
    assert not review_of(open_site(old), open_folder(before.site)).changed


def test_of_a_release_only_the_text_is_kept_and_its_pictures_are_compared_by_digest(before, after, tmp_path):
    site = open_folder(before.site)
    kept = [path for path in site.paths if path.endswith((".html", ".json", ".csv", ".css"))]
    snapshot = tmp_path / "snapshot.tar.xz"
    snapshot.write_bytes(pack_tar_xz((f"site/{path}", site.read(path)) for path in sorted(kept)))
    release = open_snapshot(snapshot, "site/", site.files, "2024-05-01")
    assert not review_of(release, site).changed
    picture = after.site / "zh/plans/demo/status.png"
    picture.write_bytes(picture.read_bytes() + b"\0")
    done = review_of(release, open_folder(after.site))
    assert [(one.path, one.change) for one in done.files] == [("zh/plans/demo/status.png", "changed")]
    assert (done.before.label, done.before.release) == ("2024-05-01", "2024-05-01")


def test_what_a_file_manager_leaves_in_a_folder_is_no_change(before, after):
    write(after.site, {".DS_Store": "x", "zh/.directory": "x"})
    assert not review(before, after).changed


def test_what_is_no_site_is_refused_with_a_reason(tmp_path):
    text, folder = tmp_path / "notes.txt", tmp_path / "folder"
    text.write_text("notes")
    folder.mkdir()
    cases = [
        (open_site, tmp_path / "missing", "does not exist"),
        (open_site, folder, "is not a built site of this portal"),
        (open_site, text, "is neither a folder nor a zip"),
        (open_zip, zipped(tmp_path, tmp_path.parent / f"{tmp_path.name}.zip"), "is not a built site"),
    ]
    for opened, path, reason in cases:
        with pytest.raises(NotASite, match=reason):
            opened(path)


# --- many changes at once ---


@pytest.fixture(scope="module")
def many(before, tmp_path_factory) -> tuple[Portal, Review]:
    """A build with eleven changes of different kinds, and its review."""
    home = tmp_path_factory.mktemp("many")
    portal = Portal(Path(shutil.copytree(before.home, home / "after")))
    rows = (portal.content / INDICATORS).read_text("utf-8")
    rows = without(rows, '[[indicator]]\nid = "closed-cases"').rstrip() + "\n"  # a page goes, without a redirect
    milestone = without(rows, "[[indicator.milestone]]")  # a figure goes
    edited = milestone.replace("〔50〕", "〔55〕")  # a figure is revised
    edited += LATER  # a value comes, and the status flips with it
    write(portal.content, {INDICATORS: edited.replace('goal = "more-work"', 'goal = "more-jobs"')})
    goals = (portal.content / GOALS).read_text("utf-8")
    goals = goals.replace('id = "more-work"', 'id = "more-jobs"\nformerly = ["more-work"]')  # a goal is renamed
    goals = goals.replace("更多就业。", "更多好工作。").replace("More work.", "More good work.")  # a text in both
    write(portal.content, {GOALS: goals})
    change(
        portal.content, f"{PLAN}/plan.toml", ("一个规划。", "一个示例规划。"), (FINDING, "")
    )  # a text in one; a finding goes
    projects = (portal.content / PROJECTS).read_text("utf-8")
    write(portal.content, {PROJECTS: projects + SECOND_PROJECT})  # a project comes
    bodies = 'restates = "fairs-held"\nbodies = ["job-office"]'
    change(portal.content, f"{PLAN}/commitments.toml", ('restates = "fairs-held"', bodies))  # a commitment changes
    portal.build()
    return portal, review(before, portal)


def test_figures_are_found_with_what_was_and_is_printed(many):
    # Figures of a subject by kind; the stated target goes along with the renamed goal.
    assert figures(many[1]) == [
        ("new-jobs", "changed", "target", "", "", "〔50〕", "〔55〕"),
        ("new-jobs", "removed", "milestone", "2023", "", "30", ""),
        ("new-jobs", "new", "actual", "2022", "", "", "5"),
        ("closed-cases", "removed", "target", "", "", "≥95", ""),
        ("closed-cases", "removed", "baseline", "2020", "", "94%", ""),
    ]
    assert [one.revision for one in many[1].figures] == [True, True, False, True, True]


def test_a_figure_says_whom_it_affects_where_it_stands_and_in_which_unit(many):
    target = many[1].figures[0]
    assert [goal.id for goal in target.goals] == ["more-jobs"]
    assert [project.name for project in target.projects] == [text_of("招聘会", "Job fairs")]
    assert (target.concept.name, target.concept.page) == (text_of("新增就业", "New jobs"), "compare/new-jobs.html")
    assert target.subject.page == "plans/demo/indicators/new-jobs.html"
    assert target.subject.place == text_of("表1 第1行", "Table 1, row 1")
    assert target.subject.plan_name == text_of("示例", "Example")
    assert target.new_unit == text_of("万人", "10,000 persons")


def test_a_flipped_status_says_how_it_stood_and_how_many_figures_did_it(many):
    (flip,) = many[1].statuses
    assert (flip.subject.id, flip.attribute, flip.old, flip.new) == ("new-jobs", "binding", "in_line", "lagging")
    assert (flip.worse, flip.figures) == (True, 3)
    rollups = [(one.plan, one.attribute, one.old, one.new) for one in many[1].rollups]
    assert rollups == [("demo", "", (1, 1, 2), (0, 1, 1)), ("demo", "binding", (1, 1, 1), (0, 1, 1))]


def test_records_are_found_and_a_renamed_one_is_the_same(many):
    assert records(many[1]) == [
        ("goal", "more-jobs", "changed", ("id", "more-work", "more-jobs")),
        ("indicator", "closed-cases", "removed"),
        ("project", "job-training", "new"),
        ("commitment", "fairs-held-in-text", "changed", ("bodies_zh", "", "就业处"), ("bodies_en", "", "Job office")),
    ]
    assert many[1].records[0].fields[0].title == text_of("目标", "Goal")


def test_texts_are_found_with_their_languages_and_the_pages_that_show_them(many):
    assert texts(many[1]) == [
        ("plan/summary", "changed", ("zh",)),
        ("goal/more-jobs/summary", "changed", ("zh", "en")),
    ]
    assert [text.key for text in many[1].outdated_translations] == ["plan/summary"]
    plan, goal = many[1].texts
    assert plan.pages == ("index.html", "plans/demo/index.html")
    assert goal.pages == ("plans/demo/goals.html", "plans/demo/goals/more-jobs.html")
    assert (goal.old, goal.new) == (text_of("更多就业。", "More work."), text_of("更多好工作。", "More good work."))


def test_a_finding_that_went_and_one_that_came_are_found(many):
    revised = "表1 第1行为“〔55〕”，而第四章第1项为“50万人”。"
    told = [(one.subject.id, one.change, one.kind, one.message.zh) for one in many[1].findings]
    assert told == [
        ("new-jobs", "new", "value", revised),
        ("new-jobs", "removed", "claim", "前后不一。"),
    ]
    assert [one.message.zh for one in many[1].open_findings if one.subject.id == "new-jobs"] == [revised]


def test_addresses_that_came_went_and_lead_on_are_found(many):
    lists = [
        (f"{code}/plans/demo/{name}.html", change, f"{code}/plans/demo/{to}.html" if to else "")
        for name, change, to in (
            ("goals/more-jobs", "new", ""),
            ("goals/more-work", "removed", "goals/more-jobs"),
            ("indicators/closed-cases", "removed", ""),
            ("projects/job-training", "new", ""),
        )
        for code in ("en", "zh")
    ]
    assert pages(many[1]) == lists


def test_charts_that_say_something_else_are_found_with_both_drawings(many):
    own = [chart for chart in many[1].charts if chart.language == "zh"]
    assert [(chart.page, chart.change, chart.data) for chart in own] == [
        ("compare/new-jobs.html", "changed", True),
        ("plans/demo/completion.html", "changed", True),
        ("plans/demo/goals/more-jobs.html", "changed", True),
        ("plans/demo/indicators/closed-cases.html", "removed", True),
        ("plans/demo/indicators/new-jobs.html", "changed", True),
        ("plans/demo/status.html", "changed", True),
        ("status.html", "changed", True),
    ]
    assert len(many[1].charts) == 2 * len(own)
    drawn = own[4]
    assert "目标 〔50〕" in drawn.old and "目标 〔55〕" in drawn.new and drawn.new.startswith("<svg")
    assert own[3].new == "" and own[3].old.startswith("<svg")


def test_words_that_changed_stand_with_their_pages_and_no_other_file_is_left_over(many):
    assert many[1].files == ()
    read = [(one.new, one.pages) for one in many[1].passages if one.language == "en" and one.old == "More work."]
    assert read == [("More good work.", ("plans/demo/goals.html",))]
    rows = [one.new for one in many[1].passages if one.old == "新增就业 万人 | 〔50〕 | 9.5 | 基本符合预期"]
    assert rows == ["新增就业 万人 | 〔55〕 | 14.5 | 相对滞后"]
    assert many[1].broken_links == ()


# --- one change at a time ---


def test_another_wording_of_the_english_of_a_number_is_no_change_of_the_figure(before, after):
    table = after.site / "data/figures.csv"
    text = table.read_text("utf-8")
    assert "500,000 persons in total" in text
    table.write_bytes(text.replace("500,000 persons in total", "a total of 500,000 persons").encode())
    assert figures(review(before, after)) == []


def test_a_promise_says_which_goals_its_task_serves(before, after):
    change(after.content, f"{PLAN}/commitments.toml", ('target = "24家"', 'target = "30家"'))
    promised = [figure for figure in review(before, after.build()).figures if figure.subject.id == "fairs-held"]
    assert [goal.id for figure in promised for goal in figure.goals] == ["more-work"]
    assert [project.id for figure in promised for project in figure.projects] == ["job-fairs"]


def test_a_state_or_a_unit_alone_is_a_change_of_the_figure(before, after):
    change(after.content, INDICATORS, ('state = "final"', 'state = "revised"'))
    done = review(before, after.build())
    assert figures(done) == [("new-jobs", "changed", "actual", "2021", "", "9.5", "9.5")]
    assert [(one.old_state, one.new_state, one.revision) for one in done.figures] == [("final", "revised", False)]
    assert (done.records, done.texts, done.files) == ((), (), ())


def test_the_words_of_a_unit_are_one_text_not_every_figure(before, after):
    change(after.content, "units.toml", ('"organization"', '"body"'), ('"organizations"', '"bodies"'))
    done = review(before, after.build())
    assert texts(done) == [("unit/家", "changed", ("en",))]
    assert (done.figures, done.records, done.files) == ((), (), ())


def test_a_value_in_the_source_and_its_date_are_a_field_of_the_indicator(before, after):
    change(after.content, INDICATORS, ('state = "final"', 'state = "final"\npublished = 2022-02-01'))
    done = review(before, after.build())
    assert records(done) == [("indicator", "new-jobs", "changed", ("published", "", "2022-02-01"))]
    assert done.records[0].fields[0].title == text_of("公布日期（2021年）", "Published, 2021")
    assert (done.figures, done.files) == ((), ())


def test_a_threshold_flips_a_status_without_any_figure(before, after):
    change(after.content, "portal.toml", ('lagging_below = "-5"', 'lagging_below = "-0.5"'))
    done = review(before, after.build())
    assert [(one.old, one.new, one.worse, one.figures) for one in done.statuses] == [("in_line", "lagging", True, 0)]
    assert (done.figures, done.records, done.files) == ((), (), ())
    # The method page says the threshold in force.
    assert "method.html" in {page for one in done.passages for page in one.pages}


@pytest.mark.parametrize("old, new, fell", [
    ("exceeded", "met", True), ("met", "not_met", True), ("not_met", "exceeded", False),
    ("achieved_early", "faster", True), ("faster", "in_line", True), ("in_line", "lagging", True),
    ("in_line", "faster", False), ("lagging", "achieved_early", False),
    # From the way to the end of it.
    ("in_line", "not_met", True), ("lagging", "met", False), ("faster", "met", None), ("lagging", "not_met", None),
    ("not_assessable", "lagging", None), ("met", "not_assessable", None),
])  # fmt: skip
def test_a_status_is_worse_by_the_rank_of_its_own_stage(old, new, fell):
    assert Status(new).worse_than(Status(old)) is fell


@pytest.mark.parametrize("status, fell", [("achieved_early", False), ("faster", False), ("lagging", True)])
def test_a_status_that_flips_is_better_or_worse_than_in_line(before, after, status, fell):
    with_cell(after.site, "indicators", "new-jobs", status=status)
    (there,), (back,) = review(before, after).statuses, review(after, before).statuses
    assert (there.old, there.new, there.worse, back.worse) == ("in_line", status, fell, not fell)


def test_a_completion_without_a_cause_is_told_as_a_field(before, after):
    with_cell(after.site, "indicators", "new-jobs", completion_zh="19%", completion_form="percent", assessed="9.51")
    assert records(review(before, after)) == [("indicator", "new-jobs", "changed", ("completion_zh", "", "19%"))]
    with_cell(after.site, "indicators", "new-jobs", completion_zh="")
    done = review(before, after)
    assert records(done) == [
        ("indicator", "new-jobs", "changed", ("assessed", "9.5", "9.51"), ("completion_form", "", "percent")),
    ]  # fmt: skip
    assert found(done) == {"records": 1}


def test_a_reference_that_follows_from_the_other_direction_is_no_field(before, after):
    with_cell(after.site, "commitments", "fairs-held-in-text", goals="")
    assert found(review(before, after)) == {"files": 1}


def test_a_plan_that_comes_is_one_record_with_its_figures_and_pages(before, after):
    shutil.copytree(after.content / PLAN, after.content / "plans/second")
    done = review(before, after.build())
    assert records(done) == [("plan", "second", "new")]
    assert {(one.subject.plan, one.change) for one in done.figures} == {("second", "new")}
    assert len(done.figures) == 9
    assert (done.texts, done.findings, done.statuses, done.rollups, done.files) == ((), (), (), (), ())
    assert {path.split("/")[2] for path, *_ in pages(done)} == {"second"}
    assert {chart.page for chart in done.charts} == {"compare/new-jobs.html", "status.html"}
    back = review_of(open_folder(after.site), open_folder(before.site))
    assert records(back) == [("plan", "second", "removed")]
    assert {one.change for one in (*back.figures, *back.pages)} == {"removed"}


def test_another_day_is_told_once(before, after):
    change(after.content, "portal.toml", ("as_of = 2024-03-31", "as_of = 2024-06-30"))
    done = review(before, after.build())
    assert records(done) == [("portal", "", "changed", ("as_of", "2024-03-31", "2024-06-30"))]
    assert found(done) == {"records": 1} | ({"passages": len(done.passages)} if done.passages else {})


def test_a_word_of_a_template_is_one_passage_with_all_its_pages(before, after):
    change(after.home, "templates/base.html", ('{{ _("Skip to content") }}', "Skip over this"))
    done = review(before, after.build())
    assert found(done) == {"passages": 2}
    chinese, english = done.passages
    assert (english.old, english.new) == ("Skip to content", "Skip over this")
    assert chinese.language == "zh"
    everywhere = {path.relative_to(after.site / "en").as_posix() for path in (after.site / "en").rglob("*.html")}
    assert set(english.pages) == {path for path in everywhere if ".embed." not in path and path != "revisions.html"}


def test_a_style_sheet_is_one_file_not_every_page(before, after):
    change(after.home, "static/site.css", ("{", "{ --changed: 1;"))
    done = review(before, after.build())
    assert found(done) == {"files": 2}
    assert sorted(one.change for one in done.files) == ["new", "removed"]
    assert all(one.path.startswith("assets/site-") for one in done.files)


def test_a_chart_drawn_otherwise_is_no_change_of_data(before, after):
    for code in ("zh", "en"):
        change(after.site, f"{code}/plans/demo/status.embed.html", ("<path ", '<path data-new="1" '))
    done = review(before, after)
    assert found(done) == {"charts": 2}
    assert [(one.page, one.change, one.data) for one in done.charts] == [
        ("plans/demo/status.html", "changed", False)
    ] * 2


@pytest.mark.parametrize("path", ["zh/plans/demo/status.png", "data/portal.xlsx", "assets", "zh/method.html", "data/goals.csv",
                                  "index.html", "en/plans/demo/goals/more-work.og.png", "data/datapackage.json",
                                  "en/compare/new-jobs.oembed.json", "zh/plans/demo/indicators/new-jobs.csv"])  # fmt: skip
def test_one_byte_anywhere_is_found(before, after, path):
    file = next((after.site / path).glob("*.js")) if path == "assets" else after.site / path
    file.write_bytes(file.read_bytes() + b"\n")
    done = review(before, after)
    told = [(one.path, one.change) for one in done.files]
    assert told == [(file.relative_to(after.site).as_posix(), "changed")]
    assert found(done) == {"files": 1}


def test_every_file_of_the_site_that_changes_is_told(before):
    """Each with one byte more, all in one review: what is told of one of them explains no other but the workbook, which
    follows the tables; a workbook that changes alone is told above."""
    old = open_folder(before.site)
    left_out = ("frozen/", "releases/", "zh/revisions.html", "en/revisions.html")
    compared = {path for path in old.paths if not path.startswith(left_out)}
    longer = ReviewedSite("longer", old.paths, lambda path: old.read(path) + b"\n" * (path in compared))
    done = review_of(old, longer)
    assert {one.path for one in done.files} == compared - {"data/portal.xlsx"}
    assert found(done) == {"files": len(compared) - 1}


def test_a_public_address_that_is_gone_is_told_though_its_page_stands(before, after):
    (after.site / "zh/plans/demo/status.svg").unlink()
    done = review(before, after)
    assert [(one.path, one.change) for one in done.files] == [("zh/plans/demo/status.svg", "removed")]


def test_a_chart_that_leaves_its_page_is_told_with_every_address_that_breaks(before, after):
    gone = sorted(path for path in (after.site / "zh").glob("status.*") if path.name != "status.html")
    for path in gone:
        path.unlink()
    done = review(before, after)
    assert [(one.page, one.language, one.change) for one in done.charts] == [("status.html", "zh", "removed")]
    assert [(one.path, one.change) for one in done.files] == [(f"zh/{path.name}", "removed") for path in gone]
    assert len(gone) == 8


def test_an_address_that_led_on_and_is_gone_is_an_address_lost(before, after, tmp_path):
    change(after.content, GOALS, ('id = "more-work"', 'id = "more-work"\nformerly = ["labor"]'))
    after.build()
    done = review_of(open_folder(after.site), open_folder(before.site))
    assert pages(done) == [(f"{code}/plans/demo/goals/labor.html", "removed", "") for code in ("en", "zh")]


def test_links_that_lead_nowhere_are_named_with_their_words(before, after):
    link = '<p><a href="../plans/gone.html">Old &amp; gone</a> <a href="#nowhere">Here</a> <a href="https://example.org/">x</a></p>'
    change(after.site, "en/compare/new-jobs.html", ("</main>", f"{link}</main>"))
    told = [(one.page, one.target, one.text) for one in review(before, after).broken_links]
    assert told == [
        ("en/compare/new-jobs.html", "en/compare/new-jobs.html#nowhere", "Here"),
        ("en/compare/new-jobs.html", "en/plans/gone.html", "Old & gone"),
    ]


def test_reasons_stand_with_the_figures_that_they_are_for(before, after):
    change(after.content, INDICATORS, ('value = "9.5"', 'value = "9.6"'))
    reason = text_of("年报更正", "Corrected")
    key = ("demo", "new-jobs", "actual", "2021", "", "", "9.5", "9.6")
    done = review(before, after.build(), reasons={key: reason, (*key[:-1], "9.7"): text_of("别的", "Other")})
    assert [one.reason for one in done.figures] == [reason]


def test_a_renamed_indicator_is_the_same_with_its_figures_texts_and_charts(before, after):
    renamed = 'id = "jobs"\nformerly = ["new-jobs"]'
    change(after.content, INDICATORS, ('id = "new-jobs"', renamed), ('part_of = "new-jobs"', 'part_of = "jobs"'))
    for file in (GOALS, PROJECTS, f"{PLAN}/tasks.toml", f"{PLAN}/commitments.toml"):
        change(after.content, file, ('indicators = ["new-jobs"]', 'indicators = ["jobs"]'))
    edits = [(f'{key} = "new-jobs"', f'{key} = "jobs"') for key in ("indicator", "subject")]
    change(after.content, f"{PLAN}/plan.toml", *edits)
    done = review(before, after.build())
    assert records(done) == [("indicator", "jobs", "changed", ("id", "new-jobs", "jobs"))]
    assert [(path, leads) for path, change, leads in pages(done) if change == "removed"] == [
        (f"{code}/plans/demo/indicators/new-jobs.html", f"{code}/plans/demo/indicators/jobs.html") for code in ("en", "zh")
    ]  # fmt: skip
    assert set(found(done)) == {"records", "pages"}


TYPED = {
    "a task": ("tasks.toml", ("Work comes first.", "Work is first."), "section/labor/item/work-first/summary", "task"),
    "a project": ("projects.toml", ("Fairs are held.", "Fairs take place."), "box/box-1/project/job-fairs/summary", "project"),
    "a box": ("projects.toml", ("Work drive", "Jobs drive"), "box/box-1/title", "plan"),
    "a commitment": ("commitments.toml", ("Employers at fairs", "Employers there"), "commitment/fairs-held/text", "commitment"),
    "a body": ("plan.toml", ("Job office", "Employment office"), "body/job-office/name", "plan"),
    "an evaluation": ("plan.toml", ('verdict.en = "Good"', 'verdict.en = "Fair"'), "evaluation/mid-term/verdict", "evaluation"),
    "a principle": ("plan.toml", ("People come first.", "People first."), "principle/people-first/summary", "plan"),
    "a fact": ("plan.toml", ("New jobs before", "Jobs before"), "fact/old-jobs/text", "fact"),
    "a table": ("indicators.toml", ("Main indicators", "Indicators"), "table/t1/title", "plan"),
    "a group": ("indicators.toml", ('title.en = "Work"', 'title.en = "Jobs"'), "table/t1/group/labor/title", "plan"),
    "an indicator": ("indicators.toml", ('name.en = "New jobs"', 'name.en = "Jobs added"'), "indicator/new-jobs/name", "indicator"),
    "the label of a table": ("indicators.toml", ('label.en = "Table 1"', 'label.en = "Box 2"'), "table/t1/label", "plan"),
    "the plan": ("plan.toml", ('short.en = "Example"', 'short.en = "Sample"'), "plan/short", "plan"),
}  # fmt: skip


@pytest.mark.parametrize("what", TYPED)
def test_a_typed_text_is_told_once_wherever_it_stands(before, after, what):
    file, edit, key, kind = TYPED[what]
    change(after.content, f"{PLAN}/{file}", edit)
    done = review(before, after.build())
    assert texts(done) == [(key, "changed", ("en",))]
    assert (done.texts[0].subject.kind, done.texts[0].subject.plan) == (kind, "demo")
    assert done.texts[0].subject.name.zh and done.texts[0].subject.page.startswith("plans/demo/")
    assert (done.records, done.figures, done.statuses, done.files) == ((), (), (), ())


@pytest.mark.parametrize("file, edit, key", [
    ("portal.toml", ('publisher.en = "Editors"', 'publisher.en = "The editors"'), "portal/publisher"),
    ("portal.toml", ('title.en = "Portal"', 'title.en = "Plans"'), "portal/title"),
    ("portal.toml", ('licence.en = "Free to use"', 'licence.en = "Free for all"'), "portal/licence"),
    ("concepts.toml", ("Added in the period.", "Added in all."), "concept/new-jobs/definition"),
])  # fmt: skip
def test_a_text_of_the_portal_is_told_once_though_every_file_bears_it(before, after, file, edit, key):
    change(after.content, file, edit)
    done = review(before, after.build())
    assert texts(done) == [(key, "changed", ("en",))]
    assert (done.records, done.figures, done.files) == ((), (), ())


def test_a_page_in_markdown_is_a_passage(before, after):
    write(after.content, {"pages/about.en.md": "# About\n\nA new paragraph.\n"})
    done = review(before, after.build())
    assert set(found(done)) == {"passages"}
    assert {one.pages for one in done.passages} == {("about.html",)}


def test_a_fact_and_an_evaluation_that_come_are_told_without_their_texts(before, after):
    fact = """
[[fact]]
id = "new-firms"
text.zh = "新增企业"
text.en = "New firms"
value = "300"
unit = "家"
year = 2020
source.zh = "第一章"
source.en = "Chapter 1"
"""
    evaluation = """
[[evaluation]]
id = "annual-2022"
kind = "annual"
date = 2023-02-01
by.zh = "编者"
by.en = "Editors"
verdict.zh = "一般"
verdict.en = "Fair"
"""
    plan = after.content / PLAN / "plan.toml"
    plan.write_text(plan.read_text("utf-8") + fact + evaluation, "utf-8")
    done = review(before, after.build())
    assert figures(done) == [("new-firms", "new", "fact", "2020", "", "", "300")]
    assert done.figures[0].subject.page == "plans/demo/document.html#facts"
    assert records(done) == [("evaluation", "annual-2022", "new")]
    assert (done.texts, done.files) == ((), ())


def test_a_row_that_moves_is_one_field_though_its_place_stands_everywhere(before, after):
    change(after.content, INDICATORS, ("row = 2", "row = 3"))
    done = review(before, after.build())
    assert records(done) == [("indicator", "closed-cases", "changed", ("row", "2", "3"))]
    assert (done.figures, done.texts, done.files) == ((), (), ())


def test_links_between_records_and_other_columns_are_fields(before, after):
    change(after.content, GOALS, ('indicators = ["new-jobs"]', 'indicators = ["new-jobs", "closed-cases"]'))
    change(after.content, INDICATORS, ('attribute = "binding"', 'attribute = "anticipatory"'))
    change(after.content, f"{PLAN}/plan.toml", ("document.issued = 2021-12-15", "document.issued = 2021-12-16"))
    done = review(before, after.build())
    assert records(done) == [
        ("plan", "demo", "changed", ("issued", "2021-12-15", "2021-12-16")),
        ("goal", "more-work", "changed", ("indicators", "new-jobs", "new-jobs;closed-cases")),
        ("indicator", "new-jobs", "changed", ("attribute", "binding", "anticipatory")),
    ]
    assert [(one.attribute, one.old, one.new) for one in done.rollups] == [
        ("binding", (1, 1, 1), (0, 0, 0)), ("anticipatory", (0, 0, 0), (1, 1, 1)),
    ]  # fmt: skip
    assert (done.figures, done.texts, done.files) == ((), (), ())


def test_a_long_number_is_no_version_of_a_chart(before, after):
    about = ("pages/about.en.md", "# About\n\nCounted: 100000000001, version 0123456789ab.\n")
    write(after.content, dict([about]))
    after.build()
    once = Path(shutil.copytree(after.site, after.home / "once"))
    change(after.content, about[0], ("100000000001", "100000000002"))
    done = review_of(open_folder(once), open_folder(after.build().site))
    assert [(one.old, one.new) for one in done.passages] == [
        ("Counted: 100000000001, version ….", "Counted: 100000000002, version ….")
    ]


# --- sites of other versions ---


def without_column(site: Path, table: str, column: str) -> None:
    path = site / f"data/{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name != column], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def with_json(site: Path, path: str, **values: object) -> None:
    file = site / path
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), "utf-8")


STRANGE = {
    "no table": (lambda site: (site / "data/figures.csv").unlink(), "has no data/figures.csv"),
    "no column": (lambda site: without_column(site, "figures", "printed"), "data/figures.csv of .* has no column “printed”"),
    "no key": (lambda site: without_column(site, "goals", "id"), "data/goals.csv of .* has no column “id”"),
    "a status": (lambda site: with_cell(site, "indicators", "new-jobs", status="splendid"),
                 "data/indicators.csv of .* has “splendid” for status"),
    "a number": (lambda site: with_cell(site, "indicators", "new-jobs", age_months="old"), "has “old” for age_months"),
    "a day": (lambda site: with_json(site, "data/datapackage.json", as_of="soon"), "datapackage.json of .* has “soon” for as_of"),
    "no day": (lambda site: with_json(site, "data/datapackage.json", as_of=None), "has “None” for as_of"),
    "a package": (lambda site: (site / "data/datapackage.json").write_text("[]"), "datapackage.json of .* cannot be read"),
    "a chart": (lambda site: (site / "zh/status.json").write_text("[1]"), "zh/status.json of .* cannot be read"),
    "half a chart": (lambda site: (site / "zh/status.json").write_text("{"), "zh/status.json of .* cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("side", ["earlier", "later"])
def test_a_site_of_another_version_is_refused_with_what_is_wrong_and_what_to_do(before, after, what, side):
    spoil, fault = STRANGE[what]
    spoil(after.site)
    sites = [open_folder(after.site), open_folder(before.site)]
    with pytest.raises(NotASite, match=f"{fault}.*: .* build its content again with this one"):
        review_of(*(sites if side == "earlier" else reversed(sites)))


def test_a_column_that_one_site_does_not_have_is_no_change(before, after):
    path = after.site / "data/indicators.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row[:-3] for row in csv.reader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = review(before, after)
    assert [(one.path, one.change) for one in done.files] == [("data/indicators.csv", "changed")]
    assert found(done) == {"files": 1}


# --- the record ---


def test_the_review_as_json_has_every_part_and_its_count(many, before):
    written = json.loads(review_json(many[1]))
    assert written["changed"] is True
    assert written["counts"]["figures"] == len(written["figures"]) == 5
    assert written["statuses"][0]["new"] == "lagging"
    assert "old" not in written["charts"][0] and written["charts"][0]["data"] is True
    assert set(written["counts"]) == set(written) - {"before", "after", "changed", "counts"}
    assert review_json(many[1]) == review_json(review(before, many[0]))


def test_old_data_names_how_old_and_how_often(before, after):
    change(after.content, "portal.toml", ("yearly = 24", "yearly = 3"))
    done = review(before, after.build())
    assert [(one.subject.id, one.year, one.months, one.frequency) for one in done.old_data] == [
        ("new-jobs", "2021", 27, "yearly")
    ]
