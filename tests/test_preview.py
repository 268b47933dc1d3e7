"""The preview in a real browser, with real saves."""

import http.client
import os
import re
import shutil
import subprocess
import sys

import pytest
from commands import ENGLISH, PATIENCE, ROOT, Running, build, tree
from plans import change, least
from playwright.sync_api import expect
from previews import INDICATORS, faults, listening

from planportal.commands.folders import build_folders
from planportal.console import Console
from planportal.preview.rebuilding import PreviewSite

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


def test_each_of_fifty_saves_is_shown(preview, tab):
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    target = preview.target(tab)
    expect(target).to_contain_text("500,000 in total")
    # Saves follow each other as fast as the page shows them: none may be lost while it reloads.
    for number in range(49, -1, -1):
        change(preview.content, INDICATORS, (f"〔{number + 1}〕", f"〔{number}〕"))
        figure = f"{number}0,000" if number else "0"
        expect(target).to_contain_text(re.compile(rf"(?<![\d,]){figure} in total"))


def test_the_last_of_saves_that_nothing_waits_for_is_shown(preview, tab):
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    for number in range(51, 91):
        change(preview.content, INDICATORS, (f"〔{number - 1}〕", f"〔{number}〕"))
    expect(preview.target(tab)).to_contain_text("900,000 in total")


def test_a_save_that_leaves_time_and_size_alone_is_noticed(tmp_path):
    """Two saves within one tick of the disk's clock, the second while the first is being built."""
    folders = build_folders(least(tmp_path), tmp_path / "site")
    site = PreviewSite(folders, Console("en"))
    assert site.follow()
    file = folders.content / INDICATORS
    time = file.stat().st_mtime_ns
    change(folders.content, INDICATORS, ("〔50〕", "〔51〕"))
    os.utime(file, ns=(time, time))
    assert site.follow()
    assert "510,000" in (folders.output / "en/plans/demo/indicators.html").read_text("utf-8")
    assert not site.follow()


def test_every_fault_stands_over_the_last_good_page_until_it_is_mended(preview, tab, page):
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    expect(preview.target(tab)).to_be_visible()
    expect(faults(tab)).to_be_hidden()
    change(
        preview.content,
        INDICATORS,
        ('unit = "万人"', 'unit = "万名"'),
        ('concept = "new-jobs"', 'concept = "no-jobs"'),
    )
    expect(faults(tab).get_by_role("heading")).to_have_text("2 faults in 1 file")
    console = [line for line in preview.errors.read_text("utf-8").splitlines() if line.startswith(INDICATORS)]
    assert len(console) == 2 and ":16:1: indicator[1].unit: " in console[1]
    assert faults(tab).get_by_role("listitem").all_inner_texts() == console
    expect(preview.target(tab)).to_contain_text("500,000 in total")
    later = tab.context.new_page()
    later.goto(preview.at("zh/index.html"))
    expect(faults(later).get_by_role("listitem")).to_have_text(console)
    faults(later).get_by_role("button", name="Close").click()
    expect(faults(later)).to_be_hidden()
    change(preview.content, INDICATORS, ('concept = "no-jobs"', 'concept = "new-jobs"'))
    expect(faults(tab).get_by_role("heading")).to_have_text("1 fault in 1 file")
    expect(faults(later).get_by_role("heading")).to_have_text("1 fault in 1 file")
    change(preview.content, INDICATORS, ('unit = "万名"', 'unit = "万人"'))
    expect(faults(tab)).to_be_hidden()
    expect(faults(later)).to_be_hidden()
    later.goto("about:blank")


def test_a_first_build_with_faults_turns_into_the_portal_when_mended(preview, tab):
    shutil.rmtree(preview.site)
    change(preview.content, INDICATORS, ('unit = "万人"', 'unit = "万名"'))
    preview.start()
    tab.goto(preview.at(""))
    expect(faults(tab).get_by_role("listitem")).to_contain_text("indicator[1].unit")
    change(preview.content, INDICATORS, ('unit = "万名"', 'unit = "万人"'))
    expect(tab.get_by_role("link", name="中文")).to_be_visible()
    expect(faults(tab)).to_be_hidden()


@pytest.mark.parametrize(
    "mistake, said", [("{{ nothing }}", "'nothing' is undefined"), ("{% if %}", "Expected an expression")]
)
def test_a_mistake_in_a_template_is_shown_with_its_line(preview, tab, mistake, said):
    preview.start()
    tab.goto(preview.at("en/about.html"))
    change(preview.templates, "about.html", ("{% block main %}", "{% block main %}\n" + mistake))
    lines = (preview.templates / "about.html").read_text("utf-8").splitlines()
    place = f"{preview.templates / 'about.html'}:{lines.index(mistake) + 1}"
    expect(faults(tab).get_by_role("listitem")).to_contain_text(f"{place}: {said}")
    change(preview.templates, "about.html", (mistake, "<p>Mended.</p>"))
    expect(tab.get_by_text("Mended.")).to_be_visible()
    expect(faults(tab)).to_be_hidden()


