"""A briefing pack as slides for PowerPoint, WPS and LibreOffice: charts as pictures, all else as text and tables."""

import datetime
import io
from collections.abc import Iterable
from typing import Any

from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout
from pptx.util import Emu, Mm, Pt

from ...charts import render_png
from ...exports.archives import undated
from ..pack import Pack
from . import master as design
from .contents import Slide, Words, slides_after_cover
from .fit import BETWEEN, COVER_STEPS, HEIGHT, LEADING, LEFT, ROOM, WIDTH, title_size
from .pictures import Picture
from .tables import EDGE, SIDE, SlideRow, SlideTable, after

# The same on every run.
MADE = datetime.datetime(2000, 1, 1)
FACES = ("Arial", "微软雅黑")  # Latin letters and Chinese
TAGS = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}
LOOKS = {"tx1": MSO_THEME_COLOR.TEXT_1, "tx2": MSO_THEME_COLOR.TEXT_2, "accent1": MSO_THEME_COLOR.ACCENT_1}
BARE_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style of Office without fills and rules

Paragraph = tuple[tuple[str, bool], ...]  # runs of text, bold or not


def pptx_bytes(pack: Pack) -> bytes:
    """The deck: a cover, the roll-up, charts and tables, what the document leaves open."""
    deck = _Deck(pack)
    deck.cover()
    for slide in slides_after_cover(pack):
        deck.add(slide)
    return undated(deck.content())


