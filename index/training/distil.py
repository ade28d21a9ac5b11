"""A Danish text gets the vector of its English translation (Reimers and Gurevych 2020)."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from index.training.data import Pair
from index.training.encoder import Encoder, Tokens
from index.training.optimise import Loss
from index.training.spelling import without_danish_letters

_SCALE = 20.0  # of cosines before the softmax
_SAME = 0.98  # cosine: texts of a batch that say nearly the same are no examples of different ones
_ENGLISH_SHARE = 0.15  # of English sides that are trained too, so that the student keeps its English
_LONGEST = 64  # tokens
_POOL = 40  # batches sorted by length together, so that little is padding

Vectors = npt.NDArray[np.float32]


def distillation(
    student: Encoder, pairs: Sequence[Pair], targets: Vectors, batch: int, rng: random.Random
) -> list[Loss]:
    """Return the losses of one epoch over the pairs, in random order.

    Args:
        student: the model to train.
        pairs: what to train on.
        targets: the teacher's vectors of the English sides, in the same order.
        batch: texts in a batch.
        rng: draws the order, the English sides and the misspellings.
    """
    texts = [(without_danish_letters(pair.danish, rng), row) for row, pair in enumerate(pairs)]
    texts += [(pair.english, row) for row, pair in enumerate(pairs) if rng.random() < _ENGLISH_SHARE]
    rng.shuffle(texts)
    tokens = student.tokens([text for text, _ in texts], _LONGEST)
    rows = [row for _, row in texts]
    batches: list[list[int]] = []
    for start in range(0, len(texts), batch * _POOL):
        pool = sorted(
            range(start, min(start + batch * _POOL, len(texts))), key=lambda item: len(tokens[item])
        )
        batches += [pool[first : first + batch] for first in range(0, len(pool), batch)]
    rng.shuffle(batches)
    return [
        _Distil(student, [tokens[item] for item in found], targets, [rows[item] for item in found])
        for found in batches
    ]


class _Distil:
    def __init__(self, student: Encoder, tokens: list[Tokens], targets: Vectors, rows: list[int]) -> None:
        self._student = student
        self._tokens = tokens
        self._targets = targets
        self._rows = rows

    def __call__(self) -> torch.Tensor:
        return distillation_loss(
            self._student.vectors(self._tokens), torch.from_numpy(self._targets[self._rows])
        )


def distillation_loss(found: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return 1 minus the mean cosine, plus how hard it is to tell whose target is whose (both ways)."""
    cosines = found @ wanted.T
    own = torch.eye(len(found), dtype=torch.bool)
    twins = (wanted @ wanted.T > _SAME) & ~own
    logits = (_SCALE * cosines).masked_fill(twins, float("-inf"))
    numbers = torch.arange(len(found))
    entropy = torch.nn.functional.cross_entropy
    return 1 - cosines.diagonal().mean() + (entropy(logits, numbers) + entropy(logits.T, numbers)) / 2
