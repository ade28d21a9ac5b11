"""An answer as Markdown: quotes with [1] marks and a numbered list of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.conversation_types import Turn
from assistant.types import Answer, Filters, Source
from web.labels import labels
from web.turns import Card, StatementView, TurnView, turn_view

# Documents hold what anybody wrote: an image from elsewhere, HTML or a false mark must not come alive in
# the program that shows the answer. Shown as Markdown, the quote is still the document's to the letter.
_ALIVE = re.compile(r"[\\`*_\[\]<>~|$]|&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class CitedAt:
    """A source where it is first marked: `part.text[start:end]` is its "[1]"."""

    title: str
    url: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text; the pieces one after the other are all of it."""

    text: str
    cited: tuple[CitedAt, ...] = ()


Place = Callable[[Card, Source], str]


def parts(answer: Answer, base: str, place: Place | None = None) -> Iterator[Part]:
    """Return the text in the pieces that a stream sends.

    Args:
        answer: what to say.
        base: what the addresses of our pages begin with.
        place: says where a source is found, as a line of Markdown; None links to its page.
    """
    shown = turn_view(Turn(1, Filters(), answer))
    yield Part(plain(" ".join(said for said in (shown.read_as, shown.note, shown.opening) if said)))
    cards = {card.number: card for card in shown.citations}
    for statement in shown.statements:
        if statement.struck:  # a program's reader could not see the line through it
            continue
        new = {mark.number: cards.pop(mark.number) for mark in statement.marks if mark.number in cards}
        yield _statement(statement, new, base)
    if listed := _sources(shown, answer, place or linked(base)):
        yield Part(listed)


def plain(text: str) -> str:
    """Return one line of Markdown that shows `text` as it is."""
    return _ALIVE.sub(r"\\\g<0>", " ".join(text.split()))


def _statement(statement: StatementView, new: dict[int, Card], base: str) -> Part:
    label = f"**{plain(statement.label)}:** " if statement.label else ""
    quote = plain(statement.text)
    text = f"\n\n- {label}{f'»{quote}«' if statement.quoted else quote} "
    cited: list[CitedAt] = []
    for mark in statement.marks:
        start = len(text)
        text += f"[{mark.number}]"
        if card := new.get(mark.number):
            cited.append(CitedAt(card.title, base + card.link, card.quote, start, len(text)))
    return Part(text, tuple(cited))


def linked(base: str) -> Place:
    """Return what names a source with a link to it."""

    def place(card: Card, _source: Source) -> str:
        title = " › ".join(filter(None, (card.title, card.breadcrumb)))
        return ", ".join((f"[{plain(title)}]({base}{card.link})", *map(plain, card.facts)))

    return place


def _sources(shown: TurnView, answer: Answer, place: Place) -> str:
    """Return the list of sources; without an answer, of what may be related."""
    words = labels(answer.language)
    if answer.citations:
        cited = zip(shown.citations, answer.citations, strict=True)
        return _section(words.sources, [f"{c.number}. {place(card, c.source)}" for card, c in cited])
    near = zip(shown.related, answer.related, strict=True)
    return _section(words.nearest, [f"- {place(card, source)}" for card, source in near])


def _section(title: str, lines: Sequence[str]) -> str:
    return "\n\n".join(("", f"**{title}**", "\n".join(lines))) if lines else ""
