"""The built public portal, page by page: links, twins, structure, and the figures on it."""

import csv
import re
from collections import Counter
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

import pytest


class PageReader(HTMLParser):
    """What the tests ask of a page: links with their attributes, ids, headings and text."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict]] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._silent += tag in ("script", "style")

    def handle_endtag(self, tag):
        self._silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _tag, attributes in self.tags if attributes.get(name)]

    @property
    def headings(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.tags if re.fullmatch("h[1-6]", tag)]


@pytest.fixture(scope="module")
def pages(site) -> dict[str, PageReader]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = PageReader(path.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def tables(site) -> dict[str, list[dict]]:
    found = {}
    for path in (site / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def test_no_link_is_broken(site, pages):
    broken = []
    for name, page in pages.items():
        for target in page.values("href") + page.values("src"):
            path, _mark, fragment = target.partition("#")
            there = normpath(join(dirname(name), path)) if path else name
            if not (site / there).is_file():
                broken.append(f"{name}: {target}")
            elif fragment and fragment not in pages[there].values("id"):
                broken.append(f"{name}: {target} has no such part")
    assert broken == []


def test_every_file_can_be_reached_from_the_entrance(site, pages):
    reached, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in reached:
            continue
        reached.add(name)
        if name in pages:
            targets = pages[name].values("href") + pages[name].values("src")
            waiting += [normpath(join(dirname(name), t.partition("#")[0])) for t in targets if t.partition("#")[0]]
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {".planportal"}
    assert files - reached == set()


def alone(name: str) -> bool:
    """A page for frames, which has no head of the site."""
    return name.endswith(".embed.html") or name.startswith("frozen/")


def test_every_page_has_its_twin_and_links_to_it(pages):
    for name, page in pages.items():
        if name == "index.html" or alone(name):
            continue
        code, rest = name.split("/", 1)
        other = {"zh": "en", "en": "zh"}[code]
        twin = f"{other}/{rest}"
        assert twin in pages, name
        switches = [a["href"] for tag, a in page.tags if tag == "a" and a.get("class") == "switch"]
        assert [normpath(join(dirname(name), href)) for href in switches] == [twin]


def test_no_page_asks_another_host_for_anything(site):
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]:
        text = path.read_text("utf-8")
        loads = re.findall(r"""(?:src|href|url\(|action|import)\s*=?\s*["'(]?(?:https?:)?//[^"')\s]+""", text)
        assert loads == [], path


def test_pages_are_well_built(pages):
    for name, page in pages.items():
        ids = Counter(page.values("id"))
        assert [key for key, count in ids.items() if count > 1] == [], name
        assert page.headings.count(1) == 1, name
        jumps = [(a, b) for a, b in zip(page.headings, page.headings[1:], strict=False) if b > a + 1]
        assert jumps == [], name
        assert [a for tag, a in page.tags if tag == "html"][0]["lang"] in ("zh-Hans-CN", "en"), name
        assert any(tag == "main" for tag, _ in page.tags), name
        assert not any("style" in attributes for _tag, attributes in page.tags), f"{name} carries a style attribute"


def test_titles_tell_pages_apart(site):
    for code in ("zh", "en"):
        titles = Counter(
            re.search("<title>(.*?)</title>", path.read_text("utf-8"), re.S)[1]
            for path in (site / code).rglob("*.html")
        )
        assert [title for title, count in titles.items() if count > 1] == []


def test_every_chart_says_what_it_shows(pages):
    charts = 0
    for name, page in pages.items():
        for tag, attributes in page.tags:
            if tag == "svg":
                charts += 1
                labels = attributes["aria-labelledby"].split()
                assert attributes["role"] == "img" and set(labels) <= set(page.values("id")), name
    assert charts > 300


def test_every_row_of_the_documents_has_its_page_with_the_printed_figures(pages, tables):
    assert len(tables["indicators"]) == 63
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
        assert all("hidden" in form for form in forms)


def test_every_finding_stands_on_the_page_of_its_plan(pages, tables):
    for row in tables["findings"]:
        for code in ("zh", "en"):
            text = pages[f"{code}/plans/{row['plan']}/index.html"].text
            assert re.sub(r"\s+", " ", row[f"message_{code}"]) in text, row


def test_a_finding_about_a_commitment_stands_on_its_project(pages, tables):
    homes = {(row["plan"], row["id"]): row["project"] for row in tables["commitments"] if row["project"]}
    about = [row for row in tables["findings"] if (row["plan"], row["subject"]) in homes]
    assert about
    for row in about:
        home = homes[row["plan"], row["subject"]]
        text = pages[f"zh/plans/{row['plan']}/projects/{home}.html"].text
        assert re.sub(r"\s+", " ", row["message_zh"]) in text


def test_every_commitment_stands_with_its_target_and_place(pages, tables):
    for row in tables["commitments"]:
        text = pages[f"zh/plans/{row['plan']}/projects.html"].text
        assert row["text_zh"] in text and row["target_printed"] in text and row["source_zh"] in text


def test_plans_without_values_say_so(pages):
    assert "尚未公布数值" in pages["zh/plans/zhuzhou-hrss-14/indicators/work-injury-insurance.html"].text
    assert "No value published yet" in pages["en/plans/zhuzhou-hrss-14/indicators/work-injury-insurance.html"].text


def test_work_injury_insurance_of_zhuzhou_is_not_met_and_keeps_its_note(pages):
    text = pages["zh/plans/zhuzhou-hrss-13/indicators/work-injury-insurance.html"].text
    assert "93%" in text and "未完成" in text and "4.62万" in text


def test_changzhou_row_13_shows_both_verdicts(pages):
    text = pages["zh/plans/changzhou-hrss-13/indicators/labor-contracts.html"].text
    assert "达到目标要求" in text and "高0.99个百分点" in text


def test_method_page_prints_the_thresholds_in_force(pages):
    text = pages["en/method.html"].text
    assert "5 percentage points of the way or more ahead" in text
    assert "within 0.5 percentage points for a rate" in text
    assert "from 24 months on" in text
