"""A question about what no document names is refused with the word; other words for it are not."""

import pytest

from assistant.types import Filters
from assistant.understand import understand
from assistant.unknown_topic import unknown_topics
from index.glossary import Glossary
from index.types import Query, Widening
from index.words import stems

KNOWN = {stem for word in ("skoler", "cykel", "parkering", "bruger", "hjælp") for stem in stems(word)}


def unknown(question: str, *widened: str) -> list[str]:
    reading = understand(question, Filters(), {}, Glossary([]))
    query = Query(question, tuple(Widening(frozenset(stems(word)), ("skoler",)) for word in widened))
    return unknown_topics(reading, query, [], KNOWN.__contains__)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("hvad skal man gøre ved mobning i skolerne", ["mobning"]),
        ("Hvad besluttede man om den kvaksalver?", ["kvaksalver"]),
        ("Hvad siger man om cykelparkering?", []),  # of words that are known
        ("Hvad siger man om brugerhjælp?", []),
        ("Hvad siger man om parkering?", []),
        ("Kan man avancere hurtigt?", []),  # no noun that it is about
        ("Hvad siger I om skoler parkering?", []),
        ("Hvad siger I om skoler intelligens?", ["intelligens"]),
        ("gadekunst", ["gadekunst"]),
        ("Cykelparkering", ["Cykelparkering"]),  # no text holds both its words
        ("parkering", []),
        ("What is said about bullying?", []),  # English words stand in no Danish document
    ],
)
def test_words_that_no_document_holds_are_named(question: str, words: list[str]) -> None:
    assert unknown(question) == words


def test_what_the_glossary_widens_is_known() -> None:
    assert unknown("hvad gør man ved mobning?", "mobning") == []
