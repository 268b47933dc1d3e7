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
from ..pages.summary import ContributionsByLanguage, contributions_by_concept, display_order, summarise
from ..publish.folder import write_file
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
    exhibit = _exhibit_asked_for(options)
    path = options.o or Path(
        f"{exhibit.collection}-{exhibit.name.replace('/', '-')}-{options.language}.{options.format}"
    )
    check_target(path, f".{options.format}", options.content)
    content = (
        DATA[options.format](exhibit) if options.format in DATA else PICTURES[options.format](exhibit.chart, width)
    )
    write_file(path, content)
    options.console.say(f"{path}: {exhibit.chart.title}")
    return 0


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


def _exhibit_asked_for(options: argparse.Namespace) -> Exhibit:
    """The exhibit asked for; an indicator may go by its identifier alone."""
    plan, name = options.plan, options.chart
    exhibits = _exhibits_of(options, language(options.language), plan)
    for wanted in (name, f"indicators/{name}"):
        if wanted in exhibits:
            return exhibits[wanted]
    short = [entry.removeprefix("indicators/") for entry in exhibits]
    raise Refusal(Message(
        '%(plan)s has no chart "%(name)s".%(hint)s Charts: %(charts)s',
        plan=plan, name=name, hint=did_you_mean(name, short), charts=tuple(short),
    ))  # fmt: skip


def _exhibits_of(options: argparse.Namespace, speech: Language, plan: str) -> dict[str, Exhibit]:
    """The exhibits of a plan, or of "compare" or "portal", by name."""
    if plan in (COMPARE, PORTAL):
        return {exhibit.name: exhibit for exhibit in _portal_exhibits(options, speech) if exhibit.collection == plan}
    return plan_exhibits(judged_plan(options.content, plan), speech)


def _portal_exhibits(options: argparse.Namespace, speech: Language) -> list[Exhibit]:
    """The exhibits of several plans: their statuses and the comparisons."""
    shared, plans = judged_plans(options.content)
    compared: dict[str, dict[str, ContributionsByLanguage]] = {}
    for judged in plans:
        for concept, rows in contributions_by_concept(judged).items():
            compared.setdefault(concept, {})[judged.plan.id] = rows
    concepts = [concept for concept in shared.concepts if concept in compared]
    portal = PortalContext(shared, speech, sorted(map(summarise, plans), key=display_order), concepts)
    drawn = (
        comparison_exhibit(shared, concept, compared_rows(portal, compared[concept]), speech) for concept in concepts
    )
    return [exhibit for exhibit in (portal.status, *drawn) if exhibit]


def _list(options: argparse.Namespace) -> int:
    """Say every chart as it is to be typed, with its title."""
    speech = language(options.language)
    if options.plan:
        exhibits = list(_exhibits_of(options, speech, options.plan).values())
    else:
        _shared, plans = judged_plans(options.content)
        exhibits = [exhibit for judged in plans for exhibit in plan_exhibits(judged, speech).values()]
        exhibits += _portal_exhibits(options, speech)
    for exhibit in exhibits:
        options.console.say(f"{exhibit.collection} {exhibit.name.removeprefix('indicators/')}\t{exhibit.label}")
    return 0
