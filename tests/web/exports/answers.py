"""Turns to export: an ordinary one, one that found nothing, one full of hostile text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.conversation_types import Turn
from assistant.types import (
    Answer,
    Carried,
    CarriedKind,
    Chip,
    ChipKind,
    Citation,
    Filters,
    Language,
    Outcome,
    Source,
    Statement,
    StrikeReason,
    Struck,
)
from corpus.types import Kind

MORE = " og mere"
BASE = "https://raadslag.example.dk"
DAY = date(2026, 3, 3)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik her](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "<https://evil.example/>",
    "[x]: https://evil.example 'x'",
    "=HYPERLINK(\"https://evil.example\";\"x\")",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    "# overskrift",
    "1. punkt",
    "```\nkode\n```",
    "*fed* __fed__ ~~streg~~ `kode`",
    "| a | b |\n|---|---|",
    "tekst\n===",
    "&lt;b&gt; &#x3c;",
    "{{7*7}} {% raw %} %(x)s {0.__class__}",
    "</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText>",
    "<font color='red'>x</font><a href='file:///etc/passwd'>y</a>",
    "\u202eotxet\u202c \u2066skjult\u2069 \u200f",
    "\x00\x01\x08\x0b\x0c\x1b[31m\ufffe\uffff",
    "a" * 10_000,
    "https://evil.example/sti www.evil.example",
)  # fmt: skip


def source(text: str, title: str = "Økonomiudvalgets møde", **changes: object) -> Source:
    values: dict[str, object] = {
        "document_id": "oekonomiudvalget-2012-01-24",
        "version": "0123456789abcdef",
        "file": "referat.txt",
        "title": title,
        "kind": Kind.MINUTES,
        "organ": "Økonomiudvalget",
        "date": date(2012, 1, 24),
        "period": None,
        "page": 7,
        "headings": ("3. Virksomhedsplaner 2012", "Beslutning"),
        "start": 10,
        "end": 10 + len(text),
        "text": text,
    }
    return Source(**(values | changes))  # type: ignore[arg-type]


def turn(answer: Answer, number: int = 1) -> Turn:
    return Turn(number, Filters(), answer)


def answered(
    question: str, *sources: Source, also: tuple[Source, ...] = (), struck: tuple[Struck, ...] = ()
) -> Answer:
    citations = tuple(
        Citation(number, each, also if number == 1 else ()) for number, each in enumerate(sources, 1)
    )
    return Answer(
        outcome=Outcome.ANSWERED,
        question=question,
        language=Language.DANISH,
        chips=(Chip(ChipKind.YEAR, "2012", by_hand=True),),
        opening="Fra Økonomiudvalgets møde:",
        statements=tuple(Statement(c.source.text, (c.number,), "Beslutning") for c in citations),
        citations=citations,
        related=(),
        search_ms=1.0,
        answer_ms=2.0,
        read_as="Hvad besluttede Økonomiudvalget i 2012?",
        carried=(Carried(CarriedKind.TOPIC, "virksomhedsplaner"),),
        struck=struck,
    )


ORDINARY = turn(
    answered(
        "og i 2012?",
        source("Økonomiudvalget godkendte virksomhedsplanerne for 2012."),
        source("Sagen blev udsat\ntil næste møde.", page=None),
        also=(source("det samme", title="Kopi af mødet", document_id="kopi"),),
        struck=(Struck("Det kostede 3 mio. kr.", StrikeReason.NUMBER, 1),),
    )
)
LISTS = turn(
    answered(
        "Hvad er hovedsporene?",
        source("Strategien har to hovedspor:\n• Byudvikling\no Innovation", headings=("Spor",)),
        source("Planen sendes ud.\n- Der holdes møde.", headings=("Spor",)),
        source("1. planen sendes i høring\n2. der holdes møde", headings=("Punkter",)),
    ),
    number=3,
)
NOT_FOUND = turn(
    Answer(
        outcome=Outcome.NOT_FOUND,
        question="Hvad kostede svømmehallen?",
        language=Language.DANISH,
        chips=(),
        opening="Det fandt jeg ikke svar på i dokumenterne.",
        statements=(),
        citations=(),
        related=(source("Svømmehallen blev åbnet."),),
        search_ms=1.0,
        answer_ms=2.0,
    ),
    number=2,
)


def hostile(payload: str) -> Turn:
    """Return a turn that holds the text wherever text from outside can stand."""
    quote = source(payload, title=payload, organ=payload, headings=(payload,), document_id=payload)
    more = replace(quote, headings=("Mere",), text=f"{payload}{MORE}")
    again = source(payload, title=payload, document_id=payload)
    struck = Struck(payload, StrikeReason.NAME, 0)
    answer = answered(payload, quote, more, also=(again,), struck=(struck,))
    # Of the second quote no statement shows all, so that its source does.
    said = (answer.statements[0], Statement(payload, (2,)))
    return turn(replace(answer, statements=said))
