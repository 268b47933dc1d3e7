"""Settings and content that all tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsers import chromium, visit
from commands import ROOT, build
from filelock import FileLock
from hypothesis import HealthCheck, settings
from plans import CONTENT, PAIR, everything, least, whole
from previews import Preview
from sparing import sparing, unpainted
from worded import worded

from planportal.commands.folders import build_folders
from planportal.console import Console
from planportal.preview.rebuilding import PreviewSite

# A slow machine is no fault. No database: a test run leaves nothing behind in the working tree.
settings.register_profile("portal", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("portal")


@pytest.fixture(scope="session")
def common(tmp_path_factory) -> Path:
    """A folder that all test processes have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def made(common) -> Path:
    """The folder of what all tests together make only once."""
    folder = common / "made"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session", autouse=True)
def _sparing(made) -> Iterator[None]:
    with sparing(made):
        yield


@pytest.fixture(scope="session")
def public():
    """The plans of the public portal by identifier, and what they share, read once."""
    return everything(CONTENT)


@pytest.fixture(scope="session")
def made_once(common) -> Callable[[str, Callable[[Path], object]], Path]:
    """Has a folder filled by the first of the test processes that asks for it; nobody writes into it afterwards."""

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        with FileLock(common / f"{name}.lock"):
            if not (common / name).exists():
                filling = common / f"{name}.filling"
                shutil.rmtree(filling, ignore_errors=True)
                filling.mkdir()
                fill(filling)
                filling.rename(common / name)
        return common / name

    return made


@pytest.fixture(scope="session")
def pair(made_once) -> Path:
    """The site of a plan and its successor, whose pictures are laid out and not painted; nobody writes into it."""

    def fill(home: Path) -> None:
        with unpainted():
            build(PAIR, home / "site")

    return made_once("pair", fill) / "site"


@pytest.fixture(scope="session")
def small(made_once) -> Path:
    """A folder with the content of the mini-site and its site, built; nobody writes into it."""
    return made_once("small", lambda home: build(whole(home), home / "site"))


@pytest.fixture(scope="module")
def in_words() -> Iterator[None]:
    """Files of charts and workbooks hold the text of what they would show."""
    with worded():
        yield


@pytest.fixture(scope="session")
def small_in_words(made_once) -> Path:
    """The folder that ``small`` is, with files in words."""

    def fill(home: Path) -> None:
        with worded():
            build(whole(home), home / "site")

    return made_once("small-in-words", fill)


@pytest.fixture(scope="session")
def least_in_words(made_once) -> Path:
    """A folder with a plan of nothing but two indicators, and its site, with files in words; nobody writes into it."""

    def fill(home: Path) -> None:
        with worded():
            build(least(home), home / "site")

    return made_once("least-in-words", fill)


@pytest.fixture
def built(small, tmp_path) -> tuple[Path, Path]:
    """A copy of both, to go on from, as if it had just been built here."""
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content", tmp_path / "site"


@pytest.fixture(scope="session")
def previewed(made_once) -> Path:
    """A folder with copies of all that can be edited and the site that a preview has made of it, its pictures laid out and not
    painted; nobody writes into it."""

    def fill(home: Path) -> None:
        for name in ("templates", "static"):
            shutil.copytree(ROOT / name, home / name)
        with unpainted():
            PreviewSite(build_folders(least(home), home / "site"), Console("en")).follow()

    return made_once("previewed", fill)


@pytest.fixture
def preview(previewed, made, tmp_path) -> Iterator[Preview]:
    """A copy of it, ready to be started."""
    shutil.copytree(previewed, tmp_path, dirs_exist_ok=True)
    running = Preview(tmp_path, made)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def window(browser):
    """Where pages are opened: to open a tab costs a second, to go on in one a tenth."""
    context = visit(browser, viewport={"width": 1280, "height": 900})
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(window):
    """An open page, in which nothing may fail; as wide as a desk and as light as the day until a test wants it otherwise."""
    page = window.pages[0]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="null", color_scheme="null")
    page.faults = []

    def failed(request) -> None:
        # Leaving a page stops what it still loads; that is no fault of the page.
        if "ABORTED" not in request.failure:
            page.faults.append(request.url)

    heard = {"pageerror": lambda fault: page.faults.append(str(fault)), "requestfailed": failed}
    for event, listener in heard.items():
        page.on(event, listener)
    yield page
    page.goto("about:blank")
    for event, listener in heard.items():
        page.remove_listener(event, listener)
    for other in window.pages[1:]:
        other.close()
    assert page.faults == []


@pytest.fixture
def tab(page):
    """A page that also reports what the policy blocks; it leaves before the preview stops."""
    page.blocked = []

    def said(message) -> None:
        if "Content Security Policy" in message.text:
            page.blocked.append(message.text)

    page.on("console", said)
    yield page
    page.goto("about:blank")
    page.remove_listener("console", said)
    assert page.blocked == []


@pytest.fixture(scope="session")
def cold(tmp_path_factory):
    """What cold builds make, for all trials of this process: each content is built only once."""
    from trials.homes import Cold, warm

    folder = tmp_path_factory.mktemp("cold")
    warm(folder)
    return Cold(folder)


@pytest.fixture
def remembering(cold) -> Iterator[None]:
    """Builds of trials make equal outputs only once."""
    from trials.quick import remembering

    folder = cold.folder / "remembered"
    folder.mkdir(exist_ok=True)
    with remembering(folder):
        yield


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        dest="update_golden",
        help="write the golden site anew; look at the diff",
    )
