"""Releases: what an editor types of them (why a published figure changed), and what the program writes for good."""

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field

from .measured import Identifier, Many, Year
from .text import Line, Record, Text

# What a figure is of its subject; the same words as in the published table figures.
FigureKind = Literal["target", "baseline", "actual", "milestone", "stated", "completion", "fact"]
FIGURES: tuple[FigureKind, ...] = get_args(FigureKind)


class Revision(Record):
    """Why a published figure says something else from the next release on. ``subject`` is an indicator, a commitment or
    a fact, also one that is gone; ``was`` and ``now`` are as printed, ``now`` left out for a figure that was taken out.
    ``year`` belongs to actual values and milestones, ``stated_in`` to targets stated again."""

    subject: Identifier
    figure: FigureKind
    year: Year | None = None
    stated_in: Line | None = None
    was: Line
    now: Line | None = None
    reason: Text


class RevisionsFile(Record):
    revision: Many[Revision] = ()


class Withdrawn(Record):
    """A plan that was published and is no longer in the portal."""

    plan: Identifier
    reason: Text


class Revised(Record):
    """A figure that a release revised, as its log tells it. ``now`` is None for one that was taken out; ``year``,
    ``place`` and units are empty where there are none."""

    plan: str
    plan_name: Text
    subject_kind: Literal["indicator", "commitment", "fact"]
    subject: str
    name: Text
    figure: FigureKind
    year: str
    stated_in: str
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
