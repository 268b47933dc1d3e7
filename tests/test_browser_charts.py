"""Taking charts away, in a real browser: embedding them in pages of others, and the panel that offers them."""

import json
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
from browsers import Served, visit
from playwright.sync_api import expect

# One chart of every kind, long and short.
KINDS = {
    "indicator": "plans/jobs-13/indicators/new-jobs",
    "limit": "plans/jobs-13/indicators/unemployment",
    "without values": "plans/jobs-14/indicators/new-jobs",
    "completion": "plans/jobs-13/completion",
    "aims": "plans/jobs-14/completion",
    "goal": "plans/jobs-14/goals/fuller-employment",
    "commitments": "plans/jobs-14/commitments",
    "comparison": "compare/new-jobs",
    "status": "status",
}


@pytest.fixture(scope="module")
def portal(pair):
    with Served(pair) as server:
        yield server.address


@pytest.fixture
def host(tmp_path):
    """Another site, which embeds charts: another port is another origin."""
    with Served(tmp_path) as server:
        yield tmp_path, server.address


def snippet(site: Path, portal: str, code: str, stem: str) -> str:
    """What a publishing system makes of the chart's oEmbed file."""
    said = json.loads((site / code / f"{stem}.oembed.json").read_text("utf-8"))
    name = stem.rsplit("/", 1)[-1]
    return said["html"].replace(f'src="{name}.embed.html"', f'src="{portal}{code}/{stem}.embed.html"')


def embedding(site: Path, portal: str, code: str, host: Path) -> None:
    frames = "\n".join(snippet(site, portal, code, stem).replace('loading="lazy"', "") for stem in KINDS.values())
    (host / "page.html").write_text(
        f"<!doctype html><meta charset=utf-8><title>A page of others</title>{frames}", "utf-8"
    )


SEEN = """() => {
    const root = document.documentElement, shown = [...document.querySelectorAll("svg.chart")]
        .filter((one) => getComputedStyle(one).display !== "none");
    const box = shown[0].getBoundingClientRect();
    const drawn = [...shown[0].querySelectorAll("text")].map((text) => text.getBoundingClientRect());
    return {
        frame: [innerWidth, innerHeight], page: [root.scrollWidth, root.scrollHeight],
        drawings: shown.map((one) => one.classList[1]), box: [box.width, box.height],
        inside: drawn.every((one) => one.left > -1 && one.right < innerWidth + 1), texts: drawn.length,
    };
}"""


@pytest.mark.parametrize("code", ["zh", "en"])
def test_an_embedded_chart_shows_whole_at_every_width(pair, portal, host, page, code):
    folder, address = host
    embedding(pair, portal, code, folder)
    page.goto(f"{address}page.html", wait_until="load")
    assert page.locator("iframe").count() == len(KINDS)
    for width in (280, 600, 1200):
        page.set_viewport_size({"width": width + 16, "height": 900})
        for kind, frame in zip(KINDS, page.frames[1:], strict=True):
            frame.wait_for_load_state("load")
            # A frame of another site hears of its size a moment later.
            given = frame.frame_element().evaluate("frame => frame.clientWidth")
            frame.wait_for_function("width => innerWidth === width", arg=given)
            seen = frame.evaluate(SEEN)
            assert seen["page"][0] <= seen["frame"][0], f"{kind} is wider than its frame"
            assert seen["page"][1] <= seen["frame"][1], f"{kind} is higher than its frame: {seen}"
            assert seen["drawings"] == ["chart-narrow" if width < 577 else "chart-wide"], kind
            assert seen["inside"] and seen["texts"] > 2 and seen["box"][1] > 30, kind


def test_an_embed_has_no_head_of_the_site_and_leads_back(pair, portal, page):
    page.goto(f"{portal}en/{KINDS['indicator']}.embed.html")
    assert page.locator("header, nav, script").count() == 0
    back = page.get_by_role("link", name="More on Plans of Jiangkou")
    assert back.get_attribute("target") == "_blank"
    with page.expect_popup() as opened:
        back.click()
    expect(opened.value).to_have_url(f"{portal}en/{KINDS['indicator']}.html")


@pytest.mark.parametrize("held, scheme, dark", [("", "light", False), ("", "dark", True), ("#light", "dark", False), ("#dark", "light", True)])  # fmt: skip
def test_an_embed_is_light_or_dark_as_its_reader_or_its_host_wants(portal, page, held, scheme, dark):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{portal}zh/{KINDS['indicator']}.embed.html{held}")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", paper))) < 200) is dark
    ink = page.evaluate("getComputedStyle(document.querySelector('svg .f-ink')).fill")
    assert (sum(map(int, re.findall(r"\d+", ink))) > 500) is dark


def test_a_frozen_copy_looks_the_same_and_says_what_it_is(pair, portal, page):
    about = json.loads((pair / "zh" / f"{KINDS['indicator']}.json").read_text("utf-8"))
    page.goto(f"{portal}zh/{KINDS['indicator']}.embed.html")
    live = page.locator(".drawing").bounding_box()
    page.goto(f"{portal}{'zh/' + KINDS['indicator'].rsplit('/', 1)[0]}/{about['frozen']}")
    assert page.locator(".drawing").bounding_box() == live
    expect(page.get_by_text(f"定格于2022年6月30日，版本{about['build']}。")).to_be_visible()
    page.get_by_text("图中数据").click()
    expect(page.get_by_role("cell", name="（6.31）")).to_be_visible()


@contextmanager
def panel_at(portal: str, stem: str, browser):
    """The panel of one chart, over http, where a page may write to the clipboard."""
    context = visit(browser, viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=portal.rstrip("/"))
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.goto(f"{portal}{stem}.html")
    page.get_by_text("使用此图").click()
    yield page
    context.close()
    assert faults == []


@pytest.fixture(scope="module")
def panel(portal, browser):
    with panel_at(portal, f"zh/{KINDS['indicator']}", browser) as page:
        yield page


def press(panel, name: str) -> None:
    row = panel.locator(".use-texts div, .use-files li").filter(has=panel.get_by_text(name, exact=True))
    if not row.count():
        row = panel.locator(".use-texts div").filter(has_text=name)
    row.first.get_by_role("button", name="复制").click()
    expect(panel.locator(".use-said")).to_have_text("已复制")


def clipboard(panel) -> str:
    return panel.evaluate("navigator.clipboard.readText()")


def test_texts_are_copied_as_they_stand(pair, panel):
    about = json.loads((pair / "zh" / f"{KINDS['indicator']}.json").read_text("utf-8"))
    for name, text in (
        ("图注", about["caption"]), ("替代文本", about["finding"]), ("引用格式（简）", about["citation"]["short"]),
    ):  # fmt: skip
        press(panel, name)
        assert clipboard(panel) == text


def test_pictures_and_data_are_copied_from_their_files(small, browser):
    site, stem = small / "site", "zh/plans/demo/indicators/new-jobs"
    with Served(site) as server, panel_at(server.address, stem, browser) as panel:
        press(panel, "SVG")
        assert clipboard(panel) == (site / f"{stem}.svg").read_text("utf-8")
        press(panel, "CSV")
        data = (site / f"{stem}.csv").read_bytes().decode("utf-8-sig")
        assert clipboard(panel).lstrip("\ufeff").splitlines() == data.splitlines()
        for name, width in (("PNG（通栏）", 1843), ("PNG（半栏）", 886)):
            press(panel, name)
            size = panel.evaluate(
                """async () => {
                    const [item] = await navigator.clipboard.read();
                    const picture = await createImageBitmap(await item.getType("image/png"));
                    return [picture.width, picture.height];
                }"""
            )
            assert size[0] == width


def test_the_snippets_carry_the_address_at_which_the_reader_is(pair, portal, panel):
    for name, target in (
        ("嵌入代码（实时）", ".embed.html"),
        ("嵌入代码（定格）", "/frozen/2022-06-30/zh/jobs-13/"),
    ):
        press(panel, name)
        source = re.search('src="([^"]+)"', clipboard(panel))[1]
        assert source.startswith(portal) and target in source
        assert (pair / source.removeprefix(portal)).is_file()
    expect(panel.get_by_text("本站尚未设定公开网址")).to_have_count(0)


def test_a_link_to_the_panel_opens_it(portal, page):
    page.goto(f"{portal}zh/plans/jobs-13/index.html")
    page.get_by_role("link", name="使用此图").last.click()
    expect(page).to_have_url(re.compile(r"completion\.html#use$"))
    expect(page.get_by_text("宽156毫米，与A4公文版心同宽；300 dpi")).to_be_visible()


def test_without_a_script_the_panel_is_links_and_text(pair, browser):
    context = visit(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto((pair / "en" / f"{KINDS['completion']}.html").as_uri())
    page.get_by_text("Use this chart").click()
    expect(page.get_by_role("link", name="PNG, half width")).to_be_visible()
    expect(page.locator(".use-texts dd").first).to_be_visible()
    assert page.locator(".use button:visible").count() == 0
    context.close()
