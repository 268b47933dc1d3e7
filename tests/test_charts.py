"""Charts are tested on their marks; only what is about bytes and files is tested on the output."""

import dataclasses
import io
import itertools
import pickle
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal as D
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from planportal import charts
from planportal.charts import (
    MissingGlyphError,
    Point,
    describe_marks,
    inline_height,
    render_card,
    render_inline,
    render_pdf,
    render_png,
    render_svg,
)
from planportal.charts.commitments import CommitmentBar, CommitmentsChart
from planportal.charts.comparison import ComparisonChart, ComparisonRow
from planportal.charts.completion import CompletionChart, CompletionRow
from planportal.charts.indicator import IndicatorChart
from planportal.charts.layout import FILE as SIZES
from planportal.charts.layout import ChartSheet
from planportal.charts.layout_card import lay_out_card
from planportal.charts.marks import COLOURS, Label, Line, Marker, Rect
from planportal.charts.placing import Placer
from planportal.charts.rollup import RollupChart, RollupGroup, RollupPart
from planportal.charts.words import WordsChart, WordsRow
from planportal.typeset.measure import text_width
from planportal.typeset.wrap import balance, cut, wrap

ROOT = Path(__file__).parent.parent
FILES = {"least": (60, False), "half": (75, False), "file": (156, False), "most": (300, False)}
VARIANTS = FILES | {"wide": (160, True), "narrow": (85, True)}
SITE = {"zh": "规划实施公开平台", "en": "Plans in Figures"}

SURROUNDINGS = {
    "zh": {
        "source": "来源：《常州市“十四五”人力资源和社会保障发展规划》表1“‘十三五’规划主要指标完成情况”第5行",
        "note": "注：〔 〕表示五年累计数。",
        "date": "数据截至2020年12月底",
    },
    "en": {
        "source": "Source: Changzhou 14th Five-Year Plan for human resources and social security, Table 1 (outcome "
        "of the main indicators of the 13th Five-Year Plan), row 5",
        "note": "Note: 〔 〕 marks a five-year cumulative total.",
        "date": "Figures as of the end of December 2020",
    },
}
WORDS = {
    "zh": {
        "baseline_word": "基期", "target_word": "目标", "result_word": "完成", "path_word": "预期路径",
        "provisional_word": "初步数", "revised_word": "修订数", "empty_label": "尚未公布数值",
    },
    "en": {
        "baseline_word": "Baseline", "target_word": "Target", "result_word": "Result", "path_word": "Expected path",
        "provisional_word": "provisional", "revised_word": "revised",
        "empty_label": "No value has been published yet",
    },
}  # fmt: skip
STATUSES = {
    "exceeded": ("超额完成", "exceeded"), "met": ("完成", "met"), "not_met": ("未完成", "not met"),
    "achieved_early": ("提前实现", "achieved ahead of schedule"), "faster": ("快于预期", "faster than expected"),
    "in_line": ("基本符合预期", "basically in line with expectations"), "lagging": ("相对滞后", "relatively lagging"),
    "not_assessable": ("无法评价", "not assessable"),
}  # fmt: skip


def status(name: str, language: str) -> str:
    return STATUSES[name][language == "en"]


def point(year: int, value: str, state: str = "final") -> Point:
    return Point(year, D(value), value, state)


def indicator(language: str = "zh", target: str | None = "42.5", **fields) -> IndicatorChart:
    title = {
        "zh": "常州市“十三五”时期城镇新增就业人数是否完成了规划目标？",
        "en": "Did Changzhou reach its target for new urban jobs in the 13th Five-Year Plan period (2016-2020)?",
    }
    number = target or {"zh": "与全省一致", "en": "in line with the province"}[language]
    defaults = {
        "title": title[language], "unit": {"zh": "单位：万人", "en": "Unit: 10,000 persons"}[language],
        "alt": f"{title[language]} 149%", "language": language, "start": 2016, "end": 2020, "kind": "level",
        "target": D(target) if target else None,
        "target_label": f"{WORDS[language]['target_word']} {number}",
    }  # fmt: skip
    return IndicatorChart(**(defaults | SURROUNDINGS[language] | WORDS[language] | fields))


