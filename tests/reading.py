"""A built site read page by page, and what is wrong with it: links, twins, structure, charts without a name."""

import csv
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath


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


Pages = dict[str, PageReader]


def pages_of(site: Path) -> Pages:
    return {
        path.relative_to(site).as_posix(): PageReader(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def tables_of(site: Path) -> dict[str, list[dict]]:
    """The rows of every published table."""
    found = {}
    for path in (site / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            found[path.stem] = list(csv.DictReader(file))
    return found


def in_one_line(text: str) -> str:
    """A text as ``PageReader.text`` has it."""
    return re.sub(r"\s+", " ", text)


def alone(name: str) -> bool:
    """Whether it is a page for frames, which has no head of the site."""
    return name.endswith(".embed.html") or name.startswith("frozen/")


# --- what is wrong with a site ---------------------------------------------------------------------------------------


def broken_links(site: Path, pages: Pages) -> list[str]:
    broken = []
    for name, page in pages.items():
        for target in page.values("href") + page.values("src"):
            path, _mark, fragment = target.partition("#")
            there = normpath(join(dirname(name), path)) if path else name
            if not (site / there).is_file():
                broken.append(f"{name}: {target}")
            elif fragment and fragment not in pages[there].values("id"):
                broken.append(f"{name}: {target} has no such part")
    return broken


def unreached(site: Path, pages: Pages) -> set[str]:
    """Files to which no chain of links leads from the entrance."""
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
    return files - reached


def without_twin(pages: Pages) -> list[str]:
    """Pages that do not lead to the same page in the other language."""
    wrong = []
    for name, page in pages.items():
        if name == "index.html" or alone(name):
            continue
        code, rest = name.split("/", 1)
        twin = {"zh": "en", "en": "zh"}[code] + "/" + rest
        switches = [a["href"] for tag, a in page.tags if tag == "a" and a.get("class") == "switch"]
        if twin not in pages or [normpath(join(dirname(name), href)) for href in switches] != [twin]:
            wrong.append(name)
    return wrong


def loaded_from_elsewhere(site: Path) -> list[str]:
    """What pages, style sheets and scripts ask other hosts for."""
    asked = r"""(?:src|href|url\(|action|import)\s*=?\s*["'(]?(?:https?:)?//[^"')\s]+"""
    files = [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.js")]
    return [f"{path.name}: {found}" for path in files for found in re.findall(asked, path.read_text("utf-8"))]


def badly_built(pages: Pages) -> list[str]:
    """Pages with an id twice, headings that skip a level, no language or main part, or a style attribute."""
    wrong = []
    for name, page in pages.items():
        wrong += [f"{name}: id {key} twice" for key, count in Counter(page.values("id")).items() if count > 1]
        if page.headings.count(1) != 1:
            wrong.append(f"{name}: not one heading of the first level")
        if any(b > a + 1 for a, b in zip(page.headings, page.headings[1:], strict=False)):
            wrong.append(f"{name}: headings {page.headings}")
        if next(a for tag, a in page.tags if tag == "html")["lang"] not in ("zh-Hans-CN", "en"):
            wrong.append(f"{name}: no language")
        if not any(tag == "main" for tag, _ in page.tags):
            wrong.append(f"{name}: no main part")
        if any("style" in attributes for _tag, attributes in page.tags):
            wrong.append(f"{name}: a style attribute")
    return wrong


def titles_twice(site: Path) -> list[str]:
    """Titles that two pages of one language share."""
    found = []
    for code in ("zh", "en"):
        pages = (path.read_text("utf-8") for path in (site / code).rglob("*.html"))
        titles = Counter(re.search("<title>(.*?)</title>", page, re.S)[1] for page in pages)
        found += [title for title, count in titles.items() if count > 1]
    return found


def charts_of(pages: Pages) -> dict[str, list[dict]]:
    """The drawings on each page."""
    return {name: [attributes for tag, attributes in page.tags if tag == "svg"] for name, page in pages.items()}


def nameless_charts(pages: Pages) -> list[str]:
    """Pages with a drawing that does not say what it shows, by ids of texts on the page."""
    wrong = []
    for name, charts in charts_of(pages).items():
        ids = set(pages[name].values("id"))
        for chart in charts:
            labels = chart.get("aria-labelledby", "").split()
            if chart.get("role") != "img" or not labels or not set(labels) <= ids:
                wrong.append(name)
    return wrong
