"""A state that no build wrote keeps no build from coming out right, and edits of every kind reach every file they change."""

import pytest
from trials import edits
from trials.commands import FORKS
from trials.damage import KINDS, begin, damaged

pytestmark = pytest.mark.skipif(not FORKS, reason="this system cannot fork a process")


@pytest.fixture(scope="module")
def begun(tmp_path_factory, cold):
    return begin(tmp_path_factory.mktemp("begun"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_build_does_without_what_is_wrong_with_the_state(kind, tmp_path, cold, begun):
    damaged(kind, 1, len(kind) % 2 == 0, tmp_path / "damage", cold, begun)


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_the_bytes_of_a_cold_build(seed, tmp_path, cold):
    edits.sequence(seed, 6, tmp_path / "edits", cold)
