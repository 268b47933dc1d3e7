"""What a review found: plain records with both languages in them, for the report, for JSON and for the release log.

``change`` is always "new", "changed" or "removed". Paths of pages are those of the site without the language they begin
with, such as "plans/x/indicators/y.html", where the same page stands in both languages; the entrance is "../index.html".
"""

from dataclasses import dataclass, fields

from ..model.text import Text


def text_of(zh: str, en: str = "") -> Text | None:
    """A text as a site has it, which may lack a language; None where it has neither."""
    return Text.model_construct(zh=zh, en=en) if zh or en else None


@dataclass(frozen=True)
class Subject:
    """What a change is about. ``kind`` is plan, goal, indicator, project, commitment, task, fact, evaluation, source, concept or
    portal; what is none of these belongs to the plan, or else to the portal. ``place`` is where it stands in the document,
    ``page`` where in the site: the page of its own, or the page and the place in it ("plans/x/tasks.html#training")."""

    plan: str
    plan_name: Text | None
    kind: str
    id: str
    name: Text | None
    place: Text | None = None
    page: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        return self.plan, self.kind, self.id


@dataclass(frozen=True)
class FigureChange:
    """``figure`` is target, baseline, actual, milestone, stated, completion or fact, as in the published table figures;
    ``period`` the notation of the period it is for, "" for none; ``slice`` the members that it is of, "" for the total. ``old`` and ``new`` are as printed, None for a figure that was or is not
    there. ``goals``, ``projects`` and ``concept`` are who else shows or counts it. ``reason`` is the editor's."""

    subject: Subject
    change: str
    figure: str
    period: str
    stated_in: str
    old: Text | None
    new: Text | None
    old_unit: Text | None
    new_unit: Text | None
    old_state: str = ""
    new_state: str = ""
    goals: tuple[Subject, ...] = ()
    projects: tuple[Subject, ...] = ()
    concept: Subject | None = None
    reason: Text | None = None
    slice: str = ""

    @property
    def revision(self) -> bool:
        """True for a published figure that now says something else, or is gone: the editor owes the reader a reason."""
        # The print decides: English is made from it, and may be worded otherwise without saying something else.
        was, now = ((self.old, self.old_unit), (self.new, self.new_unit))
        return self.change != "new" and [text and text.zh for text in was] != [text and text.zh for text in now]


@dataclass(frozen=True)
class StatusChange:
    """A verdict that is another now. ``old`` and ``new`` are statuses as in the published tables. ``worse`` is None where the
    two cannot be ranked. ``figures`` is how many figures of the subject changed: 0 means that a rule, a threshold or
    the day the data are complete to changed it."""

    subject: Subject
    attribute: str
    old: str
    new: str
    old_completion: Text | None
    new_completion: Text | None
    worse: bool | None
    figures: int


@dataclass(frozen=True)
class RollupChange:
    """Done, assessable and all indicators of a plan; ``attribute`` is "", binding or anticipatory."""

    plan: str
    plan_name: Text | None
    attribute: str
    old: tuple[int, int, int]
    new: tuple[int, int, int]


@dataclass(frozen=True)
class FieldChange:
    """One column of a published table; ``title`` is the column's."""

    column: str
    title: Text | None
    old: str
    new: str


@dataclass(frozen=True)
class RecordChange:
    """A plan, goal, indicator, project, commitment, evaluation or source that came, went or says something else about itself,
    beyond its figures and texts."""

    subject: Subject
    change: str
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class TextChange:
    """A typed text; ``key`` is its place among the records, as in the published table texts. ``languages`` are those in
    which it changed: only one of the two means that the other translation may be older. ``pages`` are those that
    show it."""

    subject: Subject
    key: str
    change: str
    old: Text | None
    new: Text | None
    languages: tuple[str, ...]
    pages: tuple[str, ...] = ()


@dataclass(frozen=True)
class FindingChange:
    """Something the document leaves open; ``kind`` as in the published table findings."""

    subject: Subject
    change: str
    kind: str
    message: Text | None


# What is told by plan and by subject.
Change = FigureChange | RecordChange | TextChange | FindingChange


@dataclass(frozen=True)
class PageChange:
    """An address of the site, with its language, that is new or gone. ``leads_to`` is where it redirects now; a removed
    address without it breaks every link to it."""

    path: str
    change: str
    title: str
    leads_to: str = ""


@dataclass(frozen=True)
class ChangedPassage:
    """Words of pages in one language that read otherwise now; "" for what was or is not there."""

    language: str
    old: str
    new: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class ChartChange:
    """A chart in one language. ``data`` is True if it says something else, False if only the drawing differs. ``old`` and
    ``new`` are inline SVG, the wide and the narrow drawing as they stand in the embed page, "" for a chart that was or is
    not there."""

    language: str
    page: str
    label: str
    change: str
    data: bool
    old_finding: str
    new_finding: str
    old: str
    new: str


@dataclass(frozen=True)
class OldData:
    """A latest value that is old for how often it is published; ``months`` is its age."""

    subject: Subject
    year: str
    months: int
    frequency: str


@dataclass(frozen=True)
class BrokenLink:
    """A link of the later site that leads nowhere: ``target`` is the path, with "#…" if only the place in it is missing.
    Both paths are with their language."""

    page: str
    target: str
    text: str


@dataclass(frozen=True)
class Fault:
    """Something an editor has to mend, with its place in the content, such as "plans/x/goals.toml:12:1"."""

    where: str
    key: str
    message: Text | None


@dataclass(frozen=True)
class ReviewedBuild:
    """One of the two: ``label`` is how the reader knows it (a release or a path), ``as_of`` the day its data are complete
    to, ``files`` how many it has."""

    label: str
    release: str
    as_of: str
    files: int


@dataclass(frozen=True)
class Review:
    """Everything that changed from ``before`` to ``after``, and what stands open in ``after``: findings, untranslated texts,
    old data, broken links, drafts left out, doubts."""

    before: ReviewedBuild
    after: ReviewedBuild
    statuses: tuple[StatusChange, ...] = ()
    rollups: tuple[RollupChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    records: tuple[RecordChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    passages: tuple[ChangedPassage, ...] = ()
    charts: tuple[ChartChange, ...] = ()
    files: tuple[PageChange, ...] = ()
    open_findings: tuple[FindingChange, ...] = ()
    untranslated: tuple[Fault, ...] = ()
    old_data: tuple[OldData, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    drafts: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()

    @property
    def changed(self) -> bool:
        """True if anything at all differs between the two."""
        return any(getattr(self, name) for name in CHANGES)

    @property
    def outdated_translations(self) -> tuple[TextChange, ...]:
        """Texts that changed in one language only."""
        return tuple(text for text in self.texts if text.change == "changed" and len(text.languages) == 1)


# The parts of a review that are changes; the others stand in the later build, changed or not.
CHANGES = tuple(part.name for part in fields(Review) if part.name not in (
    "before", "after", "open_findings", "untranslated", "old_data", "broken_links", "drafts", "doubts",
))  # fmt: skip
