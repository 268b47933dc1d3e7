"""Pages and Markdown into HTML. The only module that knows Jinja2."""

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import IO, BinaryIO, Self

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket
from markupsafe import Markup

from .. import addresses
from ..content.files import Files, digest_of
from ..exhibits.exhibit import Exhibit
from ..model.messages import LANGUAGES, Message
from ..model.refusal import Refusal
from ..words.language import language
from .drawn import drawn
from .page import FramedPage
from .rows import shown_table


@dataclass(frozen=True)
class Templates:
    """The digest of each template and where it lies, by name, and where Jinja2 may keep them compiled, "" for nowhere."""

    digests: tuple[tuple[str, str], ...]
    paths: tuple[tuple[str, str], ...]
    compiled: str


class TemplateFault(Refusal):
    """A template cannot be read or rendered; ``place`` is its file and line, as far as it is known."""

    def __init__(self, place: str, fault: str):
        super().__init__(Message("%(place)s: %(fault)s", place=place, fault=fault))
        self.place, self.fault = place, fault

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        """For the way from a worker process to the one that reports it."""
        return type(self), (self.place, self.fault)


class TemplateMoved(Refusal):
    """A template was saved after the build looked at it."""

    def __init__(self, template: str):
        super().__init__(
            Message(
                "the template %(name)s is saved again and again; build again when it is left alone", name=template
            )
        )
        self.template = template

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        """For the way from a worker process to the one that reports it."""
        return type(self), (self.template,)


def templates_of(files: Files, compiled: Path | None = None) -> Templates:
    """The templates among some files, as this run finds them.

    :raises OSError: if one cannot be read.
    """
    names = [name for name in files.names() if name.endswith(".html")]
    digests, paths = ((name, files.digest(name)) for name in names), ((name, str(files.path(name))) for name in names)
    return Templates(tuple(digests), tuple(paths), str(compiled or ""))


class _Loader(BaseLoader):
    """Takes a template only as it was when the build looked at it: what is rendered is what its fingerprint says."""

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
    """Compiled code behind its digest, as files hold it: Python runs damaged code into the ground without a word."""

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
    """Jinja2's folder of compiled templates, each sealed."""

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(_Sealed(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(_Sealed(bucket))


class _Environment(Environment):
    """With what the extension for translations adds to it."""

    install_gettext_callables: Callable[..., None]


@lru_cache(maxsize=4)
def _environment(templates: Templates, code: str) -> Environment:
    """The templates in one language; an edited template has another digest, so it is read anew."""
    environment = _Environment(
        loader=_Loader(templates),
        bytecode_cache=_Compiled(templates.compiled) if templates.compiled else None,
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


def render_page(templates: Templates, assets: dict[str, str], page: FramedPage, lasting: bool) -> bytes:
    """One page as HTML; ``assets`` maps the names of static files to their addresses in the site. ``lasting`` is True if the
    frozen copy of the page's own chart belongs to a release."""
    code = page.path.split("/", 1)[0]

    def link(path: str) -> str:
        return addresses.relative(path, page.path)

    html = _rendered(
        templates, code, page.template,
        **page.view._asdict(),
        charts={name: drawn(name, exhibit, page.path, lasting) for name, exhibit in page.charts.items()},
        frame=page.frame,
        exhibit=page.own,
        link=link,
        asset=lambda name: link(assets[name]),
        twin=page.twin,
        language={"code": code, "tag": language(code).tag},
        other=next(other for other in LANGUAGES if other != code),
    )  # fmt: skip
    return html.encode()


def _rendered(templates: Templates, code: str, name: str, /, **values: object) -> str:
    """A template filled in, in one language.

    :raises TemplateFault: if it cannot be.
    :raises TemplateMoved: if it was saved in the meantime.
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
    """The exhibit alone, for an iframe."""
    return _embedded(templates, assets, exhibit, exhibit.path(".embed.html"), frozen="")


def render_frozen_copy(templates: Templates, assets: dict[str, str], exhibit: Exhibit) -> bytes:
    """The copy of an exhibit that stays as it is; ``assets`` are those that stay with it."""
    date = exhibit.language.date(exhibit.publisher.as_of)
    return _embedded(templates, assets, exhibit, exhibit.frozen, frozen=date)


def _embedded(templates: Templates, assets: dict[str, str], exhibit: Exhibit, path: str, frozen: str) -> bytes:
    code = exhibit.chart.language
    return _rendered(
        templates, code, "embed.html",
        exhibit=exhibit,
        drawn=drawn("chart", exhibit, path),
        table=shown_table(exhibit),
        frozen=frozen,
        tag=language(code).tag,
        link=lambda target: addresses.relative(target, path),
        asset=lambda name: addresses.relative(assets[name], path),
    ).encode()  # fmt: skip


def render_entrance(templates: Templates, assets: dict[str, str], titles: dict[str, str]) -> bytes:
    """The page at the root of the site, which offers both languages."""
    doors = [{"path": addresses.home(code), "title": titles[code], "tag": language(code).tag} for code in LANGUAGES]
    return _rendered(templates, LANGUAGES[0], "entrance.html", doors=doors, asset=lambda name: assets[name]).encode()


def render_redirect(templates: Templates, path: str, target: str) -> bytes:
    """What stays at the address of a renamed page."""
    code = path.split("/", 1)[0]
    values = {"target": addresses.relative(target, path), "tag": language(code).tag}
    return _rendered(templates, code, "redirect.html", **values).encode()


def render_brief(templates: Templates, code: str, css: str, view: Mapping[str, object]) -> str:
    """A briefing pack as one HTML document with its style sheet in it, to be printed."""
    return _rendered(templates, code, "brief.html", css=Markup(css), **view)


def render_review(templates: Templates, css: str, views: Mapping[str, Mapping[str, object]]) -> str:
    """The report of a review: its views by language, both in one HTML document with the style sheet in it."""
    bodies = [
        {"view": view, "body": Markup(_rendered(templates, code, "review_body.html", **view))}
        for code, view in views.items()
    ]
    return _rendered(templates, LANGUAGES[0], "review.html", css=Markup(css), bodies=bodies)


def render_markdown(text: str) -> Markup:
    """CommonMark with tables; raw HTML is shown as text, and a picture as a link, so that nothing is loaded from elsewhere."""
    # One page of the whole site is written in it, so most builds need not load it.
    from markdown_it import MarkdownIt

    return Markup(MarkdownIt("commonmark", {"html": False}).enable("table").disable("image").render(text))
