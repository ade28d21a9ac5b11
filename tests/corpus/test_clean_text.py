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


@pytest.mark.parametrize(
    ("line", "following", "stays"),
    [
        ("Vi indgår offentligt-", "private partnerskaber.", True),
        ("Det er en teknisk-", "faglige vurdering.", True),
        ("Vi ser på klima-", "private hensyn.", False),  # any other known word before a known one
        ("Det er en over-", "faglige vurdering.", False),
        ("Det er offentligt-", "gjorte tal.", False),  # what follows is no word of its own
        ("Det er teknisk-", "er her.", False),  # too short to be one
    ],
)
def test_an_adjective_keeps_its_hyphen_before_another_word(line: str, following: str, stays: bool) -> None:
    known = "Det er offentligt og private, teknisk og faglige, klima over er."
    assert Joiner([known, f"{line}\n{following}"]).hyphen_stays(line, following) is stays


def test_an_adjective_is_joined_where_the_documents_join_it() -> None:
    known = "Offentligt, gjorte og offentligtgjorte tal."
    assert not Joiner([known]).hyphen_stays("Det er offentligt-", "gjorte tal.")


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


_LONG = "Havnby Kommune har i en lang årrække arbejdet for at gøre havnen til et godt sted at bo og"


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("Møllen ventes fuldt idriftsat", "31.12.2013. Derefter sælges strømmen."),
        ("Kommunen giver garanti for", "7.462.000 kr. til køkkener."),
        ("Møllen leverede i et år strøm til", "1.200 husstande i byen."),
        ("Prisen har siden foråret ligget på omtrent", "12.500 kr. for hver."),
        ("Grundkapitalen skal stige, og pr.", "01.01.2011 steg den."),
        ("Mødet er den 28.02.2012 kl.", "15.00 til 16.00."),
        ("Mødet er fra kl. 15.00 til", "16.00 i salen."),
        ("Udbuddet kommer i", "1. kvt. ’12 og afgøres så."),
        ("Udbuddet kommer i", "2. halvdel af året."),
        ("Broen åbner den", "1. okt. 2024 om morgenen."),
        ("Partiet vil have en sag på dagsordenen vedr.", "”Åbenhed om løn”."),
    ],
)
def test_a_line_goes_on_with_a_figure_or_after_an_abbreviation(line: str, following: str) -> None:
    assert clean(f"{_LONG} {line}\n{following}") == f"{_LONG} {line} {following}"


@pytest.mark.parametrize("line", ["Det er en sag vedr.", "Vi vil f.eks.", "Vi nævner bl.a."])
def test_an_abbreviation_that_awaits_more_goes_on_over_a_gap(line: str) -> None:
    assert clean(f"{_LONG} {line}\n\n”Åbenhed” i byen.") == f"{_LONG} {line} ”Åbenhed” i byen."


@pytest.mark.parametrize(
    ("line", "following"),
    [
        ("08.12.2011 Udvalget drøfter stillingen", "24.01.2012 Byrådet får sagen"),
        ("08.12.2011 Udvalget drøfter stillingen", "28.02.2012 kl. 15.00 i salen"),
        ("08.12.2011 Udvalget drøfter stillingen Efter", "24.01.2012 Byrådet får sagen"),
        ("Forvaltningen foreslår, at", "1.1 broen bygges"),
        ("1.1 Broen bygges,", "1.2 vejen lukkes"),
        ("Vi løser hver vores opg.", "12.03 Næste emne"),
        ("Vi udvikler IT i hele huset.", "1.2.1 Personale"),
    ],
)
def test_a_row_or_numbered_item_begins_a_line_of_its_own(line: str, following: str) -> None:
    assert clean(f"{line}\n{following}") == f"{line}\n{following}"


@pytest.mark.parametrize("line", ["Vi løser hver vores opg.", "Det er løn m.v..", "Vi er med i KL."])
def test_a_paragraph_ends_with_an_abbreviation_that_may_end_a_sentence(line: str) -> None:
    assert clean(f"{_LONG} {line}\n\nDet er nok.") == f"{_LONG} {line}\nDet er nok."


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
