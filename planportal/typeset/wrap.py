"""Breaking texts into lines: where Chinese and English may be broken, where a break reads best, and where to cut.

A text is measured in the font of charts and packs unless another measure is given; ``size`` is its em, ``width`` that of a line in
the same unit.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from .measure import Measure, text_width

# No line may start with the first or end with the second (the common rules of Chinese typesetting).
_NOT_FIRST = set("，。、；：？！）》〉〕】』」”’％%,.;:?!)]}…·—～")
_NOT_LAST = set("（《〈〔【『「“‘([{≥≤<>")
# A number stays with the counting word after it and the word before it: 50万人, 第5行, 表2.
_PIECES = re.compile(
    r"(?:[第表图](?=\d))?[A-Za-z0-9_.,%+&'’/<>≥≤=–-]+(?:(?<=\d)[一-鿿])?"
    r"|\s+|.", re.DOTALL
)  # fmt: skip
_OPEN, _CLOSED = set("（《〈〔【“(["), set("）》〉〕】”)]")
_CLAUSE_ENDS, _PHRASE_ENDS = set("：；。？！:;?!·"), set("，、,.")
_SENTENCE = re.compile(r"[。！？；]|[.!?;](?=\s|$)")
_CLAUSE = re.compile("[，、；：]")
_ELLIPSIS = "…"


def wrap(text: str, size: float, width: float, measure: Measure = text_width) -> list[str]:
    """Break a text into as few lines as will do, full ones first, as in running text."""
    return list(_break_lines(text, round(width / size, 4), measure, balanced=False))


def balance(text: str, size: float, width: float, measure: Measure = text_width) -> list[str]:
    """As ``wrap``, with lines of similar length and breaks between phrases where there is a choice."""
    return list(_break_lines(text, round(width / size, 4), measure, balanced=True))


@lru_cache(maxsize=50_000)
def count_lines(text: str, size: float, width: float, measure: Measure = text_width, hanging: str = "") -> int:
    """How many lines ``wrap`` makes, one of an empty text. A mark that is ``hanging`` may stand beyond the end of a line."""
    limit, lines, used = round(width / size, 4), 1, 0.0
    for piece, full, bare in _pieces_within(text, limit, measure):
        beyond = 1.0 if hanging and piece[-1] in hanging else 0.0
        if used and used + bare - beyond > limit:
            lines, used = lines + 1, 0.0
        used += full
    return lines


def unbroken_width(text: str, measure: Measure = text_width) -> float:
    """The width in em of the widest part that stays on one line."""
    return max((bare for _piece, _full, bare in _split_pieces(text, measure)), default=0.0)


def cut(text: str, size: float, width: float, most_lines: int) -> list[str]:
    """As ``wrap``, in at most ``most_lines``: a longer text ends with an ellipsis, after a sentence or a Chinese
    clause if that keeps most of it, else after a word."""
    lines = wrap(text, size, width)
    if len(lines) <= most_lines:
        return lines
    pieces = [piece for piece, _full, _bare in _pieces_within(text, round(width / size, 4), text_width)]
    while len(lines) > most_lines:
        pieces.pop()
        remaining = "".join(pieces).rstrip().rstrip("，、；：,;:(（“")
        lines = wrap(remaining + _ELLIPSIS, size, width)
    for end in (_SENTENCE, _CLAUSE):
        ends = [match.end() for match in end.finditer(remaining)]
        if ends and ends[-1] >= 0.5 * len(remaining):
            remaining = remaining[: ends[-1]].rstrip("，、；：;")
            return wrap(remaining + (" " if remaining.endswith((".", "!", "?")) else "") + _ELLIPSIS, size, width)
    return lines


@lru_cache(maxsize=8_000)
def _break_lines(text: str, limit: float, measure: Measure, balanced: bool) -> tuple[str, ...]:
    """The lines of a text, ``limit`` in em: the fewest, and of these the best by ``_cost``."""
    measured = list(_pieces_within(text, limit, measure))
    if not measured:
        return ()
    pieces, full, bare = zip(*measured, strict=True)
    # How many brackets are open after each piece: a break inside them reads badly.
    opened = [sum((c in _OPEN) - (c in _CLOSED) for c in piece) for piece in pieces]
    depth = list(accumulate(opened))
    count = len(pieces)
    # From the end: the best (lines, cost, end of the first line) of the pieces from i on.
    best: list[tuple[int, float, int]] = [(0, 0.0, count)] * (count + 1)
    for i in reversed(range(count)):
        best[i] = (count + 1, 0.0, i + 1)
        width = 0.0
        for j in range(i, count):
            if j > i and width + bare[j] > limit:
                break
            rest, cost, _ = best[j + 1]
            cost += _cost(pieces[j], (width + bare[j]) / limit, last=j == count - 1, balanced=balanced)
            cost += 0.25 * (depth[j] > 0)
            best[i] = min(best[i], (rest + 1, cost, j + 1))
            width += full[j]
    lines, i = [], 0
    while i < count:
        end = best[i][2]
        lines.append("".join(pieces[i:end]).strip())
        i = end
    return tuple(line for line in lines if line)


def _cost(piece: str, filled: float, *, last: bool, balanced: bool) -> float:
    """The cost of ending a line, filled to a share of its width, after a piece."""
    if last:
        return (1 - filled) ** 2 if balanced else 0.5 * (filled < 0.12)
    end = piece.rstrip()[-1:]
    inside = 0.0 if end in _CLAUSE_ENDS else 0.2 if end in _PHRASE_ENDS else 0.35
    return (1 - filled) ** 2 + inside


_Piece = tuple[str, float, float]  # its text, its width, and its width at the end of a line


def _pieces_within(text: str, limit: float, measure: Measure) -> Iterator[_Piece]:
    """The parts of a text that stay whole on lines of ``limit`` em; a part wider than a line is broken."""
    for piece in _split_pieces(text, measure):
        if piece[2] <= limit:
            yield piece
        else:
            yield from (_measure_piece(part, measure) for part in _split_piece(piece[0], limit, measure))


@lru_cache(maxsize=8_000)
def _split_pieces(text: str, measure: Measure) -> tuple[_Piece, ...]:
    """The parts of a text between which a line may break."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        glued = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or piece.isspace())
        if glued and not pieces[-1].isspace():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(_measure_piece(piece, measure) for piece in pieces)


def _measure_piece(piece: str, measure: Measure) -> _Piece:
    return piece, measure(piece), measure(piece.rstrip())


def _split_piece(piece: str, limit: float, measure: Measure) -> Iterator[str]:
    part = ""
    for character in piece:
        if part and measure(part + character) > limit:
            yield part
            part = ""
        part += character
    yield part
