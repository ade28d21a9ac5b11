"""Which words a decision's item holds: forms, parts of compounds, and where they stand."""

from __future__ import annotations

import pytest

from assistant.held import Where, held
from assistant.register import DecisionFilter, Register
from corpus.decisions import decisions_of
from tests.texts import read

MINUTES = """\
Fjordby Kommune
Referat
Teknisk Udvalg

Mødedato: Mandag den 2. februar 2015

Punkt 1: Støjkortlægning

Sagsfremstilling
Borgerne ved Bakkegårdsskolen klager. Fodboldbanens lys ses fra fokusområde 3.

Indstilling
Forvaltningen indstiller, at der rejses et hegn.

Beslutning i Teknisk Udvalg den 02-02-2015
Godkendt. Formanden taler med naboerne.

Fraværende: Ole Bro (V).

Punkt 2: Planlægning af cykelstier

Beslutning i Teknisk Udvalg den 02-02-2015
Drøftet.
"""
REGISTER = Register(decisions_of(read(MINUTES, kind="referat")[0]))
FIRST, SECOND = REGISTER.decisions


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("støj", None),
        ("kortlægning", None),
        ("skole", Where.CASE),
        ("Bakkegårdsskolens", Where.CASE),
        ("støj skole", Where.CASE),
        ("hegnet", Where.PROPOSAL),
        ("naboer", Where.DECISION),
        ("fokusområde 3", Where.CASE),
    ],
)
def test_a_word_of_the_item_finds_its_decision_and_is_shown(words: str, where: Where | None) -> None:
    assert REGISTER.select(DecisionFilter(text=words)) == [FIRST]
    found = held(FIRST, words)
    assert (found.where if found else None) is where
    if found and found.span:
        assert FIRST.document.text.text[slice(*found.span)] == found.text
        assert found.text[found.start : found.end].strip()


@pytest.mark.parametrize("words", ["anlæg", "Ole Bro", "fokusområde 4", "bane støjvold"])
def test_a_chance_run_of_letters_is_no_word(words: str) -> None:
    assert REGISTER.select(DecisionFilter(text=words)) == []
