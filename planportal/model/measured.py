"""Figures as entries: observations, milestones, other places of a target, and what every measured thing has.

Figures stay as printed; their typed forms are properties, so what was typed and what was understood can never drift
apart.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Annotated, Literal, Protocol, Self, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, ValidationInfo, field_validator, model_validator

from .notation import (
    Basis,
    Better,
    Figure,
    InWords,
    NotationError,
    Quantity,
    Target,
    parse_cell,
    parse_figure,
    resolve,
)
from .said import said
from .text import Heading, Name, Record, Text

# Names that Windows keeps for its devices: no file and no folder can be called so there.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
# Identifiers become names of files, which get endings and stand in folders; Windows allows 260 characters for all.
LONGEST_IDENTIFIER = 64


def _free(identifier: str) -> str:
    if identifier in RESERVED:
        raise ValueError(said('Windows keeps the name "%(name)s" for itself; choose another', name=identifier))
    return identifier


Identifier = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_IDENTIFIER),
    AfterValidator(_free),
]
Year = Annotated[int, Field(ge=1900, le=2200)]
Number = Annotated[int, Field(ge=1, le=9999)]


def _readable(printed: str) -> str:
    parse_cell(printed)
    return printed


def _filled(printed: str) -> str:
    parse_figure(printed)
    return printed


class KeyFault(ValueError):
    """A fault that only the whole entry can show, and the key inside the entry that has to be mended."""

    def __init__(self, message: str, *key: str | int):
        super().__init__(message)
        self.key = key


@contextmanager
def blame(*key: str | int) -> Iterator[None]:
    """Say which key a figure that cannot be read stands under."""
    try:
        yield
    except KeyFault:
        raise
    except ValueError as fault:
        raise KeyFault(fault.args[0], *key) from None


# TOML has no enumerations: these two are typed as text.
TypedBasis = Annotated[Basis, Field(strict=False)]
TypedBetter = Annotated[Better, Field(strict=False)]
Filled = Annotated[Name, AfterValidator(_filled)]
Printed = Annotated[Name, AfterValidator(_readable)]


T = TypeVar("T")


def vouched(value: T | None) -> T:
    """What is there because the record it stands in was checked to hold it."""
    if value is None:
        raise ValueError("a record holds less than it was checked for")
    return value


# A TOML array as a tuple.
Many = Annotated[tuple[T, ...], Field(strict=False)]


class Identified(Protocol):
    """What goes by an identifier."""

    @property
    def id(self) -> str: ...


class Draftable(Record):
    """What may be typed before it is public: a ``draft`` is shown in the preview and left out of every public build."""

    draft: bool = False


class Observation(Draftable):
    """A published value. ``covers`` tells whether it counts one year or everything since the period began;
    brackets in the print say the latter too. A value in words needs its English, ``value_en``, and ``met``."""

    year: Year
    value: Name
    value_en: Name | None = None
    state: Literal["provisional", "final", "revised"] = "final"
    covers: Literal["year", "period"] | None = None
    published: datetime.date | None = None
    met: bool | None = None
    source: Heading | None = None
    note: Text | None = None


class Milestone(Draftable):
    """The value the plan expects for one year on the way to its target."""

    year: Year
    value: Filled

    @cached_property
    def figure(self) -> Figure:
        return parse_figure(self.value)


class Stated(Record):
    """Another place of the same document that states the target. Exactly one of goal, item, project or source says
    where; ``target`` is what is printed there."""

    target: Name
    goal: Identifier | None = None
    item: Identifier | None = None
    project: Identifier | None = None
    source: Heading | None = None
    basis: TypedBasis | None = None
    target_en: Name | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if sum(place is not None for place in (self.goal, self.item, self.project, self.source)) != 1:
            raise ValueError(said("say where it is stated with exactly one of goal, item, project or source"))
        if self.basis is Basis.QUALITATIVE:
            if self.target_en is None:
                raise KeyFault(said("is missing; a target in words needs its English"), "target_en")
        else:
            with blame("target"):
                _filled(self.target)
        return self


class Measured(Draftable):
    """What indicators and commitments share: a target as printed and what qualifies it."""

    id: Identifier
    basis: TypedBasis | None = None
    target: Name
    better: TypedBetter | None = None
    target_en: Name | None = None
    relative_to: Heading | None = None
    milestone: Many[Milestone] = ()
    observation: Many[Observation] = ()
    stated: Many[Stated] = ()
    bodies: Many[Identifier] = ()
    note: Text | None = None

    @field_validator("target")
    @classmethod
    def _notation_reads(cls, target: str, typed: ValidationInfo) -> str:
        """Judged on its own, so that another fault of the entry does not hide it."""
        if typed.data.get("basis", Basis.QUALITATIVE) not in (Basis.QUALITATIVE, Basis.RELATIVE):
            parse_cell(target)
        return target

    @model_validator(mode="after")
    def _target_reads(self) -> Self:
        if self.in_words:
            if self.target_en is None:
                raise KeyFault(said("is missing; a target in words needs its English"), "target_en")
            for number, observation in enumerate(self.observation):
                if observation.value_en is None:
                    message = said("is missing; a value in words needs its English")
                    raise KeyFault(message, "observation", number, "value_en")
            return self
        if self.basis is Basis.RELATIVE and self.relative_to is None:
            message = said("is missing; a relative target needs to say what it is compared with")
            raise KeyFault(message, "relative_to")
        with blame("target"):
            _ = self.aim
        for number, observation in enumerate(self.observation):
            with blame("observation", number, "value"):
                self.check_change(_filled(observation.value))
        return self

    def check_change(self, printed: str) -> None:
        """A level cannot be held against a change.

        :raises ValueError: if the target is a change over the period and the value names no direction.
        """
        aim = self.quantity
        if aim and aim.basis is Basis.CHANGE and not parse_figure(printed).direction:
            word = {"up": "提高", "down": "降低"}.get(aim.direction, "降低")
            raise ValueError(said(
                "“%(printed)s” is a level, but the target is a change; type the change, such as %(word)s12%%",
                printed=printed, word=word,
            ))  # fmt: skip

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
        return resolve(self.figure, self.target, better=self.better, basis=self.basis)

    @property
    def quantity(self) -> Quantity | None:
        """The typed target if it is in figures."""
        return self.aim if isinstance(self.aim, Quantity) else None
