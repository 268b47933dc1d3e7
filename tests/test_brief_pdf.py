"""Briefing packs as PDF, read back: what a screen reader, a printer and a reader of figures finds in them."""

import dataclasses
import os
import re
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from commands import ROOT
from packs import crowded, pack_of, published, reports
from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from planportal.briefs.making import make_pack
from planportal.briefs.pack import Facts, Grid, PackFigure
from planportal.charts import MissingGlyphError
from planportal.content.files import Files
from planportal.model.refusal import Refusal
from planportal.pages.render import templates_of
from planportal.words.language import language

try:
    from planportal.briefs.print.columns import UPRIGHT, WIDE, set_columns
    from planportal.briefs.print.document import pdf_bytes
except OSError:
    if os.environ.get("CI"):
        raise
    pytest.skip("PDF needs the library Pango, which this machine does not have", allow_module_level=True)

TEMPLATES = templates_of(Files(ROOT / "templates"))
CSS = (ROOT / "templates" / "brief.css").read_text("utf-8")


class Printed:
    """A PDF of a pack, read back. ``words`` are the tagged texts by page and number, ``running`` the untagged ones by
    page, ``elements`` the structure in reading order, ``loose`` what is painted without being either."""

    def __init__(self, pack, content: bytes):
        self.pack, self.content = pack, content
        self.reader = PdfReader(BytesIO(content))
        self.root = self.reader.trailer["/Root"]
        self.words, self.running, self.loose = {}, {}, []
        for number, page in enumerate(self.reader.pages):
            self._read(number, page)
        self.pages = {page.indirect_reference.idnum: number for number, page in enumerate(self.reader.pages)}
        self.elements = list(self._below(self.root["/StructTreeRoot"]["/K"][0]))

    @classmethod
    def of(cls, pack) -> "Printed":
        return cls(pack, pdf_bytes(pack, TEMPLATES, CSS))

    @classmethod
    def whole(cls, plan: str, code: str) -> "Printed":
        return cls.of(pack_of(plan, code))

    def _read(self, number: int, page) -> None:
        faces = {name: _characters(face.get_object()) for name, face in page["/Resources"]["/Font"].items()}
        open_marks, face = [], None
        for operands, operator in ContentStream(page["/Contents"].get_object(), self.reader).operations:
            match operator:
                case b"BDC" | b"BMC":
                    named = operands[1] if operator == b"BDC" else {}
                    open_marks.append((operands[0], named.get("/MCID")))
                    if len(open_marks) > 1:
                        self.loose.append((number, "nested"))
                case b"EMC":
                    open_marks.pop()
                case b"Tf":
                    face = faces[operands[0]]
                case b"TJ" | b"Tj":
                    text = _decoded(operands[0], face)
                    if not open_marks:
                        self.loose.append((number, text))
                    elif open_marks[0][0] == "/Artifact":
                        self.running.setdefault(number, []).append(text)
                    else:
                        key = number, open_marks[0][1]
                        self.words[key] = self.words.get(key, "") + text
                case b"S" | b"f" | b"f*" | b"B" | b"B*" | b"b" | b"Do" | b"sh":
                    if not open_marks:
                        self.loose.append((number, operator))

    def _below(self, element):
        yield element
        for kid in self.kids(element):
            yield from self._below(kid)

    def kids(self, element) -> list[DictionaryObject]:
        found = (kid.get_object() for kid in element["/K"] if not isinstance(kid, int))
        return [kid for kid in found if "/S" in kid]

    def text(self, element) -> str:
        """All words in an element; lines are put together without a space."""
        page = self.pages[element.raw_get("/Pg").idnum] if "/Pg" in element else None
        own = "".join(self.words.get((page, kid), "") for kid in element["/K"] if isinstance(kid, int))
        return own + "".join(self.text(kid) for kid in self.kids(element))

    def all(self, *kinds: str) -> list[DictionaryObject]:
        return [element for element in self.elements if element["/S"] in kinds]

    def on(self, number: int) -> str:
        """The tagged words of a page, counted from 0."""
        return "".join(text for (page, _place), text in sorted(self.words.items()) if page == number)

    def tables(self) -> list[list[list[str]]]:
        """Every table as rows of cells; one that goes on is one table for each page."""
        return [
            [[self.text(cell) for cell in self.kids(row)] for row in self._below(table) if row["/S"] == "/TR"]
            for table in self.all("/Table")
        ]

    def outline(self) -> list[tuple[str, int]]:
        """Bookmarks with their page, counted from 0."""
        flat, waiting = [], list(self.reader.outline)
        while waiting:
            entry = waiting.pop(0)
            if isinstance(entry, list):
                waiting = entry + waiting
            else:
                flat.append((entry.title, self.reader.get_destination_page_number(entry)))
        return flat


