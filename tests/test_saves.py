"""What is saved while a build or a release works is in the next site, and a release says what its snapshot says."""

import pytest
from trials.commands import FORKS
from trials.saves import saving

pytestmark = [
    pytest.mark.skipif(not FORKS, reason="this system cannot fork a process"),
    pytest.mark.usefixtures("remembering"),
]


@pytest.mark.parametrize("command, saved, at, undone", [
    ("build", "figure", 12, 0), ("build", "name", 60, 0), ("build", "figure", 25, 300), ("build", "unit", 20, 22),
    ("build", "portal", 400, 0), ("release", "figure", 80, 0), ("release", "portal", 500, 900), ("release", "concept", 1200, 0),
    ("release", "figure", 437, 2871), ("release", "concept", 831, 2555),
])  # fmt: skip
def test_a_save_is_never_lost_and_never_half_published(command, saved, at, undone, tmp_path, cold):
    saving(command, saved, at, undone, tmp_path / "save", cold)
