"""Texts in CSV files that spreadsheets leave alone, and what they meant.

A spreadsheet runs a cell that begins with = + - @ as a formula, some also after a tab or a line end and in full-width
forms. Such a text gets an apostrophe in front. So does one that begins with apostrophes before such a character: thus
whoever reads takes exactly one apostrophe away from every cell that begins so, and has what was meant.
"""

import re

_RUN = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# -5, +3.2, −2.5%, -1,234 and a sign alone: spreadsheets read a number or show what stands there.
_NUMBER = re.compile(
    r"[+\-＋－](?:(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?[%％]?)?"
)


def guarded(text: str) -> str:
    """A text as it is written into a cell: no spreadsheet runs it."""
    return f"'{text}" if _RUN.match(text) and not _NUMBER.fullmatch(text) else text


def meant(cell: str) -> str:
    """The text that a cell was written from."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell
