"""The site as a mapping: every output with its path, a fingerprint of all that decides its bytes, and its recipe."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ..assess.judged import JudgedPlan
from ..content.files import Files
from ..exhibits.exhibit import Exhibit
from ..exhibits.files import chart_csv, chart_json, oembed
from ..exhibits.gather import former_stems, plan_exhibits
from ..exhibits.pictures import card, half, picture, vector
from ..pages.page import FramedPage
from ..pages.render import Templates, render_embed, render_frozen_copy, render_page, render_redirect
from ..pages.site import plan_pages, redirects
from ..pages.styles import with_statuses
from ..pages.summary import Directory
from ..words.language import languages
from . import fingerprints

EMBEDDED = ("chart.css", "embed.css")


@dataclass(frozen=True)
class Output:
    """``make(*arguments)`` gives the bytes, whole or piece by piece; both can be sent to another process. What ``can_wait``
    is slow to make and no part of any page."""

    path: str
    fingerprint: str
    make: Callable[..., bytes | Iterator[bytes]]
    arguments: tuple[object, ...]
    can_wait: bool = False


@dataclass(frozen=True)
class SiteLook:
    """What decides the look of every page: the templates, and where the static files stand. ``held`` are the frozen
    copies that releases made; ``releasing`` is True where this build is one, so that its own copies stay too."""

    templates: Templates
    assets: dict[str, str]
    engine: str
    held: frozenset[str] = frozenset()
    releasing: bool = False

    @cached_property
    def drawn(self) -> str:
        """A digest of the templates."""
        return fingerprints.of_text(repr(self.templates.digests))

    @property
    def kept(self) -> dict[str, str]:
        """Where the style sheets stand that frozen copies use: beside these, and as lasting."""
        return {name: f"frozen/{self.assets[name]}" for name in EMBEDDED}


def output(look: SiteLook, path: str, make: Callable[..., bytes], *arguments: object) -> Output:
    """An output that rests on nothing but its arguments."""
    fingerprint = fingerprints.of_text(look.engine, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, arguments)


def page_output(look: SiteLook, path: str, make: Callable[..., bytes], *arguments: object) -> Output:
    """An output made with the templates; where they lie compiled decides nothing."""
    fingerprint = fingerprints.of_text(look.engine, look.drawn, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, (look.templates, *arguments))


def static_files(files: Files) -> dict[str, tuple[str, bytes]]:
    """Static files by name: their address, with a digest of the content in it, and the content."""
    found = {}
    for name in files.names():
        content, path = files.read(name), PurePosixPath(name)
        content = with_statuses(content) if path.suffix == ".css" else content
        address = f"assets/{path.stem}-{fingerprints.of_bytes(content)[:10]}{path.suffix}"
        found[name] = (address, content)
    return found


def same(content: bytes) -> bytes:
    return content


def pages_of(look: SiteLook, pages: Iterable[FramedPage]) -> Iterator[Output]:
    for page in pages:
        lasting = look.releasing or (page.own is not None and page.own.frozen in look.held)
        shown = (render_page.__qualname__, repr(look.assets), page.shown, str(lasting))
        fingerprint = fingerprints.of_text(look.engine, look.drawn, *shown)
        yield Output(page.path, fingerprint, render_page, (look.templates, look.assets, page, lasting))


# The files of an exhibit that rest on nothing but it.
_FILES = {
    ".svg": vector,
    ".png": picture,
    ".half.png": half,
    ".og.png": card,
    ".csv": chart_csv,
    ".json": chart_json,
    ".oembed.json": oembed,
}


def exhibits_of(look: SiteLook, exhibits: Iterable[Exhibit]) -> Iterator[Output]:
    """Everything at the stem of each exhibit but its page, and its frozen copy."""
    for exhibit in exhibits:
        yield from _files(look, exhibit, exhibit.stem)
        yield page_output(look, exhibit.path(".embed.html"), render_embed, look.assets, exhibit)
        if exhibit.frozen not in look.held:
            yield page_output(look, exhibit.frozen, render_frozen_copy, look.kept, exhibit)


def _files(look: SiteLook, exhibit: Exhibit, stem: str) -> Iterator[Output]:
    for suffix, make in _FILES.items():
        fingerprint = fingerprints.of_text(look.engine, make.__qualname__, exhibit.fingerprint)
        yield Output(stem + suffix, fingerprint, make, (exhibit,), can_wait=suffix.endswith((".svg", ".png")))


def plan_outputs(report: JudgedPlan, directory: Directory, look: SiteLook) -> list[Output]:
    """All outputs of one plan."""
    exhibits = {language.code: plan_exhibits(report, language) for language in languages()}
    outputs = [*pages_of(look, plan_pages(report, directory, exhibits))]
    for held in exhibits.values():
        outputs += exhibits_of(look, held.values())
        for exhibit in held.values():
            for stem in former_stems(report.plan, exhibit):
                # Pictures and data embedded under an old name must go on showing; only pages can redirect.
                outputs += _files(look, exhibit, stem)
                old, now = stem + ".embed.html", exhibit.path(".embed.html")
                outputs.append(page_output(look, old, render_redirect, old, now))
    for old, now in redirects(report):
        outputs.append(page_output(look, old, render_redirect, old, now))
    return outputs
