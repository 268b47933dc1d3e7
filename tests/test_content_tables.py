"""The plans of content/ and of the example: is everything that an editor typed in the published tables, exactly as typed?"""

from collections import Counter

import pytest
from commands import ROOT
from plans import CONTENT, everything, tables_of
from typing_back import figures_typed, texts_typed, typed

from planportal.exports.schema import TABLES


@pytest.fixture(scope="module", params=["content", "examples/river-city"])
def checked(request, public):
    """A content folder and the rows of its published tables, as mappings from column to cell."""
    root = ROOT / request.param
    found = public if root == CONTENT else everything(root)
    made = tables_of(found.shared, found.plans.values())
    return root, {
        name: [dict(zip((column.name for column in table.columns), cells, strict=True)) for cells in made[name]]
        for name, table in TABLES.items()
    }


def test_every_figure_is_published_once_exactly_as_typed(checked):
    root, records = checked
    found = Counter((r["plan"], r["subject"], r["figure"], r["printed"]) for r in records["figures"])
    assert found == Counter((*where, printed.strip()) for *where, printed in figures_typed(root))


def test_every_text_is_published_once_in_both_languages(checked):
    root, records = checked
    rows = [r for r in records["texts"] if not r["key"].startswith("unit/")]
    found = Counter((r["plan"], r["zh"], r["en"]) for r in rows)
    assert found == Counter((plan, *text) for plan, file in typed(root) for text in texts_typed(file))


def test_every_row_has_a_name_of_its_own(checked):
    _root, records = checked
    figures = Counter(
        (r["plan"], r["subject_kind"], r["subject"], r["figure"], r["stated_in"])
        + ((r["period"], r["slice"]) if r["figure"] in ("actual", "milestone") else ())
        for r in records["figures"]
    )
    texts = Counter((r["plan"], r["key"]) for r in records["texts"])
    rows = Counter((r["plan"], r["table"], r["row"]) for r in records["indicators"])
    for names in (figures, texts, rows):
        assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("checked", ["content"], indirect=True)
def test_the_tables_of_the_documents_are_whole(checked):
    """Rows of the printed tables; a plan that is not among these is not looked at."""
    counts = Counter(row["plan"] for row in checked[1]["indicators"])
    printed = {"changzhou-hrss-13": 17, "changzhou-hrss-14": 19, "zhuzhou-hrss-13": 13, "zhuzhou-hrss-14": 14}
    assert {plan: counts[plan] for plan in printed} == printed


@pytest.mark.parametrize("checked", ["content"], indirect=True)
def test_what_the_documents_print_is_read_as_it_is_meant(checked):
    rows = {(r["plan"], r["row"]): r for r in checked[1]["indicators"]}
    jobs, ceiling = rows["changzhou-hrss-13", 5], rows["changzhou-hrss-13", 6]
    assert [jobs[name] for name in ("source_zh", "basis", "comparator", "target", "actual", "completion_zh", "status")] == [
        "表1 第5行", "cumulative", "at_least", "42.5", "63.14", "149%", "exceeded",
    ]  # fmt: skip
    assert [ceiling[name] for name in ("comparator", "target", "actual", "completion_zh", "status")] == [
        "less_than", "4", "1.75", "控制在目标内", "met",
    ]  # fmt: skip
    missed, total = rows["zhuzhou-hrss-13", 8], rows["zhuzhou-hrss-14", 1]
    assert (missed["attribute"], missed["target"], missed["actual"], missed["status"]) == (
        "binding",
        "60",
        "55.65",
        "not_met",
    )
    # Its column of 2020 prints the total of the period before.
    assert (total["baseline_printed"], total["baseline_year"]) == ("28.58", 2020)
