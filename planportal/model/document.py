"""plan.toml: what a plan is, the document it was typed from, and what the document says outside its tables and chapters."""

import datetime
from collections.abc import Iterator
from typing import Literal

from .fields import (
    CitedText,
    Counted,
    Doubtable,
    Draftable,
    Filled,
    Id,
    IndicatorId,
    Many,
    Note,
    Ordinal,
    Place,
    Placed,
    PlanId,
    SubjectId,
    Summary,
    Title,
    UnitName,
    WebAddress,
    Year,
)
from .messages import Message
from .rules import KeyFault, Rule, Ruled
from .text import Heading, Name, Record, Text

# The years that a plan may run.
LONGEST = 50


class Document(Record):
    """The published document the folder was typed from."""

    title: Heading
    """文件标题
    Title of the document"""
    number: Name | None = None
    """文号，如：株人社发〔2021〕51号（可省）
    Document number as printed (optional)"""
    issued: datetime.date | None = None
    """印发日期，不加引号，如：2021-12-15（可省）
    Date of issue without quotes, such as 2021-12-15 (optional)"""
    issuer: Heading | None = None
    """印发机关（可省）
    Who issued it (optional)"""
    address: WebAddress | None = None
    note: Note | None = None


class Above(Record):
    """The plan of a higher level that this one carries out; ``plan`` where the portal holds it too."""

    title: Heading
    """上级规划全称
    Title of the higher plan"""
    plan: PlanId | None = None
    """上级规划的标识符，仅在本站收录时填写
    Its identifier, only if this portal holds it"""


class PlanInfo(Draftable, Ruled):
    """What the plan is; a ``draft`` here keeps the whole plan out of public builds."""

    title: Heading
    """规划全称
    The plan's full title"""
    short: Heading
    """简称，用于表格、图表和导航，如：常州“十四五”
    Short title for tables, charts and breadcrumbs, such as “Changzhou, 14th plan”"""
    region: Placed
    """地区：regions.toml中的标识符，或以region.zh、region.en写明名称
    Region: an identifier of regions.toml, or its name as region.zh and region.en"""
    field: Heading
    """领域，如：人力资源和社会保障
    Field, such as “Human resources and social security”"""
    start: Year
    """规划期首年，如：2021
    First year of the plan, such as 2021"""
    end: Year
    """规划期末年，如：2025
    Last year of the plan, such as 2025"""
    document: Document
    """数据所出的公开文件
    The published document the figures stand in"""
    summary: Text
    """规划概要，两三句
    What the plan sets out to do, in two or three sentences"""
    predecessor: PlanId | None = None
    """上一期规划的标识符，即其文件夹名（可省）
    The plan of the period before: the name of its folder (optional)"""
    above: Above | None = None
    """本规划所落实的上级规划（可省）
    The plan of a higher level that this one carries out (optional)"""
    draft: bool = False
    """整部规划为草稿：填true，则仅在预览中显示，不会公开；公开时删去此行。条目和年度数值也可单独填写
    true while the whole plan is a draft: shown only in the preview and left out of every public build; delete the line to publish. Single entries and values can say so too"""
    fictitious: bool = False
    """是否虚构示例，仅示例填true
    true for fictitious examples only"""
    note: Many[Text] = ()
    """给读者的说明，每条一段（可省）
    Remarks for the reader, one each (optional)"""

    def rules(self) -> tuple[Rule, ...]:
        return (self._years_rise,)

    def _years_rise(self) -> Iterator[KeyFault]:
        if self.end < self.start:
            yield KeyFault(Message("%(end)s is before the start, %(start)s", end=self.end, start=self.start), "end")
        if self.years > LONGEST:
            message = Message(
                "the plan would run for %(years)s years; the longest is %(most)s", years=self.years, most=LONGEST
            )
            yield KeyFault(message, "end")

    @property
    def years(self) -> int:
        """The number of years the plan runs."""
        return self.end - self.start + 1


