"""A briefing pack as slides for PowerPoint, WPS and LibreOffice: charts as pictures, everything else as text and tables."""

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
from ...exports.archives import undated_zip
from ..pack import Pack
from . import master as design
from .contents import Slide, Words, slides_after_cover
from .fit import BETWEEN, COVER_STEPS, HEIGHT, LEADING, LEFT, ROOM, WIDTH, title_size
from .pictures import Picture
from .tables import EDGE, SIDE, SlideRow, SlideTable, right_margin

# A deck must name a day; the same one every time, so that the same pack gives the same bytes.
DATED = datetime.datetime(2000, 1, 1)
FACES = ("Arial", "微软雅黑")  # Latin letters and Chinese
TAGS = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}
LOOKS = {"tx1": MSO_THEME_COLOR.TEXT_1, "tx2": MSO_THEME_COLOR.TEXT_2, "accent1": MSO_THEME_COLOR.ACCENT_1}
BARE_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # the table style of Office without fills and rules

Paragraph = tuple[tuple[str, bool], ...]  # runs of text, bold or not


def pptx_bytes(pack: Pack) -> bytes:
    """The pack as a PPTX file: a cover, the roll-up, charts and tables, what the document leaves open."""
    deck = _Deck(pack)
    deck.cover()
    for slide in slides_after_cover(pack):
        deck.add(slide)
    return undated_zip(deck.content())


