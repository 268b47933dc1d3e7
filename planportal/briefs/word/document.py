"""A briefing pack as a Word file on the page of official documents: contents, tables, charts with captions."""

import datetime
import io

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Twips

from ...exports.archives import undated_zip
from ..pack import Pack
from . import styles
from .markup import NAMESPACES, TAB, Markup
from .settings import font_table, numbering, settings
from .text import WordText

# A Word file must name a day; the same one every time, so that the same pack gives the same bytes.
DATED = datetime.datetime(2000, 1, 1)
# Parts of the library's template that have nothing to do with this document.
LEFTOVERS = ("customXml", "stylesWithEffects", "webSettings", "fontTable")
LEFTOVERS_OF_PACKAGE = ("thumbnail", "extended-properties")
TAGS = {"zh": "zh-CN", "en": "en-US"}


def docx_bytes(pack: Pack) -> bytes:
    """The pack as a DOCX file for Word 2013 and later; the same bytes for the same pack."""
    document = Document()
    _replace_parts(document, pack.language.code)
    _set_properties(document, pack)
    _lay_out_page(document.sections[0])
    _set_head_and_foot(document.sections[0], pack)

    def add_image(png: bytes) -> tuple[str, int, int]:
        relation, image = document.part.get_or_add_image(io.BytesIO(png))
        return relation, image.px_width, image.px_height

    body = document.element.body
    for element in _elements_of(WordText(pack, add_image).body()):
        body.insert(len(body) - 1, element)
    out = io.BytesIO()
    document.save(out)
    return undated_zip(out.getvalue())


def _elements_of(markup: str) -> list[BaseOxmlElement]:
    """The elements of WordprocessingML markup."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{markup}</w:body>"))


def _replace_parts(document: WordDocument, code: str) -> None:
    """Put our styles, numbering, fonts and settings in place of those of the library's template."""
    part = document.part
    for holder, markup in (
        (document.styles.element, styles.styles(code)),
        (part.numbering_part.element, numbering(code)),
        (document.settings.element, settings()),
    ):
        holder[:] = list(parse_xml(markup))
    for relations, names in ((part.rels, LEFTOVERS), (part.package.rels, LEFTOVERS_OF_PACKAGE)):
        for name in [key for key, relation in relations.items() if relation.reltype.rsplit("/", 1)[1] in names]:
            del relations[name]
    where = PackURI("/word/fontTable.xml")
    fonts = Part(where, CONTENT_TYPE.WML_FONT_TABLE, font_table(code).encode(), part.package)
    part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_properties(document: WordDocument, pack: Pack) -> None:
    """Set title, author, language and dates of the document."""
    properties = document.core_properties
    properties.title, properties.subject = pack.title, pack.subtitle
    properties.author = properties.last_modified_by = pack.publisher
    properties.language = TAGS[pack.language.code]
    properties.comments = pack.notice
    properties.created = properties.modified = DATED
    properties.revision = 1


def _lay_out_page(section: Section) -> None:
    section.page_width, section.page_height = Twips(styles.PAGE_WIDTH), Twips(styles.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Twips(styles.TOP), Twips(styles.BOTTOM)
    section.left_margin, section.right_margin = Twips(styles.LEFT), Twips(styles.RIGHT)
    section.header_distance, section.footer_distance = Twips(styles.HEADER), Twips(styles.FOOTER)
    section.different_first_page_header_footer = True


def _set_head_and_foot(section: Section, pack: Pack) -> None:
    """Set page numbers at the outer edge, as official documents have them; over every page but the first the title."""
    markup = Markup(pack.language.code)
    number = markup.field("PAGE", "1")
    if pack.language.code == "zh":
        number = markup.run("— ") + number + markup.run(" —")
    portal = TAB + markup.run(pack.portal)
    lines = [pack.title, pack.notice] if pack.notice else [pack.title]
    head = "".join(
        markup.paragraph("Header", markup.run(line) + (portal if line == lines[-1] else "")) for line in lines
    )
    right, left = (markup.paragraph("Footer", number, align=side) for side in ("right", "left"))
    for holder, content in (
        (section.header, head), (section.even_page_header, head), (section.footer, right),
        (section.even_page_footer, left), (section.first_page_footer, right),
    ):  # fmt: skip
        holder.is_linked_to_previous = False
        blank = holder.paragraphs[0]._p
        for element in _elements_of(content):
            blank.addprevious(element)
        blank.getparent().remove(blank)
    section.first_page_header.is_linked_to_previous = False
