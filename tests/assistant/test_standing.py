"""What a quote of minutes stands for."""

from __future__ import annotations

from assistant.standing import Standing, standing_of
from corpus.outcomes import Result
from corpus.types import Document
from tests.texts import MINUTES, POLICY, read


def minutes() -> Document:
    return read(MINUTES, organ="Kulturudvalget", date="2015-03-03", kind="referat")[0]


def standing(document: Document, words: str) -> Standing | None:
    start = document.text.text.index(words)
    span = document.text.span(start, start + len(words))
    return standing_of(document, span.start, span.end)


def test_a_quote_of_a_decision_stands_for_how_it_ended() -> None:
    assert standing(minutes(), "Udsat til næste møde.") == Standing((Result.POSTPONED,))


def test_a_proposal_is_no_decision() -> None:
    assert standing(minutes(), "at svømmehallen bygges i 2017") == Standing((), is_proposal=True)


def test_other_text_stands_for_neither() -> None:
    assert standing(minutes(), "Anlægget koster 40 mio. kr.") is None
    assert standing(read(POLICY, kind="strategi")[0], "Ensomhed er dyr") is None
