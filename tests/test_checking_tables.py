"""The tables to check the portal by: every typed figure and text is in them once, under a name of its own."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from packs import PACKS
from plans import WHOLE, change, everything, row, tables_of, whole
from typing_back import figures_typed, texts_typed, typed

from planportal.exports.schema import TABLES

SITES = pytest.mark.parametrize("root", [WHOLE, PACKS], ids=["whole", "packs"])


@cache
def held(root: Path) -> dict[str, list[dict]]:
    """The same of a folder that nobody changes."""
    return published(root)


def published(root: Path) -> dict[str, list[dict]]:
    """Every table of a content folder as mappings from column to cell."""
    site = everything(root)
    rows = tables_of(site.shared, site.plans.values())
    return {
        name: [dict(zip((column.name for column in table.columns), cells, strict=True)) for cells in rows[name]]
        for name, table in TABLES.items()
    }


def add(root: Path, file: str, more: str) -> None:
    """Write entries behind those of a file of the mini-site's plan."""
    path = root / "plans/demo" / file
    path.write_text(f"{path.read_text('utf-8')}\n{more}\n", "utf-8")


# --- figures -------------------------------------------------------------------------------------------------------


@SITES
def test_every_typed_figure_is_there_exactly_as_typed(root):
    found = Counter((r["plan"], r["subject"], r["figure"], r["printed"]) for r in held(root)["figures"])
    assert found == Counter((*where, printed.strip()) for *where, printed in figures_typed(root))


