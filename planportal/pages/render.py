"""Pages and Markdown into HTML. The only module that knows Jinja2."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .. import addresses
from ..charts import render_inline
from ..exhibits.exhibit import Exhibit
from ..model.said import LANGUAGES
from ..words.language import language
from .page import Page
from .rows import table_view
from .taking import use_view


@dataclass(frozen=True)
class Templates:
    """The folder of templates, the digest of what is in it, and where Jinja2 may keep them compiled, "" for nowhere."""

    folder: str
    digest: str
    compiled: str


@lru_cache(maxsize=4)
def _environment(templates: Templates, code: str) -> Environment:
    """The templates in one language; an edited template has another digest, so it is read anew."""
    environment = Environment(
        loader=FileSystemLoader(templates.folder),
        bytecode_cache=FileSystemBytecodeCache(templates.compiled) if templates.compiled else None,
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


def render_page(templates: Templates, assets: dict[str, str], page: Page, lasting: bool) -> bytes:
    """One page as HTML; ``assets`` maps the names of static files to their addresses in the site. ``lasting`` is True if the
    frozen copy of the page's own chart belongs to a release."""
    code = page.path.split("/", 1)[0]

    def link(path: str) -> str:
        return addresses.relative(path, page.path)

    template = _environment(templates, code).get_template(page.template)
    html = template.render(
        **page.view,
        charts={name: _chart(name, exhibit, page.path, lasting) for name, exhibit in page.charts.items()},
        exhibit=_own(page),
        link=link,
        asset=lambda name: link(assets[name]),
        twin=page.twin,
        language={"code": code, "tag": language(code).tag},
        other=next(other for other in LANGUAGES if other != code),
    )
    return html.encode()


def _chart(name: str, exhibit: Exhibit, path: str, lasting: bool = False) -> dict:
    """An exhibit for a page: the drawing in both widths, the lines under it, and what it offers to take away."""
    chart = exhibit.chart
    return {
        "wide": Markup(render_inline(chart, name)),
        "narrow": Markup(render_inline(chart, name, narrow=True)),
        "title": chart.title,
        "note": chart.note,
        "source": chart.source,
        "date": chart.date,
        "alt": chart.alt,
        "page": exhibit.path(),
        "files": {suffix: exhibit.path(suffix) for suffix in (".png", ".svg", ".csv")},
        # Only the exhibit's own page says how to use it; others lead there.
        "use": use_view(exhibit, lasting) if exhibit.path() == path else None,
    }


def _own(page: Page) -> dict | None:
    """The exhibit whose page this is, for those who only read the head of it."""
    for exhibit in page.charts.values():
        if exhibit.path() == page.path:
            card, data = exhibit.path(".og.png"), exhibit.path(".oembed.json")
            return {
                "title": exhibit.chart.title,
                "finding": exhibit.chart.alt,
                "address": exhibit.home,
                "card": exhibit.public(card) or addresses.relative(card, page.path),
                "oembed": exhibit.public(data) or addresses.relative(data, page.path),
                "json": exhibit.path(".json"),
                "csv": exhibit.path(".csv"),
            }
    return None


def render_embed(templates: Templates, assets: dict[str, str], exhibit: Exhibit) -> bytes:
    """The exhibit alone, for an iframe."""
    return _embedded(templates, assets, exhibit, exhibit.path(".embed.html"), frozen="")


def render_frozen(templates: Templates, assets: dict[str, str], exhibit: Exhibit) -> bytes:
    """The copy of an exhibit that stays as it is; ``assets`` are those that stay with it."""
    date = exhibit.language.date(exhibit.publisher.as_of)
    return _embedded(templates, assets, exhibit, exhibit.frozen, frozen=date)


def _embedded(templates: Templates, assets: dict[str, str], exhibit: Exhibit, path: str, frozen: str) -> bytes:
    code = exhibit.chart.language
    template = _environment(templates, code).get_template("embed.html")
    return template.render(
        chart=_chart("chart", exhibit, path),
        label=exhibit.label,
        table=table_view(exhibit),
        frozen=frozen,
        version=exhibit.version,
        citation=exhibit.citation,
        portal=exhibit.publisher.portal,
        tag=language(code).tag,
        link=lambda target: addresses.relative(target, path),
        asset=lambda name: addresses.relative(assets[name], path),
    ).encode()


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


def render_brief(templates: Templates, code: str, css: str, view: dict) -> str:
    """A briefing pack as one HTML document with its style sheet in it, to be printed."""
    return _environment(templates, code).get_template("brief.html").render(css=Markup(css), **view)


def render_review(templates: Templates, css: str, views: dict[str, dict]) -> str:
    """The report of a review: its views by language, both in one HTML document with the style sheet in it."""
    bodies = [
        {"view": view, "body": Markup(_environment(templates, code).get_template("review_body.html").render(**view))}
        for code, view in views.items()
    ]
    return _environment(templates, LANGUAGES[0]).get_template("review.html").render(css=Markup(css), bodies=bodies)


def render_markdown(text: str) -> Markup:
    """CommonMark with tables; raw HTML is shown as text."""
    # One page of the whole site is written in it, so most builds need not load it.
    from markdown_it import MarkdownIt

    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").render(text))


def templates_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("**/*.html"))
