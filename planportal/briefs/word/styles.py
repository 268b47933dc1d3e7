"""How a briefing in Word looks, by language: the page, paragraph styles with their fonts, sizes and spacing.

The parts are WordprocessingML with elements in the order of the schema, which Word insists on.
"""

from dataclasses import dataclass, replace
from functools import partial

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

# The page of official documents (GB/T 9704): A4 with a type area of 156 x 225 mm. Lengths are twentieths of a point,
# the unit of WordprocessingML.
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
TOP, RIGHT, BOTTOM, LEFT = 2098, 1474, 1984, 1587
HEADER, FOOTER = 1417, 1304
TYPE_WIDTH, TYPE_HEIGHT = PAGE_WIDTH - LEFT - RIGHT, PAGE_HEIGHT - TOP - BOTTOM
INK, GREY, LINE, SOFT = "1A1A1A", "595959", "A6A6A6", "F2F2F2"
# From the edges of a table cell to its text: left and right by the variant of the table, above and below.
CELL_SIDES, CELL_END = {"": 70, "Small": 40}, 40
# Where the words begin under a number: of a heading, of a point in a list.
NUMBER_ROOM, POINT_ROOM = 34, 22

# (letters and digits, Chinese characters) for each part that a face plays; any Office has the Latin ones.
FACES = {
    "zh": {
        "body": ("Times New Roman", "仿宋_GB2312"), "head": ("Arial", "黑体"), "second": ("Times New Roman", "楷体"),
        "title": ("Times New Roman", "方正小标宋简体"), "number": ("宋体", "宋体"),
    },
    "en": {
        "body": ("Times New Roman", "宋体"), "head": ("Arial", "黑体"), "second": ("Arial", "黑体"),
        "title": ("Arial", "黑体"), "number": ("Arial", "黑体"),
    },
}  # fmt: skip
# Styles that Word does not know by name.
OWN = {
    "Byline", "Closing", "Count", "CountWord", "Figure", "Notice", "TableFigure", "TableHead", "TableNote",
    "TableText", "TableTitle", "TableFigureSmall", "TableHeadSmall", "TableTextSmall",
}  # fmt: skip


@dataclass(frozen=True)
class WordLook:
    """A paragraph style; lengths in points. ``line`` is the fixed height of a line, 0 for as high as what stands in
    it; ``first`` is the indent of the first line in characters, ``rules`` what lines around it take, and ``more`` are
    properties that come before the spacing."""

    name: str
    face: str
    size: float
    line: float
    before: float = 0
    after: float = 0
    align: str = "left"
    first: int = 0
    left: float = 0
    hanging: float = 0
    keep: bool = False
    outline: int | None = None
    colour: str = INK
    bold: bool = False
    next: str = ""
    rules: float = 0
    more: str = ""

    @property
    def id(self) -> str:
        """The name as paragraphs refer to it."""
        return "".join(word[:1].upper() + word[1:] for word in self.name.replace("toc", "TOC").split())


def _twips(points: float) -> int:
    return round(points * 20)


