"""Sharing an answer on the pages: asked first, shown to whoever has the link, stopped by its owner."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
SECOND = "og for skolevejene?"


@pytest.fixture
def address(client: FormClient) -> str:
    """Return the address of a conversation of two questions."""
    first = client.post("/spoerg", data={"spoergsmaal": QUESTION}, follow_redirects=False)
    address = first.headers["location"].partition("#")[0]
    client.post("/spoerg", data={"spoergsmaal": SECOND, "samtale": address.rpartition("/")[2]})
    return address


@pytest.fixture
def reader(client: FormClient) -> TestClient:
    """Another browser at the same server."""
    return TestClient(client.app)


def link_of(page: str) -> str:
    found = re.search(r'value="http://testserver(/delt/[\w-]{22})"', page)
    assert found
    return found[1]


def shared(client: FormClient, address: str, number: int = 1) -> str:
    page = client.post(f"{address}/svar/{number}/del", data={})
    assert page.status_code == 200
    return link_of(page.text)


def test_it_asks_first_and_says_who_will_see_what(client: FormClient, address: str) -> None:
    page = client.get(f"{address}/svar/1/del").text
    for wanted in ("Hvem kan se det", "Hvad de ser", "Hvad de ikke ser", "virker i 30 dage", QUESTION):
        assert wanted in page
    assert SECOND not in page
    assert "Du deler ingen svar" in client.get("/samtaler/delte").text  # asking shares nothing


def test_another_browser_reads_the_answer_and_its_sources(
    client: FormClient, address: str, reader: TestClient
) -> None:
    page = reader.get(shared(client, address))
    assert page.status_code == 200
    assert re.search(r"Delt svar fra \d+\. \w+ 20\d\d", page.text)
    assert QUESTION in page.text
    assert "Klimatilpasning skal sikre" in page.text
    source = re.search(r'href="(/dokumenter/[^"]+)"', page.text)
    assert source
    assert "<mark" in reader.get(source[1].replace("&amp;", "&")).text


def test_nothing_of_the_sharer_or_the_conversation_is_shown(
    client: FormClient, address: str, reader: TestClient
) -> None:
    page = reader.get(shared(client, address)).text
    assert SECOND not in page
    assert address not in page
    assert address.rpartition("/")[2] not in page
    assert "/samtaler/" not in page
    assert "set-cookie" not in reader.get("/delt/" + "x" * 22).headers


def test_a_follow_up_says_how_it_was_read_but_not_what_it_goes_on_from(
    client: FormClient, address: str, reader: TestClient
) -> None:
    page = reader.get(shared(client, address, 2)).text
    assert "Jeg læser spørgsmålet som" in page
    assert "Ført videre" not in page


def test_the_owner_stops_it(client: FormClient, address: str, reader: TestClient) -> None:
    link = shared(client, address)
    listed = client.get("/samtaler/delte").text
    assert "1 svar kan ses" in listed
    assert link not in listed
    action = re.search(r'action="(/samtaler/delte/\w+/stop)"', listed)
    assert action
    assert FormClient(client.app).post(action[1]).status_code == 404
    assert FormClient(client.app).post(action[1], data={}).status_code == 404
    assert reader.get(link).status_code == 200
    assert "Du deler ingen svar" in client.post(action[1], data={}).text
    gone = reader.get(link)
    assert gone.status_code == 404
    assert "Svaret deles ikke længere" in gone.text
    assert QUESTION not in gone.text


def test_only_the_owner_shares(client: FormClient, address: str) -> None:
    stranger = FormClient(client.app)
    assert stranger.get(f"{address}/svar/1/del").status_code == 404
    assert stranger.post(f"{address}/svar/1/del", data={}).status_code == 404
    assert client.get(f"{address}/svar/3/del").status_code == 404
    assert client.post(f"{address}/svar/3/del", data={}).status_code == 404


def test_a_form_of_another_site_shares_nothing(client: FormClient, address: str) -> None:
    assert TestClient.post(client, f"{address}/svar/1/del", data={"x": "1"}).status_code == 403
    assert "Du deler ingen svar" in client.get("/samtaler/delte").text


def test_a_withdrawn_answer_is_not_shown(client: FormClient, address: str, reader: TestClient) -> None:
    link = shared(client, address)
    assistant = client.app.state.assistant
    assistant.remove(*[document.id for document in assistant.documents()])
    page = reader.get(link).text
    assert "ændret eller fjernet" in page
    assert "Klimatilpasning skal sikre" not in page


def test_it_can_be_turned_off() -> None:
    client = FormClient(create_app(FakeAssistant(), version="1", share_days=0))
    first = client.post("/spoerg", data={"spoergsmaal": QUESTION}, follow_redirects=False)
    address = first.headers["location"].partition("#")[0]
    for path in (f"{address}/svar/1/del", "/samtaler/delte", "/delt/" + "x" * 22):
        assert client.get(path).status_code == 404
    assert client.post(f"{address}/svar/1/del", data={}).status_code == 404
    assert '/del"' not in client.get(address).text
    assert "/samtaler/delte" not in client.get("/samtaler").text


def test_the_conversations_lead_to_it(client: FormClient, address: str) -> None:
    assert f'href="{address}/svar/1/del"' in client.get(address).text
    assert 'href="/samtaler/delte"' in client.get("/samtaler").text
