"""Scores for words: BM25 over stems and over 4-grams, exact whatever came and went before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.postings import Counts, Postings, Rows, term_hash
from index.words import grams, stems

Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_K1, _B = 1.2, 0.75  # measured best or equal on Danish text
_GRAM_WEIGHT = 0.3  # flat between 0.15 and 0.5


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

    def scores(self, terms: Sequence[str]) -> Scores:
        """Return the score of each row; a term that is asked for twice counts twice."""
        total = np.zeros(self._rows, dtype=np.float32)
        for term, times in Counter(terms).items():
            if holders := self.holders(term):
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

    def scores(self, text: str, pieces: str | None = None) -> Scores:
        """Return the BM25 score of each passage, stems plus weighted 4-grams; shape (rows,).

        Args:
            text: what to look for.
            pieces: what of it to look for by 4-grams; None for all.
        """
        by_pieces = self._grams.scores(grams(text if pieces is None else pieces))
        return self._stems.scores(stems(text)) + np.float32(_GRAM_WEIGHT) * by_pieces

    def best(self, terms: Sequence[str]) -> Scores:
        """Return each passage's score for the one of the terms that fits it best; shape (rows,)."""
        scores: Scores = np.maximum.reduce([self.scores(term) for term in terms])
        return scores

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return self._stems.holders(stem) > 0

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem; a stem not in the index is the rarest."""
        return self._stems.rarity(stem)
