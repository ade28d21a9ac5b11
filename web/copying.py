"""An answer as it is copied: with its numbered sources, so that it can be checked where it is pasted."""

from __future__ import annotations

from dataclasses import dataclass

from web.quoted import BlockGroup, plain_lines
from web.turns import Card, StatementView, TurnView

NOTICE = "Udarbejdet med Rådslag, kontrollér kilden"


@dataclass(frozen=True, slots=True)
class CopiedSource:
    """A source in the list below a copied answer."""

    number: int
    text: str  # title, organ, date, page
    quote: str  # "" where a statement shows all of it
    link: str  # whole, with the host in it


@dataclass(frozen=True, slots=True)
class CopiedStatement:
    """What a statement says, and the numbers of its sources: "[1][2]"."""

    label: str
    shown: tuple[BlockGroup, ...]
    marks: str

    @property
    def plain(self) -> str:
        """Return it as plain text, an item of a list a line."""
        said = "\n".join(block.line for group in self.shown for block in group.blocks)
        return f"{f'{self.label}: ' if self.label else ''}{said} {self.marks}"


@dataclass(frozen=True, slots=True)
class Copied:
    """An answer as plain text, and the parts of it that its formatted form is made of."""

    plain: str
    question: str
    opening: str
    statements: tuple[CopiedStatement, ...]
    sources: tuple[CopiedSource, ...]
    notice: str


def copied(view: TurnView, base: str) -> Copied:
    """Return an answer as it is copied; what was struck out is not.

    Args:
        view: question and answer.
        base: what links begin with, without a slash at the end.
    """
    told = view.told
    sources = tuple(_source(card, base, is_told=card.number in told) for card in view.citations)
    statements = tuple(_statement(said) for said in view.statements if not said.struck)
    listed = ["\n".join(filter(None, (f"[{s.number}] {s.text}", s.quote, s.link))) for s in sources]
    said = (each.plain for each in statements)
    parts = (view.question, view.opening, *said, f"{view.labels.sources}:", *listed, f"{NOTICE}.")
    return Copied("\n\n".join(parts), view.question, view.opening, statements, sources, f"{NOTICE}.")


def quote_text(card: Card, base: str) -> str:
    """Return a quote with its source, for a note in a case file."""
    return f"{plain_lines(card.quote, quoted=True)}\n({_named(card)})\n{base}{card.link}"


def _statement(said: StatementView) -> CopiedStatement:
    return CopiedStatement(said.label or "", said.shown, "".join(f"[{mark.number}]" for mark in said.marks))


def _source(card: Card, base: str, *, is_told: bool) -> CopiedSource:
    quote = "" if is_told else plain_lines(card.quote, quoted=True)
    return CopiedSource(card.number or 0, _named(card), quote, f"{base}{card.link}")


def _named(card: Card) -> str:
    facts = card.facts[1:]  # the first is the sort of document, which the title says
    return ", ".join((card.title, *facts))
