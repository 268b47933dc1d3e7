"""Briefing packs as Word files, read back: what Word insists on, what a reader sees, and the published figures."""

import dataclasses
import math
import posixpath
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from itertools import groupby

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from packs import crowded, many_rows, pack_of, published, reports
from pypdf import PdfReader

from planportal.briefs.making import make_pack
from planportal.briefs.pack import Facts, Grid, PackFigure, PackSection
from planportal.briefs.word.document import docx_bytes
from planportal.charts.completion import CompletionChart
from planportal.words.language import language

TYPE_WIDTH, TYPE_HEIGHT = 156, 225

# The order of the schema, as far as these files use it; Word calls a file with another order corrupt.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan shd vAlign",
    "trPr": "cantSplit tblHeader",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt pStyle suff lvlText lvlJc",
    "settings": "zoom defaultTabStop evenAndOddHeaders characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
    "inline": "extent effectExtent docPr cNvGraphicFramePr graphic",
}


class Written:
    """A Word file of a pack, read back."""

    def __init__(self, pack):
        self.pack, self.content = pack, docx_bytes(pack)
        self.document = docx.Document(BytesIO(self.content))
        self.body = self.document.element.body
        self.paragraphs = [docx.text.paragraph.Paragraph(p, self.document) for p in self.body.iter(qn("w:p"))]

    def styled(self, *names: str) -> list:
        """Paragraphs of the given styles, wherever they stand."""
        return [paragraph for paragraph in self.paragraphs if paragraph.style.name in names]

    def headings(self) -> list[str]:
        return [paragraph.text for paragraph in self.styled("Heading 1", "Heading 2")]

    def entries(self) -> list[tuple[str, str, int]]:
        """The contents: words, the bookmark they lead to, the page."""
        found = []
        for paragraph in self.styled("toc 1", "toc 2"):
            link = paragraph._p.find(qn("w:hyperlink"))
            texts = [text.text for text in link.iter(qn("w:t"))]
            found.append((texts[-2], link.get(qn("w:anchor")), int(texts[-1])))
        return found

    def grids(self) -> list:
        """The tables with a head."""
        return [table for table in self.document.tables if table._tbl.find(f".//{qn('w:tblHeader')}") is not None]

    def pictures(self) -> list:
        return list(self.body.iter(qn("wp:inline")))

    def xml(self) -> dict:
        """Every XML part by its name."""
        with zipfile.ZipFile(BytesIO(self.content)) as packed:
            return {
                name: docx.oxml.parse_xml(packed.read(name))
                for name in packed.namelist()
                if not name.endswith(".png")
            }


def cells(table) -> list[list[str]]:
    """Rows of texts; a cell that takes several columns counts once."""
    return [[cell.text for cell, _same in groupby(row.cells)] for row in table.rows]


def word(element) -> str:
    """The name of an element without its namespace."""
    return element.tag.split("}")[1]


def instructions(element) -> list[str]:
    return [field.text.strip() for field in element.iter(qn("w:instrText"))]


@pytest.fixture(scope="module")
def chinese():
    """A plan at its end, in Chinese."""
    return Written(pack_of("town-13", "zh"))


@pytest.fixture(scope="module")
def english():
    """A plan in mid-period with goals and commitments, invented, in English."""
    return Written(pack_of("town-14", "en"))


@pytest.fixture(scope="module", params=["chinese", "english"])
def either(request):
    return request.getfixturevalue(request.param)


# --- what Word insists on ------------------------------------------------------------------------------------------


def test_elements_stand_in_the_order_of_the_schema(either):
    for name, root in either.xml().items():
        for element in root.iter():
            if element.prefix in ("w", "wp") and word(element) in ORDER:
                known = ORDER[word(element)].split()
                places = [known.index(word(child)) for child in element]
                assert places == sorted(places), (name, word(element), [word(child) for child in element])