class _Deck:
    """A presentation of our design to which slides are added."""

    def __init__(self, pack: Pack):
        self.pack, code = pack, pack.language.code
        self.tags = TAGS[code]
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Emu(design.emu(WIDTH)), Emu(design.emu(HEIGHT))
        self.deck.element.find(qn("p:sldSz")).attrib.pop("type")
        self.layouts = self._design()
        self._clean()
        self._describe()

    def content(self) -> bytes:
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()

    # -- the template of the library, made ours

    def _design(self) -> dict[str, SlideLayout]:
        """Theme, master and layouts; returns the layouts by name."""
        master, made = self.deck.slide_master, design.layouts()
        for layout in list(self.deck.slide_layouts)[len(made) :]:
            self.deck.slide_layouts.remove(layout)
        master.element.replace(master.element.cSld, parse_xml(design.master()))
        master.element.replace(master.element.find(qn("p:txStyles")), parse_xml(design.text_styles()))
        found = dict(zip(made, self.deck.slide_layouts, strict=True))
        for name, layout in found.items():
            layout.element.replace(layout.element.cSld, parse_xml(made[name]))
            layout.element.attrib.pop("type")
        found[design.COVER].element.set("type", "title")
        found[design.COVER].element.set("showMasterSp", "0")
        theme = master.part.part_related_by(RT.THEME)
        theme.blob = design.theme(theme.blob, *FACES)
        return found

    def _clean(self) -> None:
        """Drop what the template says of itself: a picture of its first slide, a printer, the format 4:3."""
        package = self.deck.part.package
        kept = {rel.reltype: rel for rel in package.iter_rels()}
        package.drop_rel(kept[RT.THUMBNAIL].rId)
        self.deck.part.drop_rel(kept[RT.PRINTER_SETTINGS].rId)
        kept[RT.EXTENDED_PROPERTIES].target_part.blob = design.PROPERTIES

    def _describe(self) -> None:
        pack, said = self.pack, self.deck.core_properties
        said.title, said.subject, said.language = pack.title, pack.subtitle, self.tags[0]
        said.author = said.last_modified_by = pack.publisher
        said.keywords = said.comments = ""
        said.created = said.modified = MADE
        said.revision = 1

    # -- slides

    def cover(self) -> None:
        """Title, subtitle, publisher and day; a notice stands above all."""
        pack = self.pack
        slide, held = self._slide(design.COVER)
        self._title(slide, pack.title, title_size(pack.title, COVER_STEPS))
        self._fill(held[design.SUBTITLE], [pack.subtitle])
        self._fill(held[design.PUBLISHER], [pack.publisher, pack.portal, pack.date])
        if pack.notice:
            self._write(held[design.NOTICE].text_frame, [((pack.notice, True),)])
        else:
            _remove(held[design.NOTICE])

    def add(self, said: Slide) -> None:
        """One slide after the cover; its shapes stand in the order in which they are read."""
        slide, held = self._slide(design.TEXT if said.body or said.closing else design.PLAIN)
        self._title(slide, said.title, title_size(said.title))
        self._fill(held[design.KICKER], [said.kicker])
        if design.BODY in held:
            self._body(held[design.BODY], said.body)
            self._fill(held[design.CLOSING], said.closing)
        for element in said.elements:
            match element:
                case Picture():
                    self._picture(slide, element)
                case SlideTable():
                    self._table(slide, element)
                case Words():
                    self._words(slide, element)
        slide.shapes.element.append(held[design.FOOT].element)
        self._fill(held[design.FOOT], [said.foot])
        number = max(shape.shape_id for shape in slide.shapes) + 1
        slide.shapes.element.append(parse_xml(design.slide_number(number, self.tags[0], len(self.deck.slides))))
        if said.notes:
            # The notes have a theme of their own, so they name their faces.
            self._write(slide.notes_slide.notes_text_frame, _plain(said.notes), faces=FACES)

    def _slide(self, layout: str) -> tuple[Any, dict[int, Any]]:
        """A new slide and its placeholders by their idx."""
        slide = self.deck.slides.add_slide(self.layouts[layout])
        return slide, {shape.placeholder_format.idx: shape for shape in slide.placeholders}

    def _title(self, slide: Any, title: str, size: float) -> None:
        self._write(slide.shapes.title.text_frame, _plain([title]), size, faces=("+mj-lt", "+mj-ea"))

    def _fill(self, placeholder: Any, lines: Iterable[str]) -> None:
        """Lines in the type of their placeholder, which goes where there are none."""
        if lines := [line for line in lines if line]:
            self._write(placeholder.text_frame, _plain(lines))
        else:
            _remove(placeholder)

    def _body(self, placeholder: Any, words: Words | None) -> None:
        if words is None:
            _remove(placeholder)
            return
        placeholder.left, placeholder.top = Mm(LEFT), Mm(words.top)
        placeholder.width, placeholder.height = Mm(ROOM), Mm(words.height)
        self._paragraphs(placeholder.text_frame, words)

    def _words(self, slide: Any, words: Words) -> None:
        shape = slide.shapes.add_textbox(Mm(LEFT), Mm(words.top), Mm(ROOM), Mm(words.height))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
        self._paragraphs(frame, words)

    def _paragraphs(self, frame: Any, words: Words) -> None:
        paragraphs: list[Paragraph] = [((led, True), (rest, False)) for led, rest in words.paragraphs]
        self._write(frame, paragraphs, words.size, "tx2" if words.quiet else "tx1")
        for paragraph in frame.paragraphs:
            paragraph.space_after = Mm(BETWEEN)

    def _picture(self, slide: Any, picture: Picture) -> None:
        content = io.BytesIO(render_png(picture.chart, picture.rendered))
        box = (Mm(length) for length in (picture.left, picture.top, picture.width, picture.height))
        shape = slide.shapes.add_picture(content, *box)
        shape.name = picture.name
        shape.element.nvPicPr.cNvPr.set("descr", picture.alt)

    def _table(self, slide: Any, table: SlideTable) -> None:
        box = (Mm(length) for length in (table.left, table.top, sum(table.widths), table.bottom - table.top))
        frame = slide.shapes.add_table(len(table.rows), len(table.widths), *box)
        frame.element.nvGraphicFramePr.cNvPr.set("descr", table.name)
        made = frame.table
        made.first_row, made.first_col, made.horz_banding = table.head, table.quiet, False
        made._tbl.tblPr.find(qn("a:tableStyleId")).text = BARE_TABLE
        for column, width in zip(made.columns, table.widths, strict=True):
            column.width = Mm(width)
        for place, row in enumerate(table.rows):
            made.rows[place].height = Mm(row.height)
            rule = "accent1" if table.head and place == 0 else "bg2"
            for column, text in enumerate(row.cells):
                look = "tx2" if table.quiet and column == 0 else row.look
                self._cell(made.cell(place, column), text, row, look, right=table.right[column])
                if table.ruled:
                    made.cell(place, column)._tc.get_or_add_tcPr().append(parse_xml(design.hairline(rule)))

    def _cell(self, cell: Any, text: str, row: SlideRow, look: str, *, right: bool) -> None:
        cell.margin_left, cell.margin_right = Mm(SIDE), Mm(after(right))
        cell.margin_top = cell.margin_bottom = Mm(EDGE)
        self._write(cell.text_frame, [((text, row.bold),)], row.size, look)
        paragraph = cell.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        if not text:
            # The type of an empty cell, or its row would be as high as the default's.
            paragraph._p.get_or_add_endParaRPr().set("sz", str(row.size * 100))

    def _write(
        self, frame: Any, paragraphs: list[Paragraph], size: float | None = None, look: str = "",
        faces: tuple[str, str] = ("+mn-lt", "+mn-ea"),
    ) -> None:  # fmt: skip
        """Runs of text that name their language and faces; without a size they are as their placeholder says."""
        for number, runs in enumerate(paragraphs):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            if size:
                paragraph.line_spacing = Pt(size * LEADING)
            for text, bold in runs:
                if text:
                    run = paragraph.add_run()
                    run.text = text
                    self._set(run.font, size, bold, look, faces)

    def _set(self, font: Any, size: float | None, bold: bool, look: str, faces: tuple[str, str]) -> None:
        font.name = faces[0]
        if size:
            font.size = Pt(size)
        if bold:
            font.bold = True
        if look:
            font.color.theme_color = LOOKS[look]
        said = font._element
        said.set("lang", self.tags[0])
        said.set("altLang", self.tags[1])
        said.find(qn("a:latin")).addnext(parse_xml(design.chinese(faces[1])))


def _plain(lines: Iterable[str]) -> list[Paragraph]:
    return [((line, False),) for line in lines]


def _remove(shape: Any) -> None:
    shape.element.getparent().remove(shape.element)
