"""Renders templates and Markdown as HTML. Only this module uses Jinja2."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import IO, BinaryIO, Self

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from .. import addresses
from ..content.files import Files, digest_of
from ..exhibits.exhibit import Exhibit
from ..model.links import parts_of, words_of
from ..model.messages import LANGUAGES, Message
from ..model.refusal import Refusal
from ..words.language import language
from .drawing import draw_exhibit
from .page import FramedPage
from .views import table_view


@dataclass(frozen=True)
class Templates:
    """The digest and the path of each template by name, and the folder for compiled templates, "" for none."""

    digests: tuple[tuple[str, str], ...]
    paths: tuple[tuple[str, str], ...]
    compiled: str


class TemplateFault(Refusal):
    """A template that cannot be read or rendered; ``place`` is its file and line, as far as they are known."""

    def __init__(self, place: str, fault: str):
        super().__init__(Message("%(place)s: %(fault)s", place=place, fault=fault))
        self.place, self.fault = place, fault

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """Lets a worker process send the exception to the process that reports it."""
        return type(self), (self.place, self.fault)


class TemplateMoved(Refusal):
    """A template that was saved after the build looked at it."""

    def __init__(self, template: str):
        super().__init__(
            Message(
                "the template %(name)s is saved again and again; build again when it is left alone", name=template
            )
        )
        self.template = template

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """Lets a worker process send the exception to the process that reports it."""
        return type(self), (self.template,)


def templates_of(files: Files, compiled: Path | None = None) -> Templates:
    """The templates among some files, as this run finds them.

    :raises OSError: if a template cannot be read.
    """
    names = [name for name in files.names() if name.endswith(".html")]
    digests = tuple((name, files.digest(name)) for name in names)
    return Templates(digests, tuple((name, str(files.path(name))) for name in names), str(compiled or ""))


class _Loader(BaseLoader):
    """Loads a template only if it is as the build saw it, so that fingerprints tell what was rendered."""

    def __init__(self, templates: Templates):
        self._paths, self._digests = dict(templates.paths), dict(templates.digests)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        if template not in self._digests:
            raise TemplateNotFound(template)
        path = self._paths[template]
        content = Path(path).read_bytes()
        if digest_of(content) != self._digests[template]:
            raise TemplateMoved(template)
        return content.decode("utf-8"), path, lambda: True


class _Sealed(Bucket):
    """Compiled code with its digest in front, as files hold it: Python crashes on damaged code without a message."""

    SIZE = 16

    def __init__(self, bucket: Bucket):
        super().__init__(bucket.environment, bucket.key, bucket.checksum)
        self._bucket = bucket

    def load_bytecode(self, f: BinaryIO) -> None:
        seal, code = f.read(self.SIZE), f.read()
        if seal == self._seal(code):
            self._bucket.bytecode_from_string(code)

    def write_bytecode(self, f: IO[bytes]) -> None:
        code = self._bucket.bytecode_to_string()
        f.write(self._seal(code) + code)

    def _seal(self, code: bytes) -> bytes:
        return blake2b(code, digest_size=self.SIZE).digest()


class _Compiled(FileSystemBytecodeCache):
    """Jinja2's folder of compiled templates, each with its digest."""

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(_Sealed(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(_Sealed(bucket))


class _Environment(Environment):
    """Jinja2's environment with the method that the extension for translations adds."""

    install_gettext_callables: Callable[..., None]


@lru_cache(maxsize=4)
def _environment(templates: Templates, code: str) -> Environment:
    """The environment for templates in one language. An edited template has another digest, so it gets a new one."""
    environment = _Environment(
        loader=_Loader(templates),
        bytecode_cache=_Compiled(templates.compiled) if templates.compiled else None,
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"markdown": render_markdown, "linked": render_links, "words": words_of}
    environment.install_gettext_callables(language(code).gettext, language(code).ngettext, newstyle=True)
    return environment


def render_page(templates: Templates, assets: dict[str, str], page: FramedPage, is_released: bool) -> bytes:
    """One page as HTML. ``assets`` maps the names of static files to their addresses in the site; ``is_released`` is True if a
    release holds the frozen copy of the page's own chart."""
    code = page.path.split("/", 1)[0]

    def link(path: str) -> str:
        return addresses.relative(path, page.path)

    html = _render_template(
        templates, code, page.template,
        **page.view._asdict(),
        charts={name: draw_exhibit(name, exhibit, page.path, is_released) for name, exhibit in page.charts.items()},
        frame=page.frame,
        exhibit=page.own_exhibit,
        link=link,
        asset=lambda name: link(assets[name]),
        twin=page.twin,
        language={"code": code, "tag": language(code).tag},
        other=next(other for other in LANGUAGES if other != code),
    )  # fmt: skip
    return html.encode()


def _render_template(templates: Templates, code: str, name: str, /, **values: object) -> str:
    """Render a template in one language.

    :raises TemplateFault: if the template cannot be rendered.
    :raises TemplateMoved: if the template was saved in the meantime.
    """
    try:
        return _environment(templates, code).get_template(name).render(**values)
    except TemplateError as failure:
        # Jinja2 gives the frames of a template the name and lines of its file.
        lines = [frame for frame in traceback.extract_tb(failure.__traceback__) if frame.filename.endswith(".html")]
        line = getattr(failure, "lineno", None) or (lines[-1].lineno if lines else 1)
        path = getattr(failure, "filename", None) or (
            lines[-1].filename if lines else dict(templates.paths).get(name, name)
        )
        raise TemplateFault(f"{path}:{line}", failure.message or str(failure)) from failure


def render_embed(templates: Templates, assets: dict[str, str], exhibit: Exhibit) -> bytes:
    """The page that shows an exhibit alone, for an iframe."""
    return _render_exhibit(templates, assets, exhibit, exhibit.path(".embed.html"), frozen="")


def render_frozen_copy(templates: Templates, assets: dict[str, str], exhibit: Exhibit) -> bytes:
    """The frozen copy of an exhibit; ``assets`` are the frozen ones."""
    date = exhibit.language.date(exhibit.publisher.as_of)
    return _render_exhibit(templates, assets, exhibit, exhibit.frozen, frozen=date)


def _render_exhibit(templates: Templates, assets: dict[str, str], exhibit: Exhibit, path: str, frozen: str) -> bytes:
    code = exhibit.chart.language
    return _render_template(
        templates, code, "embed.html",
        exhibit=exhibit,
        drawn=draw_exhibit("chart", exhibit, path),
        table=table_view(exhibit),
        frozen=frozen,
        tag=language(code).tag,
        link=lambda target: addresses.relative(target, path),
        asset=lambda name: addresses.relative(assets[name], path),
    ).encode()  # fmt: skip


def render_entrance(templates: Templates, assets: dict[str, str], titles: dict[str, str]) -> bytes:
    """The page at the root of the site, which offers both languages."""
    homes = [{"path": addresses.home(code), "title": titles[code], "tag": language(code).tag} for code in LANGUAGES]
    return _render_template(
        templates, LANGUAGES[0], "entrance.html", homes=homes, asset=lambda name: assets[name]
    ).encode()


def render_redirect(templates: Templates, path: str, target: str) -> bytes:
    """The page at the former address of a renamed page, which leads to the new one."""
    code = path.split("/", 1)[0]
    values = {"target": addresses.relative(target, path), "tag": language(code).tag}
    return _render_template(templates, code, "redirect.html", **values).encode()


def render_brief(templates: Templates, code: str, css: str, view: Mapping[str, object]) -> str:
    """A briefing pack as one HTML document with its style sheet in it, to be printed."""
    return _render_template(templates, code, "brief.html", css=Markup(css), **view)


def render_review(templates: Templates, css: str, views: Mapping[str, Mapping[str, object]]) -> str:
    """The report of a review: its views by language, both in one HTML document with the style sheet in it."""
    bodies = [
        {"view": view, "body": Markup(_render_template(templates, code, "review_body.html", **view))}
        for code, view in views.items()
    ]
    return _render_template(templates, LANGUAGES[0], "review.html", css=Markup(css), bodies=bodies)


def render_links(text: str) -> Markup:
    """A text whose links can be clicked; everything else in it is shown as it was typed."""
    link = Markup('<a href="{}" rel="external noreferrer">{}</a>')
    parts = parts_of(text)
    return Markup("").join(
        link.format(part.address, part.words) if part.address else escape(part.words) for part in parts
    )


def render_markdown(text: str) -> Markup:
    """CommonMark with tables as HTML. Raw HTML is shown as text and a picture as a link, so that nothing is loaded from
    elsewhere."""
    # Only the about page is written in Markdown, so most builds can do without the library.
    from markdown_it import MarkdownIt

    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(text))
