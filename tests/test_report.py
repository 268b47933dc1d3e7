"""The report of a review, read the way a reviewer does: opened from disk in a browser without script, and printed."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
import review_samples as samples
from browsers import visit
from commands import ROOT
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect
from pypdf import PdfReader

from planportal.content.files import Files
from planportal.pages.render import templates_of
from planportal.pages.styles import with_status_rules
from planportal.review.changes import (
    ChangedPassage,
    ChartChange,
    Fault,
    FieldChange,
    FindingChange,
    PageChange,
    RecordChange,
    Review,
    TextChange,
    text_of,
)
from planportal.review.differences import differences, shortened
from planportal.review.report import STYLES, report_html

TEMPLATES = templates_of(Files(ROOT / "templates"))
CSS = with_status_rules(b"\n".join((ROOT / name).read_bytes() for name in STYLES)).decode()
NOTHING = Review(samples.BEFORE, samples.BEFORE)


def html_of(review: Review, site: str = "site/") -> str:
    return report_html(review, TEMPLATES, CSS, site).decode()


@pytest.fixture(scope="module")
def everyday() -> str:
    return html_of(samples.everyday())


@pytest.fixture
def read(browser, tmp_path):
    """Opens a report from disk, without script, in a window of a size and in one of its languages."""
    contexts = []

    def opened(html: str, code: str = "zh", width: int = 1280, height: int = 800):
        (tmp_path / "review.html").write_bytes(html.encode())
        context = visit(browser, viewport={"width": width, "height": height}, java_script_enabled=False)
        contexts.append(context)
        page = context.new_page()
        page.asked = []
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto((tmp_path / "review.html").as_uri())
        if code == "en":
            page.get_by_text("English", exact=True).first.click()
        return page

    yield opened
    for context in contexts:
        context.close()


def half(page, code: str):
    return page.locator(f"article[data-half={code}]")


def part(page, code: str, name: str):
    return page.locator(f"[id={code}-{name}]")


def in_half(html: str, code: str) -> str:
    """The source of one language of the report."""
    return re.search(rf'<article lang="[^"]*" data-half="{code}">(.*?)\n</article>\n', html, re.DOTALL)[1]


def line(page, code: str, number: str) -> str:
    """What the contents say of one part."""
    entry = half(page, code).locator(".ledger li").filter(has=page.locator(f".part-number:text-is('{number}')"))
    return entry.inner_text().replace("\n", " ")


# --- the file ---


def test_the_report_is_one_file_that_runs_nothing_and_asks_for_nothing(everyday, read):
    page = read(everyday)
    assert page.asked == [page.url]
    assert "default-src 'none'" in page.locator("meta[http-equiv]").get_attribute("content")
    assert not re.search(r"<script|<link|<iframe|<img|\son\w+=|@import|url\(", everyday)
    assert {address.split("/")[0] for address in re.findall(r'href="([^"#][^"]*)"', everyday)} == {"site"}


def test_links_lead_into_the_reviewed_site_in_the_language_of_the_reader(everyday):
    for code, other in (("zh", "en"), ("en", "zh")):
        links = re.findall(r'href="(site/[^"]*)"', in_half(everyday, code))
        assert f"site/{code}/plans/river-city-14/indicators/{samples.indicator(0).id}.html" in links
        # A path that names its language keeps it.
        assert {link for link in links if link.startswith(f"site/{other}/")} <= {"site/zh/about.html"}
    assert 'href="#zh-figures"' in everyday
    assert re.findall(r'href="([^"#][^"]*)"', html_of(samples.everyday(), site="")) == []


def test_no_id_stands_twice_and_every_reference_has_its_place(everyday):
    ids = Counter(re.findall(r'\sid="([^"]*)"', everyday))
    assert [name for name, times in ids.items() if times > 1] == []
    targets = re.findall(r'href="#([^"]*)"', everyday)
    targets += re.findall(r'\sfor="([^"]*)"', everyday)
    targets += [name for names in re.findall(r'aria-labelledby="([^"]*)"', everyday) for name in names.split()]
    assert len(targets) > 100 and set(targets) <= set(ids)


def test_the_same_review_has_the_same_bytes(everyday):
    assert html_of(samples.everyday()) == everyday


def test_every_text_is_shown_as_text():
    evil = '<b class="evil">&amp;'
    words = text_of(evil, evil)
    subject = replace(samples.indicator(0), plan="p", plan_name=words, id=evil, name=words, place=words)
    was = samples.figure(0, "1", "2", reason=words)
    review = Review(
        replace(samples.BEFORE, label=evil, release=evil),
        replace(samples.AFTER, label=evil),
        statuses=(replace(samples.flip(0, "met", "not_met", True, 1), subject=subject, new_completion=words),),
        rollups=(replace(samples.everyday().rollups[0], plan_name=words),),
        figures=(replace(was, subject=subject, old=words, old_unit=words, goals=(subject,), concept=subject),),
        records=(RecordChange(subject, "changed", (FieldChange("note_zh", words, evil, evil * 4),)),),
        texts=(TextChange(subject, evil, "changed", words, text_of(evil + "1", evil), ("zh",), (evil,)),),
        findings=(FindingChange(subject, "new", "value", words),),
        charts=(ChartChange("zh", evil, evil, "changed", True, evil, evil + "1", "<svg></svg>", ""),),
        pages=(PageChange(f"zh/{evil}", "removed", evil), PageChange("zh/x", "removed", evil, evil)),
        passages=(ChangedPassage("zh", evil, evil + "1", (evil,)), ChangedPassage("zh", "", evil, (evil,))),
        files=(PageChange(f"data/{evil}.csv", "new", ""),),
        open_findings=(FindingChange(subject, "new", "value", words),),
        untranslated=(Fault(evil, evil, words),),
        old_data=(replace(samples.everyday().old_data[0], subject=subject, year=evil),),
        broken_links=(replace(samples.everyday().broken_links[0], page=evil, target=evil, text=evil),),
        drafts=(Fault(evil, evil, words),),
    )
    html = html_of(review)
    assert 'class="evil"' not in html and "<b class=" not in html
    assert html.count("evil") > 50


# --- the head ---


def test_the_language_is_switched_from_the_keyboard(everyday, read):
    page = read(everyday)
    expect(page.get_by_role("heading", level=1)).to_have_text("内容变化27处")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", level=1)).to_have_text("27 changes in the content")
    expect(half(page, "zh")).to_be_hidden()
    ring = page.locator("label[for=choose-en]").evaluate("label => getComputedStyle(label).outlineStyle")
    assert ring == "solid"
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("heading", level=1)).to_have_text("内容变化27处")
    assert half(page, "en").get_attribute("lang") == "en"
    assert half(page, "zh").get_attribute("lang") == "zh-Hans-CN"


def test_the_head_says_what_was_compared_and_how_much_differs(everyday, read):
    page = read(everyday, "en")
    head = half(page, "en").locator(".review-head")
    assert head.locator(".builds").inner_text().replace("\n", " ") == (
        "Earlier release 2026-1 · Data as of June 30, 2026 · 312 files "
        "Later site · Data as of November 22, 2026 · 318 files"
    )
    assert head.locator("ul.verdict a").all_inner_texts() == [
        "3 statuses", "2 roll-ups", "14 figures", "3 records", "3 texts", "2 findings",
    ]  # fmt: skip
    assert head.locator("ul.verdict-site a").all_inner_texts() == [
        "12 charts", "3 addresses", "2 pages read otherwise", "16 other files",
    ]  # fmt: skip


def test_the_contents_count_every_part_and_flag_what_needs_a_second_look(everyday, read):
    page = read(everyday, "en")
    assert line(page, "en", "1") == "1 Status 3 1 for the worse"
    assert line(page, "en", "3") == "3 Figures 14 3 revisions without a reason"
    assert line(page, "en", "5") == "5 Texts 3 1 in one language only"
    assert line(page, "en", "7") == "7 Charts 12"
    assert line(page, "en", "8") == "8 Addresses 3 1 gone without a redirect"
    assert line(page, "en", "9") == "9 Words on pages 2"
    assert [line(page, "en", letter)[-1] for letter in "ABCDEF"] == ["1"] * 6
    page.get_by_role("navigation").get_by_role("link", name="Charts").click()
    expect(part(page, "en", "charts")).to_be_in_viewport()


def test_zero_is_said_of_every_part_that_did_not_move(read):
    changed = samples.everyday().texts[:1]
    page = read(html_of(replace(NOTHING, texts=changed)), "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("1 change in the content")
    said = half(page, "en").locator(".ledger .part-nothing").all_inner_texts()
    assert said == [
        "No status flipped", "No roll-up moved", "No figure changed", "No record changed", "No finding came or went",
        "No chart changed", "No page came or went", "No page reads otherwise", "No other file differs",
        "Every text is translated", "No translation is older than its text", "No data are overdue",
        "Every link leads somewhere", "The documents leave nothing open", "No draft was left out",
            "No figure is in doubt",
    ]  # fmt: skip
    expect(part(page, "en", "statuses").get_by_role("heading")).to_have_text("1 No status flipped")
    expect(part(page, "en", "figures")).to_have_count(0)


@pytest.mark.parametrize("code, said", [("zh", "没有任何变化"), ("en", "Nothing changed")])
def test_a_build_in_which_nothing_changed_says_so(read, code, said):
    page = read(html_of(NOTHING), code)
    expect(page.get_by_role("heading", level=1)).to_have_text(said)
    expect(half(page, code).locator(".ledger .filled")).to_have_count(0)
    expect(half(page, code).locator(".flip")).to_have_count(0)
    expect(page.get_by_role("heading", name="审核签字" if code == "zh" else "Sign-off")).to_be_visible()


def test_a_site_that_differs_though_its_content_does_not_says_that(read):
    page = read(html_of(replace(NOTHING, files=samples.everyday().files)), "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("The content is the same")
    expect(half(page, "en").locator(".review-head")).to_contain_text("16 other files")


# --- flipped statuses ---


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 800), (360, 740)])
def test_a_flipped_status_is_on_the_first_screen(everyday, read, code, size):
    page = read(everyday, code, *size)
    now = half(page, code).locator(".flip").first.locator(".now .status")
    expect(now).to_have_text({"zh": "相对滞后", "en": "Relatively lagging"}[code])
    box = now.bounding_box()
    assert box["y"] + box["height"] <= size[1]
    assert float(now.evaluate("badge => parseFloat(getComputedStyle(badge).fontSize)")) >= 22


def test_what_got_worse_comes_first_with_shapes_words_and_cause(everyday, read):
    page = read(everyday, "en")
    flips = half(page, "en").locator(".flip")
    assert flips.locator(".way").all_inner_texts() == ["↓ Worse", "↔ Neither better nor worse", "↑ Better"]
    worst = flips.first
    expect(worst.locator(".attribute-binding")).to_have_text("Binding")
    shapes = worst.locator(".status").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert shapes == ['"●"', '"▼"']
    expect(worst).to_contain_text("Completion: 102% → 86%")
    expect(worst).to_contain_text("2 figures of it changed:")
    assert [" ".join(cause.split()) for cause in worst.locator(".causes li").all_inner_texts()] == [
        "Value of 2023 83.3 Provisional → 81.2 % Final",
        "Target ≥85 → ≥86 %",
    ]
    expect(flips.nth(1)).to_contain_text("No figure of it changed: a rule, a threshold or the day of the data did.")
    assert [" ".join(row.split()) for row in part(page, "en", "rollups").locator("tbody tr").all_inner_texts()] == [
        f"{samples.plan_name().en} All indicators 8 / 12 17 in all 7 / 13 17 in all",
        f"{samples.plan_name().en} Binding 5 / 6 8 in all 4 / 6 8 in all",
    ]


# --- figures, records, texts, findings ---


def rows(page, code: str) -> dict[str, list[str]]:
    """The cells of each changed figure, by its subject and label."""
    found, name = {}, ""
    for row in part(page, code, "figures").locator("tr.of, tr.move").all():
        cells = [" ".join(cell.split()) for cell in row.locator("th, td").all_inner_texts()]
        if len(cells) == 1:
            name = row.locator(".name").inner_text()
        else:
            found[f"{name}: {cells[0]}"] = cells[1:]
    return found


def test_figures_stand_with_unit_state_and_reason(everyday, read):
    page = read(everyday, "en")
    names = [samples.indicator(number).name.en for number in range(9)]
    found = rows(page, "en")
    reason = "The statistics office revised the data of 2023 in August 2026."
    assert found[f"{names[0]}: Changed Value of 2023"] == ["83.3 % Provisional", "81.2 % Final", reason]
    assert found[f"{names[0]}: Changed Target"] == ["≥85 %", "≥86 %", "Reason missing"]
    assert found[f"{names[1]}: Removed Value of 2023"] == ["71.5 %", "—", "Reason missing"]
    # Another state of the same figure is no revision.
    assert found[f"{names[2]}: Changed Value of 2023"] == ["24.6 % Provisional", "24.6 % Final", ""]
    assert found[f"{names[3]}: New Value of 2024"] == ["—", "128 kilometres Provisional", ""]
    # Another unit is: the number is left in the printed scale.
    assert found[f"{names[4]}: Changed Expected for 2024"] == [
        "31.2 (100 million cubic metres)", "31.2 (10,000 cubic metres)", "Reason missing",
    ]  # fmt: skip
    assert found[f"{names[6]}: Changed Baseline, 2020"] == ["61 %", "62 %", reason]
    reach = part(page, "en", "figures").locator(".reach").first
    expect(reach).to_contain_text(samples.goal(0).name.en)
    expect(reach).to_contain_text(samples.project(0).name.en)
    expect(reach.get_by_role("link", name="Reclaimed water")).to_be_visible()


def test_english_says_a_figure_as_the_portal_does_and_chinese_as_printed(read):
    persons = text_of("万人", "10,000 persons")
    change = samples.figure(0, "〔40〕", "〔42.5〕", old_unit=persons, new_unit=persons, figure="target", period="")
    old, new = text_of("〔40〕", "400,000 persons in total"), text_of("〔42.5〕", "425,000 persons in total")
    html = html_of(replace(NOTHING, figures=(replace(change, old=old, new=new),)))
    assert list(rows(read(html, "en"), "en").values())[0][:2] == [old.en, new.en]
    assert list(rows(read(html, "zh"), "zh").values())[0][:2] == ["〔40〕 万人", "〔42.5〕 万人"]


def test_a_figure_that_bears_its_unit_does_not_bear_it_twice(read):
    tons = text_of("万吨", "10,000 tons")
    figures = (
        samples.figure(0, "≥90%", "≥95%"),
        replace(samples.figure(1, "", "控制在6.2万吨以内", new_unit=tons), new=text_of("控制在6.2万吨以内")),
    )
    page = read(html_of(replace(NOTHING, figures=figures)), "en")
    assert list(rows(page, "en").values())[0][:2] == ["≥90%", "≥95%"]
    cell = part(page, "en", "figures").locator(".now .value").last
    expect(cell).to_have_text("控制在6.2万吨以内")
    assert cell.get_attribute("lang") == "zh-Hans-CN"


def test_a_whole_new_plan_is_folded_and_still_there(read):
    huge = samples.huge()
    assert len(html_of(huge).encode()) < 15_000_000
    # What is looked at here are figures and flips; all else only costs the browser time.
    shown = replace(NOTHING, statuses=huge.statuses, figures=huge.figures)
    page = read(html_of(shown), "en", 360)
    group = part(page, "en", "figures").locator(".of-plan").nth(1)
    assert 20 <= group.locator("tr.move:visible").count() <= 24
    fold = group.locator("details")
    shown = group.locator("table").first.locator("tr.move").count()
    expect(fold.locator("summary")).to_have_text(f"Another {300 - shown}: {300 - shown} new")
    fold.locator("summary").click()
    expect(fold.locator("tr.move").last).to_be_visible()
    assert group.locator("tr.move").count() == 300
    # No flip is ever folded.
    assert half(page, "en").locator(".flip:visible").count() == 40
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_records_say_what_they_were(everyday, read):
    page = read(everyday, "en")
    found = part(page, "en", "records").locator(".entries > li")
    expect(found.nth(0).locator(".fields div").first).to_contain_text("Anticipatory → Binding")
    assert found.nth(0).locator("ins").all_inner_texts() == ["含合流制管网，"]
    assert [entry.locator(".tag").inner_text() for entry in found.all()] == ["Changed", "Removed", "New"]
    expect(found.nth(1)).to_contain_text(samples.project(1).name.en)


def test_texts_mark_the_words_that_changed_in_both_languages(everyday, read):
    page = read(everyday)
    first, lone, new = part(page, "zh", "texts").locator(".entries > li").all()
    # What changed in one language only comes first within its plan; the sample has one plan for each of the two.
    assert first.locator("del").all_inner_texts() == ["85%", "基本", "85%", "a quarter of"]
    assert first.locator("ins").all_inner_texts() == ["86%", "全面", "86%", "25% of the"]
    expect(first.locator("ins").first.locator("xpath=..")).to_have_attribute("lang", "zh-Hans-CN")
    expect(first.locator("ins").last.locator("xpath=..")).to_have_attribute("lang", "en")
    expect(first).to_contain_text("plans/river-city-14/goals.html")
    expect(first.locator(".flag")).to_have_count(0)
    expect(lone.locator(".flag")).to_have_text("英文可能尚未更新")
    expect(lone.locator(".same")).to_contain_text(samples.LONG_EN)
    expect(new).to_contain_text("各规划口径不一。")
    expect(part(page, "zh", "outdated")).to_contain_text("英文可能尚未更新")


def test_findings_that_came_and_went(everyday, read):
    page = read(everyday)
    came, went = part(page, "zh", "findings").locator(".entries > li").all()
    expect(came).to_contain_text("新增")
    expect(came).to_contain_text("表1 第5行为“31.2”，而正文第三章为“30.8”。")
    expect(went).to_contain_text("删除")
    expect(went).to_contain_text("计量单位不明")


# --- the site ---


def test_charts_stand_side_by_side_and_below_each_other_on_a_phone(everyday, read):
    for width, beside in ((1280, True), (360, False)):
        page = read(everyday, "en", width)
        pair = part(page, "en", "charts").locator(".pair").first
        old, new = (figure.bounding_box() for figure in pair.locator("figure").all())
        assert (old["y"] == new["y"]) is beside
        expect(pair.locator("svg:visible")).to_have_count(2)
        # They take their colours from the style sheet in the file.
        ink = pair.locator(".f-ink").first.evaluate("text => getComputedStyle(text).fill")
        assert ink == "rgb(27, 30, 34)"
    shown = part(page, "en", "charts").locator("> .compared")
    assert shown.count() == 5
    fold = part(page, "en", "charts").locator("details")
    expect(fold.locator("summary")).to_have_text("7 charts say the same and are only drawn differently")
    expect(fold.locator("svg").first).not_to_be_visible()
    labels = part(page, "en", "charts").locator("h3 a").all_text_contents()
    assert labels == [label for _page, label, *_rest in samples.drawings("en")[:12]]


def test_of_two_drawings_of_a_chart_the_narrow_one_is_shown():
    wide = '<svg class="chart chart-wide" aria-labelledby="a-title"><title id="a-title">W</title></svg>'
    narrow = wide.replace("wide", "narrow").replace("W", "N")
    chart = ChartChange("en", "status.html", "Status", "changed", True, "15 of 20", "14 of 20", wide + narrow, wide)
    html = in_half(html_of(replace(NOTHING, charts=(chart,))), "en")
    shown = re.findall(r'<svg class="(chart [^"]*)" aria-labelledby="([^"]*)"', html)
    assert [kind for kind, _name in shown] == ["chart chart-narrow", "chart chart-wide"]
    assert len({name for _kind, name in shown}) == 2
    assert "<del>15</del>" in html and "<ins>14</ins>" in html


def test_a_chart_that_came_or_went_has_one_side():
    _page, label, finding, before, after = samples.drawings("en")[0]
    came = ChartChange("en", "a.html", label, "new", True, "", finding, "", after)
    went = ChartChange("en", "b.html", label, "removed", True, finding, "", before, "")
    html = in_half(html_of(replace(NOTHING, charts=(came, went))), "en")
    assert html.count("<svg") == 2
    assert "There was no such chart." in html and "The chart is gone." in html
    assert 'href="site/en/a.html"' in html and 'href="site/en/b.html"' not in html


def test_a_missing_redirect_is_flagged(everyday, read):
    page = read(everyday, "en")
    lost, moved, new = part(page, "en", "pages").locator("li").all()
    expect(lost.locator(".flag")).to_have_text("No redirect: links to it will break")
    expect(lost).to_contain_text("Leakage control plans/river-city-14/projects/leakage.html")
    expect(moved.locator(".flag")).to_have_count(0)
    expect(moved.get_by_role("link")).to_have_attribute(
        "href", "site/en/plans/river-city-14/projects/sewer-network.html"
    )
    expect(new.get_by_role("link", name="Sewer network")).to_be_visible()


def test_the_two_languages_of_a_page_are_one_entry_unless_only_one_came(read):
    pages = (
        PageChange("zh/a.html", "new", "甲"),
        PageChange("en/a.html", "new", "A"),
        PageChange("zh/b.html", "new", "乙"),
    )
    page = read(html_of(replace(NOTHING, pages=pages)), "en")
    both, alone = part(page, "en", "pages").locator("li").all_inner_texts()
    assert "A" in both and "中文" not in both
    assert "乙" in alone and "中文" in alone


def test_words_of_pages_are_told_by_change_with_their_pages_folded(everyday, read):
    page = read(everyday, "en")
    found = part(page, "en", "passages")
    assert found.locator("h3").all_inner_texts() == ["The portal as a whole 2 pages"]
    told = [" ".join(one.split()) for one in found.locator("summary").all_inner_texts()]
    assert told == ["over the whole period → since the period began 1 page", "8 … 12 → 7 … 13 1 page"]
    expect(found.locator(".turned").first).not_to_be_visible()
    found.locator("summary").first.click()
    expect(found.get_by_role("link", name="method.html")).to_have_attribute("href", "site/en/method.html")
    expect(found.locator(".turned ins").first).to_have_text("since the period began")


def test_one_change_of_words_is_told_once_wherever_it_stands(read):
    plans = [
        ChangedPassage("en", f"{title} · Portal", f"{title} · Plans", (f"plans/river-city-14/goals/{title}.html",))
        for title in ("a", "b", "c", "d", "e")
    ]
    other = ChangedPassage("en", "One plan.", "Two plans.", ("index.html", "plans/river-city-14/index.html"))
    page = read(html_of(replace(samples.everyday(), passages=(*plans, other))), "en")
    found = part(page, "en", "passages")
    assert found.locator("h3").all_inner_texts() == [
        "The portal as a whole 2 pages", f"{samples.plan_name().en} 5 pages",
    ]  # fmt: skip
    told = [" ".join(one.split()) for one in found.locator("summary").all_inner_texts()]
    assert told == ["One plan. → Two plans. 2 pages", "Portal → Plans 5 pages"]
    found.locator("summary").last.click()
    assert found.locator(".turned:visible").count() == 3
    expect(found).to_contain_text("and 2 more")


def test_many_changes_of_words_are_folded(read):
    names = [first + second for first in "abcdef" for second in "abcdefghij"]
    many = tuple(ChangedPassage("en", f"old{name}", f"new{name}", ("method.html",)) for name in names)
    page = read(html_of(replace(NOTHING, passages=many)), "en")
    found = part(page, "en", "passages")
    assert found.locator(".rewording:visible").count() == 12
    expect(found.locator(".fold > summary")).to_have_text("Another 48")


def test_other_files_are_told_by_kind(everyday, read):
    page = read(everyday, "en")
    found = part(page, "en", "files")
    assert found.locator("summary, h3").all_inner_texts() == [
        "PNG 12 changed",
        "CSV 2 changed",
        "CSS 1 new",
        "XLSX 1 changed",
    ]
    expect(found.get_by_text("data/observations.csv")).to_be_visible()
    expect(found.get_by_text("chart-11.png")).not_to_be_visible()


def test_what_stands_open_stands_apart_and_complete(everyday, read):
    page = read(everyday, "en")
    found = part(page, "en", "open")
    expect(found.get_by_role("heading", level=2)).to_have_text("What stands open in the later build")
    for name, said in {
        "untranslated": "plans/river-city-14/goals.toml:41:1 · goal[3].summary.en",
        "outdated": "The English may be older",
        "old_data": "Latest value of 2021, 34 months old",
        "broken_links": "“上一期规划” → zh/plans/river-city-12/index.html",
        "open_findings": "Table 1, row 5 prints “31.2”",
        "drafts": "a draft, left out",
    }.items():
        expect(part(page, "en", name)).to_contain_text(said)


# --- on every screen and on paper ---


@pytest.mark.parametrize("code", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(read, code, width):
    usual = samples.everyday()
    long = "x" * 120
    review = replace(
        usual,
        after=replace(usual.after, label=f"/srv/{long}/site"),
        files=(*usual.files, PageChange(f"data/{long}.csv", "new", "")),
        untranslated=(Fault(f"plans/{long}.toml:1:1", long, text_of("没有英文", "has no English")),),
        texts=tuple(replace(text, key=long, new=text_of(long, long)) for text in usual.texts),
        broken_links=(replace(usual.broken_links[0], target=long, page=f"zh/{long}.html"),),
        passages=tuple(replace(passage, pages=(f"{long}.html",)) for passage in usual.passages),
    )
    page = read(html_of(review), code, width)
    for fold in half(page, code).locator("summary").all():
        fold.click()
    wide = (
        half(page, code)
        .locator("*")
        .evaluate_all(
            "(all, width) => all.filter(one => !one.closest('svg, thead, .sr') && one.getBoundingClientRect().right > width + 1)"
            ".map(one => one.outerHTML.slice(0, 120))",
            width,
        )
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("code", ["zh", "en"])
def test_print_opens_every_fold_in_the_chosen_language_alone(everyday, read, code):
    printed = PdfReader(BytesIO(read(everyday, code).pdf(prefer_css_page_size=True)))
    assert round(float(printed.pages[0].mediabox.width) / 72 * 25.4) == 210
    # Fonts have one glyph for "fi", and some have the same for a character and its radical.
    text = unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in printed.pages))
    text = re.sub(r"\s", "", text)
    # In folds: pictures among the other files, a passage, and charts that are only drawn differently.
    assert "chart-11.png" in text
    if code == "en":
        assert "7ofthe13indicators" in text
        assert re.sub(r"\s", "", samples.drawings("en")[11][1]) in text
    assert ("Sign-off" in text) is (code == "en")
    assert ("审核" in text) is (code == "zh")


def test_the_report_follows_light_and_dark(everyday, read):
    page = read(everyday)
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert found == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}


# --- the words that changed ---


def marked(old: str, new: str) -> tuple[str, str]:
    before, after = differences(old, new)
    return tuple("".join(f"[{text}]" if differs else text for differs, text in parts) for parts in (before, after))


@pytest.mark.parametrize(
    "old, new, before, after",
    [
        ("新增就业42.5万人", "新增就业45万人", "新增就业[42.5]万人", "新增就业[45]万人"),
        ("调查失业率5%以内", "登记失业率4.5%以内", "[调查]失业率[5%]以内", "[登记]失业率[4.5%]以内"),
        ("create 425,000 urban jobs in all", "create 450,000 urban jobs in all",
         "create [425,000] urban jobs in all", "create [450,000] urban jobs in all"),
        # One word between two differences is no landmark.
        ("unemployment is kept under 5% here", "unemployment is held under 6% here",
         "unemployment is [kept under 5%] here", "unemployment is [held under 6%] here"),
        ("甲乙丙", "全都不同", "[甲乙丙]", "[全都不同]"),
        ("前句。后句不变的内容。", "前句。插入一句。后句不变的内容。", "前句。后句不变的内容。", "前句。[插入一句。]后句不变的内容。"),
        ("", "新的", "", "新的"),
    ],
)  # fmt: skip
def test_what_differs_is_marked_by_words_and_characters(old, new, before, after):
    assert marked(old, new) == (before, after)


@given(st.text(alphabet="就业人数ab 12。.%\n"), st.text(alphabet="就业人数ab 12。.%\n"))
def test_marks_lose_no_character(old, new):
    before, after = differences(old, new)
    assert "".join(text for _differs, text in before) == old
    assert "".join(text for _differs, text in after) == new
    if old == new:
        assert not any(differs for differs, _text in (*before, *after))


def test_the_middle_of_what_did_not_change_is_left_out():
    same = "不变的内容。" * 200
    before, _after = differences(f"甲{same}乙{same}", f"丙{same}丁{same}")
    short = "".join(text for _differs, text in shortened(before))
    assert len(short) < 400 and short.startswith("甲不变") and "容。乙不" in short
    assert shortened([(False, same)]) == [(False, same)]


def test_long_texts_are_compared_at_once():
    old = "".join(f"第{number}条，全市就业的目标是{number * 7}万人，由市人社局负责落实。" for number in range(2000))
    new = old.replace("的", "之").replace("7", "8")
    before, after = differences(old, new)
    assert "".join(text for _differs, text in after) == new and any(differs for differs, _text in before)
