from __future__ import annotations

import re

from fastapi.testclient import TestClient

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app

QUESTION = {"spoergsmaal": "Hvad er formålet med klimatilpasning i 2012?"}


def word_of(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', client.get("/").text)
    assert found
    return found[1]


def app():
    return create_app(FakeAssistant(), version="1")


def test_a_form_is_taken_with_the_word_of_its_browser() -> None:
    client = TestClient(app())
    assert client.post("/spoerg", data=QUESTION | {"csrf": word_of(client)}).status_code == 200


def test_a_form_without_it_or_with_another_browsers_is_refused() -> None:
    served = app()
    client, other = TestClient(served), TestClient(served)
    word_of(client)
    for word in ["", "x", "æ", word_of(other)]:
        response = client.post("/spoerg", data=QUESTION | {"csrf": word})
        assert response.status_code == 403
        assert "Genindlæs siden" in response.text
    assert client.post("/spoerg", data=QUESTION).status_code == 403
    assert "Du har ingen samtaler endnu" in client.get("/samtaler").text


def test_the_word_stays_while_the_cookie_does() -> None:
    client = TestClient(app())
    assert word_of(client) == word_of(client)


def test_the_menu_shows_no_administration_to_those_who_may_not(client: FormClient) -> None:
    assert "/administration" not in client.get("/").text
