"""``brief``: a briefing pack as a document, slides, PDF or workbook."""

import argparse
import io
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from ..assess.judged import JudgedPlan
from ..briefs.making import make_pack
from ..briefs.pack import Pack
from ..content.files import Files
from ..model.messages import Message
from ..model.refusal import Refusal
from ..pages.render import templates_of
from ..publish.folder import write_file
from ..words.language import language
from .folders import template_folders
from .reading import judged_plan
from .target import check_target


def run(options: argparse.Namespace) -> int:
    if options.sheets and options.format != "pdf":
        raise Refusal(Message("--sheets is for --format pdf"))
    make = MAKERS[options.format]()
    judged = judged_plan(options.content, options.plan)
    pack = make_pack(judged, language(options.language), tuple(options.goal), tuple(options.indicators))
    path = options.o or Path(f"{options.plan}-{options.language}.{options.format}")
    check_target(path, f".{options.format}", options.content)
    content = make(judged, pack, options)
    write_file(path, content)
    options.console.say(
        Message("%(file)s: %(title)s, %(size)s bytes", file=path, title=pack.title, size=f"{len(content):,}")
    )
    return 0


Maker = Callable[[JudgedPlan, Pack, argparse.Namespace], bytes]


def _docx() -> Maker:
    try:
        from ..briefs.word.document import docx_bytes
    except ModuleNotFoundError as missing:
        raise _not_installed("docx", "python-docx") from missing
    return lambda judged, pack, options: docx_bytes(pack)


def _pptx() -> Maker:
    try:
        from ..briefs.slides.deck import pptx_bytes
    except ModuleNotFoundError as missing:
        raise _not_installed("pptx", "python-pptx") from missing
    return lambda judged, pack, options: pptx_bytes(pack)


def _pdf() -> Maker:
    try:
        # Without Pango, WeasyPrint prints advice of its own.
        with redirect_stdout(io.StringIO()):
            from ..briefs.print.document import pdf_bytes
    except ModuleNotFoundError as missing:
        raise _not_installed("pdf", "weasyprint") from missing
    except OSError as missing:
        raise Refusal(Message(
            "PDF needs the library Pango on this machine; on Debian and Ubuntu: apt-get install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0. docs/briefings.md says how on Windows and macOS."
        )) from missing  # fmt: skip

    def make(judged: JudgedPlan, pack: Pack, options: argparse.Namespace) -> bytes:
        files = Files(*template_folders(options.content))
        return pdf_bytes(pack, templates_of(files), files.read("brief.css").decode(), sheets_only=options.sheets)

    return make


def _xlsx() -> Maker:
    from ..briefs.xlsx import xlsx_bytes

    return lambda judged, pack, options: xlsx_bytes(judged, pack)


def _not_installed(kind: str, package: str) -> Refusal:
    return Refusal(Message(
        "%(kind)s needs %(package)s, which is not installed; install what packs need: pip install \"planportal[briefs]\"",
        kind=kind, package=package,
    ))  # fmt: skip


MAKERS = {"docx": _docx, "pptx": _pptx, "pdf": _pdf, "xlsx": _xlsx}
