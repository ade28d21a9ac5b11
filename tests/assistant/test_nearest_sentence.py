"""What a refusal shows of a passage: the one sentence that is nearest, whole and without its list mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cite import passage_source, same_words
from assistant.nearest_sentence import distinct, nearest_sentence
from assistant.types import Source
from index.build import build
from index.search import Index
from index.types import Hit, Nearness, Query
from tests.fakes import WordEmbedder
from tests.texts import write_corpus

_LIST = """Legepladser

Pladserne ved skolerne åbnes om aftenen:
• Gyngerne på pladsen ved kirken skiftes ud hvert tiende år.
• Sandkasserne renses i april, og gamle brædder bliver skiftet.
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    build(write_corpus(tmp_path / "documents", {"leg": _LIST}), tmp_path / "index", WordEmbedder())
    return Index.open(tmp_path / "index", WordEmbedder())


def found(index: Index, question: str, near: str = "") -> Source:
    query = Query(question)
    (hit,) = index.search(query)
    at = hit.document.text.text.index(near)
    nearness = (Nearness(at, at + len(near), 0.9),) if near else ()
    return nearest_sentence(replace(hit, near=nearness), index.weigh(query))


def test_the_sentence_with_the_questions_words_is_shown_without_its_mark(index: Index) -> None:
    source = found(index, "Hvem renser sandkasserne?")
    assert source.text == "Sandkasserne renses i april, og gamle brædder bliver skiftet."
    assert same_words(index.store.source(index.documents()[0])[source.start : source.end], source.text)


def test_of_sentences_without_them_the_nearest_in_meaning_is_shown(index: Index) -> None:
    words = "Gyngerne på pladsen ved kirken skiftes ud hvert tiende år."
    assert found(index, "aftenen", near=words).text == words


def test_neither_a_heading_nor_what_leads_in_a_list_is_shown(index: Index) -> None:
    for question in ("Legepladser", "Pladserne ved skolerne om aftenen"):
        assert found(index, question).text.startswith(("Gyngerne", "Sandkasserne"))


def test_a_passage_without_sentences_is_shown_as_it_is(tmp_path: Path) -> None:
    text = "Kapacitet 12 14 15 15 16\nBudget 1 2 3 4\n"
    build(write_corpus(tmp_path / "documents", {"tal": text}), tmp_path / "index", WordEmbedder())
    index = Index.open(tmp_path / "index", WordEmbedder())
    hit: Hit = index.search(Query("kapacitet"))[0]
    assert nearest_sentence(hit, index.weigh(Query("kapacitet"))) == passage_source(hit.document, hit.passage)


def test_the_same_words_are_shown_once(index: Index) -> None:
    source = found(index, "Hvem renser sandkasserne?")
    other = replace(source, text="Andre ord end de første.")
    again = replace(source, text=source.text.upper(), start=source.start + 9)
    assert distinct([source, again, other], 5) == (source, other)
    assert distinct([source, other], 1) == (source,)
