"""What people say of answers and sources, and questions sent on: kept only as they chose."""

from __future__ import annotations

import pytest

from assistant.feedback import About, Feedback, Reason
from tests.web.chat.asking import HTMX, NOTHING, QUESTION, ask, pages
from tests.web.client import FormClient


@pytest.fixture
def feedback() -> Feedback:
    return Feedback(None)


@pytest.fixture
def client(feedback: Feedback) -> FormClient:
    return pages(feedback=feedback)


def rate(client: FormClient, headers: dict[str, str] | None = None, **fields: str):
    address = f"{ask(client)}/svar/1/vurdering"
    return client.post(address, data=fields, headers=headers)


def test_a_useful_answer_is_one_click(client: FormClient, feedback: Feedback) -> None:
    page = rate(client, nyttig="ja")
    assert page.status_code == 200
    assert "Tak. Det bliver læst" in page.text
    assert "#svar-1" in page.text
    entry = feedback.entries()[0].entry
    assert (entry.about, entry.useful, entry.question) == (About.ANSWER, True, None)
    assert len(entry.documents) == 1


def test_the_script_puts_the_thanks_in_place(client: FormClient) -> None:
    shown = rate(client, HTMX, nyttig="ja").text
    assert "<html" not in shown
    assert 'role="status"' in shown


def test_of_no_use_with_a_reason_and_the_question(client: FormClient, feedback: Feedback) -> None:
    rate(client, nyttig="nej", grund="mangler", kommentar="Beløbet", send_spoergsmaal="1")
    entry = feedback.entries()[0].entry
    assert (entry.useful, entry.reason, entry.comment) == (False, Reason.MISSING, "Beløbet")
    assert entry.question == QUESTION


def test_a_source_is_rated_by_itself(client: FormClient, feedback: Feedback) -> None:
    rate(client, nyttig="nej", kilde="2", grund="forkert_kilde")
    entry = feedback.entries()[0].entry
    assert (entry.about, entry.reason, entry.question) == (About.SOURCE, Reason.WRONG_SOURCE, None)
    assert len(entry.documents) == 1


def test_a_source_that_the_answer_has_not_is_not_there(client: FormClient, feedback: Feedback) -> None:
    assert rate(client, nyttig="nej", kilde="9").status_code == 404
    assert feedback.entries() == []


@pytest.mark.parametrize("fields", [{}, {"nyttig": "måske"}, {"nyttig": "nej", "grund": "derfor"}])
def test_a_form_that_no_page_sends_is_refused(
    client: FormClient, feedback: Feedback, fields: dict[str, str]
) -> None:
    assert rate(client, **fields).status_code == 422
    assert feedback.entries() == []


def test_a_comment_that_is_too_long_says_so(client: FormClient, feedback: Feedback) -> None:
    page = rate(client, nyttig="nej", kommentar="x" * 3000)
    assert page.status_code == 422
    assert "højst 2.000 tegn" in page.text
    assert feedback.entries() == []


def test_a_question_without_an_answer_is_sent_by_its_asker_only(
    client: FormClient, feedback: Feedback
) -> None:
    address = ask(client, NOTHING)
    page = client.get(address).text
    assert "Send spørgsmålet til dem, der passer Rådslag" in page
    assert "Jeg har søgt i 3 dokumenter fra 2012 og 2023–2028." in page
    assert feedback.unanswered() == []
    assert "Tak. Spørgsmålet er sendt" in client.post(f"{address}/svar/1/send", data={}).text
    assert [each.question for each in feedback.unanswered()] == [NOTHING]


def test_an_answered_question_is_not_sent_as_unanswered(client: FormClient, feedback: Feedback) -> None:
    assert client.post(f"{ask(client)}/svar/1/send", data={}).status_code == 404
    assert feedback.unanswered() == []
