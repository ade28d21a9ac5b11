"""Scores for many rows, block by block, without work that cannot matter any more.

A 4-gram that many passages hold tells little, and most of the work goes into such ones. The rows scored
first say how high a score the best have at least. So in a later block all rows are scored for the terms
that tell most, and only those which the others could still bring among the best are scored for them too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.bm25 import Gains, Mask, OfFew, OfMany, Scores

_BLOCK = 1 << 16  # rows scored together: what is added up for them stays in the processor's cache
_LEFT_OUT = 0.5  # share of what the best have at least that is left out at first
_SOME = 0.25  # share of the rows of a block up to which they are scored one by one
_ROUNDING = 1e-4  # share by which a score may differ with the order in which it is added up


class Scorer:
    """Scores the parts of an index one after another for one question."""

    def __init__(self, sizes: Sequence[int], limit: int | None) -> None:
        """Prepare for a question.

        Args:
            sizes: how many texts each group has; of a group the text that fits a row best counts.
            limit: how many of the best rows are wanted exactly; None for all.
        """
        self._ends = np.cumsum(sizes)
        self._limit = limit
        self._best = np.empty(0, dtype=np.float32)  # the highest scores so far, at most so many

    def score(self, allowed: Mask, near: Mask, gains: Sequence[Gains]) -> Scores:
        """Return the scores of the rows of a part, shape as given; 0 for blocks without an allowed row.

        Args:
            allowed: which rows may be found.
            near: which rows are wanted exactly, however low they are.
            gains: what the terms of the texts add.
        """
        turns = _Turns(gains, self._ends)
        total = np.zeros(len(allowed), dtype=np.float32)
        for start in range(0, len(total), _BLOCK):
            rows = slice(start, min(start + _BLOCK, len(total)))
            if allowed[rows].any():
                total[rows] = self._block(rows, turns, allowed[rows], near[rows])
                self._note(total[rows][allowed[rows]])
        return total

    def _block(self, rows: slice, turns: _Turns, allowed: Mask, near: Mask) -> Scores:
        scores = np.zeros((int(self._ends[-1]), len(allowed)), dtype=np.float32)
        least = self._least()
        is_narrow = np.count_nonzero(allowed) <= _SOME * len(allowed)
        cut = 0 if is_narrow else turns.cut(_LEFT_OUT * least)
        for few in turns.few:
            few.add(scores, rows)
        for many in turns.many[:cut]:
            many.add(scores, rows)
        found = self._sums(scores)
        if cut == len(turns.many):
            return found
        enough = (least - turns.left_out[cut]) * (1 - _ROUNDING)
        wanted = np.flatnonzero(((found >= enough) | near) & allowed)
        if len(wanted) > _SOME * len(found):
            for many in turns.many[cut:]:
                many.add(scores, rows)
            return self._sums(scores)
        some = scores[:, wanted]
        for many in turns.many[cut:]:
            many.add(some, rows.start + wanted)
        found[wanted] = self._sums(some)
        return found

    def _sums(self, scores: Scores) -> Scores:
        total = np.zeros(scores.shape[1], dtype=np.float32)
        for texts in np.split(scores, self._ends[:-1]):
            total += texts.max(axis=0)
        return total

    def _least(self) -> float:
        """Return what each of the best rows scores at least."""
        return float(self._best.min()) if self._limit and len(self._best) == self._limit else 0.0

    def _note(self, found: Scores) -> None:
        if self._limit:
            best = np.concatenate([self._best, found[found > self._least()]])
            most = max(0, len(best) - self._limit)
            self._best = np.partition(best, most)[most:] if most else best


class _Turns:
    """The terms in the order in which they are added: last those that many rows hold and that tell least."""

    def __init__(self, gains: Sequence[Gains], ends: npt.NDArray[np.int64]) -> None:
        self.few = [each for each in gains if isinstance(each, OfFew)]
        many = [each for each in gains if isinstance(each, OfMany)]
        weights = np.zeros((len(many) + 1, int(ends[-1])))
        for number, each in enumerate(many):
            for text, weight in each.uses:
                weights[number, text] = weight
        order = np.argsort(-weights[:-1].max(axis=1), kind="stable")
        self.many = [many[number] for number in order]
        # What the terms from each on add to a score at most: of a group one text counts.
        added = weights[[*order, len(many)]][::-1].cumsum(axis=0)[::-1]
        groups = np.split(added, ends[:-1], axis=1)
        self.left_out = np.sum([texts.max(axis=1) for texts in groups], axis=0)

    def cut(self, most: float) -> int:
        """Return from which of the terms that many rows hold on they add at most so much together."""
        return int(np.argmax(self.left_out <= most))
