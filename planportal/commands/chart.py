"""``chart``: one chart as a file, through the code that draws the site's."""

import argparse
from pathlib import Path

from ..charts import FILE_WIDTH, LEAST_WIDTH, MOST_WIDTH, render_pdf, render_png, render_svg
from ..content.problems import did_you_mean
from ..exhibits.comparison import comparison_exhibit
from ..exhibits.exhibit import Exhibit
from ..exhibits.files import chart_csv, chart_json
from ..exhibits.gather import plan_exhibits
from ..model.messages import Message
from ..model.portal import COMPARE, PORTAL
from ..model.refusal import Refusal
from ..pages.portal.compare import compared_rows
from ..pages.portal.context import PortalContext
from ..pages.summary import Spoken, comparison, rank, summarise
from ..publish.folder import write_whole
from ..words.language import Language, language
from .reading import judged_plan, judged_plans
from .target import check_target

PICTURES = {"png": render_png, "svg": render_svg, "pdf": render_pdf}
DATA = {"csv": chart_csv, "json": chart_json}


def run(options: argparse.Namespace) -> int:
    if options.list:
        return _list(options)
    if not options.plan or not options.chart:
        raise Refusal(
            Message("name a plan and a chart, such as: chart changzhou-hrss-13 urban-new-jobs; or use --list")
        )
    width = _width(options)
    exhibit = _find(options)
    path = options.o or Path(
        f"{exhibit.collection}-{exhibit.name.replace('/', '-')}-{options.language}.{options.format}"
    )
    check_target(path, f".{options.format}", options.content)
    write_whole(path, _made(exhibit, options.format, width))
    options.console.say(f"{path}: {exhibit.chart.title}")
    return 0


def _made(exhibit: Exhibit, kind: str, width: float) -> bytes:
    return DATA[kind](exhibit) if kind in DATA else PICTURES[kind](exhibit.chart, width)


def _width(options: argparse.Namespace) -> float:
    """How many millimetres wide a picture is."""
    if options.width is None:
        return FILE_WIDTH
    if options.format in DATA:
        raise Refusal(Message("--width is for pictures; %(format)s has none", format=options.format))
    width: float = options.width
    if not LEAST_WIDTH <= width <= MOST_WIDTH:
        raise Refusal(Message(
            "--width must be from %(least)smm to %(most)smm, not %(width)smm",
            least=LEAST_WIDTH, most=MOST_WIDTH, width=f"{width:g}",
        ))  # fmt: skip
    return width


def _find(options: argparse.Namespace) -> Exhibit:
    """The exhibit asked for; an indicator may go by its identifier alone."""
    plan, name = options.plan, options.chart
    known = _held(options, language(options.language), plan)
    for wanted in (name, f"indicators/{name}"):
        if wanted in known:
            return known[wanted]
    short = [entry.removeprefix("indicators/") for entry in known]
    raise Refusal(Message(
        '%(plan)s has no chart "%(name)s".%(hint)s Charts: %(charts)s',
        plan=plan, name=name, hint=did_you_mean(name, short), charts=tuple(short),
    ))  # fmt: skip


def _held(options: argparse.Namespace, speech: Language, plan: str) -> dict[str, Exhibit]:
    if plan in (COMPARE, PORTAL):
        return {exhibit.name: exhibit for exhibit in _of_portal(options, speech) if exhibit.collection == plan}
    return plan_exhibits(judged_plan(options.content, plan), speech)


def _of_portal(options: argparse.Namespace, speech: Language) -> list[Exhibit]:
    shared, plans = judged_plans(options.content)
    compared: dict[str, dict[str, Spoken]] = {}
    for judged in plans:
        for concept, rows in comparison(judged).items():
            compared.setdefault(concept, {})[judged.plan.id] = rows
    concepts = [concept for concept in shared.concepts if concept in compared]
    portal = PortalContext(shared, speech, sorted(map(summarise, plans), key=rank), concepts)
    drawn = (
        comparison_exhibit(shared, concept, compared_rows(portal, compared[concept]), speech) for concept in concepts
    )
    return [exhibit for exhibit in (portal.status, *drawn) if exhibit]


def _list(options: argparse.Namespace) -> int:
    """Every chart as it is to be typed, with its title."""
    speech = language(options.language)
    if options.plan:
        held = list(_held(options, speech, options.plan).values())
    else:
        _shared, plans = judged_plans(options.content)
        held = [exhibit for judged in plans for exhibit in plan_exhibits(judged, speech).values()]
        held += _of_portal(options, speech)
    for exhibit in held:
        options.console.say(f"{exhibit.collection} {exhibit.name.removeprefix('indicators/')}\t{exhibit.label}")
    return 0
