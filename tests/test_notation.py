"""The plan's own notation: what is printed is what is understood, and it can be printed again."""

import re
from dataclasses import replace
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
from planportal.model.text import NO_UNIT, PERCENT, POINTS, Noun, Unit
from planportal.words.figures import figure_in_words
from planportal.words.language import language

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
bases = st.sampled_from(
    [(None, ""), (B.CUMULATIVE, ""), (B.YEARLY, ""), (B.CHANGE, "up"), (B.CHANGE, "down"), (B.AVERAGE, "up")]
)
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
    base_year = draw(st.sampled_from([None, 2019])) if direction else None
    return Figure(value, high, comparator, basis, draw(units), direction, base_year=base_year)


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


KM = Unit(zh="公里", en=Noun(one="km", other="km"), measure="length")
PERSONS = Unit(zh="人", en=Noun(one="person", other="persons"), measure="persons")


@given(figures(), st.sampled_from([KM, PERSONS, PERCENT, NO_UNIT]))
def test_english_words_for_a_figure_read_back_as_the_figure(figure, unit):
    """Whoever types what an English page shows means what the page means."""
    in_points = unit is PERCENT and figure.unit == POINTS.zh and figure.direction
    figure = replace(figure, unit=POINTS.zh if in_points else "")
    read = parse_figure(figure_in_words(print_notation(figure), unit, language("en")))
    nouns = {"", unit.en.one, unit.en.other} if not in_points else {POINTS.zh}
    assert read.unit in nouns
    assert exactly(replace(read, unit=figure.unit)) == exactly(figure)


@given(figures(), st.sampled_from([KM, PERSONS, PERCENT]))
def test_a_figure_typed_in_english_reads_in_chinese_as_the_figure(figure, unit):
    figure = replace(figure, unit="")
    typed = figure_in_words(print_notation(figure), unit, language("en"))
    shown = figure_in_words(typed, unit, language("zh"))
    assert not re.search("[a-z]", shown)
    assert exactly(replace(parse_figure(shown), unit="")) == exactly(figure)


WORDS = [
    "at least",
    "up to",
    "cut by",
    "between",
    "and",
    "5",
    "12%",
    "8",
    "or more",
    "persons",
    "a year",
    "in total",
    "[",
    "]",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8))
def test_whatever_is_typed_in_english_is_read_or_refused_with_its_own_words(words):
    text = " ".join(words)
    try:
        parse_figure(text)
    except NotationError as error:
        assert f"“{text}”" in str(error)


# --- the notations of the documents --------------------------------------------------------------------------------


