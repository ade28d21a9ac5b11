"""How much of a question a text holds, its words weighted by their rarity."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from index.types import Query
from index.words import stems

_INSIDE = 0.8  # credit for a word of the question that stands inside a compound of the text
_PART = 0.5  # credit for a word of the text that is the larger part of a compound of the question
_WIDENED = 0.6  # credit for a word that a synonym or translation stands in for
_SHORTEST_PART = 5  # letters of a word that may count as part of another


class Weigher:
    """Weighs texts for one query."""

    def __init__(self, query: Query, rarity: Callable[[str], float], without: Iterable[str] = ()) -> None:
        """Prepare for a query.

        Args:
            query: the question with its widenings.
            rarity: a stem's weight.
            without: stems of the question that are not to count, since they only bound it.
        """
        dropped = set(without)
        self._rarity = {stem: rarity(stem) for stem in set(stems(query.text)) - dropped}
        self._instead: dict[str, list[set[str]]] = {}
        for widening in query.widenings:
            terms = [set(stems(term)) for term in widening.terms]
            for stem in widening.stems & self._rarity.keys():
                self._instead.setdefault(stem, []).extend(terms)
        self.widened = [term for widening in query.widenings for term in widening.terms]
        self._total = sum(self._rarity.values())
        self._credits: dict[str, dict[str, float]] = {stem: {} for stem in self._rarity}

    @property
    def word_count(self) -> int:
        """Return how many different words count."""
        return len(self._rarity)

    def share(self, held: Collection[str]) -> float:
        """Return how much of the question a text with these stems holds, 0 to 1."""
        if not self._total:
            return 0.0
        return sum(weight * self._credit(stem, held) for stem, weight in self._rarity.items()) / self._total

    def _credit(self, stem: str, held: Collection[str]) -> float:
        if stem in held:
            return 1.0
        known = self._credits[stem]  # texts share most of their words, so each is compared once
        best = 0.0
        for other in held:
            credit = known.get(other)
            if credit is None:
                credit = known[other] = _credit_of(stem, other)
            best = max(best, credit)
        if best < _WIDENED and any(term and term <= set(held) for term in self._instead.get(stem, ())):
            return _WIDENED
        return best


def _credit_of(stem: str, other: str) -> float:
    """Return what another word of a text counts for a word of the question."""
    if len(stem) >= _SHORTEST_PART and stem in other:
        return _INSIDE
    return _PART if _is_larger_part(other, stem) else 0.0


def _is_larger_part(word: str, compound: str) -> bool:
    """Tell whether the word begins or ends the compound and is more than half of it."""
    at_an_end = compound.startswith(word) or compound.endswith(word)
    return at_an_end and len(word) >= _SHORTEST_PART and 2 * len(word) > len(compound)
