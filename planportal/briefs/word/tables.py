"""The tables of a briefing in Word: indicators, commitments, the facts of a section, counts of statuses."""

from ..pack import Facts, Grid
from .markup import Markup, WordCell
from .pages import WordPages
from .styles import CELL_SIDES, TYPE_WIDTH, WordLook

AREA = TYPE_WIDTH / 20
# What a cell has to spare for fonts that run wider than those reckoned with, in points.
SPARE = 2.5
# A table is set small if its widest column would have less than this share of the type area.
LONGEST = 0.29
# How many rows of a table stay together at the foot of a page and at the head of the next.
ROWS_TOGETHER = 3
# Columns of a table of facts, as shares of the type area: what, the fact, and both again.
FACT_WIDTHS = {"zh": (0.15, 0.35, 0.15, 0.35), "en": (0.19, 0.31, 0.19, 0.31)}

Row = tuple[WordCell, ...]


class WordTables:
    """Makes the markup of tables, and adds their rows to the pages in the same order."""

    def __init__(self, code: str, markup: Markup, looks: dict[str, WordLook], pages: WordPages):
        self._code, self._markup, self._looks, self._pages = code, markup, looks, pages

    def counts(self, counts: tuple[tuple[str, int], ...], title: str) -> str:
        """The table of how many indicators have which status, side by side."""
        widths = [AREA / len(counts)] * len(counts)
        numbers = tuple(WordCell(str(number), "Count") for _word, number in counts)
        words = tuple(WordCell(word, "CountWord") for word, _number in counts)
        return self._table(title, widths, [numbers, words])

    def grid(self, grid: Grid, title: str) -> str:
        """A table with heads over its columns, small if it has too many of them."""
        for variant in ("", "Small"):
            styles = [("TableFigure" if right else "TableText") + variant for right in grid.numbers]
            heads = zip(grid.heads, grid.numbers, strict=True)
            rows = [tuple(WordCell(head, f"TableHead{variant}", soft=True, right=right) for head, right in heads)]
            for row in grid.rows:
                rows.append(tuple(WordCell(cell, style) for cell, style in zip(row, styles, strict=True)))
            texts = [[(self._looks[cell.style], cell.text) for cell in row] for row in rows]
            widths = self._pages.column_widths(texts, _cell_margin(variant) + SPARE)
            if max(widths) >= LONGEST * AREA:
                break
        return self._table(title, widths, rows, heads=1, last=not grid.notes, variant=variant)

    def facts(self, facts: Facts, keep: bool) -> str:
        """The table of facts in two columns; one that is long takes the whole width. ``keep`` holds them on a page with what
        follows."""
        look, widths = self._looks["TableText"], [AREA * share for share in FACT_WIDTHS[self._code]]
        rows: list[Row] = []
        for what, fact in facts.pairs:
            cells = (WordCell(what, "TableText", soft=True), WordCell(fact, "TableText"))
            short = self._pages.width(fact, look) <= widths[1] - _cell_margin() - SPARE
            if short and rows and len(rows[-1]) == 2 and rows[-1][1].span == 1:
                rows[-1] += cells
            else:
                rows.append(cells if short else _widened(cells))
        rows = [row if len(row) == 4 else _widened(row) for row in rows]
        return self._table(", ".join(what for what, _fact in facts.pairs), widths, rows, last=not keep)

    def _table(
        self, title: str, widths: list[float], rows: list[Row], heads: int = 0, last: bool = True, variant: str = ""
    ) -> str:
        """A table, kept on one page if it has no heads. Its last row stays with what follows, unless it is the ``last``."""
        together = ROWS_TOGETHER if heads else len(rows)
        keep = {*range(heads + together - 1), *range(max(0, len(rows) - together), len(rows))}
        keep = keep - {len(rows) - 1} if last else keep
        for place, row in enumerate(rows):
            column, cells = 0, []
            for cell in row:
                room = sum(widths[column : column + cell.span]) - _cell_margin(variant)
                cells.append((self._looks[cell.style], cell.text, room))
                column += cell.span
            self._pages.row(cells, keep=place in keep)
        return self._markup.table(title, f"BriefingTable{variant}", widths, rows, heads, keep)


def _cell_margin(variant: str = "") -> float:
    """What the sides of a cell take, in points."""
    return 2 * CELL_SIDES[variant] / 20


def _widened(row: Row) -> Row:
    """A row of one fact that takes the whole width."""
    head, fact = row
    return head, WordCell(fact.text, fact.style, span=3)
