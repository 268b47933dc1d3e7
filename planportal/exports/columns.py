"""The records of a published table and its columns, and columns that several tables share."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..assess.completion import Form
from ..assess.judge import Reason
from ..model.notation import Basis, Better, Comparator
from ..model.records import Goal
from ..model.references import refers_of
from ..model.status import Stage, Status
from ..model.text import Record
from ..words.language import language
from ..words.terms import status_word


class Role(StrEnum):
    """The part that a column plays in its row."""

    ATTRIBUTE = "attribute"  # what the row says of itself
    FIGURE = "figure"  # a figure of the document, which the table figures lists too
    TEXT = "text"  # typed words or a place made of them; the table texts lists the words
    REFERENCE = "reference"  # names rows of other tables
    DERIVED = "derived"  # follows from other cells, other records, rules or the day


@dataclass(frozen=True)
class Column:
    """A column of a published table. ``type`` is string, integer, number, date or year; ``values`` are those allowed, if few.
    ``refers`` names the tables whose rows its cells name: by their identifiers, or "texts" by the words themselves."""

    name: str
    type: str
    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    values: tuple[str, ...] = ()
    role: Role = Role.ATTRIBUTE
    refers: tuple[str, ...] = ()


_Words = tuple[str, str, str, str]


def text(
    name: str, *words: *_Words, values: Iterable[str] = (), role: Role = Role.ATTRIBUTE, refers: str = ""
) -> Column:
    """A text column; ``words`` are its titles and descriptions, Chinese before English. One with ``refers``, names of
    tables with spaces between, is a reference unless another role is given."""
    role = Role.REFERENCE if refers and role is Role.ATTRIBUTE else role
    return Column(name, "string", *words, tuple(str(value) for value in values), role, tuple(refers.split()))


def number(name: str, *words: *_Words, role: Role = Role.FIGURE) -> Column:
    """A column of numbers."""
    return Column(name, "number", *words, role=role)


def year(name: str, *words: *_Words, role: Role = Role.ATTRIBUTE) -> Column:
    """A column of years."""
    return Column(name, "year", *words, role=role)


def bilingual(
    name: str, title_zh: str, title_en: str, *description: *tuple[str, str], role: Role = Role.TEXT, refers: str = ""
) -> tuple[Column, Column]:
    """One text in two columns, ``name_zh`` and ``name_en``; with ``refers`` a reference, as in ``text``."""
    role = Role.REFERENCE if refers else role
    return (
        text(f"{name}_zh", f"{title_zh}（中文）", f"{title_en} (Chinese)", *description, role=role, refers=refers),
        text(f"{name}_en", f"{title_zh}（英文）", f"{title_en} (English)", *description, role=role, refers=refers),
    )


@dataclass(frozen=True)
class Dataset:
    """A published table. ``key`` are the columns that identify a row. ``primary`` is whether the Data Package declares that: cells of a
    primary key are never empty. ``foreign`` are the references that it declares, each to one row by its whole key, or by the column
    that alone identifies it, ``unique``."""

    title_zh: str
    title_en: str
    description_zh: str
    description_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    primary: bool = True
    foreign: tuple[str, ...] = ("plan",)
    unique: str = ""


# Kinds of entries that have a table of their own.
PUBLISHED = ("plan", "goal", "indicator", "project", "commitment", "source", "member", "region")


def named_in(record: type[Record], key: str) -> str:
    """The tables that a key of a record refers to, for the column that publishes it."""
    refers = refers_of(record, key)
    return " ".join(f"{kind}s" for kind in PUBLISHED if refers and kind in refers.kinds)


YES_NO = ("yes", "no")
STATES = ("provisional", "final", "revised")

PLAN = text("plan", "规划", "Plan", "规划的标识，见 plans 表。", "Identifier of the plan, as in the table plans.",
            refers="plans")  # fmt: skip

UNIT = (
    text("unit_zh", "单位（中文）", "Unit (Chinese)", "原文所印的单位；原文没有单位的为空。",
         "Unit as the document prints it; empty where it prints none.", role=Role.FIGURE, refers="texts"),
    text("unit_en", "单位（英文）", "Unit (English)", "单位的英文，数字仍按原文的数量级，如“10,000 persons”。",
         "The same unit in English, for numbers left in the printed scale, such as “10,000 persons”.",
         role=Role.FIGURE, refers="texts"),
)  # fmt: skip

TARGET = (
    text("basis", "口径", "Basis",
         "目标怎样计：level 期末水平，cumulative 全期累计，yearly 每年，change 期内变化，relative 与他处比较，"
         "qualitative 文字目标。",
         "How the target counts: the level at the end of the period, cumulative over it, its yearly average, yearly, a change over it, "
         "relative to something outside the plan, or qualitative (in words).", values=Basis),
    text("comparator", "比较方式", "Comparator", "怎样算达到：至少、至多、多于、少于、左右、区间或正好；文字目标为空。",
         "How the target is met: at least, at most, more than, less than, about, between or exactly; empty for a "
         "target in words.", values=Comparator, role=Role.DERIVED),
    text("target_printed", "目标（原文）", "Target as printed", "目标，照录原文。", "The target exactly as printed.",
         role=Role.FIGURE),
    number("target", "目标", "Target", "目标的数值，按原文单位；区间为其下限；文字目标为空。",
           "The target as a number in the printed unit; the lower end of a range; empty for a target in words."),
    number("target_high", "目标上限", "Upper end of the target", "区间目标的上限。", "The upper end of a range."),
)  # fmt: skip

ACTUAL = (
    text("actual_printed", "最新数值（原文）", "Latest value as printed", "最近公布的数值，照录原文；由各年数值算出的合计、年均或变化为空。",
         "The latest published value exactly as printed; empty where the total, mean or change was computed.", role=Role.FIGURE),
    number("actual", "最新数值", "Latest value", "与目标同口径的最新数值：累计目标为合计，年均目标为年均值，变化目标为变化量；文字、缺年份的合计为空。",
           "The latest value, counted as the target is: the total, the mean or the change so far; empty for words and for a "
           "total of which a year is missing."),
    year("actual_year", "数值年份", "Year of the latest value", "最近公布的数值所属的年份。",
         "The year the latest published value is for.", role=Role.FIGURE),
)  # fmt: skip

COMPLETION = bilingual(
    "completion", "完成情况", "Completion", "本站按目标和结果算出的完成情况；还不能判定的为空。",
    "Completion as computed by this portal from target and result; empty where it cannot be told yet.",
    role=Role.DERIVED,
)  # fmt: skip


def _statuses(stage: Stage) -> tuple[str, str]:
    """The statuses of a stage in words, in Chinese with the code that stands for each."""
    chosen = [status for status in Status if status.stage is stage]
    chinese = "，".join(f"{status} {status_word(status, language('zh'))}" for status in chosen)
    return chinese, ", ".join(status.word.lower() for status in chosen)


(_END_ZH, _END_EN), (_WAY_ZH, _WAY_EN), (_UNJUDGED_ZH, _UNJUDGED_EN) = map(_statuses, Stage)
STATUS = text(
    "status", "状态", "Status", f"期满：{_END_ZH}；期中：{_WAY_ZH}；{_UNJUDGED_ZH}。",
    f"At the end: {_END_EN}; on the way: {_WAY_EN}; or {_UNJUDGED_EN}, which is neither zero nor lagging.",
    values=Status, role=Role.DERIVED,
)  # fmt: skip

# What indicators and commitments have in common beyond the columns promised for both.
MEASURED = (
    text("status_reason", "状态依据", "Reason of the status", "状态由哪条规则得出，如 final（期满比较）、no_value（尚无数值）。",
         "The rule that gave the status, such as final (the last year against the target) or no_value.",
         values=Reason, role=Role.DERIVED),
    number("assessed", "判定所用数值", "Value assessed", "状态和完成情况所依据的数值；累计目标为截至该年的合计。",
           "The number that status and completion rest on; for a cumulative target the running total.", role=Role.DERIVED),
    text("actual_comparator", "数值的比较方式", "Comparator of the latest value", "最新数值本身是界限时的比较方式，如“≥98”。",
         "How the latest value is bounded where it is itself a bound, such as “≥98”.", values=Comparator,
         role=Role.DERIVED),
    text("completion_form", "完成情况类型", "Form of the completion",
         "percent 占目标的百分比，above、below 高于或低于目标的百分点，meets 达到，within 控制在目标内，over 超出上限，missed 未达到。",
         "Percent of the target, points above or below it, meets it, within a limit, over it, or missed.",
         values=Form, role=Role.DERIVED),
    number("completion_number", "完成情况数值", "Number of the completion", "完成情况中的数字：百分比、百分点，或超出上限的数量。",
           "The number in the completion: a percentage, percentage points, or the amount over a limit.",
           role=Role.DERIVED),
    text("target_en", "文字目标（英文）", "Target in words (English)", "文字目标的英文。", "English of a target in words.",
         role=Role.FIGURE),
    text("comparator_from", "比较方式的来源", "Source of the comparator",
         "printed：原文印明；better：原文只印数字，按指标的好坏方向推定。",
         "printed: the document says it; better: it prints a bare number, read by the direction in better.",
         values=("printed", "better"), role=Role.DERIVED),
    text("direction", "变化方向", "Direction of change", "变化目标的方向：up 上升，down 下降。",
         "For a target that is a change: up or down.", values=("up", "down"), role=Role.DERIVED),
    text("better", "好坏方向", "Better", "higher 越高越好，lower 越低越好。", "Whether higher or lower is better.",
         values=Better),
    *bilingual("relative_to", "比较对象", "Compared with", "relative 口径的目标与什么比较。", "What a relative target refers to."),
    text("measure", "计量对象", "Measure", "所计的是什么；不同对象（如人和人次）不能相加或比较。",
         "What is counted; figures of different measures (persons and person-times) must not be added or compared.",
         role=Role.DERIVED),
    Column("unit_scale", "integer", "数量级", "Scale", "一个原文单位合多少个计量对象（万人为10000）。",
           "How many of what is counted one printed unit stands for (10000 for 万人).", role=Role.DERIVED),
    *bilingual("bodies", "责任单位", "Responsible bodies", "责任单位，以分号分隔。",
          "Bodies that answer for it, separated by semicolons.", refers="texts"),
    *bilingual("note", "说明", "Note", "本站的说明。", "A remark by this portal."),
    text("frequency", "公布频率", "Frequency",
         "数值多久公布一次：monthly 每月，quarterly 每季，yearly 每年；承诺没有此项，按每年计。",
         "How often values are published: monthly, quarterly or yearly; empty for commitments, taken as yearly.",
         values=("monthly", "quarterly", "yearly")),
    Column("age_months", "integer", "数据月龄", "Age in months",
           "最新数值所属年份结束至数据截止日的月数；尚无数值的为空。",
           "Months from the end of the year the latest value is for to the day the data are complete to; empty "
           "where there is no value.", role=Role.DERIVED),
    number("actual_period", "最新一年数值", "Value of the latest year alone", "由各年数值算出合计、年均或变化时，最近一年自身的数值。",
           "Where a total, mean or change is computed from single years: the value of the latest year alone."),
    year("target_year", "目标年份", "Target year", "目标所对应的年份。", "The year that the target is for.", role=Role.DERIVED),
    text("kind", "时点或时期", "Stock or flow", "stock 时点数，flow 时期数，net_flow 可能为负的净增数；口径已说明的为空。",
         "stock, flow or net_flow (may be negative); empty where the basis says it.", values=("stock", "flow", "net_flow")),
    text("adds", "可否相加", "Adds up", "各年数值能否相加。", "Whether the values of single years add up.", values=YES_NO),
    text("breaks", "口径改变年份", "Breaks of series", "统计口径改变的年份，以分号分隔。",
         "Years from which values are counted differently, separated by semicolons."),
    text("old", "数据陈旧", "Old", "最新数值按其公布频率是否已经陈旧；期满后据以判定的数值不再变化，不算陈旧。",
         "Whether the latest value is old for how often it is published; one that settled the target at the end of "
         "the period no longer changes and is not old.", values=YES_NO, role=Role.DERIVED),
    text("actual_time", "实际值所属时期", "Period of the actual value", "最新数值所属的时期，写法同 observations 表的 period。",
         "The period of the latest value, written like period in the table observations.", role=Role.DERIVED),
)  # fmt: skip

SLICE = text(
    "slice", "分组", "Slice", "所属的组，见 members 表，以分号分隔；总数为空。",
    "The members that it is of, as in the table members, separated by semicolons; empty for the total.", refers="members",
)  # fmt: skip

PERIOD = text(
    "period", "时期", "Period",
    "所属时期，按 SDMX 写法：2023 年，2023-S1 上半年，2023-Q2 二季度，2023-06 六月，2023-01--2023-09 一至九月。",
    "The period in the notation of SDMX: a year 2023, a half-year 2023-S1, a quarter 2023-Q2, a month 2023-06, January to "
    "September 2023-01--2023-09.",
)  # fmt: skip

SOURCE_ZH, SOURCE_EN = bilingual(
    "source", "出处", "Source", "在文件中的位置，如“表1 第5行”。", "Its place in the document, such as “Table 1, row 5”.",
)  # fmt: skip

TITLE = bilingual("title", "标题", "Title", "标题；中文照录原文。", "The title; in Chinese exactly as printed.")

LINKED = text(
    "indicators", "指标", "Indicators", "所服务指标的标识，以分号分隔，属同一规划。",
    "Identifiers of the indicators of the same plan that it serves, separated by semicolons.",
    refers=named_in(Goal, "indicators"),
)  # fmt: skip
