"""Named sources: typed once, cited by values and evaluations, shown with their links and published; and links inside texts."""

import re
import shutil
from pathlib import Path

import pytest
from commands import build
from plans import change, everything, faults, tables_of, whole, write
from sparing import unpainted

from planportal.assess.judged import judge_plan
from planportal.briefs.making import make_pack
from planportal.exports.schema import TABLES
from planportal.model.links import in_print, parts_of, words_of
from planportal.pages.render import render_links
from planportal.review.compare import review_of
from planportal.review.sites import open_folder
from planportal.words.language import language

INDICATORS, COMMITMENTS, PLAN = (f"plans/demo/{name}.toml" for name in ("indicators", "commitments", "plan"))
BULLETIN = """[[source]]
id = "bulletin"
title.zh = "2021年统计公报"
title.en = "Bulletin 2021"
publisher.zh = "统计局"
publisher.en = "Bureau of Statistics"
date = 2022-03-01
address = "https://stats.example.org/2021?a=1&b=2"
formerly = ["old-bulletin"]
"""
# One that all plans may cite, and one that nothing cites.
SHARED = """[[source]]
id = "report"
title.zh = "评估报告"
title.en = "Evaluation report"

[[source]]
id = "uncited"
title.zh = "年鉴"
title.en = "Yearbook"
"""
PLACE = 'source = "bulletin"\nplace.zh = "第三部分"\nplace.en = "Section 3"\n'
PROMISED = '\n[[commitment.observation]]\nyear = 2021\nvalue = "4"\ncovers = "year"\nsource = "bulletin"\n'
LINKED = "see [the <b> note](https://example.org/n?a=1&b=2)"


def cite(root: Path) -> Path:
    """A copy of the mini-site whose values and evaluation cite named sources."""
    content = write(whole(root), {"plans/demo/sources.toml": BULLETIN, "sources.toml": SHARED})
    note = f'note.zh = "{LINKED.replace("see", "见")}"\nnote.en = "{LINKED}"\n'
    change(content, INDICATORS, ('state = "final"\n', f'state = "final"\n{PLACE}{note}'))
    change(content, COMMITMENTS, ('indicators = ["new-jobs"]\n', f'indicators = ["new-jobs"]\n{PROMISED}'))
    change(
        content, PLAN,
        ("third_party = true\n", 'third_party = true\ndocument = "report"\n'),
        ("document.issued", 'document.address = "https://example.org/plan"\ndocument.issued'),
        ('summary.en = "One plan."', f'summary.en = "One plan, {LINKED}."'),
    )  # fmt: skip
    return content


@pytest.fixture(scope="module")
def cited(tmp_path_factory) -> Path:
    """The content and its site; nobody writes into it."""
    home = tmp_path_factory.mktemp("cited")
    cite(home)
    with unpainted():
        build(home / "content", home / "site")
    return home


def page(home: Path, name: str) -> str:
    return (home / "site" / name).read_text("utf-8")


