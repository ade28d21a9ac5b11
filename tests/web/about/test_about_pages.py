"""What visitors are told of the program, as it is set up."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.client import FormClient
from tests.web.documents.archive import FakeArchive, stored
from tests.web.fakes import DOCUMENTS, FakeAssistant
from web.about.operator import Operator
from web.app import create_app

SET = Operator(
    municipality="Rådslag Kommune",
    mail="raadslag@example.dk",
    phone="12 34 56 78",
    statement_url="https://was.example.dk/raadslag",
    checked=date(2026, 11, 3),
    conversation_days=30,
    model_host="model.example.dk",
)


def pages(operator: Operator | None = None, **more) -> FormClient:
    app = create_app(FakeAssistant(), version="1", operator=operator, **more)
    return FormClient(app, raise_server_exceptions=False)


def test_om_says_how_old_the_documents_are_and_how_many() -> None:
    archive = FakeArchive(held={"x": stored("x", added="2026-11-03T09:00:00+00:00")})
    page = pages(archive=archive).get("/om").text
    assert "1 referat, 1 virksomhedsplan og 1 strategi." in page
    assert "De handler om 2012–2028." in page
    assert "er fra 24. januar 2012." in page
    assert "den 3. november 2026" in page


def test_om_says_so_when_there_are_no_documents() -> None:
    empty = FormClient(create_app(FakeAssistant(()), version="1"))
    assert "Der er endnu ingen dokumenter." in empty.get("/om").text


def test_om_says_whether_a_language_model_writes() -> None:
    assert "Ingen sprogmodel skriver det om." in pages().get("/om").text
    assert "En sprogmodel kan skrive svaret sammen." in pages(SET).get("/om").text


def test_privatliv_says_how_long_conversations_are_kept_as_it_is_set() -> None:
    assert "30 dage efter dit seneste spørgsmål" in pages(SET).get("/privatliv").text
    assert "1 dag efter" in pages(Operator(conversation_days=1)).get("/privatliv").text
    kept_nowhere = pages(Operator(conversation_days=0)).get("/privatliv").text
    assert "Til serveren stoppes" in kept_nowhere
    assert "Til du lukker browseren" in kept_nowhere


def test_privatliv_tells_of_sharing_and_unanswered_questions_only_where_they_are_on() -> None:
    plain, more = Operator(), Operator(share_days=7, keeps_unanswered=True, feedback_days=30)
    shared, unanswered = (
        "7 dage, eller til du stopper delingen",
        "Højst 30 dage efter, at det sidst blev stillet",
    )
    page = pages(more).get("/privatliv").text
    assert shared in page
    assert unanswered in page
    page = pages(plain).get("/privatliv").text
    assert "Svar, du deler" not in page
    assert "som dokumenterne ikke svarer på" not in page


def test_privatliv_names_who_is_sent_questions() -> None:
    assert "intet sendes videre" in pages().get("/privatliv").text
    page = pages(SET).get("/privatliv").text
    assert "model.example.dk" in page
    assert "intet sendes videre" not in page


def test_the_only_cookie_is_the_one_that_is_named() -> None:
    client = pages()
    client.get("/")
    assert all(f"»{name}«" in client.get("/privatliv").text for name in client.cookies)
    assert len(client.cookies) == 1


def test_the_statement_is_a_template_until_it_is_filled_in() -> None:
    page = pages().get("/tilgaengelighed").text
    assert "Skabelon" in page
    assert "kommunens navn, en e-mailadresse, et telefonnummer og adressen på erklæringen" in page
    assert "lov nr. 692 af 8. juni 2018" in page
    assert "Det er ikke oplyst, hvornår" in page


def test_a_statement_that_is_filled_in_is_no_template() -> None:
    page = pages(SET).get("/tilgaengelighed").text
    assert "kabelon" not in page
    for said in ("Rådslag Kommune", "mailto:raadslag@example.dk", "tel:12345678", "3. november 2026"):
        assert said in page
    assert 'href="https://was.example.dk/raadslag"' in page


def test_the_short_address_leads_to_the_statement() -> None:
    assert pages().get("/was", follow_redirects=False).headers["Location"] == "/tilgaengelighed"
    assert pages(SET).get("/was", follow_redirects=False).headers["Location"] == SET.statement_url


@pytest.mark.parametrize(
    "path", ["/", "/dokumenter", f"/dokumenter/{DOCUMENTS[0].id}", "/om", "/privatliv", "/findes-ikke"]
)
def test_every_page_leads_to_the_statement_errors_too(path: str) -> None:
    page = pages().get(path).text
    assert '<a href="/tilgaengelighed">Tilgængelighedserklæring</a>' in page[page.index("<footer") :]


def test_what_the_operator_writes_is_shown_as_text() -> None:
    hostile = Operator(municipality="<b>&", mail='"><script>', phone="<i>", model_host="<u>")
    for path in ("/om", "/privatliv", "/tilgaengelighed"):
        page = pages(hostile).get(path).text
        assert not any(tag in page for tag in ("<b>", "<script>", "<i>", "<u>"))
