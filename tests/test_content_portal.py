"""The portal that this copy publishes: what its editors want to know before anybody else finds it.

Nothing here is about the engine, and nothing of the engine's tests reads ``content/``. A fault that is told here is mended in
the content, or the engine lacks a test on content of its own.
"""

import re
from pathlib import Path

import pytest
from commands import build
from plans import CONTENT
from reading import (
    Pages,
    alone,
    badly_built,
    broken_links,
    in_one_line,
    loaded_from_elsewhere,
    nameless_charts,
    pages_of,
    tables_of,
    titles_twice,
    unreached,
    without_twin,
)
from sparing import unpainted

ROW = ("name_zh", "target_printed", "source_zh", "actual_printed", "completion_zh", "completion_printed")


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    """The site of the content. Every chart is laid out, so that one that cannot be shown is told; no file of one is painted."""
    home = tmp_path_factory.mktemp("published")
    with unpainted():
        build(CONTENT, home / "site")
    return home / "site"


@pytest.fixture(scope="module")
def pages(published) -> Pages:
    return pages_of(published)


@pytest.fixture(scope="module")
def tables(published) -> dict[str, list[dict]]:
    return tables_of(published)


def test_no_link_is_broken_and_every_file_can_be_reached(published, pages):
    assert broken_links(published, pages) == []
    assert unreached(published, pages) == set()


def test_every_page_leads_to_the_same_page_in_the_other_language(pages):
    assert without_twin(pages) == []


def test_no_page_asks_another_host_for_anything(published):
    assert loaded_from_elsewhere(published) == []


def test_pages_are_well_built_and_every_chart_says_what_it_shows(pages):
    assert badly_built(pages) == []
    assert nameless_charts(pages) == []


def test_no_two_pages_have_one_title(published):
    assert titles_twice(published) == []


def test_every_row_of_the_documents_has_its_page_with_the_printed_figures(public, pages, tables):
    typed = {(plan.id, indicator.id) for plan in public.plans.values() for indicator in plan.indicators}
    assert {(row["plan"], row["id"]) for row in tables["indicators"]} == typed
    for row in tables["indicators"]:
        text = pages[f"zh/plans/{row['plan']}/indicators/{row['id']}.html"].text
        table = pages[f"zh/plans/{row['plan']}/indicators.html"].text
        assert row["name_zh"] in table and row["target_printed"] in table, row
        assert [name for name in ROW if row[name] not in text] == [], row


def test_every_commitment_stands_with_its_target_and_place(pages, tables):
    for row in tables["commitments"]:
        text = pages[f"zh/plans/{row['plan']}/projects.html"].text
        assert row["text_zh"] in text and row["target_printed"] in text and row["source_zh"] in text, row


def test_every_finding_stands_on_the_page_of_its_plan_and_of_the_project_it_is_about(pages, tables):
    homes = {(row["plan"], row["id"]): row["project"] for row in tables["commitments"] if row["project"]}
    for row in tables["findings"]:
        for code in ("zh", "en"):
            home = f"{code}/plans/{row['plan']}"
            project = homes.get((row["plan"], row["subject"]))
            for page in (f"{home}/index.html", *([f"{home}/projects/{project}.html"] if project else [])):
                assert in_one_line(row[f"message_{code}"]) in pages[page].text, (page, row)


def test_no_plan_is_fictitious(public):
    assert [name for name, plan in public.plans.items() if plan.info.fictitious] == []


@pytest.mark.parametrize("code", ["zh", "en"])
def test_no_page_is_wider_than_a_phone_or_a_desk(published, pages, page, code):
    """Of each kind of page the longest."""
    kinds: dict[str, str] = {}
    for name in pages:
        if name.startswith(f"{code}/") and not alone(name):
            kind = re.sub(r"(plans|indicators|goals|projects|compare)/[^/]+(?=/|\.html$)", r"\1/*", name)
            kinds[kind] = max(kinds.get(kind, name), name, key=lambda one: len(pages[one].text))
    assert len(kinds) > 15
    wide = []
    for name in kinds.values():
        page.goto((published / name).as_uri())
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((name, width))
    assert wide == []
