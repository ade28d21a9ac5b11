"""A question about what no document names is refused with the word; other words for it are not."""

import pytest

from assistant.types import Filters
from assistant.understand import understand
from assistant.unknown_topic import unknown_topics
from corpus.types import Role, Span
from index.glossary import Glossary
from index.types import Hit, Passage, Query, Widening
from index.words import stems
from tests.texts import read

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


def test_a_word_is_not_known_by_others_that_no_document_holds() -> None:
    question = "fjernarbejde"
    reading = understand(question, Filters(), {}, Glossary([]))
    strange = Query(question, (Widening(frozenset(stems(question)), ("distancearbejde",)),))
    assert unknown_topics(reading, strange, [], KNOWN.__contains__) == [question]
    known = Query(question, (Widening(frozenset(stems(question)), ("distancearbejde", "hjælp")),))
    assert unknown_topics(reading, known, [], KNOWN.__contains__) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi vil hjemmefra se, at arbejde og hjemme går op, når børn er hjemme.", []),
        ("Den nye hjemmeside tager form. Arbejdet går godt.", ["hjemmearbejde"]),
        ("Man er hjemme om natten. Om dagen er man på arbejde.", ["hjemmearbejde"]),
    ],
)
def test_a_compound_alone_wants_both_its_words_in_one_sentence(text: str, words: list[str]) -> None:
    (document,) = read(f"{text}\n")
    whole = document.text.text
    passage = Passage(1, document.id, 0, len(whole), Span(0, 1), None, (), Role.BODY, whole)
    question = "hjemmearbejde"
    reading = understand(question, Filters(), {}, Glossary([]))
    known = {*stems("hjemme"), *stems("arbejde")}
    hits = [Hit(passage, document, 1.0, 1.0)]
    assert unknown_topics(reading, Query(question), hits, known.__contains__) == words
