"""What fields of records have in common: identifiers, years and figures as they are typed, what a field refers to, and
the keys that mean the same wherever they stand.

A key says what it means right under its line, in Chinese and in English; a key that means the same in several records
takes that from the type it is declared with. Schemas, the reference of all keys and the files of a new plan are made from
these lines (``content/meanings``).
"""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

from .links import WEB_ADDRESS
from .messages import Message
from .notation import Basis, Better, parse_cell, parse_figure
from .periods import parse_period
from .text import Heading, Line, Name, Noun, Record, Text

# Names that Windows keeps for its devices; files and folders need others.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
# Identifiers become names of files, which get endings and stand in folders; Windows allows 260 characters for all.
LONGEST_IDENTIFIER = 64


def _not_reserved(identifier: str) -> str:
    if identifier in RESERVED:
        raise ValueError(Message('Windows keeps the name "%(name)s" for itself; choose another', name=identifier))
    return identifier


_IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Identifier = Annotated[
    str,
    StringConstraints(pattern=_IDENTIFIER, max_length=LONGEST_IDENTIFIER),
    AfterValidator(_not_reserved),
]
EARLIEST, LATEST = 1900, 2200
Year = Annotated[int, Field(ge=EARLIEST, le=LATEST)]
Month = Annotated[int, Field(ge=1, le=12)]
Number = Annotated[int, Field(ge=1, le=9999)]


def _checked_cell(printed: str) -> str:
    parse_cell(printed)
    return printed


def checked_figure(printed: str) -> str:
    """The figure as printed.

    :raises NotationError: if it cannot be read.
    """
    parse_figure(printed)
    return printed


def _checked_period(typed: str) -> str:
    year = parse_period(typed).year
    if not EARLIEST <= year <= LATEST:
        raise ValueError(Message("must lie between %(first)s and %(last)s", first=EARLIEST, last=LATEST))
    return typed


TypedPeriod = Annotated[Name, AfterValidator(_checked_period)]

# TOML has no enumerations: these two are typed as text.
TypedBasis = Annotated[Basis, Field(strict=False)]
TypedBetter = Annotated[Better, Field(strict=False)]


class HoldsFigure:
    """Marks a key that holds a figure as printed, in the unit of its entry."""


AsPrinted = Annotated[Name, HoldsFigure()]
# A figure that can be read, and a cell of a table, which may be empty.
Filled = Annotated[AsPrinted, AfterValidator(checked_figure)]
Printed = Annotated[AsPrinted, AfterValidator(_checked_cell)]


T = TypeVar("T")


def vouched(value: T | None) -> T:
    """A value that cannot be None, because the record that holds it was checked."""
    if value is None:
        raise ValueError("a record holds less than it was checked for")
    return value


# A TOML array as a tuple.
Many = Annotated[tuple[T, ...], Field(strict=False)]


class Draftable(Record):
    """An entry that may be typed before it is public: a ``draft`` is shown only in the preview."""

    draft: bool = False
    """草稿：填true，则仅在预览中显示，不会公开；公开时删去此行
    true for a draft: shown only in the preview and left out of every public build; delete the line to publish"""


# What an editor may have got wrong though it can be read. Of several doubts about one figure the first of these is told.
DoubtKind = Literal["range", "share", "magnitude", "direction", "part", "falling", "milestone", "early"]
DOUBTS: tuple[DoubtKind, ...] = get_args(DoubtKind)


class Confirmed(Record):
    """A doubt that the editor looked into. ``reason`` is for the office's own record, in whatever language, and is never
    published."""

    doubt: DoubtKind
    """疑点的种类，照check所列：range区间、share超出0至100%、magnitude数量级、direction方向、part大于整体、falling累计下降、milestone年度目标越界、early公布过早
    The kind of doubt, as check lists it"""
    reason: Line
    """为何无误，供本单位存档，不会公开
    Why it is right; for the office's own record, never published"""


def _as_list(typed: object) -> object:
    """A single table as a list of one."""
    return [typed] if isinstance(typed, dict) else typed


class Doubtable(Draftable):
    """An entry whose figures may be doubted. What it confirms holds for its own figures and for those of the entries in it."""

    confirmed: Annotated[Many[Confirmed], BeforeValidator(_as_list)] = ()
    """经核对无误的疑点，如：{ doubt = "magnitude", reason = "已核对公报" }；有几处则写成列表
    A doubt that was looked into and is none, such as { doubt = "magnitude", reason = "…" }; a list for several"""


# --- references ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Refers:
    """What a key refers to. ``kinds`` are the lists in TOML whose entries it may name, or ``plan`` for another plan;
    ``what`` is how a fault calls them. With ``home``, the referring entry belongs to the one it names and is left out
    with it; with ``others``, it must name another than itself."""

    what: Message
    kinds: tuple[str, ...]
    home: bool = False
    others: bool = False


# Kinds that share their identifiers, because some keys may name either.
SHARING = (("indicator", "commitment"), ("section", "item"))
# Kinds whose identifiers are unique only within the entry that they stand in, and the key beside a reference that names it.
WITHIN = {"group": "table"}
# Kinds that every plan may use, and the files where they are declared.
VOCABULARY = {"unit": "units.toml", "concept": "concepts.toml", "region": "regions.toml"}
# What a finding may be about.
SUBJECTS = (
    "indicator", "commitment", "section", "item", "goal", "project", "box", "table", "fact", "principle", "safeguard",
)  # fmt: skip

