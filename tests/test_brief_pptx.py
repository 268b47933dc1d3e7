"""Briefing packs as slides: what is on them equals the published data, and everything fits where it stands."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from packs import crowded, many_rows, pack_of, published, reports
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.util import Emu

from planportal.briefs.making import make_pack
from planportal.briefs.pack import Grid, Pack
from planportal.briefs.slides.contents import slides_after_cover
from planportal.briefs.slides.deck import pptx_bytes
from planportal.briefs.slides.fit import COVER_STEPS, TITLE_STEPS, lines_of, split_over_slides, title_size, width_of
from planportal.briefs.slides.pictures import LEAST_TYPE, Picture, place_on_slides
from planportal.charts import describe_marks
from planportal.charts.marks import Rect
from planportal.words.language import language

# A period that is over, one in the middle, and one that nothing is published of.
PLANS = ["town-13", "town-14", "county-14"]
IN_ENGLISH = ["town-13", "town-14"]
DECKS = [*((plan, "zh") for plan in PLANS), *((plan, "en") for plan in IN_ENGLISH)]


@cache
def deck_of(plan: str, code: str):
    """The deck of a whole plan as a program reads it, made once."""
    return opened(pack_of(plan, code))


def opened(pack: Pack):
    return Presentation(io.BytesIO(pptx_bytes(pack)))


def titles(deck) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


def shapes_of(deck, kind: MSO_SHAPE_TYPE):
    return [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == kind]


def notes(slide) -> list[str]:
    return slide.notes_slide.notes_text_frame.text.split("\n") if slide.has_notes_slide else []


def holding(deck, name: str):
    """The slides with the picture of that name."""
    return [slide for slide in deck.slides if any(shape.name == name for shape in slide.shapes)]


def indicators(plan: str) -> dict[tuple[str, int], dict]:
    """The rows of the table of indicators as it is published, by their table and number."""
    return {(row["table"], row["row"]): row for row in published(reports()[plan], "indicators")}


# --- the figures are the published ones ----------------------------------------------------------------------------


def indicator_rows(deck, pack: Pack) -> list[tuple[str, dict[str, str]]]:
    """Every row of the tables of indicators on the slides, as (title of its slide, cells by the word over them)."""
    grids = [block for block in pack.sections[0].blocks if isinstance(block, Grid)]
    found = []
    for slide in deck.slides:
        title = slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_table and any(title.startswith(grid.title) for grid in grids):
                head, *rows = ([cell.text_frame.text for cell in row.cells] for row in shape.table.rows)
                found += [(title, dict(zip(head, row, strict=True))) for row in rows]
    return found


@pytest.mark.parametrize("plan", PLANS)
def test_the_indicator_table_in_chinese_is_printed_as_published(plan):
    rows = indicators(plan)
    shown = indicator_rows(deck_of(plan, "zh"), pack_of(plan, "zh"))
    assert len(shown) == len(rows) > 0
    for (table, number), row in rows.items():
        cells = next(cells for title, cells in shown if title.startswith(table) and cells["序号"] == str(number))
        assert cells["指标"] == row["name_zh"]
        assert cells["目标"] == row["target_printed"]
        assert cells.get("完成情况", "") == (row["completion_zh"] or "")
        assert cells.get("单位", "") == (row["unit_zh"] or "")
        if row["actual"]:
            assert row["actual"] in cells["实际"]
        if row["baseline"]:
            assert row["baseline"] in cells["基期"]


@pytest.mark.parametrize("plan", IN_ENGLISH)
def test_the_indicator_table_in_english_holds_the_published_numbers(plan):
    rows = indicators(plan)
    shown = indicator_rows(deck_of(plan, "en"), pack_of(plan, "en"))
    assert len(shown) == len(rows)
    for (_table, number), row in rows.items():
        here = (str(number), row["name_en"])
        cells = next(cells for _title, cells in shown if (cells["No."], cells["Indicator"]) == here)
        assert cells.get("Completion", "") == (row["completion_en"] or "")
        for column, name in (("Target", "target"), ("Actual", "actual"), ("Baseline", "baseline")):
            if row[name]:
                # The document counts in 万 or 亿, English in ones.
                assert Decimal(row[name]) * (row["unit_scale"] or 1) in numbers_in(cells[column])


def numbers_in(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in re.findall(r"[\d,.]*\d", text)]


@pytest.mark.parametrize("plan", PLANS)
def test_every_indicator_has_a_slide_with_its_published_figures(plan):
    """The finding is the title; caption and citation in the notes name the row of the document and the day."""
    pack, deck = pack_of(plan, "zh"), deck_of(plan, "zh")
    charted = {figure.exhibit.name: figure for figure in pack.figures}
    for row in indicators(plan).values():
        figure = charted[f"indicators/{row['id']}"]
        (slide,) = holding(deck, figure.label)
        title = slide.shapes.title.text_frame.text
        assert title.startswith(row["name_zh"])
        if row["completion_form"] == "percent":
            assert row["completion_zh"] in title and row["actual"] in title
        said = notes(slide)
        assert said[0] == figure.caption and said[1] == figure.exhibit.citation
        assert said[0].startswith(figure.label) and row["source_zh"] in said[0] and pack.date in said[0]
        if row["note_zh"]:
            assert row["note_zh"] in said
        if row["completion_zh"]:
            assert any(line.endswith(row["completion_zh"]) for line in said)


@pytest.mark.parametrize("plan, code", DECKS)
def test_every_figure_is_shown_with_its_finding(plan, code):
    pack, deck = pack_of(plan, code), deck_of(plan, code)
    for figure in pack.figures:
        shown = holding(deck, figure.label)
        assert shown
        for slide in shown:
            (picture,) = (shape for shape in slide.shapes if shape.name == figure.label)
            assert figure.finding in picture.element.nvPicPr.cNvPr.get("descr")
            assert figure.finding.rstrip("。.") in slide.shapes.title.text_frame.text
            assert figure.caption in notes(slide) and figure.exhibit.citation in notes(slide)
            (foot,) = (s for s in slide.placeholders if s.has_text_frame and figure.label in s.text_frame.text)
            assert figure.exhibit.short_citation in foot.text_frame.text


@pytest.mark.parametrize("plan, code", DECKS)
def test_the_second_slide_counts_every_status(plan, code):
    pack, slide = pack_of(plan, code), deck_of(plan, code).slides[1]
    assert slide.shapes.title.text_frame.text == pack.rollup.rstrip("。.")
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    words, numbers = ([cell.text_frame.text for cell in row.cells] for row in table.rows)
    assert list(zip(words, map(int, numbers), strict=True)) == list(pack.counts)


def test_where_nothing_can_be_assessed_the_plan_in_short_stands_for_the_picture():
    pack, slide = pack_of("county-14", "zh"), deck_of("county-14", "zh").slides[1]
    assert [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE] == []
    facts = [shape.table for shape in slide.shapes if shape.has_table][1]
    assert ["文号", "示县发〔2021〕7号"] in [[cell.text_frame.text for cell in row.cells] for row in facts.rows]
    assert any(shape.has_text_frame and shape.text_frame.text == pack.sections[0].blocks[0] for shape in slide.shapes)


@pytest.mark.parametrize("plan, code", DECKS)
def test_the_end_says_all_that_is_left_open_then_source_and_licence(plan, code):
    pack, deck = pack_of(plan, code), deck_of(plan, code)
    left = pack.sections[-1]
    shown = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith(left.heading)]
    bodies = [shape for slide in shown for shape in slide.placeholders if shape.placeholder_format.idx == 1]
    assert [p.text for body in bodies for p in body.text_frame.paragraphs] == list(left.blocks)
    last = deck.slides[len(deck.slides) - 1]
    assert shown[-1].slide_id == last.slide_id
    assert "\n".join(pack.closing) in [shape.text_frame.text for shape in last.placeholders]


# --- choices -------------------------------------------------------------------------------------------------------


def test_a_pack_of_two_indicators_shows_these_two():
    deck = opened(make_pack(reports()["town-13"], language("zh"), indicators=("new-jobs", "insured")))
    assert [shape.name for shape in shapes_of(deck, MSO_SHAPE_TYPE.PICTURE)] == ["图1", "图2"]
    assert titles(deck)[1] == "所列可评估的2项指标中，1项已完成或进展符合预期"


def test_a_pack_of_one_goal_names_the_goal_and_lists_its_commitments():
    pack = make_pack(reports()["town-14"], language("en"), goals=("more-work",))
    deck = opened(pack)
    finding = "3 of the 3 indicators of this goal that can be assessed are met or on course"
    assert f"Fuller employment: {finding}" in titles(deck)
    (grid,) = next(section.blocks for section in pack.sections if section.heading == "Commitments in figures")
    slides_of = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith(grid.title)]
    tables = [shape.table for slide in slides_of for shape in slide.shapes if shape.has_table]
    shown = [[cell.text_frame.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert shown == [list(row) for row in grid.rows]
    assert [row[0] for row in shown] == ["Job fairs held", "Job fairs held", "No family is left without work"]


def test_a_plan_without_figures_makes_a_deck():
    deck = opened(make_pack(reports()["bare"], language("en")))
    assert titles(deck)[1:] == ["Overview", "Sources"]


def test_an_invented_plan_says_so_first():
    first = deck_of("town-14", "zh").slides[0]
    assert pack_of("town-14", "zh").notice in [shape.text_frame.text for shape in first.placeholders]
    assert len(list(deck_of("county-14", "zh").slides[0].placeholders)) == len(list(first.placeholders)) - 1


# --- what people and programs find their way by --------------------------------------------------------------------


@pytest.mark.parametrize("plan, code", DECKS)
def test_every_slide_has_a_title_of_its_own_and_a_number(plan, code):
    deck = deck_of(plan, code)
    assert all(titles(deck)) and len(set(titles(deck))) == len(deck.slides)
    for number, slide in enumerate(deck.slides, 1):
        fields = [s for s in slide.placeholders if s.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER]
        assert [f"<a:t>{number}</a:t>" in xml(field) for field in fields] == ([True] if number > 1 else [])
        assert all(shape.text_frame.text for shape in slide.placeholders if shape not in fields), "left empty"


def xml(thing) -> str:
    return etree.tostring(thing.element).decode()


def test_the_design_is_wide_and_holds_only_layouts_in_use():
    deck = deck_of("town-13", "zh")
    assert (deck.slide_width, deck.slide_height) == (Emu(12192000), Emu(6858000))
    assert {layout.name for layout in deck.slide_layouts} == {slide.slide_layout.name for slide in deck.slides}


@pytest.mark.parametrize("code, tag", [("zh", "zh-CN"), ("en", "en-US")])
def test_text_names_its_language_and_fonts_and_embeds_none(code, tag):
    with zipfile.ZipFile(io.BytesIO(pptx_bytes(pack_of("town-13", code)))) as file:
        names = file.namelist()
        parts = {name: file.read(name).decode() for name in names if name.endswith(".xml")}
    assert not any("font" in name.lower() or "thumbnail" in name or "printer" in name for name in names)
    theme = parts["ppt/theme/theme1.xml"]
    assert theme.count('<a:latin typeface="Arial"/><a:ea typeface="微软雅黑"/>') == 2 and "12436D" in theme
    for name, part in parts.items():
        if re.match(r"ppt/(slides|notesSlides)/", name):
            runs = re.findall(r"<a:rPr[^>]*>(?:(?!</a:rPr>).)*</a:rPr>", part)
            assert all(f'lang="{tag}"' in run and "<a:ea " in run for run in runs)
            assert len(runs) == part.count("<a:r>")


# --- nothing overflows ---------------------------------------------------------------------------------------------

MM = 36000


@pytest.mark.parametrize("plan, code", [*DECKS, ("crowded", "zh"), ("crowded", "en")])
def test_everything_fits_where_it_stands(plan, code):
    deck = opened(crowded(code)) if plan == "crowded" else deck_of(plan, code)
    for number, slide in enumerate(deck.slides, 1):
        boxes = [box for shape in slide.shapes if (box := inked(shape))]
        for left, top, right, bottom in boxes:
            assert left > 2 and top > 2 and right < 336 and bottom < 189, number
        boxes.sort(key=lambda box: (box[1], box[0]))
        for one, other in ((a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]):
            apart = one[3] <= other[1] + 0.05 or one[2] <= other[0] or other[2] <= one[0]
            assert apart, (number, one, other)


def inked(shape) -> tuple[float, float, float, float] | None:
    """What a shape covers, in mm: pictures their box, tables the rows as high as their text needs, text its lines."""
    left, top = shape.left / MM, shape.top / MM
    right, bottom = left + shape.width / MM, top + shape.height / MM
    if shape.has_table:
        needed = sum(row_needs(shape.table, row) for row in shape.table.rows)
        assert needed <= bottom - top + 0.1
        return left, top, right, bottom
    if shape.shape_type == MSO_SHAPE_TYPE.PICTURE:
        return left, top, right, bottom
    if not shape.text_frame.text or "slidenum" in xml(shape):
        return None
    prompt = xml(layout_of(shape)) if shape.is_placeholder else ""
    paragraphs = shape.text_frame.paragraphs
    size = next((run.font.size.pt for p in paragraphs for run in p.runs if run.font.size), None)
    size = size or float(re.search(r'defRPr sz="(\d+)"', prompt)[1]) / 100
    bold = 'type="title"' in prompt or 'type="ctrTitle"' in prompt
    lines = [lines_of(p.text, size, right - left, bold) for p in paragraphs]
    assert not bold or sum(lines) <= 3
    leading = paragraphs[0].line_spacing.pt if paragraphs[0].line_spacing else float(
        re.search(r'spcPts val="(\d+)"', prompt)[1]
    ) / 100  # fmt: skip
    after = sum(p.space_after.mm for p in paragraphs[:-1] if p.space_after)
    height = sum(lines) * leading * 25.4 / 72 + after
    assert height <= bottom - top + 0.1, shape.text_frame.text
    if 'anchor="b"' in prompt:
        return left, bottom - height, right, bottom
    return left, top, right, top + height


def layout_of(shape):
    """The placeholder of the layout that a placeholder of a slide is a copy of."""
    held = shape.part.slide.slide_layout.placeholders
    return next(one for one in held if one.placeholder_format.idx == shape.placeholder_format.idx)


def row_needs(table, row) -> float:
    """The height that the text of a row takes, in mm."""
    heights = []
    for cell, column in zip(row.cells, table.columns, strict=True):
        runs = [run for p in cell.text_frame.paragraphs for run in p.runs]
        if runs:
            room = (column.width - cell.margin_left - cell.margin_right) / MM
            size, bold = runs[0].font.size.pt, bool(runs[0].font.bold)
            margins = (cell.margin_top + cell.margin_bottom) / MM
            leading = cell.text_frame.paragraphs[0].line_spacing.pt
            heights.append(lines_of(cell.text_frame.text, size, room, bold) * leading * 25.4 / 72 + margins)
    needed = max(heights)
    assert needed <= row.height / MM + 0.05
    return needed


@pytest.mark.parametrize("plan", IN_ENGLISH)
def test_type_in_pictures_is_readable_and_no_picture_distorted(plan):
    elements = [element for slide in slides_after_cover(pack_of(plan, "en")) for element in slide.elements]
    placed = [element for element in elements if isinstance(element, Picture)]
    shown = shapes_of(deck_of(plan, "en"), MSO_SHAPE_TYPE.PICTURE)
    assert [picture.name for picture in placed] == [shape.name for shape in shown]
    for picture, shape in zip(placed, shown, strict=True):
        assert picture.type_size >= LEAST_TYPE
        image = Image.open(io.BytesIO(shape.image.blob))
        assert image.width == round(picture.rendered * 300 / 25.4)
        assert image.width / image.height == pytest.approx(shape.width / shape.height, rel=0.01)


@pytest.mark.parametrize("name, times", [("completion", 6), ("commitments", 14)])
def test_a_chart_over_several_slides_loses_no_row(name, times):
    chart = many_rows(chart_of("town-14", "en", name), times)
    pictures = place_on_slides("", "", chart, 50)
    assert len(pictures) > 1
    assert tuple(row for picture in pictures for row in picture.chart.rows) == chart.rows


def chart_of(plan: str, code: str, name: str):
    return next(figure.exhibit.chart for figure in pack_of(plan, code).figures if figure.exhibit.name == name)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12), st.integers(1, 5))
def test_a_list_is_split_in_order_wherever_it_fits(heights, slides_after_cover):
    runs = split_over_slides(heights, [60] * slides_after_cover)
    if runs is None:
        assert filled_in_turn(heights) > slides_after_cover or len(heights) < slides_after_cover
    else:
        assert [i for run in runs for i in run] == list(range(len(heights))) and len(runs) == slides_after_cover
        assert all(0 < sum(heights[i] for i in run) <= 60 for run in runs)


def filled_in_turn(heights: list[int]) -> int:
    """The fewest slides of 60 that hold a list."""
    slides_after_cover, left = 1, 60
    for height in heights:
        if height > left:
            slides_after_cover, left = slides_after_cover + 1, 60
        left -= height
    return slides_after_cover


def test_text_that_the_chart_font_cannot_draw_is_measured_all_the_same():
    assert width_of("𠀀", 10) == width_of("一", 10)
    assert lines_of("𠀀" * 10, 10, 5 * 10 * 25.4 / 72) == 2


@pytest.mark.parametrize("steps", [TITLE_STEPS, COVER_STEPS])
def test_titles_grow_smaller_before_they_grow_past_three_lines(steps):
    assert title_size("城镇新增就业人数", steps) == steps[0][0]
    longest = "城镇新增就业人数" * 10
    assert title_size(longest, steps) < steps[0][0]
    assert lines_of(longest, title_size(longest, steps), bold=True) <= 3


# --- the file ------------------------------------------------------------------------------------------------------


def test_properties_name_the_pack_and_no_day_of_its_making():
    content = pptx_bytes(pack_of("town-13", "zh"))
    said = Presentation(io.BytesIO(content)).core_properties
    assert (said.title, said.author) == ("示例镇“十三五”就业规划", "编者")
    assert said.created.year == said.modified.year == 2000
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parts_of_one_chart_share_a_scale():
    """A bar of 141 percent on the second slide must not be longer than one of 314 percent on the first."""
    chart = many_rows(chart_of("town-13", "en", "completion"), 6)
    shares = [Decimal(141), Decimal(314), *(Decimal(101 + number) for number in range(len(chart.rows)))]
    shares = shares[1 : len(chart.rows)] + shares[:1]
    rows = tuple(replace(row, percent=share) for row, share in zip(chart.rows, shares, strict=True))
    parts = place_on_slides("name", "alt", replace(chart, rows=rows), 45)
    assert len(parts) > 1

    def millimetres_a_percent(part) -> float:
        """How long one percent beyond the target is on the slide."""
        marks = describe_marks(part.chart, part.rendered, inline=False).marks
        bars = [mark for mark in marks if isinstance(mark, Rect) and mark.fill == "1"]
        longest = max(bars, key=lambda bar: bar.width)
        percent = max(row.percent for row in part.chart.rows if row.percent is not None)
        return longest.width / float(percent - 100) * part.width / part.rendered

    scales = [millimetres_a_percent(part) for part in parts]
    assert max(scales) < 1.15 * min(scales)
