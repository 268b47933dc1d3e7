"""The figures of synthetic plans: series that go on from one plan to the next, and targets beyond their baselines."""

from decimal import Decimal
from random import Random

# Identifier, name and first year of each five-year period.
PERIODS = (("13", ("十三五", "13th"), 2016), ("14", ("十四五", "14th"), 2021))
SHARES = ("floor", "ceiling")


def yearly_values(seed: str, kind: str, level: Decimal) -> dict[int, Decimal]:
    """Values for all periods, and the year before them, as the kind of figure moves: what is counted anew every year
    wavers, what is there grows, shares come slowly closer to all or to none."""
    random, values = Random(seed), {}
    value = level + Decimal(random.randint(-8, 8)) / 4 if kind in SHARES else level * random.randint(80, 125) / 100
    for year in range(PERIODS[0][2] - 1, PERIODS[-1][2] + 5):
        step = Decimal(random.randint(-3, 9)) / 100
        if kind == "floor":
            value += (Decimal("99.8") - value) * step
        elif kind == "ceiling":
            value -= value * step / 2
        elif kind == "stock":
            value += value * max(step, Decimal("0.005")) / 2
        else:
            value += value * (step - Decimal("0.025"))
        values[year] = round(value, 1 if kind in SHARES else 2)
    return values


def target(kind: str, baseline: Decimal, held: dict[int, Decimal], random: Random) -> str:
    """A target as printed, which some plans meet and others miss."""
    ease = Decimal(random.randint(94, 103)) / 100
    last = held[max(held)]
    if kind == "total":
        return f"〔{round(sum(held.values()) * ease, 1)}〕"
    if kind == "yearly":
        return f"每年{round(min(held.values()) * ease, 1)}"
    if kind == "ceiling":
        return f"{round(min(last * (2 - ease), baseline), 1)}以内"
    if kind == "floor":
        aim = round(baseline + abs(last - baseline) * ease, 1)
        return random.choice((f"≥{aim}", f"{aim}以上"))
    return str(round(baseline + (last - baseline) * ease, 1))
