"""How lines become clean text, and the way back to the source."""

from __future__ import annotations

import pytest

from corpus.clean import Joiner, is_list_item
from corpus.types import CleanText, Run, Span
from tests.texts import clean, read


def test_offsets_lead_back_over_what_was_left_out() -> None:
    source = "kommu-\nnes plan"
    text = CleanText("kommunes plan", (Run(0, 0, 5), Run(5, 7, 8)))
    assert [source[text.source_offset(i)] for i in range(len(text.text))] == list(text.text)
    assert text.span(0, 8) == Span(0, 10)
    assert text.span(0, 5) == Span(0, 5)  # ends with its last character, not where the next one stands
    assert text.span(9, 13) == Span(11, 15)


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("Planen er for alle kommu-\nnes borgere.", "Planen er for alle kommunes borgere."),
        ("Planen er for Lyngby-\nTaarbæk Kommune.", "Planen er for Lyngby-Taarbæk Kommune."),
        ("Der er råd til kultur-\nog fritidstilbud.", "Der er råd til kultur- og fritidstilbud."),
        ("Der er børne-\neller ungehuse.", "Der er børne- eller ungehuse."),
        ("Prisen gælder 2012-\n15.", "Prisen gælder 2012-15."),
        ("Mindre CO2-\nudslip.", "Mindre CO2-udslip."),
        ("I alt 2012-\nEtablering", "I alt 2012- Etablering"),
        ("En sag \ner   en sag.", "En sag er en sag."),
        ("Første del\r\naf en sætning.", "Første del af en sætning."),
        ("En sag\xa0er åben.", "En sag er åben."),
    ],
)
def test_lines_are_joined(lines: str, joined: str) -> None:
    assert clean(lines) == joined


def test_the_words_of_all_files_decide_on_a_hyphen() -> None:
    joiner = Joiner(["Vi har en it-strategi og en itinerær plan.", "Vores it-strategi er ny."])
    assert joiner.hyphen_stays("Vi har en it-", "strategi")
    assert not joiner.hyphen_stays("Vi har en iti-", "nerær plan")


def test_paragraphs_list_items_and_nothing_else_begin_lines() -> None:
    source = (
        "Vi vil tre ting i de kommende år, som alle i kommunen kan\nse og mærke:\n"
        "• en ny skole, der ligger\nved skoven\n• en ny vej\n\nDet koster penge."
    )
    assert clean(source).split("\n") == [
        "Vi vil tre ting i de kommende år, som alle i kommunen kan se og mærke:",
        "• en ny skole, der ligger ved skoven",
        "• en ny vej",
        "Det koster penge.",
    ]


@pytest.mark.parametrize("glyph", ["\uf06c", "\uf0b7", "\uf0d8", "\uf0a7", "\ufffd"])
def test_a_symbol_fonts_bullet_becomes_a_bullet(glyph: str) -> None:
    assert clean(f"Vi vil:\n{glyph} bygge en skole") == "Vi vil:\n• bygge en skole"


@pytest.mark.parametrize("text", ["• ja", "- ja", "1. ja", "(2) ja", "12) ja", "A. Ja", "a) ja", "o ja"])
def test_it_opens_a_list_item(text: str) -> None:
    assert is_list_item(text)


@pytest.mark.parametrize("text", ["og ja", "2012 var et år", "Aa. er en å", "omsorg", "", "-"])
def test_it_opens_no_list_item(text: str) -> None:
    assert not is_list_item(text)


def test_a_sentence_runs_on_over_a_page() -> None:
    source = "Skolen ligger ved\nÅbent punkt   Kulturudvalget den 03-03-2015, s.6\n\nskoven og søen."
    assert clean(source) == "Skolen ligger ved skoven og søen."


def test_a_page_that_begins_with_a_sentence_begins_a_paragraph() -> None:
    assert clean("Skolen ligger ved skoven.\n\fVejen er lukket.") == (
        "Skolen ligger ved skoven.\nVejen er lukket."
    )


def test_line_ends_of_windows_change_nothing() -> None:
    source = "1\n\nBudget\n.\n\nSagsfremstilling\nDet er dyrt for kommu-\nnen og borgerne.\n"
    unix, windows = read(source)[0], read(source.replace("\n", "\r\n"))[0]
    assert windows.text.text == unix.text.text
    assert windows.sections == unix.sections


def test_a_byte_order_mark_changes_nothing() -> None:
    source = "1\n\nBudget\n.\n\nSagsfremstilling\nDet er dyrt.\n"
    plain, marked = read(source)[0], read("\ufeff" + source)[0]
    assert marked.text.text == plain.text.text
    assert marked.sections == plain.sections


def test_a_file_of_furniture_alone_has_no_text() -> None:
    (document,) = read("Side 1 af 2\n\fSide 2 af 2\n")
    assert document.text.text == ""
    assert document.sections == ()