def test_every_reference_leads_somewhere(either):
    parts = either.xml()
    for name, root in parts.items():
        if name.endswith(".rels"):
            continue
        folder, file = name.rpartition("/")[::2]
        relations = parts.get(f"{folder}/_rels/{file}.rels", ())
        known = {relation.get("Id") for relation in relations}
        used = {value for e in root.iter() for key, value in e.attrib.items() if key in (qn("r:id"), qn("r:embed"))}
        assert used <= known, name
    styles = {style.get(qn("w:styleId")) for style in parts["word/styles.xml"].iter(qn("w:style"))}
    used = {
        e.get(qn("w:val"))
        for name in parts
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for e in parts[name].iter(qn(f"w:{tag}"))
    }
    assert used <= styles
    for name in (name for name in parts if name.endswith(".rels")):
        base = name.replace("_rels/", "/").rpartition("/")[0].strip("/")
        targets = {posixpath.normpath(posixpath.join(base, relation.get("Target"))) for relation in parts[name]}
        assert targets <= set(zipfile.ZipFile(BytesIO(either.content)).namelist())


def test_identifiers_are_unique(either):
    for tag, key in (("wp:docPr", "id"), ("w:bookmarkStart", qn("w:id")), ("w:bookmarkStart", qn("w:name"))):
        found = [element.get(key) for element in either.body.iter(qn(tag))]
        assert len(found) == len(set(found)) > 6
    starts, ends = (
        [e.get(qn("w:id")) for e in either.body.iter(qn(f"w:bookmark{side}"))] for side in ("Start", "End")
    )
    assert starts == ends


def test_fields_are_opened_and_closed_and_word_is_not_told_to_update_them(either):
    for name, root in either.xml().items():
        depth = 0
        for mark in root.iter(qn("w:fldChar")):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(qn("w:fldCharType"))]
            assert depth >= 0 and mark.get(qn("w:dirty")) is None
        assert depth == 0, name
        assert root.find(f".//{qn('w:updateFields')}") is None


def test_tables_have_as_many_columns_as_cells_take(either):
    for table in either.document.tables:
        columns = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(columns) == math.ceil(TYPE_WIDTH * 1440 / 25.4)
        for row in table._tbl.iter(qn("w:tr")):
            taken, place = [], 0
            for cell in row.iter(qn("w:tc")):
                span = cell.tcPr.find(qn("w:gridSpan"))
                width = 1 if span is None else int(span.get(qn("w:val")))
                taken.append(int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) == sum(columns[place : place + width]))
                place += width
            assert place == len(columns) and all(taken)


# --- the page ------------------------------------------------------------------------------------------------------


def test_the_page_is_that_of_official_documents(either):
    (section,) = either.document.sections
    assert [round(length.mm, 1) for length in (section.page_width, section.page_height)] == [210, 297]
    margins = section.top_margin, section.right_margin, section.bottom_margin, section.left_margin
    assert [round(length.mm) for length in margins] == [37, 26, 35, 28]


def test_pages_are_numbered_at_the_outer_edge(either):
    (section,) = either.document.sections
    assert either.document.settings.odd_and_even_pages_header_footer
    for footer, side in (
        (section.footer, "right"),
        (section.first_page_footer, "right"),
        (section.even_page_footer, "left"),
    ):
        (paragraph,) = footer.paragraphs
        assert instructions(paragraph._p) == ["PAGE"]
        assert paragraph._p.pPr.find(qn("w:jc")).get(qn("w:val")) == side
        assert paragraph.text == ("— 1 —" if either.pack.language.code == "zh" else "1")


def test_headers_name_plan_and_portal_and_repeat_the_notice(either):
    (section,) = either.document.sections
    for header in (section.header, section.even_page_header):
        said = "\n".join(paragraph.text for paragraph in header.paragraphs)
        assert either.pack.title in said and either.pack.portal in said and either.pack.notice in said
    assert section.different_first_page_header_footer
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]


def test_a_notice_is_seen_before_anything_else(chinese, english):
    assert english.paragraphs[0].text == english.pack.notice != ""
    assert chinese.paragraphs[0].text == chinese.pack.title


# --- headings and contents -----------------------------------------------------------------------------------------


def test_headings_are_real_and_numbered_by_word(either):
    sections = either.pack.sections
    assert either.headings() == [part.heading for section in sections for part in (section, *section.sections)]
    assert [p.text for p in either.styled("Heading 1")] == [section.heading for section in sections]
    for level, name in enumerate(("heading 1", "heading 2")):
        style = next(s for s in either.document.styles.element if s.get(qn("w:styleId")) == f"Heading{level + 1}")
        assert style.find(qn("w:name")).get(qn("w:val")) == name
        assert style.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level)
        assert style.pPr.find(qn("w:numPr")) is not None


