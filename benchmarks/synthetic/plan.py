"""One synthetic plan as an office would type it: 30 indicators with yearly values, a dozen goals, two dozen tasks, as
many projects, and 40 commitments.

Everything follows from the number of the plan, so that it is the same on every machine. Ten plans share a region: five
fields, each with the plan of 2016 to 2020 and its successor.
"""

import datetime
from decimal import Decimal
from random import Random

from .figures import PERIODS, target, yearly_values
from .toml import entry
from .words import CONCEPTS, FIELDS, GROUPS, SERVICES
from .work import BODIES, BOXES, ITEMS, PROJECTS, SECTIONS, commitments, goals, projects, tasks
from .writing import Writer, region_name

PLANS_PER_REGION = 10
OWN = 10
LAST_VALUE = 2024


class SyntheticPlan:
    """The plan of a number. ``identifier`` names its folder; ``files()`` is what stands in it."""

    def __init__(self, number: int):
        region, place = divmod(number, PLANS_PER_REGION)
        self.field, self.field_name, self.field_short = FIELDS[place // 2]
        self.period, self.period_name, self.start = PERIODS[place % 2]
        self.end = self.start + 4
        self.region = region_name(region)
        self.series = f"{self.region[1].lower()}-{self.field}"
        self.identifier = f"{self.series}-{self.period}"
        self.predecessor = f"{self.series}-{PERIODS[0][0]}" if place % 2 else None
        self.writer = Writer(self.identifier)
        own = Random(self.series).sample([(group, service) for group in GROUPS for service in SERVICES], OWN)
        self.indicators = [
            *CONCEPTS,
            *(
                (f"own-{n + 1}", (f"{g[0]}{s[0]}", f"{g[1].capitalize()} {s[1]}"), unit, kind, level)
                for n, (g, (s, unit, kind, level)) in enumerate(own)
            ),
        ]
        self.names = [indicator[0] for indicator in self.indicators]
        self.items = [f"task-{s}-{i}" for s in range(1, SECTIONS + 1) for i in range(1, ITEMS + 1)]
        self.projects = [f"project-{b}-{p}" for b in range(1, BOXES + 1) for p in range(1, PROJECTS + 1)]

    def files(self) -> dict[str, str]:
        return {
            "plan.toml": self._plan(),
            "indicators.toml": self._indicators(),
            "goals.toml": goals(self),
            "tasks.toml": tasks(self),
            "projects.toml": projects(self),
            "commitments.toml": commitments(self),
        }

    def _plan(self) -> str:
        (region_zh, region_en), (field_zh, field_en) = self.region, self.field_name
        period_zh, period_en = self.period_name
        title = (
            f"{region_zh}“{period_zh}”{field_zh}规划",
            f"{region_en} {period_en} Five-Year Plan for {field_en.lower()}",
        )
        parts = [
            entry(
                "[plan]",
                title=title,
                short=(
                    f"{region_zh[:-1]}{self.field_short[0]}“{period_zh}”",
                    f"{region_en} {self.field_short[1]}, {period_en} plan",
                ),
                region=self.region,
                field=self.field_name,
                start=self.start,
                end=self.end,
                predecessor=self.predecessor,
                summary=self.writer.sentences(2),
                **{"document.title": title, "document.issued": datetime.date(self.start, 9, 15)},
            )
        ]
        for kind, count in (("principle", 4), ("safeguard", 5)):
            parts += [
                entry(
                    f"[[{kind}]]",
                    id=f"{kind}-{n}",
                    number=n,
                    title=self.writer.deed(),
                    summary=self.writer.sentences(2),
                    source=(f"{kind[0].upper()}部分第{n}项", f"Part {kind[0].upper()}, point {n}"),
                )
                for n in range(1, count + 1)
            ]
        for n in range(1, 9):
            parts.append(
                entry(
                    "[[fact]]",
                    id=f"fact-{n}",
                    text=self.writer.deed(),
                    value=f"〔{self.writer.randint(20, 900)}〕",
                    unit="个",
                    year=self.start - 1,
                    source=(f"第一部分第{n}段", f"Part 1, paragraph {n}"),
                )
            )
        parts += [
            entry("[[body]]", id=name, name=(f"{region_zh}{zh}", f"{region_en} {name.replace('-', ' ')}"))
            for name, zh in zip(BODIES, ("规划处", "就业处", "社保处", "人才处"), strict=True)
        ]
        parts.append(
            entry(
                "[[evaluation]]",
                id="mid-term",
                kind="mid-term",
                date=datetime.date(self.start + 2, 11, 30),
                by=("第三方机构", "A third party"),
                third_party=True,
                verdict=self.writer.sentences(1),
            )
        )
        parts += [
            entry("[[finding]]", kind=kind, subject=self.writer.choice(self.names), message=self.writer.sentences(1))
            for kind in ("wording", "scope", "claim")
        ]
        return "\n".join(parts)

    def _indicators(self) -> str:
        over = self.end < LAST_VALUE
        period_zh, period_en = self.period_name
        parts = [
            entry(
                "[[table]]",
                id="t1",
                label=("表1", "Table 1"),
                title=(f"“{period_zh}”主要指标", f"Main indicators of the {period_en} plan"),
                baseline_year=self.start - 1,
                result_year=self.end if over else None,
            )
        ]
        for row, (name, title, unit, kind, level) in enumerate(self.indicators, 1):
            values = yearly_values(f"{self.series}-{name}", kind, Decimal(level))
            held = {year: values[year] for year in range(self.start, self.end + 1)}
            concept = {} if name.startswith("own-") else {"concept": name}
            parts.append(
                entry(
                    "[[indicator]]",
                    id=name,
                    table="t1",
                    row=row,
                    **concept,
                    name=title,
                    unit=unit,
                    better="lower" if kind == "ceiling" else "higher",
                    attribute=self.writer.choice(("binding", "anticipatory")),
                    target=target(kind, values[self.start - 1], held, self.writer),
                    baseline="—" if kind in ("total", "yearly") else str(values[self.start - 1]),
                    result=(f"〔{sum(held.values())}〕" if kind == "total" else str(held[self.end]))
                    if over
                    else None,
                    bodies=[self.writer.choice(BODIES)],
                    definition=self.writer.sentences(1) if row % 3 == 0 else None,
                    note=self.writer.sentences(1) if row % 5 == 0 else None,
                )
            )
            for year in range(self.start, (self.end - 1 if over else LAST_VALUE) + 1):
                parts.append(
                    entry(
                        "[[indicator.observation]]",
                        year=year,
                        value=str(held[year]),
                        covers="year" if kind == "total" else None,
                        state="final",
                        published=datetime.date(year + 1, 3, 1 + row % 28),
                        source=(f"{year}年统计公报第{row}项", f"Statistical bulletin for {year}, item {row}"),
                    )
                )
        return "\n".join(parts)
