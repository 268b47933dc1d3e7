"""Line and column of a key in a TOML text. Run only when there is a fault: the parser keeps no positions."""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[A-Za-z0-9_-]+))*)\s*=\s*""")
_PART = re.compile(r""""[^"]*"|'[^']*'|[A-Za-z0-9_-]+""")


def locate(text: str, path: tuple) -> tuple[int, int]:
    """Position (line, column, from 1) of the key ``path``, or of the nearest table around it that is there."""
    positions = _positions(text)
    for end in range(len(path), 0, -1):
        if path[:end] in positions:
            return positions[path[:end]]
    return (1, 1)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _positions(text: str) -> dict[tuple, tuple[int, int]]:
    scan = _Scan(text)
    positions: dict[tuple, tuple[int, int]] = {}
    counts: dict[tuple, int] = {}
    prefix: tuple = ()
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


def _enter(parts: tuple[str, ...], array: bool, counts: dict[tuple, int]) -> tuple:
    """The path of a table header; inside arrays of tables it means the latest entry."""
    path: tuple = ()
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

    @property
    def done(self) -> bool:
        return self.at >= len(self.text)

    def position(self, offset: int = 0) -> tuple[int, int]:
        at = self.at + offset
        return self.text.count("\n", 0, at) + 1, at - self.text.rfind("\n", 0, at)

    def rest_of_line(self) -> str:
        end = self.text.find("\n", self.at)
        return self.text[self.at : end if end >= 0 else len(self.text)]

    def next_line(self) -> None:
        end = self.text.find("\n", self.at)
        self.at = len(self.text) if end < 0 else end + 1

    def advance(self, count: int) -> None:
        self.at += count

    def value(self, path: tuple, positions: dict) -> None:
        """Pass over one value, noting the keys and entries inside it."""
        start = self.text[self.at] if not self.done else ""
        if start == "[":
            self._array(path, positions)
        elif start == "{":
            self._table(path, positions)
        elif start in "\"'":
            self._string(start)
        else:
            self.at += len(re.match(r"[^,\]}\n#]*", self.text[self.at :])[0])

    def _string(self, quote: str) -> None:
        mark = quote * 3 if self.text.startswith(quote * 3, self.at) else quote
        self.at += len(mark)
        while not self.done and not self.text.startswith(mark, self.at):
            self.at += 2 if quote == '"' and self.text[self.at] == "\\" else 1
        self.at += len(mark)

    def _blank(self) -> None:
        """Pass white space, line ends, commas and comments between the entries of an array or table."""
        self.at += len(re.match(r"(?:[\s,]|#[^\n]*)*", self.text[self.at :])[0])

    def _array(self, path: tuple, positions: dict) -> None:
        self.at += 1
        entry = 0
        self._blank()
        while not self.done and self.text[self.at] != "]":
            positions.setdefault((*path, entry), self.position())
            self.value((*path, entry), positions)
            entry += 1
            self._blank()
        self.at += 1

    def _table(self, path: tuple, positions: dict) -> None:
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