def test_a_character_that_charts_cannot_show_is_told_and_mended(preview, tab):
    preview.start()
    tab.goto(preview.at("zh/plans/demo/indicators/new-jobs.html"))
    change(preview.content, INDICATORS, ('name.zh = "新增就业"', 'name.zh = "新增𓀀"'))
    expect(faults(tab).get_by_role("listitem")).to_contain_text("holds “𓀀” (U+13000) after “新增”")
    change(preview.content, INDICATORS, ('name.zh = "新增𓀀"', 'name.zh = "新增岗位"'))
    expect(tab.get_by_role("heading", level=1)).to_contain_text("新增岗位")
    expect(faults(tab)).to_be_hidden()


def test_an_edited_style_sheet_is_shown_without_a_reload(preview, tab):
    preview.start()
    tab.emulate_media(color_scheme="light")
    tab.goto(preview.at("en/index.html"))
    tab.evaluate("window.mark = 'kept'")
    for before, after, seen in (("#ffffff", "#ffeedd", "255, 238, 221"), ("#ffeedd", "#ddeeff", "221, 238, 255")):
        change(preview.static, "site.css", (f"--paper: {before}", f"--paper: {after}"))
        expect(tab.locator("body")).to_have_css("background-color", f"rgb({seen})")
    expect(tab.locator('link[rel="stylesheet"][href*="/site-"]')).to_have_count(1)
    assert tab.evaluate("window.mark") == "kept"


def test_a_page_that_did_not_change_is_left_alone(preview, tab):
    preview.start()
    tab.goto(preview.at("en/about.html"))
    tab.evaluate("window.mark = 'kept'")
    other = tab.context.new_page()
    other.goto(preview.at("en/plans/demo/indicators.html"))
    change(preview.content, INDICATORS, ("〔50〕", "〔51〕"))
    expect(preview.target(other)).to_contain_text("510,000")
    other.goto("about:blank")
    assert tab.evaluate("window.mark") == "kept"


def test_the_place_in_the_page_is_kept_over_reloads(preview, tab):
    preview.start()
    tab.set_viewport_size({"width": 500, "height": 300})
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    tab.evaluate("scrollTo({ top: 321, behavior: 'instant' })")
    for number in range(51, 56):
        change(preview.content, INDICATORS, (f"〔{number - 1}〕", f"〔{number}〕"))
        expect(preview.target(tab)).to_contain_text(f"{number}0,000")
        expect(tab.locator("html")).to_have_js_property("scrollTop", 321)


def test_the_page_follows_a_preview_that_was_stopped_and_started_again(preview, tab):
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    expect(preview.target(tab)).to_contain_text("500,000")
    preview.stop()
    change(preview.content, INDICATORS, ("〔50〕", "〔51〕"))
    preview.start()
    expect(preview.target(tab)).to_contain_text("510,000")
    # Whatever the page asked for while nobody answered was refused; what is asked of the new preview comes after it.
    tab.faults[:] = [fault for fault in tab.faults if not fault.startswith(preview.at(""))]


def test_what_a_careful_host_would_block_is_blocked(preview, page):
    change(preview.templates, "about.html", ("{% block main %}", "{% block main %}<style>h1 { color: red }</style>"))
    preview.start()
    page.goto(preview.at("en/about.html"))
    page.emulate_media(color_scheme="light")
    expect(page.get_by_role("heading", level=1)).to_have_css("color", "rgb(27, 30, 34)")
    page.goto("about:blank")


@pytest.mark.parametrize(
    "path, more", [("en/index.html", {}), (".preview/preview.js", {}), (".preview/socket", UPGRADE)]
)
def test_only_who_asks_for_this_machine_is_answered(preview, path, more):
    """A site elsewhere that has its own name point to this machine must read nothing."""

    def status(host: str, **headers) -> int:
        line = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
        line.request("GET", f"/{path}", headers={"Host": host, **more, **headers})
        answer = line.getresponse().status
        line.close()
        return answer

    preview.start()
    good = 101 if more else 200
    assert status(f"127.0.0.1:{preview.port}") == good
    assert status(f"localhost:{preview.port}", Origin=f"http://localhost:{preview.port}") == good
    assert status(f"plans.example:{preview.port}") == 403
    assert status("127.0.0.1:1") == 403
    if more:
        assert status(f"127.0.0.1:{preview.port}", Origin="http://plans.example") == 403


