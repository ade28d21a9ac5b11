"""Asking, with and without the script: pages, parts, errors."""

from __future__ import annotations

import re

import pytest

from tests.web.client import FormClient
from tests.web.fakes import FakeAssistant
from web.app import create_app

QUESTION = "Hvad er formålet med klimatilpasning i 2012?"
HTMX = {"HX-Request": "true"}


def ask(client: FormClient, question: str = QUESTION, headers: dict[str, str] | None = None, **fields: str):
    data = {"spoergsmaal": question, **fields}
    return client.post("/spoerg", data=data, headers=headers or {}, follow_redirects=False)


def test_the_front_page_has_a_labelled_field_filters_and_examples(client: FormClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert '<html lang="da">' in page.text
    assert 'for="spoergsmaal">Dit spørgsmål</label>' in page.text
    assert '<option value="2012">2012</option>' in page.text
    assert '<option value="Teknisk Forvaltning">' in page.text
    assert len(re.findall(r'<button type="submit" name="spoergsmaal"', page.text)) == 4


def test_without_script_a_question_leads_to_its_answer_in_the_conversation(client: FormClient) -> None:
    response = ask(client)
    assert response.status_code == 303
    address, _, anchor = response.headers["location"].partition("#")
    assert re.fullmatch(r"/samtaler/[\w-]{22}", address)
    page = client.get(address).text
    assert anchor == "svar-1"
    assert f'<article id="{anchor}"' in page
    assert "»Klimatilpasning skal sikre, at regnvand ledes væk" in page
    assert "Virksomhedsplan\u00a0· Teknisk Forvaltning\u00a0· 2012\u00a0· side 2" in page
    assert "Klimatilpasning › Formål" in page


def test_a_conversation_goes_on_below_its_earlier_turns(client: FormClient) -> None:
    conversation_id = ask(client).headers["location"].split("/")[2].split("#")[0]
    second = ask(client, "Og hvad med skolevejene?", samtale=conversation_id)
    assert second.headers["location"] == f"/samtaler/{conversation_id}#svar-2"
    page = client.get(f"/samtaler/{conversation_id}").text
    assert page.index('id="svar-1"') < page.index('id="svar-2"') < page.index('id="spoerg"')


def test_the_question_is_never_in_an_address(client: FormClient) -> None:
    assert "klima" not in ask(client).headers["location"].lower()
    assert "klima" not in ask(client, headers=HTMX).headers["HX-Push-Url"].lower()


def test_with_script_the_turn_comes_alone_with_what_changes_around_it(client: FormClient) -> None:
    response = ask(client, headers=HTMX)
    assert response.status_code == 200
    assert response.headers["Vary"] == "HX-Request"
    assert response.headers["HX-Push-Url"].startswith("/samtaler/")
    assert "<html" not in response.text
    assert '<article id="svar-1"' in response.text
    assert re.search(
        r'id="status" hx-swap-oob="innerHTML"><span lang="da">Svaret er klar\. 2 kilder\.', response.text
    )
    conversation_id = response.headers["HX-Push-Url"].removeprefix("/samtaler/")
    assert f'name="samtale" value="{conversation_id}"' in response.text
    assert "HX-Push-Url" not in ask(client, headers=HTMX, samtale=conversation_id).headers


def test_a_page_restored_from_the_history_is_whole(client: FormClient) -> None:
    response = ask(client, " ", headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert "<html" in response.text
    address = ask(client, headers=HTMX).headers["HX-Push-Url"]
    assert "<html" in client.get(address, headers=HTMX).text


def test_each_citation_mark_is_a_link_to_the_highlighted_quote(client: FormClient) -> None:
    page = ask(client, headers=HTMX).text
    link = re.search(
        r'<a class="cite" href="([^"]+)" id="svar-1-m1"[^>]+><span class="sr-only">Kilde </span>1</a>', page
    )
    assert link
    address = link.group(1).replace("&amp;", "&").removesuffix("#citat")
    document = client.get(address).text
    marked = re.search(r'<mark id="citat">(.*?)</mark>', document, re.DOTALL)
    assert marked
    assert "Klimatilpasning skal sikre, at regnvand ledes væk" in marked.group(1)


def test_a_chip_removes_its_bound_and_asks_again(client: FormClient) -> None:
    page = ask(client, headers=HTMX).text
    assert re.search(r'<input type="hidden" name="uden" value="year">', page)
    assert 'aria-label="Fjern afgrænsningen: 2012"' in page
    again = ask(client, uden="year", headers=HTMX).text
    assert 'class="chips"' not in again


def test_a_filter_set_by_hand_is_said_kept_and_removed(client: FormClient) -> None:
    page = ask(
        client, "Hvad står der om klimatilpasning?", aar="2012", organ="Økonomiudvalget", headers=HTMX
    ).text
    assert "(valgt af dig)" in page
    assert '<option value="2012" selected>' in page
    year_chip = re.search(r"<li class=\"chip by-hand\">.*?</li>", page, re.DOTALL)
    assert year_chip
    assert 'name="aar"' not in year_chip.group()
    assert 'name="organ" value="Økonomiudvalget"' in year_chip.group()


def test_one_document_can_be_asked_alone(client: FormClient) -> None:
    front = client.get("/", params={"dokument": "koncerngrundlag-2023-2028"}).text
    assert 'name="dokument" value="koncerngrundlag-2023-2028"' in front
    assert '<span class="chip-kind">Dokument</span> Koncerngrundlag' in front
    page = ask(client, "klimatilpasning", dokument="koncerngrundlag-2023-2028", headers=HTMX).text
    assert "Virksomhedsplan 2012" not in page
    assert client.get("/", params={"dokument": "findes-ikke"}).status_code == 200


def test_finding_nothing_shows_the_reason_and_the_nearest(client: FormClient) -> None:
    page = ask(client, "Hvad med kvantecomputere?", headers=HTMX).text
    assert "Jeg fandt ikke svaret i dokumenterne." in page
    assert "Måske relateret" in page
    assert 'class="statements"' not in page


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("", "Skriv et spørgsmål."),
        (" \n ", "Skriv et spørgsmål."),
        ("å" * 5000, "Skriv højst 1.000 tegn."),
    ],
)
def test_a_question_that_cannot_be_asked_stays_in_the_field(
    client: FormClient, question: str, message: str
) -> None:
    response = ask(client, question)
    assert response.status_code == 422
    assert message in response.text
    assert "<title>Fejl: Spørg – Rådslag</title>" in response.text
    assert 'aria-invalid="true"' in response.text
    assert f">\n{question}</textarea>" in response.text
    part = ask(client, question, headers=HTMX)
    assert part.status_code == 422
    assert message in part.text
    assert "<html" not in part.text


