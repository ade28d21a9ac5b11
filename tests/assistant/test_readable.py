"""What reads as a sentence, and what needs the one before it."""

from __future__ import annotations

import pytest

from assistant.readable import is_fragment, points_back


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Kapacitet 12 14 15 15 16 16", True),
        ("4.508 4.008 2.460 4.024 15.000", True),
        ("Styring\nØkonomi\nBudget", True),
        ("Havn\nBro Kaj\nSkibe plads vand bølge luft", True),
        ("Der er 12 pladser på Møllevej, 14 på Strandvej og 9 ved havnen.", False),
        ("At flere cykler", False),
        ("• Flere cykelstier", False),
        ("Broen åbner i maj.", False),  # told by its small words, of which this has none
        ("Broen åbner for alle i maj.", False),
        ("Broen over åen åbner for cyklister", False),
    ],
)
def test_what_says_nothing_by_itself(text: str, fragment: bool) -> None:
    assert is_fragment(text) is fragment


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("Denne løsning er billigst.", True),
        ("Det sker i maj.", True),
        ("Derfor flytter biblioteket.", True),
        ("Detaljerne er på plads.", False),
        ("De der vil, kan gå.", False),
        ("Broen åbner i maj.", False),
    ],
)
def test_what_points_back(text: str, back: bool) -> None:
    assert points_back(text) is back


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("(Csers/donsgys /D Hjælpesætninger til problemstillinger og mål.", True),
        ("Det er|en pr{ve på hvad der skal læses.", True),
        ("Klager og/eller indsigelser (bilag 1/2) er sendt til Park & Vej den 24/1.", False),
        ("LyNet og BorgerNet er til alle.", False),
    ],
)
def test_what_a_scan_has_damaged_is_no_sentence(text: str, damaged: bool) -> None:
    assert is_fragment(text) is damaged
