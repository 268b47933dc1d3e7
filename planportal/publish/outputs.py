"""The site as a mapping: every output with its path, a fingerprint of all that decides its bytes, and its recipe."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..charts import render_png, render_svg
from ..exports.files import csv_bytes, datapackage_bytes, xlsx_bytes
from ..exports.schema import TABLES
from ..model.portal import Shared
from ..model.text import LANGUAGES
from ..pages.page import Page
from ..pages.render import Templates, render_entrance, render_page, render_redirect
from ..pages.site import plan_pages, portal_pages, redirects
from ..words.report import Report
from . import fingerprints


@dataclass(frozen=True)
class Output:
    """``make(*arguments)`` gives the bytes; both can be sent to another process."""

    path: str
    fingerprint: str
    make: Callable[..., bytes]
    arguments: tuple


@dataclass(frozen=True)
class Look:
    """What decides the look of every page: the templates, and where the static files stand."""

    templates: Templates
    assets: dict[str, str]
    engine: str


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
        yield _page(look, page.path, render_page, look.assets, page)


def _charts(look: Look, pages: list[Page]) -> Iterator[Output]:
    """The files behind the downloads of each chart; a page names them in its view."""
    for page in pages:
        for name, chart in page.charts.items():
            files = page.view["files"]
            for suffix, make in ((".svg", render_svg), (".png", render_png)):
                yield _output(look, files.get(name, files)[suffix], make, chart)


def plan_outputs(report: Report, directory: dict, look: Look) -> list[Output]:
    """All outputs of one plan."""
    pages = plan_pages(report, directory)
    outputs = [*_pages(look, pages), *_charts(look, pages)]
    for old, now in redirects(report):
        outputs.append(_page(look, old, render_redirect, old, now))
    return outputs


def portal_outputs(
    shared: Shared, summaries: list[dict], rows: dict[str, list], look: Look, static: dict[str, tuple[str, bytes]]
) -> list[Output]:
    """The portal-wide outputs: pages and charts made from summaries, published data and static files."""
    pages = portal_pages(shared, summaries, {code: _described(rows, code) for code in LANGUAGES})
    info = shared.info
    titles = {code: info.title[code] for code in LANGUAGES}
    outputs = [*_pages(look, pages), *_charts(look, pages)]
    outputs.append(_page(look, "index.html", render_entrance, look.assets, titles))
    for name in TABLES:
        outputs.append(_output(look, f"data/{name}.csv", csv_bytes, name, rows[name]))
    outputs.append(_output(look, "data/portal.xlsx", xlsx_bytes, rows))
    outputs.append(_output(look, "data/datapackage.json", datapackage_bytes, info))
    outputs += [_output(look, address, _same, content) for address, content in static.values()]
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


