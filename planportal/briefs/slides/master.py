"""The design of a deck as PresentationML: theme, master and the three layouts, at 16:9 and in one accent.

White, the colours of the charts, a bar at the head and a hairline at the foot. Title, section, text, foot and number
of a slide are placeholders of its layout: an outline, a screen reader and a change of the master all find them.
"""

import re

from ...charts import COLOURS
from .fit import BOTTOM, HEIGHT, LEADING, LEFT, ROOM, TOP

# Placeholders of the layouts beside title and slide number, by their idx.
BODY = SUBTITLE = 1
NUMBER, KICKER, CLOSING, FOOT, PUBLISHER, NOTICE = 12, 13, 14, 15, 16, 17

COVER, PLAIN, TEXT = "Cover", "Chart or table", "Text"

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
# What a field of slide numbers is called; any identifier will do.
_FIELD = "{6B1F0A52-6C53-4C60-9A51-0A4F6E5B7C11}"
# What programs say of a presentation as a whole.
PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


def emu(length: float) -> int:
    """Millimetres in the unit of the format."""
    return round(length * 36000)


def colour(name: str) -> str:
    return COLOURS[name].removeprefix("#").upper()


def theme(template: bytes, latin: str, chinese: str) -> bytes:
    """A theme with our colours, those of the charts so that what people add matches, and our two faces."""
    slots = {
        "dk1": "ink", "lt1": "paper", "dk2": "muted", "lt2": "grid", "accent1": "1", "accent2": "1-soft",
        "accent3": "3", "accent4": "2", "accent5": "4", "accent6": "muted", "hlink": "1", "folHlink": "muted",
    }  # fmt: skip
    filled = "".join(f'<a:{slot}><a:srgbClr val="{colour(name)}"/></a:{slot}>' for slot, name in slots.items())
    face = f'<a:latin typeface="{latin}"/><a:ea typeface="{chinese}"/><a:cs typeface="{latin}"/>'
    text = template.decode("utf-8").replace('name="Office Theme"', 'name="Plan"')
    text = _replaced(text, "clrScheme", filled)
    text = _replaced(text, "fontScheme", f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>")
    return text.encode()


def _replaced(theme: str, tag: str, inside: str) -> str:
    """A theme with ours for one of its schemes."""
    made = f'<a:{tag} name="Plan">{inside}</a:{tag}>'
    return re.sub(rf"<a:{tag} .*?</a:{tag}>", lambda _old: made, theme, flags=re.DOTALL)


# --- shapes --------------------------------------------------------------------------------------------------------


def _box(left: float, top: float, width: float, height: float) -> str:
    return f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'


def _fill(name: str) -> str:
    return f'<a:solidFill><a:schemeClr val="{name}"/></a:solidFill>'


def _rule(number: int, box: str, fill: str) -> str:
    """A plain filled rectangle: rules are drawn so, which every program shows alike."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Rule {number}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{box}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(fill)}<a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )


def _placeholder(
    number: int, name: str, kind: str, box: str, size: float = 0, look: str = "", anchor: str = "t", align: str = "l",
    fill: str = "", inset: float = 0,
) -> str:  # fmt: skip
    """A placeholder named as its prompt; without a ``size`` its type is the master's. ``inset`` is its margin at the
    sides, in mm."""
    style = ""
    if size:
        style = (
            f'<a:lvl1pPr marL="0" indent="0" algn="{align}">{_spacing(size)}<a:buNone/>'
            f'<a:defRPr sz="{round(size * 100)}">{_fill(look)}</a:defRPr></a:lvl1pPr>'
        )
    words = f'<a:r><a:rPr lang="en-US"/><a:t>{name}</a:t></a:r>'
    if "sldNum" in kind:
        words = f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="en-US"/><a:t>‹#›</a:t></a:fld>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>"
        f'<p:spPr>{box}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_fill(fill) if fill else ""}</p:spPr>'
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{emu(inset)}" tIns="0" rIns="{emu(inset)}" bIns="0" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{style}</a:lstStyle><a:p>{words}</a:p></p:txBody>'
        "</p:sp>"
    )


def _spacing(size: float) -> str:
    return (
        f'<a:lnSpc><a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    )


def _text(
    number: int, name: str, idx: int, box: str, size: float, look: str, kind: str = "body", anchor: str = "t",
    fill: str = "", inset: float = 0,
) -> str:  # fmt: skip
    words = f'type="{kind}" sz="quarter" idx="{idx}"'
    return _placeholder(number, name, words, box, size, look, anchor, fill=fill, inset=inset)


def _tree(name: str, shapes: str, background: str = "") -> str:
    return (
        f'<p:cSld {_NAMESPACES} name="{name}">{background}<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/>'
        '<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
        f'<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree></p:cSld>'
    )


# --- master and layouts --------------------------------------------------------------------------------------------

_TITLE = _box(LEFT, TOP, ROOM, 27)
_NUMBER = _box(LEFT + ROOM - 20, BOTTOM + 5, 20, 5)
_BODY = _box(LEFT, TOP + 31, ROOM, BOTTOM - TOP - 31)


def _number(number: int, name: int) -> str:
    kind = f'type="sldNum" sz="quarter" idx="{name}"'
    return _placeholder(number, "Number", kind, _NUMBER, 11, "tx2", align="r")


def master() -> str:
    """The shapes of the slide master."""
    return _tree(
        "",
        _rule(2, _box(LEFT, 0, 24, 2.2), "accent1")
        + _rule(3, _box(LEFT, BOTTOM + 2.5, ROOM, 0.2), "bg2")
        + _placeholder(4, "Title", 'type="title"', _TITLE)
        + _placeholder(5, "Text", 'type="body" idx="1"', _BODY)
        + _number(6, 4),
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
    )


def text_styles() -> str:
    """The text styles of the master: titles bold in the accent, text without bullets."""

    def level(number: int, size: int, look: str, face: str, bold: int = 0) -> str:
        return (
            f'<a:lvl{number}pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
            f'hangingPunct="1">{_spacing(size)}<a:buNone/><a:defRPr sz="{size * 100}" b="{bold}" kern="1200">'
            f'{_fill(look)}<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/>'
            f"</a:defRPr></a:lvl{number}pPr>"
        )

    text = "".join(level(number, 16, "tx1", "mn") for number in range(1, 6))
    return (
        f"<p:txStyles {_NAMESPACES}><p:titleStyle>{level(1, 24, 'accent1', 'mj', bold=1)}</p:titleStyle>"
        f"<p:bodyStyle>{text}</p:bodyStyle><p:otherStyle>{text}</p:otherStyle></p:txStyles>"
    )


def layouts() -> dict[str, str]:
    """The shapes of each layout, by its name."""
    shared = (
        _placeholder(2, "Title", 'type="title"', _TITLE)
        + _text(3, "Section", KICKER, _box(LEFT, 9, ROOM, 6), 12, "tx2")
        + _text(4, "Foot", FOOT, _box(LEFT, BOTTOM + 5, ROOM - 24, HEIGHT - BOTTOM - 6), 10, "tx2")
        + _number(5, NUMBER)
    )
    text = _text(6, "Text", BODY, _BODY, 16, "tx1") + _text(
        7, "Closing", CLOSING, _box(LEFT, BOTTOM - 30, ROOM, 30), 12, "tx2", anchor="b"
    )
    cover = (
        _rule(2, _box(LEFT, 0, 24, 2.2), "accent1")
        + _rule(3, _box(LEFT, 140, ROOM, 0.2), "bg2")
        + _placeholder(4, "Title", 'type="ctrTitle"', _box(LEFT, 46, ROOM, 56), anchor="b")
        + _text(5, "Subtitle", SUBTITLE, _box(LEFT, 107, ROOM, 24), 20, "tx1", kind="subTitle")
        + _text(6, "Publisher", PUBLISHER, _box(LEFT, 145, ROOM, 24), 16, "tx2")
        + _text(7, "Notice", NOTICE, _box(LEFT, 16, ROOM, 12), 16, "tx1", anchor="ctr", fill="bg2", inset=4)
    )
    return {COVER: _tree(COVER, cover), PLAIN: _tree(PLAIN, shared), TEXT: _tree(TEXT, shared + text)}


def slide_number(number: int, tag: str, printed: int) -> str:
    """The placeholder of the slide number on a slide; ``printed`` is its text until a program counts anew."""
    return (
        f'<p:sp {_NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="Number"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="{NUMBER}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f'<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{tag}"/>'
        f"<a:t>{printed}</a:t></a:fld></a:p></p:txBody></p:sp>"
    )


def chinese(face: str) -> str:
    """The face of a run's Chinese."""
    return f'<a:ea {_NAMESPACES} typeface="{face}"/>'


def hairline(look: str) -> str:
    """The rule under a cell."""
    return f'<a:lnB {_NAMESPACES} w="6350">{_fill(look)}</a:lnB>'
