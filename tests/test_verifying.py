"""The proof that a site is the release it says it is, by what could be done to the site, and to what it is held against."""

import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from commands import portal, tree
from plans import change, whole

from planportal.cli import main
from planportal.content.files import Files
from planportal.content.releases import completed_index, index_of, read_releases
from planportal.model import mark
from planportal.release import keeping

pytestmark = pytest.mark.usefixtures("in_words")
FIRST, LAST = "2024-05-01", "2024-06-01"
PAGE = "en/index.html"


@pytest.fixture(scope="module")
def signed(in_words, tmp_path_factory) -> Path:
    """A folder with content, its site and two releases, of no plan; nobody writes into it."""
    home = tmp_path_factory.mktemp("signed")
    content = whole(home)
    shutil.rmtree(content / "plans/demo")
    for day in (FIRST, LAST):
        done = portal("release", "--content", content, "--output", home / "site", "--date", day)
        assert done.returncode == 0, done.stderr
        change(content, "portal.toml", ('tagline.en = "', 'tagline.en = "Another '))
    change(content, "portal.toml", ('tagline.en = "Another ', 'tagline.en = "'))
    return home


@pytest.fixture
def home(signed, tmp_path) -> Path:
    """A copy of it, to tamper with."""
    return Path(shutil.copytree(signed, tmp_path / "home"))


@dataclass(frozen=True)
class Done:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys) -> Callable[..., Done]:
    """A command in this process: an error that nobody catches fails the test."""

    def command(*arguments: object) -> Done:
        capsys.readouterr()
        status = main([*map(str, arguments), "--language", "en"])
        return Done(status, *capsys.readouterr())

    return command


def zipped(site: Path, into: Path) -> Path:
    """A zip of a site with its links as links, as Info-ZIP and Git make them."""
    with zipfile.ZipFile(into, "w") as archive:
        for path in sorted(site.rglob("*")):
            name = f"site/{path.relative_to(site).as_posix()}"
            if path.is_symlink():
                entry = zipfile.ZipInfo(name)
                entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
                archive.writestr(entry, os.readlink(path))
            elif path.is_file():
                archive.write(path, name)
    return into


def added(path: str) -> Callable[[Path], None]:
    def tamper(site: Path) -> None:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text("<p>added</p>", "utf-8")

    return tamper


def edited(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).write_bytes((site / path).read_bytes() + b" ")


def removed(path: str) -> Callable[[Path], None]:
    return lambda site: (site / path).unlink()


def linked(path: str, to: str) -> Callable[[Path], None]:
    def tamper(site: Path) -> None:
        (site / path).unlink(missing_ok=True)
        (site / path).symlink_to(to)

    return tamper


def same_bytes_elsewhere(site: Path) -> None:
    """A page replaced by a link to the very same bytes, which somebody can change later."""
    away = site.parent / "away.html"
    shutil.move(site / PAGE, away)
    (site / PAGE).symlink_to(away)


def folder_elsewhere(site: Path) -> None:
    """A folder replaced by a link to the very same files."""
    shutil.move(site / f"releases/{FIRST}", site.parent / "away")
    (site / f"releases/{FIRST}").symlink_to(site.parent / "away")


def false_release(site: Path) -> None:
    """Pages rewritten, and a release of a day to come that lists them."""
    (site / PAGE).write_text("<p>The mayor resigned.</p>", "utf-8")
    manifest = json.loads((site / f"releases/{LAST}/manifest.json").read_text("utf-8"))
    files = {path: digest for path, digest in tree(site).items() if path != mark.NAME}
    (site / "releases/2099-01-01").mkdir()
    listed = json.dumps(manifest | {"release": "2099-01-01", "files": files})
    (site / "releases/2099-01-01/manifest.json").write_text(listed, "utf-8")


def other_manifest(site: Path) -> None:
    """A page rewritten, and the manifest with it."""
    (site / PAGE).write_text("<p>The mayor resigned.</p>", "utf-8")
    path = site / f"releases/{LAST}/manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["files"][PAGE] = tree(site)[PAGE]
    path.write_text(json.dumps(manifest), "utf-8")


def manifest_of(text: str) -> Callable[[Path], None]:
    return lambda site: (site / f"releases/{LAST}/manifest.json").write_text(text, "utf-8")


