"""What changed on the pages: which came and went, and what those that stayed say in other words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from ..model.messages import LANGUAGES
from .changes import ChangedPassage, PageChange, TextChange
from .links import redirect
from .sites import KEPT, ReviewedSite
from .words import PageText, page_text

# The public log of revisions says what a review finds, so it is not compared.
LOG = "revisions.html"
# Two passages that share less than this are not one passage that changed.
ALIKE = 0.5
# How many passages further on one is looked for.
MOST = 60


class ChangedPages:
    """The pages of one site, read when they are asked for. Redirects are not pages."""

    def __init__(self, site: ReviewedSite):
        self.site = site
        self.html = cache(site.text)
        self.text: Callable[[str], PageText] = cache(lambda path: page_text(self.html(path)))
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


def page_changes(before: ChangedPages, after: ChangedPages) -> tuple[PageChange, ...]:
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


def differing(before: ChangedPages, after: ChangedPages) -> list[str]:
    """The pages that both sites have and whose bytes differ."""
    return [
        path for path in after.paths
        if before.site.has(path) and before.site.digest(path) != after.site.digest(path)
        and after.has(path) and before.has(path) and tail(path) != LOG
    ]  # fmt: skip


def passages(before: ChangedPages, after: ChangedPages) -> tuple[ChangedPassage, ...]:
    """Words that changed on pages, each once with all the pages that it changed on."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for path in sorted(differing(before, after), key=lambda path: (tail(path), path)):
        old, new = before.text(path), after.text(path)
        for gone, come in changed_passages(old.passages, new.passages):
            pages = found.setdefault((new.language, gone, come), [])
            if tail(path) not in pages:
                pages.append(tail(path))
    result = [ChangedPassage(language, old, new, tuple(pages)) for (language, old, new), pages in found.items()]
    return tuple(sorted(result, key=lambda passage: (*LANGUAGES, "").index(passage.language)))


def changed_passages(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(old, new) of every passage that is not in both, in the order of the page."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        gone, come = list(old[i:j]), list(new[k:m])
        if kind == "equal":
            continue
        # One in the place of one is that one in other words, however little they share.
        one_by_one = len(gone) == len(come) and (len(gone) == 1 or all(map(_likeness, gone, come)))
        for passage in gone:
            # Each with the one that is most like it among the next.
            likeness = [1.0] if one_by_one else [_likeness(passage, other) for other in come[:MOST]]
            best = likeness.index(max(likeness)) if any(likeness) else -1
            yield from (("", other) for other in come[: max(best, 0)])
            yield passage, come[best] if best >= 0 else ""
            del come[: best + 1]
        yield from (("", other) for other in come)


def _likeness(passage: str, other: str) -> float:
    """How much two passages share, 0 for too little."""
    matcher = SequenceMatcher(None, passage, other, autojunk=False)
    # The quick ones are upper bounds of the last.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    found = matcher.ratio()
    return found if found >= ALIKE else 0.0


def with_pages(texts: Iterable[TextChange], paths: Iterable[str], after: ChangedPages) -> tuple[TextChange, ...]:
    """Texts with those of the pages that show them."""
    words = {path: " ".join(after.text(path).passages) for path in paths}

    def shown(text: TextChange) -> set[str]:
        said = {code: " ".join(text.new[code].split()) for code in text.languages if text.new and text.new[code]}
        return {tail(path) for path, page in words.items() if said.get(after.text(path).language, "\0") in page}

    return tuple(replace(text, pages=tuple(sorted(shown(text)))) for text in texts)
