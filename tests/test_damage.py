"""A state that no build wrote keeps no build from coming out right, and edits of every kind reach every file they change."""

import pytest
from trials import edits
from trials.commands import FORKS
from trials.damage import KINDS, begin, damaged

TEMPLATES = "flipped bits in compiled templates"
pytestmark = pytest.mark.skipif(not FORKS, reason="this system cannot fork a process")


@pytest.fixture(scope="module")
def begun(tmp_path_factory, cold):
    return begin(tmp_path_factory.mktemp("begun"))


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {TEMPLATES}))
def test_a_build_does_without_what_is_wrong_with_the_state(kind, tmp_path, cold, begun, remembering):
    damaged(kind, 1, len(kind) % 2 == 0, tmp_path / "damage", cold, begun)


def test_a_build_does_without_compiled_templates_that_are_damaged(tmp_path, cold, begun):
    damaged(TEMPLATES, 1, True, tmp_path / "damage", cold, begun)


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_the_bytes_of_a_cold_build(seed, tmp_path, cold):
    edits.sequence(seed, 6, tmp_path / "edits", cold)
