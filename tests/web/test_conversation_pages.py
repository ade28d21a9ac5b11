"""Follow-ups on the pages, and finding, renaming and deleting conversations: each browser its own."""

from __future__ import annotations

import re

import pytest

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app
from web.visitor import COOKIE

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
FOLLOW_UP = "og for skolevejene?"
HTMX = {"HX-Request": "true"}


def ask(client: FormClient, question: str = QUESTION, conversation: str = "", **fields: str) -> str:
    """Ask and return the conversation's address."""
    data = {"spoergsmaal": question, "samtale": conversation, **fields}
    response = client.post("/spoerg", data=data, follow_redirects=False)
    assert response.status_code == 303
    return response.headers["location"].partition("#")[0]


def begun(client: FormClient, *questions: str) -> str:
    address = ask(client, *questions[:1])
    for question in questions[1:]:
        ask(client, question, address.rpartition("/")[2])
    return address


@pytest.fixture
def stranger(client: FormClient) -> FormClient:
    """Another browser at the same server."""
    return FormClient(client.app, raise_server_exceptions=False)


def test_a_follow_up_says_how_it_was_read(client: FormClient) -> None:
    page = client.get(begun(client, QUESTION, FOLLOW_UP)).text
    assert f"Jeg læser spørgsmålet som »{QUESTION.rstrip('?')} for skolevejene?«" in page
    assert page.count('class="read-as"') == 1


def test_one_click_reads_it_on_its_own(client: FormClient) -> None:
    address = begun(client, QUESTION, FOLLOW_UP)
    form = re.search(r'class="chip carried">.*?</form>', client.get(address).text, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.group()))
    assert fields.pop("formular")
    assert re.fullmatch("[0-9a-f]{64}", fields.pop("csrf"))
    assert fields == {"samtale": address.rpartition("/")[2], "spoergsmaal": FOLLOW_UP, "alene": "1"}
    part = client.post("/spoerg", data=fields, headers=HTMX).text
    assert 'id="svar-3"' in part
    assert 'class="read-as"' not in part


def test_a_browser_is_known_by_a_cookie_that_no_script_reads(client: FormClient) -> None:
    assert "set-cookie" not in client.get("/dokumenter").headers  # where there is no form
    cookie = client.get("/").headers["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{43}};", cookie)
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie
    assert "Max-Age" not in cookie  # in memory only: as long as the browser is open
    secure = FormClient(client.app, base_url="https://testserver")
    kept = secure.post("/spoerg", data={"spoergsmaal": QUESTION}, follow_redirects=False)
    assert "Secure" in kept.headers["set-cookie"]


def test_a_cookie_lasts_as_long_as_conversations_do() -> None:
    client = FormClient(create_app(FakeAssistant(), version="1", days=30))
    response = client.post("/spoerg", data={"spoergsmaal": QUESTION}, follow_redirects=False)
    assert f"Max-Age={30 * 86_400}" in response.headers["set-cookie"]


def test_another_browser_sees_nothing_of_it(client: FormClient, stranger: FormClient) -> None:
    address = ask(client)
    assert client.get(address).status_code == 200
    for method, path in [
        ("get", address),
        ("get", f"{address}/slet"),
        ("post", f"{address}/slet"),
        ("post", f"{address}/navn"),
    ]:
        response = stranger.post(path, data={"navn": "Mit"}) if method == "post" else stranger.get(path)
        assert response.status_code == 404
        assert "klima" not in response.text
    assert "klima" not in stranger.get("/samtaler").text
    assert stranger.get(f"/api/conversations/{address.rpartition('/')[2]}").status_code == 404
    assert ask(stranger, FOLLOW_UP, address.rpartition("/")[2]) != address
    assert client.get(address).text.count("<article") == 1


@pytest.mark.parametrize("token", ["", "x", "a" * 42, "a" * 44, "' OR 1=1 --", "æ" * 43])
def test_a_cookie_that_is_not_of_our_making_is_replaced(client: FormClient, token: str) -> None:
    headers = {"Cookie": f"{COOKIE}={token}".encode()}
    assert client.post("/spoerg", data={"spoergsmaal": QUESTION}, headers=headers).status_code == 403
    given = client.get("/", headers=headers).headers["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{43}};", given)


