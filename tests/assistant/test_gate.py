"""What is answered although no single sentence seems to answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.choose import choose
from assistant.demands import Demand
from assistant.gate import stands_under
from assistant.types import Filters
from assistant.understand import understand
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
        ("Lillesø bro", None, False),
        ("cykelsti Strandvejen maling", Demand.AMOUNT, False),
    ],
)
def test_a_measure_may_stand_under_the_headings_that_say_the_topic(
    index: Index, question: str, demand: Demand | None, stands: bool
) -> None:
    query = Query(question)
    hits = index.search(Query("Lillesø bro"))
    assert stands_under(hits, index.weigh(query), demand) is stands


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
