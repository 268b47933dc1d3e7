"""The built site of a plan and its successor, page by page: links, twins, structure, and the figures on it."""

import json

import pytest
from plans import PAIR, everything
from reading import (
    Pages,
    badly_built,
    broken_links,
    charts_of,
    in_one_line,
    loaded_from_elsewhere,
    nameless_charts,
    pages_of,
    tables_of,
    titles_twice,
    unreached,
    without_twin,
)


@pytest.fixture(scope="module")
def pages(pair) -> Pages:
    return pages_of(pair)


@pytest.fixture(scope="module")
def tables(pair) -> dict[str, list[dict]]:
    return tables_of(pair)


def test_no_link_is_broken(pair, pages):
    assert broken_links(pair, pages) == []


def test_every_file_can_be_reached_from_the_entrance(pair, pages):
    assert unreached(pair, pages) == set()


def test_every_page_has_its_twin_and_links_to_it(pages):
    assert without_twin(pages) == []


def test_no_page_asks_another_host_for_anything(pair):
    assert loaded_from_elsewhere(pair) == []


def test_pages_are_well_built(pages):
    assert badly_built(pages) == []


def test_titles_tell_pages_apart(pair):
    assert titles_twice(pair) == []


def test_every_chart_is_drawn_on_its_page_and_says_what_it_shows(pair, pages):
    """Wide and narrow, on the page that has its name, in frames and frozen."""
    drawn = charts_of(pages)
    charts = [path for path in pair.rglob("*.json") if path.parent.name != "data" and path.stem + ".svg" in {
        other.name for other in path.parent.iterdir()}]  # fmt: skip
    assert len(charts) == 2 * (9 + 1 + 2 + 1 + 2 + 3 + 1)
    for path in charts:
        stem = path.relative_to(pair).as_posix().removesuffix(".json")
        frozen = json.loads(path.read_text("utf-8"))["frozen"]
        frozen = (path.parent / frozen).resolve().relative_to(pair.resolve()).as_posix()
        for name in (f"{stem}.html", f"{stem}.embed.html", frozen):
            assert {chart["class"].split()[1] for chart in drawn[name]} >= {"chart-wide", "chart-narrow"}, name
    assert nameless_charts(pages) == []


def test_every_row_has_its_page_with_the_printed_figures(pages, tables):
    assert [(row["plan"], row["id"]) for row in tables["indicators"]] == [
        (plan.id, indicator.id) for plan in reversed(everything(PAIR).plans.values()) for indicator in plan.indicators
    ]
    for row in tables["indicators"]:
        text = pages[f"zh/plans/{row['plan']}/indicators/{row['id']}.html"].text
        for figure in (
            "name_zh",
            "target_printed",
            "source_zh",
            "actual_printed",
            "completion_zh",
            "completion_printed",
        ):
            assert row[figure] in text, (row["plan"], row["id"], figure)


def test_the_indicator_table_is_whole_without_script(pages, tables):
    for plan in {row["plan"] for row in tables["indicators"]}:
        page = pages[f"zh/plans/{plan}/indicators.html"]
        rows = [row for row in tables["indicators"] if row["plan"] == plan]
        assert all(row["name_zh"] in page.text and row["target_printed"] in page.text for row in rows)
        forms = [attributes for tag, attributes in page.tags if tag == "form"]
        assert forms and all("hidden" in form for form in forms)


def test_every_finding_stands_on_the_page_of_its_plan(pages, tables):
    assert {row["kind"] for row in tables["findings"]} == {"comparator", "value", "claim", "notation", "completion"}
    for row in tables["findings"]:
        for code in ("zh", "en"):
            assert in_one_line(row[f"message_{code}"]) in pages[f"{code}/plans/{row['plan']}/index.html"].text, row


def test_a_finding_about_a_commitment_stands_on_its_project(pages, tables):
    homes = {row["id"]: row["project"] for row in tables["commitments"] if row["project"]}
    (about,) = [row for row in tables["findings"] if row["subject"] in homes]
    page = pages[f"zh/plans/{about['plan']}/projects/{homes[about['subject']]}.html"]
    assert in_one_line(about["message_zh"]) in page.text


def test_every_commitment_stands_with_its_target_and_place(pages, tables):
    assert len(tables["commitments"]) == 3
    for row in tables["commitments"]:
        text = pages[f"zh/plans/{row['plan']}/projects.html"].text
        assert row["text_zh"] in text and row["target_printed"] in text and row["source_zh"] in text


def test_plans_without_values_say_so(pages):
    assert "尚未公布数值" in pages["zh/plans/jobs-14/indicators/injury-insurance.html"].text
    assert "No value published yet" in pages["en/plans/jobs-14/indicators/injury-insurance.html"].text


def test_a_missed_target_is_said_to_be_missed_and_keeps_its_note(pages):
    text = pages["zh/plans/jobs-13/indicators/injury-insurance.html"].text
    assert "92%" in text and "未完成" in text and "另有按项目参保的0.5万人" in text


def test_where_the_document_and_the_portal_differ_both_verdicts_stand(pages):
    text = pages["zh/plans/jobs-13/indicators/labor-contracts.html"].text
    assert "达到目标要求" in text and "高0.99个百分点" in text


def test_method_page_prints_the_thresholds_in_force(pages):
    text = pages["en/method.html"].text
    assert "5 percentage points of the way or more ahead" in text
    assert "within 0.5 percentage points for a rate" in text
    assert "from 24 months on" in text