def fonts(latin: str, chinese: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _numbered(numbering: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'


def _tabs(*stops: tuple[str, str, int]) -> str:
    made = (f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{place}"/>' for kind, leader, place in stops)
    return f"<w:tabs>{''.join(made)}</w:tabs>"


def _rules(sides: str, space: int) -> str:
    lines = (f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{LINE}"/>' for side in sides.split())
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


_LEADER, _RIGHT = ("right", "dot", TYPE_WIDTH), ("right", "none", TYPE_WIDTH)
_OVERLINED = _rules("top", 6)
_BANNER = _rules("top bottom", 4) + f'<w:shd w:val="clear" w:color="auto" w:fill="{SOFT}"/>'
_head = partial(WordLook, keep=True, next="BodyText")
_head_en = partial(WordLook, keep=True, next="BodyText", left=NUMBER_ROOM, hanging=NUMBER_ROOM, bold=True)
_point = partial(WordLook, left=POINT_ROOM, hanging=POINT_ROOM, more=_numbered(2))

_LOOKS = {
    "zh": (
        WordLook("Normal", "body", 12, 0, align="both"),
        WordLook("Title", "title", 22, 32, 0, 4, "center", next="Subtitle"),
        WordLook("Subtitle", "second", 15, 24, 0, 2, "center", next="BodyText"),
        WordLook("Byline", "second", 11, 18, 2, 8, "center", colour=GREY),
        _head("heading 1", "head", 16, 26, 16, 6, outline=0, more=_numbered(1, 0)),
        _head("heading 2", "second", 14, 24, 12, 4, outline=1, more=_numbered(1, 1)),
        WordLook("Body Text", "body", 12, 21, 0, 5, "both", first=2),
        WordLook("TOC Heading", "head", 14, 20, 8, 4, "center", keep=True),
        WordLook("toc 1", "head", 10.5, 16, 2, more=_tabs(_LEADER)),
        WordLook("toc 2", "body", 10.5, 14.5, left=21, more=_tabs(_LEADER)),
        _point("List Number", "body", 12, 21, 0, 4, "both"),
        WordLook("caption", "body", 9.5, 14, 4, 8, "both", colour=GREY, next="BodyText"),
        WordLook("Table Title", "head", 10.5, 16, 8, 4, "center", keep=True),
        WordLook("Table Head", "head", 9.5, 14, keep=True),
        WordLook("Table Text", "body", 10, 14),
        WordLook("Table Figure", "body", 10, 14, align="right"),
        WordLook("Table Note", "body", 9.5, 14, 3, 6, "both", colour=GREY),
        WordLook("Count", "head", 20, 26, 2, 0, "center", keep=True),
        WordLook("Count Word", "second", 11, 15, 0, 2, "center"),
        WordLook("Closing", "second", 10.5, 17, 0, 2, "both", colour=GREY, more=_OVERLINED),
        WordLook("Notice", "head", 12, 20, 0, 14, "center", keep=True, rules=9, more=_BANNER),
        WordLook("header", "second", 9, 12, colour=GREY, more=_tabs(_RIGHT)),
        WordLook("footer", "number", 14, 18),
    ),
    "en": (
        WordLook("Normal", "body", 11, 0),
        WordLook("Title", "title", 20, 25, 0, 6, bold=True, next="Subtitle"),
        WordLook("Subtitle", "second", 12.5, 17, 0, 2, colour=GREY, next="BodyText"),
        WordLook("Byline", "second", 9.5, 14, 2, 10, colour=GREY),
        _head_en("heading 1", "head", 15, 20, 18, 6, outline=0, more=_numbered(1, 0)),
        _head_en("heading 2", "head", 12, 16, 14, 4, outline=1, more=_numbered(1, 1)),
        WordLook("Body Text", "body", 11, 15, 0, 6),
        WordLook("TOC Heading", "head", 13, 18, 8, 4, keep=True, bold=True),
        WordLook(
            "toc 1", "head", 9.5, 14, 3, left=20, hanging=20, bold=True, more=_tabs(("left", "none", 400), _LEADER)
        ),
        WordLook("toc 2", "body", 10.5, 14, left=48, hanging=28, more=_tabs(("left", "none", 960), _LEADER)),
        _point("List Number", "body", 11, 15, 0, 6),
        WordLook("caption", "body", 9, 12, 4, 10, colour=GREY, next="BodyText"),
        WordLook("Table Title", "head", 9.5, 13, 8, 4, keep=True, bold=True),
        WordLook("Table Head", "head", 8.5, 12, keep=True, bold=True),
        WordLook("Table Text", "body", 9.5, 12),
        WordLook("Table Figure", "body", 9.5, 12, align="right"),
        WordLook("Table Note", "body", 9, 12, 3, 8, colour=GREY),
        WordLook("Count", "head", 20, 26, 2, 0, "center", keep=True, bold=True),
        WordLook("Count Word", "second", 9.5, 14, 0, 2, "center"),
        WordLook("Closing", "body", 9.5, 13, 0, 3, colour=GREY, more=_OVERLINED),
        WordLook("Notice", "head", 11, 16, 0, 14, "center", keep=True, bold=True, rules=9, more=_BANNER),
        WordLook("header", "second", 8, 11, colour=GREY, more=_tabs(_RIGHT)),
        WordLook("footer", "number", 10, 14),
    ),
}
# A line of fixed height would cut off the picture in it; small type keeps what hangs below the line next to nothing.
_PICTURE = WordLook("Figure", "body", 1, 0, 4, align="center", keep=True)


def looks(code: str) -> dict[str, WordLook]:
    """The paragraph styles of a language by their identifiers; those of tables also small, for many columns."""
    made = {look.id: look for look in (*_LOOKS[code], _PICTURE)}
    for style in ("TableHead", "TableText", "TableFigure"):
        look = made[style]
        small = replace(look, name=f"{look.name} Small", size=look.size - 1, line=look.line - 1)
        made[small.id] = small
    return made


def styles(code: str) -> str:
    """The style sheet of a language."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, size, colour in (("top", 8, INK), ("bottom", 8, INK), ("insideH", 4, LINE))
    )
    tables = ""
    for variant, side in CELL_SIDES.items():
        margins = "".join(
            f'<w:{edge} w:w="{width}" w:type="dxa"/>'
            for edge, width in (("top", CELL_END), ("left", side), ("bottom", CELL_END), ("right", side))
        )
        tables += (
            f'<w:style w:type="table" w:customStyle="1" w:styleId="BriefingTable{variant}">'
            f'<w:name w:val="{f"Briefing Table {variant}".strip()}"/><w:basedOn w:val="TableNormal"/>'
            f'<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
        )
    return (
        f"<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(*FACES[code]['body'])}"
        '<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        + "".join(_paragraph_style(look, FACES[code][look.face]) for look in looks(code).values())
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>'
        f'<w:uiPriority w:val="22"/><w:qFormat/><w:rPr>'
        f'{fonts(*FACES[code]["head"])}{_bold(code == "en")}<w:color w:val="{INK}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>'
        f'<w:rPr><w:color w:val="{INK}"/></w:rPr></w:style>{tables}</w:styles>'
    )


def _bold(yes: bool) -> str:
    return "<w:b/><w:bCs/>" if yes else ""


def _paragraph_style(look: WordLook, face: tuple[str, str]) -> str:
    kind = 'w:default="1" ' if look.id == "Normal" else 'w:customStyle="1" ' if look.id in OWN else ""
    rule = f'w:line="{_twips(look.line)}" w:lineRule="exact"' if look.line else 'w:line="240" w:lineRule="auto"'
    indent = f'w:left="{_twips(look.left)}" w:hanging="{_twips(look.hanging)}"'
    if look.first:
        indent = f'w:firstLineChars="{look.first * 100}" w:firstLine="{_twips(look.first * look.size)}"'
    size = round(look.size * 2)
    return (
        f'<w:style w:type="paragraph" {kind}w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        + ("" if look.id == "Normal" else '<w:basedOn w:val="Normal"/>')
        + (f'<w:next w:val="{look.next}"/>' if look.next else "")
        + f'<w:uiPriority w:val="{9 if look.outline is not None else 35}"/><w:qFormat/><w:pPr>'
        + ("<w:keepNext/><w:keepLines/>" if look.keep else "")
        + f"<w:widowControl/>{look.more}"
        f'<w:spacing w:before="{_twips(look.before)}" w:after="{_twips(look.after)}" {rule}/>'
        f'<w:ind {indent}/><w:jc w:val="{look.align}"/>'
        + ("" if look.outline is None else f'<w:outlineLvl w:val="{look.outline}"/>')
        + f'</w:pPr><w:rPr>{fonts(*face)}{_bold(look.bold)}<w:color w:val="{look.colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