def _characters(face) -> dict[int, str]:
    """What each glyph stands for."""
    table = face["/ToUnicode"].get_data().decode("latin1")
    blocks = re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    pairs = (pair for block in blocks for pair in re.findall(r"<(\w+)>\s*<(\w+)>", block))
    return {int(glyph, 16): bytes.fromhex(text).decode("utf-16-be") for glyph, text in pairs}


def _decoded(shown, face: dict[int, str]) -> str:
    runs = [
        run.original_bytes
        for run in (shown if isinstance(shown, list) else [shown])
        if hasattr(run, "original_bytes")
    ]
    return "".join(face[int.from_bytes(run[i : i + 2], "big")] for run in runs for i in range(0, len(run), 2))


def bare(text: str) -> str:
    """A text without white space: where a line ends, a space is lost."""
    return re.sub(r"\s", "", text)


@pytest.fixture(scope="module")
def chinese():
    """A plan at its end, in Chinese."""
    return Printed.whole("town-13", "zh")


@pytest.fixture(scope="module")
def english():
    """A plan in mid-period with goals and commitments, invented, in English."""
    return Printed.whole("town-14", "en")


@pytest.fixture(scope="module", params=["chinese", "english"])
def either(request):
    return request.getfixturevalue(request.param)


def sheets(plan: str, code: str, **chosen) -> Printed:
    """The pages of chosen indicators alone."""
    pack = make_pack(reports()[plan], language(code), **chosen)
    return Printed(pack, pdf_bytes(pack, TEMPLATES, CSS, sheets_only=True))


# --- for screen readers --------------------------------------------------------------------------------------------


def test_it_says_what_it_is(either):
    root, pack = either.root, either.pack
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == pack.language.tag
    assert either.reader.metadata.title == pack.title
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert re.search(rb'pdfuaid:part(="|>)1\b', root["/Metadata"].get_data())


def test_every_chart_has_its_finding_as_alternative_text(either):
    figures = either.all("/Figure")
    assert [figure["/Alt"] for figure in figures] == [figure.finding for figure in either.pack.figures]
    assert len(figures) > 6


def test_captions_are_text(either):
    captions = [bare(either.text(element)) for element in either.all("/Caption")]
    assert captions == [bare(figure.caption) for figure in either.pack.figures]