def test_the_site_on_disk_is_the_site_that_a_build_makes(tmp_path, page):
    content, previewed, built = least(tmp_path), tmp_path / "previewed", tmp_path / "built"
    command = (sys.executable, ROOT / "build.py", "serve", "--open", "--content", content, "--output", previewed)
    # A browser that says what it is asked to open.
    environment = {**ENGLISH, "BROWSER": "echo opened %s", "PYTHONUNBUFFERED": "1"}
    server, port = listening(
        lambda port: Running(*command, "--port", port, errors=subprocess.DEVNULL, environment=environment),
        words="opened ",
    )
    with server:
        page.goto(f"http://127.0.0.1:{port}/en/plans/demo/indicators.html")
        change(content, INDICATORS, ("〔50〕", "〔51〕"))
        expect(page.locator("tr", has_text="New jobs").first).to_contain_text("510,000")
        page.goto("about:blank")
        # Pages come first; the pictures follow when nothing more is saved.
        server.until(lambda line: "will follow." in line)
        server.until(lambda line: "Looked at" in line)
    build(content, built)
    assert tree(previewed) == tree(built)


def test_a_draft_is_shown_and_marked_until_it_is_published(preview, tab):
    hidden = 'id = "closed-cases"\ndraft = true\n'
    change(preview.content, INDICATORS, ('id = "closed-cases"\n', hidden))
    change(preview.content, INDICATORS, ("[[indicator.milestone]]\n", "[[indicator.milestone]]\ndraft = true\n"))
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    row = tab.locator("tr", has_text="Cases closed")
    expect(row.get_by_text("Draft", exact=True)).to_be_visible()
    expect(preview.target(tab).get_by_text("Draft", exact=True)).to_have_count(0)
    row.get_by_role("link").click()
    expect(tab.get_by_role("main")).to_contain_text("This page is a draft: it is shown only in the preview")
    expect(tab.locator('meta[name="robots"]')).to_have_attribute("content", "noindex")
    expect(tab.get_by_role("link", name="中文")).to_be_visible()
    tab.get_by_role("link", name="中文").click()
    expect(tab.get_by_role("main")).to_contain_text("本页为草稿，仅在预览中显示，不会进入公开网站。")
    change(preview.content, INDICATORS, (hidden, 'id = "closed-cases"\n'))
    expect(tab.get_by_role("main")).not_to_contain_text("草稿")
    expect(tab.locator('meta[name="robots"]')).to_have_count(0)
    tab.goto(preview.at("en/plans/demo/indicators/new-jobs.html"))
    expect(tab.locator(".milestones")).to_contain_text("2023 300,000 Draft")


def test_doubts_stand_folded_at_the_foot_until_they_are_mended_or_confirmed(preview, tab):
    change(preview.content, INDICATORS, ('value = "9.5"', 'value = "95"'))
    preview.start()
    tab.goto(preview.at("en/plans/demo/indicators.html"))
    note = tab.locator("plan-preview aside")
    expect(note.get_by_text("1 doubt, probably a slip")).to_be_visible()
    told = note.get_by_role("listitem")
    expect(told).not_to_be_visible()
    note.get_by_text("1 doubt, probably a slip").click()
    expect(told).to_contain_text("“95” is about")
    expect(told).to_contain_text(f"{INDICATORS}:")
    assert contrast(note.locator("summary")) >= 4.5
    # Faults come first; a confirmation of another kind is one.
    wrong, right = (f'confirmed = {{ doubt = "{kind}", reason = "x" }}' for kind in ("falling", "magnitude"))
    change(preview.content, INDICATORS, ('value = "95"', f'value = "95"\n{wrong}'))
    expect(tab.get_by_role("alert")).to_contain_text("that there is not; delete it")
    expect(note).not_to_be_visible()
    change(preview.content, INDICATORS, (wrong, right))
    expect(tab.get_by_role("alert")).not_to_be_visible()
    change(preview.content, INDICATORS, (right, ""))
    expect(note.get_by_text("1 doubt, probably a slip")).to_be_visible()
    change(preview.content, INDICATORS, ('value = "95"', 'value = "9.5"'))
    expect(note).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_marks_of_drafts_can_be_read_and_fit_a_phone(preview, tab, scheme):
    for header in ("[[indicator]]\n", "[[indicator.observation]]\n"):
        change(preview.content, INDICATORS, (header, f"{header}draft = true\n"))
    change(preview.content, "plans/demo/plan.toml", ("[plan]\n", "[plan]\ndraft = true\n"))
    preview.start()
    tab.emulate_media(color_scheme=scheme)
    tab.set_viewport_size({"width": 360, "height": 740})
    for path in ("en/index.html", "en/plans/demo/indicators.html", "en/plans/demo/indicators/new-jobs.html"):
        tab.goto(preview.at(path))
        tag = tab.locator(".draft").first
        expect(tag).to_have_text("Draft")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
        assert contrast(tag) >= 4.5


def contrast(element) -> float:
    """The contrast of a text with what it stands on, as WCAG counts it."""
    colours = element.evaluate(
        """element => {
            let behind = element;
            while (behind.parentElement && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)")
                behind = behind.parentElement;
            return [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor];
        }"""
    )

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted(map(light, colours))
    return (lighter + 0.05) / (darker + 0.05)
