"""Drafts: seen in the preview, marked as such, and never in a public build."""

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from commands import ROOT, build, portal, tree
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import LEAST, SITES, change, everything, faults, least, whole, write

from planportal.assess.judged import JudgedPlan, judge_plan
from planportal.commands.folders import build_folders
from planportal.console import Console
from planportal.content.check import Positions, check_plan
from planportal.content.drafts import draft_problems, drafts_of, public_plan
from planportal.content.files import Files
from planportal.content.load import PLAN_FILES, load_plan, load_shared, plan_names
from planportal.content.parse import SourceFile
from planportal.content.read import Reading
from planportal.exhibits.gather import plan_exhibits
from planportal.exports.rows import plan_rows
from planportal.model.fields import Draftable
from planportal.model.portal import Shared
from planportal.model.text import Record
from planportal.pages.site import plan_pages, redirects
from planportal.pages.summary import (
    contributions_by_concept,
    directory_of,
    introduction,
    namesakes,
    related_plans,
    summarise,
)
from planportal.preview.rebuilding import PreviewSite
from planportal.words.language import languages

pytestmark = pytest.mark.usefixtures("in_words")
# A plan with two of every kind of entry; one of each is called hidden-…, and its words are veiled or 隐藏….
DOUBLE = SITES / "double"
PLAN = "plans/demo"
HEADER = re.compile(r"^(\[\[?[a-z.]+\]\]?)\n(?:id = \"([a-z0-9-]+)\"\n)?", re.M)
KINDS = {
    "[[principle]]", "[[safeguard]]", "[[fact]]", "[[evaluation]]", "[[indicator]]", "[[indicator.milestone]]",
    "[[indicator.observation]]", "[[goal]]", "[[section]]", "[[section.item]]", "[[box]]", "[[box.project]]",
    "[[commitment]]", "[[commitment.milestone]]", "[[commitment.observation]]",
}  # fmt: skip


# --- what a public build leaves out of the records -----------------------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where an entry that can be a draft stands in the plan."""

    file: str
    kind: str
    id: str | None
    after: int


def typed() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted((DOUBLE / PLAN).glob("*.toml"))}


def entries(texts: dict[str, str]) -> list[Place]:
    return [
        Place(file, found[1], found[2], found.start() + len(found[1]) + 1)
        for file, text in texts.items()
        for found in HEADER.finditer(text)
        if found[1] in KINDS
    ]


def marked(texts: dict[str, str], places: list[Place]) -> dict[str, str]:
    """The files with ``draft = true`` in some entries."""
    made = dict(texts)
    for place in sorted(places, key=lambda place: place.after, reverse=True):
        text = made[place.file]
        made[place.file] = f"{text[: place.after]}draft = true\n{text[place.after :]}"
    return made


# The keys that name an entry, besides the subject of a finding.
NAMING = {
    "[[indicator]]": ("indicators", "indicator", "part_of", "restates"), "[[commitment]]": ("restates",),
    "[[goal]]": ("goal",), "[[section]]": ("tasks",), "[[section.item]]": ("tasks", "item"),
    "[[box.project]]": ("project",),
}  # fmt: skip


def renamed(texts: dict[str, str], place: Place, new: str) -> dict[str, str]:
    """The files with another identifier for one entry, wherever it is meant."""
    keys = "|".join(("subject", *NAMING.get(place.kind, ())))
    made = {
        file: re.sub(
            rf"^(?:{keys}) = .*$", lambda found: found[0].replace(f'"{place.id}"', f'"{new}"'), text, flags=re.M
        )
        for file, text in texts.items()
    }
    # Its own line comes right after its header, which stands on the line it stood on.
    lines = made[place.file].split("\n")
    own = texts[place.file][: place.after].count("\n")
    assert lines[own] == f'id = "{place.id}"'
    lines[own] = f'id = "{new}"'
    return made | {place.file: "\n".join(lines)}


def at(texts: dict[str, str], file: str, line: int) -> Place:
    """The entry whose header is the line above."""
    return next(
        place for place in entries(texts) if place.file == file and texts[file][: place.after].count("\n") == line
    )


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """A folder with the plan, which tests write again and again, and another of its city."""
    content = Path(shutil.copytree(DOUBLE, tmp_path_factory.mktemp("sample") / "content"))
    shutil.copytree(LEAST / PLAN, content / "plans/other")
    return content


