"""Pages and Markdown into HTML. The only module that knows Jinja2."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..charts import Chart, render_inline
from ..model.text import LANGUAGES
from ..words.language import language
from . import addresses
from .page import Page


@dataclass(frozen=True)
class Templates:
    """The folder of templates, the digest of what is in it, and where Jinja2 may keep them compiled."""

    folder: str
    digest: str
    compiled: str


@lru_cache(maxsize=4)
def _environment(templates: Templates, code: str) -> Environment:
    """The templates in one language; an edited template has another digest, so it is read anew."""
    environment = Environment(
        loader=FileSystemLoader(templates.folder),
        bytecode_cache=FileSystemBytecodeCache(templates.compiled),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    speech = language(code)
    environment.filters["markdown"] = render_markdown
    environment.install_gettext_callables(speech.gettext, speech.ngettext, newstyle=True)
    return environment


def render_page(templates: Templates, assets: dict[str, str], page: Page) -> bytes:
    """One page as HTML; ``assets`` maps the names of static files to their addresses in the site."""
    code = page.path.split("/", 1)[0]

    def link(path: str) -> str:
        return addresses.relative(path, page.path)

    template = _environment(templates, code).get_template(page.template)
    html = template.render(
        **page.view,
        charts={name: _chart(name, chart) for name, chart in page.charts.items()},
        link=link,
        asset=lambda name: link(assets[name]),
        twin=page.twin,
        language={"code": code, "tag": language(code).tag},
        other=next(other for other in LANGUAGES if other != code),
    )
    return html.encode()


def _chart(name: str, chart: Chart) -> dict:
    """A chart for a page: both widths, and the lines under it."""
    return {
        "wide": Markup(render_inline(chart, name)),
        "narrow": Markup(render_inline(chart, name, narrow=True)),
        "title": chart.title,
        "note": chart.note,
        "source": chart.source,
        "date": chart.date,
        "alt": chart.alt,
    }


def render_entrance(templates: Templates, assets: dict[str, str], titles: dict[str, str]) -> bytes:
    """The page at the root of the site, which offers both languages."""
    template = _environment(templates, LANGUAGES[0]).get_template("entrance.html")
    doors = [{"path": addresses.home(code), "title": titles[code], "tag": language(code).tag} for code in LANGUAGES]
    return template.render(doors=doors, asset=lambda name: assets[name]).encode()


def render_redirect(templates: Templates, path: str, target: str) -> bytes:
    """What stays at the address of a renamed page."""
    code = path.split("/", 1)[0]
    template = _environment(templates, code).get_template("redirect.html")
    return template.render(target=addresses.relative(target, path), tag=language(code).tag).encode()


def render_markdown(text: str) -> Markup:
    """CommonMark with tables; raw HTML is shown as text."""
    # One page of the whole site is written in it, so most builds need not load it.
    from markdown_it import MarkdownIt

    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def templates_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("**/*.html"))
