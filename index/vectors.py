"""Scores for vectors: FAISS over windows of passages; a passage is as near as its nearest window."""

from __future__ import annotations

from collections.abc import Sequence

import faiss
import numpy as np
import numpy.typing as npt

from corpus.sentences import sentences
from index.nearest import nearest

_WINDOW = 350  # characters: a mean over more than two sentences or so blurs what they say
_NEAREST = 400  # windows looked at for a question

Rows = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def windows(text: str) -> list[str]:
    """Return the text in pieces of whole sentences, about 350 characters each."""
    return [" ".join(text[start:end] for start, end in group) for group in _groups(text)]


def window_spans(text: str) -> list[tuple[int, int]]:
    """Return where in the text each of its windows begins and ends."""
    return [(group[0][0], group[-1][1]) for group in _groups(text)]


def _groups(text: str) -> list[list[tuple[int, int]]]:
    groups: list[list[tuple[int, int]]] = []
    length = 0
    for start, end in sentences(text):
        if groups and length + end - start < _WINDOW:
            groups[-1].append((start, end))
            length += 1 + end - start
        else:
            groups.append([(start, end)])
            length = end - start
    return groups


class VectorIndex:
    """Finds the passages whose windows lie nearest to a question."""

    def __init__(self, parts: Sequence[tuple[faiss.Index, Rows, int]]) -> None:
        """Take the parts in order of their rows.

        Args:
            parts: an inner-product index, the row of each of its windows, and how many rows it stands
                for; rows count on from one part to the next.
        """
        self._parts: list[tuple[int, int, faiss.Index, Rows]] = []
        first = 0
        for index, window_rows, count in parts:
            self._parts.append((first, first + count, index, window_rows))
            first += count
        self._rows = first

    def scores(self, question: npt.NDArray[np.float32], allowed: Mask | None) -> npt.NDArray[np.float32]:
        """Return each row's best cosine, shape (rows,); 0 for those too far to be looked at.

        In a large part, which is an inverted file, a window may be missed that lies apart from what it is
        near to; the cosines of those found are exact. Measured: see `benchmarks/retrieval.py`.

        Args:
            question: a unit vector.
            allowed: which rows may be found, or None for all.
        """
        scores = np.zeros(self._rows, dtype=np.float32)
        found = [self._nearest(part, question, allowed) for part in self._parts]
        if not found:
            return scores
        rows = np.concatenate([rows for rows, _ in found])
        cosines = np.concatenate([cosines for _, cosines in found])
        best = np.argsort(-cosines, kind="stable")[:_NEAREST]
        np.maximum.at(scores, rows[best], cosines[best])
        return scores

    def _nearest(
        self,
        part: tuple[int, int, faiss.Index, Rows],
        question: npt.NDArray[np.float32],
        allowed: Mask | None,
    ) -> tuple[Rows, npt.NDArray[np.float32]]:
        first, end, index, window_rows = part
        within = None if allowed is None else allowed[first:end]
        windows_within = None if within is None or within.all() else within[window_rows]
        cosines, found = nearest(index, question, _NEAREST, windows_within)
        return first + window_rows[found], cosines