def test_the_conversations_stand_beside_the_chat_and_on_a_page(client: FormClient) -> None:
    address = ask(client)
    other = ask(client, "Hvad gælder for skolevejene?")
    front = client.get("/").text
    assert f'<a class="side-link" href="{address}">{QUESTION}</a>' in front
    page = client.get(other).text
    assert f'<a class="side-link" href="{other}" aria-current="page">' in page
    everything = client.get("/samtaler").text
    assert everything.index(other) < everything.index(f"{address}/slet")
    assert "1 spørgsmål" in everything


def test_with_the_script_the_list_follows(client: FormClient) -> None:
    part = client.post("/spoerg", data={"spoergsmaal": QUESTION}, headers=HTMX).text
    assert '<nav id="samtaler"' in part
    assert 'hx-swap-oob="true"' in part.partition('<nav id="samtaler"')[2].partition(">")[0]


def test_they_can_be_searched(client: FormClient) -> None:
    address = ask(client)
    ask(client, "Hvad gælder for skolevejene?")
    page = client.post("/samtaler/soeg", data={"q": "KLIMA"}).text
    assert address in page
    assert "1 af 2 samtaler" in page
    assert "Ingen af dine samtaler" in client.post("/samtaler/soeg", data={"q": "metro"}).text
    assert client.post("/samtaler/soeg", data={"q": "x" * 5000}).status_code == 200


def test_a_conversation_is_renamed(client: FormClient) -> None:
    address = ask(client)
    response = client.post(f"{address}/navn", data={"navn": "<b>Klima</b>"}, follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (303, address)
    page = client.get("/samtaler").text
    assert "&lt;b&gt;Klima&lt;/b&gt;" in page
    assert "<b>" not in page
    assert client.post(f"{address}/navn", data={"navn": "x" * 1001}).status_code == 422


def test_a_conversation_is_deleted_after_a_question(client: FormClient) -> None:
    address = ask(client)
    ask(client, "Hvad gælder for skolevejene?")
    asking = client.get(f"{address}/slet").text
    assert f"»{QUESTION}« slettes" in asking
    assert client.get(address).status_code == 200
    assert client.post(f"{address}/slet", follow_redirects=False).headers["location"] == "/samtaler"
    assert client.get(address).status_code == 404
    assert "skolevejene" in client.get("/samtaler").text


def test_all_are_deleted_at_once(client: FormClient, stranger: FormClient) -> None:
    ask(client)
    ask(client, "Hvad gælder for skolevejene?")
    theirs = ask(stranger)
    assert "Dine 2 samtaler slettes" in client.get("/samtaler/slet-alle").text
    client.post("/samtaler/slet-alle")
    assert "Du har ingen samtaler endnu" in client.get("/samtaler").text
    assert client.get("/samtaler/slet-alle", follow_redirects=False).status_code == 303
    assert stranger.get(theirs).status_code == 200


def test_another_site_cannot_delete(client: FormClient) -> None:
    address = ask(client)
    for path in (f"{address}/slet", "/samtaler/slet-alle", f"{address}/navn"):
        assert client.post(path, headers={"Origin": "https://anden.dk"}).status_code == 403
    assert client.get(address).status_code == 200


def test_the_pages_may_not_be_kept_by_anyone_between(client: FormClient) -> None:
    address = ask(client)
    for path in ("/samtaler", address, f"{address}/slet", "/"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("days", "said"), [(90, "brugt i 90 dage."), (1, "brugt i 1 dag."), (0, None)])
def test_the_list_says_how_long_conversations_are_kept(days: int, said: str | None) -> None:
    client = FormClient(create_app(FakeAssistant(), version="1", days=days))
    ask(client)
    page = client.get("/samtaler").text
    assert said in page if said else "slettes, når" not in page