@cache
def shared_of(content: Path) -> Shared:
    return load_shared(Files(content))


@cache
def report_of_other(content: Path) -> JudgedPlan:
    shared = shared_of(content)
    return judge_plan(load_plan(Files(content), "other", shared).plan, shared)


def loaded(content: Path, texts: dict[str, str], drafts: bool = False):
    """The plan of these files as a command reads it; it must be without fault."""
    write(content, {f"{PLAN}/{file}": text for file, text in texts.items()})
    found = load_plan(Files(content), "demo", shared_of(content), drafts)
    assert [str(problem) for problem in found.problems] == []
    return found.plan


def faults_of(plan, content: Path) -> list[str]:
    """What a check of a plan finds that was not read from files as it is."""
    files = Files(content)
    sources = {name: SourceFile(files, f"plans/{plan.id}/{name}") for name in PLAN_FILES}
    positions = Positions(sources, {name: Reading(None) for name in PLAN_FILES})
    return [str(problem) for problem in check_plan(plan, positions, shared_of(content), frozenset(plan_names(files)))]


def everything_said(plan, content: Path) -> str:
    """All that decides the pages, charts, redirects and tables of a plan."""
    report = judge_plan(plan, shared_of(content))
    exhibits = {language.code: plan_exhibits(report, language) for language in languages()}
    reports = {"other": report_of_other(content), plan.id: report}
    summaries = {name: summarise(one) for name, one in reports.items()}
    compared = {name: namesakes(contributions_by_concept(one)) for name, one in reports.items()}
    names = related_plans(plan.id, summaries)
    pages = plan_pages(report, directory_of(names, summaries, compared, list(compared[plan.id])), exhibits)
    return repr((pages, exhibits, plan_rows(report), summaries, introduction(report), redirects(report)))


def test_every_record_that_can_be_a_draft_is_tried():
    def draftable(kind: type[Record]) -> set[str]:
        return {inner.__name__ for inner in kind.__subclasses__()} | {
            name for inner in kind.__subclasses__() for name in draftable(inner)
        }

    names = {
        "Article",
        "Fact",
        "Evaluation",
        "Indicator",
        "Milestone",
        "Observation",
        "Goal",
        "TaskSection",
        "TaskItem",
        "Box",
    }
    assert draftable(Draftable) == names | {"Project", "Commitment", "Measured", "Doubtable", "PlanInfo"}
    assert {place.kind for place in entries(typed())} == KINDS


@pytest.mark.parametrize(
    "kind", sorted(kind for kind in KINDS if not kind.endswith(("milestone]]", "observation]]")))
)
def test_an_entry_that_is_a_draft_leaves_nothing_of_itself(sample, kind):
    texts = typed()
    tried = 0
    for place in (place for place in entries(texts) if place.kind == kind):
        made = renamed(texts, place, "hidden-entry")
        line = texts[place.file][: place.after].count("\n")
        assert "hidden-entry" in everything_said(loaded(sample, made), sample)
        plan = loaded(sample, marked(made, [at(made, place.file, line)]))
        assert faults_of(plan, sample) == []
        assert "hidden-entry" not in everything_said(plan, sample), place.id
        tried += 1
    assert tried > 0


def test_a_value_that_is_a_draft_is_gone_and_the_rest_stays(sample):
    texts = typed()
    places = [place for place in entries(texts) if place.kind.endswith(("milestone]]", "observation]]"))]
    before = loaded(sample, texts)
    count = {
        name: sum(len(getattr(subject, name)) for subject in (*before.indicators, *before.commitments))
        for name in ("milestone", "observation")
    }
    for place in places:
        plan = loaded(sample, marked(texts, [place]))
        assert faults_of(plan, sample) == []
        after = {name: sum(len(getattr(s, name)) for s in (*plan.indicators, *plan.commitments)) for name in count}
        gone = "milestone" if "milestone" in place.kind else "observation"
        assert after == count | {gone: count[gone] - 1}


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_a_draft_the_rest_is_without_fault(sample, data):
    texts = typed()
    places = entries(texts)
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=40))
    whole_plan = loaded(sample, marked(texts, chosen), drafts=True)
    plan = public_plan(whole_plan)
    assert faults_of(plan, sample) == []
    assert drafts_of(plan) == [] and len(drafts_of(whole_plan)) == len(chosen)
    assert public_plan(plan) == plan
    judge_plan(plan, shared_of(sample))


