"""The rules of docs/judging.md once more, as somebody would apply them by hand: slow, plain, and apart from the program.

Every number is a fraction, so nothing is rounded on the way. One function stands for each rule, in the order of the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

EXCEEDED = "exceeded"
MET = "met"
NOT_MET = "not_met"
ACHIEVED_EARLY = "achieved_early"
FASTER = "faster"
IN_LINE = "in_line"
LAGGING = "lagging"
NOT_ASSESSABLE = "not_assessable"

WORST_FIRST = (LAGGING, IN_LINE, FASTER, ACHIEVED_EARLY, NOT_MET, MET, EXCEEDED)
ON_COURSE = {IN_LINE, FASTER, ACHIEVED_EARLY, MET, EXCEEDED}

JUST = Fraction(1, 10**12)
"""What "just below" and "just above" a figure leave between: less than any printed figure can show."""
ENDLESS = Fraction(10**12)
"""How far "at least 98" may go: more than any printed figure."""


@dataclass(frozen=True)
class Number:
    """A printed figure."""

    value: Fraction
    high: Fraction | None = None
    """The upper end of "between"."""
    comparator: str = ""
    """at_least, at_most, more_than, less_than, about, nearly, between, exactly; empty for a bare number."""


@dataclass(frozen=True)
class Asked:
    """What a target asks for."""

    basis: str
    """level, cumulative, average, yearly, change, relative, qualitative."""
    number: Number | None
    """The printed figure; a target in words has none."""
    direction: str = ""
    """up or down, for a change and for growth."""
    change_in: str = ""
    """percent, points or amount: how a change and growth are counted."""


@dataclass(frozen=True)
class Published:
    """One value as published."""

    year: int
    number: Number | None
    """The printed figure; a value in words has none."""
    covers: str = ""
    """year, period, or empty where the basis says it."""
    direction: str = ""
    """up or down for a change; empty for a level. For growth, empty is the target's own direction."""
    met: bool | None = None
    """What the source says of a target in words."""
    published: date | None = None


@dataclass(frozen=True)
class Question:
    """A target with all that is known of it on a day."""

    start: int
    end: int
    asked: Asked
    rate: bool = False
    """Whether the unit is a rate."""
    better: str = ""
    """higher or lower, where the entry says it."""
    values: tuple[Published, ...] = ()
    baseline: Number | None = None
    base_year: int | None = None
    target_year: int | None = None
    """Where it differs from the plan's end."""
    kind: str = ""
    """stock, flow or net_flow, where the entry says it."""
    adds: bool = True
    """Whether the values of a flow add up from year to year."""
    breaks: tuple[int, ...] = ()
    milestones: tuple[tuple[int, Number], ...] = ()
    as_of: date = date(2024, 6, 30)
    faster: Fraction = Fraction(5)
    lagging: Fraction = Fraction(-5)
    about_rate: Fraction = Fraction(1, 2)
    about_quantity: Fraction = Fraction(5)


@dataclass(frozen=True)
class Bounds:
    """Between which figures a target is met; an end without a figure is open."""

    low: Fraction | None
    high: Fraction | None
    low_strict: bool
    high_strict: bool
    goal: Fraction
    """Where the path of a target with one figure ends."""
    passed_from: Fraction
    """The figure that "exceeded" is measured against."""


@dataclass(frozen=True)
class Start:
    """Where the way begins: a time (2020 is the end of the year 2020) and a value."""

    time: Fraction
    value: Fraction


@dataclass(frozen=True)
class Point:
    """One possible latest value, at its time, with one possible start (or none)."""

    time: Fraction
    value: Fraction
    start: Start | None


# What a target asks


def target_year(question: Question) -> int:
    return question.end if question.target_year is None else question.target_year


def is_over(question: Question, year: int) -> bool:
    """A year is over once the data are complete to its last day."""
    return question.as_of >= date(year, 12, 31)


def at_the_end(question: Question) -> bool:
    return is_over(question, target_year(question))


def held(question: Question) -> str:
    return MET if at_the_end(question) else IN_LINE


def missed(question: Question) -> str:
    return NOT_MET if at_the_end(question) else LAGGING


def is_growth(question: Question) -> bool:
    """年均增长: a compound rate, up or down."""
    return question.asked.basis == "average" and question.asked.direction != ""


def is_average(question: Question) -> bool:
    """年均 of amounts or of rates."""
    return question.asked.basis == "average" and question.asked.direction == ""


