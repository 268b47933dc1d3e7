"""The plan's own notation: what is printed is what is understood, and it can be printed again."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planportal.model.notation import (
    AFTER,
    BEFORE,
    Basis,
    Better,
    Comparator,
    Figure,
    NotationError,
    parse_cell,
    parse_figure,
    print_notation,
    resolve,
)

DOCS = Path(__file__).parents[1] / "docs" / "content.md"
C, B = Comparator, Basis


def exactly(figure: Figure | None) -> tuple | None:
    """A figure with the digits of its numbers: Decimal holds 100.0 equal to 100, a reader does not."""
    return figure and (figure, str(figure.value), str(figure.high))


# --- every possible figure -----------------------------------------------------------------------------------------

# Characters that the notation gives a meaning cannot be part of a unit.
MEANT = set("".join((*BEFORE, *AFTER)) + "每年均累计降低下减少提高增长加上升零一二两三四五六七八九十百千万亿余多至")
PRINTED_UNITS = ("", "%", "人", "万人", "人次", "万人次", "亿元", "元/月", "万", "家", "期", "个百分点", "平方米/人")
invented_units = st.text(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF).filter(lambda c: c not in MEANT), min_size=1, max_size=3
)
units = st.sampled_from(PRINTED_UNITS) | invented_units
numbers = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**10), st.integers(0, 4))
bases = st.sampled_from([(None, ""), (B.CUMULATIVE, ""), (B.YEARLY, ""), (B.CHANGE, "up"), (B.CHANGE, "down")])
single_comparators = st.sampled_from([None, *(c for c in C if c is not C.BETWEEN)])


@st.composite
def figures(draw) -> Figure:
    value, high = draw(numbers), None
    if draw(st.booleans()):
        high = value + draw(numbers.filter(bool))
    comparator = draw(single_comparators if high is None else st.sampled_from([C.BETWEEN, C.ABOUT]))
    basis, direction = draw(bases)
    if high is None and not direction and draw(st.booleans()):
        value = -value  # a level can be below zero; how far a change goes cannot
    return Figure(value, high, comparator, basis, draw(units), direction)


@given(figures())
def test_a_printed_figure_reads_back_as_itself(figure):
    assert exactly(parse_figure(print_notation(figure))) == exactly(figure)


@given(figures())
def test_full_width_and_half_width_mean_the_same(figure):
    half = print_notation(figure)
    full = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in half)
    assert exactly(parse_figure(full)) == exactly(parse_figure(half))


@given(figures(), st.lists(st.integers(0, 60), max_size=4))
def test_spaces_mean_nothing(figure, places):
    text = print_notation(figure)
    spaced = text
    for place in places:
        # A space inside a number would make two numbers of it; that one is the next test's.
        before, after = spaced[:place], spaced[place:]
        if not (before[-1:].isdigit() and after[:1].isdigit()):
            spaced = before + "　" + after
    assert exactly(parse_figure(spaced)) == exactly(parse_figure(text))


def test_two_numbers_are_not_run_together_into_one():
    with pytest.raises(NotationError):
        parse_figure("50 60")


@given(
    st.text(
        alphabet="0123456789.,-~至—〔〕[]（）≥≤<>约近不低于以上内左右每年均累计提高降%万亿余多人次 一十", max_size=12
    )
)
@example("-一")
@example("-十二家")
@example("0余多")
def test_whatever_is_typed_is_read_or_refused_with_its_own_words(text):
    """Never another exception, and what is read can be printed and read again."""
    try:
        figure = parse_figure(text)
    except NotationError as error:
        assert f"“{text}”" in str(error)
        return
    if set(figure.unit) <= set("%万亿人次"):  # what else is left over is no unit; the checker refuses it
        assert exactly(parse_figure(print_notation(figure))) == exactly(figure)


# --- the notations of the documents --------------------------------------------------------------------------------


def figure(value, high=None, comparator=None, basis=None, unit="", direction="", nearly=False) -> Figure:
    return Figure(Decimal(value), Decimal(high) if high else None, comparator, basis, unit, direction, nearly)


NOTATIONS = {
    # docs/content.md, row by row
    "320": figure("320"),
    "4.2": figure("4.2"),
    "≥95": figure("95", comparator=C.AT_LEAST),
    ">95": figure("95", comparator=C.MORE_THAN),
    "≤4.5": figure("4.5", comparator=C.AT_MOST),
    "<4": figure("4", comparator=C.LESS_THAN),
    "90以上": figure("90", comparator=C.AT_LEAST),
    "不低于60": figure("60", comparator=C.AT_LEAST),
    "4以内": figure("4", comparator=C.AT_MOST),
    "5左右": figure("5", comparator=C.ABOUT),
    "接近600": figure("600", comparator=C.ABOUT, nearly=True),
    "突破120": figure("120", comparator=C.MORE_THAN),
    "1000余": figure("1000", comparator=C.MORE_THAN),
    "6-9": figure("6", "9", C.BETWEEN),
    "8--10": figure("8", "10", C.BETWEEN),
    "〔42.5〕": figure("42.5", basis=B.CUMULATIVE),
    "[25.3]": figure("25.3", basis=B.CUMULATIVE),
    "[>25]": figure("25", comparator=C.MORE_THAN, basis=B.CUMULATIVE),
    "（63.14）": figure("63.14", basis=B.CUMULATIVE),
    "每年40": figure("40", basis=B.YEARLY),
    "年均40": figure("40", basis=B.AVERAGE),
    "降低20%以上": figure("20", comparator=C.AT_LEAST, basis=B.CHANGE, unit="%", direction="down"),
    "提高2": figure("2", basis=B.CHANGE, direction="up"),
    "年均增长5%": figure("5", basis=B.AVERAGE, unit="%", direction="up"),
    "4%-5%": figure("4", "5", C.BETWEEN, unit="%"),
    "90%": figure("90", unit="%"),
    "24名": figure("24", unit="名"),
    "3万余人": figure("3", comparator=C.MORE_THAN, unit="万人"),
    "8--10期": figure("8", "10", C.BETWEEN, unit="期"),
    "50万": figure("50", unit="万"),
    "—": None,
    # both documents, beyond that
    "100": figure("100"),
    "100.0": figure("100.0"),
    "[1]": figure("1", basis=B.CUMULATIVE),
    "近1万人": figure("1", comparator=C.ABOUT, unit="万人", nearly=True),
    "年均40人左右": figure("40", comparator=C.ABOUT, basis=B.AVERAGE, unit="人"),
    "接近600人以上": figure("600", comparator=C.ABOUT, unit="人", nearly=True),
    "控制在5%左右": figure("5", comparator=C.ABOUT, unit="%"),
    "控制在5%以内": figure("5", comparator=C.AT_MOST, unit="%"),
    "控制在5%": figure("5", comparator=C.AT_MOST, unit="%"),
    "不少于20人次": figure("20", comparator=C.AT_LEAST, unit="人次"),
    "每年不低于8%": figure("8", comparator=C.AT_LEAST, basis=B.YEARLY, unit="%"),
    "2000人次以上": figure("2000", comparator=C.AT_LEAST, unit="人次"),
    "25.3万余人次": figure("25.3", comparator=C.MORE_THAN, unit="万人次"),
    "1.7万余": figure("1.7", comparator=C.MORE_THAN, unit="万"),
    "〔近1万人〕": figure("1", comparator=C.ABOUT, basis=B.CUMULATIVE, unit="万人", nearly=True),
    "〔提高2〕": figure("2", basis=B.CHANGE, direction="up"),
    "降低〔13.5〕%": figure("13.5", basis=B.CHANGE, unit="%", direction="down"),
    "提高2个百分点": figure("2", basis=B.CHANGE, unit="个百分点", direction="up"),
    "力争70": figure("70"),
    "65，力争70": figure("65"),
    "60.6*": figure("60.6"),
    "113元/月": figure("113", unit="元/月"),
    "三届": figure("3", unit="届"),
    "两家": figure("2", unit="家"),
    "累计50万人次": figure("50", basis=B.CUMULATIVE, unit="万人次"),
    # other documents
    "10余万人": figure("10", comparator=C.MORE_THAN, unit="万人"),
    "100多人": figure("100", comparator=C.MORE_THAN, unit="人"),
    "15,000名": figure("15000", unit="名"),
    "达到100%": figure("100", unit="%"),
    "达到90%以上": figure("90", comparator=C.AT_LEAST, unit="%"),
    "不低于60%以上": figure("60", comparator=C.AT_LEAST, unit="%"),
    "低于4": figure("4", comparator=C.LESS_THAN),
    "超过4": figure("4", comparator=C.MORE_THAN),
    "=5": figure("5", comparator=C.EXACTLY),
    "下降0.5个百分点": figure("0.5", basis=B.CHANGE, unit="个百分点", direction="down"),
    "增长控制在5%以内": figure("5", comparator=C.AT_MOST, basis=B.CHANGE, unit="%", direction="up"),
}
SAME = [
    ("〔42.5〕", "[42.5]", "［42.5］", "【42.5】", "(42.5)", "（42.5）", "〈42.5〉", "﹝42.5﹞"),
    ("≥95", "＞＝95", ">=95", "≧95", "≥ 95", "≥９５", "95以上", "不低于95", "不少于95", "不小于95"),
    ("≤4", "<=4", "＜＝4", "≦4", "4以内", "4以下", "不高于4", "不超过4", "控制在4以内"),
    ("<4", "＜4", "＜ ４", "低于4", "小于4"),
    ("90%", "90％", "９０％", "90 %"),
    ("6-9", "6－9", "6–9", "6—9", "6~9", "6～9", "6至9", "6--9"),
    ("4.2", "４．２", "4．2", " 4.2 "),
    ("—", "——", "-", "－", "--", "/", "／", "…", "……"),
]


@pytest.mark.parametrize(("printed", "meant"), NOTATIONS.items(), ids=str)
def test_a_notation_means(printed, meant):
    assert exactly(parse_cell(printed)) == exactly(meant)


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_other_ways_to_print_the_same(forms):
    assert {form: parse_cell(form) for form in forms} == {form: parse_cell(forms[0]) for form in forms}


def test_the_guide_for_editors_promises_nothing_that_is_not_tested():
    section = DOCS.read_text("utf-8").split("## How figures are typed")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    promised = {printed for line in rows for printed in re.findall("`([^`]+)`", line.split("|")[1])}
    assert promised
    assert promised - set(NOTATIONS) == set()


# --- what is refused -----------------------------------------------------------------------------------------------

FIT = (
    "is not a figure in the plan notation; type it as the plan prints it, such as 〔42.5〕, ≥95, 4以内, 6-9 or —, "
    'or set basis = "qualitative" for a target in words'
)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("", f"“” {FIT}"),
        ("≥", f"“≥” {FIT}"),
        ("与全省一致", f"“与全省一致” {FIT}"),
        ("动态清零", f"“动态清零” {FIT}"),
        ("12,34", f"“12,34” {FIT}"),
        (".5", f"“.5” {FIT}"),
        ("〔42.5", "“〔42.5” opens a bracket that it does not close; type it as 〔42.5〕"),
        ("〔42.5]", "“〔42.5]” opens a bracket that it does not close; type it as 〔42.5〕"),
        ("9-6", "“9-6” is a range that does not rise; type the smaller number first"),
        ("6-6", "“6-6” is a range that does not rise; type the smaller number first"),
        ("〔每年40〕", "“〔每年40〕” names two bases at once (cumulative and yearly); keep one"),
        ("〔每年2〕", "“〔每年2〕” names two bases at once (cumulative and yearly); keep one"),
        ("≥5以下", "“≥5以下” compares in two ways at once (at_least and at_most); keep one"),
        ("超过6-9", "“超过6-9” compares in two ways at once (between and more_than); keep one"),
    ],
)
def test_a_figure_that_cannot_be_read_says_what_to_type(printed, message):
    with pytest.raises(NotationError) as caught:
        parse_figure(printed)
    assert str(caught.value) == message


def test_a_unit_after_the_bracket_is_read():
    """The design's own example is 〔42.5〕万人."""
    assert parse_figure("〔42.5〕万人") == figure("42.5", basis=B.CUMULATIVE, unit="万人")


