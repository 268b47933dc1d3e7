"""Line and column of every key in a TOML text. Run only when there is a fault: the parser keeps no positions."""

import re
from bisect import bisect_right

from ..model.entries import Path

Place = tuple[int, int]
# No key of a record lies deeper. What does is a slip, and is reported at the table around it.
DEEPEST = 20

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=\s*"""
)
_PART = re.compile(r""""[^"]*"|'[^']*'|[A-Za-z0-9_-]+""")
# A text in several lines may end in up to two quotation marks of its own.
_TEXT = "|".join([r'"""(?s:[^\\]|\\.)*?"{3,5}', r'"(?:[^"\\\n]|\\.)*"', r"'{3}(?s:.)*?'{3,5}", r"'[^'\n]*'"])
_VALUE = re.compile(rf"{_TEXT}|[^,\]}}\n#]*")
_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_BRACKET = re.compile(rf"{_TEXT}|#[^\n]*|[\[\]{{}}]")


def locate(text: str, path: Path) -> Place:
    """Position (line, column, from 1) of the key ``path``, or of the nearest table around it that is there."""
    return nearest(positions_in(text), path)


def nearest(positions: dict[Path, Place], path: Path) -> Place:
    """The position of a key, or of the nearest table around it that is there."""
    for end in range(len(path), 0, -1):
        if path[:end] in positions:
            return positions[path[:end]]
    return (1, 1)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def positions_in(text: str) -> dict[Path, Place]:
    """The positions of all keys and entries, by key path."""
    scan = _Scan(text)
    positions: dict[Path, Place] = {}
    counts: dict[Path, int] = {}
    prefix: Path = ()
    while not scan.done:
        line = scan.rest_of_line()
        if header := _HEADER.match(line):
            prefix = _enter(_parts(header[2]), header[1] == "[[", counts)
            for end in range(1, len(prefix) + 1):
                positions.setdefault(prefix[:end], scan.position(header.start(1)))
            scan.next_line()
        elif key := _KEY.match(line):
            place = scan.position(key.start(1))
            scan.advance(key.end())
            path = prefix + _parts(key[1])
            for end in range(len(prefix) + 1, len(path) + 1):
                positions.setdefault(path[:end], place)
            scan.value(path, positions)
        else:
            scan.next_line()
    return positions


def is_repeated(text: str, number: int) -> bool:
    """Whether the key or the header on a line, numbered from 1, occurs before that line already."""
    lines = text.split("\n")
    before, line = "\n".join(lines[: number - 1]), lines[number - 1]
    typed = _KEY.match(line) or _HEADER.match(line)
    return bool(typed) and len(positions_in(f"{before}\n{line}")) == len(positions_in(before))


def _enter(parts: tuple[str, ...], array: bool, counts: dict[Path, int]) -> Path:
    """The path of a table header; inside arrays of tables it means the latest entry."""
    path: Path = ()
    for number, part in enumerate(parts):
        path += (part,)
        last = number == len(parts) - 1
        if last and array:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path += (counts[path],)
    return path


class _Scan:
    """Walks a TOML text that has been parsed already, so that its form can be trusted."""

    def __init__(self, text: str):
        self.text, self.offset = text, 0
        self._lines = [0, *(end.end() for end in re.finditer("\n", text))]

    @property
    def done(self) -> bool:
        return self.offset >= len(self.text)

    def position(self, ahead: int = 0) -> Place:
        offset = self.offset + ahead
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def rest_of_line(self) -> str:
        end = self.text.find("\n", self.offset)
        return self.text[self.offset : end if end >= 0 else len(self.text)]

    def next_line(self) -> None:
        end = self.text.find("\n", self.offset)
        self.offset = len(self.text) if end < 0 else end + 1

    def advance(self, count: int) -> None:
        self.offset += count

    def value(self, path: Path, positions: dict[Path, Place]) -> None:
        """Skip one value, noting the positions of keys and entries inside it."""
        start = self.text[self.offset] if not self.done else ""
        if start and start in "[{" and len(path) > DEEPEST:
            self._skip_nested()
        elif start == "[":
            self._array(path, positions)
        elif start == "{":
            self._table(path, positions)
        else:
            self._skip(_VALUE)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        """Skip what a pattern matches here."""
        if match := pattern.match(self.text, self.offset):
            self.offset = match.end()

    def _skip_nested(self) -> None:
        """Skip a whole array or table, however deep it goes."""
        depth = 0
        for match in _BRACKET.finditer(self.text, self.offset):
            self.offset = match.end()
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(match[0], 0)
            if not depth:
                return

    def _skip_blank(self) -> None:
        """Skip white space, line ends, commas and comments between the entries of an array or table."""
        self._skip(_BLANK)

    def _array(self, path: Path, positions: dict[Path, Place]) -> None:
        self.offset += 1
        entry = 0
        self._skip_blank()
        while not self.done and self.text[self.offset] != "]":
            positions.setdefault((*path, entry), self.position())
            self.value((*path, entry), positions)
            entry += 1
            self._skip_blank()
        self.offset += 1

    def _table(self, path: Path, positions: dict[Path, Place]) -> None:
        self.offset += 1
        self._skip_blank()
        while not self.done and self.text[self.offset] != "}":
            key = _KEY.match(self.text, self.offset)
            if not key:
                return
            parts = _parts(key[1])
            for end in range(1, len(parts) + 1):
                positions.setdefault((*path, *parts[:end]), self.position())
            self.offset = key.end()
            self.value((*path, *parts), positions)
            self._skip_blank()
        self.offset += 1