def kind_of(question: Question) -> str:
    """Stock, flow or net flow: what the entry says, else what the basis implies."""
    if question.kind:
        return question.kind
    return "flow" if question.asked.basis in ("cumulative", "average", "yearly") else "stock"


def is_sum(question: Question) -> bool:
    """A total of a flow, or an average: its years are added up."""
    if question.asked.basis == "cumulative":
        return kind_of(question) != "stock"
    return is_average(question)


def is_change(question: Question) -> bool:
    """A change from the baseline; the total of a stock is one too."""
    return question.asked.basis == "change" or (question.asked.basis == "cumulative" and kind_of(question) == "stock")


def counts_upwards(question: Question) -> bool:
    """Changes are counted in the target's direction; only a fall turns the sign. The total of a stock that should be lower is
    one, unless the plan prints a ceiling on it."""
    if question.asked.basis == "cumulative" and kind_of(question) == "stock" and question.asked.number is not None:
        return question.better != "lower" or question.asked.number.comparator in ("at_most", "less_than")
    return question.asked.direction != "down"


def figure_is_rate(question: Question) -> bool:
    """Whether the target's figure is a rate: a change in percent or points is one whatever its unit."""
    if question.asked.direction:
        return question.asked.change_in != "amount"
    return question.rate


def origin(question: Question) -> int:
    """The year at whose end the way begins."""
    from_baseline = question.asked.basis in ("level", "relative") and question.baseline is not None
    if (from_baseline or is_change(question) or is_growth(question)) and question.base_year is not None:
        return question.base_year
    return question.start - 1


def turned(question: Question) -> bool:
    """Whether values are counted in the direction of a change, so that farther is better."""
    return question.asked.direction != "" or is_change(question)


def margin(question: Question, figure: Fraction, is_rate: bool) -> Fraction:
    """How far from a figure "about" reaches."""
    return question.about_rate if is_rate else abs(figure) * question.about_quantity / 100


def growth_over(question: Question, rate: Fraction, years: int) -> Fraction:
    """What a yearly rate comes to after some years, in the target's direction."""
    return compounded(question, [rate] * years)


def compounded(question: Question, parts: Iterable[Fraction]) -> Fraction:
    """Successive changes in the target's direction as one: percent compound, points and amounts add."""
    if question.asked.change_in != "percent":
        return sum(parts, Fraction(0))
    sign = 1 if counts_upwards(question) else -1
    factor = Fraction(1)
    for part in parts:
        factor *= max(Fraction(0), 1 + sign * part / 100)
    return sign * (factor - 1) * 100


def years_of_plan(question: Question) -> int:
    return target_year(question) - origin(question)


def whole(question: Question, figure: Fraction, years: int) -> Fraction:
    """A figure for each year as what it comes to after some years; any other figure as it is."""
    if is_growth(question):
        return growth_over(question, figure, years)
    if is_average(question):
        return figure * years
    return figure


def bounds_of(question: Question, years: int) -> Bounds:
    """Between which figures the target is met; averages and growth as what they come to after some years."""
    number = question.asked.number
    assert number is not None
    comparator, figure = number.comparator, number.value
    better = "higher" if turned(question) else question.better
    if comparator == "":
        comparator = "at_most" if better == "lower" and not question.asked.direction else "at_least"
    low: Fraction | None = None
    high: Fraction | None = None
    passed_from = figure
    if comparator in ("at_least", "more_than"):
        low = figure
    elif comparator in ("at_most", "less_than"):
        high = figure
    elif comparator == "exactly":
        low = high = figure
    else:
        if comparator == "between":
            assert number.high is not None
            low, high = figure, number.high
        else:
            reach = margin(question, figure, figure_is_rate(question))
            low, high = figure - reach, figure + reach
        passed_from = high
        if better == "higher":
            high = None
        if better == "lower":
            low = None
    return Bounds(
        low=None if low is None else whole(question, low, years),
        high=None if high is None else whole(question, high, years),
        low_strict=comparator == "more_than",
        high_strict=comparator == "less_than",
        goal=whole(question, figure, years),
        passed_from=whole(question, passed_from, years),
    )


def final_bounds(question: Question) -> Bounds:
    """Between which figures the target is met at its end."""
    return bounds_of(question, years_of_plan(question) if question.asked.basis == "average" else 1)