def rows(content: Path, table: str, drafts: bool = False) -> list[dict]:
    found = everything(content, drafts)
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, row, strict=True)) for row in tables_of(found.shared, found.plans.values())[table]]


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "file, edit, fault",
    [
        (INDICATORS, ('"bulletin"', '"buletin"'), 'indicators.toml:42:1: indicator[1].observation[1].source: "buletin" is not a source '
         "of sources.toml that exists. Did you mean"),
        (PLAN, ('document = "report"', 'document = "reprot"'), 'evaluation[1].document: "reprot" is not a source of sources.toml that'),
        (INDICATORS, ('"bulletin"', '"2021年统计公报"'), "observation[1].source: is neither the identifier of a source"),
        (INDICATORS, ('source = "bulletin"', 'source.zh = "公报"'), "source.en: the English translation is missing"),
        (INDICATORS, ('source = "bulletin"', "source = 5"), "observation[1].source: must be a table"),
        (INDICATORS, ('source = "bulletin"', ""), "observation[1].place: is a place in a named source, and source names none"),
        (PLAN, ("https://example.org/plan", "www.example.org/plan"), "plan.document.address: must be an address on the web"),
        ("plans/demo/sources.toml", ("https:", "ftp:"), "sources.toml:8:1: source[1].address: must be an address on the web"),
        ("plans/demo/sources.toml", ("2022-03-01", "2122-03-01"), "source[1].date: lies after"),
        ("plans/demo/sources.toml", ("[[source]]", f"{BULLETIN.replace('old-', 'older-')}\n[[source]]"), '"bulletin" is used twice'),
        ("plans/demo/sources.toml", ('"bulletin"', '"report"'), '"report" is a source of the portal too; keep it here or there'),
        ("plans/demo/sources.toml", ('"old-bulletin"', '"uncited"'), '"uncited" is in use; an old name must stay free'),
        ("sources.toml", ('"uncited"', '"report"'), 'sources.toml:7:1: source[2].id: "report" is defined twice'),
        ("sources.toml", ("[[source]]", "[[source]]\ndate = 2122-01-01"), "sources.toml:2:1: source[1].date: lies after"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_source_is_said_with_its_place(tmp_path, file, edit, fault):
    content = cite(tmp_path)
    assert faults(content) == []
    change(content, file, edit)
    assert fault in "\n".join(faults(content))


# --- what is published -----------------------------------------------------------------------------------------------


def test_values_name_their_source_and_keep_its_full_words(cited):
    value = next(row for row in rows(cited / "content", "observations") if row["kind"] == "actual")
    named = {name: value[name] for name in ("source_zh", "source_en", "source_id", "place_zh", "place_en")}
    assert named == {
        "source_zh": "2021年统计公报，第三部分", "source_en": "Bulletin 2021, Section 3", "source_id": "demo/bulletin",
        "place_zh": "第三部分", "place_en": "Section 3",
    }  # fmt: skip
    (evaluation,) = rows(cited / "content", "evaluations")
    assert (evaluation["document"], evaluation["document_en"], evaluation["source_id"]) == (
        "评估报告", "Evaluation report", "demo/report",
    )  # fmt: skip
    assert rows(cited / "content", "plans")[0]["document_address"] == "https://example.org/plan"


def test_a_plan_lists_the_sources_that_it_cites(cited):
    assert [tuple(row.values()) for row in rows(cited / "content", "sources")] == [
        ("demo", "bulletin", "2021年统计公报", "Bulletin 2021", "统计局", "Bureau of Statistics", "2022-03-01",
         "https://stats.example.org/2021?a=1&b=2", None, None, "old-bulletin", "demo/bulletin"),
        ("demo", "report", "评估报告", "Evaluation report", None, None, None, None, None, None, None, "demo/report"),
    ]  # fmt: skip


def test_figures_tell_the_source_of_what_is_promised(cited):
    figures = [row for row in rows(cited / "content", "figures") if row["figure"] == "actual"]
    assert [row["source_en"] for row in figures] == ["Bulletin 2021, Section 3", "Bulletin 2021"]


# --- what is shown ---------------------------------------------------------------------------------------------------


OUT = '<a href="https://stats.example.org/2021?a=1&amp;b=2" rel="external noreferrer">'


def test_values_link_to_their_source(cited):
    shown = page(cited, "en/plans/demo/indicators/new-jobs.html")
    assert (
        f'{OUT}Bulletin 2021</a>, Section 3 <span class="unit">Bureau of Statistics · March 1, 2022</span>' in shown
    )
    assert '<dd><a href="https://example.org/plan" rel="external noreferrer">Example plan</a></dd>' in shown
    assert f"{OUT}2021年统计公报</a>" in page(cited, "zh/plans/demo/projects/job-fairs.html")


def test_the_page_of_sources_has_a_place_for_each(cited, small):
    shown = page(cited, "en/plans/demo/sources.html")
    assert f"<h2>{OUT}Bulletin 2021</a></h2>" in shown and "<h2>Evaluation report</h2>" in shown
    assert re.findall(r'id="((?:old-)?bulletin|report|uncited)"', shown) == ["bulletin", "old-bulletin", "report"]
    assert '<a href="indicators/new-jobs.html">New jobs</a>' in shown
    assert '<a href="sources.html#report">Evaluation report</a>' in page(cited, "en/plans/demo/index.html")
    assert 'href="sources.html"' in page(cited, "zh/plans/demo/goals.html")
    # A plan without sources has no such page.
    assert not (small / "site/en/plans/demo/sources.html").exists()


def test_packs_print_the_source(cited):
    found = everything(cited / "content")
    pack = make_pack(judge_plan(found.plans["demo"], found.shared), language("en"))
    said = repr(pack.sections)
    assert "Bulletin 2021, Bureau of Statistics, March 1, 2022, https://stats.example.org/2021?a=1&b=2" in said
    assert "see the <b> note (https://example.org/n?a=1&b=2)" in said and "](" not in said


# --- drafts and reviews ----------------------------------------------------------------------------------------------


def test_a_source_goes_with_the_last_draft_that_cites_it(tmp_path):
    content = cite(tmp_path)
    for file, kind in ((INDICATORS, "indicator"), (COMMITMENTS, "commitment")):
        assert "bulletin" in [row["id"] for row in rows(content, "sources")]
        header = f"[[{kind}.observation]]\n"
        change(content, file, (header, f"{header}draft = true\n"))
    assert [row["id"] for row in rows(content, "sources")] == ["report"]
    assert [row["id"] for row in rows(content, "sources", drafts=True)] == ["bulletin", "report"]
    assert not [row for row in rows(content, "texts") if "Bulletin" in row["en"]]


def test_a_review_sees_a_changed_address_and_follows_a_new_name(cited, tmp_path):
    home = Path(shutil.copytree(cited, tmp_path / "later"))
    content = home / "content"
    change(content, "plans/demo/sources.toml", ("/2021?a=1&b=2", "/bulletin-2021"))
    found = _review(cited, home)
    (record,) = found.records
    assert (record.subject.kind, record.subject.name.en) == ("source", "Bulletin 2021")
    assert record.subject.page == "plans/demo/sources.html#bulletin"
    assert [(field.column, field.new) for field in record.fields] == [
        ("address", "https://stats.example.org/bulletin-2021")
    ]
    assert not (found.texts or found.figures or found.broken_links)

    change(content, "plans/demo/sources.toml", ('"bulletin"', '"news"'), ('["old-bulletin"]', '["bulletin"]'))
    for file in (INDICATORS, COMMITMENTS):
        change(content, file, ('"bulletin"', '"news"'))
    found = _review(cited, home)
    (record,) = found.records
    assert [(field.column, field.old, field.new) for field in record.fields][0] == ("id", "bulletin", "news")
    assert not (found.texts or found.figures or found.broken_links)


def _review(before: Path, after: Path):
    with unpainted():
        build(after / "content", after / "site")
    return review_of(open_folder(before / "site"), open_folder(after / "site"))


def test_a_site_from_before_there_were_sources_can_be_compared(cited, tmp_path):
    older = Path(shutil.copytree(cited / "site", tmp_path / "older"))
    (older / "data/sources.csv").unlink()
    described = older / "data/datapackage.json"
    described.write_text(described.read_text("utf-8").replace('"name": "sources"', '"name": "other"'), "utf-8")
    assert review_of(open_folder(older), open_folder(cited / "site")).records == ()


# --- links inside texts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    ["[a](javascript:alert)", "[a](//b.cn)", "[a](mailto:a@b.cn)", "[a](page.html)", "[a][1]", "**a** <i>b</i> `c` &amp; \\*", "[>25](a)",
     "https://example.org", "[a](https://)"],
)  # fmt: skip
def test_whatever_is_no_link_to_the_web_stays_as_typed(typed):
    assert [part.address for part in parts_of(typed)] == [""]
    assert words_of(typed) == in_print(typed, "en") == typed == render_links(typed).unescape()
    assert "<" not in render_links(typed)


