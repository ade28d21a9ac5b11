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
        # What each word of a text counts for words of the question; most count for none.
        self._credits: dict[str, tuple[tuple[str, float], ...]] = {}

    @property
    def word_count(self) -> int:
        """Return how many different words count."""
        return len(self._rarity)

    def share(self, held: Collection[str]) -> float:
        """Return how much of the question a text with these stems holds, 0 to 1."""
        if not self._total:
            return 0.0
        best = self._held_by_words(held)
        for stem, terms in self._instead.items():
            if best.get(stem, 0.0) < _WIDENED and any(term and term <= set(held) for term in terms):
                best[stem] = _WIDENED
        return sum(self._rarity[stem] * credit for stem, credit in best.items()) / self._total

    def _held_by_words(self, held: Collection[str]) -> dict[str, float]:
        """Return for each word of the question that the text's words count for the most that one counts."""
        best: dict[str, float] = {}
        for word in held:
            given = self._credits.get(word)
            if given is None:  # texts share most of their words, so each is compared once
                given = self._credits[word] = self._given(word)
            for stem, credit in given:
                if credit > best.get(stem, 0.0):
                    best[stem] = credit
        return best

    def _given(self, word: str) -> tuple[tuple[str, float], ...]:
        if len(word) < _SHORTEST_PART:  # too short to hold a part, or to be one
            return ((word, 1.0),) if word in self._rarity else ()
        # Most words have nothing to do with the question, and thousands are compared for each.
        near = [stem for stem in self._rarity if stem in word or word in stem]
        return tuple((stem, credit) for stem in near if (credit := _credit_of(stem, word)))


def _credit_of(stem: str, word: str) -> float:
    """Return what a word of a text counts for a word of the question; one of them stands in the other."""
    if stem == word:
        return 1.0
    if stem in word:
        return _INSIDE if len(stem) >= _SHORTEST_PART else 0.0
    return _PART if _is_larger_part(word, stem) else 0.0


def _is_larger_part(word: str, compound: str) -> bool:
    """Tell whether the word begins or ends the compound and is more than half of it."""
    at_an_end = compound.startswith(word) or compound.endswith(word)
    return at_an_end and 2 * len(word) > len(compound)
