"""BM25 as Lucene defines it, over the postings of one field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from index.postings import Counts, Postings, Rows, term_hash

Scores = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Uses = Sequence[tuple[int, np.float32]]  # texts that hold a term, by number, with what it weighs there
_K1, _B = 1.2, 0.75  # measured best or equal on Danish text


class Field:
    """The postings of one field, part by part, and how rare each term is in all of them."""

    def __init__(self, parts: Sequence[Postings], alive: Mask) -> None:
        """Take the parts in order of their rows.

        Args:
            parts: postings; their rows count on from one part to the next.
            alive: which rows still stand for a passage; the others count for nothing.
        """
        ends = np.cumsum([0, *(len(part.lengths) for part in parts)]).tolist()
        self.spans = list(pairwise(ends))  # from and to which row each part goes
        self._parts = list(parts)
        self._gone = [np.flatnonzero(~alive[first:end]) for first, end in self.spans]
        lengths = np.concatenate([part.lengths for part in parts]) if parts else np.empty(0, np.int32)
        self._count = int(alive.sum())
        mean = float(lengths[alive].mean()) if self._count else 1.0
        self._norms = (_K1 * (1 - _B + _B * lengths / (mean or 1.0))).astype(np.float32)
        self.holders = lru_cache(maxsize=50_000)(self._holders)

    def uses(self, texts: Iterable[tuple[Sequence[str], float]]) -> dict[int, Uses]:
        """Return for the hash of each term which texts, that count so much, hold it; twice there is twice."""
        found: dict[int, list[tuple[int, np.float32]]] = {}
        for text, (terms, weight) in enumerate(texts):
            for term, times in Counter(terms).items():
                weighed = np.float32(weight * times * self.rarity(term))
                found.setdefault(term_hash(term), []).append((text, weighed))
        return dict(found)

    def gains(self, part: int, uses: Mapping[int, Uses]) -> list[Gains]:
        """Return what each term that stands in a part adds to the scores of its rows."""
        postings = self._parts[part]
        norms = self._norms[slice(*self.spans[part])]
        found: list[Gains] = []
        terms = np.fromiter(uses, dtype=np.uint64, count=len(uses))
        for term in postings.standing(terms).tolist():
            column = postings.column(term)
            if column is None:
                found.append(OfFew(*postings.listed(term), norms, uses[term]))
            else:
                found.append(OfMany(column, norms, uses[term]))
        return found

    def _holders(self, term: str) -> int:
        """Return how many rows hold the term."""
        count = 0
        for part, gone in zip(self._parts, self._gone, strict=True):
            column = part.column(term_hash(term))
            rows, _ = part.listed(term_hash(term))
            if column is not None:
                count += int(np.count_nonzero(column)) - int(np.count_nonzero(column[gone]))
            elif len(rows):
                count += len(rows) - (int(np.isin(gone, rows).sum()) if len(gone) else 0)
        return count

    def rarity(self, term: str) -> float:
        """Return the inverse document frequency of a term; one that no row holds is the rarest."""
        holders = self.holders(term)
        return float(np.log1p((self._count - holders + 0.5) / (holders + 0.5)))


class OfFew:
    """What a term that few rows of a part hold adds to their scores."""

    def __init__(self, rows: Rows, counts: Counts, norms: Scores, uses: Uses) -> None:
        # `take` and `add.at` are four times as fast as indexing where the places are of the platform's
        # width and nothing changes its type; a term holds each row once.
        self._rows = rows.astype(np.intp)
        self._shares = _share(counts, norms.take(self._rows))
        self._uses = uses

    def add(self, scores: Scores, rows: slice) -> None:
        """Add it to the scores of these rows for each text, shape (texts, rows)."""
        start, end = self._rows.searchsorted((rows.start, rows.stop))
        places, shares = self._rows[start:end] - rows.start, self._shares[start:end]
        for text, weight in self._uses:
            np.add.at(scores[text], places, shares * weight)


class OfMany:
    """What a term that many rows of a part hold adds to their scores."""

    def __init__(self, column: Counts, norms: Scores, uses: Uses) -> None:
        self._column = column
        self._norms = norms
        self.uses = uses

    def add(self, scores: Scores, rows: slice | npt.NDArray[np.int64]) -> None:
        """Add it to the scores of these rows for each text, shape (texts, rows)."""
        shares = _share(self._column[rows], self._norms[rows])
        *others, (last, weight) = self.uses
        for text, weighed in others:
            scores[text] += shares * weighed
        shares *= weight
        scores[last] += shares


Gains = OfFew | OfMany


def _share(counts: Counts, norms: Scores) -> Scores:
    often = counts.astype(np.float32)
    often /= often + norms
    return often