def indicators(language: str) -> dict[str, IndicatorChart]:
    rate = {"unit": {"zh": "单位：%", "en": "Unit: %"}[language]}
    ceiling = rate | {"kind": "limit", "target_direction": "down"}
    later = {"start": 2021, "end": 2025}
    band = {"target_high": D(9), "target_direction": "range"}
    path = tuple((2020 + n, D(10 * n)) for n in range(6))
    totals = (point(2021, "9.8"), point(2022, "20.15"), point(2023, "31.02"), point(2024, "41.4", "provisional"))
    course = tuple((2020 + n, D("36.6") + D("2.28") * n) for n in range(6))
    levels = (point(2021, "38.2"), point(2022, "39.95", "revised"), point(2024, "45.6", "provisional"))
    rates = tuple(itertools.starmap(point, [(2021, "5.2"), (2022, "5.45"), (2023, "5.1"), (2024, "5.6")]))
    trained = tuple(itertools.starmap(point, [(2021, "9.3"), (2022, "8.71"), (2024, "10.2")]))
    steps = ((2020, D("31.1")), (2022, D("31.9")), (2025, D(33)))
    years = tuple(point(2021 + n, f"{400 + 7 * n}.{n}1") for n in range(10))
    persons = (point(2021, "615000000"), point(2022, "628000000", "revised"), point(2023, "621000000", "provisional"))
    rise = tuple((2020 + n, D(610_000_000) + n * 8_000_000) for n in range(6))
    growth = tuple(itertools.starmap(point, [(2021, "-1.5"), (2022, "-0.2"), (2023, "1.1")]))
    promise = {
        "zh": "目标 每年均控制在5.5%以内，且不高于全省和全国同期平均水平，力争逐年有所下降",
        "en": "Target at most 5.5 in every year of the period, and never above the average of the province",
    }[language]
    closed = tuple(itertools.starmap(point, [(2021, "96.8"), (2022, "97.1"), (2023, "99.99"), (2024, "100")]))
    return {
        "result": indicator(language, kind="cumulative", values=(point(2020, "63.14"),)),
        "missed": indicator(language, "60", values=(point(2020, "55.65"),)),
        "ceiling": indicator(language, "4", values=(point(2020, "1.75"),), **ceiling),
        "close": indicator(language, "99", values=(point(2020, "99.99"),), **rate, kind="limit"),
        "equal": indicator(language, "98", values=(point(2020, "98"),), **rate, kind="limit"),
        "baseline": indicator(language, "60", baseline=point(2020, "55.65"), **later),
        "near": indicator(language, "320", baseline=point(2020, "313.74"), **later),
        "both": indicator(language, "320", baseline=point(2020, "313.74"), values=(point(2025, "319.9"),), **later),
        "target": indicator(language, "200", kind="cumulative", **later),
        "only ceiling": indicator(language, "4", **ceiling, **later),
        "words": indicator(language, None, **ceiling, **later),
        "range": indicator(language, "6", **band, baseline=point(2020, "5.2"), **later),
        "totals": indicator(language, "50", kind="cumulative", values=totals, path=path, **later),
        "totals with baseline": indicator(language, "50", kind="cumulative", values=totals,
                                          baseline=point(2020, "63"), **later),
        "first": indicator(language, "50", kind="cumulative", values=totals[:1], path=path, **later),
        "levels": indicator(language, "48", values=levels, path=course, baseline=point(2020, "36.6"), **later),
        "limits": indicator(language, "5.5", values=rates, baseline=point(2020, "5.6"), **ceiling, **later),
        "floor": indicator(language, "92", values=closed, **rate, kind="limit", **later),
        "yearly": indicator(language, "9", kind="yearly", values=trained, **later),
        "milestones": indicator(language, "33", baseline=point(2020, "31.1"), path=steps, **later),
        "range over years": indicator(language, "6", **band, values=rates, **later),
        "ten years": indicator(language, "520", values=years, start=2021, end=2030),
        "long numbers": indicator(language, "650000000", values=persons, path=rise, baseline=point(2020, "610000000"),
                                  **later),
        "long target": indicator(language, "5.5", values=rates, target_label=promise, **ceiling, **later),
        "below zero": indicator(language, "2", values=growth, baseline=point(2020, "-3"), **later),
        "one below zero": indicator(language, "2", values=growth[:1], **later),
    }  # fmt: skip


