"""The site as a mapping: every output with its path, a fingerprint of all that decides its bytes, and its recipe."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from ..assess.judged import JudgedPlan
from ..content.files import Files
from ..exhibits.exhibit import Exhibit
from ..exhibits.files import chart_csv, chart_json, oembed_json
from ..exhibits.gather import former_stems, plan_exhibits
from ..exhibits.pictures import card_picture, half_png_picture, png_picture, svg_picture
from ..pages.page import FramedPage
from ..pages.render import Templates, render_embed, render_frozen_copy, render_page, render_redirect
from ..pages.site import plan_pages, redirects
from ..pages.styles import with_status_rules
from ..pages.summary import Directory
from ..words.language import languages
from . import fingerprints

EMBED_STYLES = ("chart.css", "embed.css")


@dataclass(frozen=True)
class Output:
    """``make(*arguments)`` gives the bytes, whole or piece by piece; both can be sent to another process. What ``can_wait``
    is slow to make and stands on no page."""

    path: str
    fingerprint: str
    make: Callable[..., bytes | Iterator[bytes]]
    arguments: tuple[object, ...]
    can_wait: bool = False


@dataclass(frozen=True)
class SiteLook:
    """What decides the look of every page: the templates, and where the static files stand. ``frozen`` are the
    copies that releases made; ``releasing`` is True where this build is a release, whose own copies stay too."""

    templates: Templates
    assets: dict[str, str]
    engine: str
    frozen: frozenset[str] = frozenset()
    releasing: bool = False

    @cached_property
    def drawn(self) -> str:
        """A digest of the templates."""
        return fingerprints.of_text(repr(self.templates.digests))

    @property
    def frozen_assets(self) -> dict[str, str]:
        """Where the style sheets of frozen copies stand, by name: beside the copies, and as lasting."""
        return {name: f"frozen/{self.assets[name]}" for name in EMBED_STYLES}


def plain_output(look: SiteLook, path: str, make: Callable[..., bytes], *arguments: object) -> Output:
    """An output that is made from its arguments alone."""
    fingerprint = fingerprints.of_text(look.engine, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, arguments)


def templated_output(look: SiteLook, path: str, make: Callable[..., bytes], *arguments: object) -> Output:
    """An output that is made from its arguments and the templates."""
    fingerprint = fingerprints.of_text(look.engine, look.drawn, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, (look.templates, *arguments))


def static_files(files: Files) -> dict[str, tuple[str, bytes]]:
    """Each static file by name: its address, which has a digest of the content in it, and its content."""
    addressed = {}
    for name in files.names():
        content, path = files.read(name), PurePosixPath(name)
        content = with_status_rules(content) if path.suffix == ".css" else content
        address = f"assets/{path.stem}-{fingerprints.of_bytes(content)[:10]}{path.suffix}"
        addressed[name] = (address, content)
    return addressed


def given_bytes(content: bytes) -> bytes:
    """The recipe of a file whose content is there already."""
    return content


def page_outputs(look: SiteLook, pages: Iterable[FramedPage]) -> Iterator[Output]:
    """The HTML file of each page."""
    for page in pages:
        lasting = look.releasing or (page.own_exhibit is not None and page.own_exhibit.frozen in look.frozen)
        shown = (render_page.__qualname__, repr(look.assets), page.content, str(lasting))
        fingerprint = fingerprints.of_text(look.engine, look.drawn, *shown)
        yield Output(page.path, fingerprint, render_page, (look.templates, look.assets, page, lasting))


# The files that are made from an exhibit alone.
_FILES = {
    ".svg": svg_picture,
    ".png": png_picture,
    ".half.png": half_png_picture,
    ".og.png": card_picture,
    ".csv": chart_csv,
    ".json": chart_json,
    ".oembed.json": oembed_json,
}


def exhibit_outputs(look: SiteLook, exhibits: Iterable[Exhibit]) -> Iterator[Output]:
    """Everything at the stem of each exhibit but its page, and its frozen copy."""
    for exhibit in exhibits:
        yield from _file_outputs(look, exhibit, exhibit.stem)
        yield templated_output(look, exhibit.path(".embed.html"), render_embed, look.assets, exhibit)
        if exhibit.frozen not in look.frozen:
            yield templated_output(look, exhibit.frozen, render_frozen_copy, look.frozen_assets, exhibit)


def _file_outputs(look: SiteLook, exhibit: Exhibit, stem: str) -> Iterator[Output]:
    """The pictures and data files of an exhibit, at a stem."""
    for suffix, make in _FILES.items():
        fingerprint = fingerprints.of_text(look.engine, make.__qualname__, exhibit.fingerprint)
        yield Output(stem + suffix, fingerprint, make, (exhibit,), can_wait=suffix.endswith((".svg", ".png")))


def plan_outputs(judged: JudgedPlan, directory: Directory, look: SiteLook) -> list[Output]:
    """All outputs of one plan."""
    exhibits = {language.code: plan_exhibits(judged, language) for language in languages()}
    outputs = [*page_outputs(look, plan_pages(judged, directory, exhibits))]
    for named in exhibits.values():
        outputs += exhibit_outputs(look, named.values())
        for exhibit in named.values():
            for stem in former_stems(judged.plan, exhibit):
                # Pictures and data embedded under an old name must go on showing; only pages can redirect.
                outputs += _file_outputs(look, exhibit, stem)
                old, now = stem + ".embed.html", exhibit.path(".embed.html")
                outputs.append(templated_output(look, old, render_redirect, old, now))
    for old, now in redirects(judged):
        outputs.append(templated_output(look, old, render_redirect, old, now))
    return outputs
