"""Figures as entries: observations, milestones, other places of a target, and what every measured thing has.

Figures stay as printed, and what they mean is computed from the print, so the two always agree.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Literal

from .fields import (
    AsPrinted,
    BodiesAnswering,
    Cited,
    Counted,
    Doubtable,
    Filled,
    GoalId,
    Id,
    ItemId,
    Many,
    MemberId,
    Month,
    Note,
    ProjectId,
    TypedBasis,
    TypedBetter,
    TypedPeriod,
    UnitName,
    Year,
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
from .periods import MONTHS, YEAR, Period, parse_period
from .rules import KeyFault, Rule, Ruled, fault_of, is_read
from .text import Heading, Name


class Observation(Doubtable, Ruled):
    """A published value. ``covers`` tells whether it counts one year or everything since the period began, as a total, a mean or a
    change, whatever the target counts; brackets in the print say the latter too. A value in words needs its English, ``value_en``, and ``met``."""

    year: Year | None = None
    """数值所属年份；年内数值改填period
    The year the value is for; a value of a part of the year says period instead"""
    period: TypedPeriod | None = None
    """数值所属时期，加引号：半年"2023-S1"、季度"2023-Q2"、月"2023-06"；与year二者填其一
    The half-year, quarter or month that the value is for, in quotes: "2023-S1", "2023-Q2", "2023-06"; instead of year"""
    through: Month | None = None
    """自年初累计到的月份，如1—9月填9；与year同填
    With year: the last month of a value counted from the year's start, such as 9 for January to September"""
    slice: Many[MemberId] = ()
    """所属分组，填plan.toml中[[dimension.member]]的标识符，如["city-east"]；总数不填
    What part of the whole it is for: identifiers of members of [[dimension]] in plan.toml, such as ["city-east"]; none for the total"""
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
    source: Cited | None = None
    """数值的出处：sources.toml中的标识符，或以source.zh、source.en写明
    Where the value was published: the identifier of a source of sources.toml, or words in both languages"""
    place: Heading | None = None
    """在该出处中的位置，如：第三部分；source为标识符时可填
    Its place in the named source, such as “Section 3” (optional)"""
    note: Note | None = None

    def rules(self) -> tuple[Rule, ...]:
        return (self._is_for_one_period,)

    def _is_for_one_period(self) -> Iterator[KeyFault]:
        if self.year is None and self.period is None:
            yield KeyFault(Message("is missing; say what the value is for with year or period"), "year")
        elif self.year is not None and self.period is not None:
            yield KeyFault(Message("is said by year already; keep one of the two"), "period")
        if self.through is not None and self.year is None:
            yield KeyFault(Message("goes with year; a period says itself where it ends"), "through")

    @cached_property
    def time(self) -> Period:
        """The period that the value is for.

        :raises AttributeError: of an entry that is only partly read, if nobody knows.
        """
        if self.period is not None:
            return parse_period(self.period)
        if self.year is None:
            raise AttributeError("a value without year and period is for no time")
        return Period(self.year, self.through or MONTHS)


# The ways to type values: many in one line, one line for each part of a whole, and an entry for each.
IN_ONE_LINE, BY_PART, AT_LENGTH = "values", "by", "observation"


