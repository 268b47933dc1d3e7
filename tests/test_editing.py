"""What helps an editor while typing: completion, a new plan, and a check that follows every save."""

import json
import os
import re
from pathlib import Path

import pytest
import tomli
from commands import ROOT, Watch, build, portal, tree
from jsonschema import Draft7Validator
from plans import WHOLE, change, everything, faults, whole, write
from schemas import refusals, schemas

from planportal.content.load import PLAN_FILES, SHARED_FILES
from planportal.content.partial import record_in
from planportal.content.schemas import schema_name
from planportal.content.skeleton import plan_skeleton

pytestmark = pytest.mark.usefixtures("in_words")
SCHEMAS = ROOT / "docs" / "schemas"
EXAMPLE = ROOT / "examples" / "river-city"
TYPED = sorted(EXAMPLE.rglob("*.toml"))
EVERY = [*TYPED, *sorted(WHOLE.rglob("*.toml"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# --- schemas -------------------------------------------------------------------------------------------------------


def records(kind) -> set[type]:
    """A record and all that stand inside it."""
    inner = filter(None, (record_in(field.annotation) for field in kind.model_fields.values()))
    return {kind}.union(*map(records, inner))


def test_the_schemas_in_the_repository_are_those_of_the_records():
    kept = {path.name: path.read_bytes() for path in SCHEMAS.iterdir()}
    assert kept == schemas(), "write them anew: python3 start.py schemas"


def test_the_command_writes_the_schemas(tmp_path):
    done = portal("schemas", "--output", tmp_path / "new")
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == schemas()


@pytest.mark.parametrize("file", [*PLAN_FILES, *SHARED_FILES])
def test_a_schema_is_a_schema(file):
    Draft7Validator.check_schema(json.loads(schemas()[schema_name(file)]))


@pytest.mark.parametrize("path", EVERY, ids=name_of)
def test_a_schema_accepts_what_the_check_accepts(path):
    assert refusals(path.name, path.read_text("utf-8")) == set()


MISTAKES = {
    "a misspelt key": ("indicators.toml", "attribute", "atribute", ("indicator.0", "additionalProperties")),
    "a misspelt header": ("plan.toml", "[[safeguard]]", "[[safegard]]", ("", "additionalProperties")),
    "no English": ("indicators.toml", 'name.en = "New jobs"\n', "", ("indicator.0.name", "required")),
    "empty English": (
        "indicators.toml",
        'name.en = "New jobs"',
        'name.en = ""',
        ("indicator.0.name.en", "minLength"),
    ),
    "no target": ("indicators.toml", 'target = "〔50〕"\n', "", ("indicator.0", "required")),
    "a figure without quotes": (
        "indicators.toml",
        'target = "〔50〕"',
        "target = 50",
        ("indicator.0.target", "type"),
    ),
    "a number in quotes": ("indicators.toml", "row = 1", 'row = "1"', ("indicator.0.row", "type")),
    "a row before the first": ("indicators.toml", "row = 1", "row = 0", ("indicator.0.row", "minimum")),
    "an unknown choice": ("indicators.toml", '"binding"', '"bound"', ("indicator.0.attribute", "enum")),
    "an unknown basis": ("commitments.toml", '"cumulative"', '"total"', ("commitment.0.basis", "enum")),
    "no identifier": ("goals.toml", '"more-work"', '"More work"', ("goal.0.id", "pattern")),
    "an identifier of a list": ("goals.toml", '["new-jobs"]', '["new jobs"]', ("goal.0.indicators.0", "pattern")),
    "text for a list": ("goals.toml", '["new-jobs"]', '"new-jobs"', ("goal.0.indicators", "type")),
    "a text in one language": ("goals.toml", "title.zh", "x.zh", ("goal.0.title", "required")),
    "no date": ("plan.toml", "issued = 2021-12-15", 'issued = "2021.12.15"', ("plan.document.issued", "format")),
    "a year in quotes": ("plan.toml", "start = 2021", 'start = "2021"', ("plan.start", "type")),
    "one pair of brackets": ("tasks.toml", "[[section.item]]", "[section.item]", ("section.0.item", "type")),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_schema_refuses_a_mistake_at_its_place(mistake):
    file, right, wrong, refused = MISTAKES[mistake]
    text = (WHOLE / "plans/demo" / file).read_text("utf-8")
    assert right in text
    assert refused in refusals(file, text.replace(right, wrong, 1))


@pytest.mark.parametrize("file, kind", [*PLAN_FILES.items(), *SHARED_FILES.items()])
def test_every_key_is_explained_in_both_languages(file, kind):
    def walk(table: dict):
        for node in table["properties"].values():
            yield node["description"]
            inner = node.get("items", node)
            yield from walk(inner) if "properties" in inner else ()

    schema = json.loads(schemas()[schema_name(file)])
    for said in [schema["description"], *walk(schema)]:
        chinese, english = said.split("\n\n")
        assert re.search("[一-鿿]", chinese) and english[:1].isascii()


@pytest.mark.parametrize("path", TYPED, ids=name_of)
def test_every_file_names_its_schema_on_its_first_line(path):
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve() == SCHEMAS / schema_name(path.name)


@pytest.fixture(scope="session")
def small(least_in_words) -> Path:
    return least_in_words


# --- a new plan ----------------------------------------------------------------------------------------------------


def test_a_new_plan_can_be_built_at_once_and_is_a_draft_until_it_is_published(built):
    content, site = built
    done = portal("new", "next", "--predecessor", "demo", "--content", content)
    assert (done.returncode, done.stderr) == (0, "")
    assert "delete draft = true in its plan.toml" in done.stdout
    checked = portal("check", "--content", content)
    assert checked.returncode == 0, checked.stderr
    assert "next: 0 indicators, 0 goals" in checked.stdout
    assert "1 draft, which only the preview shows:" in checked.stdout
    build(content, site)
    assert not (site / "zh/plans/next").exists()
    change(content, "plans/next/plan.toml", ("\ndraft = true\n", "\n"))
    build(content, site)
    for code, words in (("zh", "（待填）"), ("en", "To be filled in")):
        assert words in (site / code / "plans/next/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "more, years",
    [
        ([], (2021, 2025)),
        (["--start", 2023], (2023, 2027)),
        (["--end", 2035], (2021, 2035)),
        (["--start", 2026, "--end", 2028], (2026, 2028)),
        (["--predecessor", "demo"], (2026, 2030)),
    ],
)
def test_the_years_follow_the_predecessor_or_the_day_of_the_data(tmp_path, more, years):
    content = whole(tmp_path)
    assert portal("new", "next", *more, "--content", content).returncode == 0
    info = everything(content, drafts=True).plans["next"].info
    assert info.draft
    assert (info.start, info.end) == years
    assert info.predecessor == ("demo" if "--predecessor" in more else None)


def test_a_new_plan_has_every_file_and_names_no_schema_that_is_not_there(tmp_path):
    content = whole(tmp_path)
    portal("new", "next", "--content", content)
    made = {path.name: path.read_text("utf-8") for path in (content / "plans/next").iterdir()}
    assert sorted(made) == sorted(PLAN_FILES)
    assert [name for name, text in made.items() if "#:schema" in text] == []


def test_a_new_plan_inside_the_project_names_its_schemas():
    for name, content in plan_skeleton(2021, 2025, None, "../../../docs/schemas").items():
        assert content.startswith(f"#:schema ../../../docs/schemas/{schema_name(name)}\n".encode())


def test_the_examples_of_a_new_plan_are_right(tmp_path):
    """With the # taken away from every example, the plan has one of everything and no fault."""
    content = whole(tmp_path)
    units = '[[unit]]\nzh = "名"\nen = { one = "person", other = "persons" }\nmeasure = "persons"\n'
    change(content, "units.toml", ("[[unit]]", f"{units}\n[[unit]]"))
    for name, text in plan_skeleton(2021, 2025, "demo", None).items():
        typed = re.sub(r"^#(?=[^ \n])", "", text.decode(), flags=re.M)
        write(content, {f"plans/next/{name}": typed})
        assert refusals(name, typed) == set()
        # A file is no example of what it leaves out.
        assert set(tomli.loads(typed)) == set(PLAN_FILES[name].model_fields)
    assert faults(content) == []


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["demo"], "there is a plan demo already"),
        (["Next Plan"], "“Next Plan” cannot name a plan; use lower-case ASCII letters, digits and single hyphens"),
        (["../next"], "“../next” cannot name a plan"),
        (["compare"], "“compare” cannot name a plan"),
        (["portal"], "“portal” cannot name a plan"),
        (["next", "--predecessor", "demon"], 'there is no plan "demon"'),
        (["next", "--start", "2026", "--end", "2025"], "the plan would end in 2025, before it starts in 2026"),
        (["next", "--start", "soon"], "must be a whole number from 1900 to 2196"),
    ],
)
def test_a_plan_that_cannot_be_started_is_a_clear_message_and_no_file(tmp_path, arguments, said):
    content = whole(tmp_path)
    before = tree(tmp_path)
    done = portal("new", *arguments, "--content", content)
    assert done.returncode == 2
    assert said in done.stderr
    assert tree(tmp_path) == before
    assert [path.name for path in (content / "plans").iterdir()] == ["demo"]


def test_a_plan_is_not_started_on_a_faulty_portal(tmp_path):
    content = whole(tmp_path)
    change(content, "portal.toml", ("as_of = 2024-03-31", ""))
    done = portal("new", "next", "--content", content)
    assert done.returncode == 1
    assert "portal.toml:1:1: portal.as_of: is missing; add it" in done.stderr
    assert not (content / "plans/next").exists()


# --- a check that follows ------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process alone")
def test_a_watching_check_follows_every_save(tmp_path):
    content = whole(tmp_path)
    goals, indicators = "plans/demo/goals.toml", "plans/demo/indicators.toml"
    with Watch(content) as watch:
        assert watch.line().startswith("demo: 2 indicators")
        assert "No faults in 1 plan." in watch.up_to("Watching ")
        change(content, "pages/about.en.md", ("# ", "# Another "))
        assert watch.line() == "pages/about.en.md saved: No faults in 1 plan."
        change(content, goals, ("title.zh", "titel.zh"))
        said = watch.up_to("2 faults in 1 file.")
        assert said[:2] == ["", f"--- {goals} saved ---"]
        assert f'{goals}:4:1: goal[1].titel: is not a key that can stand here. Did you mean "title"?' in said
        change(content, indicators, ("[[indicator]]", "# a remark\n[[indicator]]"))
        assert watch.line() == f"{indicators} saved: 2 faults in 1 file, as before."
        write(content, {"plans/demo/commitments.toml": None})
        assert watch.line() == "plans/demo/commitments.toml removed: 2 faults in 1 file, as before."
        change(content, goals, ("titel.zh", "title.zh"))
        said = watch.up_to("All mended.")
        assert said[:3] == ["", f"--- {goals} saved ---", "Mended:"] and len(said) == 6
        assert said[-1] == "All mended. No faults in 1 plan."
        assert watch.interrupt() == 0


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process alone")
def test_a_watching_check_tells_new_mended_and_what_is_as_before_apart(tmp_path):
    content = whole(tmp_path)
    goals, indicators = "plans/demo/goals.toml", "plans/demo/indicators.toml"
    with Watch(content) as watch:
        watch.up_to("Watching ")
        change(content, goals, ("number = 1", "number = 0"))
        first = f"{goals}:3:1: goal[1].number: input should be greater than or equal to 1"
        assert watch.up_to("1 fault in 1 file.") == [
            "",
            f"--- {goals} saved ---",
            "New:",
            first,
            "1 fault in 1 file.",
        ]
        # The first fault moves down a line, and is as before.
        change(content, goals, ("[[goal]]", "# a remark\n[[goal]]"), ("title.zh", "titel.zh"))
        said = watch.up_to("3 faults in 1 file")
        assert said[2] == "New:" and said[-1] == "3 faults in 1 file, of which 1 as before."
        assert not [line for line in said if "goal[1].number" in line]
        change(content, goals, ("number = 0", "number = 1"))
        assert watch.up_to("2 faults in 1 file")[2:] == [
            "Mended:", first.replace(":3:", ":4:"), "2 faults in 1 file, of which 2 as before.",
        ]  # fmt: skip
        change(content, goals, ("titel.zh", "title.zh"))
        watch.up_to("All mended.")
        change(content, indicators, ('value = "9.5"', 'value = "95"'))
        said = watch.up_to("No faults in 1 plan.")
        assert said[2] == "New doubts, probably slips:" and "“95” is about" in said[3]
        change(content, indicators, ('value = "95"', 'value = "9.5"'))
        assert watch.up_to("No faults in 1 plan.")[2] == "No longer in doubt:"
        assert watch.interrupt() == 0


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process alone")
def test_a_watching_check_begins_with_the_faults_there_are(tmp_path):
    content = whole(tmp_path)
    change(content, "portal.toml", ("as_of = 2024-03-31", ""))
    with Watch(content) as watch:
        assert watch.line() == "portal.toml:1:1: portal.as_of: is missing; add it"
        watch.up_to("Watching ")
        change(content, "portal.toml", ("[portal]", "[portal]\nas_of = 2024-03-31"))
        assert watch.up_to("All mended.")
        assert watch.interrupt() == 0