def others(language: str) -> dict[str, charts.Chart]:
    zh = language == "zh"
    common = {
        "title": "常州市“十三五”规划的指标完成得怎么样？" if zh else "How did Changzhou's indicators of the plan come out?",
        "unit": "完成率（%）" if zh else "Completion in percent", "alt": "…", "language": language,
    } | SURROUNDINGS[language]  # fmt: skip
    name = (
        "劳动保障监察举报投诉案件结案率"
        if zh
        else "Closure rate of reported and complaint cases in labor security supervision"
    )
    group = ["约束性", "预期性"] if zh else ["Binding", "Anticipatory"]
    shares = [D(101), D(314), None, D(93), D(42), D(1260), None, None]
    printed = ["101%", "314%", "高2.73个百分点" if zh else "2.73 percentage points above target", "93%", "42%", "1260%",
               "控制在目标内" if zh else "kept within target",
               "无法评价：目标没有数值" if zh else "Not assessable: the target is given in words only"]  # fmt: skip
    states = ["met", "exceeded", "exceeded", "not_met", "lagging", "achieved_early", "met", "not_assessable"]
    rows = tuple(
        CompletionRow(f"{i}. {name}", label, share, state, status(state, language), group[i > 3])
        for i, (share, label, state) in enumerate(zip(shares, printed, states, strict=True))
    )
    period = "“十三五”" if zh else "13th Five-Year Plan, 2016-2020"
    total = "五年累计" if zh else "five-year total"
    target = WORDS[language]["target_word"]
    first, second = ("株洲", "常州") if zh else ("Zhuzhou", "Changzhou")
    plain = (
        ComparisonRow(first, period, None, D("25.3"), f"{target} 25.3", D("28.58"), "28.58", total),
        ComparisonRow(first, period, point(2020, "28.58"), D(25), f"{target} 25", None, "", total),
        ComparisonRow(second, period, None, D(50), f"{target} 50", D("49.2"), "49.2", total),
        ComparisonRow(second, period, None, None, "", D("63.14"), "63.14", total),
    )
    rates = (
        ComparisonRow(second, period, None, D(95), f"{target} 95", D("96.8"), "96.8"),
        ComparisonRow(second, period, point(2020, "96.8"), D(97), f"{target} 97", None, ""),
    )
    missing = WORDS[language]["empty_label"]
    promise = "五年累计，其中每年不少于总量的五分之一" if zh else "counted over all the years, a fifth of it in each"
    promised = tuple(dataclasses.replace(row, target_label=f"{row.target_label} {promise}") for row in plain[:3])
    kinds = ("五年累计", "期末水平", "每年") if zh else ("cumulative", "end-of-period level", "every year")
    boxes = [(3, 1, 1), (0, 0, 2), (22, 9, 6), (1, 0, 0), (0, 0, 0)]
    parts = [("exceeded", 10), ("met", 2), ("not_met", 1), ("not_assessable", 0)]
    pace = [("achieved_early", 1), ("faster", 1), ("in_line", 7), ("lagging", 1), ("not_assessable", 40)]
    ungrouped = tuple(dataclasses.replace(row, group="") for row in rows)
    counted = tuple(
        CommitmentBar(f"{i} {name}", sum(box), tuple(zip(kinds, box, strict=True))) for i, box in enumerate(boxes)
    )
    groups = tuple(
        RollupGroup(word, tuple(RollupPart(state, status(state, language), n) for state, n in part))
        for word, part in (("全部指标" if zh else "All indicators", parts), (group[0], pace), (group[1], parts[:1]))
    )
    goal = f"{target} ≥95" if zh else f"{target} at least 95%"
    aims = tuple(dataclasses.replace(row, value_label=goal, percent=None, status="not_assessable",
                                     status_word=status("not_assessable", language)) for row in rows)  # fmt: skip
    printed_words = (
        ("动态清零", "8.2%，快于地区生产总值增速", "6.1%，比地区生产总值增速高0.3个百分点，其中农村居民人均可支配收入增长7.6%")
        if zh else
        ("none", "8.2 percent, faster than the gross regional product",
         "6.1 percent, 0.3 percentage points more than the gross regional product; 7.6 percent in rural areas")
    )  # fmt: skip
    states = (None, "faster", "in_line")
    told = tuple(
        WordsRow(str(2021 + i), text, state, status(state, language) if state else "")
        for i, (text, state) in enumerate(zip(printed_words, states, strict=True))
    )
    wanted = {
        "target_word": target, "empty_label": WORDS[language]["empty_label"],
        "target_text": "与经济增长基本同步，与劳动生产率提高基本同步" if zh else "basically in step with economic growth",
    }  # fmt: skip
    return {
        "aims": CompletionChart(**common, rows=aims),
        "one indicator": CompletionChart(**common, rows=rows[:1]),
        "three indicators": CompletionChart(**common, rows=rows[1:4]),
        "rates only": CompletionChart(**common, rows=(rows[2], rows[6])),
        "told in words": WordsChart(**common, **wanted, rows=told),
        "told once": WordsChart(**common, **wanted, rows=told[1:2]),
        "told never": WordsChart(**common, **wanted),
        "long targets": ComparisonChart(**common, rows=promised, missing_label=missing),
        "long comparison": ComparisonChart(**common, rows=plain * 3, missing_label=missing),
        "completion": CompletionChart(**common, rows=rows, full_label="目标＝100%" if zh else "Target = 100%"),
        "completion without groups": CompletionChart(**common, rows=ungrouped),
        "comparison": ComparisonChart(**common, rows=plain, missing_label=missing),
        "comparison of rates": ComparisonChart(**common, rows=rates, missing_label=missing),
        "commitments": CommitmentsChart(**common, rows=counted),
        "rollup": RollupChart(**common, groups=groups),
    }


SAMPLES = {
    f"{language}: {name}": chart
    for language in ("zh", "en")
    for name, chart in (indicators(language) | others(language)).items()
}
every_sample = pytest.mark.parametrize("name", SAMPLES)


@cache
def marks(name: str, variant: str = "file"):
    return describe_marks(SAMPLES[name], *VARIANTS[variant])


def meet(a, b) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > 0.02 and min(a[3], b[3]) - max(a[1], b[1]) > 0.02


# --- texts ---------------------------------------------------------------------------------------------------------


@every_sample
def test_no_text_covers_another_or_leaves_the_canvas(name):
    for variant in VARIANTS:
        canvas = marks(name, variant)
        boxes = [(text.text, text.box) for text in canvas.texts]
        for text, (left, top, right, bottom) in boxes:
            assert left >= -0.01 and top >= -0.01, (variant, text)
            assert right <= canvas.width + 0.01 and bottom <= canvas.height + 0.01, (variant, text)
        for (one, a), (other, b) in itertools.combinations(boxes, 2):
            assert not meet(a, b), (variant, one, other)


