"""What stands at the stem of every chart: which files there are, and that all say the same as the published data."""

import csv
import io
import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from commands import build, portal, portal_process
from PIL import Image
from plans import change, whole
from plans import row as indicator_row

SUFFIXES = (".html", ".embed.html", ".svg", ".png", ".half.png", ".og.png", ".csv", ".json", ".oembed.json")


JOBS = "plans/demo/indicators/new-jobs"


@pytest.fixture
def site(small) -> Path:
    """A site whose address is not known."""
    return small / "site"


@pytest.fixture
def addressed(made_once) -> Path:
    """The same plan with renamed entries, a target in words and one that was reached, in a portal that says where the public finds it."""

    def fill(home: Path) -> None:
        content = whole(home)
        change(content, "portal.toml", ("licence.zh", 'address = "https://plans.example.org/town/"\nlicence.zh'))
        change(content, "plans/demo/indicators.toml", ("row = 2\n", 'row = 2\nformerly = ["cases"]\n'))
        change(content, "plans/demo/goals.toml", ("number = 1\n", 'number = 1\nformerly = ["work"]\n'))
        file = content / "plans/demo/indicators.toml"
        words = indicator_row('basis = "qualitative"\ntarget = "不发生"\ntarget_en = "none"', "incidents", 3)
        reached = 'unit = "万人"\nbetter = "higher"\ntarget = "100"\nobservation = [{ year = 2022, value = "120" }]'
        file.write_text(file.read_text("utf-8") + words + indicator_row(reached, "reached", 4), "utf-8")
        build(content, home / "site")

    return made_once("addressed", fill) / "site"


def abouts(site: Path) -> dict[str, dict]:
    """The metadata of every exhibit by its stem."""
    found = {}
    for path in sorted([*site.glob("??/**/*.json"), *site.glob("??/*.json")]):
        if not path.name.endswith(".oembed.json"):
            found[path.relative_to(site).as_posix().removesuffix(".json")] = json.loads(path.read_text("utf-8"))
    return found


def read_csv(path: Path) -> list[dict]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


