"""Texts that are in both languages only to look at: found, with their place, and no false alarm where all is well."""

import pytest
from commands import ROOT, portal
from plans import change, row, whole

from planportal.content.files import Files
from planportal.content.problems import ContentFaults
from planportal.content.translations import untranslated

PLAN = "plans/demo/plan.toml"


def found(root, **more) -> list[tuple[str, str, str]]:
    """File, key and message of everything that is not translated."""
    return [(problem.file, problem.key, str(problem.message)) for problem in untranslated(Files(root), **more)]


def keys(root) -> list[str]:
    return [key for _file, key, _message in found(root)]


def test_nothing_is_found_where_everything_is_translated():
    assert found(ROOT / "examples/river-city", drafts=True) == []


def test_the_small_site_is_translated(tmp_path):
    assert found(whole(tmp_path)) == []


def test_a_plan_nobody_has_filled_in_is_all_found(tmp_path):
    where = whole(tmp_path)
    assert portal("new", "fresh", "--content", where, "--start", 2026).returncode == 0
    fields = ["document.title", "field", "region", "short", "summary", "title"]
    expected = [f"plan.{field}.{language}" for field in fields for language in ("en", "zh")]
    problems = untranslated(Files(where), drafts=True)
    assert sorted(problem.key for problem in problems) == expected
    assert {problem.file for problem in problems} == {"plans/fresh/plan.toml"}
    lines = (where / "plans/fresh/plan.toml").read_text("utf-8").splitlines()
    for problem in problems:
        assert "待填" in lines[problem.line - 1] or "To be filled in" in lines[problem.line - 1]


@pytest.mark.parametrize(
    "english",
    [
        "示例规划", "The 示例 plan", "《示例规划》", "“示例规划”", "Plan of 示例 (example)", "示例 plan", "A “plan” 好",
    ],
)  # fmt: skip
def test_an_english_text_with_chinese_in_its_sentence_is_found(tmp_path, english):
    where = whole(tmp_path)
    change(where, PLAN, ('summary.en = "One plan."', f'summary.en = "{english}"'))
    assert keys(where) == ["plan.summary.en"]


@pytest.mark.parametrize(
    "english",
    [
        "The plan prints “示例规划” twice", "The example (示例) plan", "《示例》 is cited", 'It says \\"示例\\" here',
        "A rate (given (率) as 比率) is open", "Total of 〔五年〕 years",
    ],
)  # fmt: skip
def test_an_english_text_may_quote_chinese(tmp_path, english):
    where = whole(tmp_path)
    change(where, PLAN, ('summary.en = "One plan."', f'summary.en = "{english}"'))
    assert keys(where) == []


@pytest.mark.parametrize(
    "key, chinese", [("title", "Example plan"), ("summary", "One plan."), ("summary", "SOS"), ("short", "A plan")]
)
def test_a_chinese_text_in_english_is_found(tmp_path, key, chinese):
    where = whole(tmp_path)
    typed = {"title": "示例规划", "summary": "一个规划。", "short": "示例"}[key]
    change(where, PLAN, (f'{key}.zh = "{typed}"', f'{key}.zh = "{chinese}"'))
    assert found(where) == [(PLAN, f"plan.{key}.zh", f"is not in Chinese: “{chinese}”; type the Chinese text")]


@pytest.mark.parametrize("chinese", ["SOS", "ISO 9001", "5G", "GB/T 9704—2012", "2025"])
def test_a_name_of_letters_is_a_name_in_chinese_too(tmp_path, chinese):
    where = whole(tmp_path)
    change(where, PLAN, ('short.zh = "示例"', f'short.zh = "{chinese}"'))
    assert keys(where) == []


