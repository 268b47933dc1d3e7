"""The published data: the contract of tables and columns, and the files made of small plans."""

import csv
import io
import json
import zipfile
from decimal import Decimal

import openpyxl
import packs
import pytest
from plans import tables_of

from planportal.assess.judged import judge_plan
from planportal.content.files import Files
from planportal.content.load import load_plan
from planportal.exports.files import csv_bytes, datapackage_bytes
from planportal.exports.rows import plan_rows
from planportal.exports.schema import TABLES
from planportal.exports.workbook import CREATED, xlsx_bytes

PROMISED = {
    "plans": "plan title_zh title_en region_zh region_en start end predecessor document issued",
    "indicators": "plan id concept source_zh table row name_zh name_en unit_zh unit_en attribute basis comparator "
    "target_printed target target_high baseline_printed actual_printed actual actual_year completion_zh "
    "completion_en completion_printed status",
    "observations": "plan indicator year value printed unit_zh unit_en kind source_zh note_zh note_en",
    "goals": "plan id number title_zh title_en",
    "milestones": "plan subject year value printed",
    "evaluations": "plan kind date by_zh by_en verdict_zh verdict_en document",
    "projects": "plan id box number title_zh title_en",
    "commitments": "plan project id text_zh text_en unit_zh unit_en basis comparator target_printed target "
    "target_high source_zh",
    "findings": "plan kind subject message_zh message_en",
    "sources": "plan id title_zh title_en publisher_zh publisher_en date address",
    "members": "plan id name_zh name_en dimension dimension_name_zh dimension_name_en complete",
    "figures": "plan subject_kind subject figure year stated_in printed printed_en unit_zh unit_en state name_zh name_en "
    "source_zh source_en",
    "texts": "plan key zh en",
    "regions": "id name_zh name_en level parent",
}


@pytest.fixture(scope="module")
def reports():
    return list(packs.reports().values())


@pytest.fixture(scope="module")
def shared(reports):
    return reports[0].shared


@pytest.fixture(scope="module")
def tables(shared, reports):
    """Every table's rows, of all plans."""
    return tables_of(shared, [report.plan for report in reports])


@pytest.fixture(scope="module")
def records(tables):
    """The same rows as mappings from column to cell."""
    return {
        name: [dict(zip(names(name), row, strict=True)) for row in rows] for name, rows in tables.items()
    }  # fmt: skip


def names(table: str) -> list[str]:
    return [column.name for column in TABLES[table].columns]


def indicator(records, plan: str, row: int) -> dict:
    return next(r for r in records["indicators"] if r["plan"] == plan and r["row"] == row)


def read_csv(table: str, rows) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(table, rows).decode("utf-8"), newline="")))


# --- the contract --------------------------------------------------------------------------------------------------


def test_the_tables_are_those_promised_in_order():
    assert list(TABLES) == list(PROMISED)


@pytest.mark.parametrize("table", PROMISED)
def test_promised_columns_come_first_in_order(table):
    promised = PROMISED[table].split()
    assert names(table)[: len(promised)] == promised
    assert len(set(names(table))) == len(names(table))


def test_findings_keep_to_the_promised_columns():
    assert names("findings") == PROMISED["findings"].split()


def test_every_table_and_column_is_described_in_both_languages():
    for table in TABLES.values():
        for said in (table, *table.columns):
            assert all((said.title_zh, said.title_en, said.description_zh, said.description_en))


def test_cells_hold_what_their_columns_say(records):
    for name, rows in records.items():
        for row in rows:
            for column in TABLES[name].columns:
                cell = row[column.name]
                if cell is None:
                    continue
                assert isinstance(cell, int if column.type in ("integer", "year") else str), (name, column.name, cell)
                assert cell != ""
                assert not column.values or cell in column.values, (name, column.name, cell)
                if column.type == "number":
                    assert f"{Decimal(cell):f}" == cell


def test_rows_are_plain_json(tables):
    assert json.loads(json.dumps(tables)) == tables


# --- rows ----------------------------------------------------------------------------------------------------------


def test_a_cumulative_quantity_letter_for_letter(records):
    row = indicator(records, "town-13", 1)
    promised = {name: row[name] for name in PROMISED["indicators"].split()}
    assert promised == {
        "plan": "town-13", "id": "new-jobs", "concept": "new-jobs", "source_zh": "表1 第1行",
        "table": "表1", "row": 1, "name_zh": "城镇新增就业人数", "name_en": "New urban jobs", "unit_zh": "万人",
        "unit_en": "10,000 persons", "attribute": "binding", "basis": "cumulative", "comparator": "at_least",
        "target_printed": "〔42.5〕", "target": "42.5", "target_high": None, "baseline_printed": None,
        "actual_printed": "（63.14）", "actual": "63.14", "actual_year": 2020, "completion_zh": "149%",
        "completion_en": "149%", "completion_printed": "149%", "status": "exceeded",
    }  # fmt: skip


