"""Words are found within a document in any of their forms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.find import Wanted, Word, excerpt, find
from corpus.types import CleanText, Run
from tests.web.fakes import DOCUMENTS

PLAN, MINUTES = DOCUMENTS[:2]


def words(text: str, document=PLAN) -> list[str]:
    found = find(document, text)
    return [document.text.text[word.start : word.end] for line in found.lines for word in line.words]


def test_a_word_is_found_in_its_forms_and_compounds() -> None:
    assert set(words("kryds")) == {"kryds"}
    assert set(words("skole")) == {"skolerne", "Skolevejene"}
    assert set(words("klima")) == {"Klimatilpasning", "klimatilpasning"}
    assert "virksomhedsplanerne" in words("virksomhedsplan", MINUTES)


def test_other_spellings_are_found() -> None:
    assert words("OEKONOMIUDVALGET", MINUTES) == words("økonomiudvalget", MINUTES) != []


def test_numbers_are_found_whole_only() -> None:
    assert words("2012", MINUTES)
    assert words("201", MINUTES) == []


def test_several_words_are_found_where_they_stand_together() -> None:
    found = find(MINUTES, "sagen borgerrådgiver")
    assert found.together
    assert [MINUTES.text.text[line.start : line.end] for line in found.lines] == [
        "Sagen om en borgerrådgiver blev udsat til næste møde."
    ]


def test_where_no_line_has_all_words_those_with_any_are_told_as_such() -> None:
    found = find(MINUTES, "fraværende borgerrådgiver")
    assert not found.together
    assert len(found.lines) == 4


def test_a_place_says_what_it_stands_under_and_on_which_page() -> None:
    (line,) = find(MINUTES, "fraværende").lines
    assert line.headings == ("3. Virksomhedsplaner 2012", "Beslutning")
    assert line.page == 2


def test_words_that_say_nothing_are_looked_for_as_they_are() -> None:
    assert set(words("og")) == {"og"}
    assert set(words("og kryds")) == {"kryds"}


def line(text: str):
    """Return a document that holds the lines."""
    return replace(PLAN, text=CleanText(text, (Run(0, 0, len(text)),)), sections=())


@pytest.mark.parametrize("name", ["E.ON", "e.on", "E. ON", "E-ON"])
def test_the_parts_of_a_name_are_found_next_to_each_other_only(name: str) -> None:
    document = line(f"Firmaet {name} leverer varme.\nE er et bogstav, on et ord.\nOn, e: omvendt.")
    assert words("E.ON", document) == [name]


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("A/S", "Firmaet a/s, som andre siger.", ["a/s"]),
        ("CO2", "De 2 mål: CO2-udledning ned 2 pct.", ["CO2"]),
        ("Lyngby-Taarbæk", "Lyngby-Taarbæks plan for Lyngby", ["Lyngby-Taarbæks"]),
        ("E.ON varme", "E.ON og varmen, e on.", ["E.ON", "varmen"]),
        ("H.C. Andersen", "H.C. Andersen og C. Andersen", ["H.C", "Andersen", "Andersen"]),
    ],
)
def test_names_with_punctuation_are_found_as_they_are_written(asked: str, text: str, found) -> None:
    assert words(asked, line(text)) == found


def test_of_a_name_that_stands_nowhere_the_longer_parts_are_found() -> None:
    document = line("Skoler og fritid.\nKultur og e.")
    assert words("kultur-/fritid", document) == ["fritid", "Kultur"]
    assert not find(document, "kultur-/fritid").together
    assert words("E.ON", document) == []


@pytest.mark.parametrize("text", ["", "  ", "?!", "findesikke", "\0", "_"])
def test_nothing_is_found_for_nothing(text: str) -> None:
    assert find(PLAN, text).lines == ()


@given(st.text("abcæøå 12_-\n<"), st.sampled_from(DOCUMENTS))
def test_every_place_lies_within_its_line(text: str, document) -> None:
    for line in find(document, text).lines:
        assert "\n" not in document.text.text[line.start : line.end]
        assert all(line.start <= word.start < word.end <= line.end for word in line.words)


def test_words_of_a_title_are_matched_alike() -> None:
    assert Wanted("virksomhedsplan teknisk").all_in("Virksomhedsplaner for Teknisk Forvaltning")
    assert not Wanted("virksomhedsplan teknisk").all_in("Virksomhedsplan for Direktionen")
    assert Wanted("").all_in("Hvad som helst")


def test_an_excerpt_holds_the_word_and_cuts_between_words() -> None:
    text = "Kort.\n" + "ord " * 50 + "stedet " + "mere " * 50
    at = text.index("stedet")
    start, end = excerpt(text, [Word(at, at + 6)], 100)
    assert "stedet" in text[start:end]
    assert end - start <= 101
    assert text[start - 1] == text[end] == " "
    assert excerpt(text, [Word(0, 4)], 100) == (0, 5)
