"""Answers as Server-Sent Events."""

from __future__ import annotations

import json

import pytest

from tests.web.client import FormClient
from web.programs.events import Event
from web.programs.sse import _lines, wants_events

QUESTION = "Hvad er formålet med klimatilpasning?"
EVENTS = {"Accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, dict]]:
    """Return the name and data of each event, read as a browser reads them."""
    found = []
    for block in text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_the_events_are_the_answer_in_parts(client: FormClient) -> None:
    response = client.post("/api/ask", json={"question": QUESTION}, headers=EVENTS)
    assert response.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert response.headers["Vary"] == "Accept"
    assert response.headers["Cache-Control"] == "private, no-store"
    whole = client.post("/api/ask", json={"question": QUESTION}).json()
    found = events(response.text)
    statements = [data for name, data in found if name == "statement"]
    assert [name for name, _ in found] == ["answer", *["statement"] * len(statements), "related", "done"]
    assert [data["statement"] for data in statements] == whole["statements"]
    assert [citation for data in statements for citation in data["citations"]] == whole["citations"]
    assert found[0][1]["opening"] == whole["opening"]
    assert found[-2][1] == {"related": whole["related"]}
    assert found[-1][1] == whole


def test_no_answer_is_a_stream_too(client: FormClient) -> None:
    response = client.post("/api/ask", json={"question": "Hvad koster sommerferien?"}, headers=EVENTS)
    found = events(response.text)
    assert [name for name, _ in found] == ["answer", "related", "done"]
    assert found[0][1]["outcome"] == "not_found"


def test_a_bad_question_is_an_error_before_any_event(client: FormClient) -> None:
    response = client.post("/api/ask", json={"question": " "}, headers=EVENTS)
    assert (response.status_code, response.json()["error"]["code"]) == (422, "question_empty")


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("text/event-stream", True),
        ("application/json, TEXT/EVENT-STREAM;q=0.9", True),
        ("text/event-stream;q=0", False),
        ("text/event-stream; q=0.0", False),
        ("*/*", False),
        ("application/json", False),
        ("", False),
        (";;q=,,", False),
    ],
)
def test_events_are_sent_when_the_header_names_them(accept: str, wanted: bool) -> None:
    assert wants_events(accept) is wanted


def test_line_breaks_within_the_data_end_no_event() -> None:
    (line,) = _lines(iter([Event("answer", {"text": "a\n\nb\u2028c\x85d\r"})]))
    assert line.isascii()
    assert events(line) == [("answer", {"text": "a\n\nb\u2028c\x85d\r"})]


def test_a_stream_that_breaks_off_says_so(caplog: pytest.LogCaptureFixture) -> None:
    def broken():
        yield Event("answer", {})
        raise RuntimeError("hemmeligt")

    found = events("".join(_lines(broken())))
    assert [name for name, _ in found] == ["answer", "error"]
    assert "hemmeligt" not in json.dumps(found)
    assert "hemmeligt" in caplog.text
