"""What is answered although no single sentence seems to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.choose import choose
from assistant.demands import Demand
from assistant.gate import LEAST_ANSWERABLE, answerable, holds_topic, stands_under, tells_all
from assistant.likely import Likelihood, LikelySentence
from assistant.types import Filters
from assistant.understand import understand
from corpus.types import CleanText, Document, Kind
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Query
from tests.fakes import WordEmbedder
from tests.texts import write_corpus

MINUTES = """Referat af Teknisk Udvalgs møde den 3. maj 2014

1. Bro over Lillesø

Sagsfremstilling

Broen over Lillesø er slidt, og broen over Lillesø kan ikke bære lastbiler.

Økonomiske konsekvenser

Der er afsat 14 mio. kr. til formålet.
"""


@pytest.fixture
def index(tmp_path: Path) -> Index:
    build(write_corpus(tmp_path / "documents", {"bro": MINUTES}), tmp_path / "index", WordEmbedder())
    return Index.open(tmp_path / "index", WordEmbedder())


@pytest.mark.parametrize(
    ("question", "demand", "stands"),
    [
        ("Lillesø bro", Demand.AMOUNT, True),
        ("Lillesø bro", Demand.CHOSEN, False),
        ("cykelsti Strandvejen maling", Demand.AMOUNT, False),
    ],
)
def test_a_measure_may_stand_under_the_headings_that_say_the_topic(
    index: Index, question: str, demand: Demand, stands: bool
) -> None:
    query = Query(question)
    hits = index.search(Query("Lillesø bro"))
    assert stands_under(hits, index.weigh(query), demand) is stands


def test_the_fewer_words_the_surer_a_sentence_must_be(index: Index) -> None:
    topics = [index.weigh(Query(text)) for text in ("bro", "bro Lillesø", "bro Lillesø lastbiler slidt")]
    sure = [[answerable(likely, topic) for topic in topics] for likely in (0.0, 0.05, 0.5, 0.9, 1.0)]
    assert all(0 <= each <= 1 for row in sure for each in row)
    assert all(row == sorted(row) for row in sure)
    assert all(list(column) == sorted(column) for column in zip(*sure, strict=True))
    least = LEAST_ANSWERABLE
    assert [each >= least for each in sure[2]] == [False, False, True]
    assert [each >= least for each in sure[3]] == [True, True, True]


def test_an_open_question_is_answered_by_the_passage_that_holds_its_topic(index: Index) -> None:
    hits = index.search(Query("Lillesø bro"))
    for asked, held in (("bro", True), ("Lillesø lastbiler", True), ("bro havneplads udbud", False)):
        assert holds_topic(hits, index.weigh(Query(asked))) is held
    assert not holds_topic([], index.weigh(Query("bro")))


@pytest.mark.parametrize(
    ("asked", "text", "probability", "tells"),
    [
        ("Ungerådets pulje", "Ungerådet får en pulje på 150.000 kr.", 0.05, True),
        ("Ungerådets pulje", "Ungerådet får en pulje på 150.000 kr.", 0.001, False),
        ("Ungerådets pulje", "Ungerådet får en pulje.", 0.9, False),
        ("Ungerådets pulje", "Ungerådet får 150.000 kr.", 0.05, False),
    ],
)
def test_a_sentence_may_tell_all_that_is_asked(
    index: Index, asked: str, text: str, probability: float, tells: bool
) -> None:
    document = Document("d", "d.txt", "Titel", Kind.MINUTES, None, None, None, CleanText(text, ()), ())
    likely = Likelihood((LikelySentence(document, 0, len(text), probability),))
    assert tells_all(likely, index.weigh(Query(asked)), Demand.AMOUNT) is tells


def test_what_names_no_topic_is_left_to_the_forms_of_answer(index: Index) -> None:
    assert answerable(0.0, index.weigh(Query(""))) == 1.0


def test_the_amount_asked_for_is_read_first(index: Index) -> None:
    question = "Hvad koster broen over Lillesø?"
    reading = understand(question, Filters(), {}, bundled())
    quotes = choose(index.search(Query(question)), reading, index.weigh(Query(question)), [])
    assert "14 mio. kr." in quotes[0].text


POINTING = """Teknisk Forvaltnings plan 2014

Havnebadet ved Mole 4 er nedslidt, og et nyt havnebad skal bygges om tre år. Projektet koster 22 mio. kr.

Biblioteket holder åbent hele sommeren, og det har 14 ansatte. Nye reoler koster 1 mio. kr.
"""


def test_an_amount_may_be_of_what_the_text_before_it_is_about(tmp_path: Path) -> None:
    build(write_corpus(tmp_path / "documents", {"havn": POINTING}), tmp_path / "index", WordEmbedder())
    index = Index.open(tmp_path / "index", WordEmbedder())
    for question, stands in (("havnebad", True), ("svømmehal", False)):
        query = Query(question)
        assert stands_under(index.search(Query("havnebad")), index.weigh(query), Demand.AMOUNT) is stands