def reaches_low(bounds: Bounds, value: Fraction) -> bool:
    if bounds.low is None:
        return True
    return value > bounds.low if bounds.low_strict else value >= bounds.low


def keeps_high(bounds: Bounds, value: Fraction) -> bool:
    if bounds.high is None:
        return True
    return value < bounds.high if bounds.high_strict else value <= bounds.high


def holds(bounds: Bounds, value: Fraction) -> bool:
    return reaches_low(bounds, value) and keeps_high(bounds, value)


# What was published


def span(question: Question, number: Number, is_rate: bool) -> tuple[Fraction, Fraction]:
    """The lowest and the highest that a printed figure may be."""
    figure = number.value
    reach = margin(question, figure, is_rate)
    if number.comparator == "between":
        assert number.high is not None
        return figure, number.high
    if number.comparator == "about":
        return figure - reach, figure + reach
    if number.comparator == "nearly":
        return figure - reach, figure - JUST
    if number.comparator == "at_least":
        return figure, ENDLESS
    if number.comparator == "more_than":
        return figure + JUST, ENDLESS
    if number.comparator == "at_most":
        return -ENDLESS, figure
    if number.comparator == "less_than":
        return -ENDLESS, figure - JUST
    return figure, figure


def values_that_count(question: Question) -> list[Published]:
    """The values of the years from the start to the target year, the earliest first."""
    counted = [value for value in question.values if origin(question) < value.year <= target_year(question)]
    return sorted(counted, key=lambda value: value.year)


def is_after_break(question: Question, year: int) -> bool:
    """Whether the values of a year are counted in another way than those of the start."""
    return any(origin(question) < break_year <= year for break_year in question.breaks)


def is_amount(question: Question) -> bool:
    """A flow whose parts cannot be negative."""
    return not question.rate and kind_of(question) == "flow" and not question.asked.direction


def directed(question: Question, value: Published) -> tuple[Fraction, Fraction]:
    """A published change or rate of growth in the target's direction: its lowest and its highest."""
    assert value.number is not None
    low, high = span(question, value.number, figure_is_rate(question))
    target_direction = question.asked.direction or "up"
    if value.direction and value.direction != target_direction:
        return -high, -low
    return low, high


def change_from_baseline(question: Question, value: Published) -> tuple[Fraction, Fraction]:
    """A level as a change from the baseline, in the target's direction: its lowest and its highest."""
    assert value.number is not None and question.baseline is not None
    changes = []
    for level in span(question, value.number, question.rate):
        for base in span(question, question.baseline, question.rate):
            change = (level / base - 1) * 100 if question.asked.change_in == "percent" else level - base
            changes.append(change if counts_upwards(question) else -change)
    return min(changes), max(changes)


def is_so_far(question: Question, value: Published) -> bool:
    """Whether a value says what has come about since the start, and not in one year."""
    if is_change(question):
        return value.direction == "" or value.covers != "year"
    return value.covers == "period"


def counts_in_sum(question: Question, value: Published) -> bool:
    """Whether a value can be a part of a total or an average."""
    if is_sum(question) and is_after_break(question, value.year):
        return False
    adds_up = question.adds or question.asked.basis != "cumulative" or not is_sum(question)
    return adds_up or is_so_far(question, value)


def so_far(question: Question, value: Published) -> tuple[Fraction, Fraction]:
    """What a value that covers the time since the start comes to: its lowest and its highest."""
    assert value.number is not None
    years = value.year - origin(question)
    if is_change(question):
        return change_from_baseline(question, value) if value.direction == "" else directed(question, value)
    if is_growth(question):
        low, high = directed(question, value)
        return growth_over(question, low, years), growth_over(question, high, years)
    low, high = span(question, value.number, question.rate)
    if is_average(question) and question.rate:
        return low * years, high * years
    return low, high


def latest_so_far(question: Question, values: list[Published]) -> Published | None:
    """The latest value that covers the time since the start."""
    covering = [value for value in values if is_so_far(question, value) and counts_in_sum(question, value)]
    return covering[-1] if covering else None


def latest_year(question: Question, values: list[Published]) -> int:
    """The year of the latest value; where years do not add up, of the latest published total."""
    if is_sum(question) and question.asked.basis == "cumulative" and not question.adds:
        totals = [value.year for value in values if is_so_far(question, value)]
        if totals:
            return totals[-1]
    return values[-1].year


