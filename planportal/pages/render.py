"""Pages and Markdown into HTML. The only module that knows Jinja2."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup

from ..charts import Chart, render_inline
from ..model.text import LANGUAGES
from ..words.language import language
from . import addresses
from .page import Page


@lru_cache(maxsize=4)
def _environment(folder: str, digest: str, code: str) -> Environment:
    """The templates in one language; ``digest`` is that of the folder, so that an edited template is read anew."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    speech = language(code)
    environment.install_gettext_callables(speech.gettext, speech.ngettext, newstyle=True)
    return environment


def render_page(folder: str, digest: str, assets: dict[str, str], page: Page) -> bytes:
    """One page as HTML; ``assets`` maps the names of static files to their addresses in the site."""
    code = page.path.split("/", 1)[0]

    def link(path: str) -> str:
        return addresses.relative(path, page.path)

    template = _environment(folder, digest, code).get_template(page.template)
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


def render_entrance(folder: str, digest: str, assets: dict[str, str], titles: dict[str, str]) -> bytes:
    """The page at the root of the site, which offers both languages."""
    template = _environment(folder, digest, LANGUAGES[0]).get_template("entrance.html")
    doors = [{"path": addresses.home(code), "title": titles[code], "tag": language(code).tag} for code in LANGUAGES]
    return template.render(doors=doors, asset=lambda name: assets[name]).encode()


def render_redirect(folder: str, digest: str, path: str, target: str) -> bytes:
    """What stays at the address of a renamed page."""
    code = path.split("/", 1)[0]
    template = _environment(folder, digest, code).get_template("redirect.html")
    return template.render(target=addresses.relative(target, path), tag=language(code).tag).encode()


def render_markdown(text: str) -> Markup:
    """CommonMark with tables; raw HTML is shown as text."""
    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def templates_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("**/*.html"))
