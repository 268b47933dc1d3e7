"""States that no build wrote: whatever is wrong with what lies beside a site, the next build comes out right."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from .homes import WHOLE, Cold, Home, assert_ended, assert_healed
from .kills import a_figure

Damage = Callable[[Random, Home], None]


def _written(make: Callable[[Random, bytes], bytes]) -> Damage:
    return lambda random, home: home.state.write_bytes(make(random, home.state.read_bytes())) and None


def _flipped(random: Random, content: bytes, times: int = 40) -> bytes:
    flipped = bytearray(content)
    for _number in range(times):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _sql(*statements: str) -> Damage:
    def damage(_random: Random, home: Home) -> None:
        with closing(sqlite3.connect(home.state, isolation_level=None)) as database:
            for statement in statements:
                database.execute(statement)

    return damage


def _folder(name: str) -> Damage:
    def damage(_random: Random, home: Home) -> None:
        path = home.beside / name
        path.unlink(missing_ok=True)
        path.mkdir()
        (path / "inner.txt").write_text("mine", "utf-8")

    return damage


def _templates(random: Random, home: Home) -> None:
    for path in (home.beside / "templates").iterdir():
        path.write_bytes(_flipped(random, path.read_bytes(), 3))


def _leftover(random: Random, home: Home) -> None:
    (home.beside / "state.sqlite-journal").write_bytes(random.randbytes(2000))


def _part(_random: Random, home: Home) -> None:
    """Another plan's rows under the digest of this one's."""
    _sql("UPDATE parts SET content = '[]'")(_random, home)


_JOURNAL = "INSERT INTO journal (act, path) VALUES ('{}', '{}')"
KINDS: dict[str, Damage] = {
    "empty": _written(lambda random, content: b""),
    "truncated": _written(lambda random, content: content[: random.randrange(len(content))]),
    "random bytes": _written(lambda random, content: random.randbytes(5000)),
    "flipped bits": _written(_flipped),
    "one flipped bit": _written(lambda random, content: _flipped(random, content, 1)),
    "flipped bits in the first page": _written(lambda random, content: _flipped(random, content[:4096], 5) + content[4096:]),
    "another version": _sql("PRAGMA user_version = 99"),
    **{f"no table {name}": _sql(f"DROP TABLE {name}") for name in ("about", "inputs", "files", "units", "plans", "parts", "journal")},
    "an altered entry": _sql("UPDATE plans SET entry = replace(entry, 'Example', 'Exemple')"),
    "an entry that is no JSON": _sql("UPDATE plans SET entry = 'x'"),
    "no entries": _sql("DELETE FROM plans"),
    "an altered part": _part,
    "no parts": _sql("DELETE FROM parts"),
    "altered digests": _sql("UPDATE files SET digest = 'x', stamp = NULL"),
    "altered fingerprints": _sql("UPDATE files SET fingerprint = 'x'", "UPDATE units SET digest = 'x'"),
    "a file too few": _sql("DELETE FROM files WHERE path = 'zh/index.html'"),
    "units of others": _sql("UPDATE files SET unit = 'x'"),
    "a file too many": _sql("INSERT INTO files VALUES ('zh/none.html', 'portal', 'x', 'x', NULL)"),
    "files outside": _sql("INSERT INTO files VALUES ('../content/portal.toml', 'portal', 'x', 'x', NULL)"),
    "numbers for texts": _sql("UPDATE files SET digest = 7", "UPDATE inputs SET digest = 7"),
    "blobs for texts": _sql("UPDATE units SET digest = x'ff'", "UPDATE about SET value = x'ff'"),
    "an altered input": _sql("UPDATE inputs SET digest = 'x', stamp = NULL"),
    "a journal of nothing": _sql(_JOURNAL.format("put", "zh/index.html")),
    "a journal of unknown acts": _sql(_JOURNAL.format("stage", "stage-none"), _JOURNAL.format("beside", "x"), _JOURNAL.format("x", "y")),
    "a journal that leads outside": _sql(
        _JOURNAL.format("stage", "stage-none"), _JOURNAL.format("beside", "x"), _JOURNAL.format("drop", "../content/portal.toml")
    ),
    "a folder for the state": _folder("state.sqlite"),
    "a leftover of SQLite": _leftover,
    "flipped bits in compiled templates": _templates,
}  # fmt: skip


def damaged(kind: str, seed: int, edited: bool, folder: Path, cold: Cold, begun: Home) -> None:
    """Damage what lies beside a site; ``edited`` is whether there is something to build besides."""
    home = begun.copy(folder)
    before = {path: path.read_bytes() for path in home.content.rglob("*.toml")}
    try:
        KINDS[kind](Random(seed), home)
        if edited:
            a_figure(home)
            before = {path: path.read_bytes() for path in before}
        assert_healed(home, cold, aside=True)
        assert {path: path.read_bytes() for path in before if path.exists()} == before, (
            "a file of the content was changed"
        )
    except AssertionError as failure:
        also = " and an edit" if edited else ""
        raise AssertionError(f"damage {kind!r} of seed {seed}{also}: {failure}") from failure
    finally:
        shutil.rmtree(folder)


def begin(folder: Path) -> Home:
    home = Home(folder / "begun")
    shutil.copytree(WHOLE, home.content)
    assert_ended(home.run("build"), 0)
    return home