CHANGED, MISSING, ADDED = "is not as it was signed off", "is missing", "was added"
UNKNOWN = "belongs to a release that the content folder does not know"
MANIFEST = f"releases/{LAST}/manifest.json"
TAMPERED = {
    "a page edited": (edited(PAGE), (PAGE, CHANGED)),
    "a table edited": (edited("data/figures.csv"), ("data/figures.csv", CHANGED)),
    "a page removed": (removed("zh/about.html"), ("zh/about.html", MISSING)),
    "a page added": (added("zh/more.html"), ("zh/more.html", ADDED)),
    "a page added in a folder of its own": (added("more/x/index.html"), ("more/x/index.html", ADDED)),
    "a page added under another case": (added("en/Index.html"), ("en/Index.html", ADDED)),
    "a file beside the manifest": (added(f"releases/{LAST}/x.csv"), (f"releases/{LAST}/x.csv", ADDED)),
    "a file where releases are": (added("releases/x"), ("releases/x", ADDED)),
    "settings of a web server": (added(".htaccess"), (".htaccess", ADDED)),
    "hidden settings deep down": (added("en/plans/.htaccess"), ("en/plans/.htaccess", ADDED)),
    "a page in a hidden folder": (added(".git/x.html"), (".git/x.html", ADDED)),
    "a page in a hidden folder deep down": (added("zh/.well/x/y.html"), ("zh/.well/x/y.html", ADDED)),
    "a link added": (linked("en/more.html", "index.html"), ("en/more.html", ADDED)),
    "a link to a folder": (linked("en/more", "/etc"), ("en/more", ADDED)),
    "a hidden link to a folder": (linked(".more", "/etc"), (".more", ADDED)),
    "a link to nothing": (linked("en/more", "nowhere"), ("en/more", ADDED)),
    "a page replaced by a link": (linked(PAGE, "about.html"), (PAGE, CHANGED)),
    "a page replaced by a link to the same bytes": (same_bytes_elsewhere, (PAGE, CHANGED)),
    "a folder replaced by a link": (
        folder_elsewhere, (f"releases/{FIRST}/plans.csv", MISSING), (f"releases/{FIRST}", ADDED),
    ),
    "the mark edited": (edited(mark.NAME), (mark.NAME, CHANGED)),
    "the mark removed": (removed(mark.NAME), (mark.NAME, MISSING)),
    "the mark replaced by a link": (linked(mark.NAME, PAGE), (mark.NAME, CHANGED)),
    "an earlier manifest edited": (
        edited(f"releases/{FIRST}/manifest.json"), (f"releases/{FIRST}/manifest.json", CHANGED),
    ),
    "a manifest removed": (removed(MANIFEST), (MANIFEST, MISSING)),
    "a manifest that is no JSON": (manifest_of("{"), (MANIFEST, CHANGED)),
    "a manifest that is a list": (manifest_of("[]"), (MANIFEST, CHANGED)),
    "a page and its manifest": (other_manifest, (PAGE, CHANGED), (MANIFEST, CHANGED)),
    "a false release": (
        false_release, (PAGE, CHANGED), ("releases/2099-01-01/", UNKNOWN), ("releases/2099-01-01/manifest.json", ADDED),
    ),
}  # fmt: skip


def test_a_site_is_proved_as_folder_and_as_zip(signed, run, tmp_path):
    for site in (signed / "site", zipped(signed / "site", tmp_path / "mailed.zip")):
        done = run("verify", site, "--content", signed / "content")
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(f"{site} is release {LAST}: ")
        assert "Manifest: the one in the content folder" in done.out


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_done_to_a_site_is_named(home, run, name, packed):
    tamper, *named = TAMPERED[name]
    tamper(home / "site")
    site = zipped(home / "site", home / "mailed.zip") if packed else home / "site"
    done = run("verify", site, "--content", home / "content")
    assert (done.status, done.err) == (1, "")
    for path, what in named:
        assert f"{path}: {what}\n" in done.out
    if tamper is not folder_elsewhere:
        told = [line for line in done.out.splitlines() if line.endswith((CHANGED, MISSING, ADDED, UNKNOWN))]
        assert len(told) == len(named), "what nobody touched is named too"
    assert f"is not release {LAST} as it was signed off." in done.out


