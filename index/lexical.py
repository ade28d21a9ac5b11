"""Scores for words: BM25 over stems and over 4-grams, exact whatever came and went before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
import numpy.typing as npt

from index.postings import Counts, Postings, Rows, term_hash
from index.words import grams, stems

Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
_K1, _B = 1.2, 0.75  # measured best or equal on Danish text
_GRAM_WEIGHT = 0.3  # flat between 0.15 and 0.5


@dataclass(frozen=True, slots=True)
class Terms:
    """What a text is looked for by."""

    stems: tuple[str, ...]
    grams: tuple[str, ...]

    @classmethod
    def of(cls, text: str, pieces: str | None = None) -> Terms:
        """Return the terms of a text; `pieces` is what of it to look for by 4-grams, None for all."""
        return cls(tuple(stems(text)), tuple(grams(text if pieces is None else pieces)))


@dataclass(frozen=True, slots=True)
class Sought:
    """Texts of which the one that fits a passage best counts."""

    texts: tuple[Terms, ...]  # one or more
    weight: float = 1.0


class Field:
    """BM25 as Lucene defines it, over postings that lie one after another."""

    def __init__(self, parts: Sequence[Postings], alive: Mask) -> None:
        """Take the parts in order of their rows.

        Args:
            parts: postings; their rows count on from one part to the next.
            alive: which rows still stand for a passage; the others count for nothing.
        """
        self._parts: list[tuple[int, Postings, Mask | None]] = []
        first = 0
        for part in parts:
            kept = alive[first : first + len(part.lengths)]
            self._parts.append((first, part, None if kept.all() else kept))
            first += len(part.lengths)
        lengths = np.concatenate([part.lengths for part in parts]) if parts else np.empty(0, np.int32)
        self._rows = len(lengths)
        self._count = int(alive.sum())
        mean = float(lengths[alive].mean()) if self._count else 1.0
        self._norms = (_K1 * (1 - _B + _B * lengths / (mean or 1.0))).astype(np.float32)
        self.holders = lru_cache(maxsize=50_000)(self._holders)

    @property
    def rows(self) -> int:
        """Return how many rows there are, with those that stand for no passage any more."""
        return self._rows

    def scores(self, terms: Sequence[str], most: int | None = None) -> Scores:
        """Return the score of each row; a term that is asked for twice counts twice.

        Args:
            terms: what to look for.
            most: rows that may hold a term; what more hold is left out. None leaves nothing out.
        """
        total = np.zeros(self._rows, dtype=np.float32)
        for term, times in Counter(terms).items():
            holders = self.holders(term)
            if holders and (most is None or holders <= most):
                weight = np.float32(times * self._rarity(holders))
                for first, part, kept in self._parts:
                    rows, counts = part.of(term_hash(term))
                    if kept is not None:
                        held = kept[rows]
                        rows, counts = rows[held], counts[held]
                    self._add(total[first:], self._norms[first:], rows, counts, weight)
        return total

    @staticmethod
    def _add(total: Scores, norms: Scores, rows: Rows, counts: Counts, weight: np.float32) -> None:
        # `take` and `add.at` are four times as fast as indexing where the places are of the platform's
        # width and nothing changes its type; a term holds each row once.
        places, often = rows.astype(np.intp), counts.astype(np.float32)
        gained = often / (often + norms.take(places))
        gained *= weight
        np.add.at(total, places, gained)

    def left_out(self, terms: Sequence[str], most: int) -> float:
        """Return what the terms that more than `most` rows hold add to a score at most."""
        found = ((times, self.holders(term)) for term, times in Counter(terms).items())
        return sum(times * self._rarity(holders) for times, holders in found if holders > most)

    def scores_at(self, term: str, rows: Numbers) -> Scores:
        """Return what a term adds to the score of some rows, ascending ones that stand for a passage."""
        often = np.zeros(len(rows), dtype=np.float32)
        for first, part, _ in self._parts:
            own = slice(*np.searchsorted(rows, (first, first + len(part.lengths))))
            held, counts = part.of(term_hash(term))
            if len(held):
                # Of the same type, or all of the postings would be copied.
                wanted = (rows[own] - first).astype(held.dtype)
                places = np.searchsorted(held, wanted)
                np.minimum(places, len(held) - 1, out=places)
                often[own] = np.where(held[places] == wanted, counts[places], 0)
        return np.float32(self.rarity(term)) * (often / (often + self._norms[rows]))

    def _holders(self, term: str) -> int:
        """Return how many rows hold the term."""
        count = 0
        for _, part, kept in self._parts:
            rows, _ = part.of(term_hash(term))
            count += len(rows) if kept is None else int(kept[rows].sum())
        return count

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term; one that no row holds is the rarest."""
        return self._rarity(self.holders(term))

    def _rarity(self, holders: int) -> float:
        return float(np.log1p((self._count - holders + 0.5) / (holders + 0.5)))


class WordIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, stem_field: Field, gram_field: Field) -> None:
        self._stems = stem_field
        self._grams = gram_field

    @property
    def rows(self) -> int:
        """Return how many rows there are, with those that stand for no passage any more."""
        return self._stems.rows

    def scores(self, sought: Sequence[Sought], most: int | None = None) -> Scores:
        """Return the BM25 score of each passage, stems plus weighted 4-grams; shape (rows,).

        Args:
            sought: what to look for; its scores are added up.
            most: rows that may hold a 4-gram; what more hold is left out. None leaves nothing out.
        """
        total = np.zeros(self.rows, dtype=np.float32)
        for each in sought:
            best = reduce(_higher, (self._of(terms, most) for terms in each.texts))
            best *= np.float32(each.weight)
            total += best
        return total

    def _of(self, terms: Terms, most: int | None) -> Scores:
        found = self._grams.scores(terms.grams, most)
        found *= np.float32(_GRAM_WEIGHT)
        found += self._stems.scores(terms.stems)
        return found

    def left_out(self, sought: Sequence[Sought], most: int) -> float:
        """Return what the 4-grams that more than `most` rows hold add to a score at most."""
        return sum(
            each.weight * _GRAM_WEIGHT * max(self._grams.left_out(t.grams, most) for t in each.texts)
            for each in sought
        )

    def scores_at(self, sought: Sequence[Sought], rows: Numbers) -> Scores:
        """Return the scores of some rows, ascending ones that stand for a passage; shape as given."""
        of_stem = lru_cache(maxsize=None)(lambda stem: self._stems.scores_at(stem, rows))
        of_gram = lru_cache(maxsize=None)(lambda gram: self._grams.scores_at(gram, rows))

        def of(terms: Terms) -> Scores:
            found = np.zeros(len(rows), dtype=np.float32)
            for gram, times in Counter(terms.grams).items():
                found += np.float32(times * _GRAM_WEIGHT) * of_gram(gram)
            for stem, times in Counter(terms.stems).items():
                found += np.float32(times) * of_stem(stem)
            return found

        total = np.zeros(len(rows), dtype=np.float32)
        for each in sought:
            total += np.float32(each.weight) * reduce(_higher, map(of, each.texts))
        return total

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return self._stems.holders(stem) > 0

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem; a stem not in the index is the rarest."""
        return self._stems.rarity(stem)


def _higher(scores: Scores, others: Scores) -> Scores:
    return np.maximum(scores, others, out=scores)
