"""Questions by chance for every rule of docs/judging.md, near the figures where verdicts turn, and as TOML would hold them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from by_hand import Asked, Number, Published, Question, target_year

DAYS = (
    date(2022, 2, 15),
    date(2023, 12, 31),
    date(2024, 1, 1),
    date(2024, 1, 20),
    date(2024, 3, 31),
    date(2024, 6, 30),
    date(2024, 8, 10),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2027, 6, 30),
)
"""Days that data may be complete to: turns of years and months, days within them, and days after the plan."""
WAYS = (2, 4, 5, 10, 20)
"""Lengths of ways on which 5 points are a round figure."""
PERCENT, POINTS = "%", "个百分点"


@dataclass(frozen=True)
class Calendar:
    """The years of a question and the day it is asked."""

    base_year: int
    start: int
    end: int
    target_year: int
    as_of: date


def questions(seed: int, count: int) -> Iterator[Question]:
    """Some questions by chance; the same seed gives the same ones."""
    rng = Random(seed)
    shapes: tuple[Callable[[Random], Question], ...] = (
        level,
        level,
        level,
        total,
        total,
        total_of_stock,
        average,
        average,
        growth,
        growth,
        yearly,
        yearly,
        change,
        change,
        relative,
        ceiling_of_flow,
        in_words,
    )
    for number in range(count):
        yield shapes[number % len(shapes)](rng)


# Parts of questions


def often(rng: Random, percent: int) -> bool:
    return rng.random() * 100 < percent


def calendar(rng: Random) -> Calendar:
    end = rng.choice((2025, 2025, 2025, 2024, 2023))
    return Calendar(
        base_year=rng.choice((2020, 2020, 2020, 2019, 2018, 2021)),
        start=2021,
        end=end,
        target_year=rng.choice((end, end, end, end, end - 1, end + 1)),
        as_of=rng.choice(DAYS),
    )


def question_of(when: Calendar, asked: Asked, base_year: int | None = None) -> Question:
    year = None if when.target_year == when.end else when.target_year
    return Question(when.start, when.end, asked, base_year=base_year, target_year=year, as_of=when.as_of)


def some_years(rng: Random, first: int, when: Calendar, gaps: int = 10) -> list[int]:
    """Years that have a value, mostly without gaps; later ones than the target year only within the plan."""
    last = min(when.as_of.year, max(when.end, when.target_year))
    if not often(rng, 75):
        last = rng.randint(min(first, last), last)
    return [year for year in range(first, last + 1) if not often(rng, gaps)]


def tenths(value: Fraction) -> Fraction:
    """The nearest number with one decimal."""
    return Fraction(round(value * 10), 10)


def published_on(rng: Random, year: int, as_of: date) -> date | None:
    """A day of publication: within a year that is not over, in the next for one that is."""
    if not often(rng, 40):
        return None
    first = date(year if as_of.year == year else year + 1, 1, 2)
    day = first + timedelta(days=rng.randint(0, max(0, min((as_of - first).days, 300))))
    is_end_of_month = (day + timedelta(days=1)).day == 1
    return None if day > as_of or is_end_of_month else day


def uncertain(rng: Random, number: Number, percent: int = 12) -> Number:
    """The figure as it is, or in words that leave it open."""
    if number.value <= 0 or not often(rng, percent):
        return number
    comparator = rng.choice(("about", "nearly", "at_least", "more_than", "between"))
    high = number.value + rng.choice((Fraction(1, 2), Fraction(1), Fraction(2))) if comparator == "between" else None
    return Number(number.value, high, comparator)


def figure_of_target(rng: Random, value: Fraction, upwards: bool, directed: bool = False) -> tuple[Number, str]:
    """A figure to reach, from below or from above, and the direction that is better."""
    sign, better = (1, "higher") if upwards else (-1, "lower")
    form = rng.choice(("bare", "bare", "plain", "strict", "between", "about", "nearly", "exactly", "other way"))
    opened = better if often(rng, 50) and not directed else ""
    if form == "bare":
        return Number(value), "" if directed else better
    if form == "plain":
        return Number(value, None, "at_least" if upwards else "at_most"), ""
    if form == "strict":
        return Number(value, None, "more_than" if upwards else "less_than"), ""
    if form == "between":
        far = value + sign * rng.choice((Fraction(1), Fraction(3)))
        return Number(min(value, far), max(value, far), "between"), opened
    if form == "exactly":
        return Number(value, None, "exactly"), ""
    if form == "other way":
        return Number(value, None, rng.choice(("at_most", "less_than") if upwards else ("at_least", "more_than"))), ""
    return Number(value, None, form), opened


def near(rng: Random, start: Fraction, goal: Fraction, due: Fraction) -> Fraction:
    """A value close to where verdicts turn on the way from a start to a goal."""
    way = goal - start
    turn = rng.choice(("path", "path", "faster", "lagging", "goal", "goal", "start", "anywhere"))
    step = Fraction(rng.choice((-2, -1, -1, 0, 0, 0, 0, 1, 1, 2)), 10)
    if turn == "path":
        return tenths(start + due * way) + step
    if turn == "faster":
        return tenths(start + (due + Fraction(1, 20)) * way) + step
    if turn == "lagging":
        return tenths(start + (due - Fraction(1, 20)) * way) + step
    if turn == "goal":
        return goal + step * rng.choice((1, 1, 5, 10))
    if turn == "start":
        return start + step * rng.choice((1, 5))
    return tenths(start + way * Fraction(rng.randint(-4, 16), 10))


def due_share(year: int, first: int, last: int, as_of: date) -> Fraction:
    """Which share of the way is due, roughly."""
    time = Fraction(year) if as_of.year > year else Fraction(year - 1) + Fraction(as_of.month, 12)
    return max(Fraction(0), min(Fraction(1), (time - first) / max(1, last - first)))


def with_breaks(rng: Random, question: Question, first: int) -> Question:
    if not often(rng, 15):
        return question
    return replace(question, breaks=(rng.randint(first, target_year(question)),))


def with_milestones(rng: Random, question: Question, start: Fraction, goal: Fraction, percent: int = 25) -> Question:
    """Figures of years on the way, in the form of the target."""
    number = question.asked.number
    assert number is not None
    is_plain = number.comparator in ("at_least", "at_most", "more_than", "less_than")
    if not often(rng, percent) or not (is_plain or question.better or question.asked.direction):
        return question
    years = range(question.start, min(question.end, target_year(question)))
    chosen = sorted(rng.sample(years, min(len(years), rng.choice((1, 1, 2)))))
    comparator = number.comparator if is_plain else ""
    share = [Fraction(rng.randint(1, 11), 10) for _ in chosen]
    pairs = zip(chosen, sorted(share), strict=True)
    stations = tuple((year, Number(tenths(start + part * (goal - start)), None, comparator)) for year, part in pairs)
    return replace(question, milestones=stations)


def with_levels(rng: Random, question: Question, when: Calendar, start: Fraction, goal: Fraction) -> Question:
    """Values of a level, for years of the plan."""
    first = max(when.start, when.base_year + 1)
    values = []
    for year in some_years(rng, first, when, gaps=25):
        due = due_share(year, when.base_year, when.target_year, when.as_of)
        value = near(rng, start, goal, due)
        if value < 0 and question.kind != "net_flow":
            value = Fraction(0)
        number = uncertain(rng, Number(value), 18)
        values.append(Published(year, number, published=published_on(rng, year, when.as_of)))
    rng.shuffle(values)
    return replace(question, values=tuple(values))


# Shapes of questions


def level(rng: Random, basis: str = "level") -> Question:
    when = calendar(rng)
    upwards, rate = often(rng, 60), often(rng, 50)
    start = Fraction(rng.randint(30, 70)) + Fraction(rng.choice((0, 0, 5)), 10)
    goal = start + rng.choice(WAYS) * (1 if upwards else -1)
    number, better = figure_of_target(rng, goal, upwards)
    if often(rng, 6):
        start = goal
    has_baseline = often(rng, 80)
    question = replace(
        question_of(when, Asked(basis, number), when.base_year if has_baseline else None),
        rate=rate,
        better=better,
        kind=rng.choice(("", "", "", "stock", "flow", "flow", "net_flow")),
        baseline=uncertain(rng, Number(start), 10) if has_baseline else None,
    )
    if not has_baseline:
        when = replace(when, base_year=when.start - 1)
    if number.high is not None and goal == number.high:
        start = start if has_baseline else number.high + 2
    question = with_levels(rng, question, when, start, goal)
    question = with_milestones(rng, question, start, goal, 25 if has_baseline else 50)
    if question.kind == "net_flow" and often(rng, 40):
        question = moved_down(question, start + goal)
    return with_breaks(rng, question, when.base_year)


def moved_down(question: Question, by: Fraction) -> Question:
    """The same question with figures around zero; only bare and plain figures are moved."""
    number = question.asked.number
    numbers = [value.number for value in question.values] + [number, question.baseline]
    forms = {each.comparator for each in numbers if each is not None}
    if not forms <= {"", "at_least", "at_most", "more_than", "less_than"} or question.milestones or number is None:
        return question
    shift = Fraction(round(by / 2))

    def moved(each: Number) -> Number:
        return replace(each, value=each.value - shift)

    return replace(
        question,
        asked=replace(question.asked, number=moved(number)),
        baseline=None if question.baseline is None else moved(question.baseline),
        values=tuple(replace(value, number=moved(value.number)) for value in question.values if value.number),
    )


def relative(rng: Random) -> Question:
    return level(rng, "relative")


def ceiling_of_flow(rng: Random) -> Question:
    """A flow with an upper bound whose latest year is mostly not over: it may be passed already."""
    goal = Fraction(rng.choice((50, 100)))
    start = goal + rng.choice((-20, -1, 0, 1, 20))
    form = rng.choice(("", "at_most", "less_than", "less_than", "between", "about", "exactly"))
    number = Number(goal, goal + 5 if form == "between" else None, form)
    year = rng.choice((2023, 2024, 2025))
    values = [
        Published(each, uncertain(rng, Number(goal + rng.choice((-30, -5, -1, 0, 1, 6, 20))), 12))
        for each in range(2021, year + 1)
        if each >= year - 1 or not often(rng, 30)
    ]
    has_baseline = often(rng, 85)
    return Question(
        2021,
        2025,
        Asked("level", number),
        rate=often(rng, 15),
        better="" if form in ("at_most", "less_than", "exactly") else "lower",
        values=tuple(values),
        baseline=uncertain(rng, Number(start), 12) if has_baseline else None,
        base_year=2020 if has_baseline else None,
        target_year=rng.choice((None, None, year)),
        kind=rng.choice(("flow", "flow", "flow", "net_flow")),
        as_of=rng.choice((date(year, 6, 30), date(year, 6, 30), date(year, 12, 31), date(year + 1, 1, 1))),
    )


def total(rng: Random) -> Question:
    when = replace(calendar(rng), base_year=2020)
    kind = rng.choice(("", "", "", "flow", "net_flow"))
    goal = Fraction(rng.choice((10, 20, 50, 100)))
    number, better = figure_of_target(rng, goal, often(rng, 75))
    each = goal / (when.target_year - when.start + 1)
    values, so_far, adds = [], Fraction(0), kind == "net_flow" or often(rng, 85)
    pace = rng.choice((Fraction(1), Fraction(1), Fraction(9, 10), Fraction(11, 10), Fraction(2), Fraction(1, 2)))
    gaps = rng.choice((0, 5, 40))
    if gaps == 40:
        pace = rng.choice((pace, Fraction(2), Fraction(3)))
    for year in some_years(rng, when.start, when, gaps=gaps):
        part = max(Fraction(0), tenths(each * pace) + Fraction(rng.choice((-5, -1, 0, 0, 0, 0, 1, 5)), 10))
        if kind == "net_flow" and often(rng, 15):
            part = -part
        so_far += part
        if often(rng, 10):
            so_far = max(
                Fraction(0), near(rng, Fraction(0), goal, due_share(year, 2020, when.target_year, when.as_of))
            )
        covers = "period" if often(rng, 20 if adds else 70) else "year"
        figure = uncertain(rng, Number(so_far if covers == "period" else part), 8)
        values.append(Published(year, figure, covers, published=published_on(rng, year, when.as_of)))
    rng.shuffle(values)
    question = replace(
        question_of(when, Asked("cumulative", number)), better=better, kind=kind, adds=adds, values=tuple(values)
    )
    question = with_milestones(rng, question, Fraction(0), goal)
    return with_breaks(rng, question, when.start)


def total_of_stock(rng: Random) -> Question:
    when = calendar(rng)
    start, goal = Fraction(rng.randint(40, 80)), Fraction(rng.choice(WAYS))
    number, better = figure_of_target(rng, goal, often(rng, 80))
    question = replace(
        question_of(when, Asked("cumulative", number), when.base_year),
        rate=often(rng, 40),
        better=better,
        kind="stock",
        baseline=uncertain(rng, Number(start), 8),
    )
    question = with_levels(rng, question, when, start, start + goal)
    question = with_milestones(rng, question, Fraction(0), goal)
    return with_breaks(rng, question, when.base_year)


def average(rng: Random) -> Question:
    when, rate = replace(calendar(rng), base_year=2020), often(rng, 50)
    goal = Fraction(rng.randint(80, 95)) if rate else Fraction(rng.choice((10, 20, 40, 50)))
    number, better = figure_of_target(rng, goal, often(rng, 70))
    spread, gaps = rng.choice((1, 2, 10)), rng.choice((0, 5, 30))
    values = []
    for year in some_years(rng, when.start, when, gaps=gaps):
        figure = max(Fraction(0), goal + Fraction(rng.choice((-20, -5, -1, 0, 0, 0, 1, 5, 20)) * spread, 10))
        if not rate and often(rng, 40 if gaps == 30 else 8):
            figure *= rng.choice((2, 3))
        values.append(
            Published(year, uncertain(rng, Number(figure), 8), published=published_on(rng, year, when.as_of))
        )
    rng.shuffle(values)
    kind = "" if rate else rng.choice(("", "", "flow", "net_flow"))
    question = question_of(when, Asked("average", number))
    question = replace(question, rate=rate, better=better, kind=kind, values=tuple(values))
    return with_breaks(rng, question, when.start)


def growth(rng: Random) -> Question:
    when, upwards = calendar(rng), often(rng, 75)
    change_in = rng.choice(("percent", "percent", "percent", "points", "amount"))
    goal = Fraction(rng.randint(1, 8))
    number, better = figure_of_target(rng, goal, often(rng, 80), directed=True)
    direction = "up" if upwards else "down"
    spread = rng.choice((0, 1, 5, 20))
    # Rates of years before the plan cannot be typed; a mean rate since an earlier baseline can.
    first, means = max(when.start, when.base_year + 1), 12 if when.base_year >= when.start - 1 else 60
    values = []
    for year in some_years(rng, first, when, gaps=6):
        figure = goal + Fraction(rng.choice((-2, -1, 0, 0, 1, 2)) * spread, 10)
        turned = ""
        if figure < 0:
            figure, turned = -figure, "down" if upwards else "up"
        covers = "period" if often(rng, means) else "year"
        value = uncertain(rng, Number(figure), 8)
        values.append(Published(year, value, covers, turned, published=published_on(rng, year, when.as_of)))
    rng.shuffle(values)
    question = question_of(when, Asked("average", number, direction, change_in), when.base_year)
    question = replace(question, rate=change_in != "amount", better=better, values=tuple(values))
    return with_breaks(rng, question, when.start)


def yearly(rng: Random) -> Question:
    when, rate = replace(calendar(rng), base_year=2020), often(rng, 40)
    direction, change_in = "", ""
    if often(rng, 35):
        direction = rng.choice(("up", "down"))
        change_in = rng.choice(("percent", "percent", "points", "amount"))
        rate = change_in != "amount"
    goal = Fraction(rng.choice((5, 8) if direction else (10, 50, 90)))
    upwards = often(rng, 60)
    number, better = figure_of_target(rng, goal, upwards, directed=bool(direction))
    side = 1 if upwards else -1
    values = []
    for year in some_years(rng, when.start, when, gaps=12):
        step = Fraction(rng.choice((0, 0, 1, 1, 2, 3, 5, 10)), 10) * side
        if not often(rng, 50 if year == when.as_of.year else 90):
            step = -step
        figure = uncertain(rng, Number(max(Fraction(0), goal + step)), 8)
        values.append(Published(year, figure, published=published_on(rng, year, when.as_of)))
    rng.shuffle(values)
    question = question_of(when, Asked("yearly", number, direction, change_in))
    kind = "" if rate or direction else rng.choice(("", "", "flow", "stock", "net_flow"))
    question = replace(question, rate=rate, better=better, kind=kind, values=tuple(values))
    return with_breaks(rng, question, when.start)


def change(rng: Random) -> Question:
    when, direction = calendar(rng), rng.choice(("up", "down"))
    change_in = rng.choice(("percent", "percent", "points", "amount"))
    goal = Fraction(rng.choice(WAYS))
    number, better = figure_of_target(rng, goal, often(rng, 80), directed=True)
    if number.comparator in ("between", "about") and often(rng, 40):
        better = "higher" if direction == "up" else "lower"
    with_base = often(rng, 75)
    start = Fraction(rng.choice((50, 50, 40, 80)))
    sign = 1 if direction == "up" else -1
    kind = rng.choice(("", "", "", "flow", "stock"))
    style = rng.choice(
        ("levels", "so far", "so far", "yearly", "mixed") if with_base else ("so far", "yearly", "mixed")
    )
    first = max(when.start, when.base_year + 1)
    values = []
    for year in some_years(rng, first, when, gaps=8 if style in ("yearly", "mixed") else 25):
        due = due_share(year, when.base_year, when.target_year, when.as_of)
        value, covers, turned = near(rng, Fraction(0), goal, due), "", direction
        form = rng.choice(("levels", "yearly", "yearly", "so far")) if style == "mixed" else style
        if form == "levels" and with_base:
            scale = start / 100 if change_in == "percent" else Fraction(1)
            value, turned = start + sign * tenths(value * scale), ""
        elif form == "yearly":
            value, covers = tenths(value / max(1, year - when.base_year)) + Fraction(1, 10), "year"
        if turned and value < 0:
            value, turned = -value, "down" if direction == "up" else "up"
        figure = uncertain(rng, Number(value), 8)
        values.append(Published(year, figure, covers, turned, published=published_on(rng, year, when.as_of)))
    rng.shuffle(values)
    question = question_of(when, Asked("change", number, direction, change_in), when.base_year)
    baseline = uncertain(rng, Number(start), 8) if with_base else None
    question = replace(question, better=better, kind=kind, baseline=baseline, values=tuple(values))
    question = replace(question, rate=change_in != "amount")
    question = with_milestones(rng, question, Fraction(0), goal)
    return with_breaks(rng, question, when.base_year)


def in_words(rng: Random) -> Question:
    when = calendar(rng)
    values = tuple(
        Published(year, None, met=rng.choice((True, True, False, None)))
        for year in some_years(rng, when.start, when, gaps=30)
    )
    return replace(question_of(when, Asked("qualitative", None)), values=values)


# Questions as TOML


def as_entry(question: Question) -> dict[str, object]:
    """The indicator of a question, as indicators.toml would hold it."""
    entry: dict[str, object] = {
        "id": "asked",
        "table": "t1",
        "row": 1,
        "name": {"zh": "指标", "en": "Indicator"},
    }
    basis = question.asked.basis
    if basis != "qualitative":
        entry["unit"] = PERCENT if question.rate else "万人"
    entry["target"] = target_as_printed(question)
    if basis == "qualitative":
        entry |= {"basis": basis, "target_en": "Among the first of the province"}
    if basis == "relative":
        entry |= {"basis": basis, "relative_to": {"zh": "全省平均水平", "en": "average of the province"}}
    if question.baseline is not None:
        entry["baseline"] = printed(question.baseline)
    for key, given in (
        ("better", question.better),
        ("baseline_year", question.base_year),
        ("target_year", question.target_year),
        ("kind", question.kind),
        ("breaks", list(question.breaks)),
    ):
        if given:
            entry[key] = given
    if not question.adds:
        entry["adds"] = False
    if question.milestones:
        entry["milestone"] = [
            {"year": year, "value": in_form_of_target(question, number)} for year, number in question.milestones
        ]
    if question.values:
        entry["observation"] = [observation(question, value) for value in question.values]
    return entry


def decimal(value: Fraction) -> str:
    """A number with as many decimals as it has."""
    for places in range(7):
        if (value * 10**places).denominator == 1:
            sign, digits = "-" if value < 0 else "", str(abs(value.numerator * 10**places // value.denominator))
            if places == 0:
                return sign + digits
            digits = digits.zfill(places + 1)
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    raise ValueError(f"{value} has more than six decimals")


def printed(number: Number, unit: str = "") -> str:
    """A figure as documents print it, with the unit of a change."""
    figure = decimal(number.value) + unit
    if number.comparator == "between":
        assert number.high is not None
        return f"{decimal(number.value)}-{decimal(number.high)}{unit}"
    if number.comparator == "about":
        return f"{figure}左右"
    before = {
        "": "",
        "at_least": "≥",
        "at_most": "≤",
        "more_than": ">",
        "less_than": "<",
        "nearly": "接近",
        "exactly": "=",
    }
    return before[number.comparator] + figure


def unit_of_change(question: Question) -> str:
    return {"percent": PERCENT, "points": POINTS}.get(question.asked.change_in, "")


def word_of(direction: str, grows: bool = False) -> str:
    if direction == "down":
        return "降低"
    return "增长" if grows else "提高"


def target_as_printed(question: Question) -> str:
    number = question.asked.number
    return "继续保持在全省前列" if number is None else in_form_of_target(question, number)


def in_form_of_target(question: Question, number: Number) -> str:
    """A figure of the target, or of a milestone, with the words and brackets that say its basis."""
    basis, direction = question.asked.basis, question.asked.direction
    if direction:
        when = {"average": "年均", "yearly": "每年"}.get(basis, "")
        return when + word_of(direction, bool(when)) + printed(number, unit_of_change(question))
    text = printed(number)
    return {"cumulative": f"〔{text}〕", "average": f"年均{text}", "yearly": f"每年{text}"}.get(basis, text)


def observation(question: Question, value: Published) -> dict[str, object]:
    """A published value, as the list of a row holds it."""
    entry: dict[str, object] = {"year": value.year}
    if value.number is None:
        entry |= {"value": "居全省前列", "value_en": "Among the first"}
    else:
        grows = question.asked.direction != "" and question.asked.basis != "change"
        is_change = value.direction != "" or grows
        text = printed(value.number, unit_of_change(question) if is_change else "")
        if value.number.comparator == "more_than" and text.removeprefix(">").isdigit():
            text = text.removeprefix(">") + "余"
        entry["value"] = (word_of(value.direction, grows) if value.direction else "") + text
    if value.covers:
        entry["covers"] = value.covers
    if value.met is not None:
        entry["met"] = value.met
    if value.published is not None:
        entry["published"] = value.published
    return entry