@every_sample
def test_no_text_stands_on_a_coloured_bar_or_a_symbol(name):
    for variant in VARIANTS:
        canvas = marks(name, variant)
        boxes = [(text.text, text.box) for text in canvas.texts]
        for mark in canvas.marks:
            if isinstance(mark, Rect) and mark.fill not in ("paper", "soft"):
                box = (mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
            elif isinstance(mark, Marker):
                radius = mark.size / 2
                box = (mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)
            else:
                continue
            for text, place in boxes:
                assert not meet(place, box), (variant, text, mark)


def printed_labels(chart) -> list[str]:
    match chart:
        case WordsChart():
            words = [word for row in chart.rows for word in (str(row.period), row.text, row.status_word)]
            return [chart.target_word, chart.target_text, *words, "" if chart.rows else chart.empty_label]
        case IndicatorChart():
            points = [*chart.values, *([chart.baseline] if chart.baseline and chart.kind != "cumulative" else [])]
            return [chart.target_label, *(p.label for p in points), "" if chart.values else chart.empty_label]
        case CompletionChart():
            return [word for row in chart.rows for word in (row.label, row.value_label, row.status_word, row.group)]
        case ComparisonChart():
            words = [word for r in chart.rows for word in (r.label, r.period_label, r.target_label, r.actual_label)]
            return [*words, chart.missing_label]
        case CommitmentsChart():
            return [word for row in chart.rows for word in (row.label, str(row.count))]
        case RollupChart():
            return [f"{part.word} {part.count}" for group in chart.groups for part in group.parts if part.count]


@every_sample
def test_every_label_is_on_the_chart(name):
    for variant in VARIANTS:
        shown = "".join(text.text for text in marks(name, variant).texts).replace(" ", "")
        for label in printed_labels(SAMPLES[name]):
            assert label.replace(" ", "") in shown, variant


@pytest.mark.parametrize("language", ["zh", "en"])
def test_only_files_carry_title_source_note_and_date(language):
    name = f"{language}: result"
    chart = SAMPLES[name]
    shown = {v: "".join(text.text for text in marks(name, v).texts).replace(" ", "") for v in VARIANTS}
    for words in (chart.title, chart.source, chart.note, chart.date):
        assert all(words.replace(" ", "") in shown[v] for v in FILES)
        assert words.replace(" ", "") not in shown["wide"] + shown["narrow"]
    assert all(chart.unit.replace(" ", "") in text for text in shown.values())


@every_sample
def test_type_is_large_enough(name):
    assert min(text.size for variant in FILES for text in marks(name, variant).texts) >= 7 * 25.4 / 72
    assert min(text.size for text in marks(name, "narrow").texts) * 320 / 85 >= 12


def test_wrapping_follows_the_rules_of_each_script():
    chinese = wrap("城乡（基本）养老保险，参保率98%以上。", 10, 41)
    assert "".join(chinese) == "城乡（基本）养老保险，参保率98%以上。"
    assert len(chinese) > 3
    assert not any(line[0] in "，。）%" or line[-1] in "（" for line in chinese)
    english = wrap("Work-related injury insurance, number of insured persons", 3, 40)
    assert " ".join(english) == "Work-related injury insurance, number of insured persons"
    assert balance("城市生活污水集中收集率：与目标相比如何？", 3.9, 69) == [
        "城市生活污水集中收集率：",
        "与目标相比如何？",
    ]
    assert balance("Urban water use: how does it compare?", 4, 60) == ["Urban water use:", "how does it compare?"]
    assert balance("虚川“十四五”（虚构）各项指标进展如何？", 3.9, 69) == [
        "虚川“十四五”（虚构）",
        "各项指标进展如何？",
    ]
    for width in range(12, 60):
        lines = wrap("来源：常州市“十四五”规划 · 表2 第15行，2021年50万人", 2.5, width)
        assert not {"表", "第", "15", "50", "2021"} & {line[-n:] for line in lines for n in (1, 2, 4)}, width


def test_a_word_wider_than_the_line_is_broken_all_the_same():
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    lines = wrap(f"The {word}", 3, 30)
    assert "".join(lines).replace(" ", "") == f"The{word}"
    assert max(text_width(line) for line in lines) * 3 <= 30


def test_what_is_cut_ends_after_a_sentence_or_a_word():
    text = "Jobs came to 63.14. Unemployment stayed within its target, training did not."
    assert cut(text, 3, 200, 1) == [text]
    assert cut(text, 3, 90, 1) == ["Jobs came to 63.14. Unemployment stayed within its target…"]
    assert cut(text, 3, 42, 1) == ["Jobs came to 63.14. …"]
    chinese = "新增就业63.14万人。失业率控制在目标以内，培训人数未达到目标。"
    assert cut(chinese, 3, 48, 1) == ["新增就业63.14万人。…"]
    assert cut(chinese, 3, 75, 1) == ["新增就业63.14万人。失业率控制在目标以内…"]


# --- positions -----------------------------------------------------------------------------------------------------


def bars(canvas, fill="1") -> list[Rect]:
    return [mark for mark in canvas.marks if isinstance(mark, Rect) and mark.fill == fill]


def rules(canvas, stroke="ink") -> list[tuple]:
    return [run for mark in canvas.marks if isinstance(mark, Line) and mark.stroke == stroke for run in mark.runs]


def test_a_result_and_its_target_share_one_scale_from_zero():
    canvas = marks("zh: result")
    (bar,), ((target, _),) = bars(canvas), rules(canvas)
    assert (target[0] - bar.x) / bar.width == pytest.approx(42.5 / 63.14, abs=0.001)


def test_values_close_together_are_dots_on_a_scale_that_shows_the_difference():
    canvas = marks("zh: close")
    assert not bars(canvas)
    dot = next(mark for mark in canvas.marks if isinstance(mark, Marker) and mark.fill == "1")
    ((target, _),) = rules(canvas)
    assert dot.x - target[0] > 0.5 * canvas.width
    assert "0" not in {text.text for text in canvas.texts}


def test_running_totals_are_columns_from_zero_and_the_target_is_above_them():
    canvas = marks("zh: totals")
    columns = bars(canvas)
    assert [round(c.height / columns[0].height, 2) for c in columns] == [1.0, 2.06, 3.17]
    provisional = next(m for m in canvas.marks if isinstance(m, Rect) and (m.fill, m.stroke) == ("paper", "1"))
    target = min(y for run in rules(canvas) for _, y in run)
    zero = columns[0].y + columns[0].height
    assert (zero - target) / columns[0].height == pytest.approx(50 / 9.8, abs=0.01)
    assert provisional.height / columns[0].height == pytest.approx(41.4 / 9.8, abs=0.01)


def test_columns_are_crossed_where_the_path_expected_them_except_in_the_year_of_the_target():
    """There the rule of the target stands, and a second stroke would read as another figure."""
    values = tuple(point(2021 + n, f"{10 + 10 * n}") for n in range(5))
    path = tuple((2020 + n, D(10 * n)) for n in range(6))
    chart = indicator("zh", "50", kind="cumulative", values=values, path=path, start=2021, end=2025)
    canvas = describe_marks(chart, *VARIANTS["file"])
    columns = bars(canvas)
    assert len(columns) == 5
    # A stroke is a millimetre longer than its column on either side; the rule of the target is longer.
    strokes = [(left + 1, right - 1) for (left, _), (right, _) in rules(canvas)]
    crossed = [c for c in columns if any(pytest.approx(one, abs=0.02) == (c.x, c.x + c.width) for one in strokes)]
    assert crossed == columns[:4]


@pytest.mark.parametrize("optional", [True, False])
def test_an_optional_label_gives_way_where_it_would_cover_another(optional):
    sheet = ChartSheet(SAMPLES["zh: levels"], 156, SIZES, bare=True, plot_height=40)
    placer = Placer(sheet, (0, 0, 156, 40))
    placer.place("63.14", 3, "ink", [(50, 20, "middle")])
    # What is not text is covered rather than left without its label.
    placer.occupy(88, 18, 112, 22)
    placer.place("42.5", 3, "muted", [(100, 20, "middle")], optional=True)
    placer.place("41.8", 3, "muted", [(51, 20, "middle"), (52, 20, "start")], optional=optional)
    shown = [mark.text for mark in sheet.marks if isinstance(mark, Label)]
    assert shown == (["63.14", "42.5"] if optional else ["63.14", "42.5", "41.8"])


def test_a_missing_year_is_not_bridged():
    canvas = marks("zh: levels")
    (run,) = rules(canvas, "1")
    last = max(mark.x for mark in canvas.marks if isinstance(mark, Marker) and mark.stroke == "1")
    assert len(run) == 2
    assert last > max(x for x, _ in run) + 10
    assert len(rules(marks("zh: limits"), "1")[0]) == 4


@pytest.mark.parametrize("variant", VARIANTS)
def test_completion_bars_are_true_to_scale_and_a_clipped_one_is_marked(variant):
    canvas = marks("zh: completion without groups", variant)
    full = {mark.width for mark in bars(canvas, "1-soft")}
    assert max(full) - min(full) < 0.02  # every bar that passes the line is quiet up to it
    hundred = max(full)
    over = sorted(mark.width for mark in bars(canvas))
    assert over[0] == pytest.approx(0.01 * hundred, abs=0.02)
    assert over[1] == pytest.approx(2.14 * hundred, abs=0.02)
    assert over[2] == pytest.approx(3.0 * hundred, abs=0.02)
    assert sorted(mark.width for mark in bars(canvas, "2")) == [
        pytest.approx(0.42 * hundred, abs=0.02), pytest.approx(0.93 * hundred, abs=0.02)]  # fmt: skip
    assert any(isinstance(mark, Line) and mark.stroke == "paper" for mark in canvas.marks)


@pytest.mark.parametrize("variant", VARIANTS)
def test_where_nothing_can_be_assessed_there_are_targets_and_hollow_rings_but_no_line(variant):
    chart, canvas = SAMPLES["zh: aims"], marks("zh: aims", variant)
    rings = [mark for mark in canvas.marks if isinstance(mark, Marker)]
    assert len(rings) == len(chart.rows) + 1  # and the key
    assert {(ring.shape, ring.fill) for ring in rings} == {("circle", "paper")}
    assert not rules(canvas) and chart.full_label not in {text.text for text in canvas.texts}
    assert sum(text.text == "目标 ≥95" for text in canvas.texts) == len(chart.rows)


def test_rates_alone_have_no_line_and_a_quantity_among_them_brings_it():
    assert not rules(marks("zh: rates only"))
    assert "100%" not in {text.text for text in marks("zh: rates only").texts}
    for name in ("zh: one indicator", "zh: three indicators"):
        canvas = marks(name)
        assert "100%" in {text.text for text in canvas.texts}
        (top, bottom), *_ = rules(canvas)
        assert (
            top[0]
            == bottom[0]
            == pytest.approx(bars(canvas, "1-soft")[0].x + bars(canvas, "1-soft")[0].width, abs=0.02)
        )


def test_years_of_a_target_in_words_follow_each_other_on_one_thread():
    canvas = marks("zh: told in words")
    symbols = [mark for mark in canvas.marks if isinstance(mark, Marker)]
    assert len({mark.x for mark in symbols}) == 1
    assert [(mark.shape, mark.fill) for mark in symbols] == [("circle", "muted"), ("up", "1-soft"), ("circle", "3")]
    for symbol, year in zip(symbols, ("2021", "2022", "2023"), strict=True):
        label = next(text for text in canvas.texts if text.text == year)
        assert label.y - 0.36 * label.size == pytest.approx(symbol.y, abs=0.02)
        beside = [text for text in canvas.texts if text.x > symbol.x and text.size == label.size]
        assert min(abs(text.y - label.y) for text in beside) < 0.3
    empty = [mark for mark in marks("zh: told never").marks if isinstance(mark, Marker)]
    assert [(mark.shape, mark.fill) for mark in empty] == [("circle", "paper")]


def test_values_below_zero_are_left_of_it():
    canvas = marks("zh: one below zero")
    (bar,) = bars(canvas)
    zero = next(text.x for text in canvas.texts if text.text == "0")
    assert bar.x + bar.width == pytest.approx(zero, abs=0.02)


def test_type_and_plots_grow_on_sheets_wider_than_the_type_area():
    def plot(variant: str) -> float:
        heights = [y for run in rules(marks("zh: levels", variant), "grid") for _, y in run[:1]]
        return max(heights[:-1]) - min(heights[:-1])

    sizes = {variant: max(text.size for text in marks("zh: levels", variant).texts) for variant in FILES}
    assert sizes["least"] == sizes["half"] == sizes["file"] < sizes["most"]
    assert plot("half") == pytest.approx(plot("file"), abs=0.1)
    assert plot("most") > 1.5 * plot("file")


def test_each_commitment_has_one_mark():
    canvas = marks("zh: commitments")
    key = 3
    assert sum(isinstance(mark, Marker) for mark in canvas.marks) == 5 + 2 + 37 + 1 + key


def test_segments_of_a_roll_up_share_one_scale():
    canvas = marks("zh: rollup")
    widths = [mark.width for mark in bars(canvas)]
    assert (widths[0] + 0.3) / (widths[-1] + 0.3) == pytest.approx(1, abs=0.01)  # ten of thirteen, ten of ten
    assert (widths[0] + 0.3) / (bars(canvas, "2")[0].width + 0.3) == pytest.approx(10, abs=0.1)


# --- glyphs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "render",
    [
        render_png,
        render_svg,
        render_pdf,
        lambda chart: render_inline(chart, "c"),
        lambda chart: render_card(chart, "x"),
    ],
)
def test_a_character_the_font_lacks_is_an_error_that_names_it(render):
    chart = dataclasses.replace(SAMPLES["zh: result"], target_label="目标 🎯42.5")
    with pytest.raises(MissingGlyphError) as caught:
        render(chart)
    assert caught.value.character == "🎯"
    assert chart.title in str(caught.value) and "U+1F3AF" in str(caught.value)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


