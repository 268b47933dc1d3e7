"""Records about releases: revisions and withdrawals, which editors type, and the release log, which the program writes."""

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field

from .fields import Identifier, Many, TypedPeriod, Year
from .text import Line, Record, Text

# What a figure is of its subject; the same words as in the published table figures.
FigureKind = Literal["target", "baseline", "actual", "milestone", "stated", "completion", "fact"]
FIGURES: tuple[FigureKind, ...] = get_args(FigureKind)


class Revision(Record):
    """Why a published figure says something else from the next release on. ``subject`` is an indicator, a commitment or
    a fact, also one that is gone; ``was`` and ``now`` are as printed, ``now`` left out for a figure that was taken out.
    ``year`` or ``period`` belongs to actual values, ``year`` to milestones, ``stated_in`` to targets stated again."""

    subject: Identifier
    """指标、承诺或数据的标识符，也可以是已删除的
    The indicator, commitment or fact, also one that is gone"""
    figure: FigureKind
    """哪个数字：target目标、baseline基期值、actual实际值、milestone年度目标、stated文件他处所述目标、completion所印完成情况、fact数据
    Which figure: target, baseline, actual, milestone, stated (another place of the document), completion (as printed) or fact"""
    year: Year | None = None
    """年份；实际值和年度目标须填
    Its year; for actual values and milestones"""
    period: TypedPeriod | None = None
    """时期，如"2023-S1"；实际值不属于整年时填写，与year二者填其一
    Its period, such as "2023-S1", for an actual value of a part of a year; instead of year"""
    slice: Many[Identifier] = ()
    """所属分组的标识符，仅分组数值填写
    For a value of a part of the whole: the members of [[dimension]] that it is of"""
    stated_in: Line | None = None
    """他处所述目标的位置：目标、任务或项目的标识符
    For a target stated again: the goal, task item or project that states it"""
    was: Line
    """上次发布时的数字，照录原文
    As printed in the last release"""
    now: Line | None = None
    """现在的数字，照录原文；已删除的不填
    As printed now; left out for a figure that was taken out"""
    reason: Text
    """修订理由，登载于修订记录
    Why it changed; the revision log shows it"""


class RevisionsFile(Record):
    """已发布数字的修订理由
    Why figures changed that were published before"""

    revision: Many[Revision] = ()
    """一个已发布数字的修订
    One revision of a published figure"""


class Withdrawn(Record):
    """A plan that was published and is no longer in the portal."""

    plan: Identifier
    """规划的标识符，即其原文件夹名
    The plan: the name its folder had"""
    reason: Text
    """撤下的理由，登载于修订记录
    Why it was withdrawn; the revision log shows it"""


class Revised(Record):
    """A figure that a release revised, as its log tells it. ``now`` is None for one that was taken out; ``year`` is the notation of its period;
    it,
    ``place`` and units are empty where the figure has none."""

    plan: str
    plan_name: Text
    subject_kind: Literal["indicator", "commitment", "fact"]
    subject: str
    name: Text
    figure: FigureKind
    year: str
    stated_in: str
    slice: str = ""
    place: Text | None
    was: Text
    now: Text | None
    was_unit: Text | None
    now_unit: Text | None
    reason: Text


class Release(Record):
    """One release. ``id`` is its date, from the second of a day on with a number; ``content`` names the state of the
    TOML files, ``engine`` the version of the program. ``figures`` is how many it publishes, ``new_figures`` how many of
    these the release before did not have."""

    id: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d(-[2-9]|-[1-9]\d)?$")]
    date: datetime.date
    as_of: datetime.date
    note: Text | None
    engine: str
    content: str
    previous: str | None
    plans: int
    figures: int
    new_figures: int
    revised: Many[Revised]
    withdrawn: Many[Withdrawn]