def in_one_line(typed: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The values of an entry that are typed in lines, each with its keys; nothing where what is typed is no table."""
    lines, parts = typed.get(IN_ONE_LINE), typed.get(BY_PART)
    tables: dict[tuple[str, ...], dict[str, Any]] = {(IN_ONE_LINE,): lines} if isinstance(lines, dict) else {}
    if isinstance(parts, dict) and all(isinstance(one, dict) for one in parts.values()):
        tables |= {(BY_PART, member): one for member, one in parts.items()}
    for keys, table in tables.items():
        for period, line in table.items():
            yield (*keys, period), line


def _observation(period: str, line: Any) -> dict[str, Any]:
    """The entry that a value in one line stands for."""
    when = {"year": int(period)} if YEAR.fullmatch(period) else {"period": period}
    return {**(line if isinstance(line, dict) else {"value": line}), **when}


class Milestone(Doubtable):
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


class Stated(Ruled):
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

    def rules(self) -> tuple[Rule, ...]:
        return (self._one_place, self._target_is_said)

    def _one_place(self) -> Iterator[KeyFault]:
        if sum(place is not None for place in (self.goal, self.item, self.project, self.source)) != 1:
            yield KeyFault(Message("say where it is stated with exactly one of goal, item, project or source"))

    def _target_is_said(self) -> Iterator[KeyFault]:
        if self.basis is not Basis.QUALITATIVE:
            yield from fault_of(("target",), checked_figure, self.target)
        elif self.target_en is None:
            yield KeyFault(Message("is missing; a target in words needs its English"), "target_en")


class Measured(Doubtable, Ruled):
    """What indicators and commitments share: a target as printed and what qualifies it."""

    id: Id
    unit: UnitName | None = None
    unit_en: Counted | None = None
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
    values: dict[str, Name | Observation] = {}
    """历年实际值，一行写完：values = { 2021 = "12.1", 2022 = "14.5" }；需注明更多内容的值写作 2023 = { value = "24.0", state = "provisional" }
    Published values in one line: values = { 2021 = "12.1", 2022 = "14.5" }; one that says more is 2023 = { value = "24.0", state = "provisional" }"""
    by: dict[str, dict[str, Name | Observation]] = {}
    """分组数值，每组一行：[indicator.by]之下写 city-east = { 2022 = "1.2", 2023 = "1.4" }，组的标识符见plan.toml的[[dimension]]
    Values of parts, one line for each: under [indicator.by], city-east = { 2022 = "1.2", 2023 = "1.4" }, by identifiers of members of [[dimension]] in plan.toml"""
    covers: Literal["year", "period"] | None = None
    """各数值的口径，数值自身未写明时适用：year当年值，period期初以来
    What the values cover that do not say it themselves: one year, or everything since the period began"""
    source: Cited | None = None
    """各数值的出处，数值自身未写明时适用：sources.toml中的标识符，或以source.zh、source.en写明
    Where the values were published that do not say it themselves: the identifier of a source of sources.toml, or words in both languages"""
    observation: Many[Observation] = ()
    """历年公布的实际值，一值一段，与values可并用（可省）
    A published value, at length; beside those in values (optional)"""
    stated: Many[Stated] = ()
    """文件中再次提到这一目标之处
    Another place of the document that states this target"""
    bodies: BodiesAnswering = ()
    note: Note | None = None

    @classmethod
    def at_length(cls, typed: Any) -> Any:
        """Values typed in one line become entries like those at length, so that all that follows knows one form."""
        if not isinstance(typed, dict) or not isinstance(own := typed.get(AT_LENGTH, []), list):
            return typed
        lines = dict(in_one_line(typed))
        if not lines:
            return typed
        entries = [
            {**_observation(str(path[-1]), line), **({"slice": [path[1]]} if len(path) > 2 else {})}
            for path, line in lines.items()
        ]
        return {**typed, IN_ONE_LINE: {}, BY_PART: {}, AT_LENGTH: [*own, *entries]}

    def rules(self) -> tuple[Rule, ...]:
        return (
            self._target_is_readable,
            self._words_are_in_english,
            self._reference_is_named,
            self._values_are_readable,
            self._places_are_in_sources,
        )

    def _target_is_readable(self) -> Iterator[KeyFault]:
        if not self.in_words:
            yield from fault_of(("target",), lambda _printed: self.aim, self.target)

    def _words_are_in_english(self) -> Iterator[KeyFault]:
        if not self.in_words:
            return
        if self.target_en is None:
            yield KeyFault(Message("is missing; a target in words needs its English"), "target_en")
        for number, observation in enumerate(self.observation):
            if is_read(observation, "value_en") and observation.value_en is None:
                message = Message("is missing; a value in words needs its English")
                yield KeyFault(message, "observation", number, "value_en")

    def _reference_is_named(self) -> Iterator[KeyFault]:
        if self.basis is Basis.RELATIVE and not self.in_words and self.relative_to is None:
            message = Message("is missing; a relative target needs to say what it is compared with")
            yield KeyFault(message, "relative_to")

    def _values_are_readable(self) -> Iterator[KeyFault]:
        if self.in_words:
            return
        for number, observation in enumerate(self.observation):
            if is_read(observation, "value"):
                yield from fault_of(("observation", number, "value"), self.check_value, observation.value)

    def _places_are_in_sources(self) -> Iterator[KeyFault]:
        for number, observation in enumerate(self.observation):
            if observation.place is not None and not isinstance(observation.source or self.source, str):
                message = Message(
                    "is a place in a named source, and source names none; give the identifier of one, or put the place into the words"
                )
                yield KeyFault(message, "observation", number, "place")

    def check_value(self, printed: str) -> None:
        """Check that a value can be read, and held against the target if that can be read too.

        :raises ValueError: as ``checked_figure`` and ``check_change``.
        """
        checked_figure(printed)
        if not list(self._target_is_readable()):
            self.check_change(printed)

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

    def covered(self, value: Observation) -> str:
        """What a value covers: "year", "period", or "" for a level."""
        return value.covers or self.covers or self.covers_assumed(value.value)

    def at_moment(self, covers: str) -> bool:
        """Whether a value that covers this stands at the end of its period, rather than being counted over it."""
        return self.in_words or not self.flow or covers == "period"

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
