"""What every part of a report needs: one language, the way to the pages of the site, and what is folded."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model.said import LANGUAGES
from ..pages.rows import View
from ..words.language import Language
from .changes import Change, Subject, Words
from .charts import DRAWING
from .differences import Part, differences, shortened

CHANGES = ("changed", "removed", "new")
# Each language by its own name, in both halves of the report.
NAMES = {"zh": "中文", "en": "English"}

T = TypeVar("T")
# One kind of change.
C = TypeVar("C", bound=Change)


@dataclass(frozen=True)
class Sheet:
    """The report in one language; ``site`` is the way from the report to the site, "" for no links."""

    language: Language
    site: str

    @property
    def code(self) -> str:
        return self.language.code

    def say(self, words: Words) -> str:
        """The words in this language; in the other one where they are not translated."""
        return words[self.code] or words.zh or words.en

    def address(self, path: str) -> str:
        """A path of the site as a link, in this language if it names none; "" where there is no page."""
        if not path or not self.site:
            return ""
        return self.site + (path if path.split("/")[0] in LANGUAGES else f"{self.code}/{path}")

    def link(self, path: str, text: str) -> dict[str, str]:
        return {"text": text, "href": self.address(path)}

    def subject(self, subject: Subject) -> dict[str, str]:
        return {
            **self.link(subject.page, self.say(subject.name) or subject.id),
            "kind": self.kind(subject.kind),
            "place": self.say(subject.place),
        }

    def plan(self, subject: Subject) -> str:
        """The heading that a subject stands under."""
        return self.say(subject.plan_name) or subject.plan or self.language.text("The portal as a whole")

    def by_plan(self, changes: Iterable[C]) -> dict[str, list[C]]:
        """Changes by the heading that their subjects stand under."""
        groups: dict[str, list[C]] = {}
        for change in changes:
            groups.setdefault(self.plan(change.subject), []).append(change)
        return groups

    def kind(self, kind: str) -> str:
        _ = self.language.text
        return {
            "plan": _("Plan"), "goal": _("Goal"), "indicator": _("Indicator"), "project": _("Project"),
            "commitment": _("Commitment"), "task": _("Task"), "fact": _("Figure in the text"),
            "evaluation": _("Evaluation"), "concept": _("Concept"), "portal": _("The portal as a whole"),
        }[kind]  # fmt: skip

    def change(self, change: str) -> dict[str, str]:
        _ = self.language.text
        return {"code": change, "word": {"new": _("New"), "changed": _("Changed"), "removed": _("Removed")}[change]}

    def tally(self, changes: Iterable[str]) -> str:
        """How many of each: "15 changed, 1 removed, 4 new"."""
        found, text = list(changes), self.language.text
        counts = [(change, found.count(change)) for change in CHANGES]
        words = {
            "new": lambda number: text("%(num)s new", num=number),
            "changed": lambda number: text("%(num)s changed", num=number),
            "removed": lambda number: text("%(num)s removed", num=number),
        }
        return self.join(words[change](number) for change, number in counts if number)

    def rest(self, changes: Sequence[str]) -> str:
        """What a fold holds: "Another 280: 12 changed, 268 new"."""
        return self.language.text("Another %(num)s: %(what)s", num=len(changes), what=self.tally(changes))

    def join(self, texts: Iterable[str]) -> str:
        return self.language.text(", ").join(texts)

    def marked(self, old: str, new: str) -> dict[str, list[Part]]:
        """Both texts with what differs marked, and without long stretches that do not differ."""
        before, after = differences(old, new)
        return {"old": shortened(before), "new": shortened(after)}

    def pages(self, paths: Sequence[str], limit: int = 4) -> View:
        """Pages by their address, the first of them in sight."""
        # The entrance of the site is no page of a language.
        links = [self.link(path, path.removeprefix("../")) for path in paths]
        rest = len(links) - limit
        if rest <= 1:
            return {"links": links, "more": ""}
        return {"links": links[:limit], "more": self.language.text("and %(num)s more", num=rest)}


def folded(entries: Sequence[T], limit: int) -> tuple[Sequence[T], Sequence[T]]:
    """What is in sight and what is folded away; a few more than the limit are not worth a fold."""
    return (entries, ()) if len(entries) <= limit + limit // 4 else (entries[:limit], entries[limit:])


def in_sight(entries: Sequence[object], limit: int) -> View:
    shown, rest = folded(entries, limit)
    return {"shown": shown, "folded": rest}


_ID = re.compile(r'\b(id|aria-labelledby|aria-describedby|href)="([^"]*)"|url\(#([^)]*)\)')


def with_own_ids(svg: str, prefix: str) -> str:
    """A drawing whose ids, and what refers to them, begin with ``prefix``: those of many pages meet in a report."""

    def renamed(found: re.Match[str]) -> str:
        name, value, target = found.groups()
        if target is not None:
            return f"url(#{prefix}{target})"
        if name == "href":
            return f'href="#{prefix}{value[1:]}"' if value.startswith("#") else found[0]
        return f'{name}="{" ".join(prefix + one for one in value.split())}"'

    return _ID.sub(renamed, svg)


def drawing(svg: str, prefix: str) -> str:
    """The drawing to show: the narrow one where there are both, for two stand side by side."""
    both = DRAWING.findall(svg)
    narrow = next((one for one in both if "chart-narrow" in one.partition(">")[0]), None)
    return with_own_ids(narrow or svg, prefix)
