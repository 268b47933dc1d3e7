"""The commands: what they say, and how they end."""

import socket

import pytest
from commands import portal
from plans import change, whole


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["serve"]])
def test_every_command_explains_itself(command):
    done = portal(*command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("usage: build.py")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["--colour", "red"], "unrecognized arguments: --colour red"),
        (["--jobs", "0"], "must be a whole number from 1 to 256"),
        (["--content", "no-such-folder"], "there is no content folder"),
        (["serve", "--port", "70000"], "must be a whole number from 1 to 65535"),
        (["publish"], "unrecognized arguments: publish"),
    ],
)
def test_wrong_usage_ends_with_2(arguments, said):
    done = portal(*arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_check_counts_what_it_found(tmp_path):
    done = portal("check", "--content", whole(tmp_path))
    assert done.returncode == 0
    assert done.stdout.endswith("No faults in 1 plan.\n")
    assert done.stderr == ""


def test_check_reports_every_fault_with_its_place_and_ends_with_1(tmp_path):
    content = whole(tmp_path)
    change(content, "plans/demo/goals.toml", ("title.zh", "titel.zh"))
    change(content, "plans/demo/indicators.toml", ('target = "〔50〕"', 'target = "lots"'))
    done = portal("check", "--content", content)
    assert done.returncode == 1
    assert done.stdout == ""
    assert 'goals.toml:4:1: goal[1].titel: is not a key that can stand here. Did you mean "title"?' in done.stderr
    assert "indicators.toml:25:1: indicator[1].target: “lots” is not a figure in the plan notation" in done.stderr
    assert done.stderr.rstrip().endswith("faults in 2 files.")


def test_a_taken_port_is_a_clear_message(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = portal("serve", "--content", whole(tmp_path), "--output", tmp_path / "site", "--port", port)
    assert done.returncode == 2
    assert done.stderr == f"build.py: port {port} is taken; choose another with --port\n"


def test_a_build_says_what_it_did(tmp_path):
    content = whole(tmp_path)
    done = portal("build", "--content", content, "--output", tmp_path / "site")
    assert done.stdout.startswith("Looked at demo; made ")
    assert "Open " in done.stdout and done.stderr == ""
