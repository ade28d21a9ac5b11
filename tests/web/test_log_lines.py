"""X-10: whatever is written into a request, each log message stays one line and holds nothing of it."""

from __future__ import annotations

import io
import logging

import pytest

from tests.web.client import FormClient
from web.logs import OneLine

HOSTILE = "a\r\n2026-01-01 raadslag.web forged \x1b[31m<script>alert(1)</script>"


def written(message: str, *values: object, error: BaseException | None = None) -> str:
    record = logging.LogRecord("raadslag", logging.INFO, "", 0, message, values, None)
    if error:
        record.exc_info = (type(error), error, error.__traceback__)
    return OneLine("%(name)s %(message)s").format(record)


@pytest.mark.parametrize("text", [HOSTILE, "a\nb", "a\rb", "a\u2028b", "a\x85b", "a\x00b", "a\x1b]0;x\x07b"])
def test_x10_a_message_stays_on_one_line(text: str) -> None:
    line = written("said %s", text)
    assert len(line.splitlines()) == 1
    assert line.isprintable()


def test_x10_danish_is_left_as_it_is() -> None:
    assert written("indekset er ændret på 3 måder") == "raadslag indekset er ændret på 3 måder"


def test_x10_a_traceback_forges_no_line() -> None:
    try:
        raise ValueError(HOSTILE)
    except ValueError as error:
        lines = written("broke", error=error).split("\n")
    assert lines[0] == "raadslag broke"
    assert len(lines) > 2
    assert all(line.startswith("    ") and line.isprintable() for line in lines[1:])


def test_x10_a_long_message_is_cut() -> None:
    assert len(written("x" * 100_000)) <= 4_000


def test_x10_no_header_path_or_question_is_written(client: FormClient) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine("%(name)s %(message)s"))
    log = logging.getLogger("raadslag")
    log.addHandler(handler)
    before = log.level
    log.setLevel(logging.INFO)
    try:
        headers = {
            "User-Agent": "kanariefugl <script>",
            "Referer": "http://kanariefugl/",
            "X-A": "kanariefugl",
        }
        client.get("/kanariefugl%0d%0aforged", headers=headers)
        client.get("/dokumenter", params={"q": "kanariefugl"}, headers=headers)
        client.post("/spoerg", data={"spoergsmaal": "kanariefugl\r\nforged", "samtale": "kanariefugl"})
        client.request("KANARIEFUGL", "/")
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
    assert stream.getvalue().count("\n") >= 4
    assert "forged" not in stream.getvalue()
    assert "kanariefugl" not in stream.getvalue()