def test_the_contents_name_every_heading_and_lead_to_it(chinese, english):
    marks = {}
    for either in (chinese, english):
        for paragraph in either.styled("Heading 1", "Heading 2"):
            marks[paragraph._p.find(qn("w:bookmarkStart")).get(qn("w:name"))] = paragraph.text
        entries = either.entries()
        assert [marks[mark] for _words, mark, _page in entries] == either.headings()
        assert all(words.endswith(marks[mark]) for words, mark, _page in entries)
        frame = either.body.find(qn("w:sdt"))
        told = instructions(frame)
        assert told[0] == 'TOC \\o "1-2" \\h \\z \\u'
        assert told[1:] == [f"PAGEREF {mark} \\h" for _words, mark, _page in entries]
    assert chinese.entries()[0][0] == "一、概览"


def test_headings_are_numbered_as_in_official_documents_however_many_there_are():
    pack = pack_of("town-13", "zh")
    inner = tuple(PackSection(f"第{number}部分", ("文",)) for number in range(12))
    many = Written(dataclasses.replace(pack, sections=(PackSection("概览", (), inner),)))
    words = [words for words, _mark, _page in many.entries()]
    assert [words[0], words[1], words[11]] == ["一、概览", "（一）第0部分", "（十一）第10部分"]


def test_each_indicator_has_a_page_of_its_own(either):
    pages = {mark: page for _words, mark, page in either.entries()}
    sheets = next(s for s in either.pack.sections if s.sections and s.sections[0].sheet)
    headings = either.styled("Heading 1", "Heading 2")
    first = next(n for n, p in enumerate(headings) if p.text == sheets.heading)
    within = headings[first : first + 1 + len(sheets.sections)]
    assert all(p._p.pPr.find(qn("w:pageBreakBefore")) is not None for p in within[2:])
    numbers = [pages[p._p.find(qn("w:bookmarkStart")).get(qn("w:name"))] for p in within]
    assert numbers == [numbers[0], *range(numbers[0], numbers[0] + len(sheets.sections))]


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice on this machine")
@pytest.mark.parametrize("plan, code", [("town-13", "zh"), ("town-14", "en"), ("crowded", "zh"), ("crowded", "en")])
def test_the_contents_name_the_pages_on_which_headings_stand(tmp_path, plan, code):
    made = Written(crowded(code) if plan == "crowded" else pack_of(plan, code))
    (tmp_path / "brief.docx").write_bytes(made.content)
    target = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        target,
    ]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "brief.docx"], check=True, capture_output=True)
    reader = PdfReader(tmp_path / "brief.pdf")
    found, waiting = [], list(reader.outline)
    while waiting:
        entry = waiting.pop(0)
        waiting = entry + waiting if isinstance(entry, list) else waiting
        found += [] if isinstance(entry, list) else [reader.get_destination_page_number(entry) + 1]
    assert found == [page for _words, _mark, page in made.entries()]
    assert all(len(page.extract_text()) > 60 for page in reader.pages)


# --- charts --------------------------------------------------------------------------------------------------------


def test_every_chart_fills_the_type_area_and_says_what_it_shows(either):
    pictures, figures = either.pictures(), either.pack.figures
    assert len(pictures) == len(figures) > 6
    for picture, figure in zip(pictures, figures, strict=True):
        extent, said = picture.find(qn("wp:extent")), picture.find(qn("wp:docPr"))
        assert int(extent.get("cx")) == Mm(TYPE_WIDTH)
        assert (said.get("descr"), said.get("title")) == (figure.finding, figure.exhibit.label)
        image = either.document.part.related_parts[picture.find(f".//{qn('a:blip')}").get(qn("r:embed"))].image
        assert image.px_width == round(TYPE_WIDTH / 25.4 * 300)
        shape = image.px_width / image.px_height
        assert abs(int(extent.get("cx")) / int(extent.get("cy")) / shape - 1) < 0.001


