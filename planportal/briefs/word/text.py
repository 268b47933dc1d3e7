"""The text of a briefing in Word, from the title to the closing lines, with the page numbers of its contents."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ...charts import render_png
from ..pack import Block, Facts, Grid, Pack, PackFigure, PackSection
from .markup import BREAK, EMU_PER_MM, EMU_PER_POINT, TAB, Markup
from .pages import WordPages
from .settings import heading_number
from .styles import TYPE_HEIGHT, TYPE_WIDTH, looks
from .tables import WordTables

PICTURE_MM = 156
# What a page with a picture has to spare for fonts that run wider than those reckoned with, in points.
SPARE = 16
# A Chinese title stands in one line if one of these sizes lets it.
TITLE_SIZES = (22, 20, 18)
# What a page number takes in the contents, in points.
PAGE_ROOM = 16
# Over a paragraph that follows a table, and over the closing lines, in points.
GAP = 8
CLOSING_GAP = 18

# Holds the place of a page break before a block until the pages are counted.
_BREAK_PLACE = "<!--{}-->"
Number = tuple[int, ...]


class WordText:
    """Writes a pack as WordprocessingML; ``add_image`` takes a PNG and returns its relation, and its width and height
    in pixels."""

    def __init__(self, pack: Pack, add_image: Callable[[bytes], tuple[str, int, int]]):
        self._pack, self._add_image = pack, add_image
        self._code = pack.language.code
        self._chinese = self._code == "zh"
        self._markup, self._looks, self._pages = Markup(self._code), looks(self._code), WordPages(self._code)
        self._tables = WordTables(self._code, self._markup, self._looks, self._pages)
        self._grids = 0
        self._under_table = False

    def body(self) -> str:
        """All paragraphs and tables as markup."""
        outline = list(_outline(self._pack.sections))
        front = [*self._front(), self._paragraph("TOCHeading", self._pack.language.text("Contents"))]
        for number, section in outline:
            look = self._looks[f"TOC{len(number)}"]
            self._pages.paragraph(replace(look, left=look.left + PAGE_ROOM), self._heading_text(number, section))
        written, sheets = [], False
        for number, section in outline:
            # Each indicator has a page to itself, but the first may follow what leaves it room.
            breaks = sheets or section.sheet and number[-1] > 1
            sheets = section.sheet
            written += self._section(number, section, breaks)
        last = len(self._pack.closing) - 1
        written += [
            self._paragraph("Closing", line, keep=place < last, before=0 if place else CLOSING_GAP)
            for place, line in enumerate(self._pack.closing)
        ]
        pages, first_blocks = self._pages.page_breaks()
        text = "".join((*front, self._contents(outline, pages), *written))
        return re.sub(
            _BREAK_PLACE.format("([0-9]+)"), lambda place: BREAK if int(place[1]) in first_blocks else "", text
        )

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def _paragraph(
        self, style: str, text: str, *, markup: str = "", keep: bool = False, breaks: bool = False, mark: str = "",
        before: float = 0,
    ) -> str:  # fmt: skip
        """A paragraph that shows ``text``, as plain text or as the given markup."""
        if self._under_table and style in ("BodyText", "ListNumber"):
            before = GAP
        self._under_table = False
        block = self._pages.paragraph(self._looks[style], text, keep=keep, breaks=breaks, mark=mark, more=before)
        content = markup or self._markup.run(text)
        return self._markup.paragraph(style, content, keep=keep, breaks=_BREAK_PLACE.format(block), before=before)

    def _front(self) -> list[str]:
        """The notice, the titles and the counts of statuses."""
        pack = self._pack
        written = [self._paragraph("Notice", pack.notice)] if pack.notice else []
        written.append(self._title())
        written.append(self._paragraph("Subtitle", pack.subtitle))
        written.append(self._paragraph("Byline", f"{pack.publisher}{'　' if self._chinese else ' · '}{pack.date}"))
        if pack.counts:
            written.append(self._tables.counts(pack.counts, pack.rollup))
        return written

    def _title(self) -> str:
        look, title = self._looks["Title"], self._pack.title
        if self._chinese:
            sizes = (replace(look, size=size) for size in TITLE_SIZES)
            fitting = [sized for sized in sizes if self._pages.width(title, sized) < 0.97 * TYPE_WIDTH / 20]
            look = fitting[0] if fitting else look
        self._pages.paragraph(look, title)
        size = look.size if look.size != self._looks["Title"].size else 0
        return self._markup.paragraph("Title", self._markup.run(title, size=size))

    def _heading_text(self, number: Number, section: PackSection) -> str:
        """The part of a heading that is measured: in Chinese with its number, which in English has room of its own."""
        return (heading_number(self._code, number) if self._chinese else "") + section.heading

    def _contents(self, outline: list[tuple[Number, PackSection]], pages: dict[str, int]) -> str:
        """The field of contents, filled in, in the frame that offers to update it."""
        markup, lines = self._markup, []
        for number, section in outline:
            mark, printed = _bookmark(number), heading_number(self._code, number)
            words = markup.run(printed + section.heading) if self._chinese else (
                markup.run(printed) + TAB + markup.run(section.heading)
            )  # fmt: skip
            page = TAB + markup.field(f"PAGEREF {mark} \\h", str(pages[mark]))
            lines.append((f"TOC{len(number)}", markup.link(mark, words + page)))
        lines[0] = (lines[0][0], markup.field_start('TOC \\o "1-2" \\h \\z \\u') + lines[0][1])
        lines[-1] = (lines[-1][0], lines[-1][1] + markup.field_end())
        return markup.contents_frame("".join(markup.paragraph(style, line) for style, line in lines))

    # --- sections and their blocks ----------------------------------------------------------------------------------

    def _section(self, number: Number, section: PackSection, breaks: bool) -> list[str]:
        """A heading and its blocks; the sections inside it follow on their own."""
        mark = _bookmark(number)
        heading = self._paragraph(
            f"Heading{len(number)}", self._heading_text(number, section),
            markup=self._markup.bookmark(mark, self._markup.run(section.heading)), breaks=breaks, mark=mark,
        )  # fmt: skip
        points = len(number) == 1 and all(isinstance(block, str) for block in section.blocks)
        style = "ListNumber" if points else "BodyText"
        keep = _blocks_to_keep(section) if len(number) == 2 else set()
        keep |= {place - 1 for place, block in enumerate(section.blocks) if isinstance(block, Facts)}
        return [heading, *(self._block(block, style, place in keep) for place, block in enumerate(section.blocks))]

    def _block(self, block: Block, style: str, keep: bool) -> str:
        """One block; ``keep`` holds it on a page with the next one."""
        match block:
            case Grid():
                return self._grid(block)
            case PackFigure():
                return self._figure(block, keep)
            case Facts():
                self._under_table = True
                return self._tables.facts(block, keep)
            case _:
                return self._paragraph(style, block, keep=keep)

    def _caption_markup(self, label: str, number: int, rest: str) -> str:
        """A label whose number Word counts, with words that go with it."""
        name, after = label.split(str(number), 1)
        return (
            self._markup.run(name, "Strong")
            + self._markup.field(f"SEQ {name.strip()} \\* ARABIC", str(number), "Strong")
            + self._markup.run(after + rest, "Strong")
        )

    def _figure(self, figure: PackFigure, keep: bool) -> str:
        """A chart over its caption, as wide as the type area unless it would not fit on a page."""
        relation, across, down = self._add_image(render_png(figure.exhibit.chart, PICTURE_MM))
        look = self._looks["Caption"]
        most = TYPE_HEIGHT / 20 - SPARE - self._pages.height_to_keep() - self._pages.height(look, figure.caption)
        width = min(PICTURE_MM * EMU_PER_MM, int(most * EMU_PER_POINT * across / down))
        height = round(width * down / across)
        block = self._pages.picture(self._looks["Figure"], height / EMU_PER_POINT)
        picture = self._markup.picture(relation, width, height, figure.exhibit.label, figure.finding)
        named = figure.caption[: figure.caption.index(figure.exhibit.label) + len(figure.exhibit.label)]
        words = self._caption_markup(figure.label, figure.number, named.removeprefix(figure.label))
        caption = words + self._markup.run(figure.caption.removeprefix(named))
        self._under_table = False
        above = self._markup.paragraph("Figure", picture, breaks=_BREAK_PLACE.format(block))
        return above + self._paragraph("Caption", figure.caption, markup=caption, keep=keep)

    def _grid(self, grid: Grid) -> str:
        """A numbered table under its title, and its notes."""
        _ = self._pack.language.text
        self._grids += 1
        label = _("Table %(number)s", number=self._grids)
        title = grid.title
        if grid.origin:
            title = _("%(title)s (%(label)s of the document)",
                      title=title.removeprefix(grid.origin).strip(), label=grid.origin)  # fmt: skip
        rest = f"{'　' if self._chinese else '. '}{title}"
        caption = self._caption_markup(label, self._grids, rest)
        written = [self._paragraph("TableTitle", label + rest, markup=caption)]
        written.append(self._tables.grid(grid, title))
        self._under_table = True
        return "".join(written + [self._paragraph("TableNote", note) for note in grid.notes])


def _blocks_to_keep(section: PackSection) -> set[int]:
    """The places of blocks that stay with the next one: all of an indicator's, and a goal's up to its chart."""
    if section.sheet:
        return set(range(len(section.blocks) - 1))
    drawn = [place for place, block in enumerate(section.blocks) if isinstance(block, PackFigure)]
    return set(range(drawn[0])) if drawn else set()


def _outline(sections: tuple[PackSection, ...]) -> Iterator[tuple[Number, PackSection]]:
    """Every section with its number, (3,) or (3, 1), in the order of the text."""
    for first, outer in enumerate(sections, 1):
        yield (first,), outer
        for second, inner in enumerate(outer.sections, 1):
            yield (first, second), inner


def _bookmark(number: Number) -> str:
    """The bookmark of a heading, named as Word names those that its contents refer to."""
    return f"_Toc{number[0]:04}{(*number, 0)[1]:04}"
