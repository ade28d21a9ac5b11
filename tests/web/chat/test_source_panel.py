"""A cited passage in its context: beside the answer, and as a page."""

from __future__ import annotations

import re

import pytest

from assistant.conversation_types import Turn
from assistant.types import Filters
from corpus.types import Document, Span
from tests.texts import MINUTES, read
from tests.web.chat.asking import HTMX, ask, attribute, pages, part
from tests.web.client import FormClient
from tests.web.fakes import DOCUMENTS, FakeAssistant, make_document
from web.documents.highlight import Stretch
from web.source_excerpt import excerpt
from web.source_panel import Badge, Place, source_view

PLAN = "virksomhedsplan-2012-teknisk"


def panel_address(page: str, number: int = 1) -> str:
    return attribute(page, rf'id="svar-1-m{number}" hx-get="([^"]+)"')


def test_the_panel_shows_the_quote_in_its_context(client: FormClient) -> None:
    shown = client.get(panel_address(part(client)), headers=HTMX).text
    assert "<html" not in shown
    assert '<h3 class="source-heading" id="svar-1-kilde-titel" tabindex="-1">' in shown
    assert "Virksomhedsplan 2012 for Teknisk Forvaltning" in shown
    assert re.search(r"<mark><span class=\"sr-only\">Citat: </span>Klimatilpasning skal sikre", shown)
    assert "Separatkloakering i Nordbyen" in shown
    assert "Trafiksikkerhed" not in shown  # of the next part
    assert "side 2" in shown
    assert ">fra 2012</span>" in shown
    assert 'href="#svar-1-m1" data-back>Tilbage til svaret' in shown


def test_it_is_a_page_too(client: FormClient) -> None:
    page = client.get(panel_address(client.get(ask(client)).text)).text
    assert page.count("<h1") == 1
    assert re.search(r'href="/samtaler/[\w-]{22}#svar-1-m1">Tilbage til svaret', page)
    assert "data-close" not in page


def test_it_leads_to_the_other_sources_of_the_answer(client: FormClient) -> None:
    page = part(client)
    first = client.get(panel_address(page), headers=HTMX).text
    assert "‹ Kilde" not in first
    after = attribute(first, r'<a href="(/kilder[^"]+)"[^>]*>Kilde 2 ›')
    second = client.get(after, headers=HTMX).text
    assert "Kilde 2</span>" in second
    assert attribute(second, r'<a href="(/kilder[^"]+)"[^>]*>‹ Kilde 1') == panel_address(page)


def test_its_document_link_leads_to_the_same_quote(client: FormClient) -> None:
    shown = client.get(panel_address(part(client)), headers=HTMX).text
    document = client.get(attribute(shown, r'href="([^"#]+)#citat">Åbn hele dokumentet')).text
    assert '<mark id="citat">' in document


def test_anothers_conversation_is_not_told_of(client: FormClient) -> None:
    address = panel_address(part(client))
    stranger = FormClient(client.app)
    shown = stranger.get(address, headers=HTMX).text
    assert "<mark>" in shown
    assert "Tilbage til svaret" not in shown
    assert "Kilde 2" not in shown


def test_a_changed_document_says_so(client: FormClient) -> None:
    start = DOCUMENTS[0].text.text.index("Klimatilpasning skal")
    address = f"/kilder?dokument={PLAN}&fra={start}&til={start + 20}&v=en-anden"
    for headers in ({}, HTMX):
        shown = client.get(address, headers=headers)
        assert shown.status_code == 200
        assert "Dokumentet er ændret, siden svaret blev givet" in shown.text
        assert "<mark" not in shown.text


def test_a_document_that_is_gone_says_so_in_the_panel() -> None:
    assistant = FakeAssistant()
    client = pages(assistant)
    address = panel_address(part(client))
    assistant.remove(PLAN)
    assert "Kilden er her ikke længere" in client.get(address, headers=HTMX).text
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["fra=9&til=3", "fra=-5&til=-1", "fra=999999&til=1000000", "fra=0&til=0", "fra=1&til=2&svar=9"]
)
def test_offsets_that_hold_nothing_are_no_error(client: FormClient, query: str) -> None:
    shown = client.get(f"/kilder?dokument={PLAN}&{query}")
    assert shown.status_code == 200
    assert "Åbn hele dokumentet" in shown.text


@pytest.mark.parametrize("query", ["", "dokument=x", "dokument=x&fra=a&til=b", "fra=1&til=2"])
def test_an_address_that_no_page_has_is_refused(client: FormClient, query: str) -> None:
    assert client.get(f"/kilder?{query}").status_code == 422


def badges(document: Document, words: str) -> tuple[str, ...]:
    start = document.text.text.index(words)
    span = document.text.span(start, start + len(words))
    return tuple(badge.text for badge in source_view(document, span, None, None, in_panel=True).badges)


def test_badges_tell_a_decision_from_a_proposal() -> None:
    document = read(MINUTES, organ="Kulturudvalget", date="2015-03-03", kind="referat")[0]
    assert badges(document, "Udsat til næste møde") == ("Udsat", "fra 2015")
    assert badges(document, "at svømmehallen bygges") == ("Forslag, ikke en beslutning", "fra 2015")
    assert badges(document, "Anlægget koster") == ("fra 2015",)
    assert Badge("x").tone == ""


def test_context_is_about_a_paragraph_and_no_more() -> None:
    long = "Før ord " * 200 + "her er citatet" + " efter ord" * 200
    document = make_document("d", f"# Afsnit\nNabo før.\n{long}\nNabo efter.\n# Næste\nAndet", title="T")
    start = document.text.text.index("her er citatet")
    shown = excerpt(document, (Stretch(start, start + len("her er citatet")),))
    text = "\n".join("".join(piece.text for piece in block.pieces) for block in shown)
    assert "her er citatet" in text
    assert "Afsnit" in text
    assert "Nabo før." in text
    assert "Næste" not in text
    assert len(text) < 1_400
    assert "… " in text
    assert excerpt(document, ()) == ()


@pytest.mark.parametrize(
    "payload", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"]
)
def test_hostile_text_is_shown_as_text(payload: str) -> None:
    text = f"# {payload}\n{payload} før\n{payload} om klimatilpasning\n• {payload}"
    document = make_document("d", text, title=payload, organ=payload)
    client = pages(FakeAssistant((document,)))
    page = part(client, f"{payload} klimatilpasning")
    for shown in (page, client.get(panel_address(page), headers=HTMX).text):
        assert "<script>" not in shown
        assert "<img" not in shown
        assert "49" not in re.sub(r"[\w-]{20,}", "", shown)


def test_the_last_source_has_none_after_it() -> None:
    answer = FakeAssistant().ask("Hvad er formålet med klimatilpasning?", Filters())
    place = Place("x", Turn(1, Filters(), answer), len(answer.citations))
    document = FakeAssistant().document(answer.citations[-1].source.document_id)
    assert document
    view = source_view(document, Span(0, 5), None, place, in_panel=True)
    assert view.after is None
    assert view.before
