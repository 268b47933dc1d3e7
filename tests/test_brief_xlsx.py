"""The workbook of a briefing pack, read back and held against the published tables."""

import io
from dataclasses import replace

import openpyxl
import pytest
from packs import published, reports

from planportal.assess.judged import judge_plan
from planportal.briefs.making import make_pack
from planportal.briefs.xlsx import xlsx_bytes
from planportal.words.language import language


def book(plan: str, code: str = "zh", **chosen):
    report = reports()[plan]
    content = xlsx_bytes(report, make_pack(report, language(code), **chosen))
    return report, openpyxl.load_workbook(io.BytesIO(content))


def rows(sheet) -> list[dict]:
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.parametrize("plan", ["town-13", "town-14", "county-14"])
def test_every_number_is_the_published_one(plan):
    report, workbook = book(plan)
    for table, title, columns in (
        ("indicators", "指标", {"目标": "target", "基期数值": "baseline", "最新数值": "actual", "行": "row"}),
        ("observations", "数值", {"数值": "value", "年份": "year"}),
        ("commitments", "承诺", {"目标": "target", "目标上限": "target_high"}),
    ):
        wanted = published(report, table)
        if not wanted:
            assert title not in workbook.sheetnames
            continue
        found = rows(workbook[title])
        assert len(found) == len(wanted)
        for head, name in columns.items():
            numbers = [None if row[name] is None else float(row[name]) for row in wanted]
            assert [line.get(head) for line in found] == numbers, f"{title} {head}"


def test_codes_are_said_in_the_language_of_the_workbook():
    _report, chinese = book("town-13")
    assert {row["状态"] for row in rows(chinese["指标"])} == {"超额完成", "完成", "未完成"}
    _report, english = book("town-13", "en")
    assert {row["Status"] for row in rows(english["Indicators"])} == {"Exceeded", "Met", "Not met"}
    assert not any("（中文）" in head or "(Chinese)" in head for head in next(english["Indicators"].values))


def test_digits_stay_as_printed():
    _report, workbook = book("town-13")
    sheet = workbook["指标"]
    heads = [cell.value for cell in sheet[1]]
    target = sheet.cell(2, heads.index("目标") + 1)
    assert (target.value, target.number_format) == (42.5, "0.0")


def test_every_sheet_is_frozen_filtered_and_explained():
    for code, about in (("zh", "栏目说明"), ("en", "Columns")):
        _report, workbook = book("county-14", code)
        explained = {tuple(row.values())[:2] for row in rows(workbook[about])}
        for sheet in workbook:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions
            if sheet.title in (about, "来源", "Source"):
                continue
            assert {(sheet.title, cell.value) for cell in sheet[1]} <= explained


def test_no_cell_is_a_formula_or_a_link():
    _report, workbook = book("town-14")
    for sheet in workbook:
        for line in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in line)


def test_text_that_looks_like_a_formula_stays_text():
    report = reports()["town-13"]
    first, *others = report.plan.indicators
    name = first.name.model_copy(update={"zh": "=1+1"})
    renamed = (first.model_copy(update={"name": name}), *others)
    files = report.plan.files
    files = files._replace(indicators=files.indicators.model_copy(update={"indicator": renamed}))
    changed = judge_plan(replace(report.plan, files=files), report.shared)
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(changed, make_pack(changed, language("zh")))))
    sheet = workbook["指标"]
    cell = sheet.cell(2, [c.value for c in sheet[1]].index("名称") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_choice_takes_only_what_belongs_to_it():
    _report, workbook = book("town-14", indicators=("new-jobs", "no-work-families"))
    assert [row["指标"] for row in rows(workbook["指标"])] == ["new-jobs", "no-work-families"]
    assert [row["承诺"] for row in rows(workbook["承诺"])] == ["fairs-held", "families-without-work"]
    _report, workbook = book("town-14", goals=("more-work",))
    assert [row["指标"] for row in rows(workbook["指标"])] == ["new-jobs", "unemployment", "no-work-families"]
    assert [row["目标"] for row in rows(workbook["目标"])] == ["more-work"]
