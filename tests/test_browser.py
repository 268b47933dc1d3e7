"""One journey through the portal in a real browser, and what only a browser can tell."""

import shutil

import pytest
from playwright.sync_api import expect

# One page of every kind.
KINDS = [
    "index.html",
    "plans/jobs-13/index.html",
    "plans/jobs-14/index.html",
    "plans/jobs-14/goals.html",
    "plans/jobs-14/goals/fuller-employment.html",
    "plans/jobs-13/indicators.html",
    "plans/jobs-13/indicators/labor-contracts.html",
    "plans/jobs-14/tasks.html",
    "plans/jobs-14/projects.html",
    "plans/jobs-13/document.html",
    "compare.html",
    "compare/injury-insurance.html",
    "method.html",
    "data.html",
    "about.html",
]


def test_a_citizen_finds_a_figure_its_source_and_the_file(pair, page):
    page.goto((pair / "index.html").as_uri())
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("江口市就业规划的目标与完成情况")
    page.get_by_role("link", name="江口市“十三五”人力资源和社会保障发展").click()
    page.get_by_role("navigation", name="本规划").get_by_role("link", name="指标").click()
    rows = page.locator("[data-row]")
    expect(page.locator("[data-row]:visible")).to_have_count(6)
    page.get_by_label("状态").select_option(label="完成")
    expect(page.locator("[data-row]:visible")).to_have_count(2)
    expect(page.locator("output")).to_have_text("显示2项，共6项")
    page.get_by_label("状态").select_option(label="全部")
    page.get_by_label("搜索").fill("就业人数")
    expect(page.locator("[data-row]:visible")).to_have_count(1)
    page.get_by_label("搜索").fill("")
    page.get_by_role("button", name="序号").click()
    page.get_by_role("button", name="序号").click()
    expect(rows.first).to_contain_text("社会保障卡持卡人口覆盖率")
    page.get_by_role("link", name="城镇新增就业人数").click()
    expect(page.locator(".lede")).to_have_text("城镇新增就业人数：截至2020年末达到6.31万人，为目标的148%，超额完成。")
    expect(page.get_by_text("表1 第1行").first).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url((pair / "en/plans/jobs-13/indicators/new-jobs.html").as_uri())
    expect(page.locator(".figures")).to_contain_text("63,100")
    picture = page.get_by_role("link", name="PNG").get_attribute("href")
    assert (pair / "en/plans/jobs-13/indicators" / picture).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("code", ["zh", "en"])
def test_no_page_is_wider_than_the_screen(pair, page, code):
    wide = []
    for name in KINDS:
        page.goto((pair / code / name).as_uri())
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append((name, width))
    assert wide == []


def test_one_drawing_of_a_chart_shows_at_every_width(pair, page):
    page.goto((pair / "zh/plans/jobs-13/index.html").as_uri())
    for width, shown in ((360, "narrow"), (1280, "wide")):
        page.set_viewport_size({"width": width, "height": 800})
        expect(page.locator(f"svg.chart-{shown}:visible")).to_have_count(2)
        expect(page.locator("svg.chart:visible")).to_have_count(2)


def test_type_on_a_phone_is_large_enough_to_read(pair, page):
    page.set_viewport_size({"width": 360, "height": 800})
    for name in ("plans/jobs-13/index.html", "plans/jobs-13/indicators/new-jobs.html"):
        page.goto((pair / "zh" / name).as_uri())
        sizes = page.locator("svg.chart:visible text").evaluate_all(
            "all => all.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
        )
        assert min(sizes) >= 11


def test_charts_follow_light_and_dark(pair, page):
    page.goto((pair / "en/plans/jobs-13/indicators/new-jobs.html").as_uri())
    ink = "getComputedStyle(document.querySelector('svg.chart-wide .f-ink')).fill"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(ink)
    page.emulate_media(color_scheme="dark")
    assert light == "rgb(27, 30, 34)" and page.evaluate(ink) == "rgb(236, 238, 240)"


def test_print_leaves_the_navigation_out_and_keeps_the_figures(pair, page):
    page.goto((pair / "zh/plans/jobs-13/indicators/new-jobs.html").as_uri())
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="门户导航")).to_be_hidden()
    expect(page.locator(".figures")).to_be_visible()
    expect(page.locator("svg.chart-wide")).to_be_visible()
    expect(page.locator("svg.chart-narrow")).to_be_hidden()


def test_a_mailed_zip_works_by_double_click(small, page, tmp_path):
    """Unpacked where people unpack: in a folder with spaces and Chinese in its name, without a server."""
    zipped = shutil.make_archive(str(tmp_path / "site"), "zip", small / "site")
    home = tmp_path / "下载 (2)" / "规划公开 site"
    shutil.unpack_archive(zipped, home)
    page.goto((home / "index.html").as_uri())
    page.get_by_role("link", name="English").click()
    page.get_by_role("link", name="Example plan").click()
    page.get_by_role("navigation", name="This plan").get_by_role("link", name="Indicators").click()
    page.locator("[data-row] a").first.click()
    expect(page.locator(".figure svg:visible").first).to_be_visible()
    page.locator(".use summary").click()
    for name in ("PNG, full width", "SVG", "CSV"):
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    picture = page.locator('.use a[href$=".png"]').first.get_attribute("href")
    page.goto(page.url.rsplit("/", 1)[0] + "/" + picture)
    assert page.evaluate("document.images[0].naturalWidth") == 1843
    page.goto((home / "zh/index.html").as_uri())
    page.get_by_role("link", name="修订记录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("修订记录")
