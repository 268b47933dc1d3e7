"""The worked cases of docs/judging.md and their neighbours, each with the verdict that a planner expects."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from by_hand import Asked, Number, Published, Question, judge
from compared import engine_verdict
from hypothesis import given
from hypothesis import strategies as st
from questions import as_entry, questions

# Cases are read from the notation of the documents. Values are given by year; "Σ30" covers the time since the start, "+10"
# or "-10" is a rise or a fall so far, "+10/a" one of a single year.
ENDED: dict[str, Any] = {"as_of": date(2026, 6, 30)}
PERCENT: dict[str, Any] = {"rate": True}
MARKS = {"≥": "at_least", "≤": "at_most", ">": "more_than", "<": "less_than", "=": "exactly", "接近": "nearly"}
ENDINGS = {"左右": "about", "余": "more_than", "以上": "at_least"}


def number(text: str) -> Number:
    """A figure in the notation of the documents."""
    match = re.fullmatch(r"(≥|≤|>|<|=|接近)?(-?[\d.]+)(?:-([\d.]+))?(左右|余|以上)?", text)
    assert match is not None, text
    mark, low, high, ending = match.groups()
    comparator = "between" if high else MARKS.get(mark or "", ENDINGS.get(ending or "", ""))
    return Number(Fraction(low), Fraction(high) if high else None, comparator)


def published(year: int, text: str) -> Published:
    """A value of a year, with what it covers and the direction of a change."""
    covers = "period" if text.startswith("Σ") else "year" if text.endswith("/a") else ""
    text = text.removeprefix("Σ").removesuffix("/a")
    direction = {"+": "up", "−": "down"}.get(text[0], "")
    return Published(year, number(text.lstrip("+−")), covers, direction)


def question(asked: Asked, values: dict[int, str], **rest: Any) -> Question:
    """A question about a plan for 2021 to 2025, with data up to 30 June 2024."""
    is_bare = asked.number is not None and asked.number.comparator == "" and not asked.direction
    known: dict[str, Any] = {"better": "higher" if is_bare else "", "base_year": 2020} | rest
    return Question(2021, 2025, asked, values=tuple(published(*value) for value in values.items()), **known)


def level(target: str, start: str, values: dict[int, str], **rest: Any) -> Question:
    baseline = number(start) if start else None
    return question(Asked("level", number(target)), values, baseline=baseline, **rest)


def total(target: str, values: dict[int, str], **rest: Any) -> Question:
    return question(Asked("cumulative", number(target)), values, **rest)


def risen(target: str, start: str, values: dict[int, str], **rest: Any) -> Question:
    """The total of a stock: its change from the baseline."""
    known: dict[str, Any] = {"base_year": 2019} | rest
    return total(target, values, kind="stock", baseline=number(start), **known)


def average(target: str, values: dict[int, str], **rest: Any) -> Question:
    return question(Asked("average", number(target)), values, **rest)


def growth(
    target: str, values: dict[int, str], direction: str = "up", unit: str = "percent", **rest: Any
) -> Question:
    return question(Asked("average", number(target), direction, unit), values, **rest)


def yearly(target: str, values: dict[int, str], direction: str = "", **rest: Any) -> Question:
    asked = Asked("yearly", number(target), direction, "percent" if direction else "")
    return question(asked, values, **rest)


def up(target: str, unit: str, values: dict[int, str], start: str = "", **rest: Any) -> Question:
    baseline = number(start) if start else None
    return question(Asked("change", number(target), "up", unit), values, baseline=baseline, **rest)


def down(target: str, unit: str, values: dict[int, str], start: str = "", **rest: Any) -> Question:
    baseline = number(start) if start else None
    return question(Asked("change", number(target), "down", unit), values, baseline=baseline, **rest)


def in_words(says: dict[int, bool | None], **rest: Any) -> Question:
    values = tuple(Published(year, None, met=met) for year, met in says.items())
    return Question(2021, 2025, Asked("qualitative", None), values=values, **rest)


def every_year(*values: str, first: int = 2021) -> dict[int, str]:
    return {first + place: value for place, value in enumerate(values)}


def on_the_way(*stations: tuple[int, str]) -> dict[str, Any]:
    return {"milestones": tuple((year, number(text)) for year, text in stations)}


def up_to(year: int, month: int, day: int) -> dict[str, Any]:
    return {"as_of": date(year, month, day)}


def published_on(asked: Question, *days: date) -> Question:
    """The question with days of publication for its last values."""
    last = [
        Published(v.year, v.number, published=day) for v, day in zip(asked.values[-len(days) :], days, strict=True)
    ]
    return Question(**(asked.__dict__ | {"values": (*asked.values[: -len(days)], *last)}))


Row = tuple[str, Question, str, int]

WORKED: list[Row] = [
    ("from 90 to 95, 93 in 2023", level("≥95", "90", {2023: "93"}, **PERCENT), "in_line", 13),
    ("down by 40% since 2019, 24% so far", down("40", "percent", {2023: "−24"}, base_year=2019), "lagging", 13),
    ("the same in levels", down("40", "percent", {2023: "1596"}, "2100", base_year=2019), "lagging", 13),
    ("below 12 from 16.5, 14 in 2023", level("<12", "16.5", {2023: "14"}, **PERCENT), "in_line", 13),
    ("below 12 from 11, breached once", level("<12", "11", {2022: "12.4", 2023: "11.5"}, **PERCENT), "in_line", 11),
    ("below 4 from exactly 4", level("<4", "4", {2023: "4.1"}, **PERCENT), "lagging", 11),
    ("more than 7% a year", growth(">7", every_year("14.6", "10.1", "6.5"), **PERCENT), "faster", 13),
    ("40 a year on average", average("40", every_year("38", "39", "37")), "in_line", 13),
    ("90% a year on average", average("≥90", every_year("92", "87"), **PERCENT), "lagging", 11),
    ("5% more each year", yearly("5", every_year("6", "4.9"), "up", **PERCENT), "lagging", 3),
    ("nearly 65, early", level("≥65", "60", {2023: "接近65"}, base_year=2019, **PERCENT), "faster", 8),
    ("about 65, early", level("65", "50", {2023: "65左右"}), "faster", 8),
    ("about 10% at the end", level("10", "8", {2025: "10左右"}, **PERCENT, **ENDED), "not_assessable", 8),
    ("a year more of life expected", risen("1", "77.3", {2023: "78.6"}), "achieved_early", 12),
    ("50 in all, a year missing", total("50", {2021: "10", 2023: "15"}), "not_assessable", 6),
    ("20 in all, a year missing", total("20", {2021: "10", 2023: "15"}), "achieved_early", 6),
    ("at most 20 in all, a year missing", total("≤20", {2021: "10", 2023: "15"}), "lagging", 6),
    ("a budget of 20 with 5 left", total("≤20", every_year("10", "5")), "in_line", 11),
    ("below 5.5% each year", yearly("<5.5", every_year("5.2", "5.6", "5.2"), **PERCENT), "lagging", 3),
    ("100 each year, three missing", yearly("≥100", {2021: "120", 2023: "110"}, **ENDED), "not_assessable", 3),
    ("a stock in the middle of 2024", level("200", "100", {2024: "150"}), "lagging", 13),
    ("a flow in the middle of 2024", level("200", "100", {2023: "160", 2024: "90"}, kind="flow"), "in_line", 4),
    ("away from the target", level("87.5", "87", {2023: "85.5"}, **PERCENT), "lagging", 13),
    ("a range from below", level("6-9", "3", {2023: "5"}), "faster", 13),
    ("a range overshot", level("6-9", "3", {2023: "10"}), "lagging", 13),
    ("the value of 2025 is missing", level("200", "100", {2024: "160"}, **ENDED), "not_assessable", 7),
    ("a total known to be passed", total("200", {2024: "Σ210"}, **ENDED), "exceeded", 7),
    ("100.4 percent", level("250", "200", {2025: "251"}, **ENDED), "met", 9),
]

HUNDRED: list[Row] = [
    # From 100 to 200: a point of the way is a unit, and 60 are due at the end of 2023.
    ("five points ahead", level("200", "100", {2023: "165"}), "faster", 13),
    ("not quite five points ahead", level("200", "100", {2023: "164.9"}), "in_line", 13),
    ("five points behind", level("200", "100", {2023: "155"}), "in_line", 13),
    ("more than five points behind", level("200", "100", {2023: "154.9"}), "lagging", 13),
    ("first year, on the path", level("200", "100", {2021: "120"}), "in_line", 13),
    ("first year, nothing done", level("200", "100", {2021: "100"}), "lagging", 13),
    ("downwards, on the path", level("100", "200", {2023: "140"}, better="lower"), "in_line", 13),
    ("the latest value counts, typed first", level("200", "100", {2023: "160", 2021: "190"}), "in_line", 13),
    (
        "up to February by the day of publication: behind by 3.3",
        published_on(level("200", "100", {2024: "160"}), date(2024, 3, 15)),
        "in_line",
        13,
    ),
    (
        "published in January: still due what was due before",
        published_on(level("200", "100", {2024: "155"}), date(2024, 1, 20)),
        "in_line",
        13,
    ),
    ("reached in the target year", level("200", "100", {2025: "200"}, **up_to(2025, 12, 31)), "met", 9),
    ("reached a day later", level("200", "100", {2025: "200"}, **up_to(2026, 1, 1)), "met", 9),
    ("on 1 January without its value", level("200", "100", {2024: "200"}, **up_to(2026, 1, 1)), "not_assessable", 7),
    ("a milestone kept", level("200", "100", {2023: "130"}, **on_the_way((2023, "130"))), "in_line", 13),
    ("a milestone passed by ten", level("200", "100", {2023: "140"}, **on_the_way((2023, "130"))), "faster", 13),
    ("halfway to a milestone", level("200", "100", {2022: "120"}, **on_the_way((2023, "130"))), "in_line", 13),
    ("a milestone above the target", level("200", "100", {2023: "190"}, **on_the_way((2023, "220"))), "lagging", 13),
    (
        "the target met below a milestone",
        level("200", "100", {2023: "200"}, **on_the_way((2023, "220"))),
        "achieved_early",
        12,
    ),
    ("two years after the plan", level("200", "100", {2023: "160"}, target_year=2027), "faster", 13),
    (
        "after the plan, on the way",
        level("200", "100", {2025: "160"}, target_year=2027, **up_to(2026, 3, 31)),
        "lagging",
        13,
    ),
    ("a break on the way", level("200", "100", {2023: "160"}, breaks=(2023,)), "not_assessable", 5),
    ("a break after the latest value", level("200", "100", {2022: "140"}, breaks=(2023,)), "in_line", 13),
    (
        "a baseline of the break's year",
        level("200", "100", {2023: "150"}, base_year=2021, breaks=(2021,)),
        "in_line",
        13,
    ),
    ("a break and the end", level("200", "100", {2025: "210"}, breaks=(2023,), **ENDED), "not_assessable", 5),
    ("101 percent", level("200", "100", {2025: "202"}, **ENDED), "exceeded", 9),
    ("one short", level("200", "100", {2025: "199"}, **ENDED), "not_met", 9),
    ("a kept ceiling is met", level("100", "200", {2025: "50"}, better="lower", **ENDED), "met", 9),
    ("through zero", level("5", "-5", {2023: "1"}, kind="net_flow"), "in_line", 13),
    ("nothing published", level("200", "100", {}), "not_assessable", 1),
    (
        "nothing before the target year is over",
        level("200", "100", {2024: "200"}, target_year=2023, **ENDED),
        "not_assessable",
        1,
    ),
]

RATES: list[Row] = [
    ("reached early", level("≥95", "90", {2023: "95"}, **PERCENT), "achieved_early", 12),
    ("fallen back to the path", level("≥95", "90", {2022: "95", 2023: "93"}, **PERCENT), "in_line", 13),
    ("fallen back below the path", level("≥95", "90", {2022: "96", 2023: "92"}, **PERCENT), "lagging", 13),
    ("a strict floor touched", level(">95", "90", {2023: "95"}, **PERCENT), "faster", 13),
    ("a floor touched at the end", level("≥95", "90", {2025: "95"}, **PERCENT, **ENDED), "met", 9),
    ("a strict floor touched at the end", level(">95", "90", {2025: "95"}, **PERCENT, **ENDED), "not_met", 9),
    ("a rate just above its floor", level("≥95", "90", {2025: "95.1"}, **PERCENT, **ENDED), "exceeded", 9),
    ("a strict ceiling touched at the end", level("<12", "16.5", {2025: "12"}, **PERCENT, **ENDED), "not_met", 9),
    (
        "the value of its year decides",
        level("≥95", "90", {2023: "95", 2024: "93"}, target_year=2023, **PERCENT),
        "met",
        9,
    ),
    ("a floor held from the start", level("≥90", "90", {2023: "90"}, **PERCENT), "in_line", 11),
    ("a floor lost", level("≥90", "90", {2022: "91", 2023: "89.9"}, **PERCENT), "lagging", 11),
    ("a strict floor to leave", level(">90", "90", {2023: "90.1"}, **PERCENT), "in_line", 11),
    ("a strict floor not left", level(">90", "90", {2023: "90"}, **PERCENT), "lagging", 11),
    ("no baseline, met", level("≥95", "", {2023: "95"}, **PERCENT), "in_line", 10),
    ("no baseline, not met yet", level("≥95", "", {2023: "94.9"}, **PERCENT), "not_assessable", 10),
    ("no baseline, the end", level("≥95", "", {2025: "96"}, **PERCENT, **ENDED), "exceeded", 9),
    ("no baseline, uncertain", level("≥95", "", {2023: "95左右"}, **PERCENT), "not_assessable", 8),
    ("before the first milestone", level("≥95", "", {2021: "92"}, **on_the_way((2022, "91"))), "not_assessable", 10),
    ("at the first milestone", level("≥95", "", {2022: "91"}, **on_the_way((2022, "91"))), "in_line", 13),
    ("below the first milestone", level("≥95", "", {2022: "90"}, **on_the_way((2022, "91"))), "lagging", 13),
    ("after the first milestone", level("≥95", "", {2023: "93"}, **on_the_way((2022, "91"))), "faster", 13),
    ("a range held", level("6-9", "7", {2023: "9"}, **PERCENT), "in_line", 11),
    ("a range left upwards", level("6-9", "7", {2023: "9.1"}, **PERCENT), "lagging", 11),
    ("a range left downwards", level("6-9", "9", {2023: "5.9"}, **PERCENT), "lagging", 11),
    ("a range from above", level("6-9", "12", {2023: "10.2"}, **PERCENT), "in_line", 13),
    ("a range entered from above", level("6-9", "12", {2023: "9"}, **PERCENT), "achieved_early", 12),
    ("a range passed from above", level("6-9", "12", {2023: "5"}, **PERCENT), "lagging", 13),
    ("a range at its end", level("6-9", "3", {2025: "9"}, **PERCENT, **ENDED), "met", 9),
    ("a range missed at its end", level("6-9", "3", {2025: "9.1"}, **PERCENT, **ENDED), "not_met", 9),
    ("a range open upwards", level("6-9", "3", {2023: "10"}, better="higher", **PERCENT), "achieved_early", 12),
    ("a range open downwards", level("6-9", "12", {2023: "5"}, better="lower", **PERCENT), "achieved_early", 12),
    ("an open range, within it", level("6-9", "3", {2025: "8"}, better="higher", **PERCENT, **ENDED), "met", 9),
    ("exactly, on the way", level("=98", "90", {2023: "94.8"}, **PERCENT), "in_line", 13),
    ("exactly, too much", level("=98", "90", {2023: "99"}, **PERCENT), "lagging", 13),
    ("exactly, at the end", level("=98", "90", {2025: "98"}, **PERCENT, **ENDED), "met", 9),
    ("exactly, missed at the end", level("=98", "90", {2025: "98.1"}, **PERCENT, **ENDED), "not_met", 9),
    ("exactly, held", level("=98", "98", {2023: "98"}, **PERCENT), "in_line", 11),
    ("about 5, on the way to 5", level("5左右", "3", {2023: "4.2"}, **PERCENT), "in_line", 13),
    ("about 5, at the margin", level("5左右", "3", {2023: "4.5"}, **PERCENT), "achieved_early", 12),
    ("about 5, beyond the margin", level("5左右", "3", {2023: "5.6"}, **PERCENT), "lagging", 13),
    ("about 100, five percent less", level("100左右", "50", {2025: "95"}, **ENDED), "met", 9),
    ("about 100, a little lower", level("100左右", "50", {2025: "94.9"}, **ENDED), "not_met", 9),
    ("nearly 100 as a target means about", level("接近100", "50", {2025: "105"}, **ENDED), "met", 9),
    (
        "a share of the province's",
        question(Asked("relative", number("≥100")), {2023: "101"}, **PERCENT),
        "in_line",
        10,
    ),
]

UNCERTAIN: list[Row] = [
    ("at least 65 of 65", level("≥65", "60", {2023: "65以上"}, **PERCENT), "achieved_early", 8),
    ("at least 98 of more than 98", level(">98", "90", {2023: "98以上"}, **PERCENT), "faster", 8),
    ("more than 98 of more than 98", level(">98", "90", {2023: "98余"}, **PERCENT), "achieved_early", 8),
    ("nearly 65 at the end", level("≥65", "60", {2025: "接近65"}, **PERCENT, **ENDED), "not_met", 8),
    ("66 to 67 of 65 at the end", level("≥65", "60", {2025: "66-67"}, **PERCENT, **ENDED), "exceeded", 8),
    ("65 to 66 of 65 at the end", level("≥65", "60", {2025: "65-66"}, **PERCENT, **ENDED), "met", 8),
    ("64 to 66 of 65 at the end", level("≥65", "60", {2025: "64-66"}, **PERCENT, **ENDED), "not_assessable", 8),
    ("below or above a range", level("6-9", "3", {2023: "3-10"}), "not_assessable", 8),
    ("from about 60", level("65", "60左右", {2023: "63"}, **PERCENT), "in_line", 8),
    ("from about 90, held or on its way", level("≥90", "90左右", {2023: "90"}, **PERCENT), "in_line", 8),
    ("a sum with an open part", total("50", every_year("10余", "12", "10")), "in_line", 8),
    ("an open part of a budget", total("≤20", every_year("10余", "5")), "not_assessable", 8),
    ("a mean that may be met", average("≥90", every_year("90左右", "90"), **PERCENT), "not_assessable", 8),
    ("a mean within or around its range", average("88-90", every_year("80-98"), **PERCENT), "not_assessable", 8),
]

FLOWS: list[Row] = [
    ("a flow with this year's value only", level("200", "100", {2024: "90"}, kind="flow"), "not_assessable", 4),
    (
        "a limit passed before the year is over",
        level("≤100", "80", {2023: "90", 2024: "101"}, kind="flow"),
        "lagging",
        4,
    ),
    (
        "a ceiling to come down to, passed before its year",
        level("≤100", "200", {2023: "140", 2024: "120"}, kind="flow"),
        "in_line",
        4,
    ),
    (
        "the same in its year",
        level("≤100", "200", {2024: "120", 2025: "101"}, kind="flow", **up_to(2025, 6, 30)),
        "lagging",
        4,
    ),
    (
        "its year, not passed yet",
        level("≤100", "200", {2024: "120", 2025: "99"}, kind="flow", **up_to(2025, 6, 30)),
        "in_line",
        4,
    ),
    (
        "a rate above its limit waits",
        level("≤10", "8", {2023: "9", 2024: "11"}, kind="flow", **PERCENT),
        "in_line",
        4,
    ),
    ("50 in all, on the path", total("50", every_year("10", "10", "10")), "in_line", 13),
    ("50 in all, half a year more", total("50", every_year("10", "10", "10", "5")), "in_line", 13),
    ("50 in all, reached", total("50", every_year("10", "20", "20")), "achieved_early", 12),
    ("a total published", total("50", {2023: "Σ30"}), "in_line", 13),
    ("a total published and a year after it", total("50", {2022: "Σ20", 2023: "12"}), "in_line", 13),
    ("a total published and a gap after it", total("50", {2021: "Σ20", 2023: "12"}), "not_assessable", 6),
    ("a net flow, once negative", total("50", every_year("30", "-5", "5"), kind="net_flow"), "in_line", 13),
    ("a net flow with a gap", total("50", {2021: "60", 2023: "1"}, kind="net_flow"), "not_assessable", 6),
    ("a budget spent", total("≤20", every_year("10", "10")), "in_line", 11),
    ("a strict budget spent", total("<20", every_year("10", "10")), "lagging", 11),
    ("no accident", total("≤0", every_year("0", "0", "0")), "in_line", 11),
    ("one accident", total("≤0", every_year("0", "1", "0")), "lagging", 11),
    ("50 in all at the end", total("50", every_year("10", "10", "10", "10", "10"), **ENDED), "met", 9),
    ("101 percent of a total", total("50", every_year("10", "10", "10", "10", "10.5"), **ENDED), "exceeded", 9),
    ("one short of a total", total("50", every_year("10", "10", "10", "10", "9"), **ENDED), "not_met", 9),
    (
        "a gap, and reached all the same",
        total("50", {2021: "20", 2023: "20", 2024: "5", 2025: "5"}, **ENDED),
        "met",
        6,
    ),
    ("a gap, and a budget passed", total("≤20", {2021: "20", 2025: "1"}, **ENDED), "not_met", 6),
    (
        "the last year missing, not reached",
        total("50", every_year("10", "10", "10", "10"), **ENDED),
        "not_assessable",
        7,
    ),
    ("the last year missing, a budget passed", total("≤20", every_year("10", "5", "3", "3"), **ENDED), "not_met", 7),
    (
        "the last year missing, a budget left",
        total("≤20", every_year("10", "5", "3", "1"), **ENDED),
        "not_assessable",
        7,
    ),
    ("20 to 30 in all, 25 known", total("20-30", {2021: "10", 2023: "15"}), "not_assessable", 6),
    ("20 to 30 in all, 31 known", total("20-30", {2021: "10", 2023: "21"}), "lagging", 6),
    ("a total with a break", total("50", every_year("10", "10", "20"), breaks=(2023,)), "not_assessable", 6),
    (
        "a total reached before a break",
        total("20", every_year("10", "10", "20"), breaks=(2023,)),
        "achieved_early",
        6,
    ),
    ("persons served, by year", total("50", every_year("10", "12"), adds=False), "not_assessable", 6),
    ("persons served, in all", total("50", {2022: "12", 2023: "Σ30"}, adds=False), "in_line", 13),
    ("a stock risen by 0.8", risen("1", "77.3", {2023: "78.1"}), "faster", 13),
    ("a stock risen by 0.6", risen("1", "77.3", {2023: "77.9"}), "lagging", 13),
    ("a stock risen enough at the end", risen("1", "77.3", {2025: "78.3"}, **ENDED), "met", 9),
    ("a stock risen after a break", risen("1", "77.3", {2023: "78.6"}, breaks=(2022,)), "not_assessable", 5),
]

MEANS: list[Row] = [
    ("40 a year, a gap, reached", average("40", {2021: "100", 2023: "110"}), "achieved_early", 6),
    ("40 a year, a gap", average("40", {2021: "40", 2023: "40"}), "not_assessable", 6),
    ("40 a year at the end", average("40", every_year("38", "42", "39", "41", "40"), **ENDED), "met", 9),
    ("101 percent of 40 a year", average("40", every_year("38", "42", "39", "41", "42"), **ENDED), "exceeded", 9),
    ("at most 40 a year, spent fast", average("≤40", every_year("60", "60", "60")), "in_line", 11),
    ("at most 40 a year, passed", average("≤40", every_year("60", "60", "81")), "lagging", 11),
    ("a mean of rates, held", average("≥90", every_year("93", "87"), **PERCENT), "in_line", 11),
    ("a mean of rates, this year waits", average("≥90", every_year("92", "87", "91", "50"), **PERCENT), "in_line", 4),
    ("a mean of rates with a gap", average("≥90", {2021: "95", 2023: "95"}, **PERCENT), "not_assessable", 6),
    (
        "a mean of rates at the end",
        average("≥90", every_year("92", "92", "88", "88", "90"), **PERCENT, **ENDED),
        "met",
        9,
    ),
    ("7% a year to the point", growth("≥7", every_year("7", "7", "7"), **PERCENT), "in_line", 13),
    ("7% a year at the end", growth("≥7", every_year("7", "7", "7", "7", "7"), **ENDED, **PERCENT), "met", 9),
    (
        "more than 7% a year, just 7%",
        growth(">7", every_year("7", "7", "7", "7", "7"), **ENDED, **PERCENT),
        "not_met",
        9,
    ),
    (
        "8% and 6% come to less than 7% twice",
        growth("≥7", every_year("8", "6", "7", "7", "7"), **ENDED, **PERCENT),
        "not_met",
        9,
    ),
    ("a mean rate so far", growth("≥7", {2023: "Σ7"}, **PERCENT), "in_line", 13),
    ("this year's growth waits", growth("≥7", every_year("7", "7", "7", "1"), **PERCENT), "in_line", 4),
    ("growth with a gap", growth("≥7", {2021: "7", 2023: "7"}, **PERCENT), "not_assessable", 6),
    ("growth is comparable over a break", growth("≥7", every_year("7", "7", "7"), breaks=(2022,)), "in_line", 13),
    ("at most 3% a year", growth("≤3", every_year("4", "2", "3"), **PERCENT), "in_line", 11),
    ("at most 3% a year, passed", growth("≤3", every_year("3", "3", "3.1"), **PERCENT), "lagging", 11),
    ("a fall of 5% a year", growth("5", every_year("5", "5", "5"), "down", **PERCENT), "in_line", 13),
    ("a fall of 5% a year, once a rise", growth("5", every_year("5", "+5", "5"), "down", **PERCENT), "lagging", 13),
    ("2 points a year", growth("2", every_year("1", "3", "2"), "up", "points", **PERCENT), "in_line", 13),
    ("2 points a year, all at once", growth("2", every_year("10"), "up", "points", **PERCENT), "achieved_early", 12),
]

EACH: list[Row] = [
    ("the first year held", yearly("≥100", {2021: "100"}), "in_line", 3),
    ("this year waits", yearly("≥100", {2023: "120", 2024: "40"}), "in_line", 3),
    ("only this year", yearly("≥100", {2024: "140"}), "not_assessable", 3),
    ("an amount above its ceiling already", yearly("≤100", {2023: "90", 2024: "101"}), "lagging", 3),
    ("a rate above its ceiling waits", yearly("≤5.5", {2023: "5", 2024: "6"}, **PERCENT), "in_line", 3),
    ("years after a break wait", yearly("≥100", {2022: "120", 2023: "50"}, breaks=(2023,)), "in_line", 3),
    ("only years after a break", yearly("≥100", {2023: "50"}, breaks=(2023,)), "not_assessable", 3),
    ("nearly 100 is missed", yearly("≥100", {2022: "接近100", 2023: "120"}), "lagging", 3),
    ("about 100 is open", yearly("≥100", {2022: "100左右", 2023: "120"}), "not_assessable", 3),
    ("open in one year, missed in another", yearly("≥100", {2022: "100左右", 2023: "90"}), "lagging", 3),
    ("all years held", yearly("≥100", every_year("100", "110", "100", "120", "100"), **ENDED), "met", 3),
    ("missed once, the rest missing", yearly("≥100", {2022: "99"}, **ENDED), "not_met", 3),
    ("a strict ceiling touched", yearly("<5.5", {2022: "5.5"}, **PERCENT), "lagging", 3),
]

CHANGES: list[Row] = [
    ("10% and 5% down are 14.5% down", down("40", "percent", {2021: "−10/a", 2022: "−5/a"}), "in_line", 13),
    ("a rise where a fall is asked for", down("40", "percent", {2023: "+2"}), "lagging", 13),
    ("a year of the chain missing", down("40", "percent", {2021: "−10/a", 2023: "−5/a"}), "not_assessable", 6),
    (
        "a change so far and a year after it",
        down("10", "points", {2022: "−4", 2023: "−2/a"}, **PERCENT),
        "in_line",
        13,
    ),
    ("66 from 65 is a point", up("1", "points", {2023: "66"}, "65", **PERCENT), "achieved_early", 12),
    ("a level and a year's change", up("10", "amount", {2022: "104", 2023: "+2/a"}, "100"), "in_line", 13),
    ("40% down at the end", down("40", "percent", {2025: "−40"}, **ENDED), "met", 9),
    ("more than 40% down at the end", down("40", "percent", {2025: "−40.1"}, **ENDED), "exceeded", 9),
    ("39.9% down at the end", down("40", "percent", {2025: "−39.9"}, **ENDED), "not_met", 9),
    ("up by at most 2 points", up("≤2", "points", {2023: "+1"}, **PERCENT), "in_line", 11),
    ("up by more than the 2 points allowed", up("≤2", "points", {2023: "+2.1"}, **PERCENT), "lagging", 11),
    ("unchanged where a rise is asked for", up("10", "amount", {2023: "100"}, "100"), "lagging", 13),
    ("levels after a break", up("10", "amount", {2023: "106"}, "100", breaks=(2022,)), "not_assessable", 5),
    ("a published change over a break", up("10", "amount", {2023: "+6"}, "100", breaks=(2022,)), "in_line", 13),
    ("a change of a flow waits", up("10", "amount", {2023: "106", 2024: "60"}, "100", kind="flow"), "in_line", 4),
    ("a change of a stock in June", up("10", "amount", {2024: "107"}, "100"), "in_line", 13),
    ("10% to 20% down, 25% so far", down("10-20", "percent", {2023: "−25"}), "achieved_early", 12),
    ("the more the better", down("10-20", "percent", {2023: "−25"}, better="lower"), "achieved_early", 12),
]

WORDS: list[Row] = [
    ("held, says the source", in_words({2022: False, 2023: True}), "in_line", 2),
    ("missed, says the source", in_words({2022: True, 2023: False}), "lagging", 2),
    ("the source is silent", in_words({2022: True, 2023: None}), "not_assessable", 2),
    ("held at the end", in_words({2025: True}, **ENDED), "met", 2),
    ("missed at the end", in_words({2025: False}, **ENDED), "not_met", 2),
    ("no word yet", in_words({}), "not_assessable", 1),
]

ROWS = WORKED + HUNDRED + RATES + UNCERTAIN + FLOWS + MEANS + EACH + CHANGES + WORDS


@pytest.mark.parametrize(("asked", "status", "rule"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_the_verdict_is_the_one_that_a_planner_expects(asked: Question, status: str, rule: int) -> None:
    assert judge(asked) == (status, rule)


def test_questions_reach_every_rule_and_can_be_typed() -> None:
    asked = list(questions(1, 3000))
    assert asked == list(questions(1, 3000))
    verdicts = {judge(each) for each in asked}
    assert {rule for _, rule in verdicts} == set(range(1, 14))
    assert len(verdicts) > 40
    assert all(as_entry(each)["target"] for each in asked)


@pytest.mark.parametrize("seed", range(4))
def test_the_program_agrees_with_the_rules_applied_by_hand(seed):
    """The engine and the reference were written apart from each other, from the same page."""
    differing = [
        (asked, judge(asked), said.status.value)
        for asked in questions(seed, 700)
        if (said := engine_verdict(asked)).status.value != judge(asked)[0]
    ]
    assert differing == []


ORDER = ["not_met", "met", "exceeded", "lagging", "in_line", "faster", "achieved_early"]
TENTHS = st.integers(1, 400).map(lambda number: Fraction(number, 10))
YEARS = st.sampled_from([date(2023, 12, 31), date(2026, 3, 31)])


def rank(asked: Question) -> int:
    return ORDER.index(engine_verdict(asked).status.value)


def last_year(asked: Question) -> int:
    return min(asked.as_of.year, 2025)


def reaching(target: Fraction, start: Fraction, value: Fraction, as_of: date, lower: bool) -> Question:
    asked = Question(2021, 2025, Asked("level", Number(target)), better="lower" if lower else "higher", as_of=as_of)
    values = (Published(last_year(asked), Number(value)),)
    return replace(asked, values=values, baseline=Number(start), base_year=2020)


@given(TENTHS, TENTHS, TENTHS, TENTHS, YEARS, st.booleans())
def test_a_better_value_never_has_a_worse_verdict(target, start, value, more, as_of, lower):
    better = value - more if lower else value + more
    assert rank(reaching(target, start, better, as_of, lower)) >= rank(reaching(target, start, value, as_of, lower))


@given(TENTHS, TENTHS, TENTHS, YEARS, st.booleans())
def test_the_verdict_does_not_depend_on_the_unit(target, start, value, as_of, lower):
    larger = reaching(target * 10000, start * 10000, value * 10000, as_of, lower)
    assert rank(reaching(target, start, value, as_of, lower)) == rank(larger)


@given(st.integers(1, 39), TENTHS, YEARS)
def test_a_cut_has_the_same_verdict_as_a_change_and_as_a_level(percent, value, as_of):
    """Against a baseline of 100, down by 20% is 80 and down to 80 or less."""
    change = Question(
        2021, 2025, Asked("change", Number(Fraction(percent)), "down", "percent"), rate=True, as_of=as_of
    )
    values = (Published(last_year(change), Number(value), direction="down"),)
    change = replace(change, values=values, base_year=2020, baseline=Number(Fraction(100)))
    level = reaching(Fraction(100 - percent), Fraction(100), 100 - value, as_of, lower=True)
    of_levels = replace(change, values=level.values)
    assert engine_verdict(change).status is engine_verdict(of_levels).status
    if as_of.year < 2026:
        assert engine_verdict(change).status is engine_verdict(level).status


@given(st.lists(TENTHS, min_size=3, max_size=3), TENTHS)
def test_a_published_total_and_its_years_have_the_same_verdict(years, target):
    asked = Question(2021, 2025, Asked("cumulative", Number(target)), better="higher", as_of=date(2023, 12, 31))
    parts = tuple(Published(2021 + place, Number(part), "year") for place, part in enumerate(years))
    total = (Published(2023, Number(sum(years, Fraction(0))), "period"),)
    assert rank(replace(asked, values=parts)) == rank(replace(asked, values=total))