def test_a_ceiling_letter_for_letter(records):
    row = indicator(records, "town-13", 2)
    assert (row["comparator"], row["target"], row["target_printed"]) == ("less_than", "4", "<4")
    assert (row["actual"], row["completion_zh"], row["status"]) == ("1.75", "控制在目标内", "met")
    assert row["completion_en"] == "kept within target"
    assert (row["basis"], row["unit_zh"], row["comparator_from"]) == ("level", "%", "printed")


def test_a_missed_target_letter_for_letter(records):
    row = indicator(records, "town-13", 4)
    assert (row["table"], row["attribute"], row["comparator_from"]) == ("表1", "binding", "better")
    assert (row["target"], row["actual"], row["completion_zh"], row["status"]) == ("60", "55.65", "93%", "not_met")


def test_a_rate_keeps_its_points(records):
    row = indicator(records, "town-13", 3)
    assert (row["completion_zh"], row["completion_form"], row["completion_number"]) == (
        "高2.73个百分点",
        "above",
        "2.73",
    )


def test_a_bound_as_result_keeps_its_comparator(records):
    row = indicator(records, "town-13", 5)
    assert (row["actual_printed"], row["actual"], row["actual_comparator"]) == ("≥98", "98", "at_least")


def test_no_unit_and_no_value_are_empty_cells(records):
    row = next(r for r in records["indicators"] if r["plan"] == "town-14" and r["id"] == "senior-titles")
    assert (row["target"], row["unit_zh"], row["unit_en"], row["unit_scale"]) == ("4.2", None, None, None)
    assert (row["actual"], row["completion_zh"], row["status"]) == (None, None, "not_assessable")


def test_an_empty_baseline_cell_is_printed_but_has_no_value(records):
    row = indicator(records, "county-14", 3)
    assert (row["baseline_printed"], row["baseline"], row["baseline_year"]) == ("—", None, None)
    assert not [r for r in records["observations"] if (r["plan"], r["indicator"]) == (row["plan"], row["id"])]


def test_observations_hold_baselines_and_results(records):
    found = [r for r in records["observations"] if r["indicator"] == "new-jobs"]
    assert [(r["plan"], r["kind"], r["year"], r["value"], r["covers"]) for r in found] == [
        ("county-14", "baseline", 2020, "28.58", None),
        ("town-13", "actual", 2020, "63.14", "period"),
        ("town-14", "baseline", 2020, "63.14", "period"),
        ("town-14", "actual", 2021, "9.8", "year"),
        ("town-14", "actual", 2022, "10.35", "year"),
        ("town-14", "actual", 2023, "10.87", "year"),
    ]
    baseline = next(r for r in found if r["plan"] == "town-14")
    assert baseline["source_zh"] == "表2 第1行"
    assert baseline["note_en"].startswith("What stands in the column of 2020")


def test_every_figure_is_the_one_typed(reports, records):
    """Numbers are the typed decimals digit for digit; 4.2 is never 4.20 and 100.0 never 100."""
    rows = {(r["plan"], r["id"]): r for name in ("indicators", "commitments") for r in records[name]}
    for report in reports:
        for subject in (*report.plan.indicators, *report.plan.commitments):
            row, quantity = rows[report.plan.id, subject.id], subject.quantity
            assert row["target_printed"] == subject.target
            assert row["target"] == (f"{quantity.value:f}" if quantity else None)


def test_plans_name_their_document_and_predecessor(records):
    plan = next(r for r in records["plans"] if r["plan"] == "town-14")
    assert (plan["start"], plan["end"], plan["predecessor"]) == (2021, 2025, "town-13")
    assert plan["document"] == "示例镇“十四五”就业规划"
    assert (plan["issued"], plan["fictitious"]) == ("2021-12-15", "yes")


def test_commitments_name_what_they_count(records):
    rows = {(r["plan"], r["id"]): r for r in records["commitments"]}
    trained = rows["town-14", "people-trained"]
    assert (trained["unit_zh"], trained["unit_en"], trained["target"]) == ("万人次", "10,000 person-times", "1")
    in_words = rows["town-14", "families-without-work"]
    assert (in_words["basis"], in_words["comparator"], in_words["target"]) == ("qualitative", None, None)
    assert (in_words["target_printed"], in_words["target_en"]) == ("动态清零", "zero and kept at zero")
    assert in_words["source_zh"] == "专栏1 第01项"


