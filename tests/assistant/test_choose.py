"""Which sentences answer: those near in meaning count, beside those that share words with the question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.choose import choose
from assistant.gate import is_good_enough
from assistant.types import Filters, Language
from assistant.understand import understand
from index.build import build
from index.glossary import bundled
from index.search import Index
from index.types import Nearness, Query
from tests.fakes import WordEmbedder
from tests.texts import write_corpus

_QUESTION = "Cykler børn gennem skolens port?"
_NEAR = "Hver eneste morgen ruller drenge og piger ad stien og ind på pladsen, hvor de sætter deres hjul."
_OTHER = (
    "Biblioteket har bøger om havet, skoven og byen, som kan lånes af alle borgere hele den lange sommer."
)


def test_a_sentence_in_other_words_is_quoted_where_it_is_near(tmp_path: Path) -> None:
    text = f"{_OTHER} {_OTHER} Børn går gennem skolens port. {_OTHER} {_OTHER} {_OTHER} {_NEAR} {_OTHER}\n"
    build(write_corpus(tmp_path / "documents", {"skole": text}), tmp_path / "index", WordEmbedder())
    index = Index.open(tmp_path / "index", WordEmbedder())
    query = Query(_QUESTION)
    reading = understand(_QUESTION, Filters(), {}, bundled())
    (hit,) = index.search(query)
    at = hit.document.text.text.index(_NEAR)
    near = Nearness(at, at + len(_NEAR), 0.8)

    def quoted(nearness: tuple[Nearness, ...]) -> str:
        quotes = choose([replace(hit, near=nearness)], reading, index.weigh(query), [])
        return " ".join(quote.text for quote in quotes)

    assert _NEAR in quoted((near,))
    assert _NEAR not in quoted(())


def test_a_hit_near_in_meaning_is_good_enough_without_common_words(tmp_path: Path) -> None:
    build(write_corpus(tmp_path / "documents", {"a": f"{_OTHER}\n"}), tmp_path / "index", WordEmbedder())
    index = Index.open(tmp_path / "index", WordEmbedder())
    (hit,) = index.search(Query("havet"))
    topic = index.weigh(Query("Litteratur udlånes gratis"))
    for cosine, enough in ((0.8, True), (0.3, False)):
        near = replace(hit, near=(Nearness(hit.passage.start, hit.passage.end, cosine),))
        assert is_good_enough([near], topic, Language.DANISH) is enough
