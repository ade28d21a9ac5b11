"""Questions come near to the passages that answer them, and away from other passages of the batch."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import torch

from corpus.sentences import sentences
from index.training.data import Group
from index.training.encoder import Encoder
from index.training.optimise import Loss
from index.training.spelling import without_danish_letters

Order = Callable[[Encoder, Sequence[Group], random.Random], list[int]]

_SCALE = 20.0  # of cosines before the softmax
_LONGEST = 160  # tokens
_QUESTIONS = 4  # of a passage, at most, in one epoch
_DROPPED = 0.4  # of a sentence's words, when it stands for a question


def contrast(
    student: Encoder, groups: Sequence[Group], order: Order, batch: int, rng: random.Random
) -> list[Loss]:
    """Return the losses of one epoch over the groups.

    Args:
        student: the model to train.
        groups: passages with their questions.
        order: puts the groups in the order in which they are cut into batches.
        batch: passages in a batch.
        rng: draws the order of the batches, the questions and the misspellings.
    """
    rows = order(student, groups, rng)
    batches = [[groups[row] for row in rows[start : start + batch]] for start in range(0, len(rows), batch)]
    losses: list[Loss] = [_Contrast(student, found, rng) for found in batches if len(found) > 1]
    rng.shuffle(losses)
    return losses


def at_random(_student: Encoder, groups: Sequence[Group], rng: random.Random) -> list[int]:
    """Return all rows in random order."""
    return rng.sample(range(len(groups)), len(groups))


def by_topic(_student: Encoder, groups: Sequence[Group], rng: random.Random) -> list[int]:
    """Return all rows, those of a topic together: passages of one article are hard to tell apart."""
    places = {topic: rng.random() for topic in sorted({group.topic for group in groups})}
    return sorted(rng.sample(range(len(groups)), len(groups)), key=lambda row: places[groups[row].topic])


def by_likeness(student: Encoder, groups: Sequence[Group], rng: random.Random) -> list[int]:
    """Return all rows, those together that the student itself finds alike."""
    return neighbours(student.embed([group.passage for group in groups]), rng)


def neighbours(vectors: npt.NDArray[np.float32], rng: random.Random) -> list[int]:
    """Return all rows, each followed by the nearest one not yet taken, from a random start."""
    cosines = vectors @ vectors.T
    row = rng.randrange(len(vectors))
    order: list[int] = []
    for _ in range(len(vectors)):
        order.append(row)
        cosines[:, row] = -np.inf
        row = int(cosines[row].argmax())
    return order


class _Contrast:
    def __init__(self, student: Encoder, groups: Sequence[Group], rng: random.Random) -> None:
        self._student = student
        drawn = [(text, row) for row, group in enumerate(groups) for text in _draw(group, rng)]
        self._questions = student.tokens([without_danish_letters(text, rng) for text, _ in drawn], _LONGEST)
        self._passages = student.tokens([group.passage for group in groups], _LONGEST)
        self._rows = [row for _, row in drawn]

    def __call__(self) -> torch.Tensor:
        questions = self._student.vectors(self._questions)
        passages = self._student.vectors(self._passages)
        return contrast_loss(questions, passages, torch.tensor(self._rows))


def contrast_loss(questions: torch.Tensor, passages: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Return how hard it is to tell each question's passage, and each passage's questions, from the others.

    `rows[i]` is the row of question i's passage.
    """
    logits = _SCALE * questions @ passages.T
    forward = torch.nn.functional.cross_entropy(logits, rows)
    shares = torch.log_softmax(logits, dim=0)
    own = rows[:, None] == torch.arange(len(passages))
    backward = -torch.logsumexp(shares.masked_fill(~own, float("-inf")), dim=0).mean()
    return forward + backward


def _draw(group: Group, rng: random.Random) -> list[str]:
    return rng.sample(group.questions, min(_QUESTIONS, len(group.questions)))


def sentence_groups(groups: Sequence[Group], rng: random.Random) -> list[Group]:
    """Return for each passage one of its sentences, without many of its words, as a question to the rest."""
    found: list[Group] = []
    for group in groups:
        texts = [group.passage[start:end] for start, end in sentences(group.passage)]
        chosen = rng.randrange(len(texts))
        words = [word for word in texts[chosen].split() if rng.random() >= _DROPPED]
        rest = " ".join(text for row, text in enumerate(texts) if row != chosen)
        if words and rest:
            found.append(Group(rest, (" ".join(words),), topic=group.topic))
    return found
