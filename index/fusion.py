"""Scores of the word and vector indexes become one."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]


def fuse(words: Scores, vectors: Scores, vector_weight: float) -> Scores:
    """Return the weighted sum of both scores, each as a share of its best; shape as given.

    A sum of scores loses less than a fusion of ranks where both are comparable within a question.
    """
    return (1 - vector_weight) * _share(words) + vector_weight * _share(vectors)


def _share(scores: Scores) -> Scores:
    best = float(scores.max(initial=0.0))
    return scores / best if best > 0 else scores
