"""What a selector is taught with: a question, a passage some of whose sentences answer, and others."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from index.training.encoder import Encoder
from index.training.selection_text import Asked, Told
from index.types import Excerpt

Batch = list[tuple[str, Excerpt, tuple[int, ...] | None]]


@dataclass(frozen=True, slots=True)
class SelectionRecipe:
    """How long and how fast to train."""

    layers: tuple[int, ...] = (0, 1, 3, 5)  # of the embedding model; four are two thirds of the time of six
    first_epochs: float = 1.0  # over questions of which it is not known which sentence answers
    epochs: float = 1.9
    one_article_in: int = 2  # of those that are read first
    first_share: float = 0.4  # of those questions, which come again among the others
    english: int = 1  # how often an English question is read for each time that a Danish one is
    rate: float = 3e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06  # of all steps
    batch: int = 24  # stretches
    answer_weight: float = 3.0  # of a sentence that answers; there are several others for each
    passage_weight: float = 4.0  # of a passage some sentence of which answers
    near: int = 5  # passages near a question from which one that does not answer is drawn
    whole: float = 0.4  # share of the passages that are read whole; of the others a part
    heading: float = 0.3  # share that has its subject as a heading
    threads: int = 2
    seed: int = 1


RECIPE = SelectionRecipe()


@dataclass(frozen=True, slots=True)
class Example:
    """A question about a passage, and which of its sentences answer; None when some one does."""

    question: str
    told: Told
    answer: tuple[int, ...] | None = ()
    others: tuple[Told, ...] = ()  # near the question, and not answering it


def examples(
    told: Sequence[Told], encoder: Encoder, recipe: SelectionRecipe, *, marked: bool
) -> Iterator[Example]:
    """Yield each question with its passage and those near it.

    Args:
        told: passages with questions.
        encoder: tells which passages are near a question.
        recipe: how many.
        marked: whether it is known which sentences answer.
    """
    if not told:
        return
    # A near miss is read with what is near it elsewhere, too: so most questions without an answer are met.
    asked = [(q, at) for at, one in enumerate(told) for q in (*one.questions, *one.near_misses)]
    passages = encoder.embed([one.text for one in told])
    questions = encoder.embed([question.question for question, _ in asked])
    for (question, number), row in zip(asked, np.argsort(-(questions @ passages.T), axis=1), strict=True):
        others = tuple(told[other] for other in row[: recipe.near + 1] if other != number)
        answer = question.answer if marked else None
        for _ in range(_times(question, recipe) if marked else 1):
            yield Example(question.question, told[number], answer, others)


def _times(asked: Asked, recipe: SelectionRecipe) -> int:
    return 1 if asked.language == "da" else recipe.english


def part(
    told: Told, answer: tuple[int, ...] | None, recipe: SelectionRecipe, rng: random.Random
) -> tuple[Excerpt, tuple[int, ...] | None]:
    """Return some of a passage's sentences, with those that answer among them."""
    heading = told.area[:1].upper() + told.area[1:] if rng.random() < recipe.heading else ""
    if answer is None:
        return Excerpt(heading, told.sentences), None
    count = len(told.sentences)
    first, last = 0, count
    if count > 3 and rng.random() > recipe.whole:
        length = rng.randint(3, count)
        lowest = max(0, max(answer) - length + 1) if answer else 0
        highest = min(count - length, min(answer)) if answer else count - length
        if lowest <= highest:
            first = rng.randint(lowest, highest)
            last = first + length
    return Excerpt(heading, told.sentences[first:last]), tuple(number - first for number in answer)
