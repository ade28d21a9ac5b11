"""Words as the index sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import fold, grams, stems, tokens


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("aeldre", "ældre"),
        ("Oekonomiudvalget", "Økonomiudvalget"),
        ("AALBORG", "Ålborg"),
        ("stoejkortlaegning", "støjkortlægning"),
        ("Allé", "alle"),
        ("Malmö", "Malmø"),
    ],
)
def test_letters_are_found_by_their_spellings(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)
    assert stems(typed) == stems(meant)
    assert grams(typed) == grams(meant)


def test_words_that_only_ask_are_left_out() -> None:
    assert tokens("Hvad er kommunens plan for de ældre?") == ["plan", "aldre"]
    assert tokens("What does the municipality plan for the elderly?") == ["plan", "elderly"]
    assert tokens("Hvad er det?") == []


def test_numbers_stay_whole() -> None:
    assert tokens("4,5 mio. i 2010-13") == ["4,5", "mio", "2010", "13"]


def test_inflections_share_a_stem() -> None:
    assert stems("børn") == stems("børnene")
    assert stems("klimatilpasning") == stems("klimatilpasningen") == stems("Klimatilpasninger")
    assert stems("skole") != stems("skov")


def test_a_word_and_its_number_are_a_term() -> None:
    area, number, both = stems("fokusområde 3")
    assert both == f"{area}_{number}"
    assert both in stems("Fokusområderne 3")
    assert len(stems("budget 2012")) == 2  # a year makes no term with the word before it


def test_parts_of_compounds_share_grams() -> None:
    assert len(set(grams("klimatilpasning")) & set(grams("tilpasning"))) >= 7
    assert set(grams("skole")).isdisjoint(grams("havn"))


def test_short_words_are_one_gram_or_two() -> None:
    assert grams("ur") == ["_ur_"]
    assert grams("vej") == ["_vej", "vej_"]


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(0 < len(gram) <= 4 for gram in grams(text))
    assert len(stems(text)) >= len(tokens(text))
    assert all(stems(text))
