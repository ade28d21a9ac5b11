"""The sources of an answer by document: what is quoted from one stands together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from web.turns import Card, path_text


@dataclass(frozen=True, slots=True)
class GroupedCard:
    """A quote of a document, with what it does not share with the others: where in it that is."""

    card: Card
    facts: tuple[str, ...]  # its part of the document, its page


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A document with its quotes, in the order of their numbers."""

    title: str
    facts: tuple[str, ...]  # kind, organ, date or period; the page where all quotes stand on one
    breadcrumb: str  # the headings that all quotes stand under
    quotes: tuple[GroupedCard, ...]

    @property
    def first(self) -> Card:
        return self.quotes[0].card


def grouped(cards: Iterable[Card]) -> tuple[SourceGroup, ...]:
    """Return the cards by document, in the order in which these come first."""
    found: dict[tuple[str, str], list[Card]] = {}
    for card in cards:
        found.setdefault((card.link.partition("?")[0], card.title), []).append(card)
    return tuple(map(_group, found.values()))


def _group(cards: list[Card]) -> SourceGroup:
    first = cards[0]
    facts = tuple(fact for fact in first.facts if all(fact in card.facts for card in cards))
    path = _shared([card.headings for card in cards])
    return SourceGroup(first.title, facts, path_text(path), tuple(_own(c, facts, len(path)) for c in cards))


def _shared(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the headings with which all paths begin."""
    levels = takewhile(lambda level: len(set(level)) == 1, zip(*paths, strict=False))
    return tuple(level[0] for level in levels)


def _own(card: Card, facts: Sequence[str], shared: int) -> GroupedCard:
    path = path_text(card.headings[shared:])
    own = (fact for fact in card.facts if fact not in facts)
    return GroupedCard(card, (*([path] if path else []), *own))
