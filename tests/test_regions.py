"""Regions: declared once, each in the one above it, named by plans, shown and published."""

import csv
import io
import shutil

import pytest
from commands import build
from plans import change, everything, faults, whole, write

REGIONS = """
[[region]]
id = "land"
name.zh = "示例国"
name.en = "Example Land"
level = "nation"

[[region]]
id = "south"
name.zh = "南省"
name.en = "South"
level = "province"
parent = "land"

[[region]]
id = "north"
name.zh = "北省"
name.en = "North"
level = "province"
parent = "land"

[[region]]
id = "town"
name.zh = "示例市"
name.en = "Example City"
level = "city"
parent = "north"
"""
NAMED = ('region.zh = "示例市"\nregion.en = "Example City"\n', 'region = "town"\n')


def placed(root):
    content = whole(root)
    write(content, {"regions.toml": REGIONS})
    change(content, "plans/demo/plan.toml", NAMED)
    return content


def test_a_region_by_identifier_is_what_its_name_was(tmp_path):
    typed, named = everything(whole(tmp_path / "a")).plans["demo"], everything(placed(tmp_path / "b")).plans["demo"]
    assert typed.region == named.region and named.info.region == "town"


@pytest.mark.parametrize(
    ("edit", "fault"),
    [
        (('parent = "north"', 'parent = "nort"'), '27:1: region[4].parent: "nort" is not a region of this file. Did you mean "north"?'),
        (('parent = "north"', 'parent = "town"'), "27:1: region[4].parent: names the region itself; take it out"),
        (('level = "nation"', 'level = "county"'), '13:1: region[2].parent: "land" is of no higher level; mend parent or level'),
        (('level = "nation"', 'level = "state"'), '6:1: region[1].level: "state" is not one of'),
        (('id = "south"', 'id = "land"'), '9:1: region[2].id: "land" is defined twice; keep one'),
    ],
)  # fmt: skip
def test_faults_of_regions(tmp_path, edit, fault):
    content = placed(tmp_path)
    change(content, "regions.toml", edit)
    assert any(one.startswith(f"regions.toml:{fault}") for one in faults(content)), faults(content)


def test_a_plan_that_names_no_region_says_what_to_type(tmp_path):
    content = placed(tmp_path)
    change(content, "plans/demo/plan.toml", ('region = "town"', 'region = "twon"'))
    (fault,) = faults(content)
    assert 'plan.region: "twon" is not a region of regions.toml; add it there. Did you mean "town"?' in fault
    change(content, "plans/demo/plan.toml", ('region = "twon"', 'region = "示例市"'))
    (fault,) = faults(content)
    assert "plan.region: is neither the identifier of a region of regions.toml nor a name in both languages" in fault


def test_what_is_published_of_regions(tmp_path):
    content = placed(tmp_path / "content")
    assert build(content, tmp_path / "site").returncode == 0
    (plan,) = table(tmp_path, "plans")
    assert (plan["region"], plan["region_zh"], plan["region_en"]) == ("town", "示例市", "Example City")
    assert [(one["id"], one["level"], one["parent"]) for one in table(tmp_path, "regions")] == [
        ("land", "nation", ""),
        ("south", "province", "land"),
        ("north", "province", "land"),
        ("town", "city", "north"),
    ]


def test_plans_are_listed_along_the_tree_and_the_region_around_is_named_where_there_are_several(tmp_path):
    content = placed(tmp_path / "content")
    shutil.copytree(content / "plans/demo", content / "plans/other")
    harbour = (
        '\n[[region]]\nid = "harbour"\nname.zh = "海港市"\nname.en = "Zz Harbour"\nlevel = "city"\nparent = "south"\n'
    )
    (content / "regions.toml").write_text(REGIONS + harbour, "utf-8")
    change(content, "plans/other/plan.toml", ('region = "town"', 'region = "harbour"'))
    assert build(content, tmp_path / "site").returncode == 0
    home = (tmp_path / "site/en/index.html").read_text("utf-8")
    # South stands before North in the file, so its city comes first, whatever it is called.
    assert home.index("Zz Harbour") < home.index(">Example City <span")
    assert '<h2 id="region-1">Zz Harbour <span class="unit">South</span></h2>' in home


def table(root, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((root / f"site/data/{name}.csv").read_text("utf-8"))))


def test_a_region_that_is_renamed_is_shown_by_the_next_build(tmp_path):
    content = placed(tmp_path / "content")
    build(content, tmp_path / "site")
    change(content, "regions.toml", ('name.en = "Example City"', 'name.en = "Newly Named City"'))
    build(content, tmp_path / "site")
    assert "Newly Named City" in (tmp_path / "site/en/plans/demo/index.html").read_text("utf-8")
    assert table(tmp_path, "plans")[0]["region_en"] == "Newly Named City"