def test_what_makes_sense_only_with_a_draft_goes_with_it(tmp_path):
    content = whole(tmp_path)

    def public():
        return everything(content).plans["demo"]

    assert [finding.subject for finding in public().noted] == ["new-jobs"]
    hide(content, "indicators.toml", "new-jobs")
    plan = public()
    assert [(i.id, i.part_of) for i in plan.indicators] == [("closed-cases", None)]
    assert plan.goals["more-work"].indicators == plan.projects["job-fairs"][1].indicators == ()
    assert plan.items["work-first"][1].indicators == plan.commitments["fairs-held"].indicators == ()
    assert plan.facts[0].indicator is None and plan.noted == ()
    hide(content, "indicators.toml", "closed-cases")
    assert not public().tables
    hide(content, "projects.toml", "job-fairs")
    plan = public()
    assert plan.boxes == ()
    assert [(promise.id, promise.restates) for promise in plan.commitments] == [("fairs-held-in-text", None)]
    hide(content, "tasks.toml", "work-first")
    assert not public().commitments and public().goals["more-work"].tasks == ("labor",)
    hide(content, "tasks.toml", "labor")
    assert not public().sections and public().goals["more-work"].tasks == ()


def test_a_target_stated_in_a_draft_is_stated_nowhere(tmp_path):
    content = whole(tmp_path)
    assert len(everything(content).plans["demo"].indicators["new-jobs"].stated) == 1
    hide(content, "goals.toml", "more-work")
    assert everything(content).plans["demo"].indicators["new-jobs"].stated == ()


def test_a_box_that_never_held_a_project_stays(tmp_path):
    content = whole(tmp_path)
    projects = (content / "plans/demo/projects.toml").read_text("utf-8")
    write(
        content,
        {"plans/demo/projects.toml": projects.split("[[box.project]]")[0], "plans/demo/commitments.toml": None},
    )
    assert [box.id for box in everything(content).plans["demo"].boxes] == ["box-1"]


# --- faults --------------------------------------------------------------------------------------------------------


def hide(content: Path, file: str, name: str, plan: str = "demo") -> None:
    change(content, f"plans/{plan}/{file}", (f'id = "{name}"\n', f'id = "{name}"\ndraft = true\n'))


def show(content: Path, file: str, name: str, plan: str = "demo") -> None:
    change(content, f"plans/{plan}/{file}", (f'id = "{name}"\ndraft = true\n', f'id = "{name}"\n'))


def hide_plan(content: Path, plan: str) -> None:
    change(content, f"plans/{plan}/plan.toml", ("[plan]\n", "[plan]\ndraft = true\n"))


def test_a_fault_in_a_draft_is_a_fault(tmp_path):
    content = whole(tmp_path)
    hide(content, "indicators.toml", "new-jobs")
    change(content, "plans/demo/indicators.toml", ('unit = "万人"', 'unit = "万名"'))
    assert len(faults(content)) == 1 and "indicator[1].unit" in faults(content)[0]
    hide_plan(content, "demo")
    assert len(faults(content)) == 1
    done = portal("build", "--content", content, "--output", tmp_path / "site")
    assert done.returncode == 1 and "indicator[1].unit" in done.stderr and not (tmp_path / "site").exists()


def test_identifiers_of_drafts_are_taken(tmp_path):
    content = whole(tmp_path)
    hide(content, "indicators.toml", "new-jobs")
    change(content, "plans/demo/indicators.toml", ('id = "closed-cases"', 'id = "new-jobs"'))
    assert any('"new-jobs" is used twice' in fault for fault in faults(content))


@pytest.mark.parametrize("typed_so", ['"true"', "1", '"yes"'])
def test_draft_is_true_or_false_and_nothing_else(tmp_path, typed_so):
    content = whole(tmp_path)
    change(content, "plans/demo/plan.toml", ("[plan]\n", f"[plan]\ndraft = {typed_so}\n"))
    assert faults(content) == ["plans/demo/plan.toml:2:1: plan.draft: must be true or false, without quotes"]


