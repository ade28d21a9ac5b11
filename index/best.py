"""The best rows of many scores, without sorting them all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_BLOCK = 64  # scores


def best_rows(scores: npt.NDArray[np.float32], limit: int) -> npt.NDArray[np.int64]:
    """Return the rows of the highest scores, best first; of equal ones the first row comes first."""
    whole = len(scores) // _BLOCK * _BLOCK
    highest = scores[:whole].reshape(-1, _BLOCK).max(axis=1) if whole else scores[:0]
    if len(highest) <= limit:
        return np.argsort(-scores, kind="stable")[:limit]
    # So many blocks have a score as high as this one, so no lower score is among the best.
    least = np.partition(highest, len(highest) - limit)[len(highest) - limit]
    rows = np.flatnonzero(scores >= least)
    return rows[np.argsort(-scores[rows], kind="stable")[:limit]]
