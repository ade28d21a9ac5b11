"""JSON for programs."""

from __future__ import annotations

from assistant.render import answer_json
from assistant.types import Filters
from tests.web.client import FormClient
from tests.web.fakes import DOCUMENTS, FakeAssistant, source_text

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"


def test_an_answer_is_the_assistants_own(client: FormClient) -> None:
    body = client.post("/api/ask", json={"question": QUESTION}).json()
    assert body == answer_json(FakeAssistant().ask(QUESTION, Filters())) | {"conversation": None}
    quote = body["citations"][0]
    source = source_text(DOCUMENTS[0])
    assert source[quote["start"] : quote["end"]] == quote["quote"]


def test_bounds_are_set_and_removed(client: FormClient) -> None:
    body = {"question": QUESTION, "organ": "Økonomiudvalget", "without": ["year"]}
    chips = client.post("/api/ask", json=body).json()["chips"]
    assert chips == [{"kind": "organ", "label": "Økonomiudvalget", "by_hand": True}]


def test_a_search_returns_at_most_what_is_asked_for(client: FormClient) -> None:
    body = client.get("/api/search", params={"q": "klimatilpasning", "limit": 2}).json()
    assert len(body["hits"]) == 2
    assert body["hits"][0]["document"] == DOCUMENTS[0].id
    filtered = client.get("/api/search", params={"q": "klimatilpasning", "year": 2025}).json()
    assert {hit["document"] for hit in filtered["hits"]} == {DOCUMENTS[2].id}


def test_the_decisions_are_listed_and_filtered(client: FormClient) -> None:
    (decision,) = client.get("/api/decisions").json()["decisions"]
    assert (decision["organ"], decision["date"], decision["outcomes"]) == (
        "Kulturudvalget",
        "2015-03-03",
        ["udsat"],
    )
    kept = {"organ": "kulturudvalg", "from": "2015-01-01", "to": "2015-12-31", "outcome": "udsat"}
    assert client.get("/api/decisions", params=kept).json()["decisions"] == [decision]
    for field, value in [("organ", "Byrådet"), ("from", "2016-01-01"), ("outcome", "godkendt")]:
        assert client.get("/api/decisions", params={field: value}).json() == {"decisions": [], "total": 0}
    assert client.get("/api/decisions", params={"from": "i går"}).status_code == 422


def test_the_meetings_are_listed_with_their_items(client: FormClient) -> None:
    (meeting,) = client.get("/api/meetings").json()["meetings"]
    assert (meeting["organ"], meeting["date"], meeting["extraordinary"]) == (
        "Kulturudvalget",
        "2015-03-03",
        False,
    )
    (item,) = meeting["items"]
    assert (item["number"], item["title"], item["closed"], item["decisions"]) == (
        "1",
        "Ny svømmehal",
        False,
        1,
    )
    roles = [part["role"] for part in item["parts"]]
    assert roles == ["case", "economy", "proposal", "decision"]
    assert client.get("/api/meetings", params={"organ": "Byrådet"}).json() == {"meetings": []}
    assert client.get("/api/meetings", params={"from": "2015-03-04"}).json() == {"meetings": []}


def test_the_outline_of_one_document_or_of_all_plans_and_strategies(client: FormClient) -> None:
    listed = client.get("/api/outline").json()["documents"]
    assert {tree["kind"] for tree in listed} == {"virksomhedsplan", "strategi"}
    (tree,) = client.get("/api/outline", params={"document": DOCUMENTS[0].id}).json()["documents"]
    assert tree["document"] == DOCUMENTS[0].id
    assert [node["title"] for node in tree["nodes"]] == ["Klimatilpasning", "Trafiksikkerhed"]
    assert client.get("/api/outline", params={"document": "findes-ikke"}).status_code == 404
    assert client.get("/api/outline", params={"kind": "sang"}).status_code == 422


def test_the_documents_are_listed(client: FormClient) -> None:
    listed = client.get("/api/documents").json()["documents"]
    assert [document["id"] for document in listed] == [document.id for document in DOCUMENTS]


def test_health_tells_version_and_documents(client: FormClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "version": "1.2.3", "documents": 3}


def test_errors_are_json_and_say_what_to_do(client: FormClient) -> None:
    long = client.post("/api/ask", json={"question": "å" * 5000})
    assert long.status_code == 422
    assert long.json()["error"]["code"] == "question_too_long"
    assert "5000" in long.json()["error"]["message"]
    empty = client.get("/api/search")
    assert empty.status_code == 422
    assert empty.json()["error"]["code"] == "question_empty"


def test_a_body_that_cannot_be_read_is_refused_without_repeating_it(client: FormClient) -> None:
    bodies = [
        b"{",
        b"[]",
        b'{"question": "hemmeligt", "colour": "red"}',
        b'{"question": ["hemmeligt"]}',
        b'{"question": "\\ud800 hemmeligt"}',
        b'{"question": "hemmeligt", "year": "hemmeligt"}',
        b'{"question": "hemmeligt", "without": ["hemmeligt"]}',
        b"\xff\xfe",
    ]
    for body in bodies:
        response = client.post("/api/ask", content=body, headers={"Content-Type": "application/json"})
        assert response.status_code in (400, 422), body
        assert response.json()["error"]["code"] == "invalid"
        assert "hemmeligt" not in response.text


def test_limits_of_a_search_are_checked(client: FormClient) -> None:
    for limit in ["0", "101", "mange"]:
        response = client.get("/api/search", params={"q": "klima", "limit": limit})
        assert response.status_code == 422
        assert "limit" in response.json()["error"]["message"]


def test_unknown_addresses_and_methods_are_json(client: FormClient) -> None:
    assert client.get("/api/findes-ikke").json()["error"]["code"] == "not_found"
    wrong = client.get("/api/ask")
    assert wrong.status_code == 405
    assert wrong.headers["Allow"] == "POST"
    assert wrong.json()["error"]["code"] == "method_not_allowed"


def test_the_description_knows_our_errors_and_no_pages(client: FormClient) -> None:
    description = client.get("/api/openapi.json").json()
    routes = ("ask", "search", "decisions", "meetings", "documents", "outline")
    others = {"/v1/models", "/v1/models/{model}", "/v1/chat/completions"}
    others.add("/api/conversations/{conversation_id}")
    assert set(description["paths"]) == {f"/api/{name}" for name in routes} | others
    assert "ErrorResponse" in description["components"]["schemas"]
    assert "HTTPValidationError" not in description["components"]["schemas"]
