"""An answer as it is copied: with its numbered sources, so that it can be checked where it is pasted."""

from __future__ import annotations

from dataclasses import dataclass

from web.turns import Card, TurnView

NOTICE = "Udarbejdet med Rådslag, kontrollér kilden"


@dataclass(frozen=True, slots=True)
class CopiedSource:
    """A source in the list below a copied answer."""

    number: int
    text: str  # title, organ, date, page
    quote: str
    link: str  # whole, with the host in it


@dataclass(frozen=True, slots=True)
class Copied:
    """An answer as plain text, and the parts of it that its formatted form is made of."""

    plain: str
    question: str
    opening: str
    statements: tuple[str, ...]
    sources: tuple[CopiedSource, ...]
    notice: str


def copied(view: TurnView, base: str) -> Copied:
    """Return an answer as it is copied; what was struck out is not.

    Args:
        view: question and answer.
        base: what links begin with, without a slash at the end.
    """
    sources = tuple(_source(card, base) for card in view.citations)
    statements = tuple(
        f"{f'{said.label}: ' if said.label else ''}{f'»{said.text}«' if said.quoted else said.text} "
        + "".join(f"[{mark.number}]" for mark in said.marks)
        for said in view.statements
        if not said.struck
    )
    listed = [f"[{each.number}] {each.text}\n»{each.quote}«\n{each.link}" for each in sources]
    parts = (view.question, view.opening, *statements, f"{view.labels.sources}:", *listed, f"{NOTICE}.")
    return Copied("\n\n".join(parts), view.question, view.opening, statements, sources, f"{NOTICE}.")


def quote_text(card: Card, base: str) -> str:
    """Return a quote with its source, for a note in a case file."""
    return f"»{card.quote}«\n({_named(card)})\n{base}{card.link}"


def _source(card: Card, base: str) -> CopiedSource:
    return CopiedSource(card.number or 0, _named(card), card.quote, f"{base}{card.link}")


def _named(card: Card) -> str:
    facts = card.facts[1:]  # the first is the sort of document, which the title says
    return ", ".join((card.title, *facts))
