"""What a tagged PDF tells a screen reader: structure, language, reading order, links both ways (PDF/UA-1)."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2

from assistant.types import Answer, Language
from tests.web.exports.answers import BASE, DAY, LISTS, NOT_FOUND, ORDINARY, source, turn
from tests.web.exports.read_pdf import Element, elements, inner_links
from web.exports.model import export
from web.exports.pdf import pdf


def made(*turns, title="Samtale") -> bytes:
    return pdf(export(title, turns, made=DAY, base=BASE))


def texts_of(found: list[Element], *kinds: str) -> list[tuple[str, str]]:
    return [(each.kind, each.text.strip()) for each in found if each.kind in kinds]


def test_it_says_that_it_is_tagged_danish_and_fit_for_all() -> None:
    file = made(ORDINARY)
    assert b"/MarkInfo<</Marked true" in file
    assert b"/Lang(da-DK)" in file
    assert b"/StructTreeRoot" in file
    assert b"/DisplayDocTitle true" in file  # the window shows the title, not the name of the file
    assert b"/Tabs/S" in file  # the tab key follows the structure
    assert b"<pdfuaid:part>1</pdfuaid:part>" in file
    assert pypdfium2.PdfDocument(file).is_tagged()


def test_headings_are_headings_and_none_is_skipped() -> None:
    assert texts_of(elements(made(ORDINARY, NOT_FOUND)), "H1", "H2", "H3") == [
        ("H1", "Samtale"),
        ("H2", "og i 2012?"),
        ("H3", "Kilder"),
        ("H2", "Hvad kostede svømmehallen?"),
        ("H3", "Måske relateret"),
    ]
    one = elements(made(ORDINARY, title="og i 2012?"))
    assert texts_of(one, "H1", "H2", "H3") == [("H1", "og i 2012?"), ("H2", "Kilder")]


def test_statements_and_sources_are_lists_and_quotes_are_quotes() -> None:
    found = elements(made(ORDINARY, NOT_FOUND))
    labels = [each.text.strip() for each in found if each.kind == "Lbl"]
    assert labels == ["•", "•", "•", "•", "[1]", "[2]", "•"]
    assert all(each.parents[-1] == "LI" for each in found if each.kind in {"Lbl", "LBody"})
    assert all(each.parents[-1] == "L" for each in found if each.kind == "LI")
    assert texts_of(found, "BlockQuote") == [("BlockQuote", "»Svømmehallen blev åbnet.«")]


def test_a_list_within_a_quote_has_the_marks_of_its_document() -> None:
    found = elements(made(LISTS))
    items = [each for each in found if each.kind == "LI"][:7]
    assert [each.text.strip() for each in items] == [
        "• »Strategien har to hovedspor:",
        "• Byudvikling",
        "• Innovation«\xa0[1]",
        "• »Planen sendes ud.",
        "• Der holdes møde.«\xa0[2]",
        "1. »planen sendes i høring",
        "2. der holdes møde«\xa0[3]",
    ]


def test_it_is_read_in_order_without_the_foot_of_the_page() -> None:
    said = elements(made(ORDINARY, NOT_FOUND))[0].text
    wanted = [
        "Samtale",
        "Eksporteret fra",
        "og i 2012?",
        "Jeg læser spørgsmålet",
        "Beslutning",
        "»Økonomiudvalget godkendte",
        "[1]",
        "»Sagen blev udsat",
        "Kilder",
        "Økonomiudvalgets mødeReferat",
        "side 7",
        "Vis i dokumentet",
        "https://raadslag.example.dk",
        "Står også i ",
        "Hvad kostede",
        "Måske relateret",
    ]
    places = [said.index(each) for each in wanted]
    assert places == sorted(places)
    assert "Side 1" not in said
    assert said.count("Kontrollér kilden") == 1


def test_a_number_leads_to_its_source_and_back() -> None:
    links = inner_links(made(ORDINARY))
    assert len(links) == 4
    first, second, first_source, second_source = links
    assert first.leads_to(first_source)
    assert second.leads_to(second_source)
    assert first_source.leads_to(first)
    assert second_source.leads_to(second)
    assert not first.leads_to(second_source)


def test_a_source_cited_twice_leads_back_to_the_first_of_its_marks() -> None:
    again = replace(ORDINARY.answer.statements[0], text="Og igen.", label=None)
    answer = replace(ORDINARY.answer, statements=(*ORDINARY.answer.statements, again))
    *marks, first_source, _ = inner_links(made(turn(answer)))
    assert [mark.leads_to(first_source) for mark in marks] == [True, False, True]
    assert [first_source.leads_to(mark) for mark in marks] == [True, False, False]


def test_links_are_links_with_words_of_their_own() -> None:
    links = texts_of(elements(made(ORDINARY)), "Link")
    assert [text for _, text in links] == [
        "[1]",
        "[2]",
        "[1]",
        "Vis i dokumentet",
        "Kopi af mødet",
        "[2]",
        "Vis i dokumentet",
    ]


def english() -> Answer:
    answer = ORDINARY.answer
    return replace(
        answer,
        question="And in 2012?",
        language=Language.ENGLISH,
        opening="From the committee's meeting:",
        citations=(replace(answer.citations[0], source=source("Sagen blev udsat.")), *answer.citations[1:]),
    )


def test_english_words_are_marked_as_english_and_quotes_stay_danish() -> None:
    found = elements(made(turn(english(), 2), ORDINARY))
    languages = {each.text.strip(): each.language for each in found if each.language}
    assert languages["And in 2012?"] == "en"
    assert languages["From the committee's meeting:"] == "en"
    assert languages["Sources"] == "en"
    assert languages["Show in the document"] == "en"
    assert not [text for text, language in languages.items() if language == "en" and text.startswith("»")]
    assert "og i 2012?" not in languages


def test_a_file_in_danish_alone_marks_no_language_but_its_own() -> None:
    assert {each.language for each in elements(made(ORDINARY, NOT_FOUND, LISTS))} == {""}
