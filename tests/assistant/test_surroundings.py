"""Short quotes get the sentences around them, and never more than that."""

from __future__ import annotations

from assistant.cite import Quote
from assistant.forms import LONGEST_ANSWER
from assistant.surroundings import rounded
from corpus.types import Document
from tests.texts import read

FIRST = "Broen over Lillesø bygges i stål."
SECOND = "Den koster 14 millioner."
THIRD = "Den åbner i maj."


def _document() -> Document:
    (document,) = read(f"{FIRST} {SECOND} {THIRD}\n")
    return document


def _quote(document: Document, sentence: str) -> Quote:
    start = document.text.text.index(sentence)
    return Quote(document, start, start + len(sentence))


def test_a_short_quote_gets_the_sentences_around_it() -> None:
    (quote,) = rounded([_quote(_document(), SECOND)])
    assert quote.text == f"{FIRST} {SECOND} {THIRD}"


def test_the_first_sentence_gets_the_one_after_it() -> None:
    (quote,) = rounded([_quote(_document(), FIRST)])
    assert quote.text == f"{FIRST} {SECOND}"


def test_the_last_sentence_gets_the_one_before_it() -> None:
    (quote,) = rounded([_quote(_document(), THIRD)])
    assert quote.text == f"{SECOND} {THIRD}"


def test_a_sentence_torn_from_its_subject_gets_it_before_others_grow() -> None:
    filler = "Haven har borde og bænke, som alle må bruge. " * 12
    (document,) = read(f"{filler}\n\n{FIRST} {SECOND} {THIRD} {filler}\n")
    other = Quote(document, 0, 530)
    torn = _quote(document, SECOND)
    assert rounded([other, torn])[1].text.startswith(FIRST)


def test_quotes_do_not_grow_into_one_another() -> None:
    document = _document()
    quotes = rounded([_quote(document, FIRST), _quote(document, SECOND)])
    assert [quote.text for quote in quotes] == [FIRST, f"{SECOND} {THIRD}"]


def test_the_answer_stays_short() -> None:
    sentence = "Her står en sætning, som er ganske lang og handler om broen og dens mange fine bolte. "
    (document,) = read(sentence * 14 + "\n")
    quotes = [Quote(document, i, i + 85) for i in range(0, 86 * 13, 86 * 2)]
    assert sum(len(quote.text) for quote in rounded(quotes)) <= LONGEST_ANSWER


def test_a_long_quote_stays_as_it_is() -> None:
    (document,) = read("En meget lang sætning " + "om broen " * 40 + "slutter her. Og en til.\n")
    quote = Quote(document, 0, document.text.text.index(" Og en"))
    assert rounded([quote]) == [quote]


def test_what_leads_on_to_something_else_is_no_neighbour() -> None:
    (document,) = read(f"{FIRST} {SECOND} Hvem måler den?\n")
    (quote,) = rounded([_quote(document, SECOND)])
    assert quote.text == f"{FIRST} {SECOND}"
