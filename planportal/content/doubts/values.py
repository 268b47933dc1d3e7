"""Published values that say less than a value should: a range, or a number from before its year was over."""

import datetime
from collections.abc import Iterator

from ...model.entries import Path
from ...model.measured import Observation
from ...model.messages import Message
from ...model.notation import Comparator, parse_cell
from ...model.records import Indicator, Subject


def doubts_of_ranges(subject: Subject) -> Iterator[tuple[Path, Message]]:
    """Actual values that are a range."""
    if subject.in_words:
        return
    values: dict[Path, str] = {
        ("observation", number, "value"): one.value for number, one in enumerate(subject.observation)
    }
    if isinstance(subject, Indicator) and subject.result is not None:
        values["result",] = subject.result
    for path, printed in values.items():
        figure = parse_cell(printed)
        if figure and figure.comparator is Comparator.BETWEEN:
            yield path, Message(
                "“%(printed)s” is a range, and a published value is one number; look for a second hyphen that should be a point",
                printed=printed,
            )  # fmt: skip


def doubts_of_days(subject: Subject, as_of: datetime.date) -> Iterator[tuple[Path, Message]]:
    """Final values that were published before their year was over, where it is over now."""
    for number, one in enumerate(subject.observation):
        end = last_day(one)
        if one.published and one.published < end <= as_of and one.state != "provisional":
            yield ("observation", number, "published"), Message(
                "%(day)s is before the end of %(year)s, so the value is not yet that of the year; look at both, or add "
                'state = "provisional"', day=one.published, year=one.time.code,
            )  # fmt: skip


def last_day(observation: Observation) -> datetime.date:
    """The last day of what a value is for."""
    return observation.time.end
