"""What stands at the stem of every chart: which files there are, and that all say the same as the published data."""

import csv
import io
import json
import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from commands import ROOT, portal, portal_process
from PIL import Image
from plans import change, whole

EXAMPLE = ROOT / "examples/river-city"
SUFFIXES = (".html", ".embed.html", ".svg", ".png", ".half.png", ".og.png", ".csv", ".json", ".oembed.json")


@pytest.fixture
def example(river_site) -> Path:
    return river_site


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
        for plan in ("changzhou-hrss-14", "zhuzhou-hrss-14"):
            assert f"{code}/plans/{plan}/commitments" in held
            assert f"{code}/plans/{plan}/goals/fuller-employment" in held
        assert f"{code}/compare/urban-new-jobs" in held and f"{code}/status" in held
    for stem in held:
        assert [suffix for suffix in SUFFIXES if not (site / f"{stem}{suffix}").is_file()] == [], stem
    assert {stem[3:] for stem in held if stem.startswith("zh/")} == {
        stem[3:] for stem in held if stem.startswith("en/")
    }


@pytest.mark.parametrize("suffix, size, dpi", [(".png", (1843, None), 300), (".half.png", (886, None), 300), (".og.png", (1200, 630), None)])  # fmt: skip
def test_pictures_have_the_sizes_that_documents_ask_for(site, suffix, size, dpi):
    pictures = [path for path in site.glob(f"??/**/*{suffix}") if suffix != ".png" or path.name.count(".") == 1]
    assert len(pictures) > 100
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.width == size[0] and size[1] in (None, picture.height), path
            assert dpi is None or all(abs(value - dpi) < 0.1 for value in picture.info["dpi"]), path


def test_metadata_says_what_a_writer_needs(site):
    about = abouts(site)["zh/plans/changzhou-hrss-13/indicators/urban-new-jobs"]
    assert about["unit"] == "单位：万人"
    assert about["source"] == {
        "document": "常州市“十四五”人力资源和社会保障发展规划", "place": "表1 第5行", "issued": "2021-12-29",
    } or about["source"]["place"] == "表1 第5行"  # fmt: skip
    assert about["definition"].startswith("期内在城镇新增加的就业人数")
    assert about["last_updated"] == "2026-11-22"
    assert about["licence"].startswith("数据摘录自公开发布的政府文件")
    assert about["basis"] == "期内累计"
    for text in (about["caption"], about["citation"]["long"]):
        assert "城镇新增就业人数" in text and "表1 第5行" in text and "2026年11月22日" in text
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
    units = {row["id"]: row for row in published(site, "indicators") if row["plan"] == "zhuzhou-hrss-14"}
    for row in published(site, "observations"):
        if row["plan"] != "zhuzhou-hrss-14":
            continue
        stem = site / "zh/plans/zhuzhou-hrss-14/indicators" / row["indicator"]
        chinese = [line for line in read_csv(Path(f"{stem}.csv")) if line["年份"] == row["year"]]
        kind = {"baseline": "基期", "actual": "实际"}[row["kind"]]
        assert [(line["数值"], line["显示值"]) for line in chinese if line["类别"] == kind] == [
            (row["value"], row["printed"])
        ]
        english = json.loads(
            (site / f"en/plans/zhuzhou-hrss-14/indicators/{row['indicator']}.json").read_text("utf-8")
        )
        place = [column["name"] for column in english["columns"]].index("value")
        scale = int(units[row["indicator"]]["unit_scale"] or 1)
        assert english["rows"][0][place] == pytest.approx(float(row["value"]) * scale)


def test_the_table_of_a_plan_holds_the_published_targets_and_completions(site):
    for plan in ("changzhou-hrss-13", "zhuzhou-hrss-14"):
        shown = read_csv(site / f"zh/plans/{plan}/completion.csv")
        rows = [row for row in published(site, "indicators") if row["plan"] == plan]
        assert [(line["指标"], line["目标"]) for line in shown] == [
            (row["name_zh"], row["target_printed"]) for row in rows
        ]
        assert [line.get("完成情况", "") for line in shown] == [row["completion_zh"] for row in rows]


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


def test_a_page_leads_publishing_systems_to_its_oembed_file(example):
    stem = "en/plans/river-city-14/indicators/water-supply-coverage"
    stem = (
        stem
        if (example / f"{stem}.html").is_file()
        else next(s for s in abouts(example) if s.startswith("en/plans/river-city-14/indicators/"))
    )
    link = head(example, stem, r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"')
    assert link == f"https://plans.example.org/river-city/{stem}.oembed.json"
    said = json.loads((example / f"{stem}.oembed.json").read_text("utf-8"))
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert f'src="https://plans.example.org/river-city/{stem}.embed.html"' in said["html"]
    assert f'height="{said["height"]}"' in said["html"]
    assert said["thumbnail_url"] == f"https://plans.example.org/river-city/{stem}.og.png"
    assert head(example, stem, r'<meta property="og:image" content="([^"]+)"') == said["thumbnail_url"]
    assert head(example, stem, r'<meta property="og:url" content="([^"]+)"').endswith(f"{stem}.html")


def test_without_an_address_links_for_others_stay_relative_and_the_page_says_so(site):
    stem = "zh/plans/changzhou-hrss-13/indicators/urban-new-jobs"
    assert head(site, stem, r'json\+oembed" href="([^"]+)"') == "urban-new-jobs.oembed.json"
    said = json.loads((site / f"{stem}.oembed.json").read_text("utf-8"))
    assert 'src="urban-new-jobs.embed.html"' in said["html"]
    page = (site / f"{stem}.html").read_text("utf-8")
    assert "本站尚未设定公开网址" in page
    assert f"src=&#34;{stem}.embed.html&#34;" in page


def test_everything_to_take_away_is_on_the_page_without_a_script(site):
    about = abouts(site)["en/plans/changzhou-hrss-13/indicators/urban-new-jobs"]
    page = (site / "en/plans/changzhou-hrss-13/indicators/urban-new-jobs.html").read_text("utf-8")
    panel = re.search('<details class="use".*?</details>', page, re.S)[0].replace("&#39;", "'").replace("&#34;", '"')
    for text in (about["caption"], about["finding"], about["citation"]["long"], about["citation"]["short"]):
        assert text in panel
    for suffix in (".png", ".half.png", ".svg", ".og.png", ".csv", ".json"):
        assert f'href="urban-new-jobs{suffix}" download' in panel
    assert panel.count("<iframe" if "<iframe" in panel else "&lt;iframe") == 2
    assert about["frozen"] in panel


def test_a_renamed_indicator_keeps_its_pictures_and_data_at_the_old_address(example):
    for code in ("zh", "en"):
        home = example / code / "plans/river-city-14"
        for kind, old in (("indicators", "domestic-sewage-collection"), ("goals", "supply-and-floods")):
            target = re.search(r'href="([^"]+)"', (home / kind / f"{old}.embed.html").read_text("utf-8"))[1]
            assert target.endswith(".embed.html") and (home / kind / target).is_file()
            now = target.removesuffix(".embed.html")
            for suffix in (".svg", ".png", ".half.png", ".og.png", ".csv", ".json"):
                assert (home / kind / f"{old}{suffix}").read_bytes() == (home / kind / f"{now}{suffix}").read_bytes()


def test_a_target_in_words_has_a_chart_too(example):
    about = abouts(example)["en/plans/river-city-14/indicators/major-incidents"]
    assert about["rows"][-1][1] == "Target" or "Target" in json.dumps(about["rows"])


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
