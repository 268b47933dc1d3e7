"""What changed on the pages: which came and went, and what those that stayed say in other words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from ..model.messages import LANGUAGES
from .changes import ChangedPassage, PageChange, TextChange
from .links import redirect_target
from .page_text import PageText, page_text
from .sites import LASTING, ReviewedSite

# The public log of revisions says what a review finds, so it is not compared.
REVISION_LOG = "revisions.html"
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
        """The page that redirects lead to from a path; "" for a page, or where the site has nothing."""
        seen = {path}
        target = redirect_target(self.html(path), path) if self.site.has(path) else ""
        end = target
        while target and target not in seen:
            seen.add(target)
            end, target = target, redirect_target(self.html(target), target) if self.site.has(target) else ""
        return end


def is_page(path: str) -> bool:
    return path.endswith(".html") and not path.endswith(".embed.html") and not path.startswith(LASTING)


def path_in_language(path: str) -> str:
    """A path as seen from the folder of its language, which both have: the entrance is "../index.html"."""
    code, _, rest = path.partition("/")
    return rest if code in LANGUAGES else f"../{path}"


def page_changes(before: ChangedPages, after: ChangedPages) -> tuple[PageChange, ...]:
    """Addresses that came, and those that hold no page any more, whether something leads on from them or not."""
    changes = []
    for path in sorted({*before.paths, *after.paths}, key=lambda path: (path_in_language(path), path)):
        if after.has(path) and not before.has(path):
            changes.append(PageChange(path, "new", after.text(path).heading))
        elif before.has(path) and not after.has(path):
            changes.append(PageChange(path, "removed", before.text(path).heading, after.leads_to(path)))
        elif before.leads_to(path) and not after.site.has(path):
            # An old address that led on still stands in links, and leads nowhere now.
            led = before.leads_to(path)
            changes.append(PageChange(path, "removed", before.text(led).heading if before.has(led) else ""))
    return tuple(changes)


def changed_pages(before: ChangedPages, after: ChangedPages) -> list[str]:
    """The pages that both sites have and whose bytes differ."""
    return [
        path for path in after.paths
        if before.site.has(path) and before.site.digest(path) != after.site.digest(path)
        and after.has(path) and before.has(path) and path_in_language(path) != REVISION_LOG
    ]  # fmt: skip


def passages(before: ChangedPages, after: ChangedPages) -> tuple[ChangedPassage, ...]:
    """Passages that changed, each once with all the pages that it changed on."""
    changed: dict[tuple[str, str, str], list[str]] = {}
    for path in sorted(changed_pages(before, after), key=lambda path: (path_in_language(path), path)):
        old, new = before.text(path), after.text(path)
        for gone, come in changed_passages(old.passages, new.passages):
            pages = changed.setdefault((new.language, gone, come), [])
            if path_in_language(path) not in pages:
                pages.append(path_in_language(path))
    result = [ChangedPassage(language, old, new, tuple(pages)) for (language, old, new), pages in changed.items()]
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
    """The share of two passages that is the same, 0 below ``ALIKE``."""
    matcher = SequenceMatcher(None, passage, other, autojunk=False)
    # The quick ones are upper bounds of the last.
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def with_pages(texts: Iterable[TextChange], paths: Iterable[str], after: ChangedPages) -> tuple[TextChange, ...]:
    """Changed texts, each with those of some pages that show it."""
    words = {path: " ".join(after.text(path).passages) for path in paths}

    def pages_with(text: TextChange) -> set[str]:
        now = {code: " ".join(text.new[code].split()) for code in text.languages if text.new and text.new[code]}
        return {
            path_in_language(path) for path, page in words.items() if now.get(after.text(path).language, "\0") in page
        }

    return tuple(replace(text, pages=tuple(sorted(pages_with(text)))) for text in texts)
