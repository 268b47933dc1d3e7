"""The plans of ``tests/sites/packs`` as packs, and what is published of them.

``town-13`` is over, with targets met and one missed; ``town-14`` is in the middle of its period and has everything a plan may
have; nothing is published of ``county-14``; ``bare`` has no figures, ``many`` many entries. Tests change what they are given by making it anew.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path

from plans import everything

from planportal.assess.judged import JudgedPlan, judge_plan
from planportal.briefs.making import make_pack
from planportal.briefs.pack import Block, Grid, Pack, PackFigure
from planportal.charts.completion import CompletionChart
from planportal.exports.rows import plan_rows
from planportal.exports.schema import TABLES
from planportal.words.language import language

PACKS = Path(__file__).parent / "sites" / "packs"


@cache
def reports() -> dict[str, JudgedPlan]:
    """The report of each plan, judged once for all tests of a process."""
    found = everything(PACKS)
    return {name: judge_plan(plan, found.shared) for name, plan in found.plans.items()}


@cache
def pack_of(plan: str, code: str) -> Pack:
    """The pack of a whole plan."""
    return make_pack(reports()[plan], language(code))


def published(report: JudgedPlan, table: str) -> list[dict]:
    """The rows of a published table, as under data/ on the site."""
    names = [column.name for column in TABLES[table].columns]
    return [dict(zip(names, row, strict=True)) for row in plan_rows(report)[table]]


@cache
def crowded(code: str) -> Pack:
    """A pack of few charts with more rows, longer names and more findings than a page or a slide holds."""
    pack = pack_of("town-14", code)
    overview, *others = pack.sections
    blocks = tuple(_crowded(block) for block in overview.blocks)
    promised = next(section for section in others if any(isinstance(block, Grid) for block in section.blocks))
    grid = next(block for block in promised.blocks if isinstance(block, Grid))
    promised = replace(promised, blocks=(replace(grid, rows=tuple(_longer(row, 0) for row in grid.rows) * 9),))
    left = replace(
        others[-1], blocks=tuple(f"{block}（{number}）" for number in range(7) for block in others[-1].blocks)
    )
    return replace(pack, sections=(replace(overview, blocks=blocks), promised, left))


def _crowded(block: Block) -> Block:
    match block:
        case Grid():
            rows = [_longer(row, 1) for row in block.rows for _time in range(5)]
            return replace(block, rows=tuple((str(number), *row[1:]) for number, row in enumerate(rows, 1)))
        case PackFigure() if isinstance(block.exhibit.chart, CompletionChart):
            return replace(block, exhibit=replace(block.exhibit, chart=many_rows(block.exhibit.chart, 4)))
    return block


def _longer(row: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The row with a long name."""
    return (*row[:place], f"{row[place]} · {row[place]}", *row[place + 1 :])


def many_rows(chart, times: int):
    """A chart whose rows stand there several times, each under a name of its own."""
    rows = (replace(row, label=f"{number}. {row.label}") for number, row in enumerate(chart.rows * times, 1))
    return replace(chart, rows=tuple(rows))
