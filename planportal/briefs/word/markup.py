"""The text of a Word file as WordprocessingML: runs, fields, paragraphs, tables and pictures, as strings.

Elements stand in the order of the schema, which Word insists on; bookmarks and pictures get identifiers of their own.
"""

from dataclasses import dataclass
from itertools import count, pairwise
from xml.sax.saxutils import escape, quoteattr

from .styles import SOFT, TYPE_WIDTH, W

NAMESPACES = (
    f'{W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
EMU_PER_MM, EMU_PER_POINT = 36000, 12700
TAB = "<w:r><w:tab/></w:r>"
BREAK = "<w:pageBreakBefore/>"


@dataclass(frozen=True)
class WordCell:
    """A cell of a table: its text, the style of its paragraph, how many columns it takes, whether it is shaded, and
    whether its text goes to the right in any style."""

    text: str
    style: str
    span: int = 1
    soft: bool = False
    right: bool = False


class Markup:
    """Makes the text of one document; ``code`` is its language."""

    def __init__(self, code: str):
        # Quotation marks and dashes are in Latin and in Chinese fonts; a Chinese text wants the Chinese ones.
        self._hint = '<w:rFonts w:hint="eastAsia"/>' if code == "zh" else ""
        self._bookmarks, self._pictures = count(1), count(1)

    def run(self, text: str, style: str = "", size: float = 0) -> str:
        """A run of text, in a character style or at a size in points other than its paragraph's."""
        return f'<w:r>{self._properties(style, size)}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def _properties(self, style: str, size: float = 0) -> str:
        half = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' if size else ""
        given = (f'<w:rStyle w:val="{style}"/>' if style else "") + self._hint + half
        return f"<w:rPr>{given}</w:rPr>" if given else ""

    def field(self, instruction: str, text: str, style: str = "") -> str:
        """A field with the text that it shows until it is updated."""
        return self.field_start(instruction, style) + self.run(text, style) + self.field_end(style)

    def field_start(self, instruction: str, style: str = "") -> str:
        given = self._properties(style)
        return (
            f'<w:r>{given}<w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r>{given}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
            f'<w:r>{given}<w:fldChar w:fldCharType="separate"/></w:r>'
        )

    def field_end(self, style: str = "") -> str:
        return f'<w:r>{self._properties(style)}<w:fldChar w:fldCharType="end"/></w:r>'

    def bookmark(self, name: str, content: str) -> str:
        number = next(self._bookmarks)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'

    def link(self, bookmark: str, content: str) -> str:
        return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{content}</w:hyperlink>'

    def paragraph(
        self, style: str, content: str, *, keep: bool = False, breaks: str = "", before: float = 0, align: str = ""
    ) -> str:
        """A paragraph; ``keep`` holds it on a page with the next one, ``breaks`` is markup for a page break before it, ``before`` the space over it in points if not that of its style."""
        properties = (
            f'<w:pStyle w:val="{style}"/>',
            "<w:keepNext/>" if keep else "",
            breaks,
            f'<w:spacing w:before="{round(before * 20)}"/>' if before else "",
            f'<w:jc w:val="{align}"/>' if align else "",
        )
        return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"

    def contents_frame(self, entries: str) -> str:
        """The frame of a table of contents, in which Word offers to update it."""
        return (
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
            f"</w:docPartObj></w:sdtPr><w:sdtContent>{entries}</w:sdtContent></w:sdt>"
        )

    def table(
        self,
        title: str,
        style: str,
        widths: list[float],
        rows: list[tuple[WordCell, ...]],
        heads: int,
        keep: set[int],
    ) -> str:
        """A table over the whole type area, its columns as wide as given in points. The first ``heads`` rows are
        repeated on every page, no row is broken, and those named in ``keep`` stay on a page with what follows."""
        edges = [round(20 * sum(widths[:n])) for n in range(len(widths))] + [TYPE_WIDTH]
        columns = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(edges))
        made = "".join(self._row(row, edges, place < heads, place in keep) for place, row in enumerate(rows))
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{TYPE_WIDTH}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
            f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={quoteattr(title)}/></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"
        )

    def _row(self, cells: tuple[WordCell, ...], edges: list[int], head: bool, keep: bool) -> str:
        made, column = [], 0
        for cell in cells:
            width = edges[column + cell.span] - edges[column]
            column += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>' if cell.soft else ""
            made.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}<w:vAlign w:val="center"/></w:tcPr>'
                + self.paragraph(
                    cell.style,
                    self.run(cell.text) if cell.text else "",
                    keep=keep,
                    align="right" if cell.right else "",
                )
                + "</w:tc>"
            )
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{''.join(made)}</w:tr>"

    def picture(self, relation: str, width: int, height: int, title: str, description: str) -> str:
        """A picture in the line; width and height in EMU, ``description`` is for those who cannot see it."""
        number = next(self._pictures)
        identity = f'id="{number}" name="Picture {number}" descr={quoteattr(description)} title={quoteattr(title)}'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f"<wp:docPr {identity}/><wp:cNvGraphicFramePr>"
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
            f'<a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr {identity}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
