"""The files shared by all plans: portal.toml, units.toml and concepts.toml."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from .fields import Id, Many
from .messages import Message
from .releases import Withdrawn
from .rules import KeyFault, Rule, Ruled
from .text import Heading, Name, Record, Text, Unit


def _checked_number(typed: str) -> str:
    if not re.fullmatch(r"-?[0-9]{1,6}(\.[0-9]{1,6})?", typed):
        raise ValueError(Message('must be a number in quotes, such as "5"'))
    return typed


def _not_negative(typed: str) -> str:
    if Decimal(typed) < 0:
        raise ValueError(Message("must not be negative"))
    return typed


Threshold = Annotated[Name, AfterValidator(_checked_number)]
Distance = Annotated[Threshold, AfterValidator(_not_negative)]
Months = Annotated[int, Field(ge=1, le=1200)]


class PaceRules(Ruled):
    """Where one class of pace ends and the next begins, in percentage points of the way from baseline to target."""

    faster_from: Threshold
    """领先达到此值为“快于预期”，加引号，如"5"
    Faster than expected from here on, such as "5", in quotes"""
    lagging_below: Threshold
    """低于此值为“相对滞后”，加引号，如"-5"
    Relatively lagging below this, such as "-5", in quotes"""

    def rules(self) -> tuple[Rule, ...]:
        return (self._classes_are_apart,)

    def _classes_are_apart(self) -> Iterator[KeyFault]:
        if Decimal(self.lagging_below) >= Decimal(self.faster_from):
            yield KeyFault(Message("must be below faster_from, %(bound)s", bound=self.faster_from), "lagging_below")


class AboutRules(Record):
    """How far a value may be from a target that says "about": percentage points for rates, percent for quantities."""

    rate: Distance
    """百分比指标的容差，百分点，加引号
    For rates: percentage points, in quotes"""
    quantity: Distance
    """数量指标的容差，百分比，加引号
    For quantities: percent, in quotes"""


class AgeRules(Record):
    """From how many months on a value counts as old, by how often it is published."""

    monthly: Months
    """月度数据：月数
    Values that come monthly: months"""
    quarterly: Months
    """季度数据：月数
    Values that come quarterly: months"""
    yearly: Months
    """年度数据：月数
    Values that come yearly: months"""


class Rules(Record):
    pace: PaceRules
    """进度快慢的界限，单位为百分点
    Where one class of pace ends and the next begins, in percentage points"""
    about: AboutRules
    """“左右”类目标的容差
    How far from a target that says “about” still meets it"""
    age: AgeRules
    """数据满多少个月算陈旧
    From how many months on a value counts as old"""


def _checked_address(typed: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", typed):
        message = Message('must be where the public finds the portal, such as "https://plans.example.org/portal/"')
        raise ValueError(message)
    return typed.rstrip("/") + "/"


Address = Annotated[Name, AfterValidator(_checked_address)]


class PortalInfo(Record):
    """``as_of`` is the day the data are complete to; ages and open periods are counted from it. ``address`` is where the
    public finds the portal, ending in "/"; without it, links that other sites would follow stay relative."""

    title: Heading
    """网站名称
    Name of the portal"""
    tagline: Heading
    """副标题
    What the portal shows, in one line"""
    publisher: Heading
    """主办单位
    Who publishes it"""
    as_of: datetime.date
    """数据截至日期，不加引号，如：2026-11-22
    The day the data are complete to, without quotes, such as 2026-11-22"""
    licence: Text
    """使用许可
    Under what terms data and charts may be used"""
    contact: Text | None = None
    """联系方式（可省）
    Whom to write to (optional)"""
    address: Address | None = None
    """网站公开网址，以/结尾；他站引用时需要
    Where the public finds the portal, ending in “/”; what other sites embed needs it"""


class PortalFile(Record):
    """网站设置与判定规则
    Settings of the portal and the thresholds of its verdicts"""

    portal: PortalInfo
    """网站设置
    Settings of the portal"""
    rules: Rules
    """判定规则的界限值
    Thresholds of the verdicts"""
    withdrawn: Many[Withdrawn] = ()
    """曾经发布、现已撤下的规划（可省）
    A plan that was released and is no longer in the portal (optional)"""


class UnitsFile(Record):
    """各规划共用的单位
    The units that plans use"""

    unit: Many[Unit] = ()
    """一个单位
    A unit"""


class Concept(Record):
    id: Id
    name: Heading
    """概念名称
    Name of the concept"""
    definition: Text
    """定义
    Definition"""


class ConceptsFile(Record):
    """多个规划共同衡量的概念；指标以concept写明所属概念，对比页由此生成
    Concepts that several plans measure; an indicator names its concept, and the comparison pages are made from them"""

    concept: Many[Concept] = ()
    """一个概念
    A concept"""
