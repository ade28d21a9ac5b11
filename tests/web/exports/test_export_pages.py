"""Saving a conversation or an answer from its page: whose it is, what it is called, what it is sent as."""

from __future__ import annotations

import re
from io import BytesIO
from urllib.parse import unquote

import pytest
from docx import Document
from fastapi.testclient import TestClient

from web.exports.names import disposition

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"


@pytest.fixture
def address(client: TestClient) -> str:
    data = {"spoergsmaal": QUESTION, "samtale": ""}
    response = client.post("/spoerg", data=data, follow_redirects=False)
    return response.headers["location"].partition("#")[0]


@pytest.mark.parametrize(
    ("kind", "sent_as", "begins"),
    [
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF"),
        ("md", "text/markdown; charset=utf-8", b"# "),
    ],
)
@pytest.mark.parametrize("part", ["", "/svar/1"])
def test_each_format_is_sent_as_a_file(
    client: TestClient, address: str, part: str, kind: str, sent_as: str, begins: bytes
) -> None:
    response = client.get(f"{address}{part}/eksport", params={"format": kind})
    assert response.status_code == 200
    assert response.headers["content-type"] == sent_as
    assert response.headers["content-disposition"].startswith("attachment; ")
    assert response.headers["cache-control"] == "private, no-store"
    assert response.content.startswith(begins)


def test_links_begin_with_the_address_that_was_asked(client: TestClient, address: str) -> None:
    said = client.get(f"{address}/eksport?format=md", headers={"Host": "raadslag.example.dk"}).text
    links = re.findall(r"<(http[^>]*)>", said)
    assert links
    assert all(link.startswith("http://raadslag.example.dk/dokumenter/") for link in links)
    assert client.get(links[0]).status_code == 200


def test_a_conversation_holds_all_answers_and_an_export_of_one_holds_that_one(
    client: TestClient, address: str
) -> None:
    client.post("/spoerg", data={"spoergsmaal": "Hvad med skolevejene?", "samtale": address[10:]})
    whole = Document(BytesIO(client.get(f"{address}/eksport?format=docx").content))
    one = Document(BytesIO(client.get(f"{address}/svar/2/eksport?format=docx").content))
    assert whole.paragraphs[0].text == f"Samtale: {QUESTION}"
    assert [p.text for p in whole.paragraphs if p.style.name == "Heading 1"][1] == "Hvad med skolevejene?"
    assert one.paragraphs[0].text == "Hvad med skolevejene?"
    assert not [p for p in one.paragraphs if QUESTION in p.text]


def test_nobody_else_gets_it_and_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    stranger = TestClient(client.app)
    for part in ("/eksport", "/svar/1/eksport"):
        assert stranger.get(f"{address}{part}?format=pdf").status_code == 404
    assert client.get(f"{address}/svar/2/eksport?format=pdf").status_code == 404
    assert client.get(f"{address}/eksport?format=exe").status_code == 422


def test_a_withdrawn_answer_shows_nothing_of_its_documents(client: TestClient, address: str) -> None:
    assistant = client.app.state.assistant
    assistant.remove(*[document.id for document in assistant.documents()])
    said = client.get(f"{address}/eksport?format=md").text
    assert "ændret eller fjernet" in said
    assert "dokumenter/" not in said


def test_the_file_is_named_in_danish_and_in_ascii() -> None:
    header = disposition("Hvad besluttede Økonomiudvalget på mødet?", "docx")
    plain, _, spoken = header.partition("filename*=UTF-8''")
    assert plain == 'attachment; filename="Raadslag - Hvad besluttede Oekonomiudvalget paa moedet.docx"; '
    assert unquote(spoken) == "Rådslag - Hvad besluttede Økonomiudvalget på mødet.docx"


@pytest.mark.parametrize(
    "title",
    [
        'x"; filename="evil.exe',
        "../../etc/passwd",
        "a\r\nSet-Cookie: b=c",
        "\u202egpj.exe",
        "CON",
        "",
        "日本",
        "a" * 9999,
    ],
)
def test_x5_no_title_breaks_out_of_the_name(title: str) -> None:
    header = disposition(title, "pdf")
    assert re.fullmatch(
        r"attachment; filename=\"Raadslag[A-Za-z0-9 -]*\.pdf\"; filename\*=UTF-8''[\w%.-]+\.pdf",
        header,
        re.ASCII,
    )
    assert len(header) < 900
