"""The small site as it was when somebody last looked at it: one page of each kind, one chart's files, the published tables.

Drawings are cut out, because charts are tested on their marks, and so is on all pages but one what is the same on each: the
frame of the site, and the panel that offers a chart. What is meant to change is taken over with
``python3 start.py test --update-golden``; look at the diff.
"""

import json
import re
import shutil
import textwrap
from pathlib import Path

from commands import tree
from plans import write

GOLDEN = Path(__file__).parent / "golden"
# The page that stands here whole, and one page of every other kind, half of them in Chinese.
WHOLE_PAGE = "en/plans/demo/indicators/new-jobs.html"
PAGES = [
    "index.html", "zh/index.html", "en/status.html", "zh/compare.html", "zh/compare/new-jobs.html", "en/method.html",
    "en/about.html", "zh/revisions.html", "zh/plans/demo/index.html", "en/plans/demo/document.html", "zh/plans/demo/goals.html",
    "en/plans/demo/goals/more-work.html", "zh/plans/demo/indicators.html", "zh/plans/demo/indicators/new-jobs.html",
    "en/plans/demo/tasks.html", "zh/plans/demo/projects.html", "en/plans/demo/projects/job-fairs.html",
    "zh/plans/demo/completion.html", "en/plans/demo/commitments.html", "zh/plans/demo/status.html",
]  # fmt: skip
# Beside its page: what other sites embed, and what programs and spreadsheets read of its chart.
FILES = [f"en/plans/demo/indicators/new-jobs{suffix}" for suffix in (".embed.html", ".oembed.json", ".csv")]


def readable(path: Path) -> str:
    """A text without digests: those of static files follow the style sheet, those of charts every word."""
    text = re.sub(r"(assets/[a-z]+)-[0-9a-f]{10}", r"\1-DIGEST", path.read_bytes().decode())
    return re.sub(r"(?<![0-9a-f])[0-9a-f]{12}(?![0-9a-f])", "VERSION", text)


def undrawn(html: str) -> str:
    html = re.sub(r"<svg\b[^>]*?class=\"([^\"]*)\".*?</svg>", r'<svg class="\1"/>', html, flags=re.S)
    return re.sub(r"\n(\s*\n)+", "\n", html)


def inner(html: str) -> str:
    """What a page says itself."""
    main = (re.search(r"<main\b.*</main>\n", html, re.S) or re.search(r"<body\b.*</body>\n", html, re.S))[0]
    return re.sub(r'<details class="use".*?</details>\n', '<details class="use"/>\n', main, flags=re.S)


def without_columns(html: str) -> str:
    """The page of the tables; which columns they have stands in a file of its own."""
    return re.sub(r"<details>.*?</details>\n", "<details/>\n", html, flags=re.S)


def columns(descriptor: Path) -> str:
    """The tables of the Data Package with what decides how they are read and joined, a paragraph for each."""
    told = []
    for table in json.loads(descriptor.read_text("utf-8"))["resources"]:
        schema = table["schema"]
        keys = [f"{', '.join(key['fields'])} -> {key['reference'].get('resource') or table['name']}"
                for key in schema.get("foreignKeys", ())]  # fmt: skip
        types = [f"{field['name']} {field['type']}" for field in schema["fields"]]
        head = f"{table['path']}, key {', '.join(schema.get('primaryKey', ('none',)))}"
        told += [head, textwrap.fill("; ".join(types), 118)]
        told += [textwrap.fill("; ".join(keys), 118)] if keys else []
    return "\n".join(told) + "\n"


def about_the_chart(path: Path) -> str:
    """The metadata of a chart, a line for each of its keys."""
    told = json.loads(readable(path))
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in told.items())


def names(site: Path) -> str:
    """Every file of the site: those that stand beside each other in one line, and the two languages as one."""
    found: dict[str, list[str]] = {}
    for path in sorted(tree(site)):
        name = re.sub(r"-[0-9a-f]{10,12}\.", "-DIGEST.", path)
        language = re.match(r"((?:frozen/[^/]+/)?)(?:zh|en)/", name)
        stem, suffix = re.match(r"(.*/)?[^./]*", name)[0], name[len(re.match(r"(.*/)?[^./]*", name)[0]) :]
        if language:
            code = name[language.end() - 3 : language.end() - 1]
            stem = f"{language[1]}{{zh,en}}/{stem[language.end() :]}"
            suffix = f"{suffix}:{code}"
        found.setdefault(stem, []).append(suffix)
    lines = []
    for stem, suffixes in sorted(found.items()):
        twice = [suffix.removesuffix(":zh") for suffix in suffixes if suffix.endswith(":zh")]
        assert sorted(suffixes) == sorted(f"{s}:{code}" for s in twice for code in ("zh", "en")) or not twice, stem
        lines.append(f"{stem} {' '.join(twice or suffixes)}\n")
    return "".join(lines)


def test_the_small_site_is_as_it_was(small, request):
    site = small / "site"
    texts = {WHOLE_PAGE: undrawn(readable(site / WHOLE_PAGE))}
    texts |= {name: inner(undrawn(readable(site / name))) for name in PAGES}
    texts["zh/data.html"] = without_columns(inner(undrawn(readable(site / "zh/data.html"))))
    texts |= {name: undrawn(readable(site / name)) for name in FILES}
    texts |= {f"data/{path.name}": readable(path) for path in (site / "data").glob("*.csv")}
    texts["data/columns.txt"] = columns(site / "data/datapackage.json")
    texts["en/plans/demo/indicators/new-jobs.json.txt"] = about_the_chart(
        site / "en/plans/demo/indicators/new-jobs.json"
    )
    texts["files.txt"] = names(site)
    if request.config.getoption("update_golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        write(GOLDEN, texts)
    golden = {p.relative_to(GOLDEN).as_posix(): p.read_bytes().decode() for p in GOLDEN.rglob("*") if p.is_file()}
    assert sorted(texts) == sorted(golden)
    for name, text in texts.items():
        assert text == golden[name], (
            f"{name} differs; look at it, and if it is right: python3 start.py test --update-golden"
        )


def test_the_golden_files_can_be_read_at_one_sitting():
    assert sum(len(path.read_text("utf-8").splitlines()) for path in GOLDEN.rglob("*") if path.is_file()) <= 1500
