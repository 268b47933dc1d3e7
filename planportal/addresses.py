"""Where everything stands in the site. Paths are from the site's root, with "/"; pages link to each other relatively."""

from datetime import date
from posixpath import dirname, relpath


def home(language: str) -> str:
    return f"{language}/index.html"


def top(language: str, name: str) -> str:
    """A portal-wide page such as compare, data, method or about."""
    return f"{language}/{name}.html"


def concept(language: str, identifier: str, suffix: str = ".html") -> str:
    return f"{language}/compare/{identifier}{suffix}"


def plan(language: str, identifier: str) -> str:
    return f"{language}/plans/{identifier}/index.html"


def part(language: str, identifier: str, name: str, suffix: str = ".html") -> str:
    """A page or chart of one plan: goals, indicators, tasks, projects, document, sources; completion, commitments, status."""
    return f"{language}/plans/{identifier}/{name}{suffix}"


def entry(language: str, identifier: str, kind: str, name: str, suffix: str = ".html") -> str:
    """One goal, indicator or project of a plan; ``kind`` is the plural."""
    return f"{language}/plans/{identifier}/{kind}/{name}{suffix}"


def task(language: str, identifier: str, name: str) -> str:
    """A task section or item on the plan's page of tasks."""
    return f"{part(language, identifier, 'tasks')}#{name}"


def source(language: str, identifier: str, name: str) -> str:
    """A source on the plan's page of sources."""
    return f"{part(language, identifier, 'sources')}#{name}"


def twin(path: str, language: str) -> str:
    """The same page in another language."""
    return f"{language}/{path.split('/', 1)[1]}"


def relative(path: str, page: str) -> str:
    """``path`` as a link from ``page``."""
    target, mark, fragment = path.partition("#")
    return relpath(target, dirname(page) or ".") + mark + fragment


def frozen(stem: str, as_of: date, version: str) -> str:
    """The dated copy of a chart: "frozen/2026-11-22/zh/changzhou-hrss-13/indicators/urban-new-jobs-3fa9c1d2e4b5.html"."""
    return f"frozen/{as_of.isoformat()}/{stem.replace('/plans/', '/', 1)}-{version}.html"
