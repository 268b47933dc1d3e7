"""A synthetic portal on disk, and the edits whose builds are measured."""

import re
from decimal import Decimal
from pathlib import Path

from .plan import SyntheticPlan
from .toml import entry
from .words import CONCEPTS

UNITS = (
    ("%", "%", "%", "rate", 1),
    ("人", "person", "persons", "persons", 1),
    ("万人", "person", "persons", "persons", 10000),
    ("万人次", "person-time", "person-times", "person-times", 10000),
    ("家", "organization", "organizations", "organizations", 1),
    ("个", "item", "items", "items", 1),
    ("场", "event", "events", "events", 1),
)
PORTAL = """[portal]
title.zh = "合成规划公开"
title.en = "Synthetic Plan Portal"
tagline.zh = "为测量而作的规划"
tagline.en = "Plans made to be measured"
publisher.zh = "测量组"
publisher.en = "The measurers"
as_of = 2025-09-30
licence.zh = "可自由使用，请注明出处。"
licence.en = "May be reused freely with attribution."

[rules.pace]
faster_from = "5"
lagging_below = "-5"

[rules.about]
rate = "0.5"
quantity = "5"

[rules.age]
monthly = 4
quarterly = 9
yearly = 24
"""


def write_portal(content: Path, plans: int) -> None:
    """Write the content of a portal of so many plans into a folder that is not there yet."""
    (content / "pages").mkdir(parents=True)
    _write(content / "portal.toml", PORTAL)
    _write(content / "units.toml", "\n".join(_unit(*unit) for unit in UNITS))
    _write(content / "concepts.toml", "\n".join(_concept(name, title) for name, title, *_rest in CONCEPTS))
    _write(content / "pages" / "about.zh.md", "# 关于本站\n\n本站的规划由程序生成。\n")
    _write(content / "pages" / "about.en.md", "# About this portal\n\nIts plans are made by a program.\n")
    for number in range(plans):
        add_plan(content, number)


def add_plan(content: Path, number: int) -> None:
    """Add the plan of a number."""
    plan = SyntheticPlan(number)
    folder = content / "plans" / plan.identifier
    folder.mkdir(parents=True)
    for name, text in plan.files().items():
        _write(folder / name, text)


def change_figure(content: Path, number: int) -> None:
    """Raise the first observation of a plan, which is of a concept that all plans share, by a hundredth."""
    _edit(
        content,
        number,
        "indicators.toml",
        r'(?<=\nvalue = ")[\d.]+',
        lambda value: str(Decimal(value) + Decimal("0.01")),
    )


def change_short_title(content: Path, number: int) -> None:
    """Lengthen the short title of a plan by one character."""
    _edit(content, number, "plan.toml", r'(?<=\nshort\.zh = ")[^"]+', lambda title: title + "期")


def _edit(content: Path, number: int, name: str, pattern: str, change) -> None:
    path = content / "plans" / SyntheticPlan(number).identifier / name
    _write(path, re.sub(pattern, lambda found: change(found[0]), path.read_text("utf-8"), count=1))


def _unit(zh: str, one: str, other: str, measure: str, scale: int) -> str:
    plural = {} if measure != "rate" else {"rate": True}
    larger = {"scale": scale} if scale != 1 else {}
    return entry("[[unit]]", zh=zh, **{"en.one": one, "en.other": other}, measure=measure, **larger, **plural)


def _concept(name: str, title: tuple[str, str]) -> str:
    definition = (
        f"各规划中的“{title[0]}”，按统计年度计算。",
        f"{title[1]} as the plans count it, by statistical year.",
    )
    return entry("[[concept]]", id=name, name=title, definition=definition)


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
