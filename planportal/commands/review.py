"""``review``: what changed since a release or another earlier build, as one report to read and one for programs."""

import argparse
import os
import time
import webbrowser
from pathlib import Path

from ..console import Console
from ..content.doubts.listing import open_doubts
from ..content.drafts import draft_problems
from ..content.files import Files
from ..content.portal import load_portal
from ..content.problems import ContentFaults, Problem
from ..content.releases import read_releases
from ..content.translations import untranslated
from ..model.messages import LANGUAGES, Message, count_message
from ..model.refusal import Refusal
from ..model.status import Status
from ..model.text import Text
from ..pages.render import templates_of
from ..pages.styles import with_status_rules
from ..publish.build import Build
from ..publish.folder import write_file
from ..publish.locks import output_lock
from ..publish.survey import BuildFolders
from ..release.making import site_of
from ..release.reasons import reasons_of
from ..review.changes import Fault, Review, StatusChange, text_of
from ..review.compare import review_of
from ..review.report import STYLES, report_html
from ..review.review_json import review_json
from ..review.sites import ReviewedSite, open_folder, open_site
from ..words.language import Language, language
from ..words.terms import status_word
from .folders import build_folders
from .settling import settle_folder
from .target import check_target


def run(options: argparse.Namespace) -> int:
    began = time.perf_counter()
    json_path = options.o.with_suffix(".json")
    check_target(options.o, ".html", options.content)
    check_target(json_path, ".json", options.content)
    if json_path.exists() and not options.o.exists():
        raise Refusal(
            Message(
                "%(file)s is there already and belongs to no report; move it away or choose another name",
                file=json_path,
            )
        )
    settle_folder(options.output, "review", options.console)
    try:
        before = _earlier_site(options)
        folders = build_folders(options.content, options.output)
        with output_lock(folders.output, "review", options.console.complain):
            options.console.moved_aside(Build(folders, say=options.console.progress).run().aside)
        review = _review(before, open_folder(options.output, options.output.name), options.content)
    except ContentFaults as faults:
        # Status 1 says that something changed; 2 says that the sites could not be reviewed.
        faults.status = 2
        raise
    page = report_html(
        review, templates_of(Files(*folders.templates)), _css(folders), _path_to_site(options.output, options.o)
    )
    write_file(options.o, page)
    write_file(json_path, review_json(review))
    _say_result(review, options.o, len(page), time.perf_counter() - began, options.console)
    if options.open:
        webbrowser.open(options.o.resolve().as_uri())
    return 1 if review.changed else 0


def _earlier_site(options: argparse.Namespace) -> ReviewedSite:
    """The site to compare with: a release by its name, else a folder or a zip; the latest release by default."""
    kept, problems = read_releases(Files(options.content))
    if problems:
        raise ContentFaults(problems)
    releases = {one.release.id: one for one in kept}
    if options.against is None:
        if not kept:
            raise Refusal(Message("there is no release yet; name an earlier build with --against FOLDER or ZIP"))
        return site_of(kept[-1])
    if options.against in releases:
        return site_of(releases[options.against])
    path = Path(options.against)
    if Path(os.path.realpath(path)) == options.output:
        raise Refusal(Message("%(path)s is where this build goes; compare with a copy of an earlier one", path=path))
    if not path.exists():
        raise Refusal(Message(
            "“%(name)s” is no folder, no zip and no release. Releases: %(releases)s",
            name=options.against, releases=tuple(releases) or Message("none"),
        ))  # fmt: skip
    settle_folder(Path(os.path.realpath(path)), "review", options.console)
    return open_site(path)


def _review(before: ReviewedSite, after: ReviewedSite, content: Path) -> Review:
    files = Files(content)
    shared, plans = load_portal(files, drafts=True)
    return review_of(
        before,
        after,
        untranslated=map(_fault, untranslated(files)),
        doubts=[_fault(doubt) for plan in plans for doubt in open_doubts(files, plan, shared)],
        drafts=[_fault(draft) for plan in plans for draft in draft_problems(files, plan)],
        reasons=reasons_of(plans),
    )


def _fault(problem: Problem) -> Fault:
    where = f"{problem.file}:{problem.line}:{problem.column}"
    return Fault(where, problem.key, text_of(*(language(code).say(problem.message) for code in LANGUAGES)))


def _css(folders: BuildFolders) -> str:
    """The style sheets of the report as one text."""
    files = {"templates": Files(*folders.templates), "static": Files(*folders.static)}
    sheets = (files[folder].read(name) for folder, name in (style.split("/", 1) for style in STYLES))
    return with_status_rules(b"".join(sheets)).decode()


def _path_to_site(output: Path, report: Path) -> str:
    """The path from the report to the site, for links; "" between two drives, which no path connects."""
    try:
        path = os.path.relpath(output, report.resolve().parent)
    except ValueError:
        return ""
    return Path(path).as_posix() + "/"


def _flip_message(status: StatusChange, speech: Language) -> Message:
    return Message(
        "STATUS FLIPPED: %(name)s (%(plan)s): %(old)s → %(new)s",
        name=_text_in(status.subject.name, speech), plan=_text_in(status.subject.plan_name, speech),
        old=status_word(Status(status.old), speech), new=status_word(Status(status.new), speech),
    )  # fmt: skip


def _text_in(text: Text | None, speech: Language) -> str:
    return text[speech.code] if text else ""


def _say_result(review: Review, report: Path, size: int, seconds: float, console: Console) -> None:
    for status in review.statuses:
        console.say(_flip_message(status, language(console.language)))
    # Charts and pages stand in both languages; the report, too, counts those of the one it is read in.
    own = console.language
    charts = [chart for chart in review.charts if chart.language == own]
    pages = [page for page in review.pages if page.path.split("/")[0] in (own, "index.html")]
    reworded = {page for passage in review.passages if passage.language == own for page in passage.pages}
    counts = (
        count_message("%(num)s status", "%(num)s statuses", len(review.statuses)),
        count_message("%(num)s figure", "%(num)s figures", len(review.figures)),
        count_message("%(num)s record", "%(num)s records", len(review.records)),
        count_message("%(num)s text", "%(num)s texts", len(review.texts)),
        count_message("%(num)s finding", "%(num)s findings", len(review.findings)),
        count_message("%(num)s chart", "%(num)s charts", len(charts)),
        count_message("%(num)s page", "%(num)s pages", len(pages)),
        count_message("%(num)s page reads otherwise", "%(num)s pages read otherwise", len(reworded)),
        count_message("%(num)s other file", "%(num)s other files", len(review.files)),
    )
    nonzero = tuple(count for count in counts if count.values["num"])
    if review.changed:
        console.say(Message("Changed since %(build)s: %(counts)s.", build=review.before.label, counts=nonzero))
    else:
        console.say(Message("Nothing changed since %(build)s.", build=review.before.label))
    console.say(Message(
        "%(report)s: %(size)s bytes, %(seconds)s s", report=report, size=f"{size:,}", seconds=f"{seconds:.1f}"
    ))  # fmt: skip
