"""Scores for the words of the passages that may be among the best, without scoring all for every word.

A 4-gram that a tenth of all passages hold tells little, and nearly all of the work goes into such ones. So
of a large library all passages are scored without them first. Most are then too far behind for what is left
out to bring them among the best; the others get their exact scores.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.best import best_rows
from index.lexical import Mask, Numbers, Scores, Sought, WordIndex

LARGE = 1 << 16  # rows from which it saves time
_SHARES = (0.1, 0.3)  # of the rows: 4-grams that more hold are left out at first
_FEW = 8_000  # rows that are scored one by one sooner than all of them
_ROUNDING = 1e-4  # share by which a score may differ with the order in which it is added up


def word_scores(
    words: WordIndex,
    sought: Sequence[Sought],
    allowed: Mask,
    near: Numbers,
    limit: int,
    large: int = LARGE,
) -> Scores:
    """Return the scores of all rows, shape (rows,), exact where they can matter.

    Args:
        words: the index.
        sought: what to look for.
        allowed: which rows may be found; each stands for a passage.
        near: allowed rows, ascending, whose scores are wanted however low they are.
        limit: how many of the best allowed rows are wanted.
        large: rows from which some are left inexact.

    Returns:
        Exact scores for `near` and for the `limit` best allowed rows; for others exact ones or lower ones.
    """
    if words.rows < large or words.rows <= limit:
        return words.scores(sought)
    if np.count_nonzero(allowed) <= _FEW:
        rows = np.flatnonzero(allowed)
        return _with(np.zeros(words.rows, dtype=np.float32), words.scores_at(sought, rows), rows)
    for share in _SHARES:
        most = int(share * words.rows)
        lower = words.scores(sought, most)
        lower[~allowed] = 0
        # The exact scores of those that seem best say how high a score the best have at least.
        first = np.union1d(near, best_rows(lower, 2 * limit))
        first = first[allowed[first]]
        exact = words.scores_at(sought, first)
        best = float(np.sort(exact)[-limit]) if len(exact) >= limit else 0.0
        least = best - words.left_out(sought, most)
        rest = np.setdiff1d(np.flatnonzero(lower >= least * (1 - _ROUNDING)), first, assume_unique=True)
        if len(rest) <= _FEW and least > 0:
            _with(lower, exact, first)
            return _with(lower, words.scores_at(sought, rest), rest)
    return words.scores(sought)


def _with(lower: Scores, exact: Scores, rows: Numbers) -> Scores:
    lower[rows] = exact
    return lower
