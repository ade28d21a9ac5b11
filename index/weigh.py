"""How much of a question a text holds, its words weighted by their rarity."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from index.types import Query
from index.words import stems

_CONTAINED = 0.8  # credit for a word that stands inside a compound, or holds one
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
        self._instead: dict[str, set[str]] = {}
        for widening in query.widenings:
            for stem in widening.stems & self._rarity.keys():
                self._instead.setdefault(stem, set()).update(
                    part for term in widening.terms for part in stems(term)
                )
        self._total = sum(self._rarity.values())

    def share(self, held: Collection[str]) -> float:
        """Return how much of the question a text with these stems holds, 0 to 1."""
        if not self._total:
            return 0.0
        return sum(weight * self._credit(stem, held) for stem, weight in self._rarity.items()) / self._total

    def _credit(self, stem: str, held: Collection[str]) -> float:
        if stem in held:
            return 1.0
        if len(stem) >= _SHORTEST_PART and any(
            stem in other or (len(other) >= _SHORTEST_PART and other in stem) for other in held
        ):
            return _CONTAINED
        return _WIDENED if self._instead.get(stem, set()) & set(held) else 0.0