def test_a_level_below_zero_can_be_typed():
    """Growth of output was negative in many places in 2020; any plan must fit."""
    assert parse_figure("-5.0%") == figure("-5.0", unit="%")


# --- what the print leaves open ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "better", "comparator", "bare"),
    [
        ("320", "higher", C.AT_LEAST, True),
        ("320", "lower", C.AT_MOST, True),
        ("〔320〕", "higher", C.AT_LEAST, True),
        ("≥95", "higher", C.AT_LEAST, False),
        ("≥95", None, C.AT_LEAST, False),
        ("≤95", "higher", C.AT_MOST, False),
        ("6-9", None, C.BETWEEN, False),
        ("5左右", "lower", C.ABOUT, False),
        ("提高2", "higher", C.AT_LEAST, True),
        # "better" tells which level is good; how far to go there is a floor whichever way it goes.
        ("降低20%", "lower", C.AT_LEAST, True),
        ("降低20%", None, C.AT_LEAST, True),
    ],
)
def test_a_bare_number_takes_its_direction_from_the_indicator(printed, better, comparator, bare):
    target = resolve(parse_figure(printed), printed, better=better and Better(better))
    assert (target.comparator, target.bare, target.printed) == (comparator, bare, printed)


def test_a_bare_number_without_direction_is_refused():
    with pytest.raises(NotationError) as caught:
        resolve(parse_figure("320"), "320")
    message = '“320” does not say in which direction it is met; add better = "higher" or better = "lower"'
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("printed", "given_basis", "basis"),
    [
        ("320", None, B.LEVEL),
        ("320", B.CUMULATIVE, B.CUMULATIVE),
        ("〔320〕", None, B.CUMULATIVE),
        ("〔320〕", B.CUMULATIVE, B.CUMULATIVE),
        ("每年40", None, B.YEARLY),
        ("降低20%", None, B.CHANGE),
        ("120%", B.RELATIVE, B.RELATIVE),
    ],
)
def test_the_basis_is_printed_or_given_or_a_level(printed, given_basis, basis):
    assert resolve(parse_figure(printed), printed, better=Better.HIGHER, basis=given_basis).basis is basis


def test_a_basis_that_contradicts_the_print_is_refused():
    with pytest.raises(NotationError) as caught:
        resolve(parse_figure("〔25〕"), "〔25〕", better=Better.HIGHER, basis=B.LEVEL)
    message = "“〔25〕” is printed as cumulative, but basis says level; keep the one that is right"
    assert str(caught.value) == message


@pytest.mark.parametrize("printed", SAME[-1])
def test_an_empty_cell_is_no_figure(printed):
    with pytest.raises(NotationError) as caught:
        parse_figure(printed)
    assert str(caught.value) == f"“{printed}” is an empty cell, not a figure; leave the entry out"


def test_an_empty_cell_is_no_target():
    with pytest.raises(NotationError) as caught:
        resolve(parse_cell("—"), "—", better=Better.HIGHER)
    assert str(caught.value) == "“—” is an empty cell, not a target; leave the target out if the plan sets none"


@given(figures(), st.sampled_from(Better))
def test_a_target_keeps_every_digit(figure, better):
    target = resolve(figure, print_notation(figure), better=better)
    assert (str(target.value), str(target.high)) == (str(figure.value), str(figure.high))
    assert not (target.caps and target.floors)