class _Deck:
    """A presentation of our design to which slides are added."""

    def __init__(self, pack: Pack):
        self.pack, code = pack, pack.language.code
        self.tags = TAGS[code]
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = Emu(design.emu(WIDTH)), Emu(design.emu(HEIGHT))
        self.deck.element.find(qn("p:sldSz")).attrib.pop("type")
        self.layouts = self._apply_design()
        self._drop_leftovers()
        self._set_properties()

    def content(self) -> bytes:
        out = io.BytesIO()
        self.deck.save(out)
        return out.getvalue()

    # -- the template of the library, made ours

    def _apply_design(self) -> dict[str, SlideLayout]:
        """Put our theme, master and layouts in place of the template's; returns the layouts by name."""
        master, designs = self.deck.slide_master, design.layouts()
        for layout in list(self.deck.slide_layouts)[len(designs) :]:
            self.deck.slide_layouts.remove(layout)
        master.element.replace(master.element.cSld, parse_xml(design.master()))
        master.element.replace(master.element.find(qn("p:txStyles")), parse_xml(design.text_styles()))
        layouts = dict(zip(designs, self.deck.slide_layouts, strict=True))
        for name, layout in layouts.items():
            layout.element.replace(layout.element.cSld, parse_xml(designs[name]))
            layout.element.attrib.pop("type")
        layouts[design.COVER].element.set("type", "title")
        layouts[design.COVER].element.set("showMasterSp", "0")
        theme = master.part.part_related_by(RT.THEME)
        theme.blob = design.theme(theme.blob, *FACES)
        return layouts

    def _drop_leftovers(self) -> None:
        """Drop what the template says of itself: a picture of its first slide, a printer, the format 4:3."""
        package = self.deck.part.package
        relations = {rel.reltype: rel for rel in package.iter_rels()}
        package.drop_rel(relations[RT.THUMBNAIL].rId)
        self.deck.part.drop_rel(relations[RT.PRINTER_SETTINGS].rId)
        relations[RT.EXTENDED_PROPERTIES].target_part.blob = design.PROPERTIES

    def _set_properties(self) -> None:
        """Set title, author, language and dates of the deck."""
        pack, properties = self.pack, self.deck.core_properties
        properties.title, properties.subject, properties.language = pack.title, pack.subtitle, self.tags[0]
        properties.author = properties.last_modified_by = pack.publisher
        properties.keywords = properties.comments = ""
        properties.created = properties.modified = DATED
        properties.revision = 1

    # -- slides

    def cover(self) -> None:
        """Add the cover: title, subtitle, publisher and day, with a notice above all."""
        pack = self.pack
        slide, placeholders = self._add_slide(design.COVER)
        self._write_title(slide, pack.title, title_size(pack.title, COVER_STEPS))
        self._fill(placeholders[design.SUBTITLE], [pack.subtitle])
        self._fill(placeholders[design.PUBLISHER], [pack.publisher, pack.portal, pack.date])
        if pack.notice:
            self._write(placeholders[design.NOTICE].text_frame, [((pack.notice, True),)])
        else:
            _remove(placeholders[design.NOTICE])

    def add(self, content: Slide) -> None:
        """Add a slide after the cover, its shapes in the order in which they are read."""
        slide, placeholders = self._add_slide(design.TEXT if content.body or content.closing else design.PLAIN)
        self._write_title(slide, content.title, title_size(content.title))
        self._fill(placeholders[design.KICKER], [content.kicker])
        if design.BODY in placeholders:
            self._write_body(placeholders[design.BODY], content.body)
            self._fill(placeholders[design.CLOSING], content.closing)
        for element in content.elements:
            match element:
                case Picture():
                    self._add_picture(slide, element)
                case SlideTable():
                    self._add_table(slide, element)
                case Words():
                    self._add_words(slide, element)
        slide.shapes.element.append(placeholders[design.FOOT].element)
        self._fill(placeholders[design.FOOT], [content.foot])
        number = max(shape.shape_id for shape in slide.shapes) + 1
        slide.shapes.element.append(parse_xml(design.slide_number(number, self.tags[0], len(self.deck.slides))))
        if content.notes:
            # The notes have a theme of their own, so they name their faces.
            self._write(slide.notes_slide.notes_text_frame, _plain(content.notes), faces=FACES)

    def _add_slide(self, layout: str) -> tuple[Any, dict[int, Any]]:
        """Add an empty slide; returns it and its placeholders by their idx."""
        slide = self.deck.slides.add_slide(self.layouts[layout])
        return slide, {shape.placeholder_format.idx: shape for shape in slide.placeholders}

    def _write_title(self, slide: Any, title: str, size: float) -> None:
        self._write(slide.shapes.title.text_frame, _plain([title]), size, faces=("+mj-lt", "+mj-ea"))

    def _fill(self, placeholder: Any, lines: Iterable[str]) -> None:
        """Write lines in the type of their placeholder, or remove it if they are empty."""
        if lines := [line for line in lines if line]:
            self._write(placeholder.text_frame, _plain(lines))
        else:
            _remove(placeholder)

    def _write_body(self, placeholder: Any, words: Words | None) -> None:
        if words is None:
            _remove(placeholder)
            return
        placeholder.left, placeholder.top = Mm(LEFT), Mm(words.top)
        placeholder.width, placeholder.height = Mm(ROOM), Mm(words.height)
        self._write_words(placeholder.text_frame, words)

    def _add_words(self, slide: Any, words: Words) -> None:
        shape = slide.shapes.add_textbox(Mm(LEFT), Mm(words.top), Mm(ROOM), Mm(words.height))
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_top = frame.margin_right = frame.margin_bottom = 0
        self._write_words(frame, words)

    def _write_words(self, frame: Any, words: Words) -> None:
        paragraphs: list[Paragraph] = [((beginning, True), (rest, False)) for beginning, rest in words.paragraphs]
        self._write(frame, paragraphs, words.size, "tx2" if words.quiet else "tx1")
        for paragraph in frame.paragraphs:
            paragraph.space_after = Mm(BETWEEN)

    def _add_picture(self, slide: Any, picture: Picture) -> None:
        content = io.BytesIO(render_png(picture.chart, picture.rendered))
        box = (Mm(length) for length in (picture.left, picture.top, picture.width, picture.height))
        shape = slide.shapes.add_picture(content, *box)
        shape.name = picture.name
        shape.element.nvPicPr.cNvPr.set("descr", picture.alt)

    def _add_table(self, slide: Any, table: SlideTable) -> None:
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
                self._write_cell(made.cell(place, column), text, row, look, right=table.right[column])
                if table.ruled:
                    made.cell(place, column)._tc.get_or_add_tcPr().append(parse_xml(design.hairline(rule)))

    def _write_cell(self, cell: Any, text: str, row: SlideRow, look: str, *, right: bool) -> None:
        cell.margin_left, cell.margin_right = Mm(SIDE), Mm(right_margin(right))
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
        """Write runs of text that name their language and faces; without a size they take that of their placeholder."""
        for number, runs in enumerate(paragraphs):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            if size:
                paragraph.line_spacing = Pt(size * LEADING)
            for text, bold in runs:
                if text:
                    run = paragraph.add_run()
                    run.text = text
                    self._set_font(run.font, size, bold, look, faces)

    def _set_font(self, font: Any, size: float | None, bold: bool, look: str, faces: tuple[str, str]) -> None:
        font.name = faces[0]
        if size:
            font.size = Pt(size)
        if bold:
            font.bold = True
        if look:
            font.color.theme_color = LOOKS[look]
        element = font._element
        element.set("lang", self.tags[0])
        element.set("altLang", self.tags[1])
        element.find(qn("a:latin")).addnext(parse_xml(design.chinese(faces[1])))


def _plain(lines: Iterable[str]) -> list[Paragraph]:
    """Lines as paragraphs without bold runs."""
    return [((line, False),) for line in lines]


def _remove(shape: Any) -> None:
    shape.element.getparent().remove(shape.element)
