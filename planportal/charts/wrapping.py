"""Breaking texts into lines: where Chinese and English may be broken, where a break reads best, and where to cut."""

import re
from functools import lru_cache
from itertools import accumulate

from .painter import text_width

# No line may start with the first or end with the second (the common rules of Chinese typesetting).
_NOT_FIRST = set("，。、；：？！）》〉〕】』」”’％%,.;:?!)]}…·—～")
_NOT_LAST = set("（《〈〔【『「“‘([{≥≤<>")
# A number stays with the counting word after it and with what numbers it: 50万人, 第5行, 表2.
_PIECES = re.compile(
    r"(?:[第表图](?=\d))?[A-Za-z0-9.,%+&'’/<>≥≤=–-]+(?:(?<=\d)[一-鿿])?"
    r"|\s+|.", re.DOTALL
)  # fmt: skip
_OPEN, _CLOSED = set("（《〈〔【“(["), set("）》〉〕】”)]")
_CLAUSE_ENDS, _PHRASE_ENDS = set("：；。？！:;?!·"), set("，、,.")
_SENTENCE = re.compile(r"[。！？；]|[.!?;](?=\s|$)")
_CLAUSE = re.compile("[，、；：]")
_ELLIPSIS = "…"


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break a text into as few lines of at most ``width`` mm as will do, full ones first, as in running text."""
    return list(_break(text, round(width / size, 4), balanced=False))


def balance(text: str, size: float, width: float) -> list[str]:
    """As ``wrap``, with lines of similar length and breaks between phrases where there is a choice."""
    return list(_break(text, round(width / size, 4), balanced=True))


def cut(text: str, size: float, width: float, most: int) -> list[str]:
    """As ``wrap``, in at most ``most`` lines: what is too long ends with an ellipsis, after a sentence or a Chinese
    clause if that keeps most of it, else after a word."""
    lines = wrap(text, size, width)
    if len(lines) <= most:
        return lines
    pieces = _pieces(text, round(width / size, 4))
    while len(lines) > most:
        pieces.pop()
        kept = "".join(pieces).rstrip().rstrip("，、；：,;:(（“")
        lines = wrap(kept + _ELLIPSIS, size, width)
    for end in (_SENTENCE, _CLAUSE):
        ends = [match.end() for match in end.finditer(kept)]
        if ends and ends[-1] >= 0.5 * len(kept):
            kept = kept[: ends[-1]].rstrip("，、；：;")
            return wrap(kept + (" " if kept.endswith((".", "!", "?")) else "") + _ELLIPSIS, size, width)
    return lines


@lru_cache(maxsize=8_000)
def _break(text: str, limit: float, balanced: bool) -> tuple[str, ...]:
    """The lines of a text, ``limit`` in em: the fewest, and of these the best by ``_cost``."""
    pieces = _pieces(text, limit)
    full = [text_width(piece) for piece in pieces]
    bare = [text_width(piece.rstrip()) for piece in pieces]
    # How many brackets are open after each piece: a break inside them reads badly.
    opened = [sum((c in _OPEN) - (c in _CLOSED) for c in piece) for piece in pieces]
    depth = list(accumulate(opened))
    count = len(pieces)
    if not count:
        return ()
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
    """How bad it is to end a line, filled to a share of its width, after a piece."""
    if last:
        return (1 - filled) ** 2 if balanced else 0.5 * (filled < 0.12)
    end = piece.rstrip()[-1:]
    inside = 0.0 if end in _CLAUSE_ENDS else 0.2 if end in _PHRASE_ENDS else 0.35
    return (1 - filled) ** 2 + inside


def _pieces(text: str, limit: float) -> list[str]:
    """The parts of a text that must stay whole; what is wider than a line is broken all the same."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        glued = pieces and (piece[0] in _NOT_FIRST or pieces[-1][-1] in _NOT_LAST or piece.isspace())
        if glued and not pieces[-1].isspace():
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return [part for piece in pieces for part in _parts(piece, limit)]


def _parts(piece: str, limit: float) -> list[str]:
    parts, part = [], ""
    if text_width(piece.rstrip()) <= limit:
        return [piece]
    for character in piece:
        if part and text_width(part + character) > limit:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]