def test_every_draft_is_told_at_its_line(tmp_path):
    content = whole(tmp_path)
    assert draft_problems(Files(content), everything(content).plans["demo"]) == []
    hide(content, "indicators.toml", "closed-cases")
    hide(content, "tasks.toml", "work-first")
    change(
        content,
        "plans/demo/indicators.toml",
        ("[[indicator.observation]]\n", "[[indicator.observation]]\ndraft = true\n"),
    )
    hide_plan(content, "demo")
    drafts = draft_problems(Files(content), everything(content, drafts=True).plans["demo"])
    said = [str(draft) for draft in drafts]
    assert [line.split(" ")[:2] for line in said] == [
        ["plans/demo/plan.toml:2:1:", "plan.draft:"],
        ["plans/demo/indicators.toml:38:1:", "indicator[1].observation[1].draft:"],
        ["plans/demo/indicators.toml:46:1:", "indicator[2].draft:"],
        ["plans/demo/tasks.toml:13:1:", "section[1].item[1].draft:"],
    ]
    for draft in drafts:
        assert (content / draft.file).read_text("utf-8").splitlines()[draft.line - 1] == "draft = true"
    assert said[1].endswith("indicator/new-jobs/observation/2021 is a draft; delete this line to publish it")
    done = portal("check", "--content", content)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    start = lines.index("4 drafts, which only the preview shows:")
    assert lines[start + 1 : start + 5] == said and lines[-1] == "No faults in 1 plan."
    assert lines[0].startswith("demo: 2 indicators, 1 goal, 1 task")


# --- what a public build leaves out of the site --------------------------------------------------------------------


@pytest.fixture(scope="session")
def small(small_in_words) -> Path:
    return small_in_words


WORDS = re.compile(r"hidden-[a-z-]*[a-z]|Veiled [a-z]+|隐藏..")


def veiled(root: Path) -> Path:
    """The mini-site with a second entry of every kind, a draft, and drafts of values."""
    content = Path(shutil.copytree(DOUBLE, root / "content"))
    for path in (content / PLAN).iterdir():
        text = re.sub(r'^(id = "hidden-[a-z]+"\n)', r"\1draft = true\n", path.read_text("utf-8"), flags=re.M)
        for value in ("[[indicator.observation]]\nyear = 2022\n", "[[indicator.milestone]]\nyear = 2024\n"):
            text = text.replace(value, value.replace("year", "draft = true\nyear"))
        path.write_bytes(text.encode())
    return content


def said_in(site: Path, words: re.Pattern) -> dict[str, set[str]]:
    """The words that stand anywhere in a site, in names and texts of files and inside workbooks, with their files."""
    found: dict[str, set[str]] = {}

    def look(where: str, content: bytes) -> None:
        for word in words.findall(where + content.decode("utf-8", "ignore")):
            found.setdefault(word, set()).add(where)

    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name, content = path.relative_to(site).as_posix(), path.read_bytes()
        look(name, content)
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for member in archive.namelist():
                    look(name, archive.read(member))
    return found


def figures_in(site: Path, figures: re.Pattern) -> set[str]:
    """Figures of the tables; in a drawing any number can stand."""
    return {found for path in site.rglob("*.csv") for found in figures.findall(path.read_text("utf-8"))}


def test_no_draft_is_in_the_site_until_it_is_published(tmp_path):
    content, site = veiled(tmp_path), tmp_path / "site"
    figures = re.compile(r"(?<![0-9.])(?:13\.37|41\.43|31\.41|71\.83)(?![0-9])")
    done = build(content, site)
    assert said_in(site, WORDS) == {} and figures_in(site, figures) == set()
    assert "14 drafts were left out; only the preview shows them." in done.stdout.splitlines()
    for path in (content / PLAN).iterdir():
        path.write_bytes(path.read_text("utf-8").replace("draft = true\n", "").encode())
    done = build(content, site)
    found = said_in(site, WORDS)
    assert figures_in(site, figures) == {"13.37", "41.43", "31.41", "71.83"}
    assert "left out" not in done.stdout
    kinds = [
        "principle",
        "safeguard",
        "fact",
        "evaluation",
        "indicator",
        "goal",
        "item",
        "section",
        "project",
        "box",
        "commitment",
    ]
    assert {word for word in found if word.startswith("Veiled")} == {
        f"Veiled {kind}" for kind in (*kinds, "finding", "bulletin")
    }
    assert found.keys() >= {"隐藏指标", "隐藏公报", "隐藏目标", "隐藏承诺"}
    pages = {f"{code}/plans/demo/{page}.html" for code in ("zh", "en") for page in (
        "goals/hidden-goal", "indicators/hidden-indicator", "projects/hidden-project", "indicators/hidden-old-name",
    )}  # fmt: skip
    assert {path for path in pages if not (site / path).is_file()} == set()


def test_a_page_goes_with_the_next_build_once_it_is_a_draft(built, tmp_path):
    content, site = built
    assert (site / "zh/plans/demo/indicators/closed-cases.png").is_file()
    hide(content, "indicators.toml", "closed-cases")
    build(content, site)
    assert said_in(site, re.compile("closed-cases")) == {}
    build(content, tmp_path / "cold")
    assert tree(site) == tree(tmp_path / "cold")
    assert build(content, site).stdout.startswith("Nothing changed;")


# --- a plan that is a draft ----------------------------------------------------------------------------------------


def with_plan(root: Path, site: Callable[[Path], Path] = least) -> Path:
    """A small site with a second plan, a draft that the first names as its predecessor and as the plan above."""
    content = site(root)
    shutil.copytree(content / "plans/demo", content / "plans/secret-plan")
    change(
        content,
        "plans/secret-plan/plan.toml",
        ('title.en = "Example plan"', 'title.en = "Veiled plan"'),
        ("示例规划", "隐藏规划"),
    )
    hide_plan(content, "secret-plan")
    above = 'above = { title = { zh = "上级规划", en = "Higher plan" }, plan = "secret-plan" }\npredecessor = "secret-plan"\n'
    change(content, "plans/demo/plan.toml", ("[plan]\n", f"[plan]\n{above}"))
    return content


def test_a_plan_that_is_a_draft_is_nowhere_in_the_site(tmp_path):
    content, site = with_plan(tmp_path), tmp_path / "site"
    words = re.compile("secret-plan|Veiled plan|隐藏规划")
    done = build(content, site)
    assert said_in(site, words) == {}
    assert "1 draft was left out; only the preview shows it." in done.stdout.splitlines()
    assert "Higher plan" in (site / "en/plans/demo/index.html").read_text("utf-8")
    change(content, "plans/secret-plan/plan.toml", ("[plan]\ndraft = true\n", "[plan]\n"))
    build(content, site)
    overview = (site / "en/plans/demo/index.html").read_text("utf-8")
    assert said_in(site, words).keys() == {"secret-plan", "Veiled plan", "隐藏规划"}
    assert "Period before" in overview and overview.count('href="../secret-plan/index.html"') == 2
    build(content, tmp_path / "published")
    assert tree(site) == tree(tmp_path / "published")
    hide_plan(content, "secret-plan")
    build(content, site)
    assert said_in(site, words) == {}
    build(content, tmp_path / "cold")
    assert tree(site) == tree(tmp_path / "cold")


def test_a_build_that_looks_at_another_plan_tells_of_the_draft_and_of_its_faults(tmp_path):
    content, site = with_plan(tmp_path), tmp_path / "site"
    build(content, site)
    change(content, "plans/demo/plan.toml", ("One plan.", "A plan."))
    said = build(content, site).stdout.splitlines()
    assert said[0].startswith("Looked at demo;") and said[1] == "1 draft was left out; only the preview shows it."
    assert build(content, site).stdout.startswith("Nothing changed;")
    change(content, "plans/secret-plan/plan.toml", ("start = ", "strat = "))
    assert portal("build", "--content", content, "--output", site).returncode == 1


def test_commands_that_make_one_thing_know_no_draft(tmp_path):
    content = with_plan(tmp_path)
    hide(content, "indicators.toml", "closed-cases")
    done = portal("chart", "secret-plan", "--list", "--content", content)
    assert done.returncode == 2 and 'the plan "secret-plan" is a draft' in done.stderr
    done = portal("chart", "--list", "--content", content)
    assert done.returncode == 0 and "new-jobs" in done.stdout
    assert "closed-cases" not in done.stdout and "secret-plan" not in done.stdout


def test_a_portal_of_nothing_but_drafts_is_empty(tmp_path):
    content = whole(tmp_path)
    hide_plan(content, "demo")
    build(content, tmp_path / "site")
    assert "No plan has been published here yet." in (tmp_path / "site/en/index.html").read_text("utf-8")


# --- previews and builds in one folder -----------------------------------------------------------------------------


def preview(content: Path, output: Path) -> bool:
    """Builds as the preview does when it starts; returns whether it had to."""
    site = PreviewSite(build_folders(content, output), Console("en"))
    was = tree(output) if output.exists() else None
    site.follow()
    assert site.trouble is None
    return tree(output) != was


def test_a_build_into_the_folder_of_a_preview_keeps_nothing_of_it_and_the_other_way_round(tmp_path):
    content, folder = veiled(tmp_path), tmp_path / "site"
    assert preview(content, folder)
    seen = tree(folder)
    assert "Veiled goal" in said_in(folder, WORDS)
    build(content, folder)
    assert said_in(folder, WORDS) == {}
    build(content, tmp_path / "cold")
    assert tree(folder) == tree(tmp_path / "cold")
    assert build(content, folder).stdout.startswith("Nothing changed;")
    assert preview(content, folder)
    assert tree(folder) == seen


def test_without_drafts_the_preview_is_the_site(built, tmp_path):
    content, site = built
    preview(content, tmp_path / "previewed")
    assert tree(tmp_path / "previewed") == tree(site)


def test_the_preview_has_a_folder_of_its_own_that_is_never_published():
    said = portal("serve", "--help").stdout
    assert "(default: .planportal/preview)" in " ".join(said.split())
    assert "(default: site)" in " ".join(portal("build", "--help").stdout.split())
    assert ".planportal/" in (ROOT / ".gitignore").read_text("utf-8").splitlines()


# --- marks ---------------------------------------------------------------------------------------------------------


def test_only_what_is_a_draft_is_marked(tmp_path):
    content, folder = veiled(tmp_path), tmp_path / "previewed"
    preview(content, folder)
    tag = '<span class="draft">Draft</span>'

    def html(path: str) -> str:
        return (folder / "en/plans/demo" / path).read_text("utf-8")

    for path in ("goals/hidden-goal.html", "indicators/hidden-indicator.html", "projects/hidden-project.html"):
        assert "This page is a draft:" in html(path) and '<meta name="robots" content="noindex">' in html(path)
    assert "This page shows drafts" in html(
        "indicators/new-jobs.html"
    ) and "With drafts, which are not public." in html("indicators/new-jobs.html")
    assert f'<th scope="row">2022 {tag}</th>' in html("indicators/new-jobs.html")
    assert f'<span class="unit">2024</span> 414,300 {tag}' in html("indicators/new-jobs.html")
    cases = html("indicators/closed-cases.html")
    assert tag not in cases.split("neighbours")[0] and "draft" not in cases.split("<main")[0]
    marked_in = {
        "index.html": ("Veiled goal</a>",), "goals.html": ("Veiled goal</a>",),
        "indicators.html": ("Veiled indicator</a>", "2022</span>"), "projects.html": ("Veiled box", "Veiled commitment"),
        "document.html": ("Veiled fact", "Chapter 3</span>"), "tasks.html": ("Veiled section", "item 2</span>"),
    }  # fmt: skip
    for path, names in marked_in.items():
        for name in names:
            assert f"{name} {tag}" in html(path), (path, name)
    whole_site = "".join(path.read_text("utf-8") for path in sorted(folder.glob("zh/**/*.html")))
    assert '<span class="draft">草稿</span>' in whole_site and "Draft</span>" not in whole_site


def test_every_page_of_a_plan_that_is_a_draft_says_so(tmp_path):
    content, folder = with_plan(tmp_path, whole), tmp_path / "previewed"
    preview(content, folder)
    pages = [path for path in folder.glob("*/plans/secret-plan/**/*.html") if not path.name.endswith(".embed.html")]
    assert len(pages) > 20
    for path in pages:
        text = path.read_text("utf-8")
        assert ("This plan is a draft:" in text) or ("本规划为草稿" in text), path
        assert '<meta name="robots" content="noindex">' in text
    for path in folder.glob("en/plans/demo/*.html"):
        assert "This plan is a draft" not in path.read_text("utf-8")
    home = (folder / "en/index.html").read_text("utf-8")
    assert home.count('<span class="draft">Draft</span>') == 1