def test_an_error_keeps_the_conversation_and_the_filters(client: FormClient) -> None:
    conversation_id = ask(client).headers["location"].split("/")[2].split("#")[0]
    page = ask(client, "", samtale=conversation_id, aar="2012").text
    assert 'id="svar-1"' in page
    assert f'name="samtale" value="{conversation_id}"' in page
    assert '<option value="2012" selected>' in page


def test_an_unknown_conversation_says_how_to_go_on(client: FormClient) -> None:
    response = client.get("/samtaler/findes-ikke")
    assert response.status_code == 404
    assert "Start en ny samtale" in response.text
    response = ask(client, samtale="findes-ikke")
    assert response.status_code == 303
    assert "findes-ikke" not in response.headers["location"]


def test_a_form_that_no_page_sends_gets_a_friendly_page(client: FormClient) -> None:
    for fields in [{"aar": "tolv"}, {"aar": "99999999999999999999"}, {"uden": "alt"}]:
        response = ask(client, **fields)
        assert response.status_code == 422
        assert "Formularen kunne ikke læses" in response.text
        assert "Formularen kunne ikke læses" in ask(client, headers=HTMX, **fields).text


def test_a_form_that_is_broken_or_sends_a_file_gets_a_friendly_page(client: FormClient) -> None:
    broken = client.post("/spoerg", content=b"x", headers={"Content-Type": "multipart/form-data"})
    with_file = client.post("/spoerg", data={}, files={"spoergsmaal": ("a.txt", b"klima")})
    for response in (broken, with_file):
        assert response.status_code in (400, 422)
        assert "Formularen kunne ikke læses" in response.text


def test_control_characters_do_no_harm(client: FormClient) -> None:
    response = ask(client, "Hvad er\x00 formålet\x1b[31m med klimatilpasning\u202e?\r\n", headers=HTMX)
    assert response.status_code == 200
    assert "\x00" not in response.text
    assert "\x1b" not in response.text


def test_an_english_question_is_answered_in_english_words(client: FormClient) -> None:
    page = ask(client, "What is the purpose of klimatilpasning?", headers=HTMX).text
    assert '<article id="svar-1" class="turn" lang="en"' in page
    assert ">Sources<" in page
    assert "Copy quote" in page
    assert "Was the answer useful?" in page
    answer = page[page.index("<article") : page.index("</article>")]
    assert not re.search("Kopiér|Bedøm|brugbar|Del svaret|Hent svaret|Ret spørgsmålet|Bemærkning", answer)
    assert re.search(r'lang="da">\s*<p>»Klimatilpasning skal sikre', page)


def test_an_answer_is_withdrawn_when_a_document_that_it_quotes_is_gone() -> None:
    assistant = FakeAssistant()
    client = FormClient(create_app(assistant, version="1.2.3"), raise_server_exceptions=False)
    conversation = ask(client).headers["location"].partition("#")[0]
    assert "regnvand ledes væk" in client.get(conversation).text
    assistant.remove(*(document.id for document in assistant.documents()))
    page = client.get(conversation).text
    assert "regnvand" not in page
    assert "Kilderne til dette svar er ændret eller fjernet" in page
    assert QUESTION in page
    assert "Spørg igen" in page
    assert "Kilder<" not in page


def test_a_place_that_is_gone_is_no_longer_among_the_related_ones() -> None:
    assistant = FakeAssistant()
    client = FormClient(create_app(assistant, version="1.2.3"), raise_server_exceptions=False)
    conversation = ask(client).headers["location"].partition("#")[0]
    cited = set(re.findall(r'class="cite" href="/dokumenter/([^?"]+)', client.get(conversation).text))
    others = {d.id for d in assistant.documents()} - cited
    assert others
    assistant.remove(*others)
    page = client.get(conversation).text
    assert "regnvand ledes væk" in page
    assert not any(f"/dokumenter/{identity}?" in page for identity in others)
