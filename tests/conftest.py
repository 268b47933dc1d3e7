"""Settings and content that all tests share."""

from pathlib import Path

import pytest
from commands import build
from hypothesis import settings
from plans import CONTENT, everything

# No deadline: a slow machine is not a fault. No database: a test run leaves nothing behind in the working tree.
settings.register_profile("portal", deadline=None, database=None)
settings.load_profile("portal")


@pytest.fixture(scope="session")
def public():
    """The plans of the public portal by identifier, and what they share, read once."""
    return everything(CONTENT)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The public portal, built once by each test process; nobody writes into it."""
    folder = tmp_path_factory.mktemp("public") / "site"
    build(CONTENT, folder)
    return folder


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden", action="store_true", dest="update_golden", help="write the golden site anew; look at the diff"
    )