# --- output --------------------------------------------------------------------------------------------------------


@cache
def inline(name: str, narrow: bool) -> str:
    return render_inline(SAMPLES[name], "x", narrow)


@every_sample
def test_inline_svg_is_well_formed_and_fit_for_a_strict_page(name):
    for narrow in (False, True):
        svg = inline(name, narrow)
        root = ET.fromstring(svg)
        assert svg.startswith("<svg ") and root.get("role") == "img"
        assert root.get("width") is None and root.get("viewBox")
        for forbidden in ("<style", "style=", "<metadata", "rdf", "<!--", "font-family", "xlink"):
            assert forbidden not in svg
        title, desc = (root.find(f"{{http://www.w3.org/2000/svg}}{tag}") for tag in ("title", "desc"))
        assert (title.text, desc.text) == (SAMPLES[name].title, SAMPLES[name].alt)
        assert root.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
        texts = [node.text for node in root.iter("{http://www.w3.org/2000/svg}text")]
        assert texts == [text.text for text in marks(name, "narrow" if narrow else "wide").texts]
        known = {f"{kind}-{colour}" for kind in "fs" for colour in COLOURS}
        assert {c for node in root for c in node.get("class", "").split()} <= known


def test_the_style_sheets_of_the_pages_name_every_colour():
    style = "".join(path.read_text("utf-8") for path in (ROOT / "static").glob("*.css"))
    for colour in COLOURS:
        assert f".f-{colour} {{ fill: var(--c-{colour}); }}" in style
        assert f".s-{colour} {{ stroke: var(--c-{colour}); }}" in style
        # Set for light, dark and print at least.
        assert style.count(f"--c-{colour}:") >= 3


