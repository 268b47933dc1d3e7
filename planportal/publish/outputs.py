"""The site as a mapping: every output with its path, a fingerprint of all that decides its bytes, and its recipe."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..exhibits.exhibit import Exhibit
from ..exhibits.files import chart_csv, chart_json, oembed
from ..exhibits.gather import former_stems, plan_exhibits
from ..exhibits.pictures import card, half, picture, vector
from ..exports.files import csv_bytes, datapackage_bytes
from ..exports.schema import TABLES
from ..exports.workbook import xlsx_bytes
from ..model.portal import PortalInfo, Shared
from ..model.releases import Release
from ..model.said import LANGUAGES
from ..pages.page import Page
from ..pages.render import Templates, render_embed, render_entrance, render_frozen, render_page, render_redirect
from ..pages.site import plan_pages, portal_pages, redirects
from ..words.language import languages
from ..words.report import Report
from . import fingerprints
from .releases import FROZEN, LEDGER, Held, kept_files, ledger, new_files

EMBEDDED = ("chart.css", "embed.css")


@dataclass(frozen=True)
class Output:
    """``make(*arguments)`` gives the bytes; both can be sent to another process. What ``can_wait`` is slow to make and no
    part of any page."""

    path: str
    fingerprint: str
    make: Callable[..., bytes]
    arguments: tuple
    can_wait: bool = False


@dataclass(frozen=True)
class Look:
    """What decides the look of every page: the templates, and where the static files stand. ``held`` are the frozen
    copies that releases made; ``releasing`` is True where this build is one, so that its own copies stay too."""

    templates: Templates
    assets: dict[str, str]
    engine: str
    held: frozenset[str] = frozenset()
    releasing: bool = False

    @property
    def kept(self) -> dict[str, str]:
        """Where the style sheets stand that frozen copies use: beside these, and as lasting."""
        return {name: f"frozen/{self.assets[name]}" for name in EMBEDDED}


def _output(look: Look, path: str, make: Callable[..., bytes], *arguments) -> Output:
    fingerprint = fingerprints.of_text(look.engine, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, arguments)


def _page(look: Look, path: str, make: Callable[..., bytes], *arguments) -> Output:
    """An output made with the templates; where they lie compiled decides nothing."""
    fingerprint = fingerprints.of_text(look.engine, look.templates.digest, make.__qualname__, repr(arguments))
    return Output(path, fingerprint, make, (look.templates, *arguments))


def static_files(static: Path) -> dict[str, tuple[str, bytes]]:
    """Static files by name: their address, with a digest of the content in it, and the content."""
    files = {}
    for path in fingerprints.files_in(static):
        content, name = path.read_bytes(), path.relative_to(static)
        address = f"assets/{name.stem}-{fingerprints.of_bytes(content)[:10]}{name.suffix}"
        files[name.as_posix()] = (address, content)
    return files


def _same(content: bytes) -> bytes:
    return content


def _pages(look: Look, pages: list[Page]) -> Iterator[Output]:
    for page in pages:
        own = next((exhibit for exhibit in page.charts.values() if exhibit.path() == page.path), None)
        lasting = look.releasing or (own is not None and own.frozen in look.held)
        yield _page(look, page.path, render_page, look.assets, page, lasting)


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


def _exhibits(look: Look, exhibits: Iterable[Exhibit]) -> Iterator[Output]:
    """Everything at the stem of each exhibit but its page, and its frozen copy."""
    for exhibit in exhibits:
        yield from _files(look, exhibit, exhibit.stem)
        yield _page(look, exhibit.path(".embed.html"), render_embed, look.assets, exhibit)
        if exhibit.frozen not in look.held:
            yield _page(look, exhibit.frozen, render_frozen, look.kept, exhibit)


def _files(look: Look, exhibit: Exhibit, stem: str) -> Iterator[Output]:
    for suffix, make in _FILES.items():
        # Its version stands for all that it says, so that its words are gone through once and not for every file.
        fingerprint = fingerprints.of_text(look.engine, make.__qualname__, exhibit.version)
        yield Output(stem + suffix, fingerprint, make, (exhibit,), can_wait=suffix.endswith((".svg", ".png")))


def plan_outputs(report: Report, directory: dict, look: Look) -> list[Output]:
    """All outputs of one plan."""
    exhibits = {language.code: plan_exhibits(report, language) for language in languages()}
    outputs = [*_pages(look, plan_pages(report, directory, exhibits))]
    for held in exhibits.values():
        outputs += _exhibits(look, held.values())
        for exhibit in held.values():
            for stem in former_stems(report.plan, exhibit):
                # Pictures and data embedded under an old name must go on showing; only pages can redirect.
                outputs += _files(look, exhibit, stem)
                old, now = stem + ".embed.html", exhibit.path(".embed.html")
                outputs.append(_page(look, old, render_redirect, old, now))
    for old, now in redirects(report):
        outputs.append(_page(look, old, render_redirect, old, now))
    return outputs


def portal_outputs(
    shared: Shared,
    summaries: list[dict],
    rows: dict[str, list],
    look: Look,
    static: dict[str, tuple[str, bytes]],
    releases: tuple[Release, ...],
) -> list[Output]:
    """The portal-wide outputs: pages and charts made from summaries, published data and static files."""
    known = frozenset((plan, name) for plan, name, *_rest in rows["indicators"]) | {(s["id"], "") for s in summaries}
    described = {code: _described(rows, code) for code in LANGUAGES}
    pages, exhibits = portal_pages(shared, summaries, described, releases, known)
    info = shared.info
    titles = {code: info.title[code] for code in LANGUAGES}
    outputs = [*_pages(look, pages), *_exhibits(look, exhibits)]
    outputs.append(_page(look, "index.html", render_entrance, look.assets, titles))
    for name in TABLES:
        outputs.append(_output(look, f"data/{name}.csv", csv_bytes, name, rows[name]))
    outputs.append(replace(_output(look, "data/portal.xlsx", xlsx_bytes, rows), can_wait=True))
    outputs.append(_output(look, "data/datapackage.json", datapackage_bytes, info))
    outputs += [_output(look, address, _same, content) for address, content in static.values()]
    kept = [(look.kept[name], static[name][1]) for name in EMBEDDED]
    outputs += [_output(look, path, _same, content) for path, content in kept if path not in look.held]
    return outputs


def release_outputs(
    held: Held, release: Release | None, made: list[str], rows: dict[str, list], info: PortalInfo, look: Look
) -> list[Output]:
    """What releases put into the site; ``made`` are the paths that this build makes, of which a ``release`` keeps the
    frozen copies."""
    outputs = [
        Output(path, digest, make, tuple(arguments))
        for path, (digest, (make, *arguments)) in kept_files(held).items()
    ]
    copies = {path: kept.release.id for path, kept in held.frozen.items()}
    if release:
        copies |= {path: release.id for path in made if path.startswith(FROZEN)}
        outputs += [_output(look, path, *recipe) for path, recipe in new_files(release, rows, info).items()]
    outputs.append(_output(look, LEDGER, ledger, copies))
    return outputs


def _described(rows: dict[str, list], code: str) -> list[dict]:
    """The published tables for the data page."""
    described = []
    for name, table in TABLES.items():
        described.append(
            {
                "name": name,
                "path": f"data/{name}.csv",
                "title": _in(table, "title", code),
                "description": _in(table, "description", code),
                "rows": len(rows[name]),
                "columns": [
                    {
                        "name": column.name,
                        "type": column.type,
                        "title": _in(column, "title", code),
                        "description": _in(column, "description", code),
                    }
                    for column in table.columns
                ],
            }
        )
    return described


def _in(record, name: str, code: str) -> str:
    """The text of a table or column in one language."""
    return getattr(record, f"{name}_{code}")


def without_collisions(outputs: list[Output]) -> dict[str, Output]:
    """The mapping itself.

    :raises ValueError: if two outputs claim one path; the engine's addresses never do.
    """
    site: dict[str, Output] = {}
    for output in outputs:
        if output.path in site:
            raise ValueError(f"two outputs claim {output.path}")
        site[output.path] = output
    return site


