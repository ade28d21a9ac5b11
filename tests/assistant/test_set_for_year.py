"""A compound that stands in two words in the text is found with its year."""

from __future__ import annotations

from assistant.set_for_year import set_for_year
from index.words import stems
from tests.texts import read

MINUTES = """\
1. Affald i sommerhusområder

Sagsfremstilling
Gebyret for affald stiger fra 900 kr. i 2018 til 950 kr. i 2019. Skraldespandene er grønne i 2019.

Beslutning
Godkendt.

2. Haller

Sagsfremstilling
Gebyret for leje er 300 kr. i 2017.

Beslutning
Godkendt.
"""


def _asked(question: str) -> list[str]:
    documents = read(MINUTES, kind="referat", organ="Teknisk Udvalg", date="2018-05-02")
    known = {stem for document in documents for stem in stems(document.text.text)}
    told = set_for_year(question, documents, known.__contains__)
    return [" ".join(quote.text.split()) for quote in told.quotes] if told else []


def test_the_sentence_with_amount_and_year_is_told() -> None:
    said = "Gebyret for affald stiger fra 900 kr. i 2018 til 950 kr. i 2019."
    for question in ("affaldsgebyr 2019", "Affaldsgebyret i 2019?", "hvad er affaldsgebyret i 2018"):
        assert _asked(question) == [said]


def test_another_year_or_matter_is_not_told() -> None:
    assert _asked("affaldsgebyr 2021") == []
    assert _asked("affaldsgebyr 2017") == []  # that of the halls is another
    assert _asked("affald 2019") == []  # a word that documents hold is searched for
