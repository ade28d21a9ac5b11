"""That a part has no answer is said only where nothing printed may answer it."""

from __future__ import annotations

import pytest

from assistant.types import Citation, Source
from assistant.unanswered import unanswered
from corpus.types import Kind

VOTE = "Venstre er imod besparelsen på 1 %, idet behovet ikke er dokumenteret."
PRICE = "Hallen koster 40 mio. kr., og salget af grunden indbringer 7 mio. kr."


def cited(text: str, *headings: str) -> Citation:
    source = Source(
        document_id="a",
        version="1",
        file="a.txt",
        title="Byrådets møde",
        kind=Kind.MINUTES,
        organ=None,
        date=None,
        period=None,
        page=None,
        headings=headings,
        start=0,
        end=len(text),
        text=text,
    )
    return Citation(1, source)


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("Hvem var imod 1 % besparelsen", VOTE),
        ("hvilke partier gik imod?", VOTE),
        ("hvorfor?", VOTE),
        ("hvad giver salget?", PRICE),
        ("hvad koster den?", PRICE),
        ("Hvad siger man om behovet", VOTE),  # open: it may be what is told
    ],
)
def test_a_part_that_a_printed_quote_may_answer_is_not_denied(part: str, text: str) -> None:
    assert unanswered([part], [cited(text, "Besparelse på 1 %")]) == []


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("hvad koster den?", VOTE),
        ("hvem stemte imod?", PRICE),
        ("hvorfor?", PRICE),
        ("hvad koster cykelstien?", PRICE),  # the price of another thing
        ("Hvad siger man om cykelstien", VOTE),
        ("hvornår er den færdig?", PRICE),
    ],
)
def test_a_part_that_nothing_printed_tells_is_named(part: str, text: str) -> None:
    assert unanswered([part], [cited(text)]) == [part]
    assert unanswered([part], []) == [part]
