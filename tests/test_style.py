"""What a reader of the code finds everywhere: one formatting, and nothing that the linter knows to be wrong."""

import subprocess
import sys

import pytest
from commands import ROOT


@pytest.mark.parametrize("command", [["format", "--check"], ["check"]], ids=" ".join)
def test_the_formatter_and_the_linter_have_nothing_to_say(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."], capture_output=True, text=True, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