def test_a_link_is_escaped_and_printed():
    assert render_links(LINKED) == (
        'see <a href="https://example.org/n?a=1&amp;b=2" rel="external noreferrer">the &lt;b&gt; note</a>'
    )
    assert render_links('[a](https://e.org/"onclick="x)').count('"') == 4
    assert in_print("见[公报](https://e.org/)。", "zh") == "见公报（https://e.org/）。"
    assert in_print("[https://e.org/](https://e.org/)", "en") == "https://e.org/"
    assert words_of(LINKED) == "see the <b> note"


def test_texts_have_links_on_pages_and_addresses_elsewhere(cited):
    link = '<a href="https://example.org/n?a=1&amp;b=2" rel="external noreferrer">the &lt;b&gt; note</a>'
    overview = page(cited, "en/plans/demo/index.html")
    assert f'<p class="lede">One plan, see {link}.</p>' in overview
    assert '<meta name="description" content="One plan, see the &lt;b&gt; note.">' in overview
    assert f"see {link}" in page(cited, "en/plans/demo/indicators/new-jobs.html")
    assert f"One plan, see {link}." in page(cited, "en/index.html")
    for file in ("data/observations.csv", "en/plans/demo/indicators/new-jobs.csv"):
        assert "see the <b> note (https://example.org/n?a=1&b=2)" in page(cited, file), file
    # The table of texts has each as it was typed.
    assert f"One plan, {LINKED}." in page(cited, "data/texts.csv")


def test_a_heading_holds_no_link(tmp_path):
    content = whole(tmp_path)
    change(content, INDICATORS, ('name.en = "New jobs"', 'name.en = "[Jobs](https://example.org/)"'))
    assert rows(content, "indicators")[0]["name_en"] == "[Jobs](https://example.org/)"
