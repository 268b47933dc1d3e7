"""Guards texts in CSV files against being run as formulas, and takes the guard away again.

A spreadsheet runs a cell that begins with = + - @ as a formula, some also after a tab or a line end and in full-width
forms. Such a text gets an apostrophe in front. So does one that begins with apostrophes before such a character: thus
readers take exactly one apostrophe away from every cell that begins so, and have the original text.
"""

import re

_RUN = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
# -5, +3.2, −2.5%, -1,234 and a sign alone: spreadsheets read a number or show what stands there.
_NUMBER = re.compile(
    r"[+\-＋－](?:(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?[%％]?)?"
)


def guard(text: str) -> str:
    """The text as it is written into a cell, so that spreadsheets leave it alone."""
    return f"'{text}" if _RUN.match(text) and not _NUMBER.fullmatch(text) else text


def unguard(cell: str) -> str:
    """The text that a cell was written from."""
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell
