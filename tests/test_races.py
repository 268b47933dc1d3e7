"""Two commands at once on one output: the second waits for the first, and both leave the site of a cold build."""

import pytest
from trials.commands import FORKS
from trials.races import patience, race

pytestmark = [
    pytest.mark.skipif(not FORKS, reason="this system cannot fork a process"),
    pytest.mark.usefixtures("remembering"),
]


@pytest.mark.parametrize("first, second, operation", [
    ("build", "build", 40), ("build", "build", 380), ("release", "build", 500), ("serve", "build", 40), ("build", "serve", 40),
])  # fmt: skip
def test_a_second_command_waits_for_the_first(first, second, operation, tmp_path, cold):
    # While a release is made, the site is up to date, and a build that finds nothing to do need not wait to say so.
    race(first, second, operation, tmp_path / "race", cold, must_wait=first != "release")


def test_patience_ends_with_a_message_and_a_killed_holder_leaves_no_lock(tmp_path, cold):
    patience(tmp_path)
