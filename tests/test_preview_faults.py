"""Requests that no browser makes by itself: the preview answers or passes over them, and says nothing of them as an error."""

import asyncio
import http.client
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from commands import PATIENCE
from tornado.websocket import websocket_connect

HIDDEN = [".planportal", ".env", ".git/config", "en/.htaccess", "%2eplanportal", "en/%2ehtaccess"]


def status(preview, path: str) -> int:
    line = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=PATIENCE)
    line.request("GET", f"/{path}")
    answer = line.getresponse().status
    line.close()
    return answer


@pytest.fixture
def started(preview):
    preview.start()
    yield preview
    preview.stop()
    errors = preview.errors.read_text("utf-8")
    assert "Traceback" not in errors
    assert "\x1b]" not in errors


def test_what_is_no_address_of_a_page_is_not_found(started):
    for path in ("%00", "en/%00.html", "en/index.html%00", "%00/../en/index.html", "long" * 100, "en/%1b%5d0;x%07"):
        assert status(started, path) == 404, path
    assert status(started, "en/index.html") == 200


def test_what_is_hidden_in_the_site_is_not_shown(started):
    for path in (".env", ".git/config", "en/.htaccess"):
        (started.site / path).parent.mkdir(exist_ok=True)
        (started.site / path).write_text("secret")
    assert (started.site / ".planportal").is_file()
    assert {path: status(started, path) for path in HIDDEN} == dict.fromkeys(HIDDEN, 404)


def test_what_no_page_reports_is_passed_over(started):
    """The line stays open: the page that reports afterwards is answered."""
    odd = [
        "{", "[]", "{}", "null", "3", '{"command": "info"}', '{"command": ["info"]}', '{"command": "info", "url": 3}',
        '{"command": "hello"}', "[" * 100_000, b"\xff\xfe", b"{}",
    ]  # fmt: skip
    addresses = [
        "/\0",
        "http://[",
        "/" + "long" * 100,
        "/\ud800",
        "/\x1b]0;x\x07",
        "/../../etc/passwd",
        "/en/index.html",
    ]
    odd += [json.dumps({"command": "info", "url": address}) for address in addresses]

    async def talk() -> list[dict]:
        line = await websocket_connect(f"ws://127.0.0.1:{started.port}/.preview/socket")
        for message in odd:
            await line.write_message(message, binary=isinstance(message, bytes))
        heard = []
        while sum(told["command"] == "follow" for told in heard) < len(addresses):
            heard.append(json.loads(await line.read_message()))
        line.close()
        return [told for told in heard if told["command"] == "follow"]

    # Where a browser is open, this thread already has a loop that runs.
    with ThreadPoolExecutor(1) as apart:
        heard = apart.submit(asyncio.run, asyncio.wait_for(talk(), PATIENCE)).result()
    assert [told["page"] for told in heard[:-1]] == [""] * (len(addresses) - 1)
    assert heard[-1]["page"]