def parts_after(question: Question, values: list[Published]) -> list[Published]:
    """The values of single years after the latest one that covers the time since the start."""
    base = latest_so_far(question, values)
    after = origin(question) if base is None else base.year
    return [
        value
        for value in values
        if value.year > after and not is_so_far(question, value) and counts_in_sum(question, value)
    ]


def missing_years(question: Question, values: list[Published]) -> list[int]:
    """The years up to the latest value that a sum or a chain of changes lacks."""
    base = latest_so_far(question, values)
    first = (origin(question) if base is None else base.year) + 1
    known = {value.year for value in parts_after(question, values)}
    return [year for year in range(first, latest_year(question, values) + 1) if year not in known]


def reached(question: Question, values: list[Published]) -> tuple[Fraction, Fraction]:
    """What has been reached so far, in the target's terms: its lowest and its highest."""
    if question.asked.basis in ("level", "relative"):
        number = values[-1].number
        assert number is not None
        return span(question, number, question.rate)
    base = latest_so_far(question, values)
    ends = [] if base is None else [so_far(question, base)]
    for value in parts_after(question, values):
        assert value.number is not None
        ends.append(span(question, value.number, question.rate) if is_sum(question) else directed(question, value))
    lows, highs = [low for low, _ in ends], [high for _, high in ends]
    if is_sum(question):
        return sum(lows, Fraction(0)), sum(highs, Fraction(0))
    if is_change(question) or is_growth(question):
        return compounded(question, lows), compounded(question, highs)
    raise AssertionError("yearly targets and targets in words are judged year by year")


def time_of(question: Question, values: list[Published]) -> Fraction:
    """The time that the latest value stands at: 2023 is the end of the year 2023."""
    year = latest_year(question, values)
    if is_over(question, year):
        return Fraction(year)
    latest = [value for value in values if value.year == year][-1]
    day = latest.published or question.as_of
    next_day = day + timedelta(days=1)
    full_months = 12 if next_day.year > year else next_day.month - 1
    return Fraction(year - 1) + Fraction(full_months, 12)


def possible_starts(question: Question, time: Fraction) -> list[Start | None]:
    """Where the way may begin: one start, the ends of an uncertain baseline, or none."""
    begin = Fraction(origin(question))
    if question.asked.basis not in ("level", "relative"):
        return [Start(begin, Fraction(0))]
    if question.baseline is not None:
        low, high = span(question, question.baseline, question.rate)
        return [Start(begin, value) for value in ends_and_bounds(question, low, high, final_bounds(question))]
    for year, number in sorted(question.milestones):
        if question.start - 1 < year < target_year(question):
            return [Start(Fraction(year), number.value)] if year <= time else [None]
    return [None]


def ends_and_bounds(question: Question, low: Fraction, high: Fraction, bounds: Bounds) -> list[Fraction]:
    """Both ends of what is uncertain, and the target's bounds between them."""
    between = [bound for bound in (bounds.low, bounds.high) if bound is not None and low < bound < high]
    return sorted({low, high, *between})


# The rules


def judge(question: Question) -> tuple[str, int]:
    """The verdict on a target, and the number of the rule that gave it."""
    return judge_values(question, values_that_count(question))


def judge_values(question: Question, values: list[Published]) -> tuple[str, int]:
    """The verdict of the first rule that applies to some values."""
    rules = (rule_1, rule_2, rule_3, rule_4, rule_5, rule_6, rule_7, rule_8)
    for number, rule in enumerate(rules, start=1):
        status = rule(question, values)
        if status is not None:
            return status, number
    time = time_of(question, values)
    (start,) = possible_starts(question, time)
    return judge_point(question, Point(time, reached(question, values)[0], start))


def judge_point(question: Question, point: Point) -> tuple[str, int]:
    """The verdict on one certain value with a certain start: rules 9 to 13."""
    for number, rule in enumerate((rule_9, rule_10, rule_11, rule_12), start=9):
        status = rule(question, point)
        if status is not None:
            return status, number
    return rule_13(question, point), 13


def rule_1(question: Question, values: list[Published]) -> str | None:
    """Nothing is published."""
    return None if values else NOT_ASSESSABLE


def rule_2(question: Question, values: list[Published]) -> str | None:
    """A target in words."""
    if question.asked.number is not None:
        return None
    says = values[-1].met
    if says is None or (at_the_end(question) and values[-1].year < target_year(question)):
        return NOT_ASSESSABLE
    return held(question) if says else missed(question)


