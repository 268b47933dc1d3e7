"""What a reader of the code finds everywhere: one formatting, nothing that the linter knows to be wrong, types that hold."""

import subprocess
import sys

import pytest
from commands import ROOT


@pytest.mark.parametrize(
    "command",
    [["ruff", "format", "--check", "--no-cache", "."], ["ruff", "check", "--no-cache", "."], ["mypy"]],
    ids=" ".join,
)
def test_the_tools_have_nothing_to_say(command):
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_type_is_passed_over():
    """What is not known of a library stands in tests/stubs, where it can be read."""
    passed_over = [p for p in (ROOT / "planportal").rglob("*.py") if "type: ignore" in p.read_text("utf-8")]
    assert passed_over == []