def published(site: Path, table: str) -> list[dict]:
    with (site / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_indicator_goal_plan_and_concept_has_every_form_in_both_languages(site):
    held = abouts(site)
    for code in ("zh", "en"):
        for row in published(site, "indicators"):
            assert f"{code}/plans/{row['plan']}/indicators/{row['id']}" in held
        for row in published(site, "plans"):
            assert f"{code}/plans/{row['plan']}/completion" in held
        for table, folder in (("goals", "goals/more-work"), ("commitments", "commitments")):
            for row in published(site, table):
                assert f"{code}/plans/{row['plan']}/{folder}" in held
        assert f"{code}/compare/new-jobs" in held and f"{code}/status" in held
    for stem in held:
        assert [suffix for suffix in SUFFIXES if not (site / f"{stem}{suffix}").is_file()] == [], stem
    assert {stem[3:] for stem in held if stem.startswith("zh/")} == {
        stem[3:] for stem in held if stem.startswith("en/")
    }


@pytest.mark.parametrize("suffix, size, dpi", [(".png", (1843, None), 300), (".half.png", (886, None), 300), (".og.png", (1200, 630), None)])  # fmt: skip
def test_pictures_have_the_sizes_that_documents_ask_for(site, suffix, size, dpi):
    pictures = [path for path in site.glob(f"??/**/*{suffix}") if suffix != ".png" or path.name.count(".") == 1]
    assert len(pictures) == len(abouts(site)) > 10
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.width == size[0] and size[1] in (None, picture.height), path
            assert dpi is None or all(abs(value - dpi) < 0.1 for value in picture.info["dpi"]), path


def test_metadata_says_what_a_writer_needs(site):
    about = abouts(site)[f"zh/{JOBS}"]
    assert about["unit"] == "单位：万人"
    assert about["source"] == {"document": "示例规划", "place": "表1 第1行", "issued": "2021-12-15"}
    assert about["definition"] == "期内新增。"
    assert about["last_updated"] == "2024-03-31"
    assert about["licence"] == "可自由使用"
    assert about["basis"] == "期内累计"
    for text in (about["caption"], about["citation"]["long"]):
        assert "新增就业" in text and "表1 第1行" in text and "2024年3月31日" in text
    assert "单位：万人" in about["caption"] and "口径：期内累计" in about["caption"]
    assert about["build"] in about["citation"]["long"]
    assert re.fullmatch("[0-9a-f]{12}", about["build"])


def test_metadata_names_files_that_are_there(site):
    for stem, about in abouts(site).items():
        here = dirname(stem)
        names = [*about["files"].values(), about["frozen"]]
        assert [name for name in names if not (site / normpath(join(here, name))).is_file()] == [], stem


def test_the_data_of_an_indicator_are_the_published_ones(site):
    """In Chinese in the printed unit, in English in what is counted."""
    units = {row["id"]: row for row in published(site, "indicators")}
    for row in published(site, "observations"):
        stem = f"plans/demo/indicators/{row['indicator']}"
        kind, english_kind = {"baseline": ("基期", "Baseline"), "actual": ("实际", "Actual")}[row["kind"]]
        chinese = [line for line in read_csv(site / "zh" / f"{stem}.csv") if line["年份"] == row["year"]]
        assert [(line["数值"], line["显示值"]) for line in chinese if line["类别"] == kind] == [
            (row["value"], row["printed"])
        ]
        english = json.loads((site / "en" / f"{stem}.json").read_text("utf-8"))
        heads = [column["name"] for column in english["columns"]]
        (line,) = (dict(zip(heads, cells, strict=True)) for cells in english["rows"] if cells[1] == english_kind)
        scale = int(units[row["indicator"]]["unit_scale"] or 1)
        assert line["value"] == pytest.approx(float(row["value"]) * scale)


def test_the_table_of_a_plan_holds_the_published_targets_and_completions(site):
    shown, rows = read_csv(site / "zh/plans/demo/completion.csv"), published(site, "indicators")
    assert [(line["指标"], line["目标"]) for line in shown] == [
        (row["name_zh"], row["target_printed"]) for row in rows
    ]
    assert [line.get("完成情况", "") for line in shown] == [row["completion_zh"] for row in rows]


def test_figures_stand_at_the_right_in_the_table_beside_a_chart(addressed):
    page = (addressed / "en/plans/demo/completion.html").read_text("utf-8")
    heads = re.findall(r"<th([^>]*)>([^<]+)</th>", page.partition("<thead>")[2].partition("</thead>")[0])
    assert [name for look, name in heads if "num" in look] == ["Target", "Actual", "Completion"]


def test_a_csv_opens_right_in_a_chinese_spreadsheet(site):
    """The mark makes Excel read UTF-8; lines end as Windows has it; the tables for programs stay without a mark."""
    for stem in abouts(site):
        content = (site / f"{stem}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n"), stem
        assert content.count(b"\n") == content.count(b"\r\n"), stem
        lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert len(lines) > 1 and len({len(line) for line in lines}) == 1, stem
    assert not (site / "data/indicators.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def head(site: Path, stem: str, pattern: str) -> str:
    found = re.search(pattern, (site / f"{stem}.html").read_text("utf-8"))
    assert found, pattern
    return found[1]


def test_a_page_leads_publishing_systems_to_its_oembed_file(addressed):
    stem, home = f"en/{JOBS}", "https://plans.example.org/town"
    link = head(addressed, stem, r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"')
    assert link == f"{home}/{stem}.oembed.json"
    said = json.loads((addressed / f"{stem}.oembed.json").read_text("utf-8"))
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert f'src="{home}/{stem}.embed.html"' in said["html"]
    assert f'height="{said["height"]}"' in said["html"]
    assert said["thumbnail_url"] == f"{home}/{stem}.og.png"
    assert head(addressed, stem, r'<meta property="og:image" content="([^"]+)"') == said["thumbnail_url"]
    assert head(addressed, stem, r'<meta property="og:url" content="([^"]+)"').endswith(f"{stem}.html")


def test_without_an_address_links_for_others_stay_relative_and_the_page_says_so(site):
    stem = f"zh/{JOBS}"
    assert head(site, stem, r'json\+oembed" href="([^"]+)"') == "new-jobs.oembed.json"
    said = json.loads((site / f"{stem}.oembed.json").read_text("utf-8"))
    assert 'src="new-jobs.embed.html"' in said["html"]
    page = (site / f"{stem}.html").read_text("utf-8")
    assert "本站尚未设定公开网址" in page
    assert f"src=&#34;{stem}.embed.html&#34;" in page


def test_everything_to_take_away_is_on_the_page_without_a_script(site):
    about = abouts(site)[f"en/{JOBS}"]
    page = (site / f"en/{JOBS}.html").read_text("utf-8")
    panel = re.search('<details class="use".*?</details>', page, re.S)[0].replace("&#39;", "'").replace("&#34;", '"')
    for text in (about["caption"], about["finding"], about["citation"]["long"], about["citation"]["short"]):
        assert text in panel
    for suffix in (".png", ".half.png", ".svg", ".og.png", ".csv", ".json"):
        assert f'href="new-jobs{suffix}" download' in panel
    assert panel.count("<iframe" if "<iframe" in panel else "&lt;iframe") == 2
    assert about["frozen"] in panel


def test_a_renamed_entry_keeps_its_pictures_and_data_at_the_old_address(addressed):
    for code in ("zh", "en"):
        home = addressed / code / "plans/demo"
        for kind, old, now in (("indicators", "cases", "closed-cases"), ("goals", "work", "more-work")):
            page = (home / kind / f"{old}.embed.html").read_text("utf-8")
            assert f'href="{now}.embed.html"' in page
            for suffix in (".svg", ".png", ".half.png", ".og.png", ".csv", ".json"):
                assert (home / kind / f"{old}{suffix}").read_bytes() == (home / kind / f"{now}{suffix}").read_bytes()


def test_a_target_in_words_has_a_chart_too(addressed):
    about = abouts(addressed)["en/plans/demo/indicators/incidents"]
    assert ["Target", "none"] in [[cell for cell in row if cell in ("Target", "none")] for row in about["rows"]]


def test_an_address_that_is_none_is_a_fault_with_its_place(tmp_path):
    content = whole(tmp_path)
    change(content, "portal.toml", ("licence.zh", 'address = "plans.example.org"\nlicence.zh'))
    done = portal("check", "--content", content)
    assert done.returncode == 1
    assert "portal.toml:9:1: portal.address: must be where the public finds the portal" in done.stderr


def test_a_character_without_a_glyph_stops_the_build_with_a_clear_message(built):
    content, output = built
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    text = (content / "plans/demo/indicators.toml").read_text("utf-8")
    name = re.search(r'^name.zh = "(.*)"$', text, re.M)[1]
    change(content, "plans/demo/indicators.toml", (f'name.zh = "{name}"', f'name.zh = "{name}𓀀"'))
    done = portal("build", "--content", content, "--output", output)
    assert done.returncode == 1
    assert "holds “𓀀” (U+13000) after “新增就业”, which the font of charts and packs lacks" in done.stderr
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before


def test_files_are_the_same_in_another_process(small, tmp_path):
    """Another seed for hashes, another time zone, another place, and next to nothing in the environment."""
    environment = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "PATH": "/usr/bin:/bin"}
    arguments = ("build", "--content", whole(tmp_path), "--output", tmp_path / "site", "--jobs", 1)
    assert portal_process(*arguments, environment=environment).returncode == 0
    made = {p.relative_to(tmp_path).as_posix(): p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file()}
    assert made == {
        p.relative_to(small).as_posix(): p.read_bytes() for p in (small / "site").rglob("*") if p.is_file()
    }