def rule_3(question: Question, values: list[Published]) -> str | None:
    """Each year by itself."""
    if question.asked.basis != "yearly":
        return None
    bounds = final_bounds(question)
    judged, is_open = [], False
    for value in values:
        assert value.number is not None
        if question.asked.direction:
            low, high = directed(question, value)
        else:
            low, high = span(question, value.number, question.rate)
            if is_after_break(question, value.year):
                continue
        if not is_over(question, value.year):
            if is_amount(question) and not keeps_high(bounds, low):
                return missed(question)
            continue
        judged.append(value.year)
        if not reaches_low(bounds, high) or not keeps_high(bounds, low):
            return missed(question)
        if not (holds(bounds, low) and holds(bounds, high)):
            is_open = True
    is_missing = at_the_end(question) and len(judged) < years_of_plan(question)
    if is_open or is_missing or not judged:
        return NOT_ASSESSABLE
    return held(question)


def rule_4(question: Question, values: list[Published]) -> str | None:
    """The year is not over, and its value says little before it is."""
    latest = values[-1]
    if is_over(question, latest.year):
        return None
    is_level = question.asked.basis in ("level", "relative")
    says_little = (
        (is_level and kind_of(question) != "stock")
        or (is_average(question) and question.rate)
        or is_growth(question)
        or (question.asked.basis == "change" and kind_of(question) != "stock")
    )
    if not says_little:
        return None
    if is_level and is_amount(question):
        bounds = final_bounds(question)
        lowest, _ = reached(question, values)
        starts = possible_starts(question, time_of(question, values))
        limited = all(start is not None and is_limit(bounds, start.value) for start in starts)
        if not keeps_high(bounds, lowest) and (latest.year == target_year(question) or limited):
            return missed(question)
    before = values[:-1]
    return judge_values(question, before)[0] if before else NOT_ASSESSABLE


def rule_5(question: Question, values: list[Published]) -> str | None:
    """A break of series between the start and the latest value."""
    if is_sum(question) or is_growth(question):
        return None
    compared: Published | None = values[-1]
    if is_change(question):
        compared = latest_so_far(question, values)
        if compared is None or compared.direction:
            return None
    assert compared is not None
    return NOT_ASSESSABLE if is_after_break(question, compared.year) else None


def rule_6(question: Question, values: list[Published]) -> str | None:
    """A total with a gap; a chain of yearly changes or rates of growth likewise."""
    if not (is_sum(question) or is_change(question) or is_growth(question)):
        return None
    if not missing_years(question, values):
        return None
    return judge_known_sum(question, values)


def judge_known_sum(question: Question, values: list[Published]) -> str:
    """What can be said where only a part of the sum is known."""
    if not (is_sum(question) and is_amount(question)):
        return NOT_ASSESSABLE
    bounds = final_bounds(question)
    known, _ = reached(question, values)
    if not keeps_high(bounds, known):
        return missed(question)
    if bounds.low is not None and bounds.high is None and reaches_low(bounds, known):
        at_end = rule_9(question, Point(Fraction(target_year(question)), known, None))
        return ACHIEVED_EARLY if at_end is None else at_end
    return NOT_ASSESSABLE


def rule_7(question: Question, values: list[Published]) -> str | None:
    """The target year is over, and its value is missing."""
    if not at_the_end(question) or latest_year(question, values) == target_year(question):
        return None
    return judge_known_sum(question, values)


def rule_8(question: Question, values: list[Published]) -> str | None:
    """An uncertain value or baseline is judged at both ends, and at the target's bounds between."""
    low, high = reached(question, values)
    time = time_of(question, values)
    starts = possible_starts(question, time)
    if low == high and len(starts) == 1:
        return None
    possible = set(ends_and_bounds(question, low, high, final_bounds(question)))
    if is_average(question) and question.rate:
        years = latest_year(question, values) - origin(question)
        possible.update(ends_and_bounds(question, low, high, bounds_of(question, years)))
    verdicts = {judge_point(question, Point(time, value, start))[0] for value in possible for start in starts}
    if verdicts == {EXCEEDED}:
        printed = [replace(value, number=Number(value.number.value)) for value in values if value.number]
        as_printed, _ = reached(question, printed)
        return judge_point(question, Point(time, as_printed, starts[0]))[0]
    if len(verdicts) == 1:
        return verdicts.pop()
    if verdicts <= ON_COURSE:
        return min(verdicts, key=WORST_FIRST.index)
    return NOT_ASSESSABLE


