"""Which questions are answered by whatever stands there of their subject."""

from __future__ import annotations

import pytest

from assistant.open_question import asks_openly


@pytest.mark.parametrize(
    "question",
    [
        "Hvad planlagde I for klimatilpasning?",
        "klimatilpasning 2012",
        "Fortæl om støj",
        "Tell me about noise",
        "What are the goals for the libraries?",
        "Hvilke mål er der for genbrug?",
        "Hvordan arbejder kommunen med frivillige?",
        "How does the municipality work with volunteers?",
        "Har-projektet",
        "Hvad er planen for de områder, hvor der er støj?",
    ],
)
def test_what_stands_there_of_it_answers(question: str) -> None:
    assert asks_openly(question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor søger jeg om parkeringstilladelse?",
        "og hvor lang er stien?",
        "Hvem sidder i ungerådet?",
        "Blev letbanen bygget?",
        "men kom der solceller på skolen?",
        "Må borgerne bade ved strandene?",
        "Hvorfor er broen forsinket?",
        "hvordan klager jeg over en bøde",
        "hvad gør man den første dag",
        "Where do I pay my fine?",
        "How long is the harbour?",
        "How do I report a pothole?",
        "Did they reach the target?",
        "What does MED stand for?",
    ],
)
def test_one_certain_fact_does(question: str) -> None:
    assert not asks_openly(question)
