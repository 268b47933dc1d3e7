"""Small content folders, written, read and judged the way the commands do it."""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planportal.assess.judge import Assessment, assess
from planportal.assess.judged import judge_plan
from planportal.content.files import Files
from planportal.content.load import load_plan, load_shared, plan_names
from planportal.content.problems import ContentFaults, Problem
from planportal.exports.rows import plan_rows, portal_rows
from planportal.exports.schema import TABLES
from planportal.model.portal import Plan, Shared

CONTENT = Path(__file__).parents[1] / "content"
SITES = Path(__file__).parent / "sites"
# One plan that has one of everything; one plan with nothing but two indicators; and a plan with its successor, in words as
# long as those of real documents.
WHOLE, LEAST, PAIR = (SITES / name for name in ("whole", "least", "pair"))


@dataclass(frozen=True)
class Everything:
    plans: dict[str, Plan]
    shared: Shared


def problems_of(root: Path) -> list[Problem]:
    """Every problem of a content folder, in the order an editor reads them."""
    return _read(root)[2]


def faults(root: Path) -> list[str]:
    """Every problem of a content folder as the line that is printed."""
    return [str(problem) for problem in problems_of(root)]


def everything(root: Path, drafts: bool = False) -> Everything:
    """A content folder that must be without fault, as the public sees it or with its ``drafts``; a plan that is a draft is
    None for the public."""
    shared, plans, problems = _read(root, drafts)
    assert [str(problem) for problem in problems] == []
    return Everything(plans, shared)


def _read(root: Path, drafts: bool = False) -> tuple[Shared | None, dict[str, Plan], list[Problem]]:
    files, shared, problems, plans = Files(root), None, [], {}
    try:
        shared = load_shared(files)
    except ContentFaults as found:
        problems += found.problems
    for name in plan_names(files):
        loaded = load_plan(files, name, shared, drafts)
        problems += loaded.problems
        plans[name] = loaded.plan
    return shared, plans, sorted(set(problems))


def tables_of(shared: Shared, plans: Iterable[Plan]) -> dict[str, list[list]]:
    """Every published table: what belongs to no plan, then the rows of the plans."""
    rows = [portal_rows(shared), *(plan_rows(judge_plan(plan, shared)) for plan in plans)]
    return {name: [row for made in rows for row in made.get(name, [])] for name in TABLES}


def whole(root: Path) -> Path:
    """A copy of the mini-site that has one of everything and no fault."""
    return Path(shutil.copytree(WHOLE, root / "content"))


def least(root: Path) -> Path:
    """A copy of the mini-site that has no more than a figure needs to be followed."""
    return Path(shutil.copytree(LEAST, root / "content"))


def write(root: Path, files: dict[str, str | bytes | None]) -> Path:
    """Write files into a content folder; None takes one away."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            _save(path, text if isinstance(text, bytes) else text.encode())
    return root


def change(root: Path, file: str, *edits: tuple[str, str]) -> None:
    """Replace the first place of a text in a file; a text that is not there is a mistake in the test."""
    path = root / file
    text = path.read_text("utf-8")
    for old, new in edits:
        assert old in text, f"{file} does not hold {old!r}"
        text = text.replace(old, new, 1)
    _save(path, text.encode())


def _save(path: Path, content: bytes) -> None:
    """Replace a file as editors do, in one step: whoever watches the folder would take half a file for a save of its own."""
    saving = path.with_name(f".{path.name}.saving")
    saving.write_bytes(content)
    os.replace(saving, path)


TABLE = """[[table]]
id = "t1"
label.zh = "表1"
label.en = "Table 1"
title.zh = "主要指标"
title.en = "Main indicators"
"""


def both(key: str, english: str, chinese: str = "文") -> str:
    return f'{key}.zh = "{chinese}"\n{key}.en = "{english}"\n'


def row(typed: str, name: str = "x", number: int = 1) -> str:
    """One indicator; ``typed`` is what the test is about."""
    return f'\n[[indicator]]\nid = "{name}"\ntable = "t1"\nrow = {number}\n{both("name", "Name")}{typed.strip()}\n'


def promise(typed: str, name: str = "p", home: str = 'project = "project-one"') -> str:
    """One commitment of the mini-site's project."""
    return f'\n[[commitment]]\nid = "{name}"\n{home}\n{both("text", "Text")}{typed.strip()}\n'


