"""The records of a portal, one class for each table an editor types in TOML.

Every record is frozen and holds data of one plan only.
"""

from collections.abc import Iterator
from typing import Literal

from .fields import (
    AsPrinted,
    BodiesAnswering,
    ConceptId,
    Draftable,
    GroupId,
    Id,
    IndicatorsServed,
    ItemId,
    Label,
    Many,
    Number,
    OldNames,
    Ordinal,
    OtherIndicatorId,
    Place,
    Printed,
    ProjectId,
    RestatedId,
    Summary,
    TableId,
    TaskId,
    Title,
    TypedBetter,
    Year,
)
from .measured import Measured
from .messages import Message
from .notation import EMPTY, Better, normalise, parse_cell
from .rules import KeyFault, Rule, fault_of
from .text import Heading, Name, Record, Text


class Indicator(Measured):
    """One row of an indicator table. ``unit`` is a unit of units.toml, left out where the document prints none;
    ``baseline`` and ``result`` are as printed, for the years that the table names."""

    name: Heading
    """指标名称，照录原文，不含序号和单位
    Name exactly as printed, without number and unit"""
    table: TableId
    """所在表的标识符
    Identifier of the table it stands in"""
    row: Number
    """在表中的行号，从1起
    Its row in the table, from 1"""
    group: GroupId | None = None
    """所在分组的标识符（可省）
    Identifier of its group in the table (optional)"""
    concept: ConceptId | None = None
    """concepts.toml中的概念，供规划之间比较（可省）
    A concept of concepts.toml, for comparison between plans (optional)"""
    attribute: Literal["binding", "anticipatory"] | None = None
    """指标属性：binding约束性，anticipatory预期性；表中无此栏则省去
    binding or anticipatory; left out where the table has no such column"""
    part_of: OtherIndicatorId | None = None
    """“其中”项：所属指标的标识符
    The indicator that this row is part of (其中)"""
    definition: Text | None = None
    """指标定义（可省）
    Definition (optional)"""
    baseline: Printed | None = None
    """基期值，照录原文；空格填“—”，无此栏则省去
    Baseline as printed; “—” for an empty cell; left out where there is no such column"""
    baseline_year: Year | None = None
    """基期年份，仅在与表不同时填写
    Year of the baseline, where it differs from the table's"""
    baseline_covers: Literal["year", "period"] | None = None
    """基期值的口径：year当年值，period上一期累计数
    Whether the baseline is of one year or a previous period's total"""
    baseline_note: Text | None = None
    """基期值的说明（可省）
    A remark on the baseline (optional)"""
    result: AsPrinted | None = None
    """完成值，照录原文；无此栏则省去
    Result as printed; left out where there is no such column"""
    result_en: Name | None = None
    """完成值的英文，仅文字目标需要
    The result in English, for targets in words only"""
    result_year: Year | None = None
    """完成值年份，仅在与表不同时填写
    Year of the result, where it differs from the table's"""
    result_met: bool | None = None
    """文字目标是否完成：true或false
    For a target in words, whether the result meets it: true or false"""
    completion_printed: Name | None = None
    """表中印出的完成率，如149%
    Completion rate, only where the table prints one, such as 149%"""
    frequency: Literal["monthly", "quarterly", "yearly"] = "yearly"
    """数据频率：monthly月、quarterly季、yearly年（默认）
    How often values come: monthly, quarterly or yearly (assumed)"""
    formerly: OldNames = ()

    @property
    def has_level_to_start_from(self) -> bool:
        figure = parse_cell(self.baseline) if self.baseline is not None else None
        return figure is not None and figure.basis is None and self.baseline_covers != "period"

    def rules(self) -> tuple[Rule, ...]:
        return (*super().rules(), self._result_is_readable)

    def _result_is_readable(self) -> Iterator[KeyFault]:
        if self.result is None:
            return
        if not self.in_words:
            # An empty cell is no value.
            if normalise(self.result) not in EMPTY:
                yield from fault_of(("result",), self.check_value, self.result)
        elif self.result_en is None:
            yield KeyFault(Message("is missing; a result in words needs its English"), "result_en")