def test_captions_stand_under_their_charts_on_the_same_page_with_numbers_that_word_counts(either):
    name = {"zh": "图", "en": "Figure"}[either.pack.language.code]
    drawn = [n for n, p in enumerate(either.paragraphs) if p._p.find(f".//{qn('wp:inline')}") is not None]
    for place, figure in zip(drawn, either.pack.figures, strict=True):
        picture, caption = either.paragraphs[place : place + 2]
        assert picture.style.paragraph_format.keep_with_next
        assert caption.style.name == "Caption"
        assert caption.text == figure.caption
        assert instructions(caption._p) == [f"SEQ {name} \\* ARABIC"]


def test_a_chart_higher_than_a_page_is_scaled_to_stand_on_it_with_its_caption():
    pack = pack_of("town-13", "zh")
    overview = pack.sections[0]
    place, figure = next(
        (n, block) for n, block in enumerate(overview.blocks)
        if isinstance(block, PackFigure) and isinstance(block.exhibit.chart, CompletionChart)
    )  # fmt: skip
    long = many_rows(figure.exhibit.chart, 12)
    higher = dataclasses.replace(figure, exhibit=dataclasses.replace(figure.exhibit, chart=long))
    blocks = (*overview.blocks[:place], higher, *overview.blocks[place + 1 :])
    sections = (dataclasses.replace(overview, blocks=blocks), *pack.sections[1:])
    picture = Written(dataclasses.replace(pack, sections=sections)).pictures()[higher.number - 1]
    extent = picture.find(qn("wp:extent"))
    assert Mm(120) < int(extent.get("cy")) < Mm(TYPE_HEIGHT - 15)
    assert int(extent.get("cx")) < Mm(TYPE_WIDTH)


# --- tables and figures --------------------------------------------------------------------------------------------


def test_tables_repeat_their_head_and_break_no_row(either):
    grids = either.grids()
    assert grids
    for table in grids:
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table._tbl.iter(qn("w:tr"))]
        assert heads == [True, *[False] * (len(heads) - 1)]
    for row in either.body.iter(qn("w:tr")):
        assert row.find(f".//{qn('w:cantSplit')}") is not None


def test_figures_stand_at_the_right(either):
    grid = next(block for block in either.pack.sections[0].blocks if isinstance(block, Grid))
    for row in either.grids()[0].rows[1:]:
        sides = [cell.paragraphs[0].style.name.startswith("Table Figure") for cell in row.cells]
        assert tuple(sides) == grid.numbers


def test_titles_of_tables_stand_over_them_with_numbers_that_word_counts(chinese):
    (title,) = chinese.styled("Table Title")
    assert title.text == "表1　“十三五”规划主要指标完成情况（原文表1）"
    assert instructions(title._p) == ["SEQ 表 \\* ARABIC"]
    assert title._p.getnext().tag == qn("w:tbl") and title.style.paragraph_format.keep_with_next


def test_the_indicator_table_holds_the_published_figures(chinese):
    heads, *rows = cells(chinese.grids()[0])
    wanted = [
        {
            "序号": str(row["row"]), "指标": row["name_zh"], "单位": row["unit_zh"], "目标": row["target_printed"],
            "实际": row["actual_printed"], "完成情况": row["completion_zh"],
        }
        for row in published(reports()["town-13"], "indicators")
    ]  # fmt: skip
    found = [dict(zip(heads, row, strict=True)) for row in rows]
    assert [{head: row[head] for head in wanted[0]} for row in found] == wanted


def test_in_english_figures_are_the_published_ones_in_full(english):
    heads, *rows = [[cell.text for cell in row.cells] for row in english.grids()[0].rows]
    data = published(reports()["town-14"], "indicators")
    for row, wanted in zip((dict(zip(heads, row, strict=True)) for row in rows), data, strict=True):
        assert (row["No."], row["Indicator"]) == (str(wanted["row"]), wanted["name_en"])
        for head, name in (("Target", "target"), ("Baseline", "baseline")):
            if wanted[name] is not None:
                number = Decimal(wanted[name]) * Decimal(wanted["unit_scale"] or 1)
                assert f"{abs(number):,f}".rstrip("0").rstrip(".") in row[head]