@SITES
def test_what_identifies_a_figure_is_never_the_same_twice(root):
    names = Counter(
        (r["plan"], r["subject_kind"], r["subject"], r["figure"], r["stated_in"])
        + ((r["year"],) if r["figure"] in ("actual", "milestone") else ())
        for r in held(root)["figures"]
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_a_row_of_a_table_letter_for_letter():
    rows = [
        (r["figure"], r["year"], r["printed"], r["unit_zh"], r["state"], r["source_zh"])
        for r in held(PACKS)["figures"]
        if (r["plan"], r["subject"]) == ("town-13", "new-jobs")
    ]
    assert rows == [
        ("target", None, "〔42.5〕", "万人", None, "表1 第1行"),
        ("actual", 2020, "（63.14）", "万人", "final", "表1 第1行"),
        ("completion", None, "149%", None, None, "表1 第1行"),
    ]


def test_a_target_stated_again_stands_at_its_own_place(tmp_path):
    where = whole(tmp_path)
    again = '[[indicator.stated]]\ntarget = "60万人"\nproject = "job-fairs"\n[[indicator.stated]]\ntarget = "70万人"\nproject = "job-fairs"'
    change(where, "plans/demo/indicators.toml", ("[[indicator.milestone]]", f"{again}\n\n[[indicator.milestone]]"))
    rows = [r for r in published(where)["figures"] if r["subject"] == "new-jobs" and r["stated_in"]]
    assert [(r["stated_in"], r["printed"], r["source_en"]) for r in rows] == [
        ("more-work", "50万人", "Chapter 4, item 1"),
        ("job-fairs", "60万人", "Box 1, item 01"),
        ("job-fairs/2", "70万人", "Box 1, item 01"),
    ]


def test_values_of_commitments_and_facts_are_figures_too():
    rows = {(r["subject_kind"], r["figure"]) for r in held(PACKS)["figures"]}
    assert {("commitment", "actual"), ("commitment", "target"), ("fact", "fact")} <= rows


def test_words_have_their_english_and_later_values_their_state_and_source(tmp_path):
    where = whole(tmp_path)
    values = """
[[indicator.observation]]
year = 2022
value = "未发生"
value_en = "none happened"
state = "revised"
source = { zh = "公报", en = "Bulletin" }

[[indicator.observation]]
year = 2021
value = "发生一起"
value_en = "one happened"
"""
    target = 'basis = "qualitative"\ntarget = "不发生"\ntarget_en = "none"\n'
    add(where, "indicators.toml", row(target + values, number=3))
    rows = [r for r in published(where)["figures"] if r["subject"] == "x"]
    columns = ("figure", "year", "printed", "printed_en", "state", "source_zh", "source_en")
    assert [tuple(r[column] for column in columns) for r in rows] == [
        ("target", None, "不发生", "none", None, "表1 第3行", "Table 1, row 3"),
        ("actual", 2021, "发生一起", "one happened", "final", None, None),
        ("actual", 2022, "未发生", "none happened", "revised", "公报", "Bulletin"),
    ]


def test_every_figure_has_its_english_with_the_unit_counted_in_ones():
    english = {
        (r["subject"], r["figure"], r["stated_in"]): r["printed_en"]
        for r in held(PACKS)["figures"]
        if r["plan"] == "town-13"
    }
    assert english["new-jobs", "target", None] == "425,000 persons in total"
    assert english["new-jobs", "actual", None] == "631,400 persons in total"
    assert english["unemployment", "target", None] == "less than 4%"
    assert english["insured", "completion", None] == "93%"
    assert english["unemployment", "completion", None] == "kept within target"
    # The document's verdict is not the computed one, and nobody typed its English.
    assert english["graduates", "completion", None] is None


def test_an_empty_cell_is_a_figure_and_has_the_year_of_its_column(tmp_path):
    where = whole(tmp_path)
    empty = 'baseline = "—"\nresult = "—"\nresult_year = 2025'
    add(where, "indicators.toml", row(f'target = "≥9"\nunit = "%"\n{empty}', number=3))
    rows = [(r["figure"], r["year"], r["printed"]) for r in published(where)["figures"] if r["subject"] == "x"]
    assert rows == [("target", None, "≥9"), ("baseline", 2020, "—"), ("actual", 2025, "—")]


def test_milestones_and_facts_have_their_year_and_place():
    rows = held(WHOLE)["figures"]
    (milestone,) = [r for r in rows if r["figure"] == "milestone"]
    assert (milestone["year"], milestone["printed"], milestone["source_en"]) == (2023, "30", "Table 1, row 1")
    (fact,) = [r for r in rows if r["subject_kind"] == "fact"]
    assert [fact[column] for column in ("subject", "year", "printed", "unit_en", "name_en", "source_en")] == [
        "old-jobs", 2020, "〔21.1〕", "10,000 persons", "New jobs before", "Chapter 1",
    ]  # fmt: skip


# --- texts ---------------------------------------------------------------------------------------------------------


@SITES
def test_every_typed_text_is_there_in_both_languages(root):
    rows = [r for r in held(root)["texts"] if not r["key"].startswith("unit/")]
    found = Counter((r["plan"], r["zh"], r["en"]) for r in rows)
    assert found == Counter((plan, *text) for plan, file in typed(root) for text in texts_typed(file))


@SITES
def test_the_key_of_a_text_is_its_own(root):
    keys = Counter((r["plan"], r["key"]) for r in held(root)["texts"])
    assert [key for key, count in keys.items() if count > 1] == []


def test_keys_are_made_of_identifiers():
    texts = {(r["plan"], r["key"]): (r["zh"], r["en"]) for r in held(WHOLE)["texts"]}
    assert texts["demo", "plan/document/title"] == ("示例规划", "Example plan")
    assert texts["demo", "principle/people-first/summary"] == ("以人为本。", "People come first.")
    assert texts["demo", "finding/new-jobs/claim/message"] == ("前后不一。", "Two places disagree.")
    assert texts["demo", "table/t1/group/labor/title"] == ("就业", "Work")
    assert texts["demo", "indicator/new-jobs/name"] == ("新增就业", "New jobs")
    assert texts[None, "unit/万人"] == ("万人", "10,000 persons")
    assert {(None, "portal/title"), (None, "concept/new-jobs/definition")} <= set(texts)


def test_entries_without_an_identifier_are_named_by_what_they_say(tmp_path):
    where = whole(tmp_path)
    note = 'summary.zh = "一个规划。"\nnote = [{ zh = "一", en = "One" }]'
    change(where, "plans/demo/plan.toml", ('summary.zh = "一个规划。"', note))
    again = 'kind = "claim"\nsubject = "new-jobs"\nmessage = { zh = "又不一。", en = "Again." }'
    add(where, "plan.toml", f"[[finding]]\n{again}")
    stated = '[[indicator.stated]]\ntarget = "≥9"\nsource = { zh = "前言", en = "Preface" }'
    value = '[[indicator.observation]]\nyear = 2022\nvalue = "8"\nnote = { zh = "注", en = "Note" }'
    add(where, "indicators.toml", row(f'target = "≥9"\nunit = "%"\n{stated}\n{value}', number=3))
    texts = {r["key"]: r["en"] for r in published(where)["texts"] if r["plan"] == "demo"}
    assert texts["plan/note/1"] == "One"
    assert texts["finding/new-jobs/claim/2/message"] == "Again."
    assert texts["indicator/x/stated/1/source"] == "Preface"
    assert texts["indicator/x/observation/2022/note"] == "Note"


def test_moving_an_entry_changes_no_key(tmp_path):
    where = whole(tmp_path)
    before = {r["key"]: r["zh"] for r in published(where)["texts"]}
    file = where / "plans/demo/indicators.toml"
    head, first, second = file.read_text("utf-8").split("[[indicator]]")
    file.write_text(f"{head}[[indicator]]{second}\n[[indicator]]{first}", "utf-8")
    assert {r["key"]: r["zh"] for r in published(where)["texts"]} == before


# --- the age of the latest value -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "year, frequency, old",
    [(2022, "yearly", "no"), (2021, "yearly", "yes"), (2022, "quarterly", "yes"), (2023, "monthly", "no")],
)
def test_a_value_is_old_for_how_often_it_is_published(tmp_path, year, frequency, old):
    where = whole(tmp_path)  # its data are complete to 31 March 2024
    value = f'[[indicator.observation]]\nyear = {year}\nvalue = "8"'
    add(where, "indicators.toml", row(f'target = "≥9"\nunit = "%"\nfrequency = "{frequency}"\n{value}', number=3))
    (found,) = [r for r in published(where)["indicators"] if r["id"] == "x"]
    assert (found["frequency"], found["age_months"], found["old"]) == (frequency, (2023 - year) * 12 + 3, old)


def test_no_value_has_no_age():
    (found,) = [r for r in held(WHOLE)["indicators"] if r["id"] == "closed-cases"]
    assert (found["frequency"], found["age_months"], found["old"]) == ("yearly", None, None)


def test_what_settled_a_target_does_not_grow_old():
    rows = [r for r in held(PACKS)["indicators"] if r["status"] in ("met", "exceeded", "not_met")]
    assert len(rows) == 5
    assert {(r["old"], r["age_months"] > 24) for r in rows} == {("no", True)}
