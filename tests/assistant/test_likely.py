"""Which sentences of the hits the selector reads, and where its judgement ends up."""

from __future__ import annotations

from pathlib import Path

from assistant.demands import Demand
from assistant.likely import likelihood
from index.build import build
from index.search import Index
from index.types import Excerpt, Query
from tests.fakes import WordEmbedder, WordSelector
from tests.texts import write_corpus

QUESTION = "Hvad koster broen over Lillesø?"
BRIDGE = "Broen over Lillesø koster 14 mio. kr. i alt."
FILLER = "Haven ved søen har bænke, borde og grill, som alle må bruge hele året rundt uden at spørge nogen."


def _index(tmp_path: Path, text: str) -> Index:
    build(write_corpus(tmp_path / "documents", {"bro": text}), tmp_path / "index", WordEmbedder())
    return Index.open(tmp_path / "index", WordEmbedder())


def test_a_sentence_has_the_probability_that_the_selector_gave_it(tmp_path: Path) -> None:
    index = _index(tmp_path, f"{FILLER} {BRIDGE} {FILLER}\n")
    query = Query(QUESTION)
    hits = index.search(query)
    likely = likelihood(QUESTION, hits, index.weigh(query), WordSelector())
    document = hits[0].document
    at = document.text.text.index(BRIDGE)
    assert likely.of(document, at, at + len(BRIDGE)) == likely.best(None) > 0.9
    assert likely.of(document, 0, 10) < 0.5
    assert likely.of(document, 10**6, 10**6 + 1) == 0


def test_a_long_text_is_read_in_stretches_and_not_whole(tmp_path: Path) -> None:
    index = _index(tmp_path, f"{FILLER} {FILLER}\n\n" * 40 + f"{BRIDGE}\n")
    query = Query(QUESTION)
    read: list[Excerpt] = []

    class Listening(WordSelector):
        def answers(self, question: str, stretches: object, /) -> list[list[float]]:
            read.extend(stretches)
            return super().answers(question, stretches)

    likely = likelihood(QUESTION, index.search(query, limit=12), index.weigh(query), Listening())
    assert 1 < len(read) <= 7
    assert all(sum(map(len, stretch.sentences)) <= 700 for stretch in read)
    assert likely.best(Demand.AMOUNT) > 0.9
    assert likely.best(Demand.ADDRESS) == 0


def test_no_hits_are_no_answer(tmp_path: Path) -> None:
    index = _index(tmp_path, f"{FILLER}\n")
    assert likelihood(QUESTION, [], index.weigh(Query(QUESTION)), WordSelector()).best(None) == 0


def test_a_stretch_with_what_is_asked_for_is_read_before_others(tmp_path: Path) -> None:
    near = "Broen over Lillesø er bygget af bjælker og brædder, og broen over Lillesø er meget smuk. "
    index = _index(tmp_path, f"{near * 40}Prisen er 14 mio. kr. i alt. {near * 2}{FILLER}\n")
    query = Query(QUESTION)
    hits = index.search(query, limit=12)

    def place(demand: Demand | None) -> int:
        read = likelihood(QUESTION, hits, index.weigh(query), WordSelector(), demand=demand).sentences
        return next((i for i, sentence in enumerate(read) if "14 mio." in sentence.text), len(read))

    assert place(Demand.AMOUNT) < place(None)