def test_a_name_cannot_write_on_the_terminal(home, run):
    added("en/\x1b[2Jx\n.html")(home / "site")
    done = run("verify", home / "site", "--content", home / "content")
    assert done.status == 1 and "en/\\x1b[2Jx\\n.html: was added\n" in done.out and "\x1b" not in done.out


@pytest.mark.parametrize(
    "name, content, said",
    [
        (f"site/{PAGE}", b"<p>Another.</p>", f"{PAGE}: {CHANGED}"),
        ("site/en\\more.html", b"<p>More.</p>", f"en/more.html: {ADDED}"),
        ("other/index.html", b"<p>Beside.</p>", f"../other/index.html: {ADDED}"),
        ("index.html", b"<p>Above.</p>", f"../index.html: {ADDED}"),
    ],
    ids=["one name twice", "a name as Windows writes it", "beside the site", "above the site"],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_only_a_zip_can_hold_is_named(home, run, name, content, said):
    site = zipped(home / "site", home / "mailed.zip")
    with zipfile.ZipFile(site, "a") as archive:
        archive.writestr(name, content)
    done = run("verify", site, "--content", home / "content")
    assert done.status == 1 and f"{said}\n" in done.out


def test_a_zip_that_is_damaged_is_refused_by_the_file_that_cannot_be_read(home, run):
    site = zipped(home / "site", home / "mailed.zip")
    content = bytearray(site.read_bytes())
    content[content.index((home / "site" / PAGE).read_bytes()) + 20] ^= 1
    site.write_bytes(content)
    done = run("verify", site, "--content", home / "content")
    assert done.status == 2 and f"{PAGE} of {site} cannot be read" in done.err


def test_an_older_release_is_proved_and_the_later_one_named(signed, run, tmp_path):
    content = Path(shutil.copytree(signed / "content", tmp_path / "content"))
    later = content / "releases" / LAST
    shutil.move(later, tmp_path / "later")
    index = content / "releases/index.json"
    both = index.read_bytes()
    index.write_bytes(index_of(read_releases(Files(content))[0]))
    change(content, "portal.toml", ('tagline.en = "Another Tagline"', 'tagline.en = "Tagline"'))
    assert run("build", "--content", content, "--output", tmp_path / "site").status == 0
    shutil.move(tmp_path / "later", later)
    index.write_bytes(both)
    done = run("verify", tmp_path / "site", "--content", content)
    assert done.status == 0 and f"is release {FIRST}: " in done.out
    assert f"A later release has been made: {LAST}." in done.out


# --- without the content folder, or with another one ---


def test_without_a_content_folder_the_first_line_says_what_the_proof_is_worth(home, run):
    nowhere = home / "nowhere"
    done = run("verify", home / "site", "--content", nowhere)
    assert done.status == 0
    assert done.out.startswith(
        f"There is no content folder {nowhere}: the site is held against the manifest that came with it. "
    )
    assert "as it was signed off" not in done.out and "Manifest: the site's own" in done.out
    other_manifest(home / "site")
    assert run("verify", home / "site", "--content", nowhere).status == 0, "nobody can tell this from the site alone"
    added(".htaccess")(home / "site")
    done = run("verify", home / "site", "--content", nowhere)
    assert done.status == 1 and f".htaccess: {ADDED}" in done.out


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "null",
        lambda text: '{"files": {}}',
        lambda text: text.replace('"files": {', '"files": [{').replace("\n }\n}", "\n }]\n}"),
        lambda text: text.replace('"content_version": "', '"content_version": 3, "x": "'),
        lambda text: text.replace(f'"release": "{LAST}"', f'"release": "{FIRST}"', 1),
        lambda text: "[" * 100_000,
        lambda text: "\ufeff" + text,
    ],
    ids=["empty", "cut", "list", "null", "keys missing", "wrong type", "unknown key", "of another", "deep", "mark"],
)
def test_a_damaged_manifest_is_told_with_its_cure_where_nothing_else_is_there(home, run, damage):
    path = home / "site" / MANIFEST
    text = path.read_text("utf-8")
    assert damage(text) != text
    path.write_text(damage(text), "utf-8")
    done = run("verify", home / "site", "--content", home / "nowhere")
    assert done.status == 2 and f"{MANIFEST} of {home / 'site'} is no manifest" in done.err
    assert "--content" in done.err


