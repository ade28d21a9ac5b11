"""The list of documents and a document in full."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.client import FormClient
from tests.web.fakes import DOCUMENTS, FakeAssistant, source_text
from web.app import create_app

MINUTES = DOCUMENTS[1]
PATH = f"/dokumenter/{MINUTES.id}"
SHARED = FormClient(create_app(FakeAssistant(), version="1.2.3"))


def without_marks(page: str) -> str:
    """Return the text of a document page as it is without a highlight."""
    text = page[page.index('<div class="document-text">') : page.index("</main>")]
    text = text.replace('<span class="sr-only">Citat: </span>', "")
    return re.sub(r"</?mark[^>]*>", "", text)


def test_the_list_says_what_each_document_is(client: FormClient) -> None:
    page = client.get("/dokumenter").text
    assert f'<a href="{PATH}">Økonomiudvalgets møde</a>' in page
    for text in ("Referat", "Økonomiudvalget", "24.1.2012", "2023–2028"):
        assert f">{text}</td>" in page


def test_an_empty_archive_is_said(client: FormClient) -> None:
    empty = FormClient(create_app(FakeAssistant(()), version="1"))
    assert "Der er endnu ingen dokumenter." in empty.get("/dokumenter").text
    assert empty.get("/").status_code == 200


def test_a_document_is_shown_in_full_with_its_outline(client: FormClient) -> None:
    page = client.get(PATH).text
    for line in MINUTES.text.text.split("\n"):
        assert line in page
    assert page.count("<h3 ") == 5
    assert re.search(r'<li class="depth-2"><a href="#afsnit-\d+">Indstilling</a></li>', page)
    assert "<mark" not in page
    assert 'class="note"' not in page


def test_the_quote_is_highlighted_and_named(client: FormClient) -> None:
    start = source_text(MINUTES).index("Økonomiudvalget godkendte")
    page = client.get(PATH, params={"fra": start, "til": start + 25}).text
    assert '<mark id="citat"><span class="sr-only">Citat: </span>Økonomiudvalget godkendte</mark>' in page
    assert "Gå til citatet" in page


def test_a_quote_over_paragraphs_has_one_anchor(client: FormClient) -> None:
    source = source_text(MINUTES)
    params = {"fra": source.index("Økonomiudvalget godkendte"), "til": source.index("fraværende.")}
    page = client.get(PATH, params=params).text
    assert page.count("<mark") == 2
    assert page.count('id="citat"') == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("500", "400"),
        ("999999", "1000000"),
        ("-5", "-1"),
        ("x", "y"),
        ("1", ""),
        ("9" * 5000, "1"),
        ("1e3", "٣"),
    ],
)
def test_an_address_that_asks_for_nonsense_highlights_nothing_and_says_so(
    client: FormClient, start: str, end: str
) -> None:
    response = client.get(PATH, params={"fra": start, "til": end})
    assert response.status_code == 200
    assert "<mark" not in response.text
    assert "Citatet kunne ikke findes i dokumentet." in response.text


@given(st.integers(-9, 1500), st.integers(-9, 1500))
def test_taking_the_marks_away_gives_the_page_without_a_highlight(start: int, end: int) -> None:
    page = SHARED.get(PATH, params={"fra": start, "til": end}).text
    assert without_marks(page) == without_marks(SHARED.get(PATH).text)


def test_an_unknown_document_is_not_found(client: FormClient) -> None:
    for path in ["/dokumenter/findes-ikke", "/dokumenter/a/b", "/dokumenter/..%2f..%2fetc%2fpasswd"]:
        assert client.get(path).status_code == 404
