"""What changed on the pages: which came and went, and what those that stayed say in other words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from ..model.said import LANGUAGES
from .changes import PageChange, Passage, TextChange
from .links import linked, redirect
from .sites import KEPT, Site
from .words import PageText, page_text

# The public log of revisions says what a review finds, so it is not compared.
LOG = "revisions.html"
# Two passages that share less than this are not one passage that changed.
ALIKE = 0.5
# How many passages further on one is looked for.
MOST = 60


class Pages:
    """The pages of one site, read when they are asked for. What only leads on to another page is none."""

    def __init__(self, site: Site):
        self.site = site
        self.html = cache(site.text)
        self.text: Callable[[str], PageText] = cache(lambda path: page_text(self.html(path)))
        self.links = cache(lambda path: frozenset(tail(target) for target in linked(self.html(path), path)))
        self.leads_to = cache(self._leads_to)

    @property
    def paths(self) -> list[str]:
        """Everything at an address that people open, redirects among them."""
        return sorted(path for path in self.site.paths if is_page(path))

    def has(self, path: str) -> bool:
        return self.site.has(path) and not self.leads_to(path)

    def _leads_to(self, path: str) -> str:
        """The page at the end of the way that begins at a path; "" for a page, or for nothing."""
        seen = {path}
        found = redirect(self.html(path), path) if self.site.has(path) else ""
        end = found
        while found and found not in seen:
            seen.add(found)
            end, found = found, redirect(self.html(found), found) if self.site.has(found) else ""
        return end


def is_page(path: str) -> bool:
    return path.endswith(".html") and not path.endswith(".embed.html") and not path.startswith(KEPT)


def tail(path: str) -> str:
    """A path as seen from the folder of its language, which both have: the entrance is "../index.html"."""
    code, _, rest = path.partition("/")
    return rest if code in LANGUAGES else f"../{path}"


def page_changes(before: Pages, after: Pages) -> tuple[PageChange, ...]:
    """Addresses that came, and those that hold no page any more, whether something leads on from them or not."""
    found = []
    for path in sorted({*before.paths, *after.paths}, key=lambda path: (tail(path), path)):
        if after.has(path) and not before.has(path):
            found.append(PageChange(path, "new", after.text(path).heading))
        elif before.has(path) and not after.has(path):
            found.append(PageChange(path, "removed", before.text(path).heading, after.leads_to(path)))
        elif before.leads_to(path) and not after.site.has(path):
            # An old address that led on still stands in links, and leads nowhere now.
            led = before.leads_to(path)
            found.append(PageChange(path, "removed", before.text(led).heading if before.has(led) else ""))
    return tuple(found)


def differing(before: Pages, after: Pages) -> list[str]:
    """The pages that both sites have and whose bytes differ."""
    return [
        path for path in after.paths
        if before.site.has(path) and before.site.digest(path) != after.site.digest(path)
        and after.has(path) and before.has(path) and tail(path) != LOG
    ]  # fmt: skip


# Pages that list or count what is in a plan, or in all of them, besides those that lead to it.
PLAN_WIDE = ("index", "indicators", "goals", "tasks", "projects", "document", "status", "completion", "commitments")
PORTAL_WIDE = ("index.html", "status.html", "compare.html", "data.html")


@dataclass(frozen=True)
class Explained:
    """What the tables say has changed, as far as pages show it. ``shown`` are the pages of what changed; ``named`` those
    of them whose records others name, with a link. ``plans`` are the plans of which anything changed, ``texts`` the
    typed texts; ``day`` is what stood and what stands for the day the data are complete to, by language."""

    shown: frozenset[str]
    named: frozenset[str]
    plans: frozenset[str]
    texts: tuple[TextChange, ...]
    day: dict[str, tuple[tuple[str, str], ...]]

    def page(self, path: str, before: Pages, after: Pages) -> bool:
        """True for a page of what changed, one that leads to it, and one that counts or lists what is in its plan."""
        own = tail(path)
        if own in self.shown or self.named & (before.links(path) | after.links(path)):
            return True
        if own in PORTAL_WIDE:
            return bool(self.plans)
        found = re.fullmatch(r"plans/([^/]+)/([^/]+)\.html", own)
        return found is not None and found[1] in self.plans and found[2] in PLAN_WIDE

    def passage(self, old: str, new: str) -> bool:
        """True for words that hold a text which was typed otherwise, in either language: the entrance has both."""
        return any(text.old[code] in old and text.new[code] in new for text in self.texts for code in text.languages)

    def another_day(self, language: str, old: str, new: str) -> bool:
        """True for words that differ in nothing but the day the data are complete to."""
        for was, now in self.day.get(language, ()):
            old = old.replace(was, now)
        return old == new


def passages(paths: Iterable[str], before: Pages, after: Pages, explained: Explained) -> tuple[Passage, ...]:
    """Words that changed on pages, each once with all the pages that it changed on. The day the data are complete to
    stands on every page, and is told once, as a record of the portal."""
    found: dict[tuple[str, str, str], dict[str, bool]] = {}
    for path in sorted(paths, key=lambda path: (tail(path), path)):
        old, new = before.text(path), after.text(path)
        if old.passages == new.passages:
            continue
        known = explained.page(path, before, after)
        for gone, come in changed_passages(old.passages, new.passages):
            found.setdefault((new.language, gone, come), {})[tail(path)] = known
    result = [
        Passage(language, old, new, tuple(pages), all(pages.values()) or explained.passage(old, new))
        for (language, old, new), pages in found.items()
        if not explained.another_day(language, old, new)
    ]
    return tuple(sorted(result, key=lambda passage: (*LANGUAGES, "").index(passage.language)))


def changed_passages(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(old, new) of every passage that is not in both, in the order of the page."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = list(old[i:j]), list(new[k:m])
        aligned = list(zip(gone, come, strict=False))
        # One in the place of one is that one in other words, however little they share.
        if len(gone) == len(come) and (len(gone) == 1 or all(_likeness(*pair) for pair in aligned)):
            yield from aligned
        else:
            yield from _paired(gone, come)


def _paired(gone: list[str], come: list[str]) -> Iterator[tuple[str, str]]:
    """Runs of different length: each old passage with the new one that is most like it, in their order."""
    start = 0
    for passage in gone:
        likeness = [_likeness(passage, other) for other in come[start : start + MOST]]
        best = max(likeness, default=0.0)
        if not best:
            yield passage, ""
            continue
        place = start + likeness.index(best)
        yield from (("", other) for other in come[start:place])
        yield passage, come[place]
        start = place + 1
    yield from (("", other) for other in come[start:])


def _likeness(passage: str, other: str) -> float:
    """How much two passages share, 0 for too little."""
    matcher = SequenceMatcher(None, passage, other, autojunk=False)
    # The quick ones are upper bounds of the last.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    found = matcher.ratio()
    return found if found >= ALIKE else 0.0


def with_pages(texts: Iterable[TextChange], paths: Iterable[str], after: Pages) -> tuple[TextChange, ...]:
    """Texts with those of the pages that show them."""
    read = {path: after.text(path) for path in paths}
    words = {path: " ".join(page.passages) for path, page in read.items()}

    def shown(text: TextChange) -> Iterator[str]:
        said = {code: " ".join(text.new[code].split()) for code in text.languages if text.new[code]}
        return (tail(path) for path, page in read.items() if said.get(page.language, "\0") in words[path])

    return tuple(replace(text, pages=tuple(sorted(set(shown(text))))) for text in texts)
