"""Scores for the words of a question: stems and, at a lower weight, 4-grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.bm25 import Field, Mask, Scores
from index.scoring import Scorer
from index.words import grams, stems

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


class WordIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, stem_field: Field, gram_field: Field, alive: Mask) -> None:
        """Take both fields of the same rows, and which rows still stand for a passage."""
        self._stems = stem_field
        self._grams = gram_field
        self._alive = alive

    def scores(
        self,
        sought: Sequence[Sought],
        allowed: Mask | None = None,
        near: Mask | None = None,
        limit: int | None = None,
    ) -> Scores:
        """Return the BM25 score of each passage, stems plus weighted 4-grams; shape (rows,).

        Args:
            sought: what to look for; its scores are added up.
            allowed: which rows may be found, None for all; the others get 0.
            near: with a limit, the rows whose scores are wanted however low they are; None for none.
            limit: how many of the best allowed rows are wanted; None for all.

        Returns:
            Exact scores; with a limit those of `near` and of the best are, others may be lower.
        """
        allowed = self._alive if allowed is None else allowed & self._alive
        near = np.zeros_like(allowed) if near is None else near
        texts = [(terms, each.weight) for each in sought for terms in each.texts]
        stem_uses = self._stems.uses((terms.stems, weight) for terms, weight in texts)
        gram_uses = self._grams.uses((terms.grams, _GRAM_WEIGHT * weight) for terms, weight in texts)
        scorer = Scorer([len(each.texts) for each in sought], limit)
        total = np.zeros(len(allowed), dtype=np.float32)
        for part, (first, end) in enumerate(self._stems.spans):
            if allowed[first:end].any():
                gains = [*self._stems.gains(part, stem_uses), *self._grams.gains(part, gram_uses)]
                total[first:end] = scorer.score(allowed[first:end], near[first:end], gains)
        total *= allowed
        return total

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return self._stems.holders(stem) > 0

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem; a stem not in the index is the rarest."""
        return self._stems.rarity(stem)