def test_findings_speak_both_languages(reports, records):
    assert len(records["findings"]) == sum(len(report.findings) for report in reports) > 7
    found = next(r for r in records["findings"] if r["subject"] == "fairs-held" and r["kind"] == "value")
    assert "260家" in found["message_zh"] and "240家" in found["message_en"]
    assert found["message_zh"] != found["message_en"]


INVENTED = """
[plan]
title = { zh = "示例", en = "Example" }
short = { zh = "示例", en = "Example" }
region = { zh = "某市", en = "Anytown" }
field = { zh = "就业", en = "Employment" }
start = 2021
end = 2025
summary = { zh = "示例。", en = "An example." }
document.title = { zh = "示例", en = "Example" }
fictitious = true

[[body]]
id = "office"
name = { zh = "某局", en = "Some Office" }

[[evaluation]]
id = "middle"
kind = "mid-term"
date = 2023-11-30
by = { zh = "某大学", en = "A University" }
third_party = true
verdict = { zh = "进展良好", en = "On track" }
"""

INVENTED_INDICATORS = """
[[table]]
id = "t1"
label = { zh = "表1", en = "Table 1" }
title = { zh = "指标", en = "Indicators" }
baseline_year = 2020

[[indicator]]
id = "jobs"
table = "t1"
row = 1
name = { zh = "新增就业", en = "New jobs" }
unit = "万人"
better = "higher"
target = "〔50.0〕"
bodies = ["office"]
milestone = [{ year = 2024, value = "38" }, { year = 2022, value = "18-20" }]

[[indicator.observation]]
year = 2021
value = "10.0"
covers = "year"

[[indicator.observation]]
year = 2022
value = "9.5"
covers = "year"
state = "provisional"
published = 2023-02-10
"""


def test_a_plan_in_mid_period_with_milestones_and_evaluations(tmp_path, shared):
    folder = tmp_path / "plans" / "example"
    folder.mkdir(parents=True)
    (folder / "plan.toml").write_text(INVENTED, "utf-8")
    (folder / "indicators.toml").write_text(INVENTED_INDICATORS, "utf-8")
    loaded = load_plan(Files(tmp_path), "example", shared)
    made = plan_rows(judge_plan(loaded.plan, shared))
    rows = {name: [dict(zip(names(name), row, strict=True)) for row in made[name]] for name in made}
    points = [(r["subject"], r["year"], r["value"], r["high"], r["subject_kind"]) for r in rows["milestones"]]
    assert points == [("jobs", 2022, "18", "20", "indicator"), ("jobs", 2024, "38", None, "indicator")]
    evaluation = rows["evaluations"][0]
    assert (evaluation["date"], evaluation["by_en"]) == ("2023-11-30", "A University")
    assert (evaluation["third_party"], evaluation["document"]) == ("yes", None)
    values = [(r["value"], r["covers"], r["state"], r["published"]) for r in rows["observations"]]
    assert values == [("10.0", "year", "final", None), ("9.5", "year", "provisional", "2023-02-10")]
    jobs = rows["indicators"][0]
    assert (jobs["target"], jobs["actual"], jobs["assessed"], jobs["bodies_zh"]) == ("50.0", "19.5", "19.5", "某局")
    assert (jobs["actual_printed"], jobs["actual_period"]) == (None, "9.5")
    assert rows["plans"][0]["fictitious"] == "yes"
    assert rows["commitments"] == rows["goals"] == []


# --- CSV -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", PROMISED)
def test_csv_reads_back_equal(tables, table):
    header, *lines = read_csv(table, tables[table])
    assert header == names(table)
    assert lines == [["" if cell is None else str(cell) for cell in row] for row in tables[table]]


def test_csv_is_utf8_without_bom_with_crlf(tables):
    made = csv_bytes("indicators", tables["indicators"])
    assert made.startswith(b"plan,id,concept") and made.endswith(b"\r\n")
    assert made.count(b"\n") == made.count(b"\r\n") == 1 + len(tables["indicators"])


def test_csv_keeps_quotes_commas_and_line_ends_inside_cells():
    row = ["p", "value", "s", 'said “a”, "b"\nand c', " =1+1"]
    assert read_csv("findings", [row])[1] == row


# --- XLSX ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packed(tables) -> bytes:
    return xlsx_bytes(tables)


@pytest.fixture(scope="module")
def workbook(packed):
    return openpyxl.load_workbook(io.BytesIO(packed))


def test_xlsx_explains_its_columns_first(workbook):
    assert workbook.sheetnames == ["columns", *TABLES]
    lines = list(workbook["columns"].iter_rows(min_row=2, values_only=True))
    assert [(line[0], line[2]) for line in lines] == [(name, column) for name in TABLES for column in names(name)]


