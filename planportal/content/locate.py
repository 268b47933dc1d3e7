"""Line and column of every key in a TOML text. Run only when there is a fault: the parser keeps no positions."""

import re
from bisect import bisect_right

from ..model.texts import Path

Place = tuple[int, int]
# Nothing that a record holds lies deeper; what does is a slip, and told at the table around it.
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


def stands_twice(text: str, number: int) -> bool:
    """Whether the key or the header on a line, numbered from 1, stands before that line already."""
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
        self.text, self.at = text, 0
        self._lines = [0, *(end.end() for end in re.finditer("\n", text))]

    @property
    def done(self) -> bool:
        return self.at >= len(self.text)

    def position(self, offset: int = 0) -> Place:
        at = self.at + offset
        line = bisect_right(self._lines, at)
        return line, at - self._lines[line - 1] + 1

    def rest_of_line(self) -> str:
        end = self.text.find("\n", self.at)
        return self.text[self.at : end if end >= 0 else len(self.text)]

    def next_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end + 1

    def advance(self, count: int) -> None:
        self.at += count

    def value(self, path: Path, positions: dict[Path, Place]) -> None:
        """Pass over one value, noting the keys and entries inside it."""
        start = self.text[self.at] if not self.done else ""
        if start and start in "[{" and len(path) > DEEPEST:
            self._pass_over()
        elif start == "[":
            self._array(path, positions)
        elif start == "{":
            self._table(path, positions)
        else:
            self._pass(_VALUE)

    def _pass(self, pattern: re.Pattern[str]) -> None:
        """Pass what a pattern finds here."""
        if found := pattern.match(self.text, self.at):
            self.at = found.end()

    def _pass_over(self) -> None:
        """Pass a whole array or table, however deep it goes."""
        depth = 0
        for found in _BRACKET.finditer(self.text, self.at):
            self.at = found.end()
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
            if not depth:
                return

    def _blank(self) -> None:
        """Pass white space, line ends, commas and comments between the entries of an array or table."""
        self._pass(_BLANK)

    def _array(self, path: Path, positions: dict[Path, Place]) -> None:
        self.at += 1
        entry = 0
        self._blank()
        while not self.done and self.text[self.at] != "]":
            positions.setdefault((*path, entry), self.position())
            self.value((*path, entry), positions)
            entry += 1
            self._blank()
        self.at += 1

    def _table(self, path: Path, positions: dict[Path, Place]) -> None:
        self.at += 1
        self._blank()
        while not self.done and self.text[self.at] != "}":
            key = _KEY.match(self.text, self.at)
            if not key:
                return
            parts = _parts(key[1])
            for end in range(1, len(parts) + 1):
                positions.setdefault((*path, *parts[:end]), self.position())
            self.at = key.end()
            self.value((*path, *parts), positions)
            self._blank()
        self.at += 1
