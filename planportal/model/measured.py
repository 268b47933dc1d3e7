"""Figures as entries: observations, milestones, other places of a target, and what every measured thing has.

Figures stay as printed, and what they mean is computed from the print, so the two always agree.
"""

import datetime
from dataclasses import replace
from functools import cached_property
from typing import Literal, Self

from pydantic import ValidationInfo, field_validator, model_validator

from .fields import (
    AsPrinted,
    BodiesAnswering,
    Draftable,
    Filled,
    GoalId,
    Id,
    ItemId,
    KeyFault,
    Many,
    Note,
    ProjectId,
    TypedBasis,
    TypedBetter,
    UnitName,
    Year,
    blame,
    checked_figure,
)
from .messages import Message
from .notation import (
    Basis,
    Figure,
    InWords,
    NotationError,
    Quantity,
    Target,
    normalise,
    parse_cell,
    parse_figure,
    resolve,
)
from .text import Heading, Name, Record


class Observation(Draftable):
    """A published value. ``covers`` tells whether it counts one year or everything since the period began, as a total, a mean or a
    change, whatever the target counts; brackets in the print say the latter too. A value in words needs its English, ``value_en``, and ``met``."""

    year: Year
    """数值所属年份
    The year the value is for"""
    value: AsPrinted
    """实际值，照录公布的数字，如12.1
    The value as published, such as 12.1"""
    value_en: Name | None = None
    """实际值的英文，仅文字目标需要
    The value in English, for targets in words only"""
    state: Literal["provisional", "final", "revised"] = "final"
    """状态：provisional初步数、final最终数、revised修订数
    provisional, final or revised"""
    covers: Literal["year", "period"] | None = None
    """口径：year当年值，period期初以来；累计目标必填，年均目标默认year，变化目标默认period
    One year, or everything since the period began; needed for totals, assumed year for averages and period for changes"""
    published: datetime.date | None = None
    """公布日期，不加引号，如：2023-02-10
    Date of publication without quotes, such as 2023-02-10"""
    met: bool | None = None
    """文字目标是否达到：true或false
    For a target in words, whether it is met: true or false"""
    source: Heading | None = None
    """数值的出处，如：统计公报
    Where the value was published"""
    note: Note | None = None


class Milestone(Draftable):
    """The value the plan expects for one year on the way to its target."""

    year: Year
    """年份
    Year"""
    value: Filled
    """该年应达到的值，照录原文
    The value expected for the year, as printed"""

    @cached_property
    def figure(self) -> Figure:
        return parse_figure(self.value)


class Stated(Record):
    """Another place of the same document that states the target. Exactly one of goal, item, project or source says
    where; ``target`` is what is printed there."""

    target: AsPrinted
    """此处所印的目标，照录原文
    The target exactly as printed at this place"""
    goal: GoalId | None = None
    """所在目标的标识符；goal、item、project、source四者填其一
    The goal it stands in; exactly one of goal, item, project or source"""
    item: ItemId | None = None
    """所在任务条目的标识符；四者填其一
    The task item it stands in; exactly one of the four"""
    project: ProjectId | None = None
    """所在项目的标识符；四者填其一
    The project it stands in; exactly one of the four"""
    source: Heading | None = None
    """其他出处；四者填其一
    Another place of the document; exactly one of the four"""
    basis: TypedBasis | None = None
    """口径，仅在与指标不同而原文未印明时填写
    What the figure is, where it differs and is not printed"""
    target_en: Name | None = None
    """英文，仅文字目标需要
    Its English, for targets in words only"""

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(place is not None for place in (self.goal, self.item, self.project, self.source)) != 1:
            raise ValueError(Message("say where it is stated with exactly one of goal, item, project or source"))
        if self.basis is Basis.QUALITATIVE:
            if self.target_en is None:
                raise KeyFault(Message("is missing; a target in words needs its English"), "target_en")
        else:
            with blame("target"):
                checked_figure(self.target)
        return self


