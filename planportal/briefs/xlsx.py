"""A briefing pack as a workbook: tidy tables in one language, and sheets that explain their columns and their source."""

from ..assess.judged import JudgedPlan
from ..exports.cells import Cell
from ..exports.columns import Column, Dataset
from ..exports.rows import plan_rows
from ..exports.schema import TABLES
from ..exports.workbook import WorkbookSheet, workbook_bytes
from ..model.status import Status
from ..words.findings import finding_kind
from ..words.language import Language
from ..words.terms import attribute_word, basis_word, status_word
from .pack import Pack

# The tables and columns that a briefing shows, in this order; a star stands for the language.
COLUMNS = {
    "indicators": (
        "source_*", "row", "name_*", "unit_*", "attribute", "basis", "target_printed", "target", "target_high",
        "baseline_year", "baseline_printed", "baseline", "actual_year", "actual_printed", "actual", "completion_*",
        "completion_printed", "status", "bodies_*", "note_*", "id",
    ),
    "observations": (
        "indicator", "year", "period", "slice", "kind", "value", "printed", "unit_*", "state", "published", "source_*", "note_*",
    ),
    "milestones": ("subject", "year", "value", "printed"),
    "goals": ("number", "title_*", "source_*", "indicators", "id"),
    "projects": ("box", "number", "title_*", "id"),
    "commitments": (
        "source_*", "text_*", "unit_*", "basis", "target_printed", "target", "target_high", "actual_year",
        "actual_printed", "actual", "status", "project", "item", "indicators", "id",
    ),
    "evaluations": ("kind", "date", "by_*", "verdict_*"),
    "findings": ("kind", "subject", "message_*"),
    "sources": ("title_*", "publisher_*", "date", "address"),
}  # fmt: skip
# The column by which a table names its subject; sources have none, so they stand in the pack of a whole plan.
SUBJECTS = {"observations": "indicator", "milestones": "subject", "findings": "subject", "sources": ""}


def xlsx_bytes(judged: JudgedPlan, pack: Pack) -> bytes:
    """The pack as an XLSX file: the rows of the published tables within its reach, in the printed units."""
    language, tables = pack.language, plan_rows(judged)
    guide: list[list[Cell]] = []
    sheets: list[WorkbookSheet] = []
    for name, wanted in COLUMNS.items():
        table = TABLES[name]
        places_by_name = {column.name: place for place, column in enumerate(table.columns)}
        places = [places_by_name[column.replace("*", language.code)] for column in wanted]
        rows = [row for row in tables[name] if _is_in_reach(pack, name, row, places_by_name)]
        if not rows:
            continue
        # Empty columns are left out.
        places = [place for place in places if any(row[place] is not None for row in rows)]
        columns = [table.columns[place] for place in places]
        title = _attribute_in(table, "title", language)
        heads = tuple((_heading(column, language), column.type) for column in columns)
        cells = [
            [_cell_in_words(name, table.columns[place].name, row[place], language) for place in places]
            for row in rows
        ]
        sheets.append(WorkbookSheet(title, heads, cells))
        guide += [
            [title, head, _attribute_in(column, "description", language)]
            for (head, _), column in zip(heads, columns, strict=True)
        ]
    _ = language.text
    about = WorkbookSheet(
        _("Columns"), ((_("Table"), "string"), (_("Column"), "string"), (_("Meaning"), "string")), guide
    )
    origin = WorkbookSheet(_("Source"), ((_("What"), "string"), (_("Which"), "string")), _source_rows(pack))
    return workbook_bytes([*sheets, about, origin])


def _is_in_reach(pack: Pack, table: str, row: list[Cell], places: dict[str, int]) -> bool:
    """Whether a row belongs to what the pack is about; a pack of a whole plan reaches everything."""
    if pack.reach is None:
        return True
    subject = SUBJECTS.get(table, "id")
    return subject in places and row[places[subject]] in pack.reach


def _heading(column: Column, language: Language) -> str:
    """The title of a column without the word for its language, which is that of the workbook."""
    title = _attribute_in(column, "title", language)
    for word in ("（中文）", "（英文）", " (Chinese)", " (English)"):
        title = title.removesuffix(word)
    return title


def _cell_in_words(table: str, column: str, cell: Cell, language: Language) -> Cell:
    """A cell for readers: codes in words, everything else as it is."""
    if not isinstance(cell, str):
        return cell
    if column == "status":
        return status_word(Status(cell), language)
    if column == "basis":
        return basis_word(cell, language)
    if column == "attribute":
        return attribute_word(cell, language)
    if column == "kind" and table == "findings":
        return finding_kind(cell, language)
    if column == "kind" and table == "observations":
        return {"baseline": language.text("Baseline"), "actual": language.text("Actual")}[cell]
    return cell


def _source_rows(pack: Pack) -> list[list[Cell]]:
    """The rows of the sheet that says where the figures come from."""
    _ = pack.language.text
    lines: list[list[Cell]] = [
        [_("Plan"), pack.title],
        [_("Portal"), pack.portal],
        [_("Publisher"), pack.publisher],
        [_("Data"), pack.date],
    ]
    if pack.notice:
        lines.insert(0, [_("Notice"), pack.notice])
    lines += [[_("Terms"), line] for line in pack.closing]
    return lines


def _attribute_in(record: Dataset | Column, name: str, language: Language) -> str:
    """The title or description of a table or a column in one language."""
    text: str = getattr(record, f"{name}_{language.code}")
    return text
