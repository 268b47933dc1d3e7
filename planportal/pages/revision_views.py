"""The public log of releases: what each revised, from what to what, and why."""

from typing import TypedDict

from .. import addresses
from ..content.releases import MANIFEST, home
from ..model.releases import Release, Revised
from ..model.text import Text
from ..words.figures import unit_beside
from ..words.language import Language
from ..words.terms import figure_word
from .rows import View, link

# What every release publishes of itself beside its manifest.
TABLES = ("figures", "indicators", "observations")


class _RevisedPlan(TypedDict):
    name: str
    path: str
    revised: list[View]


def log_view(releases: tuple[Release, ...], known: frozenset[tuple[str, str]], language: Language) -> list[View]:
    """The releases, the newest first. ``known`` are the indicators that have a page, as (plan, identifier), and the plans
    that have one, as (plan, "")."""
    return [_release(release, known, language) for release in reversed(releases)]


def _release(release: Release, known: frozenset[tuple[str, str]], language: Language) -> View:
    code, folder = language.code, home(release.id)
    plans: dict[str, _RevisedPlan] = {}
    for revised in release.revised:
        page = addresses.plan(code, revised.plan) if (revised.plan, "") in known else ""
        plan = plans.setdefault(revised.plan, {"name": revised.plan_name[code], "path": page, "revised": []})
        plan["revised"].append(_revised(revised, known, language))
    return {
        "id": release.id,
        "date": language.date(release.date),
        "number": release.id[11:],
        "as_of": language.date(release.as_of),
        "note": release.note[code] if release.note else "",
        "first": release.previous is None,
        "figures": release.figures,
        "new_figures": release.new_figures,
        "plans": list(plans.values()),
        "count": len(release.revised),
        "withdrawn": [{"plan": one.plan, "reason": one.reason[code]} for one in release.withdrawn],
        "engine": release.engine,
        "content": release.content,
        "files": [
            link(f"{folder}{name}", name) for name in (*(f"{table}.csv" for table in TABLES), "datapackage.json")
        ],
        "manifest": folder + MANIFEST,
    }


def _revised(revised: Revised, known: frozenset[tuple[str, str]], language: Language) -> View:
    code = language.code
    paged = revised.subject_kind == "indicator" and (revised.plan, revised.subject) in known
    return {
        "name": revised.name[code],
        "path": addresses.entry(code, revised.plan, "indicators", revised.subject) if paged else "",
        "figure": figure_word(revised.figure, revised.year, language),
        "place": revised.place[code] if revised.place else "",
        "was": _printed(revised.was, revised.was_unit, language),
        "now": _printed(revised.now, revised.now_unit, language) if revised.now else "",
        "reason": revised.reason[code],
    }


def _printed(figure: Text, unit: Text | None, language: Language) -> dict[str, str]:
    # A release that knew no English of the figure has the print in its place.
    english = figure.en if figure.en != figure.zh else ""
    by_language = {"zh": unit.zh, "en": unit.en} if unit else {"zh": "", "en": ""}
    return {"figure": figure[language.code], "unit": unit_beside(figure.zh, english, by_language, language)}