class Measured(Draftable):
    """What indicators and commitments share: a target as printed and what qualifies it."""

    id: Id
    unit: UnitName | None = None
    basis: TypedBasis | None = None
    """口径，仅在原文记法看不出时填写：level期末水平、cumulative累计、average年均、yearly每年、change变化、relative相对值、qualitative文字目标
    What the figure is, typed only where the print does not say it"""
    target: AsPrinted
    """目标，照录原文，如〔42.5〕、≥95、4以内、6-9、降低20%以上
    The target exactly as printed, such as 〔42.5〕, ≥95, 4以内, 6-9"""
    better: TypedBetter | None = None
    """方向：higher越高越好，lower越低越好；目标无≥≤等符号时填写
    Direction in which a bare number is met: higher or lower"""
    target_en: Name | None = None
    """目标的英文，仅文字目标需要
    The target in English, for targets in words only"""
    target_year: Year | None = None
    """目标年份，仅在不是规划末年时填写
    The year that the target is for, where that is not the plan's last"""
    kind: Literal["stock", "flow", "net_flow"] | None = None
    """时点数stock（如年末床位）、时期数flow（如当年新增）、净增数net_flow（可能为负）；仅在口径看不出时填写
    stock (at a moment), flow (counted over the year) or net_flow (may be negative), where basis does not say it"""
    adds: bool = True
    """各年数值不能相加时填false，如服务人数
    false where the values of single years do not add up, such as persons served"""
    breaks: Many[Year] = ()
    """统计口径改变的年份，如[2023]；此前此后的数值不作比较
    Years from which values are counted differently, such as [2023]; nothing is compared across them"""
    relative_to: Heading | None = None
    """相对值的比较对象，basis = "relative"时填写
    With basis = "relative": what the figure is compared with"""
    milestone: Many[Milestone] = ()
    """规划对中间年份的要求（可省）
    The value the plan expects for a year on the way (optional)"""
    observation: Many[Observation] = ()
    """历年公布的实际值（可省）
    A published value (optional)"""
    stated: Many[Stated] = ()
    """文件中再次提到这一目标之处
    Another place of the document that states this target"""
    bodies: BodiesAnswering = ()
    note: Note | None = None

    @field_validator("target")
    @classmethod
    def _notation_is_readable(cls, target: str, typed: ValidationInfo) -> str:
        """Checked on its own, so that it is reported beside any other fault of the entry."""
        if typed.data.get("basis", Basis.QUALITATIVE) not in (Basis.QUALITATIVE, Basis.RELATIVE):
            parse_cell(target)
        return target

    @model_validator(mode="after")
    def _target_is_readable(self) -> Self:
        if self.in_words:
            if self.target_en is None:
                raise KeyFault(Message("is missing; a target in words needs its English"), "target_en")
            for number, observation in enumerate(self.observation):
                if observation.value_en is None:
                    message = Message("is missing; a value in words needs its English")
                    raise KeyFault(message, "observation", number, "value_en")
            return self
        if self.basis is Basis.RELATIVE and self.relative_to is None:
            message = Message("is missing; a relative target needs to say what it is compared with")
            raise KeyFault(message, "relative_to")
        with blame("target"):
            _ = self.aim
        for number, observation in enumerate(self.observation):
            with blame("observation", number, "value"):
                self.check_change(checked_figure(observation.value))
        return self

    def check_change(self, printed: str) -> None:
        """A level can be held against a change only from a baseline.

        :raises ValueError: if the target is a change, the value a level, and no level is known to start from.
        """
        aim = self.quantity
        if (
            aim
            and aim.basis is Basis.CHANGE
            and not self.covers_assumed(printed)
            and not self.has_level_to_start_from
        ):
            word = "提高" if aim.direction == "up" else "降低"
            raise ValueError(Message(
                "“%(printed)s” is a level, but the target is a change; type the change, such as %(word)s12%%, or give the "
                "baseline that it starts from", printed=printed, word=word,
            ))  # fmt: skip

    @property
    def has_level_to_start_from(self) -> bool:
        return False

    def covers_assumed(self, printed: str, result: bool = False) -> Literal["year", "period", ""]:
        """What a value covers that does not say it; "" for a level. A ``result`` is that of the whole period."""
        match self.aim.basis:
            case Basis.CUMULATIVE:
                return "period"
            case Basis.AVERAGE:
                return "period" if result else "year"
            case Basis.CHANGE:
                figure = parse_cell(printed)
                return "period" if figure and (figure.direction or figure.basis) else ""
            case _:
                return ""

    @property
    def striven_for(self) -> bool:
        """Whether the plan strives for the target (力争), which binds nobody."""
        return normalise(self.target).startswith("力争")

    @property
    def flow(self) -> bool:
        """Whether it is counted over a span of time; a stock exists at a moment."""
        if self.kind is not None:
            return self.kind != "stock"
        return self.aim.basis in (Basis.CUMULATIVE, Basis.AVERAGE, Basis.YEARLY)

    @property
    def in_words(self) -> bool:
        """True for a target without a number: qualitative, or relative to something the plan does not quantify."""
        if self.basis is Basis.QUALITATIVE:
            return True
        if self.basis is not Basis.RELATIVE:
            return False
        try:
            parse_cell(self.target)
        except NotationError:
            return True
        return False

    @cached_property
    def figure(self) -> Figure | None:
        """What the print says of the target, before anything is filled in; None for a target in words."""
        return None if self.in_words else parse_cell(self.target)

    @cached_property
    def aim(self) -> Target:
        """The typed target."""
        if self.in_words:
            return InWords(self.target, self.basis or Basis.QUALITATIVE)
        figure, basis = self.figure, self.basis
        # A total of a stock is what it changes by.
        if figure and self.kind == "stock" and Basis.CUMULATIVE in (figure.basis, basis):
            return resolve(replace(figure, basis=None), self.target, better=self.better, basis=Basis.CHANGE)
        quantity = resolve(figure, self.target, better=self.better, basis=basis)
        in_percent = figure is not None and (figure.unit or self.unit) == "%"
        return replace(quantity, relative=bool(quantity.direction) and in_percent)

    @property
    def quantity(self) -> Quantity | None:
        """The typed target if it is in figures."""
        return self.aim if isinstance(self.aim, Quantity) else None