def test_headings_are_real_and_skip_no_level(either):
    headings = either.all("/H1", "/H2", "/H3")
    levels = [int(heading["/S"][2:]) for heading in headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    said = {bare(either.text(heading)) for heading in headings}
    for section in either.pack.sections:
        assert {bare(part.heading) for part in (section, *section.sections)} <= said


def test_header_cells_say_what_they_head(either):
    known = [cell["/ID"] for cell in either.all("/TH")]
    assert len(known) == len(set(known))
    for table in either.all("/Table"):
        for row in (element for element in either._below(table) if element["/S"] == "/TR"):
            for cell in either.kids(row):
                if cell["/S"] == "/TH":
                    assert cell["/A"]["/Scope"] in ("/Column", "/Row")
                else:
                    assert set(cell["/A"]["/Headers"]) <= set(known) and cell["/A"]["/Headers"]


def test_what_is_painted_is_content_or_marked_as_none(either):
    assert either.loose == []


def test_running_heads_and_feet_are_not_read_out(either):
    pack = either.pack
    foot = bare(pack.notice or f"{pack.portal} · {pack.date}")
    for number in range(1, len(either.reader.pages)):
        running = bare("".join(either.running[number]))
        assert bare(pack.title) in running and foot in running and str(number + 1) in running
        assert foot not in bare(either.on(number))
    assert bare(pack.notice) in bare(either.on(0))


def test_links_of_the_contents_are_described_and_lead_there(either):
    links = [link for page in either.reader.pages for link in page.get("/Annots", ())]
    said = [link.get_object()["/Contents"] for link in links]
    wanted = [part.heading for section in either.pack.sections for part in (section, *section.sections)]
    assert list(dict.fromkeys(said)) == list(dict.fromkeys(wanted))
    places = either.reader.named_destinations
    pages = dict(either.outline())
    for link in (link.get_object() for link in links):
        assert either.reader.get_destination_page_number(places[link["/Dest"]]) == pages[link["/Contents"]]


def test_bookmarks_are_the_headings_in_their_order(either):
    names = [name for name, _page in either.outline()]
    wanted = [part.heading for section in either.pack.sections for part in (section, *section.sections)]
    assert [name for name in names if name in wanted] == wanted


# --- the figures ---------------------------------------------------------------------------------------------------


def indicator_rows(printed: Printed) -> list[dict[str, str]]:
    """The indicator table as it is printed, over all its pages, by the words over its columns."""
    grid = next(block for block in printed.pack.sections[0].blocks if isinstance(block, Grid))
    heads = [bare(head) for head in grid.heads]
    tables = [rows for rows in printed.tables() if [bare(cell) for cell in rows[0]] == heads]
    return [dict(zip(grid.heads, row, strict=True)) for rows in tables for row in rows[1:]]


def test_the_indicator_table_holds_the_published_figures(chinese):
    rows = indicator_rows(chinese)
    wanted = [
        {
            "序号": str(row["row"]), "指标": row["name_zh"], "单位": row["unit_zh"], "目标": row["target_printed"],
            "实际": row["actual_printed"], "完成情况": row["completion_zh"],
        }
        for row in published(reports()["town-13"], "indicators")
    ]  # fmt: skip
    assert [{head: row[head] for head in wanted[0]} for row in rows] == wanted


def test_in_english_figures_are_the_published_ones_in_full(english):
    rows, data = indicator_rows(english), published(reports()["town-14"], "indicators")
    assert [row["No."] for row in rows] == [str(row["row"]) for row in data]
    for row, wanted in zip(rows, data, strict=True):
        assert bare(row["Indicator"]) == bare(wanted["name_en"])
        for head, name in (("Target", "target"), ("Baseline", "baseline")):
            if wanted[name] is not None:
                number = Decimal(wanted[name]) * Decimal(wanted["unit_scale"] or 1)
                assert f"{abs(number):,f}".rstrip("0").rstrip(".") in row[head]


def test_tables_repeat_their_head_on_every_page():
    pack = crowded("en")
    overview = pack.sections[0]
    grid = overview.blocks[-1]
    words = tuple(block for block in overview.blocks if not isinstance(block, PackFigure))
    printed = Printed.of(dataclasses.replace(pack, sections=(dataclasses.replace(overview, blocks=words),)))
    pages = [rows for rows in printed.tables() if [bare(cell) for cell in rows[0]] == list(map(bare, grid.heads))]
    assert len(pages) > 1
    assert min(len(rows) for rows in pages) > 3
    assert [[bare(cell) for cell in row] for rows in pages for row in rows[1:]] == [
        list(map(bare, row)) for row in grid.rows
    ]


def test_a_sheet_holds_the_published_figures_and_names_their_place(chinese):
    data = published(reports()["town-13"], "indicators")
    sheets = next(section for section in chinese.pack.sections if section.sections and section.sections[0].sheet)
    bands = [rows for rows in chinese.tables() if "2020年目标" in rows[0]]
    captions = [bare(chinese.text(element)) for element in chinese.all("/Caption")]
    assert len(bands) == len(sheets.sections) == len(data)
    for band, caption, row in zip(bands, captions[-len(data) :], data, strict=True):
        found = dict(zip(*band, strict=True))
        assert found["2020年目标"] == row["target_printed"]
        assert found["2020年实际"] == row["actual_printed"]
        assert found["完成情况"] == row["completion_zh"]
        assert bare(row["source_zh"]) in caption


def test_everything_that_a_pack_says_is_in_it(either):
    said = bare("".join(text for _place, text in sorted(either.words.items())))

    def check(section):
        for block in section.blocks:
            if isinstance(block, str):
                assert bare(block) in said
            elif isinstance(block, Facts):
                assert all(bare(fact) in said for _word, fact in block.pairs)
            elif isinstance(block, Grid):
                assert all(bare(cell) in said for row in (block.heads, *block.rows, block.notes) for cell in row)
        for inner in section.sections:
            check(inner)

    for section in either.pack.sections:
        check(section)
    for line in (
        either.pack.subtitle,
        either.pack.portal,
        either.pack.date,
        either.pack.notice,
        *either.pack.closing,
    ):
        assert bare(line) in said


# --- the pages -----------------------------------------------------------------------------------------------------


def test_pages_are_a4_and_none_is_empty(either):
    for number, page in enumerate(either.reader.pages):
        assert sorted(round(float(length)) for length in page.mediabox[2:]) == [595, 842]
        assert len(either.on(number)) > 40


def test_every_indicator_has_exactly_one_page(either):
    names = [part.heading for section in either.pack.sections for part in section.sections if part.sheet]
    pages = dict(either.outline())
    starts = [pages[name] for name in names]
    assert starts == list(range(starts[0], starts[0] + len(names)))
    after = [page for _name, page in either.outline() if page > starts[-1]]
    assert min(after) == starts[-1] + 1


def test_sheets_alone_are_one_page_each_and_say_what_they_are_of():
    # The fullest sheet, with the longest facts, notes and captions, and an ordinary one; notice and closing are on each.
    names = [
        indicator for indicator in reports()["town-14"].plan.indicators if indicator.id in ("new-jobs", "insured")
    ]
    alone = sheets("town-14", "en", indicators=tuple(indicator.id for indicator in names))
    assert len(alone.reader.pages) == len(names)
    for number in range(len(names)):
        said = bare(alone.on(number))
        for line in (
            names[number].name.en,
            alone.pack.title,
            alone.pack.date,
            alone.pack.notice,
            *alone.pack.closing,
        ):
            assert bare(line) in said
    assert [alone.text(heading) for heading in alone.all("/H2", "/H3")] == []


def test_one_indicator_is_one_page_called_after_it():
    one = sheets("town-13", "zh", indicators=("new-jobs",))
    assert len(one.reader.pages) == 1
    assert one.reader.metadata.title == "城镇新增就业人数 · 示例镇“十三五”就业规划"
    assert [figure["/Alt"] for figure in one.all("/Figure")] == [one.pack.figures[0].finding]


def test_a_goal_brings_its_indicators_and_nothing_else():
    plan = reports()["county-14"].plan
    goal = plan.goals["more-work"]
    part = Printed.of(make_pack(reports()["county-14"], language("zh"), goals=(goal.id,)))
    names = {name for name, _page in part.outline()}
    assert {goal.title.zh, *(plan.indicators[name].name.zh for name in goal.indicators)} <= names
    others = [other.name.zh for other in plan.indicators if other.id not in goal.indicators]
    assert others and not names & set(others)


def test_a_goal_that_nothing_measures_has_no_sheets():
    pack = make_pack(reports()["town-14"], language("zh"), goals=("sound-management",))
    with pytest.raises(Refusal, match="none was chosen"):
        pdf_bytes(pack, TEMPLATES, CSS, sheets_only=True)
    assert ("管理更加规范", 1) in Printed.of(pack).outline()


@pytest.mark.parametrize(
    "columns, words, room, size, most",
    [
        # A table of several pages has three lines a row on average, in the largest type if it stands upright,
        (5, 12, UPRIGHT, 9.0, 3),
        # on its side where it would have more,
        (5, 14, WIDE, 8.0, 3),
        # and there in the smallest type where its rows are still not low.
        (10, 3, UPRIGHT, 9.0, 3),
        (10, 4, WIDE, 8.0, 2),
    ],
)
def test_a_table_lies_on_its_side_rather_than_have_high_rows(columns, words, room, size, most):
    row = ("1", *("word " * words,) * (columns - 1))
    chosen = set_columns(Grid("", ("Head",) * columns, (row,) * 24, (False,) * columns))
    assert (chosen.room, chosen.size) == (room, size)
    assert sum(chosen.lines) <= most * len(chosen.lines)


# --- the file ------------------------------------------------------------------------------------------------------


def test_the_only_face_is_in_it_in_part(either):
    faces = {}
    for page in either.reader.pages:
        faces |= {
            str(face["/BaseFont"]): face for face in (f.get_object() for f in page["/Resources"]["/Font"].values())
        }
    assert [re.fullmatch(r"/[A-Z]{6}\+Pack-Noto-Sans-SC", name) is not None for name in faces] == [True]
    within = next(iter(faces.values()))["/DescendantFonts"][0].get_object()["/FontDescriptor"]["/FontFile3"]
    assert len(within.get_data()) < 1_000_000


def test_it_holds_no_time(either):
    assert not {"/CreationDate", "/ModDate"} & set(either.reader.metadata)
    assert b"Date>" not in either.root["/Metadata"].get_data()


@pytest.mark.parametrize("address", ["https://example.org/a.png", Path(__file__).as_uri()])
def test_nothing_but_the_pack_is_fetched(address):
    pack = make_pack(reports()["town-13"], language("zh"), indicators=("new-jobs",))
    with pytest.raises(BaseException, match="a pack has no "):
        pdf_bytes(pack, TEMPLATES, f"{CSS} body {{ background: url({address}) }}", sheets_only=True)


def test_a_character_without_a_glyph_is_an_error():
    pack = make_pack(reports()["town-13"], language("zh"), indicators=("new-jobs",))
    odd = dataclasses.replace(pack, closing=("🜁",))
    with pytest.raises(MissingGlyphError):
        pdf_bytes(odd, TEMPLATES, CSS, sheets_only=True)
