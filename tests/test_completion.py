"""Completion as the documents print it: from target and result alone, letter for letter."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from packs import reports

from planportal.assess.completion import Completion, Form, complete, percent, read_extent
from planportal.assess.course import Course
from planportal.assess.judge import assess
from planportal.assess.possible import accepted, meets, possible
from planportal.model.notation import Better, Comparator, parse_figure, resolve
from planportal.model.settings import AboutRules
from planportal.model.status import Status
from planportal.model.text import Noun, Unit
from planportal.words.verdicts import completion_in_both

PERSONS = Unit(zh="万人", en=Noun(one="person", other="persons"), measure="persons", scale=10000)
RATE = Unit(zh="%", en=Noun(one="%", other="%"), measure="rate", rate=True)
ABOUT = AboutRules(rate="0.5", quantity="5")


def done(target: str, result: str, unit: Unit = PERSONS, better: str | None = "higher") -> Completion | None:
    """The completion of a target by a result, both as printed."""
    direction, value = Better(better) if better else None, possible(parse_figure(result), unit, ABOUT)
    course = course_to(target, unit, direction)
    met = meets(course.asked, value)
    return None if met is None else complete(course, direction, value.value, met, value.bound)


def course_to(target: str, unit: Unit, better: Better | None) -> Course:
    typed = resolve(parse_figure(target), target, better=better)
    return Course(typed, 2020, 2025, accepted(typed, unit, better, ABOUT), unit, False, False, ABOUT)


def brief(completion: Completion | None) -> str:
    """ "percent 149", "not met, percent 93", "more than, above 2": a completion as a table can hold it."""
    if completion is None:
        return "open"
    words = [completion.form.value] + ([f"{completion.number:f}"] if completion.number is not None else [])
    bound = f"{completion.bound.value.replace('_', ' ')}, " if completion.bound else ""
    return ("" if completion.met else "not met, ") + bound + " ".join(words)


# --- a whole column ------------------------------------------------------------------------------------------------


def test_a_column_letter_for_letter():
    report = reports()["town-13"]
    computed = {
        row.id: (brief(done), completion_in_both(done, report.plan.unit(row)).zh)
        for row in report.plan.indicators
        for done in (report.assessments[row.id].completion,)
    }
    assert computed == {
        "new-jobs": ("percent 149", "149%"),
        "unemployment": ("within", "控制在目标内"),
        "graduates": ("above 2.73", "高2.73个百分点"),
        "insured": ("not met, percent 93", "93%"),
        "closed-cases": ("meets", "达到目标要求"),
    }
    printed = {i.id: i.completion_printed for i in report.plan.indicators}
    assert {name for name, (_form, said) in computed.items() if printed[name] != said} == {"graduates"}


def test_completion_needs_nothing_but_target_and_result():
    """The printed completion is no input: without it the verdicts are the same."""
    report = reports()["town-13"]
    for indicator in report.plan.indicators:
        blank = indicator.model_copy(update={"completion_printed": None, "row": 99, "attribute": None})
        again = assess(report.plan, blank, report.shared.rules, report.shared.info.as_of)
        assert again.completion == report.assessments[indicator.id].completion


def test_a_period_that_is_over_is_judged_for_good():
    for assessment in reports()["town-13"].assessments.values():
        assert assessment.status.final
        assert (assessment.year, assessment.target_year) == (2020, 2020)


def test_a_plan_without_results_is_not_assessable():
    """No value is neither zero nor lagging."""
    for assessment in reports()["county-14"].assessments.values():
        assert (assessment.status, assessment.reason.value) == (Status.NOT_ASSESSABLE, "no_value")
        assert (assessment.completion, assessment.value, assessment.age) == (None, None, None)


# --- quantities ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("60", "55.65", "not met, percent 93"),  # 92.75
        ("5.2", "7.67", "percent 148"),  # 147.5
        ("200", "201", "percent 101"),  # 100.5
        ("1000", "1005", "percent 101"),  # 100.5
        ("1000", "1004", "percent 100"),
        ("3", "9.42", "percent 314"),
        ("1", "25", "percent 2500"),
        ("100", "100", "meets"),
        ("100", "100.0", "meets"),
        ("10000", "9996", "not met, percent 99.9"),  # never 100 where it fell short
        ("10000", "9950", "not met, percent 99.5"),  # a half that would round up to 100
        ("10000", "9949", "not met, percent 99"),
        ("1000000", "999999", "not met, percent 99.9"),
        ("60", "0", "not met, percent 0"),
        (">25", "25.1", "percent 100"),
        ("90以上", "90", "meets"),
        ("〔42.5〕", "（63.14）", "percent 149"),
    ],
)
def test_a_quantity_is_a_whole_percentage_rounded_half_up_and_never_capped(target, result, expected):
    assert brief(done(target, result)) == expected


amounts = st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(1, 10**7), st.integers(0, 2))


@given(amounts, amounts)
def test_a_percentage_says_the_same_as_the_verdict(target, result):
    """A reader who sees 100 or more may take the target as met, and the other way round."""
    found = done(f"{target:f}", f"{result:f}")
    assert found.met == (result >= target)
    if found.form is Form.PERCENT:
        assert (found.number >= 100) == found.met
        assert abs(found.number - result / target * 100) <= Decimal("0.5") + Decimal("0.1") * (not found.met)


@given(amounts, amounts, amounts)
def test_more_is_never_a_lower_percentage(target, one, other):
    assume(one < other)
    low, high = (percent(value / target, value >= target) for value in (one, other))
    assert low <= high


@given(amounts, amounts)
def test_exceeded_is_what_reads_as_more_than_asked(target, result):
    found = done(f"{target:f}", f"{result:f}")
    assert found.exceeded == (found.form is Form.PERCENT and found.number > 100)


# --- rates ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "expected"),
    [
        ("≥95", "97.73", "above 2.73"),
        ("≥95", "97.73%", "above 2.73"),
        ("≥95", "95", "meets"),
        ("≥95", "95.0", "meets"),
        ("≥95", "94.99", "not met, below 0.01"),
        ("100", "100", "meets"),
        ("90", "89.5", "not met, below 0.5"),
        (">90", "90", "not met, missed"),
        (">90", "90.1", "above 0.1"),
        ("≥95", "100.0", "above 5.0"),  # digits as printed
    ],
)
def test_a_rate_is_told_by_its_distance_in_percentage_points(target, result, expected):
    assert brief(done(target, result, RATE)) == expected


# --- ceilings ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "unit", "better", "expected"),
    [
        ("<4", "1.75", RATE, "lower", "within"),
        ("<4", "3.99", RATE, "lower", "within"),
        ("<4", "4", RATE, "lower", "not met, missed"),
        ("≤4.5", "4.5", RATE, "lower", "within"),
        ("≤4.5", "4.51", RATE, "lower", "not met, over 0.01"),
        ("4以内", "5.5", RATE, "lower", "not met, over 1.5"),
        ("4", "3.2", RATE, "lower", "within"),
        ("4", "4.2", RATE, "lower", "not met, over 0.2"),
        ("≤60", "70.5", PERSONS, "lower", "not met, over 10.5"),
        ("≤60", "20", PERSONS, "lower", "within"),
        # A printed ceiling is one whatever the indicator says of its direction.
        ("≤60", "20", PERSONS, "higher", "within"),
        ("≤60", "20", PERSONS, None, "within"),
    ],
)
def test_a_ceiling_is_kept_or_exceeded(target, result, unit, better, expected):
    assert brief(done(target, result, unit, better)) == expected


def test_a_ceiling_is_never_exceeded_in_the_good_sense():
    """ "Exceeded" is praise: far below a ceiling is met, not exceeded."""
    assert done("<4", "1.75", RATE, "lower").exceeded is False


# --- about, ranges, exactly, zero ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "unit", "better", "expected"),
    [
        # within 0.5 percentage points of a rate
        ("5左右", "5", RATE, "lower", "within"),
        ("5左右", "5.5", RATE, "lower", "within"),
        ("5左右", "5.51", RATE, "lower", "not met, over 0.51"),
        ("5左右", "2", RATE, "lower", "within"),
        ("90左右", "89.5", RATE, "higher", "meets"),
        ("90左右", "89.4", RATE, "higher", "not met, below 0.6"),
        ("90左右", "90.5", RATE, "higher", "meets"),
        ("90左右", "91", RATE, "higher", "above 1"),
        # within 5 percent of a quantity
        ("5000左右", "4750", PERSONS, "higher", "meets"),
        ("5000左右", "4749", PERSONS, "higher", "not met, percent 95"),
        ("5000左右", "5250", PERSONS, "higher", "meets"),
        ("5000左右", "5500", PERSONS, "higher", "percent 110"),
        ("5000左右", "5000", PERSONS, None, "meets"),
        # ranges: no bound on the better side
        ("6-9", "6", PERSONS, "higher", "meets"),
        ("6-9", "8", PERSONS, "higher", "meets"),
        ("6-9", "9", PERSONS, "higher", "meets"),
        ("6-9", "12", PERSONS, "higher", "percent 133"),
        ("6-9", "3", PERSONS, "higher", "not met, percent 50"),
        ("60-70", "75", RATE, "higher", "above 5"),
        ("60-70", "59", RATE, "higher", "not met, below 1"),
        # a range to stay in or under, where lower is better, is a ceiling
        ("4-5", "4.5", RATE, "lower", "within"),
        ("4-5", "3", RATE, "lower", "within"),
        ("4-5", "5.5", RATE, "lower", "not met, over 0.5"),
        ("-5-0", "3", RATE, "lower", "not met, over 3"),
        ("40-50", "60", PERSONS, "lower", "not met, over 10"),
        ("40-50", "30", PERSONS, "lower", "within"),
        # exactly
        ("=5", "5", PERSONS, None, "meets"),
        ("=5", "4", PERSONS, None, "not met, percent 80"),
        # zero
        ("0", "0", PERSONS, "lower", "within"),
        ("0", "3", PERSONS, "lower", "not met, over 3"),
        ("≤0", "0", PERSONS, "lower", "within"),
        ("0", "0", PERSONS, "higher", "meets"),
        ("≥0", "5", PERSONS, "higher", "meets"),
        ("=0", "3", PERSONS, None, "not met, missed"),
        ("0", "0.2", RATE, "lower", "not met, over 0.2"),
    ],
)
def test_other_targets(target, result, unit, better, expected):
    assert brief(done(target, result, unit, better)) == expected


@pytest.mark.parametrize("better", ["higher", "lower", None])
@pytest.mark.parametrize("result", ["4", "6"])
def test_exactly_is_met_by_nothing_else(better, result):
    assert done("=5", result, PERSONS, better).met is False


@pytest.mark.parametrize(
    ("target", "result", "better", "expected"),
    [
        ("降低20%以上", "降低25%", "higher", True),
        ("降低20%以上", "降低15%", "higher", False),
        ("降低20%", "降低25%", "higher", True),
        # where a lower level is better, a deeper fall is no breach
        ("降低20%", "降低25%", "lower", True),
        ("降低20%", "降低15%", "lower", False),
        ("降低20%左右", "降低25%", "lower", True),
        ("降低20%左右", "降低5%", "lower", False),
        ("提高2", "提高2", "higher", True),
        ("提高2", "提高1.9", "higher", False),
    ],
)
def test_a_change_is_met_by_going_as_far_or_farther(target, result, better, expected):
    assert done(target, result, RATE, better).met is expected


# --- published values that are bounds themselves -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "better", "expected"),
    [
        ("≥98", "≥98", "higher", "meets"),
        (">95", ">95", "higher", "meets"),
        ("≥95", ">95", "higher", "meets"),
        (">95", "≥95", "higher", "open"),
        ("≥98", "≥97", "higher", "open"),
        ("90", ">92", "higher", "more than, above 2"),
        ("90", "≥92", "higher", "at least, above 2"),
        ("≥98", "<97", "higher", "not met, less than, below 1"),
        ("<4", "<4", "lower", "within"),
        ("<4", "≤4", "lower", "open"),
        ("≤4", "<4", "lower", "within"),
        ("≤4", "<5", "lower", "open"),
        ("≤4", ">4", "lower", "not met, missed"),
        ("≤4", "≥4", "lower", "open"),
        ("≥95", "95-96", "higher", "meets"),
        ("≥95", "94-96", "higher", "open"),
    ],
)
def test_a_published_bound_decides_only_what_it_can(target, result, better, expected):
    assert brief(done(target, result, RATE, better)) == expected


def test_a_bound_on_a_quantity_makes_the_percentage_one():
    assert brief(done("3", "3万余人")) == "meets"
    assert brief(done("2", "3万余人")) == "more than, percent 150"


printed_bounds = st.sampled_from(["{}", "≥{}", ">{}", "≤{}", "<{}", "{}左右", "={}"])


@given(printed_bounds, printed_bounds, st.integers(1, 40), st.integers(1, 40), st.sampled_from(["higher", "lower"]))
def test_an_open_verdict_is_open_and_a_closed_one_is_sound(target_form, result_form, aim, value, better):
    """Whatever number a published bound stands for, the verdict on the bound holds for it too."""
    target, result = target_form.format(aim), result_form.format(value)
    direction = Better(better)
    asked = course_to(target, PERSONS, direction).asked
    met = meets(asked, possible(parse_figure(result), PERSONS, ABOUT))
    steps = [Decimal(n) / 4 for n in range(-8, 9)]
    allowed = {"≥": lambda s: s >= 0, ">": lambda s: s > 0, "≤": lambda s: s <= 0, "<": lambda s: s < 0}
    may_be = allowed.get(result_form[0], lambda s: s == 0)
    for number in (value + step for step in steps if may_be(step) and value + step >= 0):
        each = meets(asked, possible(parse_figure(f"{number:f}"), PERSONS, ABOUT))
        assert met is None or each is met, number


# --- wording -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "result", "unit", "better", "zh", "en"),
    [
        ("〔42.5〕", "63.14", PERSONS, "higher", "149%", "149%"),
        ("≥95", "97.73", RATE, "higher", "高2.73个百分点", "2.73 percentage points above target"),
        ("≥95", "96", RATE, "higher", "高1个百分点", "1 percentage point above target"),
        ("≥95", "94.5", RATE, "higher", "低0.5个百分点", "0.5 percentage points below target"),
        ("<4", "1.75", RATE, "lower", "控制在目标内", "kept within target"),
        ("100", "100", RATE, "higher", "达到目标要求", "meets the target"),
    ],
)
def test_wording(target, result, unit, better, zh, en):
    text = completion_in_both(done(target, result, unit, better), unit)
    assert (text.zh, text.en) == (zh, en)


def test_what_is_open_has_no_wording():
    assert completion_in_both(done("≥98", "≥97", RATE), RATE) is None


# --- completions as documents print them ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "unit", "extent"),
    [
        ("149%", PERSONS, (Form.PERCENT, "149", False)),
        ("１４９％", PERSONS, (Form.PERCENT, "149", False)),
        ("100.0%", PERSONS, (Form.PERCENT, "100.0", False)),
        ("120%以上", PERSONS, (Form.PERCENT, "120", True)),
        ("高 2.73 个百分点", RATE, (Form.ABOVE, "2.73", False)),
        ("高2个百分点以上", RATE, (Form.ABOVE, "2", True)),
        ("低0.5个百分点", RATE, (Form.BELOW, "0.5", False)),
        ("超出目标0.2个百分点", RATE, (Form.OVER, "0.2", False)),
        ("超出目标3万人", PERSONS, (Form.OVER, "3", False)),
        ("控制在目标内", RATE, (Form.WITHIN, "", False)),
        ("达到目标要求", RATE, (Form.MEETS, "", False)),
        ("未达到目标要求", RATE, (Form.MISSED, "", False)),
        # another unit, and words that no rule of ours writes
        ("超出目标3人", PERSONS, None),
        ("超出目标3万人", RATE, None),
        ("高3%", RATE, None),
        ("149", PERSONS, None),
        ("完成", PERSONS, None),
    ],
)
def test_a_printed_completion_is_read(printed, unit, extent):
    assert read_extent(printed, unit) == extent


decimals = st.decimals(0, 10**6, places=2).map(lambda number: Decimal(f"{number.normalize():f}"))


@given(
    st.sampled_from(Form), decimals, st.sampled_from([None, Comparator.AT_LEAST, Comparator.MORE_THAN]),
    st.sampled_from([PERSONS, RATE, Unit(zh="1000人", en=Noun(one="person", other="persons"), measure="persons")]),
)  # fmt: skip
def test_what_is_worded_is_read_back(form, number, bound, unit):
    numbered = form not in (Form.MEETS, Form.WITHIN, Form.MISSED)
    bound = bound if form in (Form.PERCENT, Form.ABOVE) else None
    completion = Completion(form, True, number if numbered else None, bound)
    assert completion.printed_as(completion_in_both(completion, unit).zh, unit)
    other = replace(completion, number=number + 1 if numbered else None, form=form if numbered else Form.OVER)
    assert not other.printed_as(completion_in_both(completion, unit).zh, unit)