def rule_9(question: Question, point: Point) -> str | None:
    """The target year is over."""
    if not at_the_end(question):
        return None
    bounds = final_bounds(question)
    if not holds(bounds, point.value):
        return NOT_MET
    return EXCEEDED if is_exceeded(question, bounds, point.value) else MET


def is_exceeded(question: Question, bounds: Bounds, value: Fraction) -> bool:
    """Whether the completion as printed, in whole percent, passes a floor; a rate passes it at any distance. Within the margin
    of "about" nothing is exceeded; beyond it, the share of the figure counts."""
    if bounds.low is None or bounds.high is not None:
        return False
    if figure_is_rate(question):
        return value > bounds.passed_from
    number = question.asked.number
    is_about = number is not None and number.comparator in ("about", "nearly")
    compared_with = bounds.goal if is_about else bounds.passed_from
    if compared_with <= 0 or value <= bounds.passed_from:
        return False
    completion = 100 * value / compared_with
    as_printed = (completion + Fraction(1, 2)).__floor__()
    return as_printed >= 101


def rule_10(question: Question, point: Point) -> str | None:
    """A level without a baseline."""
    if point.start is not None:
        return None
    return IN_LINE if holds(final_bounds(question), point.value) else NOT_ASSESSABLE


def is_limit(bounds: Bounds, start: Fraction) -> bool:
    """Whether the start meets the target already, or stands exactly on a strict bound."""
    on_strict_bound = (bounds.low_strict and start == bounds.low) or (bounds.high_strict and start == bounds.high)
    return holds(bounds, start) or on_strict_bound


def rule_11(question: Question, point: Point) -> str | None:
    """A limit, which is held or missed."""
    assert point.start is not None
    bounds = final_bounds(question)
    is_mean_of_rates = is_average(question) and question.rate
    if not is_mean_of_rates and not is_limit(bounds, point.start.value):
        return None
    if is_mean_of_rates or is_growth(question):
        bounds = bounds_of(question, int(point.time) - origin(question))
    return IN_LINE if holds(bounds, point.value) else LAGGING


def rule_12(question: Question, point: Point) -> str | None:
    """Reached before its year."""
    return ACHIEVED_EARLY if holds(final_bounds(question), point.value) else None


def rule_13(question: Question, point: Point) -> str:
    """The path."""
    assert point.start is not None
    start, bounds = point.start, final_bounds(question)
    rises = bounds.low is not None and start.value < bounds.low
    is_beyond = not keeps_high(bounds, point.value) if rises else not reaches_low(bounds, point.value)
    if is_beyond:
        return LAGGING
    goal = goal_of_path(question, bounds, rises)
    way = goal - start.value
    done = 100 * (point.value - start.value) / way
    due = 100 * (path_at(question, start, goal, rises, point.time) - start.value) / way
    if done - due >= question.faster:
        return FASTER
    if done - due < question.lagging:
        return LAGGING
    return IN_LINE


def goal_of_path(question: Question, bounds: Bounds, rises: bool) -> Fraction:
    """A range is entered at its near bound, anything else at its figure."""
    number = question.asked.number
    assert number is not None
    if number.comparator != "between":
        return bounds.goal
    near = bounds.low if rises else bounds.high
    assert near is not None
    return near


def path_at(question: Question, start: Start, goal: Fraction, rises: bool, time: Fraction) -> Fraction:
    """Where the path stands at a time."""
    stations = {start.time: start.value}
    if is_growth(question):
        number = question.asked.number
        assert number is not None
        rate = number.value
        for years in range(1, years_of_plan(question)):
            stations[start.time + years] = growth_over(question, rate, years)
    for year, number in question.milestones:
        if start.time < year < target_year(question):
            figure = number.value if number.high is None or rises else number.high
            stations[Fraction(year)] = whole(question, figure, year - origin(question))
    stations[Fraction(target_year(question))] = goal
    times = sorted(stations)
    for begin, end in zip(times, times[1:], strict=False):
        if begin <= time <= end:
            share = (time - begin) / (end - begin)
            return stations[begin] + share * (stations[end] - stations[begin])
    raise AssertionError("a value that counts lies between the start and the target year")
