"""A question for a number is answered by the number of the thing that it asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.counted import counted
from assistant.types import Filters
from assistant.understand import understand
from index.build import build
from index.glossary import Glossary
from index.search import Index
from index.types import Query
from index.weigh import Weigher
from tests.fakes import WordEmbedder

NOTE = """\
Notat om havnens organisation

Der oprettes 7 store vagthold, som deler døgnet. Havnen har i alt 1.250 bådpladser, og tre kraner
står på kajen. Alle hold mødes hver mandag.

Ordningen med låneværktøj har været en succes. Der er 60 sejlere på ordningen. Der er to både, som ikke
har en plads.

Cirka en tredjedel af lodserne i havnen er over 55 år. Der er 30 private stier ved kajen, i alt 4 km private
stier.

Mindst 12 af vores vagthold skal have øvet brandslukning inden sommer.
"""
MINUTES = """\
Referat af Havneudvalgets møde den 3. maj 2014

1. Bro

Sagsfremstilling

Havnen har i alt 44 broer.
"""
_CATALOGUE = """\
[[document]]
id = "notat"
file = "notat.txt"
title = "Notat om havnen"
kind = "notat"

[[document]]
id = "referat"
file = "referat.txt"
title = "Havneudvalget"
kind = "referat"
"""
_GLOSSARY = Glossary(
    [{"da": "kran", "syn": [], "en": ["crane"]}, {"da": "kilometer", "syn": ["km"], "en": ["kilometre"]}]
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("counted")
    (folder / "notat.txt").write_text(NOTE, "utf-8")
    (folder / "referat.txt").write_text(MINUTES, "utf-8")
    (folder / "catalogue.toml").write_text(_CATALOGUE, "utf-8")
    build(folder, folder / "index", WordEmbedder())
    return Index.open(folder / "index", WordEmbedder())


def told(index: Index, question: str) -> str:
    reading = understand(question, Filters(), index.names, _GLOSSARY)
    query = Query(question, (*_GLOSSARY.danish_for(question), *_GLOSSARY.synonyms(question)))
    topic = Weigher(query, index.rarity, reading.beside_the_topic)
    return " ".join(quote.text for quote in counted(question, query, index.search(query), topic))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Hvor mange vagthold er der?", "7 store vagthold"),
        ("Hvor mange pladser har havnen?", "1.250 bådpladser"),  # the end of a compound
        ("Hvor mange bådpladser har havnen?", "1.250 bådpladser"),
        ("Hvor mange vagthold skal have øvet brandslukning?", "12 af vores vagthold"),
        ("Hvor mange sejlere er på ordningen?", "60 sejlere på ordningen"),
        ("Hvor mange lodser er over 55?", "Cirka en tredjedel af lodserne"),
        ("Hvor mange vagthold kommer der?", "7 store vagthold"),  # the verb tells nothing of what is counted
        ("Hvor mange kilometer private stier er der?", "i alt 4 km private stier"),
    ],
)
def test_a_count_is_that_of_the_thing(harbour: Index, question: str, words: str) -> None:
    assert words in told(harbour, question)


@pytest.mark.parametrize(
    "question",
    [
        "Hvor mange sejlere er der?",  # those on the scheme are not all
        "Hvor mange både er der?",
        "Hvor mange lodser er der?",  # a part of them is not all
        "Hvor mange lodser er over 60?",
        "Hvor mange hektar private stier er der?",
        "Hvor mange mandage er der?",  # nothing counts them
        "Hvor mange broer har havnen?",  # what minutes count is told by what was decided
        "Hvad laver de 7 vagthold?",  # asks for no number
        "Hvor mange procent af vagtholdene er øvet?",
    ],
)
def test_no_other_number_is_taken_for_it(harbour: Index, question: str) -> None:
    assert not told(harbour, question)