class Commitment(Measured):
    """A quantified promise of a project box or of a task's text."""

    text: Heading
    """承诺内容，不含数字
    What is promised, without its figure"""
    better: TypedBetter = Better.HIGHER
    """方向：higher越高越好（默认），lower越低越好
    Direction: higher (assumed) or lower"""
    project: ProjectId | None = None
    """所在项目的标识符；project与item填其一
    The project it stands in; exactly one of project and item"""
    item: ItemId | None = None
    """所在任务条目的标识符；project与item填其一
    The task item it stands in; exactly one of project and item"""
    indicators: IndicatorsServed = ()
    restates: RestatedId | None = None
    """所重复的承诺或指标；填后程序会比对两处
    The commitment or indicator that this one says again; the two are compared"""

    def rules(self) -> tuple[Rule, ...]:
        return (*super().rules(), self._one_home)

    def _one_home(self) -> Iterator[KeyFault]:
        if (self.project is None) == (self.item is None):
            message = Message("a commitment belongs to exactly one project or one task item; give project or item")
            yield KeyFault(message)


# What is measured: a row of a table or a promise.
Subject = Indicator | Commitment


class Group(Record):
    id: Id
    title: Title


class IndicatorTable(Record):
    """An indicator table of the document. ``label`` is how the document calls it (表1, 专栏2)."""

    id: Id
    label: Label
    title: Title
    baseline_year: Year | None = None
    """基期年份，表中有基期值一栏时填写
    Year of the baseline column, if the table has one"""
    result_year: Year | None = None
    """完成值年份，表中有完成值一栏时填写
    Year of the result column, if the table has one"""
    group: Many[Group] = ()
    """表内分组标题（可省）
    A heading inside the table (optional)"""
    note: Many[Text] = ()
    """表下注释，每条一段，用自己的话
    Notes under the table, one each, in our own words"""


class IndicatorsFile(Record):
    """指标表及其各行
    The indicator tables and their rows"""

    table: Many[IndicatorTable] = ()
    """文件中的一张指标表
    An indicator table of the document"""
    indicator: Many[Indicator] = ()
    """指标表的一行
    One row of an indicator table"""


class Goal(Draftable):
    id: Id
    number: Ordinal
    title: Title
    summary: Summary
    source: Place
    indicators: IndicatorsServed = ()
    tasks: Many[TaskId] = ()
    """服务于此目标的任务章节或条目
    Task sections or items that serve it"""
    formerly: OldNames = ()


class GoalsFile(Record):
    """规划目标
    Goals"""

    goal: Many[Goal] = ()
    """一项目标
    A goal"""


class TaskItem(Draftable):
    """One numbered item of a task section; ``label`` is its printed number."""

    id: Id
    number: Ordinal
    label: Heading
    """条目自身的编号，如：第1项；页面会在其前加上章节位置
    Its own part of the place, such as “item 1”; the section's label comes before it"""
    title: Title
    summary: Summary
    indicators: IndicatorsServed = ()


class TaskSection(Draftable):
    """A section of tasks; ``label`` is its place in the document (第五章第一节)."""

    id: Id
    number: Ordinal
    label: Label
    title: Title
    summary: Summary
    item: Many[TaskItem] = ()
    """章节中的一条任务
    A numbered item of the section"""


class TasksFile(Record):
    """任务章节和条目
    Task sections and items"""

    section: Many[TaskSection] = ()
    """一个任务章节
    A section of tasks"""


class Project(Draftable):
    """A project of a box; ``number`` is its printed number, left out where the box is one project."""

    id: Id
    number: Name | None = None
    """原文编号，如01；专栏本身即一个项目则省去
    Number as printed, such as 01; left out where the box is itself one project"""
    title: Heading
    """项目名称，照录原文；专栏内不分项目则用专栏标题
    Title exactly as printed; the box's title where it has no projects of its own"""
    summary: Summary
    indicators: IndicatorsServed = ()
    bodies: BodiesAnswering = ()
    formerly: OldNames = ()


class Box(Draftable):
    """A project box of the document, and the task item that it stands in."""

    id: Id
    label: Label
    title: Title
    item: ItemId
    """专栏所在任务条目的标识符
    The task item the box stands in"""
    project: Many[Project] = ()
    """专栏中的一个项目
    A project of the box"""


class ProjectsFile(Record):
    """专栏及其中的项目
    Boxes and the projects in them"""

    box: Many[Box] = ()
    """一个专栏
    A box of the document"""


class CommitmentsFile(Record):
    """专栏项目和任务文字中的量化承诺
    Quantified promises in boxes and in the text of tasks"""

    commitment: Many[Commitment] = ()
    """一项量化承诺
    A quantified promise"""