class Body(Record):
    """A body that answers for indicators or commitments."""

    id: Id
    name: Heading
    """名称，照录原文
    Name, exactly as printed"""


class Member(Record):
    """A member of a dimension, such as a district."""

    id: Id
    name: Heading
    """名称，如：城东区
    Name, such as “East District”"""


class Dimension(Record):
    """What values are broken down by, such as district, sex or age."""

    id: Id
    name: Heading
    """分组名称，如：区县
    What it is called, such as “District”"""
    complete: bool = False
    """各组是否不重不漏：填true，则程序核对各组之和与总数
    true where the members together are the whole and do not overlap; their sums are then compared with the total"""
    member: Many[Member] = ()
    """一个组
    A member"""


class Article(Draftable):
    """A guiding principle or a safeguard."""

    id: Id
    number: Ordinal
    title: Title
    summary: Summary
    source: Place


class Fact(Doubtable):
    """A figure of the period that the document reports outside its tables. ``indicator`` names the row it repeats."""

    id: Id
    text: Heading
    """数据说明，不含数字
    What the figure is of, without the figure"""
    value: Filled
    """数值，照录原文；五年累计数加括号，如〔21.1〕
    The figure as printed; a five-year total in brackets, such as 〔21.1〕"""
    source: Place
    unit: UnitName | None = None
    unit_en: Counted | None = None
    year: Year | None = None
    """数值所属年份（可省）
    The year the value is for (optional)"""
    indicator: IndicatorId | None = None
    """所重复的指标标识符；填后程序会比对两处数字
    The indicator whose result it repeats; the two are then compared"""


class Evaluation(Draftable):
    id: Id
    kind: Literal["annual", "mid-term", "final"]
    """类型：annual年度、mid-term中期、final总结
    Kind: annual, mid-term or final"""
    date: datetime.date
    """评估日期，不加引号，如：2023-11-30
    Date without quotes, such as 2023-11-30"""
    by: Heading
    """评估单位
    Who evaluated"""
    third_party: bool = False
    """是否第三方评估：true或false
    Whether a third party did: true or false"""
    verdict: Text
    """评估结论
    What it found"""
    document: CitedText | None = None
    """评估报告（可省）：sources.toml中的标识符，或以document.zh、document.en写明
    The report (optional): the identifier of a source of sources.toml, or words in both languages"""


class NotedFinding(Record):
    """Something in the document that the reader should know and that no rule can see."""

    kind: Literal[
        "value",
        "comparator",
        "basis",
        "unit",
        "notation",
        "baseline",
        "completion",
        "claim",
        "scope",
        "wording",
    ]
    """类型：value数值、comparator比较词、basis口径、unit单位、notation记法、baseline基期值、completion完成率、claim说法、scope范围、wording措辞
    What it is about"""
    subject: SubjectId
    """所涉条目的标识符
    Identifier of the entry it is about"""
    message: Text
    """说明文字
    What the reader should know"""


class PlanFile(Record):
    """规划本身：文件、原则、保障措施、数据、评估、存疑之处
    What the plan is: document, principles, safeguards, facts, evaluations, findings"""

    plan: PlanInfo
    """规划的基本信息
    What the plan is"""
    body: Many[Body] = ()
    """责任单位（可省）
    A body that answers for indicators, projects or commitments (optional)"""
    dimension: Many[Dimension] = ()
    """数值的分组，如区县、性别、年龄（可省）
    What values are broken down by (optional)"""
    principle: Many[Article] = ()
    """基本原则
    A guiding principle"""
    safeguard: Many[Article] = ()
    """保障措施
    A safeguard"""
    fact: Many[Fact] = ()
    """文件在指标表之外报告的数据
    A figure the document reports outside its tables"""
    evaluation: Many[Evaluation] = ()
    """评估（可省）
    An evaluation (optional)"""
    finding: Many[NotedFinding] = ()
    """文件中需提请读者注意、而程序无法自动发现之处
    What the reader should know of the document and no rule can see"""