def test_figures_in_words_need_english_words(tmp_path):
    where = whole(tmp_path)
    words = 'basis = "qualitative"\ntarget = "清零"\ntarget_en = "清零"\n'
    value = '[[indicator.observation]]\nyear = 2022\nvalue = "未清零"\nvalue_en = "not 清零"\n'
    stated = '[[indicator.stated]]\ngoal = "more-work"\nbasis = "qualitative"\ntarget = "清零"\ntarget_en = "zero"'
    path = where / "plans/demo/indicators.toml"
    path.write_text(path.read_text("utf-8") + row(words + value + stated, number=3), "utf-8")
    assert keys(where) == ["indicator[3].target_en", "indicator[3].observation[1].value_en"]


def test_what_the_portal_shares_is_looked_at_too(tmp_path):
    where = whole(tmp_path)
    change(where, "units.toml", ('other = "persons"', 'other = "人"'))
    change(where, "portal.toml", ('tagline.en = "', 'tagline.en = "公开'))
    change(where, "concepts.toml", ('definition.en = "', 'definition.en = "定义'))
    files = [(file, key) for file, key, _message in found(where)]
    assert [file for file, _key in files] == ["concepts.toml", "portal.toml", "units.toml"]
    assert files[2][1].endswith("en.other") and files[1][1] == "portal.tagline.en"


def test_an_address_is_the_same_in_both_languages(tmp_path):
    where = whole(tmp_path)
    address = 'contact.zh = "open@example.org"\ncontact.en = "open@example.org"\n'
    change(where, "portal.toml", ("as_of", f"{address}as_of"))
    assert keys(where) == []


@pytest.mark.parametrize(
    "code, good, line",
    [
        ("en", "The plan is called “示例规划”.", "本站由项目组制作，不是政府机构。"),
        ("zh", "请运行 `build.py check` 检查。\n\n`the name of a folder`", "This portal is no official site."),
    ],
)
def test_a_line_of_a_page_in_the_other_language_is_found_at_its_place(tmp_path, code, good, line):
    where = whole(tmp_path)
    (where / f"pages/about.{code}.md").write_text(f"{good}\n\n{good}\n\n{line}\n", "utf-8")
    (problem,) = untranslated(Files(where))
    assert problem.file == f"pages/about.{code}.md"
    assert problem.line == len(f"{good}\n\n{good}\n\n{line}".splitlines())


def test_a_page_in_the_wrong_language_is_told_once(tmp_path):
    where = whole(tmp_path)
    (where / "pages/about.en.md").write_text("# 关于\n\n本站由项目组制作。\n\n内容可以引用。\n", "utf-8")
    assert found(where) == [("pages/about.en.md", "", "is not in English; translate it")]


def test_drafts_are_no_matter_of_the_public(tmp_path):
    where = whole(tmp_path)
    change(where, "plans/demo/indicators.toml", ('name.en = "New jobs"', 'name.en = "新增就业"\ndraft = true'))
    assert found(where) == []
    assert [key for _file, key, _message in found(where, drafts=True)] == ["indicator[1].name.en"]


def test_a_draft_plan_is_no_matter_of_the_public(tmp_path):
    where = whole(tmp_path)
    change(where, PLAN, ('title.en = "Example plan"', 'title.en = "示例规划"\ndraft = true'))
    assert found(where) == []
    assert [key for _file, key, _message in found(where, drafts=True)] == ["plan.title.en"]


def test_check_says_how_many_there_are_and_where_and_finds_no_fault(tmp_path):
    where = whole(tmp_path)
    change(where, PLAN, ('summary.en = "One plan."', 'summary.en = "一个规划。"'))
    done = portal("check", "--content", where)
    assert done.returncode == 0 and "No faults in 1 plan." in done.stdout
    line = (where / PLAN).read_text("utf-8").splitlines().index('summary.en = "一个规划。"') + 1
    said = "holds Chinese outside quotation marks and brackets: “一个规划”; translate it"
    assert f"1 text is not translated yet:\n{PLAN}:{line}:1: plan.summary.en: {said}\n" in done.stdout


def test_faults_come_before_translations(tmp_path):
    where = whole(tmp_path)
    change(where, PLAN, ("start = 2021", "start = 2031"))
    with pytest.raises(ContentFaults):
        untranslated(Files(where))