def test_xlsx_holds_the_rows_with_numbers_as_numbers(workbook, tables):
    for name, rows in tables.items():
        sheet = workbook[name]
        assert [cell.value for cell in sheet[1]] == names(name)
        assert sheet.max_row == len(rows) + 1
        for number, row in enumerate(rows, start=2):
            for place, (column, expected) in enumerate(zip(TABLES[name].columns, row, strict=True), start=1):
                cell = sheet.cell(number, place)
                assert cell.data_type != "f"
                if expected is None:
                    assert cell.value is None
                elif column.type == "number":
                    assert cell.data_type == "n" and Decimal(str(cell.value)) == Decimal(expected)
                elif column.type == "date":
                    assert cell.is_date and cell.value.date().isoformat() == expected
                else:
                    assert cell.value == expected


def test_xlsx_keeps_printed_digits_and_text(tables):
    row = [None] * len(names("observations"))
    for name, value in {"indicator": "007", "value": "100.0", "printed": "=2+3"}.items():
        row[names("observations").index(name)] = value
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"observations": [row]})))["observations"]
    cells = dict(zip(names("observations"), sheet[2], strict=True))
    assert (cells["value"].value, cells["value"].number_format) == (100, "0.0")
    assert (cells["indicator"].value, cells["indicator"].data_type) == ("007", "s")
    assert (cells["printed"].value, cells["printed"].data_type) == ("=2+3", "s")


@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "=HYPERLINK(1)", "http://example.org", "mailto:a@b.cn"])
def test_xlsx_makes_no_formula_or_link_of_text(text):
    made = xlsx_bytes({"findings": [["p", "value", "s", text, text]]})
    sheet = openpyxl.load_workbook(io.BytesIO(made))["findings"]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in sheet[2][3:]] == [(text, "s", None)] * 2


def test_xlsx_headers_are_frozen_and_filter(workbook):
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_xlsx_names_no_time_of_its_making(packed, workbook):
    assert workbook.properties.created == workbook.properties.modified == CREATED
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 31, 0, 0, 0)}


def test_the_same_tables_give_the_same_bytes(tables, packed, shared):
    assert xlsx_bytes(tables) == packed
    assert datapackage_bytes(shared.info) == datapackage_bytes(shared.info)


# --- Data Package --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def package(shared):
    return json.loads(datapackage_bytes(shared.info))


def test_datapackage_describes_exactly_the_columns_of_every_csv(package, tables):
    described = {resource["path"]: resource["schema"]["fields"] for resource in package["resources"]}
    assert list(described) == [f"{name}.csv" for name in PROMISED]
    for path, fields in described.items():
        table = path.removesuffix(".csv")
        assert [field["name"] for field in fields] == read_csv(table, tables[table])[0]
        for field in fields:
            assert all(field[said] for said in ("title", "title_zh", "description", "description_zh"))


def test_datapackage_names_version_licence_and_day(package, shared):
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["name"], package["title_zh"]) == ("portal", shared.info.title.zh)
    assert package["licenses"][0]["title"] == shared.info.licence.en
    assert package["as_of"] == shared.info.as_of.isoformat()


def test_datapackage_keys_hold(package, records):
    resources = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for name, schema in resources.items():
        if "primaryKey" in schema:
            keys = [tuple(row[column] for column in schema["primaryKey"]) for row in records[name]]
            assert len(set(keys)) == len(keys) and not any(None in key for key in keys)
        for foreign in schema["foreignKeys"]:
            reference = foreign["reference"]
            target = records[reference.get("resource", name)]
            known = {tuple(row[column] for column in reference["fields"]) for row in target}
            used = {tuple(row[column] for column in foreign["fields"]) for row in records[name]}
            # An empty cell refers to nothing; a key of several columns is never empty in part.
            assert all(key in known for key in used if key != (None,)), (name, foreign)


def test_looser_references_hold_too(records):
    """Those that the package cannot declare as keys: partly empty, several in a cell, or to either of two tables."""
    tables = ("indicators", "projects", "commitments")
    ids = {name: {(row["plan"], row["id"]) for row in records[name]} for name in tables}
    for row in records["commitments"]:
        assert (row["project"] is None) != (row["item"] is None)
        assert row["project"] is None or (row["plan"], row["project"]) in ids["projects"]
    for name in ("goals", "projects", "commitments"):
        for row in records[name]:
            served = (row["indicators"] or "").split(";")
            assert all((row["plan"], entry) in ids["indicators"] for entry in served if entry)
    for row in records["indicators"]:
        assert row["part_of"] is None or (row["plan"], row["part_of"]) in ids["indicators"]
    for row in records["milestones"]:
        assert (row["plan"], row["subject"]) in ids["indicators"] | ids["commitments"]
