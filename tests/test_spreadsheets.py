"""No spreadsheet runs a text of a published CSV file, and whoever reads it has what was typed."""

import csv
import io
import re

import pytest
from commands import build
from hypothesis import given, strategies
from plans import whole

from planportal.exports.files import csv_bytes
from planportal.exports.schema import TABLES
from planportal.model.spreadsheets import guard, unguard
from planportal.review.sites import open_folder
from planportal.review.tables import SiteTables

pytestmark = pytest.mark.usefixtures("in_words")
RUN = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "-5.3=1",
    "-1,2", "+5%-1", "-5万人", "=", "@", "-5\n=1",
)  # fmt: skip
HARMLESS = (
    "-5", "+3.2", "-2.5%", "−5", "－５", "＋３．２％", "-1,234", "-1,234,567.8", "－1，234", "-", "＋", "—", "5-3", " =1",
    "a=1", "'a", "'", "", "‘=1", "新增就业",
)  # fmt: skip


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", RUN)
def test_a_text_that_would_be_run_gets_an_apostrophe_in_front(text):
    assert guard(text) == f"'{text}" and unguard(guard(text)) == text
    assert guard(f"''{text}") == f"'''{text}" and unguard(f"'''{text}") == f"''{text}"
    assert cells(csv_bytes("findings", [["p", "value", "s", text, text]]))[1][3:] == [f"'{text}"] * 2


@pytest.mark.parametrize("text", HARMLESS)
def test_numbers_and_other_texts_are_written_as_they_are(text):
    assert guard(text) == text == unguard(text)


@given(strategies.text(alphabet="'=+-@\t\r\n＝＋－＠−5.,%a", max_size=8))
def test_every_text_is_read_as_it_was_meant_by_the_rule_that_is_published(text):
    cell = guard(text)
    assert unguard(cell) == text
    # Apostrophes before such a character: take one away.
    assert (cell[1:] if re.match("'+[=+\\-@\t\r\n＝＋－＠]", cell) else cell) == text


def test_numbers_and_dates_are_left_alone():
    names = [column.name for column in TABLES["observations"].columns]
    row = dict.fromkeys(names) | {
        "plan": "p",
        "value": "-5",
        "year": 2021,
        "printed": "-5+1",
        "published": "2024-01-01",
    }
    line = dict(zip(names, cells(csv_bytes("observations", [list(row.values())]))[1], strict=True))
    assert (line["value"], line["printed"], line["published"]) == ("-5", "'-5+1", "2024-01-01")


def test_no_file_of_a_site_holds_such_a_text_and_a_review_reads_what_was_typed(tmp_path):
    content, site = whole(tmp_path), tmp_path / "site"
    for file in (content / "plans/demo").glob("*.toml"):
        text = re.sub(
            r'^((?:name|title|text|note|short)\.(?:zh|en) = ")', r"\1=RUN()", file.read_text("utf-8"), flags=re.M
        )
        file.write_bytes(text.encode())
    build(content, site)
    changed: dict[str, int] = {}
    for path in site.rglob("*.csv"):
        found = [cell for row in cells(path.read_bytes()) for cell in row]
        assert not [cell for cell in found if cell.startswith("=")], path
        kind = path.relative_to(site).parts[0]
        changed[kind] = changed.get(kind, 0) + sum(cell.startswith("'=RUN()") for cell in found)
    assert set(changed) == {"data", "zh", "en"} and min(changed.values()) > 5
    indicator, *_rest = SiteTables(open_folder(site), {}).by_key("indicators").values()
    assert indicator["name_en"].startswith("=RUN()")
    package = (site / "data/datapackage.json").read_text("utf-8")
    assert "take one apostrophe away" in package and "去掉一个撇号" in package
    assert "has an apostrophe in front" in (site / "en/data.html").read_text("utf-8")
    assert "前面加了一个撇号" in (site / "zh/data.html").read_text("utf-8")
