"""The parts of a Word file that hold settings: the numbering of headings and points, the fonts, the document's own.

The parts are WordprocessingML with elements in the order of the schema, which Word insists on.
"""

from .styles import FACES, W

# Each font of Chinese text with its stand-ins for machines that lack it, and its family; fonts are not embedded.
FONTS = {
    "仿宋_GB2312": ("仿宋,FangSong", "modern"),
    "黑体": ("SimHei", "modern"),
    "楷体": ("楷体_GB2312,KaiTi", "modern"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S,宋体,SimSun", "roman"),
    "宋体": ("SimSun", "roman"),
}
LATIN = {"Times New Roman": "roman", "Arial": "swiss"}
_DIGITS = "一二三四五六七八九"


def heading_number(code: str, number: tuple[int, ...]) -> str:
    """The number of a heading as Word prints it by ``numbering``: 二、 and 2 for (2,), （三） and 2.3 for (2, 3)."""
    if code == "zh":
        return f"{_chinese(number[0])}、" if len(number) == 1 else f"（{_chinese(number[1])}）"
    return ".".join(map(str, number))


def _chinese(number: int) -> str:
    """A counting number below 100: 三, 十, 二十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 1 else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十") + (_DIGITS[ones - 1] if ones else "")


def numbering(code: str) -> str:
    """Two numberings: 1 for the headings, tied to their styles; 2 for the points of a list."""
    kind, texts, suffix = "decimal", ("%1", "%1.%2"), "tab"
    if code == "zh":
        kind, texts, suffix = "chineseCountingThousand", ("%1、", "（%2）"), "nothing"
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, text in enumerate(texts)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{levels}'
        '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="ListNumber"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
        + "</w:numbering>"
    )


def font_table(code: str) -> str:
    """The fonts in use, each Chinese one with those that may stand in for it."""
    used = dict.fromkeys(name for face in FACES[code].values() for name in face)
    made = (
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{FONTS[name][0]}"/>' if name in FONTS else "")
        + f'<w:charset w:val="{"86" if name in FONTS else "00"}"/>'
        f'<w:family w:val="{FONTS[name][1] if name in FONTS else LATIN[name]}"/><w:pitch w:val="variable"/></w:font>'
        for name in used
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {W}>{"".join(made)}</w:fonts>'


def settings() -> str:
    """Settings of the document: Word 2013 and later, left and right pages differ. Fields are not updated on opening,
    for Word would ask first; what they show is right already."""
    where = "http://schemas.microsoft.com/office/word"
    features = {
        "compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1, "differentiateMultirowTableHeaders": 1,
    }  # fmt: skip
    compat = "".join(f'<w:compatSetting w:name="{k}" w:uri="{where}" w:val="{v}"/>' for k, v in features.items())
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compat}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )
