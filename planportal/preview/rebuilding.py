"""Notices what is saved, rebuilds, and keeps what went wrong until it is mended."""

import re
import time
import traceback
from dataclasses import dataclass, field

from ..console import Console, build_summary, number_of_faults
from ..content.problems import ContentFaults
from ..content.saved import Stamps, stamps_in
from ..model.messages import Message
from ..model.refusal import Refusal, message_of
from ..pages.render import TemplateFault
from ..publish.build import Build
from ..publish.locks import output_lock
from ..publish.survey import BuildFolders, SourceDigests, source_digests, survey
from .doubting import PreviewDoubts, fault_line

# In a process that has everything loaded, starting workers pays off later than in a build that begins from nothing.
PARALLEL_FROM = 350
# How long nothing must be saved until pictures are made again; pages come first.
IDLE_SECONDS = 2.0
# As Python and Jinja2 name a line of a template, also in what a worker process reports.
_TEMPLATE_LINE = re.compile(r'File "([^"]+\.html)", line (\d+)')


@dataclass(frozen=True)
class Trouble:
    """Why the last build made no site. ``lines`` holds place, key and message of each fault; the first two may be empty.
    ``detail`` is for whoever has to look into the program or a template."""

    title: str
    lines: tuple[tuple[str, str, str], ...]
    detail: str = ""


@dataclass
class PreviewSite:
    """The previewed site; ``console`` says what was done, ``trouble`` what kept the last build from making a site; the last
    good one then still stands."""

    folders: BuildFolders
    console: Console
    trouble: Trouble | None = None
    _waiting_since: float | None = None
    _seen: Stamps = field(default_factory=dict)
    _digests: SourceDigests | None = None
    _certain: bool = False
    _built: bool = False
    doubts: PreviewDoubts = field(init=False)

    def __post_init__(self) -> None:
        self.doubts = PreviewDoubts(self.folders.content, self.console)

    def follow(self) -> bool:
        """Rebuild if something was saved since the last call; returns whether open pages have something to be told."""
        if self._was_saved():
            self.rebuild(pages_first=self._built)
            return True
        since = self._waiting_since
        if since is not None and self.trouble is None and time.monotonic() - since > IDLE_SECONDS:
            self.rebuild(pages_first=False)
        return self.trouble is None and self.doubts.look()

    def rebuild(self, pages_first: bool) -> None:
        """Build and say what was done. Whatever goes wrong becomes ``trouble``: the preview lives on."""
        began = time.perf_counter()
        self._digests = None
        try:
            self._digests = source_digests(self.folders)
            before = survey(self.folders, drafts=True)
            if not before.unchanged:
                build = Build(self.folders, drafts=True, parallel_from=PARALLEL_FROM, pages_first=pages_first)
                with output_lock(self.folders.output, "serve", self.console.complain):
                    result = build.run()
                self._built = True
                self._waiting_since = time.monotonic() if result.waiting else None
                seconds = f"{time.perf_counter() - began:.2f}"
                self.console.say(Message("%(summary)s %(seconds)s s", summary=build_summary(result), seconds=seconds))
                self.console.moved_aside(result.aside)
            elif self.trouble:
                self.console.say(Message("Mended; the site is as it was."))
            self.trouble = None
            self.doubts.expect(self._digests["content"])
        except ContentFaults as faults:
            self.console.faults(faults.problems)
            lines = tuple(fault_line(fault, self.console) for fault in faults.problems)
            self.trouble = Trouble(self.console.text(number_of_faults(faults.problems)), lines)
        except Exception as failure:  # templates and the program itself can fail in any way
            self.trouble = _trouble_of(failure, self.console)
            place, _key, message = self.trouble.lines[0]
            self.console.complain(self.trouble.detail + (f"{place}: {message}" if place else message))

    def _was_saved(self) -> bool:
        """Whether something was saved. Times and sizes tell it cheaply. Two saves within one tick of the disk's clock that
        leave the size alone look like one, so after each build the contents are compared once, a tick later."""
        folders = self.folders
        seen = stamps_in(folders.sources)
        if seen != self._seen:
            self._seen, self._certain = seen, False
            return True
        if self._certain:
            return False
        try:
            digests = source_digests(folders)
        except OSError:
            return False  # an editor is replacing a file; the next look is soon
        self._certain = True
        return digests != self._digests


def _trouble_of(failure: Exception, console: Console) -> Trouble:
    """What stopped the build, with the line of the template where a template is at fault."""
    title = console.text(Message("The site could not be built"))
    if isinstance(failure, TemplateFault):
        return Trouble(title, ((failure.place, "", failure.fault),))
    if isinstance(failure, OSError):
        return Trouble(title, (("", "", console.text(message_of(failure))),))
    if isinstance(failure, Refusal):
        return Trouble(title, (("", "", console.text(failure.args[0])),))
    detail = "".join(traceback.format_exception(failure))
    lines = _TEMPLATE_LINE.findall(detail)
    place = ":".join(lines[-1]) if lines else ""
    return Trouble(title, ((place, "", f"{type(failure).__name__}: {failure}"),), detail)
