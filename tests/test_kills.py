"""A build or a release that is killed leaves whole files only, and the next command puts the rest right."""

import pytest
from trials.commands import FORKS
from trials.kills import KINDS, Kills

pytestmark = [
    pytest.mark.skipif(not FORKS, reason="this system cannot fork a process"),
    pytest.mark.usefixtures("remembering"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_the_first_a_middle_and_the_last_operation(kind, tmp_path, cold):
    kills = Kills(kind, tmp_path, cold)
    last = len(kills.operations)
    kills.trial(1)
    kills.trial(last // 2, following="verify")
    kills.trial(last, following="review")
