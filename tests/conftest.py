"""Settings and content that all tests share."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import ROOT, build
from filelock import FileLock
from hypothesis import HealthCheck, settings
from plans import CONTENT, everything, whole
from sparing import sparing

from planportal.commands.places import places
from planportal.console import Console
from planportal.preview.rebuilding import Site
from planportal.publish.build import Build

# A slow machine is no fault. No database: a test run leaves nothing behind in the working tree.
settings.register_profile("portal", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("portal")


@pytest.fixture(scope="session")
def common(tmp_path_factory) -> Path:
    """A folder that all test processes have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _sparing(common) -> Iterator[None]:
    folder = common / "made"
    folder.mkdir(exist_ok=True)
    with sparing(folder):
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
def site(made_once) -> Path:
    """The public portal, built; nobody writes into it."""
    return made_once("public", lambda home: build(CONTENT, home / "site")) / "site"


@pytest.fixture(scope="session")
def river_site(made_once) -> Path:
    """The pages of the fictitious example, without the pictures that a preview puts off; nobody writes into it."""
    content = ROOT / "examples/river-city"
    return (
        made_once("river", lambda home: Build(places(content, home / "site"), jobs=1, pages_first=True).run())
        / "site"
    )


@pytest.fixture(scope="session")
def small(made_once) -> Path:
    """A folder with the content of the mini-site and its site, built; nobody writes into it."""
    return made_once("small", lambda home: build(whole(home), home / "site"))


@pytest.fixture
def built(small, tmp_path) -> tuple[Path, Path]:
    """A copy of both, to go on from, as if it had just been built here."""
    shutil.copytree(small, tmp_path, dirs_exist_ok=True)
    return tmp_path / "content", tmp_path / "site"


@pytest.fixture(scope="session")
def previewed(made_once) -> Path:
    """A folder with copies of all that can be edited and the site that a preview has made of it; nobody writes into it."""

    def fill(home: Path) -> None:
        for name in ("templates", "static"):
            shutil.copytree(ROOT / name, home / name)
        Site(places(whole(home), home / "site"), Console("en")).follow()

    return made_once("previewed", fill)


@pytest.fixture(scope="session")
def cold(tmp_path_factory):
    """What cold builds make, for all trials of this process: each content is built only once."""
    from trials.homes import Cold, warm

    folder = tmp_path_factory.mktemp("cold")
    warm(folder)
    return Cold(folder)


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        dest="update_golden",
        help="write the golden site anew; look at the diff",
    )