def test_content_that_knows_no_release_certifies_none(home, run):
    other = whole(home / "other")
    done = run("verify", home / "site", "--content", other)
    assert done.status == 1
    assert done.out.splitlines()[:2] == [f"releases/{FIRST}/: {UNKNOWN}", f"releases/{LAST}/: {UNKNOWN}"]


def test_a_site_whose_releases_are_all_gone_is_held_against_the_last(home, run):
    shutil.rmtree(home / "site/releases")
    done = run("verify", home / "site", "--content", home / "content")
    assert done.status == 1 and f"is not release {LAST} as it was signed off." in done.out
    assert f"releases/{FIRST}/manifest.json: {MISSING}" in done.out


# --- what it is held against ---


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def rewritten(text: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(text, "utf-8") and None


def spaced(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def renamed(to: str) -> Callable[[Path], None]:
    return lambda path: path.rename(path.with_name(to)) and None


def without(entry: int) -> Callable[[Path], None]:
    def tamper(path: Path) -> None:
        index = json.loads(path.read_text("utf-8"))
        del index["releases"][entry]
        path.write_text(json.dumps(index), "utf-8")

    return tamper


def other_digest(entry: int) -> Callable[[Path], None]:
    def tamper(path: Path) -> None:
        index = json.loads(path.read_text("utf-8"))
        index["releases"][entry]["manifest"] = "0" * 64
        path.write_text(json.dumps(index), "utf-8")

    return tamper


def turned(path: Path) -> None:
    index = json.loads(path.read_text("utf-8"))
    index["releases"].reverse()
    path.write_text(json.dumps(index), "utf-8")


NOT_WRITTEN = "is not what the release wrote; a release never changes, so restore it from a copy"
GONE = "is missing or cannot be read; what releases wrote stays for good, so restore it from a copy"
OTHER_INDEX = "does not list the releases as they were made; restore it from a copy"
UNLISTED = "is not listed in releases/index.json; restore that file from a copy, or move away what is no release"
INTERRUPTED = "was written by a release that was interrupted before its end; run release again, which lists it"
INDEX = "index.json"
DAMAGED = [
    *(
        (f"{of}/manifest.json", damage, (f"{of}/manifest.json", NOT_WRITTEN))
        for of in (FIRST, LAST)
        for damage in (spaced, cut, rewritten("[]"), rewritten("{"), rewritten('{"files": 3}'))
    ),
    (f"{LAST}/manifest.json", Path.unlink, (f"{LAST}/manifest.json", GONE)),
    (f"{LAST}/release.json", rewritten("{}"), (f"{LAST}/release.json", NOT_WRITTEN)),
    (f"{LAST}/release.json", cut, (f"{LAST}/release.json", NOT_WRITTEN)),
    (f"{LAST}/snapshot.tar.xz", rewritten("no tar.xz"), (f"{LAST}/snapshot.tar.xz", NOT_WRITTEN)),
    (f"{LAST}/snapshot.tar.xz", cut, (f"{LAST}/snapshot.tar.xz", NOT_WRITTEN)),
    *((f"{FIRST}/{name}", spaced, (f"{FIRST}/{name}", NOT_WRITTEN)) for name in ("release.json", "snapshot.tar.xz")),
    (f"{FIRST}/release.json", Path.unlink, (f"{FIRST}/release.json", GONE)),
    (f"{FIRST}/snapshot.tar.xz", Path.unlink, (f"{FIRST}/snapshot.tar.xz", GONE)),
    (LAST, shutil.rmtree, (LAST, GONE)),
    (FIRST, shutil.rmtree, (FIRST, GONE)),
    (LAST, renamed("2024-06-02"), (LAST, GONE), ("2024-06-02", f"holds the release {LAST}; give the folder that name again")),
    (INDEX, Path.unlink, (INDEX, GONE)),
    (INDEX, cut, (INDEX, OTHER_INDEX)),
    (INDEX, rewritten("[]"), (INDEX, OTHER_INDEX)),
    (INDEX, rewritten('{"about": "", "releases": [3]}'), (INDEX, OTHER_INDEX)),
    (INDEX, turned, (INDEX, OTHER_INDEX)),
    (INDEX, other_digest(0), (INDEX, OTHER_INDEX)),
    (INDEX, other_digest(1), (f"{LAST}/manifest.json", NOT_WRITTEN)),
    (INDEX, without(0), (INDEX, OTHER_INDEX), (FIRST, UNLISTED)),
    (INDEX, without(1), (LAST, INTERRUPTED)),
    (INDEX, rewritten('{"about": "", "releases": []}'), (FIRST, UNLISTED), (LAST, UNLISTED)),
]  # fmt: skip


@pytest.mark.parametrize("file, damage, told", [(file, damage, told) for file, damage, *told in DAMAGED])
def test_damage_to_what_releases_wrote_is_told_by_file_and_cure(home, file, damage, told):
    damage(home / "content/releases" / file)
    problems = read_releases(Files(home / "content"))[1]
    assert {str(problem) for problem in problems} == {f"releases/{path}:1:1: {said}" for path, said in told}


def test_a_folder_that_no_release_made_is_told(home):
    shutil.copytree(home / "content/releases" / LAST, home / "content/releases/2024-07-01")
    (home / "content/releases/notes").mkdir()
    told = [str(problem) for problem in read_releases(Files(home / "content"))[1]]
    assert told == [f"releases/{name}:1:1: {UNLISTED}" for name in ("2024-07-01", "notes")]


@pytest.mark.parametrize("command", ["check", "build", "verify", "review", "release"])
@pytest.mark.parametrize(
    "file, damage",
    [
        (f"{LAST}/manifest.json", rewritten("[]")),
        (f"{LAST}/release.json", rewritten("[]")),
        (f"{LAST}/snapshot.tar.xz", rewritten("no tar.xz")),
        (INDEX, rewritten("[]")),
    ],
    ids=["manifest", "release", "snapshot", "index"],
)
def test_every_command_tells_damage_and_touches_nothing(home, run, command, file, damage):
    damage(home / "content/releases" / file)
    before = tree(home)
    output = [home / "site"] if command == "verify" else ["--output", home / "site"] if command != "check" else []
    done = run(command, *output, "--content", home / "content")
    assert done.status in (1, 2)
    assert f"releases/{file}:1:1: " in done.err
    assert tree(home) == before


# --- a release that is interrupted ---


def test_a_release_that_was_interrupted_before_it_was_listed_is_listed_by_the_next(home, run):
    content = home / "content"
    index = content / "releases/index.json"
    whole_index = index.read_bytes()
    without(1)(index)
    done = run("check", "--content", content)
    assert done.status == 1 and f"releases/{LAST}:1:1: {INTERRUPTED}" in done.err
    done = run("release", "--content", content, "--output", home / "site", "--date", "2024-07-01")
    assert done.status == 2 and f"the site is release {LAST}, byte for byte" in done.err
    assert index.read_bytes() == whole_index
    assert run("check", "--content", content).status == 0


def test_the_first_release_can_be_interrupted_too(home):
    content = home / "content"
    shutil.rmtree(content / "releases" / LAST)
    (content / "releases/index.json").unlink()
    keeping.list_interrupted(content)
    kept, problems = read_releases(Files(content))
    assert ([one.release.id for one in kept], problems) == ([FIRST], [])


@pytest.mark.parametrize("damaged", [FIRST, LAST])
def test_nothing_is_listed_that_is_not_whole(home, damaged):
    content = home / "content"
    without(1)(content / "releases/index.json")
    spaced(content / f"releases/{damaged}/snapshot.tar.xz")
    assert completed_index(Files(content)) is None


def test_what_cannot_be_listed_is_not_kept(home, monkeypatch):
    content = home / "content"
    kept = read_releases(Files(content))[0]
    before = tree(content)
    release = kept[-1].release.model_copy(update={"id": "2024-07-01"})

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    with monkeypatch.context() as patched, pytest.raises(OSError):
        patched.setattr("planportal.publish.folder.write_file", full)
        keeping.keep(content, release, kept, {"manifest.json": b"{}"})
    assert tree(content) == before
    keeping.keep(content, release, kept, {"manifest.json": b"{}"})
    assert (content / "releases/2024-07-01/manifest.json").is_file()
    keeping.take_back(content, release, kept)
    assert tree(content) == before
