"""Conversations over JSON: only where a program asks for one, and by its id alone."""

from __future__ import annotations

import pytest

from tests.web.client import FormClient

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
FOLLOW_UP = "og for skolevejene?"


def ask(client: FormClient, question: str = QUESTION, **fields: object) -> dict:
    response = client.post("/api/ask", json={"question": question, **fields})
    assert response.status_code == 200
    return response.json()


def test_a_question_alone_is_kept_nowhere(client: FormClient) -> None:
    body = ask(client)
    assert (body["conversation"], body["read_as"], body["carried"]) == (None, None, [])
    assert "set-cookie" not in client.post("/api/ask", json={"question": QUESTION}).headers


def test_a_conversation_is_begun_and_gone_on_with(client: FormClient) -> None:
    first = ask(client, conversation="new")
    second = ask(client, FOLLOW_UP, conversation=first["conversation"])
    assert second["conversation"] == first["conversation"]
    assert second["question"] == FOLLOW_UP
    assert second["read_as"] == f"{QUESTION.rstrip('?')} for skolevejene?"
    assert second["carried"] == [{"kind": "topic", "label": QUESTION}]


def test_nothing_is_carried_where_that_is_not_wanted(client: FormClient) -> None:
    identity = ask(client, conversation="new")["conversation"]
    body = ask(client, FOLLOW_UP, conversation=identity, carry=False)
    assert (body["conversation"], body["read_as"], body["carried"]) == (identity, None, [])


def test_a_conversation_is_read_again_and_deleted(client: FormClient) -> None:
    identity = ask(client, conversation="new")["conversation"]
    ask(client, FOLLOW_UP, conversation=identity)
    found = client.get(f"/api/conversations/{identity}").json()
    assert found["conversation"] == identity
    assert [turn["question"] for turn in found["turns"]] == [QUESTION, FOLLOW_UP]
    assert client.delete(f"/api/conversations/{identity}").status_code == 204
    for method in (client.get, client.delete):
        response = method(f"/api/conversations/{identity}")
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "not_found"


@pytest.mark.parametrize("identity", ["findes-ikke", "", "' OR 1=1 --"])
def test_an_id_that_is_not_there_is_refused(client: FormClient, identity: str) -> None:
    response = client.post("/api/ask", json={"question": QUESTION, "conversation": identity})
    assert response.status_code == 404


def test_what_a_browser_asked_no_program_reads(client: FormClient) -> None:
    page = client.post("/spoerg", data={"spoergsmaal": QUESTION}, follow_redirects=False)
    identity = page.headers["location"].rpartition("/")[2].partition("#")[0]
    body = {"question": FOLLOW_UP, "conversation": identity}
    assert client.post("/api/ask", json=body).status_code == 404