def figure(value, high=None, comparator=None, basis=None, unit="", direction="", nearly=False, base=None) -> Figure:
    return Figure(Decimal(value), Decimal(high) if high else None, comparator, basis, unit, direction, nearly, base)


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
    "比2019年降低40%": figure("40", basis=B.CHANGE, unit="%", direction="down", base=2019),
    "cut by 40% against 2019": figure("40", basis=B.CHANGE, unit="%", direction="down", base=2019),
    "increase by over 2000": figure("2000", comparator=C.MORE_THAN, basis=B.CHANGE, direction="up"),
    "力争70": figure("70"),
    "65，力争70": figure("65"),
    "60.6*": figure("60.6"),
    "60.6①": figure("60.6"),
    "12.4%¹": figure("12.4", unit="%"),
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
    # English, as the guide for editors has it
    "at least 50": figure("50", comparator=C.AT_LEAST),
    "50 or more": figure("50", comparator=C.AT_LEAST),
    "50+": figure("50", comparator=C.AT_LEAST),
    "over 25": figure("25", comparator=C.MORE_THAN),
    "at most 4": figure("4", comparator=C.AT_MOST),
    "up to 10": figure("10", comparator=C.AT_MOST),
    "under 12%": figure("12", comparator=C.LESS_THAN, unit="%"),
    "about 5": figure("5", comparator=C.ABOUT),
    "~50": figure("50", comparator=C.ABOUT),
    "nearly 65": figure("65", comparator=C.ABOUT, nearly=True),
    "exactly 5": figure("5", comparator=C.EXACTLY),
    "8 to 10": figure("8", "10", C.BETWEEN),
    "between 8 and 10": figure("8", "10", C.BETWEEN),
    "30,000 in total": figure("30000", basis=B.CUMULATIVE),
    "10 a year": figure("10", basis=B.YEARLY),
    "10 a year on average": figure("10", basis=B.AVERAGE),
    "cut by 40%": figure("40", basis=B.CHANGE, unit="%", direction="down"),
    "up by 2 percentage points": figure("2", basis=B.CHANGE, unit="个百分点", direction="up"),
    "growth of 5% a year on average": figure("5", basis=B.AVERAGE, unit="%", direction="up"),
    "50 km": figure("50", unit="km"),
    "≤ 10 µg/m³": figure("10", comparator=C.AT_MOST, unit="μg/m3"),
    # English, beyond that
    "50 or more persons": figure("50", comparator=C.AT_LEAST, unit="persons"),
    "[at least 30,000 persons]": figure("30000", comparator=C.AT_LEAST, basis=B.CUMULATIVE, unit="persons"),
    "about 6 to 9 square km": figure("6", "9", C.ABOUT, unit="square km"),
    "4% to 5%": figure("4", "5", C.BETWEEN, unit="%"),
    "between 4% and 5%": figure("4", "5", C.BETWEEN, unit="%"),
    "cut by at least 40%": figure("40", comparator=C.AT_LEAST, basis=B.CHANGE, unit="%", direction="down"),
    "2 t CO2e": figure("2", unit="t CO2e"),
    "-5.0 items": figure("-5.0", unit="items"),
}
SAME = [
    ("〔42.5〕", "[42.5]", "［42.5］", "【42.5】", "(42.5)", "（42.5）", "〈42.5〉", "﹝42.5﹞"),
    ("≥95", "＞＝95", ">=95", "≧95", "≥ 95", "≥９５", "95以上", "不低于95", "至少95", "不少于95", "不小于95"),
    ("≤4", "<=4", "＜＝4", "≦4", "4以内", "4以下", "不高于4", "至多4", "不超过4", "控制在4以内"),
    ("<4", "＜4", "＜ ４", "低于4", "小于4"),
    ("90%", "90％", "９０％", "90 %"),
    ("6-9", "6－9", "6–9", "6—9", "6~9", "6～9", "6至9", "6--9"),
    ("4.2", "４．２", "4．2", " 4.2 "),
    (
        "at least 50",
        "At least 50",
        "no less than 50",
        "not less than 50",
        "no fewer than 50",
        "50 or more",
        "50+",
        "≥50",
    ),
    ("at most 4", "no more than 4", "not more than 4", "up to 4", "4 or less", "≤ 4"),
    ("under 12%", "below 12%", "less than 12%", "less than 12 per cent", "<12%"),
    ("over 60%", "more than 60%", "above 60 %", ">60%"),
    ("about 5", "around 5", "~5", "ca. 5", "ca 5", "approximately 5", "5左右"),
    ("nearly 65", "close to 65", "接近65"),
    ("cut by 20%", "reduce by 20%", "down by 20%", "down 20%", "20% reduction", "a reduction of 20%", "降低20%"),
    ("up 5%", "up by 5%", "increase by 5%", "5% increase", "提高5%"),
    ("10 a year", "10 per year", "每年10"),
    ("10 on average per year", "10 a year on average", "10 per year on average", "年均10"),
    ("30,000 in total", "〔30,000〕", "累计30000"),
    ("8 to 10", "8-10", "between 8 and 10"),
    ("up by 1 percentage point", "提高1个百分点"),
    ("≤ 10 µg/m³", "≤10µg/m³", "≤10 μg/m3", "at most 10 µg/m3"),
    (
        "比2019年降低40%",
        "较2019年降低40%",
        "与2019年相比降低40%",
        "降低40% against 2019",
        "cut by 40% against 2019",
        "cut by 40% from 2019 levels",
        "down by 40% (compared with 2019)",
    ),
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


YEAR = "has a year beside the figure; type the figure alone, and the year as baseline_year, or as target_year if the target is for it"
MORE = (
    "holds more than one figure; type one alone, and the others as stated, where they are another statement of the target, or in "
    "note"
)


@pytest.mark.parametrize(
    ("printed", "message"),
    [
        ("60.6（2019）", f"“60.6（2019）” {YEAR}"),
        ("60.6 (2019)", f"“60.6 (2019)” {YEAR}"),
        ("at least 50 by 2030", f"“at least 50 by 2030” {YEAR}"),
        ("2030年达到65", f"“2030年达到65” {YEAR}"),
        ("65，70", f"“65，70” {MORE}"),
        ("65%、其中农村60%", f"“65%、其中农村60%” {MORE}"),
        ("at least 50, rural 40", f"“at least 50, rural 40” {MORE}"),
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
        (
            "50 against 2019",
            "“50 against 2019” names a year to compare with, but no change; type the change, such as 比2019年降低20% or “down by "
            "20% against 2019”",
        ),
        ("at least", f"“at least” {FIT}"),
        ("8 and 10", f"“8 and 10” {FIT}"),
        # What is reached is no change by as much.
        ("cut to 40%", f"“cut to 40%” {FIT}"),
        ("50 60 km", f"“50 60 km” {FIT}"),
        ("10 to 8", "“10 to 8” is a range that does not rise; type the smaller number first"),
        ("[10 a year]", "“[10 a year]” names two bases at once (cumulative and yearly); keep one"),
        ("at least 5 or less", "“at least 5 or less” compares in two ways at once (at_least and at_most); keep one"),
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