def test_a_sheet_holds_the_published_figures_and_names_their_place(chinese):
    data = published(reports()["town-13"], "indicators")
    facts = [dict(pair for row in cells(table) for pair in zip(row[::2], row[1::2], strict=True))
             for table in chinese.document.tables if "2020年目标" in cells(table)[0]]  # fmt: skip
    captions = [caption.text for caption in chinese.styled("Caption")][-len(data) :]
    for found, caption, row in zip(facts, captions, data, strict=True):
        assert found["2020年目标"] == row["target_printed"]
        assert found["2020年实际"] == row["actual_printed"]
        assert found["完成情况"] == row["completion_zh"]
        assert row["name_zh"] in caption and row["unit_zh"] in caption and row["source_zh"] in caption


def test_everything_that_a_pack_says_is_in_it(either):
    said = {paragraph.text for paragraph in either.paragraphs}

    def check(section):
        for block in section.blocks:
            if isinstance(block, str):
                assert block in said
            elif isinstance(block, Facts):
                assert {text for pair in block.pairs for text in pair} <= said
            elif isinstance(block, Grid):
                assert {cell for row in (block.heads, *block.rows, block.notes) for cell in row} <= said
        for inner in section.sections:
            check(inner)

    for section in either.pack.sections:
        check(section)
    pack = either.pack
    assert {pack.title, pack.subtitle, *pack.closing, *(str(count) for _word, count in pack.counts)} <= said
    assert any(pack.publisher in text and pack.date in text for text in said)


def test_what_the_document_leaves_open_is_a_numbered_list(chinese):
    section = chinese.pack.sections[-1]
    points = chinese.styled("List Number")
    assert tuple(point.text for point in points) == section.blocks
    assert points[0].style.element.pPr.find(qn("w:numPr")) is not None


def test_a_pack_of_some_indicators_holds_no_others():
    made = Written(make_pack(reports()["town-13"], language("zh"), indicators=("insured", "new-jobs")))
    assert [row[1] for row in cells(made.grids()[0])[1:]] == ["城镇新增就业人数", "工伤保险参保人数"]
    assert len(made.pictures()) == 2
    assert [page for _words, _mark, page in made.entries()] == [1, 2, 2, 3, 4]


# --- type and properties -------------------------------------------------------------------------------------------


def test_fonts_are_named_with_what_stands_in_for_them_and_none_is_embedded(chinese):
    fonts = {
        font.get(qn("w:name")): font.find(qn("w:altName")) for font in chinese.xml()["word/fontTable.xml"]
    }  # fmt: skip
    assert {name: alt.get(qn("w:val")).split(",")[0] for name, alt in fonts.items() if alt is not None} == {
        "仿宋_GB2312": "仿宋", "黑体": "SimHei", "楷体": "楷体_GB2312", "方正小标宋简体": "FZXiaoBiaoSong-B05S", "宋体": "SimSun",
    }  # fmt: skip
    styles = chinese.xml()["word/styles.xml"]
    named = {e.get(qn(f"w:{key}")) for e in styles.iter(qn("w:rFonts")) for key in ("ascii", "eastAsia")}
    assert named == set(fonts)
    assert not [name for name in chinese.xml() if "fonts/" in name]


def test_chinese_paragraphs_are_indented_by_two_characters(chinese, english):
    style = chinese.document.styles["Body Text"].element
    assert style.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert english.document.styles["Body Text"].element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) is None


def test_quotation_marks_are_told_to_be_chinese(chinese):
    runs = [run for run in chinese.body.iter(qn("w:r")) if "“" in "".join(t.text for t in run.iter(qn("w:t")))]
    assert runs and all(run.rPr.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia" for run in runs)


def test_it_says_what_it_is(either):
    properties, pack = either.document.core_properties, either.pack
    assert (properties.title, properties.author, properties.revision) == (pack.title, pack.publisher, 1)
    assert properties.language == {"zh": "zh-CN", "en": "en-US"}[pack.language.code]
    lang = either.xml()["word/styles.xml"].find(f".//{qn('w:lang')}")
    assert (lang.get(qn("w:val")), lang.get(qn("w:eastAsia"))) == ("en-US", "zh-CN")


def test_nothing_of_the_template_of_the_library_is_left(either):
    names = set(either.xml())
    assert not [name for name in names if re.search("customXml|thumbnail|stylesWithEffects|app.xml", name)]
    with zipfile.ZipFile(BytesIO(either.content)) as packed:
        assert not [name for name in packed.namelist() if b"python-docx" in packed.read(name)]
