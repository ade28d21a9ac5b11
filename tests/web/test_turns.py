"""A turn as it is shown: languages, chips, links, quotation marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation_types import Turn
from assistant.types import Answer, Chip, ChipKind, Citation, Filters, Statement
from tests.web.fakes import FakeAssistant
from web.page_turns import page_turn
from web.turns import Field, TurnView, filter_fields, source_link, turn_view, without_chip


def view(question: str, filters: Filters | None = None) -> TurnView:
    filters = filters or Filters()
    return turn_view(Turn(1, filters, FakeAssistant().ask(question, filters)))


def shown(answer: Answer) -> TurnView:
    return turn_view(Turn(1, Filters(), answer))


def test_a_card_says_where_the_quote_comes_from_in_danish() -> None:
    card = view("Hvad blev besluttet om virksomhedsplanerne?").citations[0]
    assert card.title == "Økonomiudvalgets møde"
    assert card.facts == ("Referat", "Økonomiudvalget", "24. januar 2012", "side 2")
    assert card.breadcrumb == "3. Virksomhedsplaner 2012 › Sagsfremstilling"


def test_an_english_question_gets_english_labels_and_danish_quotes() -> None:
    turn = view("What is the plan for klimatilpasning in 2012?")
    assert turn.language == "en"
    assert turn.labels.sources == "Sources"
    assert turn.citations[0].facts == ("Business plan", "Teknisk Forvaltning", "2012", "page 2")
    assert turn.citations[0].quote.startswith("Klimatilpasning skal sikre")
    assert turn.chips[0].kind == "Year"
    assert turn.status == "The answer is ready. 2 sources."


def test_a_text_that_is_printed_twice_says_where_else() -> None:
    also = view("Hvad er formålet med klimatilpasning?").citations[0].also
    assert [place.title for place in also] == ["Koncerngrundlag"]
    assert also[0].link.startswith("/dokumenter/koncerngrundlag-2023-2028?fra=")


def test_the_status_counts_sources() -> None:
    assert view("Hvad er formålet med klimatilpasning?").status == "Svaret er klar. 2 kilder."
    assert view("Hvad gælder for skolevejene?").status == "Svaret er klar. 1 kilde."
    assert view("Hvad med kvantecomputere?").status == "Søgningen er færdig. Der blev ikke fundet et svar."


def test_a_document_id_is_kept_out_of_the_rest_of_the_address() -> None:
    source = FakeAssistant().ask("klimatilpasning", Filters()).citations[0].source
    odd = replace(source, document_id='a/b?fra=1#"æ')
    assert source_link(odd) == (
        f"/dokumenter/a%2Fb%3Ffra%3D1%23%22%C3%A6?fra={source.start}&til={source.end}#citat"
    )


@pytest.mark.parametrize(
    ("chip", "remaining"),
    [
        (Chip(ChipKind.YEAR, "2012", by_hand=True), Filters(None, "ØU", "plan")),
        (Chip(ChipKind.ORGAN, "ØU", by_hand=True), Filters(2012, None, "plan")),
        (Chip(ChipKind.DOCUMENT, "plan", by_hand=True), Filters(2012, "ØU", None)),
        (
            Chip(ChipKind.YEAR, "2012", by_hand=False),
            Filters(2012, "ØU", "plan", frozenset({ChipKind.YEAR})),
        ),
    ],
)
def test_removing_a_chip_drops_its_filter_or_switches_its_reading_off(chip: Chip, remaining: Filters) -> None:
    assert without_chip(Filters(2012, "ØU", "plan"), chip) == remaining


def test_a_chip_asks_the_same_question_and_keeps_what_was_removed_before() -> None:
    turn = view("klimatilpasning i 2012 i Teknisk Forvaltning", Filters(without=frozenset({ChipKind.ORGAN})))
    assert [chip.label for chip in turn.chips] == ["2012"]
    assert turn.chips[0].fields == (
        Field("spoergsmaal", "klimatilpasning i 2012 i Teknisk Forvaltning"),
        Field("uden", "organ"),
        Field("uden", "year"),
    )


def test_filters_become_form_fields() -> None:
    filters = Filters(2012, "ØU", None, frozenset({ChipKind.DOCUMENT}))
    assert filter_fields(filters) == (Field("aar", "2012"), Field("organ", "ØU"), Field("uden", "document"))


def test_only_the_documents_own_words_get_quotation_marks() -> None:
    answer = FakeAssistant().ask("Hvad gælder for skolevejene?", Filters())
    assert shown(answer).statements[0].quoted
    own_words = replace(answer, statements=(Statement("Skolevejene bliver sikrere.", (1,)),))
    assert not shown(own_words).statements[0].quoted


def test_a_quote_cited_in_two_parts_is_a_quote() -> None:
    answer = FakeAssistant().ask("Hvad gælder for skolevejene?", Filters())
    source = answer.citations[0].source
    halves = (replace(source, text="Skolevejene undersøges"), replace(source, text="sammen med skolerne"))
    split = replace(
        answer,
        citations=tuple(Citation(n, half) for n, half in enumerate(halves, 1)),
        statements=(Statement("Skolevejene undersøges\nsammen med skolerne", (1, 2)),),
    )
    statement = shown(split).statements[0]
    assert statement.quoted
    assert [mark.number for mark in statement.marks] == [1, 2]


@pytest.mark.parametrize(
    ("heading", "breadcrumb"),
    [
        ("Teknisk Forvaltnings virksomhedsplan 2012", "Trafik"),
        ("2. Teknisk Forvaltnings virksomhedsplan for 2012", "Trafik"),
        ("Teknisk Forvaltnings virksomhedsplan 2011", "Teknisk Forvaltnings virksomhedsplan 2011 › Trafik"),
        ("1.", "1. › Trafik"),
    ],
)
def test_a_title_that_is_also_the_first_heading_is_not_said_twice(heading: str, breadcrumb: str) -> None:
    answer = FakeAssistant().ask("Hvad gælder for skolevejene?", Filters())
    source = replace(
        answer.citations[0].source,
        title="Teknisk Forvaltnings virksomhedsplan 2012",
        headings=(heading, "Trafik"),
    )
    assert shown(replace(answer, citations=(Citation(1, source),))).citations[0].breadcrumb == breadcrumb


def test_a_related_passage_is_shown_by_its_beginning() -> None:
    answer = FakeAssistant().ask("Hvad gælder for skolevejene?", Filters())
    long = replace(answer.citations[0].source, text="Første ord, " + "og flere ord " * 40)
    quote = shown(replace(answer, related=(long,))).related[0].quote
    assert quote.startswith("Første ord, og flere")
    assert quote.endswith(" …")
    assert len(quote) <= 282


def test_a_refusal_shows_the_nearest_sentences_whole() -> None:
    answer = FakeAssistant().ask("Hvad med kvantecomputere?", Filters())
    long = replace(answer.related[0], text="Første ord, " + "og flere ord " * 40)
    found = shown(replace(answer, related=(long, *answer.related))).related
    assert [card.quote for card in found] == [long.text, *(source.text for source in answer.related)]


def test_a_refusal_shows_three_places_at_once_and_an_answer_all() -> None:
    for question, at_once in (("Hvad med kvantecomputere?", 3), ("Hvad gælder for skolevejene?", 5)):
        answer = FakeAssistant().ask(question, Filters())
        source = (answer.related or [answer.citations[0].source])[0]
        related = tuple(replace(source, document_id=f"{n}", title=f"{n}") for n in range(5))
        turn = Turn(1, Filters(), replace(answer, related=related))
        page = page_turn(turn, "samtale", "", {}.get, is_last=True)
        assert (len(page.related), len(page.related_more)) == (at_once, 5 - at_once)
