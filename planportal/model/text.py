"""Texts in both languages, and units with the scale their numbers are printed in."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .links import in_print

# Longer than any text of a plan; more was pasted by mistake.
Line = Annotated[str, StringConstraints(min_length=1, max_length=5000, strip_whitespace=True)]
# What stands on charts and in headings: names, units and figures as printed. English needs about twice the letters.
LONGEST_NAMES = {"zh": 120, "en": 240}
ChineseName = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAMES["zh"], strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAMES["en"], strip_whitespace=True)]


class Record(BaseModel):
    """A frozen record read from TOML: exact types, and no key that is not declared."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Text(Record):
    """One text in every language of the portal; both are required. It may hold links, as ``links`` says."""

    zh: Line
    """中文
    Chinese"""
    en: Line
    """英文
    English"""

    def __getitem__(self, language: str) -> str:
        text: str = getattr(self, language)
        return text

    def printed(self, language: str) -> str:
        """The text for where nothing can be clicked."""
        return in_print(self[language], language)


class Heading(Text):
    """A text that stands on charts and in headings: a title, a name, a label or a place in the document. It holds no links."""

    zh: ChineseName
    en: Name

    def printed(self, language: str) -> str:
        return self[language]


class Noun(Record):
    """What an English unit counts, for one and for any other number."""

    one: Name
    """英文单数，如：person
    English for one, such as “person”"""
    other: Name
    """英文复数，如：persons
    English for any other number, such as “persons”"""


class Unit(Record):
    """A unit as printed in Chinese, and what it means in English.

    ``scale`` is how many of the counted thing one printed unit stands for (万人: 10000 persons); ``measure`` names
    what is counted, so that persons and person-times are never added; a ``rate`` is a percentage, whose differences
    are percentage points.
    """

    zh: ChineseName
    """单位，照录原文，如：万人
    The unit as printed, such as 万人"""
    en: Noun
    """所数事物的英文
    What is counted, in English"""
    measure: Name
    """所计量的事物；不同计量的数字不会相加或比较
    What is counted; figures of different measures are never added or compared"""
    scale: Annotated[int, Field(ge=1, le=10**12)] = 1
    """一个单位等于多少，如万人为10000
    How many of the counted thing one unit stands for: 10000 for 万人"""
    rate: bool = False
    """是否百分比：true或false
    Whether it is a percentage: true or false"""

    @property
    def label_en(self) -> str:
        """The English unit of numbers left in the printed scale, such as "10,000 persons"."""
        return self.en.other if self.scale == 1 else f"{self.scale:,} {self.en.other}"

    @property
    def percent(self) -> bool:
        """Whether its numbers bear the percent sign; a difference between two of them is in points."""
        return self.rate and self.zh != POINTS.zh

    def label(self, language: str) -> str:
        return self.zh if language == "zh" else self.label_en

    def in_ones(self, value: Decimal) -> Decimal:
        """A printed number in the thing counted, without the zeros that a scale leaves; where there is none, digit for digit."""
        if self.scale == 1:
            return value
        scaled = value * self.scale
        return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled.normalize()

    def amount(self, value: Decimal, language: str) -> str:
        """A number with its unit as running text: "42.5万人", "425,000 persons", "98%"."""
        if language == "zh":
            return f"{value:f}{self.zh}"
        scaled = self.in_ones(value)
        if self.percent:
            return f"{scaled:,f}%"
        noun = self.en.one if scaled == 1 else self.en.other
        return f"{scaled:,f} {noun}".rstrip()

    def called(self, noun: Noun | None) -> "Unit":
        """The same unit with another English noun, where the plan counts particular things with it."""
        return self.model_copy(update={"en": noun}) if noun else self


PERCENT = Unit.model_construct(
    zh="%", en=Noun.model_construct(one="%", other="%"), measure="rate", scale=1, rate=True
)
POINTS = Unit.model_construct(
    zh="个百分点",
    en=Noun.model_construct(one="percentage point", other="percentage points"),
    measure="rate",
    scale=1,
    rate=True,
)
NO_UNIT = Unit.model_construct(zh="", en=Noun.model_construct(one="", other=""), measure="number")
