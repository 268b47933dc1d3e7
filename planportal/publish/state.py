"""What the last build made, in one SQLite file beside the output. Standard library only, like ``content.files``.

It is a memory, never an authority: where it is damaged, a build begins from nothing. What pages and tables are made from
is held against its digest when it is read, and a file of the site counts as made only if it is still as it was noted.
It is read in parts: a build with nothing to do reads neither summaries nor rows.
"""

import errno
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ..content.files import Noted, digest_of
from .folder import STATE, aside_path, move, state_folder

FORMAT = 4
# For a reader who finds another process writing: so long as a transaction may take.
PATIENCE_SECONDS = 30
_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE inputs (folder TEXT, name TEXT, digest TEXT NOT NULL, stamp TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, unit TEXT NOT NULL, fingerprint TEXT NOT NULL, digest TEXT NOT NULL, stamp TEXT)
 WITHOUT ROWID;
CREATE TABLE units (name TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE plans (name TEXT PRIMARY KEY, entry TEXT NOT NULL, seal TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE parts (digest TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE journal (step INTEGER PRIMARY KEY, act TEXT NOT NULL, path TEXT NOT NULL);
"""
# Errors that are those of the system and not of the file, as the system numbers them.
_OF_SYSTEM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_BUSY: errno.EBUSY,
    sqlite3.SQLITE_LOCKED: errno.EBUSY,
}


class Damaged(Exception):
    """The state holds something that was not written by a build. Who reads it begins from nothing."""


@dataclass(frozen=True)
class NotedFile:
    """A file of the site: the unit it is part of, the fingerprint of all that decides its bytes, and how it was noted."""

    unit: str
    fingerprint: str
    digest: str
    stamp: str | None = None


@dataclass(frozen=True)
class StateEntry:
    """What is kept of a plan.

    ``digest`` covers its files, the vocabulary and the engine; ``named`` how the plans that it names stood. ``public`` is
    False for a plan that is a draft and left out; it has no more than the number of ``drafts``. ``parts`` maps what is kept
    apart (rows, comparison, introduction) to its digest and number of rows.
    """

    digest: str
    named: dict[str, str]
    public: bool
    drafts: int
    summary: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, tuple[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class BuildRecord:
    """What a build notes, from which the next one tells that nothing changed. ``journal`` is True where an earlier command has not moved
    everything to its place."""

    about: Mapping[str, str] = field(default_factory=dict)
    inputs: Mapping[str, dict[str, Noted]] = field(default_factory=dict)
    files: Mapping[str, NotedFile] = field(default_factory=dict)
    journal: bool = False


def state_path(output: Path) -> Path:
    return state_folder(output) / STATE


def read_record(output: Path) -> BuildRecord:
    """What the last build noted of an output folder; empty where there is no state that can be read."""
    path = state_path(output)
    if not path.is_file():
        return BuildRecord()
    try:
        with _translate_errors(), closing(_connect(path)) as database:
            _check_format(database)
            return _read_record(database)
    except (Damaged, OSError):
        return BuildRecord()


@contextmanager
def _translate_errors() -> Iterator[None]:
    """Raise ``OSError`` for what the system refuses, and ``Damaged`` for whatever is read and makes no sense."""
    try:
        yield
    except sqlite3.Error as failure:
        # The low byte of a code of SQLite is its kind.
        if number := _OF_SYSTEM.get(getattr(failure, "sqlite_errorcode", 0) & 0xFF):
            raise OSError(number, os.strerror(number), STATE) from failure
        raise Damaged from failure
    except (ValueError, KeyError, TypeError, AttributeError) as failure:
        raise Damaged from failure


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(path))}?mode=rw", uri=True, timeout=PATIENCE_SECONDS, isolation_level=None
    )


def _check_format(database: sqlite3.Connection) -> None:
    if database.execute("PRAGMA user_version").fetchone() != (FORMAT,):
        raise Damaged


def _read_record(database: sqlite3.Connection) -> BuildRecord:
    database.execute("BEGIN")
    inputs: dict[str, dict[str, Noted]] = {}
    for folder, name, digest, stamp in database.execute("SELECT folder, name, digest, stamp FROM inputs"):
        inputs.setdefault(folder, {})[name] = Noted(stamp, digest)
    files = {
        path: NotedFile(*row)
        for path, *row in database.execute("SELECT path, unit, fingerprint, digest, stamp FROM files")
    }
    about = dict(database.execute("SELECT key, value FROM about"))
    return BuildRecord(about, inputs, files, bool(database.execute("SELECT 1 FROM journal LIMIT 1").fetchone()))


class State:
    """The state opened for a build, by whoever holds the lock of the output.

    :raises OSError: if it cannot be written.
    """

    def __init__(self, output: Path):
        self.path = state_path(output)
        try:
            self._database = self._open()
        except Damaged:
            self._database = self._begin()

    def close(self) -> None:
        self._database.close()

    def _open(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise Damaged
        with _translate_errors():
            database = _connect(self.path)
            try:
                _check_format(database)
                _read_record(database)
                database.execute("COMMIT")
            except BaseException:
                database.close()
                raise
        return database

    def _begin(self) -> sqlite3.Connection:
        """Make an empty state. A folder in its place is moved out of the way."""
        for leftover in (self.path, self.path.with_name(f"{STATE}-journal")):
            if leftover.is_dir() and not leftover.is_symlink():
                move(leftover, aside_path(leftover))
            else:
                leftover.unlink(missing_ok=True)
        with _translate_errors():
            database = sqlite3.connect(self.path, timeout=PATIENCE_SECONDS, isolation_level=None)
            database.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")
        return database

    def forget_all_but_files(self) -> None:
        """Forget everything but which files of the site are ours; if even that is damaged, begin from nothing."""
        try:
            with self._transaction() as database:
                for table in ("units", "plans", "parts", "inputs", "about", "journal"):
                    database.execute(f"DELETE FROM {table}")
                database.execute("UPDATE files SET fingerprint = ''")
        except Damaged:
            self.close()
            self._database = self._begin()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with _translate_errors():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    # --- reading ---

    def read_record(self) -> BuildRecord:
        """What the last build noted, without its plans and units."""
        with _translate_errors():
            record = _read_record(self._database)
            self._database.execute("COMMIT")
            return record

    def units(self) -> dict[str, str]:
        """The digest of each unit of the site."""
        with _translate_errors():
            return dict(self._database.execute("SELECT name, digest FROM units"))

    def entries(self) -> dict[str, StateEntry]:
        """What is kept of each plan; one whose seal is broken is left out."""
        entries = {}
        with _translate_errors():
            for name, entry, seal in self._database.execute("SELECT name, entry, seal FROM plans"):
                if _seal_of(name, entry) == seal:
                    fields = json.loads(entry)
                    fields["parts"] = {part: tuple(stored) for part, stored in fields["parts"].items()}
                    entries[name] = StateEntry(**fields)
        return entries

    def part(self, digest: str) -> str:
        """A part by its digest.

        :raises Damaged: if it is not there or was altered.
        """
        with _translate_errors():
            return _part(self._database, digest)

    def journal(self) -> list[tuple[str, str]]:
        """The steps that have yet to be done in the site, in order: (act, path)."""
        with _translate_errors():
            return list(self._database.execute("SELECT act, path FROM journal ORDER BY step"))

    # --- writing ---

    def store_parts(self, contents: Iterable[str]) -> list[str]:
        """Store parts at once, for whatever reads them while the site is made; returns their digests."""
        rows = [(digest_of(content.encode()), content) for content in contents]
        with self._transaction() as database:
            database.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?)", rows)
        return [digest for digest, _content in rows]

    def commit(
        self,
        now: BuildRecord,
        units: Mapping[str, str],
        entries: Mapping[str, StateEntry],
        steps: Iterable[tuple[str, str]],
        parts: Iterable[str] = (),
    ) -> None:
        """Note a whole build and, in the same moment, what has yet to be moved. ``parts`` are those that belong to no plan;
        parts that are named by no entry any more are deleted. Only rows that differ are written."""
        last, last_entries = self.read_record(), self.entries()
        wanted = {digest for entry in entries.values() for digest, _rows in entry.parts.values()} | set(parts)
        with self._transaction() as database:
            _replace(database, "about", _pairs(last.about), _pairs(now.about))
            _replace(database, "inputs", _inputs(last), _inputs(now))
            _replace(database, "files", _files(last), _files(now))
            _replace(
                database, "units", _pairs(dict(database.execute("SELECT name, digest FROM units"))), _pairs(units)
            )
            _replace(database, "plans", _plans(last_entries), _plans(entries))
            gone = [row for row in database.execute("SELECT digest FROM parts") if row[0] not in wanted]
            database.executemany("DELETE FROM parts WHERE digest = ?", gone)
            database.execute("DELETE FROM journal")
            database.executemany("INSERT INTO journal (act, path) VALUES (?, ?)", steps)

    def forget_inputs(self) -> None:
        """Forget what was noted of the folders that the site is made of, so that they are read anew."""
        with self._transaction() as database:
            database.execute("DELETE FROM inputs")

    def note_steps(self, steps: Iterable[tuple[str, str]]) -> None:
        """Note what has yet to be moved of a build that is noted already."""
        with self._transaction() as database:
            database.executemany("INSERT INTO journal (act, path) VALUES (?, ?)", steps)

    def clear_journal(self) -> None:
        """Empty the journal, when everything in it has been done."""
        with self._transaction() as database:
            database.execute("DELETE FROM journal")

    def note_stamps(self, stamps: Mapping[str, str], files: Mapping[str, NotedFile]) -> None:
        """Note the stamps of files that were found as they were made, so that the next look need not read them."""
        rows = [(stamp, path, files[path].digest) for path, stamp in stamps.items()]
        with self._transaction() as database:
            database.executemany("UPDATE files SET stamp = ? WHERE path = ? AND digest = ?", rows)

    def note_input_stamps(self, noted: Mapping[str, Mapping[str, Noted]]) -> None:
        """Note the stamps of files that the site is made of."""
        rows = [
            (one.stamp, folder, name, one.digest) for folder, names in noted.items() for name, one in names.items()
        ]
        with self._transaction() as database:
            database.executemany("UPDATE inputs SET stamp = ? WHERE folder = ? AND name = ? AND digest = ?", rows)


def read_part(path: str, digest: str) -> str:
    """A part of the state in a file, for a process that makes outputs.

    :raises Damaged: if it is not there or was altered.
    """
    with _translate_errors(), closing(_connect(Path(path))) as database:
        return _part(database, digest)


def _part(database: sqlite3.Connection, digest: str) -> str:
    row = database.execute("SELECT content FROM parts WHERE digest = ?", (digest,)).fetchone()
    if row is None or digest_of(row[0].encode()) != digest:
        raise Damaged
    content: str = row[0]
    return content


def _seal_of(name: str, entry: str) -> str:
    return digest_of(f"{name}\n{entry}".encode())


# The rows of a table: what tells them apart, and what it says of each.
Key = tuple[str, ...]
Rest = tuple[str | None, ...]


def _replace(database: sqlite3.Connection, table: str, last: Mapping[Key, Rest], now: Mapping[Key, Rest]) -> None:
    """Make a table hold the rows of ``now``, which map keys to the rest."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    keys = len(next(iter(now or last), ()))
    where = " AND ".join(f"{column} = ?" for column in columns[:keys])
    database.executemany(f"DELETE FROM {table} WHERE {where or 'FALSE'}", [key for key in last if key not in now])
    places = ", ".join("?" * len(columns))
    changed = [(*key, *rest) for key, rest in now.items() if last.get(key) != rest]
    database.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({places})", changed)


def _pairs(values: Mapping[str, str]) -> dict[Key, Rest]:
    return {(key,): (value,) for key, value in values.items()}


def _inputs(of: BuildRecord) -> dict[Key, Rest]:
    return {
        (folder, name): (one.digest, one.stamp) for folder, names in of.inputs.items() for name, one in names.items()
    }


def _files(of: BuildRecord) -> dict[Key, Rest]:
    return {(path,): (made.unit, made.fingerprint, made.digest, made.stamp) for path, made in of.files.items()}


def _plans(entries: Mapping[str, StateEntry]) -> dict[Key, Rest]:
    written = {
        name: json.dumps(asdict(entry), ensure_ascii=False, separators=(",", ":")) for name, entry in entries.items()
    }
    return {(name,): (entry, _seal_of(name, entry)) for name, entry in written.items()}
