"""Answers that a language model wrote, as pages and programs get them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation_spans import answer_text, to_answer
from assistant.types import Answer, Filters, Outcome, Statement, StrikeReason, Struck
from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[her](javascript:alert(1))",
    "![x](https://ondt.example/p.png)",
    "{{ 7*7 }} {% raw %}",
    '"><svg onload=alert(1)>',
]


class FakeWriter:
    """Writes one sentence over the first citation, and strikes one out on either side of it."""

    def __init__(self, struck: str = "Svømmehallen koster 900 mio. kr.") -> None:
        self._struck = struck

    def finish(self, answer: Answer, filters: Filters) -> Answer:
        if answer.outcome is not Outcome.ANSWERED:
            return answer
        return replace(
            answer,
            statements=(Statement("Regnvand skal ledes væk.", (1,), written=True),),
            citations=answer.citations[:1],
            struck=(
                Struck(self._struck, StrikeReason.NUMBER, 0),
                Struck("Borgmesteren er glad.", StrikeReason.NO_SOURCE, 1),
            ),
            note="Skrevet af en sprogmodel.",
        )


def client(writer: FakeWriter) -> FormClient:
    return FormClient(create_app(FakeAssistant(), version="1.2.3", writer=writer))


def test_the_page_shows_what_was_written_and_what_was_struck() -> None:
    page = client(FakeWriter()).post("/spoerg", data={"spoergsmaal": QUESTION}).text
    assert "Skrevet af en sprogmodel." in page
    assert "<p>Regnvand skal ledes væk." in page  # without quotation marks
    assert "»Regnvand" not in page
    struck = page.index("<del")
    assert struck < page.index("Regnvand skal ledes væk.") < page.index("<del", struck + 1)
    assert "(streget ud: indeholder et tal eller en dato, der ikke står i kilden)" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_i_2_what_a_model_writes_is_shown_as_text(payload: str) -> None:
    plain = client(FakeWriter()).post("/spoerg", data={"spoergsmaal": QUESTION}).text
    page = client(FakeWriter(payload)).post("/spoerg", data={"spoergsmaal": QUESTION}).text
    for mark in ("<script", "<img", "<svg", "<a ", "onerror=alert(1)>"):
        assert page.count(mark) == plain.count(mark)
    assert "javascript:" not in page.replace("(javascript:alert(1))", "")
    assert "49 " not in page


def test_programs_get_the_same() -> None:
    body = client(FakeWriter()).post("/api/ask", json={"question": QUESTION}).json()
    assert [statement["written"] for statement in body["statements"]] == [True]
    assert [struck["reason"] for struck in body["struck"]] == ["number", "no_source"]
    assert body["note"] == "Skrevet af en sprogmodel."


def test_what_was_not_found_is_not_written() -> None:
    body = client(FakeWriter()).post("/api/ask", json={"question": "Hvad med kvantecomputere?"}).json()
    assert (body["outcome"], body["note"]) == ("not_found", None)


def test_nothing_written_is_left_of_an_answer_whose_sources_are_gone() -> None:
    answer = FakeWriter().finish(FakeAssistant().ask(QUESTION, Filters()), Filters())
    gone = to_answer(QUESTION, answer_text(answer, lambda _: None), lambda _: None)
    assert (gone.outcome, gone.statements, gone.struck, gone.note) == (Outcome.WITHDRAWN, (), (), None)


def test_what_was_written_and_struck_is_there_when_a_conversation_is_read_again() -> None:
    assistant = FakeAssistant()
    answer = FakeWriter().finish(assistant.ask(QUESTION, Filters()), Filters())
    again = to_answer(QUESTION, answer_text(answer, assistant.document), assistant.document)
    assert (again.statements, again.struck, again.note) == (answer.statements, answer.struck, answer.note)
