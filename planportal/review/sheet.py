"""The words, links and marks of a report in one language, for its template."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from ..model.messages import LANGUAGES
from ..model.status import Status
from ..model.text import Text
from ..words.figures import unit_beside
from ..words.findings import finding_kind
from ..words.language import Language, language
from ..words.terms import attribute_word, basis_word, figure_word, status_word
from .changes import Change, FieldChange, FigureChange, FindingChange, OldData, Subject, TextChange
from .charts import DRAWING
from .differences import Part, differences, shortened
from .tables import PERIODIC

CHANGES = ("changed", "removed", "new")
# Each language by its own name, in both halves of the report.
NAMES = {"zh": "中文", "en": "English"}

T = TypeVar("T")
# One kind of change.
C = TypeVar("C", bound=Change)


@dataclass(frozen=True)
class ReportLink:
    """``href`` is "" where there is no page."""

    text: str
    href: str


@dataclass(frozen=True)
class Links:
    """The first of some links, and how many more there are."""

    links: Sequence[ReportLink]
    more: str


@dataclass(frozen=True)
class Marked:
    """Two texts in parts, each with whether it differs."""

    old: Sequence[Part]
    new: Sequence[Part]


@dataclass(frozen=True)
class ReportValue:
    """A figure as printed, and its unit where the figure does not bear it already; ``tag`` is its language if that is
    not the language of the report."""

    value: str
    unit: str
    state: str
    tag: str


@dataclass(frozen=True)
class Folded(Generic[T]):
    """What is in sight, and what is folded away with ``rest`` to say what it is."""

    shown: Sequence[T]
    folded: Sequence[T] = ()
    rest: str = ""


@dataclass(frozen=True)
class OfPlan(Folded[T]):
    """What changed in one plan."""

    plan: str = ""
    tally: str = ""


@dataclass(frozen=True)
class ReportSheet:
    """The report in one language; ``site`` is the way from the report to the site, "" for no links."""

    language: Language
    site: str

    @property
    def code(self) -> str:
        return self.language.code

    def say(self, text: Text | None) -> str:
        """The text in this language; in the other one where it is not translated."""
        return (text[self.code] or text.zh or text.en) if text else ""

    def day(self, day: str) -> str:
        return self.language.text("Data as of %(date)s", date=self.language.date(date.fromisoformat(day)))

    # --- links ---

    def address(self, path: str) -> str:
        """A path of the site as a link, in this language if it names none; "" where there is no page."""
        if not path or not self.site:
            return ""
        return self.site + (path if path.split("/")[0] in LANGUAGES else f"{self.code}/{path}")

    def link(self, path: str, text: str) -> ReportLink:
        return ReportLink(text, self.address(path))

    def subject(self, subject: Subject) -> ReportLink:
        return self.link(subject.page, self.say(subject.name) or subject.id)

    def pages(self, paths: Sequence[str]) -> Links:
        """Pages by their address, the first of them in sight."""
        # The entrance of the site is no page of a language.
        return self._first([self.link(path, path.removeprefix("../")) for path in paths], 4)

    def reach(self, figures: Sequence[FigureChange]) -> list[tuple[str, Links]]:
        """What else shows or counts the figures of a subject, by kind; the first of them in sight."""
        _ = self.language.text
        kinds = (
            (_("Goals"), [goal for figure in figures for goal in figure.goals]),
            (_("Projects"), [project for figure in figures for project in figure.projects]),
            (_("Comparison"), [figure.concept for figure in figures if figure.concept]),
        )
        links = ((word, list({one.id: self.subject(one) for one in some}.values())) for word, some in kinds if some)
        return [(word, self._first(some, 6)) for word, some in links]

    def _first(self, links: Sequence[ReportLink], limit: int) -> Links:
        rest = len(links) - limit
        return (
            Links(links[:limit], self.language.text("and %(num)s more", num=rest)) if rest > 1 else Links(links, "")
        )

    # --- words ---

    def plan(self, subject: Subject) -> str:
        """The heading that a subject stands under."""
        return self.say(subject.plan_name) or subject.plan or self.language.text("The portal as a whole")

    def kind(self, kind: str) -> str:
        _ = self.language.text
        return {
            "plan": _("Plan"), "goal": _("Goal"), "indicator": _("Indicator"), "project": _("Project"),
            "commitment": _("Commitment"), "task": _("Task"), "fact": _("Figure in the text"),
            "evaluation": _("Evaluation"), "source": _("Source"), "concept": _("Concept"), "portal": _("The portal as a whole"),
        }[kind]  # fmt: skip

    def change(self, change: str) -> str:
        _ = self.language.text
        return {"new": _("New"), "changed": _("Changed"), "removed": _("Removed")}[change]

    def status(self, code: str) -> str:
        return status_word(Status(code), self.language)

    def attribute(self, code: str) -> str:
        return attribute_word(code or None, self.language)

    def finding(self, finding: FindingChange) -> str:
        return finding_kind(finding.kind, self.language)

    def frequency(self, data: OldData) -> str:
        _ = self.language.text
        return {"monthly": _("Monthly"), "quarterly": _("Quarterly"), "yearly": _("Yearly")}[data.frequency]

    def outdated(self, text: TextChange) -> str:
        """Which translation may be older than its text; "" where both changed."""
        _ = self.language.text
        if text.change != "changed" or len(text.languages) != 1:
            return ""
        return {"zh": _("The English may be older"), "en": _("The Chinese may be older")}[text.languages[0]]

    def cells(self, field: FieldChange) -> tuple[str, str]:
        """Cells of a published table in words, where they are codes with a standing term."""
        _, speech = self.language.text, self.language

        def cell(code: str) -> str:
            if field.column == "attribute":
                return self.attribute(code)
            if field.column == "basis" and code:
                return basis_word(code, speech)
            return {"yes": _("Yes"), "no": _("No")}.get(code, code)

        return cell(field.old), cell(field.new)

    def tally(self, changes: Iterable[str]) -> str:
        """How many changes of each kind, in words: "15 changed, 1 removed, 4 new"."""
        kinds, text = list(changes), self.language.text
        counts = {change: kinds.count(change) for change in CHANGES}
        words = {
            "changed": text("%(num)s changed", num=counts["changed"]),
            "removed": text("%(num)s removed", num=counts["removed"]),
            "new": text("%(num)s new", num=counts["new"]),
        }
        return self.join(words[change] for change in CHANGES if counts[change])

    def join(self, texts: Iterable[str]) -> str:
        return self.language.text(", ").join(filter(None, texts))

    # --- figures ---

    def label(self, figure: FigureChange) -> str:
        label = figure_word(figure.figure, figure.period, self.language)
        if figure.period and figure.figure not in PERIODIC:
            return self.language.text("%(figure)s, %(year)s", figure=label, year=figure.period)
        if figure.slice:
            return self.language.text("%(figure)s, %(slice)s", figure=label, slice=figure.slice)
        return label

    def values(self, figure: FigureChange) -> tuple[ReportValue, ReportValue]:
        """A figure as it was and is printed."""
        stated = figure.old_state != figure.new_state or figure.new_state in ("provisional", "revised")
        return (
            self._value(figure.old, figure.old_unit, figure.old_state if stated else ""),
            self._value(figure.new, figure.new_unit, figure.new_state if stated else ""),
        )

    def _value(self, value: Text | None, unit: Text | None, state: str) -> ReportValue:
        _, printed, unit_text = self.language.text, self.say(value), ""
        states = {"provisional": _("Provisional"), "final": _("Final"), "revised": _("Revised"), "": ""}
        if value and unit:
            unit_text = unit_beside(value.zh, value.en, {"zh": unit.zh, "en": unit.en or unit.zh}, self.language)
        # The document's own words stand where there is no translation.
        own = value is None or printed == value[self.code] or printed.isascii()
        return ReportValue(printed, unit_text, states[state], "" if own else language("zh").tag)

    # --- marks and folds ---

    def marked(self, old: str, new: str) -> Marked:
        """Both texts with what differs marked, and without long stretches that do not differ."""
        before, after = differences(old, new)
        return Marked(shortened(before), shortened(after))

    def folded(self, entries: Sequence[T], limit: int) -> Folded[T]:
        shown, rest = folded(entries, limit)
        return Folded(shown, rest, self.language.text("Another %(num)s", num=len(rest)))

    def rest(self, changes: Sequence[str]) -> str:
        """What a fold holds: "Another 280: 12 changed, 268 new"."""
        return self.language.text("Another %(num)s: %(what)s", num=len(changes), what=self.tally(changes))

    def by_plan(self, changes: Iterable[C]) -> dict[str, list[C]]:
        """Changes by the heading that their subjects stand under."""
        groups: dict[str, list[C]] = {}
        for change in changes:
            groups.setdefault(self.plan(change.subject), []).append(change)
        return groups


def folded(entries: Sequence[T], limit: int) -> tuple[Sequence[T], Sequence[T]]:
    """What is in sight and what is folded away; a few more than the limit are not worth a fold."""
    return (entries, ()) if len(entries) <= limit + limit // 4 else (entries[:limit], entries[limit:])


_ID = re.compile(r'\b(id|aria-labelledby|aria-describedby|href)="([^"]*)"|url\(#([^)]*)\)')


def drawing(svg: str, prefix: str) -> str:
    """The drawing to show: the narrow one where there are both, for two stand side by side. Its ids, and what refers to
    them, begin with ``prefix``: those of many pages meet in a report."""
    drawings = DRAWING.findall(svg)
    narrow = next((one for one in drawings if "chart-narrow" in one.partition(">")[0]), None)

    def renamed(match: re.Match[str]) -> str:
        name, value, target = match.groups()
        if target is not None:
            return f"url(#{prefix}{target})"
        if name == "href":
            return f'href="#{prefix}{value[1:]}"' if value.startswith("#") else match[0]
        return f'{name}="{" ".join(prefix + one for one in value.split())}"'

    return _ID.sub(renamed, narrow or svg)
