"""A-6: what another site's page can make a browser send changes nothing here."""

from __future__ import annotations

import secrets

import pytest
from fastapi.testclient import TestClient

from assistant.feedback import About, Entry
from tests.index.shelf import text
from tests.web.admin.office import HERE, Office, office
from tests.web.client import FormClient
from web.visitor import COOKIE, FORM_FIELD, Visitor

ADMINISTRATION = "/administration"
QUESTION = {"spoergsmaal": "Hvad er formålet med klimatilpasning?"}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return an application with something of everything that a form could change, and none here does."""
    made = office(tmp_path_factory.mktemp("office"))
    made.add(made.client(), {"plan.txt": text(1), "tom.txt": ""})
    made.feedback.record(Entry(About.ANSWER, useful=True))
    made.feedback.record_unanswered("Hvor er svømmehallen?", consented=True)
    return made


def victim(opened: Office) -> tuple[TestClient, str]:
    """Return a browser that has a cookie here, and the word of its forms."""
    client = TestClient(opened.app, base_url=HERE, client=("127.0.0.1", 1), raise_server_exceptions=False)
    token = secrets.token_urlsafe(32)
    client.cookies.set(COOKIE, token)
    return client, Visitor(token, is_new=False).form_word


def state(opened: Office) -> tuple[object, ...]:
    """Return all that forms can change."""
    kept = opened.feedback.entries()
    return (
        [file.digest for file in opened.holdings.files()],
        opened.holdings.refusals(),
        [(entry.id, entry.handled) for entry in kept],
        [(found.id, found.handled) for found in opened.feedback.unanswered()],
        opened.app.state.conversations.count(),
        opened.app.state.administration.upkeep.jobs(),
    )


FORMS = [
    ("/spoerg", QUESTION),
    ("/samtaler/slet-alle", {}),
    (f"{ADMINISTRATION}/dokumenter", {}),
    (f"{ADMINISTRATION}/dokumenter/plan/erstat", {}),
    (f"{ADMINISTRATION}/dokumenter/plan/fjern", {}),
    (f"{ADMINISTRATION}/afviste/tom/skjul", {}),
    (f"{ADMINISTRATION}/tilbagemeldinger/1/behandlet", {}),
    (f"{ADMINISTRATION}/tilbagemeldinger/1/slet", {}),
    (f"{ADMINISTRATION}/ubesvarede/1/behandlet", {}),
    (f"{ADMINISTRATION}/ubesvarede/1/slet", {}),
]


def attempts(client: TestClient, path: str, fields: dict[str, str], word: str, others: str):
    """Yield what comes of each way to send a form that is not one of ours."""
    files = [("filer", ("ond.txt", b"Ond tekst.\n"))] if path.endswith(("dokumenter", "erstat")) else None
    right = fields | {FORM_FIELD: word}
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": HERE},
    ):
        yield headers, client.post(path, data=right, files=files, headers=headers)
    yield "no word", client.post(path, data=fields, files=files)
    for wrong in ("", "x", others, word[:-1], word.upper()):
        yield wrong, client.post(path, data=fields | {FORM_FIELD: wrong}, files=files)
    for kind in ("text/plain", "application/json", "application/octet-stream", ""):
        body = f"{FORM_FIELD}={word}"
        yield kind, client.post(path, content=body, headers={"Content-Type": kind})
    yield "nothing", client.post(path)
    yield "in the address", client.post(f"{path}?{FORM_FIELD}={word}")


@pytest.mark.parametrize(("path", "fields"), FORMS)
def test_a6_no_forged_form_changes_anything(opened: Office, path: str, fields: dict[str, str]) -> None:
    client, word = victim(opened)
    _, others = victim(opened)
    before = state(opened)
    for how, response in attempts(client, path, fields, word, others):
        # The administration does not even say that it is there to what names another site.
        assert response.status_code in ((403, 404) if path.startswith(ADMINISTRATION) else (403,)), how
    assert state(opened) == before


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(("path", "fields"), FORMS)
def test_a6_no_other_method_has_an_effect(
    opened: Office, path: str, fields: dict[str, str], method: str
) -> None:
    client, word = victim(opened)
    before = state(opened)
    response = client.request(method, path, params=fields | {FORM_FIELD: word})
    assert response.status_code in (200, 404, 405)
    assert state(opened) == before


def test_a6_a_cookie_without_its_word_is_not_enough_nor_a_word_without_its_cookie(opened: Office) -> None:
    client, word = victim(opened)
    assert client.post("/spoerg", data=QUESTION | {FORM_FIELD: word}).status_code == 200
    client.cookies.clear()
    assert client.post("/spoerg", data=QUESTION | {FORM_FIELD: word}).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "text/html"])
def test_a6_json_is_taken_as_json_only(client: FormClient, kind: str) -> None:
    body = '{"question": "klimatilpasning", "conversation": "new"}'
    headers = {"Content-Type": kind}
    for path in ("/api/ask", "/v1/chat/completions"):
        response = client.post(path, content=body, headers=headers)
        assert response.status_code in (400, 403, 422)
    assert client.app.state.conversations.count() == 0
    assert client.post("/api/ask", json={"question": "klimatilpasning"}).status_code == 200


def test_x9_no_address_is_echoed_and_none_leads_away(opened: Office) -> None:
    client = opened.client()
    for path in (
        "/administration/<script>alert(1)</script>",
        "/administration//evil.example",
        "//evil.example/administration",
        "/administration/dokumenter/<b>x</b>/fjern",
        "/administration/job/<b>x</b>",
        "/administration/tilbagemeldinger/<b>x</b>/slet",
    ):
        response = client.get(f"{HERE}{path}", follow_redirects=False)
        assert response.status_code in (404, 405)
        assert "<b>" not in response.text
        assert "evil" not in response.text
        assert "alert" not in response.text
        assert "Location" not in response.headers
    response = client.get(f"{HERE}//evil.example/administration/", follow_redirects=False)
    assert not response.headers.get("Location", "").startswith("//")
    response = client.post(
        f"{ADMINISTRATION}/tilbagemeldinger/1/behandlet?vis=//evil.example", follow_redirects=False
    )
    assert response.headers["Location"].startswith(f"{ADMINISTRATION}/tilbagemeldinger?vis=%2F%2Fevil")
