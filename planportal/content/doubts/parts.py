"""Parts of the whole against the whole: a part above it, and parts that do not add up to it."""

from collections.abc import Iterator
from decimal import Decimal

from ...model.document import Dimension
from ...model.entries import Path
from ...model.measured import Observation
from ...model.messages import Message
from ...model.notation import Figure, parse_figure
from ...model.periods import Period
from ...model.portal import Plan
from ...model.records import Subject

# What rounding may make a sum differ by, for each number of it in units of its last digit.
ROUNDING = Decimal("0.5")


def doubts_of_slices(plan: Plan, subject: Subject) -> Iterator[tuple[Path, Message]]:
    """Doubts about the values of parts; rates and whatever else does not add up are not compared."""
    if subject.in_words or plan.unit(subject).rate or not subject.adds or subject.kind == "net_flow":
        return
    totals = {_key(subject, one): one for one in subject.observation if not one.slice}
    for number, one in enumerate(subject.observation):
        whole = totals.get(_key(subject, one)) if one.slice else None
        if (
            whole
            and _exact(one)
            and _exact(whole)
            and parse_figure(one.value).value > parse_figure(whole.value).value
        ):
            yield (
                ("observation", number, "value"),
                Message("“%(printed)s” is more than the total, “%(whole)s”", printed=one.value, whole=whole.value),
            )
    for dimension in plan.dimensions:
        if dimension.complete:
            yield from _sums(subject, dimension, totals, plan.unit(subject).scale == 1)


def _sums(
    subject: Subject, dimension: Dimension, totals: dict[tuple[Period, str], Observation], counted: bool
) -> Iterator[tuple[Path, Message]]:
    """The first part of each period whose parts do not add up to the total."""
    members = {member.id for member in dimension.member}
    for key, whole in totals.items():
        parts = {
            one.slice[0]: (number, one)
            for number, one in enumerate(subject.observation)
            if len(one.slice) == 1 and one.slice[0] in members and _key(subject, one) == key
        }
        if parts.keys() != members or not all(_exact(one) for one in (whole, *(one for _n, one in parts.values()))):
            continue
        figures = [parse_figure(one.value).value for _number, one in parts.values()]
        total = parse_figure(whole.value).value
        # Things that are counted one by one are not rounded.
        steps = [] if counted and total == int(total) else [_step(number) for number in (total, *figures)]
        if abs(sum(figures) - total) > ROUNDING * sum(steps):
            yield ("observation", min(number for number, _one in parts.values()), "value"), Message(
                "the parts by %(dimension)s add up to %(sum)s, and the total is “%(whole)s”",
                dimension=dimension.id, sum=f"{sum(figures):f}", whole=whole.value,
            )  # fmt: skip


def _key(subject: Subject, observation: Observation) -> tuple[Period, str]:
    return observation.time, subject.covered(observation)


def _exact(observation: Observation) -> bool:
    figure: Figure = parse_figure(observation.value)
    return figure.comparator is None and figure.high is None


def _step(number: Decimal) -> Decimal:
    """One unit of the last digit of a number."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