PlanId = Annotated[Identifier, Refers(Message("another plan"), ("plan",), others=True)]
ConceptId = Annotated[Identifier, Refers(Message("a concept of concepts.toml"), ("concept",))]
TableId = Annotated[Identifier, Refers(Message("a table"), ("table",), home=True)]
GroupId = Annotated[Identifier, Refers(Message("a group of the table"), ("group",))]
IndicatorId = Annotated[Identifier, Refers(Message("an indicator"), ("indicator",))]
OtherIndicatorId = Annotated[Identifier, Refers(Message("another indicator"), ("indicator",), others=True)]
RestatedId = Annotated[
    Identifier, Refers(Message("another commitment or an indicator"), ("indicator", "commitment"), others=True)
]
GoalId = Annotated[Identifier, Refers(Message("a goal"), ("goal",), home=True)]
TaskId = Annotated[Identifier, Refers(Message("a task section or item"), ("section", "item"))]
ItemId = Annotated[Identifier, Refers(Message("a task item"), ("item",), home=True)]
ProjectId = Annotated[Identifier, Refers(Message("a project"), ("project",), home=True)]
SourceId = Annotated[Identifier, Refers(Message("a source of sources.toml"), ("source",))]
RegionId = Annotated[Identifier, Refers(Message("a region of regions.toml"), ("region",))]
BodyId = Annotated[Identifier, Refers(Message("a body of plan.toml"), ("body",))]
MemberId = Annotated[Identifier, Refers(Message("a member of a dimension of plan.toml"), ("member",))]
SubjectId = Annotated[Identifier, Refers(Message("anything of this plan"), SUBJECTS, home=True)]


def _named_or_in(words: type[Text], fault: Message) -> WrapValidator:
    """Reads what is typed as the identifier of a named entry or as ``words`` in both languages."""

    def read(typed: object, _validate: ValidatorFunctionWrapHandler) -> object:
        if not isinstance(typed, str):
            return words.model_validate(typed)
        if not re.match(_IDENTIFIER, typed):
            raise ValueError(fault)
        return typed

    return WrapValidator(read)


_NO_SOURCE = Message(
    "is neither the identifier of a source of sources.toml nor a text in both languages; type such an identifier, "
    "or words with .zh and .en after the key"
)
_NO_REGION = Message(
    "is neither the identifier of a region of regions.toml nor a name in both languages; type such an identifier, "
    "or names with .zh and .en after the key"
)
# A source as it is cited: by the identifier of a named one, or in words.
Cited = Annotated[Heading | SourceId, _named_or_in(Heading, _NO_SOURCE)]
CitedText = Annotated[Text | SourceId, _named_or_in(Text, _NO_SOURCE)]
# The region of a plan: the identifier of a declared one, or its name.
Placed = Annotated[Heading | RegionId, _named_or_in(Heading, _NO_REGION)]


def _checked_web_address(typed: str) -> str:
    if not WEB_ADDRESS.fullmatch(typed):
        raise ValueError(Message('must be an address on the web, such as "https://www.example.org/report.html"'))
    return typed


# --- keys that mean the same wherever they stand ----------------------------------------------------------------------

Id = Identifier
"""标识符：小写英文字母、数字，以连字符连接；会成为网址的一部分，定后不改
Identifier: lower-case ASCII letters and digits joined by hyphens; it becomes an address, so it never changes"""
OldNames = Many[Identifier]
"""曾用标识符；旧网址会转到这里
Old identifiers; their addresses lead here"""
Ordinal = Number
"""序号，从1起
Its number, from 1"""
Label = Heading
"""原文中的编号或位置，如：表1、专栏2、第五章第一节
How the document calls it: Table 1, Box 2, Chapter 5, Section 1"""
Title = Heading
"""标题，照录原文
Title, exactly as printed"""
Summary = Text
"""概要，用自己的话写一至三句
Summary in our own words, one to three sentences"""
Place = Heading
"""在文件中的出处，如：第四章第1项
Where it stands in the document, such as “Chapter 4, item 1”"""
Note = Text
"""给读者的说明（可省）
A remark for the reader (optional)"""
WebAddress = Annotated[Line, AfterValidator(_checked_web_address)]
"""网址，以http://或https://开头（可省）
Its address on the web, beginning with http:// or https:// (optional)"""
IndicatorsServed = Many[IndicatorId]
"""相关指标的标识符
Identifiers of the indicators it serves"""
BodiesAnswering = Many[BodyId]
"""责任单位的标识符，须在plan.toml的[[body]]中
Identifiers of the bodies that answer for it, from [[body]] in plan.toml"""
UnitName = Annotated[Name, Refers(Message("a unit of units.toml"), ("unit",))]
"""单位，须在units.toml中；原文未印单位则省去
Unit, one of units.toml; left out where the document prints none"""
Counted = Noun
"""英文中所数的事物；仅在单位自身的英文会误导时填写
What is counted, in English; only where the unit's own English would mislead"""
