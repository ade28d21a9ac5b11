"""Which English word piece a Danish one stands for: IBM model 1 (Brown et al. 1993), learnt from pairs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

_ROUNDS = 5
_LONGEST = 48  # tokens a side: the work grows with the product, and long pairs teach little
_NULL = 0  # the padding token stands for "no Danish word"


def translations(
    danish: Sequence[Sequence[int]], english: Sequence[Sequence[int]], danish_size: int, english_size: int
) -> csr_array:
    """Return t(english | danish) as rows that sum to 1, shape (danish_size, english_size).

    A row is empty where the token stands in no pair.

    Args:
        danish: the token ids of each Danish side, without special tokens.
        english: those of the English sides, in the same order.
        danish_size: the number of Danish ids.
        english_size: the number of English ids.
    """
    cells, slots = _links(danish, english, english_size)
    keys, cells = np.unique(cells, return_inverse=True)
    rows = keys // english_size
    table = np.ones(len(keys), dtype=np.float64)
    for _ in range(_ROUNDS):
        weight = table[cells]
        weight /= np.bincount(slots, weight)[slots]
        counts = np.bincount(cells, weight, minlength=len(keys))
        table = counts / np.bincount(rows, counts)[rows]
    return csr_array((table, (rows, keys % english_size)), shape=(danish_size, english_size))


def _links(
    danish: Sequence[Sequence[int]], english: Sequence[Sequence[int]], english_size: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return all possible links: the cell of the table, and which English token (slot) it explains."""
    cells: list[npt.NDArray[np.int64]] = []
    slots: list[npt.NDArray[np.int64]] = []
    first = 0
    for left, right in zip(danish, english, strict=True):
        if not left or not right or max(len(left), len(right)) > _LONGEST:
            continue
        sources = np.unique(np.asarray([_NULL, *left], dtype=np.int64))
        targets = np.asarray(right, dtype=np.int64)
        cells.append((sources[:, None] * english_size + targets).ravel())
        slots.append(np.tile(np.arange(first, first + len(targets)), len(sources)))
        first += len(targets)
    if not cells:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate(cells), np.concatenate(slots)
