"""The statuses: each is told apart wherever it is shown, and one that is added is shown everywhere."""

import json
import re

import pytest
from commands import ROOT

from planportal.charts import describe_marks
from planportal.charts.marks import COLOURS, Marker
from planportal.charts.rollup import RollupChart, RollupGroup, RollupPart
from planportal.model.status import Stage, Status
from planportal.words.language import language, languages

SAME_STAGE = [(one, other) for one in Status for other in Status if one is not other and one.stage is other.stage]


@pytest.mark.parametrize("one, other", SAME_STAGE)
def test_statuses_of_a_stage_differ_in_shape_and_in_character(one, other):
    """So that none needs its colour to be told apart."""
    assert one.sign.character != other.sign.character
    assert (one.sign.shape, one.sign.fill) != (other.sign.shape, other.sign.fill)


@pytest.mark.parametrize("one, other", SAME_STAGE)
def test_what_falls_short_never_has_the_colour_of_what_is_done(one, other):
    assert one.done is other.done or one.sign.colour != other.sign.colour


@pytest.mark.parametrize(
    "stage, order",
    [
        (Stage.END, [Status.EXCEEDED, Status.MET, Status.NOT_MET]),
        (Stage.WAY, [Status.ACHIEVED_EARLY, Status.FASTER, Status.IN_LINE, Status.LAGGING]),
    ],
)
def test_a_status_is_worse_than_those_above_it(stage, order):
    assert [status for status in Status if status.stage is stage] == order
    for place, status in enumerate(order):
        assert [status.worse_than(other) for other in order] == [True] * place + [None] + [False] * (
            len(order) - place - 1
        )


def test_between_stages_only_done_and_not_done_compare():
    assert Status.NOT_MET.worse_than(Status.FASTER) is True
    assert Status.MET.worse_than(Status.LAGGING) is False
    assert Status.MET.worse_than(Status.FASTER) is None
    assert Status.NOT_MET.worse_than(Status.LAGGING) is None
    for status in Status:
        assert Status.NOT_ASSESSABLE.worse_than(status) is None
        assert status.worse_than(Status.NOT_ASSESSABLE) is None


@pytest.mark.parametrize("status", Status)
def test_a_status_is_drawn_with_its_own_symbol(status):
    group = RollupGroup("All", (RollupPart(status, "word", 3),))
    chart = RollupChart(title="?", unit="", source="", alt="", language="en", groups=(group,))
    markers = [mark for mark in describe_marks(chart, 160, inline=True).marks if isinstance(mark, Marker)]
    in_the_bar, in_the_words = markers
    sign = status.sign
    assert in_the_bar.shape == in_the_words.shape == sign.shape
    assert (in_the_words.fill, in_the_words.stroke) == (sign.fill, sign.stroke)
    assert {sign.fill, sign.stroke} - {None} <= set(COLOURS)


def test_the_style_sheet_gives_each_status_its_character_and_its_colour(small):
    (sheet,) = (small / "site/assets").glob("site-*.css")
    css = sheet.read_text("utf-8")
    quiet = re.search(r"\.status::before { .* color: var\(--(\w+)\); }", css)[1]
    rules = re.findall(r'\.status-(\w+)::before { content: "(.)";(?: color: var\(--c-([\w-]+)\);)? }', css)
    assert rules == [
        (status, status.sign.character, "" if status.sign.colour == quiet else status.sign.colour)
        for status in Status
    ]
    colours = (ROOT / "static/chart.css").read_text("utf-8")
    assert all(f"--c-{status.sign.colour}:" in colours for status in Status)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("speech", languages(), ids=lambda speech: speech.code)
def test_the_method_page_says_what_a_status_means(small, status, speech):
    page = (small / f"site/{speech.code}/method.html").read_text("utf-8")
    shown = f'<li><span class="status status-{status}">{speech.text(status.word)}</span> <span>'
    (meaning,) = re.findall(f"{re.escape(shown)}(.+)</span></li>", page)
    assert "%" not in meaning


def test_the_published_tables_say_which_statuses_there_are(small):
    package = json.loads((small / "site/data/datapackage.json").read_text("utf-8"))
    (indicators,) = (table for table in package["resources"] if table["name"] == "indicators")
    (column,) = (field for field in indicators["schema"]["fields"] if field["name"] == "status")
    assert column["constraints"]["enum"] == list(Status)
    for status in Status:
        assert f"{status} {language('zh').text(status.word)}" in column["description_zh"]
        assert status.word.lower() in column["description"]
