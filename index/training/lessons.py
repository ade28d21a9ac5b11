"""What a batch costs a model that is fitted to a library: how badly it tells whose text is whose."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch.nn.functional import cross_entropy

from index.training.data import Group, Pair
from index.training.pairs import Made
from index.training.student import Student

_SCALE = 20.0  # of cosines before the softmax
_SAME = 0.95  # cosine: texts that say nearly the same are no examples of different ones


def made_loss(student: Student, batch: Sequence[Made]) -> torch.Tensor:
    """Return how hard it is to tell each question's text from those of the others, and the reverse."""
    questions = student.vectors([made.question for made in batch], question=True)
    texts = student.vectors([made.text for made in batch], question=False)
    alike = torch.tensor([[_may_answer(one, other) for other in batch] for one in batch])
    alike |= texts.detach() @ texts.detach().T > _SAME
    return _told_apart(questions, texts, alike)


def asked_loss(student: Student, groups: Sequence[Group], questions: Sequence[str]) -> torch.Tensor:
    """Return how hard it is to tell whose passage answers whose question."""
    asked = student.vectors(questions, question=True)
    return _told_apart(asked, student.vectors([group.passage for group in groups], question=False))


def translated_loss(student: Student, pairs: Sequence[Pair], targets: torch.Tensor) -> torch.Tensor:
    """Return how far both sides of translations have gone from where they were, and from each other.

    Args:
        student: the model.
        pairs: Danish sentences with their translations.
        targets: the English sides' vectors by the model before, shape (len(pairs), dimension).
    """
    danish = student.vectors([pair.danish for pair in pairs], question=False)
    english = student.vectors([pair.english for pair in pairs], question=False)
    away = 2 - (danish * targets).sum(1).mean() - (english * targets).sum(1).mean()
    return away + _told_apart(danish, english) / 2


def _may_answer(one: Made, other: Made) -> bool:
    """Tell whether the other's text may answer the one's question as well."""
    under_one = (one.by_heading or other.by_heading) and one.window.headings == other.window.headings
    return under_one or one.window.passage == other.window.passage


def _told_apart(ones: torch.Tensor, others: torch.Tensor, alike: torch.Tensor | None = None) -> torch.Tensor:
    """Return the cross-entropy both ways of row i going with row i; pairs that are alike do not count."""
    logits = _SCALE * ones @ others.T
    if alike is not None:
        logits = logits.masked_fill(alike & ~torch.eye(len(ones), dtype=torch.bool), float("-inf"))
    own = torch.arange(len(ones))
    return cross_entropy(logits, own) + cross_entropy(logits.T, own)