def test_ids_do_not_collide_between_prefixes_or_widths():
    chart = SAMPLES["zh: completion"]
    page = "".join(render_inline(chart, prefix, narrow) for prefix in ("a", "b") for narrow in (False, True))
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) == 8


@every_sample
def test_svg_file_is_outlined_and_sized_in_millimetres(name):
    root = ET.fromstring(render_svg(SAMPLES[name]))
    tags = {node.tag.rpartition("}")[2] for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path"}
    assert root.get("width") == "156mm"
    assert not root.findall(".//*[@style]")
    words = [node.text for node in root if node.tag.endswith(("title", "desc"))]
    assert words == [SAMPLES[name].title, SAMPLES[name].alt]


@pytest.mark.parametrize("width", [60, 75, 120.5, 300])
def test_svg_and_pdf_files_have_the_width_that_is_asked_for(width):
    chart = SAMPLES["zh: levels"]
    height = describe_marks(chart, width, inline=False).height
    root = ET.fromstring(render_svg(chart, width))
    assert (root.get("width"), root.get("height")) == (f"{width:g}mm", f"{height:g}mm")
    assert root.get("viewBox") == f"0 0 {width:g} {height:g}"
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", render_pdf(chart, width))
    assert [float(side) * 25.4 / 72 for side in box] == pytest.approx([width, height])


@pytest.mark.parametrize("width", [59, 301])
@pytest.mark.parametrize("render", [render_svg, render_png, render_pdf])
def test_a_width_at_which_a_file_would_not_read_well_is_refused(render, width):
    with pytest.raises(ValueError, match=f"60 to 300 mm wide, not {width}"):
        render(SAMPLES["zh: levels"], width)


@pytest.mark.parametrize("width, pixels", [(charts.FILE_WIDTH, 1843), (charts.HALF_WIDTH, 886)])
def test_png_has_the_width_in_print_at_300_dpi(width, pixels):
    chart = SAMPLES["zh: totals"]
    image = Image.open(io.BytesIO(render_png(chart, width)))
    assert image.width == pixels
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    colours = {colour for _, colour in image.convert("RGB").getcolors(1 << 16)}
    assert {(255, 255, 255), (0x12, 0x43, 0x6D)} <= colours


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("render", [render_png, lambda chart: render_card(chart, "x")])
def test_png_carries_title_finding_and_source_as_words(render, language):
    chart = SAMPLES[f"{language}: totals"]
    drawn = render(chart)
    assert Image.open(io.BytesIO(drawn)).text == {
        "Title": chart.title, "Description": chart.alt, "Source": chart.source,
    }  # fmt: skip
    assert drawn.count(b"iTXt") == 3  # the one kind of chunk that says in which language it is
    assert drawn.count(f"\0{language}\0".encode()) == 3
    assert b"tIME" not in drawn


def test_pdf_is_one_page_of_outlines_with_a_title_and_no_date():
    chart = SAMPLES["zh: completion"]
    drawn = render_pdf(chart)
    assert drawn.startswith(b"%PDF-1.4") and drawn.rstrip().endswith(b"%%EOF")
    assert drawn.count(b"/Type /Page ") == 1
    assert b"/Title (" in drawn
    title = drawn.partition(b"/Title (")[2].partition(b") >>")[0]
    # UTF-16 in a literal string, where brackets and backslashes are escaped.
    assert re.sub(rb"\\(.)", rb"\1", title, flags=re.DOTALL).decode("utf-16") == chart.title
    assert b"Date" not in drawn
    assert b"/Subtype /Type" not in drawn and b"/FontFile" not in drawn  # no font, so no text to be set again


@every_sample
def test_the_height_of_an_inline_drawing_is_known_without_painting_it(name):
    for narrow in (False, True):
        width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', inline(name, narrow)).groups()
        assert inline_height(SAMPLES[name], narrow) == pytest.approx(float(height) / float(width))


# --- cards ---------------------------------------------------------------------------------------------------------


def card(name: str):
    return lay_out_card(SAMPLES[name], SITE[SAMPLES[name].language])


def written(canvas) -> str:
    return "".join(text.text for text in canvas.texts).replace(" ", "")


@every_sample
def test_a_card_is_legible_and_whole(name):
    canvas = card(name)
    assert (canvas.width, canvas.height) == (120, 63)
    assert min(text.size for text in canvas.texts) * 10 >= 20  # pixels
    for text in canvas.texts:
        left, top, right, bottom = text.box
        assert left >= 0 and top >= 0 and right <= canvas.width and bottom <= canvas.height, text
    for a, b in itertools.combinations(canvas.texts, 2):
        assert not meet(a.box, b.box), (a.text, b.text)
    for mark in canvas.marks:
        if isinstance(mark, Marker):
            radius = mark.size / 2
            assert mark.x - radius > 5 and mark.x + radius < canvas.width - 5
            box = (mark.x - radius, mark.y - radius, mark.x + radius, mark.y + radius)
            assert not any(meet(text.box, box) for text in canvas.texts)
    chart = SAMPLES[name]
    for words in (chart.title, SITE[chart.language]):
        assert words.replace(" ", "") in written(canvas)
    largest = max(text.size for text in canvas.texts)
    assert largest >= 3.7 and all(text.text in chart.title for text in canvas.texts if text.size == largest)
    assert any(isinstance(mark, Marker | Line) for mark in canvas.marks[1:]), "no picture"


@pytest.mark.parametrize("name", ["zh: levels", "en: completion", "zh: long comparison", "en: told never"])
def test_a_card_has_the_size_that_sites_ask_for(name):
    image = Image.open(io.BytesIO(render_card(SAMPLES[name], "x")))
    assert image.size == (1200, 630)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_finding_too_long_for_a_card_ends_after_a_sentence_or_a_word(language):
    short = {"zh": "累计63.14万人，超额完成。", "en": "63.14 of 42.5, exceeded."}[language]
    rest = {"zh": "城镇登记失业率控制在目标以内，", "en": "Registered unemployment was kept within the target, "}[
        language
    ]
    chart = SAMPLES[f"{language}: result"]

    def finding(alt: str) -> str:
        canvas = lay_out_card(dataclasses.replace(chart, alt=alt), "x")
        size = next(text.size for text in canvas.texts if text.text.startswith(alt[:4]))
        return "".join(text.text + " " for text in canvas.texts if text.size == size and text.fill == "muted").strip()

    assert short.replace(" ", "") in finding(short).replace(" ", "")
    long = finding(short + rest * 12)
    assert "…" in long and rest[:5] in long
    words = set(re.split(r"[ ，,。.…]+", rest + short))
    assert set(re.split(r"[ ，,。.…]+", long.partition("…")[0])) - {""} <= words or language == "zh"


@pytest.mark.parametrize("name, counted", [("zh: completion", 8), ("zh: commitments", 45)])
def test_a_chart_too_tall_for_a_card_becomes_a_tally(name, counted):
    canvas = card(name)
    sizes = [mark.size for mark in canvas.marks if isinstance(mark, Marker)]
    assert sizes.count(max(sizes)) == counted
    for words in ["超额完成2", "未完成1"] if counted == 8 else ["五年累计26", "期末水平10", "每年9"]:
        assert words in written(canvas)


def test_a_card_says_how_many_rows_it_leaves_off():
    canvas = card("zh: long comparison")
    shown = sum(text.text.startswith("目标 ") for text in canvas.texts)
    assert 0 < shown < 9
    # Of twelve rows every fourth has no target.
    (more,) = (int(text.text.removeprefix("+")) for text in canvas.texts if text.text.startswith("+"))
    assert shown + more in (11, 12, 10)


def test_a_short_chart_stands_on_a_card_as_it_is():
    canvas = card("zh: result")
    (bar,) = bars(canvas)[1:]  # after the band at the top
    ((target, _),) = rules(canvas)
    assert (target[0] - bar.x) / bar.width == pytest.approx(42.5 / 63.14, abs=0.001)
    assert "63.14" in written(canvas)


DIGEST = """
import hashlib, pickle, sys
from planportal.charts import *
def drawn(charts):
    # What differs between charts are their marks, and between forms what is made of marks.
    for chart in charts:
        yield render_svg(chart)
        yield render_inline(chart, "p").encode()
    yield render_png(charts[0])
    yield render_png(charts[0], HALF_WIDTH)
    yield render_pdf(charts[0])
    yield render_card(charts[0], "x")
def digests(charts):
    return " ".join(hashlib.sha256(one).hexdigest()[:12] for one in drawn(charts))
"""


def test_the_same_bytes_twice_and_in_another_process():
    kinds = ["levels", "result", "told in words", "completion", "aims", "comparison", "commitments", "rollup"]
    drawings = [SAMPLES[f"{language}: {name}"] for language, name in zip(("zh", "en") * 4, kinds, strict=True)]
    here: dict = {}
    exec(DIGEST, here)
    code = DIGEST + "print(digests(pickle.loads(sys.stdin.buffer.read())))"
    elsewhere = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(drawings), capture_output=True, check=True, cwd=ROOT
    )
    first, second = (here["digests"](drawings) for _ in range(2))
    assert first == second == elsewhere.stdout.decode().strip()


def test_descriptions_cost_no_matplotlib():
    code = "import sys, planportal.exhibits.gather; print([name for name in ('matplotlib', 'numpy') if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True).stdout == "[]\n"


def test_only_the_painter_imports_matplotlib():
    folder = ROOT / "planportal" / "charts"
    imports = re.compile(r"^\s*(from|import) matplotlib", re.MULTILINE)
    users = {path.name for path in folder.glob("*.py") if imports.search(path.read_text("utf-8"))}
    assert users == {"painter.py"}


def test_descriptions_are_hashable():
    assert len({*SAMPLES.values()}) == len(SAMPLES)


def test_text_marks_know_their_box():
    text = Label(10, 20, "63.14", 3, "ink", "end", 8)
    assert text.box == pytest.approx((2, 17.36, 10, 20.63))