def values(by_year: dict[int, str], **more: str) -> str:
    """Observations of one indicator."""
    extra = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    return "".join(f'\n[[indicator.observation]]\nyear = {y}\nvalue = "{v}"\n{extra}' for y, v in by_year.items())


def milestones(by_year: dict[int, str]) -> str:
    return "".join(f'\n[[indicator.milestone]]\nyear = {y}\nvalue = "{v}"\n' for y, v in by_year.items())


def plan_with(
    root: Path,
    *rows: str,
    start: int = 2021,
    end: int = 2025,
    years: str = "baseline_year = 2020\n",
    pace: tuple[str, str] = ("5", "-5"),
    files: dict[str, str] | None = None,
) -> Everything:
    """The mini-site with an indicator table of its own, read without fault; the plan is called "demo"."""
    where = whole(root)
    bare = {
        "plan.toml": plan_file(start, end),
        "indicators.toml": TABLE + years + "".join(rows),
        "goals.toml": goals(),
        "tasks.toml": tasks(),
        "projects.toml": projects(),
        "commitments.toml": None,
    }
    write(where, {f"plans/demo/{name}": text for name, text in (bare | (files or {})).items()})
    # Values may be of any year of any plan here; what lies after as_of is a fault of its own.
    change(where, "portal.toml", ("as_of = 2024-03-31", "as_of = 2040-12-31"))
    change(where, "portal.toml", ('faster_from = "5"', f'faster_from = "{pace[0]}"'))
    change(where, "portal.toml", ('lagging_below = "-5"', f'lagging_below = "{pace[1]}"'))
    return everything(where)


def judged(root: Path, typed: str, **more) -> Assessment:
    """The verdict on one indicator in a plan of its own, when the year of its latest value is just over or on the day ``as_of``."""
    as_of = more.pop("as_of", None)
    site = plan_with(root, row(typed), **more)
    plan = site.plans["demo"]
    indicator = plan.indicators["x"]
    last = max(
        (observation.time.year for observation in indicator.observation), default=indicator.result_year or 2023
    )
    return assess(plan, indicator, site.shared.rules, as_of or date(last, 12, 31))


def plan_file(start: int = 2021, end: int = 2025, more: str = "") -> str:
    texts = "".join(both(key, "Text") for key in ("title", "short", "region", "field", "summary", "document.title"))
    return f"[plan]\nstart = {start}\nend = {end}\n{texts}{more}"


def goals(more: str = "") -> str:
    texts = "".join(both(key, "Text") for key in ("title", "summary"))
    source = both("source", "Chapter 4, item 1", "第四章第1项")
    return f'[[goal]]\nid = "goal-one"\nnumber = 1\n{texts}{source}{more}'


def tasks() -> str:
    texts = both("title", "Text") + both("summary", "Text")
    section = f'[[section]]\nid = "section-one"\nnumber = 1\n{both("label", "Chapter 5", "第五章")}{texts}'
    return section + f'[[section.item]]\nid = "item-one"\nnumber = 1\n{both("label", "item 1", "第1项")}{texts}'


def projects() -> str:
    box = f'[[box]]\nid = "box-one"\nitem = "item-one"\n{both("label", "Box 1", "专栏1")}{both("title", "Text")}'
    texts = both("title", "Text") + both("summary", "Text")
    return box + f'[[box.project]]\nid = "project-one"\nnumber = "01"\n{texts}'
