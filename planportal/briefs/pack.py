"""The record of a briefing pack, whatever its format: sections of paragraphs, tables and numbered figures, ready to
print."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..exhibits.exhibit import Exhibit
from ..words.language import Language


@dataclass(frozen=True)
class Grid:
    """A table: its heading, the words over its columns, rows of printed cells, which columns hold figures and go to the
    right, and the notes under it. The title of a table of the document begins with what the document calls it,
    ``origin``: "专栏1"."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    notes: tuple[str, ...] = ()
    origin: str = ""


@dataclass(frozen=True)
class PackFigure:
    """A chart with its number in the pack; ``label`` is "图1" or "Figure 1", ``finding`` one sentence."""

    number: int
    label: str
    exhibit: Exhibit

    @property
    def finding(self) -> str:
        return self.exhibit.chart.alt

    @property
    def caption(self) -> str:
        """The text under the picture, the label first."""
        return f"{self.label}{' ' if self.exhibit.chart.language == 'zh' else '. '}{self.exhibit.caption}"


@dataclass(frozen=True)
class Facts:
    """Short facts in pairs: what, and the fact. The first ``lead`` of them are the figures one looks for."""

    pairs: tuple[tuple[str, str], ...]
    lead: int = 0


Block = str | Grid | PackFigure | Facts


@dataclass(frozen=True)
class PackSection:
    """A heading with what stands under it. ``sheet`` marks the section of one indicator, which fits on a page;
    ``labels`` then says for each block what it is about, "" where it speaks for itself."""

    heading: str
    blocks: tuple[Block, ...]
    sections: tuple["PackSection", ...] = ()
    sheet: bool = False
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """A briefing pack. ``rollup`` says how the chosen indicators stand, in a sentence, and ``counts`` how many have which
    status; ``notice`` is a warning that must be seen first, or ""; ``closing`` are source and licence;
    ``reach`` are the identifiers of the records that the pack is about, None for those of the whole plan."""

    language: Language
    title: str
    subtitle: str
    portal: str
    publisher: str
    date: str
    notice: str
    rollup: str
    counts: tuple[tuple[str, int], ...]
    sections: tuple[PackSection, ...]
    closing: tuple[str, ...]
    reach: frozenset[str] | None

    @property
    def figures(self) -> tuple[PackFigure, ...]:
        """All figures in the order of their numbers."""
        return tuple(figure for section in self.sections for figure in _figures(section))


def _figures(section: PackSection) -> Iterable[PackFigure]:
    yield from (block for block in section.blocks if isinstance(block, PackFigure))
    for inner in section.sections:
        yield from _figures(inner)
